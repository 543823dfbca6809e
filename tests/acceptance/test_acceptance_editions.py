"""What was archived is never written again: the secretary is told, and asks for a new edition when she wants one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from office import Office

MEETING = "cases/ansvarsgrupper/AG-2026-005/møte-2026-10-22.yaml"
MINUTES = "AG-2026-005/AG-2026-005_2026-10-22_referat"
PATH, SECOND = f"{MINUTES}.docx", f"{MINUTES}_utgave2.docx"
FILE = f"output/{PATH}"
ID = "AG-2026-005-m3"
PLANNED = "cases/ansvarsgrupper/AG-2026-005/møte-2026-12-10.yaml"
INVITATION = "AG-2026-005/AG-2026-005_2026-12-10_innkalling.docx"


def change_place(office: Office, place: str, file: str = MEETING) -> None:
    office.write(file, re.sub(r"^sted: .*$", f"sted: {place}", office.read(file), flags=re.MULTILINE))


def of_minutes(documents: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in documents.items() if path.startswith(MINUTES)}


@pytest.fixture(scope="session")
def with_edition(small_built: Office, tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, dict[str, bytes]]:
    """Archived minutes with a new edition beside them, and what lay there before it. Not to be changed: copy it."""
    office = small_built.copy_to(tmp_path_factory.mktemp("utgave") / "kontor")
    office.note_in_archive(PATH)
    change_place(office, "Rom 2")
    before = office.documents
    outcome = office.build("--ny-utgave", ID)
    assert outcome.code == 0, outcome.said
    return office, before


@pytest.fixture
def edition(with_edition: tuple[Office, dict[str, bytes]], tmp_path: Path) -> Office:
    return with_edition[0].copy_to(tmp_path / "kontor")


# --- archived ------------------------------------------------------------------------------------------------------


def test_archived_minutes_are_not_touched_and_the_line_that_says_otherwise_is_shown(office: Office) -> None:
    office.note_in_archive(PATH)
    before = office.times()
    assert office.build().code == 0
    change_place(office, "Rom 2")
    outcome = office.build()
    assert (outcome.code, office.times()) == (0, before), outcome.said
    line = next(number for number, text in enumerate(office.read(MEETING).splitlines(), 1) if text.startswith("  dato: 26.10"))
    assert outcome.line_about(f"{MEETING}:{line}:", "advarsel DG410", "arkivert som 2026/1187-7")
    assert f"docgen build --ny-utgave {FILE}" in outcome.said
    assert "skrev" not in outcome.out
    again = office.build()
    assert "DG410" in again.said and office.times() == before
    english = office.run("check", "--lang", "en")
    assert f"{FILE} (archived as 2026/1187-7) is not written again" in english.said


@pytest.mark.parametrize("state", ["avvist", "delvis"])
def test_of_what_was_refused_a_new_edition_may_say_the_same(office: Office, state: str) -> None:
    office.note_in_archive(PATH, "sendt")
    assert office.build("--ny-utgave", FILE).code == 2
    office.note_in_archive(PATH, state)
    assert office.build("--ny-utgave", FILE).code == 0
    assert [path for path in office.documents if path.startswith(PATH.removesuffix(".docx")) and "_utgave2" in path]


def test_what_lies_ready_is_made_anew_and_what_was_sent_is_not(office: Office) -> None:
    office.note_in_archive(INVITATION, "klar")
    change_place(office, "Rom 2", PLANNED)
    assert office.build().code == 0
    assert "Rom 2" in office.text(INVITATION)
    for state, said in (
        ("sendt", "sendt til arkivet"),
        ("avvist", "avvist av arkivet"),
        ("kvittert", "arkivert som 2026/1187-7"),
    ):
        office.note_in_archive(INVITATION, state)
        change_place(office, f"Rom {state}", PLANNED)
        answer = office.build("--json").json
        (row,) = [row for row in answer["documents"] if row["path"] == f"output/{INVITATION}"]
        assert (row["action"], row["reason"], row["edition"]) == ("archived", said, 1)
        assert row["archive"] == {"state": state, "journal": "2026/1187-7" if state == "kvittert" else ""}
    assert "Rom 2" in office.text(INVITATION)


def test_archived_documents_that_are_gone_are_told_of_in_one_line_with_the_way_back(office: Office) -> None:
    first = office.documents[PATH]
    others = {path for path in office.documents if re.fullmatch(r"AG-2026-005/\S+_(referat|oppstart|avlysning)\.docx", path)}
    group = [PATH, *sorted(others - {PATH})]
    assert len(group) > 4
    for path in group:
        office.note_in_archive(path)
    assert "DG413" not in office.build().said
    (office.output / PATH).unlink()
    told = office.build()
    assert told.code == 0, told.said
    assert told.line_about("info DG413: 1 dokument som arkivet har fått, ligger ikke lenger i output: " + FILE)
    assert "be arkivet om en kopi av 2026/1187-7" in told.said and told.said.count("DG413") == 1
    assert not (office.output / PATH).exists()
    status = office.run("status")
    assert status.out.count("ligger ikke lenger i output") == 1 and "be arkivet om en kopi" in status.out
    for path in group[1:]:
        (office.output / path).unlink()
    for told in (office.build(), office.build()):
        assert told.said.count("DG413") == 1 and f"{len(group)} dokumenter som arkivet har fått" in told.said
        assert f"og {len(group) - 3} til (docgen status -v viser alle)" in told.said
    assert office.run("status", "-v").out.count("(ligger ikke i output)") == len(group)
    (office.output / PATH).write_bytes(first)
    assert FILE not in office.build().said


@pytest.mark.parametrize("state", ["avvist", "delvis"])
def test_a_document_that_was_refused_and_is_gone_is_told_as_refused_and_its_new_edition_ends_it(
    office: Office, state: str
) -> None:
    office.note_in_archive(PATH, state)
    (office.output / PATH).unlink()
    told = office.build()
    assert told.code == 0 and "DG413" not in told.said and "arkivet om en kopi" not in told.said, told.said
    assert told.line_about("info DG417: 1 dokument som ble sendt til arkivet og avvist der, ligger ikke lenger i output: " + FILE)
    assert f"docgen build --ny-utgave {FILE}" in told.said and "hent det fra sikkerhetskopien" in told.said
    assert "avvist der, ligger ikke lenger i output" in office.run("status").out
    made = office.build("--ny-utgave", FILE)
    assert made.code == 0 and "DG417" not in made.said, made.said
    assert PATH.replace(".docx", "_utgave2.docx") in office.documents and "DG417" not in office.build().said


def test_what_was_refused_and_what_was_taken_are_told_apart(office: Office) -> None:
    other = next(path for path in office.documents if re.fullmatch(r"AG-2026-005/\S+_oppstart\.docx", path))
    office.note_in_archive(PATH, "avvist")
    office.note_in_archive(other)
    for path in (PATH, other):
        (office.output / path).unlink()
    told = office.build()
    assert told.line_about(f"DG413: 1 dokument som arkivet har fått, ligger ikke lenger i output: output/{other}")
    assert told.line_about(f"DG417: 1 dokument som ble sendt til arkivet og avvist der, ligger ikke lenger i output: {FILE}")
    assert "be arkivet om en kopi av 2026/1187-7" in told.said


def test_a_way_back_that_is_there_is_told_and_works(office: Office) -> None:
    first = office.documents[PATH]
    office.note_in_archive(PATH)
    kept = office.root / ".docgen/forrige" / PATH.replace(".docx", ".20260101T000000Z.0123456789ab.docx")
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(first)
    (office.output / PATH).unlink()
    told = office.build()
    assert f"legg det tilbake med docgen restore {FILE} --versjon 1" in told.said
    assert office.run("restore", FILE, "--versjon", "1").code == 0
    assert office.documents[PATH] == first and "DG413" not in office.build().said


def test_a_row_that_cannot_be_asked_has_its_documents_told_as_stopped_and_none_as_gone(office: Office) -> None:
    office.note_in_archive(PATH)
    others = [path for path in office.documents if path.endswith("_referat.docx") and path != PATH]
    table = office.read("templates/dokumenter.yaml")
    broken, count = re.subn(r"(- type: referat\n(?:    .*\n)*?    når: ).*", r'\1"møte.status =="', table, count=1)
    assert count == 1 and others
    office.write("templates/dokumenter.yaml", broken)
    told = office.build()
    assert "DG202" in told.said
    rows = {row["path"]: row["action"] for row in office.run("check", "--json").json["documents"]}
    assert {path: rows.get(f"output/{path}") for path in others} == dict.fromkeys(others, "stopped")
    assert rows[FILE] == "archived"
    assert "ligger ikke" not in office.run("status", "-v").out


def test_what_was_moved_within_output_is_not_gone(office: Office) -> None:
    office.note_in_archive(PATH)
    (office.output / "AG-2026-005" / "ferdig").mkdir()
    (office.output / PATH).rename(office.output / "AG-2026-005" / "ferdig" / "referat.docx")
    assert "DG413" not in office.build().said
    assert "ligger ikke" not in office.run("status", "-v").out


def test_the_archive_is_told_of_by_explain_and_status(office: Office) -> None:
    office.note_in_archive(PATH, "klar")
    assert office.run("explain", FILE).line_about("uendret", "(ligger klart for arkivet)")
    assert "Klart for arkivet: 1 dokument." in office.run("status").out
    office.note_in_archive(PATH)
    assert office.run("explain", FILE).line_about("arkivert", "arkivert som 2026/1187-7")
    status = office.run("status")
    assert "1 dokument er arkivert." in status.out and "1187" not in status.out
    assert f"  {FILE}: arkivert som 2026/1187-7" in office.run("status", "-v").out
    assert office.run("status", "--json").json["archive"] == [
        {"path": FILE, "edition": 1, "state": "kvittert", "journal": "2026/1187-7"}
    ]
    office.note_in_archive(PATH, "avvist")
    assert f"  {FILE}: avvist av arkivet" in office.run("status").out


@pytest.mark.parametrize(
    ("text", "said"), [(None, "er borte, eller mangler noe"), (b"", "er borte"), (b"{]\n", "linje 1 kan ikke")]
)
def test_a_register_that_is_lost_or_damaged_stops_the_run(office: Office, text: bytes | None, said: str) -> None:
    office.note_in_archive(PATH)
    office.build()
    before, register = office.times(), office.register.read_bytes()
    change_place(office, "Rom 2")
    office.register.unlink()
    if text is not None:
        office.register.write_bytes(text)
    for command in ("build", "check"):
        outcome = office.run(command)
        assert (outcome.code, office.times()) == (3, before), outcome.said
        assert said in outcome.err and "sikkerhetskopi" in outcome.err
    assert office.run("build", "--lang", "en").err.startswith("The register of what was archived, arkiv/register.jsonl, is")
    office.register.write_bytes(register)
    assert office.build().code == 0
    assert office.times() == before


def test_another_machine_sees_by_the_folder_that_a_register_is_missing(edition: Office, tmp_path: Path) -> None:
    edition.register.unlink()
    outcome = edition.run("build", DOCGEN_STATE=str(tmp_path / "en annen maskin"))
    assert outcome.code == 3 and "register.jsonl" in outcome.err


def test_a_restored_version_never_covers_what_is_archived(office: Office) -> None:
    first = office.documents[INVITATION]
    change_place(office, "Rom 2", PLANNED)
    office.build()
    second = office.documents[INVITATION]
    (office.output / INVITATION).write_bytes(first)
    office.note_in_archive(INVITATION)
    (office.output / INVITATION).write_bytes(second)
    told = office.run("check").said
    assert f"output/{INVITATION}" in told and "DG411" in told
    # What was archived may come back, and after that nothing else.
    assert office.run("restore", INVITATION).code == 0
    assert office.documents[INVITATION] == first
    outcome = office.run("restore", INVITATION)
    assert (outcome.code, office.documents[INVITATION]) == (2, first), outcome.said
    assert f"docgen build --ny-utgave output/{INVITATION}" in outcome.err
    assert "DG411" not in office.run("check").said


def test_ours_beside_never_covers_what_is_archived(office: Office) -> None:
    hers = office.edit_in_word(INVITATION)
    change_place(office, "Rom 2", PLANNED)
    office.build()
    office.note_in_archive(INVITATION)
    outcome = office.run("conflicts", INVITATION, "--behold", "ny")
    assert (outcome.code, office.documents[INVITATION]) == (2, hers), outcome.said
    assert f"docgen build --ny-utgave output/{INVITATION}" in outcome.err
    assert office.run("conflicts", INVITATION, "--behold", "min").code == 0
    assert office.documents[INVITATION] == hers
    assert INVITATION.replace(".docx", " (ny).docx") not in office.documents


# --- a new edition -------------------------------------------------------------------------------------------------


def test_a_new_edition_lies_beside_the_first_which_is_untouched_byte_for_byte(
    with_edition: tuple[Office, dict[str, bytes]],
) -> None:
    office, before = with_edition
    after = office.documents
    assert {path: after[path] for path in before} == before
    copies = {path.replace(".docx", "_utgave2.docx") for path in of_minutes(before)}
    assert after.keys() - before.keys() == copies
    text = office.text(SECOND)
    assert "Rettet referat fra ansvarsgruppemøte" in text and "Rom 2" in text
    title = office.run("verify", f"output/{SECOND}")
    assert title.code == 0, title.said


def test_a_new_edition_says_what_it_replaces_and_keeps_its_day(edition: Office) -> None:
    day, replaced = "Dato: 20. november 2026", "Det erstatter det forrige dokumentet, som er datert 26. oktober 2026 og sendt ut."
    for path in of_minutes(edition.documents):
        text = edition.text(path)
        assert ((day in text), (replaced in text)) == ((True, True) if "utgave2" in path else (False, False)), path
    edition.build()
    before = edition.times()
    outcome = edition.build("--dato", "2026-11-21", "--grundig")
    made_anew = {path for path, time in edition.times().items() if before.get(path) != time}
    assert not [path for path in made_anew if "utgave2" in path], outcome.said


def test_after_a_new_edition_there_is_nothing_to_do(edition: Office) -> None:
    edition.build()  # the copied folder is another workspace to the state
    before = edition.times()
    outcome = edition.build()
    assert (outcome.code, edition.times()) == (0, before)
    assert "Ingenting å gjøre" in outcome.said and "DG410" not in outcome.said
    line = edition.run("build", "-v").line_about("referat", "arkiv, utgave 2")
    assert "uendret" in line


def test_a_new_edition_follows_the_files_and_keeps_the_former_one(edition: Office) -> None:
    first = edition.documents[PATH]
    change_place(edition, "Rom 3")
    assert edition.build().code == 0
    assert "Rom 3" in edition.text(SECOND) and edition.documents[PATH] == first
    hers = edition.edit_in_word(SECOND)
    change_place(edition, "Rom 4")
    assert "DG403" in edition.build().said
    assert edition.documents[SECOND] == hers
    beside = f"{MINUTES}_utgave2 (ny).docx"
    assert "Rom 4" in edition.text(beside)
    assert edition.run("conflicts", f"output/{SECOND}", "--behold", "ny").code == 0
    assert "Rom 4" in edition.text(SECOND)
    assert edition.run("restore", f"output/{SECOND}").code == 0
    assert edition.documents[SECOND] == hers


def test_an_archived_second_edition_gets_a_third(edition: Office) -> None:
    edition.note_in_archive(SECOND, journal="2026/1187-9")
    change_place(edition, "Rom 5")
    before = edition.documents
    outcome = edition.build("--new-edition", f"output/{SECOND}")
    assert outcome.code == 0, outcome.said
    assert {path: edition.documents[path] for path in before} == before
    assert "Rom 5" in edition.text(f"{MINUTES}_utgave3.docx")


def test_a_dry_run_shows_the_new_edition_and_writes_nothing(office: Office) -> None:
    office.note_in_archive(PATH)
    change_place(office, "Rom 2")
    before = office.documents
    outcome = office.build("--ny-utgave", FILE, "--dry-run")
    assert outcome.line_about("lages", "referat", "utgave 2")
    assert office.documents == before
    assert "DG410" in office.build().said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--ny-utgave", "AG-2026-005-m3"), "innholdet er det samme som i det som er arkivert"),
        (("--ny-utgave", "AG-2026-005"), "Mente du et av møtene? Skriv id-en: AG-2026-005-m3."),
        (("--ny-utgave", "AG-2026-007"), "Ingen dokumenter om «AG-2026-007» er arkivert"),
        (("--ny-utgave", f"output/{INVITATION}"), "er ikke arkivert. Rett i filene"),
        (("--ny-utgave", "output/finnes-ikke.docx"), "er ikke et dokument som docgen har laget"),
        (("--ny-utgave", "../utenfor.docx"), "er ikke et dokument i mappen output"),
        (("--ny-utgave", "AG-2026-005-m3", MEETING), "uten sti og uten --kind"),
        (("--ny-utgave", "AG-2026-005-m3", "--kind", "referat"), "uten sti og uten --kind"),
    ],
)
def test_what_gets_no_new_edition_is_wrong_use_and_says_why(office: Office, words: tuple[str, ...], said: str) -> None:
    office.note_in_archive(PATH)
    before = office.times()
    outcome = office.build(*words)
    assert (outcome.code, office.times()) == (2, before), outcome.said
    assert said in outcome.err


def test_what_lies_ready_gets_no_new_edition(office: Office) -> None:
    office.note_in_archive(PATH, "klar")
    outcome = office.build("--ny-utgave", FILE)
    assert outcome.code == 2 and "ligger klart for arkivet, men er ikke sendt" in outcome.err


def test_an_edition_that_waits_for_the_archive_gets_no_next_one(edition: Office) -> None:
    outcome = edition.build("--ny-utgave", ID, "--lang", "en")
    assert outcome.code == 2 and f"Edition 2 lies already in output/{SECOND}" in outcome.err


def test_an_id_with_several_archived_documents_asks_which(office: Office) -> None:
    agenda = INVITATION.replace("innkalling", "saksliste")
    office.note_in_archive(INVITATION)
    office.note_in_archive(agenda)
    outcome = office.build("--ny-utgave", "AG-2026-005-m5")
    assert outcome.code == 2
    for path in (INVITATION, agenda):
        assert f'\n  docgen build --ny-utgave "output/{path}"' in outcome.err


def test_a_document_whose_file_has_a_fault_gets_no_new_edition(office: Office) -> None:
    office.note_in_archive(PATH)
    office.edit(MEETING, "referat:", "referatt:")
    before = office.times()
    outcome = office.build("--ny-utgave", ID)
    assert (outcome.code, office.times()) == (2, before), outcome.said
    assert "Det er ikke laget noen ny utgave av AG-2026-005-m3: " in outcome.err


def test_the_id_of_a_group_whose_own_paper_says_the_same_names_the_meetings_that_may_be_meant(office: Office) -> None:
    office.build()
    (notice,) = [path for path in office.documents if path.endswith("_oppstart.docx")]
    office.note_in_archive(notice)
    office.note_in_archive(PATH)
    change_place(office, "Rom 2")
    outcome = office.build("--ny-utgave", "AG-2026-005")
    assert outcome.code == 2
    assert "innholdet er det samme" in outcome.err
    assert "Det gjelder oppstart. Mente du et av møtene? Skriv id-en: AG-2026-005-m3." in outcome.err


def test_a_paper_of_which_nobody_knows_whether_it_arrived_has_a_heading_of_its_own(office: Office) -> None:
    office.build()
    office.note_in_archive(PATH, "ukjent")
    said = office.run("status").said
    assert "kom ikke inn i arkivet slik det var ment" not in said
    assert "ikke har svart" in said or "har ikke svart" in said
    assert "arkiv/inn" in said and FILE in said
