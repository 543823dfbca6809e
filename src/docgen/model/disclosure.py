"""Which counts of people a public paper must hide, so that none of them can be worked out from the rest (RT-25).

A count of 1 to 4 may point at somebody. Hiding it alone is not enough where its sum is printed: the reader subtracts, and one
who knows how the hidden ones were chosen leaves out what would have been chosen otherwise. So with a small part every part but
zeros is hidden («primary» and «complementary suppression» in official statistics).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)

SMALL = range(1, 5)
"""Counts that may point at a person."""


@dataclass(frozen=True)
class Sum(Generic[Key]):
    """A printed total and the printed parts that it is made of, all of them or some. A part stands in one sum only."""

    total: Key
    parts: tuple[Key, ...]


def hidden(counts: Mapping[Key, int], sums: Iterable[Sum[Key]] = ()) -> frozenset[Key]:
    """The counts to hide: the small ones, and what would tell them.

    Of a sum with a small part all parts go but zeros, and the total stays only when it is more than the parts need. Then, with k
    parts hidden and the total T shown, T > k + 1, so any of them may be 1 and any may be 2 or more; with T hidden too, each may
    be 1 or 2. Nothing points at one answer.
    """
    found = {key for key, count in counts.items() if count in SMALL}
    return frozenset(found | {key for one in sums for key in _of_sum(one, counts)})


def _of_sum(one: Sum[Key], counts: Mapping[Key, int]) -> Iterator[Key]:
    parts = [part for part in one.parts if counts[part]]
    if any(counts[part] in SMALL for part in parts):
        yield from parts
        if counts[one.total] <= len(parts) + 1:
            yield one.total
