"""What a template may see: the file's own names, made plain, and what is computed from them.

`shared_values` is the same for every copy of a document; `copy_values` adds what only this receiver may have. A template can
ask for no more than what is put here, so this is where one receiver's data is kept from another's paper (design.md §7).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from docgen.documents.consent_form import MAIN_PURPOSE, consent_form, newest_consent, withdrawn_consent
from docgen.documents.meeting import absent, meeting_values
from docgen.documents.plain import CONTACT, Plain, Plainer, unbroken
from docgen.documents.table import DocumentType
from docgen.documents.team import is_same_seat, team_values
from docgen.model.consent import covers
from docgen.model.nynorsk import Målform, said
from docgen.model.runday import RunDay, unwatched
from docgen.model.statutes import marking
from docgen.model.subject import Receiver, Subject, consents_of
from docgen.model.subjects import Ansvarsgruppe

Values = dict[str, Plain]
PURPOSES = MappingProxyType({**MAIN_PURPOSE, "møte": "deling", "drøfting": "drøfting"})
"""What the consent that a document tells of is for, by what the document is about."""


@dataclass(frozen=True)
class Corrected:
    """What a later edition says of itself: the day it is written on (`dag`), and of the edition before it, which it replaces, the
    date (None where nobody knows) and whether the file says that it was sent."""

    dag: dt.date
    dato: dt.date | None = None
    sendt: bool = False


@dataclass(frozen=True)
class Issue:
    """One document about to be made: what it is about, its own date, who actually gets it, and what was held back.

    `receivers` are the actual ones (consent has spoken); `held_back` are keys of copies or lines that rules have stopped
    (`sak:RT-2026-017` for a line of the ressursteam's saksliste). `dato` is what the rules go by. `utgave` is the edition, from
    1; `retter` is there from the second on.
    """

    row: DocumentType
    subject: Subject
    dato: dt.date
    i_dag: dt.date
    receivers: tuple[Receiver, ...] = ()
    held_back: frozenset[str] = frozenset()
    sendt: bool = False
    utgave: int = 1
    retter: Corrected | None = None

    # What all papers about this subject say, by day and language; whoever plans them hands on one memory for them all.
    told: dict[tuple[object, ...], Values] = field(default_factory=dict, compare=False, repr=False)

    @property
    def målform(self) -> Målform:
        """What the document is written in."""
        return self.row.målform(self.subject)

    @property
    def skrevet(self) -> dt.date:
        """The date that stands in the document: its own, of a correction the day on which that is written."""
        return self.retter.dag if self.retter else self.dato


def shared_values(issue: Issue, plainer: Plainer) -> Values:
    """Give the names that every copy of the document has in common, without `mottaker`."""
    subject, dato, plainer = issue.subject, issue.dato, plainer.spoken(issue.målform)
    # The day of the run says itself when it is asked, so it is told apart from the same day standing in a file.
    place = (unwatched(dato), isinstance(dato, RunDay), issue.sendt, issue.målform)
    if place not in issue.told:
        issue.told[place] = _of_every_paper(issue, plainer)
    values = issue.told[place] | {
        "dokument": _document(issue),
        "mottakere": [_listed(receiver) for receiver in issue.receivers],
    }
    if subject.møte and subject.om == "møte":
        values |= meeting_values(subject, dato, issue.receivers, plainer, issue.målform)
    if subject.om in ("ressursteammøte", "drøfting", "møteplan", "evaluering", "tiltaksbank"):
        values |= team_values(subject, issue.held_back, plainer, issue.målform, public=issue.row.is_public)
    return values


def _of_every_paper(issue: Issue, plainer: Plainer) -> Values:
    """What all papers about the subject say on that day in that language, whatever their type and whoever gets them."""
    subject, dato = issue.subject, issue.dato
    # What is sent stays as it was on its own day (docs/adr/0007).
    later = dato if issue.sendt else issue.i_dag
    values: Values = {
        "kommune": plainer.record(subject.book.oppsett) | {"logo": plainer.logo},
        "avsender": _sender(subject, dato, plainer),
    }
    if subject.bruker:
        values |= person_values(subject, dato, plainer, issue.målform)
    if subject.person_case and not subject.samtykke:
        # A meeting belongs to a group or to a sak; the other name is there and empty, so that a template can ask.
        values["sak"] = plainer.record(subject.sak) if subject.sak else None
        values["gruppe"] = _group(subject, dato, later, plainer) if subject.gruppe else None
    if subject.person_case and subject.om in ("sak", "ansvarsgruppe"):
        values["skjema"] = consent_form(subject, dato, issue.målform)
    if subject.om in PURPOSES:
        values["samtykke"] = newest_consent(subject, dato, later, PURPOSES[subject.om])
    if subject.samtykke:
        values["samtykke"] = withdrawn_consent(subject, subject.samtykke, dato, later, issue.målform)
    return values


def copy_values(shared: Mapping[str, Plain], issue: Issue, receiver: Receiver | None) -> Values:
    """Add what one copy has to itself: its `mottaker`, and the extract of a list that an invited unit may see.

    `receiver` None is the archive copy.
    """
    values = dict(shared)
    document = shared["dokument"]
    assert isinstance(document, dict)
    values["dokument"] = document | {"arkiveksemplar": receiver is None and bool(issue.receivers)}
    values["mottaker"] = {
        "nøkkel": receiver.key if receiver else "",
        "navn": receiver.name if receiver else "",
        "linjer": list(receiver.lines) if receiver else [],
        "privat": receiver.is_private if receiver else False,
        "kopi": receiver.copy if receiver else False,
        "deres_ref": _their_reference(issue.subject, receiver) if receiver else "",
    }
    if receiver and receiver.unit and issue.subject.om == "møte" and values["forfall"]:
        values["forfall"] = absent(issue.subject, issue.dato, lambda unit: unit == receiver.unit or _may_show(issue, unit))
    if receiver and receiver.selector == "inviterte" and issue.subject.om == "ressursteammøte":
        lines = values["saker"]
        assert isinstance(lines, list)
        values["saker"] = [line for line in lines if isinstance(line, dict) and line["saksnummer"] in _extract(issue, receiver)]
    return values


def _their_reference(subject: Subject, receiver: Receiver) -> str:
    """What the receiving unit calls the case itself. Only its own copy says it; a unit with two cases of its own gets both."""
    case = subject.person_case
    return ", ".join(one.referanse for one in case.deres_ref if one.enhet == receiver.unit) if case else ""


def _extract(issue: Issue, receiver: Receiver) -> frozenset[str]:
    """The cases of a ressursteam meeting that an invited unit is invited to and that its own consent covers (RT-15)."""
    møte = issue.subject.møte
    assert møte is not None
    return frozenset(
        sak.saksnummer
        for sak, drøfting in issue.subject.book.drøftinger_i(møte.id)
        if any(invitert.enhet == receiver.unit for invitert in drøfting.inviterte)
        and covers(consents_of(issue.subject.book, sak), receiver.unit or "", "drøfting", møte.dato or issue.dato)
    )


def _document(issue: Issue) -> dict[str, Plain]:
    row, subject = issue.row, issue.subject
    return {
        "type": row.type,
        "tittel": row.title(subject, edition=issue.utgave),
        "offentlig_tittel": row.title(subject, public=True, edition=issue.utgave),
        "dato": issue.skrevet,
        "vår_ref": subject.emne,
        "utkast": False,  # `as_draft` sets it once the row's own expression has been asked
        "gradering": marking(subject.book.oppsett, issue.skrevet, issue.målform) if row.row.gradering else "",
        "arkiveksemplar": False,
        "målform": issue.målform,
        "utgave": issue.utgave,
        "retter": {"dato": issue.retter.dato, "sendt": issue.retter.sendt} if issue.retter else None,
    }


def _listed(receiver: Receiver) -> dict[str, Plain]:
    """A line of the distribution list: a unit by its name, a private person by name and role; never an address."""
    name = receiver.name
    if receiver.unit and receiver.persons:
        name = f"{receiver.name} v/ {', '.join(receiver.persons)}"
    return {"navn": name, "rolle": "" if receiver.unit else receiver.role, "kopi": receiver.copy}


def person_values(subject: Subject, dato: dt.date, plainer: Plainer, målform: str) -> Values:
    """The person the paper is about and her own people, without anyone's address or telephone (PV-04)."""
    bruker = subject.bruker
    assert bruker is not None
    is_child = subject.is_child(dato)
    person = plainer.record(bruker) | {"alder": subject.age(dato), "barn": is_child}
    return {
        "bruker": person,
        "foresatte": [plainer.record(foresatt) for foresatt in subject.foresatte],
        "representanter": [
            {"navn": representant.navn, "type": representant.type.replace("_", " ")} for representant in subject.representanter
        ],
        "brukersiden": said("bruker og foresatte" if is_child else "bruker", målform),
    }


def _group(subject: Subject, dato: dt.date, i_dag: dt.date, plainer: Plainer) -> dict[str, Plain]:
    """The group as this document may show it: only units that consent covers stand in its lists (SA-04)."""
    gruppe = subject.gruppe
    assert gruppe is not None
    koordinator = subject.koordinator(dato)
    shown = [medlem for medlem in subject.medlemmer(dato) if may_show(subject, medlem.enhet, dato, i_dag)]
    units = dict.fromkeys(unit for unit in (koordinator.enhet if koordinator else None, *(m.enhet for m in shown)) if unit)
    members = [{name: value for name, value in plainer.record(medlem).items() if name not in CONTACT} for medlem in shown]
    return plainer.record(gruppe) | {
        "målgruppe": subject.målgruppe(dato),
        "koordinator": plainer.record(koordinator) if koordinator else None,
        "medlemmer": [*members],
        "instanser": [plainer.unit(unit) for unit in units],
        "mål": _goals(gruppe, dato, plainer),
        "avslutning": _closing(subject, plainer),
    }


def _goals(gruppe: Ansvarsgruppe, dato: dt.date, plainer: Plainer) -> list[Plain]:
    """The goals as they were on the document's day, as far as the file dates them."""
    return [
        plainer.record(mål) | ({"status": "åpent"} if mål.til and mål.til > dato else {})
        for mål in gruppe.mål
        if not mål.fra or mål.fra <= dato
    ]


def _closing(subject: Subject, plainer: Plainer) -> dict[str, Plain] | None:
    """The closing with the meeting whose minutes record it (AG-32), instead of that meeting's id."""
    gruppe = subject.gruppe
    if gruppe is None or gruppe.avslutning is None:
        return None
    meeting = subject.book.møter.get(gruppe.avslutning.ført_i or "")
    return plainer.record(gruppe.avslutning) | {"ført_i": {"id": meeting.id, "dato": meeting.dato} if meeting else None}


def may_show(subject: Subject, unit: str, dato: dt.date, i_dag: dt.date) -> bool:
    """Whether a unit may stand in a list of the group: the koordinator's own, or covered for `deling` on both days.

    The days are the document's own and that of the run, as for its copies; of a sent one only its own (docs/adr/0007).
    """
    koordinator = subject.koordinator(dato)
    if koordinator and koordinator.enhet == unit:
        return True
    consents = subject.consents
    return consents is not None and all(covers(consents, unit, "deling", day) for day in (dato, i_dag))


def _may_show(issue: Issue, unit: str) -> bool:
    return may_show(issue.subject, unit, issue.dato, issue.dato if issue.sendt else issue.i_dag)


def _sender(subject: Subject, dato: dt.date, plainer: Plainer) -> dict[str, Plain]:
    """Who signs: the koordinator, the one who reported the sak, or the ressursteam's kommunepsykolog."""
    koordinator = subject.koordinator(dato)
    if koordinator:
        unit = plainer.unit(koordinator.enhet)
        own = {"telefon": unbroken(koordinator.telefon), "e_post": koordinator.e_post}
        return _signature(koordinator.navn, "koordinator", unit, own)
    if subject.sak and subject.sak.melder:
        melder = subject.sak.melder
        return _signature(melder.navn, melder.stilling, plainer.unit(melder.enhet), {})
    unit = plainer.unit(subject.book.oppsett.roller.kommunepsykolog)
    leader, seat, name = (unit["leder"], "kommunepsykolog", str(unit["navn"])) if unit else (None, "kommunepsykolog", "")
    # A unit that is called as the seat says it already: «Kommunepsykolog» above «Kommunepsykologen» would be said twice.
    return _signature(leader if isinstance(leader, str) else None, None if is_same_seat(seat, name) else seat, unit, {})


def _signature(
    name: str | None, title: str | None, unit: dict[str, Plain] | None, own: Mapping[str, str | None]
) -> dict[str, Plain]:
    unit = unit or {}
    return {
        "navn": name,
        "tittel": title,
        "enhet": unit.get("navn"),
        "telefon": own.get("telefon") or unit.get("telefon"),
        "e_post": own.get("e_post") or unit.get("e_post"),
    }
