"""Days that the office does not work, and how a date stands in a sentence."""

from __future__ import annotations

import datetime as dt


def shown(day: dt.date | None) -> str:
    """A date as the secretary writes it: `22.10.2026`."""
    return f"{day:%d.%m.%Y}" if day else ""


def is_day_off(day: dt.date) -> bool:
    """Saturday, Sunday, or a Norwegian public holiday."""
    import holidays

    return day.weekday() >= 5 or day in holidays.country_holidays("NO", years=day.year)
