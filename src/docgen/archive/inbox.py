"""Receipts: matched to their package, kept beside it, noted, and the package moved; what nobody understands goes to karantene.

In this order, so that a killed run loses nothing (docs/adr/0025): kept beside the package, the line with the receipt's digest,
the move, the file out of `arkiv/inn/`. A digest that the register knows is a repetition. A receipt is never guessed to be about
a package: its key says so, or its name, or the folder it was put into, and where two of them say otherwise it is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen.archive.identity import closes_a_case, package_of_name
from docgen.archive.package import Archive
from docgen.archive.receipt import Receipt, ReceiptError, Refusal
from docgen.archive.receipt_reading import is_written_by_hand
from docgen.archive.results import Result, put_aside, told
from docgen.archive.shelves import BUILT, INBOX, QUARANTINE
from docgen.archive.states import HOMES, Answer, Event, Note, event_of, judge, line_after, number_of
from docgen.archive.volume import make_flushed, world, write_flushed
from docgen.build.archived import Tilstand, Transition
from docgen.build.former import file_system_now
from docgen.build.register_faults import lost_lines
from docgen.disk import digest
from docgen.problem import Quoted
from docgen.scan import is_passed_over

Reader = Callable[[bytes, str], Receipt]
"""Reads a receipt's bytes; the text is its file's name. Raises ReceiptError where it is none that can be believed."""

SETTLED = 60
"""Seconds without a change after which a file that is no whole receipt is taken for damaged, not for unfinished."""
LARGEST = 20_000_000
"""Bytes. No receipt is as long as this, and none is read that is."""
_MARK = 12
_WINDOWS_OWN = frozenset({"thumbs.db", "desktop.ini"})
_NUMBER = re.compile(r"\s+")


@dataclass(frozen=True)
class _Found:
    """One file: its bytes, the folder's name it was put under ("" for none), whether it lies in `inn/` and is ours to move, and
    when it was last written (nanoseconds)."""

    path: Path
    data: bytes
    under: str
    is_ours: bool
    moment: int

    @property
    def mark(self) -> str:
        # What has no content is told by its name, and two of them say two things.
        name = self.path.parent.name.encode() + b"/" + self.path.name.encode()
        # Two packages may have got one number by mistake, and whoever mends a number may come back to the first.
        return digest(f"{self.moment}/".encode() + name + b"/" + self.data if self.is_by_hand else self.data or name)

    @property
    def is_by_hand(self) -> bool:
        return is_written_by_hand(self.path.name)

    @property
    def ending(self) -> str:
        """How its copy's name ends."""
        return "_journalnummer.txt" if self.is_by_hand else ".xml"

    @property
    def name(self) -> Quoted:
        return Quoted(self.path.name)


