"""Who is who in a subject: persons matched by name, the user side, the professionals, and names that belong to others."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from docgen.model.casebook import Casebook
from docgen.model.people import Bruker
from docgen.model.signatures import same_name
from docgen.model.subject import Subject
from docgen.model.subjects import Ansvarsgruppe, Sak

Case = Sak | Ansvarsgruppe


def is_one_of(name: str | None, names: Iterable[str | None]) -> bool:
    """Whether a written name is one of these (spaces and capitals do not count)."""
    return name is not None and any(same_name(name, other) for other in names if other)


def user_side(case: Case | None) -> tuple[str, ...]:
    """Full names of bruker, foresatte, verge and representanter of one sak or group."""
    if case is None:
        return ()
    verge = case.bruker.verge
    return (
        case.bruker.navn,
        *(foresatt.navn for foresatt in case.foresatte),
        *((verge.navn,) if verge else ()),
        *(representant.navn for representant in case.representanter),
    )


def represents_child(case: Case) -> tuple[str, ...]:
    """Those who can take part on the child's behalf (AG-12): foresatte who may get letters, verge, representanter."""
    verge = case.bruker.verge
    return (
        *(foresatt.navn for foresatt in case.foresatte if not foresatt.kopi_sperret),
        *((verge.navn,) if verge else ()),
        *(representant.navn for representant in case.representanter),
    )


def koordinator_or_deputy(subject: Subject, *days: dt.date | None) -> tuple[str, ...]:
    """Names of the koordinator and the stedfortreder on any of the days."""
    found = [subject.koordinator(day) for day in days if day]
    return tuple(name for k in found if k for name in (k.navn, k.stedfortreder) if name)


def professionals(subject: Subject, day: dt.date) -> Iterator[tuple[str, str]]:
    """The professionals that the file knows, as (name, unit id): koordinator, stedfortreder, members, invited."""
    koordinator = subject.koordinator(day)
    if koordinator:
        yield from ((name, koordinator.enhet or "") for name in (koordinator.navn, koordinator.stedfortreder) if name)
    if subject.gruppe:
        yield from ((medlem.navn, medlem.enhet) for medlem in subject.gruppe.medlemmer)
        yield from ((bytte.til, "") for bytte in subject.gruppe.koordinator_bytte)
    if subject.sak and subject.sak.melder and subject.sak.melder.navn:
        yield subject.sak.melder.navn, subject.sak.melder.enhet or ""
    invited = (*(subject.møte.inviterte if subject.møte else ()), *(subject.drøfting.inviterte if subject.drøfting else ()))
    yield from ((invitert.navn, invitert.enhet) for invitert in invited if invitert.navn)


def cases(book: Casebook) -> Iterator[Case]:
    """Every file about a person."""
    yield from book.saker.values()
    yield from book.grupper.values()


def same_person(one: Bruker, other: Bruker) -> bool:
    """Whether two files are about the same person: same name and same birth date."""
    return same_name(one.navn, other.navn) and one.fødselsdato == other.fødselsdato


def others_names(book: Casebook, own: Iterable[Case]) -> Iterator[str]:
    """Full names in the files of other persons, without those that stand in `own` files too (a parent of two children)."""
    own = tuple(own)
    known = {name.casefold() for case in own for name in user_side(case)}
    for case in cases(book):
        if not any(same_person(case.bruker, mine.bruker) for mine in own):
            yield from (name for name in user_side(case) if name.casefold() not in known)


def names_in(text: str, names: Iterable[str]) -> Iterator[str]:
    """The names that occur in the text as whole words with the same capitals, each once."""
    # `in` first: it is many times faster than the pattern, and almost every name is not there.
    for name in dict.fromkeys(names):
        if name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            yield name


def parts_of_names(names: Iterable[str]) -> Iterator[str]:
    """First names and surnames: the words of a name that begin with a capital; an initial is no name."""
    for name in names:
        yield from (word for word in name.split() if len(word.strip(".")) > 1 and word[0].isupper())
