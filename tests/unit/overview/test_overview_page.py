"""The overview page: each section with something and with nothing, hostile content, and the seal."""

from __future__ import annotations

import datetime as dt
import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as lxml_html
from overview_world import HOSTILE, NOW, empty, fact, full

from docgen.build.facts import Sort
from docgen.build.page_look import LeftPage, is_grown_old
from docgen.build.settings import Heartbeat, Settings
from docgen.overview.content import Listed, page_names
from docgen.overview.page import lying, page
from docgen.overview.sections import SECTIONS, SHOWN

EXPECTED = {
    "problems": ("cases/ag.yaml", "Ingen feil og ingen advarsler."),
    "meetings": ("03.12.2026 10.00", "Ingen møter"),
    "follow_ups": ("01.11.2026", "Ingen frister er passert."),
    "missing": ("ikke gjennomgått eller ikke signert (SA-02)", "Ingen samtykker mangler."),
    "ending": ("20.12.2026", "Ingen samtykker går ut"),
    "turning": ("16 år innen 30 dager", "Ingen fyller 16 eller 18"),
    "to_send": ("e-post (ikke for personopplysninger, PV-06)", "Alle ferdige dokumenter er merket sendt."),
    "to_archive": ("sendt til arkivet, bup, utgave 2", "Alle ferdige dokumenter er arkivert."),
    "calendar": ("10.00 bup", ""),
    "built": ("1 dokumenter 01.12.2026 kl. 10.42", "Ingenting er laget ennå."),
}


def read(data: bytes, key: str) -> str:
    (found,) = lxml_html.fromstring(data).xpath(f"//section[@id='{key}']")
    return re.sub(r"\s+", " ", " ".join(found.itertext())).replace(" )", ")").replace(" ,", ",")


@pytest.mark.parametrize("key", EXPECTED)
def test_each_section_tells_what_there_is_and_says_when_there_is_nothing(key: str) -> None:
    something, nothing = EXPECTED[key]
    assert something in read(page(full(), NOW).data, key)
    clean = read(page(empty(), NOW).data, key)
    assert nothing in clean
    assert something not in clean


@pytest.mark.parametrize(
    ("saker", "grupper", "said"),
    [(0, 1, "0 saker og 1 ansvarsgruppe."), (1, 2, "1 sak og 2 ansvarsgrupper."), (2, 0, "2 saker og 0 ansvarsgrupper.")],
)
def test_one_case_and_one_group_are_told_as_one(saker: int, grupper: int, said: str) -> None:
    assert said in page(replace(empty(), saker=saker, grupper=grupper), NOW).data.decode()


def test_every_key_figure_leads_to_its_section() -> None:
    tree = lxml_html.fromstring(page(full(), NOW).data)
    figures = tree.xpath("//ul[@class='tall']//a/@href")
    assert figures == ["#problems", *(f"#{section.key}" for section in SECTIONS)]
    assert {way[1:] for way in tree.xpath("//a/@href[starts-with(., '#')]")} <= set(tree.xpath("//@id"))


def test_hostile_content_is_text() -> None:
    data = page(full(HOSTILE), NOW).data
    tree = lxml_html.fromstring(data)
    assert not tree.xpath("//script | //img | //iframe | //@onclick | //@onload | //link")
    assert len(tree.xpath("//style")) == 1
    assert HOSTILE in [found.text for found in tree.xpath("//bdi")], "letter by letter, and shut in where it turns the direction"
    for before in data.decode().split("\u202e")[:-1]:
        assert before.rfind("<bdi>") > before.rfind("</bdi>") or before.rfind('="') > before.rfind(">")


def test_what_somebody_wrote_in_a_problem_is_hidden() -> None:
    text = html.unescape(page(full("Kari Nordmann"), NOW).data.decode())
    assert "«skjult» er feil" in text


def test_nothing_is_fetched_and_nothing_runs() -> None:
    text = page(full(), NOW).data.decode()
    assert "default-src &#x27;none&#x27;; style-src &#x27;sha256-" in text
    assert not re.findall(r"https?://|url\(|@import|javascript:", text)


def test_a_page_says_its_errors_in_its_title_and_its_grading_on_top() -> None:
    tree = lxml_html.fromstring(page(full(), NOW).data)
    assert tree.findtext(".//title") == "(1) Oversikt"
    assert lxml_html.fromstring(page(empty(), NOW).data).findtext(".//title") == "Oversikt"
    assert tree.xpath("//header/*[1]/text()") == ["Unntatt offentlighet"]
    assert len(tree.xpath("//h1")) == 1


@pytest.mark.parametrize(
    ("watcher", "expected"),
    [
        (None, "Ingen vakt går"),
        (Heartbeat(True, NOW), "Vakten svarte sist 01.12.2026 kl. 10.42."),
        (Heartbeat(False, NOW), "Vakten har ikke svart siden 01.12.2026 kl. 10.42."),
    ],
)
def test_the_watcher_is_told_of(watcher: Heartbeat | None, expected: str) -> None:
    assert expected in html.unescape(page(replace(empty(), watcher=watcher), NOW).data.decode())


