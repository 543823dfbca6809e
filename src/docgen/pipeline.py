"""The whole program in order: THE file to read first.

    cases/ ──read──▶ Casebook ──subjects──▶ Subject ─┐
    templates/ ──prepare──▶ Template, DocumentType ──┼─plan (rules, recipients, values)─▶ PlannedDocument
    output/ ──survey──▶ Survey ──────────────────────┘        │
                                                              ├─render─▶ bytes ──publish──▶ output/
    every stage ──────────────────────────▶ Problem ──collect─┴─▶ Report

It names the stages and does none of their work. A mistake in the user's files travels as a `Problem` beside the result; a
failure of the world flies as a `DocgenError` to `cli`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.build.decision import Template
from docgen.build.plan import Ground, SubjectPlan, moves, orphans, plan_subject, without_twins
from docgen.build.publish import Published, Publisher, Write
from docgen.build.rendering import render_document
from docgen.build.selection import Selection
from docgen.build.state import WORKING, survey
from docgen.build.templates import prepare
from docgen.build.verdicts import PlannedDocument, Retired, Verdict, reason
from docgen.disk import read_files
from docgen.documents.plain import Plainer
from docgen.documents.table import DocumentType, build_table, missing_table, read_table
from docgen.model.subject import Subject, subjects, the_municipality
from docgen.problem import Problem, Severity, Text, collect
from docgen.reading.assemble import Reading
from docgen.reading.folder import read_workspace
from docgen.rules import RULES, Facts, judge

TABLE = "dokumenter.yaml"


@dataclass(frozen=True)
class Settings:
    """What one run was asked to do; read once, in `cli`, from options, environment and docgen.toml.

    `i_dag` is the day every check is judged on where the documents have no date of their own. `paths` (posix, relative to
    the workspace) and `kinds` narrow the run; empty means everything.
    """

    root: Path
    i_dag: dt.date
    lang: str = "nb"
    paths: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    dry_run: bool = False

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def templates(self) -> Path:
        return self.root / "templates"


@dataclass(frozen=True)
class DocumentLine:
    """What became of one possible document. `sha256` is that of the file as it now lies there, "" when it does not."""

    path: str
    case: str
    kind: str
    receiver: str
    dato: dt.date | None
    verdict: Verdict
    why: Text
    written: bool = False
    sha256: str = ""


@dataclass(frozen=True)
class Report:
    """The result of a run: every possible document with its verdict, every problem, and what was read."""

    command: str
    documents: tuple[DocumentLine, ...]
    problems: tuple[Problem, ...]
    saker: int = 0
    grupper: int = 0
    retired: tuple[Retired, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many problems of one severity."""
        return sum(problem.severity is severity for problem in self.problems)

    @property
    def judged_code(self) -> int:
        """0 or 1 by the problems alone: what a check ends with, since it waits for nobody's Word."""
        return 1 if self.count(Severity.FEIL) else 0

    @property
    def exit_code(self) -> int:
        """0 all well · 1 something in cases or templates is wrong · 3 a document that is due is open in Word."""
        if any(line.verdict is Verdict.ÅPEN_I_WORD for line in self.documents):
            return 3
        return self.judged_code


Progress = Callable[[int, int], None]


def check(settings: Settings) -> Report:
    """Read, judge and plan; write nothing."""
    ground, reading, problems = prepare_ground(settings)
    plans = [plan for _, plan in planned(settings, reading, ground)]
    documents = tuple(_line(document) for plan in plans for document in plan.documents)
    return _report("check", settings, reading, documents, (*problems, *(problem for plan in plans for problem in plan.problems)))


def build(settings: Settings, progress: Progress = lambda done, total: None) -> Report:
    """Read, judge, plan, render, publish. With `dry_run` the last two are left out."""
    ground, reading, problems = prepare_ground(settings)
    publisher = Publisher(settings.root, settings.output, ground.survey.real)
    if not settings.dry_run:
        publisher.recover()
    lines: list[DocumentLine] = []
    found: list[Problem] = list(problems)
    retired: list[Retired] = []
    for done, (total, plan) in enumerate(planned(settings, reading, ground), start=1):
        found += plan.problems
        if settings.dry_run:
            lines += [_line(document) for document in plan.documents]
            retired += plan.retired
            continue
        made, trouble = _make(plan, ground.templates, publisher)
        retired += plan.retired
        lines += made
        found += trouble
        progress(done, total)
    return _report("build", settings, reading, tuple(lines), tuple(found), tuple(retired))


def explain(settings: Settings, path: str) -> Report:
    """Tell why the documents of one source file, or one document in output/, are due or not.

    `path` is posix, relative to the workspace.
    """
    is_document = path.startswith(f"{settings.output.name}/")
    report = check(settings if is_document else replace(settings, paths=(path,)))
    if not is_document:
        return replace(report, command="explain")
    documents = tuple(line for line in report.documents if line.path == path)
    return replace(report, command="explain", documents=documents, problems=())


