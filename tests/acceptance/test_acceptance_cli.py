"""The command as people and machines meet it: exit codes, the shape of --json, what is said where (ux.md §5.1, §5.2)."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Never

import pytest
import yaml

from docgen.cli.commands import cli
from docgen.watch.pulse import Pulse, write_pulse
from office import ROOT, Office, Outcome

GROUP = "cases/ansvarsgrupper/AG-2026-005/gruppe.yaml"
PLANNED = "cases/ansvarsgrupper/AG-2026-005/møte-2026-12-10.yaml"
FOLDER = "cases/ansvarsgrupper/AG-2026-005"
ACTIONS = {"written", "unchanged", "not-applicable", "stopped", "kept-edited", "locked", "archived"}
DOCUMENT = {"path", "case", "kind", "receiver", "date", "action", "reason", "sha256"}
DIAGNOSTIC = {"code", "severity", "file", "line", "column", "message", "help"}
HEAVY = ("pydantic", "jinja2", "lxml", "docx", "babel", "yaml", "rich", "holidays")


# --- JSON ----------------------------------------------------------------------------------------------------------


def names_in(folder: Path) -> set[str]:
    """Every name of a person in the case files, whole and its last word."""
    names: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                if key in ("navn", "referent", "av", "leder", "hvem", "møteleder") and isinstance(inner, str):
                    names.add(inner)
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    for file in folder.rglob("*.yaml"):
        if "register" not in file.parts:
            walk(yaml.load(file.read_text("utf-8"), yaml.BaseLoader))
    return {name for name in names if re.fullmatch(r"[A-ZÆØÅ][\w-]+( [A-ZÆØÅ][\w-]+)+", name)}


def spoil_every_which_way(office: Office) -> None:
    """Problems that quote names: a misspelt field, a wrong koordinator, a paper by somebody unknown, a bad date."""
    office.edit(GROUP, "    relasjon: mor", "    relasjonn: Torill Hauknes")
    office.edit(GROUP, "  fødselsdato: 2011-06-23", "  fødselsdato: Live Marie Hauknes")
    office.edit(PLANNED, "  - Anders Fikse", "  - Petra Ukjent Person")
    office.edit(PLANNED, "status: planlagt", "status: Torill Hauknes")
    other = "cases/ansvarsgrupper/AG-2026-003/gruppe.yaml"
    office.write(other, re.sub(r"^  navn: (.*)$", r"  navn: \1 12345", office.read(other), count=1, flags=re.MULTILINE))


def test_the_json_of_a_run_with_problems_names_nobody(office: Office) -> None:
    spoil_every_which_way(office)
    outcome = office.build("--json")
    assert outcome.code == 1
    assert outcome.json["diagnostics"]
    for name in names_in(ROOT / "cases") | {"Petra Ukjent Person"}:
        assert name not in outcome.out, f"{name} stands in the JSON"
    assert "skjult" in outcome.out
    assert outcome.err == ""


def test_the_json_of_broken_rules_names_nobody(whole: Office) -> None:
    # Every group and case loses what the rules ask for: koordinator's own name quoted, tiltak, attendance, consent.
    for file in sorted((whole.root / "cases").rglob("*.yaml")):
        text = file.read_text("utf-8")
        if "register" in file.parts:
            continue
        text = re.sub(
            r"^(referent|koordinator|veien_videre|problemstilling|oppgaver|neste_møte):.*$",
            r"notat: x",
            text,
            count=1,
            flags=re.MULTILINE,
        )
        text = re.sub(r"    ansvarlig: .*\n", "    ansvarlig: Petra Ukjent\n", text)
        text = re.sub(r"måte: papir", "måte: muntlig", text)
        file.write_text(re.sub(r"^      dato: 2026", "      dato: 2025", text, flags=re.MULTILINE), "utf-8")
    outcome = whole.run("check", "--json")
    assert len(outcome.json["diagnostics"]) > 20
    for name in names_in(ROOT / "cases") | {"Petra Ukjent"}:
        assert name not in outcome.out, f"{name} stands in the JSON"


def test_the_json_has_the_promised_shape(office: Office) -> None:
    office.edit(GROUP, "opprettet: 2026-05-11", "opprettet: 2026-02-31")
    report = office.build("--json").json
    assert (report["version"], report["command"], report["ok"], report["exit"], report["lang"]) == (1, "build", False, 1, "nb")
    assert report["summary"].keys() == {"cases", "built", "unchanged", "errors", "warnings"}
    assert report["summary"]["cases"] == 2 and report["summary"]["errors"] == 1
    for document in report["documents"]:
        assert document.keys() >= DOCUMENT and document["action"] in ACTIONS
        assert document["reason"]
    (diagnostic,) = [d for d in report["diagnostics"] if d["severity"] == "error"]
    assert diagnostic.keys() >= DIAGNOSTIC | {"field", "end_column"}
    number = office.read(GROUP).splitlines().index("opprettet: 2026-02-31") + 1
    assert (diagnostic["file"], diagnostic["line"], diagnostic["column"]) == (GROUP, number, 12)
    assert diagnostic["field"] == "opprettet"


def test_a_written_document_has_its_path_and_digest(fresh: Office) -> None:
    import hashlib

    report = fresh.build("--json", PLANNED).json
    written = [d for d in report["documents"] if d["action"] == "written"]
    assert written
    for document in written:
        data = (fresh.root / document["path"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == document["sha256"]
        assert document["date"] == "2026-11-19"
    again = [d for d in fresh.build("--json", PLANNED).json["documents"] if d["action"] == "unchanged"]
    assert {d["sha256"] for d in again} == {d["sha256"] for d in written}


def test_failure_is_one_object_too(tmp_path: Path, fresh: Office) -> None:
    for outcome, code in (
        (Office(tmp_path).run("build", "--json"), 2),
        (fresh.build("--json", "--kind", "finnes_ikke"), 2),
        (fresh.build("--json", "cases/finnes-ikke.yaml"), 2),
        (fresh.build("--json", "--dato", "31.02.2026"), 2),
    ):
        assert outcome.code == code
        assert (outcome.json["ok"], outcome.json["exit"]) == (False, code)
        assert outcome.json["diagnostics"][0]["message"]
    (fresh.root / "cases").rename(fresh.root / "borte")
    outcome = fresh.build("--json")
    assert (outcome.code, outcome.json["exit"], outcome.json["diagnostics"][0]["code"]) == (3, 3, "DG903")


def test_a_dry_run_has_the_same_shape_and_says_that_it_is_one(fresh: Office) -> None:
    report = fresh.build("--json", "--dry-run").json
    assert report["dry_run"] is True
    assert report["summary"]["built"] > 30
    assert not fresh.output.exists()


# --- narrowing -----------------------------------------------------------------------------------------------------


def test_kind_narrows_to_some_document_types(fresh: Office) -> None:
    outcome = fresh.build("--kind", "innkalling,saksliste")
    assert outcome.code == 0
    assert {path.split("_")[2].removesuffix(".docx") for path in fresh.documents} == {"innkalling", "saksliste"}


def test_a_path_narrows_to_what_stands_in_it(fresh: Office) -> None:
    assert fresh.build(FOLDER).code == 0
    assert {path.split("/")[0] for path in fresh.documents} == {"AG-2026-005"}
    assert fresh.build("cases/ansvarsgrupper").code == 0
    assert {path.split("/")[0] for path in fresh.documents} == {"AG-2026-005", "AG-2026-003"}


def test_a_path_may_be_given_from_where_one_stands(fresh: Office) -> None:
    outcome = fresh.run("build", "møte-2026-12-10.yaml", cwd=fresh.root / FOLDER)
    assert outcome.code == 0, outcome.err
    assert {path.split("_")[1] for path in fresh.documents} == {"2026-12-10"}


def test_a_problem_elsewhere_is_not_told_when_a_path_was_asked_for(fresh: Office) -> None:
    fresh.edit("cases/ansvarsgrupper/AG-2026-003/gruppe.yaml", "status: aktiv", "status: aktivt")
    assert fresh.build(FOLDER).code == 0
    assert fresh.build().code == 1


def test_a_build_over_a_part_says_that_the_overview_is_older(office: Office) -> None:
    office.edit(PLANNED, "sted: ", "sted: Rom 2, ")
    before = (office.output / "oversikt.html").read_bytes()
    dry, json = office.build("--dry-run", PLANNED), office.copy_to(office.root.parent / "b").build("--json", PLANNED)
    assert "oversikt.html" not in dry.said + json.said
    outcome = office.build(PLANNED)
    assert (outcome.code, (office.output / "oversikt.html").read_bytes()) == (0, before)
    assert "Kjør «docgen build» uten filnavn" in outcome.line_about("output/oversikt.html", "sist alt ble bygget")
    assert "oversikt.html" not in office.build(PLANNED).said  # nothing was done, so the page is not older for it
    office.edit(PLANNED, "sted: ", "sted: Rom 3, ")
    english = office.build("--lang", "en", "--kind", "innkalling")
    assert english.line_about("output/oversikt.html", "last whole build", "Run “docgen build”")
    assert "oversikt.html" not in office.build().said


def test_nothing_is_said_of_the_overview_where_a_watcher_renews_it(office: Office) -> None:
    now = dt.datetime.now(dt.UTC)
    for number, (age, said) in enumerate(((0, False), (3600, True))):
        write_pulse(office.root, Pulse("pc-12", 1, now, now - dt.timedelta(seconds=age), "hendelser"))
        office.edit(PLANNED, "sted: ", f"sted: Rom {number}, ")
        assert ("oversikt.html" in office.build(PLANNED).said) is said
    (office.output / "oversikt.html").unlink()  # nor of one that is not there: none has been made yet, or somebody took it away
    office.edit(PLANNED, "sted: ", "sted: Rom 2, ")
    assert "oversikt.html" not in office.build(PLANNED).said


def test_a_dry_run_writes_nothing_and_shows_reasons(office: Office) -> None:
    office.edit(PLANNED, "sted: ", "sted: Rom 2, ")
    before, times = sorted(office.root.rglob("*")), office.times()
    outcome = office.build("--dry-run")
    assert outcome.code == 0
    assert (sorted(office.root.rglob("*")), office.times()) == (before, times)
    assert "innholdet er endret" in outcome.line_about("AG-2026-005", "innkalling", "bruker")
    assert "ingenting er skrevet" in outcome.err


def test_a_long_plan_is_told_in_short_and_whole_with_v(fresh: Office) -> None:
    """Four hundred lines say nothing to anybody: how many of what, why, and the first few by name."""
    told = fresh.build("--dry-run")
    lines = told.out.splitlines()
    due = fresh.build("--dry-run", "--json").json["summary"]["built"]
    assert told.code == 0 and len(lines) <= 8
    assert re.fullmatch(rf"{due} lages: referat \(\d+\), .*\.", lines[0])
    assert lines[1:7] == [*lines[1:6], f"  … og {due - 5} til. Med -v vises alle."] and lines[1].startswith("  AG-2026-003  ")
    assert f"\n{due} lages." in told.err and "skrevet." not in told.err.splitlines()[-1]
    whole = fresh.build("--dry-run", "-v").out.splitlines()
    assert sum(line.startswith("  lages  ") for line in whole) == due and len(whole) > due
    assert f"{due} to be made: " in fresh.build("--dry-run", "--lang", "en").out


def test_a_long_plan_tells_why_much_is_made_anew_and_what_is_stopped_or_kept(office: Office) -> None:
    office.edit_in_word("AG-2026-005/AG-2026-005_2026-10-22_referat.docx")
    office.edit("cases/register/oppsett.yaml", "telefon: 68 05 10 00", "telefon: 68 05 10 99")
    told = office.build("--dry-run")
    assert "26 lages på nytt: innkalling (13), saksliste (13).\n  Fordi: innholdet er endret (26).\n  AG-2026-003  " in told.out
    assert "\n1 rettet for hånd beholdes: referat (1).\n  AG-2026-005  referat  arkiv: er sendt; ingenting" in told.out
    assert told.out.endswith("\n46 er som de skal.\n") and len(told.out.splitlines()) == 11


def test_a_long_build_is_told_in_short_with_what_is_stopped_in_full_and_whole_with_v(
    built: tuple[Office, Outcome], office: Office
) -> None:
    """Three hundred lines of what went well hide the one that did not."""
    there, told = built
    lines = told.out.splitlines()
    made = [*there.output.rglob("*.docx"), *there.output.rglob("*.ics")]
    folders = {path.parent for path in made}
    assert re.fullmatch(rf"{len(made)} laget i {len(folders)} mapper i output: referat \(\d+\), .*\.", lines[0])
    assert lines[1].startswith("  AG-2026-001  ")
    assert lines[6] == f"  … og {len(made) - 5} til. Hvert dokument vises når du bygger med -v."
    (stopped,) = lines[7:]
    assert stopped.startswith("  stoppet      RT-2026-019  meldeskjema  kommunepsykolog: RT-01: Sak RT-2026-019 har ikke gyldig")
    assert f"\n{len(made)} skrevet, 1 stoppet." in told.err
    office.edit("cases/register/oppsett.yaml", "telefon: 68 05 10 00", "telefon: 68 05 10 99")
    again = office.build("--lang", "en").out.splitlines()
    assert re.fullmatch(r"26 made anew in \d+ folders of output: innkalling \(13\), saksliste \(13\)\.", again[0])
    assert again[1] == "  Because: the content has changed (26)." and len(again) == 8
    office.edit("cases/register/oppsett.yaml", "telefon: 68 05 10 99", "telefon: 68 05 10 00")
    whole = office.build("-v").out.splitlines()
    assert sum(line.startswith("  skrev  ") for line in whole) == 26 and not any("laget på nytt" in line for line in whole)


def test_what_is_kept_is_told_in_full_in_a_long_build_too(office: Office) -> None:
    office.edit_in_word("AG-2026-005/AG-2026-005_2026-10-22_referat.docx")
    office.edit("cases/register/oppsett.yaml", "telefon: 68 05 10 00", "telefon: 68 05 10 99")
    told = office.build()
    assert told.out.startswith("26 laget på nytt i ")
    assert told.line_about("beholdt", "AG-2026-005", "referat")


def test_a_plan_with_nothing_in_it_says_so_and_no_more(office: Office) -> None:
    told = office.build("--dry-run")
    assert told.out == "" and "Ingenting å gjøre" in told.err.splitlines()[-1]


# --- explain, new --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["AG-23", "ag-23", "AG 23", "DG102", "dg403"])
def test_a_code_is_explained_in_both_languages(fresh: Office, code: str) -> None:
    bokmål, english = fresh.run("explain", code), fresh.run("explain", code, "--lang", "en")
    assert (bokmål.code, english.code) == (0, 0)
    assert "Slik retter du det" in bokmål.out
    assert "How to fix it" in english.out
    assert "{" not in bokmål.out + english.out


def test_a_rule_is_explained_with_the_words_it_rests_on(fresh: Office) -> None:
    assert "tydelig avklaring av ansvarlig" in fresh.run("explain", "AG-23").out


def test_a_file_is_explained_document_by_document(office: Office) -> None:
    outcome = office.run("explain", PLANNED)
    assert outcome.code == 0
    assert "innholdet er det samme" in outcome.line_about("innkalling", "arkiv")
    assert "lages når" in outcome.line_about("referat")


def test_a_document_is_explained_alone(office: Office) -> None:
    path = "output/AG-2026-005/AG-2026-005_2026-12-10_innkalling_bruker.docx"
    outcome = office.run("explain", path)
    assert outcome.code == 0
    assert len(outcome.out.strip().splitlines()) == 1


def test_an_unknown_code_is_wrong_use(fresh: Office) -> None:
    outcome = fresh.run("explain", "AG-99")
    assert outcome.code == 2
    assert "AG-99" in outcome.err


@pytest.mark.parametrize(
    ("words", "folder"),
    [
        (("sak",), "saker"),
        (("gruppe",), "ansvarsgrupper"),
        (("møte", "AG-2026-005", "2027-02-04"), "AG-2026-005"),
        (("møte", "ressursteam", "2027-01-13"), "ressursteam"),
        (("møteplan", "2027-høst"), "ressursteam"),
        (("evaluering", "2026-høst"), "ressursteam"),
        (("møteplan", "høst", "2027"), "ressursteam/møteplan-2027-høst"),
    ],
)
def test_new_writes_a_commented_file_once_and_never_over_another(fresh: Office, words: tuple[str, ...], folder: str) -> None:
    outcome = fresh.run("new", *words)
    assert outcome.code == 0, outcome.err
    path = outcome.out.strip()
    assert folder in path
    text = fresh.read(path)
    assert text.count("#") > 3
    if words[0] not in ("sak", "gruppe"):
        again = fresh.run("new", *words)
        assert (again.code, fresh.read(path)) == (2, text)


def test_a_new_meeting_carries_over_members_and_what_is_open(fresh: Office) -> None:
    path = fresh.run("ny", "møte", "AG-2026-005", "2027-02-04").out.strip()
    text = fresh.read(path)
    assert "Sigrid Vollan" in text and "Live Marie Hauknes" in text
    outcome = fresh.run("check", path)
    assert "DG1" not in outcome.err, outcome.err


def test_new_without_what_it_needs_is_wrong_use(fresh: Office) -> None:
    assert [fresh.run("new", *words).code for words in (("møte",), ("vedtak",), ("møte", "AG-2026-005", "i morgen"))] == [2, 2, 2]


# --- voice ---------------------------------------------------------------------------------------------------------


def test_quiet_says_nothing_when_all_is_well_and_errors_when_not(office: Office) -> None:
    assert office.build("-q") == Outcome(0, "", "")
    office.edit(PLANNED, "referent: Sigrid Vollan", "referentt: Sigrid Vollan")
    outcome = office.build("-q")
    assert (outcome.code, outcome.out) == (1, "")
    assert "feil DG102" in outcome.err


def test_verbose_tells_of_every_document_with_its_reason(office: Office) -> None:
    lines = office.build("-v").out.splitlines()
    assert len([line for line in lines if "innholdet er det samme" in line]) == len(office.times())
    assert any("lages når" in line for line in lines)


def test_messages_come_in_english_too(office: Office) -> None:
    office.edit(GROUP, "opprettet: 2026-05-11", "opprettet: 2026-02-31")
    for outcome in (office.run("check", "--lang", "en"), office.run("check", DOCGEN_LANG="en")):
        assert "error DG105: “2026-02-31” is not a date that exists." in outcome.err
        assert "How to fix it" in outcome.err
        assert "Slik retter" not in outcome.said


def test_colour_is_for_those_who_ask_and_no_color_wins_over_auto(office: Office) -> None:
    office.edit(GROUP, "opprettet: 2026-05-11", "opprettet: 2026-02-31")
    assert "\x1b[" not in office.run("check", NO_COLOR="1").said
    assert "\x1b[31m" in office.run("check", "--color", "always", NO_COLOR="1").err
    assert "\x1b[" not in office.run("check", "--color", "never").said


def test_the_shape_of_a_message(office: Office) -> None:
    office.edit(GROUP, "opprettet: 2026-05-11", "opprettet: 2026-02-31")
    number = office.read(GROUP).splitlines().index("opprettet: 2026-02-31") + 1
    expected = (
        f"{GROUP}:{number}:12  feil DG105: «2026-02-31» er ikke en dato som finnes.\n"
        f"{number} | opprettet: 2026-02-31\n"
        f"{' ' * len(str(number))} |            ^^^^^^^^^^\n"
        f"{' ' * len(str(number))} = Slik retter du det: "
    )
    assert expected in office.build().err


def test_options_may_stand_before_or_after_the_command(office: Office, tmp_path: Path) -> None:
    folder = str(office.root)
    assert office.run("-q", "-C", folder, "build", cwd=tmp_path).code == 0
    assert office.run("bygg", "-q", "--mappe", folder, cwd=tmp_path).code == 0


def test_warnings_can_be_made_to_count(office: Office) -> None:
    office.edit(PLANNED, "referent: Sigrid Vollan\n", "")
    assert office.run("check", PLANNED).code == 0
    assert office.run("sjekk", PLANNED, "--strengt").code == 1


# --- settings and surroundings -------------------------------------------------------------------------------------


def test_without_a_workspace_it_says_where_to_go(tmp_path: Path) -> None:
    outcome = Office(tmp_path).run("build")
    assert outcome.code == 2
    assert "docgen.toml" in outcome.err and "Traceback" not in outcome.err


@pytest.mark.parametrize(
    "marker", ["", "format = 2", "format = 1\nfarge = 1", 'format = 1\ndato = "i dag"', "format = ", 'format = 1\nspråk = "de"']
)
def test_settings_that_cannot_be_read_are_wrong_use(fresh: Office, marker: str) -> None:
    fresh.write("docgen.toml", marker)
    outcome = fresh.build()
    assert outcome.code == 2
    assert "docgen.toml" in outcome.err and "Traceback" not in outcome.err


@pytest.mark.parametrize(("command", "code"), [("build", 2), ("migrate", 3)])
def test_a_folder_of_a_newer_docgen_is_not_to_be_made_older_by_hand(fresh: Office, command: str, code: int) -> None:
    fresh.write("docgen.toml", "format = 99")
    outcome = fresh.run(command)
    assert outcome.code == code
    assert "nyere docgen" in outcome.err and "Oppdater docgen" in outcome.err and "Skriv «format" not in outcome.err
    assert "newer docgen" in fresh.run(command, "--lang", "en").err
    fresh.write("docgen.toml", 'format = "1"')
    assert "Skriv «format = 1»" in fresh.build().err


@pytest.mark.parametrize("closed", ["docgen.toml", "the folder"])
def test_what_this_account_may_not_read_is_said_and_is_no_fault_of_ours(
    fresh: Office, closed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(self: Path, *_: object) -> Never:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_text" if closed == "docgen.toml" else "is_file", refused)
    with pytest.raises(SystemExit) as ended:
        cli(["-C", str(fresh.root), "check"], standalone_mode=False)
    said = capsys.readouterr().err
    assert ended.value.code == 3
    assert "docgen.toml kan ikke leses. Sjekk at du har tilgang" in said and "DG900" not in said


def retype(office: Office, template: str, old: str, new: str) -> None:
    """Change a text in a template's parts."""
    import zipfile

    from office import parts_of

    path = office.root / "templates" / template
    parts = parts_of(path.read_bytes())
    assert any(old.encode() in data for data in parts.values()), f"{template} has no {old}"
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data.replace(old.encode(), new.encode()))


