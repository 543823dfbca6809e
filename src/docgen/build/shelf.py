"""The casebook of a workspace whose records stay in their files: each is read when it is asked for, and what is asked is noted.

Ten thousand records would be hundreds of megabytes. Here stand the lists by which they are found (`state`), and the few that were
asked for last. Rules and documents see a `Casebook` like any other.
"""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from docgen.build import asked as keys
from docgen.build.asked import Asked
from docgen.build.people import people_on
from docgen.build.state import UNDATED, ChangedMeanwhileError, State, frozen, thawed
from docgen.model.base import Record
from docgen.model.casebook import Casebook, Source
from docgen.model.halfyear import half_year_of
from docgen.model.personer import Personer
from docgen.model.subjects import Møte, Sak

R = TypeVar("R", bound=Record)
KEPT = 200
"""Records held at a time: a group with its meetings, the saker of a team meeting; some megabytes."""


@dataclass(frozen=True)
class Shelf:
    """The records of one workspace. `load` reads a file again by its handle and gives its record, None when there is none."""

    state: State
    asked: Asked
    load: Callable[[bytes, str], Record | None]
    held: OrderedDict[tuple[bytes, str], Record]

    def record(self, name: str, kind: str) -> Record | None:
        """The record with this id and type."""
        self.asked.note(keys.thing(name))
        row = self.state.db.execute(
            "SELECT handle, digest FROM sources WHERE id = ? AND type = ? AND used", (name, kind)
        ).fetchone()
        if row is None:
            return None
        if (found := self.held.get(row)) is not None:
            self.held.move_to_end(row)
            return found
        aside = self.state.db.execute("SELECT record FROM set_aside WHERE handle = ? AND digest = ?", row).fetchone()
        record = thawed(aside[0]) if aside else self.load(*row)
        if record is None:
            raise ChangedMeanwhileError
        self.hold(row[0], row[1], record)
        return record

    def bring(self, handle: bytes, digest: str, record: Record) -> None:
        """Keep a record that was just read. The one that goes for it is set aside: the units that need it are judged later in
        this run, and to thaw it takes a third of the time that reading it again does."""
        self.held[handle, digest] = record
        while len(self.held) > KEPT:
            old, gone = self.held.popitem(last=False)
            self.state.db.execute("REPLACE INTO set_aside VALUES (?, ?, ?)", (*old, frozen(gone)))

    def hold(self, handle: bytes, digest: str, record: Record) -> None:
        """Keep a record at hand; the one asked for longest ago goes."""
        self.held[handle, digest] = record
        self.held.move_to_end((handle, digest))
        while len(self.held) > KEPT:
            self.held.popitem(last=False)

    def ids(self, kind: str) -> tuple[str, ...]:
        """The ids of one kind in order."""
        rows = self.state.db.execute("SELECT id FROM sources WHERE type = ? AND used ORDER BY id", (kind,))
        return tuple(name for (name,) in rows)

    def meetings(self, of: str, name: str) -> tuple[Møte, ...]:
        """The meetings of a group ("ansvarsgruppe"), a sak ("sak") or the team in order of date, those without one last."""
        self.asked.note(keys.meetings(of, name))
        rows = self.state.db.execute(_MEETINGS[of], (name,) if of != "ressursteam" else ())
        found = (self.record(one, "møte") for (one,) in rows.fetchall())
        return tuple(møte for møte in found if isinstance(møte, Møte))


_MEETINGS: Mapping[str, str] = {
    of: f"SELECT id FROM sources WHERE {where} AND type = 'møte' AND used ORDER BY coalesce(dato, '{UNDATED}'), id"
    for of, where in (
        # With the condition of its index said once more SQLite uses that, and does not go through every meeting there is.
        ("ansvarsgruppe", "gruppe = ? AND gruppe <> ''"),
        ("sak", "sak = ? AND sak <> ''"),
        ("ressursteam", "motetype = 'ressursteam'"),
    )
}


class Lazy(Mapping[str, R], Generic[R]):
    """Records of one kind by what they are asked for. `prefix` stands before it in the id (`møteplan-2026-høst`)."""

    def __init__(self, shelf: Shelf, kind: str, prefix: str = "") -> None:
        self._shelf = shelf
        self._kind = kind
        self._prefix = prefix

    def __getitem__(self, name: str) -> R:
        record: Any = self._shelf.record(f"{self._prefix}{name}", self._kind)
        if record is None:
            raise KeyError(name)
        return record  # type: ignore[no-any-return]

    def __contains__(self, name: object) -> bool:
        self._shelf.asked.note(keys.thing(f"{self._prefix}{name}"))
        query = "SELECT 1 FROM sources WHERE id = ? AND type = ? AND used"
        return self._shelf.state.db.execute(query, (f"{self._prefix}{name}", self._kind)).fetchone() is not None

    def __iter__(self) -> Iterator[str]:
        self._shelf.asked.note(keys.every(self._kind))
        return iter([name.removeprefix(self._prefix) for name in self._shelf.ids(self._kind)])

    def __len__(self) -> int:
        self._shelf.asked.note(keys.every(self._kind))
        query = "SELECT count(*) FROM sources WHERE type = ? AND used"
        return int(self._shelf.state.db.execute(query, (self._kind,)).fetchone()[0])

    def __bool__(self) -> bool:
        self._shelf.asked.note(keys.some(self._kind))
        query = "SELECT 1 FROM sources WHERE type = ? AND used LIMIT 1"
        return self._shelf.state.db.execute(query, (self._kind,)).fetchone() is not None


