"""Who is meant, and which cases she has a part in. Pure.

Two people may have one name: with the birth date a bruker is known for certain; a name alone may be another's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.model.base import Record, marks
from docgen.model.casebook import Casebook
from docgen.model.fields import Navn
from docgen.model.people import Bruker
from docgen.model.personer import Case, number_of, persons_of
from docgen.model.signatures import name_key, same_name


@dataclass(frozen=True)
class Person:
    """Whom the request is about. `født` is None where only her name is known."""

    navn: str
    født: dt.date | None = None


@dataclass(frozen=True)
class Part:
    """Her part in one case: the number of the sak or group and what she is in it (receiver keys: `bruker`, `foresatt-mor` …).

    `certain` is False where she is told by her name alone.
    """

    number: str
    roles: tuple[str, ...]
    certain: bool


def every_case(book: Casebook) -> Iterator[Case]:
    """The saker and the groups, by number."""
    yield from (case for _, case in sorted(book.saker.items()))
    yield from (case for _, case in sorted(book.grupper.items()))


def bruker_of(book: Casebook, number: str) -> Person | None:
    """The bruker of a sak or a group, by its number in any capitals; None where no file that can be read has it."""
    found = (case for case in every_case(book) if number_of(case).casefold() == number.casefold())
    return next((Person(case.bruker.navn, case.bruker.fødselsdato) for case in found), None)


def parts_of(book: Casebook, person: Person) -> tuple[Part, ...]:
    """Every case in which she is bruker, foresatt, verge or representant."""
    parts = (_part(case, person) for case in every_case(book))
    return tuple(part for part in parts if part is not None)


def namesakes(book: Casebook, person: Person) -> frozenset[str]:
    """The numbers of cases whose bruker has her name and another birth date, and in which she herself has no part."""
    mine = {part.number for part in parts_of(book, person)}
    others = (case for case in every_case(book) if _is_another(case.bruker, person))
    return frozenset(number_of(case) for case in others) - mine


def birth_dates(book: Casebook, navn: str) -> dict[dt.date, tuple[str, ...]]:
    """The birth dates of the brukere of a name, each with the numbers of their cases."""
    found: dict[dt.date, tuple[str, ...]] = {}
    for case in every_case(book):
        if same_name(case.bruker.navn, navn):
            born = case.bruker.fødselsdato
            found[born] = (*found.get(born, ()), number_of(case))
    return found


def names_in(record: Record) -> Iterator[str]:
    """Every name of a person that stands in a field for names, however deep in the record."""
    for field, info in type(record).model_fields.items():
        value = getattr(record, field, None)
        is_name = any(mark == one for mark in marks(info.annotation, info.metadata) for one in _NAME)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Record):
                yield from names_in(one)
            elif isinstance(one, str) and is_name:
                yield one


def other_names(records: Iterable[Record], person: Person, employees: frozenset[str]) -> frozenset[str]:
    """The full names of others than her in the records, but for those who work with the cases (`employees`, as `name_key`
    gives them): whose presence at work is no secret of anybody's."""
    names = {name for record in records for name in names_in(record)}
    hers = name_key(person.navn)
    return frozenset(name for name in names if len(name.split()) > 1 and name_key(name) not in {hers, *employees})


_NAME: tuple[object, ...] = Navn.__metadata__  # type: ignore[attr-defined]
"""What marks a field as one for the name of a person."""


def _part(case: Case, person: Person) -> Part | None:
    named = [
        key for one, record in persons_of(case) if same_name(one.navn, person.navn) for key in _roles(one.key, record, person)
    ]
    certain = person.født is not None and "bruker" in named
    return Part(number_of(case), tuple(dict.fromkeys(named)), certain) if named else None


def _roles(key: str, record: object, person: Person) -> tuple[str, ...]:
    return () if isinstance(record, Bruker) and _is_another(record, person) else (key,)


def _is_another(bruker: Bruker, person: Person) -> bool:
    return same_name(bruker.navn, person.navn) and person.født not in (None, bruker.fødselsdato)
