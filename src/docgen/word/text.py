"""A paragraph's own text over all its runs, and tags gathered into one place in it.

A tree in, the same tree out with every tag's text replaced by a mark (`mark(number)`) in the node where the tag
began, and the list of `Located` tags. Only text moves: the run, hyperlink or content control around it stays as it
is, so the XML stays balanced whatever a tag was split by. What the tags mean is for `levels` and `syntax`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from docgen.word.faults import Fault
from docgen.word.places import Places
from docgen.word.said import COMMENT, CONTROL, Tag
from docgen.word.tags import Found, Stray, find_tags
from docgen.word.xml import A_P, A_T, BR, INSTR, PPR, RPR, SPACE, TAB, Element, P, T, remove, w

if TYPE_CHECKING:
    from docgen.word.surroundings import Surroundings

# Noncharacters: legal in XML, assigned to nothing, and refused in a template before marks are made.
MARK_OPEN, MARK_CLOSE = "\ufdd0", "\ufdd1"
MARK: Final = re.compile(f"{MARK_OPEN}(\\d+){MARK_CLOSE}")
RESERVED: Final = re.compile("[\ufdd0-\ufdef]")

_SKIPPED: Final = frozenset({P, A_P, PPR, RPR, w("sdtPr"), w("sdtEndPr"), w("fldData")})
_CHARACTERS: Final = {TAB: "\t", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): "\u00ad"}
_LITERAL_BRACES: Final = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
_LINE_BREAK_TYPES: Final = (None, "textWrapping")
# A page or column break is never part of a tag; this character is in no tag and in no text.
_WALL: Final = "\x0c"

_SHOWN: Final = 25

_MATE: Final = {"{{": "}}", "{%": "%}", "{#": "#}", "}}": "{{", "%}": "{%"}


class Located(NamedTuple):
    """A tag and where its mark is: in the text of `node`, or in its attribute `attribute`."""

    number: int
    tag: Tag
    node: Element
    paragraph: Element
    attribute: str = ""
    joins_before: bool = False
    joins_after: bool = False


class _Atom(NamedTuple):
    node: Element
    text: str


def mark(number: int) -> str:
    """The mark that stands for tag `number` in text."""
    return f"{MARK_OPEN}{number}{MARK_CLOSE}"


class Gatherer:
    """Gathers the tags of one part; numbers run through the whole part, and raw blocks span paragraphs."""

    def __init__(self, places: Places) -> None:
        self.located: list[Located] = []
        self.faults: list[Fault] = []
        self._places = places
        self.changed = False
        self._raw = False
        self._open: tuple[Element, Fault] | None = None

    def part(self, name: str, root: Element, surroundings: Surroundings) -> None:
        """Gather from wherever a part of its kind may hold tags."""
        if name.endswith(".rels"):
            self.attributes(root)
        elif surroundings.is_plain(name):
            self.leaves(root)
        elif surroundings.is_story(name):
            self.paragraphs(root)
            self.attributes(root)
        elif surroundings.is_drawn(name):
            self.paragraphs(root)

    def paragraphs(self, root: Element) -> None:
        """Gather from every paragraph of Word's or of a drawing, each from its own text only."""
        for paragraph in list(root.iter(P, A_P)):
            atoms = list(_own_atoms(paragraph))
            for instruction in (False, True):
                self._line([atom for atom in atoms if (atom.node.tag == INSTR) is instruction], paragraph)

    def leaves(self, root: Element) -> None:
        """Gather from every element that holds text and no elements: properties and the like."""
        for leaf in root.iter():
            if leaf.text and not len(leaf):
                self._line([_Atom(leaf, leaf.text)], leaf)

    def attributes(self, root: Element) -> None:
        """Gather from attribute values: alternative text, tool tips, field instructions."""
        for element in root.iter():
            for name, value in list(element.attrib.items()):
                if "{" in value:
                    self._attribute(element, str(name), str(value))

    def _attribute(self, element: Element, name: str, value: str) -> None:
        found, strays = find_tags(value)
        if not found:
            return  # braces are ordinary in attributes: GUIDs, paths
        for tag in reversed(found):
            value = value[: tag.start] + mark(len(self.located)) + value[tag.end :]
            self._add(tag, "".join(element.get(name, "")[tag.start : tag.end]), element, element, name)
        self._report(strays, element, str(element.get(name, "")))
        element.set(name, value)

    def _line(self, atoms: list[_Atom], paragraph: Element) -> None:
        line = "".join(atom.text for atom in atoms)
        if "{" not in line and "}" not in line:
            return
        found, strays = find_tags(line)
        found = self._without_raw(found)
        self._report(strays, paragraph, line)
        cuts = [(tag.start, tag.end, self._number(tag, line, atoms, paragraph)) for tag in found]
        self.changed |= _cut(atoms, cuts)

    def _without_raw(self, found: tuple[Found, ...]) -> tuple[Found, ...]:
        """Inside {% raw %} tags are text; the raw tags themselves become comments, which leave nothing."""
        kept: list[Found] = []
        for tag in found:
            if tag.kind == CONTROL and tag.text == ("endraw" if self._raw else "raw"):
                self._raw = not self._raw
                kept.append(Found(tag.start, tag.end, COMMENT, tag.prefix, ""))
            elif not self._raw:
                kept.append(tag)
        return tuple(kept)

    def _number(self, tag: Found, line: str, atoms: list[_Atom], paragraph: Element) -> int:
        position = 0
        for atom in atoms:
            position += len(atom.text)
            if tag.start < position:
                return self._add(tag, line[tag.start : tag.end], atom.node, paragraph, "")
        raise AssertionError("a tag lies outside its line")

    def _add(self, tag: Found, written: str, node: Element, paragraph: Element, attribute: str) -> int:
        number = len(self.located)
        place = self._places.of(node)
        full = Tag(tag.kind, tag.prefix, tag.text, place, " ".join(written.split()))
        if not tag.text and tag.kind != COMMENT:
            self.faults.append(Fault("empty-tag", place, full.written))
        self.located.append(Located(number, full, node, paragraph, attribute, tag.joins_before, tag.joins_after))
        return number

    def _report(self, strays: tuple[Stray, ...], paragraph: Element, line: str) -> None:
        place = self._places.of(paragraph)
        for stray in strays:
            if self._raw:
                return
            opening, closing = stray.delimiter, _MATE[stray.delimiter]
            if opening in ("{{", "{%", "{#"):
                fault = Fault("unclosed-tag", place, _excerpt(line, stray), (("opening", opening), ("closing", closing)))
                self._open = (paragraph, fault)
                self.faults.append(fault)
            elif self._continues(paragraph, stray.delimiter):
                self.faults[-1] = Fault("tag-over-paragraphs", self.faults[-1].place, self.faults[-1].tag)
                self._open = None
            else:
                details = (("opening", closing), ("closing", stray.delimiter))
                self.faults.append(Fault("stray-close", place, _excerpt(line, stray), details))

    def _continues(self, paragraph: Element, closing: str) -> bool:
        """Does this end the tag that the paragraph just before left open? Then Enter was pressed inside it."""
        if self._open is None:
            return False
        previous, fault = self._open
        return self.faults[-1] is fault and dict(fault.details)["closing"] == closing and paragraph.getprevious() is previous