class LazySources(Sequence[Source]):
    """Every file that was read, in order of its name."""

    def __init__(self, state: State) -> None:
        self._state = state

    def __iter__(self) -> Iterator[Source]:
        rows = self._state.db.execute("SELECT file, type, id, digest FROM sources ORDER BY file, handle")
        return (Source(*row) for row in rows)

    def __len__(self) -> int:
        return int(self._state.db.execute("SELECT count(*) FROM sources").fetchone()[0])

    def __getitem__(self, place: Any) -> Any:
        return tuple(self)[place]


class LazyNames(frozenset[str]):
    """The ids that stand in files without a record; asking for one is noted."""

    asked: Asked

    @classmethod
    def of(cls, names: Iterable[str], asked: Asked) -> LazyNames:
        """These ids."""
        made = cls(names)
        made.asked = asked
        return made

    def __contains__(self, name: object) -> bool:
        self.asked.note(keys.thing(str(name)))
        return super().__contains__(name)


@dataclass(frozen=True)
class ShelfBook(Casebook):
    """A casebook whose records stay in their files. The registers are here, for everything stands on them."""

    shelf: Shelf | None = None

    @classmethod
    def on(cls, shelf: Shelf, *, faulty: frozenset[str], registers: Mapping[str, Any]) -> ShelfBook:
        """The casebook of a shelf; `registers` are oppsett, enheter and tiltaksbank."""
        return cls(
            saker=Lazy(shelf, "sak"),
            grupper=Lazy(shelf, "ansvarsgruppe"),
            møter=Lazy(shelf, "møte"),
            møteplaner=Lazy(shelf, "møteplan", "møteplan-"),
            evalueringer=Lazy(shelf, "evaluering", "evaluering-"),
            sources=LazySources(shelf.state),  # type: ignore[arg-type]  # a sequence is all that anybody asks of it
            faulty=LazyNames.of(faulty, shelf.asked),
            shelf=shelf,
            **registers,
        )

    @property
    def _own(self) -> Shelf:
        assert self.shelf is not None
        return self.shelf

    def source_of(self, file: str) -> Source | None:
        query = "SELECT file, type, id, digest FROM sources WHERE file = ? ORDER BY handle LIMIT 1"
        row = self._own.state.db.execute(query, (file,)).fetchone()
        return Source(*row) if row else None

    def møter_i_gruppe(self, gruppenummer: str) -> tuple[Møte, ...]:
        return self._own.meetings("ansvarsgruppe", gruppenummer)

    def møter_i_sak(self, saksnummer: str) -> tuple[Møte, ...]:
        return self._own.meetings("sak", saksnummer)

    def ressursteammøter(self) -> tuple[Møte, ...]:
        return self._own.meetings("ressursteam", "")

    def drøftinger_i(self, møte_id: str) -> tuple[tuple[Sak, Any], ...]:
        self._own.asked.note(keys.discussions(møte_id))
        rows = self._own.state.db.execute(
            "SELECT s.id FROM discussions d JOIN sources s USING(handle) WHERE d.meeting = ? AND s.used ORDER BY s.id", (møte_id,)
        )
        saker = [self.saker[name] for (name,) in rows.fetchall()]
        return tuple((sak, drøfting) for sak in saker for drøfting in sak.drøftinger if drøfting.møte == møte_id)

    def saker_meldt(self, first: dt.date, last: dt.date) -> tuple[Sak, ...]:
        for day in (first, last):
            self._own.asked.note(keys.reported(half_year_of(day)))
        if half_year_of(first) != half_year_of(last):
            self._own.asked.note(keys.every("sak"))
        rows = self._own.state.db.execute(
            "SELECT id FROM sources WHERE type = 'sak' AND used AND dato BETWEEN ? AND ? ORDER BY id",
            (first.isoformat(), last.isoformat()),
        )
        return tuple(self.saker[name] for (name,) in rows.fetchall())

    @cached_property
    def personer(self) -> Personer:
        return people_on(self._own.state, self._own.asked)
