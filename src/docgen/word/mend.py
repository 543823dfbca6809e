"""The marks of `guards` resolved in a rendered text, from the innermost out.

Text in, text out: a cell gets its paragraph, a row without cells and a table without rows are left out, and a table whose
cells are repeated gets as many columns as its widest row.
"""

from __future__ import annotations

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
        from docgen.word.columns import regridded

        return regridded(content)
    if kind == "t":
        return content if "<w:tr>" in content or "<w:tr " in content else ""
    last = content.rpartition("</w:tbl>")[2]
    return content if any(start in last for start in _PARAGRAPH_STARTS) else content + "<w:p/>"
