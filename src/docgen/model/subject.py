"""What one document is about, and who may come to receive it: the two nouns that rules and documents share.

A subject is one sak, group, meeting, discussion (sak × ressursteam meeting), plan, evaluation or tiltaksbank together with
everything that belongs to it. It holds no judgement: `rules/` judges it, `documents/` prints it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from docgen.model.base import Record, ref_target
from docgen.model.casebook import Casebook
from docgen.model.consent import Consents
from docgen.model.nynorsk import Målform
from docgen.model.people import Bruker, Foresatt, Representant, Samtykke
from docgen.model.records import age_on
from docgen.model.registers import Enhet, Tiltaksbank
from docgen.model.subjects import Ansvarsgruppe, Drøfting, Evaluering, Koordinator, Medlem, Møte, Møteplan, Sak

TEAM = "ressursteam"
"""The folder and file-name head of what belongs to the ressursteam itself and to no person."""


@dataclass(frozen=True)
class Receiver:
    """One who is to receive a document.

    `key` is the unit's id, `bruker`, `foresatt-<id>`, `verge` or `representant-<id>`: stable, never a place in a list and never
    a name. `unit` is the receiving unit's id, None for a private person. `purposes` are the consent purposes of which one
    must cover the unit; empty means that no consent is asked for (the sender itself, a notice the routine requires, a
    document about nobody). `selector` is the column of the matrix that chose the receiver (domain.md §2.3); `copy` marks
    one who gets a «Kopi»; `persons` are the professionals at the unit whom it is meant for.
    """

    key: str
    name: str
    role: str
    selector: str
    lines: tuple[str, ...] = ()
    unit: str | None = None
    purposes: tuple[str, ...] = ()
    copy: bool = False
    persons: tuple[str, ...] = ()

    @property
    def is_private(self) -> bool:
        """A person of the user side: gets a letter of her own."""
        return self.unit is None


@dataclass(frozen=True)
class Subject:
    """What a document is about.

    `id` is the identity's middle part; `om` names the kind as dokumenter.yaml does; `emne` begins the file name and
    `mappe` is the folder in output/. Exactly the records that belong to it are set.
    """

    id: str
    om: str
    emne: str
    mappe: str
    book: Casebook
    sak: Sak | None = None
    gruppe: Ansvarsgruppe | None = None
    møte: Møte | None = None
    drøfting: Drøfting | None = None
    møteplan: Møteplan | None = None
    evaluering: Evaluering | None = None
    tiltaksbank: Tiltaksbank | None = None
    samtykke: Samtykke | None = None
    merke: str = ""
    """What tells the files of several subjects with one `emne` apart; no part of what is printed."""
    enheter_på: Målform = "bokmål"
    """What units are called in: that of the document which is about to be made (`spoken`)."""

    @property
    def filnavn(self) -> str:
        """What the file names of its documents begin with."""
        return f"{self.emne}-{self.merke}" if self.merke else self.emne

    @property
    def person_case(self) -> Sak | Ansvarsgruppe | None:
        """The file that holds the person and her consents: the group's for a group meeting, else the sak."""
        return self.gruppe or self.sak

    @property
    def bruker(self) -> Bruker | None:
        return self.person_case.bruker if self.person_case else None

    @property
    def foresatte(self) -> tuple[Foresatt, ...]:
        return self.person_case.foresatte if self.person_case else ()

    @property
    def representanter(self) -> tuple[Representant, ...]:
        return self.person_case.representanter if self.person_case else ()

    @property
    def samtykker(self) -> tuple[Samtykke, ...]:
        return self.person_case.samtykker if self.person_case else ()

    @property
    def avslutter_gruppen(self) -> bool:
        """Whether the group is closed by this meeting: its minutes are those that record it (AG-32), or have it as a point where
        the group's file does not say which."""
        møte, avslutning = self.møte, self.gruppe.avslutning if self.gruppe else None
        if møte is None or avslutning is None:
            return False
        points = (*møte.saksliste, *(møte.referat.saker if møte.referat else ()))
        return avslutning.ført_i == møte.id if avslutning.ført_i else any(punkt.type == "avslutning" for punkt in points)

    @property
    def målform(self) -> Målform:
        """What the documents are written in: the bruker's own choice, else the municipality's."""
        return (self.bruker.målform if self.bruker else None) or self.book.oppsett.målform

    @cached_property
    def consents(self) -> Consents | None:
        """What every copy of a document about a person rests on; None for documents about nobody."""
        return consents_of(self.book, self.person_case) if self.person_case else None

    @cached_property
    def stands_on(self) -> frozenset[str]:
        """Ids of all things whose faults stop this subject's documents: its own files and the units they name."""
        records: tuple[Record | None, ...] = (
            self.sak,
            self.gruppe,
            self.møte,
            self.møteplan,
            self.evaluering,
            self.tiltaksbank,
        )
        units = {f"enhet:{unit}" for record in records if record is not None for unit in units_named(record)}
        files = {
            self.sak.saksnummer if self.sak else "",
            self.gruppe.gruppenummer if self.gruppe else "",
            self.møte.id if self.møte else "",
            (self.møte.ansvarsgruppe or self.møte.sak or "") if self.møte else "",
        }
        return frozenset({self.id} | units | files) - {""}

    def age(self, day: dt.date) -> int | None:
        """The bruker's age in whole years on `day`; None for documents about nobody."""
        return age_on(self.bruker.fødselsdato, day) if self.bruker else None

    def is_child(self, day: dt.date) -> bool:
        """Under the age of majority (18 unless oppsett says otherwise) on `day`; 18 on the day is adult (AG-12)."""
        age = self.age(day)
        return age is not None and age < self.book.oppsett.aldersgrenser.myndig

    def målgruppe(self, day: dt.date) -> str | None:
        """The group's målgruppe: as written, else by age on `day` (AG-40)."""
        if self.gruppe is None:
            return None
        return self.gruppe.målgruppe or ("barn_og_unge" if self.is_child(day) else "voksen")

    def koordinator(self, day: dt.date) -> Koordinator | None:
        """The koordinator on `day`: before a koordinator_bytte, the one who had the task then (AG-08)."""
        if self.gruppe is None:
            return None
        later = sorted((b for b in self.gruppe.koordinator_bytte if b.dato > day), key=lambda b: b.dato)
        return later[0].fra if later else self.gruppe.koordinator

    def medlemmer(self, day: dt.date) -> tuple[Medlem, ...]:
        """The members on `day` (their `fra` and `til` are both inside)."""
        if self.gruppe is None:
            return ()
        return tuple(m for m in self.gruppe.medlemmer if (m.fra or day) <= day <= (m.til or day))

    def enhet(self, unit: str | None) -> Enhet | None:
        """The unit of the register, by the name it has in the document's målform; None when there is no such id."""
        found = self.book.enheter.get(unit) if unit else None
        return named_in(found, self.enheter_på) if found else None

    def faste_deltakere(self) -> tuple[Enhet, ...]:
        """The units with a seat in the ressursteam, in the order of the register."""
        return tuple(named_in(unit, self.enheter_på) for unit in self.book.faste_deltakere())

    def spoken(self, målform: Målform) -> Subject:
        """The same subject for a document in this målform: its units are called as the register has them in it."""
        return self if målform == self.enheter_på else replace(self, enheter_på=målform)


