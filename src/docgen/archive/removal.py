"""Removes what may go after archiving: what lies there is looked at, the receipt written and flushed, then file by file.

For whoever has the workspace's lock. A killed run has left a receipt without its last line; the next one goes on by it, and looks
once more at each file and at what the register says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from docgen.archive.claims import Claims
from docgen.archive.disposal import (
    DOCUMENT,
    PACKAGE,
    VERSION,
    Kept,
    Lying,
    Offer,
    answered,
    confirmed,
    done_line,
    end_line,
    intent_lines,
    is_due,
    offered,
    unfinished,
)
from docgen.archive.states import HOMES
from docgen.archive.volume import ArchiveVolume, RealArchiveVolume, make_flushed, world
from docgen.build.archive_state import read_register
from docgen.build.archived import ARCHIVE, Tilstand, Transition
from docgen.build.former import FORMER, Former, file_system_now, former_versions, kept_documents
from docgen.build.look import OUTPUT, WORKING
from docgen.build.pdf_stamp import read_stamp
from docgen.build.publish import Publisher
from docgen.build.survey import Survey, found_in, survey
from docgen.disk import DocgenError, digest

RECEIPTS = "sletting"
"""In `arkiv/`."""


@dataclass(frozen=True)
class Offered:
    """What may be removed, and what stays and why."""

    offers: tuple[Offer, ...]
    kept: tuple[Kept, ...]


@dataclass(frozen=True)
class Removed:
    """What became of it. `receipt` is the receipt's path; `left` were saved or opened meanwhile."""

    receipt: Path
    removed: tuple[Offer, ...]
    left: tuple[Offer, ...]


