"""A journal entry as bytes: what the schema asks for, what it does not, and where a name stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from entry_world import OPPSETT, planned, row
from lxml import etree

from casebooks import about, casebook, group, held
from docgen.archive.arkivmelding import read_oppdater, read_opprett, write_oppdater, write_opprett
from docgen.archive.entry import Entry, entry_of
from docgen.archive.message import closing, opprett
from docgen.archive.packed import FORMATS, Keys, Made, PackedFile, manifest, packed_name, readme

KEYS = Keys(
    "11111111-2222-5333-8444-555555555555", "9999/AG-2026-001", "9999/AG-2026-001/referat.m1", "9999/AG-2026-001/referat.m1/dok-1"
)
FILES = tuple(
    PackedFile(packed_name(1, "referat", ending), f"Referat 22.10.2026{ending}", FORMATS[ending], data)
    for ending, data in ((".pdf", b"%PDF-1.7"), (".docx", b"PK"))
)
MADE = Made("0.1", "LibreOffice 7.4", "v1.0.5")


def entry(**more: object) -> Entry:
    oppsett = OPPSETT | {"arkiv": OPPSETT["arkiv"] | {"klassifikasjon": [{"system": "K", "klasse": "F40"}], "regel": "RT"}}
    return replace(entry_of(about(casebook(group(), held(), oppsett=oppsett), "AG-2026-001-m1"), row(), planned()), **more)


def test_the_message_is_read_back_as_it_was_meant() -> None:
    message = opprett(entry(), KEYS, FILES)
    assert read_opprett(write_opprett(message)) == message
    assert message.antallFiler == 2
    assert message.mappe is not None
    assert message.registrering is not None
    assert message.registrering.referanseForelderMappe is not None
    assert message.registrering.referanseForelderMappe.referanseEksternNoekkel == message.mappe.referanseEksternNoekkel


def test_everything_about_a_person_is_shielded_and_every_shielded_thing_has_a_public_title() -> None:
    message = opprett(entry(), KEYS, FILES)
    assert message.mappe is not None
    assert message.registrering is not None
    (document,) = message.registrering.dokumentbeskrivelse
    shielded = (message.mappe.skjerming, message.registrering.skjerming, document.skjerming)
    assert all(one is not None and one.skjermingshjemmel.startswith("offentleglova") for one in shielded)
    (part,) = message.mappe.part
    assert (part.partNavn, part.erSkjermet) == ("Kari Testdal", True)
    assert "*****" in (message.mappe.offentligTittel or "")
    assert "*****" in (message.registrering.offentligTittel or "")
    private = [one for one in message.registrering.korrespondansepart if one.erSkjermet]
    assert [one.korrespondansepartNavn for one in private] == ["Mona Testdal"]


def test_the_name_stands_in_shielded_elements_alone() -> None:
    root = etree.fromstring(write_opprett(opprett(entry(), KEYS, FILES)))
    named = {etree.QName(element).localname for element in root.iter() if "Testdal" in (element.text or "")}
    assert named == {"tittel", "partNavn", "korrespondansepartNavn"}


@pytest.mark.parametrize(
    ("arkivsak", "expected"), [("2026/0611", (2026, 611)), ("", (None, None)), ("gammel mappe", (None, None))]
)
def test_a_case_that_the_office_knows_the_number_of(arkivsak: str, expected: tuple[int | None, int | None]) -> None:
    case = opprett(entry(case=replace(entry().case, arkivsak=arkivsak)), KEYS, FILES).mappe
    assert (getattr(case, "saksaar", 0), getattr(case, "sakssekvensnummer", 0)) == expected


def test_a_correction_points_at_what_it_corrects() -> None:
    keys = replace(KEYS, former="9999/AG-2026-001/referat.m1", registrering="9999/AG-2026-001/referat.m1/utgave-2")
    entry_of_message = opprett(entry(utgave=2), keys, FILES).registrering
    assert entry_of_message is not None
    (reference,) = entry_of_message.kryssreferanse
    assert reference.referanseTilRegistrering is not None
    assert reference.referanseTilRegistrering.referanseEksternNoekkel is not None
    assert reference.referanseTilRegistrering.referanseEksternNoekkel.noekkel == keys.former


def test_closing_a_case_changes_its_status_and_nothing_else() -> None:
    message = closing(entry(), KEYS)
    assert read_oppdater(write_oppdater(message)) == message
    assert b"Testdal" not in write_oppdater(message)
    assert b"saksstatus" in write_oppdater(message)


def test_the_papers_of_a_package_say_what_an_archivist_needs() -> None:
    text = readme(entry(), KEYS, FILES, MADE).decode("utf-8-sig")
    for word in ("Kari Testdal", "*****", "UO", "offentleglova § 13 jf. forvaltningsloven § 13", "U (utgående)", "22.10.2026",
                 KEYS.pakke, KEYS.registrering, FILES[0].sha256, "Mona Testdal (skjermes)", "K: F40", "XSD-kontrollert (v1.0.5)"):  # fmt: skip
        assert word in text, word
    assert "\r\n" in text
    assert "endret for hånd" not in text
    by_hand = readme(entry(endret_for_hånd=True), KEYS, FILES, MADE).decode("utf-8-sig")
    assert "endret for hånd" in by_hand
    unchecked = readme(entry(), KEYS, FILES, replace(MADE, skjema="")).decode("utf-8-sig")
    assert "ikke XSD-kontrollert" in unchecked


def test_the_manifest_is_the_archive_record_of_the_document() -> None:
    import json

    table = json.loads(manifest(entry(), KEYS, FILES, b"<x/>", MADE, "no.ks"))
    for name in ("sak", "dokumenttype", "tittel", "offentlig_tittel", "dokumentdato", "parter", "arkivenhet", "tilgang", "kilde"):
        assert table[name], name  # DOK-03
    assert [file["bytes"] for file in table["filer"]] == [8, 2]
    assert table["dokumentdato"] == dt.date(2026, 10, 22).isoformat()


@pytest.mark.parametrize(("word", "plain"), [("møteplan", "moteplan"), ("Å/ø", "a-o"), ("...", "x"), ("日本", "x")])
def test_a_files_name_in_the_package_is_ascii(word: str, plain: str) -> None:
    assert packed_name(1, word, ".pdf") == f"0001-{plain}.pdf"
