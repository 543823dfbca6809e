"""Which sources have changed and when it is time to build them: after a quiet while, and never later than a longest wait. Pure.

    dirty.mark("cases/saker/RT-2026-017.yaml", Kind.MODIFIED, now)
    dirty.batch(now + 0.6)     # Batch(ready={"cases/saker/RT-2026-017.yaml"}, held=frozenset())

A build reads the whole folder. So one waits until everything that is dirty has been left alone: a few saves are one build, and
so is a storm of thousands (pipeline.md §4: one that built each by itself made 2,400 batches). Only when somebody has waited the
longest is there a batch that leaves out what is still being written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What was heard: a file that was closed or moved into place is probably whole, one that was written to probably not."""

    CLOSED = "closed"
    MODIFIED = "modified"


@dataclass(frozen=True)
class Patience:
    """How long to wait, in seconds: after a file was closed, after it was written to, and at the most (pipeline.md §4)."""

    closed: float = 0.120
    modified: float = 0.500
    longest: float = 3.0

    def quiet(self, kind: Kind) -> float:
        return self.closed if kind is Kind.CLOSED else self.modified


@dataclass(frozen=True)
class Batch:
    """What a build may take now, and what it must leave out because it is still being written."""

    ready: frozenset[str]
    held: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Mark:
    first: float
    due: float


class Dirty:
    """The dirty paths. Times are seconds of any clock that only goes forward; the same one for every call."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._marks: dict[str, _Mark] = {}

    def __len__(self) -> int:
        return len(self._marks)

    def mark(self, path: str, kind: Kind, now: float) -> None:
        """A path has changed. Each change starts its quiet while anew, until the longest wait since the first one."""
        seen = self._marks.get(path)
        first = seen.first if seen else now
        self._marks[path] = _Mark(first, min(now + self._patience.quiet(kind), first + self._patience.longest))

    def __contains__(self, path: str) -> bool:
        return path in self._marks

    def put_off(self, waits: Mapping[str, float], now: float) -> None:
        """Paths that were due and turned out to be still in the writing, with how many seconds more they must be left alone: they
        begin anew, and the others have waited as long."""
        for path, seconds in waits.items():
            self._marks[path] = _Mark(now, now + seconds)

    def batch(self, now: float) -> Batch | None:
        """What may be built now; None while it is better to wait."""
        ready = frozenset(path for path, mark in self._marks.items() if mark.due <= now)
        if not ready:
            return None
        held = self._marks.keys() - ready
        if held and now < min(self._marks[path].first for path in ready) + self._patience.longest:
            return None
        return Batch(ready, frozenset(held))

    def forget(self, paths: Iterable[str]) -> None:
        """Paths that have been built."""
        for path in paths:
            self._marks.pop(path, None)

    @property
    def next(self) -> float | None:
        """When to ask for a batch again: when the last one is due, never more than a quiet while away. None with none."""
        return max((mark.due for mark in self._marks.values()), default=None)


def narrowed(ready: Iterable[str], held: Iterable[str]) -> frozenset[str] | None:
    """The ready paths that a build may be narrowed to while others are still being written; None when it must wait.

    A paper of a group stands on the files of its folder, so a file in the writing holds its own folder. What everything stands
    on (registers, templates, settings) holds and is held by all.
    """
    folders = {_folder(path) for path in held}
    if any(_is_shared(path) for path in held):
        return None
    free = frozenset(path for path in ready if not _is_shared(path) and _folder(path) not in folders)
    return free or None


def heard_of(ready: Iterable[str]) -> frozenset[str] | None:
    """The ready paths as a build is told of them that looks at no others (posix below cases/); None when it must look at all,
    for everything stands on one of them."""
    paths = frozenset(ready)
    return None if any(map(_is_shared, paths)) else frozenset(path.removeprefix("cases/") for path in paths)


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _is_shared(path: str) -> bool:
    return not path.startswith("cases/") or path.startswith("cases/register/")
