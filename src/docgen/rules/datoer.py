"""The dates of a meeting's papers that cannot be right: minutes from before the meeting, an invitation from after it.

A paper is judged and printed by its own date (design.md §6). A year written wrong would be said of the consents, which are
right, and would stand on every copy that they do not stop.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress

from docgen.model.base import Record
from docgen.model.subjects import Avlyst
from docgen.problem import Severity
from docgen.rules.base import Facts, Finding, Rule
from docgen.rules.days import months_later, shown

MINUTES, INVITATIONS = ("referat", "referat_ressursteam"), ("innkalling", "saksliste", "saksliste_ressursteam")
LONG_AFTER = 12
"""Months after the meeting from which the date of its minutes is more likely a wrong year than a late paper."""
_NAMED_FOR = re.compile(r"m(?:ø|o)te-(\d{4}-\d{2}-\d{2})\.ya?ml$", re.IGNORECASE)
SOON = 92
"""Days after the meeting within which minutes are written, late ones too."""


def _of_minutes(facts: Facts) -> Iterator[Finding]:
    """Minutes, or a discussion of the ressursteam, dated before the meeting was held or more than a year after it."""
    møte = facts.subject.møte
    minutes: Record | None = facts.subject.drøfting or (møte.referat if møte else None)
    day = getattr(minutes, "dato", None)
    if møte is None or møte.dato is None or minutes is None or day is None:
        return
    values = {"dato": shown(day), "møte": shown(møte.dato), "forslag": shown(_same_day_from(møte.dato, day))}
    if day < møte.dato:
        yield Finding(minutes.where.of("dato"), values, field="dato", severity=_of_what_went_out(facts), about="før møtet")
    elif day > months_later(møte.dato, LONG_AFTER) and not facts.sendt:
        yield Finding(minutes.where.of("dato"), values, field="dato", about="lenge etter")


def _same_day_from(held: dt.date, day: dt.date) -> dt.date:
    """What was meant when only the year is wrong: this day and month soon after the meeting; else the meeting's own day."""
    soon = (held + dt.timedelta(days) for days in range(SOON))
    return next((one for one in soon if (one.month, one.day) == (day.month, day.day)), held)


def _of_invitation(facts: Facts) -> Iterator[Finding]:
    møte = facts.subject.møte
    called = møte.innkalling if møte else None
    if møte is None or møte.dato is None or called is None or called.dato is None or called.dato <= møte.dato:
        return
    values = {"dato": shown(called.dato), "møte": shown(møte.dato)}
    yield Finding(called.where.of("dato"), values, field="dato", severity=_of_what_went_out(facts), about="etter møtet")


def _of_cancellation(facts: Facts) -> Iterator[Finding]:
    møte = facts.subject.møte
    avlyst: Avlyst | None = møte.avlyst if møte else None
    if møte is None or møte.dato is None or avlyst is None or avlyst.dato is None or facts.sendt:
        return
    if avlyst.dato > møte.dato:
        values = {"dato": shown(avlyst.dato), "møte": shown(møte.dato)}
        yield Finding(avlyst.where.of("dato"), values, field="dato", about="etter møtet")


def _moved(facts: Facts) -> Iterator[Finding]:
    """A meeting on another day than its file is named for, whose invitation is sent: the receivers have the day of the name."""
    møte = facts.subject.møte
    if møte is None or møte.dato is None or møte.status != "planlagt" or not facts.sendt:
        return
    named = _NAMED_FOR.search(møte.where.start.file)
    if named and named[1] != møte.dato.isoformat():
        with suppress(ValueError):
            values = {"dato": shown(møte.dato), "før": shown(dt.date.fromisoformat(named[1])), "fil": f"møte-{møte.dato}.yaml"}
            yield Finding(møte.where.of("dato"), values, field="dato")


def _of_what_went_out(facts: Facts) -> Severity | None:
    """The row's own; of a paper that lies there and was sent it is only said, for nothing of it can be held back."""
    return Severity.ADVARSEL if facts.sendt and "" in facts.made else None