def _excerpt(line: str, stray: Stray) -> str:
    """What stands around a delimiter without its mate, for a person to look for."""
    start = stray.start if stray.delimiter in ("{{", "{%", "{#") else max(0, stray.start - _SHOWN)
    end = stray.start + (_SHOWN if start == stray.start else len(stray.delimiter))
    cut = (start > 0 and start != stray.start, end < len(line) and start == stray.start)
    return ("…" if cut[0] else "") + " ".join(line[start:end].split()) + ("…" if cut[1] else "")


def own_text(paragraph: Element) -> str:
    """A paragraph's own text over all its runs, without that of text boxes in it and of field instructions."""
    return "".join(atom.text for atom in _own_atoms(paragraph) if atom.node.tag != INSTR)


def _own_atoms(paragraph: Element) -> Iterator[_Atom]:
    for child in paragraph:
        yield from _atoms(child)


def _atoms(element: Element) -> Iterator[_Atom]:
    name = element.tag
    if name in (T, INSTR, A_T):
        yield _Atom(element, element.text or "")
    elif name == BR:
        yield _Atom(element, "\n" if element.get(w("type")) in _LINE_BREAK_TYPES else _WALL)
    elif name in _CHARACTERS:
        yield _Atom(element, _CHARACTERS[str(name)])
    elif name not in _SKIPPED:
        for child in element:
            yield from _atoms(child)


def _cut(atoms: list[_Atom], cuts: list[tuple[int, int, int]]) -> bool:
    """Replace each cut of the line by its mark, in the node where it starts. True if any text changed."""
    changed = False
    position = 0
    for atom in atoms:
        start, end = position, position + len(atom.text)
        position = end
        touching = [cut for cut in cuts if cut[0] < end and cut[1] > start]
        if atom.node.tag not in (T, INSTR, A_T) and len(atom.node) == 0 and atom.node.text is None:
            if touching:
                remove(atom.node)  # a tab or line break inside a tag
            continue
        text = _with_marks(atom.text, start, touching)
        if text != atom.text:
            changed = True
            atom.node.text = text
            if atom.node.tag == T:
                atom.node.set(SPACE, "preserve")
    return changed


def _with_marks(text: str, offset: int, cuts: list[tuple[int, int, int]]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end, number in cuts:
        pieces.append(_literal(text[position : max(start - offset, 0)]))
        if start >= offset:
            pieces.append(mark(number))
        position = min(end - offset, len(text))
    pieces.append(_literal(text[position:]))
    return "".join(pieces)


def _literal(text: str) -> str:
    """docxtpl's way of writing braces that are not tags: `{_{` is printed as `{{`."""
    for written, meant in _LITERAL_BRACES:
        text = text.replace(written, meant)
    return text
