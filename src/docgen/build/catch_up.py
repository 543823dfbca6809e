"""From what lies in the folders now to what the state knows: reads the files that changed, and tells the keys of what did.

Everything that units may have asked about has a key (`asked`). Here the keys of a changed file are told: by them the units are
found that must be judged again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType
from typing import Any

import pydantic

from docgen.build import asked as keys
from docgen.build.look import CASES, NOTE, UNSEEN, Marks, digest_of, is_note, is_racy, mark_of, rows_of
from docgen.build.people import key_of_row, phrases_of
from docgen.build.source_rows import ROW, Listing, SourceRow, found_by
from docgen.build.state import ChangedMeanwhileError, FileRow, HeardTooLittleError, State, frozen, thawed
from docgen.documents.logo import ENDINGS
from docgen.model.base import Record
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
    is_first: bool = False
    """Whether nothing was known before: everything is judged, and the keys of all files would be the largest thing in memory."""
    has_moved: bool = False
    """Whether ids or documents came or went, not only what stands in files that were there."""


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

    def __init__(
        self,
        state: State,
        root: Path,
        shapes: Shapes,
        hold: Callable[[bytes, str, Record], None],
        held: Mapping[tuple[bytes, str], Record] = MappingProxyType({}),
    ) -> None:
        self._state = state
        self._root = root
        self._shapes = shapes
        self._references = References(shapes)
        self._hold = hold
        self._held = held

    def catch_up(self, folders: Iterable[str], clock: Clock, thorough: bool, changes: Changes) -> Marks:
        """Read what changed in these folders of `cases/`; with `thorough` no stat is trusted. What changed goes into `changes`;
        gives the marks of the folders."""
        marks = Marks()
        if self._state.find("crossed") is None:
            changes.is_first = True
            changes.everything.append("first")
        touched: dict[bytes, SourceRow | None] = {}
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

    def catch_up_with(self, files: Iterable[str], clock: Clock, changes: Changes) -> None:
        """Read those of these files (raw paths below `cases/`) that changed, and look at nothing else.

        Raises:
            HeardTooLittleError: only a look at everything can tell what that means.
        """
        touched: dict[bytes, SourceRow | None] = {}
        named = self._state.find("names") or {}
        for path in sorted(files):
            folder, _, name = path.rpartition("/")
            found = found_file(self._root, folder, name)
            if not isinstance(found, FoundFile) or folder in named:
                raise HeardTooLittleError
            known = self._state.file(CASES, folder, name)
            stat = _stat_of(found.path)
            if stat is None and known is not None:
                self._forget(Entry(folder, name, Stat(0, 0, 0, 0)), changes, touched)
            elif stat is not None and (known is None or known.stat != stat or known.racy):
                self._look_at(Entry(folder, name, stat), known, found, clock, changes, touched)
            else:
                continue
            self._state.keep_marks(CASES, {folder: UNSEEN})
        if touched:
            self._lay_side_by_side(changes, touched)

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
        touched: dict[bytes, SourceRow | None],
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

    def _forget(self, entry: Entry, changes: Changes, touched: dict[bytes, SourceRow | None]) -> None:
        handle = os.fsencode(entry.path)
        if old := self._row(handle):
            touched[handle] = old
            self._discussions(handle, (), changes)
            self._people(handle, (), changes)
            self._state.db.execute("DELETE FROM sources WHERE handle = ?", (handle,))
        elif entry.name.casefold().endswith(ENDINGS):
            changes.everything.append("bilde")
        self._state.drop_file(CASES, entry.folder, entry.name)

    def _row(self, handle: bytes) -> SourceRow | None:
        row = self._state.db.execute(f"SELECT {ROW} FROM sources WHERE handle = ?", (handle,)).fetchone()
        return SourceRow(*row) if row else None

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

    def _lay_side_by_side(self, changes: Changes, touched: Mapping[bytes, SourceRow | None]) -> None:
        db = self._state.db
        kept: Crossed | None = self._state.find("crossed")
        if kept is not None and self._says_nothing_new(touched, kept):
            self._tell(changes, touched)
            return
        changes.has_moved = True
        listing = Listing(self._state)
        doubles = doubled(listing)
        before = kept or Crossed(frozenset(), frozenset(), ())
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

    def _says_nothing_new(self, touched: Mapping[bytes, SourceRow | None], before: Crossed) -> bool:
        """Whether all files laid side by side say what they said before these changed: each is what it was, is the only one with
        its id, and refers to what is there, then and now. So it is with almost every save, and ten thousand others are spared."""
        db = self._state.db
        db.executemany("UPDATE sources SET used = stands WHERE handle = ?", ((handle,) for handle in touched))
        references: set[str] = set()
        for handle, old in touched.items():
            new = self._row(handle)
            if old is None or new is None or not (old.is_plain and new.is_plain and old.used):
                return False
            if old[1:4] != new[1:4] or key(new.id) in before.doubles:
                return False
            references.update(old.names.split("\n"), new.names.split("\n"))
        units = units_of(filter(None, [self.register("instanser")]))
        pairs = (pair.partition(":") for pair in references if pair)
        return all(self._is_known(target, name, before, units) for target, _, name in pairs)

    def _is_known(self, target: str, name: str, before: Crossed, units: Mapping[str, object]) -> bool:
        """Whether something has the id, as `references.Known` knows it."""
        if name in before.faulty or (target == "enhet" and (not units or name in units or f"enhet:{name}" in before.faulty)):
            return True
        query = "SELECT 1 FROM sources WHERE id = ? AND type = ? AND used"
        return target != "enhet" and self._state.db.execute(query, (name, target)).fetchone() is not None

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
        handle, mark = row
        if (held := self._held.get((handle, mark))) is not None:
            return held
        # Every run stands on the registers, and almost none of them has changed: read to see that, but not taken apart again.
        made = (handle, mark, pydantic.VERSION)
        kept = self._state.find(f"register:{kind}")
        record: Record | None
        if kept is not None and kept[0] == made and digest_of(self._root / CASES / os.fsdecode(handle)) == mark:
            record = thawed(kept[1])
        else:
            record = self.load(handle, mark)
            self._state.keep(f"register:{kind}", (made, frozen(record)))
        if record is None:
            raise ChangedMeanwhileError
        self._hold(handle, mark, record)
        return record

    def _tell(self, changes: Changes, touched: Mapping[bytes, SourceRow | None]) -> None:
        """The keys of the files that changed, as they were and as they are."""
        for handle, old in touched.items():
            new = self._row(handle)
            found_alike = old and new and old.found_as == new.found_as
            for row in filter(None, (old, new)) if not changes.is_first else ():
                changes.units.add(row.unit)
                changes.keys.add(keys.thing(row.id))
                changes.keys |= set() if found_alike else set(found_by(row))
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
        rows = ((handle, number, *row, *(*phrases_of(row), "", "")[:2]) for number, row in enumerate(people))
        db.executemany("INSERT INTO people VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        for row in set(old) ^ set(people) if not changes.is_first else ():
            changes.keys.add(key_of_row(row))
            changes.phrases.add(phrases_of(row))
        changes.phrases.discard(())


def _stat_of(path: Path) -> Stat | None:
    """One file as a look at its folder would see it; None when it is gone while its folder is there."""
    try:
        status = path.stat()
    except OSError as error:
        if not isinstance(error, FileNotFoundError) or path.is_symlink() or not path.parent.is_dir():
            raise HeardTooLittleError from error
        return None
    if not S_ISREG(status.st_mode):
        raise HeardTooLittleError
    return Stat.of(status)


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
