"""A chart's numbers as a table, in the places where a table can stand and in those where it cannot."""

from __future__ import annotations

from docx_maker import W, docx, faults_of, lines, p, part, rendered, rows, tbl, tr, tree
from test_cases import check_valid
from test_lists import STYLES

from docgen.word.chart_table import NumberTable
from docgen.word.chart_values import Chart, Series

NUMBERS = Chart(("Hildre & Nes", "Øvre"), (Series("2025", (1, None)), Series("2026", (3.5, 4))))
TABLE = NumberTable(NUMBERS, "Enhet", lambda number: str(number).replace(".", ","))


def test_the_numbers_stand_in_rows_under_a_head_that_repeats() -> None:
    out = rendered(docx(p("før"), p("{{p x }}"), p("etter")), x=TABLE)
    assert rows(out) == [["Enhet", "2025", "2026"], ["Hildre & Nes", "1", "3,5"], ["Øvre", "–", "4"]]
    heads = [row.find(f".//{{{W}}}tblHeader") is not None for row in tree(out).iter(f"{{{W}}}tr")]
    assert heads == [True, False, False] and part(out).count("<w:cantSplit/>") == 3
    assert "<w:tblBorders>" in part(out)
    check_valid(out)


def test_the_templates_own_table_style_is_used() -> None:
    styles = STYLES.replace(
        "</w:styles>", '<w:style w:type="table" w:styleId="Tabellrutenett"><w:name w:val="Table Grid"/></w:style></w:styles>'
    )
    out = rendered(docx(p("{{ x }}"), p("e"), parts={"word/styles.xml": styles}), x=TABLE)
    assert '<w:tblStyle w:val="Tabellrutenett"/>' in part(out) and "<w:tblBorders>" not in part(out)
    check_valid(out)


def test_a_table_in_a_cell_or_last_in_the_body_leaves_a_paragraph_behind_it() -> None:
    for body in (
        (tbl(tr("{{ x }}", "b")), p("")),
        (p("{{ x }}"),),
        (p("{{ x }}"), tbl(tr("a", "b")), p("")),
        (p("{{ x }}{{ x }}"),),
    ):
        check_valid(rendered(docx(*body), x=TABLE))


def test_where_no_table_can_stand_it_is_lines() -> None:
    inside = p("<w:sdt><w:sdtContent><w:r><w:t>{{ x }}</w:t></w:r></w:sdtContent></w:sdt>")
    assert lines(rendered(docx(inside), x=TABLE)) == ["Hildre & Nes: 2025 1, 2026 3,5\nØvre: 2025 –, 2026 4"]


def test_numbers_that_make_no_chart_make_no_table() -> None:
    (fault,) = faults_of(docx(p("{{ x }}")), x=NumberTable(Chart((), ())))
    assert (fault.code, fault.tag) == ("chart-empty", "{{ x }}")
