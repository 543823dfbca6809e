"""What consent says of one copy, and the findings that come of it: which row, which place, which copies it holds back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from docgen.model.consent import OF_ONE_RECEIVER, ORDER, Consents, Verdict, judge
from docgen.model.subject import Receiver
from docgen.problem import Position, Quoted, Severity
from docgen.rules.base import Facts, Finding
from docgen.rules.days import shown
from docgen.rules.people import is_one_of, nearly, user_side
from docgen.rules.samtykke_rader import CALLED, LACKING, NEARLY, SEATED, SENT, places, rows

PLACES: Mapping[str, frozenset[str]] = MappingProxyType({row.about: places(row) for row in rows(lambda facts: ())})
"""The values that each row has a place for."""
NOBODY = ""
"""A unit that is in no consent."""


Near = tuple[str, str]
"""A name that somebody has signed with, and nearly the same name of one who must."""


@dataclass(frozen=True)
class Fault:
    """Why a unit may not have a copy. `late`: only on the day of the run; `made`: the copy lies in output/ already."""

    verdict: Verdict
    purposes: tuple[str, ...]
    day: dt.date
    late: bool = False
    made: bool = False

    @property
    def code(self) -> str:
        return self.verdict.code or ""

    @property
    def is_of_consent(self) -> bool:
        """Of the consent itself, not of one receiver."""
        return self.code not in OF_ONE_RECEIVER


# --- the judgement of one copy -------------------------------------------------------------------------------------


def fault_of(facts: Facts, consents: Consents, unit: str | None, purposes: tuple[str, ...], *, made: bool) -> Fault | None:
    day = base_day(facts)
    verdict = _best(consents, unit, purposes, day)
    if verdict.code:
        return Fault(verdict, purposes, day, made=made)
    # A cancellation goes to those the invitation went to; what was withdrawn since is said and holds nothing back.
    later = facts.dato if facts.kind == "avlysning" else facts.i_dag
    verdict = _best(consents, unit, purposes, later)
    # Made or not, a copy that is not sent is judged on both days (docs/adr/0007): what lies ready may be sent tomorrow.
    counts = verdict.code == "SA-05" or facts.kind != "avlysning"
    return Fault(verdict, purposes, later, late=True, made=made) if verdict.code and counts else None


def _best(consents: Consents, unit: str | None, purposes: tuple[str, ...], day: dt.date) -> Verdict:
    """The verdict of the purpose that covers the unit; when none does, of the one that came furthest."""
    verdicts = [judge(consents, unit, purpose, day) for purpose in purposes]
    return max(verdicts, key=lambda verdict: ORDER.index(verdict.code) if verdict.code else len(ORDER))


def base_day(facts: Facts) -> dt.date:
    """The document's own date; of a cancellation that of the invitation, for it goes to the same (AG-19)."""
    møte = facts.subject.møte
    if facts.kind == "avlysning" and møte is not None:
        called = møte.innkalling.dato if møte.innkalling else None
        return called or (møte.avlyst.dato if møte.avlyst else None) or facts.dato
    return facts.dato


def is_made(facts: Facts, receiver: Receiver) -> bool:
    return receiver.key in facts.made


def all_made(facts: Facts) -> bool:
    return bool(facts.made) and all(is_made(facts, receiver) for receiver in facts.units)


# --- findings ------------------------------------------------------------------------------------------------------


def faults_of_units(facts: Facts, consents: Consents) -> list[tuple[Receiver, Fault]]:
    found = [(r, fault_of(facts, consents, r.unit, r.purposes, made=is_made(facts, r))) for r in facts.units]
    if facts.kind == "oppstart":
        # The routine requires the notice, so its receiver needs no listing (SA-13); but after a withdrawal nothing is shared.
        units = [receiver for receiver in facts.receivers if receiver.unit]
        found += [(r, _withdrawn(facts, consents, r.unit, "deling", made=is_made(facts, r))) for r in units]
    return [(receiver, fault) for receiver, fault in found if fault]


def withdrawn_whole(facts: Facts, consents: Consents, purpose: str, *, made: bool) -> Fault | None:
    """A withdrawal from everybody. It is asked for a unit that no consent names, so that only such a withdrawal answers."""
    return _withdrawn(facts, consents, NOBODY, purpose, made=made)


def _withdrawn(facts: Facts, consents: Consents, unit: str | None, purpose: str, *, made: bool) -> Fault | None:
    """A withdrawal that counts on the document's date or the day of the run, also for a unit that no consent names."""
    for day, late in ((base_day(facts), False), (facts.i_dag, True)):
        verdict = judge(consents, unit, purpose, day)
        if verdict.code == "SA-05":
            return Fault(verdict, (purpose,), day, late=late, made=made)
    return None


