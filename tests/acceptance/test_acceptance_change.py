"""Change one thing in the workspace and see it, and only it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from office import Office

GROUP = "cases/ansvarsgrupper/AG-2026-005/gruppe.yaml"
PLANNED = "cases/ansvarsgrupper/AG-2026-005/møte-2026-12-10.yaml"
FOLDER = "cases/ansvarsgrupper/AG-2026-005"
INVITATION = "AG-2026-005/AG-2026-005_2026-12-10_innkalling"


def of_others(documents: dict[str, bytes]) -> dict[str, bytes]:
    """The documents of everyone but the group that is changed here."""
    return {path: data for path, data in documents.items() if not path.startswith("AG-2026-005/")}


def line_of(office: Office, file: str, text: str) -> int:
    return next(number for number, line in enumerate(office.read(file).splitlines(), start=1) if line.startswith(text))


# --- consent -------------------------------------------------------------------------------------------------------


def test_without_consent_there_is_no_invitation_and_the_reason_says_where_and_what_to_do(fresh: Office, office: Office) -> None:
    fresh.remove_block(GROUP, "samtykker")
    outcome = fresh.build()
    assert outcome.code == 1
    assert not [path for path in fresh.documents if path.startswith(INVITATION)]
    assert "SA-01" in outcome.line_about("stoppet", "AG-2026-005", "innkalling")
    problem = re.search(rf"{re.escape(GROUP)}(:\d+:\d+)?  feil SA-01: .*", outcome.err)
    assert problem, outcome.err
    assert "Slik retter du det" in outcome.err[problem.end() :]
    assert of_others(fresh.documents) == of_others(office.documents)


def test_without_consent_the_consent_form_is_made(fresh: Office) -> None:
    fresh.remove_block(GROUP, "samtykker")
    fresh.build(FOLDER)
    assert [path for path in fresh.documents if "AG-2026-005_samtykkeskjema" in path]


def test_when_consent_disappears_the_copies_to_units_that_were_not_sent_go(office: Office) -> None:
    before = office.documents
    office.remove_block(GROUP, "samtykker")
    outcome = office.build()
    gone = set(before) - set(office.documents)
    assert gone and all(path.startswith(INVITATION.rpartition("_")[0]) for path in gone), gone
    assert not [path for path in gone if path.endswith(("_bruker.docx", "_foresatt-mor.docx"))]
    assert of_others(office.documents) == of_others(before)
    kept = list((office.root / ".docgen" / "forrige").rglob("*.docx"))
    assert {path.read_bytes() for path in kept} >= {before[path] for path in gone}
    assert outcome.code == 1


def test_without_a_koordinator_the_group_gets_no_document_and_the_others_do(fresh: Office, office: Office) -> None:
    fresh.remove_block(GROUP, "koordinator")
    outcome = fresh.build()
    assert outcome.code == 1
    assert "AG-08" in outcome.line_about("stoppet", "AG-2026-005", "innkalling")
    assert not [path for path in fresh.documents if path.startswith("AG-2026-005/") and "samtykkeskjema" not in path]
    assert of_others(fresh.documents) == of_others(office.documents)


def take_bup_out_of_consent(office: Office) -> None:
    text = office.read(GROUP)
    office.write(GROUP, re.sub(r"      - \{enhet: bup,.*\n", "", text))


def test_a_unit_taken_out_of_the_consent_loses_its_copy_and_its_place_on_the_list(office: Office) -> None:
    assert "Poliklinikk" in office.text(f"{INVITATION}.docx") or "BUP" in office.text(f"{INVITATION}.docx")
    before = office.documents
    take_bup_out_of_consent(office)
    outcome = office.build()
    assert outcome.code == 1
    gone = set(before) - set(office.documents)
    planned = {path for path in before if "_2026-12-10_" in path and path.endswith("_bup.docx")}
    assert gone == planned and len(planned) == 2, gone
    assert "SA-04" in outcome.line_about("stoppet", "AG-2026-005", "innkalling", "bup")
    for path in (f"{INVITATION}.docx", f"{INVITATION}_helsestasjon.docx"):
        assert "Sigrid Vollan" not in distribution(office.text(path)), office.text(path)


def distribution(text: str) -> str:
    """What stands after the words that begin the distribution list."""
    begins = [text.find(word) for word in ("Sendes til", "Mottakere", "Fordeling", "Kopi til") if word in text]
    assert begins, text
    return text[min(begins) :]


def test_a_copy_that_was_sent_stays_and_the_problem_says_so(office: Office) -> None:
    sent = [path for path in office.documents if "_2026-10-22_referat" in path and path.endswith("_bup.docx")]
    assert sent
    before = office.documents
    text = office.read(GROUP)
    office.write(GROUP, text + "    trukket: {dato: 2026-11-19, av: Torill Hauknes, måte: muntlig, enheter: [bup]}\n")
    outcome = office.build()
    assert {path: office.documents[path] for path in sent} == {path: before[path] for path in sent}
    assert "advarsel DG404" in outcome.err or "advarsel SA-05" in outcome.err


def test_a_misspelt_key_inside_a_consent_stops_all_but_the_consent_form(fresh: Office) -> None:
    fresh.edit(GROUP, "    unntatte_opplysninger:", "    untatte_opplysninger:")
    outcome = fresh.build(FOLDER)
    assert outcome.code == 1
    assert "Mente du «unntatte_opplysninger»" in outcome.err
    number = line_of(fresh, GROUP, "    untatte_opplysninger:")
    assert f"{GROUP}:{number}:5  feil DG102" in outcome.err
    assert [path for path in fresh.documents if "samtykkeskjema" not in path] == []


# --- text and time -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["tid: 10:30", "fra: 10.30", 'fra: "10:30"'])
def test_a_time_however_written_prints_the_norwegian_way(fresh: Office, written: str) -> None:
    fresh.edit(PLANNED, "tid: 10.00-11.00", f"{written}\ntil: 11.30" if written.startswith("fra") else f"{written}-11:30")
    outcome = fresh.build(PLANNED)
    assert outcome.code == 0, outcome.err
    text = fresh.text(f"{INVITATION}.docx")
    assert "10.30" in text and "11.30" in text
    assert "10:30" not in text and "630" not in text


def test_a_start_alone_is_read_as_a_time_and_the_missing_end_is_told(fresh: Office) -> None:
    fresh.edit(PLANNED, "tid: 10.00-11.00", "tid: 10:30")
    outcome = fresh.build(PLANNED)
    assert outcome.code == 1
    assert "AG-16" in outcome.line_about("stoppet", "innkalling")
    assert "630" not in fresh.texts("saksliste")


STRANGE = [
    "Hansen & Sønn <AS>",
    "{{ 7*7 }}",
    "{% if x %}",
    "{%p for",
    "]]>",
    "&amp;",
    "“sitat” «sitat» …",
    "a\u00a0b",
    "<w:p/>",
    "${jndi}",
    "😀",
    "Ærlig talt: nei",
]


def test_every_letter_of_the_text_arrives(fresh: Office) -> None:
    text = fresh.read(PLANNED)
    points = "".join(f"  - tittel: '{strange}'\n    meldt_av: {{navn: Torill Hauknes, rolle: foresatt}}\n" for strange in STRANGE)
    fresh.write(PLANNED, text[: text.index("saksliste:")] + "saksliste:\n" + points)
    fresh.edit(PLANNED, "sted: Samtalerom 1, Familiesenteret", f"sted: '{STRANGE[0]}, {STRANGE[1]}'")
    outcome = fresh.build(PLANNED)
    assert [line for line in outcome.err.splitlines() if "  feil DG" in line] == []
    lines = fresh.text("AG-2026-005/AG-2026-005_2026-12-10_saksliste.docx").splitlines()
    for strange in STRANGE:
        assert any(line.startswith(strange) for line in lines), (strange, lines)
    assert "Hansen & Sønn <AS>, {{ 7*7 }}" in fresh.text(f"{INVITATION}.docx")


# --- files that are no files ---------------------------------------------------------------------------------------


def half(office: Office, path: Path) -> None:
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("koordinator:") + len("koordinator:\n  nav")], "utf-8")


def utf_16(office: Office, path: Path) -> None:
    path.write_bytes(path.read_text("utf-8").encode("utf-16"))


def two_consents(office: Office, path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write("samtykker: []\n")


@pytest.mark.parametrize("spoil", [half, utf_16, two_consents])
def test_a_spoilt_file_gives_one_clear_problem_and_nothing_else_is_lost(
    office: Office, spoil: object, request: pytest.FixtureRequest
) -> None:
    before = office.documents
    spoil(office, office.root / GROUP)  # type: ignore[operator]
    outcome = office.build()
    assert outcome.code == 1
    problems = re.findall(r"^(\S.*)  feil (\S+): ", outcome.err, re.MULTILINE)
    assert len(problems) == 1, outcome.err
    assert problems[0][0].startswith(GROUP)
    assert office.documents.items() >= before.items(), "a file that cannot be read must not take documents away"
    assert set(office.documents) - set(before) <= consent_forms(office), "only a consent form may come of it"


def consent_forms(office: Office) -> set[str]:
    return {path for path in office.documents if "samtykkeskjema" in path}


def test_a_file_emptied_by_a_bad_save_takes_nothing_away(office: Office) -> None:
    before = office.documents
    office.write(GROUP, "")
    office.build()
    assert office.documents == before


def test_a_file_that_vanished_takes_nothing_away(office: Office) -> None:
    before = office.documents
    for file in (office.root / FOLDER).iterdir():
        file.unlink()
    office.build()
    assert office.documents == before


def test_a_conflict_copy_is_an_error_that_names_both_files(office: Office) -> None:
    before = office.documents
    copy = GROUP.replace("gruppe.yaml", "gruppe (Karis konfliktkopi 2026-11-20).yaml")
    office.write(copy, office.read(GROUP))
    outcome = office.build()
    assert outcome.code == 1
    message = outcome.line_about("DG161")
    assert GROUP in message and copy in message
    assert office.documents == before


def test_a_folder_of_cases_that_is_gone_stops_the_run(office: Office) -> None:
    before = office.documents
    (office.root / "cases").rename(office.root / "borte")
    outcome = office.build()
    assert outcome.code == 3
    assert "nettverksmappen" in outcome.err
    assert office.documents == before


def test_two_meetings_of_a_group_on_one_day_are_told_apart_or_told_of(fresh: Office) -> None:
    second = fresh.read(PLANNED).replace("id: AG-2026-005-m5", "id: AG-2026-005-m6")
    fresh.write(PLANNED.replace(".yaml", "-b.yaml"), second)
    outcome = fresh.build(FOLDER)
    assert outcome.code == 1
    assert "DG406" in outcome.err


# --- a person's own hand -------------------------------------------------------------------------------------------


def change_place(office: Office, place: str = "Rom 2") -> None:
    text = office.read(PLANNED)
    office.write(PLANNED, re.sub(r"^sted: .*$", f"sted: {place}", text, flags=re.MULTILINE))


def test_an_edited_document_is_never_overwritten_and_ours_lies_beside_it_once(office: Office) -> None:
    path = f"{INVITATION}.docx"
    hers = office.edit_in_word(path)
    assert office.build(PLANNED).code == 0
    assert office.documents[path] == hers
    assert f"{INVITATION} (ny).docx" not in office.documents

    change_place(office)
    outcome = office.build(PLANNED)
    assert outcome.code == 0
    assert office.documents[path] == hers
    assert "Rom 2" in office.text(f"{INVITATION} (ny).docx")
    assert "advarsel DG403" in outcome.err

    first = office.times()
    assert office.build(PLANNED).code == 0
    assert office.times() == first

    change_place(office, "Rom 3")
    office.build(PLANNED)
    assert "Rom 3" in office.text(f"{INVITATION} (ny).docx")
    beside = [name for name in office.documents if "(ny)" in name]
    assert beside == [f"{INVITATION} (ny).docx"]
    assert office.documents[path] == hers

    (office.output / path).unlink()
    office.build(PLANNED)
    assert "Rom 3" in office.text(path)


def test_deleting_ours_keeps_hers_until_the_data_change_again(office: Office) -> None:
    path = f"{INVITATION}.docx"
    hers = office.edit_in_word(path)
    change_place(office)
    office.build(PLANNED)
    (office.output / f"{INVITATION} (ny).docx").unlink()
    office.build(PLANNED)
    assert f"{INVITATION} (ny).docx" not in office.documents
    change_place(office, "Rom 3")
    office.build(PLANNED)
    assert f"{INVITATION} (ny).docx" in office.documents
    assert office.documents[path] == hers


def test_somebody_elses_document_under_our_name_is_left_alone(fresh: Office) -> None:
    target = fresh.output / f"{INVITATION}.docx"
    target.parent.mkdir(parents=True)
    target.write_bytes(b"ikke et dokument")
    outcome = fresh.build(PLANNED)
    assert outcome.code == 0
    assert target.read_bytes() == b"ikke et dokument"
    assert f"{INVITATION} (ny).docx" in fresh.documents


@pytest.mark.parametrize(
    "owner_file", ["~$-2026-005_2026-12-10_innkalling.docx", ".~lock.AG-2026-005_2026-12-10_innkalling.docx#"]
)
def test_a_document_open_in_word_waits_and_the_rest_is_made(office: Office, owner_file: str) -> None:
    before = office.documents
    (office.output / "AG-2026-005" / owner_file).write_bytes(b"x")
    change_place(office)
    outcome = office.build(PLANNED)
    assert outcome.code == 3
    assert "åpen i Word" in outcome.line_about("åpen", "AG-2026-005", "innkalling")
    assert office.documents[f"{INVITATION}.docx"] == before[f"{INVITATION}.docx"]
    assert "Rom 2" in office.text(f"{INVITATION}_bruker.docx")
    (office.output / "AG-2026-005" / owner_file).unlink()
    assert office.build(PLANNED).code == 0
    assert "Rom 2" in office.text(f"{INVITATION}.docx")


def test_a_moved_meeting_takes_its_documents_along_and_keeps_the_old_ones(office: Office) -> None:
    before = office.documents
    office.edit(PLANNED, "dato: 2026-12-10", "dato: 2026-12-11")
    outcome = office.build(FOLDER)
    assert outcome.code == 0, outcome.err
    old = {path for path in before if path.startswith(INVITATION)}
    assert not old & office.documents.keys()
    assert {path.replace("12-10", "12-11") for path in old} <= office.documents.keys()
    kept = {path.read_bytes() for path in (office.root / ".docgen" / "forrige").rglob("*.docx")}
    assert {before[path] for path in old} <= kept


def test_decomposed_file_names_of_a_mac_are_renewed_and_not_made_twice(tmp_path: Path) -> None:
    office = Office.small(tmp_path / "mac", "cases/ressursteam", "cases/saker", "cases/ansvarsgrupper")
    office.build("cases/ressursteam", "--kind", "møteplan")
    name = next(name for name in office.documents if name.endswith("_møteplan.docx"))
    path = office.output / name
    path.rename(path.with_name(unicodedata.normalize("NFD", path.name)))
    count = len(office.documents)
    plans = {f"cases/ressursteam/møteplan-{half}.yaml" for half in ("2026-høst", "2027-vår")}
    for plan in plans:
        office.write(plan, re.sub(r"^sted: .*$", "sted: Rom 99", office.read(plan), flags=re.MULTILINE))
    outcome = office.build("cases/ressursteam", "--kind", "møteplan")
    assert outcome.code == 0, outcome.said
    assert len(office.documents) == count


# --- files that are gone, groups half closed -----------------------------------------------------------------------


def test_letters_whose_file_is_gone_stay_and_are_told_of(office: Office) -> None:
    before = office.documents
    (office.root / PLANNED).unlink()
    outcome = office.build()
    assert outcome.code == 0
    assert office.documents.items() >= before.items()
    assert re.search(r"advarsel DG407: \d+ dokumenter i output/AG-2026-005 hører ikke lenger til noen fil", outcome.err)


def test_a_group_marked_closed_must_say_when_and_why(office: Office) -> None:
    office.edit(GROUP, "status: aktiv", "status: avsluttet")
    outcome = office.build(FOLDER)
    assert outcome.code == 1
    assert "feil AG-31: Gruppen står som avsluttet" in outcome.err


def test_a_code_that_does_not_exist_gets_the_nearest_ones(office: Office) -> None:
    outcome = office.run("explain", "AG-99")
    assert outcome.code == 2
    assert "Det finnes ingen regel eller melding «AG-99». De nærmeste: AG-" in outcome.err


# --- a copy that may no longer be goes, whatever else becomes of the document ---------------------------------------


BUP_WITHDRAWN = "    trukket: {dato: 2026-11-20, enheter: [bup]}\n"


def withdraw_bup(office: Office) -> None:
    """Withdraw the newest consent of the group for the unit bup."""
    text = office.read(GROUP)
    start = text.index("  - id: s2")
    office.write(GROUP, text[:start] + "  - id: s2\n" + BUP_WITHDRAWN + text[start + len("  - id: s2\n") :])


def copies_for(office: Office, unit: str) -> list[str]:
    return [path for path in office.documents if path.startswith("AG-2026-005/AG-2026-005_2026-12-10") and unit in path]


@pytest.mark.parametrize(
    ("old", "new"),
    [("sted:", "#sted:"), ("sted:", "stedd:"), ("status: planlagt", "status: gjennomført"), ("", "")],
    ids=["stopped by a rule", "a misspelt field", "not due any more", "withdrawn alone"],
)
def test_a_withdrawn_units_copies_go(office: Office, old: str, new: str) -> None:
    office.build()
    assert copies_for(office, "_bup")
    withdraw_bup(office)
    if old:
        office.edit(PLANNED, old, new)
    office.build()
    assert not copies_for(office, "_bup")


def test_a_withdrawn_unit_leaves_the_version_beside_a_persons_too(office: Office) -> None:
    office.edit_in_word(f"{INVITATION}_bup.docx")
    change_place(office)
    office.build(PLANNED)
    assert f"{INVITATION}_bup (ny).docx" in office.documents
    withdraw_bup(office)
    outcome = office.build()
    assert f"{INVITATION}_bup (ny).docx" not in office.documents
    assert "DG405" in outcome.err


def test_a_narrowed_run_still_says_what_stops_its_documents(office: Office) -> None:
    office.remove_block(GROUP, "samtykker")
    outcome = office.build(PLANNED)
    assert outcome.code == 1
    assert "SA-01" in outcome.err


def test_no_row_of_the_table_loosens_consent(office: Office) -> None:
    office.remove_block(GROUP, "samtykker")
    table = office.read("templates/dokumenter.yaml")
    row = "  - type: avslutning\n    om: møte\n    mal: referat.docx\n    tittel: X\n    offentlig_tittel: X\n"
    office.write("templates/dokumenter.yaml", table + row + '    når: "true"\n    mottakere: [medlemmer, oppvekstteam]\n')
    outcome = office.build()
    assert "DG208" in outcome.err
    assert not [path for path in office.documents if "_avslutning_" in path and path.startswith("AG-2026-005/")]


def test_a_misspelt_date_in_the_table_rewrites_nothing(office: Office) -> None:
    office.build()
    before = office.documents
    office.edit("templates/dokumenter.yaml", "dato: møte.referat.dato", "dato: møte.refferat.dato")
    outcome = office.build()
    assert outcome.code == 1
    assert "DG205" in outcome.err
    assert office.documents == before


def test_a_logo_that_is_away_rewrites_nothing_and_comes_back_by_itself(office: Office) -> None:
    office.build()
    before = office.documents
    logo = office.root / "cases" / "register" / "logo.png"
    away = logo.rename(logo.with_name("annet.png"))
    outcome = office.build()
    assert outcome.code == 1
    assert "DG211" in outcome.err and "oppsett.yaml" in outcome.err and "annet.png" in outcome.err
    assert office.documents == before
    away.rename(logo)
    assert office.build().code == 0
    assert office.documents == before


def test_an_empty_table_is_an_error(office: Office) -> None:
    office.write("templates/dokumenter.yaml", "type: dokumenter\ndokumenter: []\n")
    assert office.build().code == 1


def test_a_link_out_of_output_is_not_written_through(fresh: Office, tmp_path: Path) -> None:
    elsewhere = tmp_path / "et annet sted"
    elsewhere.mkdir()
    fresh.output.mkdir(exist_ok=True)
    (fresh.output / "AG-2026-005").symlink_to(elsewhere, target_is_directory=True)
    outcome = fresh.build()
    assert outcome.code == 3
    assert "peker ut av mappen output" in outcome.err
    assert not list(elsewhere.iterdir())
