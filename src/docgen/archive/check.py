"""The package check: everything that must hold of a package and that the schema does not say. Pure, over the files by name.

The schema takes any code, any number of files and any checksum (archive.md §2.3.2), so this is always asked. What stands against
a package is told all at once.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from docgen.archive.arkivmelding import (
    Arkivmelding,
    ArkivmeldingOppdatering,
    Dokumentobjekt,
    Journalpost,
    Kode,
    MessageError,
    ReferanseTilMappe,
    Saksmappe,
    XmlError,
)
from docgen.archive.arkivmelding.read import read
from docgen.archive.arkivmelding.record import Record
from docgen.archive.arkivmelding.table import TABLE, Row, schema_type
from docgen.archive.findings import Finding, finding
from docgen.archive.kodelister import Avtalt
from docgen.archive.masked import gives_away, shielded
from docgen.archive.packed import MANIFEST, MESSAGE, OURS
from docgen.problem import Quoted

BESIDE: Final = frozenset({MESSAGE, *OURS})
"""What lies in a package beside its documents, and is not counted."""
FILER, NAVN, SHA256, BYTES, MELDINGENS_SHA256 = "filer", "navn", "sha256", "bytes", "arkivmeldingSha256"
"""What pakke.json calls the documents with the name, digest and size of each, and the digest of arkivmelding.xml."""
NOTHING_AGREED: Final = Avtalt()

_FILE_NAME: Final = re.compile(r"[0-9]{4}-[A-Za-z0-9._-]+")
_HEX: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class _Package:
    """What a check looks at: the message, the documents' bytes by name, what is agreed, and words that are to be hidden."""

    message: Any
    documents: Mapping[str, bytes]
    avtalt: Avtalt
    hidden: Collection[str]


