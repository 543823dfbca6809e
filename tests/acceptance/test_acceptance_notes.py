"""The answer in the folder: `<file> – MÅ RETTES.txt` comes beside a file with faults, says what the terminal says, and goes."""

from __future__ import annotations

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from office import ROOT, Office, parts_of

SUFFIX = " – MÅ RETTES.txt"
FOLDER = "cases/ansvarsgrupper/AG-2026-005"
GROUP, PLANNED = f"{FOLDER}/gruppe.yaml", f"{FOLDER}/møte-2026-12-10.yaml"
OTHER = "cases/ansvarsgrupper/AG-2026-003/gruppe.yaml"
NOTE, OTHERS_NOTE = f"{GROUP}{SUFFIX}", f"{OTHER}{SUFFIX}"


def notes_in(office: Office) -> dict[str, str]:
    """Every note of the workspace as Notepad shows it, by path."""
    paths = [path for path in sorted(office.root.rglob("*")) if path.name.endswith("RETTES.txt") and ".docgen" not in path.parts]
    return {path.relative_to(office.root).as_posix(): path.read_text("utf-8-sig") for path in paths}


def misspell(office: Office, file: str = GROUP) -> None:
    office.edit(file, "\nkoordinator:", "\nkoordinatr:")


def mend(office: Office, file: str = GROUP) -> None:
    office.edit(file, "\nkoordinatr:", "\nkoordinator:")


def refuse(office: Office) -> str:
    """Take BUP out of the consents, so that the planned meeting's invitation to them is refused; gives the file as it was."""
    before = office.read(GROUP)
    office.write(GROUP, re.sub(r"      - \{enhet: bup,.*\n", "", before))
    return before


# --- it comes and goes ---------------------------------------------------------------------------------------------


def test_a_misspelt_field_is_answered_beside_the_file_and_the_answer_goes_when_it_is_mended(office: Office) -> None:
    misspell(office)
    number = office.read(GROUP).splitlines().index("koordinatr:") + 1
    outcome = office.build()
    assert outcome.code == 1
    assert f"Skrev {NOTE}\n" in outcome.err
    text = notes_in(office)[NOTE]
    assert text.startswith("Ansvarsgruppen AG-2026-005 har 1 feil. Dokumentene som bygger på gruppe.yaml, er ikke laget på nytt")
    assert f"1. Linje {number}: Feltet «koordinatr» er ukjent.\n   Slik retter du det: Mente du «koordinator»?" in text
    assert "Rett i gruppe.yaml og lagre. Denne fila forsvinner av seg selv.\nSjekket 20. november 2026.\n" in text
    mend(office)
    outcome = office.build()
    assert outcome.code == 0
    assert f"{NOTE} er fjernet\n" in outcome.err
    assert notes_in(office) == {}


def test_an_empty_file_with_nearly_the_name_of_a_meeting_is_answered_beside_it(office: Office) -> None:
    name = "cases/ansvarsgrupper/AG-2026-005/møte 10.09.2026.yaml"
    (office.root / name).write_bytes(b"")
    office.build()
    assert any("Gi fila navnet «møte-2026-09-10.yaml»." in note for note in notes_in(office).values())
    # Where nothing else is told, the sum begins with the fault and no space.
    assert office.build(name).err.splitlines()[-1].startswith("1 feil. ")
    (office.root / name).rename((office.root / name).with_name("møte-2026-09-10.yaml"))
    office.build()
    assert notes_in(office) == {}


def test_the_file_is_made_for_notepad(office: Office) -> None:
    misspell(office)
    office.build()
    data = (office.root / NOTE).read_bytes()
    assert data.startswith(b"\xef\xbb\xbfAnsvarsgruppen")
    assert data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r") > 5
    assert stat.S_IMODE((office.root / NOTE).stat().st_mode) == 0o640


