"""A share with other people on it, behind the disk seam: who holds a document open, and what happens between two operations.

It stands on the real disk and adds what pipeline.md §5 measured on SMB: a rename over a document that is open destroys it, a document
open in Word refuses to be opened for writing or renamed, and names cannot be traded.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

from docgen.build.volume import RealVolume


class Share(RealVolume):
    """`held` are the documents that somebody has open; `before` is called with the name of every operation that swaps something."""

    def __init__(self, before: Callable[[str, Path], None] = lambda name, path: None) -> None:
        super().__init__(sleep=lambda seconds: None)
        self.held: set[Path] = set()
        self.destroyed: list[Path] = []
        self.seen: list[str] = []
        self._before = before

    def _note(self, name: str, path: Path) -> None:
        self.seen.append(name)
        self._before(name, path)

    def probe(self, path: Path) -> bool:
        self._note("probe", path)
        return path not in self.held and super().probe(path)

    def exchange(self, source: Path, target: Path) -> bool:
        return False

    def place(self, source: Path, target: Path) -> bool:
        self._note("place", target)
        return super().place(source, target)

    def rename(self, source: Path, target: Path) -> None:
        self._note("rename", source)
        if source in self.held:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(source))
        super().rename(source, target)

    def replace(self, source: Path, target: Path) -> None:
        if target.suffix == ".docx":
            self.destroyed.append(target)
        super().replace(source, target)
