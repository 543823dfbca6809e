"""The small files around the watcher: what counts as a source, what is written into an empty one, heartbeat, log and service."""

from __future__ import annotations

import datetime as dt
import os
import shlex
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from watch_world import CASE, workspace

from docgen.cli.newborn import Asked, asked_for
from docgen.disk import DocgenError
from docgen.scan import Stat
from docgen.watch.filling import fill
from docgen.watch.inbox import Inbox, Message, News
from docgen.watch.logbook import COUNT, Event, Logbook, kind_of_error
from docgen.watch.native import free_watches
from docgen.watch.pulse import NAME, Pulse, end_pulse, read_pulse, write_pulse
from docgen.watch.service import systemd_unit, windows_task, windows_task_at_logon
from docgen.watch.sources import changed, is_source, look, output_mark, presence

MOMENT = dt.datetime(2026, 11, 26, 22, 0, 0, tzinfo=dt.UTC)
PULSE = Pulse("maskin-7", os.getpid(), MOMENT, MOMENT, "hendelser", MOMENT, 3, 1, 2, True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "kontoret")


# --- sources -------------------------------------------------------------------------------------------------------

IS_SOURCE = (
    "docgen.toml",
    CASE,
    "cases/ansvarsgrupper/AG-2026-005/møte-2026-12-03.yml",
    "cases/saker/RT-2026-001.yaml.txt",
    "cases/register/logo.png",
    "templates/referat.docx",
    "templates/dokumenter.yaml",
)
IS_NONE = (
    "cases/saker/RT-2026-001.yaml – MÅ RETTES.txt",
    "cases/saker/.RT-2026-001.yaml.swp",
    "cases/saker/~$RT-2026-001.yaml",
    "cases/.git/x.yaml",
    "cases/saker/logo.png",
    "templates/~WRD0000.tmp",
    "templates/~$ferat.docx",
    "output/AG-2026-005/referat.docx",
    ".docgen/forrige/x.yaml",
    "README.md",
)


def test_a_source_is_what_documents_are_made_from() -> None:
    assert [path for path in IS_SOURCE if not is_source(path)] == []
    assert [path for path in IS_NONE if is_source(path)] == []


def test_a_scan_sees_the_same_sources_and_counts_the_folders(root: Path) -> None:
    for path in (*IS_SOURCE, *IS_NONE):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(b"x")
    seen = look(root)
    assert set(IS_SOURCE) <= seen.sources.keys() and not set(IS_NONE) & seen.sources.keys()
    assert seen.folders == 6 and not seen.closed


