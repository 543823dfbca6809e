"""A message as bytes: UTF-8, in the schema's order, both namespaces in their places. The same record, the same bytes."""

from __future__ import annotations

from typing import Any

from lxml import etree

from docgen.archive.arkivmelding.names import METADATA, XSI, XSI_TYPE
from docgen.archive.arkivmelding.oppdater import ArkivmeldingOppdatering
from docgen.archive.arkivmelding.opprett import Arkivmelding
from docgen.archive.arkivmelding.record import Record
from docgen.archive.arkivmelding.table import ROOTS, TABLE, Row, schema_type


def write_opprett(message: Arkivmelding) -> bytes:
    """The bytes of arkivmelding.xml that asks the archive to make a case and an entry.

    Raises:
        ValueError: a text that XML cannot hold, a value that the schema has no form for, two elements where it allows one.
    """
    return write(message)


def write_oppdater(message: ArkivmeldingOppdatering) -> bytes:
    """The bytes of arkivmelding.xml that asks the archive to change a case; it raises as `write_opprett`."""
    return write(message)


def write(message: Record) -> bytes:
    """The bytes of any message of the model.

    Raises:
        ValueError: as `write_opprett`, and for a record that is no message.
    """
    tag = next((tag for tag, record in ROOTS.items() if record is type(message)), None)
    if tag is None:
        raise ValueError(f"{type(message).__name__} is no message")
    # xsi:type names a type of the message, which has no prefix: so the message's own namespace is the default one.
    prefixes: dict[str | None, str] = {None: message.space, "n5mdk": METADATA, "xsi": XSI}
    root = etree.Element(tag, nsmap=prefixes)  # type: ignore[arg-type]  # the stubs know no default namespace
    _fill(root, message)
    # Indented: an archivist reads it too. Elements with text get none, for their white space counts.
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _fill(parent: etree._Element, record: Record) -> None:
    for names in record.one_of:
        if sum(getattr(record, name) is not None for name in names) > 1:
            raise ValueError(f"only one of {', '.join(names)}")
    for row in TABLE[type(record)]:
        value = getattr(record, row.name)
        for one in value if row.is_list else (() if value is None else (value,)):
            _element(etree.SubElement(parent, row.tag), row, one)


def _element(element: etree._Element, row: Row, value: Any) -> None:
    if row.kind is not None:
        element.text = row.kind.write(value)
        return
    if type(value) not in row.records:
        raise ValueError(f"{row.name} cannot be {type(value).__name__}")
    if type(value) is not row.records[0]:
        element.set(XSI_TYPE, schema_type(type(value)))
    _fill(element, value)
