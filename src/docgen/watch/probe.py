"""A file of our own that is touched: what time it is by the file system's clock, and whether its events reach us."""

from __future__ import annotations

from pathlib import Path

from docgen.build.look import WORKING, file_clock

NAME = "vaktprøve"
"""In `.docgen/`. It holds nothing."""


def file_clock_ns(root: Path) -> int | None:
    """The time by the clock of the workspace's file system, in nanoseconds; None when nothing can be written there."""
    return file_clock(root / WORKING, NAME)