# fmt: off
DATOER: tuple[Rule, ...] = (
    Rule(
        "DG174", "advarsel", ("innkalling", "saksliste_ressursteam"), _moved,
        nb="Møtet er satt til {dato}, men fila heter {før}, og innkallingen er sendt.",
        en="The meeting is set to {dato}, but the file is named for {før}, and the invitation is sent.",
        help_nb="Er møtet flyttet, skriv «dato: {før}» igjen, og avlys det med ny dato: «status: avlyst» og «avlyst: {{ny_dato: "
        "{dato}}}». Det nye møtet får sin egen fil. Er innkallingen sendt med {dato}, gi fila navnet «{fil}».",
        help_en="If the meeting was moved, write “dato: {før}” again, and cancel it with a new date: “status: avlyst” and "
        "“avlyst: {{ny_dato: {dato}}}”. The new meeting gets a file of its own. If the invitation was sent with {dato}, give the "
        "file the name “{fil}”.",
        wrong="# møte-2026-11-12.yaml, kalt inn til 12. november\ndato: 19.11.2026\ninnkalling:\n  sendt: ja",
        right="dato: 12.11.2026\nstatus: avlyst\navlyst:\n  ny_dato: 19.11.2026",
    ),
    Rule(
        "DG171", "feil", MINUTES, _of_minutes, about="før møtet",
        nb="Referatet er datert {dato}, men møtet er {møte}; et referat skrives ikke før møtet.",
        en="The minutes are dated {dato}, but the meeting is on {møte}; minutes are not written before the meeting.",
        help_nb="Rett datoen til dagen referatet ble skrevet, for eksempel «dato: {forslag}». Er det møtet som har feil dag, "
        "rett «dato» i fila til møtet.",
        help_en="Correct the date to the day the minutes were written, for example “dato: {forslag}”. If it is the meeting "
        "that has the wrong day, correct “dato” in the meeting's file.",
        wrong="dato: 22.10.2026\nreferat:\n  dato: 23.10.2025", right="dato: 22.10.2026\nreferat:\n  dato: 23.10.2026",
    ),
    Rule(
        "DG171", "advarsel", MINUTES, _of_minutes, about="lenge etter",
        nb="Referatet er datert {dato}, mer enn et år etter møtet {møte}.",
        en="The minutes are dated {dato}, more than a year after the meeting {møte}.",
        help_nb="Se om året er rett, og rett datoen hvis den er feil, for eksempel «dato: {forslag}». Er den rett, trenger du "
        "ikke gjøre noe.",
        help_en="See whether the year is right, and correct the date if it is wrong, for example “dato: {forslag}”. If it is "
        "right, you need do nothing.",
        wrong="dato: 22.10.2026\nreferat:\n  dato: 23.10.2028", right="dato: 22.10.2026\nreferat:\n  dato: 23.10.2026",
    ),
    Rule(
        "DG171", "feil", INVITATIONS, _of_invitation, about="etter møtet",
        nb="Innkallingen er datert {dato}, etter møtet {møte} som den kaller inn til.",
        en="The invitation is dated {dato}, after the meeting {møte} that it calls to.",
        help_nb="Rett datoen under «innkalling» til dagen den sendes; den er ikke senere enn {møte}. Er det møtet som har feil "
        "dag, rett «dato» for møtet.",
        help_en="Correct the date under “innkalling” to the day it is sent; it is no later than {møte}. If it is the meeting "
        "that has the wrong day, correct the meeting's “dato”.",
        wrong="dato: 12.11.2026\ninnkalling:\n  dato: 26.11.2026", right="dato: 12.11.2026\ninnkalling:\n  dato: 26.10.2026",
    ),
    Rule(
        "AG-19", "advarsel", ("avlysning",), _of_cancellation, about="etter møtet",
        nb="Møtet {møte} er avlyst {dato}, etter at det skulle vært holdt.",
        en="The meeting {møte} was cancelled on {dato}, after it should have been held.",
        help_nb="Rett datoen under «avlyst» hvis den er feil; den er som regel ikke senere enn {møte}. Er den rett, trenger du "
        "ikke gjøre noe.",
        help_en="Correct the date under “avlyst” if it is wrong; as a rule it is no later than {møte}. If it is right, you need "
        "do nothing.",
        wrong="dato: 15.10.2026\navlyst:\n  dato: 16.10.2026\n  av: Siri Aas",
        right="dato: 15.10.2026\navlyst:\n  dato: 12.10.2026\n  av: Siri Aas",
    ),
)
# fmt: on
