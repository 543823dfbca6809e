"""What Word demands of an element whose content a template may take away.

At compile time the elements at risk are marked; at render time the marks, which are characters no XML and no value
can hold, are resolved from the innermost out: a cell gets its paragraph, a row without cells and a table without rows
are left out.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from docgen.word.runs import TARGET
from docgen.word.xml import TBL, TC, TCPR, TR, TXBX, Element, w

_OPEN, _CLOSE = "\x01", "\x02"
_PARAGRAPH_STARTS: Final = ("<w:p>", "<w:p ", "<w:p/>")

# What must be left of an element, and what is done when it is not.
_NEEDS_PARAGRAPH: Final = frozenset(
    {TC, TXBX, w("hdr"), w("ftr"), w("footnote"), w("endnote"), w("comment")}
)  # fmt: skip


def mark_guards(root: Element) -> bool:
    """Mark every element that a lifted tag stands directly in. True if there was one."""
    holders = {parent for tag in root.iter(etree.ProcessingInstruction) if (parent := tag.getparent()) is not None}
    for holder in holders:
        if holder.tag in _NEEDS_PARAGRAPH:
            start = 1 if len(holder) and holder[0].tag == TCPR else 0
            holder.insert(start, _guard("(c"))
            holder.append(_guard(")"))
    rows = {row for row in root.iter(TR) if row in holders}
    tables = {table for table in root.iter(TBL) if table in holders or any(row in rows for row in table.iter(TR))}
    for element, key in (*((row, "(d") for row in rows), *((table, "(t") for table in tables)):
        element.addprevious(_guard(key))
        element.addnext(_guard(")"))
    return bool(holders)


def _guard(key: str) -> Element:
    return etree.ProcessingInstruction(TARGET, f"guard{key}")


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
    if kind == "t":
        return content if "<w:tr>" in content or "<w:tr " in content else ""
    last = content.rpartition("</w:tbl>")[2]
    return content if any(start in last for start in _PARAGRAPH_STARTS) else content + "<w:p/>"
