"""The last look: what a finished document says, held against all that its receiver may not have (domain.md §1C).

A second line of defence. The values were cut to the receiver, the templates were checked, and still the text itself is read
before it leaves the house: free text that somebody pasted a telephone number into, a template that prints more than it should.
Every copy is judged alone, and only that copy is stopped. Nothing here knows how the text was made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from docgen.model.agenda import items_found
from docgen.model.base import Record
from docgen.model.consent import covers
from docgen.model.nationalid import find_national_ids
from docgen.model.people import Bruker
from docgen.model.personer import Contact, Personer, number_of, unit_of_key
from docgen.model.registers import Enhet
from docgen.model.signatures import name_key
from docgen.model.subjects import Møte, Sak
from docgen.problem import Position, Quoted, Severity
from docgen.rules.base import FERDIG, Facts, Ferdig, Finding, Rule
from docgen.rules.people import Case, names_in, of_others, parts_of_names, user_side
from docgen.rules.traces import Tracer, Traces

OPEN_LISTS = re.compile(r"innkal[lt]|invitert|utvid|medlem|enheter|eining|send(es|t) til|kopi|mottak|deltak", re.IGNORECASE)
"""Headings of the lists that show who belongs to a case."""
_BETWEEN_ENTRIES = re.compile(r"[,;:|()\n\t/]|\bv/| [–-] |\bog\b")
ABSENT = re.compile(r"forfall", re.IGNORECASE)
"""The list of those who sent word shows it too, to a unit that was not there to see."""
NO_LIST = frozenset({"samtykkeskjema", "samtykke_trukket"})
"""The papers about the consent itself name the units that it is asked for."""
CONTACT_FIELDS = frozenset({"telefon", "e_post", "adresse"})
PURPOSES = ("deling", "kopi_av_referat", "drøfting")


def _finished(facts: Facts) -> Ferdig:
    """The copy that is read: these rules are asked of nothing else."""
    assert facts.ferdig is not None
    return facts.ferdig


def _traces(facts: Facts) -> Traces:
    """What points to a person in it: as the last check brought it, else looked for now."""
    finished = _finished(facts)
    return finished.traces or Tracer().traces((passage.text for passage in finished.tekst), facts.subject.book.personer)


def _copy(finished: Ferdig) -> tuple[str, ...]:
    return (finished.mottaker,)


# --- PV-01, PV-04: numbers and ways to reach somebody --------------------------------------------------------------


def _national_ids(facts: Facts) -> Iterator[Finding]:
    finished = _finished(facts)
    if _traces(facts).has_national_id:
        yield Finding(_written(facts, lambda text: bool(find_national_ids(text))), {}, _copy(finished))


def _contacts(facts: Facts) -> Iterator[Finding]:
    """Somebody's telephone, e-mail or street that is neither the receiver's own nor a service's."""
    finished, everybody = _finished(facts), facts.subject.book.personer
    own = _own_numbers(facts)
    for contact in dict.fromkeys(_traces(facts).contacts):
        owners = everybody.contacts[contact]
        is_receivers = any(owner.key == finished.mottaker and owner.sak in own for owner in owners)
        if contact not in everybody.services and not is_receivers:
            where = _written(facts, _with_contact(everybody, contact))
            names = ", ".join(dict.fromkeys(owner.navn for owner in owners))
            yield Finding(where, {"navn": Quoted(names)}, _copy(finished), about=contact.kind)


def _unknown_contacts(facts: Facts) -> Iterator[Finding]:
    """What looks like a telephone or an e-mail address and is nobody's that the folder knows: somebody has pasted it.

    Where somebody in the case has a blocked address the copy is stopped: that person's own number may stand in no field.
    """
    finished, everybody = _finished(facts), facts.subject.book.personer
    blocks = [person.adressesperre for case in _own_cases(facts) for person in case.foresatte]
    blocks += [case.bruker.adressesperre for case in _own_cases(facts)]
    blocked = any(block != "ingen" for block in blocks)
    for contact, words in dict.fromkeys(_traces(facts).alike):
        is_known = contact in everybody.contacts or contact in everybody.services
        if not is_known and contact.value.rpartition("@")[2] not in everybody.domains:
            where = _written(facts, lambda text, words=words: words in text)  # type: ignore[misc]
            severity = Severity.FEIL if blocked else None
            yield Finding(where, {"verdi": Quoted(words)}, _copy(finished), severity=severity, about=f"ukjent {contact.kind}")