def test_a_misspelt_name_in_a_template_has_its_place_and_stops_only_its_own_documents(fresh: Office) -> None:
    retype(fresh, "innkalling.docx", "møte.sted", "møte.stedd")
    outcome = fresh.build()
    assert outcome.code == 1
    message = outcome.line_about("templates/innkalling.docx", "DG301")
    assert "møte.stedd" in message and re.search(r"avsnitt|tabell|celle|rad", message)
    assert "møte.sted" in outcome.err
    assert not [path for path in fresh.documents if "innkalling" in path]
    assert [path for path in fresh.documents if "saksliste" in path]


def test_a_template_that_is_missing_stops_its_documents_only(fresh: Office) -> None:
    (fresh.root / "templates" / "innkalling.docx").unlink()
    outcome = fresh.build()
    assert outcome.code == 1
    assert "DG201" in outcome.err
    assert [path for path in fresh.documents if "saksliste" in path]


def test_without_the_table_nothing_is_made_and_nothing_is_lost(office: Office) -> None:
    before = office.documents
    (office.root / "templates" / "dokumenter.yaml").unlink()
    outcome = office.build()
    assert (outcome.code, office.documents) == (1, before)
    assert "DG207" in outcome.err


def test_a_new_type_is_a_row_and_a_template_without_code(fresh: Office) -> None:
    table = fresh.read("templates/dokumenter.yaml")
    row = """
  - type: huskelapp
    om: møte
    mal: saksliste.docx
    tittel: Huskelapp
    offentlig_tittel: Huskelapp
    når: møte.status == "planlagt"
    mottakere: [medlemmer]
    dato: møte.innkalling.dato
    dag: møte.dato
"""
    fresh.write("templates/dokumenter.yaml", table.rstrip() + "\n" + row)
    outcome = fresh.build(FOLDER, "--kind", "huskelapp")
    assert outcome.code == 0, outcome.err
    assert "AG-2026-005/AG-2026-005_2026-12-10_huskelapp_bup.docx" in fresh.documents
    # Consent holds for it as for any other: no row can loosen that.
    fresh.remove_block(GROUP, "samtykker")
    fresh.build(FOLDER, "--kind", "huskelapp")
    assert "AG-2026-005/AG-2026-005_2026-12-10_huskelapp_bup.docx" not in fresh.documents


