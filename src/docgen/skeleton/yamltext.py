"""Values as YAML that docgen's own reader gives back letter by letter. Knows no case.

A value stands as it is when nothing in it means anything to YAML, else in quotation marks; a long one in a block below `|`.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable

_LONGEST_LINE = 110
_BLANK_WORDS = frozenset({"", "~", "null"})
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}

Value = str | dt.date | bool | None


def text_of(value: Value) -> str:
    """A value as the secretary writes it: ja and nei, dates as 2026-12-10."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nei"
    return value if isinstance(value, str) else value.isoformat()


def scalar(text: str, *, flow: bool = False) -> str:
    """The text on one line. `flow` for a place inside braces or brackets, where commas and colons mean something too."""
    if _is_plain(text, flow):
        return text
    visible = all(map(_is_visible, text))
    if visible and '"' not in text and "\\" not in text:
        return f'"{text}"'
    if visible and "'" not in text:
        return f"'{text}'"
    return '"' + "".join(_ESCAPES.get(letter) or (letter if _is_visible(letter) else _escape(letter)) for letter in text) + '"'


def field(key: str, value: Value, indent: str = "") -> list[str]:
    """The lines of one field; a text of several lines, or too long for one, stands below `|` with its own line breaks."""
    text = text_of(value)
    if not text:
        return [f"{indent}{key}:"]
    one = f"{indent}{key}: {scalar(text)}"
    if ("\n" in text or len(one) > _LONGEST_LINE) and _fits_block(text):
        return [f"{indent}{key}: |", *(f"{indent}  {line}" if line else "" for line in text.split("\n"))]
    return [one]


def point(fields: Iterable[list[str]], indent: str = "") -> list[str]:
    """The lines of one point of a list, made of the lines of its fields."""
    lines = [line for field_lines in fields for line in field_lines]
    return [f"{indent}- {lines[0]}", *(f"{indent}  {line}" if line else "" for line in lines[1:])]


def commented(lines: Iterable[str]) -> str:
    """The lines behind «# », as an editor comments them out: taking «# » away again gives exactly these lines."""
    return "\n".join(f"# {line}" if line else "#" for line in lines)


def in_comment(text: str) -> str:
    """The user's words for a comment: on one line, and nothing in them that could end it."""
    return "".join(letter if _is_visible(letter) else "·" for letter in " ".join(text.split()))


def _is_plain(text: str, flow: bool) -> bool:
    return (
        text not in _BLANK_WORDS
        and text[0].isalnum()
        and text == text.strip()
        and all(map(_is_visible, text))
        and not re.search(r": |:$| #", text)
        and not (flow and re.search(r"[,:?\[\]{}]", text))
    )


def _is_visible(letter: str) -> bool:
    # Python calls a hard space unprintable, but it is what Word puts in «kl. 10», and YAML reads it as a letter.
    return letter.isprintable() or unicodedata.category(letter) == "Zs"


def _escape(letter: str) -> str:
    number = ord(letter)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _fits_block(text: str) -> bool:
    # A first line that is indented would be taken for the indent of the block.
    return text == text.strip() and all(letter in "\n\t" or _is_visible(letter) for letter in text)
