"""Days that the office does not work, how far apart two days are, and how a date stands in a sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from docgen.model.fields import WEEKDAYS
from docgen.model.registers import Skoleferie

_EVES: Mapping[tuple[int, int], str] = MappingProxyType({(12, 24): "julaften", (12, 31): "nyttårsaften"})
"""No public holidays by law, but no office holds a meeting on them (domain.md §5.11)."""


def shown(day: dt.date | None) -> str:
    """A date as the secretary writes it: `22.10.2026`."""
    return f"{day:%d.%m.%Y}" if day else ""


def day_off(day: dt.date) -> str | None:
    """What keeps people from a meeting on that day, in words: a public holiday by its name, an eve, a weekend; else None."""
    import holidays

    holiday = holidays.country_holidays("NO", years=day.year, language="no").get(day)
    # Two holidays on one day (17 May 2027 is also the second day of Pentecost) are named together.
    name = holiday.replace("; ", " og ") if holiday else _EVES.get((day.month, day.day))
    return name or (WEEKDAYS[day.weekday()] if day.weekday() >= 5 else None)


def is_day_off(day: dt.date) -> bool:
    """Saturday, Sunday, a Norwegian public holiday, Christmas Eve or New Year's Eve."""
    return day_off(day) is not None


def school_break(day: dt.date, breaks: Iterable[Skoleferie]) -> str | None:
    """The name of the local school holiday that the day lies in; both its days are inside."""
    return next((one.navn for one in breaks if one.fra <= day <= one.til), None)


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day of the month so many months on; the month's last day where it is shorter."""
    year, month = divmod(day.month - 1 + months, 12)
    first = dt.date(day.year + year, month + 1, 1)
    following = dt.date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first + dt.timedelta(days=min(day.day, (following - first).days) - 1)
