"""What a template may see: the file's names, what is computed from them, and nothing that is not for this receiver."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from casebooks import (
    DAY,
    UNITS,
    Written,
    about,
    casebook,
    consent,
    father,
    group,
    held,
    meeting,
    member,
    mother,
    own_consent,
    person,
    sak,
    team_meeting,
)
from docgen.documents.plain import Plainer
from docgen.documents.recipients import receivers
from docgen.documents.table import DocumentType, build_table
from docgen.documents.table_file import read_table
from docgen.documents.team import is_same_seat
from docgen.documents.values import Issue, Values, copy_values, shared_values
from docgen.documents.vocabulary import BY_SUBJECT, vocabulary
from docgen.model.casebook import Casebook
from docgen.model.halfyear import half_year_of, season
from docgen.model.runday import RunDay, Watch
from docgen.model.subject import Receiver
from docgen.word.check import Vocabulary
from docgen.word.rich import Markdown

MEETING, GROUP, CASE = "AG-2026-001-m1", "AG-2026-001", "RT-2026-001"
TEMPLATES = Path(__file__).parents[3] / "templates"
CONTACTS = {
    "kari": ("Karis vei 1", "68 05 20 01", "kari@testdal.example"),
    "mor": ("Mors vei 2", "68 05 20 02", "mona@testdal.example"),
    "far": ("Fars vei 3", "68 05 20 03", "frode@testdal.example"),
}


@cache
def rows() -> tuple[DocumentType, ...]:
    """The repository's own table: what it names must be what `values` gives."""
    data = (TEMPLATES / "dokumenter.yaml").read_bytes()
    mal = [worded["mal"] for row in yaml.safe_load(data)["dokumenter"] for worded in (row, row["nynorsk"])]
    table, _ = read_table(data, "templates/dokumenter.yaml")
    types, problems = build_table(table, mal, frozenset())
    assert [p.code for p in problems if p.code != "DG204"] == []
    return types


def row_of(kind: str, om: str) -> DocumentType:
    return next(row for row in rows() if (row.type, row.om) == (kind, om))


def issue_of(book: Casebook, subject_id: str, kind: str, held_back: frozenset[str] = frozenset()) -> Issue:
    row = row_of(kind, about(book, subject_id).om)
    subject = about(book, subject_id).spoken(row.målform(about(book, subject_id)))
    dato = row.own_date(subject) or DAY
    wanted = tuple(r for r in receivers(subject, row.row.mottakere, dato, row.type) if r.key not in held_back)
    return Issue(row, subject, dato, DAY, wanted, held_back)


def shared(book: Casebook, subject_id: str, kind: str, held_back: frozenset[str] = frozenset()) -> Values:
    return shared_values(issue_of(book, subject_id, kind, held_back), Plainer(book.enheter))


def copies(book: Casebook, subject_id: str, kind: str) -> dict[str, Values]:
    """The values of every copy by receiver key; "" is the archive copy."""
    issue = issue_of(book, subject_id, kind)
    common = shared_values(issue, Plainer(book.enheter))
    every: tuple[Receiver | None, ...] = (None, *issue.receivers)
    return {receiver.key if receiver else "": copy_values(common, issue, receiver) for receiver in every}


def leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every value at the bottom of the tree with its dotted name; a list's items are `[]`."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, f"{path}[]")
    else:
        yield path, value


def says(values: object, text: str) -> list[str]:
    """Where in the values a text stands."""
    return [path for path, value in leaves(values) if text in str(value)]


# --- one receiver's data never on another's paper (PV-04) ----------------------------------------------------------


@pytest.mark.parametrize("kind", ["innkalling", "saksliste"])
def test_each_copy_holds_the_contact_details_of_its_own_receiver_alone(kind: str) -> None:
    book = casebook(group(bruker=person(skal_ha_kopi="ja")), meeting())
    found = copies(book, MEETING, kind)
    assert {"", "bruker", "foresatt-mor", "foresatt-far", "bup", "skolen"} == set(found)
    for key, values in found.items():
        for owner, details in CONTACTS.items():
            own = key in (f"foresatt-{owner}", {"kari": "bruker"}.get(owner))
            where = [place for detail in details for place in says(values, detail)]
            assert set(where) <= ({"mottaker.linjer[]"} if own else set()), (key, owner, where)


def everything_private() -> list[Written]:
    """A file in which every private field is filled with a word of its own."""
    secret = {
        "adresse": "hemmelig adresse\n",
        "telefon": "hemmelig telefon",
        "e_post": "hemmelig e-post",
        "notat": "hemmelig notat",
    }
    verge = {"navn": "Vera Verge", "mandat": ["økonomi"], **secret}
    bruker = person(**secret, verge=verge, fødselsdato="2015-04-01", kopi_sperret="hemmelig sperre")
    sister = {"navn": "Siv Søster", "type": "pårørende", "grunnlag": "hemmelig grunnlag", **secret}
    parents = [mother(**secret, kopi_sperret="hemmelig sperre"), father(**secret, kopi_sperret="hemmelig sperre")]
    members = [member("Berit Bup", "bup", telefon="hemmelig telefon", e_post="hemmelig e-post", notat="hemmelig notat")]
    closing = {
        "dato": "2026-11-01",
        "grunn": "annet",
        "begrunnelse": "hemmelig begrunnelse",
        "sluttvurdering": "hemmelig vurdering",
    }
    off = meeting(
        status="avlyst",
        avlyst={"dato": "2026-10-20", "av": "Anne Ansatt", "grunn_intern": "hemmelig grunn", "notat": "hemmelig notat"},
        notat="hemmelig notat",
    )
    mine = group(
        bruker=bruker,
        foresatte=parents,
        representanter=[sister],
        medlemmer=members,
        avslutning=closing,
        notat="hemmelig notat",
        fastlege_ikke_med="hemmelig grunn",
    )
    case = sak(
        bruker=bruker, foresatte=parents, representanter=[sister], drøftinger=[{"møte": "RTM-1", "notat": "hemmelig notat"}]
    )
    return [mine, off, case, team_meeting(CASE, notat="hemmelig notat")]


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        (MEETING, "avlysning"),
        (MEETING, "innkalling"),
        (GROUP, "avslutning"),
        (GROUP, "oppstart"),
        (GROUP, "samtykkeskjema"),
        (CASE, "meldeskjema"),
        (CASE, "samtykkeskjema"),
        (f"{CASE}/RTM-1", "referat_ressursteam"),
        ("RTM-1", "saksliste_ressursteam"),
    ],
)
def test_what_is_never_printed_is_not_there_to_print(subject: str, kind: str) -> None:
    for key, values in copies(casebook(*everything_private()), subject, kind).items():
        assert says(values, "hemmelig") == [], key


def test_values_are_plain_all_the_way_down() -> None:
    book = casebook(*everything_private())
    for subject, kind in ((MEETING, "avlysning"), (GROUP, "avslutning"), (f"{CASE}/RTM-1", "referat_ressursteam")):
        for path, value in leaves(shared(book, subject, kind)):
            assert value is None or type(value) in (str, Markdown, int, bool, dt.date, dt.time), (path, type(value))


