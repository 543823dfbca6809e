"""Files to casebook: one thing per id, the registers in their places, ids used once. Pure; `folder` brings the bytes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from docgen.model.base import Record
from docgen.model.casebook import Casebook
from docgen.model.nationalid import without_national_ids
from docgen.model.people import Foresatt
from docgen.model.personer import foresatt_key
from docgen.model.registers import Enhet, Hjemmel, Instanser, Oppsett, Tiltaksbank
from docgen.model.subjects import Ansvarsgruppe, Evaluering, Møte, Møteplan, Sak
from docgen.problem import Position, Problem, Stop, collect
from docgen.reading.messages import fault, quote
from docgen.reading.references import Unknown, unknown_references
from docgen.reading.source import SourceReading, stops_for
from docgen.reading.vocabulary import Shapes

_REGISTERS = ("oppsett", "instanser")
_NO_OPPSETT = Oppsett(type="oppsett", kommunenavn="")
"""Stands in when the municipality's own file is missing or faulty; nothing is built then (Stop "*")."""


@dataclass(frozen=True)
class Reading:
    """All that the folder says: the casebook, and every problem of the files, sorted by place."""

    casebook: Casebook
    problems: tuple[Problem, ...]


def assemble(files: Iterable[SourceReading], shapes: Shapes, more: Iterable[Problem] = ()) -> Reading:
    """Put the files of a workspace together. `more` are problems found while listing and opening them."""
    files = sorted(files, key=lambda reading: reading.source.file)
    problems = [*more, *(problem for reading in files for problem in reading.problems)]
    doubles = _doubles(files)
    for name, same in doubles.items():
        problems.append(_double(name, same))
    used = [reading for reading in files if reading.record is not None and _key(reading.source.id) not in doubles]
    for reading in used:
        problems.extend(_own_faults(reading, shapes))
    problems.extend(_missing_registers(files))
    casebook = _casebook(files, used)
    records = tuple((reading.source, reading.record, reading.entries) for reading in used if reading.record is not None)
    problems.extend(_of_one_cause(unknown_references(casebook, records, shapes), files))
    return Reading(casebook, collect(_without_broken_ends(problems)))


def _key(name: str) -> str:
    # Ids become file names, and Windows knows no difference between capital and small letters.
    return name.casefold()


def _casebook(files: list[SourceReading], used: list[SourceReading]) -> Casebook:
    by_id = {reading.source.id: reading.record for reading in sorted(used, key=lambda reading: reading.source.id)}
    register = by_id.get("instanser")
    units = register.instanser if isinstance(register, Instanser) else ()
    oppsett, bank = by_id.get("oppsett"), by_id.get("tiltaksbank")
    enheter: dict[str, Enhet] = {}
    for unit in units:
        enheter.setdefault(unit.id, unit)
    entries = (name for reading in files if reading.source.type == "instanser" for _, name in reading.entries)
    faulty_units = {f"enhet:{name}" for name in entries if name and name not in enheter}
    return Casebook(
        oppsett=oppsett if isinstance(oppsett, Oppsett) else _NO_OPPSETT,
        enheter=enheter,
        saker={name: record for name, record in by_id.items() if isinstance(record, Sak)},
        grupper={name: record for name, record in by_id.items() if isinstance(record, Ansvarsgruppe)},
        møter={name: record for name, record in by_id.items() if isinstance(record, Møte)},
        møteplaner={record.halvår: record for record in by_id.values() if isinstance(record, Møteplan)},
        evalueringer={record.halvår: record for record in by_id.values() if isinstance(record, Evaluering)},
        tiltaksbank=bank if isinstance(bank, Tiltaksbank) else None,
        sources=tuple(reading.source for reading in files),
        faulty=frozenset(reading.source.id for reading in files if reading.source.id and reading.source.id not in by_id)
        | faulty_units,
    )


# --- one thing per id ----------------------------------------------------------------------------------------------


def _doubles(files: list[SourceReading]) -> dict[str, list[SourceReading]]:
    same: dict[str, list[SourceReading]] = defaultdict(list)
    for reading in files:
        if reading.source.id and not reading.empty:
            same[_key(reading.source.id)].append(reading)
    return {name: readings for name, readings in same.items() if len(readings) > 1}


def _double(name: str, same: list[SourceReading]) -> Problem:
    """DG161 at the file that is most likely the copy: the one whose name is not its id, else the last."""
    odd = [reading for reading in same if _key(PurePosixPath(reading.source.file).stem) != name]
    reading = (odd or same)[-1]
    stop = "*" if reading.source.type in _REGISTERS else reading.source.id
    subjects = {stop, *(other.source.id for other in same if stop != "*")}
    files = ", ".join(other.source.file for other in same)
    named = PurePosixPath(reading.source.file).stem
    row = "DG161.filnavn" if odd and re.fullmatch(r"(RT|AG)-\d{4}-\d{3,4}", named) else "DG161"
    values = {"id": reading.source.id, "filer": files, "navn": named}
    return fault(row, reading.start, values, stops=tuple(Stop(subject) for subject in subjects))


