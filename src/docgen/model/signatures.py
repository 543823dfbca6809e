"""Whose signature a consent needs, and whether it has them: by the person's age on the date that is asked about.

This is SA-06 to SA-09 and SA-12 of domain.md §1C, as lines to sign on. The form prints these lines and the judgement reads
the same ones, so what the form asks for is exactly what `consent` wants. What a signed consent opens is not decided here.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from docgen.model.base import NOWHERE
from docgen.model.people import Bruker, Foresatt, Samtykke, Signatur
from docgen.model.records import age_on, birthday
from docgen.model.registers import Aldersgrenser
from docgen.model.runday import Answers
from docgen.problem import Position

_ALWAYS = dt.date.min


@dataclass(frozen=True)
class Consents:
    """Everything consent rests on for one person: what was signed, by whom it can be signed, and the municipality's limits.

    `samtykker` are those of one file (a sak or a group), in the order they stand there. `enhetstyper` gives the type of
    each unit of the register by its id.
    """

    samtykker: tuple[Samtykke, ...]
    bruker: Bruker
    foresatte: tuple[Foresatt, ...]
    aldersgrenser: Aldersgrenser = field(default_factory=Aldersgrenser)
    begge_foresatte: bool = True
    nytt_ved_myndig: bool = False
    enhetstyper: Mapping[str, str] = field(default_factory=dict)

    # Every rule, list and copy asks the same few questions again; what is above never changes, so neither do the answers.
    answers: Answers = field(default_factory=Answers, init=False, compare=False, repr=False)


@dataclass(frozen=True)
class Note:
    """Something to know about a consent that holds. `severity` is "advarsel" or "info"; `detail` says which of the
    rule's cases it is, `names` whom and `on` which day it speaks of; `where` is the place in the file."""

    code: str
    severity: str
    detail: str
    names: tuple[str, ...] = ()
    on: dt.date | None = None
    where: Position = NOWHERE


@dataclass(frozen=True)
class Signer:
    """One who is asked to sign; a line on the form.

    `must`: without it the consent does not hold; otherwise it should be there. `one_of`: one of those so marked is enough.
    `navn` is empty where the name is not known beforehand; `anyone` then lets whoever signs in that role count.
    `since`: a signature from before this day was not yet theirs to give.
    """

    rolle: str
    navn: str
    must: bool
    one_of: bool = False
    anyone: bool = False
    since: dt.date = _ALWAYS

    @property
    def called(self) -> str:
        """The name, or the role where no name is known."""
        return self.navn or self.rolle


