"""The overview page of a real workspace: what it tells, that it names nobody, and when it is written."""

from __future__ import annotations

import datetime as dt
import html
import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.build.settings import Heartbeat, Settings
from docgen.overview.content import Content
from docgen.overview.page import Page
from docgen.overview.page import page as make_page
from docgen.pipeline import build
from office import Office, Outcome

GROUP = "cases/ansvarsgrupper/AG-2026-005/gruppe.yaml"
MEETING = "cases/ansvarsgrupper/AG-2026-005/møte-2026-12-10.yaml"
NAMES = {
    "navn",
    "møteleder",
    "referent",
    "ansvarlig",
    "av",
    "hvem",
    "medlem",
    "stedfortreder",
    "innkalte",
    "til_stede",
    "forfall",
}
PROSE = {"tekst", "problemstilling", "situasjon", "innhold", "bruker_sier", "oppgaver", "begrunnelse", "konklusjon", "tittel"}


def pages(office: Office) -> dict[str, str]:
    """Every page of the overview, by its path below output/."""
    found = [office.output / "oversikt.html", *sorted((office.output / "oversikt").glob("*.html"))]
    return {path.relative_to(office.output).as_posix(): path.read_text("utf-8") for path in found}


def page(office: Office) -> str:
    return pages(office)["oversikt.html"]


def section(text: str, key: str) -> str:
    """What a person reads in one section."""
    found = re.search(rf'<section id="{key}".*?</section>', text, re.DOTALL)
    assert found, f"no section {key}"
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", found[0])))


