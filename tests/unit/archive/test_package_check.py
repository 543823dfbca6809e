"""The package check: a package as it should be has nothing against it, and each way of breaking it is told by name."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest
from archive_messages import FILES, KEY, PDF, ours, with_entry
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.archive.arkivmelding import (
    Arkivmelding,
    ArkivmeldingOppdatering,
    Dokumentbeskrivelse,
    EksternNoekkel,
    Klassifikasjon,
    Kode,
    Korrespondansepart,
    Mappe,
    Part,
    ReferanseTilMappe,
    Registrering,
    SaksmappeOppdatering,
    Skjerming,
    write_oppdater,
    write_opprett,
)
from docgen.archive.arkivmelding.kvittering import Serverfeil
from docgen.archive.arkivmelding.write import write
from docgen.archive.check import check_package
from docgen.archive.findings import FINDINGS
from docgen.archive.kodelister import Avtalt
from docgen.archive.masked import gives_away, shielded

AGREED = Avtalt(format=("RA-PDF", "DOCX"), tilgangsrestriksjon=("UO",))


def package(message: bytes, documents: dict[str, bytes] = FILES) -> dict[str, bytes]:
    """A package's files, with a pakke.json that fits them."""
    rows = [{"navn": name, "sha256": sha(data), "bytes": len(data)} for name, data in documents.items()]
    record = {"pakkeId": "x", "arkivmeldingSha256": sha(message), "filer": rows}
    return {
        "arkivmelding.xml": message,
        "pakke.json": json.dumps(record).encode(),
        "LES-MEG.txt": b"Til arkivet",
        **documents,
    }


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


WHOLE = package(write_opprett(ours()))


def codes(files: dict[str, bytes], avtalt: Avtalt = AGREED, **more: Any) -> list[str]:
    """The codes of what stands against a package; every sentence is whole in both languages."""
    found = check_package(files, avtalt, **more)
    for one in found:
        assert one.nb and one.en and "{" not in one.nb + one.en
        assert one.code in FINDINGS
    return [one.code for one in found]


def of(message: Arkivmelding, **more: Any) -> list[str]:
    return codes(package(write_opprett(message)), **more)


def test_a_package_as_it_should_be_has_nothing_against_it() -> None:
    assert codes(WHOLE) == []
    assert check_package({name: data for name, data in WHOLE.items() if name not in ("pakke.json", "LES-MEG.txt")}) == ()


# --- files -----------------------------------------------------------------------------------------------------------


def test_a_flipped_byte_is_seen() -> None:
    flipped = bytes([PDF[0] ^ 1, *PDF[1:]])
    assert codes(WHOLE | {"0001-referat.pdf": flipped}) == ["sjekksum", "pakke_sjekksum"]


@settings(max_examples=100)
@given(
    name=st.sampled_from([name for name in WHOLE if name not in ("pakke.json", "LES-MEG.txt")]),
    place=st.integers(0),
    bit=st.integers(0, 7),
)
def test_any_flipped_bit_is_seen(name: str, place: int, bit: int) -> None:
    data = bytearray(WHOLE[name])
    data[place % len(data)] ^= 1 << bit
    assert "pakke_sjekksum" in codes(WHOLE | {name: bytes(data)})


