"""Whether a public title says what it is there to hide (Noark 5: words to shield are replaced by *****, archive.md §2.5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from docgen.archive.arkivmelding import Arkivmelding

_WORD: Final = re.compile(r"\w+(?:[-’']\w+)*")
_STARS: Final = re.compile(r"\*+")
_SHORTEST: Final = 3
"""A shorter part of a name is no name on its own («av», «de»)."""

Words = tuple[str, ...]
"""Words in a row, casefolded."""


def shielded(message: Arkivmelding, more: Iterable[str] = ()) -> frozenset[Words]:
    """What no public title of the message may say: names that are shielded in it, a person's in whole and in part, and `more`."""
    return frozenset(words for text in (*_shielded_texts(message), *more) if (words := _words(text)))


def gives_away(title: str, public: str, forbidden: Iterable[Words]) -> bool:
    """Whether the public title says something forbidden, or elsewhere a word that its own stars stand for in the title."""
    said = _words(public)
    starred = {(word,) for word in _under_the_stars(title, public) if len(word) >= _SHORTEST}
    return any(_says(said, words) for words in {*forbidden, *starred})


def _shielded_texts(message: Arkivmelding) -> Iterator[str]:
    case, entry = message.mappe, message.registrering
    for part in (*(case.part if case else ()), *(entry.part if entry else ())):
        if part.erSkjermet:
            yield from _name(part.partNavn, bool(part.erPersonnavn or part.personID))
    for other in entry.korrespondansepart if entry else ():
        if other.erSkjermet:
            yield from _name(other.korrespondansepartNavn, bool(other.erPersonnavn or other.personid))
    for klasse in (*(case.klassifikasjon if case else ()), *(entry.klassifikasjon if entry else ())):
        if klasse.erSkjermet and klasse.tittel:
            yield klasse.tittel


def _name(name: str, is_person: bool) -> Iterator[str]:
    yield name
    if is_person:
        yield from (word for word in _words(name) if len(word) >= _SHORTEST)


def _under_the_stars(title: str, public: str) -> Words:
    """The words of the title that stand where the public one has stars; none when the two are not the same beside them."""
    first, *rest = _STARS.split(public)
    if not rest or not title.startswith(first):
        return ()
    hidden, at = [], len(first)
    for number, kept in enumerate(rest, start=1):
        # The last piece ends the title; each before it is looked for from where the former ended.
        found = len(title) - len(kept) if number == len(rest) else title.find(kept, at)
        if found < at or not title.startswith(kept, found):
            return ()
        hidden.append(title[at:found])
        at = found + len(kept)
    return _words(" ".join(hidden))


def _words(text: str) -> Words:
    return tuple(_WORD.findall(text.casefold()))


def _says(said: Words, words: Words) -> bool:
    starts = range(len(said) - len(words) + 1)
    return any(all(_is(said[at + place], word) for place, word in enumerate(words)) for at in starts)


def _is(said: str, word: str) -> bool:
    return said in (word, f"{word}s")  # «Karis møte» names her too
