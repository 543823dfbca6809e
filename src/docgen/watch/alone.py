"""One watcher in a workspace at a time: is there another that lives, on whatever machine?

Two would do no harm to the documents (`build/lock`), but each save would be built twice, and whoever stopped one would believe
that nobody watches. Two that start together are told apart by a lock of the operating system, as that of a build (`build/lock`):
the system lets go of it when its holder dies, however it dies. A share that was away and came back may have forgotten the lock,
so the heartbeat is asked too; how old that is, the clock of the file system tells, for those of two machines differ.
"""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from docgen.build.lock import Owner, holder_of, is_taken, read_owner, sign
from docgen.build.look import WORKING, file_clock
from docgen.disk import DocgenError, make_one_folder, open_new
from docgen.watch.pulse import NAME, STALE, Pulse, read_pulse

LOCK, OWNER = "vakt.lås", "vakt.lås.json"
"""In `.docgen/`: the watcher's lock, and who has it."""
PAUSE, LONGEST = 0.5, 3.0
"""Seconds between two looks at who has the lock, and how long it is looked for."""


class WatchedError(DocgenError):
    """Another watcher lives in the workspace."""

    def __init__(self, other: Pulse | Owner) -> None:
        self.other = other
        since = other.since.astimezone() if other.since else None
        when_nb, when_en = (f"{since:%d.%m.%Y kl. %H.%M}", f"{since:%Y-%m-%d %H:%M}") if since else ("?", "?")
        super().__init__(
            f"En annen vakt passer på denne mappen: på maskinen {other.host} (prosess {other.pid}), siden "
            f"{when_nb}. Én er nok, og denne starter ikke. Skal den gå her i stedet, stopper du den andre "
            f"først. Er den ikke der lenger, prøver du igjen om {STALE / 60:.0f} minutter. docgen status sier hvordan det går.",
            f"Another watcher watches this folder: on the machine {other.host} (process {other.pid}), since "
            f"{when_en}. One is enough, and this one does not start. If it is to run here instead, stop the other "
            f"first. If it is not there any more, try again in {STALE / 60:.0f} minutes. docgen status tells how it goes.",
        )


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Be the only watcher of a workspace while the block runs.

    Where the workspace is away, or its file system knows no locks, the heartbeat is all that is asked.

    Raises:
        WatchedError: another lives.
    """
    working = root / WORKING
    descriptor = None
    try:
        with suppress(OSError):
            make_one_folder(working)
            descriptor = open_new(working / LOCK, os.O_RDWR | os.O_CREAT)
            if is_taken(descriptor):
                raise WatchedError(_who_has_it(root))
            sign(descriptor, working / LOCK, working / OWNER, "watch")
        see_that_nobody_watches(root)
        yield
    finally:
        if descriptor is not None:
            with suppress(OSError):
                os.close(descriptor)  # and with it the lock


def _who_has_it(root: Path) -> Owner:
    """Who has the lock. Whoever took it a moment ago may not have left word yet: what lies there may be a killed one's."""
    owner = None
    for _ in range(round(LONGEST / PAUSE)):
        time.sleep(PAUSE)
        owner = read_owner(root / WORKING / OWNER)
        if owner and (owner.host != platform.node() or is_running(owner.pid)):
            return owner
    return owner or Owner("?", 0, "watch")


def see_that_nobody_watches(root: Path) -> None:
    """Look whether this watcher would be the only one.

    Raises:
        WatchedError: another lives. One of this machine whose process has ended does not, however lately it beat.
    """
    pulse = read_pulse(root)
    if pulse is None or (pulse.host, pulse.pid) == (platform.node(), os.getpid()):
        return
    if pulse.host == platform.node():
        if is_running(pulse.pid) and (_beat_lately(root) or _writes(root, pulse)):
            raise WatchedError(pulse)
    elif _beat_lately(root) or _writes(root, pulse):
        raise WatchedError(pulse)


def _beat_lately(root: Path) -> bool:
    now = file_clock(root / WORKING)
    try:
        beat = (root / WORKING / NAME).stat().st_mtime_ns
    except OSError:
        return False
    return now is not None and (now - beat) / 1e9 < STALE


def _writes(root: Path, pulse: Pulse) -> bool:
    """Whether it is in a build that takes longer than a heartbeat may be old."""
    holder = holder_of(root)
    return holder is not None and (holder.host, holder.pid) == (pulse.host, pulse.pid)


def is_running(pid: int) -> bool:
    """Whether a process of this machine has this number; yes where nobody can tell."""
    if os.name == "nt":
        import ctypes

        kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
        synchronize, is_waiting, is_unknown = 0x00100000, 0x102, 87
        handle = kernel.OpenProcess(synchronize, False, pid)
        if not handle:
            return bool(kernel.GetLastError() != is_unknown)
        try:
            return bool(kernel.WaitForSingleObject(handle, 0) == is_waiting)
        finally:
            kernel.CloseHandle(handle)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
