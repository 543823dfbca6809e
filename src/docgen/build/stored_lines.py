"""The lines of a report as they lie in the state: of ten thousand cases none is held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial

from docgen.build.report import Batches, DocumentLine, Lines
from docgen.build.state import State, thawed

_TOLD = "SELECT coalesce(t.counts, u.counts), u.number FROM units u {join} told t ON t.unit = u.number ORDER BY u.place"


def stored_lines(state: State) -> Lines:
    """The lines of all units after this run: as they were told in it, else as they stand."""

    def batches(join: str) -> Batches:
        for counts, number in state.db.execute(_TOLD.format(join=join)):
            yield _counts(counts), partial(_lines, state, number)

    return Lines(partial(batches, "LEFT JOIN"), partial(batches, "JOIN"), partial(_all_counts, state))


def _all_counts(state: State) -> Counter[str]:
    """How many lines have each verdict. Most units say the same, so they are counted by what they say."""
    total: Counter[str] = Counter()
    for sign, counts, units in _counted(state):
        total.update({word: sign * units * number for word, number in _counts(counts).items()})
    return +total


def _counted(state: State) -> Iterator[tuple[int, str | None, int]]:
    for counts, units in state.db.execute("SELECT counts, count(*) FROM units GROUP BY counts"):
        yield 1, counts, units
    for before, now in state.db.execute("SELECT u.counts, t.counts FROM told t JOIN units u ON u.number = t.unit"):
        yield -1, before, 1
        yield 1, now, 1


def _counts(text: str | None) -> Mapping[str, int]:
    pairs = (pair.rpartition("=") for pair in (text or "").split(",") if pair)
    return {word: int(number) for word, _, number in pairs}


def _lines(state: State, number: int) -> tuple[DocumentLine, ...]:
    query = "SELECT coalesce(t.lines, u.lines) FROM units u LEFT JOIN told t ON t.unit = u.number WHERE u.number = ?"
    lines: tuple[DocumentLine, ...] = thawed(state.db.execute(query, (number,)).fetchone()[0])
    return lines