def test_the_file_says_what_the_terminal_says_in_the_language_of_the_run(office: Office) -> None:
    misspell(office)
    office.edit(GROUP, "opprettet: 2026-05-11", "opprettet: 2026-02-31")
    for lang in ("nb", "en"):
        said = office.build("--lang", lang).err
        text = notes_in(office)[NOTE]
        sentences = re.findall(rf"{re.escape(GROUP)}:\d+:\d+  (?:feil|error) DG\d+: (.*)", said)
        ways_out = re.findall(r"(?:Slik retter du det|How to fix it): .*", said)
        assert len(sentences) == 2
        assert all(sentence in text for sentence in sentences)
        assert [line.strip() for line in text.splitlines() if line.startswith("   ")] == [way for way in ways_out if way in text]
    assert "The group AG-2026-005 has 2 errors." in text


def test_a_template_with_a_misspelt_name_is_answered_beside_the_template(office: Office) -> None:
    template = office.root / "templates" / "innkalling.docx"
    whole = template.read_bytes()
    retype(template, "møte.sted", "møte.stedd")
    outcome = office.build()
    assert outcome.code == 1
    text = notes_in(office)[f"templates/innkalling.docx{SUFFIX}"]
    assert text.startswith("Malen innkalling.docx har ")
    assert "Dokumentene som bygger på innkalling.docx, er ikke laget på nytt." in text
    assert "møte.stedd" in text and re.search(r"avsnitt|tabell|celle|rad", text)
    assert "Slik retter du det: Mente du «sted»?" in text
    template.write_bytes(whole)
    assert office.build().code == 0
    assert notes_in(office) == {}


def retype(template: Path, old: str, new: str) -> None:
    """Change a text in a template's parts."""
    import zipfile

    parts = parts_of(template.read_bytes())
    assert any(old.encode() in data for data in parts.values())
    with zipfile.ZipFile(template, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data.replace(old.encode(), new.encode()))


def test_the_table_of_document_types_is_answered_too_also_when_it_is_gone(office: Office) -> None:
    table, note = "templates/dokumenter.yaml", f"templates/dokumenter.yaml{SUFFIX}"
    whole = office.read(table)
    office.edit(table, "mal: referat.docx", "mal: referatt.docx")
    office.build()
    assert "Dokumenter av typen referat er ikke laget på nytt." in notes_in(office)[note]
    (office.root / table).unlink()
    office.build()
    assert "Ingen dokumenter er laget på nytt." in notes_in(office)[note]
    office.write(table, whole)
    office.build()
    assert notes_in(office) == {}


def test_a_register_that_is_missing_is_answered_where_it_should_lie(office: Office) -> None:
    shutil.move(office.root / "cases/register/oppsett.yaml", office.root / "oppsett.yaml")
    office.build()
    text = notes_in(office)[f"cases/register/oppsett.yaml{SUFFIX}"]
    assert "Det finnes ingen fil med «type: oppsett»." in text
    shutil.move(office.root / "oppsett.yaml", office.root / "cases/register/oppsett.yaml")
    office.build()
    assert notes_in(office) == {}


def test_two_documents_with_one_name_are_answered_where_they_lie(whole: Office) -> None:
    """Two planned meetings trade days: each one's invitation would cover the other's."""
    folder = "cases/ansvarsgrupper/AG-2026-006"
    first, second = f"{folder}/møte-2026-12-01.yaml", f"{folder}/møte-2027-01-14.yaml"
    files = {first: whole.read(first), second: whole.read(second)}
    days = [re.search(r"(?m)^dato: .*$", text) for text in files.values()]
    assert days[0] and days[1]
    whole.write(first, files[first].replace(days[0][0], days[1][0]))
    whole.write(second, files[second].replace(days[1][0], days[0][0]))
    outcome = whole.build()
    assert "DG406" in outcome.err, outcome.said
    notes = {path for path in notes_in(whole) if path.startswith("output/AG-2026-006/")}
    assert notes, outcome.said
    for file, text in files.items():
        whole.write(file, text)
    assert whole.build().code == 0
    assert notes_in(whole) == {}


