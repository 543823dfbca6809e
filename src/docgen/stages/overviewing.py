"""The overview at work: what the state tells of every unit is gathered into pages, and those that say something new are written.

Nothing is judged here. A page that is none of ours, or that somebody has changed, is left alone and told of.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from docgen.build.facts import Fact, Sort
from docgen.build.intents import UNFINISHED
from docgen.build.look import PAGE, PAGES, WORKING
from docgen.build.page_look import KEPT, LeftPage, LeftPages, is_grown_old, stat_of, told_of_watcher
from docgen.build.report import Pages, Report
from docgen.build.settings import Settings
from docgen.build.state import State
from docgen.build.stored_facts import FIRST, Span, StoredFacts
from docgen.disk import DocgenError, cause, content, digest, make_folder, place_new, share, swap_in, sync_folder, write_flushed
from docgen.model.fields import half_year_bounds
from docgen.model.halfyear import half_year_of
from docgen.overview.calendar import IN_A_CELL, IN_A_CELL_OF_ALL
from docgen.overview.content import Built, Content, Listed, page_names
from docgen.overview.page import Page, lying, page
from docgen.overview.sections import FOLDED, NEAR, SHOWN
from docgen.problem import Problem, Severity

T = TypeVar("T")
AHEAD, ENDING = dt.timedelta(days=14), dt.timedelta(days=30)
"""How far ahead meetings and ends of consents are told of."""
MOST_BUILT = 20
LAST_BUILT = "sist-laget.json"
"""In `.docgen/`, for every machine: the last build that wrote something. It names documents, never people."""


def write_pages(settings: Settings, state: State, report: Report, ages: tuple[int, int] | None = None) -> Pages:
    """Make the overview, and write the pages that say something new. `ages` are those of oppsett where they may be new."""
    left: LeftPages | None = state.find(KEPT)
    known = ages or (left.ages if left else (16, 18))
    desk = _Desk(settings, left.pages if left else ())
    state.begin()
    for planned in _pages(settings, state, report, known):
        desk.put(planned)
    desk.clear()
    state.keep(KEPT, LeftPages(settings.i_dag, settings.lang, told_of_watcher(settings), desk.left, known))
    state.commit()
    return Pages(tuple(desk.written), tuple(desk.foreign), desk.failure)


def note_built(settings: Settings, report: Report) -> None:
    """Note what a run has written that leaves the overview to a later one."""
    _last_built(settings, report)


# --- gathering -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Planned:
    """A page that is to lie below output/ at `path`. It says what it said when it rests on the same (`rests`, as `LeftPage` has
    it) and no fact of it is another; `make` makes it."""

    path: str
    rests: str
    has_new_facts: bool
    make: Callable[[], Page]


def _pages(settings: Settings, state: State, report: Report, ages: tuple[int, int]) -> Iterator[_Planned]:
    facts = StoredFacts(state)
    new = facts.take_new()
    problems = sorted((p for p in report.problems if p.severity is not Severity.INFO), key=lambda p: not p.is_error)
    named = page_names(facts.enheter())
    of_file = {file: facts.enhet_of_file(file) for file in {problem.where.file for problem in problems}}
    whole = Content(
        enhet=None,
        pages=named,
        i_dag=settings.i_dag,
        lang=settings.lang,
        ages=ages,
        saker=report.saker,
        grupper=report.grupper,
        errors=report.count(Severity.FEIL),
        warnings=report.count(Severity.ADVARSEL),
        problems=_first(problems, SHOWN),
        built=_last_built(settings, report),
        watcher=settings.vakt,
        half_year=half_year_of(settings.i_dag),
        **_of_enhet(facts, None, settings.i_dag),
    )
    yield _Planned(PAGE, "", has_new_facts=True, make=lambda: page(whole, settings.moment))
    shared = (named, settings.i_dag, settings.lang, ages, report.saker, report.grupper, told_of_watcher(settings))
    for enhet, name in named:
        own = [problem for problem in problems if of_file[problem.where.file] == enhet]
        rests = digest(repr((shared, enhet, own)).encode("utf-8", "replace"))
        make = partial(_page_of, whole, facts, enhet, own, settings)
        yield _Planned(f"{PAGES}/{name}", rests, enhet in new, make)


def _page_of(whole: Content, facts: StoredFacts, enhet: str, own: Sequence[Problem], settings: Settings) -> Page:
    """The page of one unit of the register."""
    counted = Counter(problem.severity for problem in own)
    about = replace(
        whole,
        enhet=enhet,
        errors=counted[Severity.FEIL],
        warnings=counted[Severity.ADVARSEL],
        problems=_first(own, SHOWN + FOLDED),
        built=None,
        **_of_enhet(facts, enhet, settings.i_dag),
    )
    return page(about, settings.moment)


def _of_enhet(facts: StoredFacts, enhet: str | None, day: dt.date) -> dict[str, Any]:
    most = SHOWN if enhet is None else SHOWN + FOLDED
    first, last = half_year_bounds(half_year_of(day))
    in_a_cell = IN_A_CELL_OF_ALL if enhet is None else IN_A_CELL

    def listed(sort: Sort, begin: str = FIRST, end: dt.date | None = None) -> Listed[Fact]:
        span = Span(sort, begin, end.isoformat(), enhet) if end else Span(sort, begin, enhet=enhet)
        return Listed(tuple(facts.find(span, most)), facts.count(span))

    today = day.isoformat()
    ahead = Span(Sort.MØTE, today, (day + AHEAD).isoformat(), enhet)
    days = facts.by_day(Span(Sort.MØTE, first.isoformat(), last.isoformat(), enhet), in_a_cell)
    turning = listed(Sort.ALDER, today, day + dt.timedelta(days=NEAR[-1]))
    return {
        "meetings": _first([fact for fact in facts.find(ahead) if fact.status == "planlagt"], most),
        "follow_ups": listed(Sort.OPPFØLGING, FIRST, day - dt.timedelta(days=1)),
        "missing": listed(Sort.SAMTYKKE),
        "ending": listed(Sort.SLUTT, today, day + ENDING),
        # In order of the case: that of the days would tell a little of them.
        "turning": Listed(tuple(sorted(turning.items, key=lambda fact: (fact.emne, fact.hva))), turning.total),
        "to_send": listed(Sort.UTSENDING),
        "to_archive": listed(Sort.ARKIV),
        "calendar": {dag: _without_plan(total, found) for dag, total, found in days},
    }


def _without_plan(total: int, found: tuple[Fact, ...]) -> Listed[Fact]:
    """The meetings of a day: where there is a file for the ressursteam's, the plan's line tells nothing more."""
    team = [fact for fact in found if fact.hva == "ressursteam"]
    planned = {fact for fact in team if fact.status == "plan"} if any(fact.status != "plan" for fact in team) else set()
    return Listed(tuple(fact for fact in found if fact not in planned), total - len(planned))


def _first(items: Sequence[T], most: int) -> Listed[T]:
    return Listed(tuple(items[:most]), len(items))


def _last_built(settings: Settings, report: Report) -> Built | None:
    """The last build that wrote something: this one, else the one that is told of in `.docgen/`, whoever's machine it was on."""
    paths: list[str] = []
    number = 0
    for line in report.written():
        number += 1
        if len(paths) < MOST_BUILT:
            paths.append(line.path)
    file = settings.root / WORKING / LAST_BUILT
    if not number:
        return _told_built(file)
    moment = settings.moment.isoformat(timespec="seconds") if settings.moment else None
    record = {"dag": settings.i_dag.isoformat(), "tid": moment, "antall": number, "filer": paths}
    with suppress(OSError):  # a courtesy: the documents are made
        beside = file.with_name(f"{LAST_BUILT}.{os.getpid()}.tmp")
        beside.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
        share(beside)
        beside.replace(file)
    return Built(settings.i_dag, settings.moment, number, tuple(paths))


