"""What `benchmarks/fuzz.py` found, and a few hundred of its cases in every run."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from docx_maker import docx, faults_of, lines, p, r, rendered, tbl, tc, tr
from test_cases import check_valid

sys.path.insert(0, str(Path(__file__).parents[3] / "benchmarks"))
import fuzz


@pytest.mark.parametrize("first", range(0, 400, 100))
def test_spoiled_templates_and_any_values_give_a_valid_document_or_a_declared_error(first: int) -> None:
    found = {number: wrong for number in range(first, first + 100) if (wrong := fuzz.case(number, 1)[1])}
    assert found == {}


def test_the_judge_sees_what_is_wrong() -> None:
    assert fuzz.judged(docx("<w:tbl><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>"))
    assert fuzz.judged(docx(p("<w:r><w:r><w:t>x</w:t></w:r></w:r>"))) and fuzz.judged(docx("<w:tbl/>"))
    assert fuzz.judged(docx(p("x"))) == []


def test_a_block_from_one_cell_to_the_next_is_refused_wherever_in_them_it_stands() -> None:
    table = tbl(tr(tc(p("{%p if nei %}"), p("x")), tc(p("{%p endif %}"))))
    assert [fault.code for fault in faults_of(docx(table, p("")), nei=False)] == ["crossing-block"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [((p(r("a", "<w:b/>"), r("{{p x }}")),), ["a", "en", "to"]), ((p(r("{{p x }}"), r("a")),), ["en", "to", "a"])],
    ids=["behind text", "before text"],
)
def test_a_paragraph_value_beside_text_gets_paragraphs_of_its_own(body: tuple[str, ...], expected: list[str]) -> None:
    out = rendered(docx(*body), x="en\nto")
    assert lines(out) == expected
    check_valid(out)
