"""The one table that writing and reading go by: the rows of a record, taken from its attributes and their types.

A row is an element: its name is the attribute's, its place the attribute's, its namespace the record's. So nothing can be written
that is not read, or the other way round.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from types import MappingProxyType
from typing import Any, Final, NamedTuple, Union, get_args, get_origin, get_type_hints

from docgen.archive.arkivmelding.kvittering import ArkivmeldingKvittering, Ikkefunnet, Serverfeil, Ugyldigforespoersel
from docgen.archive.arkivmelding.names import IKKEFUNNET, KVITTERING, OPPDATER, OPPRETT, SERVERFEIL, UGYLDIG
from docgen.archive.arkivmelding.oppdater import ArkivmeldingOppdatering
from docgen.archive.arkivmelding.opprett import Arkivmelding
from docgen.archive.arkivmelding.record import Record
from docgen.archive.arkivmelding.values import KINDS, Kind


class Row(NamedTuple):
    """An element. `kind` is how its text is read and written; None: it holds a record, one of `records`.

    The first of `records` is the type that the schema gives the element, the others are those that xsi:type may name.
    """

    name: str
    tag: str
    kind: Kind | None
    records: tuple[type[Record], ...]
    is_required: bool
    is_list: bool


def schema_type(record: type[Record]) -> str:
    """What the schema calls the record's type: Saksmappe is saksmappe."""
    return record.__name__[0].lower() + record.__name__[1:]


ROOTS: Final[Mapping[str, type[Record]]] = MappingProxyType({
    f"{{{OPPRETT}}}arkivmelding": Arkivmelding,
    f"{{{OPPDATER}}}arkivmeldingOppdatering": ArkivmeldingOppdatering,
    f"{{{KVITTERING}}}arkivmeldingKvittering": ArkivmeldingKvittering,
    f"{{{UGYLDIG}}}ugyldigforespoersel": Ugyldigforespoersel,
    f"{{{SERVERFEIL}}}serverfeil": Serverfeil,
    f"{{{IKKEFUNNET}}}ikkefunnet": Ikkefunnet,
})  # fmt: skip
"""The messages by their root element."""


def _row(space: str, name: str, hint: object, is_required: bool) -> Row:
    is_list = get_origin(hint) is tuple
    # tuple[X, ...] holds X; X | Y | None holds X or Y.
    inner = get_args(hint)[:1] if is_list else _of_union(hint)
    tag = f"{{{space}}}{name}"
    records = tuple(one for one in inner if isinstance(one, type) and issubclass(one, Record))
    if records:
        return Row(name, tag, None, records, is_required, is_list)
    (plain,) = inner
    return Row(name, tag, KINDS[plain], (), is_required, is_list)


def _of_union(hint: object) -> tuple[Any, ...]:
    if get_origin(hint) in (Union, types.UnionType):
        return tuple(one for one in get_args(hint) if one is not types.NoneType)
    return (hint,)


def _reachable(records: Iterable[type[Record]]) -> Iterator[tuple[type[Record], tuple[Row, ...]]]:
    waiting, seen = [*records], set[type[Record]]()
    while waiting:
        record = waiting.pop()
        if record not in seen:
            seen.add(record)
            table = _rows(record)
            waiting += (below for row in table for below in row.records)
            yield record, table


def _rows(record: type[Record]) -> tuple[Row, ...]:
    hints = get_type_hints(record)
    return tuple(_row(record.space, field.name, hints[field.name], field.default is MISSING) for field in fields(record))


TABLE: Final[Mapping[type[Record], tuple[Row, ...]]] = MappingProxyType(dict(_reachable(ROOTS.values())))
"""The elements of every record, in the schema's order: what a type extends stands before what it adds."""