DRIVER = """
import errno, os, sys
real, left = os.write, [int(sys.argv.pop(1))]
def write(descriptor, data):
    if len(data) > 2000:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
    return real(descriptor, data)
os.write = write
from docgen.__main__ import main
main()
"""


def test_a_full_disk_is_told_in_a_sentence_and_the_next_run_finishes(fresh: Office, office: Office) -> None:
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, "12", "build"],
        cwd=fresh.root,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 3
    assert "Disken er full" in done.stderr and "Traceback" not in done.stderr
    assert fresh.documents.items() <= office.documents.items()
    assert fresh.build().code == 0
    assert fresh.documents == office.documents


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_write_access_is_told_in_a_sentence(fresh: Office) -> None:
    fresh.output.mkdir()
    fresh.output.chmod(0o500)
    outcome = fresh.build()
    assert (outcome.code, "Traceback" in outcome.err) == (3, False)


def test_an_output_that_is_a_file_is_told_in_a_sentence(fresh: Office) -> None:
    fresh.write("output", "ikke en mappe")
    outcome = fresh.build()
    assert (outcome.code, "Traceback" in outcome.err) == (3, False), outcome.said


def test_a_bug_of_ours_is_one_sentence_and_a_file_without_the_cases_words(fresh: Office) -> None:
    breaking = "import docgen.pipeline as p\ndef boom(*a): raise ValueError('Torill Hauknes')\np.build = boom\nfrom docgen.__main__ import main\nmain()"
    done = subprocess.run(
        [sys.executable, "-c", breaking, "build"],
        cwd=fresh.root,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 4
    assert "DG900" in done.stderr and "Hauknes" not in done.stderr + done.stdout
    (report,) = fresh.root.glob("docgen-feil*")
    assert "Hauknes" not in report.read_text("utf-8") and "ValueError" in report.read_text("utf-8")


def test_the_version_is_told_without_loading_anything_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "docgen", "--version"], capture_output=True, text=True, check=True
    )
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert "click" in loaded
    assert loaded.isdisjoint(HEAVY), loaded & set(HEAVY)


