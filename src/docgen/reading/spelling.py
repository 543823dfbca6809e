"""When two spellings are one word: case, space/hyphen/underscore, and æøå written with the letters of an English keyboard.

domain.md §5: keys are read leniently. The accepted spellings of each word are listed, never guessed: what is not on the
list is unknown and gets a suggestion.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import product

_ASCII = {"æ": ("æ", "ae"), "ø": ("ø", "o", "oe"), "å": ("å", "a", "aa")}
_GAP = re.compile(r"[\s_-]+")
# Two letters right of three is near (`bub` for `bup`); less than that is guessing.
_NEAR_ENOUGH = 0.66


def fold(text: str) -> str:
    """Give the form in which spellings are compared: `  E-post ` and `e_post` are both `e_post`."""
    return _GAP.sub("_", unicodedata.normalize("NFC", text).strip().casefold())


def spellings(name: str) -> Iterator[str]:
    """All accepted spellings of a word, folded: `møte` → møte, mote, moete."""
    for letters in product(*(_ASCII.get(letter, (letter,)) for letter in fold(name))):
        yield "".join(letters)


def spelling_table(names: Iterable[str]) -> dict[str, str]:
    """Every accepted spelling → the word itself; a word's own spelling goes before another's ASCII one."""
    names = tuple(names)
    table = {spelling: name for name in names for spelling in spellings(name)}
    table.update((fold(name), name) for name in names)
    table.update((name, name) for name in names)
    return table


def look_up(text: str, table: Mapping[str, str]) -> str | None:
    """The word that `text` spells in a table of `spelling_table`, or None."""
    # Nearly all keys are written as they should be: folding is for the rest.
    return table.get(text) or table.get(fold(text))


def nearest(text: str, table: Mapping[str, str]) -> str | None:
    """The word of the table whose spelling is nearest to `text`, if any is near enough to suggest."""
    matches = get_close_matches(fold(text), list(table), n=1, cutoff=_NEAR_ENOUGH)
    return table[matches[0]] if matches else None
