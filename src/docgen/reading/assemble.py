"""Files to casebook: one thing per id, the registers in their places, ids used once. Pure; `folder` brings the bytes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from docgen.model.casebook import Casebook
from docgen.model.registers import Enhet, Instanser, Oppsett, Tiltaksbank
from docgen.model.subjects import Ansvarsgruppe, Evaluering, Møte, Møteplan, Sak
from docgen.problem import Position, Problem, Stop, collect
from docgen.reading.facts import Listed, References, SourceFacts, facts_of
from docgen.reading.messages import fault, quote
from docgen.reading.references import Known, Unknown
from docgen.reading.source import SourceReading
from docgen.reading.vocabulary import Shapes

REGISTERS = ("oppsett", "instanser")
NO_OPPSETT = Oppsett.model_construct(type="oppsett", kommunenavn="")
"""Stands in when the municipality's own file is missing or faulty; nothing is built then (Stop "*")."""


@dataclass(frozen=True)
class Reading:
    """All that the folder says: the casebook, and every problem of the files, sorted by place."""

    casebook: Casebook
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Crossed:
    """What shows first when all files lie side by side. `doubles` are the ids (small letters) that several files have,
    `faulty` those that stand in files without a record, `problems` what is wrong between the files."""

    doubles: frozenset[str]
    faulty: frozenset[str]
    problems: tuple[Problem, ...]

    def is_used(self, listed: Listed) -> bool:
        """Whether the file's record is the one with its id."""
        return listed.stands and key(listed.id) not in self.doubles


def assemble(files: Iterable[SourceReading], shapes: Shapes, more: Iterable[Problem] = ()) -> Reading:
    """Put the files of a workspace together. `more` are problems found while listing and opening them."""
    files = sorted(files, key=lambda reading: reading.source.file)
    references = References(shapes)
    facts = {str(number): facts_of(reading, references) for number, reading in enumerate(files)}
    listing = [Listed.of(handle, one) for handle, one in facts.items()]
    doubles = doubled(listing)
    used = [reading for reading in files if reading.record is not None and key(reading.source.id) not in doubles]
    units = units_of(reading.record for reading in used if isinstance(reading.record, Instanser))
    crossed = cross(listing, facts.__getitem__, units, doubles)
    problems = (*more, *(problem for reading in files for problem in reading.problems), *crossed.problems)
    return Reading(_casebook(files, used, units, crossed.faulty), all_problems(problems))


