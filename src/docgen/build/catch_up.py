"""From what lies in the folders now to what the state knows: reads the files that changed, and tells the keys of what did.

Everything that units may have asked about has a key (`asked`). Here the keys of a changed file are told: by them the units are
found that must be judged again.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import pydantic

from docgen.build import asked as keys
from docgen.build.look import CASES, NOTE, Marks, digest_of, is_note, is_racy, mark_of, rows_of
from docgen.build.people import key_of_row, phrases_of
from docgen.build.state import ChangedMeanwhileError, FileRow, State, frozen, thawed
from docgen.documents.logo import ENDINGS
from docgen.model.base import Record
from docgen.model.halfyear import half_year_of
from docgen.model.personer import PeopleRow
from docgen.problem import Problem
from docgen.reading.assemble import REGISTERS, Crossed, cross, doubled, key, units_of
from docgen.reading.facts import Listed, References, SourceFacts, facts_of
from docgen.reading.folder import FoundFile, found_file, read_found_file
from docgen.reading.vocabulary import Shapes
from docgen.scan import Entry, Stat


@dataclass
class Changes:
    """What is another than it was: keys, whole phrases that came or went, and reasons why everything is to be judged again."""

    keys: set[str] = field(default_factory=set)
    phrases: set[tuple[str, ...]] = field(default_factory=set)
    units: set[str] = field(default_factory=set)
    everything: list[str] = field(default_factory=list)


class _Row(NamedTuple):
    """The line of a source in the state, as far as others are found by it."""

    handle: bytes
    file: str
    type: str
    id: str
    digest: str
    used: int
    unit: str
    dato: str | None
    motetype: str
    gruppe: str
    sak: str
    stands: int
    has_own: int
    names: str

    @property
    def found_by(self) -> tuple[object, ...]:
        """Everything by which others find it."""
        return self[:4] + self[5:11]


_ROW = "handle, file, type, id, digest, used, unit, dato, motetype, gruppe, sak, stands, has_own, names"


@dataclass(frozen=True)
class Clock:
    """When this look began by the disk's own clock, and how near to it a file's time tells nothing (nanoseconds)."""

    now: int
    window: int

    def doubts(self, stat: Stat) -> bool:
        """Whether the file must be read again next time, whatever its stat is."""
        return is_racy(stat.mtime_ns, self.now, self.window)


class Sources:
    """The case files of one workspace in its state."""

    def __init__(self, state: State, root: Path, shapes: Shapes, hold: Callable[[bytes, str, Record], None]) -> None:
        self._state = state
        self._root = root
        self._shapes = shapes
        self._references = References(shapes)
        self._hold = hold

    def catch_up(self, folders: Iterable[str], clock: Clock, thorough: bool, changes: Changes) -> Marks:
        """Read what changed in these folders of `cases/`; with `thorough` no stat is trusted. What changed goes into `changes`;
        gives the marks of the folders."""
        marks = Marks()
        touched: dict[bytes, _Row | None] = {}
        named: dict[str, tuple[Problem, ...]] = self._state.find("names") or {}
        for folder in folders:
            rows = rows_of(self._root, CASES, folder)
            before = self._state.files(CASES, folder)
            problems: list[Problem] = []
            for name, *stat in rows or ():
                found = found_file(self._root, folder, name)
                problems += [found] if isinstance(found, Problem) else []
                entry = Entry(folder, name, Stat(*stat))
                known = before.pop(name, None)
                if name and (known is None or known.stat != entry.stat or known.racy or thorough):
                    self._look_at(entry, known, found if isinstance(found, FoundFile) else None, clock, changes, touched)
            for name in before:
                self._forget(Entry(folder, name, Stat(0, 0, 0, 0)), changes, touched)
            named.pop(folder, None)
            named |= {folder: tuple(problems)} if problems else {}
            if rows is not None:
                marks[folder] = mark_of(rows)
        self._state.keep("names", named)
        if touched or self._state.find("crossed") is None:
            self._lay_side_by_side(changes, touched)
        return marks

    def problems(self) -> Iterator[Problem]:
        """What is wrong in each file."""
        for (data,) in self._state.db.execute("SELECT problems FROM sources WHERE problems IS NOT NULL ORDER BY file, handle"):
            yield from thawed(data)

    def load(self, handle: bytes, digest: str) -> Record | None:
        """The record of a file again; None when the file is another by now."""
        path = self._root / CASES / os.fsdecode(handle)
        row = self._state.db.execute("SELECT file, dotted FROM sources WHERE handle = ?", (handle,)).fetchone()
        if row is None:
            return None
        dotted = tuple(row[1].split("\n")) if row[1] else ()
        reading = read_found_file(FoundFile(path, row[0], dotted), self._shapes)
        return reading.record if reading.source.digest == digest else None

    # --- one file ---

    def _look_at(
        self,
        entry: Entry,
        known: FileRow | None,
        found: FoundFile | None,
        clock: Clock,
        changes: Changes,
        touched: dict[bytes, _Row | None],
    ) -> None:
        doubted = clock.doubts(entry.stat)
        if found is None:
            # No case file: it has no say, but for a picture that may be the logo.
            is_picture = entry.name.casefold().endswith(ENDINGS)
            digest = digest_of(self._root / CASES / entry.path) if is_picture else NOTE if is_note(entry.name) else ""
            if is_picture and (known is None or digest != known.digest):
                changes.everything.append("bilde")
            self._keep(entry, digest, doubted and is_picture)
            return
        reading = read_found_file(found, self._shapes)
        digest = reading.source.digest
        self._keep(entry, digest, doubted or not digest)
        if known and known.digest == digest and digest:
            return
        handle = os.fsencode(entry.path)
        touched[handle] = self._row(handle)
        facts = facts_of(reading, self._references)
        if reading.record is not None:
            self._hold(handle, digest, reading.record)
        self._put(handle, found, facts, changes)

    def _keep(self, entry: Entry, digest: str, racy: bool) -> None:
        self._state.keep_file(CASES, entry.folder, entry.name, FileRow(entry.stat, digest, racy))

    def _forget(self, entry: Entry, changes: Changes, touched: dict[bytes, _Row | None]) -> None:
        handle = os.fsencode(entry.path)
        if old := self._row(handle):
            touched[handle] = old
            self._discussions(handle, (), changes)
            self._people(handle, (), changes)
            self._state.db.execute("DELETE FROM sources WHERE handle = ?", (handle,))
        elif entry.name.casefold().endswith(ENDINGS):
            changes.everything.append("bilde")
        self._state.drop_file(CASES, entry.folder, entry.name)

    def _row(self, handle: bytes) -> _Row | None:
        row = self._state.db.execute(f"SELECT {_ROW} FROM sources WHERE handle = ?", (handle,)).fetchone()
        return _Row(*row) if row else None

    def _put(self, handle: bytes, found: FoundFile, facts: SourceFacts, changes: Changes) -> None:
        listed, head, source = Listed.of("", facts), facts.head, facts.source
        self._state.db.execute(
            "REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                handle, source.file, source.type, source.id, facts.stands, facts.empty, facts.is_broken, listed.has_own,
                listed.names, "\n".join(found.dotted), source.digest, 0, unit_of(facts),
                head.dato.isoformat() if head.dato else None, head.møtetype, head.ansvarsgruppe, head.sak, frozen(facts),
                frozen(facts.problems) if facts.problems else None,
            ),
        )  # fmt: skip
        self._discussions(handle, head.drøftinger, changes)

    def _discussions(self, handle: bytes, now: Iterable[str], changes: Changes) -> None:
        db = self._state.db
        before = {meeting for (meeting,) in db.execute("SELECT meeting FROM discussions WHERE handle = ?", (handle,))}
        changes.keys |= {keys.discussions(meeting) for meeting in before ^ set(now)}
        self._state.db.execute("DELETE FROM discussions WHERE handle = ?", (handle,))
        self._state.db.executemany("INSERT OR IGNORE INTO discussions VALUES (?, ?)", ((meeting, handle) for meeting in now))

    # --- all of them ---

    def _lay_side_by_side(self, changes: Changes, touched: Mapping[bytes, _Row | None]) -> None:
        db = self._state.db
        known: Crossed | None = self._state.find("crossed")
        if known is not None and all(self._is_its_own_affair(handle, old, known) for handle, old in touched.items()):
            db.executemany("UPDATE sources SET used = 1 WHERE handle = ?", ((handle,) for handle in touched))
            self._tell(changes, touched)
            return
        before = known or Crossed(frozenset(), frozenset(), ())
        listing = _Listing(self._state)
        doubles = doubled(listing)
        db.execute("UPDATE sources SET used = stands WHERE used <> stands")
        handles = ((os.fsencode(listed.handle),) for same in doubles.values() for listed in same)
        db.executemany("UPDATE sources SET used = 0 WHERE handle = ?", handles)
        kinds = (*REGISTERS, "tiltaksbank")
        mark = db.execute(
            "SELECT type, file, digest, used FROM sources WHERE type IN (?, ?, ?) ORDER BY handle", kinds
        ).fetchall()
        if mark != self._state.find("registers"):
            changes.everything.append("register")
            self._state.keep("registers", mark)
        crossed = cross(listing, self.facts, units_of(filter(None, [self.register("instanser")])), doubles)
        self._state.keep("crossed", crossed)
        changes.keys |= {keys.thing(name) for name in crossed.faulty ^ before.faulty}
        if crossed.doubles != before.doubles:
            # Which file of several stands for its thing has changed: too rare, and too grave, to be found by single keys.
            changes.everything.append("dobbelt")
            for handle, name, used in db.execute("SELECT handle, id, used FROM sources").fetchall():
                if handle not in touched and key(name) in crossed.doubles ^ before.doubles:
                    self._people(handle, self.facts(os.fsdecode(handle)).people if used else (), changes)
        self._tell(changes, touched)

    def _is_its_own_affair(self, handle: bytes, old: _Row | None, crossed: Crossed) -> bool:
        """Whether laying all files side by side would show what it showed before this file changed: it is and was the one file
        with its id, no register, nothing is or was wrong in what it says of others, and everything it names is there."""
        new = self._row(handle)
        if old is None or new is None or (old.file, old.type, old.id) != (new.file, new.type, new.id):
            return False
        if not (old.used and new.stands) or old.has_own or new.has_own or new.type in (*REGISTERS, "tiltaksbank"):
            return False
        if any(problem.where.file == new.file for problem in crossed.problems):
            return False
        if old.names == new.names:
            return True
        query = "SELECT 1 FROM sources WHERE id = ? AND type = ? AND (used OR handle = ?)"
        units = units_of(filter(None, [self.register("instanser")]))
        for target, _, name in (pair.partition(":") for pair in new.names.split("\n") if pair):
            is_there = name in units if target == "enhet" else self._state.db.execute(query, (name, target, handle)).fetchone()
            if not is_there:
                return False
        return True

    def facts(self, handle: str) -> SourceFacts:
        """What is known of one file."""
        row = self._state.db.execute("SELECT facts FROM sources WHERE handle = ?", (os.fsencode(handle),)).fetchone()
        facts: SourceFacts = thawed(row[0])
        return facts

    def register(self, kind: str) -> Any:
        """A register's record; None where there is none to rely on.

        Raises:
            ChangedMeanwhileError: there is one, and it has just been saved. Without it no paper may be made: it would come out
                without the municipality's name, or without a unit.
        """
        row = self._state.db.execute("SELECT handle, digest FROM sources WHERE type = ? AND used", (kind,)).fetchone()
        if row is None:
            return None
        # Every run stands on the registers, and almost none of them has changed: read to see that, but not taken apart again.
        mark = (*row, pydantic.VERSION)
        kept = self._state.find(f"register:{kind}")
        if kept is not None and kept[0] == mark and digest_of(self._root / CASES / os.fsdecode(row[0])) == row[1]:
            return thawed(kept[1])
        if (record := self.load(*row)) is None:
            raise ChangedMeanwhileError
        self._state.keep(f"register:{kind}", (mark, frozen(record)))
        return record

    def _tell(self, changes: Changes, touched: Mapping[bytes, _Row | None]) -> None:
        """The keys of the files that changed, as they were and as they are."""
        for handle, old in touched.items():
            new = self._row(handle)
            found_alike = old and new and old.found_by == new.found_by
            for row in filter(None, (old, new)):
                changes.units.add(row.unit)
                changes.keys.add(keys.thing(row.id))
                changes.keys |= set() if found_alike else set(_found_by(row))
            if new is not None:
                self._people(handle, self.facts(os.fsdecode(handle)).people if new.used else (), changes)
        changes.units.discard("")

    def _people(self, handle: bytes, people: Iterable[PeopleRow], changes: Changes) -> None:
        db = self._state.db
        people = tuple(people)
        old = [PeopleRow(*row) for row in db.execute(
            "SELECT kind, value, way, sak, key, navn FROM people WHERE handle = ? ORDER BY number", (handle,))]  # fmt: skip
        if tuple(old) == people:
            return
        db.execute("DELETE FROM people WHERE handle = ?", (handle,))
        rows = ((handle, number, *row, (phrases_of(row) or ("",))[0]) for number, row in enumerate(people))
        db.executemany("INSERT INTO people VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        for row in set(old) ^ set(people):
            changes.keys.add(key_of_row(row))
            changes.phrases.add(phrases_of(row))
        changes.phrases.discard(())


class _Listing:
    """The list of all files, gone through as often as one likes without being held."""

    def __init__(self, state: State) -> None:
        self._state = state

    def __iter__(self) -> Iterator[Listed]:
        query = "SELECT handle, file, type, id, stands, empty, is_broken, has_own, names FROM sources ORDER BY file, handle"
        for handle, file, kind, name, stands, empty, broken, own, names in self._state.db.execute(query):
            yield Listed(os.fsdecode(handle), file, kind, name, bool(stands), bool(empty), bool(broken), bool(own), names)


def unit_of(facts: SourceFacts) -> str:
    """The unit a file belongs to: the folder of its documents, or the thing itself where it is the ressursteam's own.

    "" for a register, and for what nobody can tell.
    """
    source, head = facts.source, facts.head
    match source.type:
        case "sak" | "ansvarsgruppe":
            return source.id
        case "møte" if head.møtetype != "ressursteam":
            return head.ansvarsgruppe or head.sak or source.id
        case "møte" | "møteplan" | "evaluering" | "tiltaksbank":
            return f":{source.id}"
    return ""


def _found_by(row: _Row) -> Iterator[str]:
    """The keys of the lists that a file is found in."""
    yield keys.every(row.type)
    yield keys.some(row.type)
    for of, name in (("ansvarsgruppe", row.gruppe), ("sak", row.sak)):
        if name:
            yield keys.meetings(of, name)
    if row.motetype == "ressursteam":
        yield keys.meetings("ressursteam", "")
    if row.type == "sak" and row.dato:
        yield keys.reported(half_year_of(dt.date.fromisoformat(row.dato)))
