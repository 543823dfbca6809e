"""Days that the office does not work, how far apart two days are, and how a date stands in a sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from docgen.model.fields import WEEKDAYS
from docgen.model.registers import Skoleferie

_ON_THE_DAY: Mapping[tuple[int, int], str] = MappingProxyType(
    {
        (1, 1): "Første nyttårsdag",
        (5, 1): "Arbeidernes dag",
        (5, 17): "Grunnlovsdag",
        (12, 25): "Første juledag",
        (12, 26): "Andre juledag",
    }
)
_AFTER_EASTER: Mapping[int, str] = MappingProxyType(
    {
        -3: "Skjærtorsdag",
        -2: "Langfredag",
        0: "Første påskedag",
        1: "Andre påskedag",
        39: "Kristi himmelfartsdag",
        49: "Første pinsedag",
        50: "Andre pinsedag",
    }
)
"""Public holidays (lov 26. april 1947 nr. 1, lov 24. februar 1995 nr. 12), by the day and by days from Easter Sunday. Ours, and
held to the library `holidays` by a test: that one loads three hundred modules, a fifth of a short run."""
_EVES: Mapping[tuple[int, int], str] = MappingProxyType({(12, 24): "julaften", (12, 31): "nyttårsaften"})
"""No public holidays by law, but no office holds a meeting on them (domain.md §5.11)."""


def shown(day: dt.date | None) -> str:
    """A date as the secretary writes it: `22.10.2026`."""
    return f"{day:%d.%m.%Y}" if day else ""


def day_off(day: dt.date) -> str | None:
    """What keeps people from a meeting on that day, in words: a public holiday by its name, an eve, a weekend; else None."""
    names = (_ON_THE_DAY.get((day.month, day.day)), _AFTER_EASTER.get((day - easter(day.year)).days))
    # Two holidays on one day (17 May 2027 is also the second day of Pentecost) are named together.
    name = " og ".join(sorted(filter(None, names))) or _EVES.get((day.month, day.day))
    return name or (WEEKDAYS[day.weekday()] if day.weekday() >= 5 else None)


def easter(year: int) -> dt.date:
    """Easter Sunday, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


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
