"""The people of all cases with what is theirs: whose name, telephone, e-mail and address stands in a text (domain.md §1C, PV-04).

Built once for a run. It answers whose something is; whether that may stand where it was found is for `rules/` to say.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count, islice
from sys import intern
from types import MappingProxyType
from typing import NamedTuple

from docgen.model.people import Bruker, Deltaker, Foresatt, Invitert, Representant, Verge
from docgen.model.phrases import Phrases, words_of
from docgen.model.registers import Enhet, Instanser, Oppsett
from docgen.model.signatures import name_key
from docgen.model.subjects import Ansvarsgruppe, Møte, Sak

Case = Sak | Ansvarsgruppe
_BETWEEN = r"[ .\-/]{0,2}"
_TELEPHONE = re.compile(rf"(?<![\d+])(?=(?:(?:\+|00)?47{_BETWEEN})?(\d(?:{_BETWEEN}\d){{7}})(?!\d))")
"""Eight digits however they are spaced. Each place is tried, for a date or a year may stand right before."""
_LIKE_TELEPHONE = re.compile(
    r"(?<![\d.,/\-])(?<!\d )((?!19|20)[2-9]\d{7}|[2-9]\d \d\d \d\d \d\d|[2-9]\d\d \d\d \d\d\d)(?! ?\d|[.,/\-]\d)"
)
"""What a telephone number looks like to somebody who knows none of them: no date, no time, no amount."""
_SIGNS = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("\t\n\xa0\u2009\u202f\u2007", " "))
_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_POSTAL = re.compile(r"\d{4}\s+\D+")
_REACHES = re.compile(r"[\d@]").search
"""Whether a text may hold a telephone number or an e-mail address at all: most do not, and this is asked of every text."""


@dataclass(frozen=True, slots=True)
class Person:
    """One of the user side of one case. `key` is the receiver key, `sak` the number of the sak or group."""

    sak: str
    key: str
    navn: str


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to reach somebody, as it is compared: digits of a telephone, an e-mail in small letters, a street and number."""

    kind: str
    value: str


def number_of(case: Case) -> str:
    """The number of a sak or a group."""
    return case.saksnummer if isinstance(case, Sak) else case.gruppenummer


def persons_of(case: Case) -> Iterator[tuple[Person, Bruker | Foresatt | Verge | Representant]]:
    """Bruker, foresatte, verge and representanter of one case, with their records."""
    number = number_of(case)
    yield Person(number, "bruker", case.bruker.navn), case.bruker
    # The keys are the same few words in every case: one text of each is enough.
    yield from ((Person(number, intern(foresatt_key(foresatt)), foresatt.navn), foresatt) for foresatt in case.foresatte)
    if case.bruker.verge:
        yield Person(number, "verge", case.bruker.verge.navn), case.bruker.verge
    for representant in case.representanter:
        yield Person(number, representant_key(representant, case.representanter), representant.navn), representant


def foresatt_key(foresatt: Foresatt) -> str:
    """The receiver key of a guardian: `foresatt-` and the id, which by default is the relasjon (domain.md §5.1)."""
    return f"foresatt-{foresatt.id or _nameless(foresatt.relasjon, foresatt.navn)}"


def representant_key(representant: Representant, order: tuple[Representant, ...]) -> str:
    """The receiver key of a representative: its id, else its type and, when that is taken or shared, a number."""
    if representant.id:
        return f"representant-{representant.id}"
    word = _plain(representant.type)
    taken = {r.id for r in order if r.id}
    alike = [r for r in order if r.type == representant.type and not r.id]
    free = (name for name in (f"{word}{number}" for number in count(1)) if name not in taken)
    names = [word] if len(alike) == 1 and word not in taken else [*islice(free, len(alike))]
    return f"representant-{names[next(at for at, r in enumerate(alike) if r is representant)]}"


UNREGISTERED_GP = "fastlege-uten-enhet"
"""The receiver key of a GP who is written in words and is no unit of the register: no consent can name it."""


def unit_key(unit: str) -> str:
    """The receiver key of a unit: its id, with a word before it where a person might be called so (`verge`, `bruker`)."""
    return f"{_UNIT}{unit}" if unit in _PERSONS or unit.startswith(_BEGINNINGS) else unit


def unit_of_key(key: str) -> str:
    """The id of the unit whose key this is; for a person's key no unit's id."""
    return key.removeprefix(_UNIT) if key.startswith(_UNIT) else "" if key in _PERSONS or is_person_key(key) else key


