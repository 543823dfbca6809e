"""The three calls of the operating system that Python does not offer: flush a whole volume, swap two names, take a free name.

Each says False where the kernel, the C library or the file system does not know it, and the caller does it the longer way.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path
from typing import Any

SYNC_TELLS = (5, 8)
"""From this Linux on, syncfs tells of a write that failed; before it, only fsync of each file does (man 2 syncfs)."""

_AT_FDCWD = -100
_NOREPLACE, _EXCHANGE = 1, 2
"""The flags of renameat2 (linux/fs.h)."""
_UNKNOWN_HERE = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM)
"""What a file system answers that does not know the call or the flag. EPERM: FUSE, and sandboxes that forbid new calls."""


def sync_volume(folder: Path) -> bool:
    """Flush everything that is unwritten on the volume of a folder.

    Raises:
        OSError: something could not be written.
    """
    call = _of_libc("syncfs")
    if call is None or _kernel() < SYNC_TELLS:
        return False
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        return _answer(call(descriptor), folder)
    finally:
        os.close(descriptor)


def exchange(one: Path, other: Path) -> bool:
    """Let two files trade names in one step: at no moment is either name empty, and nothing is overwritten.

    Raises:
        OSError: one of them is not there, or the folder cannot be written to.
    """
    return _renameat2(one, other, _EXCHANGE)


def rename_to_free(source: Path, target: Path) -> bool:
    """Rename a file to a name that must be free.

    Raises:
        FileExistsError: somebody has the name.
        OSError: the folder cannot be written to.
    """
    return _renameat2(source, target, _NOREPLACE)


def _renameat2(source: Path, target: Path, flag: int) -> bool:
    call = _of_libc("renameat2")
    if call is None:
        return False
    return _answer(call(_AT_FDCWD, os.fsencode(source), _AT_FDCWD, os.fsencode(target), ctypes.c_uint(flag)), source)


def _of_libc(name: str) -> Any:
    if not sys.platform.startswith("linux"):
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), name, None)


def _answer(result: int, path: Path) -> bool:
    if result == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNKNOWN_HERE:
        return False
    raise OSError(code, os.strerror(code), str(path))


def _kernel() -> tuple[int, ...]:
    return tuple(int(part) for part in os.uname().release.split(".")[:2] if part.isdecimal())
