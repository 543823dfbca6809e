"""Meetings as calendar events: when, where and what they are called, and nothing about anybody.

A calendar is seen by colleagues and shows on locked screens, so a title is neutral, nobody is named, and a meeting about a person
is marked as private (DOK-03). The reference is the number that stands on the letters.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

from docgen.model.halfyear import meeting_dates, rhythm_days
from docgen.model.nynorsk import said
from docgen.model.registers import Oppsett
from docgen.model.subject import Subject
from docgen.rules.people import names_in, parts_of_names, user_side

FOLDER = "kalender"
"""Below output/."""
MEETING_TITLE, TEAM_TITLE = "Møte – tverrfaglig samarbeid", "Ressursteam"
_ROOM = re.compile(r"(?:(?:møte|samtale|gruppe)rom(?:met)?\s*\w{0,3}|(?:på )?(?:teams|digitalt|video|telefon))\.?", re.IGNORECASE)
"""A room or a screen, and no more."""
CALLS = {"innkalling": False, "avlysning": True}
"""The letters that a meeting's event goes with, and whether it tells of a cancellation."""


@dataclass(frozen=True)
class Event:
    """One event. `start` and `end` are Norwegian local time without a zone; a bare date is a whole day.

    `told` is the day of the paper that it goes with.
    """

    uid: str
    start: dt.date | dt.datetime
    end: dt.datetime | None
    summary: str
    told: dt.date
    location: str = ""
    description: str = ""
    cancelled: bool = False
    private: bool = False

    @property
    def fingerprint(self) -> str:
        """A mark of what the event says, for telling whether it has changed; the day of the paper is no part of it."""
        said_of_it = {name: str(value) for name, value in asdict(self).items() if name != "told"}
        return hashlib.sha256(json.dumps(said_of_it, sort_keys=True).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class CalendarFile:
    """One .ics: its path below output/, what it is about, and its events. `organiser` is the municipality, with its address."""

    path: str
    subject: str
    emne: str
    name: str
    organiser: str
    organiser_address: str
    events: tuple[Event, ...] = field(default=())


def meeting_file(subject: Subject, kind: str, told: dt.date, målform: str) -> CalendarFile | None:
    """The file that goes with the innkalling or the avlysning (`kind`) of a meeting; None when no day is set."""
    møte = subject.møte
    if møte is None or møte.dato is None:
        return None
    name = _name(møte.id, subject.emne)
    place, address = (
        møte.sted if møte.sted and _is_open(subject, møte.sted) and _names_nobody(subject, møte.sted) else "",
        møte.digital_lenke if møte.digital_lenke and _names_nobody(subject, møte.digital_lenke) else "",
    )
    lines = [
        f"Vår ref.: {subject.emne}",
        f"{said('Digitalt møte', målform)}: {address}" if address else "",
        said("Sted: se innkallingen.", målform) if møte.sted and not place else "",
    ]
    event = Event(
        uid=_uid(name, subject.book.oppsett),
        start=_at(møte.dato, møte.fra),
        end=_end(møte.dato, møte.fra, møte.til),
        summary=said(MEETING_TITLE, målform),
        told=told,
        location=place or address,
        description="\n".join(filter(None, lines)),
        cancelled=CALLS[kind],
        private=True,
    )
    return _file(subject, name, event.summary, (event,))


def plan_file(subject: Subject, told: dt.date, målform: str) -> CalendarFile | None:
    """The half-year's meetings of the ressursteam in one file. A date that was moved keeps its identity; one that was called off
    stands as cancelled, whether the plan says so or the meeting's own file."""
    plan = subject.møteplan
    if plan is None:
        return None
    oppsett, book = subject.book.oppsett, subject.book
    called_off = {møte.dato for møte in book.ressursteammøter() if møte.status == "avlyst"}

    def event(day: dt.date, first: dt.date, *, cancelled: bool) -> Event:
        return Event(
            uid=_uid(f"ressursteam-{first.isoformat()}", oppsett),
            start=_at(day, plan.fra),
            end=_end(day, plan.fra, plan.til),
            summary=TEAM_TITLE,
            told=told,
            location=plan.sted or "",
            cancelled=cancelled,
        )

    held = [event(date.day, date.moved_from or date.day, cancelled=date.day in called_off) for date in meeting_dates(plan)]
    days = frozenset(rhythm_days(plan))
    off = [event(e.dato, e.dato, cancelled=True) for e in plan.unntak if e.utgår and e.dato in days]
    # A date that the plan takes out twice is one event, and a plan without a date is no file.
    events = {found.uid: found for found in (*held, *off)}
    ordered = tuple(sorted(events.values(), key=lambda found: str(found.start)))
    return _file(subject, subject.id, TEAM_TITLE, ordered) if ordered else None


def names_in_calendars(subject: Subject) -> Iterator[str]:
    """What the files of a subject can be called, whether there is an event now or not."""
    if subject.møteplan:
        yield subject.id
    elif subject.møte and subject.om == "møte":
        yield _name(subject.møte.id, subject.emne)


def _file(subject: Subject, name: str, title: str, events: tuple[Event, ...]) -> CalendarFile:
    oppsett = subject.book.oppsett
    return CalendarFile(
        path=f"{FOLDER}/{name}.ics",
        subject=subject.id,
        emne=subject.emne,
        name=title,
        organiser=oppsett.kommunenavn,
        organiser_address=oppsett.e_post or "",
        events=events,
    )


def _is_open(subject: Subject, place: str) -> bool:
    """Whether a place is the office's own house, a room without more words, or a screen.

    Any other may be somebody's home, or say what she is ill with; then only the innkalling tells it.
    """
    oppsett = subject.book.oppsett
    street = (oppsett.adresse or "").partition("\n")[0].strip()
    own = (oppsett.avdeling, oppsett.kommunenavn, street)
    return any(name and name.casefold() in place.casefold() for name in own) or _ROOM.fullmatch(place.strip()) is not None


def _names_nobody(subject: Subject, text: str) -> bool:
    """Whether a place says nothing of whom the meeting is about: no name or part of one, no telephone, no street where she lives.

    The innkalling may say it, to those who may know; a calendar is seen by others.
    """
    everybody, case = subject.book.personer, subject.person_case
    parts = parts_of_names(user_side(case))
    contacts = (contact for contact in everybody.contacts_in(text) if contact not in everybody.services)
    return not (any(everybody.names.find(text)) or any(names_in(text, parts)) or any(contacts))


def _name(meeting: str, emne: str) -> str:
    """What the meeting is called outside: its id, where that is the number that docgen gives.

    Anything else may be somebody's name, and no path holds one (DOK-01).
    """
    if re.fullmatch(rf"{re.escape(emne)}-[a-zæøå]?\d{{1,3}}", meeting):
        return meeting
    return f"{emne}-{hashlib.sha256(meeting.encode()).hexdigest()[:8]}"


def _uid(name: str, oppsett: Oppsett) -> str:
    """The event's name in every calendar of the world: a GP is called by several municipalities with cases of one number."""
    whose = re.sub(r"[^\w-]+", "-", oppsett.kommunenummer or oppsett.kommunenavn.casefold())
    return f"{name}@{whose}.docgen"


def _end(day: dt.date, start: dt.time | None, end: dt.time | None) -> dt.datetime | None:
    """None where it is not known, or does not come after the start."""
    return dt.datetime.combine(day, end) if start and end and end > start else None


def _at(day: dt.date, time: dt.time | None) -> dt.date | dt.datetime:
    return dt.datetime.combine(day, time) if time else day
