"""The last look at a finished copy before it is published: its text against what its receiver may not have. Pure.

What is looked for stands in `rules/ferdig`; this brings the text and the facts together, and remembers between documents what
they share.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from docgen.build.verdicts import PlannedDocument
from docgen.documents.table import DocumentType
from docgen.model.subject import Subject
from docgen.problem import Problem
from docgen.rules import FERDIG, Facts, Ferdig, Rule, Tracer, judge
from docgen.word.finished import FinishedReader


@dataclass(frozen=True)
class LastCheck:
    """Judges finished copies on the day of the run. `folder` is the templates folder, as problems show it."""

    rules: tuple[Rule, ...]
    rows: tuple[DocumentType, ...]
    i_dag: dt.date
    folder: str
    reader: FinishedReader = field(default_factory=FinishedReader)
    tracer: Tracer = field(default_factory=Tracer)

    def problems(self, subject: Subject, planned: PlannedDocument, data: bytes) -> tuple[Problem, ...]:
        """What is wrong with a copy that is about to be published; a FEIL among it stops this copy and no other."""
        assert planned.dato is not None
        rows = self._rows_of.get((planned.kind, subject.om), ())
        # `sendt` was said of the first edition (docs/adr/0025).
        sendt = planned.edition == 1 and any(row.is_sent(subject) for row in rows)
        # A correction carries the day it is written on; what it may say is judged by the date in the file, as in the plan.
        own = next((day for row in rows if (day := row.own_date(subject))), None) if planned.edition > 1 else None
        passages = self.reader.read(data)
        traces = self.tracer.traces((passage.text for passage in passages), subject.book.personer)
        finished = Ferdig(planned.receiver, passages, f"{self.folder}/{planned.template}", traces)
        facts = Facts(planned.kind, subject, own or planned.dato, self.i_dag, sendt=sendt, ferdig=finished)
        return tuple(judge(self._of_finished, facts))

    @cached_property
    def _rows_of(self) -> dict[tuple[str, str], list[DocumentType]]:
        found: dict[tuple[str, str], list[DocumentType]] = {}
        for row in self.rows:
            found.setdefault((row.type, row.om), []).append(row)
        return found

    @cached_property
    def _of_finished(self) -> tuple[Rule, ...]:
        """The rules that read finished copies: a few of several hundred, picked out once."""
        return tuple(rule for rule in self.rules if rule.applies_to(FERDIG[0]))


def stopping(problems: Iterable[Problem]) -> Problem | None:
    """The problem that keeps the copy from being published, None when nothing does."""
    return next((problem for problem in problems if problem.is_error), None)
