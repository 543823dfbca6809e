"""docxtpl's table tags: {% colspan n %}, {% cellbg colour %}, {% vm %} and {% hm %}.

A tree whose tags are lifted and the tags in; the cell's own properties carry the tag's value out, in the order the
schema wants them. `vm` merges a repeated cell downwards, `hm` sideways; both show the first repetition's content.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from docgen.word.blocks import CELL_WORDS
from docgen.word.faults import Fault
from docgen.word.runs import instruction, take_mark
from docgen.word.said import CONTROL, VALUE
from docgen.word.text import Located, mark
from docgen.word.xml import TC, TCPR, VAL, Element, w

# The children of w:tcPr in the order of the schema.
_ORDER: Final = tuple(
    w(name) for name in ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar")
)


def change_cells(located: list[Located], faults: list[Fault]) -> None:
    """Turn every cell tag into properties of its cell; the values they need are appended as tags of their own."""
    for item in list(located):
        if item.tag.kind != CONTROL or item.tag.word not in CELL_WORDS or item.attribute:
            continue
        take_mark(item)
        cell = next(item.node.iterancestors(TC), None)
        if cell is None:
            details = (("container", "tc"), ("prefix", item.tag.prefix))
            faults.append(Fault("no-container", item.tag.place, item.tag.written, details))
            continue
        argument = item.tag.text[len(item.tag.word) :].strip()
        if item.tag.word == "colspan":
            _value(located, item, argument, _property(cell, "gridSpan"), VAL)
        elif item.tag.word == "cellbg":
            shade = _property(cell, "shd")
            shade.set(VAL, "clear")
            shade.set(w("color"), "auto")
            _value(located, item, argument, shade, w("fill"))
        elif item.tag.word == "vm":
            _value(located, item, "'restart' if loop.first else 'continue'", _property(cell, "vMerge"), VAL)
            _only_first(located, item, [child for child in cell if child.tag != TCPR])
        else:
            span = _property(cell, "gridSpan")
            _value(located, item, f"{span.get(VAL, '1')} * loop.length", span, VAL)
            _only_first(located, item, [cell])


def _property(cell: Element, name: str) -> Element:
    properties = cell.find(TCPR)
    if properties is None:
        properties = etree.Element(TCPR)
        cell.insert(0, properties)
    existing = properties.find(w(name))
    if existing is not None:
        return existing
    added = etree.Element(w(name))
    before = _ORDER[: _ORDER.index(w(name))]
    properties.insert(sum(child.tag in before for child in properties), added)
    return added


def _value(located: list[Located], item: Located, text: str, element: Element, attribute: str) -> None:
    number = len(located)
    tag = item.tag._replace(kind=VALUE, text=text, prefix="")
    located.append(Located(number, tag, element, item.paragraph, attribute))
    element.set(attribute, mark(number))


def _only_first(located: list[Located], item: Located, elements: list[Element]) -> None:
    for text in ("if loop.first", "endif"):
        number = len(located)
        located.append(Located(number, item.tag._replace(text=text, prefix=""), item.node, item.paragraph))
        if text == "endif":
            elements[-1].addnext(instruction(number))
        else:
            elements[0].addprevious(instruction(number))
