"""The names of the ressursteam's documents: shared agenda, minutes per case, plan, evaluation and tiltaksbank."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

from docgen.documents.evaluation import evaluation_values
from docgen.documents.plain import Plain, Plainer
from docgen.documents.recipients import same_name
from docgen.model.consent import judge
from docgen.model.fields import WEEKDAYS
from docgen.model.halfyear import meeting_dates, season
from docgen.model.nynorsk import said
from docgen.model.people import Tiltak
from docgen.model.registers import FIXED_SEATS, BankTiltak, Enhet
from docgen.model.subject import Subject, consents_of
from docgen.model.subjects import Møte, Sak

Values = dict[str, Plain]
_ENDING = re.compile(r"(?<=...)(?:tjenesten?|tenest[ae]|et|en|a)$")
"""What two names of one service may differ in: «Barnevern», «Barnevernet» and «Barneverntjenesten»."""


def team_values(subject: Subject, held_back: frozenset[str], plainer: Plainer, målform: str, *, public: bool) -> Values:
    """Give the names that only the ressursteam's documents have, by what the document is about."""
    match subject.om:
        case "ressursteammøte":
            return _shared_agenda(subject, held_back, plainer, målform)
        case "drøfting":
            return _discussion(subject, plainer, målform)
        case "møteplan":
            return {"møteplan": _plan(subject, plainer, målform)}
        case "evaluering":
            return evaluation_values(subject, plainer, målform, public=public)
        case _:
            return {"tiltaksbank": _bank(subject, plainer, målform)}


# --- D7: the shared agenda carries no name (RT-29) -----------------------------------------------------------------


def _shared_agenda(subject: Subject, held_back: frozenset[str], plainer: Plainer, målform: str) -> Values:
    møte = subject.møte
    assert møte is not None
    known = [sak for number in møte.saker if (sak := subject.book.saker.get(number))]
    shown = [sak for sak in known if f"sak:{sak.saksnummer}" not in held_back and _may_be_discussed(sak, subject)]
    slots = _slots(møte, len(shown))
    return {
        "møte": plainer.record(møte),
        "faste_deltakere": [
            _seat(seat, unit, målform) for unit_type, seat in FIXED_SEATS.items() for unit in _seated(subject, unit_type)
        ],
        "saker": [
            {
                "nr": number,
                "saksnummer": sak.saksnummer,
                "enhet": _unit_name(subject, sak.melder.enhet if sak.melder else None),
                "tema": sak.tema,
                "fra": start,
                "til": end,
            }
            for number, (sak, (start, end)) in enumerate(zip(shown, slots, strict=True), start=1)
        ],
    }


def _seat(seat: str, unit: Enhet, målform: str) -> dict[str, Plain]:
    """A seat with the unit that fills it. Where both say the same («Barnevern», «Barneverntjenesten») they are one text, which
    the agenda prints once: the unit's own name, but in nynorsk ours where the register has none."""
    words = said(seat, målform)
    if not (is_same_seat(seat, unit.navn) or is_same_seat(words, unit.navn)):
        return {"sete": words, "enhet": unit.navn}
    once = unit.navn if words == seat or unit.navn_nynorsk else words
    return {"sete": once, "enhet": once}


def is_same_seat(seat: str, unit: str) -> bool:
    """Whether a unit's name says no more than its seat: word by word the same, whatever ending a word has."""
    ours, theirs = (_stems(name) for name in (seat, unit))
    return len(ours) == len(theirs) and all(a.startswith(b) or b.startswith(a) for a, b in zip(ours, theirs, strict=True))


def _stems(name: str) -> list[str]:
    return [_ENDING.sub("", word) for word in re.findall(r"\w+", name.casefold())]


def _may_be_discussed(sak: Sak, subject: Subject) -> bool:
    """Whether the case's own consent carries a discussion on the meeting's day (RT-01): asked here once more."""
    day = subject.møte.dato if subject.møte else None
    return day is not None and judge(consents_of(subject.book, sak), None, "drøfting", day).code is None


