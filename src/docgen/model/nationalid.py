"""Finding fødselsnummer, D-numbers and synthetic numbers in text (PV-01, domain.md §1C).

Used on raw files and on finished documents alike. The check digits are not asked for: from 2032 numbers are given out that
lack the old rule, and a mistyped number still names a person.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# What people type or Word puts in for a space and a hyphen.
_SPACE = " \N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}"
_HYPHEN = r"\-\N{NON-BREAKING HYPHEN}\N{EN DASH}"
# 01-31, D-number + 40. A first digit and then what stood before it: so the engine can leap from digit to digit.
_DAY = r"[0-7](?<!\d.)(?:(?<=0)[1-9]|(?<=[1256])\d|(?<=[37])[01]|(?<=4)[1-9])"
_MONTH = r"(?:0[1-9]|1[0-2]|4[1-9]|5[0-2]|6[6-9]|7[0-7]|8[1-9]|9[0-2])"  # 01-12, synthetic + 40, + 65, + 80
_NUMBER = re.compile(
    rf"{_DAY}[.{_SPACE}]?{_MONTH}[.{_SPACE}]?\d\d[.{_SPACE}{_HYPHEN}]?(?:\d{{5}}|\d{{3}}[{_SPACE}]\d{{2}})(?!\d)"
)
# What takes no room on paper: a soft hyphen or a zero-width space inside a number does not make it another number.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\N{SOFT HYPHEN}\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
_DOTS = "•••••• •••••"


class Span(NamedTuple):
    """Where in a text a number stands: `text[start:end]`."""

    start: int
    end: int


def find_national_ids(text: str) -> tuple[Span, ...]:
    """Give the places of all that looks like a national identity number; the text itself is never returned."""
    found = [Span(*match.span()) for match in _NUMBER.finditer(text)]
    if _INVISIBLE.search(text):
        seen = [place for place, letter in enumerate(text) if not _INVISIBLE.match(letter)]
        plain = "".join(text[place] for place in seen)
        hidden = (Span(seen[match.start()], seen[match.end() - 1] + 1) for match in _NUMBER.finditer(plain))
        found += [span for span in hidden if not any(span.start < other.end and other.start < span.end for other in found)]
    return tuple(sorted(found))


def without_national_ids(text: str) -> str:
    """Give the text with every such number replaced by dots, so that it can be quoted in a message."""
    for start, end in reversed(find_national_ids(text)):
        text = f"{text[:start]}{_DOTS}{text[end:]}"
    return text
