"""What one file says of itself, kept when its record is let go: enough to put the workspace together again. Pure.

A record with its places is tens of kilobytes; what other files need to know of it is a few hundred bytes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from docgen.model.base import Record
from docgen.model.casebook import Source
from docgen.model.nationalid import find_national_ids, without_national_ids
from docgen.model.people import Foresatt
from docgen.model.personer import PeopleRow, foresatt_key, people_rows
from docgen.model.registers import Hjemmel, Oppsett
from docgen.model.statutes import unknown
from docgen.model.subjects import Møte, Sak
from docgen.problem import Position, Problem, Stop
from docgen.reading.messages import fault, quote
from docgen.reading.source import SourceReading, stops_for
from docgen.reading.spelling import nearest, spelling_table
from docgen.reading.vocabulary import Shapes, models_below


class Reference(NamedTuple):
    """One field that names something by id: what kind of thing, the id, its place, and what it stops when it is nobody's."""

    target: str
    name: str
    where: Position
    field: str
    path: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True)
class Head:
    """By what a sak or a meeting is found from others: whose it is, when, and which meetings take the sak up."""

    dato: dt.date | None = None
    møtetype: str = ""
    ansvarsgruppe: str = ""
    sak: str = ""
    drøftinger: tuple[str, ...] = ()


@dataclass(frozen=True)
class SourceFacts:
    """One file without its record. `stands` says that there is one; `own` are faults of the thing itself, told only of the file
    that is the one with its id. `people` are the names and contact details it brings."""

    source: Source
    stands: bool
    problems: tuple[Problem, ...]
    own: tuple[Problem, ...]
    start: Position
    entries: tuple[tuple[int, str], ...]
    empty: bool
    unended: Position | None
    references: tuple[Reference, ...]
    head: Head
    people: tuple[PeopleRow, ...]

    @property
    def is_broken(self) -> bool:
        """Whether nobody can read it: it has a FEIL and no record. One that is empty (DG134) holds nothing that others name."""
        return not self.stands and any(problem.is_error and problem.code != "DG134" for problem in self.problems)


class Listed(NamedTuple):
    """The line of a file in the list of all: what is asked of each whenever any has changed.

    `handle` is what its facts are asked for by (two files may be shown by one name), `names` are what it refers to, as `kind:id`
    with a line break between.
    """

    handle: str
    file: str
    type: str
    id: str
    stands: bool
    empty: bool
    is_broken: bool
    has_own: bool
    names: str

    @classmethod
    def of(cls, handle: str, facts: SourceFacts) -> Listed:
        """The line of these facts."""
        source = facts.source
        names = "\n".join(sorted({f"{reference.target}:{reference.name}" for reference in facts.references}))
        return cls(
            handle, source.file, source.type, source.id, facts.stands, facts.empty, facts.is_broken, bool(facts.own), names
        )


def facts_of(reading: SourceReading, references: References) -> SourceFacts:
    """What is kept of a reading. `references` is made once for a run."""
    record, source = reading.record, reading.source
    return SourceFacts(
        source=source,
        stands=record is not None,
        problems=reading.problems,
        own=tuple(_own_faults(reading, record, references.shapes)) if record is not None else (),
        start=reading.start,
        entries=reading.entries,
        empty=reading.empty,
        unended=reading.unended,
        references=tuple(references.of(reading, record)) if record is not None else (),
        head=_head(record),
        people=tuple(people_rows(record)) if record is not None else (),
    )


def _head(record: Record | None) -> Head:
    if isinstance(record, Sak):
        return Head(dato=record.meldt_dato, drøftinger=tuple(drøfting.møte for drøfting in record.drøftinger))
    if isinstance(record, Møte):
        return Head(record.dato, record.møtetype or "", record.ansvarsgruppe or "", record.sak or "")
    return Head()