def _told_built(file: Path) -> Built | None:
    try:
        told = json.loads(file.read_text("utf-8"))
        moment = dt.datetime.fromisoformat(told["tid"]) if told["tid"] else None
        return Built(dt.date.fromisoformat(told["dag"]), moment, int(told["antall"]), tuple(map(str, told["filer"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None


# --- writing -------------------------------------------------------------------------------------------------------


class _Desk:
    """Puts pages in their places. What the world has against one is told at the end, and the next has its turn."""

    def __init__(self, settings: Settings, before: Iterable[LeftPage]) -> None:
        self._settings = settings
        self._output = settings.output
        self._unfinished = settings.root / WORKING / UNFINISHED / f"{os.getpid()}-side.html"
        self._before = {left.path: left for left in before}
        self._left: dict[str, LeftPage] = {}
        self.written: list[str] = []
        self.foreign: list[str] = []
        self.failure: DocgenError | None = None

    @property
    def left(self) -> tuple[LeftPage, ...]:
        """How each page is left."""
        return tuple(self._left.values())

    def put(self, planned: _Planned) -> None:
        """Make a page and put it in its place, if it says something new and the place is ours."""
        path, before = planned.path, self._before.get(planned.path)
        target = self._output / path
        is_old = is_grown_old(self._settings, before)
        if before and not is_old and _says_the_same(planned, before) and stat_of(target) == before.stat:
            self._left[path] = before
            return
        rests, when = "", before.made if before else self._settings.moment
        try:
            made = planned.make()
            old = self._content(target)
            there = lying(old) if old is not None else None
            if there is not None and not there.is_ours:
                self.foreign.append(f"output/{path}")
            elif there is not None and there.says == made.says and not is_old:
                rests = planned.rests
            elif self._swap(target, old, made.data):
                self.written.append(f"output/{path}")
                rests, when = planned.rests, self._settings.moment
            else:
                self.foreign.append(f"output/{path}")
        except OSError as error:
            self.failure = self.failure or _failed(f"output/{path}", error)
        self._left[path] = LeftPage(path, stat_of(target), when, rests)

    def _content(self, target: Path) -> bytes | None:
        # A link may lead anywhere: what lies at its end is nobody's page, and neither is what lies behind a folder that is one.
        return b"" if target.is_symlink() or target.parent.is_symlink() else content(target)

    def _swap(self, target: Path, old: bytes | None, data: bytes) -> bool:
        """Whether the page has its place now: not when somebody has taken or changed it since we looked."""
        make_folder(self._unfinished.parent)
        make_folder(target.parent)
        write_flushed(self._unfinished, data)
        done = place_new(self._unfinished, target) if old is None else content(target) == old
        if done and old is not None:
            swap_in(self._unfinished, target)
        self._unfinished.unlink(missing_ok=True)
        sync_folder(target.parent)
        return done

    def clear(self) -> None:
        """Take away our own pages of units that there is nothing to tell of any more."""
        folder = self._output / PAGES
        try:
            if folder.is_symlink() or not folder.is_dir():
                return
            for file in sorted(folder.glob("*.html")):
                is_left = f"{PAGES}/{file.name}" not in self._left
                if is_left and not file.is_symlink() and lying(content(file) or b"").is_ours:
                    file.unlink()
        except OSError as error:
            self.failure = self.failure or _failed(f"output/{PAGES}", error)


def _says_the_same(planned: _Planned, before: LeftPage) -> bool:
    return bool(before.rests) and before.rests == planned.rests and before.stat is not None and not planned.has_new_facts


def _failed(path: str, error: OSError) -> DocgenError:
    nb, en = cause(error)
    return DocgenError(
        f"{nb}: oversikten {path} kunne ikke skrives. Dokumentene er laget; kjør docgen igjen når det er ordnet.",
        f"{en}: the overview {path} could not be written. The documents are made; run docgen again when it is mended.",
    )
