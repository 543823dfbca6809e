"""What Word demands of an element whose content a template may take away.

At compile time the elements at risk are marked; at render time the marks, which are characters no XML and no value
can hold, are resolved (`mend`).
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from docgen.word.runs import TARGET
from docgen.word.xml import TBL, TC, TCPR, TR, TXBX, Element, w

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
