"""A journal entry and its files put together to a package, and looked at before anybody may have it. Pure.

Whatever the schema or the package check has against it stops this package and no other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from docgen.archive.arkivmelding import write_oppdater, write_opprett
from docgen.archive.arkivmelding.names import SEND_OPPDATER, SEND_OPPRETT
from docgen.archive.check import check_package
from docgen.archive.entry import Entry
from docgen.archive.identity import STATUS, case_key, document_key, entry_key, folder_name, package_id
from docgen.archive.message import closing, opprett
from docgen.archive.package import Package
from docgen.archive.packed import MANIFEST, MESSAGE, README, Keys, Made, PackedFile, closing_readme, manifest, readme

Against = tuple[str, str]
"""What stands against a package, in bokmål and English."""
Validate = Callable[[bytes], Sequence[Against]]
"""Asks the schema of a message; gives nothing where there is no schema here."""


@dataclass(frozen=True)
class Refused:
    """A package that must not leave: what stands against it."""

    entry: Entry
    against: tuple[Against, ...]


def packed(entry: Entry, files: Sequence[PackedFile], made: Made, validate: Validate) -> Package | Refused:
    """The package of an entry with its files, or what stands against it.

    Raises:
        ValueError: a part of a key is empty, or a text cannot stand in XML.
    """
    keys = keys_of(entry)
    message = write_opprett(opprett(entry, keys, files))
    content = {
        MESSAGE: message,
        MANIFEST: manifest(entry, keys, files, message, made, SEND_OPPRETT),
        README: readme(entry, keys, files, made),
        **{file.navn: file.data for file in files},
    }
    original = next((file for file in files if file.format.variant == "P"), None)
    return _looked_at(entry, keys, content, original.sha256 if original else "", validate)


def packed_closing(entry: Entry, made: Made, validate: Validate) -> Package | Refused:
    """The package that closes the case of a group's closing notice, once that is with the archive."""
    status = closing_entry(entry)
    keys = keys_of(status)
    message = write_oppdater(closing(status, keys))
    content = {
        MESSAGE: message,
        MANIFEST: manifest(status, keys, (), message, made, SEND_OPPDATER),
        README: closing_readme(status, keys, made),
    }
    return _looked_at(status, keys, content, hashlib.sha256(message).hexdigest(), validate)


def closing_entry(entry: Entry) -> Entry:
    """The closing of the case as an entry of its own: not of the journal, but with an id and a place in the register."""
    return replace(
        entry,
        type=STATUS,
        dokument=_closing_id(entry.case.mappe),
        identitet="",
        sti="",
        utgave=1,
        closes=False,
        retter="",
    )


def closing_package(kommunenummer: str, mappe: str) -> str:
    """The id of the package that closes a case."""
    return package_id(entry_key(kommunenummer, mappe, _closing_id(mappe)), 1)


def _closing_id(mappe: str) -> str:
    return f"{STATUS}.{mappe}"


def keys_of(entry: Entry) -> Keys:
    """The ids of an entry's package."""
    place = (entry.kommunenummer, entry.case.mappe)
    nøkkel = entry_key(*place, entry.dokument, entry.utgave)
    return Keys(
        pakke=package_id(nøkkel, entry.utgave),
        mappe=case_key(*place),
        registrering=nøkkel,
        dokument=document_key(nøkkel),
        former=entry.retter,
    )


def _looked_at(entry: Entry, keys: Keys, content: dict[str, bytes], digest: str, validate: Validate) -> Package | Refused:
    hidden = tuple(filter(None, (entry.case.part, *(party.navn for party in entry.parter if party.skjermet))))
    against = (
        *validate(content[MESSAGE]),
        *((finding.nb, finding.en) for finding in check_package(content, hidden=hidden)),
    )
    if against:
        return Refused(entry, against)
    return Package(
        pakke=keys.pakke,
        nøkkel=keys.registrering,
        utgave=entry.utgave,
        identitet=entry.identitet,
        # What a scan is called is its owner's choice, and may be a name: the register has none.
        dokument=entry.sti if entry.identitet else "",
        sha256=digest,
        mappe=folder_name(entry.kommunenummer, entry.case.mappe, entry.dato, entry.type, entry.utgave, keys.pakke),
        files=content,
    )
