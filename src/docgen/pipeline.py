"""The whole program in order: THE file to read first.

    cases/ ──read──▶ Casebook ──subjects──▶ Subject ─┐
    templates/ ──prepare──▶ Template, DocumentType ──┼─plan (rules, recipients, values)─▶ PlannedDocument
    output/ ──survey──▶ Survey ──────────────────────┘        │
                                                              ├─render─▶ bytes ─last check─▶ publish ──▶ output/
                                                              ├─calendar─▶ events of what stands ─▶ publish ──▶ output/kalender/
    every stage ──────────────────────────▶ Problem ──collect─┼─mend──▶ <file> – MÅ RETTES.txt
                                                              └─▶ Report

It names the stages and does none of their work. A mistake in the user's files travels as a `Problem` beside the result; a
failure of the world flies as a `DocgenError` to `cli`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.build.decision import Template, sentence_of
from docgen.build.filesystem import kind_of
from docgen.build.former import Limits
from docgen.build.judged import Judged
from docgen.build.last_check import LastCheck, stopping
from docgen.build.lock import single_writer
from docgen.build.mending import checked, mend
from docgen.build.notes import Answered, Notes
from docgen.build.plan import Ground, SubjectPlan, moves, orphans, plan_subject, without_twins
from docgen.build.publish import Publisher, Write
from docgen.build.rendering import render_document
from docgen.build.report import DocumentLine, Report
from docgen.build.selection import Selection
from docgen.build.survey import WORKING, survey
from docgen.build.template_cache import TemplateCache
from docgen.build.templates import prepare
from docgen.build.verdicts import PlannedDocument, Retired, Verdict
from docgen.calendar.events import FOLDER as CALENDARS
from docgen.calendar.events import CalendarFile
from docgen.calendar.making import Decided, decided, events_of
from docgen.calendar.making import orphans as lost_calendars
from docgen.disk import read_files
from docgen.documents.logo import ENDINGS, find_logo
from docgen.documents.plain import Plainer
from docgen.documents.table import DocumentType, build_table, missing_table, read_table, without_nynorsk
from docgen.model.subject import Subject, subjects, the_municipality
from docgen.problem import Problem, collect
from docgen.reading.assemble import Reading
from docgen.reading.folder import read_workspace
from docgen.rules import RULES, Facts, judge

if TYPE_CHECKING:
    from docgen.build.inspecting import Inspected
    from docgen.word.quality import Verified

TABLE = "dokumenter.yaml"
REGISTERS = "cases/register"


@dataclass(frozen=True)
class Settings:
    """What one run was asked to do; read once, in `cli`, from options, environment and docgen.toml.

    `i_dag` is the day every check is judged on where the documents have no date of their own. `paths` (posix, relative to
    the workspace) and `kinds` narrow the run; empty means everything. `moment` is when the run began, None when the day was
    given and is not the clock's. `cache` is where compiled templates are kept between runs; None keeps nothing. `filsystem` is
    what docgen.toml says of the workspace's file system, None where it is to be found out.
    """

    root: Path
    i_dag: dt.date
    lang: str = "nb"
    paths: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    dry_run: bool = False
    moment: dt.datetime | None = None
    cache: Path | None = None
    filsystem: str | None = None

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def templates(self) -> Path:
        return self.root / "templates"


Progress = Callable[[int, int], None]


def check(settings: Settings) -> Report:
    """Read, judge, plan, and look at what would be made as a build would; write nothing."""
    ground, reading, problems = prepare_ground(settings)
    last_check = LastCheck(ground.rules, ground.rows, settings.i_dag, settings.templates.name)
    lines: list[DocumentLine] = []
    found: list[Problem] = list(problems)
    events: list[CalendarFile] = []
    for subject, plan in planned(chosen_subjects(settings, reading), settings, reading, ground):
        finished = _finish(subject, plan, ground, last_check)
        lines += finished.lines.values()
        found += (*plan.problems, *finished.problems)
        events += events_of(subject, finished.stand(plan), settings.i_dag)
    lying = _lying_calendars(settings)
    calendars = decided(events, lying)
    lines += (calendar.line for calendar in calendars)
    found += (*(calendar.problem for calendar in calendars if calendar.problem), *_lost_calendars(settings, reading, lying))
    return _report("check", settings, reading, tuple(lines), tuple(found))


@single_writer
def build(settings: Settings, progress: Progress = lambda done, total: None) -> Report:
    """Read, judge, plan, render, publish, and answer beside the files. With `dry_run` nothing is written."""
    local = kind_of(settings.root, settings.filsystem).is_local
    if not settings.dry_run:
        # Before anybody looks at what lies there: a killed run may have a document in its hands.
        Publisher(settings.root, settings.output, is_local=local).recover()
    ground, reading, problems = prepare_ground(settings)
    publisher = Publisher(settings.root, settings.output, ground.survey.real, is_local=local)
    last_check = LastCheck(ground.rules, ground.rows, settings.i_dag, settings.templates.name)
    lines: list[DocumentLine] = []
    found: list[Problem] = list(problems)
    retired: list[Retired] = []
    events: list[CalendarFile] = []
    asked: set[str] = set()
    stopped: set[str] = set()
    chosen = chosen_subjects(settings, reading)
    for done, (subject, plan) in enumerate(planned(chosen, settings, reading, ground), start=1):
        finished = _finish(subject, plan, ground, last_check)
        found += (*plan.problems, *finished.problems)
        asked |= {plan.subject} if plan.asked else set()
        stopped |= {plan.subject for line in finished.lines.values() if line.verdict is Verdict.STOPPET}
        retired += plan.retired
        lines += finished.lines.values() if settings.dry_run else _publish(plan, finished, publisher)
        events += events_of(subject, finished.stand(plan), settings.i_dag)
        progress(done, len(chosen))
    lying = _lying_calendars(settings)
    calendars = decided(events, lying)
    lines += (c.line for c in calendars) if settings.dry_run else _publish_calendars(calendars, publisher)
    found += (*(calendar.problem for calendar in calendars if calendar.problem), *_lost_calendars(settings, reading, lying))
    report = _report("build", settings, reading, tuple(lines), tuple(found), tuple(retired))
    if settings.dry_run:
        return report
    answered = _answer(settings, reading, found, asked, stopped)
    keep = reading.casebook.oppsett.tidligere_versjoner
    publisher.let_go(Limits(keep.antall, keep.dager))
    return replace(report, answered=answered)


def explain(settings: Settings, path: str) -> Report:
    """Tell why the documents of one source file, or one document in output/, are due or not.

    `path` is posix, relative to the workspace.
    """
    is_document = path.startswith(f"{settings.output.name}/")
    report = check(settings if is_document else replace(settings, paths=(path,)))
    if not is_document:
        return replace(report, command="explain")
    documents = tuple(line for line in report.documents if line.path == path)
    on_it = tuple(p for p in report.problems if any(c.covers(line.subject, line.kind) for line in documents for c in p.concerns))
    return replace(report, command="explain", documents=documents, problems=on_it)


def document_kinds(templates: Path) -> tuple[str, ...]:
    """The document types of the table, for `--kind`."""
    table, _ = read_table(read_files(templates, ".yaml").get(TABLE, b""), TABLE)
    return tuple(dict.fromkeys(row.type for row in table.dokumenter))


def ids_in_output(output: Path) -> tuple[str, ...]:
    """Ids that documents in output/ were made for: a number stays used when its file has been deleted."""
    identities = survey(output).of
    return tuple(sorted({part for identity in identities for part in identity.split("|")[1].split("/")}))


def inspect_templates(settings: Settings, names: tuple[str, ...] = ()) -> tuple[Report, tuple[Inspected, ...]]:
    """Look at templates before they are used: all of them, or those named. Nothing is written."""
    from docgen.build.inspecting import inspect  # a run whose templates are all in the cache reads none of Word's XML

    rows, files, problems = _table_and_files(settings)
    chosen = names or tuple(sorted(files))
    found = tuple(inspect(files, rows, chosen, settings.templates.name))
    own = tuple(problem for problem in problems if not names)
    told = collect((*own, *(problem for inspected in found for problem in inspected.problems)))
    return Report("template", (), told), found


def verify_document(data: bytes) -> Verified:
    """Ask the thirty points of a finished document, ours or anybody's, of its bytes.

    Raises:
        TemplateError: they are no Word document.
    """
    from docgen.documents.letters import HOUSE
    from docgen.word.quality import verify

    return verify(data, HOUSE)


def template_names(settings: Settings) -> tuple[str, ...]:
    """The .docx files of the templates folder."""
    return tuple(sorted(read_files(settings.templates, ".docx")))


def template_subjects(settings: Settings) -> Mapping[str, tuple[str, ...]]:
    """What may be asked for in `docgen template fields`: each template and document type with what it is about."""
    rows, _, _ = _table_and_files(settings)
    found: dict[str, set[str]] = {}
    for row in rows:
        for name in (row.type, *row.templates):
            found.setdefault(name, set()).add(row.om)
    return {name: tuple(sorted(about)) for name, about in found.items()}


# --- the stages ----------------------------------------------------------------------------------------------------


def prepare_ground(settings: Settings) -> tuple[Ground, Reading, tuple[Problem, ...]]:
    """Read the cases, the table, the templates and what lies in output/: all that decisions rest on."""
    reading = read_workspace(settings.root)
    rows, templates, trouble = _prepared_templates(settings)
    logo, of_logo = find_logo(reading.casebook.oppsett.logo, _pictures(settings, reading))
    problems = (*reading.problems, *trouble, *of_logo, *without_nynorsk(rows, subjects(reading.casebook)))
    found = survey(settings.output, settings.root / WORKING)
    if not settings.paths:
        problems += orphans(found, _known_ids(reading))
    ground = Ground(
        i_dag=settings.i_dag,
        rows=rows,
        templates=templates,
        rules=RULES,
        survey=found,
        stops=tuple((stop, problem) for problem in problems for stop in problem.stops),
        plainer=Plainer(reading.casebook.enheter, logo),
    )
    of_the_registers = judge(RULES, Facts.itself(the_municipality(reading.casebook), settings.i_dag))
    return ground, reading, (*problems, *of_the_registers)


def _pictures(settings: Settings, reading: Reading) -> dict[str, bytes]:
    """The pictures in the folder of the registers; nothing is read where no logo is named."""
    if reading.casebook.oppsett.logo is None:
        return {}
    folder = settings.root / REGISTERS
    return {name: data for ending in ENDINGS for name, data in read_files(folder, ending).items()}


def _known_ids(reading: Reading) -> frozenset[str]:
    book = reading.casebook
    return book.faulty | frozenset(subject.id for subject in subjects(book)) | frozenset(s.id for s in book.sources)


def _prepared_templates(
    settings: Settings,
) -> tuple[tuple[DocumentType, ...], dict[str, Template], tuple[Problem, ...]]:
    rows, files, in_table = _table_and_files(settings)
    templates, in_templates = prepare(files, rows, settings.templates.name, TemplateCache(settings.cache))
    return rows, templates, (*in_table, *in_templates)


def _table_and_files(settings: Settings) -> tuple[tuple[DocumentType, ...], dict[str, bytes], tuple[Problem, ...]]:
    folder = settings.templates.name
    tables = read_files(settings.templates, ".yaml")
    files = read_files(settings.templates, ".docx")
    if TABLE not in tables:
        return (), files, (missing_table(f"{folder}/{TABLE}"),)
    table, in_file = read_table(tables[TABLE], f"{folder}/{TABLE}")
    rows, in_rows = build_table(table, files, frozenset(rule.code for rule in RULES))
    return rows, files, (*in_file, *in_rows)


def chosen_subjects(settings: Settings, reading: Reading) -> tuple[Subject, ...]:
    """The subjects that the run is about."""
    selection = Selection(settings.paths, settings.kinds, reading.casebook)
    return tuple(subject for subject in subjects(reading.casebook) if selection.takes(subject))


def planned(
    chosen: Iterable[Subject], settings: Settings, reading: Reading, ground: Ground
) -> Iterator[tuple[Subject, SubjectPlan]]:
    """Plan one subject after the other, so that only one subject's values are held at a time."""
    selection = Selection(settings.paths, settings.kinds, reading.casebook)
    taken: dict[str, str] = {}
    for subject in chosen:
        yield subject, selection.narrowed(without_twins(plan_subject(subject, ground), subject, taken))


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


