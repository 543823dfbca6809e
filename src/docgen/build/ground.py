"""What every decision of a run rests on, and by what each asks it. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from docgen.build import asked as keys
from docgen.build.archived import Archived
from docgen.build.decision import Template
from docgen.build.survey import Survey
from docgen.documents.plain import Plainer
from docgen.documents.table import DocumentType
from docgen.problem import Problem, Stop
from docgen.rules import Rule


@dataclass(frozen=True)
class Ground:
    """What every decision of a run rests on: the day, the table, the templates, the rules, and what lies in output/.

    `stops` are those of problems found before any rule was asked (in the files, the table, the templates).
    """

    i_dag: dt.date
    rows: tuple[DocumentType, ...]
    templates: Mapping[str, Template]
    rules: tuple[Rule, ...]
    survey: Survey
    stops: tuple[tuple[Stop, Problem], ...]
    plainer: Plainer
    archived: Archived = field(default_factory=Archived)
    wanted: frozenset[tuple[str, str]] = frozenset()
    """The documents (type, subject) of which a new edition was asked for."""
    note: Callable[[str], None] = lambda key: None
    """Told the key of what a decision has asked, for whoever keeps it (`asked`)."""

    # The rules of each kind, picked out at its first use: a memory of this object, never of the module.
    _rules: dict[tuple[str, tuple[str, ...]], tuple[Rule, ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def rules_of(self, kind: str, asked: tuple[str, ...] = ()) -> tuple[Rule, ...]:
        """The rules that belong to a kind of document; every subject asks for the same few kinds."""
        key = (kind, asked)
        if key not in self._rules:
            self._rules[key] = tuple(rule for rule in self.rules if rule.applies_to(kind, asked))
        return self._rules[key]

    def stops_on(self, things: Iterable[str]) -> list[tuple[Stop, Problem]]:
        """The stops on these things (ids, rows of the table, templates), in the order they were found."""
        places: list[int] = []
        for thing in things:
            self.note(keys.stop(thing))
            places += self._places_of_stops.get(thing, ())
        return [self.stops[place] for place in sorted(places)]

    @cached_property
    def _places_of_stops(self) -> Mapping[str, list[int]]:
        # By what they stop, so that a folder with many faults costs each subject no more than its own.
        found: dict[str, list[int]] = {}
        for place, (stop, _) in enumerate(self.stops):
            found.setdefault(stop.subject, []).append(place)
        return found
