"""The ressursteam's meetings and papers: no users in the room, no names on the list, nobody else's case (RT-16 to RT-29)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from docgen.model.base import Record
from docgen.model.signatures import name_key
from docgen.model.subject import Subject
from docgen.model.subjects import Sak
from docgen.problem import Position, Quoted, Severity
from docgen.rules.base import Facts, Finding, Rule
from docgen.rules.days import months_later, shown
from docgen.rules.people import is_one_of, names_in, others_names, parts_of_names, user_side

SAKSLISTE = ("saksliste_ressursteam",)
DRØFTING = ("referat_ressursteam",)
QUESTIONS = ("bra", "hvorfor", "bedre", "hvordan")


# --- RT-16: no users in the room -----------------------------------------------------------------------------------


def _no_users(facts: Facts) -> Iterator[Finding]:
    subject = facts.subject
    saker = (subject.sak,) if subject.sak else tuple(_listed(subject))
    users = tuple(chain.from_iterable(user_side(sak) for sak in saker))
    for where, name in _attending(subject, saker):
        if is_one_of(name, users):
            yield Finding(where, {"navn": Quoted(name)})


def _attending(subject: Subject, saker: tuple[Sak, ...]) -> Iterator[tuple[Position, str]]:
    """Everybody written as invited or present, with the place of it."""
    møte = subject.møte
    drøftinger = [d for sak in saker for d in sak.drøftinger if møte and d.møte == møte.id]
    invited = [person for d in drøftinger for person in d.inviterte] + list(møte.inviterte if møte else ())
    present = [person for d in drøftinger for person in d.til_stede] + list(møte.til_stede if møte else ())
    yield from ((person.where.of("navn"), person.navn) for person in invited if person.navn)
    yield from ((person.where.of("navn"), person.navn) for person in present if person.navn)


def _listed(subject: Subject) -> Iterator[Sak]:
    for number in subject.møte.saker if subject.møte else ():
        if sak := subject.book.saker.get(number):
            yield sak


# --- RT-21, RT-23, RT-29: names that do not belong there -----------------------------------------------------------


def _other_cases(facts: Facts) -> Iterator[Finding]:
    sak = facts.subject.sak
    if sak is None or facts.subject.drøfting is None:
        return
    own = facts.subject.book.personer.same[sak.saksnummer]
    for where, text in _printed_of_discussion(facts.subject, sak):
        for number in dict.fromkeys(re.findall(r"(?<!\w)RT-\d{4}-\d{3,4}(?!\w)", text)):
            if number in facts.subject.book.saker and number not in own:
                yield Finding(where, {"nummer": number})
        for name in others_names(facts.subject.book, own, text):
            yield Finding(where, {"navn": Quoted(name)}, about="navn")


def _printed_of_discussion(subject: Subject, sak: Sak) -> Iterator[tuple[Position, str]]:
    drøfting = subject.drøfting
    assert drøfting is not None
    yield from _texts(sak, ("tema", "problemstilling"))
    yield from _texts(drøfting, ("drøfting", "veien_videre", "informerer_bruker"))
    for tiltak in drøfting.tiltak:
        yield from _texts(tiltak, ("tekst", "ansvarlig", "forslag_fagperson", "tildelt_fagperson"))


def _texts(record: Record, names: tuple[str, ...]) -> Iterator[tuple[Position, str]]:
    for name in names:
        if isinstance(text := getattr(record, name), str) and text:
            yield record.where.of(name), text


def _names_on_list(facts: Facts) -> Iterator[Finding]:
    """No part of a name of those whose cases stand on the list, no full name of anybody else's file."""
    saker, book = tuple(_listed(facts.subject)), facts.subject.book
    here = tuple(dict.fromkeys(parts_of_names(chain.from_iterable(user_side(sak) for sak in saker))))
    own = frozenset(number for sak in saker for number in book.personer.same[sak.saksnummer])
    for sak in saker:
        topic = sak.tema or ""
        for name in dict.fromkeys((*names_in(topic, here), *others_names(book, own, topic))):
            yield Finding(sak.where.of("tema"), {"sak": sak.saksnummer, "navn": Quoted(name)}, field="tema")


def _names_in_bank(facts: Facts) -> Iterator[Finding]:
    bank, book = facts.subject.tiltaksbank, facts.subject.book
    if bank is None:
        return
    public = [entry for entry in bank.tiltak if entry.internt is not True and entry.aktiv is not False]
    for where, text in chain(_texts(bank, ("innledning",)), *(_texts(entry, BANK_TEXTS) for entry in public)):
        for name in others_names(book, frozenset(), text):
            if name_key(name) not in book.personer.employees:
                yield Finding(where, {"navn": Quoted(name)})


def _old_entries(facts: Facts) -> Iterator[Finding]:
    """An entry that nobody has looked at for a year may send families to a door that is closed (domain.md §5.10)."""
    bank = facts.subject.tiltaksbank
    for entry in bank.tiltak if bank else ():
        if entry.aktiv is not False and entry.oppdatert and facts.dato > months_later(entry.oppdatert, FRESH_MONTHS):
            values = {"navn": entry.navn, "dato": shown(entry.oppdatert)}
            yield Finding(entry.where.of("oppdatert"), values, field="oppdatert", about="gammel")