def test_a_unit_that_consent_leaves_out_stands_in_no_list_of_the_group() -> None:
    book = casebook(group(samtykker=[consent("skolen")]), meeting())
    values = shared(book, MEETING, "innkalling", frozenset({"bup"}))
    assert says(values, "Enheten bup") == [] and says(values, "Berit Bup") == ["møte.referent"]
    assert says(values, "Enheten skolen")
    assert says(values, "Enheten helsestasjon"), "the koordinator's own unit is the sender"


@pytest.mark.parametrize(
    ("closing", "points", "closes"),
    [
        (None, ["avslutning"], False),
        ({"dato": "2026-10-22", "ført_i": MEETING}, ["sak"], True),
        ({"dato": "2026-10-22"}, ["avslutning"], True),
        ({"dato": "2026-10-22"}, ["sak"], False),
        ({"dato": "2026-12-22", "ført_i": "AG-2026-001-m9"}, ["avslutning"], False),
    ],
)
def test_a_meeting_closes_the_group_that_is_closed_in_its_minutes(closing: Any, points: list[str], closes: bool) -> None:
    minutes = {"dato": "2026-10-23", "saker": [{"tittel": "x", "type": kind} for kind in points]}
    changes = {"avslutning": closing} if closing else {}
    book = casebook(group(**changes), meeting(status="gjennomført", referat=minutes), meeting(id="AG-2026-001-m9"))
    assert shared(book, MEETING, "referat")["møte"]["avslutter_gruppen"] is closes


@pytest.mark.parametrize(
    ("seat", "unit", "is_same"),
    [
        ("Barnevern", "Barneverntjenesten", True),
        ("Barnevern", "Barnevernet", True),
        ("Barnevern", "Barnevernstenesta", True),
        ("Kommunepsykolog", "Kommunepsykologen", True),
        ("Fysioterapi- og ergoterapitjenesten", "Fysio- og ergoterapitjenesten", True),
        ("Psykisk helse- og rustjenesten", "Psykisk helse og rus", True),
        ("Psykisk helse- og rustjenesten", "Rustjenesten", False),
        ("Helsestasjons- og skolehelsetjenesten", "Helsestasjonen", False),
        ("Barnevern", "Barneverntjenesten i Vika", False),
        ("Barnevern", "BUP", False),
    ],
)
def test_a_seat_and_a_unit_that_say_the_same_are_known(seat: str, unit: str, is_same: bool) -> None:
    assert is_same_seat(seat, unit) is is_same


@pytest.mark.parametrize(
    ("målform", "unit", "expected"),
    [
        ("bokmål", "Barneverntjenesten", ("Barneverntjenesten", "Barneverntjenesten")),
        ("bokmål", "Familiehuset", ("Barnevern", "Familiehuset")),
        ("nynorsk", "Barneverntjenesten", ("Barneverntjenesten", "Barneverntjenesten")),
    ],
)
def test_the_shared_agenda_names_a_unit_once_where_its_seat_says_the_same(
    målform: str, unit: str, expected: tuple[str, str]
) -> None:
    book = casebook(sak(), team_meeting(CASE), units={"barnevern": {"navn": unit}}, oppsett={"målform": målform})
    seats = shared(book, "RTM-1", "saksliste_ressursteam")["faste_deltakere"]
    assert (seats[2]["sete"], seats[2]["enhet"]) == expected


def test_the_distribution_list_holds_the_actual_receivers_and_no_address() -> None:
    book = casebook(group(), meeting())
    values = shared(book, MEETING, "innkalling", frozenset({"bup"}))
    assert values["mottakere"] == [
        {"navn": "Mona Testdal", "rolle": "mor", "kopi": False},
        {"navn": "Frode Testdal", "rolle": "far", "kopi": False},
        {"navn": "Enheten skolen v/ Lars Lærer", "rolle": "", "kopi": False},
    ]


def test_the_letter_says_for_whom_it_is_and_the_archive_copy_that_it_is_one() -> None:
    found = copies(casebook(group(), meeting()), MEETING, "innkalling")
    assert (found[""]["mottaker"]["nøkkel"], found[""]["dokument"]["arkiveksemplar"]) == ("", True)
    assert found["foresatt-mor"]["mottaker"] == {
        "nøkkel": "foresatt-mor",
        "navn": "Mona Testdal",
        "linjer": ["Mona Testdal", "Mors vei 2", "9999 Eksempelvik"],
        "privat": True,
        "kopi": False,
        "deres_ref": "",
    }
    assert not found["foresatt-mor"]["dokument"]["arkiveksemplar"]
    assert not found["bup"]["mottaker"]["privat"]


@pytest.mark.parametrize(("numbers", "said"), [([], ""), (["2026/88"], "2026/88"), (["2026/88", "2025/9"], "2026/88, 2025/9")])
def test_only_the_unit_itself_reads_what_it_calls_the_case(numbers: list[str], said: str) -> None:
    known = group(deres_ref=[{"enhet": "bup", "referanse": number} for number in numbers])
    found = copies(casebook(known, meeting()), MEETING, "innkalling")
    assert {key: values["mottaker"]["deres_ref"] for key, values in found.items()} == dict.fromkeys(found, "") | {"bup": said}
    assert not [key for key, values in found.items() if key != "bup" and said and said in str(values)]


def test_the_goals_of_earlier_minutes_are_as_they_were_then() -> None:
    """The file holds the goals of today; those that are dated change no minutes of a day before (DG410)."""
    goals = [
        {"tekst": "Sove", "status": "nådd", "til": "2026-10-23"},
        {"tekst": "Lese", "status": "nådd", "til": "2026-10-24"},
        {"tekst": "Svømme", "status": "lagt_bort"},
        {"tekst": "Sykle", "fra": "2026-10-23"},
        {"tekst": "Skrive", "fra": "2026-10-24"},
    ]
    shown = shared(casebook(group(mål=goals), held()), MEETING, "referat")["gruppe"]["mål"]
    assert [(goal["tekst"], goal["status"]) for goal in shown] == [
        ("Sove", "nådd"),
        ("Lese", "åpent"),
        ("Svømme", "lagt_bort"),
        ("Sykle", "åpent"),
    ]


# --- meetings ------------------------------------------------------------------------------------------------------


def titles(values: Values) -> list[str]:
    return [point["tittel"] for point in values["saksliste"]]  # type: ignore[index,union-attr,call-overload]


@pytest.mark.parametrize(
    ("others", "is_first"),
    [
        ([], True),
        ([meeting(id="AG-2026-001-m0", dato="2026-09-10")], False),
        ([meeting(id="AG-2026-001-m0", dato="2026-09-10", status="avlyst")], True),
        ([meeting(id="AG-2026-001-m2", dato="2026-12-10")], True),
    ],
    ids=["alone", "after another", "after one that was called off", "before another"],
)
def test_only_the_first_meeting_says_that_there_are_no_minutes_to_go_through(others: list[Written], is_first: bool) -> None:
    points = shared(casebook(group(), meeting(), *others), MEETING, "saksliste")["saksliste"]
    assert isinstance(points, list)
    assert [point["tittel"] for point in points if point["første_møte"]] == ["Referat fra forrige møte"] * is_first


