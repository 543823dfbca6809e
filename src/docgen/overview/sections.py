"""The tables of the page: which columns each has, and what stands in a cell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Generic, TypeVar
from urllib.parse import quote

from docgen.build.fact_words import channel_of, chosen, day, receiver_of, state_of
from docgen.build.facts import INNKALT, REFERENT, SAKSLISTE, SENDT, Fact
from docgen.overview.content import Content, Listed
from docgen.overview.markup import Html, bdi, element, joined, text
from docgen.overview.wordings import CONSENT, said
from docgen.problem import Problem, Quoted, Text

T = TypeVar("T")
SHOWN, FOLDED = 50, 50
"""Rows of a table that stand open on a page, and how many more are folded on a unit's page. `docgen report` has all of them."""
NEAR = (30, 90)
"""Days before a birthday: which of them it is, is told. The day itself is a birth date, and is not."""
ABOUT_AN_AGE = frozenset({"SA-06", "SA-07", "SA-08", "SA-09", "SA-10", "SA-12", "AG-12", "AG-13"})
"""The rules that go by the age of a person."""
_DAY = re.compile(r"\d{1,4}[.-]\s?(?:\d{1,2}|[a-zæøå]+)[.-]?\s?\d{2,4}|\d{1,2}\.? [a-z]+ \d{4}")
Cell = Callable[[T, Content], str]


@dataclass(frozen=True)
class Section(Generic[T]):
    """One table of the page: `rows` picks its rows; each column has a heading and what stands in its cell. The first cell is the
    heading of its row."""

    key: str
    rows: Callable[[Content], Listed[T]]
    columns: tuple[tuple[str, Cell[T]], ...]

    def heading(self, content: Content) -> str:
        """The section's heading."""
        return said(self.key, content.lang, **ages(content))

    def html(self, content: Content) -> Html:
        """The section with its table, or the sentence that says that there is nothing."""
        found = self.rows(content)
        mark = f"{self.key}-overskrift"
        if not found.total:
            body = element("p", said(f"{self.key}_none", content.lang, **ages(content)), class_="greit")
        else:
            body = joined((self._table(content, found.items[:SHOWN], self.heading(content)), self._rest(content, found)))
        heading = element("h2", self.heading(content), id=mark)
        return element("section", heading, body, id=self.key, aria_labelledby=mark)

    def _rest(self, content: Content, found: Listed[T]) -> Html:
        folded = found.items[SHOWN:]
        more = said("more_folded", content.lang, antall=len(folded))
        table = self._table(content, folded, f"{self.heading(content)}: {more}") if folded else ""
        # A fact stands on its unit's page; a problem may be of a file that no unit answers for, and then on no page but this.
        on_a_page = content.enhet is None and content.pages and self.key != "problems"
        elsewhere = "more_elsewhere" if on_a_page else REST.get(self.key, "more_left")
        parts = [element("details", element("summary", more), table)] if folded else []
        parts += [element("p", said(elsewhere, content.lang, antall=found.left), class_="dus")] if found.left else []
        return joined(parts)

    def _table(self, content: Content, rows: Sequence[T], label: str) -> Html:
        heads = (element("th", said(name, content.lang), scope="col") for name, _ in self.columns)
        body = joined(self._row(content, row) for row in rows)
        total = self.rows(content).total
        caption = element("caption", said("total" if len(rows) < total else "whole", content.lang, vist=len(rows), antall=total))
        table = element("table", caption, element("thead", element("tr", *heads)), element("tbody", body))
        return scrolled(table, label)

    def _row(self, content: Content, row: T) -> Html:
        # The innermost loop of a page: written out, for a call for every element is half of its time.
        first, *others = [made if isinstance(made := cell(row, content), Html) else text(made) for _, cell in self.columns]
        return Html(f'<tr><th scope="row">{first}</th><td>{"</td><td>".join(others)}</td></tr>')


def scrolled(table: Html, label: str) -> Html:
    """A table that may be wider than the screen, in a frame that is moved with the keys too."""
    return element("div", table, class_="bred", tabindex="0", role="group", aria_label=label)


def ages(content: Content) -> dict[str, object]:
    """The ages of oppsett at which a new consent is asked for."""
    low, high = content.ages
    return {"lav": low, "høy": high}


# --- cells ---------------------------------------------------------------------------------------------------------


def place_of(path: str, content: Content) -> str:
    """The way from this page to a file, given by its path in the workspace."""
    way = path.removeprefix("output/") if path.startswith("output/") else f"../{path}"
    return quote(way if content.enhet is None else f"../{way}")


def file_link(path: str, content: Content) -> Html:
    """A document by its file name, as a link."""
    return element("a", bdi(path.rpartition("/")[2]), href=place_of(path, content))


def case_of(fact: Fact, content: Content) -> Html:
    """A case by its number, with the initials of the one it is about."""
    return Html(f"{bdi(fact.emne)} ({bdi(fact.initialer)})") if fact.initialer else bdi(fact.emne)


def _when(fact: Fact, content: Content) -> str:
    return f"{day(fact.dag, content.lang)} {fact.tid}".strip()


def _day(fact: Fact, content: Content) -> str:
    return day(fact.dag, content.lang)


