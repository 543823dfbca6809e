"""Days off, school holidays and months: what the office's rules count with."""

from __future__ import annotations

import datetime as dt
from calendar import isleap

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.fields import WEEKDAYS
from docgen.model.halfyear import meeting_dates
from docgen.model.registers import Skoleferie
from docgen.model.subjects import Møteplan
from docgen.rules.days import day_off, is_day_off, months_later, school_break, shown


def plan(half_year: str, start: str) -> Møteplan:
    return Møteplan(type="møteplan", halvår=half_year, start=start)  # type: ignore[arg-type]


def test_the_spring_of_2028_has_its_dates_and_one_on_17_may() -> None:
    days = [date.day for date in meeting_dates(plan("2028-vår", "2028-01-12"))]
    assert [shown(day)[:5] for day in days] == [
        "12.01", "02.02", "23.02", "15.03", "05.04", "26.04", "17.05", "07.06", "28.06",
    ]  # fmt: skip
    assert [shown(day) for day in days if is_day_off(day)] == ["17.05.2028"]


def test_an_autumn_may_end_on_christmas_eve() -> None:
    days = [date.day for date in meeting_dates(plan("2026-høst", "2026-08-20"))]
    assert days[6] == dt.date(2026, 12, 24) and day_off(days[6]) == "julaften"


@pytest.mark.parametrize("year", range(1950, 2101))
def test_the_public_holidays_are_those_of_the_library_that_knows_every_country(year: int) -> None:
    known = holidays.country_holidays("NO", years=year, language="no")
    days = [dt.date(year, 1, 1) + dt.timedelta(days=number) for number in range(365 + isleap(year))]
    ours = {day: day_off(day) for day in days if not (day.weekday() >= 5 and day_off(day) in WEEKDAYS)}
    eves = {dt.date(year, 12, 24): "julaften", dt.date(year, 12, 31): "nyttårsaften"}
    assert {day: name for day, name in ours.items() if name} == eves | {
        day: name.replace("; ", " og ") for day, name in known.items()
    }


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2027-03-25", "Skjærtorsdag"), ("2027-03-29", "Andre påskedag"), ("2027-05-06", "Kristi himmelfartsdag"),
        ("2027-05-17", "Andre pinsedag og Grunnlovsdag"), ("2026-12-24", "julaften"), ("2026-12-31", "nyttårsaften"),
        ("2026-11-14", "lørdag"), ("2026-11-15", "søndag"), ("2026-12-25", "Første juledag"),
    ],
)  # fmt: skip
def test_a_day_off_has_its_name(day: str, name: str) -> None:
    assert day_off(dt.date.fromisoformat(day)) == name


@pytest.mark.parametrize("day", ["2026-11-13", "2027-03-24", "2027-05-18", "2026-12-23"])
def test_a_working_day_is_none(day: str) -> None:
    assert day_off(dt.date.fromisoformat(day)) is None and not is_day_off(dt.date.fromisoformat(day))


def test_a_school_holiday_holds_both_its_days() -> None:
    autumn = Skoleferie(fra="05.10.2026", til="09.10.2026", navn="Høstferie")  # type: ignore[arg-type]
    found = [school_break(dt.date(2026, 10, day), (autumn,)) for day in (4, 5, 9, 10)]
    assert found == [None, "Høstferie", "Høstferie", None]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-01-31", 1, "2026-02-28"), ("2027-12-31", 2, "2028-02-29"), ("2026-10-26", 12, "2027-10-26"),
        ("2024-02-29", 12, "2025-02-28"), ("2026-11-30", 1, "2026-12-30"), ("2026-11-15", 0, "2026-11-15"),
    ],
)  # fmt: skip
def test_months_later_is_the_same_day_or_the_months_last(day: str, months: int, later: str) -> None:
    assert months_later(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(later)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 60))
def test_months_later_is_in_the_month_it_should_be(day: dt.date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + dt.timedelta(days=1)).day == 1
