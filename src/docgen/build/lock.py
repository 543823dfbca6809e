"""One writer in a workspace at a time, on whatever machine: a lock of the operating system on `.docgen/lås`.

The system lets go of it when its holder dies, however it dies; a file that merely lies there would stay after a power cut.
Beside it lies who has it, in plain text (`lås.json`), for the sentence the next one gets. The lock file itself is never removed:
two could then each lock their own.
"""

from __future__ import annotations

import datetime as dt
import errno
import functools
import json
import os
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from docgen.build.look import WORKING
from docgen.disk import DocgenError, cause, make_folder, open_new, share

if os.name == "nt":
    import msvcrt
else:
    import fcntl

LOCK, OWNER = "lås", "lås.json"
"""In `.docgen/`."""
_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
"""What an operating system answers when somebody else has the lock; EDEADLK is Windows' word for it."""


@dataclass(frozen=True)
class Owner:
    """Who writes in a workspace: machine, process and command, and since when by the clock of the file system. No person."""

    host: str
    pid: int
    command: str
    since: dt.datetime | None = None


class InUseError(DocgenError):
    """Another docgen writes in the workspace; `owner` is None when it cannot be told which."""

    def __init__(self, owner: Owner | None) -> None:
        self.owner = owner
        who_nb = who_en = ""
        if owner:
            since = owner.since.astimezone() if owner.since else None
            when_nb, when_en = (since.strftime("%d.%m.%Y kl. %H.%M"), since.strftime("%Y-%m-%d %H:%M")) if since else ("?", "?")
            who_nb = f" «docgen {owner.command}» på maskinen {owner.host} (prosess {owner.pid}), siden {when_nb}."
            who_en = f" “docgen {owner.command}” on the machine {owner.host} (process {owner.pid}), since {when_en}."
        super().__init__(
            f"En annen docgen skriver i denne mappen nå.{who_nb} Vent til den er ferdig, og prøv igjen. Ingenting er endret.",
            f"Another docgen is writing in this folder now.{who_en} Wait until it is done and try again. Nothing is changed.",
        )


@contextmanager
def writing(workspace: Path, command: str) -> Iterator[None]:
    """Be the only one who writes in a workspace while the block runs. `command` is what a second docgen is told.

    Raises:
        InUseError: somebody else is.
        DocgenError: the folder cannot be written to, or its file system knows no locks.
    """
    working = workspace / WORKING
    try:
        make_folder(working)
        descriptor = open_new(working / LOCK, os.O_RDWR | os.O_CREAT)
    except OSError as error:
        nb, en = cause(error)
        raise DocgenError(
            f"{nb}: {working}. Sjekk at delingen er koblet til, og at du har skrivetilgang.",
            f"{en}: {working}. Check that the share is connected and that you have write access.",
        ) from error
    try:
        _take(descriptor, working)
        with suppress(OSError):  # the record is for the next one's sentence; the lock holds without it
            sign(descriptor, working / LOCK, working / OWNER, command)
        yield
    finally:
        with suppress(OSError):
            os.close(descriptor)  # and with it the lock


def holder_of(workspace: Path) -> Owner | None:
    """Who writes in a workspace now; None when nobody does. The record outlives its writer, so the lock itself is asked.

    Asking takes it for a moment, together with everybody else who only asks.
    """
    try:
        descriptor = os.open(workspace / WORKING / LOCK, os.O_RDWR)
    except OSError:
        return None
    try:
        if os.name == "nt":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return owner_of(workspace) or Owner("?", 0, "?")
    finally:
        os.close(descriptor)
    return None


def owner_of(workspace: Path) -> Owner | None:
    """Who was the last to take the lock, whether or not she has it still; None when it cannot be told."""
    return read_owner(workspace / WORKING / OWNER)


def is_taken(descriptor: int) -> bool:
    """Take the lock of an open file, until that is closed or its process dies; True when somebody else has it.

    Raises:
        OSError: the file system knows no locks.
    """
    try:
        if os.name == "nt":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:
            return True
        raise
    return False


def _take(descriptor: int, working: Path) -> None:
    try:
        if is_taken(descriptor):
            raise InUseError(read_owner(working / OWNER))
    except OSError as error:
        raise DocgenError(
            f"{working / LOCK} kan ikke låses, så to kunne ha skrevet samtidig. Be IT om å slå på fillåsing på delingen.",
            f"{working / LOCK} cannot be locked, so two could have written at once. Ask the IT people to turn on file locking "
            "on the share.",
        ) from error


def sign(descriptor: int, lock: Path, owner: Path, command: str) -> None:
    """Leave word beside a lock that has been taken of who has it.

    Raises:
        OSError: it cannot be written.
    """
    os.utime(lock)  # now, by the clock of the file system
    since = dt.datetime.fromtimestamp(int(os.fstat(descriptor).st_mtime), dt.UTC)
    record = {"maskin": platform.node(), "prosess": os.getpid(), "kommando": command, "siden": since.isoformat()}
    beside = owner.with_name(f"{owner.name}.ny")
    beside.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")
    share(beside)
    beside.replace(owner)


def read_owner(owner: Path) -> Owner | None:
    """Who left word beside a lock last; None when it cannot be told."""
    try:
        record = json.loads(owner.read_text("utf-8"))
        since = dt.datetime.fromisoformat(record["siden"])
        return Owner(str(record["maskin"]), int(record["prosess"]), str(record["kommando"]), since)
    except (OSError, ValueError, KeyError, TypeError):
        return None


# --- a whole command that writes -----------------------------------------------------------------------------------


class Writing(Protocol):
    """What a command that writes knows of itself."""

    @property
    def root(self) -> Path: ...

    @property
    def dry_run(self) -> bool: ...


Settings = TypeVar("Settings", bound=Writing)
Rest = ParamSpec("Rest")
Answer = TypeVar("Answer")


def single_writer(
    act: Callable[Concatenate[Settings, Rest], Answer],
) -> Callable[Concatenate[Settings, Rest], Answer]:
    """Let a command run as the only one that writes in its workspace; a dry run writes nothing and waits for nobody."""

    @functools.wraps(act)
    def alone(settings: Settings, /, *args: Any, **more: Any) -> Answer:
        if settings.dry_run:
            return act(settings, *args, **more)
        with writing(settings.root, act.__name__):
            return act(settings, *args, **more)

    return alone