@dataclass(frozen=True)
class Demand:
    """Whose signatures are asked for on a date, and the rule (`code`) that is broken when one that must be there is not."""

    code: str
    signers: tuple[Signer, ...]


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same person's (§5: matched by navn). A blank name is nobody's."""
    return bool(one.strip()) and name_key(one) == name_key(other)


@lru_cache(maxsize=2_048)  # the names of a few cases: every rule and every consent compares the same ones again
def name_key(name: str) -> str:
    """A name as it is compared: one form of å, single spaces, no capitals."""
    # A Mac share gives å as two characters, and a name is typed with a stray space; neither makes another person.
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def required_signatures(consents: Consents, dato: dt.date, samtykke: Samtykke | None = None) -> tuple[Signer, ...]:
    """Who must or should sign on `dato` (SA-06 to SA-09, SA-12): the signature lines of the form, in their order.

    `samtykke` is the consent the form is for; its `unntak` decides who may sign in another's place.
    """
    return demand(consents, samtykke, dato).signers


def demand(consents: Consents, samtykke: Samtykke | None, dato: dt.date) -> Demand:
    """What a consent needs on `dato`. §5.5: by the age on that date, not on the day somebody signed."""
    age = age_on(consents.bruker.fødselsdato, dato)
    if age < consents.aldersgrenser.medsamtykke:
        return _of_a_child(consents, samtykke, dato)
    if age < consents.aldersgrenser.myndig:
        return _of_a_youth(consents, samtykke, dato)
    return _of_an_adult(consents, samtykke, dato)


def _of_a_child(consents: Consents, samtykke: Samtykke | None, dato: dt.date) -> Demand:
    """Under 16 (SA-06): every foresatt with foreldreansvar, or the barneverntjeneste that has the care."""
    # With an exception none of them must; that somebody has signed all the same is SA-02.
    parents = _those_with_care(consents, must=not has_exception(samtykke, "SA-06", dato))
    return Demand("SA-06", (*parents, *_child_asked_too(consents, samtykke, dato)))


def _child_asked_too(consents: Consents, samtykke: Samtykke | None, dato: dt.date) -> tuple[Signer, ...]:
    """From 15 the child should sign too when barnevern is among the units: a party to its own case (SA-08)."""
    party_from = birthday(consents.bruker.fødselsdato, consents.aldersgrenser.barnevern)
    units = samtykke.instanser if samtykke else ()
    if dato < party_from or not any(consents.enhetstyper.get(unit.enhet) == "barnevern" for unit in units):
        return ()
    return (Signer("bruker", consents.bruker.navn, must=False, since=party_from),)


def _of_a_youth(consents: Consents, samtykke: Samtykke | None, dato: dt.date) -> Demand:
    """16 and 17 (SA-07): bruker must, those with the care should; without samtykkekompetanse they must, as in SA-06."""
    # A signature from before 16 was given beside the parents', not in her own right (SA-09 counts it "from 16 on", and
    # SA-10 has announced since 90 days before that a new one is needed).
    since = birthday(consents.bruker.fødselsdato, consents.aldersgrenser.medsamtykke)
    without_competence = has_exception(samtykke, "SA-07", dato)
    bruker = Signer("bruker", consents.bruker.navn, must=not without_competence, since=since)
    parents = _those_with_care(consents, must=without_competence)
    return Demand("SA-06" if without_competence else "SA-07", (bruker, *parents))


def _of_an_adult(consents: Consents, samtykke: Samtykke | None, dato: dt.date) -> Demand:
    """From 18 (SA-12): bruker, a verge for personlige forhold, or, when competence is lacking, the next of kin or verge.

    Bruker's own signature counts from 16 on (SA-09) unless the municipality wants a new one at 18; anybody else's from 18.
    """
    born, limits = consents.bruker.fødselsdato, consents.aldersgrenser
    adult_since = birthday(born, limits.myndig)
    own_since = adult_since if consents.nytt_ved_myndig else birthday(born, limits.medsamtykke)
    without_competence = has_exception(samtykke, "SA-12", dato)
    others = _verge(consents, dato, adult_since, any_mandate=without_competence)
    if without_competence:
        others = (*others, Signer("pårørende", "", must=True, one_of=True, anyone=True, since=adult_since))
    # Somebody has assessed that she cannot consent: then her own signature alone is no consent.
    bruker = Signer(
        "bruker", consents.bruker.navn, must=not without_competence, one_of=bool(others), since=own_since
    )  # fmt: skip
    return Demand("SA-12", (bruker, *others))


def _verge(consents: Consents, dato: dt.date, adult_since: dt.date, *, any_mandate: bool) -> tuple[Signer, ...]:
    verge = consents.bruker.verge
    if verge is None or (verge.fra or _ALWAYS) > dato:
        return ()
    if not any_mandate and "personlige_forhold" not in verge.mandat:
        return ()
    return (Signer("verge", verge.navn, must=True, one_of=True, since=max(adult_since, verge.fra or _ALWAYS)),)


def _those_with_care(consents: Consents, *, must: bool) -> tuple[Signer, ...]:
    """Those who decide together for a child: SA-06 counts foreldreansvar, not address."""
    if consents.bruker.omsorg == "barneverntjenesten":
        return (Signer("barneverntjenesten", "", must, anyone=True),)
    # An unanswered foreldreansvar is not a no: until somebody answers, that parent's signature is wanted.
    parents = [foresatt for foresatt in consents.foresatte if foresatt.foreldreansvar is not False]
    if not parents:
        # "Every one of none has signed" would open the case to all; so one is missing, and nobody can fill the place.
        return (Signer("foresatt", "", must),)
    one_is_enough = not consents.begge_foresatte and len(parents) > 1
    return tuple(Signer("foresatt", parent.navn, must, one_of=one_is_enough) for parent in parents)


def has_exception(samtykke: Samtykke | None, regel: str, dato: dt.date) -> bool:
    """Whether the consent has a written exception from the rule that was made by `dato` (§5.5 unntak)."""
    unntak = samtykke.unntak if samtykke else None
    return unntak is not None and unntak.regel == regel and unntak.dato <= dato


def counted(samtykke: Samtykke, dato: dt.date, after: dt.date = _ALWAYS) -> tuple[Signatur, ...]:
    """The signatures that count on `dato` (SA-02): dated, not later than it; oral ones only with a journal note.

    `after` leaves out those given on or before a withdrawal.
    """
    return tuple(
        signatur
        for signatur in samtykke.signert
        if signatur.dato is not None and after < signatur.dato <= dato and _is_proven(signatur)
    )


def _is_proven(signatur: Signatur) -> bool:
    return signatur.måte != "muntlig" or bool((signatur.journalnotat or "").strip())


def has_signed(signer: Signer, signatures: tuple[Signatur, ...]) -> bool:
    """Whether one of the signatures is this signer's: same role, same name, and from when it was theirs to give."""
    return any(
        signatur.rolle == signer.rolle
        and (signer.anyone or same_name(signer.navn, signatur.navn))
        and (signatur.dato or _ALWAYS) >= signer.since
        for signatur in signatures
    )


