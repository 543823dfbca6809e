"""Choices for drawn casebooks: cheap, and told by one number, so that a casebook can be made again from its number alone.

Hypothesis chooses the number, and not each of the few hundred choices behind it. When it chose them itself, five of six casebooks were
the one before with a single choice changed (its mutation phase), and drawing took as long as reading. What its shrinking would give,
`smaller` gives better: it takes away files, fields and points while the promise stays broken.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

DAY = dt.date(2026, 10, 22)
"""The day around which everything happens: the meeting in the middle of a drawn group."""


class Choices:
    """What a casebook is drawn with: everything that follows from one number."""

    def __init__(self, number: int) -> None:
        self._random = random.Random(number)

    def below(self, most: int) -> int:
        return int(self._random.random() * most)

    def pick(self, options: Sequence[T]) -> T:
        """One of them; what shall come often is written several times."""
        return options[self.below(len(options))]

    def chance(self, percent: float) -> bool:
        """True in so many of a hundred cases."""
        return self._random.random() * 100 < percent

    def some(self, options: Sequence[T], most: int, least: int = 0) -> list[T]:
        """So many different ones, in the order they stand."""
        count = min(len(options), least + self.below(most - least + 1))
        return [options[place] for place in sorted(self._random.sample(range(len(options)), count))]


def on(days: int) -> str:
    """A day so many days after the middle, as it is written in a file."""
    return (DAY + dt.timedelta(days=days)).isoformat()


TURNING = (-16, -40, -14, -30, -15, -5, -1, 0, 1, 2, 5, 9, 10, 11, 20, 30, -70)
"""Days on which something may happen to a consent: around the invitation (-14), the meeting (0), the minutes (1) and the run (10)."""