def test_the_fixed_items_stand_in_order_and_the_user_side_speaks_second() -> None:
    values = shared(casebook(group(), meeting()), MEETING, "saksliste")
    assert titles(values) == [
        "Velkommen, samtykke og referent",
        "Bruker og foresatte har ordet",
        "Referat fra forrige møte",
        "Status fra medlemmene",
        "Endring av mål eller tiltak",
        "Meldte saker",
        "Ansvarsavklaring",
        "Neste møte",
    ]
    assert [point["nr"] for point in values["saksliste"]] == [*range(1, 9)]


def test_the_municipality_may_put_the_former_minutes_first() -> None:
    values = shared(casebook(group(), meeting(), oppsett={"bruker_først": "nei"}), MEETING, "saksliste")
    assert titles(values)[:3] == ["Velkommen, samtykke og referent", "Referat fra forrige møte", "Bruker og foresatte har ordet"]


def test_an_adult_has_the_word_alone() -> None:
    adult = group(bruker=person(fødselsdato="1990-04-01"), foresatte=[], samtykker=[own_consent()])
    assert titles(shared(casebook(adult, meeting()), MEETING, "saksliste"))[1] == "Bruker har ordet"


def test_age_at_the_table_is_that_of_the_meetings_day() -> None:
    turning = group(bruker=person(fødselsdato="2008-10-22"))
    assert titles(shared(casebook(turning, meeting()), MEETING, "saksliste"))[1] == "Bruker har ordet"


def test_what_was_reported_stands_under_its_own_item_with_who_raised_it() -> None:
    points = [
        {"tittel": "Skoleveien", "meldt_av": {"navn": "Mona Testdal", "rolle": "foresatt"}, "tid_minutter": "10"},
        {"tittel": "Ferie", "meldt_av": {"rolle": "annen_representant"}},
    ]
    values = shared(casebook(group(), meeting(saksliste=points)), MEETING, "saksliste")
    reported = [point["punkter"] for point in values["saksliste"] if point["punkter"]]
    assert reported == [
        [
            {"tittel": "Skoleveien", "meldt_av": "Mona Testdal (foresatt)", "tid_minutter": 10},
            {"tittel": "Ferie", "meldt_av": "annen representant", "tid_minutter": None},
        ]
    ]


def test_a_samarbeidsmøte_has_what_was_reported_and_no_fixed_items() -> None:
    book = casebook(group(), meeting(møtetype="samarbeidsmøte", saksliste=[{"tittel": "Overgang"}]))
    assert titles(shared(book, MEETING, "saksliste")) == ["Overgang"]


def test_a_list_in_a_tiltak_becomes_a_list_in_the_table_too() -> None:
    book = casebook(
        group(), held(tiltak=[{"tekst": "Lage en plan:\n\n- dager\n- timer", "ansvarlig": "bup", "frist": "fortløpende"}])
    )
    (row,) = shared(book, MEETING, "referat")["ansvarsavklaring"]
    assert isinstance(row["tekst"], Markdown)


def test_who_does_what_by_when_is_computed_from_the_tiltak() -> None:
    tiltak = [
        {"tekst": "Ringe PPT", "ansvarlig": "bup", "frist": "2026-11-05", "status": "igangsatt", "mål": "m1"},
        {"tekst": "Lekser", "ansvarlig": "Mona Testdal", "frist": "fortløpende"},
    ]
    book = casebook(group(mål=[{"id": "m1", "tekst": "Mer skole"}]), held(tiltak=tiltak))
    assert shared(book, MEETING, "referat")["ansvarsavklaring"] == [
        {
            "tekst": "Ringe PPT",
            "ansvarlig": "Enheten bup",
            "frist": dt.date(2026, 11, 5),
            "status": "igangsatt",
            "mål": "Mer skole",
        },
        {"tekst": "Lekser", "ansvarlig": "Mona Testdal", "frist": "fortløpende", "status": None, "mål": None},
    ]


def test_those_who_were_there_have_a_role_and_a_unit() -> None:
    there = ["Kari Testdal", "Mona Testdal", "Anne Ansatt", "Berit Bup", {"navn": "Gjest Gran", "enhet": "ppt"}]
    values = shared(casebook(group(), held(til_stede=there, forfall=["Lars Lærer"])), MEETING, "referat")
    assert values["til_stede"] == [
        {"navn": "Kari Testdal", "rolle": "bruker", "enhet": ""},
        {"navn": "Mona Testdal", "rolle": "mor", "enhet": ""},
        {"navn": "Anne Ansatt", "rolle": "koordinator", "enhet": "Enheten helsestasjon"},
        {"navn": "Berit Bup", "rolle": "saksbehandler", "enhet": "Enheten bup"},
        {"navn": "Gjest Gran", "rolle": "", "enhet": "Enheten ppt"},
    ]
    assert values["forfall"] == [{"navn": "Lars Lærer", "rolle": "saksbehandler", "enhet": "Enheten skolen"}]


def test_a_unit_that_sent_word_and_is_not_covered_stands_in_the_familys_copy_and_not_in_a_units() -> None:
    bup_left_out = casebook(
        group(samtykker=[consent("skolen", "helsestasjon")]),
        held(til_stede=["Kari Testdal", "Anne Ansatt", "Lars Lærer"], forfall=["Berit Bup", "Mona Testdal"]),
    )
    absent = {key: [one["navn"] for one in values["forfall"]] for key, values in copies(bup_left_out, MEETING, "referat").items()}
    assert absent["skolen"] == ["Mona Testdal"]
    assert absent["bup"] == absent["foresatt-mor"] == absent[""] == ["Berit Bup", "Mona Testdal"]


@pytest.mark.parametrize(
    ("there", "alone"),
    [(["Kari Testdal"], False), (["mona  testdal"], False), (["Anne Ansatt", "Berit Bup"], True), ([], True)],
)
def test_a_meeting_without_anyone_of_the_user_side_is_seen(there: list[str], alone: bool) -> None:
    assert shared(casebook(group(), held(til_stede=there)), MEETING, "referat")["uten_bruker"] is alone


def test_the_koordinator_leads_unless_the_file_says_otherwise() -> None:
    assert shared(casebook(group(), meeting()), MEETING, "innkalling")["møte"]["møteleder"] == "Anne Ansatt"
    book = casebook(group(), meeting(møteleder="Berit Bup"))
    assert shared(book, MEETING, "innkalling")["møte"]["møteleder"] == "Berit Bup"


def test_those_who_are_called_are_the_actual_receivers_the_child_first() -> None:
    book = casebook(group(), meeting(inviterte=[{"enhet": "nav", "navn": "Nils Nav"}]))
    called = shared(book, MEETING, "innkalling", frozenset({"bup"}))["innkalte"]
    assert [(one["navn"], one["rolle"], one["utvidet"]) for one in called] == [
        ("Kari Testdal", "bruker", False),
        ("Mona Testdal", "mor", False),
        ("Frode Testdal", "far", False),
        ("Anne Ansatt", "koordinator", False),
        ("Lars Lærer", "saksbehandler", False),
        ("Nils Nav", "", True),
    ]