def stop_whole(facts: Facts, fault: Fault) -> Iterator[Finding]:
    near = nearly_signed(facts, fault)
    about, where = row_of(facts, fault, near), place_in_consent(fault, facts)
    severity = severity_of(facts, fault)
    # Once the document is sent nothing is taken back: only the copies that were never made are held.
    # The start notice asks nobody's purpose of its receiver; without any consent it goes there no more than elsewhere.
    units = (
        facts.units if facts.kind != "oppstart" else tuple(r for r in facts.receivers if r.unit and r.selector != "koordinator")
    )
    missing = tuple(r.key for r in units if not is_made(facts, r))
    receivers = missing if severity else None
    held = bool(severity and missing)
    yield finding(facts, about, where, fault, receivers=receivers, severity=severity, held=held, to=facts.units, near=near)


def stop_copies(facts: Facts, faults: Iterable[tuple[Receiver, Fault]], unless: Fault | None = None) -> Iterator[Finding]:
    """One finding for each fault of the consent, with all the copies it touches; one for each receiver of the rest."""
    groups: dict[tuple[object, ...], tuple[Fault, list[Receiver]]] = {}
    for receiver, fault in faults:
        if fault.is_of_consent:
            if unless is None or not unless.is_of_consent:
                key = (fault.code, fault.verdict.detail, place_in_consent(fault, facts), severity_of(facts, fault), fault.made)
                groups.setdefault(key, (fault, []))[1].append(receiver)
        elif unless is None or unless.code != fault.code:
            yield for_one(facts, receiver, fault)
    for fault, receivers in groups.values():
        keys = tuple(receiver.key for receiver in receivers)
        purposes = tuple(dict.fromkeys(purpose for receiver in receivers for purpose in receiver.purposes))
        severity = severity_of(facts, fault)
        joined = replace(fault, purposes=purposes)
        held = severity is not None and not fault.made
        near = nearly_signed(facts, fault)
        about, where = row_of(facts, fault, near), place_in_consent(fault, facts)
        yield finding(facts, about, where, joined, receivers=keys, severity=severity, held=held, to=receivers, near=near)


def for_one(facts: Facts, receiver: Receiver, fault: Fault) -> Finding:
    severity = severity_of(facts, fault)
    told = _only_told(facts, fault)
    if fault.code == "SA-05":
        about = "SA-05/trukket avlysning" if told else "SA-05/trukket"
        where = place_in_consent(fault, facts)
    else:
        about, where = f"{_kind_of(facts, receiver)}/{fault.verdict.detail}", _place_of(facts, receiver, fault)
    if severity and not told:
        about += SENT
    held = severity is not None and not fault.made and not told
    return finding(facts, about, where, fault, receivers=(receiver.key,), severity=severity, held=held, receiver=receiver)


def severity_of(facts: Facts, fault: Fault) -> Severity | None:
    """None for what the row says. What was sent stays: then it is only said, and a consent that ran out since is a note."""
    if _only_told(facts, fault):
        return Severity.ADVARSEL
    if facts.sendt and (fault.made or fault.late):
        return Severity.INFO if fault.late and fault.code == "SA-03" else Severity.ADVARSEL
    return None


def _only_told(facts: Facts, fault: Fault) -> bool:
    """Withdrawn after the invitation went out: the cancellation goes there too (AG-19), and that is said."""
    return facts.kind == "avlysning" and fault.code == "SA-05" and fault.late


def row_of(facts: Facts, fault: Fault, near: Near | None) -> str:
    """The row for a fault of the consent itself: named for the ressursteam, the group, or plainly."""
    name = f"{fault.code}/{NEARLY if near else _detail(fault)}"
    if facts.kind in ("meldeskjema", "saksliste_ressursteam") or fault.purposes == ("drøfting",):
        name = f"RT-01/{name}"
    elif fault.code == "SA-02" and facts.subject.gruppe is not None:
        name = f"AG-05/{name}"
    return name + (SENT if severity_of(facts, fault) else "")


def _detail(fault: Fault) -> str:
    """The case of the fault; of SA-02 also whether it was done, but too late for this document."""
    detail, consent = fault.verdict.detail, fault.verdict.consent
    if fault.code != "SA-02" or consent is None or _when(fault) is None:
        unsigned = fault.code == "SA-02" and detail == "ikke_signert" and consent is not None and bool(consent.signert)
        return "signert_uten_dato" if unsigned else detail
    return {"ikke_gjennomgått": "gjennomgått_etter", "ikke_signert": "signert_etter"}[detail]


