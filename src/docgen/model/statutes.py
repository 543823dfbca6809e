"""The statutes that documents cite: their texts by date, and the line that marks a document as exempt from publicity (DOK-02).

The municipality keeps the texts in oppsett (`hjemler`), each with the days between which it holds; `gradering` is the line on
the document and names them in braces: «Unntatt offentlighet, jf. {unntatt_offentlighet}». So a new law is a new row, not a new
template. Nothing here knows today's date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from docgen.model.base import Record
from docgen.model.registers import Hjemmel, Oppsett
from docgen.problem import Position

_NAMED = re.compile(r"\{\s*([^{}]*?)\s*\}")


def statute_on(oppsett: Oppsett, name: str, day: dt.date) -> Hjemmel | None:
    """The text of a statute on `day`; None when none with that `id` holds then."""
    return next((row for row in oppsett.hjemler if row.id == name and _holds(row, day)), None)


def marking(oppsett: Oppsett, day: dt.date, målform: str = "bokmål") -> str:
    """The line «Unntatt offentlighet …» of a document dated `day`, in nynorsk «Unnateke offentlegheit …».

    A statute that does not hold on the day stands with the text nearest to it, so that the paper never lacks its marking;
    DOK-02 warns of it. A name in braces that is no statute is a FEIL of the register (DG167), and no document is made with it.
    """
    return filled(oppsett, oppsett.gradering_nynorsk if målform == "nynorsk" else oppsett.gradering, day, målform)


def filled(oppsett: Oppsett, line: str, day: dt.date, målform: str = "bokmål") -> str:
    """A line with the statutes that it names in braces as their texts are on `day`."""
    return _NAMED.sub(lambda match: _text(oppsett, match[1], day, målform) or match[0], line)


def cited(oppsett: Oppsett) -> Iterator[str]:
    """The names in braces in `gradering` and its nynorsk, each once."""
    lines = (oppsett.gradering, oppsett.gradering_nynorsk)
    yield from dict.fromkeys(match[1] for line in lines for match in _NAMED.finditer(line))


def unknown(oppsett: Oppsett) -> Iterator[tuple[str, Position, str]]:
    """Every name in braces that is no statute of the register: the name, its place and the path of its field."""
    known = {row.id for row in oppsett.hjemler}
    lines: list[tuple[Record, str, str]] = [(oppsett, name, name) for name in ("gradering", "gradering_nynorsk")]
    rows = oppsett.arkiv.tilgang if oppsett.arkiv else ()
    lines += [(row, "hjemmel", f"arkiv.tilgang[{number}].hjemmel") for number, row in enumerate(rows)]
    for record, field, path in lines:
        for name in dict.fromkeys(match[1] for match in _NAMED.finditer(getattr(record, field))):
            if name not in known:
                yield name, record.where.of(field), path


def rows_of(oppsett: Oppsett, name: str) -> tuple[Hjemmel, ...]:
    """Every text of a statute, in the order of the file."""
    return tuple(row for row in oppsett.hjemler if row.id == name)


def overlapping(rows: tuple[Hjemmel, ...]) -> Iterator[Hjemmel]:
    """The later of two texts of one statute that hold on the same day: nobody could tell which is meant."""
    for number, row in enumerate(rows):
        if any(_first(row) <= _last(other) and _first(other) <= _last(row) for other in rows[:number]):
            yield row


def _text(oppsett: Oppsett, name: str, day: dt.date, målform: str) -> str:
    rows = rows_of(oppsett, name)
    nearest = next((row for row in rows if _holds(row, day)), None) or min(
        rows, key=lambda row: _distance(row, day), default=None
    )
    if nearest is None:
        return ""
    return (nearest.tekst_nynorsk if målform == "nynorsk" else None) or nearest.tekst


def _holds(row: Hjemmel, day: dt.date) -> bool:
    return _first(row) <= day <= _last(row)


def _distance(row: Hjemmel, day: dt.date) -> int:
    """How many days `day` lies outside the period of a text that does not hold then."""
    return max((_first(row) - day).days, (day - _last(row)).days)


def _first(row: Hjemmel) -> dt.date:
    return row.fra or dt.date.min


def _last(row: Hjemmel) -> dt.date:
    return row.til or dt.date.max
