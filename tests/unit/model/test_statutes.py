"""The statutes of the marking: the text of the document's own day, and never a paper without one."""

from __future__ import annotations

import datetime as dt

import pytest

from docgen.model.registers import Hjemmel, Oppsett
from docgen.model.statutes import cited, marking, overlapping, statute_on

OLD = Hjemmel(id="lov", tekst="gammel lov", til="31.12.2025")  # type: ignore[arg-type]
NEW = Hjemmel(id="lov", tekst="ny lov", fra="01.02.2026")  # type: ignore[arg-type]
OTHER = Hjemmel(id="annen", tekst="annen lov")


def office(*rows: Hjemmel, line: str = "Unntatt, jf. {lov} og { annen }") -> Oppsett:
    return Oppsett(type="oppsett", kommunenavn="Eksempelvik", hjemler=rows, gradering=line)


@pytest.mark.parametrize(
    ("day", "text"),
    [("2020-01-01", "gammel lov"), ("2025-12-31", "gammel lov"), ("2026-02-01", "ny lov"), ("2030-01-01", "ny lov")],
)
def test_the_text_is_that_of_the_day(day: str, text: str) -> None:
    assert marking(office(OLD, NEW, OTHER), dt.date.fromisoformat(day)) == f"Unntatt, jf. {text} og annen lov"


@pytest.mark.parametrize(("day", "text"), [("2026-01-02", "gammel lov"), ("2026-01-31", "ny lov")])
def test_between_two_texts_the_nearest_stands(day: str, text: str) -> None:
    date = dt.date.fromisoformat(day)
    assert statute_on(office(OLD, NEW, OTHER), "lov", date) is None
    assert text in marking(office(OLD, NEW, OTHER), date)


def test_a_name_that_is_no_statute_stays_as_written() -> None:
    assert marking(office(line="Unntatt, jf. {lov}"), dt.date(2026, 1, 1)) == "Unntatt, jf. {lov}"
    assert marking(office(line="Unntatt offentlighet"), dt.date(2026, 1, 1)) == "Unntatt offentlighet"


def test_each_statute_is_cited_once() -> None:
    assert [*cited(office(line="{lov}, {annen} og {lov}"))] == ["lov", "annen"]


def test_texts_that_hold_on_one_day_overlap() -> None:
    late = Hjemmel(id="lov", tekst="x", fra="31.12.2025")  # type: ignore[arg-type]
    assert [*overlapping((OLD, NEW))] == []
    assert [*overlapping((OLD, late))] == [late]
    assert [*overlapping((NEW, NEW))] == [NEW]
