"""SIGKILL right before every file-system call of a publish; then a fresh process has to mend what lies there.

python -m tests.reliability.kill [--all] [--mutant NAME]
"""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

from . import strace
from .figures import Asked, Figures, command

IN_SUITE = 6


def measure(asked: Asked) -> Iterator[Figures]:
    for publisher in [asked.mutant] if asked.mutant else strace.WAYS:
        # Between two calls that change nothing the disk is the same: the slice takes those that change something.
        points = strace.points(publisher, strace.CHANGING + (strace.LOOKING if asked.everything else ()))
        yield killed_at(publisher, points if asked.everything else strace.slice_of(points, IN_SUITE))


def killed_at(publisher: str, points: Sequence[strace.Point]) -> Figures:
    """Kill a publish at each of these calls."""
    quiet = strace.quiet_files(publisher)

    def look(root: Path, point: strace.Point) -> tuple[str, list[str]]:
        ended = strace.broken(root, publisher, point, "signal=SIGKILL")
        if ended.code != -signal.SIGKILL or not ended.begun:
            return "not killed", [f"was not killed in its work, but ended with {ended.code}: {ended.said}"]
        return "killed", strace.mended(root, publisher, quiet)

    return Figures(f"kill ({publisher})", len(points), *strace.at_each(points, look))


if __name__ == "__main__":
    command(__doc__ or "", measure)
