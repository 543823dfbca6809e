"""Calendar files: read by two parsers that know nothing of us, numbered as RFC 5546 asks, and never a name in them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from casebooks import Written, about, casebook, group, meeting, person, team_meeting
from docgen.build.verdicts import Verdict
from docgen.calendar.events import CalendarFile, Event, meeting_file, plan_file
from docgen.calendar.ical import read, write
from docgen.calendar.making import calendar_names, decided, lost_calendars
from docgen.disk import digest
from docgen.model.subject import subjects

MEETING, TOLD = "AG-2026-001-m1", dt.date(2026, 10, 8)
OFFICE = {"kommunenummer": "9999", "avdeling": "Familiesenteret", "e_post": "post@eksempelvik.example"}


def file_of(kind: str = "innkalling", told: dt.date = TOLD, målform: str = "bokmål", **more: Any) -> CalendarFile:
    book = casebook(group(), meeting(**{"sted": "Møterom 2, Familiesenteret", **more}), oppsett=OFFICE)
    found = meeting_file(about(book, MEETING), kind, told, målform)
    assert found is not None
    return found


def only(data: bytes) -> tuple[icalendar.Component, Any]:
    """The one event, as each parser sees it."""
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return event, vobject.readOne(data.decode()).vevent


# --- one meeting ---------------------------------------------------------------------------------------------------


def test_two_parsers_read_the_same_meeting_in_norwegian_time() -> None:
    mine, theirs = only(write(file_of()))
    for start, end in ((mine.decoded("dtstart"), mine.decoded("dtend")), (theirs.dtstart.value, theirs.dtend.value)):
        assert start.astimezone(dt.UTC) == dt.datetime(2026, 10, 22, 8, 0, tzinfo=dt.UTC)  # summer time
        assert end - start == dt.timedelta(minutes=90)
    winter, also = only(write(file_of(dato="2026-12-10")))
    for start in (winter.decoded("dtstart"), also.dtstart.value):
        assert start.astimezone(dt.UTC) == dt.datetime(2026, 12, 10, 9, 0, tzinfo=dt.UTC)
    assert (str(mine["uid"]), theirs.uid.value) == (f"{MEETING}@9999.docgen",) * 2
    assert (str(mine["location"]), theirs.location.value) == ("Møterom 2, Familiesenteret",) * 2
    assert (mine["sequence"], theirs.sequence.value) == (0, "0")
    assert theirs.summary.value == "Møte – tverrfaglig samarbeid"


def test_the_rule_of_the_zone_agrees_with_the_world_for_years_to_come() -> None:
    from zoneinfo import ZoneInfo

    for year in range(2020, 2038):
        for month in (1, 3, 4, 7, 10, 11):
            for day in (1, 24, 31 if month in (1, 3, 7, 10) else 30):
                file = file_of(dato=f"{year}-{month:02}-{day:02}")
                _, theirs = only(write(file))
                there = dt.datetime(year, month, day, 10, tzinfo=ZoneInfo("Europe/Oslo"))
                assert theirs.dtstart.value.astimezone(dt.UTC) == there.astimezone(dt.UTC)


def test_nobody_is_named_and_the_meeting_is_private() -> None:
    data = write(file_of()).decode().casefold()
    for name in ("kari", "testdal", "mona", "berit", "anne", "bup"):
        assert name not in data
    mine, _ = only(write(file_of()))
    assert (str(mine["class"]), str(mine["status"])) == ("PRIVATE", "CONFIRMED")
    assert str(mine["organizer"]) == "mailto:post@eksempelvik.example"
    assert "attendee" not in mine


@pytest.mark.parametrize(
    "place", ["Hjemme hos Mona Testdal", "Hos Kari", "Karis vei 1", "Skolen (ring 68 05 20 01)", "Testdals kontor"]
)
def test_a_place_that_points_at_somebody_stands_in_the_innkalling_alone(place: str) -> None:
    at_home = person(adresse="Karis vei 1\n9999 Eksempelvik\n", telefon="68 05 20 01")
    book = casebook(group(bruker=at_home), meeting(sted=place), oppsett=OFFICE)
    found = meeting_file(about(book, MEETING), "innkalling", TOLD, "bokmål")
    assert found is not None
    (event,) = found.events
    assert (event.location, event.description) == ("", "Vår ref.: AG-2026-001\nSted: se innkallingen.")


def test_in_nynorsk_the_title_is_nynorsk() -> None:
    assert file_of(målform="nynorsk").events[0].summary == "Møte – tverrfagleg samarbeid"


def test_what_is_not_known_is_left_out() -> None:
    bare = file_of(tid=None, sted=None)
    mine, theirs = only(write(bare))
    assert mine.decoded("dtstart") == theirs.dtstart.value == dt.date(2026, 10, 22)
    assert not {"dtend", "location"} & set(map(str.lower, mine))
    assert b"VTIMEZONE" not in write(bare)
    book = casebook(group(), meeting(dato=None))
    assert meeting_file(about(book, MEETING), "innkalling", TOLD, "bokmål") is None


def test_a_digital_meeting_has_its_link() -> None:
    event = file_of(sted=None, digital_lenke="https://møte.eksempelvik.example/1").events[0]
    assert event.location == "https://møte.eksempelvik.example/1"
    assert event.description.endswith("Digitalt møte: https://møte.eksempelvik.example/1")


def test_municipalities_with_cases_of_one_number_do_not_meet_in_a_calendar() -> None:
    one, other, third = (
        meeting_file(about(casebook(group(), meeting(), oppsett=office), MEETING), "innkalling", TOLD, "bokmål")
        for office in (OFFICE, {"kommunenummer": "9998"}, {})
    )
    assert one and other and third
    assert len({file.events[0].uid for file in (one, other, third)}) == 3


def test_a_file_is_called_by_the_number_that_docgen_gives_and_never_by_what_somebody_wrote() -> None:
    assert file_of().path == "kalender/AG-2026-001-m1.ics"
    book = casebook(group(), meeting(id="møtet-til-kari"), oppsett=OFFICE)
    found = meeting_file(about(book, "møtet-til-kari"), "innkalling", TOLD, "bokmål")
    assert found is not None
    assert re.fullmatch(r"kalender/AG-2026-001-[0-9a-f]{8}\.ics", found.path)
    assert "kari" not in write(found).decode()


def test_a_municipality_of_any_name_is_known_again() -> None:
    for name in ("Nes, øst; og vest", 'Nes\\kommune: "den gamle"', "N" * 200):
        book = casebook(group(), meeting(), oppsett={"kommunenavn": name})
        file = meeting_file(about(book, MEETING), "innkalling", TOLD, "bokmål")
        assert file is not None
        data = write(file)
        assert read(data).says(file)
        assert write(file, data) == data


# --- what changes, and how it is numbered --------------------------------------------------------------------------


def test_a_change_keeps_the_uid_and_gets_the_next_number_and_a_cancellation_the_one_after() -> None:
    first = write(file_of())
    moved = write(file_of(sted="Møterom 3"), first)
    off = write(file_of("avlysning", dt.date(2026, 10, 15), sted="Møterom 3", status="avlyst"), moved)
    events = [only(data)[0] for data in (first, moved, off)]
    assert {str(event["uid"]) for event in events} == {f"{MEETING}@9999.docgen"}
    assert [event["sequence"] for event in events] == [0, 1, 2]
    assert [str(event["status"]) for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    stamps = [event.decoded("dtstamp") for event in events]
    assert stamps == sorted(stamps)
    methods = [str(icalendar.Calendar.from_ical(data)["method"]) for data in (first, moved, off)]
    assert methods == ["PUBLISH", "PUBLISH", "CANCEL"]


def test_a_cancellation_wins_also_where_the_file_before_it_is_gone() -> None:
    (alone, _) = only(write(file_of("avlysning")))
    assert alone["sequence"] > 1_000


def test_the_day_of_the_paper_alone_changes_nothing() -> None:
    first = write(file_of())
    assert read(first).says(file_of(told=dt.date(2026, 10, 9)))
    assert write(file_of(told=dt.date(2026, 10, 9)), first) == first


# --- the half-year's plan ------------------------------------------------------------------------------------------


def plan(*team: Written, **more: Any) -> CalendarFile:
    written = {
        "type": "møteplan",
        "halvår": "2026-høst",
        "start": "2026-08-19",
        "fra": "9.00",
        "til": "10.30",
        "sted": "Fjæra",
        **more,
    }
    found = plan_file(about(casebook(written, *team, oppsett=OFFICE), "møteplan-2026-høst"), TOLD, "bokmål")
    assert found is not None
    return found


def test_the_plan_is_one_file_of_all_its_meetings() -> None:
    data = write(plan())
    mine = icalendar.Calendar.from_ical(data).walk("VEVENT")
    theirs = vobject.readOne(data.decode()).vevent_list
    assert len(mine) == len(theirs) == 7
    assert {str(event["class"]) for event in mine} == {"PUBLIC"}
    assert [event.dtstart.value.date() for event in theirs][:2] == [dt.date(2026, 8, 19), dt.date(2026, 9, 9)]


def test_a_moved_date_keeps_its_identity_and_only_it_gets_a_new_number() -> None:
    first = write(plan())
    after = plan(
        unntak=[
            {"dato": "2026-09-09", "flyttet_til": "2026-09-10", "grunn": "x"},
            {"dato": "2026-09-30", "utgår": "ja", "grunn": "x"},
        ]
    )
    events = {str(e["uid"]): e for e in icalendar.Calendar.from_ical(write(after, first)).walk("VEVENT")}
    assert len(events) == 7
    moved, off = events["ressursteam-2026-09-09@9999.docgen"], events["ressursteam-2026-09-30@9999.docgen"]
    assert (moved["sequence"], moved.decoded("dtstart").day) == (1, 10)
    assert (off["sequence"], str(off["status"])) == (1, "CANCELLED")
    assert {e["sequence"] for uid, e in events.items() if uid not in (str(moved["uid"]), str(off["uid"]))} == {0}


def test_a_meeting_that_was_called_off_stands_so_in_the_plan() -> None:
    off = team_meeting(status="avlyst", dato="2026-09-09", id="RTM-2")
    cancelled = [event.start for event in plan(off).events if event.cancelled]
    assert cancelled == [dt.datetime(2026, 9, 9, 9, 0)]  # noqa: DTZ001 -- local time, as events have it


def test_a_date_taken_out_twice_is_one_event_and_a_plan_without_a_date_no_file() -> None:
    off = {"dato": "2026-09-09", "utgår": "ja", "grunn": "x"}
    data = write(plan(unntak=[off, off]))
    uids = [str(event["uid"]) for event in icalendar.Calendar.from_ical(data).walk("VEVENT")]
    assert len(uids) == len(set(uids)) == 7
    written = {"type": "møteplan", "halvår": "2026-høst", "start": "2027-02-01", "fra": "9.00", "til": "10.30"}
    assert plan_file(about(casebook(written, oppsett=OFFICE), "møteplan-2026-høst"), TOLD, "bokmål") is None


def test_an_end_that_does_not_come_after_the_start_is_left_out() -> None:
    mine, _ = only(write(file_of(tid=None, fra="10.00", til="09.00")))
    assert "dtend" not in {name.lower() for name in mine}


# --- what lies there already ---------------------------------------------------------------------------------------


def test_what_is_there_decides_what_becomes_of_it() -> None:
    file = file_of()
    first = write(file)
    (new,) = decided([file], {}.get)
    assert (new.verdict, new.data, new.expected, new.problem) == (Verdict.LAGES, first, "", None)
    (same,) = decided([file], {file.path: first}.get)
    assert (same.verdict, same.write, same.problem) == (Verdict.UENDRET, None, None)
    (other,) = decided([file_of(sted="Annet")], {file.path: first}.get)
    assert (other.verdict, other.expected) == (Verdict.LAGES, digest(first))


def test_what_a_person_has_changed_or_made_is_kept_and_told_of() -> None:
    file = file_of()
    first = write(file)
    changes = [
        first.replace(b"Familiesenteret", b"Familiehuset"),
        first.replace(b"SEQUENCE:0", b"SEQUENCE:9"),
        first[:-20],
        b"",
        b"\xff\xfe",
    ]
    changes += [first.replace(b"X-DOCGEN-SEGL", b"X-ANNET"), b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", first + b"\r\n"]
    for data in changes:
        (kept,) = decided([file], {file.path: data}.get)
        assert (kept.verdict, kept.write) == (Verdict.ENDRET_FOR_HÅND, None), data
        assert kept.problem is not None and kept.problem.code == "DG408"


TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=200)


@given(TEXT, TEXT, st.datetimes(dt.datetime(1997, 1, 1), dt.datetime(2090, 1, 1)), st.booleans())  # noqa: DTZ001
def test_any_text_comes_through_and_is_known_again(place: str, about_it: str, start: dt.datetime, cancelled: bool) -> None:
    start = start.replace(second=0, microsecond=0)
    event = replace(file_of().events[0], start=start, end=None, location=place, description=about_it, cancelled=cancelled)
    file = replace(file_of(), events=(event,))
    data = write(file)
    assert read(data).untouched and read(data).says(file)
    assert not read(data).says(replace(file, events=(replace(event, location=f"{place}!"),)))
    (mine,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert str(mine.get("location", "")) == place
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_an_event_says_what_it_is_by_all_that_it_says() -> None:
    event = file_of().events[0]
    others = [
        replace(event, summary="x"), replace(event, location="x"), replace(event, description="x"), replace(event, cancelled=True),
        replace(event, private=False), replace(event, end=None), replace(event, start=event.start + dt.timedelta(days=1)),
    ]  # fmt: skip
    assert len({one.fingerprint for one in (event, *others)}) == len(others) + 1
    assert isinstance(event, Event)


def test_a_date_that_leaves_the_plan_is_called_off_once_and_comes_back_under_its_own_name() -> None:
    first = write(plan())
    later = plan(start="2026-08-26")
    second = write(later, first)
    events = {str(e["uid"]): e for e in icalendar.Calendar.from_ical(second).walk("VEVENT")}
    gone = events["ressursteam-2026-08-19@9999.docgen"]
    assert (str(gone["status"]), gone["sequence"], gone.decoded("dtstart").day) == ("CANCELLED", 1, 19)
    assert str(events["ressursteam-2026-08-26@9999.docgen"]["status"]) == "CONFIRMED"
    assert read(second).untouched and read(second).says(later)
    assert write(later, second) == second
    back = {str(e["uid"]): e for e in icalendar.Calendar.from_ical(write(plan(), second)).walk("VEVENT")}
    again = back["ressursteam-2026-08-19@9999.docgen"]
    assert (str(again["status"]), again["sequence"]) == ("CONFIRMED", 2)


def test_a_day_taken_out_that_was_never_in_the_plan_is_no_event() -> None:
    never = plan(unntak=[{"dato": "2026-09-10", "utgår": "ja", "grunn": "x"}])
    assert [event.cancelled for event in never.events] == [False] * 7


@pytest.mark.parametrize("place", ["Heime hos familien", "Avdeling for spiseforstyrrelser, BUP", "Lyngmo skole", "Hos mor"])
def test_a_place_that_is_not_the_offices_own_stands_in_the_innkalling_alone(place: str) -> None:
    assert file_of(sted=place).events[0].location == ""


@pytest.mark.parametrize("place", ["Møterom 2", "Samtalerom 1, Familiesenteret", "Teams", "Digitalt"])
def test_the_offices_own_rooms_stand_in_the_calendar(place: str) -> None:
    assert file_of(sted=place).events[0].location == place


def test_a_file_whose_meeting_is_gone_is_told_of_and_a_strangers_is_not() -> None:
    file = file_of()
    lying = {
        file.path: write(file),
        "kalender/møteplan-2026-høst.ics": write(plan()),
        "kalender/ferie.ics": b"BEGIN:VCALENDAR\r\n",
    }
    (problem,) = lost_calendars(lying, lying.get)
    assert (problem.code, "AG-2026-001-m1.ics, møteplan-2026-høst.ics" in problem.help.say("nb")) == ("DG407", True)
    # A meeting that has been has no event any more, but its file is no stranger's.
    there = casebook(group(), meeting(status="gjennomført"), oppsett=OFFICE)
    assert [path for subject in subjects(there) for path in calendar_names(subject)] == [file.path]
