"""The handwork on runs that `levels` needs: what surrounds a mark, splitting a run at it, moving it out.

Elements in, elements moved. Decides nothing about levels.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from typing import Final

from lxml import etree

from docgen.word.said import VALUE
from docgen.word.text import MARK, Located, mark
from docgen.word.xml import BR, INSTR, PPR, R_, RPR, SECTPR, SPACE, TC, TCPR, TRPR, TXBX, Element, P, T, remove, w

TARGET: Final = "docgen"

_OPAQUE: Final = frozenset({PPR, RPR, TCPR, TRPR, w("sdtPr"), w("tblPr"), w("tblGrid")})
# Something a reader sees, or that a field or a note hangs on: a paragraph that holds one is never dropped.
_CONTENT: Final = frozenset(
    w(name)
    for name in (
        "drawing", "pict", "object", "fldChar", "fldSimple", "footnoteReference", "endnoteReference",
        "commentReference", "sym", "ptab", "instrText", "pgNum", "ruby", "dayShort", "monthShort", "yearShort",
    )
)  # fmt: skip


def instruction(number: int, kind: str = "") -> Element:
    """The processing instruction that stands for a tag among elements."""
    return etree.ProcessingInstruction(TARGET, f"{kind}{number}")


def take_mark(item: Located) -> None:
    """Take a tag's mark out of its text."""
    item.node.text = (item.node.text or "").replace(mark(item.number), "")


def content_sides(container: Element, item: Located, gone: frozenset[int]) -> tuple[bool, bool]:
    """Is there content before the tag in its container, and after it? Tags in `gone` are not content."""
    before = after = passed = False
    for element in _shown(container):
        if element.tag in _CONTENT or (element.tag == BR and element.get(w("type")) in ("page", "column")):
            before, after = before or not passed, after or passed
        elif element.tag == T and element.text:
            first, found, second = element.text.partition(mark(item.number)) if element is item.node else ("", "", "")
            if found:
                before = before or _says_something(first, gone)
                after, passed = after or _says_something(second, gone), True
            elif _says_something(element.text, gone):
                before, after = before or not passed, after or passed
    return before, after


def _shown(element: Element) -> Iterable[Element]:
    for child in element:
        if child.tag in _OPAQUE:
            continue
        yield child
        if child.tag not in _CONTENT and child.tag != TXBX:
            yield from _shown(child)


def _says_something(text: str, gone: frozenset[int]) -> bool:
    return bool(MARK.sub(lambda found: "" if int(found.group(1)) in gone else "x", text).strip())


def frame_paragraph(item: Located) -> None:
    """Leave the paragraph with one run and the tag in it, marked where it begins, where text goes, and where it ends."""
    paragraph, run = item.paragraph, item.node.getparent()
    take_mark(item)
    for child in list(paragraph):
        if child.tag != PPR:
            remove(child)
    if run is None or run.tag != R_:
        run = etree.Element(R_)
    paragraph.append(run)
    _frame(paragraph, run, item.number)


def frame_beside(item: Located) -> Sequence[Element]:
    """A paragraph like the tag's own with nothing but the tag in it, for a value that must not share its paragraph.

    The paragraph with its marks, in order, for the caller to put in place.
    """
    paragraph = etree.Element(P)
    own, run = item.paragraph.find(PPR), etree.SubElement(paragraph, R_)
    if own is not None:
        copied = copy.deepcopy(own)
        for section in copied.findall(SECTPR):
            copied.remove(section)
        paragraph.insert(0, copied)
    beside = item.node.getparent()
    properties = beside.find(RPR) if beside is not None and beside.tag == R_ else None
    if properties is not None:
        run.append(copy.deepcopy(properties))
    holder = etree.Element("holder")
    holder.append(paragraph)
    take_mark(item)
    _frame(paragraph, run, item.number)
    return tuple(holder)


def _frame(outer: Element, run: Element, number: int) -> None:
    for child in list(run):
        if child.tag != RPR:
            run.remove(child)
    text = etree.SubElement(run, T)
    text.set(SPACE, "preserve")
    text.append(instruction(number, "text"))
    outer.addprevious(instruction(number, "open"))
    outer.addnext(instruction(number, "close"))


