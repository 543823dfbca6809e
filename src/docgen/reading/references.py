"""References between files: every field that names something by id names something that exists (domain.md §5, *ref*)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from docgen.model.base import Record
from docgen.model.casebook import Casebook, Source
from docgen.model.nationalid import find_national_ids
from docgen.problem import Position, Problem
from docgen.reading.messages import fault, quote
from docgen.reading.source import stops_for
from docgen.reading.spelling import nearest, spelling_table
from docgen.reading.vocabulary import Shapes, models_below


@dataclass(frozen=True)
class _Known:
    """The ids a reference may name, and those that stand in files with faults."""

    ids: Mapping[str, frozenset[str]]
    faulty: frozenset[str]

    def has(self, target: str, name: str) -> bool:
        return name in self.ids[target] or name in self.faulty or (target == "enhet" and f"enhet:{name}" in self.faulty)


@dataclass
class _Walk:
    """Which models hold references at all; a walk skips the others."""

    shapes: Shapes
    bearing: dict[type[Record], bool] = field(default_factory=dict)

    def bears(self, model: type[Record]) -> bool:
        if model not in self.bearing:
            self.bearing[model] = any(
                shape.ref for below in models_below(model, self.shapes) for shape in self.shapes.of(below).fields.values()
            )
        return self.bearing[model]

    def references(self, record: Record, path: str = "") -> Iterator[tuple[str, str, Position, str, str]]:
        """(target, id, place, field, path) of all references in a record and below it."""
        for name, shape in self.shapes.of(type(record)).fields.items():
            if not shape.ref and (shape.record is None or not self.bears(shape.record)):
                continue
            value = getattr(record, name)
            if value is None or value == ():
                continue
            at = f"{path}.{name}" if path else name
            for number, item in enumerate(value if isinstance(value, tuple) else (value,)):
                here = f"{at}[{number}]" if shape.many else at
                if isinstance(item, Record):
                    yield from self.references(item, here)
                elif shape.ref:
                    yield shape.ref, item, record.where.of(f"{name}[{number}]", name), name, here


class Unknown(NamedTuple):
    """A reference to an id that no file has: what it names ("enhet", "møte", …), the id, and the problem.

    `is_near` says that it looks like an id that exists: then it is a slip of the hand.
    """

    target: str
    name: str
    is_near: bool
    problem: Problem


def unknown_references(
    casebook: Casebook,
    records: tuple[tuple[Source, Record, tuple[tuple[int, str], ...]], ...],
    shapes: Shapes,
) -> tuple[Unknown, ...]:
    """FEIL DG166 for every reference to an id that no file has. Ids in `casebook.faulty` are known, though not here.

    `records` are the files' records with their source and the places of their entries. Without a register of units no unit
    can be called unknown: that is one fault, and it is reported where the register is missed.
    """
    known = _Known(
        MappingProxyType(
            {
                "enhet": frozenset(casebook.enheter),
                "møte": frozenset(casebook.møter),
                "sak": frozenset(casebook.saker),
                "ansvarsgruppe": frozenset(casebook.grupper),
            }
        ),
        casebook.faulty,
    )
    register_is_missing = not casebook.enheter
    walk = _Walk(shapes)
    problems = []
    for source, record, entries in records:
        for target, name, where, of_field, path in walk.references(record):
            if known.has(target, name) or (target == "enhet" and register_is_missing):
                continue
            if find_national_ids(name):
                continue  # PV-01 stands there already
            by_name = {unit.navn.casefold(): unit.id for unit in casebook.enheter.values()} if target == "enhet" else {}
            suggestion = by_name.get(name.casefold()) or nearest(name, spelling_table(known.ids[target]))
            row = "DG166" if suggestion else "DG166.enhet" if target == "enhet" else "DG166.ingen"
            values = {"verdi": quote(name), "felt": of_field, "forslag": suggestion or ""}
            problem = fault(row, where, values, field=path)
            stops = stops_for(problem, source, record, entries)
            problems.append(Unknown(target, name, suggestion is not None, fault(row, where, values, field=path, stops=stops)))
    return tuple(problems)
