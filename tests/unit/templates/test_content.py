"""What each of them must say, and what none of them may (domain.md §2.1, §2.5)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
import samples
from opened import Opened, text_of

Made = Callable[..., bytes]

NAMES = ("Mina", "Kari", "Ola Lyngmo", "Tor Lyngmo")

MUST_SAY = {
    "meldeskjema": (
        "Saksnummer: RT-2026-014", "Meldt av: Ingrid Havstein, helsesykepleier, Helsestasjons- og skolehelsetjenesten",
        "Bruker: Mina Lyngmo, født 17. mai 2016", "Foresatt: Kari Lyngmo, mor", "Problemstilling", "Situasjonen i dag",
        "Hva som er forsøkt", "Samtaler med helsesykepleier", "Brukers ønsker", "Hva det ønskes hjelp til",
        "Samtykket er gitt 20. august 2026", "Ønsket kopi:", "Meldeplikten til barnevernet går foran.",
    ),
    "samtykkeskjema": (
        "Det er frivillig å samtykke.", "Du kan når som helst trekke samtykket, muntlig eller skriftlig.",
        "☐ Pedagogisk-psykologisk tjeneste: læring og utvikling", "Opplysningene kommer fra: Helsestasjons-",
        "Skal ikke deles: Opplysninger om mors helse", "Psykisk helse og rus", "Samtykket varer til 20. august 2027",
        "som eier gruppen", "så langt samtykket rekker", "Barnets mening", "Underskrift",
        "Skjemaet er gjennomgått 6. oktober 2026 av Ingrid Havstein", "Tolk: polsk",
    ),
    "oppstart": (
        "Bruker: Mina Lyngmo, født 17. mai 2016", "Opprettet: 24. august 2026", "Koordinator: Ingrid Havstein",
        "telefon 68 05 12 21", "Enheter i gruppen", "Fysio- og ergoterapitjenesten",
    ),
    "innkalling": (
        "Tid: torsdag 22. oktober 2026 kl. 10.00–11.30", "Sted: Møterom Fjorden, Familiesenteret", "Referent: Siv Dahl",
        "Sakslisten følger vedlagt.", "Innkalt til møtet", "Utvidet ansvarsgruppe",
        "Meld forfall til koordinator Ingrid Havstein",
        "Tolk: det er behov for tolk, polsk", "hørt, sett og møtt med respekt",
    ),
    "saksliste": (*samples.AGENDA_TITLES, "Overgang til ny skole, meldt av Kari Lyngmo, 20 minutter"),
    "referat": (
        *samples.AGENDA_TITLES, "Samtykke til å dele opplysninger ble gitt 20. august 2026", "Siv Dahl er referent.",
        "Til stede", "Forfall", "Barnets stemme", "Referatet fra forrige møte 11. juni 2026 ble gjennomgått.",
        "Endring av mål? Nei.", "Endring av tiltak? Ja.", "To saker var meldt.", "20. november 2026", "fortløpende",
        "Neste møte er torsdag 14. januar 2027 kl. 10.00–11.30, Møterom Fjorden.",
        "Merknader til referatet meldes til referenten eller tas opp i neste møte.",
    ),
    "saksliste_ressursteam": ("09.00–09.45", "RT-2026-014", "Barneverntjenesten", "Skolefravær", "Kommunepsykolog"),
    "referat_ressursteam": (
        "Forslag. Enhetslederen avgjør hvem som får oppdraget.", "Arkiveres hos: Helsestasjons- og skolehelsetjenesten",
        "Problemstilling", "Drøfting og vurdering", "Forslag til tiltak", "Takket ja", "Ikke avklart", "Veien videre",
        "Ingrid Havstein informerer bruker og foresatte", "Til stede", "Forfall", "Fra tiltaksbanken: De utrolige årene",
    ),
    "tilbakemelding": (
        "Du bestemmer selv hvilke tiltak du vil takke ja til.", "Forslag til tiltak", "Foreldreveiledning", "Takket ja",
        "Ikke avklart", "Veien videre", "Svar på forslagene", "Ja takk: ", "Nei takk: ", "Dato og underskrift",
    ),
    "samtykke_trukket": (
        "Vi bekrefter at samtykket til å dele opplysninger er trukket tilbake. Samtykket gjelder fortsatt for "
        "Fysio- og ergoterapitjenesten.",
        "Samtykke til: deling av opplysninger i ansvarsgruppen og kopi av referat",
        "Formål: Vi vil samordne hjelpen til Mina hjemme og på skolen.", "Gitt: 20. august 2026",
        "Trukket: 8. oktober 2026, i brev", "Trukket av: Kari Lyngmo",
        "Disse får ikke flere opplysninger fra oss:", "Pedagogisk-psykologisk tjeneste",
        "Dette blir ikke slettet",
        "Dokumenter som er arkivert, blir ikke slettet.", "Vil du samtykke på nytt?",
    ),
    "avlysning": (
        "Ansvarsgruppemøtet torsdag 22. oktober 2026 kl. 10.00–11.30 er avlyst.",
        "Nytt møte er torsdag 5. november 2026 kl. 10.00–11.30, Samtalerom 2, Familiesenteret.", "telefon 68 05 12 21",
    ),
    "avslutning": (
        "Ansvarsgruppen er avsluttet 14. januar 2027. Avslutningen er ført i referatet fra 22. oktober 2026.",
        "Grunn: Behovet for koordinert innsats har opphørt", "Koordinator: Ingrid Havstein",
    ),
    "møteplan": (
        "Ressursteamet møtes hver 3. uke, torsdag kl. 09.00–10.30.", "Torsdag 20. august 2026", "13. august 2026", "34",
        "Torsdag 24. desember 2026: julaften", "Sted: Møterom Fjorden",
    ),
    "evaluering": (
        "Saker meldt", "14", "Hva har vært bra?", "Hvorfor?", "Hva kan bli bedre?", "Hvordan?", "Tiltak for neste halvår",
    ),
    "evaluering_offentlig": (
        "Oversikten er regnet ut fra sakene. Den nevner ingen personer.", "Saker meldt", "Hva brukerne valgte", "Saker per meldende enhet",
    ),
    "tiltaksbank": (
        "Foreldrekurs", "For hvem: foreldre til små barn, 0–6 år", "Slik får du hjelpen: Ring oss",
        "Hvem gir hjelpen: Helsestasjons- og skolehelsetjenesten, telefon 68 05 12 20",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", samples.KINDS)
def test_each_says_what_it_must(made: Made, kind: str) -> None:
    text = Opened(made(kind)).text
    assert not [needed for needed in (samples.TITLES[kind], *MUST_SAY[kind]) if needed not in text]


def test_none_speaks_of_vedtak_or_claims_the_law_demands_the_group(document: bytes) -> None:
    text = Opened(document).whole_text.lower()
    for word in ("vedtak", "vedtar", "undertegnede", "lovpålagt", "pålagt i lov", "i henhold til", "oppevekst"):
        assert word not in text


def test_no_label_stands_without_its_value(document: bytes) -> None:
    for text in Opened(document).texts:
        assert not re.search(r"(^|\s)[,.;]|, *$|\(\s*\)|, ,| {2}", text), text
        assert not re.search(r"^(Kontakt|Sted|Tid|Tolk|Vår ref\.|Dato|Bruker|Koordinator|Grunn|Referent):\s*$", text), text


def test_no_heading_stands_alone(document: bytes) -> None:
    opened = Opened(document)
    levels = [opened.style_has(opened.style_of(block), "w:pPr/w:outlineLvl/@w:val") if block.tag.endswith("}p") else []
              for block in opened.find("//w:body/*[self::w:p or self::w:tbl]")]  # fmt: skip
    for level, following in zip(levels, [*levels[1:], ["0"]], strict=True):
        assert not level or not following or int(following[0]) > int(level[0])


def test_the_minutes_follow_the_eight_items_in_order(made: Made) -> None:
    headings = [text for level, text in Opened(made("referat")).headings() if level == 2]
    assert [text for text in headings if text in samples.AGENDA_TITLES] == list(samples.AGENDA_TITLES)


def test_an_adult_has_the_word_alone(made: Made) -> None:
    opened = Opened(made("referat", bruker={"barn": False, "alder": 30}, brukersiden="bruker"))
    assert (2, "Bruker har ordet") in opened.headings()


@pytest.mark.parametrize(
    ("side", "how", "sentence"),
    [
        ("bruker og foresatte", "telefon",
         "Møtet ble holdt uten bruker og foresatte etter avklaring med Kari Lyngmo (telefon, 21. oktober 2026)."),
        ("bruker", None, "Møtet ble holdt uten bruker etter avklaring med Kari Lyngmo (21. oktober 2026)."),
    ],
)  # fmt: skip
def test_a_meeting_without_the_user_says_who_agreed(made: Made, side: str, how: str | None, sentence: str) -> None:
    agreed = {"avklart_dato": dt.date(2026, 10, 21), "avklart_av": "x", "avklart_med": "Kari Lyngmo", "hvordan": how}
    text = Opened(made("referat", uten_bruker=True, brukersiden=side, møte={"uten_bruker": agreed})).text
    assert sentence in text


def test_the_saksliste_of_the_ressursteam_names_nobody(made: Made) -> None:
    values = samples.full("innkalling")
    changes = {key: values[key] for key in ("bruker", "foresatte", "representanter")}
    text = Opened(made("saksliste_ressursteam", mottakere=[], **changes)).whole_text
    assert not [name for name in NAMES if name in text]


def test_start_and_closing_notices_carry_no_case_content(made: Made) -> None:
    for kind in ("oppstart", "avslutning"):
        text = Opened(made(kind, mottakere=[])).text
        for content in ("Samordne tiltak", "trives på skolen", "Siv Dahl", "polsk", "Jon Berge"):
            assert content not in text


def test_the_cancellation_gives_no_reason(made: Made) -> None:
    cancelled = samples.full("avlysning")["møte"]["avlyst"] | {"grunn_intern": "sykdom hjemme"}
    text = Opened(made("avlysning", møte={"avlyst": cancelled})).text
    assert "sykdom" not in text
    assert "grunn" not in text.lower()


def test_the_saksliste_is_enclosed_and_not_printed_in_the_invitation(made: Made) -> None:
    assert "Overgang til ny skole" not in Opened(made("innkalling")).text


def test_the_distribution_list_names_receivers_and_copies_apart(made: Made) -> None:
    texts = Opened(made("referat")).texts
    start = texts.index("Sendes til")
    assert texts[start:] == [
        "Sendes til", "Kari Lyngmo, mor", "Ola Lyngmo, far", "Ingrid Havstein, Helsestasjons- og skolehelsetjenesten",
        "Kopi til", "Legekontoret ved torget, fastlege",
    ]  # fmt: skip
    assert "Sendes til" not in Opened(made("referat", mottakere=[])).text


def test_draft_copy_and_archive_are_said_in_the_body(made: Made) -> None:
    opened = Opened(made("referat", dokument={"utkast": True, "arkiveksemplar": True}, mottaker={"kopi": True}))
    assert opened.texts[3:7] == [samples.full("referat")["dokument"]["gradering"], "UTKAST", "Arkiveksemplar", "Kopi"]
    assert not {"UTKAST", "Arkiveksemplar", "Kopi"} & set(Opened(made("referat")).texts)


def test_minutes_that_close_the_group_speak_of_no_next_meeting(made: Made) -> None:
    remarks = "Merknader til referatet meldes til referenten"
    text = Opened(made("referat")).text
    assert "Neste møte er torsdag 14. januar 2027" in text and f"{remarks} eller tas opp i neste møte." in text
    for changes in ({}, {"gruppe": {"avslutning": {"dato": dt.date(2027, 3, 1)}}}):
        text = Opened(made("referat", møte={"avslutter_gruppen": not changes}, **changes)).text
        assert ("Ansvarsgruppen avsluttes. Det blir ikke avtalt nytt møte." in text) is (not changes)
        assert ("Neste møte er" in text) is bool(changes)
        assert (f"{remarks}. Frist" in text) is (not changes)


def test_a_correction_does_not_ask_for_remarks_by_a_day_that_is_past(made: Made) -> None:
    corrected = {"retter": {"dato": dt.date(2026, 10, 26), "sendt": True}}
    for day, asked in ((dt.date(2026, 11, 10), False), (dt.date(2026, 11, 9), True)):
        text = Opened(made("referat", dokument=corrected | {"dato": day})).text
        assert ("Frist for merknader er 9. november 2026." in text) is asked
    assert "Frist for merknader er 9. november 2026." in Opened(made("referat", dokument={"dato": dt.date(2026, 11, 10)})).text


@pytest.mark.parametrize(("status", "shown"), [("utført", "Utført"), ("frafalt", "Frafalt"), ("igangsatt", "25. september 2026")])
def test_what_is_over_stands_with_its_status_and_not_with_its_old_deadline(made: Made, status: str, shown: str) -> None:
    row = {"tekst": "Lage en plan", "ansvarlig": "Siv Dahl", "frist": dt.date(2026, 9, 25), "status": status, "mål": None}
    texts = Opened(made("referat", ansvarsavklaring=[row])).texts
    assert texts[texts.index("Siv Dahl", texts.index("Lage en plan")) + 1] == shown


def test_the_unit_signs_where_nobody_is_named(made: Made) -> None:
    nobody = {"navn": None, "tittel": None, "enhet": "Kommunepsykologen", "telefon": None, "e_post": None}
    texts = Opened(made("møteplan", avsender=nobody)).texts
    assert texts[texts.index("Med hilsen") + 1 :][:2] == ["Kommunepsykologen", "Sendes til"]


def test_the_form_asks_each_thing_once(made: Made) -> None:
    text = Opened(made("samtykkeskjema")).text
    assert text.count("Samtykket gjelder") == 0 and text.count("Hva samtykket gjelder") == 1
    assert "Enheter som ikke skal ha opplysninger" not in text


REPLACES = {
    "": "Dette dokumentet er rettet. Det erstatter det forrige dokumentet{}. Det forrige gjelder ikke lenger.",
    samples.NYNORSK: "Dette dokumentet er retta. Det erstattar det førre dokumentet{}. Det førre gjeld ikkje lenger.",
}


@pytest.mark.parametrize(
    ("former", "words"),
    [
        ({"dato": dt.date(2026, 9, 11), "sendt": True}, ", som er datert 11. september 2026 og sendt ut"),
        ({"dato": dt.date(2026, 9, 11), "sendt": False}, ", som er datert 11. september 2026"),
        ({"dato": None, "sendt": False}, ""),
    ],
)
def test_every_correction_says_below_its_title_what_it_replaces(made: Made, kind: str, former: object, words: str) -> None:
    title = samples.TITLES[kind.removesuffix(samples.NYNORSK)]
    texts = Opened(made(kind, dokument={"retter": former})).texts
    sentence = REPLACES[samples.NYNORSK if kind.endswith(samples.NYNORSK) else ""].format(words)
    assert texts[texts.index(title) + 1] == sentence
    assert not [text for text in Opened(made(kind)).texts if "dokumentet er rett" in text]


def test_the_motto_stands_at_the_foot_of_the_evaluation_alone(made: Made, kind: str) -> None:
    assert ("VET ✕ KAN ✕ VIL ✕ GJØR" in Opened(made(kind)).whole_text) is (kind.removesuffix(samples.NYNORSK) == "evaluering")


def test_the_consent_form_asks_each_signer_and_offers_a_box_for_each_unit(made: Made) -> None:
    opened = Opened(made("samtykkeskjema"))
    assert len(opened.find("//w14:checkbox")) == 4
    assert len(opened.find("//w:tbl/w:tr")) == 3
    assert "Møtet holdes uten bruker" in Opened(made("samtykkeskjema", skjema={"om": "sak"})).text


def test_every_paragraph_of_a_long_text_is_a_paragraph(made: Made) -> None:
    texts = Opened(made("referat")).texts
    assert "Mor forteller at høsten har vært bedre." in texts
    assert "Morgenene er roligere. Mina gleder seg til svømming." in texts


def test_a_receipt_says_what_stops_when_all_is_withdrawn_and_when_no_unit_was_named(made: Made) -> None:
    whole = samples.full("samtykke_trukket")["samtykke"] | {"fortsetter": []}
    whole |= {"trukket": whole["trukket"] | {"alle": True}}
    text = Opened(made("samtykke_trukket", samtykke=whole)).text
    assert "trukket tilbake.\n" in text
    assert "fortsatt" not in text
    assert (
        "Vi deler ikke flere opplysninger etter dette samtykket."
        in Opened(made("samtykke_trukket", samtykke=whole | {"stopper": []})).text
    )


def test_a_public_evaluation_has_no_answers_and_tells_that_counts_are_hidden(made: Made) -> None:
    text = Opened(made("evaluering_offentlig", skjulte_tall=True)).text
    assert "Tall fra 1 til 4 om saker og tiltak kan peke på enkeltpersoner." in text
    for answer in ("Mønster", "Sakene kommer tidligere", "Arne Lie", "Tiltak for neste halvår"):
        assert answer not in text
    assert "Tall fra 1" not in Opened(made("evaluering_offentlig")).text


@pytest.mark.parametrize(("kind", "charts"), [("evaluering", 3), ("evaluering_offentlig", 2)])
def test_charts_show_the_same_numbers_as_the_tables_and_have_a_text(made: Made, kind: str, charts: int) -> None:
    opened = Opened(made(kind))
    pictures = opened.find("//wp:docPr")
    assert len(pictures) == charts
    for picture in pictures:
        assert re.fullmatch(r"Stolpediagram: .+\. Tallene står i tabellen under\.", picture.get("descr"))
    assert len([part for part in opened.parts if re.fullmatch(r"word/charts/chart\d+\.xml", part)]) == charts
    none = {"valg": None, "per_enhet": None, "oppmøte": None}
    bare = Opened(made(kind, diagram=none))
    assert not bare.find("//wp:docPr")
    assert "Saker per meldende enhet" in bare.text  # the table stays


@pytest.mark.parametrize(("number", "said"), [("2026/88", "Deres ref.: 2026/88"), ("", "Deres ref.: –")])
def test_a_letter_says_what_the_receiver_calls_the_case_or_that_nobody_knows(made: Made, number: str, said: str) -> None:
    opened = Opened(made("innkalling", mottaker={"deres_ref": number}))
    assert [text for text in map(text_of, opened.find("//w:body/w:p")) if text.startswith("Deres ref.")] == [said]


@pytest.mark.parametrize("is_first", [True, False])
def test_the_agenda_of_the_first_meeting_says_so_below_the_item(made: Made, is_first: bool) -> None:
    points = samples.full("saksliste")["saksliste"]
    points[2]["første_møte"] = is_first
    texts = [text_of(block) for block in Opened(made("saksliste", saksliste=points)).find("//w:body/w:p")]
    at = texts.index("Referat fra forrige møte")
    assert (texts[at + 1] == "Dette er det første møtet i gruppen.") is is_first
