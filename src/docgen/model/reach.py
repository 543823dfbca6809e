"""How somebody is reached: what looks like an e-mail address, a telephone number and a postal address. Pure.

All of it is printed as it was written. What looks like none of its kind is most likely a slip of the hand, and is said to be.
"""

from __future__ import annotations

import re

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_BETWEEN_NUMBERS = re.compile(r"[,;/]|\s[-–]\s|[^\W\d_]+")
_NORWEGIAN = re.compile(r"[2-9]\d{7}|0\d{4}|1\d{2,5}")
"""Eight digits; five that begin with 0; the short numbers that begin with 1 (Nkom's plan E.164: 113, 116 117, 1881)."""
_ABROAD = re.compile(r"(?:\+|00)(?!47)\d{7,15}")
_TOWN = re.compile(r"(\d+)\s+[^\W\d_]")


def is_mail(text: str) -> bool:
    """Whether an e-mail address stands in the text."""
    return _MAIL.search(text) is not None


def is_telephone(text: str) -> bool:
    """Whether a Norwegian number stands in the text, or one with the number of its country before it."""
    return any(_is_number(re.sub(r"[\s.()\-–]", "", part)) for part in _BETWEEN_NUMBERS.split(text))


def _is_number(digits: str) -> bool:
    return bool(_ABROAD.fullmatch(digits) or _NORWEGIAN.fullmatch(re.sub(r"^(?:\+|00)47", "", digits)))


def is_postal(text: str) -> bool:
    """Whether what stands before the town, in the last line or after its last comma, has the four digits of a postnummer.

    An address without a number there may be of another country, or a place that no post goes to.
    """
    last = text.strip().splitlines()[-1:] or [""]
    town = _TOWN.match(last[0].rpartition(",")[2].strip())
    return town is None or len(town[1]) == 4