class Removal:
    """The removal of archived papers in one workspace. `days` is what oppsett says, `now` has a time zone."""

    def __init__(
        self, root: Path, days: int, now: dt.datetime, *, is_local: bool | None = None, volume: ArchiveVolume | None = None
    ) -> None:
        self._root = root
        self._archive = root / ARCHIVE
        self._days = days
        self._now = now
        self._is_local = is_local
        self._volume = volume or RealArchiveVolume()
        self._claims = Claims(self._volume, self._archive)

    def clock(self) -> dt.datetime:
        """The time by the clock of the disk that the workspace lies on: on a share not that of this machine.

        For whoever has the workspace's lock.

        Raises:
            DocgenError: the folder cannot be written to.
        """
        with world(self._root / WORKING):
            return file_system_now(self._volume, self._root / WORKING)

    def look(self) -> Offered:
        """What may be removed now.

        Raises:
            DocgenError: something cannot be read, or the register is damaged.
        """
        with world(self._archive):
            found = survey(self._root / OUTPUT)
            limit = self._now - dt.timedelta(days=self._days)
            judged = [
                one
                for entry in answered(read_register(self._root))
                if is_due(entry, self._days, self._now)
                for one in offered(entry, found, self._lying(entry), limit)
            ]
        offers = {one.path: one for one in judged if isinstance(one, Offer)}
        kept = {one.path: one for one in judged if isinstance(one, Kept)}
        return Offered(tuple(offers.values()), tuple(one for path, one in kept.items() if path not in offers))

    def broken_off(self) -> tuple[Path, ...]:
        """The receipts of runs that were killed before their last line.

        Raises:
            DocgenError: a receipt cannot be understood.
        """
        folder = self._archive / RECEIPTS
        with world(self._archive):
            paths = [folder / name for name in self._volume.names(folder) if name.endswith(".jsonl")]
            return tuple(path for path in paths if self._waiting(path) is not None)

    def go_on(self) -> tuple[Removed, ...]:
        """Finish what killed runs began, but for what was saved, opened or is no longer confirmed since.

        Raises:
            DocgenError: the world failed; the receipt says what is left.
        """
        return tuple(self._finish(path, self._waiting(path) or ()) for path in self.broken_off())

    def remove(self, offers: tuple[Offer, ...]) -> Removed:
        """Write the receipt, then remove what was offered.

        Raises:
            DocgenError: the world failed; what is left is removed by the next run.
        """
        with world(self._archive):
            folder = self._archive / RECEIPTS
            make_flushed(self._volume, folder)
            stamp, number = f"{self._now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}", 1
            while self._volume.stat(path := folder / f"{stamp}{'' if number == 1 else f'-{number}'}.jsonl") is not None:
                number += 1
            beside = folder / f".{path.name}.tmp"
            self._volume.write(beside, intent_lines(offers, self._now.date(), self._days))
            self._volume.flush([beside], on_its_own=True)
            self._volume.rename(beside, path)
            self._volume.flush_folder(folder)
        return self._finish(path, offers)

    # --- within ----------------------------------------------------------------------------------------------------

    def _finish(self, receipt: Path, offers: Iterable[Offer]) -> Removed:
        found = survey(self._root / OUTPUT)
        publisher = Publisher(self._root, self._root / OUTPUT, found.real, is_local=self._is_local)
        publisher.recover()
        entries = {entry.pakke: entry for entry in confirmed(read_register(self._root))}
        removed: list[Offer] = []
        left: list[Offer] = []
        with world(self._archive):
            data = self._volume.read(receipt) or b""
            if not data.endswith(b"\n"):
                self._volume.cut(receipt, data.rfind(b"\n") + 1)
            for offer in offers:
                # The archive's word is asked once more: an older register may have been put back since.
                entry = entries.get(offer.package)
                done = entry is not None and _still_holds(offer, entry, found) and self._removed(offer, publisher, found)
                (removed if done else left).append(offer)
                self._volume.append(receipt, done_line(offer, done=done))
            self._volume.append(receipt, end_line(len(removed)))
            self._volume.flush([receipt], on_its_own=True)
        return Removed(receipt, tuple(removed), tuple(left))

    def _removed(self, offer: Offer, publisher: Publisher, found: Survey) -> bool:
        if offer.kind == VERSION:
            publisher.erase_version(offer.place, offer.mark, PurePosixPath(offer.path).name)
            return True
        if offer.kind == PACKAGE:
            path = self._archive / offer.place
            data = self._volume.read(path)
            if data is not None and digest(data) != offer.mark:
                return False
            self._volume.unlink(path)
            if data is not None:
                self._volume.flush_folder(path.parent)
            return True
        return offer.place not in found.locked and publisher.erase(offer.place, offer.mark).done

    def _waiting(self, receipt: Path) -> tuple[Offer, ...] | None:
        try:
            return unfinished(self._volume.read(receipt) or b"")
        except ValueError:
            raise DocgenError(
                f"{receipt} kan ikke leses som en slettekvittering. Gi filen til IT. Ingenting er slettet.",
                f"{receipt} cannot be read as a receipt of a removal. Give the file to the IT people. Nothing was removed.",
            ) from None

    def _lying(self, entry: Transition) -> Lying:
        folder = self._archive / HOMES[Tilstand.KVITTERT] / entry.mappe
        claim = self._claims.read(entry.pakke)
        return Lying(
            dict(self._versions(entry)),
            dict(self._pdfs(entry)),
            {name: digest(self._volume.read(folder / name) or b"") for name in self._volume.names(folder)} if entry.mappe else {},
            dict(claim.files) if claim else {},
        )

    def _versions(self, entry: Transition) -> Iterator[tuple[str, tuple[Former, ...]]]:
        """The previous versions of the document and of its copies, of this edition, by the path that each had below output/.

        What carries no certificate of this document is nobody's to remove.
        """
        former = self._root / WORKING / FORMER
        place = entry.dokument.rpartition("/")[0] if entry.identitet else ""
        for name in kept_documents(self._volume.names(former / place)) if place else ():
            path = f"{place}/{name}"
            mine = tuple(one for one in former_versions(self._volume, former, path) if self._is_of(entry, one.kept))
            if mine:
                yield path, mine

    def _is_of(self, entry: Transition, kept: Path) -> bool:
        identity = found_in(self._volume.read(kept) or b"", "").identity
        return identity.split("|")[:2] + identity.split("|")[3:] == [entry.kind, entry.subject, str(entry.utgave)]

    def _pdfs(self, entry: Transition) -> Iterator[tuple[str, tuple[str, str]]]:
        """The PDF beside the document, where there is one: the digest of the document that it shows, and its own."""
        path = entry.dokument.removesuffix(".docx") + ".pdf"
        data = self._volume.read(self._root / OUTPUT / path) if entry.identitet else None
        if data is not None:
            stamp = read_stamp(data)
            yield path, (stamp.source if stamp and stamp.untouched else "", digest(data))


def _still_holds(offer: Offer, entry: Transition, found: Survey) -> bool:
    """Whether what belongs to a document may still go: not when that has been saved since it was offered."""
    main = found.at.get(entry.dokument) if entry.identitet else None
    return offer.kind in (DOCUMENT, PACKAGE) or main is None or main.digest == entry.sha256
