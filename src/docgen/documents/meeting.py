"""The names of a meeting's documents: who is called, the agenda with its fixed items, the minutes, who does what by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from docgen.documents.plain import Plain, Plainer
from docgen.documents.recipients import same_name
from docgen.model.agenda import FORMER, REPORTED, fixed_items
from docgen.model.nynorsk import said
from docgen.model.people import Deltaker, Tiltak
from docgen.model.subject import Receiver, Subject
from docgen.model.subjects import Agendapunkt
from docgen.word.rich import Markdown


def meeting_values(
    subject: Subject, dato: dt.date, receivers: tuple[Receiver, ...], plainer: Plainer, målform: str
) -> dict[str, Plain]:
    """Everything that only documents about a meeting have. `receivers` are the actual ones: they are who is invited."""
    møte = subject.møte
    assert møte is not None
    previous = subject.book.forrige_møte(møte)
    replaced = subject.book.møter.get(møte.erstatter) if møte.erstatter else None
    referat = møte.referat
    koordinator = subject.koordinator(dato)
    meeting = plainer.record(møte) | {
        # Møteleder is not named in F3; the koordinator leads unless the file says otherwise (domain.md §2.2).
        "møteleder": møte.møteleder or (koordinator.navn if koordinator else None),
        "avslutter_gruppen": subject.avslutter_gruppen,
        "erstatter_dato": replaced.dato if replaced else None,
        "referat": _minutes(subject, dato, plainer, målform) if referat else None,
        "innkalling": plainer.record(møte.innkalling) if møte.innkalling else None,
    }
    return {
        "møte": meeting,
        "forrige_møte": {"dato": previous.dato} if previous else None,
        "innkalte": _called(subject, dato, receivers),
        "saksliste": _agenda(subject, dato, målform),
        "til_stede": [_attendee(subject, dato, person) for person in referat.til_stede] if referat else [],
        "forfall": [_attendee(subject, dato, person) for person in referat.forfall] if referat else [],
        "ansvarsavklaring": [_responsibility(subject, tiltak) for tiltak in referat.tiltak] if referat else [],
        "uten_bruker": bool(referat) and not user_side_present(subject, referat.til_stede if referat else ()),
    }


def absent(subject: Subject, dato: dt.date, may_show: Callable[[str], bool]) -> list[Plain]:
    """Those who sent word, as a unit may see them: whose unit it may not know of is left out (SA-04).

    The room saw who was there; who was away only the list tells.
    """
    referat = subject.møte.referat if subject.møte else None
    people = referat.forfall if referat else ()
    units = ((person, person.enhet or _unit_of(subject, person.navn, dato)) for person in people)
    return [_attendee(subject, dato, person) for person, unit in units if unit is None or may_show(unit)]


def user_side_present(subject: Subject, present: tuple[Deltaker, ...]) -> bool:
    """Whether anybody of the user side was there: bruker, foresatt, verge or representant (AG-18)."""
    return any(person.navn and _role(subject, None, person.navn)[1] for person in present)


def _minutes(subject: Subject, dato: dt.date, plainer: Plainer, målform: str) -> dict[str, Plain]:
    møte = subject.møte
    assert møte is not None and møte.referat is not None
    referat = møte.referat
    return plainer.record(referat) | {
        "status": [
            {
                "medlem": status.medlem,
                "enhet": str(_attendee(subject, dato, Deltaker(navn=status.medlem))["enhet"] or ""),
                "tekst": status.tekst,
            }
            for status in referat.status
        ],
        "saker": [plainer.record(punkt) | {"meldt_av": _raised_by(punkt, målform)} for punkt in referat.saker],
    }


def _called(subject: Subject, dato: dt.date, receivers: tuple[Receiver, ...]) -> list[Plain]:
    """Who is invited = the actual receivers, the koordinator first, and those of the user side who come without a letter."""
    møte = subject.møte
    assert møte is not None
    koordinator = subject.koordinator(dato)
    people: dict[str, dict[str, Plain]] = {}

    def add(name: str | None, role: str | None, unit: str | None, extended: bool = False) -> None:
        if name:
            people.setdefault(name, {"navn": name, "rolle": role or "", "enhet": unit or "", "utvidet": extended})

    if subject.bruker and (not møte.innkalte or any(same_name(d.navn, subject.bruker.navn) for d in møte.innkalte)):
        add(subject.bruker.navn, "bruker", "")
    for receiver in receivers:
        if receiver.is_private:
            add(receiver.name, receiver.role, "")
    # Called by name without a letter of her own: invited all the same.
    for called in møte.innkalte:
        role, is_user_side = _role(subject, dato, called.navn) if called.navn else ("", False)
        if is_user_side:
            add(called.navn, role, "")
    if koordinator:
        unit = subject.enhet(koordinator.enhet)
        add(koordinator.navn, "koordinator", unit.navn if unit else "")
    functions = {medlem.navn: medlem.funksjon for medlem in subject.medlemmer(dato)}
    for receiver in receivers:
        if receiver.unit:
            for person in receiver.persons or (receiver.name,):
                add(person, functions.get(person), receiver.name, receiver.selector == "inviterte")
    return [*people.values()]


def _agenda(subject: Subject, dato: dt.date, målform: str) -> list[Plain]:
    møte = subject.møte
    assert møte is not None
    points: list[Plain] = [
        {"tittel": punkt.tittel, "meldt_av": _raised_by(punkt, målform), "tid_minutter": punkt.tid_minutter}
        for punkt in møte.saksliste
    ]
    if møte.møtetype == "samarbeidsmøte":
        # A samarbeidsmøte has no fixed items (design.md §5): its agenda is what was reported.
        return [
            {"nr": number, "tittel": punkt.tittel, "punkter": [], "meldte_saker": False, "første_møte": False}
            for number, punkt in enumerate(møte.saksliste, start=1)
        ]
    reported, former = said(REPORTED, målform), said(FORMER, målform)
    is_first = not subject.book.has_earlier_møte(møte)
    return [
        {
            "nr": number,
            "tittel": title,
            "punkter": points if title == reported else [],
            "meldte_saker": title == reported,
            "første_møte": title == former and is_first,
        }
        for number, title in enumerate(fixed_items(subject, dato, målform), start=1)
    ]


def _raised_by(punkt: Agendapunkt, målform: str) -> str:
    if punkt.meldt_av is None:
        return ""
    role = said(punkt.meldt_av.rolle.replace("_", " "), målform)
    return f"{punkt.meldt_av.navn} ({role})" if punkt.meldt_av.navn else role


def _responsibility(subject: Subject, tiltak: Tiltak) -> dict[str, Plain]:
    """A row of the table Tiltak–Ansvarlig–Frist, computed from the tiltak and never typed twice (domain.md §5.8)."""
    goals = {mål.id: mål.tekst for mål in subject.gruppe.mål if mål.id} if subject.gruppe else {}
    unit = subject.enhet(tiltak.ansvarlig)
    return {
        "tekst": Markdown(tiltak.tekst),
        "ansvarlig": unit.navn if unit else tiltak.ansvarlig,
        "frist": tiltak.frist,
        "status": tiltak.status,
        "mål": goals.get(tiltak.mål, tiltak.mål) if tiltak.mål else None,
    }


def _attendee(subject: Subject, dato: dt.date, person: Deltaker) -> dict[str, Plain]:
    role, _ = _role(subject, dato, person.navn) if person.navn else ("", False)
    unit = subject.enhet(person.enhet) or subject.enhet(_unit_of(subject, person.navn, dato))
    return {"navn": person.navn or (unit.navn if unit else ""), "rolle": role, "enhet": unit.navn if unit else ""}


def _unit_of(subject: Subject, name: str | None, dato: dt.date) -> str | None:
    koordinator = subject.koordinator(dato)
    if koordinator and (same_name(koordinator.navn, name) or same_name(koordinator.stedfortreder, name)):
        return koordinator.enhet
    for medlem in subject.gruppe.medlemmer if subject.gruppe else ():
        if same_name(medlem.navn, name):
            return medlem.enhet
    melder = subject.sak.melder if subject.sak else None
    if melder and same_name(melder.navn, name):
        return melder.enhet
    if subject.møte is None:
        return None
    invited = [(invitert.navn, invitert.enhet) for invitert in subject.møte.inviterte]
    called = [(deltaker.navn, deltaker.enhet) for deltaker in subject.møte.innkalte]
    return next((unit for other, unit in (*invited, *called) if unit and same_name(other, name)), None)


def _role(subject: Subject, dato: dt.date | None, name: str) -> tuple[str, bool]:
    """What a person is called in this subject, and whether she is of the user side."""
    bruker = subject.bruker
    if bruker and same_name(bruker.navn, name):
        return "bruker", True
    if bruker and bruker.verge and same_name(bruker.verge.navn, name):
        return "verge", True
    for foresatt in subject.foresatte:
        if same_name(foresatt.navn, name):
            return foresatt.relasjon, True
    for representant in subject.representanter:
        if same_name(representant.navn, name):
            return representant.type.replace("_", " "), True
    koordinator = subject.koordinator(dato) if dato else None
    if koordinator and same_name(koordinator.navn, name):
        return "koordinator", False
    members = subject.gruppe.medlemmer if subject.gruppe else ()
    return next((medlem.funksjon or "" for medlem in members if same_name(medlem.navn, name)), ""), False
