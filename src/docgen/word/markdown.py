"""Light Markdown: paragraphs, lists, bold, italic, links; everything else is text, to the letter.

Text in, `Block`s out. Lists and paragraphs are found here, because an office's text is full of what CommonMark would take
for markup and a reader would not: «1. desember», «22. oktober», a rule of dashes. Emphasis follows CommonMark 0.31, by
markdown-it-py, save that a star inside a word is a star. Only marks that did something are left out of the text: `**`,
`_`, list markers, and a link's brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

TEXT, BULLET, NUMBER, CONTINUED = "text", "bullet", "number", "continued"
DEEPEST: Final = 8

MONTHS: Final = (
    "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|jan|feb|apr|jun|jul|aug|sep|okt|nov|des"
)
_BULLET: Final = re.compile(r"( *)[-*+•][ \t]+(?=\S)")
_NUMBER: Final = re.compile(rf"( *)(\d{{1,3}})[.)][ \t]+(?=\S)(?!(?:{MONTHS})\b)", re.IGNORECASE)
# A rule or a line for a signature, drawn with dashes.
_DRAWN: Final = re.compile(r"[-*+•_ \t]+$")
_ESCAPED_MARKER: Final = re.compile(r"( *)(?:\\([-+•])|(\d{1,3})\\([.)]))(?=[ \t])")
_LINK: Final = re.compile(r"\[([^\[\]\n]+)\]\(((?:https?://|mailto:)[^\s()<>]+)\)")
_ESCAPABLE: Final = frozenset("*_[]")
_FORMATTING: Final = re.compile(r"[*_\[\\]")
"""Without one of these a line is text to the letter, and the parser of formatting need not see it."""
_SPECIAL: Final = re.compile(r"[*_\[\\]|\n[ \t]*\n|^\s*\n|\s\Z|^ *(?:[-+•]|\d{1,3}[.)])[ \t]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one formatting; a newline in it is a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. `kind` is `text`, an item (`bullet`, `number`) or a further paragraph of an item (`continued`);
    `list` tells which of the text's lists it belongs to, `start` the number it begins at."""

    spans: tuple[Span, ...]
    kind: str = TEXT
    level: int = 0
    list: int = 0
    start: int = 1


def is_plain(text: str) -> bool:
    """Is the text one paragraph without any markup?"""
    return _SPECIAL.search(text) is None


def blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs of a text whose line ends are `\\n`; at least one."""
    if is_plain(text):
        return (Block((Span(text),) if text else ()),)
    found = tuple(_finished(piece) for piece in _Reader(text.split("\n")).pieces())
    return found or (Block(()),)


def plain(text: str) -> str:
    """The text as it is read aloud, for places that hold no formatting: paragraphs and items on lines of their own."""
    return "\n".join("".join(span.text for span in block.spans) for block in blocks(text))


# --- paragraphs and lists ---------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Piece:
    lines: list[str]
    kind: str = TEXT
    level: int = 0
    list: int = 0


@dataclass(slots=True)
class _List:
    """A list being read: how far its markers are indented, its number among the text's lists, the last item's number."""

    indent: int
    kind: str
    number: int
    last: int = 0


class _Reader:
    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._open: list[_List] = []
        self._lists = 0

    def pieces(self) -> Iterator[_Piece]:
        """Paragraphs in order."""
        piece: _Piece | None = None
        for position, line in enumerate(self._lines):
            if not line.strip():
                if piece is not None:
                    yield piece
                piece = None
                continue
            item = self._item(position, goes_on=piece is not None)
            if item is not None:
                if piece is not None:
                    yield piece
                piece = item
            elif piece is not None:
                piece.lines.append(_unescaped(line) if piece.kind == TEXT else _unescaped(line).strip())
            else:
                piece = self._paragraph(line)
        if piece is not None:
            yield piece

    def _item(self, position: int, *, goes_on: bool) -> _Piece | None:
        line = self._lines[position]
        if _DRAWN.match(line):
            return None
        if marker := _BULLET.match(line):
            owner = self._list(len(marker[1]), BULLET)
        elif marker := _NUMBER.match(line):
            indent, number = len(marker[1]), int(marker[2])
            if not self._counts_on(indent, number) and (number != 1 or not self._has_second(position, indent)):
                return None
            owner = self._list(indent, NUMBER)
            owner.last = number
        else:
            return None
        return _Piece([line[marker.end() :].rstrip()], owner.kind, min(len(self._open) - 1, DEEPEST), owner.number)

    def _paragraph(self, line: str) -> _Piece:
        """A paragraph after an empty line: of the item it is indented under, or of the text."""
        indent = len(line) - len(line.lstrip(" "))
        while self._open and indent < self._open[-1].indent + 2:
            self._open.pop()
        if not self._open:
            return _Piece([_unescaped(line).rstrip()])
        level = min(len(self._open) - 1, DEEPEST)
        return _Piece([_unescaped(line).strip()], CONTINUED, level, self._open[-1].number)

    def _list(self, indent: int, kind: str) -> _List:
        """The list that an item with this indent belongs to; begun when there is none."""
        while self._open and indent < self._open[-1].indent:
            self._open.pop()
        if self._open and indent < self._open[-1].indent + 2:
            if self._open[-1].kind == kind:
                return self._open[-1]
            indent = self._open.pop().indent
        self._lists += 1
        self._open.append(_List(indent, kind, self._lists))
        return self._open[-1]

    def _counts_on(self, indent: int, number: int) -> bool:
        """Is it the next number of a list that is open at this indent?"""
        owner = next((owner for owner in reversed(self._open) if owner.indent <= indent), None)
        return owner is not None and indent < owner.indent + 2 and owner.kind == NUMBER and number == owner.last + 1

    def _has_second(self, position: int, indent: int) -> bool:
        """Does a 2 follow? A line that begins with «1.» and is alone is a line of text."""
        after_empty = False
        for line in self._lines[position + 1 :]:
            here = len(line) - len(line.lstrip(" "))
            if not line.strip():
                after_empty = True
            elif here < indent:
                return False
            elif here < indent + 2:
                if (marker := _NUMBER.match(line)) and not _DRAWN.match(line):
                    return int(marker[2]) == 2
                if after_empty or _BULLET.match(line):
                    return False
            else:
                after_empty = False
        return False


def _unescaped(line: str) -> str:
    """`\\- ` and `1\\. ` at the start of a line: no list was meant."""
    return _ESCAPED_MARKER.sub(lambda match: "".join(group for group in match.groups() if group), line, count=1)


# --- the line ---------------------------------------------------------------------------------------------------------


def _finished(piece: _Piece) -> Block:
    text = "\n".join(piece.lines)
    return Block(tuple(_formatted(text)), piece.kind, piece.level, piece.list)


def _formatted(text: str) -> Iterator[Span]:
    if _FORMATTING.search(text):
        (inline,) = _inline_parser().parseInline(text)
        yield from _spans(inline.children or ())
    elif text:
        yield Span(text)


def _spans(tokens: Sequence[Token]) -> Iterator[Span]:
    bold = italic = 0
    url = ""
    for token in tokens:
        if token.type.startswith("strong"):
            bold += token.nesting
        elif token.type.startswith("em"):
            italic += token.nesting
        elif token.type == "link_open":
            url = str(token.attrGet("href") or "")
        elif token.type == "link_close":
            url = ""
        elif token.content:
            yield Span(token.content, bold > 0, italic > 0, url)


@cache  # one for all, like a compiled pattern: to make it takes longer than to read a page with it
def _inline_parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable("emphasis")
    parser.inline.ruler.before("emphasis", "docgen_escape", _escape)
    parser.inline.ruler.before("emphasis", "docgen_within_word", _within_word)
    parser.inline.ruler.before("emphasis", "docgen_link", _link)
    return parser


def _escape(state: StateInline, silent: bool) -> bool:
    """A backslash before a mark of ours; before anything else it is a backslash (a path on a Windows share)."""
    if not state.src.startswith("\\", state.pos) or state.src[state.pos + 1 : state.pos + 2] not in _ESCAPABLE:
        return False
    if state.pos + 1 >= state.posMax:
        return False
    if not silent:
        state.pending += state.src[state.pos + 1]
    state.pos += 2
    return True


def _within_word(state: StateInline, silent: bool) -> bool:
    """`2*3*4`: a star inside a word or a number is a star, as CommonMark has it for `_`."""
    end = state.pos
    while end < state.posMax and state.src[end] == "*":
        end += 1
    if end == state.pos or not (state.pos and state.src[state.pos - 1].isalnum() and state.src[end : end + 1].isalnum()):
        return False
    if not silent:
        state.pending += state.src[state.pos : end]
    state.pos = end
    return True


def _link(state: StateInline, silent: bool) -> bool:
    """`[text](address)`; the text is taken as it is."""
    match = _LINK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("link_open", "a", 1).attrSet("href", match[2])
        state.push("text", "", 0).content = match[1]
        state.push("link_close", "a", -1)
    state.pos = match.end()
    return True
