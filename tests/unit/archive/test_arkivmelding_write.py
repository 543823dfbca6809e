"""Writing: bytes that KS' own schema accepts, the same every time, and read back as the record they were written from."""

from __future__ import annotations

import datetime as dt

import pytest
from archive_messages import any_record, ours
from hypothesis import given, settings

from docgen.archive.arkivmelding import (
    Arkivmelding,
    ArkivmeldingOppdatering,
    EksternNoekkel,
    Kode,
    Mappe,
    OrganisasjonsID,
    Part,
    PersonID,
    ReferanseTilMappe,
    SaksmappeOppdatering,
    dato,
    read_oppdater,
    read_opprett,
    tid,
    write_oppdater,
    write_opprett,
)
from docgen.archive.arkivmelding.read import read
from docgen.archive.arkivmelding.record import Record
from docgen.archive.arkivmelding.table import ROOTS
from docgen.archive.arkivmelding.write import write


def test_ours_is_read_back_as_it_was() -> None:
    assert read_opprett(write_opprett(ours())) == ours()


def test_the_same_record_gives_the_same_bytes() -> None:
    assert write_opprett(ours()) == write_opprett(ours())
    assert write_opprett(ours()).startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<arkivmelding ")


@pytest.mark.parametrize("record", ROOTS.values(), ids=lambda record: record.__name__)
def test_any_message_is_read_back_as_it_was(record: type[Record]) -> None:
    @settings(max_examples=60)
    @given(message=any_record(record, is_valid=False))
    def check(message: Record) -> None:
        assert read(write(message)) == message

    check()


def test_a_case_is_closed() -> None:
    message = ArkivmeldingOppdatering(
        mappeOppdateringer=SaksmappeOppdatering(
            referanseTilMappe=ReferanseTilMappe(referanseEksternNoekkel=EksternNoekkel("docgen", "9999/ag-0042")),
            saksstatus=Kode("S"),
        )
    )
    assert read_oppdater(write_oppdater(message)) == message


@pytest.mark.parametrize(
    ("message", "why"),
    [
        (Arkivmelding(system="a\0b", antallFiler=0), "XML compatible"),
        (Arkivmelding(system="docgen", antallFiler=2**31), "xs:int"),
        (Arkivmelding(system="docgen", antallFiler=True), "schema"),
        (Arkivmelding(system="docgen", antallFiler=0, mappe=Kode("B")), "mappe cannot be Kode"),  # type: ignore[arg-type]
        (
            Arkivmelding(
                system="docgen",
                antallFiler=0,
                mappe=Mappe(
                    tittel="t",
                    part=(
                        Part(
                            partNavn="n",
                            organisasjonID=OrganisasjonsID(identifikator="1"),
                            personID=PersonID(landkode="NO", identifikator="1"),
                        ),
                    ),
                ),
            ),
            "only one of organisasjonID, personID",
        ),
    ],
)
def test_what_the_schema_has_no_form_for_is_not_written(message: Arkivmelding, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        write_opprett(message)


def test_days_and_moments_are_the_schemas() -> None:
    moment = dt.datetime(2026, 11, 12, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert dato(moment) == dato(moment.date()) == "2026-11-12"
    assert dato(dt.date(1, 2, 3)) == "0001-02-03"
    assert tid(moment) == "2026-11-12T10:30:00+01:00"
    with pytest.raises(ValueError, match="without a zone"):
        tid(moment.replace(tzinfo=None))


def test_only_a_message_is_written() -> None:
    with pytest.raises(ValueError, match="Kode is no message"):
        write(Kode("B"))
