"""The versions that were replaced or taken away: how they are called in `.docgen/forrige/`, found again, and let go.

A kept version lies under the document's own path, as `<navn>.<when>.<digest><ending>`: when it was kept (UTC, by the clock of
the file system, so finely that two of one second keep their order), and the first letters of the digest of what it was. The name
is a help; what a version says, its bytes tell.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from docgen.build.survey import IDENTITY
from docgen.build.volume import Volume
from docgen.disk import digest
from docgen.word.provenance import read_certificate

FORMER = "forrige"
"""In `.docgen/`."""
MARK_LENGTH = 12
_SECOND = "%Y%m%dT%H%M%S"
_STAMP = f"{_SECOND}%fZ"
"""Versions that were kept before stamps told parts of a second end after it."""
_KEPT = re.compile(r"(?P<stem>.+?)\.(?:(?P<stamp>\d{8}T\d{6}(?:\d{6})?Z)(?:-\d+)?\.)?(?P<mark>[0-9a-f]{12})(?P<ending>\.[^.]+)?")
"""Without a stamp: kept before there were stamps; the file's own time says when."""

PERSONS_TIMES, PERSONS_DAYS = 10, 365
"""A version that a person has worked in goes only past this many times both limits, and never within a year (ADR 0021)."""


@dataclass(frozen=True)
class Limits:
    """How long versions are kept: the newest `antall`, and all that were kept in the last `dager` days."""

    antall: int = 10
    dager: int = 90


@dataclass(frozen=True)
class Former:
    """One kept version of a document. `kept` is its file; `by_person` says that its bytes are not as docgen made them."""

    kept: Path
    when: dt.datetime
    digest: str
    by_person: bool


def kept_name(path: str, when: dt.datetime, mark: str, number: int = 1) -> str:
    """What a version is called, posix below `.docgen/forrige/`: `path` is the document's, `mark` the digest of its bytes."""
    place = PurePosixPath(path)
    again = f"-{number}" if number > 1 else ""
    return place.with_name(f"{place.stem}.{when:{_STAMP}}{again}.{mark[:MARK_LENGTH]}{place.suffix}").as_posix()


def free_name(volume: Volume, former: Path, path: str, when: dt.datetime, mark: str) -> str:
    """A name for a version that no other version has."""
    number = 1
    while volume.stat(former / kept_name(path, when, mark, number)) is not None:
        number += 1
    return kept_name(path, when, mark, number)


def is_by_person(data: bytes) -> bool:
    """Whether somebody has saved it since docgen made it, or it is not ours at all."""
    certificate = read_certificate(data)
    return certificate is None or not certificate.untouched or IDENTITY not in dict(certificate.properties)


def names_of(names: Iterable[str], name: str) -> Iterator[tuple[str, dt.datetime | None]]:
    """Of the names in a folder of kept versions, those that are versions of one file, with when they were kept. Pure."""
    place = PurePosixPath(name)
    for kept in names:
        match = _KEPT.fullmatch(kept)
        if match and match["stem"] == place.stem and (match["ending"] or "") == place.suffix:
            yield kept, _read_stamp(match["stamp"]) if match["stamp"] else None


def _read_stamp(stamp: str) -> dt.datetime:
    second, part = stamp[:15], stamp[15:-1]
    return dt.datetime.strptime(second, _SECOND).replace(microsecond=int(part or 0), tzinfo=dt.UTC)


def kept_documents(names: Iterable[str]) -> tuple[str, ...]:
    """The documents of which the names in a folder of kept versions are versions, sorted. Pure."""
    matches = (_KEPT.fullmatch(name) for name in names)
    return tuple(sorted({f"{match['stem']}{match['ending'] or ''}" for match in matches if match}))


def former_versions(volume: Volume, former: Path, path: str) -> tuple[Former, ...]:
    """The kept versions of a document (posix below output/), newest first; each content once."""
    folder = (former / path).parent
    found: list[Former] = []
    for name, when in names_of(volume.names(folder), PurePosixPath(path).name):
        data, stat = volume.read(folder / name), volume.stat(folder / name)
        if data is not None and stat is not None:
            found.append(Former(folder / name, when or _time(stat.mtime_ns), digest(data), is_by_person(data)))
    return tuple(sorted(found, key=lambda version: (version.when, version.kept.name), reverse=True))


def without_repeats(versions: Iterable[Former], lying: str = "") -> tuple[Former, ...]:
    """Each content once, the newest of it, and not what lies at the document's place now (its digest). Pure."""
    seen = {lying}
    return tuple(version for version in versions if version.digest not in seen and not seen.add(version.digest))  # type: ignore[func-returns-value]


def let_go(versions: Iterable[Former], limits: Limits, now: dt.datetime) -> tuple[Former, ...]:
    """Which of a document's versions (newest first) may be removed: past both limits, a person's past a long margin. Pure.

    An older copy of bytes that were kept anew goes too: they are still here.
    """
    gone: list[Former] = []
    seen: set[str] = set()
    newer = 0
    for version in versions:
        times, days = (PERSONS_TIMES, PERSONS_DAYS) if version.by_person else (1, 0)
        age = now - version.when
        is_old = newer >= limits.antall * times and age > dt.timedelta(days=max(limits.dager * times, days))
        if version.digest in seen or is_old:
            gone.append(version)
        newer += version.digest not in seen
        seen.add(version.digest)
    return tuple(gone)


def file_system_now(volume: Volume, unfinished: Path) -> dt.datetime:
    """The time by the clock of the file system, which is one and the same for all machines on a share (pipeline.md §3)."""
    probe = unfinished / "klokke"
    volume.write(probe, b"")
    stat = volume.stat(probe)
    volume.unlink(probe)
    return _time(stat.mtime_ns if stat else 0)


def _time(nanoseconds: int) -> dt.datetime:
    seconds, rest = divmod(nanoseconds, 1_000_000_000)
    return dt.datetime.fromtimestamp(seconds, dt.UTC).replace(microsecond=rest // 1000)
