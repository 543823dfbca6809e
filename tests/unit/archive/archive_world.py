"""A small archive for the tests: packages by number, a hot folder, and receipts that say in plain text what they tell."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from docgen.archive.identity import entry_key, folder_name, package_id
from docgen.archive.inbox import Inbox
from docgen.archive.package import Archive, Package
from docgen.archive.receipt import Receipt, ReceiptError, Refusal
from docgen.archive.receipt_reading import read_receipt
from docgen.archive.recovery import recover
from docgen.archive.results import Result
from docgen.archive.sender import HotFolder
from docgen.archive.sending import Sending
from docgen.archive.volume import ArchiveVolume, RealArchiveVolume
from docgen.build.archived import read_lines
from docgen.disk import digest

TID, LATER = "2026-11-12T08:00:00+00:00", "2026-11-12T09:00:00+00:00"


def package(number: int = 1, text: str = "innhold", utgave: int = 1, dag: int = 12) -> Package:
    """The package of the n-th meeting's minutes; another `text` is another content, another `dag` another folder's name."""
    mappe, dokument = f"AG-{number:04}", f"referat.AG-{number:04}/møte-1".replace("/", "-")
    key = entry_key("9999", mappe, dokument, utgave)
    pakke = package_id(key, utgave)
    word = f"{text} {number}".encode()
    files = {
        "arkivmelding.xml": f"<arkivmelding>{text} {number}</arkivmelding>".encode(),
        "0001-referat.pdf": b"%PDF " + word,
        "0001-referat.docx": word,
        "pakke.json": b"{}",
    }
    name = folder_name("9999", mappe, dt.date(2026, 11, dag), "referat", utgave, pakke)
    return Package(pakke, key, utgave, f"{dokument}.{utgave}", f"{mappe}/referat.docx", digest(word), name, files)


def receipt(**says: object) -> bytes:
    """A receipt as `read` takes it; one with a number in the journal names a file, if it does not say otherwise."""
    return json.dumps(({"has_file": True} if "journal" in says else {}) | says).encode()


def read(data: bytes, name: str) -> Receipt:
    """A reader that stands for the one of arkivmelding: JSON for XML."""
    try:
        says = json.loads(data)
        refusals = {key: Refusal(*value) for key, value in says.items() if key.startswith("avvist_") or key == "feil"}
        return Receipt(**says | refusals)
    except (ValueError, TypeError):
        raise ReceiptError("Filen er ikke XML.", "The file is no XML.") from None


class World:
    """One workspace's archive, and the hot folder beside it."""

    def __init__(self, root: Path, volume: ArchiveVolume | None = None) -> None:
        self.folder, self.hot = root / "arkiv", root / "sendemappe"
        self.hot.mkdir(exist_ok=True)
        self.volume = volume or RealArchiveVolume()

    def archive(self, tid: str = TID) -> Archive:
        """The archive as a run sees it at its start."""
        archive = Archive(self.folder, tid, self.volume)
        archive.open()
        return archive

    def recover(self, tid: str = LATER) -> tuple[Result, ...]:
        archive = self.archive(tid)
        return recover(archive, self.sending(archive))

    def sending(self, archive: Archive | None = None) -> Sending:
        return Sending(archive or self.archive(), HotFolder(self.hot, self.volume))

    def inbox(self, archive: Archive | None = None) -> Inbox:
        return Inbox(archive or self.archive(), read)

    def real_inbox(self) -> Inbox:
        """The inbox with the reader of XML."""
        return Inbox(self.archive(), read_receipt)

    def pack(self, *packages: Package) -> list[str]:
        archive = self.archive()
        return [archive.pack(one).code for one in packages or (package(),)]

    def send(self, *these: Package) -> list[str]:
        """Send these packages; none named: whatever lies ready."""
        archive = self.archive()
        ids = frozenset(one.pakke for one in these) or archive.register.archived.packages
        return [result.code for result in self.sending(archive).send_ready(ids)]

    def drop_in(self, data: bytes, name: str = "kvittering.xml") -> Path:
        """Put a receipt into inn/."""
        path = self.folder / "inn" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def take(self) -> list[str]:
        return [result.code for result in self.inbox().take()]

    def states(self) -> list[str]:
        """The states and notes of the register's lines, in order."""
        lines = read_lines((self.folder / "register.jsonl").read_bytes())
        return [f"{line.tilstand} {line.merknad}".strip() for line in lines]

    def lying(self) -> dict[str, list[str]]:
        """The folders of packages, by the folder they lie in; empty ones left out."""
        shelves = ("klar", "trukket", "sendt", "kvittert", "avvist", "erstattet", ".bygges")
        found = {shelf: sorted(path.name for path in self.folder.glob(f"{shelf}/*")) for shelf in shelves}
        return {shelf: names for shelf, names in found.items() if names}

    def delivered(self) -> list[str]:
        return sorted(path.name for path in self.hot.iterdir())
