"""Events as an .ics file and back (RFC 5545, RFC 5546): what is unchanged keeps its number, what changed gets the next.

A file carries its own certificate, as a document does: a mark of each event, and one of the whole. So the file itself says which
number comes next and whether a person has changed it; nothing else remembers it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from docgen.calendar.events import CalendarFile, Event

if TYPE_CHECKING:
    import icalendar

MARK, SEAL = "X-DOCGEN-MERKE", "X-DOCGEN-SEGL"
GONE = "utgått"
"""The mark of an event that is in the plan no more: it stays in the file as cancelled, so that calendars take it out."""
ZONE = "Europe/Oslo"
_LONG_AGO = dt.date(2000, 1, 1)
PRODUCT = "-//docgen//docgen//NO"


@dataclass(frozen=True)
class Former:
    """An event as it was last written: its mark, its number and its stamp. `mark` is `GONE` when it has left the file's plan."""

    mark: str
    sequence: int
    stamp: dt.datetime


@dataclass(frozen=True)
class Lying:
    """An .ics that lies in output/. `untouched` False: a person has changed it, or it is not ours."""

    untouched: bool
    former: Mapping[str, Former] = field(default_factory=lambda: MappingProxyType({}))

    def says(self, file: CalendarFile) -> bool:
        """Whether it says what the file is to say; what has left it and was called off says nothing more."""
        live = {uid: event.mark for uid, event in self.former.items() if event.mark != GONE}
        return live == {event.uid: event.fingerprint for event in file.events}


def read(data: bytes) -> Lying:
    """What an .ics of ours says about itself; anybody else's, or a changed one, is only known not to be ours to replace."""
    body, seal = _unsealed(data)
    if seal != _seal(body):
        return Lying(untouched=False)
    former: dict[str, Former] = {}
    event: dict[str, str] = {}
    for line in data.decode("utf-8").replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            event = {}
        elif line == "END:VEVENT":
            stamp = dt.datetime.strptime(event["DTSTAMP"], "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)
            former[event["UID"]] = Former(event[MARK], int(event["SEQUENCE"]), stamp)
        else:
            event[name] = value
    return Lying(True, MappingProxyType(former))


def write(file: CalendarFile, before: bytes = b"") -> bytes:
    """The file's bytes. An event that says something else than its former keeps its UID and gets the next SEQUENCE.

    `before` is what lay there, ours and untouched. An event of it that the file has no more is called off in its own place.
    Same events and same former, same bytes: the stamp is the day of the paper, not the clock's.
    """
    former = read(before).former if before else {}
    import icalendar  # a run that writes no calendar need not wait for it

    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    alone = file.events[0] if len(file.events) == 1 else None
    calendar.add("method", "CANCEL" if alone and alone.cancelled else "PUBLISH")
    calendar.add("x-wr-calname", file.name)
    if any(isinstance(event.start, dt.datetime) for event in file.events):
        calendar.add_component(_zone())
    for event in file.events:
        calendar.add_component(_component(event, former.get(event.uid), file))
    wanted = {event.uid for event in file.events}
    told = max(event.told for event in file.events)
    for lost in icalendar.Calendar.from_ical(before).walk("VEVENT") if before else ():
        if str(lost["uid"]) not in wanted:
            calendar.add_component(_called_off(lost, former[str(lost["uid"])], told))
    return _sealed(calendar.to_ical())


def _component(event: Event, former: Former | None, file: CalendarFile) -> icalendar.Event:
    import icalendar

    component = icalendar.Event()
    mark = event.fingerprint
    same = former is not None and former.mark == mark
    component.add("uid", event.uid)
    component.add("sequence", _first_number(event) if former is None else former.sequence + (not same))
    stamp = former.stamp if former is not None and same else dt.datetime.combine(event.told, dt.time(), dt.UTC)
    component.add("dtstamp", max(stamp, former.stamp) if former is not None else stamp)
    component.add("dtstart", _local(event.start))
    if event.end is not None:
        component.add("dtend", _local(event.end))
    component.add("summary", event.summary)
    component.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    component.add("class", "PRIVATE" if event.private else "PUBLIC")
    for name, value in (("location", event.location), ("description", event.description)):
        if value:
            component.add(name, value)
    if file.organiser_address:
        organiser = icalendar.vCalAddress(f"mailto:{file.organiser_address}")
        organiser.params["cn"] = file.organiser
        component.add("organizer", organiser)
    component.add(MARK, mark)
    return component


def _called_off(lost: icalendar.Component, former: Former, told: dt.date) -> icalendar.Component:
    """An event that has left the plan, as it stood but cancelled; once is enough."""
    if former.mark == GONE:
        return lost
    stamp = dt.datetime.combine(told, dt.time(), dt.UTC)
    changes = {"sequence": former.sequence + 1, "status": "CANCELLED", "dtstamp": max(stamp, former.stamp), MARK: GONE}
    for name, value in changes.items():
        lost.pop(name, None)
        lost.add(name, value)
    return lost


def _first_number(event: Event) -> int:
    """0 for what is new. A cancellation must win also where our file with the last number is gone: it counts the days."""
    return (event.told - _LONG_AGO).days if event.cancelled else 0


def _local(moment: dt.date | dt.datetime) -> dt.date | dt.datetime:
    from zoneinfo import ZoneInfo

    return moment.replace(tzinfo=ZoneInfo(ZONE)) if isinstance(moment, dt.datetime) else moment


def _zone() -> icalendar.Timezone:
    """Norwegian time by its rule since 1996, last Sunday of March and of October: a new table of zones changes nothing."""
    import icalendar

    zone = icalendar.Timezone()
    zone.add("tzid", ZONE)
    for kind, start, month, before, after, name in (
        (icalendar.TimezoneDaylight, dt.datetime(1996, 3, 31, 2), 3, 1, 2, "CEST"),  # noqa: DTZ001 -- local by its nature
        (icalendar.TimezoneStandard, dt.datetime(1996, 10, 27, 3), 10, 2, 1, "CET"),  # noqa: DTZ001
    ):
        part = kind()
        part.add("dtstart", start)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", dt.timedelta(hours=before))
        part.add("tzoffsetto", dt.timedelta(hours=after))
        part.add("tzname", name)
        zone.add_component(part)
    return zone


# --- the certificate -----------------------------------------------------------------------------------------------

_END = b"END:VCALENDAR\r\n"


def _sealed(body: bytes) -> bytes:
    return body.removesuffix(_END) + f"{SEAL}:{_seal(body)}\r\n".encode() + _END


def _unsealed(data: bytes) -> tuple[bytes, str]:
    """The file without its seal, and the seal; "" when there is none in its place."""
    head, found, seal = data.removesuffix(_END).rpartition(f"\r\n{SEAL}:".encode())
    return head + b"\r\n" + _END, seal.decode("ascii", "replace").strip() if found else ""


def _seal(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:32]
