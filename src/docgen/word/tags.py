"""Tags in a line of text: where they begin and end, what they say once Word's autocorrections are undone.

Text in, `Found` and `Stray` out. Knows nothing of XML; `text` joins runs to a line first and puts the answer back.
Quotation marks, dashes and no-break spaces are repaired inside tags only, and never inside a string literal.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from docgen.word.said import COMMENT, CONTROL, VALUE

_OPEN: Final = re.compile(r"\{\{|\{%|\{#")
_CLOSERS: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
_KINDS: Final = {"{{": VALUE, "{%": CONTROL, "{#": COMMENT}
_MOST_STRAYS: Final = 20
_STRAY: Final = re.compile(r"\}\}|%\}")
_PREFIX: Final = re.compile(r"(tr|tc|p|r)[\s\u00a0]+(?=\S)")

# Which marks end a string that one of these began. Word writes “ ” in English, « » and „ “ in Norwegian documents,
# and leaves the straight ones alone where autocorrect was undone by hand.
_ENDS: Final = {
    '"': '"', "“": "”“\"", "”": "”“\"", "„": "”“\"", "«": "»\"", "»": "«»\"", "‟": "”“\"", "″": "″\"",
    "'": "'", "‘": "’‘'", "’": "’‘'", "‚": "’‘'", "‹": "›'", "›": "‹›'", "′": "′'", "´": "´'", "`": "`´'",
}  # fmt: skip
_DOUBLES: Final = '"“”„«»‟″'
_SINGLES: Final = "'‘’‚‹›′´`"
_DASHES: Final = "–—−‐‑‒―"
_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


class Found(NamedTuple):
    """A tag in a line: `line[start:end]` is what is written."""

    start: int
    end: int
    kind: str
    prefix: str
    text: str
    joins_before: bool = False
    joins_after: bool = False


class Stray(NamedTuple):
    """A delimiter without its mate."""

    start: int
    delimiter: str


def find_tags(line: str) -> tuple[tuple[Found, ...], tuple[Stray, ...]]:
    """Every tag of a line and every delimiter that is not part of one."""
    found: list[Found] = []
    strays: list[Stray] = []
    position = 0
    # Each opening without end is looked for to the end of the line: a line of nothing else must not take for ever.
    while len(strays) < _MOST_STRAYS and (opening := _OPEN.search(line, position)):
        strays += _strays(line, position, opening.start())
        tag = _read(line, opening.start(), strict=True) or _read(line, opening.start(), strict=False)
        if tag is None:
            strays.append(Stray(opening.start(), opening.group()))
            position = opening.end()
        else:
            found.append(tag)
            position = tag.end
    strays += _strays(line, position, len(line))
    return tuple(found), tuple(strays)


def _strays(line: str, start: int, end: int) -> list[Stray]:
    return [Stray(match.start(), match.group()) for match in _STRAY.finditer(line, start, end)]


def _read(line: str, start: int, *, strict: bool) -> Found | None:
    delimiter = line[start : start + 2]
    closer = _CLOSERS[delimiter]
    if delimiter == "{#":
        end = line.find(closer, start + 2)
        return None if end < 0 else Found(start, end + 2, COMMENT, _prefix(line[start + 2 : end])[0], "")
    scanned = _scan(line, start + 2, closer, strict)
    if scanned is None:
        return None
    text, end = scanned
    before, text, after = _joins(text)
    prefix, text = _prefix(text)
    return Found(start, end, _KINDS[delimiter], prefix, unicodedata.normalize("NFC", text.strip()), before, after)


def _scan(line: str, position: int, closer: str, strict: bool) -> tuple[str, int] | None:
    """Repaired inner text and the position behind the tag.

    Strict: a straight quotation mark ends at a straight one. If that leaves the tag without an end, Word corrected
    only one of the two, and any mark of the family ends it.
    """
    out: list[str] = []
    depth = 0
    while position < len(line):
        character = line[position]
        if depth == 0 and line.startswith(closer, position):
            return "".join(out), position + 2
        if character in _ENDS:
            literal = _literal(line, position, strict)
            if literal is None:
                return None
            text, position = literal
            out.append(text)
            continue
        if line.startswith("{%", position) or (closer == "%}" and line.startswith("{{", position)):
            return None  # a new tag begins before this one ended: a brace was lost
        depth += (character == "{") - (character == "}" and depth > 0)
        out.append(_repaired(character))
        position += 1
    return None


def _literal(line: str, start: int, strict: bool) -> tuple[str, int] | None:
    opener = line[start]
    family = _DOUBLES if opener in _DOUBLES else _SINGLES
    ends = _ENDS[opener] if strict else family
    position = start + 1
    while position < len(line) and line[position] not in ends:
        position += 2 if line[position] == "\\" else 1
    if position >= len(line):
        return None
    quote = '"' if family is _DOUBLES else "'"
    inner = line[start + 1 : position].replace("\n", "\\n")
    if opener != quote:
        inner = inner.replace(quote, "\\" + quote)
    return f"{quote}{inner}{quote}", position + 1


def _repaired(character: str) -> str:
    if character in _DASHES:
        return "-"
    if character in _INVISIBLE:
        return ""
    return " " if character.isspace() else character


def _joins(text: str) -> tuple[bool, str, bool]:
    before, after = text[:1] == "-", len(text) > 1 and text[-1] == "-"
    if text[:1] in ("-", "+"):
        text = text[1:]
    return before, text[:-1] if after else text, after


def _prefix(text: str) -> tuple[str, str]:
    match = _PREFIX.match(text)
    return (match.group(1), text[match.end() :]) if match else ("", text)
