"""The whole program in order: THE file to read first.

    names and stats ──look──▶ folders that differ ──none──▶ the report of the last run
                                    │
    cases/ ──catch up──▶ State, Casebook ──units that are due──▶ Subject ─┐
    templates/ ──prepare──▶ Template, DocumentType ───────────────────────┼─plan (rules, recipients, values)─▶ PlannedDocument
    output/ ──catch up──▶ Survey ─────────────────────────────────────────┘        │
                                                              ├─render─▶ bytes ─last check─▶ publish ──▶ output/
                                                              ├─pdf─▶ what lies there ─LibreOffice─▶ publish ──▶ output/ beside it
                                                              ├─calendar─▶ events of what stands ─▶ publish ──▶ output/kalender/
    every stage ──────────────────────────▶ Problem ──collect─┼─mend──▶ <file> – MÅ RETTES.txt
                                                              └─▶ Report
    State (facts of every unit), Problem, heartbeat ──overview──▶ output/oversikt.html, output/oversikt/<unit>.html

    archive:  PlannedDocument, output/ ─picked─▶ Entry ─PDF, message, check─▶ Package ─▶ arkiv/klar ─▶ hot folder
              arkiv/inn ──▶ Receipt ──▶ arkiv/register.jsonl ──▶ plan: what was sent is never written again

It names the stages and does none of their work. A mistake in the user's files travels as a `Problem` beside the result; a
failure of the world flies as a `DocgenError` to `cli`. The stages themselves stand in `stages` and are loaded when there is work
to do: a run that finds nothing new is over before (design.md §8).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from docgen.build.filesystem import kind_of
from docgen.build.first_look import Look, keep_report, kept_report, looked
from docgen.build.intents import is_unfinished
from docgen.build.lock import single_writer
from docgen.build.look import LOCAL_WINDOW, SHARED_WINDOW, WORKING
from docgen.build.page_look import pages_stand
from docgen.build.report import Report
from docgen.build.settings import Settings
from docgen.build.state import ChangedMeanwhileError, State, program_here
from docgen.build.stored_lines import stored_lines
from docgen.disk import DocgenError, read_files
from docgen.problem import collect

if TYPE_CHECKING:
    from docgen.archive.states import Proof
    from docgen.build.facts import Fact, Sort
    from docgen.build.inspecting import Inspected
    from docgen.build.memory import Memory
    from docgen.stages.archive_order import ArchiveReport, Order
    from docgen.stages.round import Round
    from docgen.word.quality import Verified

__all__ = ["Settings", "archive", "build", "check", "explain"]

ATTEMPTS = 3
"""How often a run begins anew because a register was saved under its hands."""
Progress = Callable[[int, int], None]
Answer = TypeVar("Answer")
Announce = Callable[[int, tuple[str, ...]], None]
"""Told how many folders of documents are judged again, and for which reasons, before the first of them is."""


def _silent(*_: object) -> None:
    return None


def check(settings: Settings) -> Report:
    """Read, judge, plan, and look at what would be made as a build would; write nothing."""
    return _run("check", replace(settings, dry_run=True), _silent, _silent)


@single_writer
def build(settings: Settings, progress: Progress = _silent, announce: Announce = _silent, memory: Memory | None = None) -> Report:
    """Read, judge, plan, render, publish, and answer beside the files. With `dry_run` nothing is written.

    `memory` belongs to a process that builds the same workspace again and again.

    Raises:
        DocgenError: the disk is full, access is denied, the share is away, or another docgen writes in the workspace.
    """
    return _run("build", settings, progress, announce, memory)


def follow_up(settings: Settings, sorts: Sequence[Sort]) -> tuple[Report, tuple[tuple[Fact, ...], ...]]:
    """Judge as a check does, and give what is told of each kind: what was agreed, what is to be archived, what is to be sent."""
    from docgen.build.stored_facts import Span, StoredFacts

    states: list[State] = []
    report = _run("report", replace(settings, dry_run=True), _silent, _silent, seen=states.append)
    facts = StoredFacts(states[-1])
    return report, tuple(tuple(facts.find(Span(sort))) for sort in sorts)


def _run(
    command: str,
    settings: Settings,
    progress: Progress,
    announce: Announce,
    memory: Memory | None = None,
    seen: Callable[[State], None] = _silent,
) -> Report:
    is_local = kind_of(settings.root, settings.filsystem).is_local
    settings = replace(settings, window=LOCAL_WINDOW if is_local else SHARED_WINDOW)
    if not settings.dry_run and is_unfinished(settings.root / WORKING):
        from docgen.build.publish import Publisher

        # Before anybody looks at what lies there: a killed run may have a document in its hands.
        Publisher(settings.root, settings.output, is_local=is_local).recover()
    return _with_state(
        settings,
        lambda state: _on(state, command, settings, is_local, progress, announce, memory, seen),
        lambda state: _on(state, command, settings, is_local, progress, announce, seen=seen),
        memory,
    )


def _with_state(
    settings: Settings, act: Callable[[State], Answer], again: Callable[[State], Answer], memory: Memory | None = None
) -> Answer:
    """Act with the state of the workspace, and once more without it where it cannot be used."""
    # The program of a process that builds again and again is the one that it has loaded, whatever lies there now.
    program = partial(memory.recall, "program", program_here) if memory else program_here
    state = State.opened(settings.state, settings.root / WORKING, program, may_write=not settings.dry_run)
    try:
        return act(state)
    except sqlite3.Error:
        if not state.lasting:
            raise
        # The cache is damaged, or its disk is full: without it everything is read and judged once more.
        state.forget()
        return again(State.in_memory())
    finally:
        state.release()


def _undisturbed(state: State, act: Callable[[bool], Answer]) -> Answer:
    """Act, and begin anew where a register was saved meanwhile; `act` is told whether it is another attempt.

    Raises:
        DocgenError: it is saved again and again.
    """
    for attempt in range(ATTEMPTS):
        try:
            return act(attempt > 0)
        except ChangedMeanwhileError:
            state.undo()
    raise DocgenError(
        "Registrene lagres om og om igjen akkurat nå. Vent til det er stille, og kjør docgen igjen. Ingenting er halvferdig.",
        "The registers are being saved again and again. Wait until it is quiet and run docgen again. Nothing is half made.",
    )


def _on(
    state: State,
    command: str,
    settings: Settings,
    is_local: bool,
    progress: Progress,
    announce: Announce,
    memory: Memory | None = None,
    seen: Callable[[State], None] = _silent,
) -> Report:
    seen(state)

    def once(is_another: bool) -> Report:
        now = replace(settings, heard=None) if is_another else settings
        look = looked(now, state)
        if not now.is_narrowed and (report := kept_report(command, now, state, look)):
            return report if now.dry_run or pages_stand(now, state) else _with_pages(now, state, report)
        from docgen.stages.round import Round

        return _worked(command, Round(now, state, is_local=is_local, memory=memory), look, progress, announce)

    return _undisturbed(state, once)


def _worked(command: str, work: Round, look: Look, progress: Progress, announce: Announce) -> Report:
    settings = work.settings
    work.catch_up(look)
    due = work.due()
    work.refuse(due)
    if settings.is_narrowed:
        return _narrowed(command, work, progress)
    announce(len(due), work.reasons)
    work.judge(due, progress)
    work.settle()
    telling = work.telling
    problems = telling.whole()
    report = replace(telling.report(command, problems, stored_lines(work.state), work.retired), pdf=work.pdfs.report)
    if not settings.dry_run:
        report = replace(report, answered=telling.answer(problems, telling.judged_wholly(problems)))
        # Of a narrow run the next whole look comes soon, and only it can say that nothing is new; nor does all stand while the
        # overview is still to be written.
        if not work.is_narrow and settings.pages:
            keep_report(settings, work.state, report)
        ages = work.book.oppsett.aldersgrenser
        report = _with_pages(settings, work.state, report, (ages.medsamtykke, ages.myndig))
    # What only a copy that was just made has shown is told now; no later run reads that copy.
    return replace(report, problems=collect((*problems, *work.fresh))) if work.fresh else report


def _with_pages(settings: Settings, state: State, report: Report, ages: tuple[int, int] | None = None) -> Report:
    from docgen.stages.overviewing import note_built, write_pages

    if not settings.pages:
        note_built(settings, report)
        return report
    return replace(report, pages=write_pages(settings, state, report, ages))


def _narrowed(command: str, work: Round, progress: Progress) -> Report:
    """A run over some files or some types: nothing of it is kept, for it has not judged any unit to its end."""
    some, telling = work.judge_some(progress), work.telling
    work.settle()
    report = replace(telling.report(command, telling.some(some), tuple(some.lines), work.retired), pdf=work.pdfs.report)
    if work.settings.dry_run:
        return report
    return replace(report, answered=telling.answer_some(some))


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


@single_writer
def archive(settings: Settings, order: Order, progress: Progress = _silent) -> ArchiveReport:
    """Pack the finished documents for the archive, send what lies ready, and read what the archive has answered.

    Of the documents nothing is written; with `dry_run` nothing at all.

    Raises:
        DocgenError: LibreOffice is missing, the register is missing or damaged, or as for `build`.
    """
    from docgen.build.publish import Publisher
    from docgen.stages.archiving import Archiving
    from docgen.stages.round import Round

    is_local = kind_of(settings.root, settings.filsystem).is_local
    settings = replace(settings, window=LOCAL_WINDOW if is_local else SHARED_WINDOW)

    def on(state: State) -> ArchiveReport:
        def once(_: bool) -> ArchiveReport:
            # What is due stays due: nothing is judged here that the next build would not judge again.
            work = Round(replace(settings, dry_run=True), state, is_local=is_local)
            work.catch_up(looked(settings, state))
            work.due()
            archiving = Archiving(work, order)
            # What was packed by an attempt that was broken off lies as it should: it is not packed again.
            if settings.dry_run:
                return archiving.rehearse()
            report = archiving.run(progress)
            if archiving.as_sent:
                Publisher(settings.root, settings.output, is_local=is_local).note_sent(archiving.as_sent)
            work.note_archive()
            return report

        return _undisturbed(state, once)

    return _with_state(settings, on, on)


@single_writer
def receive(settings: Settings, order: Order, files: tuple[Path, ...]) -> ArchiveReport:
    """Read the archive's answers: those in `arkiv/inn/`, and `files`.

    Raises:
        DocgenError: the register is missing or damaged, or as for `build`.
    """
    from docgen.stages.archive_errands import receive as read

    return read(settings.root, order, files)


@single_writer
def resend(settings: Settings, order: Order, packages: tuple[str, ...], proof: Proof | None) -> ArchiveReport:
    """Send packages once more, with proof that the archive does not have them.

    Raises:
        DocgenError: there is no hot folder, or as for `receive`.
    """
    from docgen.stages.archive_errands import resend as send

    return send(settings.root, order, packages, proof)


@single_writer
def withdraw(settings: Settings, order: Order, packages: tuple[str, ...]) -> ArchiveReport:
    """Take packages back that lie ready for the archive and were not sent.

    Raises:
        DocgenError: as for `receive`.
    """
    from docgen.stages.archive_errands import withdraw as take_back

    return take_back(settings.root, order, packages)


def document_kinds(templates: Path) -> tuple[str, ...]:
    """The document types of the table, for `--kind`."""
    from docgen.build.templates_folder import TABLE
    from docgen.documents.table_file import read_table

    table, _ = read_table(read_files(templates, ".yaml").get(TABLE, b""), TABLE)
    return tuple(dict.fromkeys(row.type for row in table.dokumenter))


def ids_in_output(output: Path) -> tuple[str, ...]:
    """Ids that documents in output/ were made for: a number stays used when its file has been deleted."""
    from docgen.build.survey import survey

    identities = survey(output).of
    return tuple(sorted({part for identity in identities for part in identity.split("|")[1].split("/")}))


def inspect_templates(settings: Settings, names: tuple[str, ...] = ()) -> tuple[Report, tuple[Inspected, ...]]:
    """Look at templates before they are used: all of them, or those named. Nothing is written."""
    from docgen.build.inspecting import inspect  # a run whose templates are all in the cache reads none of Word's XML
    from docgen.build.templates_folder import table_and_files

    rows, files, problems = table_and_files(settings)
    chosen = names or tuple(sorted(files))
    found = tuple(inspect(files, rows, chosen, settings.templates.name))
    own = tuple(problem for problem in problems if not names)
    told = collect((*own, *(problem for inspected in found for problem in inspected.problems)))
    return Report("template", (), told), found


def verify_document(data: bytes) -> Verified:
    """Ask the points of a finished document, ours or anybody's, of its bytes.

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
    from docgen.build.templates_folder import table_and_files

    rows, _, _ = table_and_files(settings)
    found: dict[str, set[str]] = {}
    for row in rows:
        for name in (row.type, *row.templates):
            found.setdefault(name, set()).add(row.om)
    return {name: tuple(sorted(about)) for name, about in found.items()}
