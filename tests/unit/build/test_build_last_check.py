"""Which day the last check judges a finished copy on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import docx
import pytest
from plan_ground import MEETING, TABLE, copy_of, ground_of, plan_for, rows_of

from casebooks import about, casebook, group, meeting
from docgen.build.last_check import LastCheck
from docgen.rules import FERDIG, Facts, Finding, Rule


@pytest.mark.parametrize(("edition", "day"), [(1, dt.date(2026, 10, 30)), (2, dt.date(2026, 10, 8))])
def test_a_correction_is_judged_by_the_date_in_the_file_and_not_by_the_day_it_was_made_on(edition: int, day: dt.date) -> None:
    asked: list[dt.date] = []

    def noting(facts: Facts) -> Iterator[Finding]:
        asked.append(facts.dato)
        yield from ()

    rule = Rule("PV-99", "feil", FERDIG, noting, "Noe.", "Something.", "Rett.", "Mend.", "a: 1", "a: 2")
    book = casebook(group(), meeting())
    planned = replace(copy_of(plan_for(book, ground_of(book))), edition=edition, dato=dt.date(2026, 10, 30))
    LastCheck((rule,), rows_of(TABLE), dt.date(2026, 10, 30), "templates").problems(about(book, MEETING), planned, _empty())
    assert asked == [day]


def _empty() -> bytes:
    import io

    buffer = io.BytesIO()
    docx.Document().save(buffer)
    return buffer.getvalue()