def _finish(subject: Subject, plan: SubjectPlan, ground: Ground, last_check: LastCheck) -> Finished:
    """Render what the plan says is due, and read every finished copy once more before anybody gets it."""
    lines = {id(document): DocumentLine.of(document) for document in plan.documents}
    copies: list[tuple[PlannedDocument, bytes]] = []
    problems: list[Problem] = []
    for document in plan.documents:
        if document.values is None or document.verdict not in (Verdict.LAGES, Verdict.ENDRET_FOR_HÅND):
            continue
        if document.verdict is Verdict.ENDRET_FOR_HÅND and not document.beside:
            continue
        data, faults = render_document(document, ground.templates, "templates")
        if data is not None:
            faults = last_check.problems(subject, document, data)
        problems += faults
        hindrance = stopping(faults)
        if data is None or hindrance is not None:
            reason_why = sentence_of(hindrance) if hindrance else faults[0].message
            lines[id(document)] = replace(lines[id(document)], verdict=Verdict.STOPPET, why=reason_why)
        else:
            copies.append((document, data))
    return Finished(tuple(copies), lines, tuple(problems))


def _publish(plan: SubjectPlan, finished: Finished, publisher: Publisher) -> Iterator[DocumentLine]:
    """Put the finished copies in place, then move away what the plan says may no longer lie there."""
    lines = dict(finished.lines)
    results = publisher.publish(Write(document.target, data, document.expected) for document, data in finished.copies)
    done = []
    for (document, _), published in zip(finished.copies, results, strict=True):
        lines[id(document)] = lines[id(document)].after(published)
        done += [document] if published.done else []
    for _ in publisher.retire((*moves(done), *plan.retired)):
        pass
    publisher.remember({document.path: document.fingerprint for document in done if document.beside})
    yield from lines.values()


