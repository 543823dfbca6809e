"""arkivmelding.opprett: a case and a journal entry with its documents, as the archive is asked to make them.

Attributes bear the schema's own names, in the schema's order. At most one case and one entry a message. What the schema has and
the model has not (presedens, møter, virksomhetsspesifikkeMetadata …) is refused by name when a message is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from docgen.archive.arkivmelding.codes import EksternNoekkel, Identifikatorer, Kode, ReferanseTilMappe
from docgen.archive.arkivmelding.parties import (
    Adresse,
    Gradering,
    Klassifikasjon,
    Korrespondansepart,
    Kryssreferanse,
    Matrikkelnummer,
    Merknad,
    Opprett,
    Part,
    Skjerming,
)
from docgen.archive.arkivmelding.values import Dato, Tid


@dataclass(frozen=True, kw_only=True)
class Dokumentobjekt(Opprett):
    """One file. `filnavn` is for people, `referanseDokumentfil` the name in the package; `sjekksum` is lower-case hex."""

    systemID: str | None = None
    versjonsnummer: int | None = None
    variantformat: Kode | None = None
    format: Kode | None = None
    formatDetaljer: str | None = None
    mimeType: str | None = None
    opprettetDato: Tid | None = None
    opprettetAv: str | None = None
    filnavn: str
    referanseDokumentfil: str
    sjekksum: str | None = None
    sjekksumAlgoritme: str | None = None
    filstoerrelse: int | None = None


@dataclass(frozen=True, kw_only=True)
class Dokumentbeskrivelse(Opprett):
    """One document, with its files. The receipt names it by `dokumentnummer` alone."""

    systemID: str | None = None
    dokumenttype: Kode | None = None
    dokumentstatus: Kode | None = None
    tittel: str
    beskrivelse: str | None = None
    forfatter: tuple[str, ...] = ()
    opprettetDato: Tid | None = None
    opprettetAv: str | None = None
    dokumentmedium: Kode | None = None
    tilknyttetRegistreringSom: Kode
    dokumentnummer: int | None = None
    tilknyttetDato: Tid | None = None
    tilknyttetAv: str | None = None
    part: tuple[Part, ...] = ()
    merknad: tuple[Merknad, ...] = ()
    skjerming: Skjerming | None = None
    gradering: Gradering | None = None
    dokumentobjekt: tuple[Dokumentobjekt, ...] = ()
    referanseEksternNoekkel: EksternNoekkel | None = None


@dataclass(frozen=True, kw_only=True)
class Mappe(Opprett):
    """A folder of the archive."""

    systemID: str | None = None
    mappeID: str | None = None
    referanseForeldermappe: ReferanseTilMappe | None = None
    tittel: str
    offentligTittel: str | None = None
    beskrivelse: str | None = None
    noekkelord: tuple[str, ...] = ()
    dokumentmedium: Kode | None = None
    opprettetDato: Tid | None = None
    opprettetAv: str | None = None
    avsluttetDato: Tid | None = None
    avsluttetAv: str | None = None
    arkivdel: Kode | None = None
    part: tuple[Part, ...] = ()
    kryssreferanse: tuple[Kryssreferanse, ...] = ()
    merknad: tuple[Merknad, ...] = ()
    skjerming: Skjerming | None = None
    gradering: Gradering | None = None
    klassifikasjon: tuple[Klassifikasjon, ...] = ()
    referanseEksternNoekkel: EksternNoekkel | None = None
    mappetype: Kode | None = None


@dataclass(frozen=True, kw_only=True)
class Saksmappe(Mappe):
    """A case."""

    saksaar: int | None = None
    sakssekvensnummer: int | None = None
    saksdato: Dato | None = None
    administrativEnhet: Identifikatorer | None = None
    saksansvarlig: Identifikatorer | None = None
    journalenhet: str | None = None
    saksstatus: Kode | None = None
    matrikkelnummer: tuple[Matrikkelnummer, ...] = ()
    adresse: tuple[Adresse, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Registrering(Opprett):
    """An entry. Shielding and documents stand before the title: the schema's order."""

    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (("referanseForelderMappe", "arkivdel"),)

    systemID: str | None = None
    opprettetDato: Tid | None = None
    opprettetAv: str | None = None
    arkivertDato: Tid | None = None
    arkivertAv: str | None = None
    referanseForelderMappe: ReferanseTilMappe | None = None
    arkivdel: Kode | None = None
    part: tuple[Part, ...] = ()
    skjerming: Skjerming | None = None
    gradering: Gradering | None = None
    dokumentbeskrivelse: tuple[Dokumentbeskrivelse, ...] = ()
    registreringsID: str | None = None
    tittel: str
    offentligTittel: str | None = None
    beskrivelse: str | None = None
    noekkelord: tuple[str, ...] = ()
    forfatter: tuple[str, ...] = ()
    dokumentmedium: Kode | None = None
    merknad: tuple[Merknad, ...] = ()
    kryssreferanse: tuple[Kryssreferanse, ...] = ()
    korrespondansepart: tuple[Korrespondansepart, ...] = ()
    klassifikasjon: tuple[Klassifikasjon, ...] = ()
    referanseEksternNoekkel: EksternNoekkel | None = None


@dataclass(frozen=True, kw_only=True)
class Journalpost(Registrering):
    """An entry of the journal."""

    journalaar: int | None = None
    journalsekvensnummer: int | None = None
    journalpostnummer: int | None = None
    journalposttype: Kode
    journalstatus: Kode | None = None
    journaldato: Dato | None = None
    dokumentetsDato: Dato | None = None
    mottattDato: Tid | None = None
    sendtDato: Tid | None = None
    forfallsdato: Dato | None = None
    offentlighetsvurdertDato: Dato | None = None
    antallVedlegg: int | None = None
    journalenhet: str | None = None
    avskrivningsdato: Dato | None = None


@dataclass(frozen=True, kw_only=True)
class Arkivnotat(Registrering):
    """A note of the archive, outside the journal."""

    dokumentetsDato: Dato | None = None
    mottattDato: Tid | None = None
    sendtDato: Tid | None = None
    forfallsdato: Dato | None = None
    offentlighetsvurdertDato: Dato | None = None
    antallVedlegg: int | None = None


@dataclass(frozen=True, kw_only=True)
class Arkivmelding(Opprett):
    """The message. `antallFiler` counts the files beside arkivmelding.xml. Case and entry are each of one kind."""

    system: str
    regel: str | None = None
    antallFiler: int
    mappe: Mappe | Saksmappe | None = None
    registrering: Registrering | Journalpost | Arkivnotat | None = None
