"""A file of our own that is touched: what time it is by the file system's clock, and whether its events reach us."""

from __future__ import annotations

from pathlib import Path

from docgen.build.look import WORKING

NAME = "vaktprøve"
"""In `.docgen/`. It holds nothing."""


def file_clock_ns(root: Path) -> int | None:
    """The time by the clock of the workspace's file system, in nanoseconds; None when nothing can be written there.

    On a share that is the server's clock, and the sources carry its times too. Written to, not `os.utime`: on some shares that
    sends our own time along. The folder is never made together with its parents: they may be a share that is away.
    """
    folder = root / WORKING
    try:
        folder.mkdir(mode=0o750, exist_ok=True)
        file = folder / NAME
        file.write_bytes(b".")
        return file.stat().st_mtime_ns
    except OSError:
        return None