# --- RT-21, RT-23, RT-25, RT-29: other people's cases --------------------------------------------------------------


def _other_numbers(facts: Facts) -> Iterator[Finding]:
    finished, book = _finished(facts), facts.subject.book
    own = _own_numbers(facts)
    for number, written in dict(_traces(facts).numbers).items():
        if number not in own and (number in book.saker or number in book.grupper or number in book.faulty):
            where = _written(facts, _with_word(written))
            yield Finding(where, {"nummer": number}, _copy(finished), about="nummer")


def _other_names(facts: Facts) -> Iterator[Finding]:
    """A full name that belongs only to another case; on a paper without persons, any full name of a case."""
    finished, book = _finished(facts), facts.subject.book
    own = frozenset[str]() if facts.kind in NAMELESS else _own_numbers(facts)
    about = NAMELESS.get(facts.kind, "navn")
    for name in of_others(book, own, _traces(facts).names):
        if name_key(name) not in book.personer.employees:
            yield Finding(_written(facts, _with_word(name)), {"navn": Quoted(name)}, _copy(finished), about=about)


NAMELESS: Mapping[str, str] = MappingProxyType(
    {"saksliste_ressursteam": "RT-29", "tiltaksbank": "RT-23", "evaluering": "RT-25", "evaluering_offentlig": "RT-25"}
)
"""Papers that may name nobody of a case, each with its rule."""


def _parts_of_names(facts: Facts) -> Iterator[Finding]:
    """RT-29: on the shared agenda no first name or surname either, of those whose cases stand on it."""
    finished = _finished(facts)
    if facts.kind != "saksliste_ressursteam":
        return
    parts = tuple(dict.fromkeys(parts_of_names(name for case in _own_cases(facts) for name in user_side(case))))
    full = {name for case in _own_cases(facts) for name in user_side(case)}
    for part in dict.fromkeys(name for passage in finished.tekst for name in names_in(passage.text, parts)):
        if not any(name in passage.text for passage in finished.tekst for name in full):
            where = _written(facts, _with_word(part))
            yield Finding(where, {"navn": Quoted(part)}, _copy(finished), about="RT-29")


def _own_cases(facts: Facts) -> tuple[Case, ...]:
    """The cases that the paper is about: one person's, or those on the shared agenda that its receiver may see."""
    subject = facts.subject
    if subject.person_case is not None:
        return (subject.person_case,)
    møte = subject.møte
    saker = [sak for number in (møte.saker if møte else ()) if (sak := subject.book.saker.get(number))]
    unit = subject.enhet(unit_of_key(_finished(facts).mottaker))
    if unit is not None and not unit.fast_i_ressursteam:
        return tuple(sak for sak in saker if unit.id in _invited_to(sak, møte))
    return tuple(saker)


def _invited_to(sak: Sak, møte: Møte | None) -> Iterator[str]:
    for drøfting in sak.drøftinger if møte else ():
        if møte and drøfting.møte == møte.id:
            yield from (invitert.enhet for invitert in drøfting.inviterte)


def _own_numbers(facts: Facts) -> frozenset[str]:
    """The numbers of these cases, and of every other case of the same person."""
    same = facts.subject.book.personer.same
    return frozenset(number for case in _own_cases(facts) for number in same[number_of(case)])


# --- SA-04: a unit that is not covered, in a list that shows who belongs to the case -------------------------------


def _listed_units(facts: Facts) -> Iterator[Finding]:
    finished = _finished(facts)
    if facts.subject.consents is None or facts.kind in NO_LIST:
        return
    listed = _listed(facts)
    for unit in _uncovered(facts, listed) if listed else ():
        yield Finding(Position(finished.mal), {"enhet": Quoted(unit.navn)}, _copy(finished), about="liste")


def _listed(facts: Facts) -> frozenset[str]:
    """The entries of the lists that show who belongs to the case, without capitals."""
    finished = _finished(facts)
    to_unit = unit_of_key(finished.mottaker) in facts.subject.book.enheter
    headings = {passage.heading for passage in finished.tekst}
    shown = {heading for heading in headings if OPEN_LISTS.search(heading) or (to_unit and ABSENT.search(heading))}
    if not shown:
        return frozenset()
    lines = {line for passage in finished.tekst if passage.heading in shown for line in (passage.text, *passage.row)}
    # An entry of a list is a line, a cell or a piece of one: «Per Li, Barnevernet», «Barnevernet v/ Per Li», «Per Li – PPT».
    return frozenset(piece.strip(" .").casefold() for line in lines for piece in _BETWEEN_ENTRIES.split(line) if piece)


