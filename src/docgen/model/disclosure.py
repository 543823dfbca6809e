"""Which counts of people a public paper must hide, so that none of them can be worked out from the rest (RT-25).

A count of 1 to 4 may point at somebody. Hiding it alone is not enough where its sum is printed: the reader subtracts. So of every
sum at least two parts are hidden, or none («primary» and «complementary suppression» in official statistics).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)

SMALL = range(1, 5)
"""Counts that may point at a person."""


@dataclass(frozen=True)
class Sum(Generic[Key]):
    """A printed total and the printed parts that it is made of."""

    total: Key
    parts: tuple[Key, ...]


def hidden(counts: Mapping[Key, int], sums: Iterable[Sum[Key]] = ()) -> frozenset[Key]:
    """The counts to hide: the small ones, and in each sum with one of them alone the smallest other.

    The smallest is chosen because it tells the least; of equal ones the first. A total that is shown while all but one of its
    parts are shown would give that one away, and so would a hidden total whose parts all stand there.
    """
    found = {key for key, count in counts.items() if count in SMALL}
    sums = tuple(sums)
    while True:
        more = next((other for one in sums for other in _another(one, counts, found)), None)
        if more is None:
            return frozenset(found)
        found.add(more)


def _another(one: Sum[Key], counts: Mapping[Key, int], found: set[Key]) -> Iterable[Key]:
    """What else to hide of a sum of which one number alone is hidden: a part before the total."""
    of_it = (*one.parts, one.total)
    if sum(key in found for key in of_it) != 1:
        return
    shown = [part for part in one.parts if part not in found]
    yield min(shown, key=lambda part: counts[part]) if shown else one.total