def _called(fact: Fact, content: Content) -> Html:
    if INNKALT not in fact.merker:
        return element("span", said("not_invited", content.lang), class_="feil")
    if SENDT in fact.merker:
        return element("span", said("sent", content.lang), class_="greit")
    return element("span", said("invited", content.lang), class_="varsel")


def _has(mark: str, missing: str) -> Cell[Fact]:
    def cell(fact: Fact, content: Content) -> Html:
        is_there = mark in fact.merker
        return element("span", said("yes" if is_there else missing, content.lang), class_="greit" if is_there else "feil")

    return cell


def _point(fact: Fact, content: Content) -> Html:
    return text(said("point_of", content.lang, nummer=fact.hva, dag=day(fact.tid, content.lang)))


def _responsible(fact: Fact, content: Content) -> Html:
    return bdi(fact.hvem) or element("span", said("no", content.lang), class_="varsel")


def _unit(fact: Fact, content: Content) -> Html:
    return bdi(fact.enhet) or text(said("nobody", content.lang))


def _lacks(fact: Fact, content: Content) -> Html:
    return joined((chosen(CONSENT, fact.hva, content.lang), text(f" ({fact.hva})")))


def _near(fact: Fact, content: Content) -> str:
    left = (dt.date.fromisoformat(fact.dag) - content.i_dag).days
    return said("within", content.lang, dager=next((days for days in NEAR if left <= days), NEAR[-1]))


def _receiver(fact: Fact, content: Content) -> Html:
    return bdi(receiver_of(fact, content.lang))


def _channel(fact: Fact, content: Content) -> Html:
    return bdi(channel_of(fact, content.lang))


def _state(fact: Fact, content: Content) -> Html:
    return bdi(state_of(fact, content.lang))


def _file(problem: Problem, content: Content) -> Html:
    return element("code", bdi(problem.where.file or "–"))


def _line(problem: Problem, content: Content) -> str:
    return str(problem.where.line) if problem.where.line else "–"


def _wrong(problem: Problem, content: Content) -> Html:
    grade = "error" if problem.is_error else "warning"
    label = element("span", said(grade, content.lang), class_="feil" if problem.is_error else "varsel")
    return joined((label, text(f" {problem.code}: "), bdi(_public(problem, problem.message, content.lang))))


def _mend(problem: Problem, content: Content) -> Html:
    return bdi(_public(problem, problem.help, content.lang))


def _public(problem: Problem, said_of: Text, lang: str) -> str:
    """A sentence without what anybody wrote; of one about an age without its days, for those are birth dates."""
    if problem.code in ABOUT_AN_AGE:
        values = tuple((name, Quoted(value) if _DAY.search(value) else value) for name, value in said_of.values)
        said_of = replace(said_of, values=values)
    return said_of.say(lang, hide=True)


_DOCUMENT: Cell[Fact] = lambda fact, content: file_link(fact.fil, content)  # noqa: E731 -- a cell like those of the tables below
PROBLEMS = Section[Problem](
    "problems", lambda content: content.problems, (("file", _file), ("line", _line), ("what", _wrong), ("mend", _mend))
)
SECTIONS: tuple[Section[Fact], ...] = (
    Section(
        "meetings",
        lambda content: content.meetings,
        (
            ("date", _when), ("case", case_of), ("kind", lambda fact, _: bdi(fact.hva)), ("called", _called),
            ("agenda", _has(SAKSLISTE, "no")), ("minutes_by", _has(REFERENT, "missing_who")), ("unit", _unit),
        ),
    ),
    Section(
        "follow_ups",
        lambda content: content.follow_ups,
        (("deadline", _day), ("case", case_of), ("point", _point), ("responsible", _responsible), ("unit", _unit)),
    ),
    Section("missing", lambda content: content.missing, (("case", case_of), ("consent", _lacks), ("unit", _unit))),
    Section("ending", lambda content: content.ending, (("ends", _day), ("case", case_of), ("unit", _unit))),
    Section(
        "turning",
        lambda content: content.turning,
        (
            ("case", case_of), ("age", lambda fact, content: said("years", content.lang, år=fact.hva)), ("when", _near),
            ("unit", _unit),
        ),
    ),
    Section(
        "to_send",
        lambda content: content.to_send,
        (("date", _day), ("case", case_of), ("document", _DOCUMENT), ("receiver", _receiver), ("channel", _channel)),
    ),
    Section(
        "to_archive",
        lambda content: content.to_archive,
        (("date", _day), ("case", case_of), ("document", _DOCUMENT), ("state", _state), ("unit", _unit)),
    ),
)  # fmt: skip
"""The tables in the order of what needs a hand first (ux.md §5.3); the problems come before them."""
REST: Mapping[str, str] = MappingProxyType(
    {"problems": "more_checked"} | dict.fromkeys(("follow_ups", "to_send", "to_archive"), "more_reported")
)
"""Where the rest of a long list stands: of the others no command has a list."""
FIGURES: Mapping[str, str] = MappingProxyType({"problems": "feil", "follow_ups": "feil", "missing": "feil"})
"""The key figures that are bad news when they are not 0."""
