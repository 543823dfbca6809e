"""Older workspaces brought to today's format: what is changed, and that no other byte is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from docgen.disk import DocgenError
from docgen.migration.changes import UnreadableError
from docgen.migration.marker import NewerError, upgraded_marker
from docgen.migration.oppsett import upgraded_oppsett
from docgen.migration.texts import access_of, classes_of, codes_of
from docgen.migration.upgrading import upgrade

NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
FILE = "cases/register/oppsett.yaml"
OLD = """\
# Oppsettet vårt.
type: oppsett   # alltid
kommunenavn: "Eksempelvik kommune"

arkiv:  # spør arkivet
  # Koden fra 2024
  tilgang: UO, offentleglova § 13   # fra Noark
  arkivdel: 'PERS'
  klassifikasjon: "K-koder: F40 Tverrfaglig samarbeid"
  koder: journalstatus=J, dokumentstatus=F
motto:   VET ✕ KAN  # behold
"""
NEW = """\
# Oppsettet vårt.
type: oppsett   # alltid
kommunenavn: "Eksempelvik kommune"

arkiv:  # spør arkivet
  # Koden fra 2024
  tilgang: [{kode: UO, hjemmel: "offentleglova § 13"}]   # fra Noark
  arkivdel: 'PERS'
  klassifikasjon: [{system: "K-koder", klasse: F40, tittel: "Tverrfaglig samarbeid"}]
  koder: {journalstatus: J, dokumentstatus: F}