def without(name: str) -> dict[str, bytes]:
    return {other: data for other, data in WHOLE.items() if other != name}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (without("0001-referat.docx"), ["antall_filer", "fil_mangler", "pakke_filer"]),
        (WHOLE | {"0002-vedlegg.pdf": b"x"}, ["antall_filer", "fil_overflødig", "pakke_filer"]),
        (WHOLE | {"0001-referat.pdf": PDF + b"\n"}, ["sjekksum", "filstørrelse", "pakke_sjekksum"]),
        (without("arkivmelding.xml"), ["ingen_melding"]),
        (WHOLE | {"arkivmelding.xml": b""}, ["ulesbar_melding", "pakke_sjekksum"]),
        (WHOLE | {"arkivmelding.xml": WHOLE["arkivmelding.xml"] + b" "}, ["pakke_sjekksum"]),
        (WHOLE | {"pakke.json": b"{}"}, ["pakke_ulesbar"]),
        (WHOLE | {"pakke.json": b"[" * 100_000}, ["pakke_ulesbar"]),
        (WHOLE | {"pakke.json": b"\xff"}, ["pakke_ulesbar"]),
        (WHOLE | {"pakke.json": b'{"filer": [1], "arkivmeldingSha256": ""}'}, ["pakke_ulesbar"]),
        (WHOLE | {"pakke.json": WHOLE["pakke.json"].replace(b'"bytes": ', b'"bytes": 1')}, ["pakke_sjekksum", "pakke_sjekksum"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_files_is_told(files: dict[str, bytes], expected: list[str]) -> None:
    assert codes(files) == expected


# --- the message -----------------------------------------------------------------------------------------------------


def with_case(**changes: Any) -> Arkivmelding:
    assert ours().mappe is not None
    return replace(ours(), mappe=replace(ours().mappe, **changes))  # type: ignore[type-var]


def described() -> Dokumentbeskrivelse:
    entry = ours().registrering
    assert entry is not None
    return entry.dokumentbeskrivelse[0]


def with_document(**changes: Any) -> Arkivmelding:
    return with_entry(ours(), dokumentbeskrivelse=(replace(described(), **changes),))


def with_file(**changes: Any) -> Arkivmelding:
    first, *others = described().dokumentobjekt
    return with_document(dokumentobjekt=(replace(first, **changes), *others))


SECOND = replace(described(), dokumentnummer=2, tilknyttetRegistreringSom=Kode("V"), dokumentobjekt=())


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (replace(ours(), antallFiler=3), ["antall_filer"]),
        (replace(ours(), antallFiler=5), ["antall_filer"]),
        (replace(ours(), system=" "), ["tom_tekst"]),
        (with_file(filnavn=""), ["tom_tekst"]),
        (with_case(tittel=""), ["tom_tekst"]),
        (with_case(saksstatus=Kode("Q")), ["kode"]),
        (with_case(saksstatus=Kode("")), ["tom_tekst", "kode"]),
        (with_entry(ours(), journalposttype=Kode("u")), ["kode"]),
        (with_document(dokumenttype=Kode("REFERAT")), ["kode"]),
        (with_file(format=Kode("PDF")), ["kode"]),
        (with_file(variantformat=Kode("X")), ["kode"]),
        (with_case(skjerming=Skjerming(tilgangsrestriksjon=Kode("13"), skjermingshjemmel="Offl. § 13")), ["kode"]),
        (with_file(sjekksum=None), ["mangler"]),
        (with_file(sjekksumAlgoritme=None), ["mangler"]),
        (with_file(filstoerrelse=None), ["mangler"]),
        (with_file(format=None), ["mangler"]),
        (with_file(variantformat=None), ["mangler"]),
        (with_file(sjekksum=sha(PDF).upper()), ["sjekksum_form"]),
        (with_file(sjekksum=sha(b"")), ["sjekksum"]),
        (with_file(sjekksumAlgoritme="sha256"), ["sjekksum_algoritme"]),
        (with_file(filstoerrelse=1), ["filstørrelse"]),
        (with_file(referanseDokumentfil="0001-referat.docx"), ["fil_to_ganger", "fil_overflødig", "sjekksum", "filstørrelse"]),
        (with_document(dokumentnummer=None), ["dokumentnummer_mangler"]),
        (with_entry(ours(), dokumentbeskrivelse=(described(), replace(SECOND, dokumentnummer=1))), ["dokumentnummer_likt"]),
        (with_entry(ours(), dokumentbeskrivelse=(described(), SECOND)), []),
        (
            with_entry(ours(), dokumentbeskrivelse=(*(replace(one, dokumentnummer=None) for one in (described(), SECOND)),)),
            ["dokumentnummer_mangler", "dokumentnummer_mangler"],
        ),
        (with_document(tilknyttetRegistreringSom=Kode("V")), ["hoveddokument"]),
        (with_entry(ours(), dokumentbeskrivelse=(described(), replace(SECOND, tilknyttetRegistreringSom=Kode("H")))), ["hoveddokument"]),
        (with_entry(ours(), referanseForelderMappe=None), ["forelder"]),
        (with_entry(ours(), referanseForelderMappe=ReferanseTilMappe(referanseEksternNoekkel=EksternNoekkel("docgen", "9999/x"))), ["forelder"]),
        (with_case(referanseEksternNoekkel=None), ["forelder"]),
        (with_entry(with_case(referanseEksternNoekkel=None), referanseForelderMappe=ReferanseTilMappe(mappeID="1")), ["forelder"]),
        (replace(ours(), mappe=None), []),
        (with_case(offentligTittel=None), ["offentlig_tittel_mangler"]),
        (with_case(offentligTittel=" "), ["offentlig_tittel_mangler"]),
        (with_case(offentligTittel=None, skjerming=None), []),
        (with_entry(ours(), offentligTittel=None), ["offentlig_tittel_mangler"]),
        (with_entry(ours(), offentligTittel="Referat fra ansvarsgruppemøte, KARI eksempel"), ["offentlig_tittel_røper"]),
        (with_entry(ours(), offentligTittel="Referat fra Karis møte"), ["offentlig_tittel_røper"]),
        (with_entry(ours(), offentligTittel="Referat fra ansvarsgruppemøte"), []),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_message_is_told(message: Arkivmelding, expected: list[str]) -> None:
    assert of(message) == expected


def test_a_package_without_documents_counts_none() -> None:
    message = write_opprett(with_entry(replace(ours(), antallFiler=0), dokumentbeskrivelse=()))
    assert codes(package(message, {})) == []


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (Arkivmelding(system="docgen", antallFiler=0), ["tom_pakke"]),
        (Arkivmelding(system="docgen", antallFiler=0, mappe=Mappe(tittel="t")), ["type"]),
        (Arkivmelding(system="docgen", antallFiler=0, registrering=Registrering(tittel="t")), ["type"]),
    ],
)
def test_case_and_entry_are_of_the_kinds_that_an_archive_takes(message: Arkivmelding, expected: list[str]) -> None:
    assert codes(package(write_opprett(message), {})) == expected


