"""What the decisions about one unit rest on, noted while they are made. Pure.

A unit is one folder of output/: a sak or a group with its meetings, or one thing of the ressursteam's own. While it is judged,
everything it asks the casebook and the survey is noted here as keys. When something changes, the keys of what changed lead to the
units that asked about it, and to no others (design.md §8).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from zlib import crc32

from docgen.model.runday import Watch

_BITS = 8192
"""Of the filter of words: with the 500 words of a case one name in a thousand is found where it is not."""


@dataclass
class Asked:
    """The notes about the unit that is being judged. `watch` notes the days."""

    watch: Watch
    keys: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def begin(self) -> None:
        """Forget the unit before."""
        self.keys.clear()
        self.words.clear()
        self.watch.begin()

    def note(self, key: str) -> None:
        """The answer behind this key was used."""
        self.keys.add(key)


def thing(name: str) -> str:
    """The file with this id: what stands in it, whether it is there, whether it can be read."""
    return f"thing:{name}"


def every(kind: str) -> str:
    """Which ids of one kind there are."""
    return f"every:{kind}"


def some(kind: str) -> str:
    """Whether there is any of one kind."""
    return f"some:{kind}"


def meetings(of: str, name: str) -> str:
    """The meetings of a group, a sak or the team."""
    return f"meetings:{of}:{name}"


def discussions(meeting: str) -> str:
    """The saker discussed in a meeting."""
    return f"discussions:{meeting}"


def reported(half_year: str) -> str:
    """The saker reported in a half-year."""
    return f"reported:{half_year}"


def at(path: str) -> str:
    """What lies at a path below output/, and whether it is open in Word."""
    return f"at:{path}"


def copies(subject: str) -> str:
    """Every document below output/ that was made for a subject."""
    return f"copies:{subject}"


def archived(subject: str) -> str:
    """What the archive's register says of the documents about a subject."""
    return f"archived:{subject}"


def taken(path: str) -> str:
    """Whose document takes a path."""
    return f"taken:{path}"


def stop(subject: str) -> str:
    """What stops the documents of a subject before any rule is asked."""
    return f"stop:{subject}"


def template(name: str) -> str:
    """A template's content."""
    return f"template:{name}"


def person(kind: str, value: str) -> str:
    """Whether somebody of all the cases has this contact, works somewhere by this name, is this person."""
    return f"{kind}:{value}"


# --- words ---------------------------------------------------------------------------------------------------------


def filter_of(words: Iterable[str]) -> bytes:
    """A filter of the words that names were looked for in: small, and never wrong about a word that was there."""
    bits = bytearray(_BITS // 8)
    for word in words:
        bit = crc32(word.encode("utf-8", "surrogatepass")) % _BITS
        bits[bit >> 3] |= 1 << (bit & 7)
    return bytes(bits)


def may_have(filtered: bytes, word: str) -> bool:
    """Whether the word may have been there."""
    bit = crc32(word.encode("utf-8", "surrogatepass")) % _BITS
    return bool(filtered[bit >> 3] >> (bit & 7) & 1)


def may_say(filtered: bytes, phrase: Iterable[str]) -> bool:
    """Whether all words of a phrase may have been there, the last perhaps in the genitive (as `phrases` finds them)."""
    *first, last = phrase
    return all(may_have(filtered, word) for word in first) and (may_have(filtered, last) or may_have(filtered, f"{last}s"))
