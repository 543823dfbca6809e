"""Who is to receive a document: the recipient matrix of domain.md §2.3, one small function for each column.

The selectors say who *should* have it. Whether they *may* is consent's word (`rules/samtykke.py`), asked for every unit that
comes out of here with a purpose; so a row of dokumenter.yaml can choose among the selectors and loosen nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from docgen.model import signatures
from docgen.model.consent import named_persons
from docgen.model.people import Bruker, Deltaker, Foresatt, Representant, Verge
from docgen.model.personer import UNREGISTERED_GP, foresatt_key, persons_of, representant_key, unit_key
from docgen.model.registers import Enhet
from docgen.model.signatures import name_key, who_withdrew
from docgen.model.subject import Receiver, Subject
from docgen.model.subjects import Drøfting, Sak

Selector = Callable[[Subject, dt.date], Iterable[Receiver]]

DELING = ("deling",)
KOPI = ("kopi_av_referat",)
DRØFTING = ("drøfting",)


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two written names mean the same person: spaces and capitals do not count (domain.md §5)."""
    return one is not None and other is not None and signatures.same_name(one, other)


# --- the user side (domain.md §2.3, last paragraph) ----------------------------------------------------------------


def _bruker(subject: Subject, day: dt.date) -> Iterator[Receiver]:
    bruker = subject.bruker
    if bruker is None or _is_barred(subject, bruker.navn):
        return
    limit = subject.book.oppsett.aldersgrenser.egen_post
    wants = bruker.skal_ha_kopi if bruker.skal_ha_kopi is not None else (subject.age(day) or 0) >= limit
    if wants and _is_called(subject, bruker.navn):
        yield Receiver("bruker", bruker.navn, "bruker", "bruker", _private_lines(subject, bruker))


def _foresatte(subject: Subject, day: dt.date) -> Iterator[Receiver]:
    named = _named(subject, day)
    for foresatt in subject.foresatte:
        wants = foresatt.skal_ha_kopi if foresatt.skal_ha_kopi is not None else foresatt.foreldreansvar is True
        while_child = subject.is_child(day) and wants and _is_called(subject, foresatt.navn)
        as_adult = not subject.is_child(day) and (_is_called(subject, foresatt.navn, by_default=name_key(foresatt.navn) in named))
        if (while_child or as_adult) and not _is_barred(subject, foresatt.navn):
            yield Receiver(
                foresatt_key(foresatt), foresatt.navn, foresatt.relasjon, "foresatte", _private_lines(subject, foresatt)
            )


def _representanter(subject: Subject, day: dt.date) -> Iterator[Receiver]:
    bruker = subject.bruker
    verge = bruker.verge if bruker else None
    holds = verge is not None and "personlige_forhold" in verge.mandat and (verge.fra or day) <= day
    if verge and holds and _is_called(subject, verge.navn) and not _is_barred(subject, verge.navn):
        yield Receiver("verge", verge.navn, "verge", "representanter", _private_lines(subject, verge))
    named = _named(subject, day)
    for representant in subject.representanter:
        is_named = name_key(representant.navn) in named and _is_called(subject, representant.navn)
        if is_named and not _is_barred(subject, representant.navn):
            key = representant_key(representant, subject.representanter)
            role = representant.type.replace("_", " ")
            yield Receiver(key, representant.navn, role, "representanter", _private_lines(subject, representant))


def _den_som_trakk(subject: Subject, day: dt.date) -> Iterator[Receiver]:
    """The one who withdrew the consent, where she gets letters at all; where nobody is named, those who had signed it."""
    if subject.samtykke is None:
        return
    names = who_withdrew(subject.samtykke)
    everyone = (*_bruker(subject, day), *_foresatte(subject, day), *_representanter(subject, day))
    yield from (receiver for receiver in everyone if name_key(receiver.name) in names)


def _named(subject: Subject, day: dt.date) -> frozenset[str]:
    consents = subject.consents
    return frozenset(name_key(name) for name in named_persons(consents, day)) if consents else frozenset()


def _is_called(subject: Subject, name: str, *, by_default: bool = True) -> bool:
    """Whether a person is among the `innkalte`; an empty list is the default: all of them (domain.md §5.6)."""
    møte = subject.møte
    if subject.om != "møte" or møte is None or møte.status == "gjennomført" or not møte.innkalte:
        return by_default
    return any(same_name(deltaker.navn, name) for deltaker in møte.innkalte)