def test_only_what_must_be_mended_is_answered(office: Office) -> None:
    office.edit(PLANNED, "referent: Sigrid Vollan\n", "")
    outcome = office.build()
    assert "advarsel" in outcome.err
    assert notes_in(office) == {}


def test_a_file_that_was_taken_away_takes_its_answer_along(office: Office) -> None:
    misspell(office)
    office.build()
    shutil.move(office.root / GROUP, office.root / "gruppe.yaml")
    office.build()
    assert NOTE not in notes_in(office)
    shutil.move(office.root / "gruppe.yaml", office.root / GROUP)
    office.build()
    assert list(notes_in(office)) == [NOTE]


def test_a_macs_spelling_of_a_name_gets_its_answer_in_the_same_folder(office: Office) -> None:
    mac = office.root / FOLDER / unicodedata.normalize("NFD", "møte-2026-12-10.yaml")
    (office.root / PLANNED).rename(mac)
    mac.write_text(mac.read_text("utf-8").replace("referent:", "referentt:"), "utf-8")
    office.build()
    assert list(notes_in(office)) == [f"{PLANNED}{SUFFIX}"]
    mac.write_text(mac.read_text("utf-8").replace("referentt:", "referent:"), "utf-8")
    office.build()
    assert notes_in(office) == {}


# --- what leaves it alone ------------------------------------------------------------------------------------------


def test_a_check_and_a_dry_run_answer_on_the_terminal_only(office: Office) -> None:
    misspell(office)
    before = sorted(office.root.rglob("*"))
    assert office.run("check").code == office.build("--dry-run").code == 1
    assert office.run("explain", GROUP).code == 1
    assert sorted(office.root.rglob("*")) == before
    office.build()
    mend(office)
    assert office.run("check").code == office.build("--dry-run").code == 0
    assert list(notes_in(office)) == [NOTE]


def test_the_same_fault_another_day_does_not_touch_the_file(office: Office) -> None:
    misspell(office)
    office.build()
    before = (office.root / NOTE).stat()
    outcome = office.build("--dato", "2026-11-21")
    after = (office.root / NOTE).stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    assert "RETTES" not in outcome.err


def test_the_stamp_has_the_clock_only_when_the_day_is_the_clocks(office: Office) -> None:
    misspell(office)
    office.edit("docgen.toml", "\ndato = 2026-11-20\n", "\n")
    office.build()
    assert re.search(r"(?m)^Sjekket \d{1,2}\. [a-z]+ \d{4} kl\. \d\d\.\d\d\.$", notes_in(office)[NOTE])
    (office.root / NOTE).unlink()
    office.build("--dato", "2026-11-20")
    assert "\nSjekket 20. november 2026.\n" in notes_in(office)[NOTE]


def test_a_persons_words_in_an_answer_are_kept(office: Office) -> None:
    misspell(office)
    office.build()
    path = office.root / NOTE
    hers = path.read_bytes().replace(b"Rett i", b"Har ringt Kari.\r\nRett i")
    path.write_bytes(hers)
    office.build()
    assert path.read_bytes() == hers
    mend(office)
    outcome = office.build()
    assert f"Det noen hadde skrevet i {NOTE}, ligger i .docgen/forrige" in outcome.err
    assert notes_in(office) == {}
    assert hers in {kept.read_bytes() for kept in (office.root / ".docgen/forrige").rglob("*.txt")}


def test_a_file_of_somebody_elses_under_the_name_stays_and_that_is_told(office: Office) -> None:
    (office.root / NOTE).write_text("Mine egne notater.", "utf-8")
    office.build()
    misspell(office)
    outcome = office.build()
    assert notes_in(office) == {NOTE: "Mine egne notater."}
    assert f"{NOTE} er ikke laget av docgen" in outcome.err