def _slots(møte: Møte, count: int) -> list[tuple[dt.time | None, dt.time | None]]:
    """Share the meeting's time evenly on whole five minutes; without times there are no slots to print."""
    if not count or møte.fra is None or møte.til is None:
        return [(None, None)] * count
    first = dt.datetime.combine(dt.date.min, møte.fra)
    minutes = (dt.datetime.combine(dt.date.min, møte.til) - first).seconds // 60
    marks = [first + dt.timedelta(minutes=minutes * step // count // 5 * 5) for step in range(count)]
    marks.append(first + dt.timedelta(minutes=minutes))
    return [(start.time(), end.time()) for start, end in pairwise(marks)]


def _seated(subject: Subject, unit_type: str) -> tuple[Enhet, ...]:
    return tuple(unit for unit in subject.faste_deltakere() if unit.type == unit_type)


# --- D8: one minutes per meeting and case --------------------------------------------------------------------------


def _discussion(subject: Subject, plainer: Plainer, målform: str) -> Values:
    møte, drøfting, sak = subject.møte, subject.drøfting, subject.sak
    assert møte is not None and drøfting is not None and sak is not None
    bank = subject.book.bank()
    there = [person for person in drøfting.til_stede if any(same_name(i.navn, person.navn) for i in drøfting.inviterte)]
    return {
        "møte": plainer.record(møte),
        "drøfting": plainer.record(drøfting)
        | {"tiltak": [_proposal(t, bank.get(t.fra_tiltaksbank or ""), plainer) for t in drøfting.tiltak]},
        "deltakere": _seats(subject, møte, målform),
        "inviterte_til_stede": [
            {"navn": invitert.navn, "enhet": _unit_name(subject, invitert.enhet)}
            for invitert in drøfting.inviterte
            if any(same_name(person.navn, invitert.navn) for person in there)
            or any(person.enhet == invitert.enhet for person in drøfting.til_stede)
        ],
        "arkivenhet": _archive(subject, sak),
    }


def _proposal(tiltak: Tiltak, entry: BankTiltak | None, plainer: Plainer) -> Values:
    return plainer.record(tiltak) | {"fra_tiltaksbank": entry.navn if entry else ""}


def _seats(subject: Subject, møte: Møte, målform: str) -> list[Plain]:
    """All five seats, whoever came: present, absent or neither (RT-14)."""
    rows: list[Plain] = []
    for unit_type, seat in FIXED_SEATS.items():
        for unit in _seated(subject, unit_type) or (None,):
            name, status = _attendance(møte, unit)
            place = {"sete": said(seat, målform), "enhet": unit.navn if unit else ""}
            rows.append({**place, "navn": name, "status": said(status, målform)})
    return rows


def _attendance(møte: Møte, unit: Enhet | None) -> tuple[str, str]:
    for people, status in ((møte.til_stede, "til stede"), (møte.forfall, "forfall")):
        names = [person.navn or "" for person in people if unit and person.enhet == unit.id]
        if names:
            return ", ".join(name for name in names if name), status
    return "", ""


def _archive(subject: Subject, sak: Sak) -> str:
    """Where the minutes are archived: the unit that reported the case, computed and not typed (RT-19)."""
    unit = subject.enhet(sak.melder.enhet if sak.melder else None)
    return (unit.arkivenhet or unit.navn) if unit else ""


# --- D11: the half-year's dates ------------------------------------------------------------------------------------


def _plan(subject: Subject, plainer: Plainer, målform: str) -> Values:
    plan = subject.møteplan
    assert plan is not None
    ahead = plan.meldefrist_dager
    return plainer.record(plan) | {
        "sesong": season(plan.halvår, målform),
        "ukedag": said(plan.ukedag or WEEKDAYS[plan.start.weekday()], målform),
        "datoer": [
            {
                "dato": date.day,
                "uke": date.day.isocalendar().week,
                "ukedag": said(WEEKDAYS[date.day.weekday()], målform),
                "fra": plan.fra,
                "til": plan.til,
                "meldefrist": date.day - dt.timedelta(days=ahead) if ahead is not None else None,
                "merknad": date.reason or "",
            }
            for date in meeting_dates(plan)
        ],
        "utgår": [{"dato": exception.dato, "grunn": exception.grunn} for exception in plan.unntak if exception.utgår],
    }


# --- D13: what the public may choose from (RT-23) ------------------------------------------------------------------


def _bank(subject: Subject, plainer: Plainer, målform: str) -> Values:
    bank = subject.tiltaksbank
    assert bank is not None
    return plainer.record(bank) | {
        "tiltak": [
            plainer.record(entry) | {"alder": _ages(entry, målform)}
            for entry in bank.tiltak
            if entry.internt is not True and entry.aktiv is not False
        ]
    }


def _ages(entry: BankTiltak, målform: str) -> str:
    match entry.alder_fra, entry.alder_til:
        case None, None:
            return ""
        case low, None:
            return said("fra {fra} år", målform).format(fra=low)
        case None, high:
            return f"til og med {high} år"
        case low, high:
            return f"{low}–{high} år"


def _unit_name(subject: Subject, unit_id: str | None) -> str:
    unit = subject.enhet(unit_id)
    return unit.navn if unit else ""
