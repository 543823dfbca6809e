"""The people of a case, their consent (domain.md §5.1, §5.5), and what is agreed with them (§5.15)."""

from __future__ import annotations

from typing import Annotated, Literal

from docgen.model.base import Record
from docgen.model.fields import (
    Adresse,
    Avsnitt,
    Dato,
    EnhetRef,
    EPost,
    Frist,
    Id,
    JaNei,
    Navn,
    Shorthand,
    Tekst,
    Telefon,
)
from docgen.model.nynorsk import Målform

# --- persons -------------------------------------------------------------------------------------------------------


class Tolk(Record):
    behov: JaNei = None
    språk: Tekst | None = None


class Fastlege(Record):
    """A GP: an `enhet` of the register (then consent can cover it), or a name and an office in words."""

    enhet: EnhetRef | None = None
    navn: Navn | None = None
    legekontor: Tekst | None = None


class Verge(Record):
    navn: Navn
    mandat: tuple[Literal["økonomi", "personlige_forhold"], ...] = ()
    fra: Dato | None = None
    adresse: Adresse | None = None
    telefon: Telefon | None = None
    e_post: EPost | None = None


class Bruker(Record):
    navn: Navn
    fødselsdato: Dato
    målform: Målform | None = None
    tolk: Tolk | None = None
    adresse: Adresse | None = None
    telefon: Telefon | None = None
    e_post: EPost | None = None
    adressesperre: Literal["ingen", "fortrolig", "strengt_fortrolig"] = "ingen"
    skal_ha_kopi: JaNei = None
    kopi_sperret: Tekst | None = None
    omsorg: Literal["foreldre", "barneverntjenesten"] = "foreldre"
    skole_barnehage_arbeid: EnhetRef | None = None
    fastlege: Annotated[Fastlege, Shorthand("enhet")] | None = None
    verge: Verge | None = None


class Foresatt(Record):
    id: Id | None = None
    navn: Navn
    relasjon: Tekst
    foreldreansvar: JaNei = None
    bosted: Literal["fast", "delt", "samvær", "ikke"] | None = None
    skal_ha_kopi: JaNei = None
    kopi_sperret: Tekst | None = None
    adressesperre: Literal["ingen", "fortrolig", "strengt_fortrolig"] = "ingen"
    adresse: Adresse | None = None
    telefon: Telefon | None = None
    e_post: EPost | None = None


class Representant(Record):
    id: Id | None = None
    navn: Navn
    type: Literal["pårørende", "annen_representant"]
    grunnlag: Tekst | None = None
    kopi_sperret: Tekst | None = None
    adresse: Adresse | None = None
    telefon: Telefon | None = None
    e_post: EPost | None = None


# --- consent (domain.md §5.5) --------------------------------------------------------------------------------------


class SamtykkeInstans(Record):
    enhet: EnhetRef
    opplysninger: Tekst | None = None
    fra: Dato | None = None
    til: Dato | None = None


class SamtykkePerson(Record):
    navn: Navn
    relasjon: Tekst | None = None


class Gjennomgått(Record):
    dato: Dato | None = None
    av: Navn | None = None
    språk: Tekst | None = None
    tolk: JaNei = None


class Signatur(Record):
    navn: Navn
    rolle: Literal["bruker", "foresatt", "verge", "pårørende", "barneverntjenesten", "annen_representant"]
    dato: Dato | None = None
    måte: Literal["papir", "elektronisk", "muntlig"] = "papir"
    journalnotat: Tekst | None = None
    unntatt: tuple[EnhetRef, ...] = ()


class BarnetHørt(Record):
    dato: Dato | None = None
    av: Navn | None = None
    mening: Avsnitt | None = None


class SamtykkeUnntak(Record):
    regel: Literal["SA-06", "SA-07", "SA-12"]
    grunn: Avsnitt
    av: Navn
    dato: Dato


class Trukket(Record):
    """A withdrawal; `enheter` empty means all of them (written `alle` or left out)."""

    dato: Dato
    av: Navn | None = None
    måte: Tekst | None = None
    enheter: tuple[EnhetRef, ...] = ()
    sendt: JaNei = None


class Samtykke(Record):
    id: Id
    gjelder: tuple[Literal["drøfting", "deling", "kopi_av_referat"], ...]
    formål: Avsnitt | None = None
    instanser: tuple[Annotated[SamtykkeInstans, Shorthand("enhet")], ...] = ()
    personer: tuple[Annotated[SamtykkePerson, Shorthand("navn")], ...] = ()
    unntatt: tuple[EnhetRef, ...] = ()
    unntatte_opplysninger: Avsnitt | None = None
    gjennomgått: Gjennomgått | None = None
    signert: tuple[Signatur, ...] = ()
    barnet_hørt: BarnetHørt | None = None
    unntak: SamtykkeUnntak | None = None
    tillegg: JaNei = None
    gyldig_fra: Dato | None = None
    gyldig_til: Dato | None = None
    trukket: Trukket | None = None
    arkivref: Tekst | None = None
    skann: Tekst | None = None


# --- follow-up -----------------------------------------------------------------------------------------------------


class Mål(Record):
    """A goal of the group. It stands in papers from `fra` on, and counts as open until `til`, the day it was reached or put
    away: minutes of an earlier day say what held then."""

    id: Id | None = None
    tekst: Tekst
    livsområde: Tekst | None = None
    status: Literal["åpent", "nådd", "lagt_bort"] = "åpent"
    fra: Dato | None = None
    til: Dato | None = None


class Tiltak(Record):
    id: Id | None = None
    tekst: Avsnitt
    type: Literal["tiltak", "søknad", "vedtak"] = "tiltak"
    mål: Tekst | None = None
    livsområde: Tekst | None = None
    ansvarlig: Tekst | None = None
    enhet: EnhetRef | None = None
    frist: Frist | None = None
    brukers_valg: Literal["takket_ja", "takket_nei", "ikke_avklart"] | None = None
    fra_tiltaksbank: Tekst | None = None
    internt: JaNei = None
    forslag_fagperson: Tekst | None = None
    tildelt_fagperson: Tekst | None = None
    avgjort_av: Navn | None = None
    status: Literal["foreslått", "igangsatt", "utført", "frafalt"] | None = None


class Melder(Record):
    navn: Navn | None = None
    stilling: Tekst | None = None
    enhet: EnhetRef | None = None


class Deltaker(Record):
    """One who is called, present or absent: a name that the file knows, or {navn, enhet} for a guest."""

    navn: Navn | None = None
    enhet: EnhetRef | None = None


class Invitert(Record):
    enhet: EnhetRef
    navn: Navn | None = None
    grunn: Tekst | None = None


class Tilbakemelding(Record):
    dato: Dato | None = None
    av: Navn | None = None
    hvordan: Tekst | None = None
    sendt: JaNei = None
