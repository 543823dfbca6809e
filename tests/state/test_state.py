"""What lies in the state, how it is lost, and what a run that finds nothing to do costs."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from state_world import CASE, FOLDERS, said, settings_in

from docgen.build import catch_up
from docgen.build.archived import ARCHIVE, SENT
from docgen.build.catch_up import Sources
from docgen.build.first_look import Look, looked
from docgen.build.look import CASES, WORKING
from docgen.build.settings import Settings
from docgen.build.state import ChangedMeanwhileError, FileRow, State, program_here
from docgen.build.templates_folder import prepared_templates
from docgen.build.verdicts import Verdict
from docgen.disk import DocgenError
from docgen.model.base import Record
from docgen.pipeline import archive, build, check
from docgen.scan import Stat
from docgen.stages.archive_order import Order
from docgen.stages.round import Round
from office import Office

MADE = Verdict.LAGES.value


def state_file(settings: Settings) -> Path:
    assert settings.state is not None
    (path,) = settings.state.glob("*.sqlite")
    return path


def opened(settings: Settings) -> State:
    return State.opened(settings.state, settings.root / WORKING, program_here, may_write=True)


# --- nothing to do -------------------------------------------------------------------------------------------------


def test_a_run_that_finds_nothing_new_judges_no_unit(desk: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(desk)
    monkeypatch.setattr("docgen.stages.round.Round.catch_up", lambda *_: pytest.fail("something was read"))
    again = build(desk)
    assert said(again) == said(first)
    assert (again.exit_code, again.saker, again.grupper) == (first.exit_code, first.saker, first.grupper)


def test_a_run_that_finds_nothing_new_loads_neither_records_nor_the_word_engine(desk: Settings) -> None:
    environment = os.environ | {"DOCGEN_STATE": str(desk.state.parent if desk.state else ""), "DOCGEN_CACHE": str(desk.cache)}
    command = [sys.executable, "-X", "importtime", "-m", "docgen", "-C", str(desk.root), "build"]
    runs = [subprocess.run(command, env=environment, capture_output=True, text=True, check=False) for _ in range(3)]
    loaded = {line.rpartition("|")[2].strip() for line in runs[-1].stderr.splitlines() if line.startswith("import time:")}
    assert "docgen.build.first_look" in loaded
    assert not loaded & {
        "pydantic",
        "jinja2",
        "lxml",
        "yaml",
        "babel",
        "docx",
        "watchdog",
        "docgen.rules",
        "docgen.word.compiled",
    }


def test_problems_and_exit_code_are_told_again_by_a_run_that_does_nothing(desk: Settings) -> None:
    path = desk.root / CASE
    path.write_text(path.read_text("utf-8").replace("saksnummer:", "saksnumer:"), "utf-8")
    first, again = build(desk), build(desk)
    assert first.exit_code == again.exit_code == 1
    assert said(first)[1] == said(again)[1] != []


# --- single changes ------------------------------------------------------------------------------------------------


def units_judged(settings: Settings) -> list[str]:
    """The folders that the next run would judge again."""
    seen: list[str] = []
    build(settings, announce=lambda count, reasons: seen.extend([f"{count}", *reasons]))
    return seen


def test_one_changed_case_is_the_only_one_judged(desk: Settings) -> None:
    path = desk.root / CASE
    path.write_text("# en linje til\n" + path.read_text("utf-8"), "utf-8")
    count, *reasons = units_judged(desk)
    assert (int(count) <= 3, reasons) == (True, [])


def test_a_changed_register_judges_everything_and_says_why(desk: Settings) -> None:
    path = desk.root / "cases/register/instanser.yaml"
    path.write_text("# en linje til\n" + path.read_text("utf-8"), "utf-8")
    count, *reasons = units_judged(desk)
    assert (int(count) > 10, reasons) == (True, ["register"])


def test_a_change_that_names_nothing_new_is_not_laid_beside_all_other_files(
    desk: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.root / CASE
    path.write_text("# en linje til\n" + path.read_text("utf-8"), "utf-8")

    def refused(*_: object) -> None:
        raise AssertionError("all files were gone through")

    monkeypatch.setattr("docgen.build.catch_up.cross", refused)
    monkeypatch.setattr("docgen.build.catch_up.doubled", refused)
    build(desk)
    path.write_text(path.read_text("utf-8").replace("enhet: nav\n", "enhet: finnes_ikke\n"), "utf-8")
    with pytest.raises(AssertionError):
        build(desk)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [("enhet: nav\n", "enhet: finnes_ikke\n", "DG166"), ("saksnummer: RT-", "saksnummer: 17 RT-", "DG115"), ("\n", "\n: [", "")],
)
def test_what_is_wrong_between_files_is_told_when_it_comes_and_forgotten_when_it_goes(
    desk: Settings, old: str, new: str, code: str
) -> None:
    path = desk.root / CASE
    text = path.read_text("utf-8")
    assert old in text
    usual = sum(problem.code == code for problem in check(desk).problems)  # the small office lacks things that its files name
    for written in (text.replace(old, new, 1), f"# en linje\n{text.replace(old, new, 1)}", text, f"# en linje\n{text}"):
        path.write_text(written, "utf-8")
        report = build(desk)
        assert said(check(desk)) == said(check(replace(desk, state=None)))
        found = sum(problem.code == code for problem in report.problems)
        assert (found > usual) == (new in written) or not code


def test_the_first_run_says_that_it_is_the_first(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "kontor", tmp_path / "kontor")
    assert units_judged(settings_in(tmp_path, Office(tmp_path / "kontor")))[1:] == ["first"]


def test_the_same_stat_with_another_content_is_seen_within_the_window_and_by_a_thorough_run(desk: Settings) -> None:
    state = opened(desk)
    look = looked(desk, state)
    assert not look.is_news
    folder, name = "saker", Path(CASE).name
    row = state.files(CASES, folder)[name]
    state.keep_file(CASES, folder, name, FileRow(row.stat, "et annet innhold", True))
    assert looked(desk, state).differing[CASES] == [folder]
    state.keep_file(CASES, folder, name, FileRow(row.stat, "et annet innhold", False))
    assert not looked(desk, state).is_news
    assert looked(replace(desk, thorough=True), state).differing[CASES]
    state.release()


def test_a_file_that_was_doubted_is_trusted_once_its_time_lies_behind(desk: Settings) -> None:
    state = opened(desk)
    row = state.files(CASES, "saker")[Path(CASE).name]
    old = FileRow(Stat(*row.stat), row.digest, True)
    state.keep_file(CASES, "saker", Path(CASE).name, old)
    looked(desk, state)
    assert not state.files(CASES, "saker")[Path(CASE).name].racy
    state.release()


def test_a_register_saved_under_a_runs_hands_makes_the_run_begin_anew(desk: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    before = said(build(desk))
    path = desk.root / CASE
    path.write_text("# en linje til\n" + path.read_text("utf-8"), "utf-8")
    load, digest, asked = Sources.load, catch_up.digest_of, []

    def late(self: Sources, handle: bytes, mark: str) -> Record | None:
        asked.extend([handle] if b"oppsett" in handle else [])
        return None if b"oppsett" in handle and len(asked) < 3 else load(self, handle, mark)

    # The register is another than the state knows, twice; then it is at rest.
    monkeypatch.setattr(Sources, "load", late)
    monkeypatch.setattr(catch_up, "digest_of", lambda file: "" if file.name == "oppsett.yaml" else digest(file))
    again = build(desk)
    assert len(asked) >= 3
    assert (said(again)[0], MADE in again.counts) == (before[0], False)


def test_a_table_saved_while_the_templates_are_read_is_seen_by_the_next_run(
    desk: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = desk.root / "templates/dokumenter.yaml"

    def saved_at_once(*arguments: Any) -> Any:
        found = prepared_templates(*arguments)
        table.write_text(table.read_text("utf-8").replace("når: ", "når: false and ", 1), "utf-8")
        return found

    (desk.root / "templates/dokumenter.yaml").write_text("# en linje\n" + table.read_text("utf-8"), "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr("docgen.stages.round.prepared_templates", saved_at_once)
        build(desk)
    build(desk)
    assert said(check(desk)) == said(check(replace(desk, state=None)))


@pytest.mark.parametrize("pattern", [CASE, "output/AG-2026-005/*_referat.docx"])
def test_a_file_that_could_not_be_read_for_a_while_is_read_once_it_can_be(
    desk: Settings, monkeypatch: pytest.MonkeyPatch, pattern: str
) -> None:
    (path, *_) = sorted(desk.root.glob(pattern))
    os.utime(path, ns=(0, path.stat().st_mtime_ns - 10**12))
    original = Path.read_bytes

    def locked(self: Path) -> bytes:
        if self.name == path.name:
            raise PermissionError(13, "in use", str(self))
        return original(self)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", locked)
        build(desk)
        build(desk)
    assert said(check(desk)) == said(check(replace(desk, state=None)))
    build(desk)
    assert said(check(desk)) == said(check(replace(desk, state=None)))


def test_of_two_meetings_on_one_day_the_other_is_made_when_the_first_moves_away(desk: Settings) -> None:
    first = desk.root / "cases/ressursteam/møte-2026-12-02.yaml"
    second = first.with_name("møte-2026-12-03.yaml")
    text = first.read_text("utf-8")
    second.write_text(text.replace("RT-møte-2026-12-02", "RT-møte-2026-12-03"), "utf-8")
    assert any(p.code == "DG406" for p in check(desk).problems)
    first.write_text(text.replace("dato: 2026-12-02", "dato: 2026-12-09"), "utf-8")
    assert said(check(desk)) == said(check(replace(desk, state=None)))
    build(desk)
    assert said(check(desk)) == said(check(replace(desk, state=None)))


def test_a_case_is_judged_again_when_a_meeting_takes_it_off_its_list_and_when_the_day_has_passed(desk: Settings) -> None:
    meeting = desk.root / "cases/ressursteam/møte-2026-12-02.yaml"
    text = meeting.read_text("utf-8")

    def waiting(settings: Settings) -> list[str]:
        report = build(settings)
        assert said(check(settings)) == said(check(replace(settings, state=None)))
        return sorted(Path(p.where.file).stem for p in report.problems if p.code == "RT-03")

    assert waiting(desk) == []
    meeting.write_text(text.replace("  - RT-2026-016\n", ""), "utf-8")
    assert waiting(desk) == ["RT-2026-016"]
    meeting.write_text(text, "utf-8")
    assert waiting(desk) == []
    assert waiting(replace(desk, i_dag=dt.date(2026, 12, 2))) == []
    assert waiting(replace(desk, i_dag=dt.date(2026, 12, 3))) == ["RT-2026-016", "RT-2026-017"]


def test_a_register_that_is_never_at_rest_stops_the_run_and_nothing_is_made(
    desk: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk.root / CASE).write_text((desk.root / CASE).read_text("utf-8").replace("Emma", "Else"), "utf-8")
    made = {path: path.stat().st_mtime_ns for path in desk.output.rglob("*.docx")}
    with monkeypatch.context() as patched:
        patched.setattr(Sources, "load", lambda self, handle, mark: None)
        patched.setattr("docgen.build.catch_up.digest_of", lambda path: "")
        with pytest.raises(DocgenError, match="Registrene lagres"):
            build(desk)
    assert {path: path.stat().st_mtime_ns for path in desk.output.rglob("*.docx")} == made
    assert said(build(desk)) == said(check(replace(desk, state=None)))


# --- the archive ---------------------------------------------------------------------------------------------------

MINUTES = "AG-2026-005/AG-2026-005_2026-10-22_referat.docx"


def test_a_register_that_is_as_before_is_not_read_and_nothing_is_judged(desk: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    Office(desk.root).note_in_archive(MINUTES)
    build(desk)
    first = said(build(desk))
    with monkeypatch.context() as patched:
        patched.setattr("docgen.build.archive_state.read_lines", lambda _: pytest.fail("the register was read"))
        patched.setattr("docgen.stages.round.Round.catch_up", lambda *_: pytest.fail("something was read"))
        assert said(build(desk)) == first
    with monkeypatch.context() as patched:
        patched.setattr("docgen.build.archive_state.read_lines", lambda _: pytest.fail("the register was read"))
        (desk.root / CASE).write_text("# en linje til\n" + (desk.root / CASE).read_text("utf-8"), "utf-8")
        build(desk)


def test_a_new_line_of_the_register_judges_the_folders_that_it_is_about(desk: Settings) -> None:
    Office(desk.root).note_in_archive(MINUTES)
    (count,) = units_judged(desk)
    assert count == "1"
    assert said(check(desk)) == said(check(replace(desk, state=None)))


def test_a_register_that_lacks_what_it_had_stops_the_run_and_one_that_has_more_does_not(desk: Settings) -> None:
    office = Office(desk.root)
    office.note_in_archive(MINUTES)
    before = office.register.read_bytes()
    office.note_in_archive("AG-2026-005/AG-2026-005_2026-09-03_referat.docx")
    build(desk)
    after = office.register.read_bytes()
    office.register.write_bytes(before)
    for _ in range(2):
        with pytest.raises(DocgenError, match="mangler noe som sto der før"):
            build(desk)
    office.register.write_bytes(after + b'{"pakke": "halv')  # a line that was never finished
    assert said(build(desk)) == said(check(replace(desk, state=None)))


def test_packages_that_were_sent_tell_that_a_register_is_missing(desk: Settings) -> None:
    sent = desk.root / ARCHIVE / SENT
    (desk.root / ARCHIVE / "klar" / "pakke").mkdir(parents=True)
    sent.mkdir()
    build(desk)
    (sent / "pakke").mkdir()
    (desk.root / CASE).write_text("# en linje til\n" + (desk.root / CASE).read_text("utf-8"), "utf-8")
    with pytest.raises(DocgenError, match="er borte"):
        build(desk)


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_register_that_is_closed_to_us_stops_the_run(desk: Settings) -> None:
    office = Office(desk.root)
    office.note_in_archive(MINUTES)
    office.register.chmod(0)
    with pytest.raises(DocgenError, match="kan ikke leses"):
        build(desk)


def test_a_new_edition_that_a_killed_run_was_asked_for_is_not_remembered(desk: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office(desk.root)
    office.note_in_archive(MINUTES)
    path = desk.root / "cases/ansvarsgrupper/AG-2026-005/møte-2026-10-22.yaml"
    path.write_text(path.read_text("utf-8").replace("sted: ", "sted: Nytt rom, ", 1), "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr("docgen.stages.round.Round._published", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            build(replace(desk, new_editions=(f"output/{MINUTES}",)))
    assert said(check(desk)) == said(check(replace(desk, state=None)))
    assert build(replace(desk, new_editions=("AG-2026-005-m3",))).counts[MADE] > 1
    assert said(check(desk)) == said(check(replace(desk, state=None)))
    assert MADE not in build(desk).counts


# --- losing it -----------------------------------------------------------------------------------------------------


def rehearsed(settings: Settings) -> int:
    """How many packages a run of the archive would make."""
    return len(archive(replace(settings, dry_run=True), Order(dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC))).would)


@pytest.mark.parametrize("fault", [ChangedMeanwhileError(), sqlite3.DatabaseError("malformed")])
def test_the_archive_begins_anew_where_a_register_was_saved_meanwhile_or_the_state_is_damaged(
    desk: Settings, fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(desk)
    expected = rehearsed(desk)
    assert expected
    faults = iter([fault])
    catch_up = Round.catch_up

    def disturbed(self: Round, look: Look) -> None:
        catch_up(self, look)
        for one in faults:
            raise one

    monkeypatch.setattr(Round, "catch_up", disturbed)
    assert rehearsed(desk) == expected
    assert not list(faults)


def test_the_archive_gives_up_where_the_registers_are_saved_again_and_again(
    desk: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disturbed(self: Round, look: Look) -> None:
        raise ChangedMeanwhileError

    monkeypatch.setattr(Round, "catch_up", disturbed)
    with pytest.raises(DocgenError, match="om og om igjen"):
        rehearsed(desk)


@pytest.mark.parametrize("damage", [b"", b"ingen database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_state_costs_only_time(desk: Settings, damage: bytes) -> None:
    before = said(build(desk))
    for leftover in state_file(desk).parent.glob("*.sqlite-*"):
        leftover.unlink()
    state_file(desk).write_bytes(damage)
    assert said(build(desk)) == before


def test_a_state_in_which_a_table_is_broken_costs_only_time(desk: Settings) -> None:
    before = said(build(desk))
    with sqlite3.connect(state_file(desk)) as connection:
        connection.execute("DROP TABLE units")
    assert said(build(desk)) == before


def test_another_machine_agrees_without_sharing_anything(desk: Settings, tmp_path: Path) -> None:
    there = replace(desk, state=tmp_path / "en annen maskin")
    report = build(there)
    assert MADE not in report.counts
    assert said(report) == said(build(desk))


def test_what_another_machine_has_made_is_seen(desk: Settings, tmp_path: Path) -> None:
    path = desk.root / CASE
    path.write_text(path.read_text("utf-8").replace("Emma", "Else"), "utf-8")
    build(replace(desk, state=tmp_path / "en annen maskin"))
    assert MADE not in build(desk).counts


def test_two_runs_of_one_user_never_mix_what_they_know(desk: Settings) -> None:
    held = opened(desk)
    assert held.lasting
    assert not opened(desk).lasting
    assert said(check(desk)) == said(check(replace(desk, state=None)))
    held.release()
    assert opened(desk).lasting


def test_a_copied_workspace_has_a_state_of_its_own(desk: Settings, tmp_path: Path) -> None:
    shutil.copytree(desk.root, tmp_path / "kopi")
    other = replace(desk, root=tmp_path / "kopi")
    path = other.root / CASE
    path.write_text("", "utf-8")
    build(other)
    assert desk.state is not None
    assert len(list(desk.state.glob("*.sqlite"))) == 2
    assert MADE not in build(desk).counts


@pytest.mark.skipif(os.name == "nt", reason="rights are otherwise there")
def test_a_state_that_others_may_write_to_is_not_believed(desk: Settings) -> None:
    assert desk.state is not None
    desk.state.chmod(0o777)
    assert not opened(desk).lasting


@pytest.mark.skipif(os.name == "nt", reason="rights are otherwise there")
def test_nobody_else_can_read_it(desk: Settings) -> None:
    assert desk.state is not None
    assert [path.stat().st_mode & 0o077 for path in (desk.state, *desk.state.iterdir())] == [0] * (
        1 + len(list(desk.state.iterdir()))
    )


def test_a_check_writes_nothing_into_a_workspace_that_has_no_id(tmp_path: Path) -> None:
    office = Office.small(tmp_path / "kontor", *FOLDERS)
    before = {path: path.stat().st_mtime_ns for path in office.root.rglob("*")}
    check(settings_in(tmp_path, office))
    assert {path: path.stat().st_mtime_ns for path in office.root.rglob("*")} == before