def test_the_former_meeting_is_the_last_that_was_held() -> None:
    earlier = [
        meeting(id="AG-2026-001-m7", dato="2026-03-01", status="gjennomført", referat={"dato": "2026-03-02"}),
        meeting(id="AG-2026-001-m8", dato="2026-06-01", status="avlyst", avlyst={"dato": "2026-05-30"}),
    ]
    assert shared(casebook(group(), meeting(), *earlier), MEETING, "saksliste")["forrige_møte"] == {"dato": dt.date(2026, 3, 1)}
    assert shared(casebook(group(), meeting()), MEETING, "saksliste")["forrige_møte"] is None


# --- the ressursteam -----------------------------------------------------------------------------------------------

TWO = [
    sak("RT-2026-001", drøftinger=[{"møte": "RTM-1", "inviterte": ["nav"]}]),
    sak("RT-2026-002", drøftinger=[{"møte": "RTM-1", "inviterte": ["ppt"]}]),
]


def test_the_shared_agenda_has_numbers_units_and_topics_and_no_person() -> None:
    values = shared(casebook(*TWO, team_meeting("RT-2026-002", "RT-2026-001")), "RTM-1", "saksliste_ressursteam")
    assert values["saker"] == [
        {
            "nr": 1,
            "saksnummer": "RT-2026-002",
            "enhet": "Enheten skolen",
            "tema": "skolefravær",
            "fra": dt.time(12),
            "til": dt.time(12, 45),
        },
        {
            "nr": 2,
            "saksnummer": "RT-2026-001",
            "enhet": "Enheten skolen",
            "tema": "skolefravær",
            "fra": dt.time(12, 45),
            "til": dt.time(13, 30),
        },
    ]
    for name in ("Kari", "Mona", "Frode", "Testdal", "Mats"):
        assert says(values, name) == []


def test_an_invited_unit_gets_an_extract_with_its_own_case() -> None:
    found = copies(casebook(*TWO, team_meeting("RT-2026-001", "RT-2026-002")), "RTM-1", "saksliste_ressursteam")
    lines = {key: [line["saksnummer"] for line in values["saker"]] for key, values in found.items()}
    assert lines["nav"] == ["RT-2026-001"]
    assert lines["ppt"] == ["RT-2026-002"]
    assert lines["barnevern"] == lines[""] == ["RT-2026-001", "RT-2026-002"]


def test_a_seat_that_is_also_invited_still_gets_the_whole_agenda() -> None:
    case = sak(drøftinger=[{"møte": "RTM-1", "inviterte": ["barnevern"]}])
    found = copies(casebook(case, sak("RT-2026-002"), team_meeting(CASE, "RT-2026-002")), "RTM-1", "saksliste_ressursteam")
    assert len(found["barnevern"]["saker"]) == 2


def test_a_line_that_was_held_back_is_gone_and_the_others_share_the_time() -> None:
    book = casebook(*TWO, team_meeting("RT-2026-001", "RT-2026-002"))
    values = shared(book, "RTM-1", "saksliste_ressursteam", frozenset({"sak:RT-2026-001"}))
    assert [(line["saksnummer"], line["fra"], line["til"]) for line in values["saker"]] == [
        ("RT-2026-002", dt.time(12), dt.time(13, 30))
    ]


@pytest.mark.parametrize(
    ("count", "marks"), [(1, ["12:00", "13:30"]), (4, ["12:00", "12:20", "12:45", "13:05", "13:30"]), (0, [])]
)
def test_the_time_is_shared_on_whole_five_minutes(count: int, marks: list[str]) -> None:
    numbers = [f"RT-2026-00{number}" for number in range(1, count + 1)]
    lines = shared(casebook(*map(sak, numbers), team_meeting(*numbers)), "RTM-1", "saksliste_ressursteam")["saker"]
    assert [line["fra"].isoformat("minutes") for line in lines] == marks[:-1]
    assert [line["til"].isoformat("minutes") for line in lines] == marks[1:]


def test_without_a_time_there_are_no_slots_to_print() -> None:
    lines = shared(casebook(sak(), team_meeting(CASE, tid=None)), "RTM-1", "saksliste_ressursteam")["saker"]
    assert [(line["fra"], line["til"]) for line in lines] == [(None, None)]


def test_minutes_of_a_case_list_all_five_seats_and_its_own_archive() -> None:
    there = [{"navn": "Petter Psykolog", "enhet": "psykolog"}, {"navn": "Bodil Barnevern", "enhet": "barnevern"}]
    away = [{"navn": "Frida Fysio", "enhet": "fysio"}]
    bank = {"type": "tiltaksbank", "tiltak": [{"id": "cos", "navn": "Trygg base", "enhet": "ppt"}]}
    tiltak = [{"tekst": "Kurs", "fra_tiltaksbank": "cos", "brukers_valg": "takket_ja", "enhet": "ppt"}]
    case = sak(drøftinger=[{"møte": "RTM-1", "tiltak": tiltak}])
    book = casebook(case, bank, team_meeting(CASE, status="gjennomført", til_stede=there, forfall=away))
    values = shared(book, f"{CASE}/RTM-1", "referat_ressursteam")
    assert [(seat["sete"], seat["navn"], seat["status"]) for seat in values["deltakere"]] == [
        ("Psykisk helse- og rustjenesten", "", ""),
        ("Helsestasjons- og skolehelsetjenesten", "", ""),
        ("Barnevern", "Bodil Barnevern", "til stede"),
        ("Fysioterapi- og ergoterapitjenesten", "Frida Fysio", "forfall"),
        ("Kommunepsykolog", "Petter Psykolog", "til stede"),
    ]
    assert values["arkivenhet"] == "Enheten skolen"
    (proposal,) = values["drøfting"]["tiltak"]
    assert (proposal["fra_tiltaksbank"], proposal["enhet"]["navn"]) == ("Trygg base", "Enheten ppt")


def test_one_cases_minutes_hold_nothing_of_the_other_case() -> None:
    other = sak("RT-2026-002", bruker=person(navn="Ola Annensen"), drøftinger=[{"møte": "RTM-1", "drøfting": "Annet."}])
    book = casebook(sak(drøftinger=[{"møte": "RTM-1"}]), other, team_meeting(CASE, "RT-2026-002", status="gjennomført"))
    values = shared(book, f"{CASE}/RTM-1", "referat_ressursteam")
    assert says(values, "RT-2026-002") == says(values, "Annen") == []


# --- half-years ----------------------------------------------------------------------------------------------------


def plan(start: str, half: str, **more: Any) -> Written:
    return {"type": "møteplan", "halvår": half, "start": start, "tid": "12.00-13.30", **more}


def planned_days(written: Written) -> list[str]:
    values = shared(casebook(written), f"møteplan-{written['halvår']}", "møteplan")
    return [f"{row['dato'].day}.{row['dato'].month}" for row in values["møteplan"]["datoer"]]


