"""ENOSPC, EIO, EACCES and EBUSY from every file-system call of a publish: it succeeds, or says what is wrong and ends with 3.

python -m tests.reliability.errors [--all] [--mutant NAME]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen.disk import WORLD_FAILED

from . import strace
from .figures import Asked, Figures, command

ERRORS = {"ENOSPC": "", "EIO": "", "EACCES": "", "EBUSY": "", "ENOSPC from there on": "+", "EACCES from there on": "+"}
"""Each with what strace wants after the number: once only, or that call every time from there on, as on a disk that stays full."""
IN_SUITE = 2
ENDINGS = {0: "succeeded", WORLD_FAILED: "said so, exit 3"}


def measure(asked: Asked) -> Iterator[Figures]:
    for way, publisher in enumerate([asked.mutant] if asked.mutant else strace.WAYS):
        points = strace.points(publisher, strace.CHANGING + strace.LOOKING)
        for number, error in enumerate(ERRORS):
            if asked.everything:
                lasting = [point for point in points if point.call in strace.CHANGING]
                yield failing_at(publisher, error, lasting if ERRORS[error] else points)
            elif number % 2 == way:
                # The suite tries half of the errors on each way, and each error at other points of the run.
                yield failing_at(publisher, error, strace.slice_of(points[number * 7 :], IN_SUITE))


def failing_at(publisher: str, error: str, points: Sequence[strace.Point]) -> Figures:
    """Let each of these calls fail with an error."""
    quiet = strace.quiet_files(publisher)

    def look(root: Path, point: strace.Point) -> tuple[str, list[str]]:
        ended = strace.broken(root, publisher, point, f"error={error.split()[0]}", ERRORS[error])
        wrong = strace.mended(root, publisher, quiet)
        if ended.code not in ENDINGS or not ended.begun:
            wrong.append(f"ended with {ended.code}: {ended.said.splitlines()[-1:]}")
        return ENDINGS.get(ended.code, "crashed"), wrong

    return Figures(f"{error} ({publisher})", len(points), *strace.at_each(points, look))


if __name__ == "__main__":
    command(__doc__ or "", measure)