def _is_barred(subject: Subject, name: str) -> bool:
    """Whether copies to a person are barred, in whichever of her records it stands (a mother who is her child's verge too)."""
    return any(getattr(record, "kopi_sperret", None) for record in _records(subject, name))


def _private_lines(subject: Subject, person: Bruker | Foresatt | Representant | Verge) -> tuple[str, ...]:
    # PV-03: with an address block the address never reaches a document, not even the letter's own window.
    blocked = any(getattr(record, "adressesperre", "ingen") != "ingen" for record in _records(subject, person.navn))
    address = () if blocked or not person.adresse else tuple(line.strip() for line in person.adresse.splitlines())
    return (person.navn, *(line for line in address if line))


def _records(subject: Subject, name: str) -> Iterator[Bruker | Foresatt | Representant | Verge]:
    """All records of one person in the file: persons are matched by name (domain.md §5)."""
    case = subject.person_case
    yield from (record for person, record in persons_of(case) if same_name(person.navn, name)) if case else ()


# --- professionals -------------------------------------------------------------------------------------------------


def _koordinator(subject: Subject, day: dt.date) -> Iterator[Receiver]:
    koordinator = subject.koordinator(day)
    if koordinator and (unit := subject.enhet(koordinator.enhet)):
        yield _unit(subject, unit, "koordinator", day, (), persons=(koordinator.navn,))


def _medlemmer(subject: Subject, day: dt.date) -> Iterator[Receiver]:
    meeting = _coming_meeting(subject) or day
    for medlem in subject.medlemmer(day):
        unit = subject.enhet(medlem.enhet)
        # Who is known to have left by then is not called, though she was a member when the invitation was written.
        if unit and (medlem.til or meeting) >= meeting and _is_called(subject, medlem.navn):
            # A fastlege who is a member gets the minutes on either purpose (domain.md §1C, Purpose).
            purposes = DELING + KOPI if unit.type == "fastlege" and _is_minutes(subject) else DELING
            yield _unit(subject, unit, "medlemmer", day, purposes, persons=(medlem.navn,))
    for guest in _guests(subject):
        if unit := subject.enhet(guest.enhet):
            yield _unit(subject, unit, "medlemmer", day, DELING, persons=(guest.navn,))


def _coming_meeting(subject: Subject) -> dt.date | None:
    """The day of a meeting that is called to, when it is known."""
    møte = subject.møte
    return møte.dato if møte and subject.om == "møte" and møte.status == "planlagt" and not _is_minutes(subject) else None


def _guests(subject: Subject) -> Iterator[Deltaker]:
    """The called who are written with their unit: a substitute, or the people of a samarbeidsmøte without a group."""
    if subject.møte and subject.om == "møte":
        yield from (d for d in subject.møte.innkalte if d.enhet)


def _inviterte(subject: Subject, day: dt.date) -> Iterator[Receiver]:
    if subject.møte is None:
        return
    if subject.om == "ressursteammøte":
        for drøfting in (found for sak, found in _discussed(subject)):
            for invitert in drøfting.inviterte:
                if unit := subject.enhet(invitert.enhet):
                    yield _unit(subject, unit, "inviterte", day, DRØFTING, persons=(invitert.navn,))
        return
    present = subject.møte.referat.til_stede if _is_minutes(subject) and subject.møte.referat else None
    for invitert in subject.møte.inviterte:
        was_there = present is None or any(
            same_name(p.navn, invitert.navn) or (p.enhet is not None and p.enhet == invitert.enhet) for p in present
        )
        if was_there and (unit := subject.enhet(invitert.enhet)):
            yield _unit(subject, unit, "inviterte", day, DELING, persons=(invitert.navn,))


def _fastlege(subject: Subject, day: dt.date) -> Iterator[Receiver]:
    """The GP gets a copy always (AG-27): the one registered on bruker, else the member of type fastlege."""
    bruker = subject.bruker
    registered = bruker.fastlege if bruker else None
    unit = subject.enhet(registered.enhet) if registered else None
    if unit is None and registered and (registered.legekontor or registered.navn):
        # A GP who is no unit of the register can be covered by no consent: rules/ says so on the copy (AG-27).
        office = registered.legekontor or registered.navn or ""
        yield Receiver(UNREGISTERED_GP, office, "fastlege", "fastlege", (office,), f"({UNREGISTERED_GP})", KOPI, copy=True)
        return
    members = (subject.enhet(medlem.enhet) for medlem in subject.medlemmer(day))
    unit = unit or next((member for member in members if member and member.type == "fastlege"), None)
    if unit:
        is_member = any(medlem.enhet == unit.id for medlem in subject.medlemmer(day))
        name = registered.navn if registered else None
        yield _unit(subject, unit, "fastlege", day, KOPI + DELING if is_member else KOPI, persons=(name,), copy=True)


