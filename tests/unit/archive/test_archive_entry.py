"""What the archive is told of a document: whose archive, to whom, under which code, and where a name may stand."""

from __future__ import annotations

import datetime as dt

import pytest
from entry_world import OPPSETT, planned, row

from casebooks import about, casebook, group, held, meeting, sak, team_meeting
from docgen.archive.entry import Entry, Party, case_number, document_id, entry_of, scanned_entry
from docgen.model.subject import Subject

MEETING = "AG-2026-001-m1"


def subject(oppsett: dict[str, object] | None = None, **of_group: object) -> Subject:
    return about(casebook(group(**of_group), held(), oppsett=OPPSETT | (oppsett or {})), MEETING)


def entry(**more: object) -> Entry:
    return entry_of(subject(), row(), planned(**more))


def test_a_groups_paper_belongs_to_the_koordinators_unit() -> None:
    found = entry()
    assert (found.enhet, found.arkivenhet, found.saksansvarlig) == ("helsestasjon", "Enheten helsestasjon", "Anne Ansatt")


def test_oppsett_may_name_another_unit_for_every_group() -> None:
    oppsett = {"arkiv": OPPSETT["arkiv"] | {"gruppers_enhet": "oppvekst"}}
    assert entry_of(subject(oppsett), row(), planned()).enhet == "oppvekst"


def test_a_saks_paper_belongs_to_the_unit_that_reported_it() -> None:
    book = casebook(sak(), team_meeting("RT-2026-001"), oppsett=OPPSETT)
    found = entry_of(about(book, "RT-2026-001"), row("sak", "internt notat"), planned(subject="RT-2026-001"))
    assert (found.enhet, found.journalposttype) == ("skolen", "X")  # RT-19


def test_a_unit_may_have_another_name_in_the_archive() -> None:
    book = casebook(group(), held(), oppsett=OPPSETT, units={"helsestasjon": {"arkivenhet": "Helse 42"}})
    assert entry_of(about(book, MEETING), row(), planned()).arkivenhet == "Helse 42"


def test_the_name_stands_in_what_is_shielded_and_nowhere_else() -> None:
    found = entry()
    assert found.tittel == "Referat fra møte 22.10.2026 – Kari Testdal"
    assert found.offentlig_tittel == "Referat – samarbeid 22.10.2026 – *****"
    assert "Kari" in found.case.tittel
    assert found.case.offentlig_tittel == "Tverrfaglig samarbeid AG-2026-001 – *****"
    public = (found.offentlig_tittel, found.case.offentlig_tittel, found.dokument, found.identitet, found.sti, found.case.mappe)
    assert not any(part in text for text in public for part in ("Kari", "Testdal", "Ansvarsgruppe", "ansvarsgruppe"))


def test_the_parties_are_those_who_got_it() -> None:
    assert entry().parter == (
        Party("IA", "Enheten helsestasjon"),
        Party("EM", "Mona Testdal", skjermet=True),
        Party("EM", "Enheten bup"),
        Party("IK", "Enheten helsestasjon"),
    )


def test_a_unit_with_an_internal_channel_is_internal_whatever_its_kind() -> None:
    book = casebook(group(), held(), oppsett=OPPSETT, units={"bup": {"kanal": "intern"}, "helsestasjon": {"kanal": "svarut"}})
    kinds = [party.type for party in entry_of(about(book, MEETING), row(), planned()).parter]
    assert kinds == ["IA", "EM", "IM", "EK"]


@pytest.mark.parametrize(
    ("day", "code", "statute"),
    [
        (dt.date(2026, 12, 31), "UO", "offentleglova § 13 jf. forvaltningsloven § 13"),
        (dt.date(2027, 1, 1), "UO2", "ny lov § 5"),
    ],
)
def test_the_access_code_is_that_of_the_documents_day(day: dt.date, code: str, statute: str) -> None:
    found = entry(dato=day).skjerming
    assert found is not None
    assert (found.kode, found.hjemmel) == (code, statute)


def test_a_paper_about_nobody_that_anybody_may_read_has_no_access_code() -> None:
    book = casebook(team_meeting(), oppsett=OPPSETT)
    found = entry_of(about(book, "RTM-1"), row("ressursteammøte", gradering="nei"), planned(subject="RTM-1", receivers=()))
    assert found.skjerming is None
    assert found.case.part == ""
    assert "*" not in found.offentlig_tittel


def test_edition_two_is_a_correction_and_keeps_the_id_of_its_document() -> None:
    found = entry(edition=2, identity="referat|AG-2026-001-m1||2")
    assert found.tittel.startswith("Rettet referat fra møte 22.10.2026")
    assert found.offentlig_tittel.startswith("Rettet referat – samarbeid")
    assert (found.dokument, found.utgave) == (entry().dokument, 2)


def test_only_the_closing_notice_of_a_group_closes_the_case() -> None:
    book = casebook(group(), meeting(), oppsett=OPPSETT)
    itself = about(book, "AG-2026-001")
    table_row = row("ansvarsgruppe")
    assert not entry_of(itself, table_row, planned()).closes
    closing = type(table_row)(table_row.row.model_copy(update={"type": "avslutning"}), table_row.når, None)
    assert entry_of(itself, closing, planned(kind="avslutning")).closes


def test_a_signed_consent_came_in_from_those_who_signed() -> None:
    itself = about(casebook(group(), oppsett=OPPSETT), "AG-2026-001")
    found = scanned_entry(itself, itself.samtykker[0], "cases/s1.pdf")
    assert found.journalposttype == "I"
    assert found.dato == dt.date(2026, 1, 10)
    assert found.parter == (Party("EA", "Mona Testdal", skjermet=True), Party("EA", "Frode Testdal", skjermet=True))
    assert found.skjerming is not None


def test_a_consent_with_a_word_for_its_id_leaves_the_word_out_of_keys() -> None:
    samtykke = group()["samtykker"][0] | {"id": "karis-mor"}
    itself = about(casebook(group(samtykker=[samtykke]), oppsett=OPPSETT), "AG-2026-001")
    found = scanned_entry(itself, itself.samtykker[0], "cases/s1.pdf")
    assert "karis" not in found.dokument + found.identitet


def test_a_documents_id_has_no_slash() -> None:
    assert document_id("referat_ressursteam", "RT-2026-001/RTM-1") == "referat_ressursteam.RT-2026-001.RTM-1"


@pytest.mark.parametrize(
    ("written", "number"), [("2026/0611", (2026, 611)), (" 2026 / 7 ", (2026, 7)), ("26/611", None), ("", None), ("sak 4", None)]
)
def test_a_case_number(written: str, number: tuple[int, int] | None) -> None:
    assert case_number(written) == number