@pytest.mark.parametrize(
    "name", ["referat.pdf", "001-referat.pdf", "0001-Møte.pdf", "0001 referat.pdf", "0001-../x.pdf", "0001-a.pdf\n"]
)
def test_a_file_name_is_plain(name: str) -> None:
    message = write_opprett(with_file(referanseDokumentfil=name.strip()))
    files = package(message, {name: PDF, "0001-referat.docx": FILES["0001-referat.docx"]})
    assert "filnavn" in codes(files)


def test_codes_that_nobody_agreed_on_are_not_judged() -> None:
    message = with_file(format=Kode("PDF"))
    assert of(message, avtalt=Avtalt()) == []
    assert of(with_document(dokumenttype=Kode("REFERAT")), avtalt=replace(AGREED, dokumenttype=("REFERAT",))) == []


def test_a_code_is_told_with_place_and_choice_and_hidden_for_logs() -> None:
    (found,) = check_package(package(write_opprett(with_case(saksstatus=Kode("Q")))), AGREED)
    assert (
        found.nb
        == "arkivmelding.xml: koden «Q» i arkivmelding/mappe/saksstatus er ukjent. Bruk en av disse: A, B, F, P, R, S, U."
    )
    assert "«skjult»" in found.text.say("nb", hide=True)


def swap(old: bytes, new: bytes) -> bytes:
    data = WHOLE["arkivmelding.xml"]
    assert old in data
    return data.replace(old, new, 1)


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        (swap(b"<system>docgen</system>", b""), "mangler: arkivmelding/system"),
        (swap(b"<tittel>Ansvarsgruppe Kari Eksempel</tittel>", b""), "mangler: arkivmelding/mappe/tittel"),
        (swap(b"<filnavn>Referat fra m\xc3\xb8te.pdf</filnavn>", b""), "mangler: arkivmelding/registrering/dokumentbeskrivelse/dokumentobjekt/filnavn"),
        (swap(b"<klasseID>B31</klasseID>", b""), "mangler: arkivmelding/mappe/klassifikasjon/klasseID"),
        (swap(b"<landkode>NO</landkode>", b""), "mangler: arkivmelding/mappe/part/personID/landkode"),
        (swap(b"<n5mdk:fagsystem>docgen</n5mdk:fagsystem>", b""), "mangler: arkivmelding/mappe/referanseEksternNoekkel/fagsystem"),
        (swap(b"<system>docgen</system>\n", b"").replace(b"<antallFiler>", b"<system>docgen</system><antallFiler>"), "feil rekkefølge"),
        (swap(b"  <registrering", b"<mappe><tittel>t</tittel></mappe><registrering"), "står flere ganger: arkivmelding/mappe"),
    ],
)  # fmt: skip
def test_a_message_that_cannot_be_read_is_told_by_what_it_lacks(message: bytes, sentence: str) -> None:
    (found, *_) = check_package(package(message), AGREED)
    assert found.code == "melding"
    assert sentence in found.nb


def test_another_message_is_no_package() -> None:
    assert codes(package(write(Serverfeil(feilId="1", feilmelding="x")), {})) == ["feil_melding"]


# --- a message that changes a case -----------------------------------------------------------------------------------


def closing(**changes: Any) -> bytes:
    key = ReferanseTilMappe(referanseEksternNoekkel=EksternNoekkel("docgen", KEY))
    case = replace(SaksmappeOppdatering(referanseTilMappe=key, saksstatus=Kode("S")), **changes)
    return write_oppdater(ArkivmeldingOppdatering(mappeOppdateringer=case))