def words_in(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a YAML file with the key that it stands under."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from words_in(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from words_in(inner, key)
    elif isinstance(value, str):
        yield key, value


def case_texts(office: Office) -> Iterator[tuple[str, str]]:
    for file in sorted((office.root / "cases").rglob("*.yaml")):
        if file.parent.name != "register":
            yield from words_in(yaml.load(file.read_text("utf-8"), yaml.BaseLoader))


# --- nobody is named -----------------------------------------------------------------------------------------------


def test_no_page_holds_a_name_a_birth_date_or_a_sentence_of_a_case(built: tuple[Office, Outcome]) -> None:
    office, _ = built
    texts = list(case_texts(office))
    names = {text for key, text in texts if key in NAMES and " " in text and text[0].isupper()}
    sentences = {text.strip().splitlines()[0] for key, text in texts if key in PROSE and len(text) > 20}
    born = {text for key, text in texts if key == "fødselsdato"}
    assert len(names) > 40
    assert len(sentences) > 40
    assert len(born) > 10
    for path, text in pages(office).items():
        read = html.unescape(text)
        for private in names | sentences | born | {".".join(reversed(day.split("-"))) for day in born}:
            assert private not in read, f"{path} holds something of a case"


def test_a_name_planted_in_every_field_is_on_no_page(whole: Office) -> None:
    """Also where it is no name that belongs there: a problem that quotes it says «skjult»."""
    for file in (*(whole.root / "cases/ansvarsgrupper/AG-2026-005").glob("*.yaml"), *(whole.root / "cases/saker").glob("*.yaml")):
        lines = file.read_text("utf-8").splitlines()
        planted = [
            re.sub(r"^( *(?:- )?[a-zæøå_]+: )([A-ZÆØÅa-zæøå][^\n{}\[\]:#,|]*)$", r"\1\2 Plantine Hemmeligmo", line)
            for line in lines
        ]
        file.write_text("\n".join(planted) + "\n", "utf-8")
    outcome = whole.build("--json")
    problems = outcome.json["diagnostics"]
    assert len(problems) > 50, "the planting is seen by the program"
    for path, text in pages(whole).items():
        for word in ("Plantine", "Hemmeligmo"):
            assert word not in html.unescape(text), path
    assert "skjult" in page(whole)
    assert "initialer" in page(whole)


def test_names_that_are_ids_do_not_come_onto_the_page(whole: Office) -> None:
    """Ids that a secretary made up: of a measure, of a consent, of a guardian."""
    folder = whole.root / "cases/ansvarsgrupper/AG-2026-005"
    for file in folder.glob("*.yaml"):
        text = re.sub(r"(\bid: )t(\d)", r"\1hemmelia-t\2", file.read_text("utf-8"))
        file.write_text(re.sub(r"(\bid: )AG-2026-005-m5", r"\1hemmelia", text), "utf-8")
    assert whole.build().code in (0, 1)
    assert not [path for path, text in pages(whole).items() if "hemmelia" in html.unescape(text).casefold()]


# --- what it tells -------------------------------------------------------------------------------------------------


def test_the_page_tells_what_the_files_say(built: tuple[Office, Outcome]) -> None:
    text = page(built[0])
    assert "Ingen feil og ingen advarsler." in section(text, "problems")
    assert "<title>Oversikt</title>" in text
    meetings = section(text, "meetings")
    assert "30.11.2026 13.30 AG-2026-009 (S.W.N.) ansvarsgruppemøte sendt ja ja helsestasjon" in meetings.replace(
        " )", ")"
    ).replace("( ", "(")
    assert "AG-2026-005" not in meetings, "10 December is more than 14 days ahead"
    follow = section(text, "follow_ups")
    assert "19.06.2026" in follow
    assert "L.P.S." in follow
    assert "18.12.2026" not in follow, "not past due"
    assert "SA-02" in section(text, "missing")
    assert "_samtykke_trukket_" in section(text, "to_send")
    assert "ikke pakket" in section(text, "to_archive")
    assert "uten enhet" in text


def test_an_error_is_told_with_file_line_and_way_out_and_stands_in_the_title(office: Office) -> None:
    office.edit(GROUP, "  navn: Live Marie Hauknes", "  navnn: Live Marie Hauknes")
    outcome = office.build()
    assert outcome.code == 1
    text = page(office)
    told = section(text, "problems")
    assert re.search(r"<title>\(\d+\) Oversikt</title>", text)
    assert GROUP in told
    assert "Feil DG" in told
    assert "Hauknes" not in text
    office.edit(GROUP, "  navnn: Live Marie Hauknes", "  navn: Live Marie Hauknes")
    office.build()
    assert "<title>Oversikt</title>" in page(office)


def test_a_follow_up_that_is_done_in_later_minutes_is_no_longer_past_due(office: Office) -> None:
    late = ("--date", "2027-02-01")
    office.build(*late)
    assert "11.12.2026 AG-2026-005" in section(page(office), "follow_ups")
    office.edit(
        "cases/ansvarsgrupper/AG-2026-005/møte-2026-10-22.yaml",
        "frist: 11.12.2026\n      status: igangsatt",
        "frist: 11.12.2026\n      status: utført",
    )
    office.build(*late)
    assert "11.12.2026 AG-2026-005" not in section(page(office), "follow_ups")


def test_a_consent_that_runs_out_is_told_of_and_a_birthday_without_its_day(office: Office) -> None:
    born = re.search(r"fødselsdato: (\S+)", office.read(GROUP))
    assert born
    office.edit(GROUP, f"fødselsdato: {born[1]}", "fødselsdato: 05.12.2010")
    office.build()
    text = page(office)
    assert "AG-2026-005" in section(text, "turning")
    assert "16 år innen 30 dager" in section(text, "turning")
    assert not {day for day in ("05.12.2010", "05.12.2026", "2026-12-05", "2010-12-05") if day in text}
    # On 5 December she turned 16, and what others signed for her no longer counts; with her real birthday it still does.
    office.build("--date", "2027-06-01")
    assert "AG-2026-005" in section(page(office), "missing")
    office.edit(GROUP, "fødselsdato: 05.12.2010", f"fødselsdato: {born[1]}")
    office.build("--date", "2027-06-01")
    assert "22.06.2027" in section(page(office), "ending")


def test_what_was_sent_and_what_was_archived_leave_their_lists(office: Office) -> None:
    before = page(office)
    assert "AG-2026-005_2026-12-10_innkalling_bup.docx" in section(before, "to_send")
    text = office.read(MEETING)
    office.write(MEETING, re.sub(r"innkalling: \{dato: ([^,}]+)[^}]*\}", r"innkalling: {dato: \1, sendt: ja}", text))
    path = next(path for path in office.documents if path.endswith("2026-10-22_referat.docx"))
    office.note_in_archive(path)
    office.build()
    after = page(office)
    assert "2026-12-10_innkalling" not in section(after, "to_send")
    assert path.rpartition("/")[2] in section(before, "to_archive")
    assert path.rpartition("/")[2] not in section(after, "to_archive")


# --- when it is written --------------------------------------------------------------------------------------------


def test_a_build_that_finds_nothing_new_writes_no_page(office: Office) -> None:
    before = {path: (office.output / path).stat().st_mtime_ns for path in pages(office)}
    assert office.build("--json").json["overview"] == {"written": [], "foreign": []}
    assert office.build("--thorough", "--json").json["overview"] == {"written": [], "foreign": []}
    assert {path: (office.output / path).stat().st_mtime_ns for path in pages(office)} == before


def test_another_day_makes_another_page_without_judging_anything(office: Office) -> None:
    office.build("--date", "2026-11-21")
    outcome = office.build("--date", "2026-11-27", "--json")
    assert "output/oversikt.html" in outcome.json["overview"]["written"]
    assert "10.12.2026" in section(page(office), "meetings")


def test_a_page_that_was_deleted_is_made_again(office: Office) -> None:
    before = pages(office)
    (office.output / "oversikt.html").unlink()
    (office.output / "oversikt" / "barnevern.html").unlink()
    office.build()
    assert pages(office) == before


def test_a_page_that_is_not_ours_is_left_alone_and_told_of(office: Office) -> None:
    file = office.output / "oversikt.html"
    ours = file.read_text("utf-8")
    file.write_text(ours.replace("Unntatt offentlighet", "Offentlig"), "utf-8")
    outcome = office.build()
    assert "output/oversikt.html er endret, eller ikke laget av docgen" in outcome.err
    assert "Offentlig" in file.read_text("utf-8")
    file.unlink()
    file.symlink_to(office.root / "et annet sted.html")
    office.build()
    assert not (office.root / "et annet sted.html").exists()
    file.unlink()
    office.build()
    assert file.read_text("utf-8") == ours


def test_check_and_a_dry_run_write_no_page(fresh: Office) -> None:
    fresh.run("check")
    fresh.build("--dry-run")
    assert not (fresh.output / "oversikt.html").exists()


def test_two_builds_from_nothing_make_the_same_bytes(fresh: Office, office: Office) -> None:
    fresh.build()
    assert pages(fresh) == pages(office)


def test_the_watchers_heartbeat_is_told(office: Office) -> None:
    office.write("docgen.toml", office.read("docgen.toml").replace("dato = 2026-11-20", ""))
    beat = {"maskin": "HEMMELIG-PC", "prosess": 7, "siden": "2020-01-01T08:00:00+01:00", "sist": "2020-01-01T09:12:00+01:00"}
    pulse = beat | {"måte": "hendelser", "bygget": None, "laget": 0, "feil": 0, "advarsler": 0, "venter_på_verden": False}
    office.write(".docgen/puls.json", json.dumps(pulse))
    office.build()
    assert "Vakten har ikke svart siden 01.01.2020 kl. 09.12." in html.unescape(page(office))
    assert "HEMMELIG" not in page(office)
    (office.root / ".docgen/puls.json").unlink()
    office.build()
    assert "Ingen vakt går" in page(office)


def test_a_page_that_tells_of_a_living_watcher_is_written_anew_before_the_hour_is_over(office: Office, tmp_path: Path) -> None:
    begun = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)

    def written(minutes: int, *, is_alive: bool = True) -> tuple[str, ...]:
        now = begun + dt.timedelta(minutes=minutes)
        vakt = Heartbeat(is_alive, now if is_alive else begun)
        settings = Settings(
            office.root, begun.date(), moment=now, vakt=vakt, state=tmp_path / "t", cache=Path(os.environ["DOCGEN_CACHE"])
        )
        return build(settings).pages.written

    assert "output/oversikt.html" in written(0)
    assert [written(minutes) for minutes in (1, 40)] == [(), ()]
    # The page of everything is written for a reason of its own: that makes the pages of the units no younger.
    office.edit(MEETING, "sted: ", "sted: Et annet sted enn ")
    assert written(45) == ("output/oversikt.html",)
    assert "output/oversikt/barnevern.html" in written(51)
    assert written(60) == ()
    # Dead it is told of once, and what it says does not change any more.
    assert "output/oversikt.html" in written(70, is_alive=False)
    assert written(170, is_alive=False) == ()