class Inbox:
    """The receipts of one archive, read by `read`."""

    def __init__(self, archive: Archive, read: Reader) -> None:
        self._archive = archive
        self._read = read
        self._folder = archive.folder / INBOX

    def take(self) -> Iterator[Result]:
        """Read every receipt in `arkiv/inn/` and in the folders there. One that may still be written is left for the next run.

        Raises:
            DocgenError: the world failed; the next run goes on where this one stopped.
        """
        volume = self._archive.volume
        with world(self._folder):
            make_flushed(volume, self._folder)
            places = [(self._folder, ""), *((self._folder / name, name) for name in volume.folders(self._folder))]
            files = [
                (place / name, under)
                for place, under in places
                for name in volume.names(place)
                if not is_passed_over(place.name) and not is_passed_over(name) and name.casefold() not in _WINDOWS_OWN
            ]
        for path, under in files:
            with world(self._folder):
                result = self._one(path, under, is_ours=True)
            if result:
                yield result

    def receive(self, paths: Iterable[Path]) -> Iterator[Result]:
        """Read receipts from anywhere. The files stay where they are.

        Raises:
            DocgenError: a file cannot be read, or as for `take`.
        """
        for path in paths:
            with world(path):
                result = self._one(path, path.absolute().parent.name, is_ours=path.absolute().is_relative_to(self._folder))
            if result:
                yield result

    # --- one file --------------------------------------------------------------------------------------------------

    def _one(self, path: Path, under: str, *, is_ours: bool) -> Result | None:
        volume = self._archive.volume
        before = volume.stat(path)
        if before and before.size > LARGEST:
            return told("for_stor", fil=Quoted(path.name))
        data = volume.read(path)
        if data is None:
            if is_ours:
                return None  # another has taken it
            raise FileNotFoundError(2, "no such file", str(path))
        found = _Found(path, data, under, is_ours, before.mtime_ns if before else 0)
        self._archive.register.refresh()
        known = self._archive.register.knows_receipt(found.mark)
        if known:
            self._done(found)
            return told("gjentatt", known.pakke, known.mappe, fil=found.name)
        try:
            receipt = self._read(data, path.name)
        except ReceiptError as error:
            if is_ours and (volume.stat(path) != before or not self._is_settled(path)):
                return told("venter", fil=found.name)
            code = "uten_nummer" if found.is_by_hand else "uleselig"
            return self._quarantined(found, code, grunn_nb=error.nb, grunn_en=error.en)
        return self._matched(found, receipt)

    def _is_settled(self, path: Path) -> bool:
        """Whether nobody has written in it for a while, by the clock of its own file system."""
        stat = self._archive.volume.stat(path)
        make_flushed(self._archive.volume, self._archive.folder / BUILT)
        now = file_system_now(self._archive.volume, self._archive.folder / BUILT)
        # A file from the future has come with its time from another machine: nobody writes in it.
        return stat is None or abs(now.timestamp() - stat.mtime_ns / 1e9) >= SETTLED

    def _matched(self, found: _Found, receipt: Receipt) -> Result:
        register = self._archive.register
        by_name = register.last(package_of_name(found.path.name)) or register.of_folder(found.under)
        by_key = register.of_key(receipt.nøkkel) if receipt.nøkkel else None
        if receipt.nøkkel and by_key is None:
            return self._quarantined(found, "fremmed_nøkkel")
        if by_key and by_name and by_key.pakke != by_name.pakke:
            return self._quarantined(found, "to_pakker")
        entry = by_key or by_name
        if entry is None:
            return self._quarantined(found, "ingen_pakke")
        event = event_of(receipt, closes=closes_a_case(entry.nøkkel))
        if event is None:
            return self._quarantined(found, "intet_svar", entry)
        with self._archive.claims.holding(entry.pakke) as has_it:
            if not has_it:
                return told("i_arbeid", entry.pakke, entry.mappe)
            return self._held(found, receipt, event, entry.pakke)

    def _held(self, found: _Found, receipt: Receipt, event: Event, pakke: str) -> Result:
        archive = self._archive
        archive.register.refresh()
        entry = archive.register.last(pakke)
        if entry is None:  # the register was read anew, and it only grows
            raise lost_lines(pakke)
        journal = _plain(number_of(receipt))
        # An answer to a package that nobody has noted as sent: it was taken from klar/ by hand, maybe before it was taken back.
        is_unsent = not entry.is_locked
        sent = line_after(entry, Tilstand.SENDT, archive.tid, merknad=Note.SVAR_FØRST) if is_unsent else entry
        judged = judge(sent, event, journal, _note(receipt, event))
        match judged.answer:
            case Answer.OTHER_NUMBER:
                return self._quarantined(found, "to_journalnumre", entry, journal=entry.journal, annet=journal)
            case Answer.REFUSED:
                return self._quarantined(found, "ikke_ventet", entry, hendelse=event, tilstand=entry.tilstand)
        if is_unsent:
            archive.register.append(sent)
        folder = archive.shelves.find(entry.mappe) or archive.folder / HOMES[judged.tilstand] / entry.mappe
        archive.shelves.keep_beside(folder, f"kvittering_{found.mark[:_MARK]}{found.ending}", found.data)
        if judged.answer is Answer.GOES:
            note = _note(receipt, event)
            archive.register.append(
                line_after(sent, judged.tilstand, archive.tid, journal=journal, kvittering=found.mark, merknad=note)
            )
        archive.shelves.bring_home(folder, judged.tilstand)
        self._done(found)
        if judged.answer is Answer.REPEATED:
            return told("gjentatt", pakke, entry.mappe, fil=found.name)
        return _told(receipt, event, entry, journal)

    # --- afterwards ------------------------------------------------------------------------------------------------

    def _quarantined(self, found: _Found, code: str, entry: Transition | None = None, **values: str) -> Result:
        """Put a receipt into karantene with the reason beside it, and say so."""
        volume, folder = self._archive.volume, self._archive.folder / QUARANTINE
        # Called by what it says, so that no name from outside stands in a path, and the same one twice is one.
        target = folder / f"{found.mark[:_MARK]}{found.ending}"
        reason = folder / f"{found.mark[:_MARK]}.txt"
        pakke, mappe = (entry.pakke, entry.mappe) if entry else ("", "")
        result = told(code, pakke, mappe, fil=found.name, **values)
        why = f"{result.text.say('nb')}\n\nFilen ligger her som {target.name}.\n"
        make_flushed(volume, folder)
        write_flushed(volume, reason, why.encode())
        write_flushed(volume, target, found.data)
        volume.flush_folder(folder)
        self._done(found)
        return put_aside(result, target.name, reason.name)

    def _done(self, found: _Found) -> None:
        """Take a file out of `inn/` once what it says lies elsewhere. One that has been changed meanwhile stays."""
        if not found.is_ours or self._archive.volume.read(found.path) != found.data:
            return
        self._archive.volume.unlink(found.path)
        self._archive.volume.flush_folder(found.path.parent)
        if found.path.parent != self._folder and not self._archive.volume.names(found.path.parent):
            self._archive.volume.remove_folder(found.path.parent)