def test_output_piped_into_something_that_stops_reading_is_no_bug(office: Office) -> None:
    done = subprocess.run(
        f"{sys.executable} -m docgen build -v | head -1", shell=True, cwd=office.root, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr and "DG900" not in done.stderr
    assert not list(office.root.glob("docgen-feil*"))


def test_json_is_utf_8_whatever_the_terminal(office: Office) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "docgen", "build", "--json"],
        cwd=office.root,
        capture_output=True,
        env={name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
        | {"LC_ALL": "C"},
        check=True,
    )
    assert "møte" in json.dumps(json.loads(done.stdout.decode("utf-8")), ensure_ascii=False)


# --- one change, many papers ---------------------------------------------------------------------------------------


def test_a_unit_that_gets_a_new_name_is_one_note_of_all_that_was_sent_and_a_list_with_v(office: Office) -> None:
    """The municipality's telephone stands in every paper: one line says so, not one for each that was sent."""
    office.edit("cases/register/oppsett.yaml", "telefon: 68 05 10 00", "telefon: 68 05 10 99")
    whole = office.build("-v")
    apart = [line for line in whole.err.splitlines() if " info DG401: " in line]
    assert whole.code == 0 and len(apart) > 5
    for told in (office.build(), office.run("check")):
        (line,) = [line for line in told.err.splitlines() if "DG401" in line]
        assert line.startswith(
            f"output  info DG401: {len(apart)} dokumenter er sendt, og det som står i filene, er endret siden: "
        )
        assert "referat (" in line and "tiltaksbank (1)" in line and "Med -v nevnes hvert dokument" in told.err
    assert "\n  output " in told.err and "\n  output/" not in told.err
    assert len([one for one in office.run("check", "--json").json["diagnostics"] if one["code"] == "DG401"]) == len(apart)
    english = office.run("check", "--lang", "en")
    assert f"{len(apart)} documents have been sent" in english.err