def check_package(
    files: Mapping[str, bytes], avtalt: Avtalt = NOTHING_AGREED, hidden: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Everything that stands against a package; empty: it may go.

    `files` are all files of its folder by name. `avtalt` are the codes agreed with the archive. `hidden` are words that no public
    title may say, beside the names that the message itself shields.
    """
    documents = {name: data for name, data in files.items() if name not in BESIDE}
    against = [*_against_the_message(files.get(MESSAGE), documents, avtalt, hidden)]
    if MANIFEST in files:
        against += _against_the_record(files, documents)
    return tuple(against)


def walk(record: Record, path: str) -> Iterator[tuple[str, Row, Any]]:
    """Every element of a message that is there, with its path and row, from the outside in."""
    for row in TABLE[type(record)]:
        value = getattr(record, row.name)
        for number, one in enumerate(value if row.is_list else () if value is None else (value,), start=1):
            below = f"{path}/{row.name}[{number}]" if row.is_list else f"{path}/{row.name}"
            yield below, row, one
            if row.kind is None:
                yield from walk(one, below)


def _against_the_message(
    data: bytes | None, documents: Mapping[str, bytes], avtalt: Avtalt, hidden: Collection[str]
) -> Iterator[Finding]:
    if data is None:
        yield finding("ingen_melding")
        return
    try:
        message = read(data)
    except XmlError as error:
        yield finding("ulesbar_melding", grunn=error.nb, grunn_en=error.en)
        return
    except MessageError as error:
        yield from (finding("melding", grunn=one.nb, grunn_en=one.en) for one in error.refused)
        return
    package = _Package(message, documents, avtalt, hidden)
    if type(message) not in CHECKS:
        yield finding("feil_melding", type=schema_type(type(message)))
    for check in CHECKS.get(type(message), ()):
        yield from check(package)


# --- what holds of every message -------------------------------------------------------------------------------------


def _texts(package: _Package) -> Iterator[Finding]:
    for path, row, value in walk(package.message, schema_type(type(package.message))):
        if row.is_required and isinstance(value, str) and not value.strip():
            yield finding("tom_tekst", sti=path)


def _codes(package: _Package) -> Iterator[Finding]:
    for path, row, value in walk(package.message, schema_type(type(package.message))):
        if isinstance(value, Kode):
            allowed = package.avtalt.allowed(row.name)
            if allowed and value.kode not in allowed:
                yield finding("kode", kode=Quoted(value.kode), sti=path, lovlige=", ".join(sorted(allowed)))


def _file_names(package: _Package) -> Iterator[Finding]:
    yield from (finding("filnavn", fil=name) for name in sorted(package.documents) if not _FILE_NAME.fullmatch(name))


# --- a message that makes a case and an entry ------------------------------------------------------------------------


def _types(package: _Package) -> Iterator[Finding]:
    case, entry = package.message.mappe, package.message.registrering
    if case is None and entry is None:
        yield finding("tom_pakke")
    if case is not None and not isinstance(case, Saksmappe):
        yield finding("type", sti="arkivmelding/mappe", type="saksmappe")
    if entry is not None and not isinstance(entry, Journalpost):
        yield finding("type", sti="arkivmelding/registrering", type="journalpost")


def _parent(package: _Package) -> Iterator[Finding]:
    case, entry = package.message.mappe, package.message.registrering
    if case is not None and entry is not None:
        points = entry.referanseForelderMappe or ReferanseTilMappe()
        key = points.referanseEksternNoekkel
        if key is None or key != case.referanseEksternNoekkel:
            yield finding("forelder")


def _public_titles(package: _Package) -> Iterator[Finding]:
    message: Arkivmelding = package.message
    forbidden = shielded(message, package.hidden)
    for path, thing in (("arkivmelding/mappe", message.mappe), ("arkivmelding/registrering", message.registrering)):
        if thing is None or thing.skjerming is None:
            continue
        if not (thing.offentligTittel or "").strip():
            yield finding("offentlig_tittel_mangler", sti=path)
        elif gives_away(thing.tittel, thing.offentligTittel or "", forbidden):
            yield finding("offentlig_tittel_røper", sti=path)


def _documents(package: _Package) -> Iterator[Finding]:
    described = package.message.registrering.dokumentbeskrivelse if package.message.registrering else ()
    numbers = Counter(one.dokumentnummer for one in described)
    for place, one in enumerate(described, start=1):
        if one.dokumentnummer is None:
            yield finding("dokumentnummer_mangler", sti=f"arkivmelding/registrering/dokumentbeskrivelse[{place}]")
    repeated = sorted(number for number, times in numbers.items() if number is not None and times > 1)
    yield from (finding("dokumentnummer_likt", nummer=str(number)) for number in repeated)
    main = sum(one.tilknyttetRegistreringSom.kode == "H" for one in described)
    if described and main != 1:
        yield finding("hoveddokument", antall=str(main))


def _files(package: _Package) -> Iterator[Finding]:
    message: Arkivmelding = package.message
    if message.antallFiler != len(package.documents):
        yield finding("antall_filer", sagt=str(message.antallFiler), antall=str(len(package.documents)))
    named = Counter(one.referanseDokumentfil for one in _objects(message))
    yield from (finding("fil_to_ganger", fil=name) for name, times in sorted(named.items()) if times > 1)
    yield from (finding("fil_mangler", fil=name) for name in sorted(named.keys() - package.documents.keys()))
    yield from (finding("fil_overflødig", fil=name) for name in sorted(package.documents.keys() - named.keys()))


_SAID_OF_A_FILE: Final = ("variantformat", "format", "sjekksum", "sjekksumAlgoritme", "filstoerrelse")
"""Optional in the schema, and never left out by us (archive.md §2.1)."""


def _contents(package: _Package) -> Iterator[Finding]:
    for one in _objects(package.message):
        name, data = one.referanseDokumentfil, package.documents.get(one.referanseDokumentfil)
        yield from (finding("mangler", element=said, fil=name) for said in _SAID_OF_A_FILE if getattr(one, said) is None)
        if one.sjekksumAlgoritme not in (None, "SHA256"):
            yield finding("sjekksum_algoritme", fil=name)
        if one.sjekksum is not None and not _HEX.fullmatch(one.sjekksum):
            yield finding("sjekksum_form", fil=name)
        elif one.sjekksum is not None and data is not None and one.sjekksum != _digest(data):
            yield finding("sjekksum", fil=name)
        if one.filstoerrelse is not None and data is not None and one.filstoerrelse != len(data):
            yield finding("filstørrelse", fil=name, bytes=str(len(data)), sagt=str(one.filstoerrelse))


def _objects(message: Arkivmelding) -> Iterator[Dokumentobjekt]:
    for described in message.registrering.dokumentbeskrivelse if message.registrering else ():
        yield from described.dokumentobjekt


# --- a message that changes a case -----------------------------------------------------------------------------------


def _reference(package: _Package) -> Iterator[Finding]:
    if package.message.mappeOppdateringer.referanseTilMappe == ReferanseTilMappe():
        yield finding("uten_referanse")


def _no_files(package: _Package) -> Iterator[Finding]:
    yield from (finding("fil_overflødig", fil=name) for name in sorted(package.documents))


CHECKS: Final[Mapping[type[Any], tuple[Callable[[_Package], Iterator[Finding]], ...]]] = MappingProxyType(
    {
        Arkivmelding: (_types, _texts, _codes, _parent, _public_titles, _documents, _files, _file_names, _contents),
        ArkivmeldingOppdatering: (_texts, _codes, _reference, _no_files),
    }
)
"""What is asked of a package, by the message that it holds."""


# --- what the package says of itself ---------------------------------------------------------------------------------


def _against_the_record(files: Mapping[str, bytes], documents: Mapping[str, bytes]) -> Iterator[Finding]:
    try:
        record = json.loads(files[MANIFEST])
        digests = {str(row[NAVN]): (row[SHA256], row[BYTES]) for row in record[FILER]}
        of_message = record[MELDINGENS_SHA256]
    except (ValueError, TypeError, KeyError, RecursionError):
        yield finding("pakke_ulesbar")
        return
    if MESSAGE in files and of_message != _digest(files[MESSAGE]):
        yield finding("pakke_sjekksum", fil=MESSAGE)
    yield from (finding("pakke_filer", fil=name) for name in sorted(digests.keys() ^ documents.keys()))
    for name in sorted(digests.keys() & documents.keys()):
        if digests[name] != (_digest(documents[name]), len(documents[name])):
            yield finding("pakke_sjekksum", fil=name)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
