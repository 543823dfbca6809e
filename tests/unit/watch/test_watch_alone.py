"""One watcher at a time: by the heartbeat, the file system's clock, and who writes."""

from __future__ import annotations

import datetime as dt
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.build.lock import writing
from docgen.watch.alone import WatchedError, alone, is_running, see_that_nobody_watches
from docgen.watch.pulse import NAME, STALE, Pulse, write_pulse

LONG_AGO = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)
ELSEWHERE = Pulse("maskin-7", 4711, LONG_AGO, LONG_AGO, "jevnlig")


@pytest.fixture
def ended() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@pytest.fixture
def living() -> Iterator[int]:
    """The number of a process that lives."""
    with subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE) as process:
        yield process.pid
        assert process.stdin
        process.stdin.close()


def beaten(root: Path, pulse: Pulse, seconds_ago: float = 0.0) -> Path:
    write_pulse(root, pulse)
    file = root / ".docgen" / NAME
    when = file.stat().st_mtime - seconds_ago
    os.utime(file, (when, when))
    return root


def test_nobody_watches_where_there_is_no_heartbeat(tmp_path: Path) -> None:
    see_that_nobody_watches(tmp_path)


def test_a_heartbeat_from_another_machine_is_asked_by_the_file_systems_clock(tmp_path: Path) -> None:
    """What that machine's own clock says (`last`, a week ago) does not matter."""
    with pytest.raises(WatchedError) as refused:
        see_that_nobody_watches(beaten(tmp_path, ELSEWHERE))
    assert "maskinen maskin-7 (prosess 4711), siden 20.11.2026 kl. " in refused.value.nb and refused.value.exit_code == 3
    see_that_nobody_watches(beaten(tmp_path, replace(ELSEWHERE, last=dt.datetime.now(dt.UTC)), STALE + 1))


def test_one_in_a_long_build_lives_though_it_has_not_beaten(tmp_path: Path, living: int) -> None:
    pulse = Pulse(platform.node(), os.getpid(), LONG_AGO, LONG_AGO, "hendelser")
    beaten(tmp_path, pulse, STALE + 1)
    see_that_nobody_watches(tmp_path)  # that is ourselves
    mine = replace(pulse, pid=living)
    see_that_nobody_watches(beaten(tmp_path, mine, STALE + 1))
    with writing(tmp_path, "build"):
        owner = tmp_path / ".docgen" / "lås.json"
        owner.write_text(owner.read_text("utf-8").replace(f'"prosess": {os.getpid()}', f'"prosess": {living}'), "utf-8")
        with pytest.raises(WatchedError):
            see_that_nobody_watches(tmp_path)


def test_a_process_of_this_machine_that_has_ended_is_no_watcher(tmp_path: Path, ended: int, living: int) -> None:
    pulse = Pulse(platform.node(), ended, LONG_AGO, LONG_AGO, "hendelser")
    assert is_running(living) and not is_running(ended)
    see_that_nobody_watches(beaten(tmp_path, pulse))
    with pytest.raises(WatchedError):
        see_that_nobody_watches(beaten(tmp_path, replace(pulse, pid=living)))


WATCHER = """
import sys, time
from pathlib import Path
from docgen.watch.alone import WatchedError, alone
root = Path(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
try:
    with alone(root):
        print("watches", flush=True)
        sys.stdin.readline()
except WatchedError as error:
    print(error.nb, flush=True)
"""
"""A watcher as far as this goes: it has left no heartbeat yet."""


def begin(root: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", WATCHER, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout and process.stdout.readline() == "ready\n"
    return process


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()


def test_of_two_that_start_in_the_same_instant_one_watches_and_the_other_is_told_who(tmp_path: Path) -> None:
    """Again and again in one workspace, the winner killed each time: its lock is free at once, and it is not taken for the next."""
    for _ in range(6):
        two = [begin(tmp_path), begin(tmp_path)]
        for process in two:
            go(process)
        said = {process.pid: process.stdout.readline().strip() for process in two if process.stdout}
        (winner,) = [process for process in two if said[process.pid] == "watches"]
        (other,) = [process for process in two if process is not winner]
        assert f"på maskinen {platform.node()} (prosess {winner.pid}), siden " in said[other.pid], said
        winner.kill()
        for process in two:
            process.communicate()


def test_a_workspace_that_is_away_is_watched_and_nothing_is_made_in_its_place(tmp_path: Path) -> None:
    with alone(tmp_path / "borte"):
        assert not (tmp_path / "borte").exists()


def test_a_heartbeat_counts_also_where_the_lock_is_free(tmp_path: Path) -> None:
    """A share that was away and came back may have forgotten the lock."""
    with pytest.raises(WatchedError), alone(beaten(tmp_path, ELSEWHERE)):
        pass
