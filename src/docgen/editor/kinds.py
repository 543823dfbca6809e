"""How each kind of value is checked in the editor: a pattern for text, what YAML may take it for instead, and the sentence.

docgen's reader takes every value as the text that stands in the file. The editor reads YAML 1.2 and sees a number in `10.30`
and a truth value in `true`, so what a kind may be taken for is said here too; no pattern can be asked of a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, get_args, get_type_hints

from docgen.editor import patterns
from docgen.model import fields
from docgen.model.base import Record
from docgen.reading.shape import ALL_OF_THEM, EVERYBODY


@dataclass(frozen=True)
class Kind:
    """One kind of value. `row` is the sentence in `texts` for a value that is none of it."""

    pattern: str
    row: str
    taken_for: tuple[str, ...] = ()
    """What else the editor's YAML may see in a value that is right: number, integer, boolean."""
    numbers: tuple[int, int] | None = None
    """The smallest and the greatest number that can be right."""
    offers: tuple[str, ...] = ()
    """Values to offer, where others are right too."""


TEXT = Kind(patterns.ANY, "DG118", ("number", "boolean"))
"""A text of any length: what a field is that none of the kinds below describes."""

KINDS: Mapping[object, Kind] = MappingProxyType(
    {
        fields.Tekst: Kind(patterns.ONE_LINE, "DG112", ("number", "boolean")),
        fields.Telefon: Kind(patterns.ONE_LINE, "DG112", ("number", "boolean")),
        fields.EPost: Kind(patterns.ONE_LINE, "DG112", ("number", "boolean")),
        fields.Kommunenummer: Kind(patterns.MUNICIPALITY, "DG123", ("integer",), (0, 9999)),
        fields.Avsnitt: TEXT,
        fields.Adresse: TEXT,
        fields.Navn: Kind(patterns.NAME, "DG113", ("boolean",)),
        fields.Id: Kind(patterns.IDENTIFIER, "DG114", ("integer", "boolean")),
        fields.MøteRef: Kind(patterns.IDENTIFIER, "DG114", ("integer", "boolean")),
        fields.EnhetRef: Kind(patterns.unit(), "DG166.alle", ("number", "boolean")),
        fields.Saksnummer: Kind(patterns.CASE_NUMBER, "DG115"),
        fields.Gruppenummer: Kind(patterns.GROUP_NUMBER, "DG116"),
        fields.SakRef: Kind(patterns.IDENTIFIER, "DG115", ("integer", "boolean")),
        fields.GruppeRef: Kind(patterns.IDENTIFIER, "DG116", ("integer", "boolean")),
        fields.Dato: Kind(patterns.DATE, "DG105.form"),
        fields.Frist: Kind(patterns.DEADLINE, "DG105.form", ("boolean",)),
        fields.Klokke: Kind(patterns.CLOCK, "DG106", ("number",), (0, 2359)),
        fields.Tidsrom: Kind(patterns.TIMESPAN, "DG106", ("number",), (0, 2359)),
        fields.JaNei: Kind(patterns.YES_OR_NO, "DG107", ("boolean",), offers=("ja", "nei")),
        fields.Heltall: Kind(patterns.WHOLE_NUMBER, "DG108", ("integer",), (0, 999_999_999)),
        fields.Ukedag: Kind(patterns.WEEKDAY, "DG110", offers=fields.WEEKDAYS),
        fields.Halvår: Kind(patterns.HALF_YEAR, "DG111"),
    }
)
"""The kinds by the types of `model/fields`. A test demands a row for each type that a record uses."""


def kind_of(record: type[Record], name: str) -> Kind:
    """The kind of a field from its type, however deep in lists and unions it stands."""
    hint = get_type_hints(record, include_extras=True)[name]
    kind = next((KINDS[part] for part in _parts(hint) if part in KINDS), TEXT)
    everyone = ALL_OF_THEM.get((record, name))
    return replace(kind, pattern=patterns.unit(EVERYBODY - {everyone})) if everyone else kind


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    for part in get_args(hint):
        if not isinstance(part, str):
            yield from _parts(part)
