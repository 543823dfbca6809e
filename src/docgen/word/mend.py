"""The marks of `guards` resolved in a rendered text, from the innermost out.

Text in, text out: a cell gets its paragraph, a row without cells and a table without rows are left out, and a table whose
cells are repeated gets as many columns as its widest row.
"""

from __future__ import annotations

import re
from typing import Final

_OPEN, _CLOSE = "\x01", "\x02"
_PARAGRAPH_STARTS: Final = ("<w:p>", "<w:p ", "<w:p/>")


def literal_of(key: str) -> str:
    """The characters that a guard's mark is in the rendered text."""
    return _OPEN + key[1] if key.startswith("(") else _CLOSE


def mend(text: str) -> str:
    """Resolve the guards of a rendered part, in one pass however many there are."""
    levels: list[list[str]] = [[]]
    *closed, rest = text.split(_CLOSE)
    for chunk in closed:
        _open_levels(levels, chunk)
        content = "".join(levels.pop())
        levels[-1].append(_mended(content[0], content[1:]))
    _open_levels(levels, rest)
    return "".join(levels[0])


def _open_levels(levels: list[list[str]], chunk: str) -> None:
    before, *opened = chunk.split(_OPEN)
    levels[-1].append(before)
    levels.extend([content] for content in opened)


def _mended(kind: str, content: str) -> str:
    if kind == "d":
        return content if "<w:tc>" in content or "<w:tc " in content else ""
    if kind == "g":
        return regridded(content)
    if kind == "t":
        return content if "<w:tr>" in content or "<w:tr " in content else ""
    last = content.rpartition("</w:tbl>")[2]
    return content if any(start in last for start in _PARAGRAPH_STARTS) else content + "<w:p/>"


# --- columns ----------------------------------------------------------------------------------------------------------

_GRID: Final = re.compile(r"<w:tblGrid>(.*?)</w:tblGrid>|<w:tblGrid/>", re.DOTALL)
_WIDTH: Final = re.compile(r'<w:gridCol\b[^>]*\bw:w="(\d+)"')
_COLUMN: Final = re.compile(r"<w:gridCol\b")
_INNER_TABLE: Final = re.compile(r"<w:tbl>(?:(?!<w:tbl>).)*?</w:tbl>", re.DOTALL)
_CELL: Final = re.compile(r"<w:tc[ >]")
_SPANNED: Final = re.compile(r'<w:(?:gridSpan|gridBefore|gridAfter) w:val="(\d+)"')
_CELL_WIDTH: Final = re.compile(
    r'<w:tcW w:w="\d+" w:type="dxa"/>(?:<w:gridSpan w:val="(\d+)"/>)?|<w:tcW w:type="dxa" w:w="\d+"/>'
)


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
