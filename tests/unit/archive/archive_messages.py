"""Messages for the tests: one as docgen makes them, and any that the model can hold (for hypothesis). Everything is invented."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from dataclasses import MISSING, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from docgen.archive.arkivmelding import (
    Arkivmelding,
    Dokumentbeskrivelse,
    Dokumentobjekt,
    EksternNoekkel,
    Identifikatorer,
    Journalpost,
    Klassifikasjon,
    Kode,
    Korrespondansepart,
    Part,
    PersonID,
    ReferanseTilMappe,
    Saksmappe,
    Skjerming,
    dato,
    tid,
)
from docgen.archive.arkivmelding.record import Record
from docgen.archive.arkivmelding.table import TABLE, Row
from docgen.archive.arkivmelding.values import KINDS, Dato, OpprettetEllerEksisterende, Tid

PDF, DOCX = b"%PDF-1.7 invented", b"PK invented"
FILES = {"0001-referat.pdf": PDF, "0001-referat.docx": DOCX}
KEY = "9999/ag-0042"


def schema_folder() -> Path:
    """The folder of KS' schema: FIKS_ARKIV_XSD, or beside the repository. Without it the test is skipped, in CI failed."""
    beside = Path(__file__).parents[4] / "shared" / "fiks-arkiv"
    folder = Path(os.environ.get("FIKS_ARKIV_XSD") or beside)
    if not folder.is_dir():
        message = "KS' schema is missing: set FIKS_ARKIV_XSD to the folder that has it"
        if os.environ.get("DOCGEN_REQUIRE_PROGRAMS") == "1":
            pytest.fail(message)
        pytest.skip(message)
    return folder


def dokumentobjekt(name: str, variant: str, format: str, data: bytes) -> Dokumentobjekt:
    """A file as docgen tells of it."""
    return Dokumentobjekt(
        variantformat=Kode(variant),
        format=Kode(format),
        filnavn=f"Referat fra møte{Path(name).suffix}",
        referanseDokumentfil=name,
        sjekksum=hashlib.sha256(data).hexdigest(),
        sjekksumAlgoritme="SHA256",
        filstoerrelse=len(data),
    )


def ours() -> Arkivmelding:
    """A case with one entry: minutes, shielded, as PDF/A and as Word."""
    skjerming = Skjerming(tilgangsrestriksjon=Kode("UO"), skjermingshjemmel="Offl. § 13 jf. fvl. § 13 (1) nr. 1")
    key = EksternNoekkel("docgen", KEY)
    return Arkivmelding(
        system="docgen",
        regel="ansvarsgruppe",
        antallFiler=2,
        mappe=Saksmappe(
            tittel="Ansvarsgruppe Kari Eksempel",
            offentligTittel="Ansvarsgruppe *****",
            dokumentmedium=Kode("E"),
            part=(
                Part(
                    partNavn="Kari Eksempel",
                    partRolle=Kode("K"),
                    personID=PersonID(landkode="NO", identifikator="12057900001"),
                    erSkjermet=True,
                    erPersonnavn=True,
                ),
            ),
            skjerming=skjerming,
            klassifikasjon=(Klassifikasjon(klassifikasjonssystemID="FE", klasseID="B31", erSkjermet=False),),
            referanseEksternNoekkel=key,
            saksdato=dato(dt.date(2026, 11, 12)),
            administrativEnhet=Identifikatorer(identifikator="OPP"),
            saksstatus=Kode("B", "Under behandling"),
        ),
        registrering=Journalpost(
            referanseForelderMappe=ReferanseTilMappe(referanseEksternNoekkel=key),
            skjerming=skjerming,
            dokumentbeskrivelse=(
                Dokumentbeskrivelse(
                    dokumenttype=Kode("NOTAT"),
                    dokumentstatus=Kode("F"),
                    tittel="Referat fra ansvarsgruppemøte, Kari Eksempel",
                    tilknyttetRegistreringSom=Kode("H"),
                    dokumentnummer=1,
                    skjerming=skjerming,
                    dokumentobjekt=(
                        dokumentobjekt("0001-referat.pdf", "A", "RA-PDF", PDF),
                        dokumentobjekt("0001-referat.docx", "P", "DOCX", DOCX),
                    ),
                    referanseEksternNoekkel=EksternNoekkel("docgen", f"{KEY}/referat.r1/dok-1"),
                ),
            ),
            tittel="Referat fra ansvarsgruppemøte, Kari Eksempel",
            offentligTittel="Referat fra ansvarsgruppemøte, *****",
            korrespondansepart=(
                Korrespondansepart(
                    korrespondanseparttype=Kode("EM"),
                    korrespondansepartNavn="Kari Eksempel",
                    erSkjermet=True,
                    erPersonnavn=True,
                ),
            ),
            referanseEksternNoekkel=EksternNoekkel("docgen", f"{KEY}/referat.r1"),
            journalposttype=Kode("U"),
            journalstatus=Kode("F"),
            dokumentetsDato=dato(dt.date(2026, 11, 12)),
            sendtDato=tid(dt.datetime(2026, 11, 13, 9, 30, tzinfo=dt.UTC)),
        ),
    )


def with_entry(message: Arkivmelding, **changes: Any) -> Arkivmelding:
    """The message with another entry."""
    assert message.registrering is not None
    return replace(message, registrering=replace(message.registrering, **changes))


# --- any message -----------------------------------------------------------------------------------------------------

# What XML can hold at all; «\r» stands in the bytes as a reference.
_LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff") | st.sampled_from("\t\n\r <>&\"'")
_ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
_VALUES: dict[object, st.SearchStrategy[Any]] = {
    int: st.integers(-(2**31), 2**31 - 1),
    bool: st.booleans(),
    Dato: st.dates().map(dato),
    Tid: st.datetimes(timezones=_ZONES).map(tid),
    OpprettetEllerEksisterende: st.sampled_from(["Opprettet", "Eksisterende"]),
}
_DEMANDED = {"systemID": st.uuids().map(str), "filstoerrelse": st.integers(0, 2**31 - 1)}
"""Elements of which the schema demands more than their kind."""


@cache
def any_record(record: type[Record], *, is_valid: bool) -> st.SearchStrategy[Any]:
    """Any record of a type: every element there or not. `is_valid`: only values that the schema takes, else any that XML can hold."""
    table = TABLE[record]
    optional = [field.name for field in fields(record) if field.default is not MISSING]

    @st.composite
    def build(draw: st.DrawFn) -> Any:
        chosen = draw(st.sets(st.sampled_from(optional), max_size=6)) if optional else set()
        for names in record.one_of:
            chosen -= {*[name for name in names if name in chosen][1:]}
        rows = [row for row in table if row.is_required or row.name in chosen]
        return record(**{row.name: draw(_any_value(row, record, is_valid)) for row in rows})

    return build()


def _any_value(row: Row, record: type[Record], is_valid: bool) -> st.SearchStrategy[Any]:
    one: st.SearchStrategy[Any]
    if row.records:
        one = st.one_of([any_record(below, is_valid=is_valid) for below in row.records])
    elif row.kind is KINDS[str]:
        one = st.text(_LETTERS, min_size=int(is_valid), max_size=12)
    else:
        one = _VALUES[next(type_ for type_, kind in KINDS.items() if kind is row.kind)]
    if is_valid and row.name in _DEMANDED:
        one = _DEMANDED[row.name]
    elif is_valid and row.name == "landkode" and not row.records:
        one = st.sampled_from(["NO", "SE"])
    return st.lists(one, min_size=1, max_size=2).map(tuple) if row.is_list else one
