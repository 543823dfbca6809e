"""The template's own lists, and new numberings that stand on them, so that every numbered list begins at 1.

`find_lists` reads styles and numbering when a template is compiled; the rest is text for a rendering. Word's list styles
are known by their names, which are English in every Word («List Bullet» is «Punktliste» on the screen only).
A template without list styles lends its own bullets or numbers; one without either gets ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.word.wellformed import DECLARATION

if TYPE_CHECKING:
    from docgen.word.xml import Element

NUMBERING_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
LEVELS: Final = 9
BULLET, NUMBER, CONTINUED = "bullet", "number", "continued"

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STYLE_NAMES: Final = {BULLET: "list bullet", NUMBER: "list number"}
_FORMATS: Final = {BULLET: frozenset({"bullet"}), NUMBER: frozenset({"decimal"})}
# How our own lists look: a step of 360 twips (6.35 mm) a level, as Word's.
_STEP: Final = 360
_SIGNS: Final = {BULLET: ("•", "◦", "▪"), NUMBER: ("decimal", "lowerLetter", "lowerRoman")}
_FIRST_NUM: Final = re.compile(r"<w:num[ >]")
_AFTER_NUMS: Final = re.compile(r"<w:numIdMacAtCleanup\b[^>]*/>\s*</w:numbering>|</w:numbering>")


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: its paragraph style (or ""), the definition and level it is numbered by, the number that the
    style brings (0: none), and how far its text is indented, in twips."""

    style: str
    abstract: int
    ilvl: int
    num: int
    left: int


@dataclass(frozen=True, slots=True)
class ListStyles:
    """What a template has for lists, and the ids of its styles for links and tables ("": none). Where it has no levels of a
    kind, they stand on a definition of ours, which a rendering adds under the number `own_abstract` gives. `counting` are
    the numberings that count, each with its definition."""

    bullets: tuple[ListLevel, ...] = ()
    numbers: tuple[ListLevel, ...] = ()
    highest_num: int = 0
    highest_abstract: int = -1
    counting: tuple[tuple[int, int], ...] = ()
    continued: str = ""
    hyperlink: str = ""
    table: str = ""

    def level(self, kind: str, level: int) -> ListLevel:
        """The level of a kind of list."""
        levels = self.bullets if kind == BULLET else self.numbers
        if levels:
            return levels[min(level, len(levels) - 1)]
        return ListLevel("", self.own_abstract(kind), level, 0, _STEP * (level + 1))

    def abstract_of(self, num: int) -> int | None:
        """The definition that a numbering stands on, if it counts."""
        return dict(self.counting).get(num)

    def is_own(self, kind: str) -> bool:
        """Must the definition be ours?"""
        return not (self.bullets if kind == BULLET else self.numbers)

    def own_abstract(self, kind: str) -> int:
        """The number of our definition."""
        return self.highest_abstract + (1 if kind == BULLET else 2)


def item_properties(level: ListLevel, num: int) -> str:
    """The inside of `w:pPr` of an item; `num` 0 leaves the numbering to the style."""
    numbered = f'<w:numPr><w:ilvl w:val="{level.ilvl}"/><w:numId w:val="{num}"/></w:numPr>' if num else ""
    return _style(level) + numbered