def all_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems of all files and between them, in order of place, each cause once."""
    return collect(_without_broken_ends(list(problems)))


def cross(
    listing: Iterable[Listed], facts: Callable[[str], SourceFacts], units: dict[str, Enhet], doubles: dict[str, list[Listed]]
) -> Crossed:
    """Lay the files of a workspace side by side. `listing` is gone through several times, in order of the file; `facts` gives
    what is known of one file, and is asked only about those with which something is wrong."""
    used = [listed for listed in listing if listed.stands and key(listed.id) not in doubles]
    names = {listed.id for listed in used}
    registers = [listed for listed in listing if listed.type == "instanser"]
    entries = (name for listed in registers for _, name in facts(listed.handle).entries)
    faulty_units = {f"enhet:{name}" for name in entries if name and name not in units}
    faulty = frozenset(listed.id for listed in listing if listed.id and listed.id not in names) | faulty_units
    known = Known.of(used, faulty, units)
    problems = [_double(name, same, facts) for name, same in doubles.items()]
    problems += (problem for listed in used if listed.has_own for problem in facts(listed.handle).own)
    problems += _missing_registers(listing)
    unknown = tuple(one for listed in used if not known.has_all(listed) for one in known.unknown(facts(listed.handle)))
    broken = [facts(listed.handle) for listed in listing if listed.is_broken and not listed.id]
    problems += _of_one_cause(unknown, broken, facts(registers[0].handle) if registers else None)
    return Crossed(frozenset(doubles), faulty, tuple(problems))


def units_of(registers: Iterable[Instanser]) -> dict[str, Enhet]:
    """The units of the register by id; of two with one id the first."""
    found: dict[str, Enhet] = {}
    for register in registers:
        for unit in register.instanser:
            found.setdefault(unit.id, unit)
    return found


def key(name: str) -> str:
    """An id as two of them are compared."""
    # Ids become file names, and Windows knows no difference between capital and small letters.
    return name.casefold()


def _casebook(files: list[SourceReading], used: list[SourceReading], units: dict[str, Enhet], faulty: frozenset[str]) -> Casebook:
    by_id = {reading.source.id: reading.record for reading in sorted(used, key=lambda reading: reading.source.id)}
    oppsett, bank = by_id.get("oppsett"), by_id.get("tiltaksbank")
    return Casebook(
        oppsett=oppsett if isinstance(oppsett, Oppsett) else NO_OPPSETT,
        enheter=units,
        saker={name: record for name, record in by_id.items() if isinstance(record, Sak)},
        grupper={name: record for name, record in by_id.items() if isinstance(record, Ansvarsgruppe)},
        møter={name: record for name, record in by_id.items() if isinstance(record, Møte)},
        møteplaner={record.halvår: record for record in by_id.values() if isinstance(record, Møteplan)},
        evalueringer={record.halvår: record for record in by_id.values() if isinstance(record, Evaluering)},
        tiltaksbank=bank if isinstance(bank, Tiltaksbank) else None,
        sources=tuple(reading.source for reading in files),
        faulty=faulty,
    )


# --- one thing per id ----------------------------------------------------------------------------------------------


def doubled(listing: Iterable[Listed]) -> dict[str, list[Listed]]:
    """The ids that several files have, with those files in order."""
    same: dict[str, list[Listed]] = defaultdict(list)
    for listed in listing:
        if listed.id and not listed.empty:
            same[key(listed.id)].append(listed)
    return {name: files for name, files in same.items() if len(files) > 1}


def _double(name: str, same: list[Listed], facts: Callable[[str], SourceFacts]) -> Problem:
    """DG161 at the file that is most likely the copy: the one whose name is not its id, else the last."""
    odd = [listed for listed in same if key(PurePosixPath(listed.file).stem) != name]
    listed = (odd or same)[-1]
    stop = "*" if listed.type in REGISTERS else listed.id
    subjects = {stop, *(other.id for other in same if stop != "*")}
    files = ", ".join(other.file for other in same)
    named = PurePosixPath(listed.file).stem
    row = "DG161.filnavn" if odd and re.fullmatch(r"(RT|AG)-\d{4}-\d{3,4}", named) else "DG161"
    values = {"id": listed.id, "filer": files, "navn": named}
    return fault(row, facts(listed.handle).start, values, stops=tuple(Stop(subject) for subject in subjects))


def _missing_registers(listing: Iterable[Listed]) -> Iterator[Problem]:
    found = {listed.type for listed in listing}
    for kind in REGISTERS:
        if kind not in found:
            yield fault("DG162", Position(f"cases/register/{kind}.yaml"), {"type": kind}, stops=(Stop("*"),))


# --- ids that a broken file may hold --------------------------------------------------------------------------------


def _of_one_cause(unknown: tuple[Unknown, ...], broken: list[SourceFacts], register: SourceFacts | None) -> Iterator[Problem]:
    """One problem where a file is broken, not one for each reference to what it may hold; it stops what they would stop."""
    cut = register.unended if register is not None and _is_more_than_slips(unknown) else None
    lost = [reference for reference in unknown if cut and reference.target == "enhet"]
    if cut and lost:
        yield _cut_register(cut, lost)
    for reference in unknown:
        # A file that nobody can read, not even its id, may be the thing that is named.
        cause = next((one for one in broken if one.source.type in (reference.target, "")), None)
        if cause is not None:
            yield replace(next(problem for problem in cause.problems if problem.is_error), stops=reference.problem.stops)
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
