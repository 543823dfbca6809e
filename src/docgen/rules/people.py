"""Who is who in a subject: persons matched by name, the user side, the professionals, and names that belong to others."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from docgen.model.casebook import Casebook
from docgen.model.personer import persons_of
from docgen.model.signatures import name_key, same_name
from docgen.model.subject import Subject
from docgen.model.subjects import Ansvarsgruppe, Sak
from docgen.reading.spelling import nearest, spelling_table

Case = Sak | Ansvarsgruppe


def is_one_of(name: str | None, names: Iterable[str | None]) -> bool:
    """Whether a written name is one of these (spaces and capitals do not count)."""
    return name is not None and any(same_name(name, other) for other in names if other)


def nearly(name: str, others: Iterable[str]) -> str | None:
    """The first of these names that is near to `name` word by word, as one is with a letter wrong; a given name that is
    another's is no near one, whatever the surname."""
    return next((other for other in others if _is_near(name.split(), other.split())), None)


def _is_near(words: list[str], others: list[str]) -> bool:
    pairs = zip(words, others, strict=False)
    return len(words) == len(others) and all(nearest(word, spelling_table([other])) for word, other in pairs)


def user_side(case: Case | None) -> tuple[str, ...]:
    """Full names of bruker, foresatte, verge and representanter of one sak or group."""
    return tuple(person.navn for person, _ in persons_of(case)) if case is not None else ()


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


def is_past(subject: Subject, today: dt.date) -> bool:
    """Whether the meeting was before `today`, the day of the run: then who had a task at that time may have left it since."""
    return subject.møte is not None and subject.møte.dato is not None and subject.møte.dato < today


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


def others_names(book: Casebook, own: frozenset[str], *texts: str) -> Iterator[str]:
    """Full names in the texts that belong to the cases of other persons only: `own` are the numbers of those it may name."""
    return of_others(book, own, (person.navn for text in texts for person in book.personer.names.find(text)))


def of_others(book: Casebook, own: frozenset[str], names: Iterable[str]) -> Iterator[str]:
    """Those among the names, each once, that nobody in the own cases has.

    A parent of two children stands in both their files, and is no other.
    """
    found = dict.fromkeys(names)
    if not found:
        return
    known = {name_key(person.navn) for number in own for person, _ in persons_of(book.saker.get(number) or book.grupper[number])}
    yield from (name for name in found if name_key(name) not in known)


def names_in(text: str, names: Iterable[str]) -> Iterator[str]:
    """The names that occur in the text as whole words with the same capitals, also in the genitive, each once."""
    # `in` first: it is many times faster than the pattern, and almost every name is not there.
    for name in dict.fromkeys(names):
        if name in text and re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", text):
            yield name


def parts_of_names(names: Iterable[str]) -> Iterator[str]:
    """First names and surnames: the words of a name that begin with a capital; an initial is no name."""
    for name in names:
        yield from (word for word in name.split() if len(word.strip(".")) > 1 and word[0].isupper())
