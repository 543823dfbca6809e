"""Who may get what, on which date, and why not: SA-01 to SA-12 of domain.md §1C and `covers` of §5.5.

A unit gets a person's papers when one consent carries it and no newer consent speaks against it. The order between several
consents and the reasons for it stand in docs/adr/0004-consent.md. Whose signature is needed is decided in `signatures`;
sentences and what a fault stops are decided in `rules/`. Nothing here knows today's date: every question brings its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.model.base import NOWHERE
from docgen.model.people import Samtykke
from docgen.model.records import birthday
from docgen.model.signatures import (
    Consents,
    Note,
    Signer,
    counted,
    demand,
    has_signed,
    is_signed,
    lacking,
    required_signatures,
    same_name,
    signature_notes,
    signed_on,
)
from docgen.problem import Position

__all__ = [
    "Consents",
    "Note",
    "Signer",
    "Verdict",
    "covers",
    "is_withdrawn",
    "judge",
    "named_persons",
    "next_change",
    "required_signatures",
    "signed_on",
    "withdrawn_on",
]

ORDER = ("SA-01", "SA-02", "SA-12", "SA-09", "SA-06", "SA-07", "SA-05", "SA-03", "SA-04")
"""Which code fires when several apply: the first (§1C, "Which code fires")."""
OF_ONE_RECEIVER = frozenset({"SA-05", "SA-04"})
"""Faults for one unit; every other is a fault of the consent itself and hits all of them (§1C, "How often")."""
ENDS_SOON = dt.timedelta(days=30)
"""SA-03: how long before its end a consent is warned of."""
BIRTHDAY_NEAR = dt.timedelta(days=90)
"""SA-10: how long before a birthday the new consent is asked for."""
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Verdict:
    """The answer to one question: `code` None means yes; else the rule in the way and the consent it is about.

    `detail` says which of the rule's cases it is, for instance "ikke_gjennomgått" or "ikke_signert" of SA-02. `missing`
    holds those whose signature is lacking, `on` the day the fault rests on (withdrawn, run out, first day).
    """

    code: str | None
    consent: Samtykke | None
    notes: tuple[Note, ...] = ()
    detail: str = ""
    missing: tuple[str, ...] = ()
    on: dt.date | None = None
    where: Position = NOWHERE


@dataclass(frozen=True)
class _Fault:
    """One thing that keeps a consent from carrying; `consent` is the one it stands in, `fields` where in it."""

    code: str
    detail: str
    consent: Samtykke
    fields: tuple[str, ...]
    missing: tuple[str, ...] = ()
    on: dt.date | None = None

    @property
    def rank(self) -> int:
        return ORDER.index(self.code)


# --- the questions -------------------------------------------------------------------------------------------------


def covers(consents: Consents, enhet: str, formål: str, dato: dt.date) -> bool:
    """Whether the unit may get the person's papers for this purpose on `dato` (§5.5)."""
    return any(not faults for _, faults in _tried(consents, enhet, formål, dato))


def judge(consents: Consents, enhet: str | None, formål: str, dato: dt.date, *, neste_møte: dt.date | None = None) -> Verdict:
    """Say whether the unit is covered and, if not, why: the first rule in the way in the order of §1C.

    `enhet=None` asks about the consent itself: SA-01, SA-02, SA-12, SA-09, SA-06, SA-07 or SA-03, or None. A code of those
    for a unit is always the code of the consent itself, save that SA-05 comes before SA-03. `neste_møte` is for SA-10.
    """
    tried = _tried(consents, enhet, formål, dato)
    if not tried:
        return Verdict("SA-01", None, detail="mangler")
    # Not covered: speak of the consent that came furthest. That an older one has run out is no news when a newer one
    # only lacks a unit, and a form nobody has signed yet must not hide which consent is failing. Ties: the newest.
    samtykke, faults = max(tried, key=lambda row: _how_far(row[1]))
    if not faults:
        notes = (
            *signature_notes(consents, samtykke, dato),
            *_end_ahead(samtykke, dato),
            *_birthday_ahead(consents, dato, neste_møte),
            *_signed_out_of_order(consents, samtykke, enhet, formål, dato),
        )
        return Verdict(None, samtykke, notes, where=samtykke.where.start)
    fault = faults[0]
    where = fault.consent.where.of(*fault.fields)
    return Verdict(fault.code, fault.consent, (), fault.detail, fault.missing, fault.on, where)


def is_withdrawn(consents: Consents, enhet: str, formål: str, dato: dt.date) -> bool:
    """Whether a withdrawal is the only thing in the way: without it the unit would be covered on `dato` (SA-05)."""
    return withdrawn_on(consents, enhet, formål, dato) is not None


