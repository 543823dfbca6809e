"""The fields of time and place, filled in where they are known."""

from __future__ import annotations

import datetime as dt

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


def _clock(time: dt.time | None) -> str:
    return f"{time:%H.%M}" if time else ""
