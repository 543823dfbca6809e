"""The units of a workspace in its state: which are due, what each was judged to be, and whose paths they took.

A unit is one folder of output/ (a sak or a group with its meetings) or one thing of the ressursteam's own. It is the smallest
that is judged anew: everything it asked about is noted beside its verdicts (`asked`).
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Container, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any, Literal

from docgen.build import asked as keys
from docgen.build.archived import REFUSED, Transition
from docgen.build.asked import Asked, filter_of
from docgen.build.catch_up import Changes
from docgen.build.judged import Head
from docgen.build.lying import in_walking_order
from docgen.build.memory import Memory
from docgen.build.people import is_touched
from docgen.build.report import DocumentLine, counts_of
from docgen.build.state import LOST, UNDATED, HeardTooLittleError, State, frozen, key_of, thawed
from docgen.build.stored_facts import StoredFacts
from docgen.build.survey import Found, Survey, by_identity
from docgen.model.runday import unwatched
from docgen.model.subject import Subject, about_meeting, of_bank, of_gruppe, of_sak, of_team
from docgen.problem import Problem

_FEW = 400
"""Units that are asked for by name; of more all are gone through."""
KOMMUNE = ":kommune"
"""The unit of the municipality itself with its registers."""


@dataclass(frozen=True)
class UnitResult:
    """What a unit was judged to be before anything is written, and the paths that it takes."""

    problems: tuple[Problem, ...] = ()
    heads: tuple[Head, ...] = ()
    takes: Mapping[str, str] = field(default_factory=dict)
    calendars: tuple[str, ...] = ()


@dataclass(frozen=True, order=True)
class Unit:
    """A unit by its place in the order of all; `number` is its row."""

    place: str
    name: str
    number: int = field(compare=False)


class Units:
    """The units in the state."""

    def __init__(self, state: State, asked: Asked, memory: Memory) -> None:
        self._db = state.db
        self._asked = asked
        self._memory = memory
        self._facts = StoredFacts(state)

    def due(self, changes: Changes, day: dt.date) -> list[Unit]:
        """The units that must be judged now, in order; rows are made for new ones, and those that are no more are taken away."""
        self._tidy(changes)
        if changes.everything:
            return sorted(self._all())
        found: set[Unit] = set()
        found.update(self._all("WHERE pending"))
        found.update(self._all("WHERE until <= ? OR judged > ?", day.isoformat(), day.isoformat()))
        for name in changes.units:
            found.update(self._all("WHERE name = ?", name))
        for key in changes.keys:
            found.update(self.asking(key))
        if changes.phrases:
            rows = self._db.execute("SELECT place, name, number, words FROM units")
            found.update(Unit(*row) for *row, words in rows if words and is_touched(words, changes.phrases))
        return sorted(found)

    def every(self) -> Iterator[Unit]:
        """All units."""
        yield from self._all()

    def of_files(self, ids: Iterable[str]) -> Iterator[Unit]:
        """The units of the things with these ids, those of the saker that are discussed in one of them, and the municipality."""
        names = {KOMMUNE}
        for name in ids:
            names.update(unit for (unit,) in self._db.execute("SELECT unit FROM sources WHERE id = ? AND used", (name,)))
            query = "SELECT unit FROM discussions JOIN sources USING(handle) WHERE meeting = ? AND used"
            names.update(unit for (unit,) in self._db.execute(query, (name,)))
        for name in names - {""}:
            yield from self._all("WHERE name = ?", name)

    def asking(self, key: str) -> Iterator[Unit]:
        """The units that asked for what is behind a key."""
        yield from self._all("JOIN asked ON unit = number WHERE key = ?", key_of(key))

    def _all(self, those: str = "", *values: object) -> Iterator[Unit]:
        return (Unit(*row) for row in self._db.execute(f"SELECT place, name, number FROM units {those}", values).fetchall())

    def _tidy(self, changes: Changes) -> None:
        """One row for each unit that has a file, and none for others; a place that is another now is noted."""
        if not (changes.units or changes.everything):
            return
        # A file that changed says of which units it is and was; of others nothing can have come or gone.
        names = () if changes.everything or len(changes.units) > _FEW else tuple(sorted(changes.units))
        among = f"IN ({', '.join('?' * len(names))})" if names else "<> ''"
        places = (
            "SELECT unit AS name, CASE WHEN substr(unit, 1, 1) <> ':' THEN '0' || unit WHEN type = 'møte' THEN '1' ||"
            f" coalesce(dato, '{UNDATED}') || id ELSE '2' || id END AS place FROM sources WHERE used AND unit {among}"
            f" UNION SELECT '{KOMMUNE}', '3'"
        )
        query = f"SELECT number FROM units WHERE name {among} AND name NOT IN (SELECT name FROM ({places}))"
        gone = self._db.execute(query, names * 2).fetchall()
        # Who comes first of two that want one name hangs on the place: whoever wants what a moved one has is asked again.
        query = f"SELECT number FROM units JOIN ({places}) AS now USING(name) WHERE units.place <> now.place"
        moved = self._db.execute(query, names)
        for (number,) in (*gone, *moved.fetchall()):
            changes.keys |= {keys.taken(path) for path in self._takes(number)}
        for (number,) in gone:
            self._clear(number)
            self._facts.keep(number, ())
            self._db.execute("DELETE FROM units WHERE number = ?", (number,))
        self._db.execute(
            f"INSERT INTO units(name, place, pending) SELECT name, place, 1 FROM ({places}) WHERE true"
            " ON CONFLICT(name) DO UPDATE SET place = excluded.place, pending = 1 WHERE place <> excluded.place",
            names,
        )

    def _takes(self, number: int) -> dict[str, str]:
        return dict(self._db.execute("SELECT path, identity FROM takes WHERE unit = ?", (number,)).fetchall())

    def _told(self, number: int) -> list[tuple[str]]:
        """The subjects and the calendar files of a unit."""
        query = "SELECT id FROM subjects WHERE unit = ? UNION ALL SELECT path FROM calendars WHERE unit = ? ORDER BY 1"
        return self._db.execute(query, (number, number)).fetchall()

    def folders(self, unit: Unit) -> frozenset[str]:
        """The folders of output/ (raw) in which the documents of a unit lie or may come to lie.

        Raises:
            HeardTooLittleError: it has never been judged, and its name does not tell.
        """
        query = "SELECT id, folder FROM subjects WHERE unit = ?"
        heads = self._db.execute(query, (unit.number,)).fetchall()
        found = {folder for _, folder in heads} | {path.rpartition("/")[0] for path in self._takes(unit.number)}
        if not unit.name.startswith(":"):
            found.add(unit.name)
        elif not heads and unit.name != KOMMUNE:
            raise HeardTooLittleError
        for name, _ in heads:
            rows = self._db.execute("SELECT raw FROM outputs WHERE subject = ?", (name,))
            found |= {os.fsdecode(raw).rpartition("/")[0] for (raw,) in rows}
        return frozenset(found)

    def _clear(self, number: int) -> None:
        for table in ("asked", "subjects", "takes", "calendars"):
            self._db.execute(f"DELETE FROM {table} WHERE unit = ?", (number,))

    def keep(self, unit: Unit, result: UnitResult, day: dt.date) -> list[Unit]:
        """Keep what a unit was judged to be; it stays due until `settle`. Gives the later units that want a path which it took or
        let go."""
        before = self._takes(unit.number)
        told_before = self._told(unit.number)
        self._clear(unit.number)
        db, asked = self._db, self._asked
        db.execute(
            "UPDATE units SET judged = ?, until = ?, pending = 1, words = ? WHERE number = ?",
            (
                day.isoformat(),
                unwatched(asked.watch.until).isoformat(),
                filter_of(asked.words) if asked.words else None,
                unit.number,
            ),
        )
        db.executemany("INSERT OR IGNORE INTO asked VALUES (?, ?)", ((key_of(key), unit.number) for key in asked.keys))
        db.executemany(
            "REPLACE INTO subjects VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (head.id, unit.number, head.folder, head.asked, head.stopped, head.om, head.nynorsk, "\n".join(head.reach))
                for head in result.heads
            ),
        )
        rows = ((path, unit.number, unit.place, identity) for path, identity in result.takes.items())
        db.executemany("REPLACE INTO takes VALUES (?, ?, ?, ?)", rows)
        db.executemany("REPLACE INTO calendars VALUES (?, ?)", ((path, unit.number) for path in result.calendars))
        if self._told(unit.number) != told_before:
            db.execute("DELETE FROM kept WHERE name = ?", (LOST,))
        changed = {path for path, _ in before.items() ^ dict(result.takes).items()}
        later = [other for path in changed for other in self.asking(keys.taken(path)) if other > unit]
        # Due in the state too: a run that is killed here must not forget them.
        db.executemany("UPDATE units SET pending = 1 WHERE number = ?", ((other.number,) for other in later))
        return later

    def settle(
        self,
        unit: Unit,
        lines: tuple[DocumentLine, ...],
        settled: tuple[DocumentLine, ...],
        problems: tuple[Problem, ...],
        *,
        pending: bool,
    ) -> None:
        """Keep the lines of a unit, as they are told in this run and as the next would tell them if nothing changes; and what is
        wrong with it."""
        self._db.execute(
            "UPDATE units SET pending = ?, problems = ?, lines = ?, counts = ? WHERE number = ?",
            (pending, frozen(problems) if problems else None, frozen(settled), stored_counts(settled), unit.number),
        )
        if lines != settled:
            self._db.execute("REPLACE INTO told VALUES (?, ?, ?)", (unit.number, frozen(lines), stored_counts(lines)))

    def subjects(self, unit: Unit, book: Any) -> Iterator[Subject]:
        """The subjects of a unit, in the order in which their documents take names."""
        if unit.name == KOMMUNE:
            return
        if not unit.name.startswith(":"):
            yield from of_sak(book, unit.name)
            yield from of_gruppe(book, unit.name)
        query = (
            "SELECT type, id FROM sources WHERE unit = ? AND used AND type NOT IN ('sak', 'ansvarsgruppe')"
            f" ORDER BY coalesce(dato, '{UNDATED}'), id"
        )
        for kind, name in self._db.execute(query, (unit.name,)).fetchall():
            match kind:
                case "møte":
                    yield about_meeting(book, book.møter[name])
                case "møteplan":
                    yield from of_team(book, (name.removeprefix("møteplan-"),), ())
                case "evaluering":
                    yield from of_team(book, (), (name.removeprefix("evaluering-"),))
                case _:
                    yield from of_bank(book)

    # --- what all of them say ---

    def lost(self, faulty: frozenset[str]) -> Survey:
        """Documents whose file is gone: nothing that they could be about is known, not even in a file that cannot be read."""
        unknown = self._db.execute(
            "SELECT DISTINCT subject FROM outputs o WHERE identity <> ''"
            " AND NOT EXISTS (SELECT 1 FROM sources s WHERE s.id = o.subject)"
            " AND NOT EXISTS (SELECT 1 FROM subjects u WHERE u.id = o.subject)"
        )
        found: list[Found] = []
        for (subject,) in unknown.fetchall():
            parts = {subject, *subject.split("/")}
            if not parts & faulty and not any(self._is_known(part) for part in parts):
                rows = self._db.execute("SELECT found FROM outputs WHERE subject = ?", (subject,))
                found += (thawed(data) for (data,) in rows)
        of, _ = by_identity(sorted(found, key=in_walking_order))
        return Survey({}, of, frozenset())

    def gone(self, entries: Iterable[Transition]) -> Iterator[Transition]:
        """Those of the archive's documents that lie nowhere in output/ any more, though what they are about is still here.

        One that the archive refused is none where a later edition lies there.
        """
        query = "SELECT 1 FROM outputs WHERE (subject = ? AND identity = ?) OR path = ?"
        for entry in entries:
            is_ours = entry.kind and self._is_known(entry.subject)
            if not is_ours or self._db.execute(query, (entry.subject, entry.identitet, entry.dokument)).fetchone():
                continue
            if entry.tilstand not in REFUSED or not self._has_later(entry):
                yield entry

    def _has_later(self, entry: Transition) -> bool:
        """Whether a later edition of an archived document lies in output/: what was refused is mended by it."""
        rows = self._db.execute("SELECT identity FROM outputs WHERE subject = ?", (entry.subject,)).fetchall()
        editions = (identity.split("|") for (identity,) in rows if identity.count("|") == 3)
        return any(kind == entry.kind and number.isdecimal() and int(number) > entry.utgave for kind, _, _, number in editions)

    def _is_known(self, name: str) -> bool:
        query = "SELECT 1 FROM sources WHERE id = ? UNION SELECT 1 FROM subjects WHERE id = ?"
        return self._db.execute(query, (name, name)).fetchone() is not None

    def lost_calendars(self, folder: str) -> Iterator[str]:
        """The calendar files of output/`folder` that no unit can have made."""
        rows = self._db.execute("SELECT name FROM files WHERE tree = 'output' AND folder = ?", (os.fsencode(folder),))
        for path in sorted(f"{folder}/{os.fsdecode(name)}" for (name,) in rows.fetchall()):
            is_ours = self._db.execute("SELECT 1 FROM calendars WHERE path = ?", (path,)).fetchone()
            if path.endswith(".ics") and not is_ours:
                yield path

    def problems(self) -> Iterator[Problem]:
        """The problems of every unit."""
        rows = self._db.execute("SELECT problems FROM units WHERE problems IS NOT NULL")
        for of_unit in self._memory.thawed(data for (data,) in rows):
            yield from of_unit

    def heads(self) -> Iterator[Head]:
        """Every subject."""
        for name, om, folder, reach, asked, stopped, nynorsk in self._db.execute(
            "SELECT id, om, folder, reach, asked, stopped, nynorsk FROM subjects ORDER BY id"
        ):
            ids = frozenset(reach.split("\n")) - {""}
            yield Head(name, om, folder, ids, bool(nynorsk), bool(asked), bool(stopped))

    def wanted_in_nynorsk(self) -> frozenset[str]:
        """The kinds of subjects of which some are to be written in nynorsk."""
        return frozenset(om for (om,) in self._db.execute("SELECT DISTINCT om FROM subjects WHERE nynorsk"))


class Subjects(Container[str]):
    """The subjects of which something was kept: that all was asked of them ("asked"), that a document was stopped ("stopped")."""

    def __init__(self, state: State, what: Literal["asked", "stopped"]) -> None:
        self._db = state.db
        self._query = f"SELECT 1 FROM subjects WHERE id = ? AND {what}"

    def __contains__(self, name: object) -> bool:
        return self._db.execute(self._query, (name,)).fetchone() is not None


def stored_counts(lines: Iterable[DocumentLine]) -> str:
    """Counts as they are kept: `lages 2,skrevet 2`."""
    return ",".join(f"{word}={number}" for word, number in sorted(counts_of(lines).items()))


class Taken(MutableMapping[str, str]):
    """Whose document takes which path: of the unit at hand, and of those before it in the order."""

    def __init__(self, state: State, asked: Asked, unit: Unit) -> None:
        self._db = state.db
        self._asked = asked
        self._unit = unit
        self.own: dict[str, str] = {}

    def __getitem__(self, path: str) -> str:
        self._asked.note(keys.taken(path))
        if path in self.own:
            return self.own[path]
        row = self._db.execute(
            "SELECT identity FROM takes WHERE path = ? AND place < ? AND unit <> ? ORDER BY place LIMIT 1",
            (path, self._unit.place, self._unit.number),
        ).fetchone()
        if row is None:
            raise KeyError(path)
        return str(row[0])

    def __setitem__(self, path: str, identity: str) -> None:
        self.own[path] = identity

    def __delitem__(self, path: str) -> None:
        del self.own[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.own)

    def __len__(self) -> int:
        return len(self.own)