def test_the_dates_of_a_plan_are_every_third_week_to_the_end_of_the_half_year() -> None:
    assert planned_days(plan("2028-01-12", "2028-vår")) == ["12.1", "2.2", "23.2", "15.3", "5.4", "26.4", "17.5", "7.6", "28.6"]
    assert planned_days(plan("2026-08-20", "2026-høst"))[6] == "24.12"


def test_a_moved_date_stands_at_its_new_day_and_moves_no_other() -> None:
    unntak = [
        {"dato": "2028-05-17", "flyttet_til": "2028-05-18", "grunn": "nasjonaldag"},
        {"dato": "2028-02-23", "utgår": "ja", "grunn": "vinterferie"},
    ]
    written = plan("2028-01-12", "2028-vår", unntak=unntak, meldefrist_dager="7")
    assert planned_days(written) == ["12.1", "2.2", "15.3", "5.4", "26.4", "18.5", "7.6", "28.6"]
    values = shared(casebook(written), "møteplan-2028-vår", "møteplan")["møteplan"]
    moved = values["datoer"][5]
    assert (moved["ukedag"], moved["uke"], moved["merknad"], moved["meldefrist"]) == (
        "torsdag",
        20,
        "nasjonaldag",
        dt.date(2028, 5, 11),
    )
    assert values["utgår"] == [{"dato": dt.date(2028, 2, 23), "grunn": "vinterferie"}]
    assert (values["sesong"], values["ukedag"]) == ("våren 2028", "onsdag")


def test_a_day_belongs_to_one_half_year() -> None:
    days = (dt.date(2028, 1, 1), dt.date(2028, 6, 30), dt.date(2028, 7, 1), dt.date(2028, 12, 31))
    assert [half_year_of(day) for day in days] == ["2028-vår", "2028-vår", "2028-høst", "2028-høst"]
    assert season("2028-høst") == "høsten 2028"


def evaluated(oppsett: Written | None = None, kind: str = "evaluering", *more: Written) -> Values:
    """An autumn with two meetings held and one cancelled, two cases reported, three discussions."""
    yes = {"tekst": "Kurs", "brukers_valg": "takket_ja"}
    no = {"tekst": "Plan", "brukers_valg": "takket_nei"}
    open_ = {"tekst": "Samtale"}
    one = sak(videre="samarbeidsmøte", drøftinger=[{"møte": "RTM-1", "tiltak": [yes, no]}, {"møte": "RTM-2", "tiltak": [open_]}])
    two = sak("RT-2026-002", videre="avsluttet", melder={"navn": "H", "enhet": "helsestasjon"}, drøftinger=[{"møte": "RTM-2"}])
    spring = sak("RT-2026-003", meldt_dato="2026-05-01")
    meetings = [
        team_meeting(CASE, status="gjennomført", dato="2026-09-09", til_stede=[{"navn": "P P", "enhet": "psykolog"}]),
        team_meeting(
            CASE,
            "RT-2026-002",
            id="RTM-2",
            status="gjennomført",
            dato="2026-09-30",
            forfall=[{"navn": "P P", "enhet": "psykolog"}],
        ),
        team_meeting(id="RTM-3", status="avlyst", dato="2026-10-21", avlyst={"dato": "2026-10-20"}),
        team_meeting(id="RTM-4", status="gjennomført", dato="2026-12-02"),  # after the evaluation's own date
    ]
    evaluation = {
        "type": "evaluering", "halvår": "2026-høst", "dato": "2026-11-20", "deltakere": [{"navn": "Petter P", "enhet": "psykolog"}],
        "manuelle_tall": [{"navn": "Henvendelser", "antall": "12"}],
    }  # fmt: skip
    return shared(casebook(one, two, spring, *meetings, evaluation, *more, oppsett=oppsett), "evaluering-2026-høst", kind)


def test_the_facts_of_the_half_year_are_counted_from_the_files() -> None:
    facts = {fact["navn"]: fact["antall"] for fact in evaluated()["fakta"]}
    assert facts == {
        "Saker meldt": "2",
        "Saker drøftet": "2",
        "Saker som var nye": "2",
        "Saker som hadde vært oppe før": "0",
        "Saker drøftet mer enn én gang": "1",
        "Saker stanset fordi samtykket manglet": "0",
        "Tiltak foreslått": "3",
        "Tiltak brukeren takket ja til": "1",
        "Tiltak brukeren takket nei til": "1",
        "Tiltak som ikke er avklart": "1",
        "Saker videre til samarbeidsmøte": "1",
        "Saker videre til ansvarsgruppe": "0",
        "Saker avsluttet": "1",
        "Møter holdt": "2",
        "Møter avlyst": "1",
        "Henvendelser": "12",
    }


def test_the_facts_name_no_case_and_no_person() -> None:
    values = evaluated()
    assert evaluated()["fakta_per_enhet"] == [
        {"enhet": "Enheten helsestasjon", "antall": "1"},
        {"enhet": "Enheten skolen", "antall": "1"},
    ]
    for text in ("RT-2026", "Kari", "Testdal"):
        assert says({"fakta": values["fakta"], "per": values["fakta_per_enhet"]}, text) == []


def counts(values: Values, name: str = "fakta") -> dict[str, str]:
    return {fact.get("navn") or fact["enhet"]: fact["antall"] for fact in values[name]}


def test_small_numbers_can_be_hidden_but_not_nought_and_not_those_of_meetings() -> None:
    values = evaluated({"vis_små_tall": "nei"})
    facts = counts(values)
    assert (facts["Saker meldt"], facts["Saker videre til ansvarsgruppe"], facts["Henvendelser"]) == ("skjult", "0", "12")
    assert (facts["Møter holdt"], facts["Møter avlyst"]) == ("2", "1")
    assert set(counts(values, "fakta_valg").values()) == set(counts(values, "fakta_per_enhet").values()) == {"skjult"}
    assert values["skjulte_tall"] and not evaluated()["skjulte_tall"]


def test_the_public_edition_hides_whatever_oppsett_says_and_the_charts_hide_the_same() -> None:
    public, internal = evaluated({"vis_små_tall": "ja"}, "evaluering_offentlig"), evaluated({"vis_små_tall": "ja"})
    assert counts(public)["Tiltak brukeren takket ja til"] == "skjult"
    assert counts(internal)["Tiltak brukeren takket ja til"] == "1"
    assert internal["diagram"]["valg"].series[0].values == (1, 1, 1)
    assert (public["diagram"]["valg"], public["diagram"]["per_enhet"]) == (None, None)  # nothing is left to see
    assert public["diagram"]["oppmøte"] == internal["diagram"]["oppmøte"]


def test_a_chart_shows_what_its_table_shows() -> None:
    values = evaluated()
    for name, rows in (("valg", "fakta_valg"), ("per_enhet", "fakta_per_enhet")):
        chart = values["diagram"][name]
        assert dict(zip(chart.categories, map(str, chart.series[0].values), strict=True)) == counts(values, rows)
    came, away = values["diagram"]["oppmøte"].series
    assert {"enhet": "Enheten psykolog", "møtt": 1, "forfall": 1} in values["oppmøte"]
    assert [(row["møtt"], row["forfall"]) for row in values["oppmøte"]] == [*zip(came.values, away.values, strict=True)]


