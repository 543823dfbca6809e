"""The columns of a table whose cells were repeated: as many as in its widest row, in the width that they had together.

A rendered table's text in, its text out. Imported when a rendering meets one.
"""

from __future__ import annotations

import re
from typing import Final

_GRID: Final = re.compile(r"<w:tblGrid>(.*?)</w:tblGrid>|<w:tblGrid/>", re.DOTALL)
_WIDTH: Final = re.compile(r'<w:gridCol\b[^>]*\bw:w="(\d+)"')
_COLUMN: Final = re.compile(r"<w:gridCol\b")
_INNER_TABLE: Final = re.compile(r"<w:tbl>(?:(?!<w:tbl>).)*?</w:tbl>", re.DOTALL)
_CELL: Final = re.compile(r"<w:tc[ >]")
_SPANNED: Final = re.compile(r'<w:(?:gridSpan|gridBefore|gridAfter) w:val="(\d+)"')
_CELL_WIDTH: Final = re.compile(r'<w:tcW (?:w:w="\d+" w:type="dxa"|w:type="dxa" w:w="\d+")/>(?:<w:gridSpan w:val="(\d+)"/>)?')


def regridded(table: str) -> str:
    """A table whose grid has the columns of its widest row, in the width that the template's columns had together."""
    grid = _GRID.search(table)
    if grid is None:
        return table
    own = table[len("<w:tbl>") :]
    while (fewer := _INNER_TABLE.sub("", own)) != own:
        own = fewer
    columns = max((_columns(row) for row in own.split("<w:tr>")[1:] + own.split("<w:tr ")[1:]), default=0)
    if columns == 0 or columns == len(_COLUMN.findall(grid.group())):
        return table
    total = sum(int(width) for width in _WIDTH.findall(grid.group()))
    width = total // columns
    made = f"<w:tblGrid>{f'<w:gridCol w:w={chr(34)}{width}{chr(34)}/>' * columns}</w:tblGrid>"
    whole = table[: grid.start()] + made + table[grid.end() :]
    if "<w:tbl>" in table[len("<w:tbl>") :] or not width:
        return whole
    return _CELL_WIDTH.sub(lambda cell: _cell_width(cell, width), whole)


def _columns(row: str) -> int:
    row = row.partition("</w:tr>")[0]
    return len(_CELL.findall(row)) + sum(
        int(match.group(1)) - match.group().startswith("<w:gridSpan") for match in _SPANNED.finditer(row)
    )


def _cell_width(cell: re.Match[str], width: int) -> str:
    span = cell.group(1)
    spanned = f'<w:gridSpan w:val="{span}"/>' if span else ""
    return f'<w:tcW w:w="{width * int(span or 1)}" w:type="dxa"/>{spanned}'
