"""Reading what others wrote: all of it comes back, or each thing that does not is named. Hostile bytes are refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from archive_messages import any_record, ours, schema_folder
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.archive.arkivmelding import (
    Arkivmelding,
    ArkivmeldingOppdatering,
    Journalpost,
    Kode,
    MessageError,
    Saksmappe,
    XmlError,
    read_oppdater,
    read_opprett,
    write_opprett,
)
from docgen.archive.arkivmelding.read import Refused, read
from docgen.archive.arkivmelding.xml import MAX_BYTES, MAX_DEPTH
from docgen.archive.schema import read_schemas

BASE = "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

OTHER = f"""<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<!-- Made by Eksempelsoft Sak 9.1 -->
<?eksempelsoft versjon="9.1"?>
<am:arkivmelding xmlns:am="{BASE}/arkivmelding/opprett/v1" xmlns:i="{XSI}"
    i:schemaLocation="{BASE}/arkivmelding/opprett/v1 arkivmelding.xsd">
  <am:system>Eksempelsoft Sak</am:system>
  <am:antallFiler>\t1 </am:antallFiler>
  <am:mappe i:type="am:saksmappe">
    <am:systemID>43d305de-b3c8-4922-86fd-45bd26f3bf01</am:systemID>
    <am:tittel>Byggesak <!-- midt i --> Storgata 5 &amp; 7<![CDATA[ <utkast>]]></am:tittel>
    <am:noekkelord>bygg</am:noekkelord><am:noekkelord>storgata</am:noekkelord>
    <am:opprettetDato>2026-06-09T09:18:43.1234567+02:00</am:opprettetDato>
    <am:arkivdel><kode xmlns="{BASE}/metadatakatalog/v1">BYGG</kode></am:arkivdel>
    <am:merknad><am:merknadstekst>Ring før befaring.
      Porten er låst.</am:merknadstekst></am:merknad>
    <am:gradering>
      <am:grad><m:kode xmlns:m="{BASE}/metadatakatalog/v1">B</m:kode></am:grad>
      <am:graderingsdato>2026-06-09T00:00:00Z</am:graderingsdato>
      <am:gradertAv>Arkivtjenesten</am:gradertAv>
    </am:gradering>
    <am:saksaar>2026</am:saksaar>
    <am:sakssekvensnummer>17</am:sakssekvensnummer>
    <am:saksdato>2026-06-09+02:00</am:saksdato>
    <am:matrikkelnummer>
      <am:kommunenummer>9999</am:kommunenummer><am:gardsnummer>12</am:gardsnummer><am:bruksnummer>3</am:bruksnummer>
    </am:matrikkelnummer>
  </am:mappe>
  <registrering i:type="b:journalpost" xmlns="{BASE}/arkivmelding/opprett/v1" xmlns:b="{BASE}/arkivmelding/opprett/v1">
    <dokumentbeskrivelse>
      <tittel>Søknad</tittel>
      <tilknyttetRegistreringSom><x:kode xmlns:x="{BASE}/metadatakatalog/v1">H</x:kode></tilknyttetRegistreringSom>
      <dokumentobjekt>
        <filnavn>Søknad.pdf</filnavn>
        <referanseDokumentfil>soknad.pdf</referanseDokumentfil>
      </dokumentobjekt>
    </dokumentbeskrivelse>
    <tittel> Søknad  </tittel>
    <korrespondansepart>
      <korrespondanseparttype>
        <x:kode xmlns:x="{BASE}/metadatakatalog/v1">EA</x:kode>
        <x:beskrivelse xmlns:x="{BASE}/metadatakatalog/v1"/>
      </korrespondanseparttype>
      <korrespondansepartNavn>Ola Eksempel</korrespondansepartNavn>
      <erPersonnavn>true</erPersonnavn>
      <avskrivning>
        <avskrivningsdato>2026-06-10</avskrivningsdato>
        <avskrevetAv><x:initialer xmlns:x="{BASE}/metadatakatalog/v1">OE</x:initialer></avskrevetAv>
        <avskrivningsmaate><x:kode xmlns:x="{BASE}/metadatakatalog/v1">TE</x:kode></avskrivningsmaate>
      </avskrivning>
    </korrespondansepart>
    <journalposttype><x:kode xmlns:x="{BASE}/metadatakatalog/v1">I</x:kode></journalposttype>
  </registrering>