def nearly_signed(facts: Facts, fault: Fault) -> Near | None:
    """Who has signed under nearly the name of one who is lacking, and that name; nobody whom the file knows is another."""
    consent, case = fault.verdict.consent, facts.subject.person_case
    if fault.verdict.detail != LACKING or consent is None or case is None:
        return None
    strangers = [
        one.navn for one in consent.signert if one.rolle != "barneverntjenesten" and not is_one_of(one.navn, user_side(case))
    ]
    found = ((nearly(name, strangers), name) for name in fault.verdict.missing)
    return next(((written, name) for written, name in found if written), None)


def _when(fault: Fault) -> dt.date | None:
    """The day it was done after all, later than the day judged."""
    consent = fault.verdict.consent
    if consent is None:
        return None
    if fault.verdict.detail == "ikke_gjennomgått":
        return consent.gjennomgått.dato if consent.gjennomgått else None
    return min((s.dato for s in consent.signert if s.dato is not None and s.dato > fault.day), default=None)


def finding(
    facts: Facts,
    about: str,
    where: Position,
    fault: Fault,
    *,
    receivers: tuple[str, ...] | None,
    severity: Severity | None,
    held: bool,
    receiver: Receiver | None = None,
    to: Iterable[Receiver] = (),
    sak: str = "",
    near: Near | None = None,
) -> Finding:
    """A finding with the values that its row has a place for. `receiver` is the one it is about, `to` all whom it touches, `near`
    what `nearly_signed` has found."""
    verdict, whom = fault.verdict, ", ".join(one.name for one in to)
    if "mottakere" in PLACES.get(about, ()) and not whom:
        about = about.removesuffix(SENT)  # there is nobody of whom to say that no more copies may go there
    values = {
        # Any of them would do; the first is the one to ask for, so that one lack is one problem in all documents.
        "formål": fault.purposes[0],
        "samtykke": Quoted(verdict.consent.id if verdict.consent else ""),
        "hvem": Quoted(", ".join(verdict.missing)),
        "dag": shown(verdict.on),
        # From the day itself nothing is shared: the day before is the last of one who takes part no longer.
        "dagen_før": shown(verdict.on - dt.timedelta(days=1) if verdict.on else None),
        "når": shown(_when(fault)),
        "dato": shown(fault.day),
        "mottaker": Quoted(receiver.name if receiver else ""),
        "mottakere": Quoted(whom),
        "skrevet": Quoted(near[0] if near else ""),
        "ment": Quoted(near[1] if near else ""),
        "sak": sak or (facts.subject.sak.saksnummer if facts.subject.sak else facts.subject.emne),
    }
    needed = PLACES.get(about, frozenset(values))
    kept = {name: value for name, value in values.items() if name in needed}
    return Finding(where, kept, receivers, severity=severity, about=about, stop_anyway=held)


def place_in_consent(fault: Fault, facts: Facts) -> Position:
    case = facts.subject.person_case
    if fault.verdict.consent is None and case is not None:
        return case.where.of("samtykker")
    return fault.verdict.where


# --- which receiver it is, and where it was named ------------------------------------------------------------------


def _kind_of(facts: Facts, receiver: Receiver) -> str:
    """One of `KINDS_OF_RECEIVER`: where it stands that this unit is a receiver."""
    unit = facts.subject.enhet(receiver.unit)
    is_minutes = facts.kind == "referat"
    if receiver.selector == "fastlege" or (is_minutes and unit is not None and unit.type == "fastlege"):
        return "AG-27"
    if receiver.selector == "medlemmer":
        return "SA-04" if any(medlem.enhet == receiver.unit for medlem in facts.subject.medlemmer(facts.dato)) else CALLED
    return {"inviterte": "AG-15", "kopi_til": "RT-20"}.get(receiver.selector, SEATED)


def _place_of(facts: Facts, receiver: Receiver, fault: Fault) -> Position:
    return next(_places_of(facts, receiver), fault.verdict.where)


def _places_of(facts: Facts, receiver: Receiver) -> Iterator[Position]:
    subject, unit = facts.subject, receiver.unit
    møte, source = subject.møte, subject.drøfting or (subject.møte.referat if subject.møte else None)
    if receiver.selector == "fastlege" and subject.bruker and subject.bruker.fastlege:
        yield subject.bruker.where.of("fastlege")
    if receiver.selector == "inviterte" and møte:
        yield from (invitert.where.start for invitert in møte.inviterte if invitert.enhet == unit)
    if receiver.selector == "kopi_til" and source:
        yield source.where.of("kopi_til")
    yield from (medlem.where.start for medlem in subject.medlemmer(facts.dato) if medlem.enhet == unit)
    yield from (deltaker.where.start for deltaker in (møte.innkalte if møte else ()) if deltaker.enhet == unit)
