"""What can go wrong with the world, and the plain file operations that more than one room needs.

A mistake in the user's files is a Problem. A full disk, a share that went away or a missing program is a DocgenError: raised
where it happens, caught once in `cli`, said in one sentence.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import unicodedata
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

_OTHERS_MAY_WRITE = 0o002

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


# --- rights --------------------------------------------------------------------------------------------------------
#
# What docgen makes is for those whom the folder it lies in is for: its group may do there what it may do in the folder, and
# others nothing, whatever the umask of the account is (design.md §10, docs/drift.md). What is private to an account (state,
# compiled templates, the log) does not go by these.


def file_mode(folder: Path) -> int:
    """The rights of a file that is made in a folder."""
    return 0o600 | _group_in(folder) & 0o060


def open_new(path: Path, flags: int) -> int:
    """Open a file for writing, as `os.open` with these flags does; one that is made gets the rights of its folder."""
    wanted = file_mode(path.parent)
    descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0), wanted)
    if os.name != "nt" and stat.S_IMODE(os.fstat(descriptor).st_mode) != wanted:
        with suppress(OSError):  # a colleague's file that is written over, or a share that decides by itself
            os.fchmod(descriptor, wanted)
    return descriptor


def share(path: Path) -> None:
    """Give a file that has been made the rights of its folder. On a share that decides by itself nothing is done."""
    with suppress(OSError):
        path.chmod(file_mode(path.parent))


def suit(path: Path, folder: Path) -> None:
    """Give a file that is about to move into a folder the rights that it would have got there, and the group where the folder
    gives its own on (setgid). One that has other rights than it was made with is somebody's, and keeps them."""
    if os.name == "nt":
        return
    with suppress(OSError):
        above, made, wanted = folder.stat(), path.stat(), file_mode(folder)
        if stat.S_IMODE(made.st_mode) != file_mode(path.parent):
            return
        if above.st_mode & stat.S_ISGID and made.st_gid != above.st_gid:
            os.chown(path, -1, above.st_gid)  # first: a group that cannot be given is given no rights either
        if stat.S_IMODE(made.st_mode) != wanted:
            path.chmod(wanted)


def make_one_folder(folder: Path) -> None:
    """Make a folder in one that is there, with its rights, and its group where the one above gives it on (setgid).

    Raises:
        OSError: it cannot be made. One that is there is left as it is.
    """
    wanted = 0o700 | _group_in(folder.parent)
    try:
        folder.mkdir(mode=wanted)
    except FileExistsError:
        if not folder.is_dir():
            raise
        return
    made = folder.stat().st_mode
    if os.name != "nt" and made & 0o777 != wanted:
        with suppress(OSError):
            folder.chmod(wanted | made & stat.S_ISGID)


def _group_in(folder: Path) -> int:
    """What the group may do in a folder. One that everybody may write in (`/tmp`) says nothing of its group: it may look."""
    try:
        mode = folder.stat().st_mode
    except OSError:
        return 0  # whoever makes something there is told by the call itself
    return 0o050 if mode & _OTHERS_MAY_WRITE else mode & 0o070


# --- new files -----------------------------------------------------------------------------------------------------


def write_new(path: Path, data: bytes) -> bool:
    """Write a file that is not there yet; False (and nothing touched) when it is.

    Raises:
        DocgenError: the folder cannot be written to.
    """
    try:
        make_folder(path.parent)
        with os.fdopen(open_new(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:
            file.write(data)
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
    """Make a folder and those above it, each with the rights of the one it lies in, and all closed to others."""
    if not folder.is_dir():
        make_folder(folder.parent)
        make_one_folder(folder)


def write_flushed(path: Path, data: bytes) -> None:
    """Write a file of ours that nobody else looks at yet, and flush it before it gets its name."""
    with os.fdopen(open_new(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def place_new(temporary: Path, target: Path) -> bool:
    """Put a new file in place, with the rights of its folder, without ever taking a name that somebody took meanwhile."""
    suit(temporary, target.parent)
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


def swap_in(temporary: Path, target: Path) -> None:
    """Put a file in place over what lies there, with the rights of its folder."""
    suit(temporary, target.parent)
    temporary.replace(target)


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
