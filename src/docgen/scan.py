"""Names and stats of a folder tree: what a run or a watcher looks at before it opens a single file.

Imports nothing but the standard library, for a run that finds nothing to do is over before anything else is loaded.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import NamedTuple


class Stat(NamedTuple):
    """What tells that a file is another than it was: any difference means "read it again" (pipeline.md §3).

    Bytes, nanoseconds, number. `ctime_ns` is 0 where it is the time of creation (Windows), and `inode` where there is none.
    """

    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int

    @classmethod
    def of(cls, result: os.stat_result) -> Stat:
        """The part of a stat result that is compared."""
        return cls(result.st_size, result.st_mtime_ns, result.st_ino, 0 if os.name == "nt" else result.st_ctime_ns)


class Entry(NamedTuple):
    """One file: its folder as a posix path below the scanned root ("" for the root itself), its raw name, its stat."""

    folder: str
    name: str
    stat: Stat

    @property
    def path(self) -> str:
        """The posix path below the scanned root, as the file system gives it."""
        return f"{self.folder}/{self.name}" if self.folder else self.name


def scan(root: str | os.PathLike[str], passed_over: Callable[[str], bool] = lambda name: False) -> Iterator[Entry]:
    """Every file below `root`, folder by folder in order of names; those that `passed_over` says are not entered or given.

    Links to files are followed, links to folders are not: a ring of them would never end. A file that vanishes while it is
    looked at is passed over.

    Raises:
        OSError: `root` or a folder below it cannot be listed.
    """
    waiting = [("", os.fspath(root))]
    while waiting:
        folder, path = waiting.pop()
        below: list[tuple[str, str]] = []
        with os.scandir(path) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
        for entry in entries:
            if passed_over(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                below.append((f"{folder}/{entry.name}" if folder else entry.name, entry.path))
                continue
            try:
                stat = Stat.of(entry.stat())
            except FileNotFoundError:
                continue
            yield Entry(folder, entry.name, stat)
        waiting += reversed(below)