def is_person_key(key: str) -> bool:
    """Whether it is the receiver key of a private person."""
    return key in ("bruker", "verge") or key.startswith(_BEGINNINGS[:2])


_UNIT = "enhet-"
_PERSONS = frozenset({"bruker", "verge", UNREGISTERED_GP})
_BEGINNINGS = ("foresatt-", "representant-", _UNIT)
"""Keys of persons, and how keys of persons begin: no unit has such a key, whatever its id is."""

_RELATIONS = ("mor", "far", "forelder", "foresatt", "søster", "bror", "tante", "onkel", "verge", "samboer", "ektefelle")
"""How the word for a relation ends. Any other word («Karis mor») may be a name, and a name is never part of a path."""


def _nameless(relation: str, name: str) -> str:
    """The relation as a key: its first word when that is a relation and no part of a name (design.md §10)."""
    word = _plain(relation.split()[0]) if relation.split() else ""
    names = {_plain(part) for part in name.split()}
    return word if word.endswith(_RELATIONS) and word not in names else hashlib.sha256(name.encode()).hexdigest()[:6]


def _plain(text: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in text.casefold()).strip("-")


# --- all of them ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Personer:
    """Everybody's names and contact details, by what stands in a text.

    `contacts` says whose a contact detail is, `streets` finds the addresses among them. `services` are the contact details of
    the services themselves, `employees` the names of those who work there (as `name_key` gives them), `domains` where their
    e-mail comes from: all these may stand anywhere.
    `same` gives for each case the numbers of all cases of the same person.
    """

    names: Phrases[Person]
    streets: Phrases[Contact]
    contacts: Mapping[Contact, tuple[Person, ...]]
    services: frozenset[Contact]
    employees: frozenset[str]
    domains: frozenset[str]
    same: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, cases: Iterable[Case], møter: Iterable[Møte], enheter: Iterable[Enhet], oppsett: Oppsett) -> Personer:
        """Gather the people of all cases, and of the office what is public."""
        rows: dict[str, list[PeopleRow]] = {kind: [] for kind in PEOPLE}
        for record in (*cases, *møter, *enheter, oppsett):
            for row in people_rows(record):
                rows[row.kind].append(row)
        contacts: dict[Contact, list[Person]] = {}
        for row in rows["contact"]:
            contacts.setdefault(row.contact, []).append(row.person)
        return cls(
            names=Phrases.of((row.value, row.person) for row in rows["name"]),
            streets=Phrases.of(((contact.value, contact) for contact in contacts if contact.kind == "adresse"), folded=True),
            contacts=MappingProxyType({contact: tuple(owners) for contact, owners in contacts.items()}),
            services=frozenset(row.contact for row in rows["service"]),
            domains=frozenset(row.value for row in rows["domain"]),
            employees=frozenset(row.value for row in rows["employee"]),
            same=_same_person(rows["same"]),
        )

    def contacts_in(self, text: str) -> Iterator[Contact]:
        """The contact details of somebody of the user side that stand in a text."""
        yield from (contact for contact in contacts_in(text) if contact in self.contacts)
        yield from self.streets.find(text)


def _same_person(rows: Iterable[PeopleRow]) -> Mapping[str, frozenset[str]]:
    """The numbers of the cases of one person, for each of them."""
    by_person: dict[str, list[str]] = {}
    for row in rows:
        by_person.setdefault(row.value, []).append(row.sak)
    return MappingProxyType({number: frozenset(numbers) for numbers in by_person.values() for number in numbers})


def contacts_in(text: str) -> Iterator[Contact]:
    """The telephone numbers and e-mail addresses of a text, as they are compared."""
    if not _REACHES(text):
        return
    text = text.translate(_SIGNS)
    yield from (Contact("telefon", re.sub(r"\D", "", match[1])) for match in _TELEPHONE.finditer(text))
    yield from (Contact("e_post", match[0].casefold().rstrip(".")) for match in _MAIL.finditer(text))


def like_contacts_in(text: str) -> Iterator[tuple[Contact, str]]:
    """What looks like a telephone number or an e-mail address, whoever's it is, with the words as they stand."""
    if not _REACHES(text):
        return
    text = text.translate(_SIGNS)
    yield from ((Contact("telefon", re.sub(r"\D", "", match[1])), match[1]) for match in _LIKE_TELEPHONE.finditer(text))
    yield from ((Contact("e_post", match[0].casefold().rstrip(".")), match[0].rstrip(".")) for match in _MAIL.finditer(text))


