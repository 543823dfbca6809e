"""What lies in output/ is told from the documents themselves: ours, ours and edited, somebody else's, open in Word."""

from __future__ import annotations

import datetime as dt
import os
import unicodedata
import zipfile
from pathlib import Path

import pytest
from build_world import certified, edit_in_word
from publish_world import digest

from docgen.build.survey import Found, Survey, identity_of, survey
from docgen.build.verdicts import beside_path

NAME = "AG-2026-001/AG-2026-001_2026-10-22_referat.docx"


def put(folder: Path, data: bytes, name: str = NAME) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def found_in(folder: Path, name: str = NAME) -> Found:
    return survey(folder).at[name]


def test_our_document_tells_who_it_is_and_that_nobody_touched_it(tmp_path: Path) -> None:
    data = certified("Referat")
    put(tmp_path, data)
    assert found_in(tmp_path) == Found(NAME, digest(data), "referat|m1||1", "f", "v", "t", "1", dt.date(2026, 10, 23), True)


def test_a_document_saved_in_word_is_still_known_but_no_longer_untouched(tmp_path: Path) -> None:
    put(tmp_path, edit_in_word(certified("Referat")))
    found = found_in(tmp_path)
    assert (found.identity, found.untouched) == ("referat|m1||1", False)


def test_a_resave_without_a_change_of_text_counts_as_a_persons_work(tmp_path: Path) -> None:
    # Word rewrites every part; nobody can tell from the bytes that the text is the same, so it is left alone.
    put(tmp_path, edit_in_word(certified("Referat"), ""))
    assert not found_in(tmp_path).untouched


def test_one_changed_letter_in_any_part_breaks_the_certificate(tmp_path: Path) -> None:
    path = put(tmp_path, certified("Referat"))
    parts = {}
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for changed in ("word/document.xml", "word/styles.xml", "docProps/custom.xml", "[Content_Types].xml"):
        with zipfile.ZipFile(path, "w") as package:
            for name, data in parts.items():
                package.writestr(name, data + b" " if name == changed else data)
        assert not found_in(tmp_path).untouched, changed


def test_a_forged_property_breaks_the_certificate(tmp_path: Path) -> None:
    path = put(tmp_path, certified("Referat"))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["docProps/custom.xml"] = parts["docProps/custom.xml"].replace(b"referat|m1||1", b"referat|m2||1")
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    found = found_in(tmp_path)
    assert (found.identity, found.untouched) == ("referat|m2||1", False)


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 ikke en zip", b"Bare tekst", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64]
)
def test_a_file_that_is_no_document_of_ours_has_no_identity(tmp_path: Path, data: bytes) -> None:
    put(tmp_path, data)
    found = found_in(tmp_path)
    assert (found.identity, found.untouched, found.digest) == ("", False, digest(data))


def test_a_shortened_document_of_ours_is_nobodys(tmp_path: Path) -> None:
    put(tmp_path, certified("Referat")[:-200])
    assert not found_in(tmp_path).untouched


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read everything")
def test_a_file_that_cannot_be_read_counts_as_a_persons(tmp_path: Path) -> None:
    put(tmp_path, certified("Referat")).chmod(0)
    assert found_in(tmp_path) == Found(NAME, "")


def test_a_file_that_goes_away_while_we_look_is_no_accident(tmp_path: Path) -> None:
    path = tmp_path / "peker.docx"
    path.symlink_to(tmp_path / "borte.docx")
    assert survey(tmp_path).at["peker.docx"] == Found("peker.docx", "")


def test_our_version_beside_a_persons_is_found_by_place_and_never_by_identity(tmp_path: Path) -> None:
    put(tmp_path, edit_in_word(certified("Referat")))
    put(tmp_path, certified("Ny"), beside_path(NAME))
    seen = survey(tmp_path)
    assert beside_path(NAME) == "AG-2026-001/AG-2026-001_2026-10-22_referat (ny).docx"
    assert seen.of["referat|m1||1"].path == NAME
    assert seen.beside(NAME) == seen.at[beside_path(NAME)]


def test_decomposed_letters_of_a_mac_are_the_same_name(tmp_path: Path) -> None:
    name = "ressursteam/ressursteam-2026-høst_møteplan.docx"
    put(tmp_path, certified("Plan"), unicodedata.normalize("NFD", name.replace("ø", "o\u0338").replace("å", "a\u030a")))
    put(tmp_path, certified("Åpning"), unicodedata.normalize("NFD", "ressursteam/åpning.docx"))
    assert "ressursteam/åpning.docx" in survey(tmp_path).at