def document_kinds(templates: Path) -> tuple[str, ...]:
    """The document types of the table, for `--kind`."""
    table, _ = read_table(read_files(templates, ".yaml").get(TABLE, b""), TABLE)
    return tuple(dict.fromkeys(row.type for row in table.dokumenter))


def ids_in_output(output: Path) -> tuple[str, ...]:
    """Ids that documents in output/ were made for: a number stays used when its file has been deleted."""
    identities = survey(output).of
    return tuple(sorted({part for identity in identities for part in identity.split("|")[1].split("/")}))


# --- the stages ----------------------------------------------------------------------------------------------------


def prepare_ground(settings: Settings) -> tuple[Ground, Reading, tuple[Problem, ...]]:
    """Read the cases, the table, the templates and what lies in output/: all that decisions rest on."""
    reading = read_workspace(settings.root)
    rows, templates, trouble = _prepared_templates(settings)
    problems = (*reading.problems, *trouble)
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
        plainer=Plainer(reading.casebook.enheter),
    )
    of_the_registers = judge(RULES, Facts.itself(the_municipality(reading.casebook), settings.i_dag))
    return ground, reading, (*problems, *of_the_registers)


def _known_ids(reading: Reading) -> frozenset[str]:
    book = reading.casebook
    return book.faulty | frozenset(subject.id for subject in subjects(book)) | frozenset(s.id for s in book.sources)


def _prepared_templates(
    settings: Settings,
) -> tuple[tuple[DocumentType, ...], dict[str, Template], tuple[Problem, ...]]:
    folder = settings.templates.name
    tables = read_files(settings.templates, ".yaml")
    files = read_files(settings.templates, ".docx")
    if TABLE not in tables:
        return (), {}, (missing_table(f"{folder}/{TABLE}"),)
    table, in_file = read_table(tables[TABLE], f"{folder}/{TABLE}")
    rows, in_rows = build_table(table, files, frozenset(rule.code for rule in RULES))
    templates, in_templates = prepare(files, rows, folder)
    return rows, templates, (*in_file, *in_rows, *in_templates)


def planned(settings: Settings, reading: Reading, ground: Ground) -> Iterator[tuple[int, SubjectPlan]]:
    """Plan one subject after the other, so that only one subject's values are held at a time; yields the total too."""
    selection = Selection(settings.paths, settings.kinds, reading.casebook)
    chosen: list[Subject] = [subject for subject in subjects(reading.casebook) if selection.takes(subject)]
    taken: dict[str, str] = {}
    for subject in chosen:
        plan = without_twins(plan_subject(subject, ground), subject, taken)
        yield len(chosen), selection.narrowed(plan)


def _make(plan: SubjectPlan, templates: Mapping[str, Template], publisher: Publisher) -> tuple[list[DocumentLine], list[Problem]]:
    """Render and publish what the plan says, then move away what it says may no longer lie there."""
    trouble: list[Problem] = []
    lines = {id(document): _line(document) for document in plan.documents}
    writes: list[tuple[PlannedDocument, Write]] = []
    for document in plan.documents:
        if document.values is None or document.verdict not in (Verdict.LAGES, Verdict.ENDRET_FOR_HÅND):
            continue
        if document.verdict is Verdict.ENDRET_FOR_HÅND and not document.beside:
            continue
        data, faults = render_document(document, templates, "templates")
        trouble += faults
        if data is None:
            lines[id(document)] = replace(lines[id(document)], verdict=Verdict.STOPPET, why=faults[0].message)
        else:
            writes.append((document, Write(document.target, data, document.expected)))
    results = publisher.publish(write for _, write in writes)
    done = []
    for (document, _), published in zip(writes, results, strict=True):
        lines[id(document)] = _published(lines[id(document)], published)
        done += [document] if published.done else []
    for _ in publisher.retire((*moves(done), *plan.retired)):
        pass
    publisher.remember({document.path: document.fingerprint for document in done if document.beside})
    return list(lines.values()), trouble


def _published(line: DocumentLine, published: Published) -> DocumentLine:
    if not published.done:
        return replace(line, verdict=Verdict.ÅPEN_I_WORD, why=reason("changed_meanwhile"))
    return replace(line, path=f"output/{published.path}", written=True, sha256=published.digest)


def _line(document: PlannedDocument) -> DocumentLine:
    return DocumentLine(
        path=f"output/{document.path}" if document.path else "",
        case=document.case,
        kind=document.kind,
        receiver=document.receiver,
        dato=document.dato,
        verdict=document.verdict,
        why=document.why,
        sha256=document.expected,
    )


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
