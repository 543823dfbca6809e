"""The lines of a report as they lie in the state: of ten thousand cases none is held."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from docgen.build.report import DocumentLine, Lines
from docgen.build.state import State, thawed


def stored_lines(state: State) -> Lines:
    """The lines of all units after this run: as they were told in it, else as they stand."""

    def batches() -> Iterator[tuple[Mapping[str, int], Callable[[], tuple[DocumentLine, ...]]]]:
        query = (
            "SELECT coalesce(t.counts, u.counts), u.number FROM units u LEFT JOIN told t ON t.unit = u.number ORDER BY u.place"
        )
        for counts, number in state.db.execute(query):
            pairs = (pair.rpartition("=") for pair in (counts or "").split(",") if pair)
            yield {word: int(count) for word, _, count in pairs}, partial(_lines, state, number)

    return Lines(batches)


def _lines(state: State, number: int) -> tuple[DocumentLine, ...]:
    query = "SELECT coalesce(t.lines, u.lines) FROM units u LEFT JOIN told t ON t.unit = u.number WHERE u.number = ?"
    lines: tuple[DocumentLine, ...] = thawed(state.db.execute(query, (number,)).fetchone()[0])
    return lines