def test_meetings_are_counted_against_the_plan_and_cases_that_had_been_up_before_are_told_from_new_ones() -> None:
    spring = team_meeting("RT-2026-009", id="RTM-0", status="gjennomført", dato="2026-05-06")
    old = sak("RT-2026-009", meldt_dato="2026-04-01", drøftinger=[{"møte": "RTM-0"}, {"møte": "RTM-2"}])
    autumn = plan("2026-08-19", "2026-høst")
    facts = counts(evaluated(None, "evaluering", spring, old, autumn))
    assert (facts["Saker drøftet"], facts["Saker som var nye"], facts["Saker som hadde vært oppe før"]) == ("3", "2", "1")
    assert (facts["Møter planlagt"], facts["Møter holdt"]) == ("5", "2")


def test_cases_that_consent_has_stopped_are_counted_once() -> None:
    without = sak("RT-2026-009", samtykker=[])
    listed = team_meeting("RT-2026-009", id="RTM-9", status="gjennomført", dato="2026-10-28")
    before = int(counts(evaluated())["Saker stanset fordi samtykket manglet"])
    assert counts(evaluated(None, "evaluering", without, listed))["Saker stanset fordi samtykket manglet"] == str(before + 1)


def test_counts_that_were_typed_under_one_name_and_units_of_one_name_are_all_there() -> None:
    evaluation = {
        "type": "evaluering", "halvår": "2026-høst", "manuelle_tall": [{"navn": "Råd", "antall": "12"}, {"navn": "Råd", "antall": "2"}],
    }  # fmt: skip
    cases = [sak(), sak("RT-2026-002", melder={"navn": "H", "enhet": "helsestasjon"})]
    book = casebook(*cases, evaluation, units={"helsestasjon": {"navn": "Enheten skolen"}})
    values = shared(book, "evaluering-2026-høst", "evaluering_offentlig")
    assert [fact["antall"] for fact in values["fakta"] if fact["navn"] == "Råd"] == ["12", "skjult"]
    assert [row["enhet"] for row in values["fakta_per_enhet"]] == ["Enheten skolen", "Enheten skolen"]
    # What was typed reaches no template but through the facts, where it is hidden.
    assert "manuelle_tall" not in values["evaluering"]


def test_in_nynorsk_the_facts_are_nynorsk() -> None:
    values = evaluated({"målform": "nynorsk", "vis_små_tall": "nei"})
    assert "Saker drøfta" in counts(values)
    assert "Tiltak som ikkje er avklarte" in counts(values)


def test_the_public_list_leaves_out_what_is_internal_or_given_up() -> None:
    entries = [
        {"id": "a", "navn": "Åpent", "enhet": "ppt", "alder_fra": "3", "alder_til": "6"},
        {"id": "b", "navn": "Internt", "enhet": "ppt", "internt": "ja"},
        {"id": "c", "navn": "Nedlagt", "enhet": "ppt", "aktiv": "nei"},
        {"id": "d", "navn": "Fra tolv", "enhet": "ppt", "alder_fra": "12"},
        {"id": "e", "navn": "Til tolv", "enhet": "ppt", "alder_til": "12"},
    ]
    shown = shared(casebook({"type": "tiltaksbank", "tiltak": entries}), "tiltaksbank", "tiltaksbank")["tiltaksbank"]["tiltak"]
    assert [(entry["navn"], entry["alder"]) for entry in shown] == [
        ("Åpent", "3–6 år"),
        ("Fra tolv", "fra 12 år"),
        ("Til tolv", "til og med 12 år"),
    ]


# --- the consent form ----------------------------------------------------------------------------------------------


def form(**more: Any) -> Any:
    return shared(casebook(group(**more)), GROUP, "samtykkeskjema")["skjema"]


def test_a_form_is_needed_without_a_valid_consent_and_never_after_a_withdrawal() -> None:
    assert not form()["trengs"]
    assert form(samtykker=[])["trengs"]
    assert form(samtykker=[consent(signert=[])])["trengs"]
    assert form(samtykker=[consent(gyldig_til="2026-06-01")])["trengs"]
    assert not form(samtykker=[consent(trukket={"dato": "2026-06-01"})])["trengs"]
    assert not form(samtykker=[], status="avsluttet")["trengs"]


def withdrawn(trukket: Written, *others: Written, **more: Any) -> Values:
    book = casebook(group(samtykker=[consent("bup", "nav", "skolen", trukket=trukket, **more), *others]), meeting())
    return shared(book, f"{GROUP}/s1", "samtykke_trukket")["samtykke"]  # type: ignore[return-value]


def names(units: object) -> list[str]:
    assert isinstance(units, list)
    return [unit["navn"] for unit in units]


def test_a_receipt_tells_who_gets_nothing_more_and_who_still_does() -> None:
    whole = withdrawn({"dato": "2026-10-01", "av": "Mona Testdal"})
    assert (names(whole["stopper"]), whole["fortsetter"]) == (["Enheten bup", "Enheten nav", "Enheten skolen"], [])
    part = withdrawn({"dato": "2026-10-01", "enheter": ["nav"]})
    assert (names(part["stopper"]), names(part["fortsetter"])) == (["Enheten nav"], ["Enheten bup", "Enheten skolen"])
    assert whole["gjelder"] == ["deling av opplysninger i ansvarsgruppen", "kopi av referat"]
    assert [one["trukket"]["alle"] for one in (whole, part)] == [True, False]  # type: ignore[index, call-overload]


def test_a_withdrawal_ends_an_earlier_consent_for_the_same_units_too() -> None:
    told = withdrawn({"dato": "2026-10-03"}, consent("bup", "legesenter", id="s2"))
    assert (names(told["stopper"]), told["fortsetter"]) == (["Enheten bup", "Enheten nav", "Enheten skolen"], [])


def test_the_senders_own_unit_stops_only_when_it_is_named() -> None:
    own = {"koordinator": {"navn": "Berit Bup", "enhet": "bup", "oppnevnt": "2026-01-10"}}
    for units, expected in (((), ["Enheten nav"]), (("bup",), ["Enheten bup"])):
        gone = {"dato": "2026-10-01"} | ({"enheter": [*units]} if units else {})
        book = casebook(group(**own, samtykker=[consent("bup", "nav", trukket=gone)]))
        assert names(shared(book, f"{GROUP}/s1", "samtykke_trukket")["samtykke"]["stopper"]) == expected  # type: ignore[index, call-overload]


def test_the_senders_own_unit_is_among_those_for_which_the_consent_goes_on() -> None:
    own = {"koordinator": {"navn": "Berit Bup", "enhet": "bup", "oppnevnt": "2026-01-10"}}
    gone = {"dato": "2026-10-01", "enheter": ["nav"]}
    told = shared(casebook(group(**own, samtykker=[consent("bup", "nav", trukket=gone)])), f"{GROUP}/s1", "samtykke_trukket")
    assert names(told["samtykke"]["fortsetter"]) == ["Enheten bup"]  # type: ignore[index, call-overload]