def continued_properties(style: str, level: ListLevel) -> str:
    """The inside of `w:pPr` of a further paragraph of an item: indented like it, without its sign."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'{styled}<w:ind w:left="{level.left}" w:firstLine="0"/>'


def num_text(num: int, abstract: int, ilvl: int | None = None) -> str:
    """A numbering that stands on a definition; with `ilvl` that level begins at 1 again."""
    restart = f'<w:lvlOverride w:ilvl="{ilvl}"><w:startOverride w:val="1"/></w:lvlOverride>' if ilvl is not None else ""
    return f'<w:num w:numId="{num}"><w:abstractNumId w:val="{abstract}"/>{restart}</w:num>'


def own_definition(kind: str, abstract: int) -> str:
    """Our definition of a list: hanging signs on nine levels."""
    levels = []
    for level in range(LEVELS):
        sign = _SIGNS[kind][level % len(_SIGNS[kind])]
        shape, text = ("bullet", sign) if kind == BULLET else (sign, f"%{level + 1}.")
        levels.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{_STEP * (level + 1)}" w:hanging="{_STEP}"/></w:pPr></w:lvl>'
        )
    kinds = '<w:multiLevelType w:val="hybridMultilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{abstract}">{kinds}{"".join(levels)}</w:abstractNum>'


def numbering_text_with(text: str | None, definitions: Sequence[str], nums: Sequence[str]) -> str:
    """numbering.xml with definitions and numberings added, each kind with its like, as the schema wants them."""
    if text is None:
        text = f'{DECLARATION}<w:numbering xmlns:w="{_W}"></w:numbering>'
    elif text.endswith("/>"):
        text = f"{text[:-2]}></w:numbering>"
    end = _AFTER_NUMS.search(text)
    assert end is not None
    first = _FIRST_NUM.search(text)
    cut = first.start() if first else end.start()
    return f"{text[:cut]}{''.join(definitions)}{text[cut : end.start()]}{''.join(nums)}{text[end.start() :]}"


def _style(level: ListLevel) -> str:
    return f'<w:pStyle w:val="{level.style}"/>' if level.style else ""


# --- reading a template -------------------------------------------------------------------------------------------------


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


def _w(name: str) -> str:
    return f"{{{_W}}}{name}"


class _Finder:
    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._styles = {style.get(_w("styleId"), ""): style for style in (styles.iter(_w("style")) if styles is not None else ())}
        every = list(numbering) if numbering is not None else []
        self.abstracts = {_int(child, "abstractNumId"): child for child in every if child.tag == _w("abstractNum")}
        self.nums = {_int(child, "numId"): _value(child, "abstractNumId") for child in every if child.tag == _w("num")}

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
            if style.get(_w("type")) == kind and _name(style) == name:
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
        return ListLevel(style_id, abstract, ilvl, num, self._indent(style_id) or dict(self._defined(abstract)).get(ilvl, _STEP))

    def _lent(self, kind: str) -> ListLevel | None:
        """A list that the template has, but no style for."""
        style = self.style_named("list paragraph", "paragraph")
        for abstract, definition in self.abstracts.items():
            linked = any(level.find(_w("pStyle")) is not None for level in definition.iter(_w("lvl")))
            if not linked and self._format(abstract, 0) in _FORMATS[kind]:
                return ListLevel(style, abstract, 0, 0, dict(self._defined(abstract)).get(0, _STEP))
        return None

    def _numbering_of(self, style_id: str) -> tuple[int, int] | None:
        """The number and level that a style brings, by itself or by what it rests on."""
        for style in self._chain(style_id):
            properties = style.find(f"{_w('pPr')}/{_w('numPr')}")
            if properties is not None:
                num = _value(properties, "numId")
                return (num, _value(properties, "ilvl")) if num else None
        return None

    def _indent(self, style_id: str) -> int:
        for style in self._chain(style_id):
            indent = style.find(f"{_w('pPr')}/{_w('ind')}")
            if indent is not None:
                return _int(indent, "left") or _int(indent, "start")
        return 0

    def _chain(self, style_id: str) -> Iterator[Element]:
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            yield self._styles[style_id]
            based = self._styles[style_id].find(_w("basedOn"))
            style_id = based.get(_w("val"), "") if based is not None else ""

    def _format(self, abstract: int, ilvl: int) -> str:
        for level in self.abstracts[abstract].iter(_w("lvl")):
            shape = level.find(_w("numFmt"))
            if _int(level, "ilvl") == ilvl and shape is not None:
                return str(shape.get(_w("val"), ""))
        return ""

    def _defined(self, abstract: int) -> list[tuple[int, int]]:
        """The levels that a definition has, each with its indent."""
        found = []
        for level in self.abstracts[abstract].iter(_w("lvl")):
            indent = level.find(f"{_w('pPr')}/{_w('ind')}")
            ilvl = _int(level, "ilvl")
            left = (_int(indent, "left") or _int(indent, "start")) if indent is not None else 0
            found.append((ilvl, left or _STEP * (ilvl + 1)))
        return found


def _name(style: Element) -> str:
    name = style.find(_w("name"))
    return str(name.get(_w("val"), "")).casefold() if name is not None else ""


def _int(element: Element, attribute: str) -> int:
    value = element.get(_w(attribute), "0")
    return int(value) if value.lstrip("-").isdecimal() else 0


def _value(element: Element, child: str) -> int:
    found = element.find(_w(child))
    return _int(found, "val") if found is not None else 0
