"""Which empty files are new ones that somebody waits to see filled. Pure.

Only a path that has never been seen with content and was not there when the watcher came: an empty file may also be one that
was truncated, or that a sync client is about to fill.
"""

from __future__ import annotations

from collections.abc import Iterable

from docgen.scan import Stat

WAIT = 2.0
"""Seconds between the two looks that must both see it empty."""


class Newborns:
    """The empty files that were seen once."""

    def __init__(self, there_already: Iterable[str] = ()) -> None:
        self._closed = set(there_already)
        self._waiting: dict[str, tuple[float, Stat]] = {}

    def saw(self, path: str, stat: Stat | None, now: float) -> None:
        """A look at a file; None where it is not there."""
        if path in self._closed:
            return
        if stat is not None and stat.size:
            self.close(path)
        elif stat is None:
            self._waiting.pop(path, None)
        elif path not in self._waiting or self._waiting[path][1] != stat:
            self._waiting[path] = (now, stat)

    def ripe(self, now: float) -> dict[str, Stat]:
        """Those that have been empty for the whole wait, with the stat they must still have."""
        return {path: stat for path, (first, stat) in self._waiting.items() if first + WAIT <= now}

    def close(self, path: str) -> None:
        """Never again: it has been filled, has content, or its name says nothing."""
        self._closed.add(path)
        self._waiting.pop(path, None)

    @property
    def next(self) -> float | None:
        """When the next one may be ripe."""
        return min((first + WAIT for first, _ in self._waiting.values()), default=None)