motto:   VET ✕ KAN  # behold
"""


def said(text: str) -> object:
    return YAML(typ="safe", pure=True).load(text)


def test_texts_become_fields_and_every_other_byte_stays() -> None:
    done = upgraded_oppsett(OLD, FILE)
    assert done.text == NEW
    assert [(change.line, change.code, change.field) for change in done.changes] == [
        (7, "moved", "arkiv.tilgang"),
        (9, "moved", "arkiv.klassifikasjon"),
        (10, "moved", "arkiv.koder"),
    ]


def test_keys_in_other_capitals_are_the_same_keys() -> None:
    """As everywhere (domain.md §5): docgen reads `Tilgang` as `tilgang`, so that it is upgraded as well."""
    before = "type: oppsett\nArkiv:\n  Tilgang: UO, offentleglova § 13\n  KODER: rart\n"
    done = upgraded_oppsett(before, FILE)
    assert done.text == ('type: oppsett\nArkiv:\n  Tilgang: [{kode: UO, hjemmel: "offentleglova § 13"}]\n  # KODER: rart\n')
    assert [(change.code, change.field) for change in done.changes] == [("moved", "arkiv.tilgang"), ("kept", "arkiv.koder")]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_once_more_there_is_nothing_to_do(end: str) -> None:
    done = upgraded_oppsett(OLD.replace("\n", end), FILE)
    assert done.text == NEW.replace("\n", end)
    again = upgraded_oppsett(done.text, FILE)
    assert (again.text, again.changes) == (done.text, ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  tilgang: spør Kari  # vet ikke\n", "  # tilgang: spør Kari  # vet ikke\n"),
        ("  tilgang: |\n    spør\n    Kari\n", "  # tilgang: |\n    # spør\n    # Kari\n"),
        ('  tilgang: "spør\n    Kari"\n', '  # tilgang: "spør\n    # Kari"\n'),
        (
            "  tilgang: | # gammel\n    UO, offentleglova § 13\n",
            '  tilgang: [{kode: UO, hjemmel: "offentleglova § 13"}] # gammel\n',
        ),
        ("  tilgang: >-\n    UO,\n    offentleglova § 13\n", '  tilgang: [{kode: UO, hjemmel: "offentleglova § 13"}]\n'),
    ],
    ids=["plain", "block", "quoted over lines", "block told apart", "folded told apart"],
)
@pytest.mark.parametrize("rest", ["", "  arkivdel: PERS\n", "\n# slutt\nmotto: x\n"])
def test_what_cannot_be_told_apart_stays_as_a_comment(before: str, after: str, rest: str) -> None:
    done = upgraded_oppsett(f"type: oppsett\narkiv:\n{before}{rest}", FILE)
    assert done.text == f"type: oppsett\narkiv:\n{after}{rest}"
    assert upgraded_oppsett(done.text, FILE).changes == ()
    assert done.changes[0].needs_work == ("kode" not in after)


def test_in_one_line_the_text_goes_above_it() -> None:
    done = upgraded_oppsett("type: oppsett\narkiv: {tilgang: spør Kari, arkivdel: PERS} # a\n", FILE)
    assert done.text == "type: oppsett\n# arkiv.tilgang: spør Kari\narkiv: {tilgang: [], arkivdel: PERS} # a\n"
    assert upgraded_oppsett(done.text, FILE).changes == ()


@pytest.mark.parametrize("text", ["type: oppsett\n", "type: oppsett\narkiv:\n", "type: oppsett\narkiv:\n  tilgang:\n", NEW, ""])
def test_what_is_of_today_is_left_alone(text: str) -> None:
    assert upgraded_oppsett(text, FILE).text == text


@pytest.mark.parametrize("text", ["arkiv: {tilgang: [\n", "a: 'b\n", "arkiv:\n  tilgang: x\n a: b\n"])
def test_what_is_no_yaml_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(UnreadableError) as told:
        upgraded_oppsett(text, FILE)
    assert told.value.line > 0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("UO, offentleglova § 13", ("UO", "offentleglova § 13")),
        ("UO (offentleglova § 13 jf. forvaltningsloven § 13)", ("UO", "offentleglova § 13 jf. forvaltningsloven § 13")),
        ("UOFF – § 13", ("UOFF", "§ 13")),
        ("UO", None),
        ("offentleglova § 13", None),
        ("spør Kari", None),
        ("UO, spør Kari", None),
    ],
)
def test_an_access_code_is_told_from_its_statute_or_not_at_all(text: str, value: tuple[str, str] | None) -> None:
    assert access_of(text) == ([dict(zip(("kode", "hjemmel"), value, strict=True))] if value else None)


def test_classes_and_codes_are_told_apart_only_where_it_is_certain() -> None:
    assert classes_of("K-koder = F40") == [{"system": "K-koder", "klasse": "F40"}]
    assert classes_of("F40") is None and classes_of("a: b, c: d") is None
    assert codes_of("journalstatus: J; format_pdf: RA-PDF") == {"journalstatus": "J", "format_pdf": "RA-PDF"}
    assert (
        codes_of("journalstatus=J, ukjent=F") is None and codes_of("J") is None and codes_of("partrolle=K, partrolle=L") is None
    )


# --- whatever stands around it -------------------------------------------------------------------------------------

WORDS = st.text("abcæøå §#:'-{}[]|>✕", max_size=12)
PLAIN = st.text("abcæøå ✕", min_size=1, max_size=12).map(str.strip).filter(bool)
COMMENT = st.builds("# {}".format, WORDS.map(lambda text: text.replace("\n", " ")))
VALUE = st.one_of(
    PLAIN,
    WORDS.map(lambda text: "'" + text.replace("'", "''") + "'"),
    WORDS.map(lambda text: f'"{text}"'),
    PLAIN.map(lambda text: f"[{text}, b] "),
    PLAIN.map(lambda text: f"|\n    {text}\n\n    b"),
)
TEXTS = [
    "UO, offentleglova § 13",
    '"UO, offentleglova § 13"',
    "'spør  Kari'",
    "spør Kari",
    "K-koder: F40",
    ">-\n    spør\n    Kari",
]
BEHIND = st.one_of(st.just(""), COMMENT.map(lambda text: f"   {text}"))


@st.composite
def written(draw: st.DrawFn) -> tuple[str, list[str]]:
    """An oppsett of an old draft, and the pieces of it that are none of the changed fields, in order."""
    pieces: list[tuple[str, bool]] = [("type: oppsett\n", True)]
    around = st.one_of(COMMENT.map("{}\n".format), st.just("\n"))
    pieces += [(one, True) for one in draw(st.lists(around, max_size=3))]
    pieces += [(f"x{number}: {value}\n", True) for number, value in enumerate(draw(st.lists(VALUE, max_size=2)))]
    pieces.append((f"arkiv:{draw(BEHIND)}\n", True))
    keys = draw(st.permutations(["tilgang", "klassifikasjon", "koder", "arkivdel", "regel"]))
    for key in keys[: draw(st.integers(1, 5))]:
        pieces += [(f"  {one}", True) for one in draw(st.lists(COMMENT.map("{}\n".format), max_size=1))]
        if key in ("arkivdel", "regel"):
            pieces.append((f"  {key}: {draw(VALUE)}\n", True))
        else:
            text = draw(st.sampled_from(TEXTS))
            quoted = f"'{text}'" if text.startswith("K-") else text
            pieces.append((f"  {key}: {quoted}{'' if '>' in text else draw(BEHIND)}\n", False))
    pieces += [(one, True) for one in draw(st.lists(around, max_size=2))]
    pieces += [(f"y: {value}\n", True) for value in draw(st.lists(VALUE, max_size=1))]
    return "".join(text for text, _ in pieces), [text for text, stays in pieces if stays]


@settings(max_examples=150, deadline=None)
@given(written(), st.booleans())
def test_no_comment_and_no_line_is_ever_lost(drawn: tuple[str, list[str]], windows: bool) -> None:
    text, pieces = drawn
    end = "\r\n" if windows else "\n"
    text, pieces = text.replace("\n", end), [piece.replace("\n", end) for piece in pieces]
    done = upgraded_oppsett(text, FILE)
    place = 0
    for piece in pieces:
        place = done.text.index(piece, place) + len(piece)
    # Every comment, also behind a field that was changed.
    for line in text.split(end):
        if "   #" in line:
            assert line[line.rindex("   #") :] in done.text
    assert upgraded_oppsett(done.text, FILE).changes == ()
    assert len(done.text.split(end)) >= len(text.split(end)) - 2 * text.count(">-")


# --- docgen.toml ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('# Merke\nlang = "nb"\n', 'format = 1\n# Merke\nlang = "nb"\n'),
        ("", "format = 1\n"),
        ("# a\r\nformat = 0  # gammel\r\n", "# a\r\nformat = 1  # gammel\r\n"),
        ("[egen]\nformat = 0\n", "format = 1\n[egen]\nformat = 0\n"),
        ("format = 1\n", "format = 1\n"),
    ],
)
def test_the_marker_says_the_format(before: str, after: str) -> None:
    assert upgraded_marker(before, "docgen.toml").text == after
    assert upgraded_marker(after, "docgen.toml").changes == ()


@pytest.mark.parametrize("text", ["format = 2\n", 'format = "0"\n', "format = \n", "a = [\n", "format = true\n"])
def test_a_marker_that_is_newer_or_unreadable_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        upgraded_marker(text, "docgen.toml")
    assert isinstance(caught.value, NewerError) == (text == "format = 2\n")


# --- the workspace -------------------------------------------------------------------------------------------------


@pytest.fixture
def old(tmp_path: Path) -> Path:
    (tmp_path / "cases/register").mkdir(parents=True)
    (tmp_path / FILE).write_bytes(b"\xef\xbb\xbf" + OLD.encode())
    (tmp_path / "cases/annet.yaml").write_text("a: [", "utf-8")
    (tmp_path / "docgen.toml").write_text('lang = "nb"\n', "utf-8")
    return tmp_path


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_the_files_as_they_were_are_kept_whole(old: Path) -> None:
    before = contents(old)
    done = upgrade(old, NOW, dry_run=False)
    assert done.backup == old / ".docgen/før-oppgradering/20261120T120000Z"
    assert contents(done.backup) == {name: before[name] for name in (FILE, "docgen.toml")}
    assert (old / FILE).read_bytes() == b"\xef\xbb\xbf" + NEW.encode()
    assert (old / "docgen.toml").read_text("utf-8") == 'format = 1\nlang = "nb"\n'
    assert upgrade(old, NOW, dry_run=False).changes == ()


def test_a_dry_run_writes_nothing(old: Path) -> None:
    before = contents(old)
    assert len(upgrade(old, NOW, dry_run=True).changes) == 4
    assert contents(old) == before


@pytest.mark.parametrize("data", [b"type: oppsett\narkiv: [\n", "type: oppsett\nmotto: bl\xe5\n".encode("cp1252")])
def test_a_file_that_cannot_be_read_stops_it_before_anything_is_written(old: Path, data: bytes) -> None:
    (old / "cases/register/annen.yml").write_bytes(data)
    before = contents(old)
    with pytest.raises(DocgenError, match=r"cases/register/annen\.yml"):
        upgrade(old, NOW, dry_run=False)
    assert contents(old) == before


def test_a_killed_upgrade_is_begun_anew(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from docgen.migration import upgrading

    real = upgrading.replace_file

    def killed(path: Path, data: bytes) -> None:
        if path.name == "docgen.toml":
            raise KeyboardInterrupt
        real(path, data)

    monkeypatch.setattr(upgrading, "replace_file", killed)
    with pytest.raises(KeyboardInterrupt):
        upgrade(old, NOW, dry_run=False)
    monkeypatch.setattr(upgrading, "replace_file", real)
    assert [change.file for change in upgrade(old, NOW, dry_run=False).changes] == ["docgen.toml"]
    assert (old / FILE).read_bytes() == b"\xef\xbb\xbf" + NEW.encode()