def withdrawn_on(consents: Consents, enhet: str, formål: str, dato: dt.date) -> dt.date | None:
    """The day from which a withdrawal alone keeps the unit out; None when it is covered or something else is in the way."""
    tried = _tried(consents, enhet, formål, dato)
    if any(not faults for _, faults in tried):
        return None
    only_withdrawn = (faults for _, faults in tried if all(fault.code == "SA-05" for fault in faults))
    return next((faults[0].on for faults in only_withdrawn), None)


def named_persons(consents: Consents, dato: dt.date) -> frozenset[str]:
    """The names in `personer` of a consent that holds on `dato` and that bruker herself has signed (SA-11, §2.3)."""
    named: set[str] = set()
    for samtykke in consents.samtykker:
        if _is_brukers_own(consents, samtykke, dato) and not any(_faults_in_itself(consents, samtykke, None, dato)):
            newer = [other for other in _newer(consents, samtykke, dato) if not other.tillegg]
            named |= {
                person.navn
                for person in samtykke.personer
                if all(
                    not any(_run_out(other, dato)) and any(same_name(person.navn, one.navn) for one in other.personer)
                    for other in newer
                )
            }
    return frozenset(named)


def next_change(consents: Consents, after: dt.date) -> dt.date | None:
    """The first day after `after` on which any answer or note of this module can be another one."""
    return min((day for day in _turning_days(consents) if day > after), default=None)


# --- one consent ---------------------------------------------------------------------------------------------------


_Tried = tuple[tuple[Samtykke, tuple[_Fault, ...]], ...]


def _tried(consents: Consents, enhet: str | None, formål: str, dato: dt.date) -> _Tried:
    """Every consent for the purpose, the newest first, with all that keeps it from carrying the unit."""
    return consents.answers.of(dato, ("tried", enhet, formål), lambda: _try(consents, enhet, formål, dato))


def _try(consents: Consents, enhet: str | None, formål: str, dato: dt.date) -> _Tried:
    rows = []
    for samtykke in _newest_first(consents, formål, dato):
        faults = [
            *_faults_in_itself(consents, samtykke, enhet, dato),
            *_faults_by_newer(consents, samtykke, enhet, formål, dato),
        ]
        rows.append((samtykke, tuple(sorted(faults, key=lambda fault: fault.rank))))
    return tuple(rows)


def _how_far(faults: tuple[_Fault, ...]) -> tuple[int, bool, int]:
    """How far a consent came: by the faults of the consent itself; if those are alike, only a withdrawal in its way comes
    before a unit that was never there; then by the first fault."""
    itself = [fault.rank for fault in faults if fault.code not in OF_ONE_RECEIVER]
    only_withdrawn = all(fault.code == "SA-05" for fault in faults)
    return min(itself, default=len(ORDER)), only_withdrawn, min((fault.rank for fault in faults), default=len(ORDER))


def _faults_in_itself(consents: Consents, samtykke: Samtykke, enhet: str | None, dato: dt.date) -> Iterator[_Fault]:
    # The same for every unit. The consents hold the record, so its id stays its own.
    about = ("signed", id(samtykke))
    yield from consents.answers.of(dato, about, lambda: tuple(_not_reviewed_or_signed(consents, samtykke, dato)))
    yield from _outside_validity(samtykke, dato)
    if enhet is not None:
        yield from _withdrawals(consents, samtykke, enhet, dato)
        yield from _unit_left_out(samtykke, enhet, dato)


def _not_reviewed_or_signed(consents: Consents, samtykke: Samtykke, dato: dt.date) -> Iterator[_Fault]:
    """SA-02, and SA-06, SA-07, SA-09 or SA-12 by the age on `dato`."""
    asked = demand(consents, samtykke, dato)
    signatures = counted(samtykke, dato)
    missing = tuple(signer.called for signer in lacking(asked.signers, signatures))
    if _reviewed(samtykke, dato) is None:
        yield _Fault("SA-02", "ikke_gjennomgått", samtykke, ("gjennomgått",), missing)
    if not signatures:
        yield _Fault("SA-02", "ikke_signert", samtykke, ("signert",), missing)
    elif missing:
        adult_on = birthday(consents.bruker.fødselsdato, consents.aldersgrenser.myndig)
        given_before = any(signatur.dato is not None and signatur.dato < adult_on for signatur in signatures)
        if asked.code == "SA-12" and given_before:
            yield _Fault("SA-09", "gitt_før_myndig", samtykke, ("signert",), missing, adult_on)
        else:
            yield _Fault(asked.code, "mangler_signatur", samtykke, ("signert",), missing)


def _outside_validity(samtykke: Samtykke, dato: dt.date) -> Iterator[_Fault]:
    """SA-03: `dato` within gyldig_fra and gyldig_til, both days included."""
    if samtykke.gyldig_fra is not None and dato < samtykke.gyldig_fra:
        yield _Fault("SA-03", "ikke_begynt", samtykke, ("gyldig_fra",), on=samtykke.gyldig_fra)
    yield from _run_out(samtykke, dato)


