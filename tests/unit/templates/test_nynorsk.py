"""The templates in nynorsk: the fixed sentences (domain.md §2.5), nothing left in bokmål, no row of the table that nothing uses."""

from __future__ import annotations

import re
from collections.abc import Callable

import build_templates
import nynorsk
import pytest
import samples
from lxml import etree
from ooxml import paragraph, tick_box
from opened import Opened
from package import unpack

from docgen.documents.evaluation import CHART_WORDS, FACTS, HIDDEN
from docgen.documents.norwegian import CODES
from docgen.model.agenda import FIXED_ITEMS
from docgen.model.nynorsk import NYNORSK, said
from docgen.model.registers import FIXED_SEATS

Made = Callable[..., bytes]

FIXED = {
    "innkalling": ("Sakslista ligg ved.",),
    "referat": (
        "Merknader til referatet skal meldast til referenten eller takast opp i neste møte. Frist for merknader er",
        "Neste møte er torsdag 14. januar 2027 kl. 10.00–11.30",
        "To saker var melde.",
    ),
    "referat_ressursteam": ("Forslag. Einingsleiaren avgjer kven som får oppdraget.", "Takka ja"),
    "avlysning": ("Ansvarsgruppemøtet torsdag 22. oktober 2026 kl. 10.00–11.30 er avlyst.", "Nytt møte er"),
    "avslutning": (
        "Ansvarsgruppa er avslutta ",
        ". Avslutninga er ført i referatet frå",
    ),
    "samtykke_trukket": ("Dokument som er arkiverte, blir ikkje sletta.", "Desse får ikkje fleire opplysningar frå oss:"),
    "tilbakemelding": ("Du bestemmer sjølv kva tiltak du vil takke ja til.",),
}
BOKMÅL = re.compile(
    r"\b(ikke|fra|hva|hvem|hvordan|hvorfor|hvilke|hver|hvis|jeg|noe|ble|var meldt|enhet\w*|bruker\w*|gjelder|møteleder|også|bare|"
    r"selv|navn|opplysning(?!a[rn])\w*|sammen|tjeneste\w*|gruppen|saken|sakslisten|flere|bedre|veien|videre|deltakere?|vi ber om å)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("kind", FIXED)
def test_the_fixed_sentences_are_said(made: Made, kind: str) -> None:
    text = Opened(made(f"{kind}-nynorsk")).text
    assert [sentence for sentence in FIXED[kind] if sentence not in text] == []


def test_one_sak_agrees_with_its_number(made: Made) -> None:
    møte = samples.full("referat")["møte"]
    one = møte | {"referat": møte["referat"] | {"saker": møte["referat"]["saker"][:1]}}
    assert "Éi sak var meld." in Opened(made("referat-nynorsk", møte=one)).text
    assert "Én sak var meldt." in Opened(made("referat", møte=one)).text


def test_without_the_user_is_said_as_in_the_routine(made: Made) -> None:
    møte = samples.full("referat")["møte"] | {
        "uten_bruker": {"avklart_med": "Kari Lyngmo", "hvordan": None, "avklart_dato": None}
    }
    text = Opened(made("referat-nynorsk", uten_bruker=True, brukersiden="brukar og føresette", møte=møte)).text
    assert "Møtet blei halde utan brukar og føresette etter avklaring med Kari Lyngmo" in text


@pytest.mark.parametrize("kind", samples.KINDS)
def test_no_word_of_a_template_is_left_in_bokmål(kind: str) -> None:
    left: list[str] = []
    for name, part in unpack(build_templates.build()[f"{kind}-nynorsk.docx"]).items():
        if re.fullmatch(r"word/(document|header\d|footer\d)\.xml", name):
            texts = (nynorsk.TAG.sub("\u00b6", node.text or "") for node in etree.fromstring(part).iter(f"{{{nynorsk.W}}}t"))
            left += [word for text in texts for word in BOKMÅL.findall(text)]
    assert left == []


def test_the_search_for_bokmål_finds_it() -> None:
    assert BOKMÅL.findall("Møtet gjelder noe, og enhetene er ikke med.") == ["gjelder", "noe", "enhetene", "ikke"]


def test_every_row_of_the_table_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()
    one = nynorsk._said
    monkeypatch.setattr(nynorsk, "_said", lambda piece, unknown: (asked.add(piece.strip()), one(piece, unknown))[1])
    build_templates.build()
    assert (set(nynorsk.NYNORSK) | nynorsk.SAME) - asked == set()
    assert [bokmål for bokmål, said_so in nynorsk.NYNORSK.items() if bokmål == said_so] == []


def test_a_text_without_nynorsk_stops_the_building_and_all_are_told() -> None:
    blocks = [*paragraph("Helt ny setning. {{ bruker.navn }} Enda en."), *tick_box("Kryss her")]
    with pytest.raises(nynorsk.NoNynorskError, match=r"Helt ny setning\.', 'Enda en\.', 'Kryss her"):
        nynorsk.translate(*blocks)


def test_a_tag_keeps_its_names_and_its_quoted_words() -> None:
    blocks = paragraph("{% if sak.navn == 'Navn' %}Navn{% endif %}  Enhet ")
    nynorsk.translate(*blocks)
    assert "".join(blocks[0].itertext()) == "{% if sak.navn == 'Navn' %}Namn{% endif %}  Eining "


ALIKE = {
    "Velkommen, samtykke og referent", "Endring av mål eller tiltak", "Ansvarsavklaring", "Neste møte", "Barnevern",
    "Kommunepsykolog", "drøfting i ressursteam", "kopi av referat", "Foreslått", "Utført", "Nådd", "Lagt bort", "representant",
    "Forfall", "Møtt", "Saker", "Saker som var nye", "Tiltak", "skjult",
}  # fmt: skip


def test_every_word_of_the_programs_own_has_nynorsk() -> None:
    sides = ("Bruker", "Bruker og foresatte")
    items = {title.format(brukersiden=side) for title in FIXED_ITEMS for side in sides}
    own = {*CODES.values(), *items, *FIXED_SEATS.values(), *FACTS, *CHART_WORDS, HIDDEN}
    assert {words for words in own if words not in NYNORSK} == ALIKE
    assert said("Annen grunn", "bokmål") == "Annen grunn"
    assert said("Annen grunn", "nynorsk") == "Annan grunn"
