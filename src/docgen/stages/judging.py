"""One unit judged: planned, rendered, looked at once more. Nothing is written; what is to be, is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from docgen.build import asked as keys
from docgen.build.asked import Asked
from docgen.build.decision import numbers_typed, sentence_of
from docgen.build.facts import Paper, Told, facts_of, paper_of
from docgen.build.ground import Ground
from docgen.build.judged import Head
from docgen.build.last_check import LastCheck, stopping
from docgen.build.plan import SubjectPlan, plan_subject, without_twins
from docgen.build.publish import Write
from docgen.build.rendering import render_document
from docgen.build.report import DocumentLine
from docgen.build.selection import Selection
from docgen.build.settings import Settings
from docgen.build.state import State
from docgen.build.units import KOMMUNE, Taken, Unit, UnitResult
from docgen.build.verdicts import PlannedDocument, Retired, Verdict
from docgen.calendar.making import calendar_names, decided, events_of
from docgen.disk import read_file
from docgen.model.casebook import Casebook
from docgen.model.subject import Subject, the_municipality
from docgen.problem import Problem
from docgen.rules import RULES, Facts, judge
from docgen.stages.pdfs import pdf_of


@dataclass(frozen=True)
class Finished:
    """A subject's documents as they would be published: the bytes of what is due, a line for each, and what is wrong."""

    copies: tuple[tuple[PlannedDocument, bytes], ...]
    lines: Mapping[int, DocumentLine]
    found: Mapping[int, tuple[Problem, ...]]

    def stand(self, plan: SubjectPlan) -> Iterator[PlannedDocument]:
        """The documents that stand in output/ afterwards, or would: of each its last edition."""
        absent = (Verdict.STOPPET, Verdict.IKKE_AKTUELT)
        there = (document for document in plan.documents if self.lines[id(document)].verdict not in absent and document.due)
        yield from {(document.kind, document.receiver): document for document in there}.values()


@dataclass(frozen=True)
class Line:
    """A line of the report with what is to be written for it; `document` is None for a calendar file.

    `found` is what the finished copy showed: of one that was written it is told in this run alone, for no later run reads it.
    """

    line: DocumentLine
    write: Write | None = None
    document: PlannedDocument | None = None
    found: tuple[Problem, ...] = ()
    paper: Paper | None = None


@dataclass(frozen=True)
class Judgement:
    """A unit that has been judged and of which nothing is written yet. `standing` are the ids whose faults stop its papers,
    `told` what its files tell the overview; what its papers do is told by each line's `paper`."""

    unit: Unit
    result: UnitResult
    lines: tuple[Line, ...]
    retired: tuple[Retired, ...]
    standing: frozenset[str]
    told: tuple[Told, ...] = ()

    @property
    def writes(self) -> tuple[Write, ...]:
        """What is to be written, in the order of the lines."""
        return tuple(line.write for line in self.lines if line.write)


class Judging:
    """Judges the units of one run on `ground`; what each decision asked is noted in `asked`."""

    def __init__(self, settings: Settings, state: State, asked: Asked, ground: Ground, book: Casebook) -> None:
        self._settings = settings
        self._state = state
        self._asked = asked
        self._ground = ground
        self._book = book
        self._row_of = {(row.om, row.type): row for row in ground.rows}
        self._last_check = LastCheck(ground.rules, ground.rows, ground.i_dag, settings.templates.name)

    def judged(self, unit: Unit, subjects: Iterable[Subject], selection: Selection | None = None) -> Judgement:
        """Judge one unit: plan, render, look once more. Nothing is written yet."""
        self._asked.begin()
        self._last_check.tracer.forget()
        taken = Taken(self._state, self._asked, unit)
        lines: list[Line] = []
        retired: list[Retired] = []
        problems: list[Problem] = []
        heads: list[Head] = []
        calendars: list[str] = []
        standing: set[str] = set()
        seen: list[Subject] = []
        if unit.name == KOMMUNE:
            problems += judge(RULES, Facts.itself(the_municipality(self._book), self._ground.i_dag))
        for subject in subjects:
            if selection and not selection.takes(subject):
                continue
            seen.append(subject)
            plan = without_twins(plan_subject(subject, self._ground), subject, taken)
            plan = selection.narrowed(plan) if selection else plan
            finished = self.finished(subject, plan)
            problems += (*plan.problems, *numbers_typed(plan.documents, self._ground.survey))
            is_stopped = any(line.verdict is Verdict.STOPPET for line in finished.lines.values())
            heads.append(Head.of(subject, asked=plan.asked, stopped=is_stopped))
            standing |= subject.stands_on
            retired += plan.retired
            written = {id(document): data for document, data in finished.copies}
            for document in plan.documents:
                data = written.get(id(document))
                write = Write(document.target, data, document.expected) if data is not None else None
                if self._settings.pdf:
                    self._asked.note(keys.at(pdf_of(document)))
                paper = paper_of(subject, self._row_of[subject.om, document.kind], document, self._ground.i_dag)
                found = finished.found.get(id(document), ())
                lines.append(Line(finished.lines[id(document)], write, document, found, paper))
            made = decided(events_of(subject, finished.stand(plan), self._ground.i_dag), self.lying)
            problems += (calendar.problem for calendar in made if calendar.problem)
            lines += (Line(calendar.line, calendar.write) for calendar in made)
            calendars += calendar_names(subject)
        result = UnitResult(tuple(problems), tuple(heads), taken.own, tuple(calendars))
        told = tuple(facts_of(seen, self._ground.i_dag))
        return Judgement(unit, result, tuple(lines), tuple(retired), frozenset(standing), told)

    def lying(self, path: str) -> bytes | None:
        """A calendar file as it lies there."""
        self._asked.note(keys.at(path))
        return read_file(self._settings.output / path)

    def finished(self, subject: Subject, plan: SubjectPlan) -> Finished:
        """Render what the plan says is due, and read every finished copy once more before anybody gets it."""
        lines = {id(document): DocumentLine.of(document) for document in plan.documents}
        copies: list[tuple[PlannedDocument, bytes]] = []
        found: dict[int, tuple[Problem, ...]] = {}
        for document in plan.documents:
            if document.values is None or document.verdict not in (Verdict.LAGES, Verdict.ENDRET_FOR_HÅND):
                continue
            if document.verdict is Verdict.ENDRET_FOR_HÅND and not document.beside:
                continue
            # The day is printed on it, and stays what it was however often the file is judged.
            with self._asked.watch.off():
                data, faults = render_document(document, self._ground.templates, self._settings.templates.name)
            if data is not None:
                faults = self._last_check.problems(subject, document, data)
            found[id(document)] = tuple(faults)
            hindrance = stopping(faults)
            if data is None or hindrance is not None:
                reason_why = sentence_of(hindrance) if hindrance else faults[0].message
                stopped = replace(document, verdict=Verdict.STOPPET, why=reason_why)
                lines[id(document)] = DocumentLine.of(stopped)
            else:
                copies.append((document, data))
        return Finished(tuple(copies), lines, found)