@pytest.mark.parametrize(
    ("message", "documents", "expected"),
    [
        (closing(), {}, []),
        (closing(), {"0001-referat.pdf": PDF}, ["fil_overflødig"]),
        (closing(saksstatus=Kode("X")), {}, ["kode"]),
        (closing(referanseTilMappe=ReferanseTilMappe()), {}, ["uten_referanse"]),
        (closing(referanseTilMappe=ReferanseTilMappe(referanseEksternNoekkel=EksternNoekkel("docgen", ""))), {}, ["tom_tekst"]),
    ],
)
def test_a_message_that_closes_a_case_is_checked(message: bytes, documents: dict[str, bytes], expected: list[str]) -> None:
    assert codes(package(message, documents)) == expected


# --- public titles ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "public", "is_told"),
    [
        ("Møte om Kari", "Møte om *****", False),
        ("Kari: møte om Kari", "*****: møte om Kari", True),
        ("Kari: møte om Kari", "*****: møte om *****", False),
        ("Møte om Kari Eksempel, Kari", "Møte om ***** *****, Kari", True),
        ("Kari og Ola", "***** og Ola", False),
        ("Møte om Kari", "Samtale om *****", False),
        ("Møte", "Møte om ***** igjen", False),
        ("Møte om Kari", "Møte om *****, for Kari", False),
        ("Kari", "Kari*i*", False),
        ("Kari er borte", "***** om kari", False),
        ("Møte", "Et langt referat fra ***** i gruppen", False),
    ],
)
def test_what_stars_stand_for_is_said_nowhere_else(title: str, public: str, is_told: bool) -> None:
    assert gives_away(title, public, ()) is is_told


def parties(*names: tuple[str, bool, bool]) -> Arkivmelding:
    """A message about people and units: name, whether shielded, whether a person."""
    parts = tuple(Part(partNavn=name, erSkjermet=hidden, erPersonnavn=person) for name, hidden, person in names)
    return replace(with_entry(with_case(part=parts, klassifikasjon=()), korrespondansepart=()))


@pytest.mark.parametrize(
    ("message", "public", "is_told"),
    [
        (parties(("Kari Eksempel", True, True)), "Møte om Kari", True),
        (parties(("Kari Eksempel", True, True)), "Møte om kari eksempel", True),
        (parties(("Kari Eksempel", False, True)), "Møte om Kari", False),
        (parties(("Eksempelvik skole", True, False)), "Møte på Eksempelvik", False),
        (parties(("Eksempelvik skole", True, False)), "Møte på Eksempelvik skole", True),
        (parties(("Kari av Eksempel", True, True)), "Møte av gruppen", False),
    ],
)
def test_a_shielded_name_is_not_said(message: Arkivmelding, public: str, is_told: bool) -> None:
    assert gives_away("Tittel", public, shielded(message)) is is_told


def test_every_place_that_a_message_shields_counts() -> None:
    receiver = Korrespondansepart(
        korrespondanseparttype=Kode("EM"), korrespondansepartNavn="Ola Prøve", personid="1", erSkjermet=True
    )
    message = with_entry(ours(), korrespondansepart=(receiver,), part=(Part(partNavn="Tante Prøvesen", erSkjermet=True),))
    klasse = Klassifikasjon(klasseID="1", tittel="Hemmelig gruppe", erSkjermet=True)
    message = with_entry(message, klassifikasjon=(klasse,))
    assert shielded(message, ["Et annet ord", " "]) >= {
        ("kari", "eksempel"), ("kari",), ("ola", "prøve"), ("prøve",), ("tante", "prøvesen"), ("hemmelig", "gruppe"), ("et", "annet", "ord"),
    }  # fmt: skip
    assert () not in shielded(message, [" "])


def test_words_that_the_caller_knows_are_hidden_too() -> None:
    assert of(with_entry(ours(), offentligTittel="Referat om skolevegring"), hidden=["skolevegring"]) == [
        "offentlig_tittel_røper"
    ]


def test_every_finding_stands_in_both_languages_with_the_same_places() -> None:
    import string

    def places(text: str) -> set[str]:
        return {name.removesuffix("_en") for _, name, _, _ in string.Formatter().parse(text) if name}

    for code, words in FINDINGS.items():
        assert places(words.nb) == places(words.en), code


def test_every_finding_is_found_somewhere_in_these_tests() -> None:
    from pathlib import Path

    text = Path(__file__).read_text("utf-8")
    assert [code for code in FINDINGS if f'"{code}"' not in text] == []
