"""PDFs beside the documents: true to what lies there, never over anybody's file, and never in the way of the documents.

LibreOffice is a false one here that is quick; what the real one makes is judged in test_acceptance_pdfa.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from docgen.build.pdf_stamp import read_stamp
from docgen.disk import digest
from office import Office, Outcome
from pdf_maker import false_office

GROUP = "cases/ansvarsgrupper/AG-2026-005/gruppe.yaml"
PLANNED = "AG-2026-005/AG-2026-005_2026-12-10_innkalling"


class Desk:
    """The office with a LibreOffice at hand."""

    def __init__(self, office: Office, soffice: Path) -> None:
        self.office = office
        self.soffice = soffice
        self.output = office.output
        self.path = f"{soffice}{os.pathsep}{os.environ['PATH']}"

    def build(self, *arguments: str, **environment: str) -> Outcome:
        return self.office.build(*arguments, **{"PATH": self.path, **environment})

    @property
    def calls(self) -> int:
        calls = self.soffice / "calls"
        return len(calls.read_text("utf-8").splitlines()) if calls.exists() else 0

    def pdfs(self) -> dict[str, bytes]:
        return {path.relative_to(self.output).as_posix(): path.read_bytes() for path in sorted(self.output.rglob("*.pdf"))}

    def shows(self, name: str) -> bool:
        """Whether the PDF beside a document was made from the document as it lies there."""
        stamp = read_stamp((self.output / f"{name}.pdf").read_bytes())
        return stamp is not None and stamp.source == digest((self.output / f"{name}.docx").read_bytes())

    def are_true(self) -> bool:
        return all(self.shows(path.removesuffix(".pdf")) for path in self.pdfs())

    def change(self) -> None:
        self.office.edit("cases/ansvarsgrupper/AG-2026-005/møte-2026-12-10.yaml", "sted: ", "sted: Storsalen, ")

    def former(self) -> list[str]:
        return sorted(path.name for path in (self.office.root / ".docgen" / "forrige").rglob("*.pdf"))


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    """Two groups, built without PDFs."""
    return Desk(office, false_office(tmp_path / "kontorpakke"))


@pytest.fixture
def made(desk: Desk) -> Desk:
    """The same with PDFs."""
    outcome = desk.build("--pdf")
    assert outcome.code == 0, outcome.said
    return desk


def test_each_finished_document_gets_one_in_one_call(desk: Desk) -> None:
    before = desk.office.documents
    outcome = desk.build("--pdf", "--json")
    assert outcome.code == 0, outcome.said
    assert desk.calls == 1
    assert set(outcome.json["pdf"]["written"]) == {f"output/{path}" for path in desk.pdfs()}
    assert {path.removesuffix(".docx") for path in before} == {path.removesuffix(".pdf") for path in desk.pdfs()}
    assert desk.are_true()
    assert desk.office.documents == before


def test_a_draft_has_none(made: Desk) -> None:
    file = "cases/ansvarsgrupper/AG-2026-003/møte-2026-11-03.yaml"
    minutes = {path for path in made.pdfs() if "2026-11-03_referat" in path}
    assert minutes
    # Minutes that have been sent are never a draft again, whatever the file says.
    finished = made.office.read(file).replace("\n  sendt: ja\n", "\n")
    made.office.write(file, re.sub(r"dokumentstatus: .*", "dokumentstatus: utkast", finished))
    made.build("--pdf")
    assert not minutes & made.pdfs().keys()
    made.office.write(file, finished)
    made.build("--pdf")
    assert minutes <= made.pdfs().keys()
    assert made.are_true()


def test_the_next_run_makes_none_and_loads_nothing_for_it(made: Desk) -> None:
    times = {path: path.stat().st_mtime_ns for path in made.output.rglob("*.pdf")}
    for arguments in (("--pdf",), ()):
        outcome = made.build(*arguments, PYTHONPROFILEIMPORTTIME="1")
        assert outcome.code == 0
        assert "Ingenting å gjøre" in outcome.said
        assert "pikepdf" not in outcome.err
        assert "docgen.archive" not in outcome.err
    assert made.calls == 1
    assert {path: path.stat().st_mtime_ns for path in made.output.rglob("*.pdf")} == times


def test_the_setting_asks_for_them_too(desk: Desk) -> None:
    said = desk.office.read("docgen.toml")
    desk.office.write("docgen.toml", f'{said}\npdf = "ja"\n')
    assert desk.build().code == 2
    desk.office.write("docgen.toml", f"{said}\npdf = true\n")
    assert desk.build().code == 0
    assert len(desk.pdfs()) == len(desk.office.documents)


def test_without_being_asked_none_is_made(desk: Desk) -> None:
    desk.change()
    assert desk.build().code == 0
    assert desk.pdfs() == {}
    # What was made meanwhile gets its PDF when they are asked for.
    desk.build("--pdf")
    assert len(desk.pdfs()) == len(desk.office.documents)


@pytest.mark.parametrize("arguments", [("--pdf",), ()], ids=["asked for", "not asked for"])
def test_a_renewed_document_gets_a_new_one_and_the_former_is_kept(made: Desk, arguments: tuple[str, ...]) -> None:
    old = made.pdfs()
    made.change()
    assert made.build(*arguments).code == 0
    new = made.pdfs()
    changed = {path for path in new if new[path] != old[path]}
    assert f"{PLANNED}.pdf" in changed
    assert changed < new.keys() == old.keys()
    assert made.are_true()
    assert len(made.former()) == len(changed)


def test_one_that_is_deleted_comes_back(made: Desk) -> None:
    (made.output / f"{PLANNED}.pdf").unlink()
    assert made.build("--pdf").code == 0
    assert made.shows(PLANNED)


def test_a_persons_pdf_is_never_replaced(made: Desk) -> None:
    hers = (made.output / f"{PLANNED}.pdf").read_bytes() + b"\n% signed"
    (made.output / f"{PLANNED}.pdf").write_bytes(hers)
    outcome = made.build("--pdf")
    # It shows the document that lies there: nothing is wrong with it.
    assert "DG409" not in outcome.said
    made.change()
    for _ in range(2):
        outcome = made.build("--pdf")
        assert outcome.code == 0
        assert outcome.line_about("DG409", f"{PLANNED}.pdf")
        assert (made.output / f"{PLANNED}.pdf").read_bytes() == hers
    (made.output / f"{PLANNED}.pdf").unlink()
    assert "DG409" not in made.build("--pdf").said
    assert made.shows(PLANNED)


def test_a_foreign_file_of_that_name_stays(desk: Desk) -> None:
    (desk.output / f"{PLANNED}.pdf").write_bytes(b"%PDF-1.4 from Word itself")
    outcome = desk.build("--pdf")
    assert outcome.line_about("DG409", f"{PLANNED}.pdf")
    assert (desk.output / f"{PLANNED}.pdf").read_bytes() == b"%PDF-1.4 from Word itself"


def test_a_document_edited_by_hand_is_shown_as_it_lies_there(made: Desk) -> None:
    made.office.edit_in_word(f"{PLANNED}.docx")
    assert made.build("--pdf").code == 0
    assert made.shows(PLANNED)


def test_while_two_lie_side_by_side_there_is_none(made: Desk) -> None:
    made.office.edit_in_word(f"{PLANNED}.docx")
    made.change()
    made.build("--pdf")
    assert (made.output / f"{PLANNED} (ny).docx").exists()
    assert not (made.output / f"{PLANNED}.pdf").exists()
    assert not (made.output / f"{PLANNED} (ny).pdf").exists()
    # She has decided: ours goes, and hers is what is sent.
    (made.output / f"{PLANNED} (ny).docx").unlink()
    made.build("--pdf")
    assert made.shows(PLANNED)


@pytest.mark.parametrize("arguments", [("--pdf",), ()], ids=["asked for", "not asked for"])
def test_the_pdf_goes_with_a_copy_that_nobody_may_have(made: Desk, arguments: tuple[str, ...]) -> None:
    before = set(made.pdfs())
    made.office.remove_block(GROUP, "samtykker")
    outcome = made.build(*arguments)
    assert outcome.code == 1
    gone = before - set(made.pdfs())
    assert gone
    assert gone == {path for path in before if not (made.output / path.replace(".pdf", ".docx")).exists()}
    assert made.are_true()
    assert len(made.former()) == len(gone)


def test_without_libreoffice_the_documents_are_made_and_it_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.change()
    before = desk.office.documents
    empty = tmp_path / "tom"
    empty.mkdir()
    for _ in range(2):
        outcome = desk.build("--pdf", PATH=str(empty))
        assert outcome.code == 3
        assert "Installer LibreOffice" in outcome.said
        assert desk.pdfs() == {}
    assert desk.office.documents != before
    assert desk.build("--pdf", "--json", PATH=str(empty)).json["diagnostics"][-1]["code"] == "DG903"
    assert desk.build("--pdf").code == 0
    assert len(desk.pdfs()) == len(desk.office.documents)


def test_one_that_no_longer_shows_its_document_is_not_left_when_it_cannot_be_renewed(made: Desk, tmp_path: Path) -> None:
    empty = tmp_path / "tom"
    empty.mkdir()
    made.change()
    outcome = made.build("--pdf", PATH=str(empty))
    assert outcome.code == 3
    assert not (made.output / f"{PLANNED}.pdf").exists()
    assert made.are_true()
    assert made.build("--pdf").code == 0
    assert made.shows(PLANNED)


def test_one_that_cannot_be_made_is_named_and_the_others_are_made(desk: Desk) -> None:
    data = desk.office.documents[f"{PLANNED}.docx"]
    alike = {path for path, other in desk.office.documents.items() if len(other) == len(data)}
    (desk.soffice / "bad").write_text(str(len(data)), "utf-8")
    outcome = desk.build("--pdf")
    assert outcome.code == 3
    assert f"output/{PLANNED}.docx" in outcome.said
    assert desk.pdfs().keys() == {path.replace(".docx", ".pdf") for path in desk.office.documents.keys() - alike}
    (desk.soffice / "bad").unlink()
    assert desk.build("--pdf").code == 0
    assert desk.shows(PLANNED)


def test_a_dry_run_tells_how_many_and_makes_none(desk: Desk) -> None:
    outcome = desk.build("--pdf", "--dry-run")
    assert f"{len(desk.office.documents)} PDF-er ville blitt laget" in outcome.said
    assert desk.pdfs() == {}
    assert desk.calls == 0
    assert desk.build("--pdf").code == 0
    assert len(desk.pdfs()) == len(desk.office.documents)


def test_a_narrowed_run_makes_those_of_its_documents(desk: Desk) -> None:
    assert desk.build("--pdf", "cases/ansvarsgrupper/AG-2026-005").code == 0
    assert {path.split("/")[0] for path in desk.pdfs()} == {"AG-2026-005"}
    assert desk.calls == 1
    assert desk.build("--pdf").code == 0
    assert len(desk.pdfs()) == len(desk.office.documents)


def test_the_doctor_misses_libreoffice_when_the_setting_needs_it(desk: Desk, tmp_path: Path) -> None:
    empty = tmp_path / "tom"
    empty.mkdir()
    asked = [desk.office.run("doctor", "-q", PATH=str(empty)).line_about("LibreOffice")]
    desk.office.write("docgen.toml", f"{desk.office.read('docgen.toml')}\npdf = true\n")
    asked.append(desk.office.run("doctor", "-q", PATH=str(empty)).line_about("LibreOffice"))
    assert [line.split()[0] for line in asked] == ["ADVARSEL", "FEIL"]
