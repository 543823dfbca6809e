"""Consent for documents (domain.md §1C): which fault stops what, under which code, and where it points.

`model.consent` says whether a unit is covered on a day. Here that answer becomes findings: one for a fault of the consent
itself however many receivers it touches, one per receiver for the rest; judged on the document's date and, for a copy that
is not made yet, on the day of the run too, whichever is stricter (design.md §6).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from docgen.model.consent import Consents, Verdict, judge
from docgen.model.people import Samtykke
from docgen.model.signatures import same_name
from docgen.problem import Quoted, Severity
from docgen.rules.base import Facts, Finding, Rule
from docgen.rules.days import shown
from docgen.rules.samtykke_dom import Fault, all_made, fault_of, faults_of_units, stop_copies, stop_whole, withdrawn_whole
from docgen.rules.samtykke_merknader import listing_rows, note_rows, person_rows
from docgen.rules.samtykke_rader import places, rows
from docgen.rules.samtykke_ressursteam import copies_of_discussion, on_the_shared_agenda
from docgen.rules.samtykke_til_stede import TIL_STEDE

PURPOSE: Mapping[str, str] = MappingProxyType({"meldeskjema": "drøfting"})
"""What the document as a whole rests on, where it is not sharing in the group or the case."""
STOPPED_WHOLE = frozenset({"meldeskjema", "oppstart", "innkalling", "saksliste"})
"""Documents that a fault of the consent itself stops; of others it stops the copies to units."""
NEVER = frozenset({"samtykkeskjema", "samtykke_trukket", "avslutning", "tilbakemelding"})
"""Documents that need no consent: the form that asks for it, and what the routine itself demands."""


# --- findings ------------------------------------------------------------------------------------------------------


def consent_findings(facts: Facts) -> Iterator[Finding]:
    """Everything that consent says against the document or its copies."""
    consents = facts.subject.consents
    if facts.kind in NEVER and not facts.units:
        # Units that a row of the table adds to such a document are asked like everywhere: no row loosens consent.
        return
    if facts.kind == "saksliste_ressursteam":
        yield from on_the_shared_agenda(facts)
    elif consents is not None and facts.kind == "referat_ressursteam":
        yield from copies_of_discussion(facts, consents)
    elif consents is not None and not (facts.kind == "meldeskjema" and _is_draft(facts)):
        yield from _document_and_copies(facts, consents)
    elif consents is not None:
        yield from _copies_of_draft(facts, consents)


def _is_draft(facts: Facts) -> bool:
    return facts.subject.sak is not None and facts.subject.sak.status == "utkast"


def _document_and_copies(facts: Facts, consents: Consents) -> Iterator[Finding]:
    stopped: Fault | None = None
    if facts.kind in STOPPED_WHOLE:
        purpose = PURPOSE.get(facts.kind, "deling")
        stopped = fault_of(facts, consents, None, (purpose,), made=all_made(facts))
    if stopped is None and facts.kind == "meldeskjema":
        stopped = withdrawn_whole(facts, consents, "drøfting", made=all_made(facts))
    if stopped:
        yield from stop_whole(facts, stopped)
    yield from stop_copies(facts, faults_of_units(facts, consents), unless=stopped)
    if facts.kind == "oppstart" and not facts.sendt:
        yield from _left_out_of_start(facts, consents)


def _copies_of_draft(facts: Facts, consents: Consents) -> Iterator[Finding]:
    """A draft is made without consent, but no unit gets a copy of it; that is said and is no fault yet."""
    for finding in stop_copies(facts, faults_of_units(facts, consents)):
        yield replace(finding, severity=Severity.INFO, stop_anyway=True)


# --- the start notice ----------------------------------------------------------------------------------------------


def _left_out_of_start(facts: Facts, consents: Consents) -> Iterator[Finding]:
    """SA-04 on the start notice: the unit is no receiver, but the notice would name it; it is left out and said so."""
    koordinator = facts.subject.koordinator(facts.dato)
    seen = {koordinator.enhet if koordinator else None}
    for medlem in facts.subject.medlemmer(facts.dato):
        unit = facts.subject.enhet(medlem.enhet)
        if unit is None or unit.id in seen:
            continue
        seen.add(unit.id)
        fault = fault_of(facts, consents, unit.id, ("deling",), made=bool(facts.made))
        if fault and not fault.is_of_consent:
            values = {"mottaker": Quoted(unit.navn)}
            yield Finding(medlem.where.start, values, (), about="SA-04/utelatt")


# --- consents that hold, and what is to be said of them ------------------------------------------------------------


def note_findings(facts: Facts) -> Iterator[Finding]:
    """What `model.consent` notes of the consents the document rests on. A note without a row is not said."""
    consents = facts.subject.consents
    if consents is None or facts.kind in NEVER or facts.sendt:
        return
    seen = set()
    for verdict in _held(facts, consents):
        for note in verdict.notes:
            name = f"{note.code}/{note.detail}"
            if note in seen or name not in NOTE_PLACES:
                continue
            seen.add(note)
            values = {
                "samtykke": Quoted(verdict.consent.id if verdict.consent else ""),
                "hvem": Quoted(", ".join(note.names)),
                "dag": shown(note.on),
            }
            kept = {key: value for key, value in values.items() if key in NOTE_PLACES[name]}
            yield Finding(note.where, kept, (), about=name)
        yield from _gone_through_by(facts, verdict.consent)


def _held(facts: Facts, consents: Consents) -> Iterator[Verdict]:
    asked: list[tuple[str | None, str]] = []
    if facts.kind in STOPPED_WHOLE:
        asked.append((None, PURPOSE.get(facts.kind, "deling")))
    asked += [(receiver.unit, purpose) for receiver in facts.units for purpose in receiver.purposes]
    for unit, purpose in dict.fromkeys(asked):
        verdict = judge(consents, unit, purpose, facts.dato, neste_møte=_coming_meeting(facts))
        if verdict.code is None:
            yield verdict


def _coming_meeting(facts: Facts) -> dt.date | None:
    """The meeting that the document calls to, or the next one that its minutes agree on (SA-10)."""
    møte = facts.subject.møte
    neste = møte.referat.neste_møte if møte and møte.referat else None
    return (neste.dato if neste else None) if facts.kind == "referat" else møte.dato if møte else None


def _gone_through_by(facts: Facts, consent: Samtykke | None) -> Iterator[Finding]:
    """RT-01: it is the one who reports the case who clarifies the consent."""
    melder = facts.subject.sak.melder if facts.subject.sak else None
    through = consent.gjennomgått if consent else None
    if facts.kind != "meldeskjema" or consent is None or through is None or melder is None:
        return
    if through.av and melder.navn and not same_name(through.av, melder.navn):
        values = {"samtykke": Quoted(consent.id), "av": Quoted(through.av), "melder": Quoted(melder.navn)}
        yield Finding(through.where.of("av"), values, (), field="av", about="RT-01/av")


_FAULT_ROWS = tuple(rows(consent_findings))
_NOTE_ROWS = tuple(note_rows(note_findings, consent_findings))
NOTE_PLACES: Mapping[str, frozenset[str]] = MappingProxyType({row.about: places(row) for row in _NOTE_ROWS})

SAMTYKKE: tuple[Rule, ...] = (*_FAULT_ROWS, *_NOTE_ROWS, *listing_rows(), *person_rows(), *TIL_STEDE)
"""Every row about consent, with the codes that it takes in the ressursteam (RT) and the group (AG)."""
