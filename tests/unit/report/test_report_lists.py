"""The lists of `docgen report`: their rows, and CSV that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.build.facts import Fact, Sort
from docgen.report.lists import BY_NAME, LISTS
from docgen.report.sheet import as_text, is_sheet_of, sheet

TODAY = dt.date(2026, 12, 1)
FACTS = {
    "follow-up": Fact(Sort.OPPFØLGING, "2026-11-20", "nav", "AG-2026-005", "L.M.H.", "2", "K.B.", "2026-10-22", fil="cases/m.yaml"),
    "archive": Fact(Sort.ARKIV, "2026-10-22", "nav", "AG-2026-005", "L.M.H.", "referat", status="avvist", journal="2026/1-7", fil="o.docx"),
    "dispatch": Fact(Sort.UTSENDING, "2026-10-22", "nav", "AG-2026-005", "L.M.H.", "referat", "foresatt-mor", status="e_post", fil="o.docx"),
}  # fmt: skip
ROWS = {
    "follow-up": ("20.11.2026", "11", "AG-2026-005", "L.M.H.", "2", "22.10.2026", "K.B.", "nav", "cases/m.yaml"),
    "archive": ("22.10.2026", "AG-2026-005", "L.M.H.", "referat", "avvist av arkivet, 2026/1-7", "2026/1-7", "nav", "o.docx"),
    "dispatch": (
        "22.10.2026", "AG-2026-005", "L.M.H.", "referat", "foresatt", "e-post (ikke for personopplysninger, PV-06)", "o.docx",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FACTS)
def test_each_list_has_a_row_for_a_fact(name: str) -> None:
    assert list(BY_NAME[name].rows([FACTS[name]], TODAY, "nb")) == [ROWS[name]]
    (record,) = BY_NAME[name].records([FACTS[name]], TODAY, "en")
    assert record["case"] == "AG-2026-005"


def test_the_lists_are_found_by_their_names_in_both_languages() -> None:
    assert [one.names for one in LISTS] == [("oppfølging", "follow-up"), ("arkiv", "archive"), ("utsending", "dispatch")]
    assert all(BY_NAME[nb] is BY_NAME[en] for nb, en in (one.names for one in LISTS))


def test_the_file_is_what_a_norwegian_excel_opens() -> None:
    data = sheet(("Sak", "Å"), [("AG;1", 'si "hei"')])
    assert data == b'\xef\xbb\xbfSak;\xc3\x85\r\n"AG;1";"si ""hei"""\r\n'


@pytest.mark.parametrize("value", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_what_a_spreadsheet_takes_for_a_formula_is_text(value: str) -> None:
    assert as_text(value) == f"'{value}"


@pytest.mark.parametrize("value", ["AG-2026-005", "22.10.2026", "", "a=b", "<script>"])
def test_what_is_no_formula_is_as_it_was(value: str) -> None:
    assert as_text(value) == value


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2), max_size=5))
def test_every_cell_comes_back_letter_by_letter_and_none_begins_a_formula(rows: list[list[str]]) -> None:
    text = sheet(("a", "b"), rows).decode("utf-8-sig")
    _, *back = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert [[cell.removeprefix("'") for cell in row] for row in back] == [
        [as_text(cell).removeprefix("'") for cell in row] for row in rows
    ]
    assert not [cell for row in back for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_only_a_list_of_ours_is_written_over() -> None:
    headings = LISTS[0].headings("nb")
    assert is_sheet_of(sheet(headings, []), [headings])
    assert not is_sheet_of(b"noe annet", [headings])
