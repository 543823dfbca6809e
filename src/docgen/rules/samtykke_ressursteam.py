"""Consent in the ressursteam: the line of a case on the shared agenda, the extract of an invited unit, the minutes' copies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from docgen.model.consent import OF_ONE_RECEIVER, Consents, judge
from docgen.model.people import Invitert
from docgen.model.personer import unit_key
from docgen.model.subject import Receiver, consents_of
from docgen.model.subjects import Sak
from docgen.problem import Quoted
from docgen.rules.base import Facts, Finding
from docgen.rules.samtykke_dom import (
    NOBODY,
    Fault,
    all_made,
    fault_of,
    faults_of_units,
    finding,
    for_one,
    nearly_signed,
    place_in_consent,
    row_of,
    severity_of,
    stop_copies,
    withdrawn_whole,
)


def on_the_shared_agenda(facts: Facts) -> Iterator[Finding]:
    """RT-01 stops the line of the case, RT-15 the extract of an invited unit; a seat not covered leaves the room."""
    møte = facts.subject.møte
    for number in møte.saker if møte else ():
        if sak := facts.subject.book.saker.get(number):
            yield from _line(facts, sak)


def _line(facts: Facts, sak: Sak) -> Iterator[Finding]:
    consents, day = consents_of(facts.subject.book, sak), _meeting_day(facts)
    at_meeting = replace(facts, dato=day)
    made = bool(facts.made)
    itself = fault_of(at_meeting, consents, None, ("drøfting",), made=made)
    itself = itself or withdrawn_whole(at_meeting, consents, "drøfting", made=made)
    if itself:
        where = itself.verdict.where if itself.verdict.consent else sak.where.of("samtykker")
        severity = severity_of(facts, itself)
        near = nearly_signed(facts, itself)
        told = partial(
            finding,
            facts,
            row_of(facts, itself, near),
            where,
            itself,
            severity=severity,
            to=facts.receivers,
            sak=sak.saksnummer,
            near=near,
        )
        yield told(receivers=(f"sak:{sak.saksnummer}",), held=severity is not None and not itself.made)
        if severity is not None:
            # The list is sent as it was; but whoever was invited and got none is not to get one now.
            late = (unit_key(invitert.enhet) for invitert in _invited_to(facts, sak))
            yield from (told(receivers=(key,), held=True) for key in late if key not in facts.made)
        return
    yield from _invited(at_meeting, consents, sak)
    yield from _seats(facts, consents, sak, day)


def _invited(facts: Facts, consents: Consents, sak: Sak) -> Iterator[Finding]:
    for invitert in _invited_to(facts, sak):
        unit = facts.subject.enhet(invitert.enhet)
        fault = fault_of(facts, consents, invitert.enhet, ("drøfting",), made=unit_key(invitert.enhet) in facts.made)
        if unit and fault and not fault.is_of_consent and not _is_sender(sak, unit.id):
            receiver = Receiver(unit_key(unit.id), unit.navn, unit.navn, "inviterte", unit=unit.id, purposes=("drøfting",))
            held = for_one(facts, receiver, fault)
            if fault.code == "SA-04":
                held = replace(held, where=invitert.where.start, about=held.about.replace("AG-15", "RT-15"))
            yield held


def _invited_to(facts: Facts, sak: Sak) -> Iterator[Invitert]:
    """Who is invited for a case; a fixed seat is there for them all, and is spoken of by `_seats`."""
    møte = facts.subject.møte
    seats = {unit.id for unit in facts.subject.book.faste_deltakere()}
    yield from (i for d in sak.drøftinger if møte and d.møte == møte.id for i in d.inviterte if i.enhet not in seats)


def _seats(facts: Facts, consents: Consents, sak: Sak, day: dt.date) -> Iterator[Finding]:
    for unit in facts.subject.book.faste_deltakere():
        verdict = judge(consents, unit.id, "drøfting", day)
        if verdict.code in OF_ONE_RECEIVER and not _is_sender(sak, unit.id):
            values = {"enhet": Quoted(unit.navn), "sak": sak.saksnummer}
            where = verdict.consent.where.of("instanser") if verdict.consent else sak.where.of("samtykker")
            yield Finding(where, values, (), about="RT-15/sete")


def _is_sender(sak: Sak, unit: str) -> bool:
    return sak.melder is not None and sak.melder.enhet == unit


def _meeting_day(facts: Facts) -> dt.date:
    return (facts.subject.møte.dato if facts.subject.møte else None) or facts.dato


def copies_of_discussion(facts: Facts, consents: Consents) -> Iterator[Finding]:
    """The minutes of a discussion: consent to discuss on the meeting date (RT-01), then consent for each copy (RT-20)."""
    day, sak = _meeting_day(facts), facts.subject.sak
    verdict = judge(consents, None, "drøfting", day)
    if verdict.code is None:
        withdrawn = judge(consents, NOBODY, "drøfting", day)
        verdict = withdrawn if withdrawn.code == "SA-05" else verdict
    if verdict.code is None:
        yield from stop_copies(facts, faults_of_units(facts, consents))
        yield from _seats(facts, consents, sak, day) if sak else ()
    elif facts.units:
        made = all_made(facts)
        fault = Fault(verdict, ("drøfting",), day, made=made)
        severity = severity_of(facts, fault)
        keys = tuple(receiver.key for receiver in facts.units)
        near = nearly_signed(facts, fault)
        about, where = row_of(facts, fault, near), place_in_consent(fault, facts)
        yield finding(facts, about, where, fault, receivers=keys, severity=severity, held=False, to=facts.units, near=near)
