"""What the archive's register says of documents: read here, for a document that was sent to the archive is never written again.

`arkiv/register.jsonl` is append-only, one line for each transition, one writer (whoever has the lock); `archive/register` writes
it. It names ids and digests, never people. Pure: bytes in, records out.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from types import MappingProxyType

ARCHIVE, REGISTER = "arkiv", "register.jsonl"
"""The archive's folder in the workspace, beside output/; and in it the register."""
SENT = "sendt"
"""In it: the packages that were sent."""
CLAIMS = "krav"
"""In it: the claims (`archive/claims`), which know of packages as well."""
OUR_FOLDER = re.compile(r".+_r\d+_[0-9a-f]{8}")
"""What the names of packages' folders look like; other folders in the archive are people's own."""


class Tilstand(StrEnum):
    """Where a package is (archive.md §5.3)."""

    KLAR = "klar"
    TRUKKET = "trukket"
    """Taken back before it was sent; nothing packs it again until somebody says so by name."""
    SENDT = "sendt"
    MOTTATT = "mottatt"
    KVITTERT = "kvittert"
    AVVIST = "avvist"
    DELVIS = "delvis"
    UKJENT = "ukjent"


UNSENT = frozenset({Tilstand.KLAR, Tilstand.TRUKKET})
"""The states of a package that has not left: its document may be written again."""
REFUSED = frozenset({Tilstand.AVVIST, Tilstand.DELVIS})
"""The states in which the archive has said that it has no such entry."""


@dataclass(frozen=True)
class Transition:
    """One line of the register: a package came into a state.

    `pakke` is its id (UUIDv5 of key and edition), `nøkkel` the external key of the journal entry
    (`<kommunenummer>/<mappe>/<dokument>`), `utgave` the edition, from 1. `tid` is when, ISO 8601 in UTC. `identitet` is the
    document's identity as its certificate has it, `dokument` its path below output/, `sha256` the digest of the .docx (or of the
    scanned consent) that was packed. `mappe` is the package's folder name. `journal` is the number in the journal («2026/1187-7»)
    once there is one, `kvittering` the digest of the receipt that told the state, `merknad` a code that says why
    (`avvist`: the archive's own code; `endret_for_hånd`; …): never a sentence that anybody wrote.
    """

    pakke: str
    nøkkel: str
    utgave: int
    tilstand: Tilstand
    tid: str
    identitet: str = ""
    dokument: str = ""
    sha256: str = ""
    mappe: str = ""
    journal: str = ""
    kvittering: str = ""
    merknad: str = ""

    @property
    def kind(self) -> str:
        """The document type by the identity; "" where the package is none of our documents."""
        return self.identitet.split("|")[0] if self.identitet.count("|") == 3 else ""

    @property
    def subject(self) -> str:
        """The id of what the document is about, by the identity."""
        return self.identitet.split("|")[1] if self.identitet.count("|") == 3 else ""

    @property
    def is_locked(self) -> bool:
        """Whether the document may not be written any more: everything but a package that has not left (DOK-04)."""
        return self.tilstand not in UNSENT


@dataclass(frozen=True)
class Archived:
    """The register laid side by side: the last transition of each package, by package id and by identity of the document."""

    packages: Mapping[str, Transition] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def by_identity(self) -> Mapping[str, Transition]:
        """The last transition of each document's package, by the document's identity; of two packages that of the one that was
        sent: a document is locked by any of them."""
        told = sorted(self.packages.values(), key=lambda entry: entry.is_locked)
        return {entry.identitet: entry for entry in told if entry.identitet}

    def of_subject(self, subject: str) -> Iterable[Transition]:
        """What is told of the documents about a subject, by its id."""
        return (entry for entry in self.by_identity.values() if entry.subject == subject)

    def editions(self, kind: str, subject: str) -> dict[int, Transition]:
        """What is told of each edition of a document."""
        return {entry.utgave: entry for entry in self.of_subject(subject) if entry.kind == kind}


def lock_on(archive: Archived, path: str, identity: str) -> Transition | None:
    """What the archive says of the document at a path below output/, if it may not be written any more.

    `identity` is that of what lies there, "" for nothing of ours. A copy for a receiver is locked with its archive copy.
    """
    kind, subject, _, edition = identity.split("|") if identity.count("|") == 3 else ("", "", "", "")
    for entry in archive.by_identity.values():
        is_meant = entry.dokument == path or (kind and entry.identitet == f"{kind}|{subject}||{edition}")
        if is_meant and entry.is_locked:
            return entry
    return None


class DamagedRegisterError(ValueError):
    """A line of the register that is no line of it. `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def line_of(transition: Transition) -> bytes:
    """A transition as it stands in the register; empty fields are left out."""
    values = {name: value for name, value in asdict(transition).items() if value != ""}
    return json.dumps(values, ensure_ascii=False).encode() + b"\n"


def read_lines(text: bytes) -> tuple[Transition, ...]:
    """Every transition of a register, in order. A last line without its end was never finished and counts for nothing.

    Raises:
        DamagedRegisterError: another line cannot be read.
    """
    *lines, _unfinished = text.split(b"\n")
    return tuple(_transition(number, line) for number, line in enumerate(lines, start=1) if line.strip())


def archived(transitions: Iterable[Transition]) -> Archived:
    """Lay the transitions side by side; what a later line leaves out stands as the earlier ones said."""
    packages: dict[str, Transition] = {}
    for one in transitions:
        packages[one.pakke] = _over(packages[one.pakke], one) if one.pakke in packages else one
    return Archived(MappingProxyType(packages))


_KEPT = ("identitet", "dokument", "sha256", "mappe", "journal", "kvittering")
_NAMES = frozenset(field.name for field in fields(Transition))


def _over(before: Transition, after: Transition) -> Transition:
    values = asdict(after)
    return Transition(**values | {name: getattr(before, name) for name in _KEPT if not values[name]})


def _transition(number: int, line: bytes) -> Transition:
    try:
        row = json.loads(line)
        # A field that a later docgen has added says nothing to this one; one that is missing makes the line none.
        known = {name: value for name, value in row.items() if name in _NAMES}
        if dt.datetime.fromisoformat(row["tid"]).tzinfo is None:
            raise ValueError("a time that may be any")
        return Transition(**known | {"tilstand": Tilstand(row["tilstand"])})
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise DamagedRegisterError(number) from error
