"""`docgen init`: a new municipality begins, and nothing that lay there is touched."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from office import ROOT, Office, text_of

NAMED = (
    "--kommune",
    "Nes kommune: øst",
    "--kommunenummer",
    "9998",
    "--adresse",
    "Torget 1, 9998 Nes",
    "--telefon",
    "68 05 99 00",
)


@pytest.fixture
def here(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def new(here: Office) -> Office:
    outcome = here.run("init", "nes", *NAMED)
    assert outcome.code == 0, outcome.said
    return Office(here.root / "nes")


def fill_in_the_plan(office: Office) -> None:
    for field, value in (("start", "13.01.2027"), ("ukedag", "onsdag"), ("fra", "09.00"), ("til", "10.30")):
        office.edit("cases/ressursteam/møteplan-2027-vår.yaml", f"\n{field}:\n", f"\n{field}: {value}\n")


def test_the_new_workspace_is_clean_and_ready_to_build(new: Office) -> None:
    assert new.run("check", "--warnings-as-errors").code == 0
    built = new.build()
    assert (built.code, new.documents) == (0, {})
    assert new.run("template", "check").code == 0
    ours = {path.name: path.read_bytes() for path in (ROOT / "templates").iterdir() if path.is_file()}
    assert {path.name: path.read_bytes() for path in (new.root / "templates").iterdir()} == ours


def test_what_was_said_stands_in_the_settings_and_on_the_first_document(new: Office) -> None:
    assert 'kommunenavn: "Nes kommune: øst"' in new.read("cases/register/oppsett.yaml")
    assert new.run("new", "møteplan", "2027-vår").code == 0
    fill_in_the_plan(new)
    assert new.build("--dato", "2026-11-20").code == 0
    (archive,) = (text_of(data) for path, data in new.documents.items() if path.endswith("_møteplan.docx"))
    assert (
        "Nes kommune: øst" in archive
        and "Torget 1, 9998 Nes" in archive
        and "Telefon 68\N{NO-BREAK SPACE}05\N{NO-BREAK SPACE}99\N{NO-BREAK SPACE}00" in archive
    )
    assert sorted(path.rpartition("_")[2] for path in new.documents if not path.endswith("møteplan.docx")) == [
        "barnevern.docx", "ergo.docx", "helsestasjon.docx", "kommunepsykolog.docx", "rus.docx",
    ]  # fmt: skip


def test_the_first_sak_and_the_first_group_can_be_begun(new: Office) -> None:
    for thing in ("sak", "gruppe"):
        assert new.run("new", thing).code == 0
    told = new.run("check")
    assert told.code in (0, 1)
    assert "DG1" not in told.err.replace("DG101", ""), told.err  # nothing but what is still to be filled in


def test_in_nynorsk_units_and_documents_are_nynorsk(here: Office) -> None:
    assert here.run("start", "nes", "--kommune", "Nes", "--målform", "nynorsk").code == 0
    new = Office(here.root / "nes")
    assert "målform: nynorsk" in new.read("cases/register/oppsett.yaml")
    assert "Psykisk helse- og rustenesta" in new.read("cases/register/instanser.yaml")
    assert new.run("new", "møteplan", "2027-vår").code == 0
    fill_in_the_plan(new)
    assert new.build("--dato", "2026-11-20").code == 0
    assert all("Møtedagar" in text_of(data) for data in new.documents.values()) and new.documents


def test_what_is_pasted_with_a_line_break_is_one_line_and_an_address_keeps_its_lines(here: Office) -> None:
    told = here.run("init", "nes", "--kommune", " Nes\n kommune ", "--adresse", "Torget 1\n9998 Nes")
    assert told.code == 0
    new = Office(here.root / "nes")
    assert "kommunenavn: Nes kommune\nadresse: |\n  Torget 1\n  9998 Nes\n" in new.read("cases/register/oppsett.yaml")
    assert new.run("check", "--warnings-as-errors").code == 0


def test_the_editor_is_set_up_and_every_file_points_at_its_schema(new: Office) -> None:
    assert (new.root / ".vscode" / "settings.json").is_file()
    for name in ("oppsett", "instanser", "tiltaksbank"):
        first = new.read(f"cases/register/{name}.yaml").splitlines()[0]
        assert f"skjema/{name}.schema.json" in first
        assert (new.root / ".docgen" / "skjema" / f"{name}.schema.json").is_file()


@pytest.mark.parametrize("taken", ["docgen.toml", "cases/register/oppsett.yaml", "templates/referat.docx"])
def test_a_folder_that_has_something_of_it_is_left_alone(here: Office, taken: str) -> None:
    path = here.root / "nes" / taken
    path.parent.mkdir(parents=True)
    path.write_text("mitt")
    told = here.run("init", "nes", *NAMED)
    assert told.code == 2
    assert "Velg en" in told.err
    assert [str(p.relative_to(here.root / "nes")) for p in (here.root / "nes").rglob("*") if p.is_file()] == [taken]
    assert path.read_text() == "mitt"


def test_other_files_in_the_folder_stay(here: Office) -> None:
    note = here.root / "nes" / "notat.txt"
    note.parent.mkdir()
    note.write_text("mitt")
    assert here.run("init", "nes", *NAMED).code == 0
    assert note.read_text() == "mitt"


def test_without_a_name_and_nobody_to_ask_it_says_what_to_write(here: Office) -> None:
    for options in ((), ("--kommune", "  ")):
        told = here.run("init", "nes", *options)
        assert told.code == 2
        assert "docgen init MAPPE --kommune «Nes kommune»" in told.err
        assert not (here.root / "nes").exists()


def test_in_a_terminal_it_asks(here: Office) -> None:
    said = on_a_terminal(here, ("init", "nes"), "Nes kommune\n9998\nFamiliesenteret\n\n\n\n\n")
    assert "Hva heter kommunen?" in said
    settings = Office(here.root / "nes").read("cases/register/oppsett.yaml")
    assert "kommunenavn: Nes kommune\nkommunenummer: 9998\navdeling: Familiesenteret\nmålform: bokmål" in settings


def test_a_number_that_is_not_four_digits_is_refused(here: Office) -> None:
    told = here.run("init", "nes", "--kommune", "Nes kommune", "--kommunenummer", "301")
    assert told.code == 2
    assert "«301» er ikke et kommunenummer. Skriv fire sifre" in told.err
    assert not (here.root / "nes").exists()


def test_in_a_terminal_the_number_is_asked_for_until_it_has_four_digits(here: Office) -> None:
    said = on_a_terminal(here, ("init", "nes"), "Nes kommune\n99988\n9998\nFamiliesenteret\n\n\n\n\n")
    assert "Skriv fire sifre, for eksempel 0301." in said
    assert "kommunenummer: 9998\n" in Office(here.root / "nes").read("cases/register/oppsett.yaml")


def test_in_a_terminal_an_option_answers_its_own_question_alone(here: Office) -> None:
    said = on_a_terminal(here, ("init", "nes", "--kommune", "Nes kommune", "--telefon", ""), "9998\nFamiliesenteret\n\n\n\n")
    assert "Hva heter kommunen?" not in said and "Telefonen" not in said
    assert "Kommunenummeret" in said
    settings = Office(here.root / "nes").read("cases/register/oppsett.yaml")
    assert "kommunenavn: Nes kommune\nkommunenummer: 9998\navdeling: Familiesenteret\n" in settings


def on_a_terminal(here: Office, words: tuple[str, ...], answers: str) -> str:
    """What is said by a command that is given these answers; it must end well."""
    main, side = pty.openpty()
    process = subprocess.Popen([sys.executable, "-m", "docgen", *words], cwd=here.root, stdin=side, stdout=side, stderr=side)
    os.write(main, answers.encode())
    os.close(side)
    said = b""
    while True:
        try:
            more = os.read(main, 4096)
        except OSError:  # the other end is closed: the process is done
            break
        if not more:
            break
        said += more
    assert process.wait() == 0, said.decode()
    return said.decode()


def test_machines_get_the_files(here: Office) -> None:
    told = json.loads(here.run("init", "nes", *NAMED, "--json").out)
    assert (told["command"], told["ok"], told["folder"]) == ("init", True, str(here.root / "nes"))
    assert {"docgen.toml", "cases/register/oppsett.yaml", "templates/referat-nynorsk.docx"} <= set(told["paths"])


FULL = """\
import errno, os, sys
left, real = [10], os.open
def full(path, flags, *more, **named):
    left[0] -= bool(flags & os.O_EXCL)
    if left[0] < 0:
        raise OSError(errno.ENOSPC, "No space left on device")
    return real(path, flags, *more, **named)
os.open = full
from docgen.__main__ import main
main()
"""


def test_a_disk_that_is_full_leaves_no_half_workspace(here: Office) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL, "init", "nes", *NAMED], cwd=here.root, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert (done.returncode, "Traceback" in done.stderr) == (3, False), done.stderr
    assert "kan ikke skrives" in done.stderr
    assert list((here.root / "nes").rglob("*.docx"))
    assert not (here.root / "nes" / "docgen.toml").exists()
    assert here.run("check", "-C", "nes").code == 2


def test_the_installed_program_has_the_templates_with_it(tmp_path: Path) -> None:
    built = subprocess.run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(ROOT)], capture_output=True, text=True, check=False)  # fmt: skip
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {"docgen/maler/dokumenter.yaml", "docgen/maler/referat.docx", "docgen/maler/referat-nynorsk.docx"} <= set(names)
    assert {"docgen/eksempel/docgen.toml", "docgen/eksempel/cases/saker/RT-2026-012.yaml"} <= set(names)
    assert not [name for name in names if "output/" in name or "golden" in name or "/tests/" in name]
    assert wheel.stat().st_size < 2_000_000