def test_pages_that_are_not_made_again_say_what_they_would_say(office: Office, tmp_path: Path) -> None:
    other = "cases/ansvarsgrupper/AG-2026-003/gruppe.yaml"
    edits: tuple[tuple[str, str, str], ...] = (
        (GROUP, "koordinator:", "koordinatr:"),
        (GROUP, "koordinatr:", "koordinator:"),
        (MEETING, "dato: 2026-12-10", "dato: 2026-12-01"),
        (MEETING, "innkalling: {dato: 2026-11-19}", "innkalling: {dato: 2026-11-19, sendt: ja}"),
        (other, "  enhet: psykisk_helse_rus\n", "  enhet: nav\n"),
        (other, "status: aktiv", "status: avsluttet"),
    )
    for number, (file, old, new) in enumerate(edits):
        office.edit(file, old, new)
        office.build()
        scratch = Office(tmp_path / f"fra bunnen {number}")
        shutil.copytree(office.root, scratch.root, ignore=shutil.ignore_patterns("oversikt*"))
        scratch.build()
        assert pages(office) == pages(scratch), (file, new)


def test_a_unit_of_which_nothing_new_is_told_keeps_its_page(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings = Settings(office.root, dt.date(2026, 11, 20), state=tmp_path / "t", cache=Path(os.environ["DOCGEN_CACHE"]))
    build(settings)
    made: list[str | None] = []

    def counted(content: Content, now: dt.datetime | None) -> Page:
        made.append(content.enhet)
        return make_page(content, now)

    monkeypatch.setattr("docgen.stages.overviewing.page", counted)
    office.edit(MEETING, "innkalling: {dato: 2026-11-19}", "innkalling: {dato: 2026-11-19, sendt: ja}")
    build(settings)
    assert made == [None, "barnevern"]


def test_the_page_of_a_unit_tells_only_its_own_and_is_gone_with_it(office: Office) -> None:
    text = pages(office)["oversikt/barnevern.html"]
    assert "AG-2026-005" in text
    assert "AG-2026-003" not in text
    assert 'aria-current="page"><bdi>barnevern</bdi>' in text
    office.write(GROUP, office.read(GROUP).replace("enhet: barnevern", "enhet: ppt"))
    (office.root / "cases/ansvarsgrupper/AG-2026-005").rename(office.root.parent / "bort")
    office.build()
    assert "oversikt/barnevern.html" not in pages(office)


def test_the_page_is_in_english_where_messages_are(office: Office) -> None:
    office.build("--lang", "en")
    text = page(office)
    assert '<html lang="en">' in text
    assert "Exempt from public disclosure" in text


def test_a_birth_date_that_cannot_be_right_is_told_of_without_its_day(office: Office) -> None:
    born = re.search(r"fødselsdato: (\S+)", office.read(GROUP))
    assert born
    for wrong in ("23.06.2051", "23.06.1851"):
        office.edit(GROUP, f"fødselsdato: {born[1]}", f"fødselsdato: {wrong}")
        done = office.build("--json")
        pages = "".join(path.read_text("utf-8") for path in office.output.rglob("*.html"))
        for said in (pages, done.out):
            assert "DG170" in said and wrong not in said
        assert wrong in office.run("check").said
        office.edit(GROUP, f"fødselsdato: {wrong}", f"fødselsdato: {born[1]}")


def test_a_build_of_some_files_leaves_the_page_which_says_that_it_does(office: Office) -> None:
    office.build()
    before = page(office)
    assert "en bygging av bare noen filer endrer den ikke" in html.unescape(before)
    office.edit(MEETING, "tittel: Jul og ferie", "titel: Jul og ferie")
    assert office.build(MEETING).code == 1
    assert page(office) == before
    office.build()
    assert page(office) != before
