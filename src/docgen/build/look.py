"""The first look at a workspace: is anything another than when it was last looked at? Names and stats, no file opened.

A stat is a cache in front of the content and never the answer: any difference means "read it again" (pipeline.md §3).
"""

from __future__ import annotations

import hashlib
import marshal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from docgen.scan import Entry, folders, is_passed_over, scan

CASES, TEMPLATES, OUTPUT = "cases", "templates", "output"
_OWNERS = (".~lock.", "~$")

LOCAL_WINDOW, SHARED_WINDOW = 100_000_000, 2_000_000_000
"""Nanoseconds: how near to the moment of looking a file's time may lie before the same stat could hide another content.
A local disk counts in milliseconds, FAT and some shares in two whole seconds (pipeline.md §3)."""


def _is_nobodys(name: str) -> bool:
    # In output/ owner files count: they tell which document is open.
    return is_passed_over(name) and not name.startswith(_OWNERS)


TREES: MappingProxyType[str, Callable[[str], bool]] = MappingProxyType(
    {CASES: is_passed_over, TEMPLATES: is_passed_over, OUTPUT: _is_nobodys}
)
"""The folders of a workspace that a run depends on, with what is passed over in each."""


def mark_of(root: Path, tree: str) -> bytes:
    """One digest of all names and stats of one of `TREES`. A folder that is not there is as an empty one.

    Raises:
        OSError: the folder is there and cannot be listed.
    """
    digest = hashlib.sha256()
    if (root / tree).is_dir():
        for listing in folders(root / tree, TREES[tree], _passed):
            digest.update(marshal.dumps(listing))
    return digest.digest()


def entries_of(root: Path, tree: str) -> Iterator[Entry]:
    """The files of one tree, one by one. A closed folder is an entry without a name."""
    if (root / tree).is_dir():
        yield from scan(root / tree, TREES[tree], _passed)


def _passed(error: OSError) -> None:
    """A closed folder is told of when it is read (DG165); to a look it is an entry like another."""


def is_racy(mtime_ns: int, now_ns: int, window: int) -> bool:
    """Whether a file could have been changed once more without a new stat: it must be read again next time."""
    return mtime_ns >= now_ns - window


def share_clock(working: Path) -> int:
    """What the clock of the disk that `working` lies on shows, in nanoseconds: the time it gives a file that we touch there.

    Where nothing can be written it is the machine's own, an hour back: then no file of the last hour is trusted by its stat.
    """
    probe = working / "klokke"
    with suppress(OSError):
        probe.write_bytes(b"")
        return probe.stat().st_mtime_ns
    return time.time_ns() - 3_600_000_000_000
