"""The facts of all units as they lie in the state (`facts`): asked for by kind, day and unit of the register."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import groupby
from operator import attrgetter
from typing import Any

from docgen.build.facts import Fact, Sort
from docgen.build.state import State

FIRST, LAST = "", "9999-99-99"
"""Before and after every day."""

_NAMES = tuple(field.name for field in fields(Fact))
_VALUES = attrgetter(*_NAMES)


@dataclass(frozen=True)
class Span:
    """Which facts: of one kind, with `dag` from `first` up to and with `last`; `enhet` None for those of every unit."""

    sort: Sort
    first: str = FIRST
    last: str = LAST
    enhet: str | None = None

    @property
    def _where(self) -> tuple[str, tuple[str, ...]]:
        if self.enhet is None:
            return "sort = ? AND dag BETWEEN ? AND ?", (self.sort.value, self.first, self.last)
        return "enhet = ? AND sort = ? AND dag BETWEEN ? AND ?", (self.enhet, self.sort.value, self.first, self.last)


class StoredFacts:
    """The facts in one state."""

    def __init__(self, state: State) -> None:
        self._db = state.db

    def keep(self, unit: int, facts: Iterable[Fact]) -> None:
        """Keep what is told of a unit of the state, instead of what was told before."""
        query = "SELECT unit, sort, dag, enhet, emne, fact FROM facts WHERE unit = ? ORDER BY rowid"
        before = self._db.execute(query, (unit,)).fetchall()
        now = [(unit, fact.sort.value, fact.dag, fact.enhet, fact.emne, _stored(fact)) for fact in facts]
        if now == before:
            return
        self._db.execute("DELETE FROM facts WHERE unit = ?", (unit,))
        self._db.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?)", now)
        # What only came in another order is told of in another order.
        enheter = {(row[3],) for row in {*before} ^ {*now} or {*now}}
        self._db.executemany("INSERT OR IGNORE INTO facts_new VALUES (?)", enheter)

    def take_new(self) -> frozenset[str]:
        """The units of the register of which something else is told than when this was asked last."""
        found = frozenset(enhet for (enhet,) in self._db.execute("SELECT enhet FROM facts_new"))
        self._db.execute("DELETE FROM facts_new")
        return found

    def count(self, span: Span) -> int:
        """How many there are."""
        where, values = span._where
        return int(self._db.execute(f"SELECT count(*) FROM facts WHERE {where}", values).fetchone()[0])

    def find(self, span: Span, most: int = -1) -> Iterator[Fact]:
        """The facts in order of day and case; at most so many, where that is not negative."""
        where, values = span._where
        query = f"SELECT fact FROM facts WHERE {where} ORDER BY dag, emne, rowid LIMIT ?"
        for (data,) in self._db.execute(query, (*values, most)):
            yield _again(data)

    def by_day(self, span: Span, most: int) -> Iterator[tuple[str, int, tuple[Fact, ...]]]:
        """Each day with how many facts it has and the first of them, those of the ressursteam before all others."""
        where, values = span._where
        query = (
            f"SELECT dag, total, fact FROM (SELECT dag, fact, count(*) OVER (PARTITION BY dag) AS total, row_number() OVER"
            f" (PARTITION BY dag ORDER BY emne <> 'ressursteam', emne, rowid) AS place FROM facts WHERE {where})"
            " WHERE place <= ? ORDER BY dag, place"
        )
        for dag, rows in groupby(self._db.execute(query, (*values, most)), key=lambda row: str(row[0])):
            found = list(rows)
            yield dag, int(found[0][1]), tuple(_again(data) for _, _, data in found)

    def enheter(self) -> tuple[str, ...]:
        """The ids of the units of the register of which there is something to tell, in order; "" is nobody's."""
        return tuple(name for (name,) in self._db.execute("SELECT DISTINCT enhet FROM facts ORDER BY enhet"))

    def enhet_of_file(self, file: str) -> str:
        """The unit of the register that answers for a source file; "" where there is none."""
        query = (
            "SELECT max(f.enhet) FROM sources s JOIN units u ON u.name = s.unit JOIN facts f ON f.unit = u.number"
            " WHERE s.file = ? AND f.sort <> 'oppfølging'"
        )
        (enhet,) = self._db.execute(query, (file,)).fetchone()
        return enhet or ""


def _stored(fact: Fact) -> str:
    return json.dumps(_VALUES(fact), ensure_ascii=False, separators=(",", ":"))


def _again(data: str) -> Fact:
    values: dict[str, Any] = dict(zip(_NAMES, json.loads(data), strict=True))
    return Fact(**values | {"sort": Sort(values["sort"]), "merker": tuple(values["merker"])})
