"""Who a case is about and who an entry goes to, and what is said of a thing beside its content: shielding, class, remarks.

Attributes bear the schema's own names, in the schema's order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from docgen.archive.arkivmelding.codes import (
    Identifikatorer,
    Kode,
    ReferanseTilDokumentbeskrivelse,
    ReferanseTilJournalpost,
    ReferanseTilMappe,
    ReferanseTilRegistrering,
)
from docgen.archive.arkivmelding.names import OPPRETT
from docgen.archive.arkivmelding.record import Record
from docgen.archive.arkivmelding.values import Dato, Tid


class Opprett(Record):
    """A type of the message itself: its elements lie in the message's namespace."""

    space: ClassVar[str] = OPPRETT


@dataclass(frozen=True, kw_only=True)
class PersonID(Opprett):
    """A person's number. Its `landkode` is plain text (NO), unlike every other."""

    landkode: str
    identifikator: str


@dataclass(frozen=True, kw_only=True)
class OrganisasjonsID(Opprett):
    """An organisation's number."""

    identifikator: str
    landkode: str | None = None


@dataclass(frozen=True, kw_only=True)
class Part(Opprett):
    """Whom a case or an entry is about."""

    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (("organisasjonID", "personID"),)

    partID: str | None = None
    partNavn: str
    partRolle: Kode | None = None
    organisasjonID: OrganisasjonsID | None = None
    personID: PersonID | None = None
    postadresse: tuple[str, ...] = ()
    postnummer: str | None = None
    poststed: str | None = None
    landkode: Kode | None = None
    epostadresse: str | None = None
    telefonnummer: tuple[str, ...] = ()
    kontaktperson: str | None = None
    erSkjermet: bool | None = None
    erPersonnavn: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Avskrivning(Opprett):
    """How an incoming entry was answered."""

    avskrivningsdato: Dato
    avskrevetAv: Identifikatorer
    avskrivningsmaate: Kode
    referanseAvskrivesAvJournalpost: ReferanseTilJournalpost | None = None
    referanseAvskriverJournalpost: ReferanseTilJournalpost | None = None


@dataclass(frozen=True, kw_only=True)
class Korrespondansepart(Opprett):
    """Who sent an entry or got it."""

    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (("organisasjonid", "personid"),)

    korrespondansepartID: str | None = None
    korrespondanseparttype: Kode
    erBehandlingsansvarlig: bool | None = None
    korrespondansepartNavn: str
    organisasjonid: str | None = None
    personid: str | None = None
    postadresse: tuple[str, ...] = ()
    postnummer: str | None = None
    poststed: str | None = None
    landkode: Kode | None = None
    epostadresse: str | None = None
    telefonnummer: tuple[str, ...] = ()
    kontaktperson: str | None = None
    administrativEnhet: Identifikatorer | None = None
    saksbehandler: Identifikatorer | None = None
    erSkjermet: bool | None = None
    erPersonnavn: bool | None = None
    forsendelsesmaate: Kode | None = None
    deresReferanse: str | None = None
    avskrivning: tuple[Avskrivning, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Skjerming(Opprett):
    """That a thing is kept from the public, and by which law."""

    tilgangsrestriksjon: Kode
    skjermingshjemmel: str
    skjermingOpphoererDato: Dato | None = None
    skjermingOpphoererAksjon: Kode | None = None


@dataclass(frozen=True, kw_only=True)
class Gradering(Opprett):
    """That a thing is classified."""

    grad: Kode
    graderingsdato: Tid
    gradertAv: str
    nedgraderingsdato: Tid | None = None
    nedgradertAv: str | None = None


@dataclass(frozen=True, kw_only=True)
class Klassifikasjon(Opprett):
    """The class of the archive's key."""

    klassifikasjonssystemID: str | None = None
    klasseID: str
    tittel: str | None = None
    erSkjermet: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Kryssreferanse(Opprett):
    """What else belongs with a thing: the case, entry or document."""

    kryssreferanseID: str | None = None
    referanseTilMappe: ReferanseTilMappe | None = None
    referanseTilRegistrering: ReferanseTilRegistrering | None = None
    referanseTilDokumentbeskrivelse: ReferanseTilDokumentbeskrivelse | None = None


@dataclass(frozen=True, kw_only=True)
class Merknad(Opprett):
    """A remark."""

    merknadID: str | None = None
    merknadstekst: str
    merknadstype: Kode | None = None
    merknadsdato: Tid | None = None
    merknadRegistrertAv: str | None = None
    erSkjermet: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Matrikkelnummer(Opprett):
    """A piece of land."""

    kommunenummer: str
    gardsnummer: int
    bruksnummer: int
    festenummer: int | None = None
    seksjonsnummer: int | None = None


@dataclass(frozen=True, kw_only=True)
class Adresse(Opprett):
    """An address that a case is about."""

    adresse: str
    postnummer: str
    poststed: str