def _missing_registers(files: list[SourceReading]) -> Iterator[Problem]:
    found = {reading.source.type for reading in files}
    for kind in _REGISTERS:
        if kind not in found:
            yield fault("DG162", Position(f"cases/register/{kind}.yaml"), {"type": kind}, stops=(Stop("*"),))


# --- ids that a broken file may hold --------------------------------------------------------------------------------


def _of_one_cause(unknown: tuple[Unknown, ...], files: list[SourceReading]) -> Iterator[Problem]:
    """One problem where a file is broken, not one for each reference to what it may hold; it stops what they would stop."""
    register = next((reading for reading in files if reading.source.type == "instanser"), None)
    cut = register.unended if register is not None and _is_more_than_slips(unknown) else None
    lost = [reference for reference in unknown if cut and reference.target == "enhet"]
    if cut and lost:
        yield _cut_register(cut, lost)
    for reference in unknown:
        broken = next((reading for reading in files if _may_be(reading, reference.target)), None)
        if broken is not None:
            cause = next(problem for problem in broken.problems if problem.is_error)
            yield replace(cause, stops=reference.problem.stops)
        elif reference not in lost:
            yield reference.problem


_MANY = 3
"""So many units that no register has are no slips of the hand, nor is one that several files name."""


def _is_more_than_slips(unknown: Iterable[Unknown]) -> bool:
    """Whether so many units are unknown, that look like none that is known, that a register may have been cut."""
    strange = [reference for reference in unknown if reference.target == "enhet" and not reference.is_near]
    files = {reference.problem.where.file for reference in strange}
    return len(files) > 1 or len({reference.name for reference in strange}) >= _MANY


def _cut_register(end: Position, lost: Iterable[Unknown]) -> Problem:
    """A register whose last line does not end and that lacks units: with many of them gone nothing is made at all."""
    ids = tuple(dict.fromkeys(quote(reference.name) for reference in lost))
    stops = {Stop("*")} if len(ids) >= _MANY else {stop for reference in lost for stop in reference.problem.stops}
    return fault("DG148.kuttet", end, {"felt": quote(", ".join(ids))}, stops=tuple(sorted(stops)))


def _without_broken_ends(problems: list[Problem]) -> Iterator[Problem]:
    """All problems but those of a line that is said to have been cut."""
    ends = {problem.where[:2] for problem in problems if problem.code == "DG148"}
    return (p for p in problems if p.where[:2] not in ends or p.code in ("DG148", "PV-01") or not p.is_error)


def _may_be(reading: SourceReading, target: str) -> bool:
    """Whether a file that nobody can read, not even its id, may be the thing of that kind."""
    is_broken = reading.record is None and any(problem.is_error for problem in reading.problems)
    return is_broken and not reading.source.id and reading.source.type in (target, "")


# --- ids inside a file ---------------------------------------------------------------------------------------------


def _own_faults(reading: SourceReading, shapes: Shapes) -> Iterator[Problem]:
    record, source = reading.record, reading.source
    assert record is not None
    if isinstance(record, Sak) and PurePosixPath(source.file).stem != record.saksnummer:
        values = {"id": record.saksnummer, "fil": PurePosixPath(source.file).name}
        problem = fault("DG164", record.where.of("saksnummer"), values, field="saksnummer")
        yield fault("DG164", problem.where, values, field="saksnummer", stops=stops_for(problem, source, record, reading.entries))
    for row in _repeated_ids(record, shapes, ""):
        problem = fault("DG163", row.where, row.values, field=row.field)
        stops = stops_for(problem, source, record, reading.entries)
        yield fault("DG163", row.where, row.values, field=row.field, stops=stops)


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
                if _key(own) in first:
                    line = str(first[_key(own)].line)
                    # An id made from the relasjon is the user's own words.
                    shown = without_national_ids(own) if getattr(item, "id", None) else quote(own)
                    values = {"id": shown, "felt": name, "linje": line}
                    yield _Repeated(where, values, f"{at}[{number}].id")
                else:
                    first[_key(own)] = where


def _id_of(item: Record) -> str:
    if isinstance(item, Hjemmel):
        return ""  # one statute has a text for each time it was changed
    if isinstance(item, Foresatt):
        return foresatt_key(item).removeprefix("foresatt-")
    return getattr(item, "id", None) or ""
