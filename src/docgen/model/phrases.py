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
    """Phrases with what each carries. `folded` ones are found in any capitals; the others only as they are written.

    `by_first` gives how many words the phrases have that begin with a word: so a first name that hundreds share costs no more
    than a rare one, and a phrase costs little more memory than its text.
    """

    by_first: Mapping[str, tuple[int, ...]]
    by_phrase: Mapping[str, tuple[Payload, ...]]
    folded: bool = False

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, Payload]], *, folded: bool = False) -> Phrases[Payload]:
        """Gather phrases with what each carries; one without any word is left out."""
        lengths: dict[str, tuple[int, ...]] = {}
        payloads: dict[str, tuple[Payload, ...]] = {}
        for phrase, payload in pairs:
            words = [*words_of(phrase, folded=folded)]
            if not words:
                continue
            joined = " ".join(words)
            # The record's own text where it is the same, and what is there already: two copies would be twice the memory.
            payloads[phrase if phrase == joined else joined] = (*payloads.get(joined, ()), payload)
            known = lengths.get(words[0], ())
            if len(words) not in known:
                lengths[words[0]] = tuple(sorted((*known, len(words))))
        return cls(MappingProxyType(lengths), MappingProxyType(payloads), folded)

    def find(self, text: str) -> Iterator[Payload]:
        """What every phrase that stands in the text carries, once for each place, in the order of the text."""
        words = [*words_of(text, folded=self.folded)]
        if self.by_first.keys().isdisjoint(words):
            return
        for number, word in enumerate(words):
            for length in self.by_first.get(word, ()):
                if number + length > len(words):
                    continue
                said = " ".join(words[number : number + length])
                yield from self.by_phrase.get(said, ())
                if length > 1 and said.endswith("s"):
                    yield from self.by_phrase.get(said[:-1], ())  # in the genitive: «Marlene Åsvangs sak»


def words_of(text: str, *, folded: bool = False) -> Iterator[str]:
    """The words of a text in order: letters, digits and underscore, one form of å (a Mac gives two)."""
    text = unicodedata.normalize("NFC", text)
    yield from _WORD.findall(text.casefold() if folded else text)