def test_copies_are_told_by_receiver_and_only_those_of_the_asked_document() -> None:
    of = {
        identity_of(kind, subject, receiver): Found(f"{kind}-{subject}-{receiver}", "d", identity_of(kind, subject, receiver))
        for kind, subject, receiver in (
            ("referat", "m1", ""),
            ("referat", "m1", "bup"),
            ("referat", "m11", "bup"),
            ("referat_ressursteam", "m1", "bup"),
        )
    }
    copies = Survey({}, of, frozenset()).copies("referat", "m1")
    assert {key: found.path for key, found in copies.items()} == {"": "referat-m1-", "bup": "referat-m1-bup"}


@pytest.mark.parametrize(
    ("owner_file", "document"),
    [
        ("~$ferat.docx", "referat.docx"),  # long names lose their first two letters
        ("~$abcdef.docx", "aabcdef.docx"),
        ("~$referat.docx", "referat.docx"),  # short ones keep all
        (".~lock.referat.docx#", "referat.docx"),
    ],
)
def test_an_owner_file_says_that_its_document_is_open(tmp_path: Path, owner_file: str, document: str) -> None:
    put(tmp_path, certified("Referat"), f"AG/{document}")
    put(tmp_path, certified("Annet", "referat|m2||1"), "AG/helt_annet.docx")
    put(tmp_path, b"\x05Kari", f"AG/{owner_file}")
    put(tmp_path, certified("Nabo", "referat|m3||1"), f"BG/{document}")
    assert survey(tmp_path).locked == {f"AG/{document}"}


def test_an_owner_file_is_no_document(tmp_path: Path) -> None:
    put(tmp_path, b"\x05Kari", "AG/~$ferat.docx")
    assert survey(tmp_path).at == {}


def test_other_files_in_the_folder_are_nothing_to_us(tmp_path: Path) -> None:
    put(tmp_path, b"x", "AG/notat.txt")
    put(tmp_path, b"x", "AG/referat.pdf")
    assert survey(tmp_path).at == {}


def test_the_ending_may_be_in_capitals(tmp_path: Path) -> None:
    put(tmp_path, certified("Referat"), "AG/REFERAT.DOCX")
    assert survey(tmp_path).at["AG/REFERAT.DOCX"].untouched


# --- a fødselsnummer that a person typed ---------------------------------------------------------------------------


def test_a_number_typed_in_word_is_seen_in_ours_and_in_somebody_elses(tmp_path: Path) -> None:
    put(tmp_path, edit_in_word(certified("Referat"), "Gjelder 030245 12671."))
    assert found_in(tmp_path).has_national_id
    put(tmp_path, edit_in_word(certified("Referat"), "Født 03.02.2045."))
    assert not found_in(tmp_path).has_national_id


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"03024512671"])
def test_what_is_no_document_says_nothing(tmp_path: Path, data: bytes) -> None:
    put(tmp_path, data)
    assert not found_in(tmp_path).has_national_id


def test_half_a_part_of_a_document_says_nothing_and_breaks_nothing(tmp_path: Path) -> None:
    path = put(tmp_path, edit_in_word(certified("Referat"), "Gjelder 030245 12671."))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"][:200]
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    assert not found_in(tmp_path).has_national_id


def test_a_draft_says_so_until_the_word_is_gone(tmp_path: Path) -> None:
    draft = certified("UTKAST Referat", utkast="ja")
    for data, says in (
        (certified("UTKAST Referat"), False),  # a word in a text makes no draft
        (draft, True),
        (edit_in_word(draft, "Noe nytt"), True),
        (edit_in_word(certified("Referat", utkast="ja"), "Noe nytt"), False),
    ):
        put(tmp_path, data)
        assert found_in(tmp_path).utkast is says


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("UTKAST", True),
        ("Familieavdelingen · UTKAST", True),
        ("Gå gjennom UTKAST til plan", False),
        ("Vi leste et UTKAST", False),
        ("Utkast", False),
    ],
)
def test_an_edited_draft_of_before_drafts_were_marked_is_known_by_the_line_it_prints(
    tmp_path: Path, line: str, says: bool
) -> None:
    """It would else be taken for what was sent, and go to the archive with the word on it."""
    put(tmp_path, edit_in_word(certified(line), "Noe nytt"))
    assert found_in(tmp_path).utkast is says
    put(tmp_path, certified(line))  # that nobody has touched: what it says is not looked into, and DG416 tells
    assert not found_in(tmp_path).utkast
