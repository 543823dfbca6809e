"""The line of a case file in the state: by what lists, units and other files find it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from typing import NamedTuple

from docgen.build import asked as keys
from docgen.build.state import State
from docgen.model.halfyear import half_year_of
from docgen.reading.assemble import REGISTERS
from docgen.reading.facts import Listed


class SourceRow(NamedTuple):
    """The line of a source in the state, as far as others are found by it."""

    handle: bytes
    file: str
    type: str
    id: str
    digest: str
    used: int
    unit: str
    dato: str | None
    motetype: str
    gruppe: str
    sak: str
    stands: int
    empty: int
    is_broken: int
    has_own: int
    names: str

    @property
    def found_as(self) -> tuple[object, ...]:
        """By what lists and units find it."""
        return (*self[1:4], *self[5:11])

    @property
    def is_plain(self) -> bool:
        """Whether nothing is said of it when the files are laid side by side, but for what it refers to."""
        is_register = self.type in (*REGISTERS, "tiltaksbank")
        return bool(self.stands) and not (self.empty or self.is_broken or self.has_own or is_register)


ROW = ", ".join(SourceRow._fields)


class Listing:
    """The list of all files, gone through as often as one likes without being held."""

    def __init__(self, state: State) -> None:
        self._state = state

    def __iter__(self) -> Iterator[Listed]:
        query = "SELECT handle, file, type, id, stands, empty, is_broken, has_own, names FROM sources ORDER BY file, handle"
        for handle, file, kind, name, stands, empty, broken, own, names in self._state.db.execute(query):
            yield Listed(os.fsdecode(handle), file, kind, name, bool(stands), bool(empty), bool(broken), bool(own), names)


def found_by(row: SourceRow) -> Iterator[str]:
    """The keys of the lists that a file is found in."""
    yield keys.every(row.type)
    yield keys.some(row.type)
    for of, name in (("ansvarsgruppe", row.gruppe), ("sak", row.sak)):
        if name:
            yield keys.meetings(of, name)
    if row.motetype == "ressursteam":
        yield keys.meetings("ressursteam", "")
    if row.type == "sak" and row.dato:
        yield keys.reported(half_year_of(dt.date.fromisoformat(row.dato)))
