"""The day of the run notices how it is asked: until the day it tells, every answer stays what it was."""

from __future__ import annotations

import datetime as dt
import operator
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.records import age_on
from docgen.model.runday import NEVER, RunDay, Watch, unwatched

TODAY = dt.date(2026, 11, 26)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31))
ASKED = (operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne)


def until(ask: Callable[[Any], object], today: dt.date = TODAY) -> dt.date:
    """The day that is told after a question."""
    watch = Watch()
    ask(RunDay.of(today, watch))
    return watch.until


@given(DAYS, DAYS, st.sampled_from(ASKED), st.integers(-400, 400), st.booleans())
def test_an_answer_stays_until_the_day_that_is_told_and_is_another_then(
    today: dt.date, other: dt.date, asked: Callable[[Any, Any], bool], shift: int, turned: bool
) -> None:
    def ask(day: Any) -> bool:
        moved = day + dt.timedelta(shift)
        return asked(other, moved) if turned else asked(moved, other)

    told = until(ask, today)
    days = [today + dt.timedelta(number) for number in range(min((told - today).days, 900))]
    assert {ask(day) for day in days} == {ask(today)}
    if told != NEVER and told < dt.date(2060, 1, 1):
        assert ask(told) != ask(today)


@given(st.dates(dt.date(1930, 1, 1), dt.date(2026, 1, 1)), DAYS)
def test_an_age_stays_until_the_birthday(born: dt.date, today: dt.date) -> None:
    told = until(lambda day: age_on(born, day), today)
    assert age_on(born, told) == age_on(born, today) + 1
    assert age_on(born, told - dt.timedelta(1)) == age_on(born, today)


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda day: day.year, dt.date(2027, 1, 1)),
        (lambda day: day.month, dt.date(2026, 12, 1)),
        (lambda day: day.day, dt.date(2026, 11, 27)),
        (lambda day: f"{day}", dt.date(2026, 11, 27)),
        (lambda day: f"{day:%d.%m}", dt.date(2026, 11, 27)),
        (lambda day: day.isoformat(), dt.date(2026, 11, 27)),
        (lambda day: {day}, dt.date(2026, 11, 27)),
        (lambda day: dt.date(2026, 1, 1) - day, dt.date(2026, 11, 27)),
        (lambda day: day - dt.date(2026, 1, 1), dt.date(2026, 11, 27)),
        (lambda day: day.weekday(), dt.date(2026, 11, 27)),
        (lambda day: day.replace(day=1), dt.date(2026, 11, 27)),
        (lambda day: day == day + dt.timedelta(1), NEVER),
        (lambda day: day <= day, NEVER),
    ],
)
def test_whatever_else_is_asked_counts_as_answered_anew_in_time(ask: Callable[[Any], object], told: dt.date) -> None:
    assert until(ask) == told


def test_it_is_a_date_like_any_other_once_it_is_kept() -> None:
    watch = Watch()
    day = RunDay.of(TODAY, watch)
    assert type(pickle.loads(pickle.dumps(day))) is type(unwatched(day)) is dt.date
    assert watch.until == NEVER


def test_printing_it_on_a_paper_is_no_question() -> None:
    watch = Watch()
    day = RunDay.of(TODAY, watch)
    with watch.off():
        assert str(day) == "2026-11-26"
    assert watch.until == NEVER