def named_in(unit: Enhet, målform: Målform) -> Enhet:
    """The unit with the name that documents in this målform print; one without a name in nynorsk keeps its only one."""
    return unit.model_copy(update={"navn": unit.navn_nynorsk}) if målform == "nynorsk" and unit.navn_nynorsk else unit


def consents_of(book: Casebook, case: Sak | Ansvarsgruppe) -> Consents:
    """Gather what consent rests on in one file: the consents, the person, the guardians and the office's ages."""
    oppsett = book.oppsett
    return Consents(
        samtykker=case.samtykker,
        bruker=case.bruker,
        foresatte=case.foresatte,
        aldersgrenser=oppsett.aldersgrenser,
        begge_foresatte=oppsett.begge_foresatte is not False,
        nytt_ved_myndig=oppsett.nytt_samtykke_ved_18 is True,
        enhetstyper={unit.id: unit.type for unit in book.enheter.values()},
    )


def units_named(record: Record) -> Iterator[str]:
    """Every unit id that a record names, at any depth."""
    for name in type(record).model_fields:
        if name == "where":
            continue
        is_unit = ref_target(type(record), name) == "enhet"
        yield from _units_in(getattr(record, name), is_unit)


def _units_in(value: object, is_unit: bool) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _units_in(item, is_unit)
    elif isinstance(value, Record):
        yield from units_named(value)
    elif is_unit and isinstance(value, str):
        yield value