def test_answers_that_lie_about_confuse_nothing_else(office: Office) -> None:
    misspell(office)
    retype(office.root / "templates" / "innkalling.docx", "møte.sted", "møte.stedd")
    first = office.build("--json").json
    assert len(first["notes"]["written"]) == 2
    (office.output / f"AG-2026-005{SUFFIX}").write_text("x", "utf-8")
    second = office.build("--json").json
    assert second["diagnostics"] == first["diagnostics"]
    assert second["documents"] == [{**line, "action": line["action"]} for line in second["documents"]]
    made = office.run("new", "møte", "AG-2026-003", "2027-02-04")
    assert made.code == 0 and made.out.startswith("cases/ansvarsgrupper/AG-2026-003/")


# --- narrowed runs -------------------------------------------------------------------------------------------------


def test_a_run_over_another_folder_leaves_the_answer_alone(office: Office) -> None:
    misspell(office)
    office.build()
    mend(office)
    assert office.build("cases/ansvarsgrupper/AG-2026-003").code == 0
    assert list(notes_in(office)) == [NOTE]
    misspell(office, OTHER)
    office.build(FOLDER)
    assert list(notes_in(office)) == [], "the folder's own answer goes, the other's does not come"


def test_a_run_over_one_file_asks_the_meetings_beside_it_before_its_answer_goes(office: Office) -> None:
    before = refuse(office)
    office.build()
    text = notes_in(office)[NOTE]
    assert "Ikke laget: kopi av innkalling og saksliste til Poliklinikk for barn og unge." in text
    made = office.documents
    still = office.build("--json", GROUP).json
    assert notes_in(office) == {NOTE: text}, "the meeting's rule still finds the fault"
    assert still["notes"] == {"written": [], "removed": [], "foreign": [], "waiting": []}
    office.write(GROUP, before)
    narrowed = office.build("--json", GROUP).json
    assert (narrowed["notes"]["removed"], notes_in(office)) == ([NOTE], {})
    alone = office.run("check", GROUP, "--json").json
    assert [line["path"] for line in narrowed["documents"]] == [line["path"] for line in alone["documents"]]
    assert narrowed["diagnostics"] == alone["diagnostics"], "of the meetings nothing is told"
    assert office.documents == made, "and nothing of theirs is made"
    office.build()
    assert len(office.documents) > len(made)


def test_a_run_over_one_file_renews_its_answer_with_what_the_meetings_say(office: Office) -> None:
    refuse(office)
    office.build()
    assert notes_in(office)[NOTE].startswith("Ansvarsgruppen AG-2026-005 har 1 feil.")
    office.edit(GROUP, "opprettet: 2026-05-11", "opprettet: 2026-13-11")
    number = office.read(GROUP).splitlines().index("opprettet: 2026-13-11") + 1
    narrowed = office.build(GROUP)
    text = notes_in(office)[NOTE]
    assert f"Skrev {NOTE}" in narrowed.err
    assert f"Linje {number}: " in text, "what the terminal says"
    office.build()
    assert notes_in(office) == {NOTE: text}, "a run over everything has nothing to add"


def test_a_run_over_one_file_renews_the_answer_of_a_file_that_cannot_be_read_at_all(office: Office) -> None:
    misspell(office)
    office.build()
    before = notes_in(office)
    office.edit(GROUP, "\nkoordinatr:", "\n  - [koordinatr:")
    office.build(GROUP)
    text = notes_in(office)[NOTE]
    assert text != before[NOTE]
    office.build()
    assert notes_in(office)[NOTE] == text


def test_a_run_over_a_register_does_not_speak_for_everybody_and_says_what_does(office: Office) -> None:
    register = "cases/register/oppsett.yaml"
    before = office.read(register)
    office.write(register, f"{before}\nukjent: ja\n")
    office.build()
    note = f"{register}{SUFFIX}"
    assert list(notes_in(office)) == [note]
    office.write(register, before)
    narrowed = office.build(register)
    assert list(notes_in(office)) == [note]
    assert f"{note} blir liggende til alt er sjekket: kjør docgen build uten filnavn" in narrowed.err
    assert "blir liggende" not in office.build().err
    assert notes_in(office) == {}


