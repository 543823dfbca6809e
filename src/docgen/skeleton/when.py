"""The fields of time and place, filled in where they are known, and a half-year as a person writes it."""

from __future__ import annotations

import datetime as dt
import re

from pydantic_core import PydanticCustomError

from docgen.model.fields import half_year_bounds, parse_half_year
from docgen.skeleton.base import NewError
from docgen.skeleton.past import Appointment
from docgen.skeleton.yamltext import field


def time_fields(appointment: Appointment) -> list[str]:
    """The lines `fra` and `til`."""
    return [*field("fra", _clock(appointment.fra)), *field("til", _clock(appointment.til))]


def place_fields(appointment: Appointment) -> list[str]:
    """The line `sted`, blank when the meeting has only a link."""
    return field("sted", appointment.sted)


def link_fields(appointment: Appointment) -> list[str]:
    """The line `digital_lenke`, behind «# » when there is none."""
    return field("digital_lenke", appointment.digital_lenke) if appointment.digital_lenke else ["# digital_lenke:"]


def half_year_in(text: str) -> str | None:
    """`2027-høst` out of `2027-høst`, `høst 2027`, `høsten 2027` or `H2-2027`; None for what is no half-year."""
    half = re.fullmatch(r"(?:H([12])[\s-]?(\d{4})|(\d{4})[\s-]?H([12]))", text.strip(), re.IGNORECASE)
    words = re.fullmatch(r"(vår|høst|var|host)(?:en)?[\s-](\d{4})", text.strip(), re.IGNORECASE)
    if half:
        text = f"{half[2] or half[3]}-{'vår' if (half[1] or half[4]) == '1' else 'høst'}"
    elif words:
        text = f"{words[2]}-{words[1]}"
    try:
        name = parse_half_year(text)
        half_year_bounds(name)
    except (PydanticCustomError, ValueError):
        return None
    return name


def no_half_year(text: str, meant: str) -> NewError:
    """The refusal of what is no half-year, with one that would do."""
    return NewError(f"«{text}» er ikke et halvår. Mente du «{meant}»?", f"“{text}” is not a half-year. Did you mean “{meant}”?")


def _clock(time: dt.time | None) -> str:
    return f"{time:%H.%M}" if time else ""