def test_what_lies_in_a_folder_that_is_closed_has_not_vanished(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = look(root)
    real = os.scandir

    def scandir(path: str | Path) -> object:
        if str(path).endswith("saker"):
            raise PermissionError(13, "closed")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    after = look(root)
    assert after.closed == ("cases/saker",)
    assert changed(before.sources, after.sources) == {path for path in before.sources if path.startswith("cases/saker/")}
    assert changed(before.sources, after.with_closed(before.sources).sources) == frozenset()


def test_the_mark_of_output_is_another_when_a_document_is(root: Path) -> None:
    document = root / "output/a.docx"
    marks = [output_mark(root)]
    for act in (lambda: document.write_bytes(b"1"), lambda: (root / "output/~$a.docx").touch(), document.unlink):
        act()
        marks.append(output_mark(root))
    assert len(set(marks)) == 4 and output_mark(root) == marks[-1]


def test_an_empty_folder_where_a_share_was_is_no_workspace(root: Path, tmp_path: Path) -> None:
    here = presence(root)
    assert here is not None and presence(root) == here
    root.rename(tmp_path / "away")
    for folder in ("cases", "templates"):
        (root / folder).mkdir(parents=True)
    assert presence(root) is None


# --- empty files ---------------------------------------------------------------------------------------------------


def test_only_the_very_file_that_was_seen_empty_is_filled(root: Path) -> None:
    file = root / CASE
    file.touch()
    seen = Stat.of(file.stat())
    assert fill(file, seen, "æøå\n") and file.read_bytes() == "æøå\n".encode()
    assert not fill(file, seen, "again\n") and file.read_bytes() == "æøå\n".encode()
    assert not fill(file, Stat.of(file.stat()), "again\n")
    file.unlink()
    assert not fill(file, seen, "x") and not file.exists()


def test_a_save_in_the_very_moment_of_filling_loses_no_letter(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = root / CASE
    file.touch()
    seen = Stat.of(file.stat())
    real = os.write

    def write(descriptor: int, data: bytes) -> int:
        monkeypatch.setattr(os, "write", real)
        file.write_bytes(b"hers\n")
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", write)
    fill(file, seen, "ours\n")
    assert file.read_bytes() == b"hers\nours\n"


def test_a_disk_that_fills_up_leaves_the_file_empty(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = root / CASE
    file.touch()
    real = os.write
    calls: list[int] = []

    def write(descriptor: int, data: bytes) -> int:
        calls.append(len(data))
        if len(calls) > 1:
            raise OSError(28, "full")
        return real(descriptor, bytes(data)[:5])

    monkeypatch.setattr(os, "write", write)
    assert not fill(file, Stat.of(file.stat()), "a skeleton of some length\n")
    assert file.read_bytes() == b""


def test_a_name_asks_for_what_docgen_new_would_make() -> None:
    meeting = Asked("møte", ("AG-2026-005", "2026-12-03"))
    assert asked_for("cases/ansvarsgrupper/AG-2026-005/møte-2026-12-03.yaml", ["AG-2026-005"]) == meeting
    assert asked_for("cases/ansvarsgrupper/AG-2026-005/mote-2026-12-03.yml", ["AG-2026-005"]) == meeting
    assert asked_for("cases/saker/RT-2026-017-møte-2026-12-03.yaml", []) == Asked("møte", ("RT-2026-017", "2026-12-03"))
    assert asked_for("cases/ressursteam/møte-2026-12-02.yaml", []) == Asked("møte", ("ressursteam", "2026-12-02"))
    assert asked_for("cases/saker/rt-2026-020.yaml", []) == Asked("sak", ("RT-2026-020",))
    assert asked_for("cases/ansvarsgrupper/AG-2026-011/gruppe.yaml", []) == Asked("gruppe", ("AG-2026-011",))
    assert asked_for("cases/ressursteam/møteplan-2027-høst.yaml", []) == Asked("møteplan", ("2027-høst",))
    for silent in ("cases/saker/notat.yaml", "cases/saker/møte-2026-12-03.yaml", "cases/x/gruppe.yaml", "RT-2026.yaml"):
        assert asked_for(silent, ["RT-2026-017", "RT-2026-018"]) is None


# --- word that is left ---------------------------------------------------------------------------------------------


def test_a_heartbeat_is_read_as_it_was_left_and_taken_away_by_its_own_watcher_alone(root: Path) -> None:
    write_pulse(root, PULSE)
    assert read_pulse(root) == PULSE
    assert PULSE.is_alive(MOMENT + dt.timedelta(seconds=119)) and not PULSE.is_alive(MOMENT + dt.timedelta(seconds=121))
    end_pulse(root, "another")
    assert read_pulse(root) == PULSE
    end_pulse(root, "maskin-7")
    assert read_pulse(root) is None
    (root / ".docgen" / NAME).write_text("{", "utf-8")
    assert read_pulse(root) is None


def test_a_heartbeat_makes_nothing_where_the_workspace_was(tmp_path: Path) -> None:
    write_pulse(tmp_path / "away", replace(PULSE))
    assert not (tmp_path / "away").exists()


def test_the_log_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.watch.logbook.SIZE", size := 5_000)
    log = Logbook(tmp_path / "log")
    for number in range(4 * (COUNT + 2) * size // 200):
        log.write(Event.BUILT, MOMENT, laget=number, sekunder=0.5, stoppet=0, venter=0, feil=0, advarsler=0)
    log.close()
    files = list((tmp_path / "log").iterdir())
    assert len(files) == COUNT + 1 and all(file.stat().st_size <= size for file in files)


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("in the way")
    log = Logbook(tmp_path / "file/log")
    log.write(Event.STARTED, MOMENT)
    log.close()
    assert capfd.readouterr() == ("", "")


def test_an_error_is_logged_by_its_kind_and_never_by_its_words() -> None:
    failure = DocgenError("Kari", "Kari")
    failure.__cause__ = OSError(28, "Kari")
    assert kind_of_error(failure) == "OSError:28"
    assert kind_of_error(ValueError("Kari")) == "ValueError"


def test_the_inbox_forgets_the_single_messages_of_a_flood_but_not_that_there_was_one_nor_the_word_to_stop() -> None:
    inbox = Inbox(limit=3)
    for number in range(10):
        inbox.put(Message(News.CHANGED, str(number)))
    inbox.put(Message(News.STOP))
    news = [message.news for message in inbox.take(0)]
    assert news.count(News.CHANGED) == 3 and News.OVERFLOW in news and News.STOP in news
    assert inbox.take(0) == []


# --- the service ---------------------------------------------------------------------------------------------------

ODD = '/srv/delte filer/100 % "sikker" $HOME\\mappe'


def test_the_unit_runs_the_very_command() -> None:
    command = ("/opt/docgen/python", "-m", "docgen", "-C", ODD, "watch")
    line = next(line for line in systemd_unit(command).splitlines() if line.startswith("ExecStart="))
    assert "100 %% " in line and "$$HOME" in line
    # systemd unquotes as a shell does, and makes one of %% and of $$.
    words = tuple(word.replace("%%", "%").replace("$$", "$") for word in shlex.split(line.removeprefix("ExecStart=")))
    assert words == command


def test_nothing_that_the_watcher_prints_goes_to_the_journal() -> None:
    """It quotes lines of case files, with names; the journal is read by others and kept."""
    lines = systemd_unit(("/opt/docgen/python", "watch")).splitlines()
    service = lines[lines.index("[Service]") : lines.index("[Install]")]
    assert {"StandardOutput=null", "StandardError=null"} <= set(service)


@pytest.mark.parametrize("make", [windows_task, windows_task_at_logon])
def test_the_task_quotes_a_folder_with_blanks_for_windows_and_for_powershell(make: Callable[..., str]) -> None:
    task = make("docgen-vakt", ("C:\\Program Files\\Python\\pythonw.exe", "-C", "D:\\Kari's mappe\\", "watch"))
    assert "-Execute 'C:\\Program Files\\Python\\pythonw.exe'" in task
    assert "-Argument '-C \"D:\\Kari''s mappe\\\\\" watch'" in task
    assert "-ExecutionTimeLimit 0" in task


def test_the_task_starts_with_the_machine_and_has_no_password_in_it() -> None:
    """The account and its password are asked for by Windows when the lines are run; S4U would need none, and reach no share."""
    task = windows_task("docgen-vakt", ("pythonw.exe", "watch"))
    first, *_ = task.splitlines()
    assert first == "$konto = Get-Credential -Message 'docgen'"
    assert "-Trigger (New-ScheduledTaskTrigger -AtStartup)" in task and "-AtLogOn" not in task
    assert "-User $konto.UserName -Password $konto.GetNetworkCredential().Password `" in task
    assert task.count("Password") == 2 and "S4U" not in task
    simple = windows_task_at_logon("docgen-vakt", ("pythonw.exe", "watch"))
    assert "-AtLogOn" in simple and "Credential" not in simple and "-AtStartup" not in simple


@pytest.mark.skipif(not Path("/proc/sys/fs/inotify").is_dir(), reason="only Linux has a limit")
def test_watches_that_are_taken_are_not_counted_as_free(root: Path) -> None:
    from docgen.watch.native import Native

    before = free_watches()
    native = Native(root, Inbox())
    native.listen()
    try:
        listening = free_watches()
        assert before is not None and listening is not None
        own = sum(
            line.startswith("inotify wd:")
            for entry in Path("/proc/self/fd").iterdir()
            if entry.is_symlink() and str(entry.readlink()) == "anon_inode:inotify"
            for line in (Path("/proc/self/fdinfo") / entry.name).read_text().splitlines()
        )
        assert own == 6
        limit = int(Path("/proc/sys/fs/inotify/max_user_watches").read_text())
        assert listening <= limit - own
    finally:
        native.close_down()
