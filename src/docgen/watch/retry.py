"""A build that failed is tried again after a growing wait, and what was wrong is said once. Pure."""

from __future__ import annotations

FIRST, LONGEST = 1.0, 60.0
"""Seconds: soon enough for a document that was open for a moment, rare enough for a disk that is full over the weekend."""


class Retry:
    """How the last attempts went."""

    def __init__(self) -> None:
        self._wait = 0.0
        self._said: str | None = None
        self.not_before = 0.0

    @property
    def is_failing(self) -> bool:
        return self._wait > 0

    def failed(self, what: str, now: float) -> bool:
        """An attempt failed for the reason `what`; whether that is news."""
        self._wait = min(max(FIRST, 2 * self._wait), LONGEST)
        self.not_before = now + self._wait
        is_news = what != self._said
        self._said = what
        return is_news

    def succeeded(self) -> bool:
        """An attempt went well; whether that is news."""
        was_failing = self.is_failing
        self._wait, self._said, self.not_before = 0.0, None, 0.0
        return was_failing
