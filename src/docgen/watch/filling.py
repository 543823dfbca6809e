"""Writes a skeleton into an empty file, and into nothing else."""

from __future__ import annotations

import os
from pathlib import Path

from docgen.scan import Stat


def fill(path: Path, seen: Stat, text: str) -> bool:
    """Write `text` into a file that is still the empty one that was `seen`; whether that was done.

    In place and at the end (`O_APPEND`): should somebody save in the moment between the last look and the writing, then hers
    stands first and ours after it, and no letter is lost. Renaming ours in would have put hers aside (ADR 0022).
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
    except OSError:
        return False
    try:
        if Stat.of(os.fstat(descriptor)) != seen or seen.size:
            return False
        return _write(descriptor, text.encode())
    except OSError:
        return False
    finally:
        os.close(descriptor)


def _write(descriptor: int, data: bytes) -> bool:
    """All of it or, on a full disk, nothing: half a skeleton would be a file that somebody has to find out about."""
    written = 0
    try:
        while written < len(data):
            written += os.write(descriptor, data[written:])
        os.fsync(descriptor)
    except OSError:
        if os.fstat(descriptor).st_size == written:
            os.ftruncate(descriptor, 0)
        return False
    return True