def lacking(signers: tuple[Signer, ...], signatures: tuple[Signatur, ...]) -> tuple[Signer, ...]:
    """Those who must sign and have not. Where one of several is enough, all of them are lacking until one has."""
    one_has = any(signer.must and signer.one_of and has_signed(signer, signatures) for signer in signers)
    return tuple(
        signer for signer in signers if signer.must and not (signer.one_of and one_has) and not has_signed(signer, signatures)
    )


def is_signed(consents: Consents, samtykke: Samtykke, dato: dt.date, after: dt.date = _ALWAYS) -> bool:
    """Whether the consent has all signatures it must have on `dato`, counting only those given after `after`."""
    signatures = counted(samtykke, dato, after)
    return bool(signatures) and not lacking(required_signatures(consents, dato, samtykke), signatures)


def signed_on(consents: Consents, samtykke: Samtykke, dato: dt.date) -> dt.date | None:
    """The day the consent got the last signature it needs on `dato`; None while one is lacking."""
    signatures = counted(samtykke, dato)
    signers = required_signatures(consents, dato, samtykke)
    for day in sorted({signatur.dato for signatur in signatures if signatur.dato is not None}):
        if not lacking(signers, tuple(s for s in signatures if (s.dato or day) <= day)):
            return day
    return None


# --- what is only said ---------------------------------------------------------------------------------------------


def signature_notes(consents: Consents, samtykke: Samtykke, dato: dt.date) -> Iterator[Note]:
    """What to say of the signatures on a consent that holds: SA-02, SA-06 to SA-09 and SA-12 where they only warn."""
    yield from _oral(samtykke, dato)
    yield from _child_not_heard(consents, samtykke, dato)
    age = age_on(consents.bruker.fødselsdato, dato)
    if age < consents.aldersgrenser.medsamtykke:
        yield from _notes_of_a_child(consents, samtykke, dato)
    elif age < consents.aldersgrenser.myndig:
        yield from _notes_of_a_youth(consents, samtykke, dato)
    else:
        yield from _notes_of_an_adult(consents, samtykke, dato)


def _oral(samtykke: Samtykke, dato: dt.date) -> Iterator[Note]:
    names = tuple(signatur.navn for signatur in counted(samtykke, dato) if signatur.måte == "muntlig")
    if names:
        yield Note("SA-02", "advarsel", "muntlig", names, where=samtykke.where.of("signert"))


