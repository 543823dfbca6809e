"""Days and deadlines of a meeting: no meeting on a holiday, time for every point, papers in time (AG-16, AG-17, AG-26).

The routines set no deadline for invitations and minutes; the municipality may (`frister` in oppsett), and then it is asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from docgen.model.subjects import Møte
from docgen.problem import Position
from docgen.rules.base import Facts, Finding, Rule
from docgen.rules.days import day_off, shown


def _on_a_day_off(facts: Facts) -> Iterator[Finding]:
    møte = facts.subject.møte
    if møte is None or facts.sendt:
        return
    days: list[tuple[dt.date | None, Position]] = [(møte.dato, møte.where.of("dato"))]
    if facts.kind == "avlysning":
        days = [(møte.avlyst.ny_dato, møte.avlyst.where.of("ny_dato"))] if møte.avlyst else []
    for day, where in days:
        if day is not None and (off := day_off(day)):
            yield Finding(where, {"dato": shown(day), "dag": off}, field="dato", about="fridag")


def _called_in_time(facts: Facts) -> Iterator[Finding]:
    møte, days = facts.subject.møte, facts.oppsett.frister.saksliste_dager
    called = møte.innkalling.dato if møte and møte.innkalling else None
    if møte is None or møte.dato is None or days is None or called is None or facts.sendt:
        return
    ahead = (møte.dato - called).days
    # One from after the meeting is no late one: its date is wrong, and `datoer` says so.
    if 0 <= ahead < days:
        assert møte.innkalling is not None
        values = {"dager": str(ahead), "frist": str(days), "senest": shown(møte.dato - dt.timedelta(days=days))}
        yield Finding(møte.innkalling.where.of("dato"), values, field="dato", about="frist")


def _time_for_each(facts: Facts) -> Iterator[Finding]:
    møte = facts.subject.møte
    length = _length(møte) if møte else None
    if møte is None or length is None:
        return
    asked = sum(punkt.tid_minutter or 0 for punkt in møte.saksliste)
    if asked > length:
        values = {"sum": str(asked), "minutter": str(length)}
        yield Finding(møte.where.of("saksliste"), values, field="saksliste", about="tid")


def _length(møte: Møte) -> int | None:
    start, end = møte.tid or (None, None)
    start, end = møte.fra or start, møte.til or end
    if start is None or end is None or end <= start:
        return None
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def _written_in_time(facts: Facts) -> Iterator[Finding]:
    møte, days = facts.subject.møte, facts.oppsett.frister.referat_dager
    referat = møte.referat if møte else None
    if møte is None or referat is None or møte.dato is None or referat.dato is None or days is None or facts.sendt:
        return
    after = (referat.dato - møte.dato).days
    if after > days:
        values = {"dager": str(after), "frist": str(days)}
        yield Finding(referat.where.of("dato"), values, field="dato", about="frist")


# fmt: off
TIDSREGLER: tuple[Rule, ...] = (
    Rule(
        "AG-16", "advarsel", ("innkalling", "avlysning"), _on_a_day_off, about="fridag",
        nb="Møtedagen {dato} er en fridag («{dag}»).", en="The meeting day {dato} is a day off (“{dag}”).",
        help_nb="Rett datoen hvis den er feil. Skal møtet holdes da, trenger du ikke gjøre noe.",
        help_en="Correct the date if it is wrong. If the meeting is to be held then, you need do nothing.",
        wrong="dato: 17.05.2027", right="dato: 18.05.2027",
    ),
    Rule(
        "AG-16", "advarsel", ("innkalling", "saksliste"), _called_in_time, about="frist",
        nb="Innkallingen er datert {dager} dager før møtet; kommunens frist er {frist} dager.",
        en="The invitation is dated {dager} days before the meeting; the municipality's deadline is {frist} days.",
        help_nb="Send innkallingen senest {senest}, eller flytt møtet.",
        help_en="Send the invitation by {senest}, or move the meeting.",
        wrong="# frister: {saksliste_dager: 7}\ndato: 22.10.2026\ninnkalling:\n  dato: 20.10.2026",
        right="# frister: {saksliste_dager: 7}\ndato: 22.10.2026\ninnkalling:\n  dato: 12.10.2026",
    ),
    Rule(
        "AG-17", "advarsel", ("saksliste",), _time_for_each, about="tid",
        nb="Punktene på sakslisten tar {sum} minutter, men møtet varer {minutter}.",
        en="The points of the agenda take {sum} minutes, but the meeting lasts {minutter}.",
        help_nb="Gi punktene kortere tid («tid_minutter»), ta ut et punkt, eller gjør møtet lengre.",
        help_en="Give the points less time (“tid_minutter”), take a point out, or make the meeting longer.",
        wrong="tid: 10.00-11.00\nsaksliste:\n  - tittel: Skolevei\n    tid_minutter: 90",
        right="tid: 10.00-11.00\nsaksliste:\n  - tittel: Skolevei\n    tid_minutter: 20",
    ),
    Rule(
        "AG-26", "advarsel", ("referat",), _written_in_time, about="frist",
        nb="Referatet er datert {dager} dager etter møtet; kommunens frist er {frist} dager.",
        en="The minutes are dated {dager} days after the meeting; the municipality's deadline is {frist} days.",
        help_nb="Send referatet så snart som mulig. Er datoen feil, rett den under «referat».",
        help_en="Send the minutes as soon as possible. If the date is wrong, correct it under “referat”.",
        wrong="# frister: {referat_dager: 14}\ndato: 22.10.2026\nreferat:\n  dato: 20.11.2026",
        right="# frister: {referat_dager: 14}\ndato: 22.10.2026\nreferat:\n  dato: 23.10.2026",
    ),
)
# fmt: on