def test_when_a_page_was_made_is_no_part_of_what_it_says() -> None:
    early, late = (page(full(), moment) for moment in (NOW, NOW + dt.timedelta(hours=2)))
    assert early.data != late.data
    assert early.says == late.says
    assert page(replace(full(), errors=2), NOW).says != early.says
    alive = [page(replace(full(), watcher=Heartbeat(True, last)), NOW).says for last in (NOW, NOW + dt.timedelta(minutes=5))]
    assert alive[0] == alive[1]


def test_our_page_is_known_by_its_seal_and_one_that_was_changed_is_not_ours() -> None:
    made = page(full(), NOW)
    assert lying(made.data) == type(lying(made.data))(True, made.says)
    for foreign in (made.data.replace(b"AG-2026-005", b"AG-2026-006", 1), made.data[:-1], b"", b"<p>hei</p>", made.data + b" "):
        assert not lying(foreign).is_ours


def test_many_rows_are_folded_on_a_units_page_and_left_to_it_on_the_first() -> None:
    rows = tuple(fact(Sort.SLUTT, emne=f"AG-2026-{number:03}") for number in range(SHOWN + 30))
    whole = page(replace(empty(), ending=Listed(rows[:SHOWN], len(rows))), NOW).data
    assert "Og 30 til, på sidene for hver enhet." in read(whole, "ending")
    own = page(replace(empty(), enhet="nav", ending=Listed(rows, len(rows))), NOW).data
    assert len(lxml_html.fromstring(own).xpath("//section[@id='ending']//details//tbody/tr")) == 30
    assert "Vis 30 til" in read(own, "ending")


def test_where_the_rest_of_a_long_list_stands_is_true() -> None:
    """A page of a unit is named only where there is one, and a list of docgen report only where it has the thing."""
    rows = tuple(fact(Sort.SLUTT, emne=f"AG-2026-{number:03}") for number in range(SHOWN + 30))
    some, all_of_it = Listed(rows[:SHOWN], len(rows)), Listed(rows, len(rows) + 7)
    (problem,) = full().problems.items[:1]
    many = Listed((problem,) * SHOWN, SHOWN + 4)
    whole = page(replace(empty(), problems=many, ending=some), NOW).data
    assert "Og 4 til. docgen check -v viser alle." in read(whole, "problems")
    nobody = page(replace(empty(), pages=(), ending=some, to_send=some, problems=many), NOW).data
    assert "på sidene for hver enhet" not in nobody.decode()
    assert "Og 30 til." in read(nobody, "ending") and "docgen report" not in read(nobody, "ending")
    assert "Alle står i listene som docgen report gir." in read(nobody, "to_send")
    own = page(replace(empty(), enhet="nav", ending=all_of_it, to_archive=all_of_it), NOW).data
    assert "docgen report" not in read(own, "ending") and "docgen report" in read(own, "to_archive")


def test_links_lead_to_the_documents_from_both_kinds_of_page() -> None:
    for enhet, way in ((None, "AG-2026-005/bup.docx"), ("nav", "../AG-2026-005/bup.docx")):
        tree = lxml_html.fromstring(page(replace(full(), enhet=enhet), NOW).data)
        assert way in tree.xpath("//section[@id='to_send']//a/@href")
    assert tree.xpath("//nav//a/@href") == ["../oversikt.html", "uten-enhet.html", "nav.html"]
    assert tree.xpath("//nav//a[@aria-current='page']//text()") == ["nav"]


def test_units_whose_ids_differ_only_in_capitals_have_a_page_each() -> None:
    names = dict(page_names(("", "NAV", "nav", "uten-enhet")))
    assert len({name.casefold() for name in names.values()}) == 4


def test_the_half_year_has_a_row_for_every_week_and_saturdays_only_where_somebody_meets() -> None:
    tree = lxml_html.fromstring(page(full(), NOW).data)
    rows = tree.xpath("//section[@id='calendar']//tbody/tr")
    assert len(rows) == 27
    assert {len(row) for row in rows} == {8}
    without = lxml_html.fromstring(page(empty(), NOW).data).xpath("//section[@id='calendar']//thead//th")
    assert len(without) == 6
    assert "og 2 til" in read(page(full(), NOW).data, "calendar")


@pytest.mark.parametrize(("minutes", "is_old"), [(0, False), (49, False), (50, True), (-1, True), (-525_600, True)])
def test_a_page_is_grown_old_after_its_time_or_when_it_is_from_a_time_to_come(minutes: int, is_old: bool) -> None:
    now = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
    settings = Settings(Path(), now.date(), moment=now, vakt=Heartbeat(True, now))
    left = LeftPage("oversikt.html", None, now - dt.timedelta(minutes=minutes), "")
    assert is_grown_old(settings, left) is is_old