def place_in_runs(item: Located) -> Element:
    """Split the run at the mark and put the tag's processing instruction between the halves.

    Splitting gives each half its own copy of the formatting, so text behind a block keeps its look when the block is
    left out. A text node that is no run's own child is left whole, with the instruction inside it.
    """
    node, number = item.node, item.number
    before, _, after = (node.text or "").partition(mark(number))
    anchor = instruction(number)
    run = node.getparent()
    if run is None or run.tag != R_:
        node.text = before
        anchor.tail = after
        node.insert(0, anchor)
        return anchor
    second = etree.Element(R_)
    properties = run.find(RPR)
    if properties is not None:
        second.append(copy.deepcopy(properties))
    node.text = after
    # The node itself moves to the second half: marks still to be placed stand behind this one, in the same node.
    moved = list(run)[run.index(node) :]
    if before:
        first = etree.SubElement(run, T)
        first.text = before
        first.set(SPACE, "preserve")
        run.insert(run.index(node), first)
    second.extend(moved)
    run.addnext(second)
    run.addnext(anchor)
    if item.tag.kind == VALUE:
        frame = etree.Element(R_)
        if properties is not None:
            frame.append(copy.deepcopy(properties))
        anchor.addprevious(frame)
        remove(anchor)
        _frame(frame, frame, number)
    if all(child.tag == RPR for child in run):
        remove(run)
    return anchor


def lift_out(anchors: Sequence[Element]) -> bool:
    """Move tags out of hyperlinks and content controls at whose edge they stand, to a common parent.

    Two paragraphs of one parent are common enough: the cut then runs from the middle of one to the middle of the
    other, which is balanced, and what docxtpl makes of it.
    """
    parents = [_edges(anchor) for anchor in anchors]
    shared = next((step for step in parents[0] if all(step in chain for chain in parents)), None)
    if shared is not None:
        for anchor in anchors:
            _raise_to(anchor, shared)
        return True
    for anchor, chain in zip(anchors, parents, strict=True):
        paragraph = next((step for step in chain if step.tag == P), None)
        if paragraph is None:
            return False
        _raise_to(anchor, paragraph)
    containers = [anchor.getparent() for anchor in anchors]
    return all(
        one is not None and containers[0] is not None and one.getparent() is containers[0].getparent() for one in containers
    )


def _edges(anchor: Element) -> list[Element]:
    """The parents the tag can be a child of: its own, and those outside it as long as it stands at the edge."""
    chain: list[Element] = []
    parent = anchor.getparent()
    inner = anchor
    while parent is not None:
        chain.append(parent)
        # Never out of a cell: a block that begins in one and ends in another is crossing, wherever in them it stands.
        if parent.tag in (P, TC, TXBX) or not (_is_edge(inner, parent, first=True) or _is_edge(inner, parent, first=False)):
            break
        inner, parent = parent, parent.getparent()
    return chain


def _is_edge(element: Element, parent: Element, *, first: bool) -> bool:
    siblings = [child for child in parent if child.tag not in _OPAQUE]
    beside = siblings[: siblings.index(element)] if first else siblings[siblings.index(element) + 1 :]
    return not any("".join(map(str, sibling.itertext(T, INSTR))) for sibling in beside if isinstance(sibling.tag, str))


def _raise_to(anchor: Element, target: Element) -> None:
    while (parent := anchor.getparent()) is not None and parent is not target:
        goes_first = _is_edge(anchor, parent, first=True)
        parent.remove(anchor)
        if goes_first:
            parent.addprevious(anchor)
        else:
            parent.addnext(anchor)


def drop_empty_runs(paragraphs: Iterable[Element]) -> None:
    """Runs that a tag filled, and that are empty now that it is gone."""
    for paragraph in paragraphs:
        for text in list(paragraph.iter(T)):
            if not text.text and not len(text):
                run = text.getparent()
                remove(text)
                if run is not None and run.tag == R_ and all(child.tag == RPR for child in run):
                    remove(run)