def test_one_document_that_was_sent_is_told_by_its_name(office: Office) -> None:
    office.edit("cases/ansvarsgrupper/AG-2026-005/møte-2026-10-22.yaml", "sted: ", "sted: Rom 2, ")
    told = office.build()
    line = told.line_about("DG401")
    assert line.startswith("output/AG-2026-005/AG-2026-005_2026-10-22_referat.docx  info DG401: output/AG-2026-005/")


# --- a slip in the table of document types -------------------------------------------------------------------------

TABLE = "templates/dokumenter.yaml"


def test_a_slip_in_one_row_of_the_table_stops_that_type_and_no_other(office: Office) -> None:
    before = office.documents
    office.edit(TABLE, "    mottakere: [bruker, foresatte, representanter, medlemmer, inviterte]", "    motakere: [bruker]")
    office.edit(PLANNED, "sted: ", "sted: Rom 2, ")
    told = office.build()
    assert told.code == 1 and told.line_about(f"{TABLE}:", "feil DG102", "motakere")
    assert told.line_about("stoppet", "innkalling", "DG102")
    assert told.line_about("skrev", "saksliste")
    after = office.documents
    assert after.keys() == before.keys()
    changed = {path.split("_")[2].removesuffix(".docx") for path in before if before[path] != after[path]}
    assert changed == {"saksliste"}


def test_a_table_that_cannot_be_read_stops_everything(office: Office) -> None:
    before = office.times()
    office.edit(TABLE, "dokumenter:\n", "dokumenter: [\n")
    office.edit(PLANNED, "sted: ", "sted: Rom 2, ")
    told = office.build()
    assert (told.code, office.times()) == (1, before), told.said


def test_a_row_that_does_not_say_what_was_sent_takes_no_copy_away(office: Office) -> None:
    """Without `dato` nobody can say by the row that the minutes went out: though consent is gone, what was sent stays."""

    def minutes() -> dict[str, bytes]:
        return {path: data for path, data in office.documents.items() if "_referat" in path}

    before = minutes()
    text = office.read(TABLE)
    start = text.index("  - type: referat\n")
    end = text.index("\n\n", start)
    office.write(TABLE, text[:start] + "  - type: referat\n    om: møte\n    malen: referat.docx" + text[end:])
    office.remove_block("cases/ansvarsgrupper/AG-2026-005/gruppe.yaml", "samtykker")
    told = office.build()
    assert told.code == 1 and told.line_about("stoppet", "referat")
    assert minutes() == before and len(before) > 10
