"""The template's own lists, read when it is compiled.

Styles and numbering in, `ListStyles` out. Word's list styles are known by their names, which are English in every Word
(«List Bullet» is «Punktliste» on the screen only).
"""

from __future__ import annotations

from typing import Final

from docgen.word.lists import BULLET, NUMBER, STEP, ListLevel, ListStyles
from docgen.word.styles import by_id, chain, name_of
from docgen.word.xml import Element, w

_FORMATS: Final = {BULLET: frozenset({"bullet"}), NUMBER: frozenset({"decimal"})}
_STYLE_NAMES: Final = {BULLET: "list bullet", NUMBER: "list number"}


def find_lists(styles: Element | None, numbering: Element | None) -> ListStyles:
    """What the template has for lists, links and tables."""
    reader = _Finder(styles, numbering)
    return ListStyles(
        bullets=reader.levels(BULLET),
        numbers=reader.levels(NUMBER),
        highest_num=max(reader.nums, default=0),
        highest_abstract=max(reader.abstracts, default=-1),
        counting=tuple((num, abstract) for num, abstract in reader.nums.items() if reader.counts(abstract)),
        continued=reader.style_named("list continue", "paragraph") or reader.style_named("list paragraph", "paragraph"),
        hyperlink=reader.style_named("hyperlink", "character"),
        table=reader.style_named("table grid", "table"),
    )


class _Finder:
    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._styles = by_id(styles)
        every = list(numbering) if numbering is not None else []
        self.abstracts = {_int(child, "abstractNumId"): child for child in every if child.tag == w("abstractNum")}
        self.nums = {_int(child, "numId"): _value(child, "abstractNumId") for child in every if child.tag == w("num")}

    def levels(self, kind: str) -> tuple[ListLevel, ...]:
        """The levels of the list styles; those that have no style of their own go on in the first one's numbering."""
        found = [level for number in range(1, 6) if (level := self._styled(kind, number)) is not None]
        if not found:
            found = [level for level in (self._lent(kind),) if level is not None]
        if len(found) == 1:
            first = found[0]
            found += [
                ListLevel(first.style, first.abstract, ilvl, 0, left)
                for ilvl, left in self._defined(first.abstract)
                if ilvl > first.ilvl
            ]
        return tuple(found)

    def style_named(self, name: str, kind: str) -> str:
        """The id of the style with that name."""
        for style_id, style in self._styles.items():
            if style.get(w("type")) == kind and name_of(style) == name:
                return style_id
        return ""

    def counts(self, abstract: int) -> bool:
        """Is the first level of a definition a number or a letter?"""
        return abstract in self.abstracts and self._format(abstract, 0) not in ("bullet", "none", "")

    def _styled(self, kind: str, number: int) -> ListLevel | None:
        name = _STYLE_NAMES[kind] + (f" {number}" if number > 1 else "")
        style_id = self.style_named(name, "paragraph")
        numbered = self._numbering_of(style_id)
        if numbered is None:
            return None
        num, ilvl = numbered
        abstract = self.nums.get(num)
        if abstract is None or abstract not in self.abstracts or self._format(abstract, ilvl) not in _FORMATS[kind]:
            return None
        return ListLevel(style_id, abstract, ilvl, num, self._indent(style_id) or dict(self._defined(abstract)).get(ilvl, STEP))

    def _lent(self, kind: str) -> ListLevel | None:
        """A list that the template has, but no style for."""
        style = self.style_named("list paragraph", "paragraph")
        for abstract, definition in self.abstracts.items():
            linked = any(level.find(w("pStyle")) is not None for level in definition.iter(w("lvl")))
            if not linked and self._format(abstract, 0) in _FORMATS[kind]:
                return ListLevel(style, abstract, 0, 0, dict(self._defined(abstract)).get(0, STEP))
        return None

    def _numbering_of(self, style_id: str) -> tuple[int, int] | None:
        """The number and level that a style brings, by itself or by what it rests on."""
        for style in chain(self._styles, style_id):
            properties = style.find(f"{w('pPr')}/{w('numPr')}")
            if properties is not None:
                num = _value(properties, "numId")
                return (num, _value(properties, "ilvl")) if num else None
        return None

    def _indent(self, style_id: str) -> int:
        for style in chain(self._styles, style_id):
            indent = style.find(f"{w('pPr')}/{w('ind')}")
            if indent is not None:
                return _int(indent, "left") or _int(indent, "start")
        return 0

    def _format(self, abstract: int, ilvl: int) -> str:
        for level in self.abstracts[abstract].iter(w("lvl")):
            shape = level.find(w("numFmt"))
            if _int(level, "ilvl") == ilvl and shape is not None:
                return str(shape.get(w("val"), ""))
        return ""

    def _defined(self, abstract: int) -> list[tuple[int, int]]:
        """The levels that a definition has, each with its indent."""
        found = []
        for level in self.abstracts[abstract].iter(w("lvl")):
            indent = level.find(f"{w('pPr')}/{w('ind')}")
            ilvl = _int(level, "ilvl")
            left = (_int(indent, "left") or _int(indent, "start")) if indent is not None else 0
            found.append((ilvl, left or STEP * (ilvl + 1)))
        return found


def _int(element: Element, attribute: str) -> int:
    value = element.get(w(attribute), "0")
    return int(value) if value.lstrip("-").isdecimal() else 0


def _value(element: Element, child: str) -> int:
    found = element.find(w(child))
    return _int(found, "val") if found is not None else 0
