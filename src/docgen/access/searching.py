"""Is a file about her? By the number of her case in its path, its certificate or its text, or by her name in its text. Pure."""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from docgen.access.person import Part, Person, namesakes, other_names, parts_of
from docgen.model.casebook import Casebook
from docgen.model.personer import Personer
from docgen.model.phrases import Phrases
from docgen.model.signatures import same_name

_NUMBER = re.compile(r"(?<![^\W_])(RT|AG)[-– ](\d{4})[-– ](\d{3,4})(?!\d)", re.IGNORECASE)
"""The number of a case, also where it begins the id of a meeting (`AG-2026-005-m3`) or a file's name."""


class Why(enum.Enum):
    """Why a file is hers, or is left out although it has her name."""

    BELONGS = enum.auto()
    """It belongs to a case in which she has a part."""
    MENTIONS_CASE = enum.auto()
    """The number of such a case stands in it."""
    NAMED = enum.auto()
    """Her name stands in it."""
    NAMESAKE = enum.auto()
    """Her name stands in it, and it is about another of that name."""
    MAYBE = enum.auto()
    """Nothing says whose it is: a loose file of no case, without her name, that may be hers all the same."""
    CLOSED = enum.auto()
    """A place that could not be looked into."""
    UNREADABLE = enum.auto()
    """Nobody can say: it belongs to no case and cannot be searched."""
    FAULTY = enum.auto()
    """It has faults, so that nobody can say whose case it is, nor what belongs to it."""


@dataclass(frozen=True)
class Hit:
    """What was found of one file. `certain` is False where only a name tells; `others` is True where it tells of others too, and
    None where that cannot be said."""

    why: Why
    certain: bool
    others: bool | None

    @property
    def is_hers(self) -> bool:
        """Whether the file is handed over to whoever answers the request."""
        return self.why in (Why.BELONGS, Why.MENTIONS_CASE, Why.NAMED)


@dataclass(frozen=True)
class Search:
    """Everything that files are asked about.

    `parts` are her cases, `meetings` gives the case of each of their meetings by its id. `strangers` are the cases of another
    of her name, with the ids of their meetings. `names` finds her in a text, `others` those who are not her.
    """

    person: Person
    parts: tuple[Part, ...]
    meetings: Mapping[str, str]
    strangers: frozenset[str]
    everybody: Personer
    names: Phrases[str]
    others: Phrases[str]
    certain: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, book: Casebook, person: Person) -> Search:
        """What to look for of one person."""
        parts, strangers = parts_of(book, person), namesakes(book, person)
        mine = frozenset(part.number for part in parts)
        records = (*book.saker.values(), *book.grupper.values(), *book.møter.values(), *book.evalueringer.values())
        # A single word is too often something else («Live») to tell a person by.
        names = [(person.navn, person.navn)] if len(person.navn.split()) > 1 else []
        others = other_names(records, person, book.personer.employees)
        return cls(
            person,
            parts,
            _meetings(book, mine),
            strangers | _meetings(book, strangers).keys(),
            book.personer,
            Phrases.of(names, folded=True),
            Phrases.of(((name, name) for name in others), folded=True),
            frozenset(part.number for part in parts if part.certain),
        )

    def loose(self, path: str, text: str | None, beside: frozenset[str], hit: Hit | None) -> Hit | None:
        """What a file of the office's own that is about nobody is to her; `hit` is what was found without its neighbours.

        `beside` are the cases of the files in its folder. One case alone there makes it nobody's for certain: it is looked at by
        whoever answers (docs/adr/0026).
        """
        if hit is not None and hit.why is not Why.UNREADABLE:
            return hit
        if len(beside) == 1:
            return Hit(Why.MAYBE, False, None) if beside & self.numbers else None
        return hit or (None if numbers_in(path) or numbers_in(text or "") else Hit(Why.MAYBE, False, None))

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers of her cases."""
        return frozenset(part.number for part in self.parts)

    def judged(self, path: str, text: str | None, subjects: Iterable[str] = ()) -> Hit | None:
        """What one file is to her; None for nothing.

        `path` is posix in the workspace, `text` what it says (None where it cannot be searched), `subjects` the ids that it is
        known to be about: of a source its own, of a document those of its certificate.
        """
        about = {*numbers_in(path), *subjects}
        own = {self.meetings.get(one, one) for one in about} & self.numbers
        said = frozenset(numbers_in(text or ""))
        others = None if text is None else self._tells_of_others(text, said | {*numbers_in(path)})
        if own:
            return Hit(Why.BELONGS, bool(own & self.certain), others)
        if said & self.numbers:
            return Hit(Why.MENTIONS_CASE, bool(said & self.certain), others)
        if text is None:
            return None if about else Hit(Why.UNREADABLE, False, None)
        if next(self.names.find(text), None) is None:
            return None
        if self.strangers & (about | said):
            return Hit(Why.NAMESAKE, False, others)
        return Hit(Why.NAMED, False, others)

    def _tells_of_others(self, text: str, numbers: frozenset[str]) -> bool:
        if numbers - self.numbers or next(self.others.find(text), None) is not None:
            return True
        owners = (self.everybody.contacts[contact] for contact in self.everybody.contacts_in(text))
        return any(not any(same_name(owner.navn, self.person.navn) for owner in those) for those in owners)


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of cases that stand in a text, as we write them."""
    found = _NUMBER.finditer(unicodedata.normalize("NFC", text))
    return tuple(f"{match[1].upper()}-{match[2]}-{match[3]}" for match in found)


def _meetings(book: Casebook, numbers: frozenset[str]) -> dict[str, str]:
    """The meetings of cases by id, each with the number of its case."""
    owned = ((møte.id, number) for møte in book.møter.values() for number in (møte.ansvarsgruppe, møte.sak))
    return {name: number for name, number in owned if number in numbers}