def _kopi_til(subject: Subject, day: dt.date) -> Iterator[Receiver]:
    source = subject.drøfting or (subject.møte.referat if subject.møte else None)
    for unit_id in source.kopi_til if source else ():
        if unit := subject.enhet(unit_id):
            yield _unit(subject, unit, "kopi_til", day, KOPI, copy=True)


def _oppvekstteam(subject: Subject, day: dt.date) -> Iterator[Receiver]:
    if subject.målgruppe(day) == "barn_og_unge":
        yield from _role(subject, day, "oppvekstteam")


def _forvaltningsenhet(subject: Subject, day: dt.date) -> Iterator[Receiver]:
    if subject.målgruppe(day) == "voksen":
        yield from _role(subject, day, "forvaltningsenhet")


def _role(subject: Subject, day: dt.date, role: str, purposes: tuple[str, ...] = ()) -> Iterator[Receiver]:
    """The unit that oppsett names for a role, addressed to its leader (AG-09, AG-33)."""
    if unit := subject.enhet(getattr(subject.book.oppsett.roller, role)):
        yield _unit(subject, unit, role, day, purposes, persons=(unit.leder,))


def _kommunepsykolog(subject: Subject, day: dt.date) -> Iterator[Receiver]:
    yield from _role(subject, day, "kommunepsykolog", DRØFTING if subject.person_case else ())


def _ledelse(subject: Subject, day: dt.date) -> Iterator[Receiver]:
    yield from _role(subject, day, "ledelse", DELING if subject.person_case else ())


def _meldende_enhet(subject: Subject, day: dt.date) -> Iterator[Receiver]:
    if subject.sak and subject.sak.melder and (unit := subject.enhet(subject.sak.melder.enhet)):
        yield _unit(subject, unit, "meldende_enhet", day, (), persons=(subject.sak.melder.navn,))


def _faste_deltakere(subject: Subject, day: dt.date) -> Iterator[Receiver]:
    """The five seats. What they all get names nobody; a document about a person needs consent like any other."""
    for unit in subject.faste_deltakere():
        yield _unit(subject, unit, "faste_deltakere", day, DRØFTING if subject.person_case else ())


def _offentlig(subject: Subject, day: dt.date) -> Iterator[Receiver]:
    """The public gets the one copy without a receiver."""
    yield from ()


def _unit(
    subject: Subject,
    unit: Enhet,
    selector: str,
    day: dt.date,
    purposes: tuple[str, ...],
    *,
    persons: tuple[str | None, ...] = (),
    copy: bool = False,
) -> Receiver:
    names = tuple(name for name in persons if name)
    attention = (f"v/ {', '.join(names)}",) if names else ()
    address = tuple(line.strip() for line in (unit.adresse or "").splitlines() if line.strip())
    return Receiver(
        key=unit_key(unit.id),
        name=unit.navn,
        role=unit.navn,
        selector=selector,
        lines=(unit.navn, *attention, *address),
        unit=unit.id,
        purposes=purposes,
        copy=copy,
        persons=names,
    )


def invited_for(subject: Subject, unit: str | None) -> tuple[str, ...]:
    """The numbers of the cases for which a unit is invited to a ressursteam meeting (RT-15)."""
    return tuple(sak.saksnummer for sak, drøfting in _discussed(subject) if any(i.enhet == unit for i in drøfting.inviterte))


def _discussed(subject: Subject) -> Iterator[tuple[Sak, Drøfting]]:
    """The discussions of a meeting whose cases stand on its list: nobody is invited for another."""
    møte = subject.møte
    yield from (pair for pair in subject.book.drøftinger_i(møte.id) if pair[0].saksnummer in møte.saker) if møte else ()


def senders(subject: Subject, day: dt.date) -> frozenset[str]:
    """The units that write the documents themselves and need no consent: the koordinator's and the meldende enhet."""
    koordinator = subject.koordinator(day)
    melder = subject.sak.melder if subject.sak and subject.gruppe is None else None
    units = (koordinator.enhet if koordinator else None, melder.enhet if melder else None)
    return frozenset(unit for unit in units if unit)


