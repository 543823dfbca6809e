"""The disk as the archive sees it: what publishing asks of it (`build/volume`), and seven operations more.

Everything that the archive does to a disk goes through here, so that the tests can count it, stop it and kill it at each.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from docgen.build.volume import RealVolume, Volume, flush_folders
from docgen.disk import DocgenError, cause, open_new

_BINARY = getattr(os, "O_BINARY", 0)


class ArchiveVolume(Volume, Protocol):
    """The operations of the archive. As for `Volume`: OSError when the world fails, nothing is safe before it is flushed."""

    def create(self, path: Path, data: bytes) -> bool:
        """Write a file that must not be there yet; False when it is: of two who try at once, one is told so."""

    def append(self, path: Path, data: bytes) -> None:
        """Write at the end of a file."""

    def cut(self, path: Path, size: int) -> None:
        """Let a file end after so many bytes."""

    def folders(self, folder: Path) -> tuple[str, ...]:
        """The names of the folders in a folder, sorted; () when there is no folder."""

    def place_folder(self, source: Path, target: Path) -> bool:
        """Give a folder a name that must be free, in one step. False when somebody has it: then nothing has moved."""

    def remove_folder(self, folder: Path) -> None:
        """Remove an empty folder; one that is gone already is no trouble."""

    def protect(self, path: Path) -> None:
        """Let nobody write in a file any more."""


class RealArchiveVolume(RealVolume):
    """The disk of the machine, or a share it has mounted."""

    def create(self, path: Path, data: bytes) -> bool:
        try:
            descriptor = open_new(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        except FileExistsError:
            return False
        self._pour(descriptor, data)
        return True

    def append(self, path: Path, data: bytes) -> None:
        self._pour(os.open(path, os.O_WRONLY | os.O_APPEND | _BINARY), data)

    def cut(self, path: Path, size: int) -> None:
        os.truncate(path, size)

    def folders(self, folder: Path) -> tuple[str, ...]:
        try:
            with os.scandir(folder) as entries:
                return tuple(sorted(entry.name for entry in entries if entry.is_dir()))
        except FileNotFoundError:
            return ()

    def place_folder(self, source: Path, target: Path) -> bool:
        try:
            self._patiently(lambda: self._take_free_name(source, target))
        except FileExistsError:
            return False
        return True

    def remove_folder(self, folder: Path) -> None:
        with suppress(FileNotFoundError):
            folder.rmdir()

    def protect(self, path: Path) -> None:
        # A guard against a slip of the hand: who may read it may still, and a colleague's file is left as it is.
        with suppress(PermissionError):
            path.chmod(path.stat().st_mode & 0o440)

    def unlink(self, path: Path) -> None:
        if os.name == "nt":  # Windows removes nothing that is protected
            with suppress(FileNotFoundError):
                path.chmod(0o640)
        super().unlink(path)

    @staticmethod
    def _pour(descriptor: int, data: bytes) -> None:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        finally:
            os.close(descriptor)


def make_flushed(volume: ArchiveVolume, folder: Path) -> None:
    """Make a folder that is there to stay, with those above it."""
    flush_folders(volume, volume.make_folder(folder))


def write_flushed(volume: ArchiveVolume, path: Path, data: bytes) -> None:
    """Write a whole file and put its bytes on the disk; its name is flushed with its folder."""
    volume.write(path, data)
    volume.flush([path], on_its_own=True)


def clear(volume: ArchiveVolume, folder: Path) -> None:
    """Remove a folder of ours with the files in it; one that is not there is no trouble."""
    for name in volume.names(folder):
        volume.unlink(folder / name)
    volume.remove_folder(folder)


@contextmanager
def world(folder: Path) -> Iterator[None]:
    """Turn what the operating system says into the one exception that means the world failed."""
    try:
        yield
    except OSError as error:
        nb, en = cause(error)
        raise DocgenError(
            f"{nb}: {folder}. Ingen pakke er halvferdig og ingenting er sendt to ganger; kjør docgen igjen når det er ordnet.",
            f"{en}: {folder}. No package is half-made and nothing was sent twice; run docgen again when it is mended.",
        ) from error