@pytest.mark.parametrize(
    ("named", "title"), [("Kommunepsykologen", None), ("Psykologtjenesten", "kommunepsykolog")], ids=["the seat", "another"]
)
def test_the_ressursteams_signer_is_not_told_the_seat_twice(named: str, title: str | None) -> None:
    book = casebook(*TWO, team_meeting("RT-2026-001"), units={"psykolog": {"navn": named}})
    sender = shared(book, "RTM-1", "saksliste_ressursteam")["avsender"]
    assert isinstance(sender, dict) and (sender["tittel"], sender["enhet"]) == (title, named)


def test_a_telephone_number_never_breaks_over_two_lines() -> None:
    unbroken = "68\N{NO-BREAK SPACE}05\N{NO-BREAK SPACE}10\N{NO-BREAK SPACE}31"
    own = {"koordinator": {"navn": "Berit Bup", "enhet": "bup", "telefon": "68 05 10 31", "oppnevnt": "2026-01-10"}}
    values = shared(casebook(group(**own), meeting(), oppsett={"telefon": "68 05 10 31"}), MEETING, "innkalling")
    told = (values["avsender"], values["kommune"], values["gruppe"]["koordinator"])  # type: ignore[index, call-overload]
    assert [one["telefon"] for one in told] == [unbroken] * 3  # type: ignore[index, call-overload]


def test_a_form_asks_for_those_who_must_sign_and_for_the_units_of_the_draft() -> None:
    asked = form(samtykker=[consent("bup", "nav", signert=[])])
    assert {signature["navn"] for signature in asked["signaturer"]} == {"Mona Testdal", "Frode Testdal"}
    assert [box["navn"] for box in asked["enheter"]] == ["Enheten bup", "Enheten nav"]


def test_a_form_without_a_draft_offers_those_whom_the_papers_would_go_to() -> None:
    names = [box["navn"] for box in form(samtykker=[])["enheter"]]
    assert names == ["Enheten bup", "Enheten skolen", "Enheten oppvekst"]


# --- the vocabulary and the values hold together -------------------------------------------------------------------


def known(tree: Vocabulary, path: str = "") -> Iterator[str]:
    """Every name of a vocabulary that leads no further."""
    if tree.items is not None:
        yield from known(tree.items, f"{path}[]")
    elif tree.fields:
        for name, inner in tree.fields.items():
            yield from known(inner, f"{path}.{name}" if path else name)
    else:
        yield path


