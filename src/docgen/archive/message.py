"""A journal entry as the archive's message: the one place where our words become the schema's (archive.md §2). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from docgen.archive.arkivmelding import (
    Arkivmelding,
    ArkivmeldingOppdatering,
    Dokumentbeskrivelse,
    Dokumentobjekt,
    EksternNoekkel,
    Identifikatorer,
    Journalpost,
    Klassifikasjon,
    Kode,
    Korrespondansepart,
    Kryssreferanse,
    Part,
    ReferanseTilMappe,
    ReferanseTilRegistrering,
    Saksmappe,
    SaksmappeOppdatering,
    Skjerming,
    dato,
)
from docgen.archive.entry import Entry, Party, case_number
from docgen.archive.packed import Keys, PackedFile

SYSTEM: Final = "docgen"
"""What the sender is called in the message; the external keys are its own (`fagsystem`)."""
MAIN_DOCUMENT: Final = "H"
"""tilknyttetRegistreringSom: the entry's main document."""
CHECKSUM: Final = "SHA256"


def opprett(entry: Entry, keys: Keys, files: Sequence[PackedFile]) -> Arkivmelding:
    """The message that asks the archive for a case and an entry in it, with one document in the forms of `files`."""
    return Arkivmelding(
        system=SYSTEM,
        regel=entry.regel or None,
        antallFiler=len(files),
        mappe=_case(entry, keys),
        registrering=_journal_entry(entry, keys, files),
    )


def closing(entry: Entry, keys: Keys) -> ArkivmeldingOppdatering:
    """The message that closes the case of an entry that is in it already (archive.md §5.4)."""
    return ArkivmeldingOppdatering(
        mappeOppdateringer=SaksmappeOppdatering(
            referanseTilMappe=ReferanseTilMappe(referanseEksternNoekkel=_key(keys.mappe)),
            saksstatus=Kode(entry.koder.saksstatus_avsluttet),
        )
    )


def _case(entry: Entry, keys: Keys) -> Saksmappe:
    case, koder = entry.case, entry.koder
    number = case_number(case.arkivsak)
    return Saksmappe(
        tittel=case.tittel,
        offentligTittel=case.offentlig_tittel,
        dokumentmedium=Kode(koder.dokumentmedium),
        arkivdel=Kode(entry.arkivdel) if entry.arkivdel else None,
        part=(Part(partNavn=case.part, partRolle=Kode(koder.partrolle), erSkjermet=True, erPersonnavn=True),)
        if case.part
        else (),
        skjerming=_shielding(entry),
        klassifikasjon=_classes(entry),
        referanseEksternNoekkel=_key(keys.mappe),
        saksaar=number[0] if number else None,
        sakssekvensnummer=number[1] if number else None,
        administrativEnhet=Identifikatorer(navn=entry.arkivenhet),
        saksansvarlig=Identifikatorer(navn=entry.saksansvarlig) if entry.saksansvarlig else None,
        saksstatus=Kode(koder.saksstatus),
    )


def _journal_entry(entry: Entry, keys: Keys, files: Sequence[PackedFile]) -> Journalpost:
    koder = entry.koder
    return Journalpost(
        # The entry points at the case it travels with, by the same key (archive.md §2.1).
        referanseForelderMappe=ReferanseTilMappe(referanseEksternNoekkel=_key(keys.mappe)),
        skjerming=_shielding(entry),
        dokumentbeskrivelse=(_document(entry, keys, files),),
        tittel=entry.tittel,
        offentligTittel=entry.offentlig_tittel,
        dokumentmedium=Kode(koder.dokumentmedium),
        kryssreferanse=_corrects(keys),
        korrespondansepart=tuple(_party(party) for party in entry.parter),
        referanseEksternNoekkel=_key(keys.registrering),
        journalposttype=Kode(entry.journalposttype),
        journalstatus=Kode(koder.journalstatus),
        dokumentetsDato=dato(entry.dato),
        antallVedlegg=0,
    )


def _document(entry: Entry, keys: Keys, files: Sequence[PackedFile]) -> Dokumentbeskrivelse:
    koder = entry.koder
    formats = {"A": koder.format_pdf, "P": koder.format_docx}
    return Dokumentbeskrivelse(
        dokumenttype=Kode(koder.dokumenttype),
        dokumentstatus=Kode(koder.dokumentstatus),
        tittel=entry.tittel,
        dokumentmedium=Kode(koder.dokumentmedium),
        tilknyttetRegistreringSom=Kode(MAIN_DOCUMENT),
        dokumentnummer=1,
        skjerming=_shielding(entry),
        dokumentobjekt=tuple(_file(file, formats) for file in files),
        referanseEksternNoekkel=_key(keys.dokument),
    )


def _file(file: PackedFile, formats: dict[str, str]) -> Dokumentobjekt:
    return Dokumentobjekt(
        versjonsnummer=1,
        variantformat=Kode(file.format.variant),
        format=Kode(file.format.name or formats[file.format.variant]),
        formatDetaljer=file.format.pronom or None,
        mimeType=file.format.mime,
        filnavn=file.visningsnavn,
        referanseDokumentfil=file.navn,
        sjekksum=file.sha256,
        sjekksumAlgoritme=CHECKSUM,
        filstoerrelse=len(file.data),
    )


def _party(party: Party) -> Korrespondansepart:
    return Korrespondansepart(
        korrespondanseparttype=Kode(party.type),
        korrespondansepartNavn=party.navn,
        erSkjermet=True if party.skjermet else None,
        erPersonnavn=True if party.skjermet else None,
    )


def _shielding(entry: Entry) -> Skjerming | None:
    tilgang = entry.skjerming
    return Skjerming(tilgangsrestriksjon=Kode(tilgang.kode), skjermingshjemmel=tilgang.hjemmel) if tilgang else None


def _classes(entry: Entry) -> tuple[Klassifikasjon, ...]:
    return tuple(
        Klassifikasjon(
            klassifikasjonssystemID=one.system,
            klasseID=one.klasse,
            tittel=one.tittel,
            erSkjermet=True if one.skjermet else None,
        )
        for one in entry.klasser
    )


def _corrects(keys: Keys) -> tuple[Kryssreferanse, ...]:
    if not keys.former:
        return ()
    return (Kryssreferanse(referanseTilRegistrering=ReferanseTilRegistrering(referanseEksternNoekkel=_key(keys.former))),)


def _key(key: str) -> EksternNoekkel:
    return EksternNoekkel(SYSTEM, key)