</am:arkivmelding>
"""


def said(element: etree._Element) -> tuple[object, ...]:
    """All that an element says, whatever its prefixes: name, type, attributes, text and elements."""
    attributes = {str(name): str(value) for name, value in element.attrib.items() if not str(name).endswith("schemaLocation")}
    named = attributes.pop(f"{{{XSI}}}type", None)
    if named is not None:
        prefix, _, local = named.strip().rpartition(":")
        attributes["type"] = f"{{{element.nsmap[prefix or None]}}}{local}"
    text = element.text or "" if len(element) == 0 else ""
    return (element.tag, tuple(sorted(attributes.items())), text, tuple(said(child) for child in element))


def tree(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(remove_comments=True, remove_pis=True))


def test_the_sample_is_what_the_schema_takes() -> None:
    assert read_schemas(schema_folder()).problems(OTHER.encode()) == ()


def test_what_another_producer_wrote_comes_back_whole() -> None:
    message = read_opprett(OTHER.encode())
    again = write_opprett(message)
    # White space around a number is no part of it.
    assert said(tree(again)) == said(tree(OTHER.replace("\t1 ", "1").encode()))
    assert read_opprett(again) == message


def test_it_is_read_into_the_model() -> None:
    message = read_opprett(OTHER.encode())
    assert isinstance(message.mappe, Saksmappe) and isinstance(message.registrering, Journalpost)
    assert message.mappe.tittel == "Byggesak  Storgata 5 & 7 <utkast>"
    assert message.mappe.opprettetDato == "2026-06-09T09:18:43.1234567+02:00"
    assert message.mappe.saksdato == "2026-06-09+02:00"
    assert message.registrering.tittel == " Søknad  "
    assert message.registrering.korrespondansepart[0].korrespondanseparttype == Kode("EA", "")


def test_white_space_round_a_type_is_no_part_of_its_name() -> None:
    assert read_opprett(OTHER.replace('"am:saksmappe"', '" am:saksmappe\n"').encode()) == read_opprett(OTHER.encode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_the_bytes_count_and_not_what_they_declare(encoding: str) -> None:
    assert 'encoding="utf-8"' in OTHER
    assert read_opprett(OTHER.encode(encoding)) == read_opprett(OTHER.encode())


def test_a_message_that_closes_a_case_is_another_message() -> None:
    with pytest.raises(MessageError, match="ikke en melding som leses her: arkivmelding"):
        read_oppdater(OTHER.encode())


# --- what is refused by name -----------------------------------------------------------------------------------------

PRESEDENS = """<am:presedens><am:presedensDato>2026-01-01</am:presedensDato></am:presedens>"""
MORE = "<am:virksomhetsspesifikkeMetadata><am:egen>1</am:egen></am:virksomhetsspesifikkeMetadata>"
PUNKT = "<am:punkt><am:x>1.0</am:x></am:punkt>"
FLYT = "<dokumentflyt><flytTil>a</flytTil></dokumentflyt>"


def test_everything_that_is_not_supported_is_named_at_once() -> None:
    text = OTHER.replace("<am:merknad>", f"{MORE}<am:merknad>", 1)
    text = text.replace("<am:matrikkelnummer>", f"{PRESEDENS}<am:matrikkelnummer>").replace(
        "  </am:mappe>", f"{PUNKT}</am:mappe>"
    )
    text = text.replace("  </registrering>", f"{FLYT}</registrering>")
    with pytest.raises(MessageError) as caught:
        read_opprett(text.encode())
    assert [(one.code, one.path) for one in caught.value.refused] == [
        ("støttes_ikke", "arkivmelding/mappe/virksomhetsspesifikkeMetadata"),
        ("støttes_ikke", "arkivmelding/mappe/presedens"),
        ("støttes_ikke", "arkivmelding/mappe/punkt"),
        ("støttes_ikke", "arkivmelding/registrering/dokumentflyt"),
    ]
    assert "støttes ikke: arkivmelding/mappe/presedens (linje " in caught.value.nb
    assert "not supported: arkivmelding/registrering/dokumentflyt (line " in caught.value.en
    line = 1 + text[: text.index("<am:presedens>")].count("\n")
    assert caught.value.refused[1].line == line


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        ("am:saksmappe\"", "am:moetemappe\"", "støttes_ikke", "arkivmelding/mappe/@xsi:type"),
        ("am:saksmappe\"", "i:saksmappe\"", "støttes_ikke", "arkivmelding/mappe/@xsi:type"),
        ("<am:systemID>", '<am:systemID label="x">', "støttes_ikke", "arkivmelding/mappe/systemID/@label"),
        ("<am:system>", '<am:system i:type="s">', "støttes_ikke", "arkivmelding/system/@xsi:type"),
        ("<am:system>", '<am:system i:nil="true">', "støttes_ikke", "arkivmelding/system/@nil"),
        ("<am:system>", "løs tekst<am:system>", "støttes_ikke", "arkivmelding/text()"),
        ("</am:system>", "</am:system>løs tekst", "støttes_ikke", "arkivmelding/text()"),
        ("Eksempelsoft Sak</", "Eksempelsoft <b>Sak</b></", "støttes_ikke", "arkivmelding/system/b"),
        (f'<kode xmlns="{BASE}/metadatakatalog/v1">BYGG</kode>', "<am:kode>BYGG</am:kode>", "navnerom", "arkivmelding/mappe/arkivdel/kode"),
        ("<am:saksaar>2026</am:saksaar>", "<am:saksaar>to tusen</am:saksaar>", "verdi", "arkivmelding/mappe/saksaar"),
        ("<am:saksaar>2026</am:saksaar>", "<am:saksaar>3000000000</am:saksaar>", "verdi", "arkivmelding/mappe/saksaar"),
        ("<am:saksaar>2026</am:saksaar>", "<am:saksaar>-2147483649</am:saksaar>", "verdi", "arkivmelding/mappe/saksaar"),
        ("2026-06-09+02:00", "2026-02-30", "verdi", "arkivmelding/mappe/saksdato"),
        ("2026-06-09+02:00", "09.06.2026", "verdi", "arkivmelding/mappe/saksdato"),
        ("2026-06-09T00:00:00Z", "2026-06-09", "verdi", "arkivmelding/mappe/gradering/graderingsdato"),
        (">true<", ">ja<", "verdi", "arkivmelding/registrering/korrespondansepart/erPersonnavn"),
        ("<tittel> Søknad  </tittel>", "", "mangler", "arkivmelding/registrering/tittel"),
        ("<am:saksaar>2026</am:saksaar>", "<am:saksaar>1</am:saksaar><am:saksaar>2</am:saksaar>", "flere", "arkivmelding/mappe/saksaar"),
        ("<am:noekkelord>storgata</am:noekkelord>", "<am:beskrivelse>b</am:beskrivelse>", "rekkefølge", "arkivmelding/mappe/beskrivelse"),
        (
            "    <dokumentbeskrivelse>",
            f'<referanseForelderMappe/><arkivdel><kode xmlns="{BASE}/metadatakatalog/v1">a</kode></arkivdel><dokumentbeskrivelse>',
            "en_av",
            "arkivmelding/registrering/(referanseForelderMappe | arkivdel)",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_named(old: str, new: str, code: str, path: str) -> None:
    assert old in OTHER
    with pytest.raises(MessageError) as caught:
        read_opprett(OTHER.replace(old, new).encode())
    assert [(one.code, one.path) for one in caught.value.refused] == [(code, path)]


def test_a_second_case_is_refused() -> None:
    text = OTHER.replace("  <registrering", "<am:mappe><am:tittel>t</am:tittel></am:mappe>  <registrering")
    with pytest.raises(MessageError, match=re.escape("står flere ganger: arkivmelding/mappe")):
        read_opprett(text.encode())


def test_what_a_message_was_called_in_another_version_is_another_message() -> None:
    with pytest.raises(MessageError, match="ikke en melding som leses her: arkivmelding"):
        read_opprett(OTHER.replace("/v1", "/v2").encode())


def test_a_long_list_is_said_in_short_and_kept_whole() -> None:
    text = OTHER.replace("<am:system>", "<am:ukjent/>" * 50 + "<am:system>")
    with pytest.raises(MessageError) as caught:
        read_opprett(text.encode())
    assert len(caught.value.refused) == 50
    assert caught.value.nb.endswith("; og 30 til") and caught.value.en.endswith("; and 30 more")


def test_a_refusal_says_its_place_and_no_value() -> None:
    assert Refused("verdi", "a/b", 3).nb == "verdien kan ikke leses: a/b (linje 3)"
    with pytest.raises(MessageError) as caught:
        read_opprett(OTHER.replace("<am:saksaar>2026", "<am:saksaar>Kari").encode())
    assert "Kari" not in caught.value.nb + caught.value.en


@settings(max_examples=80)
@given(message=any_record(Arkivmelding, is_valid=False), place=st.integers(0, 10_000))
def test_an_element_from_elsewhere_is_never_lost(message: Arkivmelding, place: int) -> None:
    root = tree(write_opprett(message))
    holders = [element for element in root.iter() if len(element) or element is root]
    holder = holders[place % len(holders)]
    holder.insert(place % (len(holder) + 1), etree.Element("{urn:eksempel}fremmed"))
    with pytest.raises(MessageError) as caught:
        read_opprett(etree.tostring(root))
    assert [one.path.rpartition("/")[2] for one in caught.value.refused] == ["fremmed"]


@settings(max_examples=80)
@given(message=any_record(Arkivmelding, is_valid=False), place=st.integers(0, 10_000))
def test_no_element_is_dropped_in_reading(message: Arkivmelding, place: int) -> None:
    """Take any element out: either it is missed, or the message is another one."""
    root = tree(write_opprett(message))
    elements = list(root.iterdescendants())
    gone = elements[place % len(elements)]
    parent = gone.getparent()
    assert parent is not None
    parent.remove(gone)
    try:
        assert read_opprett(etree.tostring(root)) != message
    except MessageError as error:
        assert {one.code for one in error.refused} == {"mangler"}


# --- hostile bytes ---------------------------------------------------------------------------------------------------

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
FULL = write_opprett(ours()).decode().split("\n", 1)[1]


def reason(data: bytes) -> str:
    with pytest.raises(XmlError) as caught:
        read(data)
    assert caught.value.nb and caught.value.en
    return caught.value.reason


@pytest.mark.parametrize(
    "data",
    [
        f'<!DOCTYPE arkivmelding [<!ENTITY l0 "ha">{LAUGHS}]>' + FULL.replace(">docgen<", ">&l9;<"),
        f'<!DOCTYPE arkivmelding [<!ENTITY l0 "ha">{LAUGHS}]>' + FULL.replace("<system>", '<system a="&l9;">'),
        "<!DOCTYPE arkivmelding>" + FULL,
        '<!DOCTYPE arkivmelding SYSTEM "http://eksempelvik.example/a.dtd">' + FULL,
        '<!DOCTYPE arkivmelding [<!ATTLIST arkivmelding a CDATA "b">]>' + FULL,
        '<!DOCTYPE arkivmelding [<!ENTITY % p SYSTEM "http://eksempelvik.example/p"> %p;]>' + FULL,
    ],
    ids=["laughs", "laughs in an attribute", "bare", "external subset", "default attribute", "parameter entity"],
)
def test_a_dtd_is_refused(data: str) -> None:
    assert reason(data.encode()) == "dtd"
    assert reason(data.encode("utf-16")) == "dtd"


def test_no_file_is_fetched_into_a_message(tmp_path: Path) -> None:
    secret = tmp_path / "hemmelig.txt"
    secret.write_text("hemmelig")
    data = f'<!DOCTYPE arkivmelding [<!ENTITY x SYSTEM "{secret.as_uri()}">]>' + FULL.replace(">docgen<", ">&x;<")
    assert reason(data.encode()) == "dtd"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "tom"),
        (b" \r\n", "tom"),
        (b"<a", "ødelagt"),
        (b"\xff\xfe", "ødelagt"),
        (b"%PDF-1.7", "ødelagt"),
        (b"<a>&ukjent;</a>", "ødelagt"),
        (b"<?xml version='1.0' encoding='finnes-ikke'?><a/>", "ødelagt"),
        (b"<a>" * (MAX_DEPTH + 1) + b"</a>" * (MAX_DEPTH + 1), "dyp"),
        (b"<a>" * 5_000 + b"</a>" * 5_000, "dyp"),
        (b"<a>" + b" " * MAX_BYTES + b"</a>", "stor"),
    ],
)
def test_bytes_that_are_no_message_are_refused(data: bytes, why: str) -> None:
    assert reason(data) == why


def test_the_deepest_that_is_read_is_read() -> None:
    with pytest.raises(MessageError):
        read(b"<a>" * MAX_DEPTH + b"</a>" * MAX_DEPTH)


@settings(max_examples=150)
@given(data=st.binary(max_size=200) | st.text(max_size=100).map(lambda text: f"<a>{text}</a>".encode(errors="replace")))
def test_any_bytes_are_a_message_or_refused(data: bytes) -> None:
    with pytest.raises((XmlError, MessageError)):
        read(data)


@settings(max_examples=150)
@given(place=st.integers(0, len(FULL) - 1), sign=st.sampled_from("<>&/\"'\0x 9]"))
def test_a_damaged_message_is_a_message_or_refused(place: int, sign: str) -> None:
    data = (FULL[:place] + sign + FULL[place + 1 :]).encode()
    try:
        assert isinstance(read(data), Arkivmelding | ArkivmeldingOppdatering)
    except (XmlError, MessageError) as error:
        assert error.nb and error.en
