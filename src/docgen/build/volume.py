"""The disk as the publisher sees it: fourteen operations, and nothing else that touches a file it publishes.

Behind the seam stand the real disk (`RealVolume`), and in the tests a disk that loses power and a share with other people on
it. What the publisher may count on is written at each operation; a model that breaks none of it must never lose a document.
"""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from docgen.build import system_calls
from docgen.disk import content, make_one_folder, open_new, suit, sync_folder
from docgen.scan import Stat

FLUSHED_TOGETHER = 4
"""From so many files on, one flush of the volume is quicker than one each (ext4: 4 files 0.4 for 1.0 ms, 200 files 11 for 49)."""
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
"""Seconds between the tries while Windows says that a file is held: a virus scanner or an indexer lets go within them [W]."""
_HELD_ON_WINDOWS = (5, 32, 33)
"""ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION: what an open file answers (pipeline.md §5)."""
_HELD = (errno.EBUSY, errno.ETXTBSY)
_NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EXDEV, errno.EMLINK, errno.EINVAL)

Answer = TypeVar("Answer")


class Volume(Protocol):
    """The file operations of publishing. Every one raises OSError when the world fails; paths are absolute.

    Until `flush` a file's bytes, and until `flush_folder` a name made, moved or removed in a folder, may be lost when the power
    goes, each for itself and in any order. A rename or an exchange is one step: afterwards the file lies under the one name or
    the other, never under none.
    """

    def write(self, path: Path, data: bytes) -> None:
        """Write a whole file under a name of ours that nobody else looks at; one that lies there is overwritten."""

    def flush(self, paths: Sequence[Path], *, on_its_own: bool) -> None:
        """Put the bytes of files on the disk. `on_its_own` asks for a flush of each, which is what reaches a server."""

    def flush_folder(self, folder: Path) -> None:
        """Put the names in a folder on the disk."""

    def place(self, source: Path, target: Path) -> bool:
        """Give a file a name that must be free. False when somebody has it: then nothing has moved."""

    def exchange(self, source: Path, target: Path) -> bool:
        """Let two files trade names in one step. False where the disk cannot: then nothing has moved."""

    def replace(self, source: Path, target: Path) -> None:
        """Rename over what lies there, in one step."""

    def rename(self, source: Path, target: Path) -> None:
        """Rename to a name of ours that is known to be free."""

    def probe(self, path: Path) -> bool:
        """Whether nobody holds the file: it can be opened for writing. Nothing is changed."""

    def unlink(self, path: Path) -> None:
        """Remove a file; one that is gone already is no trouble."""

    def read(self, path: Path) -> bytes | None:
        """What a file says; None when there is none."""

    def stat(self, path: Path) -> Stat | None:
        """Size, times and number of a file; None when there is none."""

    def names(self, folder: Path) -> tuple[str, ...]:
        """The names of the files (not folders) in a folder, sorted; () when there is no folder."""

    def make_folder(self, folder: Path) -> tuple[Path, ...]:
        """Make a folder and those above it; gives the folders that now have a new name in them, to be flushed."""

    def free(self, folder: Path) -> int | None:
        """Bytes free to us on the volume; None where it cannot be told."""


def is_held(error: OSError) -> bool:
    """Whether an error says that somebody has the file open, rather than that the world failed."""
    return error.errno in _HELD or getattr(error, "winerror", None) in _HELD_ON_WINDOWS


class RealVolume:
    """The disk of the machine, or a share it has mounted. `sleep` waits between tries on Windows."""

    def __init__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        self._sleep = sleep

    def write(self, path: Path, data: bytes) -> None:
        descriptor = open_new(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        try:
            rest = memoryview(data)
            while rest:
                # os.write may write less than asked without an error when the disk fills up (pipeline.md §5).
                rest = rest[os.write(descriptor, rest) :]
            if os.fstat(descriptor).st_size != len(data):
                raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        finally:
            os.close(descriptor)

    def flush(self, paths: Sequence[Path], *, on_its_own: bool) -> None:
        if not on_its_own and len(paths) >= FLUSHED_TOGETHER and system_calls.sync_volume(paths[0].parent):
            return
        for path in paths:
            # Windows flushes only what is open for writing.
            descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def flush_folder(self, folder: Path) -> None:
        try:
            sync_folder(folder)
        except OSError as error:
            # Some shares cannot flush a folder: there the server does it.
            if error.errno not in (errno.EINVAL, errno.EOPNOTSUPP):
                raise

    # What is made in `.docgen/` gets the rights of the folder that it goes into before it has its name there (`disk.suit`).

    def place(self, source: Path, target: Path) -> bool:
        suit(source, target.parent)
        try:
            self._patiently(lambda: self._place(source, target))
        except FileExistsError:
            return False
        return True

    def _place(self, source: Path, target: Path) -> None:
        if os.name == "nt":
            self._take_free_name(source, target)
            return
        try:
            os.link(source, target)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            self._take_free_name(source, target)
        else:
            source.unlink()

    @staticmethod
    def _take_free_name(source: Path, target: Path) -> None:
        if os.name == "nt":
            source.rename(target)  # refuses a taken name on Windows
        elif not system_calls.rename_to_free(source, target):
            # A volume that has neither links nor this: a plain rename, after one more look.
            if target.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
            source.rename(target)

    def exchange(self, source: Path, target: Path) -> bool:
        suit(source, target.parent)
        return system_calls.exchange(source, target)

    def replace(self, source: Path, target: Path) -> None:
        suit(source, target.parent)
        self._patiently(lambda: source.replace(target))

    def rename(self, source: Path, target: Path) -> None:
        self._patiently(lambda: source.rename(target))

    def probe(self, path: Path) -> bool:
        try:
            os.close(os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0)))
        except OSError as error:
            # On a share, a document that is open in Word answers EBUSY or EACCES (pipeline.md §5).
            if is_held(error) or error.errno == errno.EACCES:
                return False
            raise
        return True

    def unlink(self, path: Path) -> None:
        self._patiently(lambda: path.unlink(missing_ok=True))

    def read(self, path: Path) -> bytes | None:
        return content(path)

    def stat(self, path: Path) -> Stat | None:
        try:
            return Stat.of(path.stat())
        except FileNotFoundError:
            return None

    def names(self, folder: Path) -> tuple[str, ...]:
        try:
            with os.scandir(folder) as entries:
                return tuple(sorted(entry.name for entry in entries if entry.is_file()))
        except FileNotFoundError:
            return ()

    def make_folder(self, folder: Path) -> tuple[Path, ...]:
        """Each with the rights of the one it lies in, and all closed to others."""
        if folder.is_dir():
            return ()
        above = self.make_folder(folder.parent)
        make_one_folder(folder)
        return (*above, folder.parent)

    def free(self, folder: Path) -> int | None:
        usage = shutil.disk_usage(folder)
        return usage.free if usage.total else None  # some shares tell nothing

    def _patiently(self, act: Callable[[], Answer]) -> Answer:
        """Try again, with growing pauses, while Windows says that the file is held."""
        for pause in PAUSES:
            try:
                return act()
            except PermissionError as error:
                if getattr(error, "winerror", None) not in _HELD_ON_WINDOWS:
                    raise
            self._sleep(pause)
        return act()


def flush_folders(volume: Volume, folders: Iterable[Path]) -> None:
    """Flush each of the folders once."""
    for folder in sorted(set(folders)):
        volume.flush_folder(folder)