FRESH_MONTHS = 12
BANK_TEXTS = ("navn", "målgruppe", "beskrivelse", "slik_får_du_det", "kontakt", "varighet")


# --- RT-26: the evaluation -----------------------------------------------------------------------------------------


def _pattern(facts: Facts) -> Iterator[Finding]:
    evaluering = facts.subject.evaluering
    if evaluering is None:
        return
    mønster = evaluering.mønster
    blank = [name for name in QUESTIONS if mønster is None or not getattr(mønster, name)]
    if blank:
        where = mønster.where.of(*blank) if mønster else evaluering.where.of("mønster")
        severity = None if evaluering.status == "ferdig" else Severity.ADVARSEL
        yield Finding(where, {"felt": ", ".join(blank)}, field=blank[0], severity=severity)


# fmt: off
TEAMREGLER: tuple[Rule, ...] = (
    Rule(
        "RT-16", "feil", (*SAKSLISTE, *DRØFTING), _no_users,
        nb="«{navn}» hører til brukersiden, men møtet i ressursteamet holdes uten brukere.",
        en="“{navn}” belongs to the user's side, but the meeting of the resource team is held without users.",
        help_nb="Slett navnet her. Skal bruker være med, lag et samarbeidsmøte: «møtetype: samarbeidsmøte».",
        help_en="Delete the name here. If the user is to take part, make a cooperation meeting: “møtetype: samarbeidsmøte”.",
        wrong="til_stede:\n  - navn: Kari Bø  # mor i saken", right="til_stede:\n  - navn: Unni Vik\n    enhet: barnevern",
    ),
    Rule(
        "RT-21", "feil", DRØFTING, _other_cases,
        nb="Referatet nevner saken {nummer}, som gjelder en annen person.",
        en="The minutes mention the case {nummer}, which is about another person.",
        help_nb="Slett nummeret her; det som gjelder den andre saken, skrives i den.",
        help_en="Delete the number here; what is about the other case is written there.",
        wrong="drøfting: Se også RT-2026-018.", right="drøfting: Søvn og skolevei ble drøftet.",
    ),
    Rule(
        "RT-21", "advarsel", DRØFTING, _other_cases, about="navn",
        nb="Referatet nevner «{navn}», som hører til en annen persons sak.",
        en="The minutes mention “{navn}”, who belongs to another person's case.",
        help_nb="Slett navnet her hvis det gjelder den andre saken.",
        help_en="Delete the name here if it is about the other case.",
        wrong="drøfting: Samme tiltak som for Ida Vik.", right="drøfting: Et kjent tiltak ble drøftet.",
    ),
    Rule(
        "RT-23", "feil", ("tiltaksbank",), _names_in_bank,
        nb="Tiltaksbanken er for alle, men nevner «{navn}», som hører til en sak.",
        en="The list of measures is for everybody, but mentions “{navn}”, who belongs to a case.",
        help_nb="Slett navnet, eller marker tiltaket med «internt: ja».",
        help_en="Delete the name, or mark the measure with “internt: ja”.",
        wrong="beskrivelse: Laget for Ola Bø", right="beskrivelse: Kurs for foreldre til barn som sover lite",
    ),
    Rule(
        "RT-23", "advarsel", ("tiltaksbank",), _old_entries, about="gammel",
        nb="Tiltaket «{navn}» i tiltaksbanken er sist oppdatert {dato}, for over et år siden.",
        en="The measure “{navn}” in the list of measures was last updated on {dato}, more than a year ago.",
        help_nb="Spør enheten om det fortsatt stemmer, og skriv dagen, for eksempel «oppdatert: 01.10.2026», eller «aktiv: nei».",
        help_en="Ask the unit whether it still is right, and write the day, for example “oppdatert: 01.10.2026”, or “aktiv: "
        "nei”.",
        wrong="- id: sovn\n  oppdatert: 01.03.2025", right="- id: sovn\n  oppdatert: 01.10.2026",
    ),
    Rule(
        "RT-26", "feil", ("evaluering", "evaluering_offentlig"), _pattern,
        nb="Evalueringen mangler svar på {felt}.", en="The evaluation has no answer to {felt}.",
        help_nb="Skriv svarene under «mønster», for eksempel «bra: Sakene var godt forberedt».",
        help_en="Write the answers under “mønster”, for example “bra: Sakene var godt forberedt”.",
        wrong="mønster:\n  bra: Godt forberedt\n  hvorfor:",
        right="mønster:\n  bra: Godt forberedt\n  hvorfor: Ny mal\n  bedre: Tiden\n  hvordan: Færre saker",
    ),
    Rule(
        "RT-29", "feil", SAKSLISTE, _names_on_list,
        nb="Temaet i sak {sak} nevner «{navn}», og sakslisten skal ikke ha navn.",
        en="The topic of case {sak} mentions “{navn}”, and the shared agenda must have no names.",
        help_nb="Skriv temaet uten navn, for eksempel «tema: Søvn».", help_en="Write the topic without names, for example "
        "“tema: Søvn”.",
        wrong="tema: Søvnen til Ola", right="tema: Søvn",
    ),
)
# fmt: on