def test_a_run_over_one_file_leaves_the_others_answers_that_still_hold(office: Office) -> None:
    misspell(office)
    office.edit(PLANNED, "referent:", "referentt:")
    office.build()
    assert list(notes_in(office)) == [NOTE, f"{PLANNED}{SUFFIX}"]
    mend(office)
    office.build(GROUP)
    assert f"{PLANNED}{SUFFIX}" in notes_in(office)


def test_a_run_over_one_file_answers_what_it_found_there(office: Office) -> None:
    misspell(office)
    office.build(GROUP)
    assert list(notes_in(office)) == [NOTE]


def test_a_run_over_some_document_types_leaves_answers_about_others_alone(office: Office) -> None:
    before = refuse(office)
    office.build()
    text = notes_in(office)[NOTE]
    assert "innkalling" in text
    office.build("--kind", "referat")
    assert notes_in(office) == {NOTE: text}
    office.write(GROUP, before)
    office.build("--kind", "referat")
    assert notes_in(office) == {NOTE: text}
    office.build()
    assert notes_in(office) == {}


def test_an_answer_stays_while_a_broken_meeting_keeps_its_rule_from_being_asked(office: Office) -> None:
    before = refuse(office)
    office.build()
    meeting = office.read(PLANNED)
    office.write(GROUP, before)
    office.edit(PLANNED, "referent:", "referentt:")
    office.build()
    assert list(notes_in(office)) == [NOTE, f"{PLANNED}{SUFFIX}"]
    office.write(PLANNED, meeting)
    office.build()
    assert notes_in(office) == {}


# --- machines, and bad days ----------------------------------------------------------------------------------------


def test_the_machine_is_told_the_paths_and_nothing_else(office: Office) -> None:
    misspell(office)
    report = office.build("--json").json
    assert report["notes"] == {"written": [NOTE], "removed": [], "foreign": [], "waiting": []}
    assert office.build("--json").json["notes"]["written"] == []
    mend(office)
    assert office.build("--json").json["notes"]["removed"] == [NOTE]


