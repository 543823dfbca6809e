"""The half-year as a table: a row a week, a column a day; for a team leader who plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from docgen.build.fact_words import day
from docgen.build.facts import Fact
from docgen.model.fields import half_year_bounds
from docgen.overview.content import Content, Listed
from docgen.overview.markup import Html, bdi, element, text
from docgen.overview.sections import scrolled
from docgen.overview.wordings import said

IN_A_CELL, IN_A_CELL_OF_ALL = 8, 4
"""Meetings that a day names, on a unit's page and on the page of everything."""
WORKDAYS = 5
_ENDINGS = {"avlyst": "cancelled", "plan": "planned"}


def calendar(content: Content) -> Html:
    """The meetings of the half-year."""
    mark = "calendar-overskrift"
    year, _, part = content.half_year.partition("-")
    heading = said("calendar", content.lang, sesong=f"{said(part, content.lang)} {year}")
    has_weekend = any(dt.date.fromisoformat(found).weekday() >= WORKDAYS for found in content.calendar)
    columns = 7 if has_weekend else WORKDAYS
    names = said("days", content.lang).split()[:columns]
    heads = (element("th", name, scope="col") for name in (said("week", content.lang), *names))
    rows = (_week(monday, columns, content) for monday in mondays(content.half_year))
    caption = element("caption", heading)
    table = element("table", caption, element("thead", element("tr", *heads)), element("tbody", *rows))
    return element("section", element("h2", heading, id=mark), scrolled(table, heading), id="calendar", aria_labelledby=mark)


def mondays(half_year: str) -> Iterator[dt.date]:
    """The Mondays of the weeks of a half-year."""
    first, last = half_year_bounds(half_year)
    monday = first - dt.timedelta(days=first.weekday())
    while monday <= last:
        yield monday
        monday += dt.timedelta(days=7)


def _week(monday: dt.date, columns: int, content: Content) -> Html:
    days = [monday + dt.timedelta(days=number) for number in range(columns)]
    number = monday.isocalendar().week
    head = element("th", f"{number} ", element("span", day(monday, content.lang), class_="dus"), scope="row")
    cells = (element("td", _day(content.calendar.get(one.isoformat(), Listed()), content)) for one in days)
    return element("tr", head, *cells)


def _day(facts: Listed[Fact], content: Content) -> Html:
    lines = [_meeting(fact, content) for fact in facts.items]
    lines += [element("li", said("and_more", content.lang, antall=facts.left), class_="dus")] if facts.left else []
    return Html(f"<ul>{''.join(lines)}</ul>") if lines else Html("")


def _meeting(fact: Fact, content: Content) -> Html:
    ending = _ENDINGS.get(fact.status)
    told = f" ({said(ending, content.lang)})" if ending else ""
    return Html(f"<li>{text(f'{fact.tid} ' if fact.tid else '')}{bdi(fact.emne)}{text(told)}</li>")
