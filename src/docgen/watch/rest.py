"""Whether a file has come to rest: half a YAML file is often valid YAML, so only time can tell (pipeline.md §1, §4). Pure."""

from __future__ import annotations

from docgen.scan import Stat

WINDOW_NS = 120_000_000
"""A file written less than 120 ms ago may be in the writing still."""


def is_at_rest(before: Stat | None, after: Stat | None, file_clock_ns: int | None) -> bool:
    """Whether two looks saw the same file, not written to just now: see `rest_left`."""
    return rest_left(before, after, file_clock_ns) == 0


def rest_left(before: Stat | None, after: Stat | None, file_clock_ns: int | None) -> float:
    """How many seconds more a file that two looks saw must be left alone; 0 when it has come to rest. None is a file that is not
    there.

    `file_clock_ns` is the time by the clock that wrote the file's own (that of the share, not ours): a clock of ours that is
    put an hour forward or back neither hurries nor starves anybody. None when it could not be asked.
    """
    if before != after:
        return WINDOW_NS / 1e9
    if after is None or file_clock_ns is None:
        return 0
    # A file from the future (copied with its time from another machine) is not being written either.
    return max(0, WINDOW_NS - abs(file_clock_ns - after.mtime_ns)) / 1e9
