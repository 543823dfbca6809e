"""What in a text points to a person: national ids, ways to reach somebody, case numbers, names.

It tells what stands there, not whether it may: that is for the rules of finished copies (`ferdig`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from docgen.model.nationalid import find_national_ids
from docgen.model.personer import Contact, Personer, like_contacts_in

CASE_NUMBER = re.compile(r"(?<![\w-])(RT|AG)[-– ](\d{4})[-– ](\d{3,4})(?![\w-]*\d)", re.IGNORECASE)
_MOST_KEPT = 4_096
"""Texts that a tracer remembers: those of several groups' papers, and all that the templates themselves say."""


class Traces(NamedTuple):
    """What was found, in the order of the text.

    `contacts` are those of somebody in a case, `alike` what looks like a contact detail with the words as they stand,
    `numbers` case numbers (as we write them, as they stand), `names` full names of people in cases.
    """

    has_national_id: bool = False
    contacts: tuple[Contact, ...] = ()
    alike: tuple[tuple[Contact, str], ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()


NOTHING = Traces()


class Tracer:
    """Looks through texts and remembers the last of them: the copies of one document say almost the same."""

    def __init__(self) -> None:
        self._everybody: Personer | None = None
        self._known: dict[str, Traces] = {}

    def forget(self) -> None:
        """Begin anew: whoever notes what was looked for must see it looked for again (`build/asked`)."""
        self._known = {}

    def traces(self, texts: Iterable[str], everybody: Personer) -> Traces:
        """All that stands in the texts, taken together."""
        if everybody is not self._everybody or len(self._known) > _MOST_KEPT:
            self._everybody, self._known = everybody, {}
        known = self._known
        found: list[Traces] = []
        for text in texts:
            traces = known.get(text)
            if traces is None:
                traces = known[text] = _looked_through(text, everybody)
            if traces is not NOTHING:
                found.append(traces)
        return Traces(
            any(one.has_national_id for one in found),
            tuple(contact for one in found for contact in one.contacts),
            tuple(alike for one in found for alike in one.alike),
            tuple(number for one in found for number in one.numbers),
            tuple(name for one in found for name in one.names),
        )


def _looked_through(text: str, everybody: Personer) -> Traces:
    traces = Traces(
        bool(find_national_ids(text)),
        tuple(everybody.contacts_in(text)),
        tuple(like_contacts_in(text)),
        tuple((f"{match[1].upper()}-{match[2]}-{match[3]}", match[0]) for match in CASE_NUMBER.finditer(text)),
        tuple(person.navn for person in everybody.names.find(text)),
    )
    return NOTHING if traces == NOTHING else traces
