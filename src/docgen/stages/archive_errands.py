"""What is done with packages that are there already: answers read, a package sent once more, one taken back (docs/adr/0025)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from docgen.archive.inbox import Inbox
from docgen.archive.package import Archive
from docgen.archive.receipt_reading import read_receipt
from docgen.archive.recovery import recover
from docgen.archive.results import Result
from docgen.archive.sender import HotFolder
from docgen.archive.sending import Sending
from docgen.archive.states import Proof
from docgen.archive.withdrawal import withdraw as take_back
from docgen.build.archived import ARCHIVE, Tilstand
from docgen.disk import DocgenError
from docgen.stages.archive_order import ArchiveReport, Order, by_either_name


def receive(root: Path, order: Order, files: Iterable[Path]) -> ArchiveReport:
    """Read receipts: those in `arkiv/inn/`, and `files` wherever they lie. For whoever has the workspace's lock.

    Raises:
        DocgenError: the register is missing or damaged, or the world failed.
    """
    files = tuple(files)
    # An answer in somebody's hand says that something has been packed: then a register was there.
    archive, sending, results = begun(root, order, is_known=bool(files))
    inbox = Inbox(archive, read_receipt)
    results += [*inbox.take(), *inbox.receive(files)]
    if sending:
        results += sending.finish()
    return ArchiveReport(tuple(results), states=states_of(archive))


def resend(root: Path, order: Order, packages: Iterable[str], proof: Proof | None) -> ArchiveReport:
    """Send packages once more that the archive does not have. For whoever has the workspace's lock.

    Raises:
        DocgenError: there is no hot folder, or as for `receive`.
    """
    archive, sending, results = begun(root, order, is_known=True)
    if sending is None:
        raise DocgenError(
            "Det er ingen sendemappe å sende til. Skriv «sendemappe» i docgen.toml, eller gi pakken til arkivet for hånd.",
            "There is no hot folder to send to. Write “sendemappe” in docgen.toml, or give the archive the package by hand.",
        )
    results += [sending.resend(pakke, proof) for pakke in _named(archive, packages)]
    return ArchiveReport(tuple(results), states=states_of(archive))


def withdraw(root: Path, order: Order, packages: Iterable[str]) -> ArchiveReport:
    """Take packages back that lie ready and were not sent. For whoever has the workspace's lock.

    Raises:
        DocgenError: as for `receive`.
    """
    archive, sending, results = begun(root, order, is_known=True)
    results += [take_back(archive, pakke, sending) for pakke in _named(archive, packages)]
    return ArchiveReport(tuple(results), states=states_of(archive))


def _named(archive: Archive, packages: Iterable[str]) -> list[str]:
    """The ids of packages, which may be called by their folders; what nobody knows stands as it is."""
    known = by_either_name(archive.register.archived)
    return [known[name].pakke if name in known else name for name in packages]


def begun(root: Path, order: Order, *, is_known: bool = False) -> tuple[Archive, Sending | None, list[Result]]:
    """The archive opened, and what a killed run left set right; with what there is to tell of that.

    Raises:
        DocgenError: the register is missing or damaged, or the world failed.
    """
    archive = Archive(root / ARCHIVE, order.now.astimezone(dt.UTC).isoformat(timespec="seconds"))
    archive.open(is_known_elsewhere=is_known)
    sending = Sending(archive, HotFolder(order.sendemappe)) if order.sendemappe else None
    return archive, sending, list(recover(archive, sending))


def states_of(archive: Archive) -> tuple[tuple[str, int], ...]:
    """How many packages are in each state.

    Raises:
        DocgenError: the register has been damaged or removed meanwhile.
    """
    archive.register.refresh()
    found = [entry.tilstand for entry in archive.register.archived.packages.values()]
    return tuple((state.value, found.count(state)) for state in Tilstand if state in found)
