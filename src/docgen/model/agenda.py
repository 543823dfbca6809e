"""The fixed items of an ansvarsgruppemøte, in their order (D5; AG-17, AG-20 to AG-25)."""

from __future__ import annotations

import datetime as dt

from docgen.model.nynorsk import said
from docgen.model.subject import Subject

REPORTED = "Meldte saker"
"""The item under which the reported points stand."""
FORMER = "Referat fra forrige møte"
"""The item about the minutes of the meeting before; in the first meeting too, for the items are fixed (AG-17)."""
_USER_SPEAKS = "{brukersiden} har ordet"
FIXED_ITEMS = (
    "Velkommen, samtykke og referent",
    _USER_SPEAKS,
    FORMER,
    "Status fra medlemmene",
    "Endring av mål eller tiltak",
    REPORTED,
    "Ansvarsavklaring",
    "Neste møte",
)


def fixed_items(subject: Subject, dato: dt.date, målform: str = "bokmål") -> tuple[str, ...]:
    """The items of this meeting: the user's word no later than the second (AG-24), unless the municipality says otherwise (Q7).

    A samarbeidsmøte has none (design.md §5).
    """
    møte = subject.møte
    if møte is None or møte.møtetype == "samarbeidsmøte":
        return ()
    side = "Bruker og foresatte" if subject.is_child(møte.dato or dato) else "Bruker"
    order = list(FIXED_ITEMS)
    if subject.book.oppsett.bruker_først is False:
        order[1], order[2] = order[2], order[1]
    return tuple(said(title.format(brukersiden=side), målform) for title in order)


def items_found(subject: Subject, dato: dt.date, text: str) -> list[tuple[str, int]]:
    """Each fixed item with its place in a text, -1 where it is not said; in the målform of which more is found."""
    in_each = ([(title, text.find(title)) for title in fixed_items(subject, dato, målform)] for målform in ("bokmål", "nynorsk"))
    return max(in_each, key=lambda found: sum(place >= 0 for _, place in found))
