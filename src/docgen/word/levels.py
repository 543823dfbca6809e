"""Control tags lifted to what they govern: the paragraph, the row, the cell, or the runs between them.

A tree with marks in its text in; the same tree out, where every tag that opens, divides or closes something is a
processing instruction `<?docgen number?>` beside whole elements, so that cutting or repeating what lies between two
of them always leaves balanced XML.

The author names the level by docxtpl's prefixes or by nothing; then it is inferred:
- within one paragraph: the runs between;
- over several paragraphs of one parent: whole paragraphs, if each tag has text on one side at most;
- over the cells of a table: whole rows, if the tags begin and end rows or stand in rows of their own.
Anything else is refused (`crossing-block`) rather than guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from docgen.word.blocks import Block, opens_block
from docgen.word.faults import Fault
from docgen.word.runs import (
    content_sides,
    drop_empty_runs,
    frame_beside,
    frame_paragraph,
    instruction,
    lift_out,
    place_in_runs,
    take_mark,
)
from docgen.word.said import COMMENT, CONTROL, VALUE
from docgen.word.text import Located
from docgen.word.xml import PPR, SECTPR, TBL, TC, TR, Element, P, T, remove

_CONTAINERS: Final = {"p": P, "tr": TR, "tc": TC}


class Lifter:
    """Lifts the tags of one part. `anchors` tells afterwards which tags became processing instructions."""

    def __init__(self, located: Sequence[Located], blocks: Iterable[Block]) -> None:
        self.faults: list[Fault] = []
        self.anchors: dict[int, Element] = {}
        self._located = located
        self._blocks = tuple(block for block in blocks if not block.tags[0].attribute)
        self._levels: dict[int, str] = {}

    def lift(self) -> None:
        """Decide every level, move the tags, and check that no block crosses what holds it."""
        self._decide()
        containers: dict[Element, list[Located]] = {}
        for item in self._located:
            level = self._levels.get(item.number)
            if level is None:
                continue
            container = next(item.node.iterancestors(_CONTAINERS[level]), None)
            if container is None:
                details = (("container", level), ("prefix", item.tag.prefix))
                self.faults.append(Fault("no-container", item.tag.place, item.tag.written, details))
            else:
                containers.setdefault(container, []).append(item)
        gone = frozenset(self._levels)
        # Innermost last: a row is judged while the paragraphs in it are still whole.
        for name in (TR, TC, P):
            for container, items in containers.items():
                if container.tag == name:
                    self._hoist(container, items, gone)
        self._split_runs()
        for block in self._blocks:
            self._settle(block)
        drop_empty_runs({item.paragraph for item in self._located if not item.attribute})

    # Deciding -------------------------------------------------------------------------------------------------

    def _decide(self) -> None:
        in_blocks = {tag.number for block in self._blocks for tag in block.tags}
        open_blocks: list[Block] = []
        for block in self._blocks:
            prefix = next((tag.tag.prefix for tag in block.tags if tag.tag.prefix), "")
            if prefix in _CONTAINERS and not self._is_one_branched_line(block, prefix):
                self._levels.update((tag.number, prefix) for tag in block.tags)
            elif not prefix and all(tag.node.tag == T for tag in block.tags):
                open_blocks.append(block)
        singles = []
        for item in self._located:
            if item.number in in_blocks or item.attribute:
                continue
            if item.tag.prefix in _CONTAINERS:
                self._levels[item.number] = item.tag.prefix
            elif item.node.tag == T and (item.tag.kind == COMMENT or _is_set(item)):
                singles.append(item)
        self._infer(open_blocks, singles)

    def _is_one_branched_line(self, block: Block, prefix: str) -> bool:
        """`{%p if a %}x{%p else %}y{%p endif %}` in one paragraph can only mean the text itself."""
        containers = {next(tag.node.iterancestors(_CONTAINERS[prefix]), None) for tag in block.tags}
        return len(block.tags) > 2 and len(containers) == 1

    def _infer(self, blocks: list[Block], singles: list[Located]) -> None:
        """Assume everything can be lifted, and give up what cannot until nothing more has to be given up."""
        while True:
            gone = frozenset(self._levels) | {tag.number for block in blocks for tag in block.tags}
            gone |= {item.number for item in singles}
            kept = [(block, level) for block in blocks if (level := _inferred_level(block, gone))]
            kept_singles = [item for item in singles if not any(content_sides(item.paragraph, item, gone))]
            if len(kept) == len(blocks) and len(kept_singles) == len(singles):
                break
            blocks, singles = [block for block, _ in kept], kept_singles
        self._levels.update((tag.number, level) for block, level in kept for tag in block.tags)
        self._levels.update((item.number, "p") for item in singles)

    # Moving ---------------------------------------------------------------------------------------------------

    def _hoist(self, container: Element, items: list[Located], gone: frozenset[int]) -> None:
        sides = [content_sides(container, item, gone) for item in items]
        holds_content = any(before or after for before, after in sides)
        for item, (before, after) in zip(items, sides, strict=True):
            if before and after:
                self.faults.append(Fault("text-around-tag", item.tag.place, item.tag.written))
        keeps_section = container.tag == P and container.find(f"{PPR}/{SECTPR}") is not None
        behind = container
        for item, (before, _) in zip(items, sides, strict=True):
            if item.tag.kind == VALUE and container.tag == P and not holds_content:
                # The paragraph stays as the frame that plain text in the value is poured into.
                frame_paragraph(item)
                return
            if item.tag.kind == VALUE and container.tag == P:
                framed = frame_beside(item)
                for element in framed if before else ():
                    behind.addnext(element)
                    behind = element
                for element in framed if not before else ():
                    container.addprevious(element)
                continue
            take_mark(item)
            anchor = instruction(item.number)
            self.anchors[item.number] = anchor
            # A section ends in the paragraph that carries it: an opener comes after it, a closer before.
            goes_behind = before if holds_content else keeps_section and opens_block(item)
            if goes_behind:
                behind.addnext(anchor)
                behind = anchor
            else:
                container.addprevious(anchor)
        if not holds_content and not keeps_section:
            remove(container)

    def _split_runs(self) -> None:
        """Put the tags that stay in the text between runs, unless their whole block is within one text node."""
        split = [item for item in self._located if item.tag.kind == VALUE and item.tag.prefix == "r"]
        for block in self._blocks:
            if any(tag.number in self._levels for tag in block.tags) or _in_one_node(block):
                continue
            if block.word not in ("macro", "call", "set"):
                split += block.tags
        # In document order, because a split leaves the rest of a text node behind the mark in the node it was in.
        for item in sorted(split, key=lambda item: item.number):
            if item.node.tag == T:
                self.anchors[item.number] = place_in_runs(item)

    def _settle(self, block: Block) -> None:
        """Refuse the blocks that have no common parent, once everything has its place."""
        tags = block.tags
        lifted = [tag.number in self.anchors for tag in tags]
        if not any(lifted):
            if not _in_one_node(block):
                if block.word in ("macro", "call", "set"):
                    self._refuse_here(tags[0])
                else:
                    self._refuse(tags)
            return
        if not all(lifted):
            if not self.faults:
                self._refuse(tags)
            return
        anchors = [self.anchors[tag.number] for tag in tags]
        if not _share_parent(anchors) and not lift_out(anchors):
            self._refuse(tags)

    def _refuse(self, tags: Sequence[Located]) -> None:
        opener, closer = tags[0].tag, tags[-1].tag
        details = (("opener", opener.written),)
        self.faults.append(Fault("crossing-block", closer.place, closer.written, details, related=opener.place))

    def _refuse_here(self, item: Located) -> None:
        details = (("word", item.tag.word),)
        self.faults.append(Fault("unsupported-here", item.tag.place, item.tag.written, details))


def _is_set(item: Located) -> bool:
    return item.tag.kind == CONTROL and item.tag.word == "set" and not opens_block(item)


def _in_one_node(block: Block) -> bool:
    return all(tag.node is block.tags[0].node for tag in block.tags)


def _share_parent(elements: Sequence[Element]) -> bool:
    parent = elements[0].getparent()
    return all(element.getparent() is parent for element in elements)


def _inferred_level(block: Block, gone: frozenset[int]) -> str:
    """`p`, `tr`, or nothing for the runs of one paragraph."""
    if block.word in ("macro", "call", "set"):
        return ""
    paragraphs = [tag.paragraph for tag in block.tags]
    sides = [content_sides(tag.paragraph, tag, gone) for tag in block.tags]
    if all(paragraph is paragraphs[0] for paragraph in paragraphs):
        return "" if any(before or after for before, after in sides) else "p"
    if _share_parent(paragraphs):
        return "" if any(before and after for before, after in sides) else "p"
    return "tr" if _governs_rows(block, gone) else ""


def _governs_rows(block: Block, gone: frozenset[int]) -> bool:
    """Does it begin where a row begins and end where one ends, or stand in rows of its own?"""
    rows = [next(tag.node.iterancestors(TR), None) for tag in block.tags]
    if any(row is None for row in rows):
        return False
    tables = [next(row.iterancestors(TBL), None) for row in rows if row is not None]
    if any(table is not tables[0] for table in tables):
        return False
    sides = [content_sides(row, tag, gone) for row, tag in zip(rows, block.tags, strict=True) if row is not None]
    divided = any(before or after for before, after in sides[1:-1])
    return not sides[0][0] and not sides[-1][1] and not divided
