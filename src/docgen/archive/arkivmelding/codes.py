"""The small types of the catalogue of metadata: codes, keys, and what points at a thing in the archive.

Attributes bear the schema's own names, in the schema's order; `space` is the namespace that a type's elements lie in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from docgen.archive.arkivmelding.names import METADATA
from docgen.archive.arkivmelding.record import Record


class Metadata(Record):
    """A type of the catalogue: its elements lie in the catalogue's namespace, wherever it is used."""

    space: ClassVar[str] = METADATA


@dataclass(frozen=True)
class Kode(Metadata):
    """A code, and what it means."""

    kode: str
    beskrivelse: str | None = None


@dataclass(frozen=True)
class EksternNoekkel(Metadata):
    """What a thing is called in the system that made it."""

    fagsystem: str
    noekkel: str


@dataclass(frozen=True, kw_only=True)
class Identifikatorer(Metadata):
    """A person or a unit that the archive knows."""

    navn: str | None = None
    identifikator: str | None = None
    initialer: str | None = None
    epostadresse: str | None = None


@dataclass(frozen=True)
class Saksnummer(Metadata):
    """A case's number: 2026/1187."""

    saksaar: int
    sakssekvensnummer: int


@dataclass(frozen=True)
class SaksJournalpostnummer(Saksnummer):
    """An entry's number in its case: 2026/1187-7."""

    journalpostnummer: int


@dataclass(frozen=True)
class Journalnummer(Metadata):
    """An entry's number in the journal of the year."""

    journalaar: int
    journalsekvensnummer: int


@dataclass(frozen=True, kw_only=True)
class ReferanseTilMappe(Metadata):
    """Which case is meant."""

    systemID: str | None = None
    mappeID: str | None = None
    saksnummer: Saksnummer | None = None
    referanseEksternNoekkel: EksternNoekkel | None = None


@dataclass(frozen=True, kw_only=True)
class ReferanseTilRegistrering(Metadata):
    """Which entry is meant."""

    systemID: str | None = None
    registreringsID: str | None = None
    journalnummer: Journalnummer | None = None
    saksJournalpostnummer: SaksJournalpostnummer | None = None
    referanseEksternNoekkel: EksternNoekkel | None = None


@dataclass(frozen=True, kw_only=True)
class ReferanseTilJournalpost(ReferanseTilRegistrering):
    """Which journal entry is meant."""


@dataclass(frozen=True, kw_only=True)
class JournalpostDokumentnummer(Metadata):
    """Which document of which journal entry is meant."""

    referanseTilJournalpost: ReferanseTilJournalpost
    dokumentnummer: int


@dataclass(frozen=True, kw_only=True)
class ReferanseTilDokumentbeskrivelse(Metadata):
    """Which document is meant."""

    systemID: str | None = None
    referanseEksternNoekkel: EksternNoekkel | None = None
    journalpostDokumentnummer: JournalpostDokumentnummer | None = None
