"""One writer at a time: real processes, one of them killed."""

from __future__ import annotations

import datetime as dt
import errno
import fcntl
import json
import os
import platform
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

from docgen.build.lock import InUseError, owner_of, single_writer, writing
from docgen.disk import DocgenError

HOLDER = dedent(
    """
    import sys
    from pathlib import Path
    from docgen.build.lock import writing

    with writing(Path(sys.argv[1]), "build"):
        print("har den", flush=True)
        sys.stdin.read()
    """
)


@contextmanager
def held(workspace: Path) -> Iterator[subprocess.Popen[str]]:
    """Another docgen that writes in the workspace until its standard input is closed, or it is killed."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(workspace)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout and holder.stdin
        assert holder.stdout.readline() == "har den\n"
        yield holder
        holder.stdin.close()


def test_a_second_writer_is_told_who_has_it_and_since_when(tmp_path: Path) -> None:
    with held(tmp_path) as holder, pytest.raises(InUseError) as caught, writing(tmp_path, "restore"):
        pass
    owner = caught.value.owner
    assert owner and (owner.host, owner.pid, owner.command) == (platform.node(), holder.pid, "build")
    assert owner.since and abs(owner.since - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=5)
    assert caught.value.exit_code == 3
    for lang in ("nb", "en"):
        said = caught.value.say(lang)
        assert platform.node() in said and str(holder.pid) in said and "docgen build" in said
    assert f"siden {owner.since.astimezone():%d.%m.%Y kl. %H.%M}" in caught.value.say("nb")


def test_a_killed_holder_has_let_go(tmp_path: Path) -> None:
    with held(tmp_path) as holder:
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
        with writing(tmp_path, "build"):
            owner = owner_of(tmp_path)
            assert owner and owner.pid == os.getpid()


def test_a_holder_that_is_done_has_let_go_and_the_lock_file_stays(tmp_path: Path) -> None:
    with held(tmp_path):
        pass
    for _ in range(2):
        with writing(tmp_path, "build"):
            pass
    # Removed and made anew, two could each lock their own.
    assert (tmp_path / ".docgen" / "lås").is_file()


def test_one_process_cannot_take_it_twice_either(tmp_path: Path) -> None:
    with writing(tmp_path, "watch"), pytest.raises(InUseError), writing(tmp_path, "build"):
        pass


def test_the_record_is_plain_text_and_names_no_person(tmp_path: Path) -> None:
    with writing(tmp_path, "build"):
        record = json.loads((tmp_path / ".docgen" / "lås.json").read_text("utf-8"))
    assert set(record) == {"maskin", "prosess", "kommando", "siden"}


@pytest.mark.parametrize("record", [b"", b"[]", b"{}", b'{"maskin": 1, "prosess": "x", "kommando": "y", "siden": "z"}'])
def test_a_spoilt_record_spoils_only_the_sentence(tmp_path: Path, record: bytes) -> None:
    with held(tmp_path):
        (tmp_path / ".docgen" / "lås.json").write_bytes(record)
        with pytest.raises(InUseError) as caught, writing(tmp_path, "build"):
            pass
    assert caught.value.owner is None
    assert caught.value.say("nb").startswith("En annen docgen skriver i denne mappen nå. Vent")


def test_a_share_that_knows_no_locks_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int, flags: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(DocgenError, match="kan ikke låses") as caught, writing(tmp_path, "build"):
        pass
    assert not isinstance(caught.value, InUseError)


def test_a_workspace_that_cannot_be_written_to_is_told_of(tmp_path: Path) -> None:
    (tmp_path / ".docgen").write_text("en fil der mappen skulle vært")
    with pytest.raises(DocgenError) as caught, writing(tmp_path, "build"):
        pass
    assert caught.value.exit_code == 3


def test_what_goes_wrong_inside_lets_go(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), writing(tmp_path, "build"):
        raise ZeroDivisionError
    with writing(tmp_path, "build"):
        pass


@dataclass(frozen=True)
class Asked:
    root: Path
    dry_run: bool


def test_a_command_that_writes_does_so_alone_and_a_dry_run_waits_for_nobody(tmp_path: Path) -> None:
    @single_writer
    def build(settings: Asked, word: str = "ferdig") -> str:
        return word

    assert build(Asked(tmp_path, False)) == "ferdig"
    with held(tmp_path):
        assert build(Asked(tmp_path, True), word="prøvd") == "prøvd"
        with pytest.raises(InUseError):
            build(Asked(tmp_path, False))
