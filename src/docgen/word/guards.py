"""What Word demands of an element whose content a template may take away.

At compile time the elements at risk are marked; at render time the marks, which are characters no XML and no value
can hold, are resolved (`mend`).
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain
from typing import Final

from lxml import etree

from docgen.word.runs import TARGET
from docgen.word.xml import TBL, TC, TCPR, TR, TXBX, Element, P, w

# What must be left of an element, and what is done when it is not.
_NEEDS_PARAGRAPH: Final = frozenset(
    {TC, TXBX, w("hdr"), w("ftr"), w("footnote"), w("endnote"), w("comment")}
)  # fmt: skip


def mark_guards(root: Element) -> bool:
    """Mark every element that may lose what Word demands of it. True if there was one."""
    holders = {parent for tag in root.iter(etree.ProcessingInstruction) if (parent := tag.getparent()) is not None}
    at_risk = [holder for holder in holders if holder.tag in _NEEDS_PARAGRAPH and not _ends_with_paragraph(holder)]
    for holder in at_risk:
        start = 1 if len(holder) and holder[0].tag == TCPR else 0
        holder.insert(start, _guard("(c"))
        holder.append(_guard(")"))
    rows = {row for row in root.iter(TR) if row in holders and not _always_has(row, TC, holders)}
    tables = {
        table
        for table in root.iter(TBL)
        if (table in holders or any(row in rows for row in table.iter(TR))) and not _always_has(table, TR, rows)
    }
    changing = {next(row.iterancestors(TBL)) for row in root.iter(TR) if row in holders}
    marks = ((row, "(d") for row in rows), ((table, "(t") for table in tables), ((table, "(g") for table in changing)
    for element, key in chain(*marks):
        element.addprevious(_guard(key))
        element.addnext(_guard(")"))
    return bool(at_risk or rows or tables or changing)


def _ends_with_paragraph(holder: Element) -> bool:
    """Is the last thing in it a paragraph that no tag can take away?"""
    return len(holder) > 0 and holder[-1].tag == P


def _always_has(owner: Element, name: str, at_risk: Collection[Element]) -> bool:
    """Is there a child of that name that stands outside every tag, and is not left out itself?"""
    tags = [place for place, child in enumerate(owner) if isinstance(child, etree._ProcessingInstruction)]
    first, last = (tags[0], tags[-1]) if tags else (len(owner), -1)
    return any(child.tag == name and child not in at_risk and not first < place < last for place, child in enumerate(owner))


def _guard(key: str) -> Element:
    return etree.ProcessingInstruction(TARGET, f"guard{key}")