def names_of(value: object, path: str = "") -> Iterator[str]:
    """Every name of a value, also those that are empty today."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from names_of(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list) and value:
        for inner in value:
            yield from names_of(inner, f"{path}[]")
    else:
        yield path


def maximal(**more: Any) -> Casebook:
    """A casebook in which everything that can be written is written."""
    everyone = person(
        målform="nynorsk", tolk={"behov": "ja", "språk": "polsk"}, skole_barnehage_arbeid="skolen", fastlege="legesenter"
    )
    sister = {"navn": "Siv Søster", "type": "pårørende", "grunnlag": "nær", "id": "s"}
    tiltak = [
        {
            "id": "t1",
            "tekst": "Ringe",
            "mål": "m1",
            "ansvarlig": "bup",
            "enhet": "bup",
            "frist": "2026-11-05",
            "livsområde": "skole",
        }
    ]
    point = {
        "tittel": "Skole",
        "meldt_av": {"navn": "Mona Testdal", "rolle": "foresatt"},
        "tid_minutter": "5",
        "konklusjon": "Ja.",
    }
    minutes = {
        "dato": "2026-10-23", "sendt": "nei", "til_stede": ["Mona Testdal"], "forfall": ["Berit Bup"], "bruker_sier": "Bra.",
        "forrige_referat": {"gjennomgått": "ja", "merknader": "Ingen."}, "barnets_stemme": {"hvordan": "Samtale", "hvem": "Berit", "innhold": "Ok."},
        "status": [{"medlem": "Berit Bup", "tekst": "Fint."}], "endring_mål": {"svar": "ja", "tekst": "x"}, "endring_tiltak": {"svar": "nei"},
        "tiltak": tiltak, "saker": [point], "neste_møte": {"dato": "2026-12-01", "fra": "10.00", "til": "11.00", "sted": "Her"},
        "kopi_til": ["ppt"], "merknadsfrist": "2026-11-01", "dokumentstatus": "ferdig",
    }  # fmt: skip
    mine = group(
        bruker=everyone, representanter=[sister], målgruppe="barn_og_unge", oppgaver="x", bruker_ønsker_gruppe="ja",
        opprettelsesgrunn={"grunn": "ønske_fra_bruker", "begrunnelse": "x"}, informert={"dato": "2026-01-10", "hvem": "mor", "av": "Anne Ansatt"},
        mål=[{"id": "m1", "tekst": "Skole", "livsområde": "skole"}], medlemmer_evaluert="2026-09-01", meldt_oppstart={"dato": "2026-02-02", "til": "oppvekst"},
        avslutning={"dato": "2026-11-01", "grunn": "flyttet", "ført_i": MEETING, "meldt": {"dato": "2026-11-02", "til": "oppvekst"}},
        samtykker=[consent(unntatt=["nav"], unntatte_opplysninger="x")],
    )  # fmt: skip
    full = meeting(
        status="gjennomført", møtenummer="1", digital_lenke="x", møteleder="Berit Bup", inviterte=[{"enhet": "ppt", "navn": "Per PPT", "grunn": "x"}],
        avlyst={"dato": "2026-10-20", "av": "Anne Ansatt", "ny_dato": "2026-11-01", "ny_tid": "10-11"},
        uten_bruker={"avklart_dato": "2026-10-20", "avklart_av": "Anne Ansatt", "avklart_med": "mor", "hvordan": "telefon"},
        erstatter="AG-2026-001-m0", avklart_med_bruker={"dato": "2026-10-01", "hvem": "mor"}, koordinator_informert="2026-10-01",
        initiert_av="bup", saksliste=[point], referat=minutes,
    )  # fmt: skip
    before = meeting(id="AG-2026-001-m0", dato="2026-03-01", status="gjennomført", referat={"dato": "2026-03-02"})
    discussion = {
        "møte": "RTM-1", "dato": "2026-10-22", "inviterte": [{"enhet": "nav", "navn": "Nils Nav", "grunn": "x"}], "til_stede": [{"navn": "Nils Nav", "enhet": "nav"}],
        "drøfting": "x", "tiltak": [tiltak[0] | {"fra_tiltaksbank": "cos", "brukers_valg": "takket_ja", "forslag_fagperson": "x"}],
        "veien_videre": "x", "informerer_bruker": "x", "kopi_til": ["ppt"], "tilbakemelding_til_bruker": {"dato": "2026-10-25", "av": "x y", "hvordan": "brev"},
    }  # fmt: skip
    case = sak(
        bruker=everyone, representanter=[sister], brukers_ønsker="x", ønsket_hjelp="x", instanser_i_saken=["bup"], ansvarsgruppe=GROUP,
        drøftinger=[discussion], videre="annet", sendt="nei", samtykker=[consent(purposes=("drøfting", "kopi_av_referat"))],
    )  # fmt: skip
    follow_up = meeting(
        id="RT-2026-001-s1", møtetype="samarbeidsmøte", sak=CASE, referat=minutes, innkalte=[{"navn": "Per PPT", "enhet": "ppt"}]
    )
    del follow_up["ansvarsgruppe"]
    team = team_meeting(CASE, status="planlagt", møtenummer="3", til_stede=[{"navn": "P P", "enhet": "psykolog"}])
    gone = {"dato": "2026-10-01", "av": "Mona Testdal", "måte": "brev", "enheter": ["bup"], "sendt": "nei"}
    exceptions = [
        {"dato": "2026-09-09", "flyttet_til": "2026-09-10", "grunn": "x"},
        {"dato": "2026-09-30", "utgår": "ja", "grunn": "x"},
    ]
    evaluation = {
        "type": "evaluering", "halvår": "2026-høst", "dato": "2026-12-31", "deltakere": ["Petter P"], "manuelle_tall": [{"navn": "x", "antall": "9"}],
        "mønster": {"bra": "x", "hvorfor": "x", "bedre": "x", "hvordan": "x"}, "tiltak_videre": [{"tekst": "x", "ansvarlig": "x", "frist": "2027-01-01"}],
    }  # fmt: skip
    bank = {
        "type": "tiltaksbank", "dato": "2026-06-01", "innledning": "x",
        "tiltak": [{"id": "cos", "navn": "x", "enhet": "ppt", "målgruppe": "x", "beskrivelse": "x", "slik_får_du_det": "x", "kontakt": "x", "varighet": "x"}],
    }  # fmt: skip
    autumn = plan(
        "2026-08-19", "2026-høst", unntak=exceptions, dato="2026-06-10", sted="x", meldefrist_dager="7", ukedag="onsdag"
    )
    over = group(
        gruppenummer="AG-2026-002", bruker=everyone, representanter=[sister], samtykker=[consent("bup", "ppt", trukket=gone)]
    )
    return casebook(over, mine, before, full, case, follow_up, team, autumn, evaluation, bank, **more)


SUBJECTS = {
    "sak": [(CASE, "meldeskjema")],
    "ansvarsgruppe": [(GROUP, "oppstart")],
    "møte": [(MEETING, "referat"), ("RT-2026-001-s1", "referat")],
    "ressursteammøte": [("RTM-1", "saksliste_ressursteam")],
    "drøfting": [(f"{CASE}/RTM-1", "referat_ressursteam")],
    "møteplan": [("møteplan-2026-høst", "møteplan")],
    "evaluering": [("evaluering-2026-høst", "evaluering")],
    "tiltaksbank": [("tiltaksbank", "tiltaksbank")],
    "samtykke": [("AG-2026-002/s1", "samtykke_trukket")],
}


@pytest.mark.parametrize(("subject", "kind"), [*(one for every in SUBJECTS.values() for one in every), (MEETING, "innkalling")])
def test_in_nynorsk_every_unit_is_called_by_its_name_in_nynorsk_and_else_by_its_only_one(subject: str, kind: str) -> None:
    units: dict[str, Any] = {name: {"navn_nynorsk": f"Eininga {name}"} for name in UNITS}
    book = maximal(units=units, oppsett={"målform": "nynorsk"})
    for values in copies(book, subject, kind).values():
        assert says(values, "Enheten ") == []
    plain = maximal(units={"bup": {}}, oppsett={"målform": "nynorsk"})
    assert [says(values, "Eininga ") for values in copies(plain, subject, kind).values() if says(values, "Eininga ")] == []


def test_in_bokmål_no_unit_is_called_by_its_name_in_nynorsk() -> None:
    book = casebook(group(), meeting(), units={name: {"navn_nynorsk": f"Eininga {name}"} for name in UNITS})
    for values in copies(book, MEETING, "innkalling").values():
        assert says(values, "Eininga ") == [] and says(values, "Enheten skolen")


@cache
def given(om: str) -> frozenset[str]:
    """Every name that the values of a maximal subject have."""
    book = maximal()
    return frozenset(
        name for subject, kind in SUBJECTS[om] for values in copies(book, subject, kind).values() for name in names_of(values)
    )


def heads(names: frozenset[str]) -> set[str]:
    """The names and everything they lead through: `møte.referat` of `møte.referat.dato`."""
    found = set()
    for name in names:
        steps = name.replace("[]", ".[]").split(".")
        found |= {".".join(steps[:n]).replace(".[]", "[]") for n in range(1, len(steps) + 1)}
    return found


@pytest.mark.parametrize("om", BY_SUBJECT)
def test_every_name_that_is_given_is_in_the_vocabulary(om: str) -> None:
    spelled = heads(frozenset(known(vocabulary(om))))
    # The other of the two is there and empty, so that a template shared by both can ask for it.
    other = {"sak", "gruppe"}
    assert sorted(given(om) - spelled - other) == []


@pytest.mark.parametrize("om", BY_SUBJECT)
def test_every_name_of_the_vocabulary_is_given(om: str) -> None:
    # A name below something that is empty today (`gruppe.avslutning.dato` without a closing) cannot be seen; what it is
    # below must be there.
    there = heads(given(om))
    records = {name.rpartition(".")[0] for name in there if "." in name} | {""}
    lists = {name.removesuffix("[]") for name in there if name.endswith("[]")}
    missing = []
    for name in known(vocabulary(om)):
        steps = name.replace("[]", ".[]").split(".")
        above = [".".join(steps[:n]).replace(".[]", "[]") for n in range(1, len(steps) + 1)]
        first = next((place for place in above if place not in there), None)
        if first is None:
            continue
        is_item = first.endswith("[]")
        if (first.removesuffix("[]") in lists) if is_item else (first.rpartition(".")[0] in records):
            missing.append(name)
    assert missing == []


@pytest.mark.parametrize(("subject", "kind"), [(GROUP, "samtykkeskjema"), (MEETING, "innkalling")])
def test_what_is_told_of_one_day_is_told_in_every_paper_of_that_day_and_of_no_other(subject: str, kind: str) -> None:
    book = casebook(group(), meeting())
    issue, plainer = issue_of(book, subject, kind), Plainer(book.enheter)
    days = (DAY, DAY + dt.timedelta(days=4_000), RunDay.of(DAY, Watch()))
    issues = [replace(issue, dato=day, sendt=sendt) for day in days for sendt in (False, True)]
    told = [shared_values(one, plainer) for one in issues]
    assert told == [shared_values(replace(one, told={}), plainer) for one in issues]
    assert len({id(values["bruker"]) for values in told}) == len(issues)
    again = shared_values(replace(issues[0], receivers=()), plainer)
    assert again["bruker"] is told[0]["bruker"]
    assert again["mottakere"] == []
