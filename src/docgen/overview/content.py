"""What stands on one page of the overview: gathered by a stage, made into HTML by `page`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from docgen.build.facts import Fact
from docgen.build.settings import Heartbeat
from docgen.problem import Problem

T = TypeVar("T")
NOBODYS = "uten-enhet"
"""The page of what no unit of the register answers for."""


@dataclass(frozen=True)
class Listed(Generic[T]):
    """The first of a list, and how long the whole of it is."""

    items: tuple[T, ...] = ()
    total: int = 0

    @property
    def left(self) -> int:
        """How many are not among `items`."""
        return self.total - len(self.items)


@dataclass(frozen=True)
class Built:
    """The last build that wrote something: when (None where the day was given and is not the clock's), how many documents, and
    the first of their paths in the workspace."""

    day: dt.date
    moment: dt.datetime | None
    count: int
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Content:
    """One page. `enhet` is the id of the unit it is about, "" for what is nobody's, None for the page of everything; `pages` are
    the units that have a page, each with its file name. `calendar` are the meetings of the half-year by day."""

    enhet: str | None
    pages: tuple[tuple[str, str], ...]
    i_dag: dt.date
    lang: str
    ages: tuple[int, int]
    """At which a consent is to be given anew (oppsett.aldersgrenser)."""
    saker: int
    grupper: int
    errors: int
    warnings: int
    problems: Listed[Problem]
    meetings: Listed[Fact]
    follow_ups: Listed[Fact]
    missing: Listed[Fact]
    ending: Listed[Fact]
    turning: Listed[Fact]
    to_send: Listed[Fact]
    to_archive: Listed[Fact]
    half_year: str
    calendar: Mapping[str, Listed[Fact]]
    built: Built | None
    watcher: Heartbeat | None


def page_names(enheter: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The file name of each unit's page. Two ids that a disk without capital letters takes for one get two names."""
    taken: set[str] = set()
    named = []
    for enhet in sorted(enheter):
        name, number = enhet or NOBODYS, 1
        while name.casefold() in taken:
            number += 1
            name = f"{enhet or NOBODYS}-{number}"
        taken.add(name.casefold())
        named.append((enhet, f"{name}.html"))
    return tuple(named)
