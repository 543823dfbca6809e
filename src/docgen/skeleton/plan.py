"""The ressursteam's next møteplan: same weekday, time and place as the former, in step with its rhythm (RT-11, RT-13)."""

from __future__ import annotations

import datetime as dt

from docgen.model.casebook import Casebook
from docgen.model.fields import WEEKDAYS, half_year_bounds
from docgen.model.halfyear import half_year_of, meeting_dates, season
from docgen.model.subjects import Møteplan
from docgen.rules.days import is_day_off
from docgen.skeleton.base import HOW, NewError, Skeleton, file_of, long_date, page, remark, weekday_date
from docgen.skeleton.past import Appointment, of_plan
from docgen.skeleton.when import half_year_in, no_half_year, place_fields, time_fields
from docgen.skeleton.yamltext import commented, field, scalar

_SUMMER_ENDS = (8, 15)
"""When oppsett names no summer holiday, no plan starts before this day."""


def new_plan(book: Casebook, half_year: str, i_dag: dt.date) -> Skeleton:
    """The møteplan of a half-year: `2027-høst`, `høst 2027` or `H2-2027`.

    Raises:
        NewError: it is no half-year, or it has its plan.
    """
    name = half_year_in(half_year)
    if name is None:
        raise no_half_year(half_year, _free(book, i_dag))
    taken = f"møteplan-{name}"
    if name in book.møteplaner or taken in book.faulty:
        file = file_of(book, taken)
        raise NewError(
            f"Det finnes allerede en møteplan for {season(name)}: {file}. Mente du «{_free(book, i_dag)}»?",
            f"There is a møteplan for {season(name)} already: {file}. Did you mean “{_free(book, i_dag)}”?",
        )
    earlier = [plan for plan in book.møteplaner.values() if _order(plan.halvår) < _order(name)]
    former = max(earlier, key=lambda plan: _order(plan.halvår), default=None)
    start = _start(book, former, name) if former else None
    interval = former.intervall_uker if former else 3
    text = page(
        f"# Møteplan for ressursteamet, {season(name)}. Gir møteplanen som sendes til enhetene.\n#\n{HOW}",
        f"# Hva fila er, og halvåret den gjelder. Endres ikke.\ntype: møteplan\nhalvår: {name}",
        _start_section(start, former),
        _time_section(of_plan(former) if former else Appointment()),
        _more(interval, former),
        _exceptions(book, name, start, interval),
        SENT,
    )
    return Skeleton(f"cases/ressursteam/møteplan-{name}.yaml", text)


def _free(book: Casebook, i_dag: dt.date) -> str:
    """The first half-year from today that has no plan."""
    name = half_year_of(i_dag)
    while name in book.møteplaner or f"møteplan-{name}" in book.faulty:
        name = half_year_of(half_year_bounds(name)[1] + dt.timedelta(days=1))
    return name


def _order(half_year: str) -> tuple[str, bool]:
    return half_year[:4], half_year.endswith("høst")


def _start(book: Casebook, former: Møteplan, half_year: str) -> dt.date | None:
    """The first working day of the half-year in the former plan's rhythm, outside the school holidays."""
    first, last = half_year_bounds(half_year)
    step = dt.timedelta(weeks=max(1, former.intervall_uker))
    steps = max(0, -((former.start - first) // step))
    day = former.start + steps * step
    while day <= last:
        if day >= first and not _away(book, day):
            return day
        day += step
    return None


def _away(book: Casebook, day: dt.date) -> str:
    """Why no meeting is held on a day: the school holiday's name, else a day off; "" for an ordinary day."""
    holidays = book.oppsett.skoleferier
    if name := next((ferie.navn for ferie in holidays if ferie.fra <= day <= ferie.til), ""):
        return name
    summer_is_known = any(ferie.fra <= dt.date(day.year, 7, 15) <= ferie.til for ferie in holidays)
    if not summer_is_known and (7, 1) <= (day.month, day.day) < _SUMMER_ENDS:
        return "Sommerferie"
    return "Helligdag" if is_day_off(day) else ""


def _start_section(start: dt.date | None, former: Møteplan | None) -> str:
    if start and former:
        rhythm = f"i takt med planen for {season(former.halvår)} og utenom skoleferiene i oppsett.yaml"
        why = f"{weekday_date(start).capitalize()}, {rhythm}."
    else:
        why = "For eksempel 19.08.2026."
    day = WEEKDAYS[start.weekday()] if start else ""
    return "\n".join(
        [
            remark(f"Første møte i halvåret. {why}"),
            *field("start", start),
            remark("Dagen i uka. Må være den samme som for første møte, for eksempel onsdag."),
            *field("ukedag", day),
        ]
    )


def _time_section(usual: Appointment) -> str:
    lines = [remark(f"Fra og til, for eksempel 09.00 og 10.30. Rutinen sier 1,5 time. {usual.source}"), *time_fields(usual)]
    where = usual.source or "For eksempel Møterom 1, Familiesenteret."
    return "\n".join([*lines, remark(f"Sted. {where}"), *place_fields(usual)])


def _more(interval: int, former: Møteplan | None) -> str:
    days = former.meldefrist_dager if former else None
    key = "meldefrist_dager:" if days is not None else "# meldefrist_dager:"
    return "\n".join(
        [
            "# Antall uker mellom møtene. Rutinen sier hver 3. uke.",
            f"intervall_uker: {interval}",
            "",
            "# Hvor mange dager før møtet en sak må være meldt, for eksempel 7. Står i planen.",
            f"{key} {days}" if days is not None else key,
        ]
    )


def _exceptions(book: Casebook, half_year: str, start: dt.date | None, interval: int) -> str:
    lines = ["# Møter som flyttes (skriv ny dato) eller utgår (skriv ja), med grunn, for eksempel Vinterferie."]
    rows = ["unntak:", "  - dato:", "    flyttet_til:", "    utgår:", "    grunn:"]
    if start:
        said = {"type": "møteplan", "halvår": half_year, "start": start.isoformat(), "intervall_uker": str(interval)}
        plan = Møteplan.model_validate(said)
        days = [planned.day for planned in meeting_dates(plan)]
        away = [(day, reason) for day in days if (reason := _away(book, day))]
        listed = ", ".join(f"{day.day}.{day.month}." for day in days)
        lines.append(remark(f"Uten unntak blir møtene i {half_year[:4]}: {listed}"))
        if away:
            shown = ", ".join(f"{long_date(day)} ({reason})" for day, reason in away)
            lines.append(remark(f"Disse treffer ferie eller helligdag og må flyttes eller utgå: {shown}."))
            rows = ["unntak:", *(line for day, reason in away for line in _exception(day, reason))]
    return "\n".join([*lines, commented(rows)])


def _exception(day: dt.date, reason: str) -> list[str]:
    return [f"  - dato: {day}", "    flyttet_til:", "    utgår:", f"    grunn: {scalar(reason)}"]


SENT = """\
# Planens egen dato, for eksempel 16.11.2026, og ja når den er sendt. Da endres den ikke mer av seg selv.
# dato:
# sendt:"""