def _uncovered(facts: Facts, listed: frozenset[str]) -> Iterator[Enhet]:
    """Units among the listed that the file wants in the case and that no consent carries on the document's day, or today
    while it is not sent. Consent is asked last: it is the dearest question, and most units stand in no list."""
    subject, consents = facts.subject, facts.subject.consents
    assert consents is not None
    møte = subject.møte
    named = [medlem.enhet for medlem in subject.medlemmer(facts.dato)]
    named += [invitert.enhet for invitert in (møte.inviterte if møte else ())]
    source = subject.drøfting or (møte.referat if møte else None)
    named += source.kopi_til if source else ()
    days = [facts.dato]
    if facts.kind == "avlysning" and møte and møte.innkalling and møte.innkalling.dato:
        days = [møte.innkalling.dato]  # it goes to those the invitation went to (AG-19)
    elif not facts.sendt:
        days.append(facts.i_dag)
    units = [unit for name in dict.fromkeys(named) if (unit := subject.enhet(name)) and _is_listed(unit, listed)]
    own = {*_senders(facts), *_present(facts), unit_of_key(_finished(facts).mottaker)} if units else set()
    for unit in units:
        name = unit.id
        if name not in own and not any(all(covers(consents, name, p, day) for day in days) for p in PURPOSES):
            yield unit


def _is_listed(unit: Enhet, listed: frozenset[str]) -> bool:
    return any(name is not None and name.casefold() in listed for name in (unit.navn, unit.navn_nynorsk))


def _senders(facts: Facts) -> Iterator[str]:
    koordinator = facts.subject.koordinator(facts.dato)
    melder = facts.subject.sak.melder if facts.subject.sak else None
    yield from (unit for unit in (koordinator.enhet if koordinator else None, melder.enhet if melder else None) if unit)


def _present(facts: Facts) -> Iterator[str]:
    """Units that were in the room: everybody there has seen them."""
    møte = facts.subject.møte
    people = (*(møte.til_stede if møte else ()), *(møte.referat.til_stede if møte and møte.referat else ()))
    names = {name_key(person.navn) for person in people if person.navn}
    yield from (person.enhet for person in people if person.enhet)
    yield from (medlem.enhet for medlem in facts.subject.medlemmer(facts.dato) if name_key(medlem.navn) in names)
    yield from (i.enhet for i in (møte.inviterte if møte else ()) if i.navn and name_key(i.navn) in names)


# --- AG-17: the fixed items ----------------------------------------------------------------------------------------


def _fixed_items(facts: Facts) -> Iterator[Finding]:
    finished = _finished(facts)
    if facts.kind != "saksliste" or facts.subject.gruppe is None:
        return
    places = items_found(facts.subject, facts.dato, "\n".join(passage.text for passage in finished.tekst))
    for title, place in places:
        if place < 0:
            yield Finding(Position(finished.mal), {"punkt": title}, _copy(finished), about="borte")
    found = [place for _, place in places if place >= 0]
    if len(found) == len(places) and found != sorted(found):
        yield Finding(Position(finished.mal), {}, _copy(finished), about="rekkefølge")


# --- where it was written ------------------------------------------------------------------------------------------


def _written(facts: Facts, says: Callable[[str], bool]) -> Position:
    """The field of the file that says it; the template when no field does."""
    subject = facts.subject
    records: tuple[Record | None, ...] = (
        subject.drøfting, subject.møte, subject.sak, subject.gruppe, subject.møteplan, subject.evaluering, subject.tiltaksbank,
    )  # fmt: skip
    listed = _own_cases(facts) if subject.person_case is None else ()
    for record in (*records, *listed):
        if record is not None and (where := _field_saying(record, says)) is not None:
            return where
    return Position(_finished(facts).mal)


def _with_word(word: str) -> Callable[[str], bool]:
    return lambda text: any(names_in(text, (word,)))


def _with_contact(everybody: Personer, contact: Contact) -> Callable[[str], bool]:
    return lambda text: contact in everybody.contacts_in(text)


