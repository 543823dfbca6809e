"""Numbered paragraphs of the template inside loops: each round's list begins at 1.

A tree whose tags are lifted in; the numbers of the paragraphs concerned become marks, and a round that begins them anew
gets a mark too. Which loop begins a list anew: the innermost one that holds all of its first-level paragraphs. Is there
only one such paragraph, directly in that loop, then the loop is the list, and the one around it begins it anew.
Numbered headings count through the document, as a reader expects.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from lxml import etree

from docgen.word.lists import ListLevel, ListStyles
from docgen.word.runs import TARGET
from docgen.word.text import MARK_CLOSE, MARK_OPEN, Located
from docgen.word.xml import PPR, VAL, Element, P, w

_NUMPR: Final = w("numPr")
# What stands before w:numPr in w:pPr, in the order of the schema.
_BEFORE: Final = frozenset(w(name) for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"))


class _Item(NamedTuple):
    """A numbered paragraph: its properties, number and level, and the loops around it, outermost first."""

    properties: Element
    num: str
    ilvl: int
    loops: tuple[Element, ...]


def mark_restarts(root: Element, located: Mapping[int, Located], lists: ListStyles, headings: frozenset[str]) -> None:
    """Mark what must begin anew."""
    by_num: dict[str, list[_Item]] = {}
    for item in _items(root, located, lists, headings):
        by_num.setdefault(item.num, []).append(item)
    for num, items in by_num.items():
        abstract = lists.abstract_of(int(num))
        loop = _restarting(items)
        if abstract is None or loop is None:
            continue
        key = f"{num}:{abstract}:{min(item.ilvl for item in items)}"
        loop.addnext(etree.ProcessingInstruction(TARGET, f"restart{num}"))
        for item in items:
            _number(item).set(VAL, f"{MARK_OPEN}list {key}{MARK_CLOSE}")


def _items(root: Element, located: Mapping[int, Located], lists: ListStyles, headings: frozenset[str]) -> list[_Item]:
    styled = {level.style: level for level in lists.numbers if level.style and level.num}
    loops: list[Element] = []
    found: list[_Item] = []
    for element in root.iter(etree.ProcessingInstruction, P):
        if element.tag == P:
            properties = element.find(PPR)
            if loops and properties is not None and (item := _item(properties, tuple(loops), styled, headings)) is not None:
                found.append(item)
            continue
        text = element.text or ""
        word = located[int(text)].tag.word if text.isdecimal() else ""
        if word == "for":
            loops.append(element)
        elif word == "endfor":
            loops.pop()
    return found


def _item(
    properties: Element, loops: tuple[Element, ...], styled: Mapping[str, ListLevel], headings: frozenset[str]
) -> _Item | None:
    style = properties.find(w("pStyle"))
    name = style.get(VAL, "") if style is not None else ""
    if name in headings:
        return None
    own = properties.find(_NUMPR)
    if own is not None:
        num, ilvl = own.find(w("numId")), own.find(w("ilvl"))
        level = ilvl.get(VAL, "0") if ilvl is not None else "0"
        if num is None or not num.get(VAL, "").isdecimal() or num.get(VAL) == "0" or not level.isdecimal():
            return None
        return _Item(properties, num.get(VAL, ""), int(level), loops)
    known = styled.get(name)
    return _Item(properties, str(known.num), known.ilvl, loops) if known is not None else None


def _restarting(items: list[_Item]) -> Element | None:
    """The opening tag of the loop whose every round begins the list anew."""
    lowest = min(item.ilvl for item in items)
    first = [item for item in items if item.ilvl == lowest]
    shared = first[0].loops
    for item in first[1:]:
        shared = tuple(one for one, other in zip(shared, item.loops, strict=False) if one is other)
    if len(first) == 1:
        shared = shared[:-1]
    return shared[-1] if shared else None


def _number(item: _Item) -> Element:
    """The paragraph's own w:numId, made where the style brought it."""
    own = item.properties.find(_NUMPR)
    if own is None:
        own = etree.Element(_NUMPR)
        etree.SubElement(own, w("ilvl")).set(VAL, str(item.ilvl))
        etree.SubElement(own, w("numId"))
        item.properties.insert(sum(child.tag in _BEFORE for child in item.properties), own)
    found = own.find(w("numId"))
    assert found is not None
    return found
