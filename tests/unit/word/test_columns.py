"""Grids that are made anew keep the spans of their cells, whatever the order of the width's attributes."""

from __future__ import annotations

import pytest

from docgen.word.columns import regridded

GRID = '<w:tbl><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'


@pytest.mark.parametrize("width", ['<w:tcW w:w="3000" w:type="dxa"/>', '<w:tcW w:type="dxa" w:w="3000"/>'])
def test_a_cell_over_two_columns_keeps_its_span_and_gets_their_width(width: str) -> None:
    plain, wide = (f"<w:tc><w:tcPr>{width}{span}</w:tcPr><w:p/></w:tc>" for span in ("", '<w:gridSpan w:val="2"/>'))
    made = regridded(f"{GRID}<w:tr>{plain}{plain}{plain}</w:tr><w:tr>{wide}{plain}</w:tr></w:tbl>")
    assert made.count('<w:gridCol w:w="2000"/>') == 3
    assert made.count('<w:tcW w:w="4000" w:type="dxa"/><w:gridSpan w:val="2"/>') == 1
    assert made.count('<w:tcW w:w="2000" w:type="dxa"/></w:tcPr>') == 4
