"""References between files: every field that names something by id names something that exists (domain.md §5, *ref*). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from docgen.model.registers import Enhet
from docgen.problem import Problem
from docgen.reading.commas import each_of
from docgen.reading.facts import Listed, SourceFacts
from docgen.reading.messages import fault, quote
from docgen.reading.spelling import fold, nearest, spelling_table

TARGETS = ("sak", "ansvarsgruppe", "møte")
"""The kinds of file that others name by id; units stand in the register."""


class Unknown(NamedTuple):
    """A reference to an id that no file has: what it names ("enhet", "møte", …), the id, and the problem.

    `is_near` says that it looks like an id that exists: then it is a slip of the hand.
    """

    target: str
    name: str
    is_near: bool
    problem: Problem


@dataclass(frozen=True)
class Known:
    """The ids a reference may name, by kind, and those that stand in files with faults. `units` is the register."""

    ids: Mapping[str, frozenset[str]]
    faulty: frozenset[str]
    units: Mapping[str, Enhet]

    @classmethod
    def of(cls, used: Iterable[Listed], faulty: frozenset[str], units: Mapping[str, Enhet]) -> Known:
        """What the files of the list and the register have."""
        ids: dict[str, set[str]] = {target: set() for target in TARGETS}
        for listed in used:
            if listed.type in ids:
                ids[listed.type].add(listed.id)
        return cls({"enhet": frozenset(units)} | {target: frozenset(names) for target, names in ids.items()}, faulty, units)

    def has(self, target: str, name: str) -> bool:
        """Whether something has the id. Without a register no unit can be called unknown: that is told where it is missed."""
        if target == "enhet" and not self.units:
            return True
        return name in self.ids[target] or name in self.faulty or (target == "enhet" and f"enhet:{name}" in self.faulty)

    def has_all(self, listed: Listed) -> bool:
        """Whether everything a file refers to is known."""
        pairs = (pair.partition(":") for pair in listed.names.split("\n") if pair)
        return all(self.has(target, name) for target, _, name in pairs)

    def unknown(self, facts: SourceFacts) -> Iterator[Unknown]:
        """FEIL DG166 for every reference of a file to an id that no file has."""
        for reference in facts.references:
            if self.has(reference.target, reference.name):
                continue
            suggestion = self._suggestion(reference.target, reference.name)
            if reference.path.endswith("]"):
                # A list that was written as one text.
                suggestion = each_of(reference.name, self._spellings[reference.target]) or suggestion
            row = "DG166" if suggestion else "DG166.enhet" if reference.target == "enhet" else "DG166.ingen"
            values = {"verdi": quote(reference.name), "felt": reference.field, "forslag": suggestion or ""}
            problem = fault(row, reference.where, values, field=reference.path, stops=reference.stops)
            yield Unknown(reference.target, reference.name, suggestion is not None, problem)

    def _suggestion(self, target: str, name: str) -> str | None:
        of_a_unit = self._units_by_name.get(name.casefold()) if target == "enhet" else None
        return of_a_unit or self._longer(target, name) or nearest(name, self._spellings[target])

    def _longer(self, target: str, name: str) -> str | None:
        """The one unit whose id begins with the word: `strandgata` for `strandgata_legesenter`."""
        found = [known for known in self.ids[target] if fold(known).startswith(f"{fold(name)}_")] if target == "enhet" else []
        return found[0] if len(found) == 1 else None

    @cached_property
    def _units_by_name(self) -> Mapping[str, str]:
        return {unit.navn.casefold(): unit.id for unit in self.units.values()}

    @cached_property
    def _spellings(self) -> Mapping[str, Mapping[str, str]]:
        return {target: spelling_table(names) for target, names in self.ids.items()}
