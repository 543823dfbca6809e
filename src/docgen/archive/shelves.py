"""The folders of `arkiv/`: where a package lies in each state, how it moves between them, and what lies where."""

from __future__ import annotations

from pathlib import Path

from docgen.archive.states import FOLDERS, HOMES
from docgen.archive.volume import ArchiveVolume, clear, make_flushed, write_flushed
from docgen.build.archived import Tilstand, Transition

BUILT, REPLACED, QUARANTINE, INBOX = ".bygges", "erstattet", "karantene", "inn"
"""In `arkiv/`, beside the folders of the states: packages being built, packages that gave way to others, receipts that nobody
understands, and where receipts are put."""
READY = "klar"


class Shelves:
    """The packages of one archive on the disk. Every operation raises OSError when the world fails."""

    def __init__(self, volume: ArchiveVolume, archive: Path) -> None:
        self._volume = volume
        self.archive = archive

    def built(self, pakke: str) -> Path:
        """Where a package is built before anybody may see it."""
        return self.archive / BUILT / pakke

    def ready(self, mappe: str) -> Path:
        """Where a package lies that is to be sent."""
        return self.archive / READY / mappe

    def unsent(self, entry: Transition | None, mappe: str) -> Path:
        """Where a package lies that has not left: ready, or taken back."""
        is_withdrawn = entry is not None and entry.tilstand is Tilstand.TRUKKET
        return self.archive / HOMES[Tilstand.TRUKKET if is_withdrawn else Tilstand.KLAR] / mappe

    def replaced(self, name: str) -> Path:
        """Where a package lies that gave way to another."""
        return self.archive / REPLACED / name

    def is_there(self, folder: Path) -> bool:
        """Whether a folder is there."""
        return self._volume.stat(folder) is not None

    def find(self, mappe: str) -> Path | None:
        """Where a package lies; None when it does nowhere."""
        places = (self.archive / folder / mappe for folder in FOLDERS)
        return next((place for place in places if self.is_there(place)), None)

    def lying(self) -> dict[str, tuple[str, ...]]:
        """The folders of packages that lie in each of the states' folders."""
        return {folder: self._volume.folders(self.archive / folder) for folder in FOLDERS}

    def contents(self, folder: Path) -> dict[str, bytes]:
        """Every file of a package's folder, by name."""
        found = {name: self._volume.read(folder / name) for name in self._volume.names(folder)}
        return {name: data for name, data in found.items() if data is not None}

    def build(self, pakke: str, files: dict[str, bytes]) -> Path:
        """Write a package aside, on the disk when this returns; what a killed run left there goes first."""
        folder = self.built(pakke)
        clear(self._volume, folder)
        make_flushed(self._volume, folder)
        for name, data in files.items():
            self._volume.write(folder / name, data)
        self._volume.flush([folder / name for name in files], on_its_own=True)
        self._volume.flush_folder(folder)
        return folder

    def move(self, folder: Path, target: Path) -> bool:
        """Give a package's folder another place, on the disk when this returns; False when there is one already."""
        make_flushed(self._volume, target.parent)
        if not self._volume.place_folder(folder, target):
            return False
        self._volume.flush_folder(target.parent)
        self._volume.flush_folder(folder.parent)
        return True

    def bring_home(self, folder: Path, tilstand: Tilstand) -> Path:
        """Move a package to where packages of a state lie; gives where. One that is kvittert can be written by nobody any more.

        Where another of its name lies there already (somebody has copied it), this one goes to the replaced ones.
        """
        if tilstand is Tilstand.KVITTERT:
            for name in self._volume.names(folder):
                self._volume.protect(folder / name)
        target = self.archive / HOMES[tilstand] / folder.name
        if folder != target and not self.move(folder, target):
            self.put_aside(folder)
        return target

    def put_aside(self, folder: Path) -> Path:
        """Move a package among the replaced ones, whole; gives where."""
        number = 1
        while not self.move(folder, target := self.replaced(f"{folder.name}_{number}")):
            number += 1
        return target

    def free_aside(self, mappe: str) -> str:
        """A name among the replaced ones that no package has."""
        number = 1
        while self.is_there(self.replaced(f"{mappe}_{number}")):
            number += 1
        return f"{mappe}_{number}"

    def keep_beside(self, folder: Path, name: str, data: bytes) -> None:
        """Put a receipt into a package's folder, on the disk when this returns; the folder is made where the package has gone."""
        if self._volume.read(folder / name) == data:
            return  # a killed run has come so far, and may have closed it for writing
        make_flushed(self._volume, folder)
        write_flushed(self._volume, folder / name, data)
        self._volume.flush_folder(folder)