def _lying_calendars(settings: Settings) -> dict[str, bytes]:
    """What lies in output/kalender, by its path below output/."""
    folder = settings.output / CALENDARS
    lying = read_files(folder, ".ics") if folder.is_dir() else {}
    return {f"{CALENDARS}/{name}": data for name, data in lying.items()}


def _lost_calendars(settings: Settings, reading: Reading, lying: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Of a whole run only, and where every file could be read: else nobody knows what is gone."""
    return () if settings.paths or reading.casebook.faulty else lost_calendars(reading.casebook, lying)


def _publish_calendars(calendars: Iterable[Decided], publisher: Publisher) -> Iterator[DocumentLine]:
    for calendar in calendars:
        done = publisher.publish([calendar.write] if calendar.write else [])
        yield next((calendar.line.after(published) for published in done), calendar.line)


def _answer(settings: Settings, reading: Reading, found: list[Problem], asked: set[str], stopped: set[str]) -> Answered:
    """Put `<file> – MÅ RETTES.txt` beside each file that is to be mended, and take away those that are done with."""
    table = f"{settings.templates.name}/{TABLE}"
    # A row that cannot be used is no row: nobody was asked about its documents. Nor about types that were not selected.
    unasked = settings.kinds or any(problem.is_error and problem.where.file == table for problem in found)
    judged = Judged(
        selection=Selection(settings.paths, settings.kinds, reading.casebook),
        asked=frozenset() if unasked else frozenset(asked),
        stopped=frozenset(stopped),
        unread=frozenset(problem.where.file for problem in found if problem.code == "DG165"),
    )
    notes = Notes(settings.root)
    stamp = checked(settings.i_dag, settings.moment, settings.lang)
    return notes.carry_out(mend(collect(found), notes.find(), judged, stamp, settings.lang))


def _report(
    command: str,
    settings: Settings,
    reading: Reading,
    documents: tuple[DocumentLine, ...],
    problems: tuple[Problem, ...],
    retired: tuple[Retired, ...] = (),
) -> Report:
    book = reading.casebook
    selection = Selection(settings.paths, settings.kinds, book)
    shown = collect(problem for problem in problems if selection.shows(problem))
    return Report(command, documents, shown, len(book.saker), len(book.grupper), retired)