def subjects(book: Casebook) -> Iterator[Subject]:
    """Every subject of the casebook, in the order of their folders: saker, groups with their meetings, the team."""
    for number in sorted(book.saker):
        yield from of_sak(book, number)
    for number in sorted(book.grupper):
        yield from of_gruppe(book, number)
    for møte in sorted(book.møter.values(), key=lambda m: (m.dato or dt.date.max, m.id)):
        yield about_meeting(book, møte)
    yield from of_team(book, book.møteplaner, book.evalueringer)
    if book.tiltaksbank:
        yield from of_bank(book)


def of_sak(book: Casebook, number: str) -> Iterator[Subject]:
    """A sak, its discussions and its withdrawn consents; nothing when there is no such sak."""
    if (sak := book.saker.get(number)) is None:
        return
    yield Subject(id=number, om="sak", emne=number, mappe=number, book=book, sak=sak)
    for drøfting in sak.drøftinger:
        if møte := book.møter.get(drøfting.møte):
            yield Subject(f"{number}/{møte.id}", "drøfting", number, number, book, sak=sak, møte=møte, drøfting=drøfting)
    yield from _withdrawals(book, number, sak)


def of_gruppe(book: Casebook, number: str) -> Iterator[Subject]:
    """A group and its withdrawn consents, without its meetings; nothing when there is no such group."""
    if gruppe := book.grupper.get(number):
        yield Subject(id=number, om="ansvarsgruppe", emne=number, mappe=number, book=book, gruppe=gruppe)
        yield from _withdrawals(book, number, gruppe)


def of_team(book: Casebook, plans: Iterable[str], evaluations: Iterable[str]) -> Iterator[Subject]:
    """The ressursteam's plans and evaluations of these half-years."""
    for plan in (book.møteplaner[half_year] for half_year in plans):
        yield Subject(f"møteplan-{plan.halvår}", "møteplan", f"{TEAM}-{plan.halvår}", TEAM, book, møteplan=plan)
    for evaluering in (book.evalueringer[half_year] for half_year in evaluations):
        head = f"{TEAM}-{evaluering.halvår}"
        yield Subject(f"evaluering-{evaluering.halvår}", "evaluering", head, TEAM, book, evaluering=evaluering)


def of_bank(book: Casebook) -> Iterator[Subject]:
    """The tiltaksbank."""
    yield Subject("tiltaksbank", "tiltaksbank", TEAM, TEAM, book, tiltaksbank=book.tiltaksbank)


def the_municipality(book: Casebook) -> Subject:
    """The municipality itself with its registers: no document is about it, but some rules are (RT-13, RT-14, RT-24)."""
    return Subject(id="kommune", om="kommune", emne="kommune", mappe="", book=book)


def _withdrawals(book: Casebook, number: str, case: Sak | Ansvarsgruppe) -> Iterator[Subject]:
    """The consents of a file that were withdrawn. Each has files of its own, whatever stands above it in the list."""
    for samtykke in case.samtykker:
        if samtykke.trukket is None:
            continue
        sak, gruppe = (case, None) if isinstance(case, Sak) else (None, case)
        subject = Subject(f"{number}/{samtykke.id}", "samtykke", number, number, book, sak=sak, gruppe=gruppe, samtykke=samtykke)
        yield replace(subject, merke=consent_mark(samtykke))


def consent_mark(samtykke: Samtykke) -> str:
    """What tells the files of one consent from those of another: s1, s2 … as docgen numbers them.

    Another word might be a name, and no path holds one (DOK-01): its digest stands for it.
    """
    is_ours = re.fullmatch(r"[a-zæøå]?\d{1,3}", samtykke.id)
    return samtykke.id if is_ours else hashlib.sha256(samtykke.id.encode()).hexdigest()[:8]


def about_meeting(book: Casebook, møte: Møte) -> Subject:
    """A meeting: the ressursteam's own, or one about a group or a sak."""
    gruppe = book.grupper.get(møte.ansvarsgruppe) if møte.ansvarsgruppe else None
    sak = book.saker.get(møte.sak) if møte.sak else None
    if møte.møtetype == "ressursteam":
        return Subject(møte.id, "ressursteammøte", TEAM, TEAM, book, møte=møte)
    head = møte.ansvarsgruppe or møte.sak or møte.id
    return Subject(møte.id, "møte", head, head, book, sak=sak, gruppe=gruppe, møte=møte)
