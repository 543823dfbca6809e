"""The stages of a run at work: one `Round` reads what changed, judges the units that are due, and keeps what it found.

`pipeline` names the order and is the file to read first; this is loaded only when something is to be done.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from heapq import heapify, heappop, heappush

from docgen.build import asked as keys
from docgen.build.asked import Asked
from docgen.build.catch_up import Changes, Clock, Sources
from docgen.build.decision import Template, sentence_of
from docgen.build.first_look import Look
from docgen.build.former import Limits
from docgen.build.judged import Head, Judged
from docgen.build.last_check import LastCheck, stopping
from docgen.build.look import CASES, OUTPUT, TEMPLATES, WORKING, Marks, rows_of
from docgen.build.mending import checked, mend
from docgen.build.notes import Notes
from docgen.build.outputs import Outputs
from docgen.build.plan import Ground, SubjectPlan, moves, orphans, plan_subject, without_twins
from docgen.build.publish import Published, Publisher, Write
from docgen.build.rendering import render_document
from docgen.build.report import Answered, DocumentLine, Lines, Report
from docgen.build.selection import Selection
from docgen.build.settings import Settings
from docgen.build.shelf import ChangedMeanwhileError, Shelf, ShelfBook
from docgen.build.state import State, frozen
from docgen.build.survey import found_in, read_offers
from docgen.build.template_cache import TemplateCache
from docgen.build.templates import prepare
from docgen.build.units import KOMMUNE, StoredSurvey, Taken, Unit, UnitResult, Units
from docgen.build.verdicts import PlannedDocument, Retired, Verdict, reason
from docgen.calendar.events import FOLDER as CALENDARS
from docgen.calendar.making import calendar_names, decided, events_of, lost_calendars
from docgen.disk import content, digest, read_files
from docgen.documents.logo import ENDINGS, find_logo
from docgen.documents.plain import Plainer
from docgen.documents.table import DocumentType, build_table, missing_table, read_table, without_nynorsk
from docgen.model.base import Record
from docgen.model.casebook import Casebook
from docgen.model.registers import Oppsett, Tiltaksbank
from docgen.model.runday import RunDay, Watch
from docgen.model.subject import Subject, the_municipality
from docgen.problem import Problem, Stop, collect
from docgen.reading.assemble import NO_OPPSETT, Crossed, all_problems, units_of
from docgen.reading.folder import folder_is_gone
from docgen.reading.vocabulary import Shapes
from docgen.rules import RULES, Facts, judge
from docgen.scan import Stat

TABLE = "dokumenter.yaml"
REGISTERS = "cases/register"
CHUNK = 200
"""Units after which the state is committed: a run that is killed has judged them once and for all."""
BATCH = 200
"""Documents that are published together (pipeline.md §5); their bytes are held until then."""


@dataclass(frozen=True)
class Finished:
    """A subject's documents as they would be published: the bytes of what is due, a line for each, and what is wrong."""

    copies: tuple[tuple[PlannedDocument, bytes], ...]
    lines: Mapping[int, DocumentLine]
    problems: tuple[Problem, ...]

    def stand(self, plan: SubjectPlan) -> Iterator[PlannedDocument]:
        """The documents that stand in output/ afterwards, or would."""
        absent = (Verdict.STOPPET, Verdict.IKKE_AKTUELT)
        yield from (document for document in plan.documents if self.lines[id(document)].verdict not in absent)


@dataclass(frozen=True)
class Line:
    """A line of the report with what is to be written for it; `document` is None for a calendar file."""

    line: DocumentLine
    write: Write | None = None
    document: PlannedDocument | None = None


@dataclass(frozen=True)
class Judgement:
    """A unit that has been judged and of which nothing has been written yet."""

    unit: Unit
    result: UnitResult
    lines: tuple[Line, ...]
    writes: tuple[Write, ...]
    retired: tuple[Retired, ...]