def run_with(office: Office, before: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`docgen build` in a process of its own that first carries out a few lines of Python."""
    program = f"{dedent(before)}\nfrom docgen.__main__ import main\nmain()"
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", program, "build", *arguments]
    return subprocess.run(command, cwd=office.root, capture_output=True, text=True, check=False, env=environment)


FULL = """
    import errno, os
    opened = os.open
    def refusing(file, *rest, **more):
        if str(file).endswith("-note.txt"):
            raise OSError(errno.ENOSPC, "No space left on device")
        return opened(file, *rest, **more)
    os.open = refusing
"""


def test_an_answer_that_cannot_be_written_leaves_the_documents_made_and_is_told_in_a_sentence(fresh: Office) -> None:
    misspell(fresh)
    done = run_with(fresh, FULL)
    assert done.returncode == 3
    assert f"Disken er full: {NOTE} kunne ikke skrives eller fjernes. Dokumentene er laget" in done.stderr
    assert "Traceback" not in done.stderr
    made = fresh.documents
    assert made and notes_in(fresh) == {}
    assert run_with(fresh, FULL, "-q").returncode == 3
    outcome = fresh.build()
    assert (outcome.code, fresh.documents, list(notes_in(fresh))) == (1, made, [NOTE])


def test_the_machine_is_told_of_an_answer_that_cannot_be_written(fresh: Office) -> None:
    import json

    misspell(fresh)
    report = json.loads(run_with(fresh, FULL, "--json").stdout)
    assert (report["ok"], report["exit"], report["notes"]["written"]) == (False, 3, [])
    assert [found["code"] for found in report["diagnostics"] if found["severity"] == "error"] == ["DG102", "DG903"]


LOCKED = """
    from pathlib import Path
    read = Path.read_bytes
    def refusing(path):
        if path.name == "gruppe.yaml" and "AG-2026-005" in path.parts:
            raise PermissionError(13, "Permission denied")
        return read(path)
    Path.read_bytes = refusing
"""


def test_a_file_that_is_locked_keeps_the_answer_it_has_and_gets_none(fresh: Office) -> None:
    assert "DG165" in run_with(fresh, LOCKED).stderr
    assert notes_in(fresh) == {}
    misspell(fresh)
    fresh.build()
    before = notes_in(fresh)
    mend(fresh)
    assert "DG165" in run_with(fresh, LOCKED).stderr
    assert notes_in(fresh) == before != {}


KILLED = """
    import os, signal
    from docgen.build.notes import Notes
    Notes.carry_out = lambda self, mending: os.kill(os.getpid(), signal.SIGKILL)
"""


def test_killed_between_the_documents_and_the_answers_the_next_run_gives_the_answers(fresh: Office, office: Office) -> None:
    misspell(fresh)
    assert run_with(fresh, KILLED).returncode == -signal.SIGKILL
    made = fresh.documents
    assert made and notes_in(fresh) == {}
    fresh.build()
    assert fresh.documents == made
    misspell(office)
    office.build()
    assert notes_in(fresh) == notes_in(office) != {}
    # And the other way: what should have been taken away is taken away by the next run.
    mend(fresh)
    assert run_with(fresh, KILLED).returncode == -signal.SIGKILL
    assert list(notes_in(fresh)) == [NOTE]
    assert fresh.build().code == 0
    assert notes_in(fresh) == {}


def test_answers_stay_out_of_the_repository() -> None:
    patterns = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert "*– MÅ RETTES.txt" in patterns


@pytest.mark.parametrize("digits", ["030245 12671", "03024512671", "030245\n  12671", "0302\u00ad45\u00a0126 71"])
def test_a_fodselsnummer_is_answered_without_a_digit_of_it(office: Office, digits: str) -> None:
    office.edit(PLANNED, "sted: ", f"sted: Rom {digits} ")
    outcome = office.build()
    text = notes_in(office)[f"{PLANNED}{SUFFIX}"]
    assert "inneholder det som ser ut som et fødselsnummer" in text
    for half in ("030245", "12671", "126 71"):
        assert half not in text + outcome.said


def put_in_a_name(office: Office, digits: str) -> None:
    (office.root / PLANNED).rename(office.root / FOLDER / f"møte {digits}.yaml")


def put_in_a_folders_name(office: Office, digits: str) -> None:
    (office.root / FOLDER).rename(office.root / "cases/ansvarsgrupper" / digits)


def put_in_a_reference(office: Office, digits: str) -> None:
    office.edit(PLANNED, "ansvarsgruppe: AG-2026-005", f"ansvarsgruppe: {digits}")


def put_in_an_id(office: Office, digits: str) -> None:
    office.edit(PLANNED, "id: AG-2026-005-m5", f"id: {digits}")


@pytest.mark.parametrize("put", [put_in_a_name, put_in_a_folders_name, put_in_a_reference, put_in_an_id])
def test_a_fodselsnummer_in_a_name_or_an_id_goes_nowhere_else(office: Office, put: Callable[[Office, str], None]) -> None:
    put(office, "03024512671")
    before = {path for path in office.root.rglob("*") if "03024512671" in path.name}
    outcomes = [office.build(), office.build("--json"), office.build("--lang", "en", "-v"), office.run("check", "--json")]
    assert {outcome.code for outcome in outcomes} == {1}
    assert "PV-01" in outcomes[0].err
    texts = [outcome.said for outcome in outcomes] + [f"{path} {text}" for path, text in notes_in(office).items()]
    assert not [text for text in texts if "03024512671" in text or "12671" in text]
    assert {path for path in office.root.rglob("*") if "12671" in path.name} == before
    assert notes_in(office)