def _child_not_heard(consents: Consents, samtykke: Samtykke, dato: dt.date) -> Iterator[Note]:
    """SA-02, from 7. One of 16 or 17 who has signed herself has been heard."""
    age, limits = age_on(consents.bruker.fødselsdato, dato), consents.aldersgrenser
    heard = samtykke.barnet_hørt is not None and (samtykke.barnet_hørt.dato or samtykke.barnet_hørt.mening)
    own_word = age >= limits.medsamtykke and not _absent(consents, samtykke, dato, of_bruker=True)
    if limits.høres <= age < limits.myndig and not heard and not own_word:
        yield Note("SA-02", "advarsel", "barnet_ikke_hørt", where=samtykke.where.of("barnet_hørt"))


def _notes_of_a_child(consents: Consents, samtykke: Samtykke, dato: dt.date) -> Iterator[Note]:
    if parents := _absent(consents, samtykke, dato):
        yield _parents_absent(samtykke, dato, parents)
    if bruker := _absent(consents, samtykke, dato, of_bruker=True):
        yield Note("SA-08", "advarsel", "bruker_bør_signere", bruker, where=samtykke.where.of("signert"))


def _parents_absent(samtykke: Samtykke, dato: dt.date, parents: tuple[str, ...]) -> Note:
    if has_exception(samtykke, "SA-06", dato):
        return Note("SA-06", "advarsel", "unntak", parents, where=samtykke.where.of("unntak"))
    return Note("SA-06", "advarsel", "en_av_foresatte", parents, where=samtykke.where.of("signert"))


def _notes_of_a_youth(consents: Consents, samtykke: Samtykke, dato: dt.date) -> Iterator[Note]:
    without_competence = has_exception(samtykke, "SA-07", dato)
    bruker = _absent(consents, samtykke, dato, of_bruker=True)
    if bruker and without_competence:
        yield Note("SA-07", "advarsel", "unntak", bruker, where=samtykke.where.of("unntak"))
    parents = _absent(consents, samtykke, dato)
    if parents and without_competence:
        yield _parents_absent(samtykke, dato, parents)
    elif parents:
        yield Note("SA-07", "advarsel", "foresatte_bør_signere", parents, where=samtykke.where.of("signert"))


def _notes_of_an_adult(consents: Consents, samtykke: Samtykke, dato: dt.date) -> Iterator[Note]:
    signatures, where = counted(samtykke, dato), samtykke.where.of("signert")
    others = tuple(s for s in required_signatures(consents, dato, samtykke) if s.rolle != "bruker")
    names = tuple(signatur.navn for signatur in signatures if any(has_signed(other, (signatur,)) for other in others))
    if has_exception(samtykke, "SA-12", dato):
        # Whether she has signed too or not: it is not her signature that carries.
        yield Note("SA-12", "advarsel", "unntak", names, where=samtykke.where.of("unntak"))
        return
    if _absent(consents, samtykke, dato, of_bruker=True):
        yield Note("SA-12", "advarsel", "annen_enn_bruker", names, where=where)
        return
    adult_on = birthday(consents.bruker.fødselsdato, consents.aldersgrenser.myndig)
    signed_as_adult = has_signed(Signer("bruker", consents.bruker.navn, must=True, since=adult_on), signatures)
    if not signed_as_adult:
        yield Note("SA-09", "advarsel", "bør_fornyes", (consents.bruker.navn,), adult_on, where)


def _absent(consents: Consents, samtykke: Samtykke, dato: dt.date, *, of_bruker: bool = False) -> tuple[str, ...]:
    """Those asked to sign who have not, whether they must or should: bruker herself, or the others."""
    signatures = counted(samtykke, dato)
    asked = required_signatures(consents, dato, samtykke)
    return tuple(
        signer.called for signer in asked if (signer.rolle == "bruker") is of_bruker and not has_signed(signer, signatures)
    )


def who_withdrew(samtykke: Samtykke) -> frozenset[str]:
    """Whose word ended a consent, as keys of names: who is named, else everyone who had signed it; nobody while it stands."""
    if samtykke.trukket is None:
        return frozenset()
    if samtykke.trukket.av:
        return frozenset({name_key(samtykke.trukket.av)})
    return frozenset(name_key(signer.navn) for signer in samtykke.signert)
