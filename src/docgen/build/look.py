"""The first look at a workspace: is anything another than when it was last looked at? Names and stats, no file opened.

A stat is a cache in front of the content and never the answer: any difference means "read it again" (pipeline.md §3).
"""

from __future__ import annotations

import hashlib
import marshal
import os
import time
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

from docgen.disk import make_one_folder, open_new
from docgen.scan import CLOSED, Row, folders, is_passed_over, listed

CASES, TEMPLATES, OUTPUT = "cases", "templates", "output"
WORKING = ".docgen"
"""docgen's own folder at the top of the workspace."""
OFFERS = "lagt-ved-siden-av.json"
"""In it: which of our versions were put beside a person's document, and how what is called sent was found. It names
documents, never people."""
_OWNERS = (".~lock.", "~$")
_AN_HOUR = 3_600_000_000_000

LOCAL_WINDOW, SHARED_WINDOW = 100_000_000, 2_000_000_000
"""Nanoseconds: how near to the moment of looking a file's time may lie before the same stat could hide another content.
A local disk counts in milliseconds, FAT and some shares in two whole seconds (pipeline.md §3)."""


PAGES, PAGE = "oversikt", "oversikt.html"
"""In output/: the folder of the overview's pages, one for each unit, and the page of everything. They are made of all the rest,
so they are none of what a run depends on; whether they lie there as they should is asked apart (`page_look`)."""


def is_page(name: str) -> bool:
    """Whether a file or folder in output/ is of the overview."""
    return name in (PAGES, PAGE)


def _is_nobodys(name: str) -> bool:
    # In output/ owner files count: they tell which document is open.
    return is_page(name) or (is_passed_over(name) and not name.startswith(_OWNERS))


TREES: MappingProxyType[str, Callable[[str], bool]] = MappingProxyType(
    {CASES: is_passed_over, TEMPLATES: is_passed_over, OUTPUT: _is_nobodys}
)
"""The folders of a workspace that a run depends on, with what is passed over in each."""


Marks = dict[str, bytes]
"""A digest of the names and stats of each folder of a tree (posix, "" for the tree itself)."""
UNSEEN = b""
"""Stands for the mark of a folder of which something was read, but which was not looked at: the next look finds it another."""


def marks_of(root: Path, tree: str) -> Marks:
    """Look at every folder of one of `TREES`. A tree that is not there is as one without folders.

    Raises:
        OSError: the tree is there and cannot be listed.
    """
    if not (root / tree).is_dir():
        return {}
    return {folder: mark_of(rows) for folder, rows in folders(root / tree, TREES[tree], _passed)}


def mark_of(rows: list[Row]) -> bytes:
    """The mark of one folder's listing."""
    # Version 2: later ones write down which objects are shared, which is no part of what they say.
    return hashlib.sha256(marshal.dumps(rows, 2)).digest()[:16]


def rows_of(root: Path, tree: str, folder: str) -> list[Row] | None:
    """The files of one folder; None when it is no more. A closed one has one row without a name."""
    path = root / tree / folder if folder else root / tree
    try:
        return listed(str(path), TREES[tree])[0]
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        if not folder:
            raise
        return [CLOSED]


def _passed(error: OSError) -> None:
    """A closed folder is told of when it is read (DG165); to a look it is an entry like another."""


def is_racy(mtime_ns: int, now_ns: int, window: int) -> bool:
    """Whether a file could have been changed once more without a new stat: it must be read again next time."""
    return mtime_ns >= now_ns - window


def file_clock(working: Path, name: str = "klokke") -> int | None:
    """The time by the clock of the file system, in nanoseconds; None when nothing can be written there.

    `working` is the workspace's `.docgen/`, `name` the file of ours that is touched in it. On a share that is the server's clock,
    and the sources carry its times too. Written to, not `os.utime`, which on some shares sends our own time along, and not left
    empty, which is no change to others. The folder is never made together with its parents: they may be a share that is away.
    """
    try:
        make_one_folder(working)
        file = working / name
        with os.fdopen(open_new(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "wb") as written:
            written.write(b".")
        return file.stat().st_mtime_ns
    except OSError:
        return None


def share_clock(working: Path, *, may_write: bool) -> int:
    """What the clock of the disk that `working` lies on shows, in nanoseconds.

    Where nothing can be written it is the machine's own, an hour back: then no file of the last hour is trusted by its stat.
    """
    shown = file_clock(working) if may_write else None
    return time.time_ns() - _AN_HOUR if shown is None else shown


NOTE = "note"
"""Stands for the digest of a `… – MÅ RETTES.txt`: what is in it is looked at when it may have to go."""


def is_note(name: str) -> bool:
    """Whether a file has the name of a note to somebody; a Mac's Å is two characters, so the end of it tells."""
    return name.endswith("RETTES.txt")


def digest_of(path: Path) -> str:
    """The digest of a file's content; "" when it cannot be read now."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
