"""What a text may look like in each kind of field, as patterns that a regular expression in the editor understands too.

They say what `model/fields` reads, no more and no less but for two things: digits of other alphabets are left out, and whether
a year has a 29 February is for docgen itself to say. A property test holds the two together. Only signs that mean the same in
Python and in JavaScript are used; case is written out, since the editor cannot be told to overlook it.
"""

from __future__ import annotations

from collections.abc import Iterable

from docgen.model.fields import MONTHS, NO, NYNORSK_WEEKDAYS, WEEKDAYS, YES
from docgen.reading.shape import EVERYBODY


def either(patterns: Iterable[str]) -> str:
    """One of these."""
    return f"(?:{'|'.join(patterns)})"


def any_case(word: str) -> str:
    """A word in small and capital letters: `ja` → `[jJ][aA]`."""
    return "".join(f"[{letter.lower()}{letter.upper()}]" if letter.lower() != letter.upper() else letter for letter in word)


def whole(pattern: str, *, required: bool) -> str:
    """The pattern of a whole value: space round it is nothing, and so is the value itself where it is not required."""
    return rf"^\s*{pattern if required else f'(?:{pattern})?'}\s*$"


# --- days ----------------------------------------------------------------------------------------------------------

_UP_TO_29, _UP_TO_30, _UP_TO_31 = "(?:0?[1-9]|[12][0-9])", "(?:0?[1-9]|[12][0-9]|30)", "(?:0?[1-9]|[12][0-9]|3[01])"
_LENGTHS = ((_UP_TO_31, (1, 3, 5, 7, 8, 10, 12)), (_UP_TO_30, (4, 6, 9, 11)), (_UP_TO_29, (2,)))
"""The days of a month, and the months that have so many."""
_YEAR = "[0-9]{4}"


def _number(month: int) -> str:
    return f"0?{month}" if month < 10 else str(month)


def _name(month: int) -> str:
    name = MONTHS[month - 1]
    return any_case(name) if len(name) == 3 else f"{any_case(name[:3])}(?:{any_case(name[3:])})?"


_ISO = [f"{either(map(_number, months))}-{days}" for days, months in _LENGTHS]
_DOTTED = [rf"{days}\.\s?{either(map(_number, months))}" for days, months in _LENGTHS]
_NAMED = [rf"{days}\.?\s+{either(map(_name, months))}" for days, months in _LENGTHS]

DATE = either([f"{_YEAR}-{either(_ISO)}", rf"{either(_DOTTED)}\.\s?(?:{_YEAR}|[0-9]{{2}})", rf"{either(_NAMED)}\.?\s+{_YEAR}"])
"""`2026-10-22`, `22.10.2026`, `22.10.26`, `22. oktober 2026`, `22 okt. 2026`."""
DEADLINE = either([DATE, r"[^\s0-9][\s\S]*"])
"""A date, or words. What begins with a digit was meant as a date."""
WEEKDAY = either(map(any_case, (*WEEKDAYS, *NYNORSK_WEEKDAYS)))
HALF_YEAR = rf"{_YEAR}[-\s]{either(map(any_case, ('vår', 'høst', 'var', 'host', 'hoest')))}"

# --- hours ---------------------------------------------------------------------------------------------------------

_HOUR, _TWO_DIGITS, _MINUTE = "(?:[01]?[0-9]|2[0-3])", "(?:[01][0-9]|2[0-3])", "[0-5][0-9]"


def _clock(space: str) -> str:
    return either([rf"(?:{any_case('kl')}\.?{space}*)?{_HOUR}(?:[.:]{_MINUTE})?(?::00)?", f"{_TWO_DIGITS}{_MINUTE}"])


CLOCK = _clock(r"\s")
"""`10:30`, `10.30`, `1030`, `kl. 10.30`, `kl 10`."""
_IN_SPAN = _clock(r"[^\S\n]")
TIMESPAN = either([CLOCK, rf"{_IN_SPAN}(?:\s*[-–—]\s*|\s+{any_case('til')}\s+){_IN_SPAN}"])
"""`10.30-12.00`, `kl. 10 til 11.30`, or a start alone."""

# --- words and numbers ---------------------------------------------------------------------------------------------

YES_OR_NO = either(map(any_case, (*sorted(YES), *sorted(NO))))
WHOLE_NUMBER = "[0-9]{1,9}"
ONE_LINE = r"\S(?:[^\n]*\S)?"
NAME = r"[^\s0-9](?:[^\n0-9]*[^\s0-9])?"
ANY = r"\S(?:[\s\S]*\S)?"
_DEVICES = either([*map(any_case, ("con", "prn", "aux", "nul")), *(f"{any_case(word)}[0-9]" for word in ("com", "lpt"))])
IDENTIFIER = rf"(?!{_DEVICES}\s*$)[0-9A-Za-zÆØÅæøå_-]{{1,80}}"
"""A short name; what Windows keeps for its devices cannot be part of a path."""
CASE_NUMBER = "RT-[0-9]{4}-[0-9]{3,4}"
MUNICIPALITY = "[0-9]{4}"
GROUP_NUMBER = "AG-[0-9]{4}-[0-9]{3,4}"


def unit(refused: Iterable[str] = EVERYBODY) -> str:
    """A unit by its id: any one line that is not a word for everybody (SA-04)."""
    words = either(any_case(word).replace("_", r"[\s_-]+") for word in sorted(refused))
    return rf"(?!{words}\s*$){ONE_LINE}"