@dataclass
class Told:
    """What a run gathers for its report beside what lies in the state."""

    retired: list[Retired] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    stopped: set[str] = field(default_factory=set)
    standing: set[str] = field(default_factory=set)
    lines: list[DocumentLine] = field(default_factory=list)


class Round:
    """One run over a workspace. `is_local` says which way of publishing is safe there."""

    def __init__(self, settings: Settings, state: State, *, is_local: bool) -> None:
        self.settings = settings
        self.state = state
        self.publisher: Publisher | None = None
        self._is_local = is_local
        self.watch = Watch()
        self.asked = Asked(self.watch)
        self.day = RunDay.of(settings.i_dag, self.watch)
        self.shapes = Shapes()
        self.shelf = Shelf(state, self.asked, self._load, OrderedDict())
        self.sources = Sources(state, settings.root, self.shapes, self.shelf.hold)
        self.outputs = Outputs(state, settings.root)
        self.units = Units(state, self.asked)
        self.told = Told()
        self.changes = Changes()

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why everything, or everything with one template, is judged again; empty where single things have changed."""
        found = ["template"] if any(key.startswith(keys.template("")) for key in self.changes.keys) else []
        return ("first",) if self._is_first else tuple(dict.fromkeys((*self.changes.everything, *found)))

    @cached_property
    def selection(self) -> Selection:
        """What the run was narrowed to."""
        return Selection(self.settings.paths, self.settings.kinds, self.book)

    def _load(self, handle: bytes, mark: str) -> Record | None:
        return self.sources.load(handle, mark)

    # --- read ------------------------------------------------------------------------------------------------------

    def catch_up(self, look: Look, progress: Callable[[int], None]) -> None:
        """Read what changed, and lay the workspace side by side again."""
        root, differing = self.settings.root, look.differing
        if not (root / CASES).is_dir():
            raise folder_is_gone(root)
        clock = Clock(look.now, self.settings.window)
        self.state.begin()
        self.state.keep("standing", None)
        kept: dict[str, Marks] = self.state.find("marks") or {}
        self._is_first = not kept
        try:
            of_cases = self.sources.catch_up(differing[CASES], clock, self.settings.thorough, progress)
        except OSError as error:
            raise folder_is_gone(root) from error
        of_output = self.outputs.catch_up(differing[OUTPUT], clock, self.settings.thorough)
        for caught in (of_cases, of_output):
            self._join(caught.changes)
        self.marks = {
            tree: {name: mark for name, mark in kept.get(tree, {}).items() if name not in differing[tree]} | caught.marks
            for tree, caught in ((CASES, of_cases), (OUTPUT, of_output))
        }
        # A template could be saved again before the clock moves on: then it is read once more next time.
        rows = rows_of(root, TEMPLATES, "") or []
        self.marks[TEMPLATES] = {} if any(clock.doubts(Stat(*stat)) for _, *stat in rows) else look.marks[TEMPLATES]
        self._prepare()
        if not self.settings.dry_run:
            real = self.ground.survey.real
            self.publisher = Publisher(root, self.settings.output, real, is_local=self._is_local)

    def _join(self, changes: Changes) -> None:
        self.changes.keys |= changes.keys
        self.changes.phrases |= changes.phrases
        self.changes.units |= changes.units
        self.changes.everything += changes.everything

    def _prepare(self) -> None:
        settings, state = self.settings, self.state
        crossed: Crossed = state.find("crossed")
        named: dict[str, tuple[Problem, ...]] = state.find("names") or {}
        rows, templates, trouble = prepared_templates(settings)
        oppsett, bank = (self.sources.register(kind) for kind in ("oppsett", "tiltaksbank"))
        registers = {
            "oppsett": oppsett if isinstance(oppsett, Oppsett) else NO_OPPSETT,
            "enheter": units_of(filter(None, [self.sources.register("instanser")])),
            "tiltaksbank": bank if isinstance(bank, Tiltaksbank) else None,
        }
        self.book = ShelfBook.on(self.shelf, faulty=crossed.faulty, registers=registers)
        logo, of_logo = find_logo(self.book.oppsett.logo, pictures(settings, self.book))
        in_files = (problem for of_folder in named.values() for problem in of_folder)
        self.reading = all_problems((*in_files, *self.sources.problems(), *crossed.problems))
        self.told.problems += (*self.reading, *trouble, *of_logo)
        offered = read_offers(settings.root / WORKING)
        self.ground = Ground(
            i_dag=self.day,
            rows=rows,
            templates=templates,
            rules=RULES,
            survey=StoredSurvey.on(state, self.asked, offered),
            stops=tuple((stop, problem) for problem in self.told.problems for stop in problem.stops),
            plainer=Plainer(self.book.enheter, logo),
            note=self.asked.note,
        )
        self.last_check = LastCheck(self.ground.rules, rows, self.day, settings.templates.name)
        self._compare("offered", {path: mark.encode() for path, mark in offered.items()}, keys.at)
        self._compare("stops", _by_subject(self.ground.stops), keys.stop)
        self._compare("templates", {name: one.compiled.digest.encode() for name, one in templates.items()}, keys.template)
        table = digest(
            frozen([read_files(settings.templates, ".yaml").get(TABLE), sorted(read_files(settings.templates, ".docx"))])
        )
        if table != state.find("table"):
            self.changes.everything.append("tabell")
            state.keep("table", table)

    def _compare(self, name: str, now: dict[str, bytes], key: Callable[[str], str]) -> None:
        """Tell the keys of what is another than it was when it was kept under this name; "*" is everything."""
        before: dict[str, bytes] = self.state.find(name) or {}
        for one in {one for one, _ in before.items() ^ now.items()}:
            self.changes.keys.add(key(one))
            if one == "*":
                self.changes.everything.append(name)
        if before != now:
            self.state.keep(name, now)

    # --- judge -----------------------------------------------------------------------------------------------------

    def due(self) -> list[Unit]:
        """The units that are to be judged now. Until they have been they count as due, whatever becomes of this run."""
        due = self.units.due(self.changes, self.settings.i_dag)
        self.state.db.executemany("UPDATE units SET pending = 1 WHERE number = ?", ((unit.number,) for unit in due))
        self.state.keep("marks", self.marks)
        self.state.commit()
        return due

    def judge(self, due: list[Unit], progress: Callable[[int, int], None]) -> None:
        """Judge the units in order, publish what is due, and keep what they are; one that another took a path from comes too."""
        heap, seen = list(due), set(due)
        heapify(heap)
        done = 0
        waiting: list[Judgement] = []
        self.state.begin()
        while heap:
            unit = heappop(heap)
            try:
                judgement = self.judged(unit, self.units.subjects(unit, self.book))
            except ChangedMeanwhileError:
                continue  # somebody saved a file that it stands on: it stays due, and the next run finds the file changed
            for other in self.units.keep(unit, judgement.result, self.settings.i_dag):
                if other not in seen:
                    seen.add(other)
                    heappush(heap, other)
            waiting.append(judgement)
            done += 1
            if sum(len(one.writes) for one in waiting) >= BATCH or done % CHUNK == 0:
                self._settle(waiting)
                progress(done, len(seen))
        self._settle(waiting)
        progress(done, len(seen))
        self.state.commit()

    def _settle(self, waiting: list[Judgement]) -> None:
        """Publish what these units are due, and keep what they are now."""
        for unit, lines, settled, pending in self._published(waiting):
            self.units.settle(unit, lines, settled, pending=pending)
        waiting.clear()
        self.state.commit()
        self.state.begin()

    def judged(self, unit: Unit, subjects: Iterable[Subject], selection: Selection | None = None) -> Judgement:
        """Judge one unit: plan, render, look once more. Nothing is written yet."""
        self.asked.begin()
        taken = Taken(self.state, self.asked, unit)
        lines: list[Line] = []
        writes: list[Write] = []
        retired: list[Retired] = []
        problems: list[Problem] = []
        heads: list[Head] = []
        calendars: list[str] = []
        if unit.name == KOMMUNE:
            problems += judge(RULES, Facts.itself(the_municipality(self.book), self.day))
        for subject in subjects:
            if selection and not selection.takes(subject):
                continue
            plan = without_twins(plan_subject(subject, self.ground), subject, taken)
            plan = selection.narrowed(plan) if selection else plan
            finished = self.finished(subject, plan)
            problems += (*plan.problems, *finished.problems)
            is_stopped = any(line.verdict is Verdict.STOPPET for line in finished.lines.values())
            heads.append(Head.of(subject, asked=plan.asked, stopped=is_stopped))
            self.told.standing |= subject.stands_on if selection else set()
            retired += plan.retired
            written = {id(document): data for document, data in finished.copies}
            for document in plan.documents:
                data = written.get(id(document))
                write = Write(document.target, data, document.expected) if data is not None else None
                lines.append(Line(finished.lines[id(document)], write, document))
            made = decided(events_of(subject, finished.stand(plan), self.day), self._lying)
            problems += (calendar.problem for calendar in made if calendar.problem)
            lines += (Line(calendar.line, calendar.write) for calendar in made)
            calendars += calendar_names(subject)
        writes = [line.write for line in lines if line.write]
        told = tuple(line.line for line in lines)
        result = UnitResult(told, tuple(problems), tuple(heads), taken.own, tuple(calendars))
        return Judgement(unit, result, tuple(lines), tuple(writes), tuple(retired))

    def _lying(self, path: str) -> bytes | None:
        """A calendar file as it lies there."""
        self.asked.note(keys.at(path))
        return content(self.settings.output / path)

    def finished(self, subject: Subject, plan: SubjectPlan) -> Finished:
        """Render what the plan says is due, and read every finished copy once more before anybody gets it."""
        lines = {id(document): DocumentLine.of(document) for document in plan.documents}
        copies: list[tuple[PlannedDocument, bytes]] = []
        problems: list[Problem] = []
        for document in plan.documents:
            if document.values is None or document.verdict not in (Verdict.LAGES, Verdict.ENDRET_FOR_HÅND):
                continue
            if document.verdict is Verdict.ENDRET_FOR_HÅND and not document.beside:
                continue
            # The day is printed on it, and stays what it was however often the file is judged.
            with self.watch.off():
                data, faults = render_document(document, self.ground.templates, self.settings.templates.name)
            if data is not None:
                faults = self.last_check.problems(subject, document, data)
            problems += faults
            hindrance = stopping(faults)
            if data is None or hindrance is not None:
                reason_why = sentence_of(hindrance) if hindrance else faults[0].message
                lines[id(document)] = replace(lines[id(document)], verdict=Verdict.STOPPET, why=reason_why)
            else:
                copies.append((document, data))
        return Finished(tuple(copies), lines, tuple(problems))

    def judge_some(self, progress: Callable[[int, int], None]) -> None:
        """Judge the subjects that the run was narrowed to. Nothing of it is kept: it is no unit's whole answer."""
        chosen = sorted(self.units.of_files(self.selection.ids))
        for done, unit in enumerate(chosen, start=1):
            judgement = self.judged(unit, self.units.subjects(unit, self.book), self.selection)
            for _, lines, _, _ in self._published([judgement]):
                self.told.lines += lines
            self.told.problems += judgement.result.problems
            self.told.asked |= {head.id for head in judgement.result.heads if head.asked}
            self.told.stopped |= {head.id for head in judgement.result.heads if head.stopped}
            progress(done, len(chosen))

    # --- publish ---------------------------------------------------------------------------------------------------

    def _published(
        self, judgements: Sequence[Judgement]
    ) -> Iterator[tuple[Unit, tuple[DocumentLine, ...], tuple[DocumentLine, ...], bool]]:
        """Put the finished copies of several units in place together, then move away what may no longer lie there.

        Gives each unit with its lines as this run tells them and as the next would, and whether it must be judged again.
        """
        if self.publisher is None:
            done: Iterator[Published] = iter(())
        else:
            done = self.publisher.publish(write for judgement in judgements for write in judgement.writes)
        told: list[list[tuple[Line, DocumentLine]]] = []
        for judgement in judgements:
            told.append([(line, self._written(line, done)) for line in judgement.lines])
        written = [line.document for of_unit in told for line, after in of_unit if line.document and after.written]
        retired = [copy for judgement in judgements for copy in judgement.retired]
        self.told.retired += retired
        if self.publisher is not None:
            for _ in self.publisher.retire((*moves(written), *retired)):
                pass
            self.publisher.remember({document.path: document.fingerprint for document in written if document.beside})
        for judgement, of_unit in zip(judgements, told, strict=True):
            stays = [_stays(line, after) for line, after in of_unit]
            pending = bool(judgement.retired) or not all(known for _, known in stays)
            yield judgement.unit, tuple(after for _, after in of_unit), tuple(line for line, _ in stays), pending

    def _written(self, line: Line, done: Iterator[Published]) -> DocumentLine:
        if line.write is None or self.publisher is None:
            return line.line
        published = next(done)
        if published.done:
            real = self.ground.survey.real.get(published.path, published.path)
            self.outputs.published(published.path, real, found_in(line.write.data, published.path))
        return line.line.after(published)

    # --- what the whole of it says ---------------------------------------------------------------------------------

    def whole(self) -> tuple[Problem, ...]:
        """The problems of the whole workspace, as it stands after every unit has been judged."""
        found = [*self.told.problems, *self.units.problems()]
        found += without_nynorsk(self.ground.rows, self.units.wanted_in_nynorsk())
        found += orphans(self.units.lost(self.book.faulty), frozenset())
        # Where a file could not be read nobody knows what is gone.
        found += () if self.book.faulty else lost_calendars(self.units.lost_calendars(CALENDARS), self._lying)
        return collect(found)

    def some(self) -> tuple[Problem, ...]:
        """The problems that belong to what the run was narrowed to."""
        found = list(self.told.problems)
        if not self.settings.paths:
            found += orphans(self.units.lost(self.book.faulty), frozenset())
            found += () if self.book.faulty else lost_calendars(self.units.lost_calendars(CALENDARS), self._lying)
        selection = replace(self.selection, standing=frozenset(self.told.standing))
        return collect(problem for problem in found if selection.shows(problem))

    def report(self, command: str, problems: tuple[Problem, ...], documents: Lines | tuple[DocumentLine, ...]) -> Report:
        """The report of this run."""
        saker, grupper = (
            self.state.db.execute("SELECT count(*) FROM sources WHERE type = ? AND used", (kind,)).fetchone()[0]
            for kind in ("sak", "ansvarsgruppe")
        )
        return Report(command, documents, problems, saker, grupper, tuple(self.told.retired))

    def answer(self, problems: Iterable[Problem], judged: Judged) -> Answered:
        """Put `<file> – MÅ RETTES.txt` beside each file that is to be mended, and take away those that are done with."""
        notes = Notes(self.settings.root)
        stamp = checked(self.settings.i_dag, self.settings.moment, self.settings.lang)
        return notes.carry_out(mend(collect(problems), notes.find(), judged, stamp, self.settings.lang))

    def judged_wholly(self, problems: Iterable[Problem]) -> Judged:
        """What a run over everything has judged to the end."""
        heads = tuple(self.units.heads())
        table = f"{self.settings.templates.name}/{TABLE}"
        # A row that cannot be used is no row: nobody was asked about its documents.
        unasked = any(problem.is_error and problem.where.file == table for problem in problems)
        return Judged(
            selection=Selection((), (), self.book),
            asked=frozenset() if unasked else frozenset(head.id for head in heads if head.asked),
            stopped=frozenset(head.id for head in heads if head.stopped),
            unread=frozenset(problem.where.file for problem in problems if problem.code == "DG165"),
            heads=lambda: heads,
        )

    def judged_some(self) -> Judged:
        """What a narrowed run has judged to the end."""
        table = f"{self.settings.templates.name}/{TABLE}"
        # Nor was anybody asked about the types that were not selected.
        unasked = self.settings.kinds or any(problem.is_error and problem.where.file == table for problem in self.told.problems)
        return Judged(
            selection=self.selection,
            asked=frozenset() if unasked else frozenset(self.told.asked),
            stopped=frozenset(self.told.stopped),
            unread=frozenset(problem.where.file for problem in self.told.problems if problem.code == "DG165"),
        )

    def settle(self) -> None:
        """Join what was published to what lay there, so that the next look finds nothing new in it; let old versions go."""
        if self.publisher is not None:
            keep = self.book.oppsett.tidligere_versjoner
            self.publisher.let_go(Limits(keep.antall, keep.dager))
        self.state.begin()
        self.marks[OUTPUT] = self.outputs.settle(self.marks[OUTPUT])
        self.state.keep("marks", self.marks)
        self.state.commit()


