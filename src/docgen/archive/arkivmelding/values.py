"""The kinds of plain value in a message, as the schema writes them: text, numbers, ja/nei, days and moments.

Days and moments are kept as they stand in the message (`Dato`, `Tid`): other producers write seven decimals of a second and zones
on days, and neither fits Python's types without loss. `dato` and `tid` make them of ours.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple, NewType

Dato = NewType("Dato", str)
"""A day as xs:date has it: «2026-11-12»."""
Tid = NewType("Tid", str)
"""A moment as xs:dateTime has it: «2026-11-12T10:30:00+01:00»."""

OpprettetEllerEksisterende = Literal["Opprettet", "Eksisterende"]
"""Whether the archive made the thing, or had it."""


def dato(day: dt.date) -> Dato:
    """A day for a message."""
    return Dato(dt.date.isoformat(day))  # of a datetime too the day alone


def tid(moment: dt.datetime) -> Tid:
    """A moment for a message.

    Raises:
        ValueError: it has no zone, so nobody can tell when it was.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return Tid(moment.isoformat())


class Kind(NamedTuple):
    """How a value is read and written. Both raise ValueError for what is no such value."""

    read: Callable[[str], Any]
    write: Callable[[Any], str]


_XML_SPACE: Final = " \t\r\n"
_INT: Final = re.compile(r"[+-]?[0-9]{1,20}")
_LEAST, _MOST = -(2**31), 2**31 - 1
_BOOL: Final = MappingProxyType({"true": True, "1": True, "false": False, "0": False})
_ZONE: Final = r"(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"
_DATE: Final = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}){_ZONE}")
_MOMENT: Final = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}})(?:\.[0-9]+)?{_ZONE}")


def _text(text: str) -> str:
    return text


def _int(text: str) -> int:
    number = int(_whole(_INT, text)[0])
    if not _LEAST <= number <= _MOST:
        raise ValueError("beyond xs:int")
    return number


def _bool(text: str) -> bool:
    try:
        return _BOOL[text.strip(_XML_SPACE)]
    except KeyError:
        raise ValueError("no xs:boolean") from None


def _dato(text: str) -> Dato:
    found = _whole(_DATE, text)
    dt.date.fromisoformat(found[1])
    return Dato(found[0])


def _tid(text: str) -> Tid:
    found = _whole(_MOMENT, text)
    dt.datetime.fromisoformat(found[1])
    return Tid(found[0])


def _whole(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    found = pattern.fullmatch(text.strip(_XML_SPACE))
    if found is None:
        raise ValueError("not written as the schema says")
    return found


def _opprettet(text: str) -> str:
    if text not in OpprettetEllerEksisterende.__args__:  # type: ignore[attr-defined]
        raise ValueError("neither Opprettet nor Eksisterende")
    return text


KINDS: Final[Mapping[object, Kind]] = MappingProxyType({
    str: Kind(_text, _text),
    int: Kind(_int, lambda number: str(_int(str(number)))),
    bool: Kind(_bool, lambda answer: "true" if answer else "false"),
    Dato: Kind(_dato, _dato),
    Tid: Kind(_tid, _tid),
    OpprettetEllerEksisterende: Kind(_opprettet, _opprettet),
})  # fmt: skip
"""Every kind, by the type that an attribute of the model has."""
