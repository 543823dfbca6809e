"""What archives answer: receipts, refusals, half of each, and what is not to be believed. The samples are invented."""

from __future__ import annotations

import re

import pytest
from archive_messages import any_record, ours, schema_folder
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.archive.arkivmelding import write_opprett
from docgen.archive.arkivmelding.kvittering import ArkivmeldingKvittering
from docgen.archive.arkivmelding.write import write
from docgen.archive.receipt import Receipt, ReceiptError, Refusal
from docgen.archive.receipt_reading import read_receipt
from docgen.archive.schema import read_schemas

BASE = "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv"
NAME = "arkivmelding-kvittering.xml"
ID = "0f5a2c1e-7b44-4c55-8f0d-2f8a3b0c9d01"
CASE_KEY = "<m:fagsystem>docgen</m:fagsystem><m:noekkel>9999/ag-0042</m:noekkel>"
ENTRY_KEY = "<m:fagsystem>docgen</m:fagsystem><m:noekkel>9999/ag-0042/referat.r1</m:noekkel>"


def receipt(inside: str) -> bytes:
    """A receipt as an archive would write it."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<k:arkivmeldingKvittering xmlns:k="{BASE}/arkivmelding/opprett/kvittering/v1"'
        f' xmlns:m="{BASE}/metadatakatalog/v1" xmlns:f="{BASE}/feil/feilmelding/v1"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{inside}</k:arkivmeldingKvittering>'
    ).encode()


def case(number: str = "<k:saksaar>2026</k:saksaar><k:sakssekvensnummer>1187</k:sakssekvensnummer>", before: str = "") -> str:
    """The case that the archive has now."""
    return (
        f'<k:mappeKvittering xsi:type="k:saksmappeKvittering"><k:systemID>{ID}</k:systemID>{before}'
        f"<k:referanseEksternNoekkel>{CASE_KEY}</k:referanseEksternNoekkel>"
        f"<k:opprettetEllerEksisterende>Eksisterende</k:opprettetEllerEksisterende>{number}</k:mappeKvittering>"
    )


def entry(number: str = "<k:journalpostnummer>7</k:journalpostnummer>", before: str = "", old: str = "Opprettet") -> str:
    """The journal entry that the archive has now."""
    return (
        f'<k:registreringKvittering xsi:type="k:journalpostKvittering"><k:systemID>{ID}</k:systemID>'
        f"<k:dokumentbeskrivelseKvittering><k:systemID>{ID}</k:systemID><k:dokumentnummer>1</k:dokumentnummer>"
        f"<k:dokumentobjekt><k:systemID>{ID}</k:systemID><k:versjonsnummer>1</k:versjonsnummer>"
        f"<k:variantformat><m:kode>A</m:kode></k:variantformat></k:dokumentobjekt></k:dokumentbeskrivelseKvittering>{before}"
        f"<k:referanseEksternNoekkel>{ENTRY_KEY}</k:referanseEksternNoekkel>"
        f"<k:opprettetEllerEksisterende>{old}</k:opprettetEllerEksisterende>{number}</k:registreringKvittering>"
    )


def refused(element: str) -> str:
    """That the archive refused a thing."""
    return f"<k:{element}><f:feilId>E-17</f:feilId><f:feilmelding>Ukjent saksbehandler</f:feilmelding></k:{element}>"


YEAR = "<k:journalaar>2026</k:journalaar><k:journalsekvensnummer>4711</k:journalsekvensnummer>"
SEVEN = "<k:journalpostnummer>7</k:journalpostnummer>"
WHY = Refusal("E-17", "Ukjent saksbehandler")
KEYS = {"nøkkel": "9999/ag-0042/referat.r1", "mappenøkkel": "9999/ag-0042"}
WHOLE = receipt(case() + entry(YEAR + SEVEN))


def test_a_receipt_is_read() -> None:
    assert read_receipt(WHOLE, NAME) == Receipt(**KEYS, sak="2026/1187", journal="2026/1187-7", dokumenter=(1,), has_file=True)


@pytest.mark.parametrize(
    ("inside", "sak", "journal"),
    [
        (case() + entry("", before="<k:registreringsID>2026/1187-8</k:registreringsID>"), "2026/1187", "2026/1187-8"),
        (case() + entry(SEVEN, before="<k:registreringsID>26/1187-7</k:registreringsID>"), "2026/1187", "2026/1187-7"),
        (case() + entry(YEAR), "2026/1187", "4711/2026"),
        (case() + entry(""), "2026/1187", ID),
        (case("", "<k:mappeID>S-1187</k:mappeID>") + entry(SEVEN), "S-1187", ID),
        (case("<k:saksaar>2026</k:saksaar>") + entry(YEAR + SEVEN), ID, "4711/2026"),
        (entry(YEAR + SEVEN, before="<k:registreringsID>26/1187-7</k:registreringsID>"), "", "26/1187-7"),
        (case(), "2026/1187", ""),
    ],
    ids=["the archive's own", "both", "the year's", "only an id", "folder's own", "half a number", "entry alone", "case alone"],
)
def test_the_number_is_what_the_archive_gives(inside: str, sak: str, journal: str) -> None:
    read = read_receipt(receipt(inside), NAME)
    assert (read.sak, read.journal) == (sak, journal)
    assert read_schemas(schema_folder()).problems(receipt(inside)) == ()


def test_an_entry_that_was_there_already_says_so() -> None:
    assert read_receipt(receipt(case() + entry(old="Eksisterende")), NAME).is_old
    assert not read_receipt(receipt(case() + entry()), NAME).is_old


@pytest.mark.parametrize("element", ["dokumentobjekt", "dokumentbeskrivelseKvittering"])
def test_a_receipt_may_name_no_file(element: str) -> None:
    bare = re.sub(f"<k:{element}>.*</k:{element}>", "", entry())
    assert not read_receipt(receipt(case() + bare), NAME).has_file
    assert read_schemas(schema_folder()).problems(receipt(case() + bare)) == ()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("11111111-1111-5111-8111-111111111111__no.ks.fiks.arkiv.v1.arkivering.arkivmelding.opprett.mottatt", "mottatt"),
        ("x__no.ks.fiks.arkiv.v1.arkivering.arkivmelding.oppdater.kvittering.xml", "kvittering"),
        ("oppdater.mottatt.txt", "mottatt"),
        ("x__no.ks.fiks.arkiv.v1.arkivering.arkivmelding.opprett.kvittering", ""),
        (NAME, ""),
        ("mottatt.xml", ""),
    ],
)
def test_an_answer_without_content_is_told_by_its_type(name: str, says: str) -> None:
    if says:
        assert read_receipt(b"", name) == Receipt(wordless=says)
    else:
        with pytest.raises(ReceiptError):
            read_receipt(b"", name)
    with pytest.raises(ReceiptError):
        read_receipt(b"<uferdig", name)


def test_a_plain_entry_has_the_archives_own_number() -> None:
    plain = entry("", before="<k:registreringsID>N-3</k:registreringsID>").replace(' xsi:type="k:journalpostKvittering"', "")
    assert read_receipt(receipt(plain), NAME).journal == "N-3"


def test_half_a_receipt_tells_both_halves() -> None:
    case_only = read_receipt(receipt(case() + refused("registreringFeilet")), NAME)
    assert case_only == Receipt(mappenøkkel="9999/ag-0042", sak="2026/1187", avvist_registrering=WHY)
    entry_only = read_receipt(receipt(refused("mappeFeilet") + entry()), NAME)
    assert entry_only.avvist_mappe == WHY and entry_only.journal == ID
    assert read_receipt(receipt(refused("mappeFeilet")), NAME) == Receipt(avvist_mappe=WHY)


@pytest.mark.parametrize("kind", ["ugyldigforespoersel", "serverfeil", "ikkefunnet"])
def test_a_refusal_is_read(kind: str) -> None:
    data = (
        f'<{kind} xmlns="{BASE}/feil/{kind}/v1"><feilId xmlns="{BASE}/feil/feilmelding/v1">E-17</feilId>'
        f'<feilmelding xmlns="{BASE}/feil/feilmelding/v1">Ukjent saksbehandler</feilmelding></{kind}>'
    ).encode()
    assert read_schemas(schema_folder()).problems(data) == ()
    assert read_receipt(data, "feilmelding.xml") == Receipt(feiltype=kind, feil=WHY)
    assert read_receipt(data.decode().encode("utf-16"), "feilmelding.xml").feil == WHY


@settings(max_examples=60)
@given(message=any_record(ArkivmeldingKvittering, is_valid=True))
def test_what_was_taken_in_always_has_a_number(message: ArkivmeldingKvittering) -> None:
    if message == ArkivmeldingKvittering():
        return
    read = read_receipt(write(message), NAME)
    assert bool(read.journal) is (message.registreringKvittering is not None)
    assert bool(read.sak) is (message.mappeKvittering is not None)


# --- what is not believed --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "nb", "en"),
    [
        (receipt(""), "ikke sier noe", "says nothing"),
        (receipt("<!-- tom -->\n"), "ikke sier noe", "says nothing"),
        (b"", "Fila er tom", "The file is empty"),
        (b"<html><body>502</body></html>", "ikke en melding som leses her: html", "no message that is read here: html"),
        (WHOLE[:-40], "ikke gyldig XML", "no valid XML"),
        (b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + WHOLE.split(b"\n", 1)[1], "DTD", "DTD"),
        (b"<a>" * 300 + b"</a>" * 300, "mer enn 40 nivåer", "more than 40 levels"),
        (b"<a>" + b"x" * 5_000_000 + b"</a>", "større enn 5 MB", "larger than 5 MB"),
        (receipt(case() + refused("mappeFeilet")), "mappeKvittering | mappeFeilet", "cannot stand together"),
        (receipt(entry() + case()), "feil rekkefølge", "wrong order"),
        (receipt(case() + entry() + entry()), "står flere ganger", "stands more than once"),
        (receipt(entry(old="Kanskje")), "verdien kan ikke leses", "the value cannot be read"),
        (receipt(case().replace(f"<k:systemID>{ID}</k:systemID>", "")), "mangler: arkivmeldingKvittering/mappeKvittering/systemID", "missing"),
        (receipt(entry().replace(f"<k:systemID>{ID}</k:systemID>", "<k:systemID> </k:systemID>", 1)), "systemID er tom", "systemID is empty"),
        (receipt("<k:ny>1</k:ny>" + case()), "støttes ikke: arkivmeldingKvittering/ny", "not supported"),
        (receipt(case()).replace(b"/v1", b"/v2"), "ikke en melding som leses her", "no message that is read here"),
        (write_opprett(ours()), "er meldingen «arkivmelding», ikke et svar", "is the message “arkivmelding”, not an archive's answer"),
    ],
)  # fmt: skip
def test_what_cannot_be_believed_is_told_in_both_languages(data: bytes, nb: str, en: str) -> None:
    with pytest.raises(ReceiptError) as caught:
        read_receipt(data, "svar.xml")
    assert nb in caught.value.nb and "«svar.xml»" in caught.value.nb
    assert en in caught.value.en and "“svar.xml”" in caught.value.en


def test_the_empty_receipt_is_what_the_schema_takes() -> None:
    assert read_schemas(schema_folder()).problems(receipt("")) == ()


@settings(max_examples=150)
@given(place=st.integers(0, len(WHOLE) - 1), sign=st.integers(0, 255))
def test_a_damaged_receipt_is_a_receipt_or_refused(place: int, sign: int) -> None:
    data = WHOLE[:place] + bytes([sign]) + WHOLE[place + 1 :]
    try:
        assert isinstance(read_receipt(data, NAME), Receipt)
    except ReceiptError as error:
        assert error.nb and error.en


@pytest.mark.parametrize(
    ("data", "number"),
    [
        (b"2026/1187-7", "2026/1187-7"),
        (b"\xef\xbb\xbf2026/1187-7\r\n", "2026/1187-7"),
        (b"\n  4711/2026  \n\n", "4711/2026"),
        (b"26/1187 - 7", "26/1187 - 7"),
        (b"JP-4711", "JP-4711"),
    ],
    ids=["plain", "from Notepad", "blank lines", "blanks in it", "letters"],
)
@pytest.mark.parametrize("name", ["journalnummer.txt", "Journalnummer.txt.txt", f"{ID}__journalnummer.txt"])
def test_a_number_is_read_as_it_was_written_down(data: bytes, number: str, name: str) -> None:
    assert read_receipt(data, name) == Receipt(journal=number, by_hand=True)


@pytest.mark.parametrize(
    "data",
    [b"", b"\r\n", b"2026/1187-7\n2026/1187-8", b"kommer senere", b"2026/1187-7 Ola Nordmann", b"\xff\xfe2\x000\x00", WHOLE],
    ids=["nothing", "a blank line", "two numbers", "words", "a name after it", "utf-16", "a receipt"],
)
def test_what_is_no_number_is_not_taken_for_one(data: bytes) -> None:
    with pytest.raises(ReceiptError, match=r"journalnummeret på én linje"):
        read_receipt(data, "journalnummer.txt")


def test_another_text_file_is_no_number() -> None:
    with pytest.raises(ReceiptError):
        read_receipt(b"2026/1187-7", "notat.txt")
