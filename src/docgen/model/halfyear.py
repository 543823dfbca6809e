"""The ressursteam's half-year: which days the plan gives, and which half-year a day belongs to (RT-11, RT-13)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.model.fields import half_year_bounds
from docgen.model.nynorsk import said
from docgen.model.subjects import Møteplan


@dataclass(frozen=True)
class PlannedDate:
    """One meeting of the plan. `moved_from` is the day it was moved from; `reason` is what the exception says."""

    day: dt.date
    moved_from: dt.date | None = None
    reason: str | None = None


def meeting_dates(plan: Møteplan) -> tuple[PlannedDate, ...]:
    """The plan's meetings: every `intervall_uker` weeks from `start` to the end of the half-year, exceptions applied.

    A date that an exception takes out («utgår») is not among them; one that it moves stands at its new day. The interval goes
    on from the original day: a meeting moved to Thursday does not move the next one.
    """
    exceptions = {exception.dato: exception for exception in plan.unntak}
    dates: list[PlannedDate] = []
    for day in rhythm_days(plan):
        exception = exceptions.get(day)
        if exception is None:
            dates.append(PlannedDate(day))
        elif exception.flyttet_til:
            dates.append(PlannedDate(exception.flyttet_til, moved_from=day, reason=exception.grunn))
        elif not exception.utgår:
            dates.append(PlannedDate(day, reason=exception.grunn))
    return tuple(sorted(dates, key=lambda planned: planned.day))


def rhythm_days(plan: Møteplan) -> Iterator[dt.date]:
    """The days of the plan's own rhythm, before any exception: every `intervall_uker` weeks from `start` on."""
    day, last = plan.start, half_year_bounds(plan.halvår)[1]
    while day <= last:
        yield day
        day += dt.timedelta(weeks=max(1, plan.intervall_uker))


def half_year_of(day: dt.date) -> str:
    """The half-year a day lies in, as `2026-høst`."""
    return f"{day.year}-{'vår' if day.month <= 6 else 'høst'}"


def season(half_year: str, målform: str = "bokmål") -> str:
    """The half-year in words: «høsten 2029», in nynorsk «hausten 2029»."""
    year, _, part = half_year.partition("-")
    return f"{said(f'{part}en', målform)} {year}"
