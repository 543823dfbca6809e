"""Where an element of a part is, as a person who has the document open would say it.

One part's tree in, a `Place` for any of its elements. Computed before anything is moved, because numbers are the
author's, not ours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from docgen.word.faults import Place
from docgen.word.xml import MC, PPR, TBL, TC, TR, VAL, Element, P, T, w

_HEADING_NAME: Final = re.compile(r"(heading|title|overskrift|tittel)\b", re.IGNORECASE)
_FALLBACK: Final = f"{{{MC}}}Fallback"
_PSTYLE: Final = w("pStyle")
_LONGEST_HEADING: Final = 60


def heading_styles(styles: Element | None) -> frozenset[str]:
    """Ids of the paragraph styles that make headings: those with an outline level, or named `heading 1`, `Title`."""
    if styles is None:
        return frozenset()
    found = set()
    for style in styles.iter(w("style")):
        name = style.find(w("name"))
        named = name is not None and _HEADING_NAME.match(name.get(VAL, "")) is not None
        if named or style.find(f"{PPR}/{w('outlineLvl')}") is not None:
            found.add(style.get(w("styleId"), ""))
    return frozenset(found)


class Places:
    """The places of one part."""

    def __init__(
        self,
        root: Element,
        role: str,
        headings: frozenset[str],
        *,
        file: str = "",
        guests: Mapping[Element, Places] = MappingProxyType({}),
    ) -> None:
        self._role = role
        self._file = file
        self._guests = guests
        self.headings = headings
        # Keys are the elements themselves: lxml makes a new proxy with a new id() whenever the last one is dropped.
        self._paragraphs: dict[Element, tuple[int, str]] = {}
        own_tables = (table for table in root.iter(TBL) if self._guest(table) is None)
        self._tables = {table: number for number, table in enumerate(own_tables, 1)}
        heading, number = "", 0
        for paragraph in root.iter(P):
            if guests and (guest := self._guest(paragraph)) is not None:
                # What came from another file is counted there; here it is the one paragraph that asked for it.
                before = paragraph.getprevious()
                number += before is None or self._guest(before) is not guest
                continue
            # The fallback of a text box repeats the paragraphs of the choice; a person sees them once.
            if next(paragraph.iterancestors(_FALLBACK), None) is None:
                number += 1
            style = paragraph.find(f"{PPR}/{_PSTYLE}")
            if style is not None and style.get(VAL, "") in headings:
                text = "".join(node.text or "" for node in paragraph.iter(T)).strip()
                heading = text if len(text) <= _LONGEST_HEADING else text[:_LONGEST_HEADING] + "…"
            self._paragraphs[paragraph] = (max(number, 1), heading)

    def of(self, element: Element) -> Place:
        """The place of an element: its paragraph, its cell, and the heading above."""
        if self._guests and (guest := self._guest(element)) is not None and guest is not self:
            return guest.of(element)
        paragraph = element if element.tag == P else next(element.iterancestors(P), None)
        number, heading = self._paragraphs.get(paragraph, (None, "")) if paragraph is not None else (None, "")
        cell = next(element.iterancestors(TC), None)
        table = next(element.iterancestors(TBL), None)
        if cell is None or table is None:
            return Place(self._role, number, heading=heading, file=self._file)
        row = next(cell.iterancestors(TR))
        return Place(
            self._role,
            number,
            self._tables.get(table),
            _index(row, table.iter(TR), table),
            _index(cell, row.iter(TC), row, depth=TR),
            heading,
            self._file,
        )

    def _guest(self, element: Element) -> Places | None:
        """The places of the file that an element came from, if it came from another."""
        if not self._guests:
            return None
        if element in self._guests:
            return self._guests[element]
        return next((self._guests[outer] for outer in element.iterancestors() if outer in self._guests), None)


def _index(element: Element, candidates: object, owner: Element, depth: str = TBL) -> int:
    """One-based position among those whose nearest owner is this one (not those of nested tables)."""
    number = 0
    for candidate in candidates:  # type: ignore[attr-defined]
        if next(candidate.iterancestors(depth), None) is owner:
            number += 1
            if candidate is element:
                return number
    return number
