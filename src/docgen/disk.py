"""What can go wrong with the world, and the plain file operations that more than one room needs.

A mistake in the user's files is a Problem. A full disk, a share that went away or a missing program is a DocgenError: raised
where it happens, caught once in `cli`, said in one sentence.
"""

from __future__ import annotations

import errno
import hashlib
import os
import unicodedata
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

FILE_MODE, FOLDER_MODE = 0o640, 0o750
"""Readable to the owner and the group only (design.md §10)."""

WORLD_FAILED = 3
"""The exit code for a failure of the surroundings (style.md §2.9)."""


class DocgenError(Exception):
    """The world failed. `nb` and `en` are whole sentences for a person; `exit_code` is what the program ends with."""

    def __init__(self, nb: str, en: str, *, exit_code: int = WORLD_FAILED) -> None:
        super().__init__(nb)
        self.nb = nb
        self.en = en
        self.exit_code = exit_code

    def say(self, lang: str) -> str:
        """Give the sentence in `lang` ("nb" or "en")."""
        return self.en if lang == "en" else self.nb


def read_files(folder: Path, suffix: str) -> dict[str, bytes]:
    """Read the files directly in a folder whose names end in `suffix`, by NFC name; owner and hidden files are passed over.

    Raises:
        DocgenError: the folder or a file in it cannot be read.
    """
    try:
        names = sorted(path.name for path in folder.iterdir() if path.name.casefold().endswith(suffix))
        shown = (name for name in names if not name.startswith(("~$", ".")))
        return {unicodedata.normalize("NFC", name): (folder / name).read_bytes() for name in shown}
    except OSError as error:
        raise DocgenError(
            f"Mappen {folder} kan ikke leses. Sjekk at delingen er koblet til og at du har tilgang.",
            f"The folder {folder} cannot be read. Check that the share is connected and that you have access.",
        ) from error


def write_new(path: Path, data: bytes) -> bool:
    """Write a file that is not there yet, readable to owner and group; False (and nothing touched) when it is.

    Raises:
        DocgenError: the folder cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
        path.chmod(0o660)
    except FileExistsError:
        return False
    except OSError as error:
        raise _cannot_write(path) from error
    return True


def _cannot_write(path: Path) -> DocgenError:
    return DocgenError(
        f"{path} kan ikke skrives. Sjekk at det er plass, og at du har skrivetilgang.",
        f"{path} cannot be written. Check that there is room and that you have write access.",
    )


# --- files that are swapped in --------------------------------------------------------------------------------------


def content(path: Path) -> bytes | None:
    """What lies there now; None when nothing does."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def digest(data: bytes) -> str:
    """The mark by which two contents are told apart."""
    return hashlib.sha256(data).hexdigest()


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, all closed to others: `mkdir(parents=True)` gives only the last one the mode."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=FOLDER_MODE, exist_ok=True)


def write_flushed(path: Path, data: bytes) -> None:
    """Write a file of ours that nobody else looks at yet, and flush it before it gets its name."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(FILE_MODE)


def place_new(temporary: Path, target: Path) -> bool:
    """Put a new file in place without ever taking a name that somebody took meanwhile."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        temporary.unlink()
        return False
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EXDEV, errno.EMLINK):
            raise
        # A volume without hard links: a plain rename, after one more look.
        if target.exists():
            temporary.unlink()
            return False
        temporary.rename(target)
        return True
    temporary.unlink()
    return True


def sync_folder(folder: Path) -> None:
    """Flush a folder, so that the names in it are on the disk too."""
    if os.name == "nt":  # Windows cannot flush a folder and does not need it
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


_CAUSES = MappingProxyType(
    {
        errno.ENOSPC: ("Disken er full", "The disk is full"),
        errno.EDQUOT: ("Kvoten på disken er brukt opp", "The disk quota is used up"),
        errno.EACCES: ("Du har ikke skrivetilgang", "You have no write access"),
        errno.EPERM: ("Du har ikke skrivetilgang", "You have no write access"),
        errno.EROFS: ("Mappen kan bare leses", "The folder is read-only"),
        errno.ENOENT: ("Mappen er borte", "The folder is gone"),
    }
)


def cause(error: OSError) -> tuple[str, str]:
    """What the operating system's error means to a person, in both languages; no full stop."""
    return _CAUSES.get(error.errno or 0, ("Mappen kan ikke skrives til", "The folder cannot be written to"))


# --- a single file of ours -----------------------------------------------------------------------------------------


def read_file(path: Path) -> bytes | None:
    """What stands in a file; None when there is no such file.

    Raises:
        DocgenError: it is there and cannot be read.
    """
    try:
        return content(path)
    except OSError as error:
        raise DocgenError(
            f"{path} kan ikke leses. Sjekk at du har tilgang.", f"{path} cannot be read. Check that you have access."
        ) from error


def replace_file(path: Path, data: bytes) -> None:
    """Put a file in place whole, over what lies there: written beside, flushed, swapped in. A link is followed.

    A file that is replaced keeps its mode, so that those who could write in it still can.

    Raises:
        DocgenError: the folder cannot be written to. What lay there lies there still.
    """
    target = path.resolve()
    # Hidden, and with an ending that the readers pass over.
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        make_folder(target.parent)
        try:
            write_flushed(beside, data)
            if target.exists():
                beside.chmod(target.stat().st_mode & 0o777)
            beside.replace(target)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
        sync_folder(target.parent)
    except OSError as error:
        raise _cannot_write(path) from error
