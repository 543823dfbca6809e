"""Is there anything to do? The first look at a workspace against the state, and the report of the last run where there is not.

Loads neither the records nor the rules nor the Word engine (design.md §8).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from docgen.build.archive_state import is_as_kept
from docgen.build.look import CASES, OFFERS, TREES, WORKING, Marks, digest_of, is_racy, marks_of, share_clock
from docgen.build.report import Answered, Report
from docgen.build.settings import Settings
from docgen.build.state import FileRow, State
from docgen.build.stored_lines import stored_lines
from docgen.disk import DocgenError
from docgen.problem import Problem


@dataclass(frozen=True)
class Look:
    """A look at the workspace: the marks of its folders, and by tree those that differ from the last time.

    `now` is what the disk's clock showed when it began, in nanoseconds. With `heard` nothing was looked at yet: these files
    below cases/ are to be, and of everything else the last look stands (`Settings.heard`).
    """

    marks: dict[str, Marks]
    differing: dict[str, list[str]]
    now: int
    heard: frozenset[str] | None = None

    @property
    def is_news(self) -> bool:
        """Whether anything is another than it was."""
        return self.heard is not None or any(self.differing.values())


@dataclass(frozen=True)
class Kept:
    """The report of a run after which everything stood. It holds from `day` to the day before `until`."""

    problems: tuple[Problem, ...]
    saker: int
    grupper: int
    foreign: tuple[str, ...]
    lang: str
    day: dt.date
    until: dt.date
    offers: str
    pdf: bool


def looked(settings: Settings, state: State) -> Look:
    """Look at names and stats, and read again the few files of which they tell too little.

    Raises:
        DocgenError: a folder of the workspace is away or closed to us.
    """
    now = share_clock(settings.root / WORKING, may_write=not settings.dry_run)
    if settings.heard is not None and _may_be_narrow(settings, state):
        return Look({}, {tree: [] for tree in TREES}, now, settings.heard)
    try:
        marks = {tree: marks_of(settings.root, tree) for tree in TREES}
    except OSError as error:
        raise _closed(Path(error.filename or settings.root)) from error
    differing = {tree: _differing(marks[tree], state.marks(tree), thorough=settings.thorough) for tree in TREES}
    _read_the_doubted(settings, state, differing, now)
    return Look(marks, differing, now)


def _may_be_narrow(settings: Settings, state: State) -> bool:
    """Whether a look at what was heard of is enough: there was a whole one before, and every folder was in it."""
    if settings.thorough or settings.is_narrowed or not state.has_looked_at(CASES, ""):
        return False
    return all(state.has_looked_at(CASES, path.rpartition("/")[0]) for path in settings.heard or ())


def _differing(now: Marks, before: Marks, *, thorough: bool) -> list[str]:
    if thorough:
        return sorted(now.keys() | before.keys())
    return sorted(folder for folder in now.keys() | before.keys() if now.get(folder) != before.get(folder))


def _read_the_doubted(settings: Settings, state: State, differing: dict[str, list[str]], now: int) -> None:
    """Read the files that could have been changed without a new stat; those that were not are trusted from now on."""
    seen = {tree: set(folders) for tree, folders in differing.items()}
    state.begin()
    for tree, folder, name, row in state.racy():
        if folder in seen[tree]:
            continue
        if digest_of(Path(settings.root, tree, folder, name)) != row.digest:
            differing[tree].append(folder)
            seen[tree].add(folder)
        elif row.digest and not is_racy(row.stat.mtime_ns, now, settings.window):
            state.keep_file(tree, folder, name, FileRow(row.stat, row.digest, False))
    state.commit()


def kept_report(command: str, settings: Settings, state: State, look: Look) -> Report | None:
    """The report of the last run, where nothing has changed since and the day changes nothing; else None."""
    kept: Kept | None = state.find("standing")
    if kept is None or look.is_news or settings.thorough or settings.new_editions or settings.pdf > kept.pdf:
        return None
    if not kept.day <= settings.i_dag < kept.until:
        return None
    if kept.lang != settings.lang or kept.offers != _offers(settings.root) or not (settings.root / CASES).is_dir():
        return None
    if not is_as_kept(state, settings.root):
        return None
    answered = Answered(foreign=kept.foreign) if command == "build" and not settings.dry_run else Answered()
    report = Report(command, stored_lines(state), kept.problems, kept.saker, kept.grupper, answered=answered)
    # Asked now, while a damaged state can still be thrown away.
    return report if report.counts else None


def keep_report(settings: Settings, state: State, report: Report) -> None:
    """Keep the report of a run over everything, if everything stands: nothing waits, and nothing could not be written."""
    query = "SELECT coalesce(max(judged), ''), coalesce(min(until), ''), coalesce(max(pending), 1) FROM units"
    day, until, pending = state.db.execute(query).fetchone()
    if pending or report.answered.failure or report.pdf.failure:
        return
    kept = Kept(
        problems=report.problems,
        saker=report.saker,
        grupper=report.grupper,
        foreign=report.answered.foreign,
        lang=settings.lang,
        day=dt.date.fromisoformat(day),
        until=dt.date.fromisoformat(until),
        offers=_offers(settings.root),
        pdf=settings.pdf,
    )
    state.begin()
    state.keep("standing", kept)
    state.commit()


def _offers(root: Path) -> str:
    return digest_of(root / WORKING / OFFERS)


def _closed(folder: Path) -> DocgenError:
    return DocgenError(
        f"Mappen {folder} kan ikke leses. Sjekk at delingen er koblet til og at du har tilgang.",
        f"The folder {folder} cannot be read. Check that the share is connected and that you have access.",
    )
