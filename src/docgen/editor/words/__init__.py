"""What a person is told of a field when the mouse rests on it: one text for each field of each record, in bokmål.

A text says what the field is, what to write with an example, and what it is used for. Fields that mean the same everywhere
share a text in `common`; the others stand with their record. A test demands a text for every field, and a field for every text.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from docgen.editor.words import cases, common, consent, groups, halfyears, meetings, minutes, people, registers, table
from docgen.editor.words.common import Texts
from docgen.model.base import Record

TEXTS: Mapping[type[Record], Texts] = MappingProxyType(
    {
        **people.TEXTS,
        **consent.TEXTS,
        **cases.TEXTS,
        **groups.TEXTS,
        **meetings.TEXTS,
        **minutes.TEXTS,
        **halfyears.TEXTS,
        **registers.TEXTS,
        **table.TEXTS,
    }
)
"""The texts of each record's own fields."""


def description(record: type[Record], name: str) -> str:
    """The text of a field: the record's own, else the common one.

    Raises:
        KeyError: nobody has written it. A test sees to it that this never leaves the house.
    """
    return TEXTS.get(record, {}).get(name) or common.COMMON[name]
