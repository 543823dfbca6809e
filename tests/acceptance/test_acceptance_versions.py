"""Previous versions and conflicts as the secretary meets them: put one back, or say which of two is to have the name."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from docgen.build.intents import Intent, journal_text
from docgen.build.lock import writing
from office import Office

PLANNED = "cases/ansvarsgrupper/AG-2026-005/møte-2026-12-10.yaml"
INVITATION = "AG-2026-005/AG-2026-005_2026-12-10_innkalling"
PATH, BESIDE = f"{INVITATION}.docx", f"{INVITATION} (ny).docx"
FILE = f"output/{PATH}"


def change_place(office: Office, place: str) -> None:
    text = office.read(PLANNED)
    office.write(PLANNED, re.sub(r"^sted: .*$", f"sted: {place}", text, flags=re.MULTILINE))


def kept(office: Office) -> set[bytes]:
    """Every previous version of a document."""
    return {path.read_bytes() for path in (office.root / ".docgen" / "forrige").rglob("*.docx")}


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture(scope="session")
def with_versions(small_built: Office, tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, list[bytes]]:
    """The invitation made three times; all three, the oldest first. Not to be changed: copy it."""
    office = small_built.copy_to(tmp_path_factory.mktemp("versjoner") / "kontor")
    made = [office.documents[PATH]]
    for place in ("Rom 2", "Rom 3"):
        change_place(office, place)
        office.build(PLANNED)
        made.append(office.documents[PATH])
    return office, made


@pytest.fixture(scope="session")
def in_conflict(small_built: Office, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Her invitation with ours beside it. Not to be changed: copy it."""
    office = small_built.copy_to(tmp_path_factory.mktemp("konflikt") / "kontor")
    office.edit_in_word(PATH)
    change_place(office, "Rom 2")
    office.build(PLANNED)
    return office


@pytest.fixture
def versions(with_versions: tuple[Office, list[bytes]], tmp_path: Path) -> tuple[Office, list[bytes]]:
    return with_versions[0].copy_to(tmp_path / "kontor"), with_versions[1]


@pytest.fixture
def conflict(in_conflict: Office, tmp_path: Path) -> tuple[Office, bytes, bytes]:
    """A workspace of one's own with her invitation and ours."""
    office = in_conflict.copy_to(tmp_path / "kontor")
    return office, office.documents[PATH], office.documents[BESIDE]


# --- restore -------------------------------------------------------------------------------------------------------


def test_the_newest_previous_version_comes_back_and_once_more_undoes_it(versions: tuple[Office, list[bytes]]) -> None:
    office, (_, second, third) = versions
    outcome = office.run("restore", FILE)
    assert outcome.code == 0, outcome.said
    assert office.documents[PATH] == second
    assert third in kept(office)
    assert "lages dokumentet på nytt neste gang" in outcome.out
    assert office.run("gjenopprett", FILE).code == 0
    assert office.documents[PATH] == third


def test_versions_are_listed_with_number_date_and_maker_and_one_is_chosen(versions: tuple[Office, list[bytes]]) -> None:
    office, (first, _, third) = versions
    listed = office.run("restore", FILE, "--list")
    assert re.findall(r"^ +(\d)  \d\d\.\d\d\.\d{4} kl\. \d\d\.\d\d  laget av docgen$", listed.out, re.MULTILINE) == ["1", "2"]
    answer = office.run("restore", FILE, "--list", "--json").json
    assert [version["by"] for version in answer["versions"]] == ["docgen", "docgen"]
    assert office.documents[PATH] == third

    chosen = next(version["number"] for version in answer["versions"] if version["sha256"] == digest(first))
    assert office.run("restore", FILE, "--versjon", str(chosen), "-q").code == 0
    assert office.documents[PATH] == first
    # As was said: what docgen made is made anew.
    office.build(PLANNED)
    assert office.documents[PATH] == third


def test_a_document_that_was_deleted_can_be_put_back(versions: tuple[Office, list[bytes]]) -> None:
    office, (_, second, _) = versions
    (office.output / PATH).unlink()
    assert office.run("restore", PATH).code == 0
    assert office.documents[PATH] == second


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((FILE,), "Det finnes ingen tidligere versjon"),
        (("../utenfor.docx",), "er ikke et dokument i mappen output"),
    ],
)
def test_what_cannot_be_restored_is_wrong_use_and_is_told(office: Office, words: tuple[str, ...], said: str) -> None:
    before = office.documents
    outcome = office.run("restore", *words)
    assert (outcome.code, office.documents) == (2, before), outcome.said
    assert said in outcome.err


def test_a_document_open_in_word_is_not_restored(versions: tuple[Office, list[bytes]]) -> None:
    office, (*_, third) = versions
    (office.output / PATH).with_name("~$" + PATH.rpartition("/")[2][2:]).write_bytes(b"eier")
    outcome = office.run("restore", FILE)
    assert (outcome.code, office.documents[PATH]) == (3, third)
    assert "åpen i Word" in outcome.err


# --- conflicts -----------------------------------------------------------------------------------------------------


def test_documents_that_wait_for_a_choice_are_listed_with_what_to_do(conflict: tuple[Office, bytes, bytes]) -> None:
    office, _, _ = conflict
    outcome = office.run("konflikter")
    assert outcome.code == 0
    assert outcome.line_about(FILE, "rettet for hånd")
    assert outcome.line_about(f"output/{BESIDE}", "vår versjon")
    assert "--behold min" in outcome.out
    assert office.run("conflicts", "--json").json["conflicts"] == [
        {"path": FILE, "beside": f"output/{BESIDE}", "open": False, "both_edited": False}
    ]


