"""Bytes to clean text: size, encoding, characters that cannot be, and fødselsnummer before anything is parsed.

Lines and columns of the clean text are those an editor shows. Nothing is dropped: what cannot stand is replaced by a space
and reported.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from dataclasses import dataclass

from docgen.model.nationalid import find_national_ids
from docgen.problem import Position, Problem
from docgen.reading.messages import fault, quote

MAX_BYTES = 1_000_000
_MOST_OF_A_KIND = 20
"""After this many of one kind in one file the rest is more of the same."""

_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_BREAK_NAMES = {"\x85": "U+0085", "\u2028": "U+2028", "\u2029": "U+2029"}
_HIDDEN_BREAK = re.compile("[\x85\u2028\u2029]")
# What neither YAML nor XML 1.0 can hold, and a byte order mark inside the text (two files pasted together). Said by what it is,
# not by what it is not: that takes a tenth of the time to compile, in every run.
_CANNOT = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff"
_IMPOSSIBLE = re.compile(f"[{_CANNOT}]")
# Both at once, for the one look that every file gets.
_SUSPECT = re.compile(f"[{_CANNOT}\x85\u2028\u2029]")
_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True)
class Raw:
    """A file as text with `\\n` line ends, or None; what was wrong; and where numbers like fødselsnummer stand."""

    text: str | None
    problems: tuple[Problem, ...] = ()
    national_ids: tuple[Position, ...] = ()


def clean(data: bytes, file: str) -> Raw:
    """Decode a file as UTF-8 (with or without BOM) and look for what must not be in it. Source: pipeline.md §1, PV-01.

    Another encoding or too big a file gives no text and one problem (DG130, DG131); control characters (DG132) and hidden
    line breaks (DG133) become spaces, so that the rest of the file is judged too.
    """
    if len(data) > MAX_BYTES:
        return Raw(None, (fault("DG130", Position(file), {"grense": "1"}),))
    body = data.removeprefix(_BOM)
    if body.startswith(_UTF16_BOMS) or body[:4].count(0) > 1:
        return Raw(None, (fault("DG131", Position(file, 1, 1, 2)),))
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return Raw(None, (_not_utf8(body, error.start, file),))
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    text = unicodedata.normalize("NFC", text)
    lines = _Lines(text, file)
    problems = []
    suspect = _SUSPECT.search(text)
    hidden = _HIDDEN_BREAK.search(text) if suspect else None
    if hidden:
        problems.append(fault("DG133", lines.at(hidden.start(), 1), {"tegn": _BREAK_NAMES[hidden[0]]}))
        text = _HIDDEN_BREAK.sub(" ", text)
    # Before more is replaced by spaces: a character that nobody sees does not make a number another.
    found = tuple(lines.at(start, end - start) for start, end in find_national_ids(text)[:_MOST_OF_A_KIND])
    if suspect:
        impossible = [match.start() for match in _IMPOSSIBLE.finditer(text)]
        for place in impossible[:_MOST_OF_A_KIND]:
            problems.append(fault("DG132", lines.at(place, 1), {"tegn": f"U+{ord(text[place]):04X}"}))
        if impossible:
            text = _IMPOSSIBLE.sub(" ", text)
    return Raw(text, tuple(problems), found)


def has_impossible(text: str) -> str:
    """The first character of a value that no document can hold (written as an escape, `"\\0"`), or ""."""
    match = _IMPOSSIBLE.search(text)
    return match[0] if match else ""


class _Lines:
    """From an offset to a place; the table of lines is made first when something is wrong."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._starts: list[int] = []

    def at(self, offset: int, length: int) -> Position:
        if not self._starts:
            self._starts = [0, *(match.end() for match in re.finditer("\n", self._text))]
        line = bisect.bisect_right(self._starts, offset)
        column = offset - self._starts[line - 1] + 1
        return Position(self._file, line, column, column + length)


def _not_utf8(body: bytes, start: int, file: str) -> Problem:
    before = _LINE_END.split(body[:start].decode("utf-8"))
    where = Position(file, len(before), len(before[-1]) + 1, len(before[-1]) + 2)
    # cp1252 is only a guess at what was meant («ANSI» in Notisblokk), good enough to show the word, never to read the file.
    around = re.split(rb"[\s:]", body[max(0, start - 30) : start])[-1] + re.split(rb"[\s:]", body[start : start + 30])[0]
    word = around.decode("cp1252", errors="replace")
    if word.isprintable() and "\N{REPLACEMENT CHARACTER}" not in word:
        return fault("DG131.utdrag", where, {"utdrag": quote(word)})
    return fault("DG131", where)
