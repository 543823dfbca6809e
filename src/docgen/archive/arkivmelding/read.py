"""Bytes as a message: nothing is lost silently. What the model has no place for is refused by name, all of it at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, TypeVar

from lxml import etree

from docgen.archive.arkivmelding.names import WHERE_THE_SCHEMA_LIES, XSI_TYPE
from docgen.archive.arkivmelding.oppdater import ArkivmeldingOppdatering
from docgen.archive.arkivmelding.opprett import Arkivmelding
from docgen.archive.arkivmelding.record import Record
from docgen.archive.arkivmelding.table import ROOTS, TABLE, Row, schema_type
from docgen.archive.arkivmelding.xml import parse

_SENTENCES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "støttes_ikke": ("støttes ikke: {sti} (linje {linje})", "not supported: {sti} (line {linje})"),
        "navnerom": ("feil navnerom: {sti} (linje {linje})", "wrong namespace: {sti} (line {linje})"),
        "rekkefølge": ("feil rekkefølge: {sti} (linje {linje})", "wrong order: {sti} (line {linje})"),
        "flere": ("står flere ganger: {sti} (linje {linje})", "stands more than once: {sti} (line {linje})"),
        "en_av": ("kan ikke stå sammen: {sti} (linje {linje})", "cannot stand together: {sti} (line {linje})"),
        "mangler": ("mangler: {sti} (linje {linje})", "missing: {sti} (line {linje})"),
        "verdi": ("verdien kan ikke leses: {sti} (linje {linje})", "the value cannot be read: {sti} (line {linje})"),
        "rot": ("ikke en melding som leses her: {sti}", "no message that is read here: {sti}"),
    }
)

_MOST_SAID: Final = 20
"""How many refusals one sentence lists; the error holds them all."""
_LONGEST_NAME: Final = 60


@dataclass(frozen=True)
class Refused:
    """One thing that cannot be read. `path` names elements and attributes from the root, never a value; `line` counts from 1."""

    code: str
    path: str
    line: int

    @property
    def nb(self) -> str:
        """The sentence in bokmål."""
        return _SENTENCES[self.code][0].format(sti=self.path, linje=self.line)

    @property
    def en(self) -> str:
        """The sentence in English."""
        return _SENTENCES[self.code][1].format(sti=self.path, linje=self.line)


class MessageError(ValueError):
    """A message that cannot be read whole, so that it is not read at all: everything that stands against it."""

    def __init__(self, refused: Sequence[Refused]) -> None:
        self.refused = tuple(refused)
        shown, more = self.refused[:_MOST_SAID], len(self.refused) - _MOST_SAID
        self.nb = "; ".join([*(one.nb for one in shown), *([f"og {more} til"] if more > 0 else [])])
        self.en = "; ".join([*(one.en for one in shown), *([f"and {more} more"] if more > 0 else [])])
        super().__init__(self.nb)


_M = TypeVar("_M")


def read_opprett(data: bytes) -> Arkivmelding:
    """An arkivmelding.opprett, whoever wrote it.

    Raises:
        XmlError: hostile, damaged or empty bytes.
        MessageError: another message, or one with something that the model does not hold.
    """
    return _only(data, Arkivmelding)


def read_oppdater(data: bytes) -> ArkivmeldingOppdatering:
    """An arkivmelding.oppdater that changes a case; it raises as `read_opprett`."""
    return _only(data, ArkivmeldingOppdatering)


def read(data: bytes) -> Record:
    """Any message of the model, by its root (`ROOTS`); it raises as `read_opprett`."""
    root = parse(data)
    record = ROOTS.get(str(root.tag))
    refused: list[Refused] = []
    if record is None:
        raise MessageError([Refused("rot", _local(root), _line(root))])
    message = _record(root, (record,), _local(root), refused)
    if message is None:
        raise MessageError(refused)
    return message


def _only(data: bytes, record: type[_M]) -> _M:
    message = read(data)
    if not isinstance(message, record):
        raise MessageError([Refused("rot", schema_type(type(message)), 1)])
    return message


def _record(element: etree._Element, records: tuple[type[Record], ...], path: str, refused: list[Refused]) -> Record | None:
    """The record that an element holds; None when something was refused on the way."""
    record = _named_type(element, records, path, refused)
    if record is None:
        return None
    known = len(refused)
    _refuse_attributes(element, path, refused, known=(XSI_TYPE,) if len(records) > 1 else ())
    if any(text and text.strip() for text in (element.text, *(child.tail for child in element))):
        refused.append(Refused("støttes_ikke", f"{path}/text()", _line(element)))
    values = _children(element, TABLE[record], path, refused)
    line = _line(element)
    for row in TABLE[record]:
        if row.is_required and row.name not in values:
            refused.append(Refused("mangler", f"{path}/{row.name}", line))
    for names in record.one_of:
        if sum(name in values for name in names) > 1:
            refused.append(Refused("en_av", f"{path}/({' | '.join(names)})", line))
    return record(**values) if len(refused) == known else None


def _children(element: etree._Element, table: tuple[Row, ...], path: str, refused: list[Refused]) -> dict[str, Any]:
    places = {row.tag: place for place, row in enumerate(table)}
    names = {row.name for row in table}
    values: dict[str, Any] = {}
    reached = -1
    for child in element:
        below, line = f"{path}/{_local(child)}", _line(child)
        place = places.get(str(child.tag))
        if place is None:
            is_ours = _local(child) in names
            refused.append(Refused("navnerom" if is_ours else "støttes_ikke", below, line))
            if is_ours:
                values.setdefault(_local(child), ())  # it is there, so it is not missing as well
            continue
        row = table[place]
        if place < reached:
            refused.append(Refused("rekkefølge", below, line))
        elif row.name in values and not row.is_list:
            refused.append(Refused("flere", below, line))
        reached = max(reached, place)
        value = _plain(child, row, below, refused) if row.kind is not None else _record(child, row.records, below, refused)
        values[row.name] = (*values.get(row.name, ()), value) if row.is_list else value
    return values


def _plain(element: etree._Element, row: Row, path: str, refused: list[Refused]) -> Any:
    assert row.kind is not None
    _refuse_attributes(element, path, refused)
    if len(element):
        refused.extend(Refused("støttes_ikke", f"{path}/{_local(child)}", _line(child)) for child in element)
        return None
    try:
        return row.kind.read(element.text or "")
    except ValueError:
        refused.append(Refused("verdi", path, _line(element)))
        return None


def _named_type(
    element: etree._Element, records: tuple[type[Record], ...], path: str, refused: list[Refused]
) -> type[Record] | None:
    """The record that xsi:type names, or the element's own. A name counts by its namespace, whatever the prefix."""
    name = element.get(XSI_TYPE)
    if name is None or len(records) == 1:
        return records[0]
    prefix, colon, local = name.strip().rpartition(":")
    space = element.nsmap.get(prefix if colon else None)
    found = next((one for one in records if (one.space, schema_type(one)) == (space, local)), None)
    if found is None:
        refused.append(Refused("støttes_ikke", f"{path}/@xsi:type", _line(element)))
    return found


def _refuse_attributes(element: etree._Element, path: str, refused: list[Refused], known: tuple[str, ...] = ()) -> None:
    allowed = known if element.getparent() is not None else (*known, *WHERE_THE_SCHEMA_LIES)
    for name in element.attrib:
        if name not in allowed:
            shown = "xsi:type" if name == XSI_TYPE else etree.QName(str(name)).localname[:_LONGEST_NAME]
            refused.append(Refused("støttes_ikke", f"{path}/@{shown}", _line(element)))


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname[:_LONGEST_NAME]


def _line(element: etree._Element) -> int:
    line: int | None = element.sourceline  # type: ignore[assignment]  # the stubs know no number here
    return line or 0