def _run_out(samtykke: Samtykke, dato: dt.date) -> Iterator[_Fault]:
    if samtykke.gyldig_til is not None and dato > samtykke.gyldig_til:
        yield _Fault("SA-03", "utløpt", samtykke, ("gyldig_til",), on=samtykke.gyldig_til)


def _withdrawals(consents: Consents, samtykke: Samtykke, enhet: str, dato: dt.date) -> Iterator[_Fault]:
    """SA-05: every withdrawal in the file by `dato` that names the unit and stands against this consent, by date.

    It counts whoever made it: `av` may be blank, and any one whose signature is required can withdraw.
    """
    faults = []
    for other in consents.samtykker:
        trukket = other.trukket
        if trukket is None or trukket.dato > dato or (trukket.enheter and enhet not in trukket.enheter):
            continue
        # "Signed on or before its date" is asked of each signature that is needed: a consent that one parent signed
        # before the withdrawal and the other after it has not been given anew.
        if other is samtykke or not is_signed(consents, samtykke, dato, after=trukket.dato):
            faults.append(_Fault("SA-05", "trukket", other, ("trukket",), on=trukket.dato))
    yield from sorted(faults, key=lambda fault: fault.on or dato)


def _unit_left_out(samtykke: Samtykke, enhet: str, dato: dt.date) -> Iterator[_Fault]:
    """SA-04: refused by nobody, listed by unit, and within its period."""
    yield from _unit_refused(samtykke, enhet, dato)
    listed = [unit for unit in samtykke.instanser if unit.enhet == enhet]
    if not listed:
        yield _Fault("SA-04", "ikke_nevnt", samtykke, ("instanser",))
    elif not any((unit.fra or dato) <= dato <= (unit.til or dato) for unit in listed):
        yield _Fault("SA-04", "utenfor_perioden", samtykke, ("instanser",))


def _unit_refused(samtykke: Samtykke, enhet: str, dato: dt.date) -> Iterator[_Fault]:
    """An outspoken no: the consent's `unntatt`, or any signer's (§1C: several signers of one consent: intersection)."""
    if enhet in samtykke.unntatt:
        yield _Fault("SA-04", "unntatt", samtykke, ("unntatt",))
    # A no needs no form: it counts from one whose signature is undated, oral or not needed, too.
    for signatur in samtykke.signert:
        if enhet in signatur.unntatt and (signatur.dato or dato) <= dato:
            yield _Fault("SA-04", "unntatt_av_signatar", samtykke, ("signert",), (signatur.navn,))


# --- several consents (§1C "Several consents"; docs/adr/0004-consent.md) -------------------------------------------


def _faults_by_newer(consents: Consents, samtykke: Samtykke, enhet: str | None, formål: str, dato: dt.date) -> Iterator[_Fault]:
    """What newer consents for the purpose say against this one carrying the unit.

    Whether the newer one is fully signed makes no difference: a lacking signature must never give a unit more than the
    signature would have. With `tillegg: ja` it adds; then only an outspoken no in it counts.
    """
    for newer in _newer(consents, samtykke, dato):
        if formål not in newer.gjelder:
            continue
        if not newer.tillegg:
            yield from _run_out(newer, dato)
        if enhet is not None:
            yield from (_unit_refused if newer.tillegg else _unit_left_out)(newer, enhet, dato)


def _newer(consents: Consents, samtykke: Samtykke, dato: dt.date) -> Iterator[Samtykke]:
    """The consents for a common purpose that come after this one and have been put to somebody by `dato`."""
    places = {id(one): place for place, one in enumerate(consents.samtykker)}
    reviewed = _reviewed(samtykke, dato)
    for other in consents.samtykker:
        if other is samtykke or not set(other.gjelder) & set(samtykke.gjelder) or not _is_put(other, dato):
            continue
        other_reviewed = _reviewed(other, dato)
        if reviewed is None or other_reviewed is None or reviewed == other_reviewed:
            # No day to go by: then the file's own order, since what is new is written below what is old.
            is_newer = places[id(other)] > places[id(samtykke)]
        else:
            is_newer = other_reviewed > reviewed
        if is_newer:
            yield other


def _is_put(samtykke: Samtykke, dato: dt.date) -> bool:
    """Whether it has been gone through with somebody or signed by anybody; before that it is the office's own draft."""
    return _reviewed(samtykke, dato) is not None or any((signatur.dato or dato) <= dato for signatur in samtykke.signert)


def _reviewed(samtykke: Samtykke, dato: dt.date) -> dt.date | None:
    day = samtykke.gjennomgått.dato if samtykke.gjennomgått else None
    return day if day is not None and day <= dato else None