def street_lines(address: str | None) -> Iterator[str]:
    """The lines of an address that tell where somebody lives: not the postal code, which a whole town shares."""
    for line in (address or "").splitlines():
        pieces = [piece.strip() for piece in line.split(",") if not _POSTAL.fullmatch(piece.strip())]
        street = next((piece for piece in pieces if any(map(str.isdigit, piece))), pieces[0] if pieces else "")
        # A single word («Solbakken») is too often something else as well to tell a home by.
        if len(street.split()) > 1:
            yield street


def _reached_at(telephone: str | None, mail: str | None, address: str | None = None) -> Iterator[Contact]:
    yield from contacts_in(telephone or "")
    yield from contacts_in(mail or "")
    yield from (Contact("adresse", " ".join(words_of(street, folded=True))) for street in street_lines(address))


PEOPLE = ("name", "contact", "service", "domain", "employee", "same")
"""What a file brings to `Personer`: a full name, a way to reach somebody, one to reach a service, where its e-mail comes from,
who works there, and whose case it is (the same name and birth date are the same person)."""


class PeopleRow(NamedTuple):
    """One thing that a file brings. `value` is as it is compared; `way` the kind of a contact; the rest tells whose it is."""

    kind: str
    value: str
    way: str = ""
    sak: str = ""
    key: str = ""
    navn: str = ""

    @property
    def person(self) -> Person:
        """Whose it is."""
        return Person(self.sak, self.key, self.navn)

    @property
    def contact(self) -> Contact:
        """The way to reach somebody."""
        return Contact(self.way, self.value)


def people_rows(record: object) -> Iterator[PeopleRow]:
    """What one sak, group, meeting, unit or the municipality itself brings; nothing for anything else."""
    if isinstance(record, Sak | Ansvarsgruppe):
        yield from _of_case(record)
    for contact in _of_services(record):
        yield PeopleRow("service", contact.value, contact.kind)
        if contact.kind == "e_post":
            yield PeopleRow("domain", contact.value.rpartition("@")[2])
    yield from (PeopleRow("employee", name_key(name)) for name in _employees(record))
    if isinstance(record, Instanser):
        yield from (row for unit in record.instanser for row in people_rows(unit))


def _of_case(case: Case) -> Iterator[PeopleRow]:
    for person, record in persons_of(case):
        whose = (person.sak, person.key, person.navn)
        if len(person.navn.split()) > 1:
            yield PeopleRow("name", person.navn, "", *whose)
        for contact in _reached_at(record.telefon, record.e_post, record.adresse):
            yield PeopleRow("contact", contact.value, contact.kind, *whose)
        if isinstance(record, Bruker):
            yield PeopleRow("same", f"{name_key(person.navn)}|{record.fødselsdato}", sak=person.sak)


def _of_services(record: object) -> Iterator[Contact]:
    if isinstance(record, Oppsett | Enhet):
        yield from _reached_at(record.telefon, record.e_post, record.adresse)
    if isinstance(record, Ansvarsgruppe):
        earlier = (bytte.fra for bytte in record.koordinator_bytte)
        for worker in (*((record.koordinator,) if record.koordinator else ()), *earlier, *record.medlemmer):
            yield from _reached_at(worker.telefon, worker.e_post)


def _employees(record: object) -> Iterator[str]:
    names: list[str | None] = []
    match record:
        case Enhet():
            names = [record.leder, record.stedfortreder, *record.tidligere_ledere]
        case Sak():
            names = [record.melder.navn if record.melder else None]
            names += [invitert.navn for drøfting in record.drøftinger for invitert in drøfting.inviterte]
        case Ansvarsgruppe():
            names = [record.koordinator.navn, record.koordinator.stedfortreder] if record.koordinator else []
            names += [name for bytte in record.koordinator_bytte for name in (bytte.fra.navn, bytte.til)]
            names += [medlem.navn for medlem in record.medlemmer]
        case Møte():
            guests = (person for person in (*record.til_stede, *record.forfall, *record.innkalte) if person.enhet)
            people: tuple[Invitert | Deltaker, ...] = (*record.inviterte, *guests)
            names = [person.navn for person in people]
    yield from (name for name in names if name)
