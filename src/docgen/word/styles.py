"""The styles of a document by id, and what a style is called and rests on. Trees in; nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from docgen.word.xml import PPR, VAL, Element, w

STYLE_USES: Final = (w("pStyle"), w("rStyle"), w("tblStyle"))
"""The elements of a text that say which style it is in."""


def by_id(styles: Element | None) -> dict[str, Element]:
    """Every style of styles.xml."""
    return {style.get(w("styleId"), ""): style for style in styles.iter(w("style"))} if styles is not None else {}


def name_of(style: Element) -> str:
    """What the style is called, as names are compared: Word's own are English, in whatever case."""
    name = style.find(w("name"))
    return str(name.get(VAL, "")).casefold() if name is not None else ""


def chain(styles: Mapping[str, Element], style_id: str) -> Iterator[Element]:
    """The style, and those it rests on, nearest first."""
    seen: set[str] = set()
    while style_id in styles and style_id not in seen:
        seen.add(style_id)
        yield styles[style_id]
        based = styles[style_id].find(w("basedOn"))
        style_id = based.get(VAL, "") if based is not None else ""


def style_of(paragraph: Element) -> str:
    """The id of a paragraph's style, `""` for the default one."""
    style = paragraph.find(f"{PPR}/{w('pStyle')}")
    return str(style.get(VAL, "")) if style is not None else ""