# --- references ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class References:
    """Finds the references of records; remembers which models hold any at all, for a walk skips the others."""

    shapes: Shapes
    _bearing: dict[type[Record], bool] = field(default_factory=dict)

    def of(self, reading: SourceReading, record: Record) -> Iterator[Reference]:
        """The references of a file. One that is a fødselsnummer is left out: PV-01 stands there already."""
        for target, name, where, of_field, path in self._walk(record):
            if not find_national_ids(name):
                problem = fault("DG166.ingen", where, {"verdi": "", "felt": of_field}, field=path)
                yield Reference(target, name, where, of_field, path, stops_for(problem, reading.source, record, reading.entries))

    def _walk(self, record: Record, path: str = "") -> Iterator[tuple[str, str, Position, str, str]]:
        """(target, id, place, field, path) of all references in a record and below it."""
        for name, shape in self.shapes.of(type(record)).fields.items():
            if not shape.ref and (shape.record is None or not self._bears(shape.record)):
                continue
            value = getattr(record, name)
            if value is None or value == ():
                continue
            at = f"{path}.{name}" if path else name
            for number, item in enumerate(value if isinstance(value, tuple) else (value,)):
                here = f"{at}[{number}]" if shape.many else at
                if isinstance(item, Record):
                    yield from self._walk(item, here)
                elif shape.ref:
                    yield shape.ref, item, record.where.of(f"{name}[{number}]", name), name, here

    def _bears(self, model: type[Record]) -> bool:
        if model not in self._bearing:
            self._bearing[model] = any(
                shape.ref for below in models_below(model, self.shapes) for shape in self.shapes.of(below).fields.values()
            )
        return self._bearing[model]


# --- ids inside a file ---------------------------------------------------------------------------------------------


def _own_faults(reading: SourceReading, record: Record, shapes: Shapes) -> Iterator[Problem]:
    source = reading.source
    if isinstance(record, Sak) and PurePosixPath(source.file).stem != record.saksnummer:
        values = {"id": record.saksnummer, "fil": PurePosixPath(source.file).name}
        problem = fault("DG164", record.where.of("saksnummer"), values, field="saksnummer")
        yield fault("DG164", problem.where, values, field="saksnummer", stops=stops_for(problem, source, record, reading.entries))
    if isinstance(record, Oppsett):
        yield from _unknown_statutes(record)
    for row in _repeated_ids(record, shapes, ""):
        problem = fault("DG163", row.where, row.values, field=row.field)
        stops = stops_for(problem, source, record, reading.entries)
        yield fault("DG163", row.where, row.values, field=row.field, stops=stops)


def _unknown_statutes(oppsett: Oppsett) -> Iterator[Problem]:
    """DG167: the name would stand in braces on every paper, and in what the archive is told. So nothing is made."""
    known = spelling_table(row.id for row in oppsett.hjemler)
    for name, where, path in unknown(oppsett):
        suggestion = nearest(name, known)
        values = {"verdi": quote(name), "felt": path.rpartition(".")[2], "forslag": suggestion or ""}
        yield fault("DG167" if suggestion else "DG167.ingen", where, values, field=path, stops=(Stop("*"),))


@dataclass(frozen=True)
class _Repeated:
    where: Position
    values: dict[str, str]
    field: str


def _repeated_ids(record: Record, shapes: Shapes, path: str) -> Iterator[_Repeated]:
    """Ids that stand twice in one list of records, at any depth. Capital and small letters are the same."""
    for name, shape in shapes.of(type(record)).fields.items():
        if shape.record is None:
            continue
        value: Any = getattr(record, name)
        at = f"{path}.{name}" if path else name
        if isinstance(value, Record):
            yield from _repeated_ids(value, shapes, at)
        elif isinstance(value, tuple):
            first: dict[str, Position] = {}
            for number, item in enumerate(value):
                yield from _repeated_ids(item, shapes, f"{at}[{number}]")
                own = _id_of(item)
                if not own:
                    continue
                where = item.where.of("id", "relasjon")
                if own.casefold() in first:
                    line = str(first[own.casefold()].line)
                    # An id made from the relasjon is the user's own words.
                    shown = without_national_ids(own) if getattr(item, "id", None) else quote(own)
                    another = quote(re.sub(r"\W+", "_", own) + "_2")
                    values = {"id": shown, "felt": name, "linje": line, "eksempel": another}
                    yield _Repeated(where, values, f"{at}[{number}].id")
                else:
                    first[own.casefold()] = where


def _id_of(item: Record) -> str:
    if isinstance(item, Hjemmel):
        return ""  # one statute has a text for each time it was changed
    if isinstance(item, Foresatt):
        return foresatt_key(item).removeprefix("foresatt-")
    return getattr(item, "id", None) or ""
