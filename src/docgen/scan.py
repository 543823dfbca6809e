"""Names and stats of a folder tree: what a run or a watcher looks at before it opens a single file.

Imports nothing but the standard library, for a run that finds nothing to do is over before anything else is loaded.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from stat import S_ISDIR
from typing import NamedTuple

Row = tuple[str, int, int, int, int]
"""One file of a folder: its raw name, and its stat as `Stat` has it."""


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
        return cls(result.st_size, result.st_mtime_ns, result.st_ino, result.st_ctime_ns if _HAS_CTIME else 0)


class Entry(NamedTuple):
    """One file: its folder as a posix path below the scanned root ("" for the root itself), its raw name, its stat."""

    folder: str
    name: str
    stat: Stat

    @property
    def path(self) -> str:
        """The posix path below the scanned root, as the file system gives it."""
        return f"{self.folder}/{self.name}" if self.folder else self.name


CLOSED: Row = ("", -1, 0, 0, 0)
"""The row of a folder that cannot be listed: it has no name and no size."""
_HAS_CTIME = os.name != "nt"


def is_passed_over(name: str) -> bool:
    """Whether a file or folder is what editors, Word and sync clients leave lying about (pipeline.md §4).

    Hidden files, owner files of Word (`~$x`) and LibreOffice (`.~lock.x#`), half-written files.
    """
    return name[0] in ".~" or name.endswith((".tmp", ".partial"))


def folders(
    root: str | os.PathLike[str],
    passed_over: Callable[[str], bool] = is_passed_over,
    closed: Callable[[OSError], None] | None = None,
) -> Iterator[tuple[str, list[Row]]]:
    """Every folder of a tree (posix, "" for the root) with its files in order of name; what `passed_over` says is left out.

    Links to files are followed, links to folders are not: a ring of them would never end. A file that vanishes while it is
    looked at is passed over. With `closed`, a folder below `root` that cannot be listed is told to it and given with `CLOSED`.

    Raises:
        OSError: `root` cannot be listed; or a folder below it, without `closed`.
    """
    waiting = [("", os.fspath(root))]
    while waiting:
        folder, path = waiting.pop()
        try:
            rows, below = listed(path, passed_over)
        except OSError as error:
            if closed is None or not folder:
                raise
            closed(error)
            yield folder, [CLOSED]
            continue
        yield folder, rows
        waiting += [(f"{folder}/{name}" if folder else name, f"{path}{os.sep}{name}") for name in sorted(below, reverse=True)]


def listed(path: str, passed_over: Callable[[str], bool] = is_passed_over) -> tuple[list[Row], list[str]]:
    """The files of one folder in order of name, and the names of the folders in it.

    Raises:
        OSError: it cannot be listed.
    """
    # The innermost loop of a run that finds nothing to do: no call that is not needed, no object but the tuple.
    rows: list[Row] = []
    below: list[str] = []
    with _opened(path) as folder:
        for name in sorted(os.listdir(path if folder is None else folder)):
            if passed_over(name):
                continue
            at = f"{path}{os.sep}{name}" if folder is None else name
            try:
                stat = os.stat(at, dir_fd=folder)
            except OSError as error:
                if error.errno not in (errno.ENOENT, errno.ELOOP):
                    raise
                try:
                    stat = os.lstat(at, dir_fd=folder)  # a link that leads nowhere is there, and cannot be read
                except FileNotFoundError:
                    continue  # gone while we looked
            if S_ISDIR(stat.st_mode):
                if not os.path.islink(f"{path}{os.sep}{name}"):
                    below.append(name)
                continue
            rows.append((name, stat.st_size, stat.st_mtime_ns, stat.st_ino, stat.st_ctime_ns if _HAS_CTIME else 0))
    return rows, below


_BY_FOLDER = os.stat in os.supports_dir_fd and os.listdir in os.supports_fd
"""Whether files can be asked for by their folder, which spares the system the way down to it: a third of the time."""


@contextmanager
def _opened(path: str) -> Iterator[int | None]:
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY) if _BY_FOLDER else None
    try:
        yield folder
    finally:
        if folder is not None:
            os.close(folder)


def scan(
    root: str | os.PathLike[str],
    passed_over: Callable[[str], bool] = is_passed_over,
    closed: Callable[[OSError], None] | None = None,
) -> Iterator[Entry]:
    """Every file below `root`, one by one, as `folders` gives them."""
    for folder, rows in folders(root, passed_over, closed):
        for name, *stat in rows:
            yield Entry(folder, name, Stat(*stat))
