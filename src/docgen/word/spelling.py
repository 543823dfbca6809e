"""What a misspelt name was probably meant to be.

Names in, a name or None out. Case, and ASCII spellings of æ, ø and å, are looked through first: Word puts capitals at
the start of sentences, and keyboards differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_LETTERS: Final = (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("ae", "a"), ("oe", "o"), ("aa", "a"), ("_", ""), ("-", ""))


def plain(name: str) -> str:
    """A spelling in which `Møte_dato`, `mote_dato` and `moetedato` are one."""
    name = name.casefold()
    for letter, spelled in _LETTERS:
        name = name.replace(letter, spelled)
    return name


def closest(name: str, candidates: Iterable[str]) -> str | None:
    """The candidate nearest to a name, if any is near."""
    spellings: dict[str, str] = {}
    for candidate in candidates:
        spellings.setdefault(plain(candidate), candidate)
    if plain(name) in spellings:
        return spellings[plain(name)]
    import difflib

    close = difflib.get_close_matches(plain(name), list(spellings), 1)
    return spellings[close[0]] if close else None
