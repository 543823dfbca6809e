"""SIGKILL right before every file-system call of a publish; then a fresh process has to mend what lies there.

python -m tests.reliability.kill [--all] [--mutant NAME]
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

from . import strace
from .figures import Asked, Figures, command

IN_SUITE = 12


def measure(asked: Asked) -> Iterator[Figures]:
    publisher = asked.mutant or "ours"
    quiet = strace.quiet_files(publisher)
    # Between two calls that change nothing the disk is the same: the slice takes those that change something.
    points = strace.points(publisher, strace.CHANGING + (strace.LOOKING if asked.everything else ()))

    def look(root: Path, point: strace.Point) -> tuple[str, list[str]]:
        ended = strace.broken(root, publisher, point, "signal=SIGKILL")
        if ended.code != -signal.SIGKILL or not ended.begun:
            return "not killed", [f"was not killed in its work, but ended with {ended.code}: {ended.said}"]
        return "killed", strace.mended(root, publisher, quiet)

    chosen = points if asked.everything else strace.slice_of(points, IN_SUITE)
    yield Figures(f"kill ({publisher})", len(chosen), *strace.at_each(chosen, look))


if __name__ == "__main__":
    command(__doc__ or "", measure)
