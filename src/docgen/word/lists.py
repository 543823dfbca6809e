"""New numberings that stand on the template's own lists, so that every numbered list begins at 1.

What `list_finder` found when the template was compiled, and text for a rendering. A template without list styles lends its own
bullets or numbers; one without either gets ours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from docgen.word.wellformed import DECLARATION

NUMBERING_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
LEVELS: Final = 9
BULLET, NUMBER, CONTINUED = "bullet", "number", "continued"

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# How our own lists look: a step of 360 twips (6.35 mm) a level, as Word's.
STEP: Final = 360
_SIGNS: Final = {BULLET: ("•", "◦", "▪"), NUMBER: ("decimal", "lowerLetter", "lowerRoman")}
_FIRST_NUM: Final = re.compile(r"<w:num[ >]")
_AFTER_NUMS: Final = re.compile(r"<w:numIdMacAtCleanup\b[^>]*/>\s*</w:numbering>|</w:numbering>")


class ListLevel(NamedTuple):
    """One level of a list: its paragraph style (or ""), the definition and level it is numbered by, the number that the
    style brings (0: none), and how far its text is indented, in twips."""

    style: str
    abstract: int
    ilvl: int
    num: int
    left: int


class ListStyles(NamedTuple):
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
        return ListLevel("", self.own_abstract(kind), level, 0, STEP * (level + 1))

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
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{STEP * (level + 1)}" w:hanging="{STEP}"/></w:pPr></w:lvl>'
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
