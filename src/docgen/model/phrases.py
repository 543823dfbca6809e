"""Many phrases looked for in a text at once: whole words, by the first word of each, in one walk through the text.

Ten thousand names in a page cost what one costs. A phrase carries whatever its owner wants back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

Payload = TypeVar("Payload")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Phrases(Generic[Payload]):
    """Phrases by their first word. `folded` ones are found in any capitals; the others only as they are written."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], Payload], ...]]
    folded: bool = False

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, Payload]], *, folded: bool = False) -> Phrases[Payload]:
        """Gather phrases with what each carries; one without any word is left out."""
        found: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
        for phrase, payload in pairs:
            words = tuple(words_of(phrase, folded=folded))
            if words:
                found.setdefault(words[0], []).append((words, payload))
        return cls(MappingProxyType({first: tuple(rows) for first, rows in found.items()}), folded)

    def find(self, text: str) -> Iterator[Payload]:
        """What every phrase that stands in the text carries, once for each place, in the order of the text."""
        words = [*words_of(text, folded=self.folded)]
        for number, word in enumerate(words):
            for phrase, payload in self.by_first.get(word, ()):
                if len(phrase) == 1 or is_said(phrase, words[number : number + len(phrase)]):
                    yield payload


def is_said(phrase: tuple[str, ...], words: list[str]) -> bool:
    """Whether the words are the phrase, the last perhaps in the genitive («Marlene Åsvangs sak»)."""
    return len(words) == len(phrase) and tuple(words[:-1]) == phrase[:-1] and words[-1] in (phrase[-1], f"{phrase[-1]}s")


def words_of(text: str, *, folded: bool = False) -> Iterator[str]:
    """The words of a text in order: letters, digits and underscore, one form of å (a Mac gives two)."""
    text = unicodedata.normalize("NFC", text)
    yield from _WORD.findall(text.casefold() if folded else text)