def _newest_first(consents: Consents, formål: str, dato: dt.date) -> list[Samtykke]:
    wanted = [samtykke for samtykke in reversed(consents.samtykker) if formål in samtykke.gjelder]
    return sorted(wanted, key=lambda one: _reviewed(one, dato) or dt.date.min, reverse=True)


def _is_brukers_own(consents: Consents, samtykke: Samtykke, dato: dt.date) -> bool:
    """Signed by bruker at an age where that is hers to do (16), and since then no consent was withdrawn as a whole."""
    since = birthday(consents.bruker.fødselsdato, consents.aldersgrenser.medsamtykke)
    bruker = Signer("bruker", consents.bruker.navn, must=True, since=since)
    ended = [
        (other, other.trukket.dato)
        for other in consents.samtykker
        if other.trukket is not None and other.trukket.dato <= dato and not other.trukket.enheter
    ]
    if any(other is samtykke for other, _ in ended):
        return False
    return has_signed(bruker, counted(samtykke, dato, after=max((day for _, day in ended), default=dt.date.min)))


# --- what is only said ---------------------------------------------------------------------------------------------


def _end_ahead(samtykke: Samtykke, dato: dt.date) -> Iterator[Note]:
    """SA-03: no end, or an end within 30 days."""
    end, where = samtykke.gyldig_til, samtykke.where.of("gyldig_til")
    if end is None:
        yield Note("SA-03", "advarsel", "uten_slutt", where=where)
    elif end - ENDS_SOON <= dato:
        yield Note("SA-03", "advarsel", "utløper_snart", on=end, where=where)


def _birthday_ahead(consents: Consents, dato: dt.date, neste_møte: dt.date | None) -> Iterator[Note]:
    """SA-10: 16 or 18 within 90 days or before the next meeting."""
    for limit in ("medsamtykke", "myndig"):
        day = birthday(consents.bruker.fødselsdato, getattr(consents.aldersgrenser, limit))
        if dato < day and (_shifted(day, -BIRTHDAY_NEAR) <= dato or day <= (neste_møte or dato)):
            yield Note("SA-10", "advarsel", limit, (consents.bruker.navn,), day, consents.bruker.where.of("fødselsdato"))


def _signed_out_of_order(consents: Consents, samtykke: Samtykke, enhet: str | None, formål: str, dato: dt.date) -> Iterator[Note]:
    """SA-04: an older consent that says no to the unit was signed after this one was gone through. A person must look."""
    newer = {id(one) for one in _newer(consents, samtykke, dato)}
    day = _reviewed(samtykke, dato) or dato
    for other in consents.samtykker:
        if enhet is None or other is samtykke or other.tillegg or id(other) in newer or formål not in other.gjelder:
            continue
        late = any(signatur.dato is not None and signatur.dato > day for signatur in counted(other, dato))
        if late and any(_unit_left_out(other, enhet, dato)):
            yield Note("SA-04", "advarsel", "eldre_signert_sist", (other.id,), where=other.where.of("signert"))


# --- the days that matter ------------------------------------------------------------------------------------------


def _turning_days(consents: Consents) -> Iterator[dt.date]:
    born, limits, verge = consents.bruker.fødselsdato, consents.aldersgrenser, consents.bruker.verge
    for years in (limits.høres, limits.barnevern, limits.medsamtykke, limits.myndig):
        yield birthday(born, years)
    for years in (limits.medsamtykke, limits.myndig):
        yield _shifted(birthday(born, years), -BIRTHDAY_NEAR)
    if verge is not None and verge.fra is not None:
        yield verge.fra
    for samtykke in consents.samtykker:
        yield from _turning_days_of(samtykke)


def _turning_days_of(samtykke: Samtykke) -> Iterator[dt.date]:
    first = (
        samtykke.gyldig_fra,
        samtykke.gjennomgått.dato if samtykke.gjennomgått else None,
        samtykke.unntak.dato if samtykke.unntak else None,
        samtykke.trukket.dato if samtykke.trukket else None,
        *(signatur.dato for signatur in samtykke.signert),
        *(unit.fra for unit in samtykke.instanser),
    )
    last = (samtykke.gyldig_til, *(unit.til for unit in samtykke.instanser))
    yield from (day for day in first if day is not None)
    yield from (_shifted(day, _DAY) for day in last if day is not None)
    if samtykke.gyldig_til is not None:
        yield _shifted(samtykke.gyldig_til, -ENDS_SOON)


def _shifted(day: dt.date, by: dt.timedelta) -> dt.date:
    # «31.12.9999» is how some systems write "no end"; there is no day after it, and nothing changes then.
    try:
        return day + by
    except OverflowError:
        return day
