"""The messages between docgen and an archive, by KS Fiks Arkiv V1: frozen records, written to bytes and read back.

Records bear the schema's own names, so that whoever knows the schema knows them. `write_opprett` and `read_opprett` are the
way in; the schema's files are no part of the project (`archive.schema` reads them where they lie).
"""

from __future__ import annotations

from docgen.archive.arkivmelding.codes import (
    EksternNoekkel,
    Identifikatorer,
    Journalnummer,
    JournalpostDokumentnummer,
    Kode,
    ReferanseTilDokumentbeskrivelse,
    ReferanseTilJournalpost,
    ReferanseTilMappe,
    ReferanseTilRegistrering,
    SaksJournalpostnummer,
    Saksnummer,
)
from docgen.archive.arkivmelding.oppdater import ArkivmeldingOppdatering, MappeOppdatering, SaksmappeOppdatering
from docgen.archive.arkivmelding.opprett import (
    Arkivmelding,
    Arkivnotat,
    Dokumentbeskrivelse,
    Dokumentobjekt,
    Journalpost,
    Mappe,
    Registrering,
    Saksmappe,
)
from docgen.archive.arkivmelding.parties import (
    Adresse,
    Avskrivning,
    Gradering,
    Klassifikasjon,
    Korrespondansepart,
    Kryssreferanse,
    Matrikkelnummer,
    Merknad,
    OrganisasjonsID,
    Part,
    PersonID,
    Skjerming,
)
from docgen.archive.arkivmelding.read import MessageError, Refused, read_oppdater, read_opprett
from docgen.archive.arkivmelding.values import Dato, Tid, dato, tid
from docgen.archive.arkivmelding.write import write_oppdater, write_opprett
from docgen.archive.arkivmelding.xml import XmlError

__all__ = [
    "Adresse",
    "Arkivmelding",
    "ArkivmeldingOppdatering",
    "Arkivnotat",
    "Avskrivning",
    "Dato",
    "Dokumentbeskrivelse",
    "Dokumentobjekt",
    "EksternNoekkel",
    "Gradering",
    "Identifikatorer",
    "Journalnummer",
    "Journalpost",
    "JournalpostDokumentnummer",
    "Klassifikasjon",
    "Kode",
    "Korrespondansepart",
    "Kryssreferanse",
    "Mappe",
    "MappeOppdatering",
    "Matrikkelnummer",
    "Merknad",
    "MessageError",
    "OrganisasjonsID",
    "Part",
    "PersonID",
    "ReferanseTilDokumentbeskrivelse",
    "ReferanseTilJournalpost",
    "ReferanseTilMappe",
    "ReferanseTilRegistrering",
    "Refused",
    "Registrering",
    "SaksJournalpostnummer",
    "Saksmappe",
    "SaksmappeOppdatering",
    "Saksnummer",
    "Skjerming",
    "Tid",
    "XmlError",
    "dato",
    "read_oppdater",
    "read_opprett",
    "tid",
    "write_oppdater",
    "write_opprett",
]
