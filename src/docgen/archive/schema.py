"""A message against KS' own schema, which lies outside the project: the folder is a setting. Without it nothing here is asked,
and the package says that it was not («ikke XSD-kontrollert»).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from lxml import etree

from docgen.archive.arkivmelding.names import (
    IKKEFUNNET,
    KVITTERING,
    OPPDATER,
    OPPRETT,
    PROTOCOL,
    SEND_OPPDATER,
    SEND_OPPRETT,
    SERVERFEIL,
    UGYLDIG,
)
from docgen.archive.arkivmelding.xml import XmlError, parse
from docgen.disk import DocgenError

FILES: Final[Mapping[str, str]] = MappingProxyType({
    f"{{{OPPRETT}}}arkivmelding": f"{SEND_OPPRETT}.xsd",
    f"{{{OPPDATER}}}arkivmeldingOppdatering": f"{SEND_OPPDATER}.xsd",
    f"{{{KVITTERING}}}arkivmeldingKvittering": f"{PROTOCOL}.arkivering.arkivmelding.opprett.kvittering.xsd",
    f"{{{UGYLDIG}}}ugyldigforespoersel": f"{PROTOCOL}.feilmelding.ugyldigforespoersel.xsd",
    f"{{{SERVERFEIL}}}serverfeil": f"{PROTOCOL}.feilmelding.serverfeil.xsd",
    f"{{{IKKEFUNNET}}}ikkefunnet": f"{PROTOCOL}.feilmelding.ikkefunnet.xsd",
})  # fmt: skip
"""Which file of the folder has the schema of a message, by the message's root element."""


@dataclass(frozen=True)
class SchemaProblem:
    """One thing that the schema has against a message. `line` counts from 1; 0: the message as a whole.

    `nb` and `en` name elements only. `detail` is the validator's own English sentence, which may quote the message: for a screen,
    not for a log.
    """

    line: int
    nb: str
    en: str
    detail: str = field(repr=False)


@dataclass(frozen=True)
class Schemas:
    """The schemas of a folder, compiled. `digest` is SHA-256 over the folder's .xsd files: which schema it was."""

    digest: str
    by_root: Mapping[str, etree.XMLSchema] = field(repr=False)

    def problems(self, data: bytes) -> tuple[SchemaProblem, ...]:
        """Everything that the schema has against a message; empty: it is valid."""
        try:
            root = parse(data)
        except XmlError as error:
            return (SchemaProblem(0, error.nb, error.en, error.reason),)
        schema = self.by_root.get(str(root.tag))
        if schema is None:
            return (SchemaProblem(1, *_NO_SCHEMA, detail=""),)
        if schema.validate(root):
            return ()
        log: Any = schema.error_log
        return tuple(_problem(entry) for entry in log)


def read_schemas(folder: Path) -> Schemas:
    """Compile the schemas of a folder.

    Raises:
        DocgenError: the folder has not all of KS' schema files, or they cannot be read.
    """
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
    try:
        paths = sorted(folder.glob("*.xsd"))
        digest = hashlib.sha256(b"".join(path.name.encode() + b"\0" + path.read_bytes() for path in paths)).hexdigest()
        compiled = {root: etree.XMLSchema(etree.parse(str(folder / name), parser)) for root, name in FILES.items()}
    except (OSError, etree.XMLSyntaxError, etree.XMLSchemaParseError) as error:
        raise DocgenError(
            f"Skjemaet til Fiks Arkiv kan ikke leses i {folder}. Hent hele mappen Schema/V1 fra KS på nytt.",
            f"The schema of Fiks Arkiv cannot be read in {folder}. Fetch the whole folder Schema/V1 from KS again.",
        ) from error
    return Schemas(digest, MappingProxyType(compiled))


_NO_SCHEMA: Final = (
    "Meldingen er av et slag som skjemaet ikke har: rotelementet eller navnerommet er et annet.",
    "The message is of a kind that the schema has not: its root or its namespace is another.",
)
_CONTENT: Final = (
    "Ved «{element}» på linje {linje} er det noe som mangler, er for mye eller står i feil rekkefølge.",
    "At “{element}” on line {linje} something is missing, too much or in the wrong order.",
)
_VALUE: Final = (
    "Verdien i «{element}» på linje {linje} er ikke skrevet slik skjemaet krever.",
    "The value in “{element}” on line {linje} is not written as the schema demands.",
)
_OTHER: Final = ("«{element}» på linje {linje} følger ikke skjemaet.", "“{element}” on line {linje} does not follow the schema.")
_BY_TYPE: Final[tuple[tuple[str, tuple[str, str]], ...]] = (
    ("SCHEMAV_ELEMENT_CONTENT", _CONTENT),
    ("SCHEMAV_CVC_DATATYPE", _VALUE),
    ("SCHEMAV_CVC_MINLENGTH", _VALUE),
    ("SCHEMAV_CVC_MININCLUSIVE", _VALUE),
    ("SCHEMAV_CVC_PATTERN", _VALUE),
    ("SCHEMAV_CVC_ENUMERATION", _VALUE),
)
"""The sentences by the beginning of libxml2's name of the error."""
_ELEMENT: Final = re.compile(r"Element '(?:\{[^}]*\})?([^']+)'")
_SPACES: Final = re.compile(r"\{[^}]*\}")


def _problem(entry: etree._LogEntry) -> SchemaProblem:
    element = _ELEMENT.search(entry.message)
    nb, en = next((words for start, words in _BY_TYPE if entry.type_name.startswith(start)), _OTHER)
    values = {"element": element[1] if element else "?", "linje": entry.line}
    return SchemaProblem(entry.line, nb.format_map(values), en.format_map(values), _SPACES.sub("", entry.message))