def _plain(number: str) -> str:
    """A number in the journal, without the blanks that some write in it."""
    return _NUMBER.sub("", number)


def _refusal(receipt: Receipt) -> Refusal:
    return receipt.feil or receipt.avvist_registrering or receipt.avvist_mappe or Refusal("?", "")


def _note(receipt: Receipt, event: Event) -> str:
    """The code that goes into the register: the archive's own where it refused."""
    if event is Event.KVITTERT and receipt.by_hand:
        return Note.FØRT
    if event is Event.KVITTERT:
        return Note.EKSISTERENDE if receipt.is_old else "" if receipt.has_file or receipt.wordless else Note.UTEN_FIL
    return re.sub(r"[^\w.-]+", "_", _refusal(receipt).id)[:80] if event in (Event.AVVIST, Event.DELVIS) else event


def _told(receipt: Receipt, event: Event, entry: Transition, journal: str) -> Result:
    why = _refusal(receipt)
    match event:
        case Event.KVITTERT if receipt.wordless:
            return told("lukket", entry.pakke, entry.mappe)
        case Event.KVITTERT if receipt.by_hand:
            return told("ført", entry.pakke, entry.mappe, journal=journal)
        case Event.KVITTERT:
            return told("eksisterende" if receipt.is_old else "kvittert", entry.pakke, entry.mappe, journal=journal)
        case Event.AVVIST:
            return told("avvist", entry.pakke, entry.mappe, melding=Quoted(why.melding), id=why.id)
        case Event.DELVIS:
            return told("delvis", entry.pakke, entry.mappe, journal=journal, melding=Quoted(why.melding), id=why.id)
        case Event.MOTTATT:
            return told("mottatt", entry.pakke, entry.mappe)
        case _:
            return told("ukjent", entry.pakke, entry.mappe, id=event)