def _stays(line: Line, after: DocumentLine) -> tuple[DocumentLine, bool]:
    """The line as the next run would tell it, and whether that is known: else the unit is judged once more."""
    verdict, document = after.verdict, line.document
    if verdict is Verdict.LAGES and after.written and not (document and document.moved_from):
        return replace(after, verdict=Verdict.UENDRET, why=reason("same"), written=False), True
    stands = (Verdict.UENDRET, Verdict.IKKE_AKTUELT, Verdict.STOPPET, Verdict.ARKIVERT, Verdict.ENDRET_FOR_HÅND)
    return after, verdict in stands and line.write is None


def _by_subject(stops: Iterable[tuple[Stop, Problem]]) -> dict[str, bytes]:
    """What is stopped and why, by subject, as it is compared with the run before."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for stop, problem in stops:
        found.setdefault(stop.subject, []).append((stop, problem.code, problem.where, problem.message))
    return {subject: digest(frozen(rows)).encode() for subject, rows in found.items()}


# --- templates and pictures ----------------------------------------------------------------------------------------


def pictures(settings: Settings, book: Casebook) -> dict[str, bytes]:
    """The pictures in the folder of the registers; nothing is read where no logo is named."""
    if book.oppsett.logo is None:
        return {}
    folder = settings.root / REGISTERS
    return {name: data for ending in ENDINGS for name, data in read_files(folder, ending).items()}


def prepared_templates(settings: Settings) -> tuple[tuple[DocumentType, ...], dict[str, Template], tuple[Problem, ...]]:
    """The rows of the table, the templates ready for use, and what is wrong with either."""
    rows, files, in_table = table_and_files(settings)
    templates, in_templates = prepare(files, rows, settings.templates.name, TemplateCache(settings.cache))
    return rows, templates, (*in_table, *in_templates)


def table_and_files(settings: Settings) -> tuple[tuple[DocumentType, ...], dict[str, bytes], tuple[Problem, ...]]:
    """The rows of the table, the bytes of every template, and what is wrong with the table."""
    folder = settings.templates.name
    tables = read_files(settings.templates, ".yaml")
    files = read_files(settings.templates, ".docx")
    if TABLE not in tables:
        return (), files, (missing_table(f"{folder}/{TABLE}"),)
    table, in_file = read_table(tables[TABLE], f"{folder}/{TABLE}")
    rows, in_rows = build_table(table, files, frozenset(rule.code for rule in RULES))
    return rows, files, (*in_file, *in_rows)
