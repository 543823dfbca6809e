"""What lies in output/: read from the documents themselves, which certify who made them and from what (design.md §8).

Nothing is remembered between runs here: the answer is always in the documents.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen.build.look import OFFERS
from docgen.build.verdicts import BESIDE, beside_path
from docgen.model.nationalid import find_national_ids
from docgen.word.faults import TemplateError
from docgen.word.provenance import read_certificate

IDENTITY, FINGERPRINT, VALUES, TEMPLATE, DATE, ENGINE, NAMES, DRAFT = (
    "docgen.identitet",
    "docgen.fingeravtrykk",
    "docgen.verdier",
    "docgen.mal",
    "docgen.dato",
    "docgen.motor",
    "docgen.navn",
    "docgen.utkast",
)
"""The custom properties a document carries; the last one only a draft."""
DOUBT = "?"
SAYS_DRAFT = "UTKAST"
"""How our templates print that a document is a draft, in both languages of the documents."""
DRAFT_LINE = re.compile(rf"(?:^|· ){SAYS_DRAFT}\s*$")
"""The word as they print it: a line of its own, or the end of the one at the top. Elsewhere it may be part of a sentence."""


@dataclass(frozen=True)
class Found:
    """One document in output/. `identity` is "" when it is not ours; `untouched` False when a person has changed it.

    `has_national_id` says that a document which a person has changed holds what looks like a fødselsnummer; into one of ours the
    last look let none. `utkast` says that it was made as a draft, and still calls itself one where a person has changed it.
    """

    path: str
    digest: str
    identity: str = ""
    fingerprint: str = ""
    values: str = ""
    template: str = ""
    engine: str = ""
    date: dt.date | None = None
    untouched: bool = False
    names: str = ""
    has_national_id: bool = False
    utkast: bool = False


@dataclass(frozen=True)
class Survey:
    """All documents in output/, by path (posix, relative to output/) and by identity; and which are open in Word."""

    at: Mapping[str, Found]
    of: Mapping[str, Found]
    locked: frozenset[str]
    real: Mapping[str, str] = field(default_factory=dict)
    """The true name of a file whose name is written in another Unicode form than ours (a Mac's å), by our path."""
    offered: Mapping[str, str] = field(default_factory=dict)
    """Fingerprint of our version last put beside a person's document, by that document's path."""

    all_of: Mapping[str, tuple[Found, ...]] = field(default_factory=dict)
    """Every file of one identity: the document, ours beside a person's, and copies somebody has made of it."""
    noted: Mapping[str, str] = field(default_factory=dict)
    """By its path the fingerprint of a paper that was found as the file says when the file called it sent; with `DOUBT` before it
    where the file said otherwise."""

    def every(self, kind: str, subject: str, receiver: str, edition: int = 1) -> tuple[Found, ...]:
        """All files of one copy."""
        identity = identity_of(kind, subject, receiver, edition)
        one = self.of.get(identity)
        return self.all_of.get(identity) or ((one,) if one else ())

    def agreed(self, found: Found) -> bool:
        """Whether the file called this paper sent while it said what the paper says."""
        return self.noted.get(found.path) == found.fingerprint

    def doubted(self, found: Found) -> bool:
        """Whether the file said something else when it began to call this paper sent."""
        return self.noted.get(found.path) == DOUBT + found.fingerprint

    def beside(self, path: str) -> Found | None:
        """Our version that lies beside a document a person has changed."""
        return self.at.get(beside_path(path))

    def copies(self, kind: str, subject: str, edition: int = 1) -> dict[str, Found]:
        """The copies of one edition of a document by receiver key; "" is the archive copy."""
        head, tail = f"{kind}|{subject}|", f"|{edition}"
        of_kind = ((identity, found) for identity, found in self.of_subject(subject) if identity.startswith(head))
        return {identity.split("|")[2]: found for identity, found in of_kind if identity.endswith(tail)}

    def editions(self, kind: str, subject: str) -> frozenset[int]:
        """The editions of a document of which a copy lies there."""
        head = f"{kind}|{subject}|"
        numbers = (identity.rpartition("|")[2] for identity, _ in self.of_subject(subject) if identity.startswith(head))
        return frozenset(int(number) for number in numbers if number.isdecimal())

    def of_subject(self, subject: str) -> Iterable[tuple[str, Found]]:
        """The documents that may be about a subject, by identity."""
        return self.of.items()


def identity_of(kind: str, subject: str, receiver: str, edition: int = 1) -> str:
    """The identity of a document: kind, subject, receiver key ("" is the archive copy), edition; never a date."""
    return f"{kind}|{subject}|{receiver}|{edition}"


def survey(output: Path, working: Path | None = None) -> Survey:
    """Read every document below `output`. A file that cannot be read counts as a person's: it is never overwritten.

    `working` is the workspace's `.docgen/`, where it is written which of our versions were offered beside a person's.
    """
    found: list[Found] = []
    owners: list[str] = []
    real: dict[str, str] = {}
    for folder, name in _walk(output):
        relative = _posix(output, folder, name)
        written = (folder / name).relative_to(output).as_posix()
        if written != relative:
            real[relative] = written
        if is_owner(name):
            owners.append(relative)
        elif is_document(name):
            found.append(read_found(folder / name, relative))
    at = {one.path: one for one in found}
    of, all_of = by_identity(found)
    return Survey(at, of, locked_among(at, owners), real, read_offers(working) if working else {}, all_of)


def is_owner(name: str) -> bool:
    """Whether it is the file by which Word or LibreOffice tells that somebody has a document open."""
    return name.startswith((".~lock.", "~$"))


def is_document(name: str) -> bool:
    """Whether a file of output/ is a Word document."""
    return name.casefold().endswith(".docx") and not is_owner(name)


def by_identity(found: Iterable[Found]) -> tuple[dict[str, Found], dict[str, tuple[Found, ...]]]:
    """The document of each identity, and all files of each. `found` in order of their paths.

    Of several, the untouched one is the document; another may be a copy that somebody works in.
    """
    of: dict[str, Found] = {}
    all_of: dict[str, tuple[Found, ...]] = {}
    for one in found:
        if not one.identity:
            continue
        all_of[one.identity] = (*all_of.get(one.identity, ()), one)
        seen = of.get(one.identity)
        is_the_document = not one.path.removesuffix(".docx").endswith(BESIDE)
        if is_the_document and (seen is None or (one.untouched and not seen.untouched)):
            of[one.identity] = one
    return of, all_of


def locked_among(paths: Iterable[str], owners: Iterable[str]) -> frozenset[str]:
    """Which documents are open, by the owner files (posix below output/) that lie there."""
    guarded = {name for owner in owners for name in _guarded(owner, owner.rpartition("/")[2])}
    return frozenset(path for path in paths if _is_locked(path, guarded)) if guarded else frozenset()


def read_offers(working: Path) -> dict[str, str]:
    """Which of our versions were put beside a person's document; lost or damaged, it is as if none had been."""
    try:
        return offers_of((working / OFFERS).read_bytes())
    except OSError:
        return {}


def offers_of(text: bytes) -> dict[str, str]:
    """The same, of what stands in the file."""
    try:
        read = json.loads(text)
    except ValueError:
        return {}
    return {str(path): str(mark) for path, mark in read.items()} if isinstance(read, dict) else {}


def _walk(output: Path) -> Iterator[tuple[Path, str]]:
    for folder, folders, names in os.walk(output):
        folders.sort()
        for name in sorted(names):
            yield Path(folder), name


def _posix(output: Path, folder: Path, name: str) -> str:
    # A Mac writes å as two characters in file names; our own paths are NFC, so both sides are compared as NFC.
    return unicodedata.normalize("NFC", (folder / name).relative_to(output).as_posix())


def _guarded(relative: str, name: str) -> Iterator[str]:
    """The documents an owner file may speak of: Word drops up to two first letters of a long name (pipeline.md §5)."""
    folder = relative[: len(relative) - len(name)]
    if name.startswith(".~lock."):
        yield folder + name.removeprefix(".~lock.").removesuffix("#")
    else:
        yield folder + "?" + name.removeprefix("~$")


def _is_locked(path: str, locked: set[str]) -> bool:
    if path in locked:
        return True
    folder, slash, name = path.rpartition("/")
    return any(f"{folder}{slash}?{name[skipped:]}" in locked for skipped in range(3))


def read_found(path: Path, relative: str) -> Found:
    """What one document is, by its own certificate. `relative` is its path below output/."""
    try:
        data = path.read_bytes()
    except OSError:
        return Found(relative, "")
    return found_in(data, relative)


def found_in(data: bytes, relative: str) -> Found:
    """What a document is, by its bytes."""
    digest = hashlib.sha256(data).hexdigest()
    certificate = read_certificate(data)
    if certificate is not None and certificate.untouched:
        return certified(relative, digest, certificate.properties, untouched=True)
    found = certified(relative, digest, certificate.properties if certificate else {}, untouched=False)
    texts, is_ours = _texts(data), bool(found.identity)
    return replace(
        found,
        has_national_id=any(find_national_ids(text) for text in texts),
        # She may have finished it in Word: then the word is gone, wherever it stood. A draft of before drafts were marked is
        # known by the line that our templates print; where nobody has touched it, DG416 says that the files say something else.
        utkast=any(SAYS_DRAFT in text if found.utkast else is_ours and DRAFT_LINE.search(text) for text in texts),
    )


def _texts(data: bytes) -> tuple[str, ...]:
    # Only of what a person has been in: a scan of thousands of documents parses nothing.
    from docgen.word.finished import FinishedReader

    try:
        return tuple(passage.text for passage in FinishedReader().read(data))
    except (TemplateError, SyntaxError):  # no Word document, or half of one
        return ()


def certified(relative: str, digest: str, properties: Mapping[str, str], *, untouched: bool) -> Found:
    """What a document of ours is, by the properties of its certificate."""
    return Found(
        path=relative,
        digest=digest,
        identity=properties.get(IDENTITY, ""),
        fingerprint=properties.get(FINGERPRINT, ""),
        values=properties.get(VALUES, ""),
        template=properties.get(TEMPLATE, ""),
        engine=properties.get(ENGINE, ""),
        date=_date(properties.get(DATE, "")),
        untouched=untouched,
        names=properties.get(NAMES, ""),
        utkast=DRAFT in properties,
    )


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
