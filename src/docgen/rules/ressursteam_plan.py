"""The half-year of the ressursteam: its dates, its evaluation, and who fills the fixed seats (RT-11 to RT-14, RT-24)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from docgen.model.casebook import Casebook
from docgen.model.fields import WEEKDAYS, half_year_bounds
from docgen.model.halfyear import half_year_of, meeting_dates
from docgen.model.registers import FIXED_SEATS
from docgen.model.subjects import Møte, Møteplan
from docgen.problem import Position
from docgen.rules.base import KOMMUNEN, Facts, Finding, Rule
from docgen.rules.days import day_off, school_break, shown

MØTEPLAN, SAKSLISTE = ("møteplan",), ("saksliste_ressursteam",)
EVERY_WEEKS = 3
MINUTES = 90


# --- RT-11, RT-12: every third week, an hour and a half ------------------------------------------------------------


def _interval(facts: Facts) -> Iterator[Finding]:
    plan = facts.subject.møteplan
    if plan is None:
        return
    if plan.intervall_uker != EVERY_WEEKS:
        yield Finding(plan.where.of("intervall_uker"), {"uker": str(plan.intervall_uker)}, field="intervall_uker")
    planned = {date.day for date in meeting_dates(plan.model_copy(update={"unntak": ()}))}
    for unntak in plan.unntak:
        values = {"dato": shown(unntak.dato)}
        if unntak.dato not in planned:
            yield Finding(unntak.where.of("dato"), values, field="dato", about="ingen møtedag")
        elif (unntak.utgår or unntak.flyttet_til) and not unntak.grunn:
            yield Finding(unntak.where.of("grunn", "dato"), values, field="grunn", about="uten grunn")


def _length(facts: Facts) -> Iterator[Finding]:
    meeting: Møte | Møteplan | None = facts.subject.møte or facts.subject.møteplan
    if meeting is None:
        return
    start, end = meeting.tid or (None, None)
    start, end = meeting.fra or start, meeting.til or end
    if start is None or end is None or end <= start:
        return
    minutes = _minutes(end) - _minutes(start)
    if minutes != MINUTES:
        yield Finding(meeting.where.of("tid", "til", "fra"), {"minutter": str(minutes)}, field="tid")


def _minutes(clock: dt.time) -> int:
    return clock.hour * 60 + clock.minute


# --- RT-13: the plan -----------------------------------------------------------------------------------------------


def _dates_of_plan(facts: Facts) -> Iterator[Finding]:
    plan = facts.subject.møteplan
    if plan is None:
        return
    first, last = half_year_bounds(plan.halvår)
    dates = [(plan.where.of("start"), plan.start)]
    for unntak in plan.unntak:
        dates.append((unntak.where.of("dato"), unntak.dato))
        if unntak.flyttet_til:
            dates.append((unntak.where.of("flyttet_til"), unntak.flyttet_til))
    for where, day in dates:
        if not first <= day <= last:
            values = {"dato": shown(day), "halvår": plan.halvår, "fra": shown(first), "til": shown(last)}
            yield Finding(where, values)
    weekday = WEEKDAYS[plan.start.weekday()]
    if plan.ukedag and plan.ukedag != weekday:
        values = {"ukedag": plan.ukedag, "start": shown(plan.start), "rett": weekday}
        yield Finding(plan.where.of("ukedag"), values, field="ukedag", about="ukedag")


def _days_off_in_plan(facts: Facts) -> Iterator[Finding]:
    """A computed date on a holiday, or in a school holiday of the municipality: said, so that somebody moves it."""
    plan = facts.subject.møteplan
    if plan is None:
        return
    moved_to = {unntak.flyttet_til: unntak.where.of("flyttet_til") for unntak in plan.unntak if unntak.flyttet_til}
    for date in meeting_dates(plan):
        where = moved_to.get(date.day, plan.where.of("start"))
        if off := day_off(date.day):
            values = {"dato": shown(date.day), "dag": off, "forslag": shown(_next_workday(date.day))}
            yield Finding(where, values, about="fridag")
        elif free := school_break(date.day, facts.oppsett.skoleferier):
            yield Finding(where, {"dato": shown(date.day), "ferie": free}, about="skoleferie")


def _next_workday(day: dt.date) -> dt.date:
    later = day + dt.timedelta(days=1)
    return _next_workday(later) if day_off(later) else later


def _plan_is_there(facts: Facts) -> Iterator[Finding]:
    """From 1 June and 1 December the next half-year should have its plan; before that, the one that runs."""
    book = facts.subject.book
    day = facts.dato
    wanted = half_year_of(dt.date(day.year + day.month // 12, day.month % 12 + 1, 1))
    if has_team(book) and wanted not in book.møteplaner:
        newest = book.møteplaner[max(book.møteplaner)] if book.møteplaner else None
        where = newest.where.of("halvår") if newest else facts.oppsett.where.start
        yield Finding(where, {"neste": wanted}, field="halvår")


def has_team(book: Casebook) -> bool:
    """Whether the municipality keeps a ressursteam at all; one with groups only is asked for none of its papers."""
    return bool(book.saker or book.møteplaner or book.ressursteammøter())


def _meeting_in_plan(facts: Facts) -> Iterator[Finding]:
    møte = facts.subject.møte
    if møte is None or møte.dato is None:
        return
    planned = {date.day for plan in facts.subject.book.møteplaner.values() for date in meeting_dates(plan)}
    if møte.dato not in planned:
        yield Finding(møte.where.of("dato"), {"dato": shown(møte.dato)}, field="dato")


# --- RT-14, RT-24: the register's seats, the half-year's evaluation ------------------------------------------------


def _seats_of_register(facts: Facts) -> Iterator[Finding]:
    book = facts.subject.book
    if not has_team(book):
        return
    file = next((source.file for source in book.sources if source.type == "instanser"), "")
    filled = {unit.type for unit in book.faste_deltakere()}
    for unit_type, seat in FIXED_SEATS.items():
        if unit_type not in filled:
            yield Finding(Position(file), {"sete": seat, "type": unit_type}, about="ubesatt")
    for unit in book.faste_deltakere():
        if unit.type not in FIXED_SEATS:
            where = unit.where.of("fast_i_ressursteam")
            yield Finding(where, {"enhet": unit.navn}, field="fast_i_ressursteam", about="ikke fast")


def _evaluated(facts: Facts) -> Iterator[Finding]:
    """One evaluation for each half-year that is over and had a plan or a meeting."""
    book = facts.subject.book
    now = half_year_bounds(half_year_of(facts.dato))[0]
    held: dict[str, Position] = {}
    for møte in book.ressursteammøter():
        if møte.dato and møte.status == "gjennomført":
            held[half_year_of(møte.dato)] = møte.where.of("dato")
    held |= {name: plan.where.of("halvår") for name, plan in book.møteplaner.items()}
    for half_year, where in sorted(held.items()):
        if half_year_bounds(half_year)[1] < now and half_year not in book.evalueringer:
            yield Finding(where, {"halvår": half_year})


# fmt: off
PLANREGLER: tuple[Rule, ...] = (
    Rule(
        "RT-11", "advarsel", MØTEPLAN, _interval,
        nb="Planen har møte hver {uker}. uke; rutinen sier hver 3. uke.",
        en="The plan has a meeting every {uker} weeks; the routine says every 3 weeks.",
        help_nb="Slett linjen «intervall_uker», eller skriv «intervall_uker: 3».",
        help_en="Delete the line “intervall_uker”, or write “intervall_uker: 3”.",
        wrong="intervall_uker: 4", right="intervall_uker: 3",
    ),
    Rule(
        "RT-11", "advarsel", MØTEPLAN, _interval, about="uten grunn",
        nb="Det står ikke hvorfor møtet {dato} er flyttet eller utgår.",
        en="It does not say why the meeting {dato} is moved or left out.",
        help_nb="Skriv det på unntaket, for eksempel «grunn: høstferie».",
        help_en="Write it at the exception, for example “grunn: høstferie”.",
        wrong="unntak:\n  - dato: 07.10.2026\n    utgår: ja",
        right="unntak:\n  - dato: 07.10.2026\n    utgår: ja\n    grunn: høstferie",
    ),
    Rule(
        "RT-11", "advarsel", MØTEPLAN, _interval, about="ingen møtedag",
        nb="Unntaket {dato} endrer ingenting, for det er ingen møtedag i planen.",
        en="The exception {dato} changes nothing, for it is no meeting day of the plan.",
        help_nb="Rett datoen til en av møtedagene (regnet fra «start» og «intervall_uker»), eller slett unntaket.",
        help_en="Correct the date to one of the meeting days (counted from “start” and “intervall_uker”), or delete the "
        "exception.",
        wrong="start: 02.09.2026\nunntak:\n  - dato: 24.09.2026\n    utgår: ja\n    grunn: høstferie",
        right="start: 02.09.2026\nunntak:\n  - dato: 23.09.2026\n    utgår: ja\n    grunn: høstferie",
    ),
    Rule(
        "RT-12", "advarsel", (*MØTEPLAN, *SAKSLISTE), _length,
        nb="Møtet varer {minutter} minutter; rutinen sier en og en halv time (90 minutter).",
        en="The meeting lasts {minutter} minutes; the routine says an hour and a half (90 minutes).",
        help_nb="Rett tiden, for eksempel «tid: 09.00-10.30».", help_en="Correct the time, for example “tid: 09.00-10.30”.",
        wrong="tid: 09.00-10.00", right="tid: 09.00-10.30",
    ),
    Rule(
        "RT-13", "feil", MØTEPLAN, _dates_of_plan,
        nb="{dato} er utenfor halvåret {halvår}, som er fra {fra} til {til}.",
        en="{dato} is outside the half-year {halvår}, which is from {fra} to {til}.",
        help_nb="Rett datoen, for eksempel «{fra}», eller «halvår».",
        help_en="Correct the date, for example “{fra}”, or “halvår”.",
        wrong="halvår: 2026-høst\nstart: 12.01.2027", right="halvår: 2027-vår\nstart: 12.01.2027",
    ),
    Rule(
        "RT-13", "feil", MØTEPLAN, _dates_of_plan, about="ukedag",
        nb="Møtedagen er ført som {ukedag}, men {start} er en {rett}.",
        en="The day of the meetings is given as “{ukedag}”, but {start} is a “{rett}”.",
        help_nb="Skriv «ukedag: {rett}», eller rett «start».", help_en="Write “ukedag: {rett}”, or correct “start”.",
        wrong="start: 20.08.2026\nukedag: onsdag", right="start: 20.08.2026\nukedag: torsdag",
    ),
    Rule(
        "RT-13", "advarsel", MØTEPLAN, _days_off_in_plan, about="fridag",
        nb="Møtedagen {dato} er en fridag («{dag}»).", en="The meeting day {dato} is a day off (“{dag}”).",
        help_nb="Flytt møtet under «unntak», for eksempel «- {{dato: {dato}, flyttet_til: {forslag}, grunn: fridag}}», "
        "eller skriv "
        "«utgår: ja».",
        help_en="Move the meeting under “unntak”, for example “- {{dato: {dato}, flyttet_til: {forslag}, grunn: fridag}}”, or "
        "write “utgår: ja”.",
        wrong="start: 12.01.2028  # gir 17.05.2028", right="unntak:\n  - dato: 17.05.2028\n    utgår: ja\n    grunn: 17. mai",
    ),
    Rule(
        "RT-13", "advarsel", MØTEPLAN, _days_off_in_plan, about="skoleferie",
        nb="Møtedagen {dato} er i en skoleferie («{ferie}»).",
        en="The meeting day {dato} is in a school holiday (“{ferie}”).",
        help_nb="Flytt møtet under «unntak», for eksempel «- {{dato: {dato}, utgår: ja, grunn: skoleferie}}», eller la det stå.",
        help_en="Move the meeting under “unntak”, for example “- {{dato: {dato}, utgår: ja, grunn: skoleferie}}”, or let it "
        "stand.",
        wrong="start: 02.09.2026  # gir 07.10.2026, midt i høstferien",
        right="unntak:\n  - dato: 07.10.2026\n    utgår: ja\n    grunn: høstferie",
    ),
    Rule(
        "RT-13", "advarsel", KOMMUNEN, _plan_is_there,
        nb="Det finnes ingen møteplan for halvåret {neste}.", en="There is no meeting plan for the half-year {neste}.",
        help_nb="Lag planen med «docgen new møteplan {neste}», eller en ny fil med «type: møteplan», «halvår: {neste}» og "
        "«start».",
        help_en="Make the plan with “docgen new møteplan {neste}”, or a new file with “type: møteplan”, “halvår: {neste}” and "
        "“start”.",
        wrong="# bare planen for høsten finnes 1. desember\nhalvår: 2026-høst", right="halvår: 2027-vår\nstart: 13.01.2027",
    ),
    Rule(
        "RT-13", "advarsel", SAKSLISTE, _meeting_in_plan,
        nb="Møtet {dato} står ikke i noen møteplan.", en="The meeting {dato} is not in any meeting plan.",
        help_nb="Rett datoen, eller før møtet i planen under «unntak», for eksempel «flyttet_til: {dato}».",
        help_en="Correct the date, or put the meeting in the plan under “unntak”, for example “flyttet_til: {dato}”.",
        wrong="dato: 12.11.2026  # planen har 11.11.2026", right="dato: 11.11.2026",
    ),
    Rule(
        "RT-14", "advarsel", KOMMUNEN, _seats_of_register, about="ubesatt",
        nb="Ingen enhet i registeret har den faste plassen «{sete}» i ressursteamet.",
        en="No unit of the register holds the fixed seat “{sete}” of the resource team.",
        help_nb="Skriv «fast_i_ressursteam: ja» hos enheten med «type: {type}» i instanser.yaml.",
        help_en="Write “fast_i_ressursteam: ja” at the unit with “type: {type}” in instanser.yaml.",
        wrong="- id: barnevern\n  type: barnevern", right="- id: barnevern\n  type: barnevern\n  fast_i_ressursteam: ja",
    ),
    Rule(
        "RT-14", "advarsel", KOMMUNEN, _seats_of_register, about="ikke fast",
        nb="«{enhet}» har fast plass i ressursteamet, men er ikke en av de fem tjenestene som rutinen nevner.",
        en="“{enhet}” has a fixed seat in the resource team, but is none of the five services that the routine names.",
        help_nb="Slett «fast_i_ressursteam» hos enheten og inviter den til saker ved behov, eller rett «type».",
        help_en="Delete “fast_i_ressursteam” at the unit and invite it to cases when needed, or correct “type”.",
        wrong="- id: nav\n  type: nav\n  fast_i_ressursteam: ja", right="- id: nav\n  type: nav",
    ),
    Rule(
        "RT-24", "advarsel", KOMMUNEN, _evaluated,
        nb="Halvåret {halvår} er over, men ressursteamet er ikke evaluert.",
        en="The half-year {halvår} is over, but the resource team has not been evaluated.",
        help_nb="Lag en fil med «type: evaluering», «halvår: {halvår}» og svarene under «mønster».",
        help_en="Make a file with “type: evaluering”, “halvår: {halvår}” and the answers under “mønster”.",
        wrong="# 5. januar 2027, og ingen evaluering av høsten\ntype: møteplan\nhalvår: 2026-høst",
        right="type: evaluering\nhalvår: 2026-høst\nmønster:\n  bra: Godt forberedt",
    ),
)
# fmt: on
