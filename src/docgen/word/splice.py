"""Fragments put into a rendered part: the run, or the paragraph, that a value stands in is closed around it and
opened again behind it, each half with its own formatting.

Text with marks and the fragments they stand for in, text out. What is left empty by it is left out; a section break
is kept; where no paragraph can stand (inside a link or an inline content control) a fragment becomes one line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from docgen.word.fragments import CLOSE, NUMBER, OPEN, Block, Fragment, Paragraph, Run, Table

_MARK: Final = re.compile(f"{OPEN}([0-9]+){CLOSE}")
_RUN_END, _PARAGRAPH_END = "</w:t></w:r>", "</w:p>"
_TEXT_START: Final = re.compile(r"<w:t(?: [^>]*)?>")
_SOUND: Final = re.compile(rf"{OPEN}|<w:(?:t|tab|br|cr|drawing|pict|object|fldChar|fldSimple|sym)\b")
_SECTION: Final = re.compile(r"<w:sectPr\b.*?</w:sectPr>|<w:sectPr[^>]*/>", re.DOTALL)
_PROPERTY: Final = re.compile(r"<(?P<name>[\w:]+)\b(?:[^>]*/>|.*?</(?P=name)>)", re.DOTALL)
_INLINE_HOLDERS: Final = ("hyperlink", "sdtContent", "fldSimple", "smartTag", "customXml", "ins")
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# What follows a table must not be the end of what holds it, nor another table: Word wants a paragraph there.
_NEEDS_PARAGRAPH: Final = ("</w:", "<w:tbl>", "<w:tbl ", "<w:sectPr", "\x02")

# The children of w:rPr in the order of the schema.
_ORDER: Final = {
    f"w:{name}": place
    for place, name in enumerate((
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
        "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position",
        "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
        "eastAsianLayout", "specVanish", "oMath",
    ))
}  # fmt: skip


def splice(text: str, fragments: Sequence[Fragment], number: Callable[[], int]) -> str:
    """Put every fragment where its mark is. `number` gives the next number for a drawing."""
    return _Splicer(text, fragments, number).text()


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """Where a mark stands: the run's start and properties; the paragraph's start, the end of its properties, and they."""

    run: int
    run_properties: str
    paragraph: int
    paragraph_content: int
    paragraph_properties: str
    holds_blocks: bool
    in_link: bool


class _Splicer:
    def __init__(self, text: str, fragments: Sequence[Fragment], number: Callable[[], int]) -> None:
        self._text = text
        self._fragments = fragments
        self._number = number
        self._out: list[str] = []
        # What must be opened again before anything more is written: a paragraph, a run.
        self._paragraph: str | None = None
        self._run: str | None = None
        self._merged: dict[tuple[str, str], str] = {}

    def text(self) -> str:
        position = 0
        for mark in _MARK.finditer(self._text):
            self._literal(position, mark.start())
            self._put(self._fragments[int(mark.group(1))], position, mark.start(), mark.end())
            position = mark.end()
        self._literal(position, len(self._text))
        return "".join(self._out)

    def _literal(self, start: int, end: int) -> None:
        if start == end:
            return
        text = self._text[start:end]
        if self._run is not None and text.startswith(_RUN_END):
            text = text[len(_RUN_END) :]
            self._run = None
            if self._paragraph is not None and text.startswith(_PARAGRAPH_END):
                text = text[len(_PARAGRAPH_END) :]
                self._paragraph = None
        self._reopen()
        self._out.append(text)

    def _reopen(self) -> None:
        self._out += [opening for opening in (self._paragraph, self._run) if opening is not None]
        self._paragraph = self._run = None

    def _put(self, fragment: Fragment, since: int, start: int, end: int) -> None:
        around = _surroundings(self._text, start)
        reopened = f'<w:r>{around.run_properties}<w:t xml:space="preserve">'
        run_was_empty = self._close_run(around, since, start)
        if fragment.is_inline or not around.holds_blocks:
            if self._paragraph is not None:
                self._out.append(self._paragraph)
                self._paragraph = None
            self._out += (self._written(run, around) for run in fragment.as_line())
        else:
            self._put_blocks(fragment.blocks, around, since, end, run_was_empty)
        self._run = reopened

    def _close_run(self, around: _Surroundings, since: int, start: int) -> bool:
        """Close the run before the mark, or take its opening back when nothing is in it."""
        if self._run is not None:
            self._run = None
            return True
        opening = self._text[around.run : start]
        inner = opening.partition(">")[2].removeprefix(around.run_properties)
        if around.run >= since and _TEXT_START.fullmatch(inner):
            self._out[-1] = self._out[-1][: len(self._out[-1]) - len(opening)]
            return True
        self._out.append(_RUN_END)
        return False

    def _put_blocks(self, blocks: tuple[Block, ...], around: _Surroundings, since: int, end: int, run_was_empty: bool) -> None:
        properties = around.paragraph_properties
        inner = properties.removeprefix("<w:pPr>").removesuffix("</w:pPr>") if properties else ""
        section = _SECTION.search(inner)
        own = inner[: section.start()] + inner[section.end() :] if section else inner
        ends_here = self._text.startswith(_RUN_END + _PARAGRAPH_END, end)
        queue = list(blocks)
        if self._paragraph is not None:
            self._paragraph = None
        elif run_was_empty and around.paragraph >= since and around.paragraph_content == around.run:
            head = len(self._text[around.paragraph : around.run])
            self._out[-1] = self._out[-1][: len(self._out[-1]) - head]
        else:
            # Something stands before the value in its paragraph: plain text goes on in the same line.
            first = queue[0]
            if isinstance(first, Paragraph) and first.properties is None:
                self._out += (self._written(run, around) for run in first.runs)
                queue.pop(0)
            self._out.append(_PARAGRAPH_END)
            if section:
                self._take_back(section.group())
        last = self._left_open(queue, end, ends_here, section is not None)
        self._out += (self._block(block, own, around) for block in queue)
        if last is not None:
            self._out.append(_paragraph(inner if last.properties is None else last.properties))
            self._out += (self._written(run, around) for run in last.runs)
            return
        if not ends_here:
            self._paragraph = _paragraph(inner)
            return
        self._paragraph = _paragraph(inner)  # swallowed with the end that follows
        if section:
            self._out.append(f"{_paragraph(section.group())}{_PARAGRAPH_END}")
        elif isinstance(blocks[-1], Table) and self._text.startswith(_NEEDS_PARAGRAPH, end + len(_RUN_END + _PARAGRAPH_END)):
            self._out.append("<w:p/>")

    def _take_back(self, section: str) -> None:
        """A section ends in its last paragraph: take it from the half that was written already."""
        for number in range(len(self._out) - 1, -1, -1):
            before, found, behind = self._out[number].rpartition(section)
            if found:
                self._out[number] = before + behind
                return

    def _left_open(self, queue: list[Block], end: int, ends_here: bool, ends_section: bool) -> Paragraph | None:
        """The last paragraph, taken from the queue, if what stands behind the value goes into it."""
        last = queue[-1] if queue else None
        if ends_here or not isinstance(last, Paragraph):
            return None
        alone = self._text.startswith(_RUN_END, end)
        silent = alone and not ends_section and not _SOUND.search(self._text, end, self._text.index(_PARAGRAPH_END, end))
        if last.properties is not None and not silent:
            return None
        queue.pop()
        return last

    def _block(self, block: Block, own: str, around: _Surroundings) -> str:
        if isinstance(block, Table):
            return block.xml
        properties = own if block.properties is None else block.properties
        return _paragraph(properties) + "".join(self._written(run, around) for run in block.runs) + _PARAGRAPH_END

    def _written(self, run: Run, around: _Surroundings) -> str:
        content = run.content
        while NUMBER in content:
            content = content.replace(NUMBER, str(self._number()), 1)
        key = around.run_properties, run.properties
        if key not in self._merged:
            self._merged[key] = merged(*key)
        written = f"<w:r>{self._merged[key]}{content}</w:r>"
        if not run.link or around.in_link:
            return written
        return f'<w:hyperlink xmlns:r="{_R}" r:id="{run.link}">{written}</w:hyperlink>'


def _paragraph(properties: str) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>" if properties else "<w:p>"


def _surroundings(text: str, position: int) -> _Surroundings:
    run = _opening(text, position, "r")
    paragraph = _opening(text, run, "p")
    run_properties = _properties(text, run, "rPr")
    paragraph_properties = _properties(text, paragraph, "pPr")
    content = text.index(">", paragraph) + 1 + len(paragraph_properties)
    between = text[content:run]
    # Almost always nothing stands between, and six searches of it find that out slowly.
    holders = [name for name in _INLINE_HOLDERS if f"w:{name}" in between and _open_count(between, name)]
    return _Surroundings(run, run_properties, paragraph, content, paragraph_properties, not holders, "hyperlink" in holders)


def _opening(text: str, position: int, name: str) -> int:
    """Where the element of that name that holds a position begins."""
    bare, closing = f"<w:{name}>", f"</w:{name}>"
    missing = 1
    while True:
        start = text.rfind(bare, 0, position)
        start = max(start, text.rfind(f"<w:{name} ", max(start, 0), position))
        if start < 0:
            raise ValueError(name)
        if text[text.index(">", start) - 1] != "/":
            missing += text.count(closing, start, position) - 1
            if missing == 0:
                return start
        position = start


def _properties(text: str, element: int, name: str) -> str:
    start = text.index(">", element) + 1
    if text.startswith(f"<w:{name}/>", start):
        return f"<w:{name}/>"
    if not text.startswith(f"<w:{name}>", start):
        return ""
    closing = f"</w:{name}>"
    return text[start : text.index(closing, start) + len(closing)]


def _open_count(text: str, name: str) -> int:
    return len(re.findall(rf"<w:{name}(?:>|\s[^>]*[^/]>)", text)) - text.count(f"</w:{name}>")


def merged(base: str, own: str) -> str:
    """`w:rPr` of a run whose own properties are laid over those of the run it stands in."""
    if not own:
        return base
    inner = base.removeprefix("<w:rPr>").removesuffix("</w:rPr>") if base != "<w:rPr/>" else ""
    found = {match["name"]: match.group() for source in (inner, own) for match in _PROPERTY.finditer(source)}
    ordered = sorted(found, key=lambda name: _ORDER.get(name, len(_ORDER)))
    return f"<w:rPr>{''.join(found[name] for name in ordered)}</w:rPr>"
