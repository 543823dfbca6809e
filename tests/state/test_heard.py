"""A run that was told which files changed looks at these and at where it will write; all else is found by the next whole look."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from state_world import CASE, GROUP, OTHER_CASE, said

from docgen.build.first_look import looked
from docgen.build.look import CASES, UNSEEN, WORKING, Marks
from docgen.build.report import Report
from docgen.build.settings import Settings
from docgen.build.state import State, program_here
from docgen.build.verdicts import Verdict
from docgen.pipeline import build, check
from office import Office

PLANNED = "cases/ansvarsgrupper/AG-2026-005/møte-2026-12-10.yaml"
INVITATION = "AG-2026-005/AG-2026-005_2026-12-10_innkalling.docx"


def told(settings: Settings, *files: str) -> Settings:
    """The settings of a run that has heard of these files of the workspace."""
    return replace(settings, heard=frozenset(file.removeprefix("cases/") for file in files))


def forgetful(settings: Settings) -> Report:
    """What a run says that remembers nothing."""
    return check(replace(settings, state=None))


def moved(settings: Settings, file: str = PLANNED, place: str = "Møterom 9") -> None:
    """Save a meeting with another place."""
    path = settings.root / file
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(f"sted: {place}\n" if line.startswith("sted: ") else line for line in lines), "utf-8")


def commented(settings: Settings, file: str) -> None:
    path = settings.root / file
    path.write_text("# sett på\n" + path.read_text("utf-8"), "utf-8")


def broken(settings: Settings) -> None:
    (settings.root / PLANNED).write_text("type: møte\ndato: [\n", "utf-8")


def renamed(settings: Settings) -> None:
    path = settings.root / CASE
    path.write_text(path.read_text("utf-8").replace("  navn: ", "  navn: Petra Ny", 1), "utf-8")


def gone(settings: Settings) -> None:
    (settings.root / PLANNED).unlink()


def referring(settings: Settings) -> None:
    """A reference to what nobody has."""
    path = settings.root / GROUP
    path.write_text(path.read_text("utf-8").replace("enhet: ", "enhet: finnes-ikke-", 1), "utf-8")


@pytest.mark.parametrize(
    ("deed", "file"), [(moved, PLANNED), (broken, PLANNED), (renamed, CASE), (gone, PLANNED), (referring, GROUP)]
)
def test_a_run_that_heard_of_all_that_changed_says_what_one_says_that_looked_at_all(
    desk: Settings, deed: Callable[[Settings], None], file: str
) -> None:
    deed(desk)
    assert said(check(told(desk, file))) == said(forgetful(desk))
    build(told(desk, file))
    assert said(check(desk)) == said(forgetful(desk))


def test_a_run_that_heard_of_a_file_looks_at_no_tree(desk: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    moved(desk)
    with monkeypatch.context() as patched:
        patched.setattr("docgen.build.first_look.marks_of", lambda *_: pytest.fail("it looked at everything"))
        report = build(told(desk, PLANNED))
    assert [line.path for line in report.written()].count(f"output/{INVITATION}") == 1
    assert report.counts == {**report.counts, "skrevet": len(list(report.written()))}


def test_what_was_not_heard_of_is_found_by_the_next_whole_look(desk: Settings) -> None:
    before = said(check(desk))
    moved(desk)
    commented(desk, OTHER_CASE)
    (desk.root / CASE).unlink()
    build(told(desk, PLANNED))
    state = State.opened(desk.state, desk.root / WORKING, program_here, may_write=True)
    marks: Marks = state.marks(CASES)
    look = looked(desk, state)
    state.release()
    assert marks["ansvarsgrupper/AG-2026-005"] == UNSEEN
    assert {"saker", "ansvarsgrupper/AG-2026-005"} <= set(look.differing[CASES])
    assert said(check(desk)) == said(forgetful(desk)) != before


def test_a_file_in_a_folder_that_nobody_has_looked_at_lets_the_run_look_at_everything(desk: Settings) -> None:
    folder = desk.root / "cases/nye"
    folder.mkdir()
    (desk.root / CASE).rename(folder / Path(CASE).name)
    state = State.opened(desk.state, desk.root / WORKING, program_here, may_write=True)
    look = looked(told(desk, f"cases/nye/{Path(CASE).name}"), state)
    state.release()
    assert look.heard is None and set(look.differing[CASES]) == {"nye", "saker"}


def test_a_folder_that_has_vanished_lets_the_run_look_at_everything(desk: Settings) -> None:
    folder = (desk.root / PLANNED).parent
    folder.rename(folder.with_name("flyttet"))
    assert said(check(told(desk, PLANNED))) == said(forgetful(desk))


def test_a_document_that_a_person_has_changed_is_noticed_where_a_new_one_would_lie(desk: Settings) -> None:
    office = Office(desk.root)
    office.edit_in_word(INVITATION)
    hers = (desk.output / INVITATION).read_bytes()
    moved(desk)
    report = build(told(desk, PLANNED))
    assert (desk.output / INVITATION).read_bytes() == hers
    assert any(line.verdict is Verdict.ENDRET_FOR_HÅND for line in report.documents)


def test_a_file_whose_time_tells_nothing_is_read_again_by_the_next_look(desk: Settings) -> None:
    moved(desk)
    build(told(desk, PLANNED))
    path = desk.root / PLANNED
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("Møterom 9", "Møterom 8"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert said(check(desk)) == said(forgetful(desk))


def test_the_note_beside_a_file_comes_and_goes_with_what_is_heard(desk: Settings) -> None:
    path = desk.root / PLANNED
    text, note = path.read_text("utf-8"), path.with_name(f"{path.name} – MÅ RETTES.txt")
    broken(desk)
    build(told(desk, PLANNED))
    assert note.is_file()
    path.write_text(text, "utf-8")
    build(told(desk, PLANNED))
    assert not note.exists()