def test_keeping_hers_sends_ours_to_the_previous_versions_until_the_data_change(conflict: tuple[Office, bytes, bytes]) -> None:
    office, hers, ours = conflict
    # What was offered may have been forgotten on the way (a restored folder): the choice itself says it again.
    (office.root / ".docgen" / "lagt-ved-siden-av.json").unlink()
    outcome = office.run("conflicts", f"output/{BESIDE}", "--behold", "min")
    assert outcome.code == 0, outcome.said
    office.build(PLANNED)
    assert office.documents[PATH] == hers and BESIDE not in office.documents
    assert ours in kept(office)
    change_place(office, "Rom 3")
    office.build(PLANNED)
    assert office.documents[PATH] == hers and "Rom 3" in office.text(BESIDE)


def test_taking_ours_gives_it_the_name_and_hers_can_be_had_back_for_good(conflict: tuple[Office, bytes, bytes]) -> None:
    office, hers, ours = conflict
    assert office.run("conflicts", FILE, "--keep", "new", "--json").json["kept"] == "new"
    assert office.documents[PATH] == ours and BESIDE not in office.documents
    assert hers in kept(office)
    before = office.times()
    assert office.build(PLANNED).code == 0
    assert office.times() == before

    number = next(v["number"] for v in office.run("restore", FILE, "--list", "--json").json["versions"] if v["by"] == "person")
    outcome = office.run("restore", FILE, "--versjon", str(number), "--lang", "en")
    assert outcome.code == 0, outcome.said
    assert "edited by hand" in outcome.out and "does not write over it" in outcome.out
    change_place(office, "Rom 3")
    office.build(PLANNED)
    assert office.documents[PATH] == hers
    assert "Rom 3" in office.text(BESIDE)


def test_deleting_hers_in_the_folder_lets_ours_take_the_name_and_leave_its_own(conflict: tuple[Office, bytes, bytes]) -> None:
    office, _, ours = conflict
    (office.output / PATH).unlink()
    outcome = office.build(PLANNED, "-v")
    assert office.documents[PATH] == ours
    assert BESIDE not in office.documents
    assert "vår versjon får navnet" in outcome.said


def test_ours_left_beside_a_document_that_is_ours_again_is_cleared_away(conflict: tuple[Office, bytes, bytes]) -> None:
    office, _, ours = conflict
    # As after a kill between the two steps of taking ours.
    (office.output / PATH).write_bytes(ours)
    office.build(PLANNED)
    assert office.documents[PATH] == ours and BESIDE not in office.documents


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--behold", "min"), "Skriv hvilket dokument"),
        ((FILE, "--behold", "min"), "Ingen versjon av docgen ligger ved siden av"),
    ],
)
def test_a_choice_about_nothing_is_wrong_use(office: Office, words: tuple[str, ...], said: str) -> None:
    outcome = office.run("conflicts", *words)
    assert outcome.code == 2 and said in outcome.err


# --- who writes ----------------------------------------------------------------------------------------------------

WHO = r"«docgen watch» på maskinen .+ \(prosess \d+\), siden \d\d\.\d\d\.\d{4} kl\. \d\d\.\d\d"


def test_who_writes_already_is_told_and_those_who_only_read_do_not_wait(conflict: tuple[Office, bytes, bytes]) -> None:
    office, *_ = conflict
    before = office.documents
    with writing(office.root, "watch"):
        outcome = office.build("--json")
        assert outcome.code == 3 and outcome.json["exit"] == 3
        assert re.search(WHO, json.dumps(outcome.json, ensure_ascii=False))
        assert office.run("restore", FILE).code == 3
        assert office.run("conflicts", FILE, "--keep", "new").code == 3
        assert office.documents == before
        assert office.run("check", PLANNED).code == 0
        assert office.build(PLANNED, "--dry-run").code == 0


def test_the_file_system_can_be_said_in_docgen_toml(office: Office) -> None:
    first, said = office.documents[PATH], office.read("docgen.toml")
    change_place(office, "Rom 2")
    office.write("docgen.toml", f'{said}\nfilsystem = "kanskje"\n')
    assert office.build(PLANNED).code == 2
    office.write("docgen.toml", f'{said}\nfilsystem = "nettverk"\n')
    assert office.build(PLANNED).code == 0
    assert first in kept(office) and "Rom 2" in office.text(PATH)


def test_a_run_killed_on_a_share_with_a_document_in_its_hands_is_finished_before_anybody_looks(office: Office) -> None:
    old, working = office.documents[PATH], office.root / ".docgen"
    aside = f"{INVITATION}.20261126T120000Z.0123456789ab.docx"
    (working / "forrige" / aside).parent.mkdir(parents=True, exist_ok=True)
    (office.output / PATH).rename(working / "forrige" / aside)
    intent = Intent(PATH, digest(old), digest(b"ny"), "0.docx", aside)
    (working / "påbegynt.json").write_bytes(journal_text([intent]))
    outcome = office.build(PLANNED, "--json")
    assert outcome.code == 0, outcome.said
    assert office.documents[PATH] == old
    assert {line["action"] for line in outcome.json["documents"]} <= {"unchanged", "not-applicable"}
