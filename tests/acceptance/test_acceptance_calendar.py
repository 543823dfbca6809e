"""Calendar files beside the papers: one for each planned meeting, moved and called off under one name, and never overwritten."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import icalendar
import vobject
from test_acceptance_documents import names_of_private_people

from office import Office, Outcome

MEETING = "cases/ansvarsgrupper/AG-2026-005/møte-2026-12-10.yaml"
FILE = "AG-2026-005-m5.ics"


def calendars(office: Office) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((office.output / "kalender").glob("*.ics"))}


def event(office: Office, name: str = FILE) -> icalendar.Component:
    (found,) = icalendar.Calendar.from_ical(calendars(office)[name]).walk("VEVENT")
    return found


def test_every_innkalling_and_every_avlysning_comes_with_one_and_each_plan_is_one(built: tuple[Office, Outcome]) -> None:
    office, _ = built
    letters = [path for path in office.documents if path.endswith(("_innkalling.docx", "_avlysning.docx"))]
    plans = [path for path in office.documents if path.endswith("_møteplan.docx")]
    found = calendars(office)
    assert len(letters) >= 10
    assert len(found) == len(letters) + len(plans)
    for path in letters:
        case, day, kind = path.rpartition("/")[2].removesuffix(".docx").split("_")
        mine = [e for name in found if name.startswith(case) for e in icalendar.Calendar.from_ical(found[name]).walk("VEVENT")]
        on_the_day = [e for e in mine if str(e.decoded("dtstart"))[:10] == day]
        assert [str(e["status"]) for e in on_the_day] == ["CANCELLED" if kind == "avlysning" else "CONFIRMED"], path


def test_two_parsers_read_all_of_them_alike_and_none_names_anybody(built: tuple[Office, Outcome]) -> None:
    office, _ = built
    for name, data in calendars(office).items():
        mine = {str(e["uid"]): e for e in icalendar.Calendar.from_ical(data).walk("VEVENT")}
        theirs = {e.uid.value: e for e in vobject.readOne(data.decode()).vevent_list}
        assert mine.keys() == theirs.keys()
        for uid, one in mine.items():
            start, other = one.decoded("dtstart"), theirs[uid].dtstart.value
            assert isinstance(start, dt.datetime)
            assert start.astimezone(dt.UTC) == other.astimezone(dt.UTC)
            assert int(one["sequence"]) == int(theirs[uid].sequence.value)
        text = data.decode().replace("\r\n ", "")
        assert not [person for person in names_of_private_people() if person in text], name


def test_a_meeting_that_moves_to_another_room_and_is_called_off_keeps_its_name(office: Office) -> None:
    first = event(office)
    office.edit(MEETING, "sted: ", "sted: Et helt annet rom i ")
    assert office.build().code == 0
    moved = event(office)
    office.edit(MEETING, "status: planlagt", "status: avlyst\navlyst: {dato: 2026-11-24, av: Kari-Anne Brodal}")
    assert office.build().code == 0
    off = event(office)
    assert {str(e["uid"]) for e in (first, moved, off)} == {"AG-2026-005-m5@9999.docgen"}
    assert [e["sequence"] for e in (first, moved, off)] == [0, 1, 2]
    assert str(moved["location"]).startswith("Et helt annet rom i ")
    assert str(off["status"]) == "CANCELLED"
    before = calendars(office)
    assert office.build().code == 0
    assert calendars(office) == before
    assert list((office.root / ".docgen" / "forrige" / "kalender").glob("AG-2026-005-m5.*.ics"))


def test_one_that_a_person_has_changed_is_kept_and_told_of(office: Office) -> None:
    path = office.output / "kalender" / FILE
    changed = path.read_bytes().replace(b"SUMMARY:", b"SUMMARY:Viktig! ")
    path.write_bytes(changed)
    office.edit(MEETING, "sted: ", "sted: Et helt annet rom i ")
    told = office.build()
    assert told.code == 0
    assert "DG408" in told.err and f"output/kalender/{FILE}" in told.err
    assert path.read_bytes() == changed
    path.unlink()
    assert office.build().code == 0
    assert str(event(office)["location"]).startswith("Et helt annet rom i ")


def test_no_paper_no_event_and_nothing_is_written_by_looking(fresh: Office) -> None:
    fresh.remove_block("cases/ansvarsgrupper/AG-2026-005/gruppe.yaml", "samtykker")
    assert fresh.run("check").code == 1
    assert not (fresh.output / "kalender").exists()
    told = fresh.build("--dry-run", "-v")
    assert "kalender" in told.out and "AG-2026-003" in told.out
    assert not (fresh.output / "kalender").exists()
    fresh.build()
    # The cancellation still goes to the user, so its event is there; the invitation of the group is not.
    assert set(calendars(fresh)) == {"AG-2026-003-m3.ics", "AG-2026-005-m4.ics"}


def test_a_run_for_one_kind_of_paper_makes_its_calendars_alone(fresh: Office) -> None:
    fresh.build("--kind", "referat")
    assert not (fresh.output / "kalender").exists()
    fresh.build("--kind", "avlysning")
    assert set(calendars(fresh)) == {"AG-2026-005-m4.ics"}


def test_no_path_holds_a_name(built: tuple[Office, Outcome]) -> None:
    parts = {part.casefold() for name in names_of_private_people() for part in name.split() if len(part) > 2}
    for name in calendars(built[0]):
        assert not parts & set(Path(name).stem.casefold().split("-")), name