def _is_minutes(subject: Subject) -> bool:
    """Whether it is known who was there: the meeting is over, or its minutes are being written."""
    møte = subject.møte
    return møte is not None and (møte.status == "gjennomført" or bool(møte.referat and møte.referat.til_stede))


SELECTORS: Mapping[str, Selector] = MappingProxyType(
    {
        "bruker": _bruker,
        "foresatte": _foresatte,
        "representanter": _representanter,
        "den_som_trakk": _den_som_trakk,
        "koordinator": _koordinator,
        "medlemmer": _medlemmer,
        "inviterte": _inviterte,
        "fastlege": _fastlege,
        "oppvekstteam": _oppvekstteam,
        "forvaltningsenhet": _forvaltningsenhet,
        "meldende_enhet": _meldende_enhet,
        "faste_deltakere": _faste_deltakere,
        "kommunepsykolog": _kommunepsykolog,
        "kopi_til": _kopi_til,
        "ledelse": _ledelse,
        "offentlig": _offentlig,
    }
)
"""The columns a row of dokumenter.yaml may name under `mottakere`."""


NOTICES = frozenset({
    ("oppstart", "oppvekstteam"),
    ("avslutning", "oppvekstteam"),
    ("avslutning", "forvaltningsenhet"),
})  # fmt: skip
"""The notices that the routine itself requires (SA-13): the only papers about a person that ask no consent of a unit."""


def receivers(
    subject: Subject, selectors: Iterable[str], day: dt.date, kind: str = "", i_dag: dt.date | None = None
) -> tuple[Receiver, ...]:
    """All who are to have a document on `day`, each once: a unit chosen twice is one receiver for all its people.

    A private person must have a right to it on the day of the run too (`i_dag`): who turned 18, or whose name was taken back
    with a consent, makes no new letters for others. Nor is a unit the sender that is so on one of the days only: it is asked for
    consent like any other. A cancellation goes to those the innkalling went to: its receivers on the innkalling's own date
    (AG-19).
    """
    selectors = tuple(selectors)
    # A document without a date of its own is judged on the day of the run alone: the second answer is the first.
    if i_dag is not None and i_dag is not day:
        entitled = {receiver.key for receiver in receivers(subject, selectors, i_dag, kind)}
        free = senders(subject, day) & senders(subject, i_dag)
        found_then = _receivers(subject, selectors, day, kind, free)
        return tuple(r for r in found_then if not r.is_private or r.key in entitled)
    return _receivers(subject, selectors, day, kind, senders(subject, day))


def _receivers(
    subject: Subject, selectors: tuple[str, ...], day: dt.date, kind: str, free: frozenset[str]
) -> tuple[Receiver, ...]:
    """`free` are the units that no consent is asked of: they write the paper themselves."""
    møte = subject.møte
    if møte and møte.status == "avlyst" and møte.innkalling and møte.innkalling.dato:
        day = møte.innkalling.dato
    found: dict[str, Receiver] = {}
    for selector in selectors:
        on = _closing_day(subject, day) if kind == "avslutning" else day
        for receiver in SELECTORS[selector](subject, on):
            if subject.person_case and selector in ("oppvekstteam", "forvaltningsenhet") and (kind, selector) not in NOTICES:
                receiver = replace(receiver, purposes=DELING)
            if receiver.unit in free:
                receiver = replace(receiver, purposes=())
            seen = found.get(receiver.key)
            found[receiver.key] = receiver if seen is None else _joined(seen, receiver)
    return tuple(found.values())


def _closing_day(subject: Subject, day: dt.date) -> dt.date:
    """The day that decides who is told of a closing (AG-33): that of the closing, not that of the letter."""
    closing = subject.gruppe.avslutning if subject.gruppe else None
    return closing.dato if closing and closing.dato else day


def _joined(first: Receiver, second: Receiver) -> Receiver:
    persons = tuple(dict.fromkeys((*first.persons, *second.persons)))
    attention = f"v/ {', '.join(persons)}"
    lines = (first.name, *((attention,) if persons else ()), *(line for line in first.lines[1:] if not line.startswith("v/ ")))
    return Receiver(
        key=first.key,
        name=first.name,
        role=first.role,
        selector=first.selector,
        lines=lines,
        unit=first.unit,
        purposes=tuple(dict.fromkeys((*first.purposes, *second.purposes))),
        copy=first.copy and second.copy,
        persons=persons,
    )
