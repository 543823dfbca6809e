"""What earlier meetings hand on to a new one: its number, where and when, and the follow-ups that are still open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from docgen.model.halfyear import half_year_of
from docgen.model.people import Tiltak
from docgen.model.subject import Subject
from docgen.model.subjects import Møte, Møteplan
from docgen.skeleton.base import long_date

_FINISHED = frozenset({"utført", "frafalt"})


@dataclass(frozen=True)
class Appointment:
    """Time and place as far as they are known, and a sentence on where that comes from."""

    fra: dt.time | None = None
    til: dt.time | None = None
    sted: str | None = None
    digital_lenke: str | None = None
    source: str = ""


@dataclass(frozen=True)
class Past:
    """The subject's meetings of one type before a day, in order of date."""

    møter: tuple[Møte, ...]

    @property
    def last(self) -> Møte | None:
        """The meeting to take habits from: the last that was not cancelled, else the last."""
        return next((m for m in reversed(self.møter) if m.status != "avlyst"), self.møter[-1] if self.møter else None)

    @property
    def held(self) -> Møte | None:
        """The last meeting that was held."""
        return next((m for m in reversed(self.møter) if m.status == "gjennomført"), None)

    def next_number(self) -> int:
        """The meeting's number in the series; a cancelled meeting does not count (AG-20)."""
        counted = [m for m in self.møter if m.status != "avlyst"]
        return max(len(counted), *(m.møtenummer or 0 for m in counted), 0) + 1

    def appointment(self, day: dt.date) -> Appointment:
        """Time and place for a meeting on `day`: as agreed for that very day, else as last time."""
        last = self.last
        usual = _of_meeting(last) if last else Appointment()
        for møte in reversed(self.møter):
            if found := _agreed(møte, day):
                # What was not agreed is as usual; a link belongs to a meeting without a place.
                sted = found.sted or (None if found.digital_lenke else usual.sted)
                link = found.digital_lenke or (None if sted else usual.digital_lenke)
                return Appointment(found.fra or usual.fra, found.til or usual.til, sted, link, found.source)
        return usual

    def agreed_day(self) -> dt.date | None:
        """The day that the last held meeting agreed on for the next."""
        held = self.held
        return held.referat.neste_møte.dato if held and held.referat and held.referat.neste_møte else None


def before(møter: Iterable[Møte], day: dt.date, møtetype: str) -> Past:
    """The meetings of this type before `day`; one without a date is not before anything."""
    earlier = [m for m in møter if m.møtetype == møtetype and m.dato is not None and m.dato < day]
    return Past(tuple(sorted(earlier, key=lambda m: (m.dato or day, m.id))))


def of_plan(plan: Møteplan) -> Appointment:
    """Time and place of the ressursteam's plan."""
    start, end = plan.tid or (None, None)
    return Appointment(plan.fra or start, plan.til or end, plan.sted, source=f"Som i møteplanen for {plan.halvår}.")


def plan_for(plans: Iterable[Møteplan], day: dt.date) -> Møteplan | None:
    """The plan of the half-year that a day lies in."""
    return next((plan for plan in plans if plan.halvår == half_year_of(day)), None)


def open_follow_ups(subject: Subject, day: dt.date) -> tuple[Tiltak, ...]:
    """What was agreed before `day` and is neither utført nor frafalt.

    A tiltak is known by its id, without one by its words; the row of the latest held meeting stands (domain.md §5.15), so one
    that a later meeting passed over is still open.
    """
    rows: dict[str, Tiltak] = {}
    for tiltak in _agreed_before(subject, day):
        key = tiltak.id.casefold() if tiltak.id else f" {' '.join(tiltak.tekst.split())}"
        rows.pop(key, None)
        rows[key] = tiltak
    return tuple(t for t in rows.values() if t.status not in _FINISHED and t.brukers_valg != "takket_nei")


def _agreed_before(subject: Subject, day: dt.date) -> Iterable[Tiltak]:
    book = subject.book
    if subject.gruppe:
        møter = book.møter_i_gruppe(subject.gruppe.gruppenummer)
    else:
        møter = book.møter_i_sak(subject.sak.saksnummer) if subject.sak else ()
        for drøfting in subject.sak.drøftinger if subject.sak else ():
            yield from drøfting.tiltak
    for møte in møter:
        if møte.status == "gjennomført" and møte.referat and møte.dato and møte.dato < day:
            yield from møte.referat.tiltak


def _of_meeting(møte: Møte) -> Appointment:
    start, end = møte.tid or (None, None)
    when = f"Som i møtet {long_date(møte.dato)}." if møte.dato else ""
    return Appointment(møte.fra or start, møte.til or end, møte.sted, møte.digital_lenke, when)


def _agreed(møte: Møte, day: dt.date) -> Appointment | None:
    """Time and place for `day` as this meeting's minutes, or its cancellation, give them."""
    at = long_date(møte.dato) if møte.dato else ""
    neste = møte.referat.neste_møte if møte.referat and møte.status == "gjennomført" else None
    if neste and neste.dato == day:
        start, end = neste.tid or (None, None)
        return Appointment(neste.fra or start, neste.til or end, neste.sted, source=f"Avtalt i møtet {at}.")
    avlyst = møte.avlyst if møte.status == "avlyst" else None
    if avlyst and avlyst.ny_dato == day:
        start, end = avlyst.ny_tid or (None, None)
        source = f"Nytt møte etter det avlyste {at}."
        return Appointment(avlyst.ny_fra or start, avlyst.ny_til or end, avlyst.ny_sted or møte.sted, møte.digital_lenke, source)
    return None