def _field_saying(record: Record, says: Callable[[str], bool]) -> Position | None:
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name == "where" or (name in CONTACT_FIELDS and isinstance(record, Bruker)):
            continue
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Record) and (where := _field_saying(item, says)) is not None:
                return where
            if isinstance(item, str) and name not in (*CONTACT_FIELDS, "navn") and says(item):
                return record.where.of(name)
    return None


_NOT_HERS = (
    "Slett det der det er skrevet. Står det ikke i fila, er det malen som skriver det: rett den.",
    "Delete it where it is written. If it is not in the file, the template prints it: mend that.",
)

# fmt: off
FERDIGE: tuple[Rule, ...] = (
    Rule(
        "PV-01", "feil", FERDIG, _national_ids,
        nb="Det ferdige dokumentet inneholder det som ser ut som et fødselsnummer.",
        en="The finished document holds what looks like a national identity number.",
        help_nb="Slett nummeret der det er skrevet. Fødselsdatoen holder, for eksempel «22.10.2010».",
        help_en="Delete the number where it is written. The date of birth is enough, for example “22.10.2010”.",
        wrong="situasjon: Søkte hjelp i fjor (elleve sifre på rad)", right="situasjon: Søkte hjelp i fjor",
    ),
    *(
        Rule(
            "PV-04", "feil", FERDIG, _contacts, about=kind,
            nb=f"Det ferdige dokumentet viser {nb} til «{{navn}}», som er en annen enn mottakeren.",
            en=f"The finished document shows the {en} of “{{navn}}”, who is another than the receiver.",
            help_nb=_NOT_HERS[0], help_en=_NOT_HERS[1], wrong=wrong, right=right,
        )
        for kind, nb, en, wrong, right in (
            (
                "telefon", "telefonnummeret", "telephone number",
                "bruker_sier: Ring mor på 68 05 00 01", "bruker_sier: Vil helst bli ringt på kvelden",
            ),
            (
                "e_post", "e-postadressen", "e-mail address",
                "bruker_sier: Skriv til kari@bo.example", "bruker_sier: Vil helst ha beskjed skriftlig",
            ),
            (
                "adresse", "adressen", "address",
                "situasjon: Bor hos far i Bakkeveien 12", "situasjon: Bor hos far annenhver uke",
            ),
        )
    ),
    *(
        Rule(
            "PV-04", "advarsel", FERDIG, _unknown_contacts, about=f"ukjent {kind}",
            nb=f"Det ferdige dokumentet viser {nb} «{{verdi}}», og det står ikke hvem det er.",
            en=f"The finished document shows the {en} “{{verdi}}”, and it does not say whose it is.",
            help_nb="Er det en privatperson, slett det der det er skrevet. Er det en tjeneste, før det opp i instanser.yaml.",
            help_en="If it is a private person's, delete it where it is written. If it is a service's, add it to instanser.yaml.",
            wrong=wrong, right=right,
        )
        for kind, nb, en, wrong, right in (
            (
                "telefon", "telefonnummeret", "telephone number",
                "bruker_sier: Ring mormor på 68 05 00 09", "bruker_sier: Vil at mormor blir ringt",
            ),
            (
                "e_post", "e-postadressen", "e-mail address",
                "bruker_sier: Skriv til mormor@bo.example", "bruker_sier: Vil at mormor får beskjed",
            ),
        )
    ),
    Rule(
        "RT-21", "feil", FERDIG, _other_numbers, about="nummer",
        nb="Det ferdige dokumentet nevner {nummer}, som gjelder en annen person.",
        en="The finished document mentions {nummer}, which is about another person.",
        help_nb="Slett nummeret der det er skrevet; det som gjelder den andre saken, skrives i den.",
        help_en="Delete the number where it is written; what is about the other case is written there.",
        wrong="bruker_sier: Samme som i AG-2026-006", right="bruker_sier: Vil prøve det som har hjulpet andre",
    ),
    Rule(
        "RT-21", "advarsel", FERDIG, _other_names, about="navn",
        nb="Det ferdige dokumentet nevner «{navn}», som hører til en annen persons sak.",
        en="The finished document mentions “{navn}”, who belongs to another person's case.",
        help_nb="Slett navnet der det er skrevet, hvis det gjelder den andre saken.",
        help_en="Delete the name where it is written, if it is about the other case.",
        wrong="bruker_sier: Som for Ida Vang", right="bruker_sier: Vil prøve det som har hjulpet andre",
    ),
    Rule(
        "RT-23", "feil", FERDIG, _other_names, about="RT-23",
        nb="Den ferdige tiltaksbanken nevner «{navn}», som hører til en sak.",
        en="The finished list of measures mentions “{navn}”, who belongs to a case.",
        help_nb="Slett navnet der det er skrevet. Står det ikke i fila, rett malen.",
        help_en="Delete the name where it is written. If it is not in the file, mend the template.",
        wrong="beskrivelse: Laget for Ola Bø", right="beskrivelse: Kurs for foreldre til barn som sover lite",
    ),
    Rule(
        "RT-25", "feil", FERDIG, _other_names, about="RT-25",
        nb="Den ferdige evalueringen nevner «{navn}», som hører til en sak; den skal ikke ha navn.",
        en="The finished evaluation mentions “{navn}”, who belongs to a case; it must have no names.",
        help_nb="Slett navnet der det er skrevet, for eksempel «bra: En familie fikk hjelp fort».",
        help_en="Delete the name where it is written, for example “bra: En familie fikk hjelp fort”.",
        wrong="mønster:\n  bra: Ola Bø fikk hjelp fort", right="mønster:\n  bra: En familie fikk hjelp fort",
    ),
    Rule(
        "RT-29", "feil", FERDIG, _other_names, about="RT-29",
        nb="Den ferdige sakslisten nevner «{navn}», og den skal ikke ha navn.",
        en="The finished agenda mentions “{navn}”, and it must have no names.",
        help_nb="Slett navnet der det er skrevet. Står det ikke i fila, rett malen.",
        help_en="Delete the name where it is written. If it is not in the file, mend the template.",
        wrong="sted: Hjemme hos Ola Bø", right="sted: Familiesenteret",
    ),
    Rule(
        "RT-29", "feil", FERDIG, _parts_of_names, about="RT-29",
        nb="Den ferdige sakslisten nevner navnet «{navn}» fra en av sakene, og den skal ikke ha navn.",
        en="The finished agenda mentions the name “{navn}” of one of the cases, and it must have no names.",
        help_nb="Slett navnet der det er skrevet. Står det ikke i fila, rett malen.",
        help_en="Delete the name where it is written. If it is not in the file, mend the template.",
        wrong="sted: Hjemme hos Ola", right="sted: Familiesenteret",
    ),
    Rule(
        "SA-04", "feil", FERDIG, _listed_units, about="liste",
        nb="«{enhet}» står i en liste i det ferdige dokumentet, men samtykket dekker ikke enheten.",
        en="“{enhet}” stands in a list of the finished document, but the consent does not cover the unit.",
        help_nb="Rett malen: lister skal bygges på «innkalte», «mottakere» og «gruppe.medlemmer», som er rensket, for "
        "eksempel «{{%p for person in innkalte %}}».",
        help_en="Mend the template: lists are to be built on “innkalte”, “mottakere” and “gruppe.medlemmer”, which are cleaned, "
        "for example “{{%p for person in innkalte %}}”.",
        wrong="# malen skriver navnene selv\nInnkalt: Per Li, Barnevernet",
        right="# malen bruker listene\n{%p for person in innkalte %}",
    ),
    Rule(
        "AG-17", "feil", FERDIG, _fixed_items, about="borte",
        nb="Den faste saken «{punkt}» mangler i den ferdige sakslisten.",
        en="The fixed item “{punkt}” is missing from the finished agenda.",
        help_nb="Rett malen: den skal skrive alle punktene i «saksliste», også de faste.",
        help_en="Mend the template: it is to print every point of “saksliste”, the fixed ones too.",
        wrong="# malen tar bare de meldte\n{% for punkt in møte.saksliste %}",
        right="# malen tar alle\n{% for punkt in saksliste %}",
    ),
    Rule(
        "AG-17", "advarsel", FERDIG, _fixed_items, about="rekkefølge",
        nb="De faste sakene står i en annen rekkefølge i den ferdige sakslisten enn i rutinen.",
        en="The fixed items stand in another order in the finished agenda than in the routine.",
        help_nb="Rett malen: skriv punktene i den rekkefølgen «saksliste» har dem.",
        help_en="Mend the template: print the points in the order that “saksliste” has them.",
        wrong="# malen snur listen\n{% for punkt in saksliste|reverse %}", right="{% for punkt in saksliste %}",
    ),
)
# fmt: on
