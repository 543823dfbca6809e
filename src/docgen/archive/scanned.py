"""Which scanned consents go to the archive now, and why the others do not. Pure.

A signed consent that was scanned is an entry of its own. docgen has not made the paper, so no certificate tells it from another:
its digest does, and the same scan is never packed twice, whatever case or consent names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

from docgen.archive.entry import Entry, scanned_entry, signed_on
from docgen.archive.packed import SCAN_BEGINS, SCANS, PackedFile, packed_file
from docgen.archive.packing import keys_of
from docgen.archive.picking import Passed, barred, passed
from docgen.build.archived import REFUSED, Transition
from docgen.model.people import Samtykke
from docgen.model.subject import Subject


@dataclass(frozen=True)
class Scan:
    """A signed consent that is to be archived: what the archive is told of it, and its file."""

    entry: Entry
    file: PackedFile


def scan_path(subject: Subject, samtykke: Samtykke) -> str:
    """Where the scan of a consent is to lie, posix in the workspace: beside the file that names it."""
    return f"{_source(subject).rpartition('/')[0]}/{samtykke.skann}"


def names_a_scan(samtykke: Samtykke) -> bool:
    """Whether `skann` is the name of a scanned file in the same folder, on every system; not a path that leads out of it."""
    name = samtykke.skann or ""
    return not any(letter in name for letter in "/\\:") and _ending(name) in SCANS


def _ending(name: str) -> str:
    stem, point, ending = name.rpartition(".")
    return f"{point}{ending}".casefold() if stem else ""


def _source(subject: Subject) -> str:
    return subject.person_case.where.start.file if subject.person_case else ""


class Scans:
    """The scans of one run. `packages` is the register; the digests of those that are picked are noted on the way."""

    def __init__(self, packages: Mapping[str, Transition]) -> None:
        self._packages = packages
        # Only what docgen has made itself has an identity.
        self._by_digest = {entry.sha256: pakke for pakke, entry in packages.items() if entry.sha256 and not entry.identitet}

    def judged(self, subject: Subject, samtykke: Samtykke, data: bytes | None) -> Scan | Passed | None:
        """What is to become of a scan with this content (None: there is no file); None: it is archived already."""
        path = scan_path(subject, samtykke)
        source = _source(subject)
        if not names_a_scan(samtykke):
            return passed(path, "bad_scan", shown=source, lovlige=", ".join(SCANS))
        if data is None:
            return passed(path, "no_scan", shown=source)
        if not data.startswith(SCAN_BEGINS[_ending(path)]):
            return passed(path, "no_scan_in_it" if data else "empty_scan", shown=source, slag=SCANS[_ending(path)].name)
        if signed_on(samtykke) is None:
            return passed(path, "unsigned", shown=source)
        first = scanned_entry(subject, samtykke, path)
        hindrance = barred(subject, first, is_secret=True)
        if hindrance is not None:
            return hindrance
        editions = (scanned_entry(subject, samtykke, path, utgave) for utgave in count(1))
        mark = packed_file(first, _ending(path), data, SCANS).sha256
        entry = next(entry for entry in editions if not self._has_given_way(entry, samtykke, subject, mark))
        return self._once(entry, packed_file(entry, _ending(path), data, SCANS))

    def _has_given_way(self, entry: Entry, samtykke: Samtykke, subject: Subject, mark: str) -> bool:
        """Whether there is a later edition, or is to be one: the archive refused this one, and another scan lies there now."""
        there = self._packages.get(keys_of(entry).pakke)
        if there is None or there.tilstand not in REFUSED:
            return False
        later = scanned_entry(subject, samtykke, entry.sti, entry.utgave + 1)
        return there.sha256 != mark or keys_of(later).pakke in self._packages

    def _once(self, entry: Entry, file: PackedFile) -> Scan | Passed | None:
        pakke = keys_of(entry).pakke
        there = self._packages.get(pakke)
        if there is not None and there.is_locked:
            if there.tilstand in REFUSED:
                return passed(entry.sti, "scan_refused", shown=entry.shown)
            return passed(entry.sti, "scan_changed", shown=entry.shown) if there.sha256 != file.sha256 else None
        if there is None and self._by_digest.setdefault(file.sha256, pakke) != pakke:
            return passed(entry.sti, "same_scan", shown=entry.shown, is_fault=False)
        return Scan(entry, file)
