"""A disk in memory that loses power: what was not flushed is dropped, torn or kept, each for itself and in any order.

After SQLite's test file system. It keeps no more than `docgen.build.volume` promises of a real disk: bytes are safe after `flush`, the
names in a folder after `flush_folder`, a rename is one step. Two changes of one name or of one file's names are not reordered (no
file system with a journal does that; one without, such as ext2, may), and nothing lies in a folder that is not there.
"""

from __future__ import annotations

import errno
import os
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docgen.scan import Stat


class Dead(BaseException):
    """The power is gone: no `except` of the program sees it."""


@dataclass(eq=False)
class File:
    """One file, whatever it is called: its bytes as programs see them, and as they are on the disk (None: nothing yet)."""

    data: bytes
    flushed: bytes | None = None
    number: int = 0

    def survivor(self, dice: random.Random) -> bytes:
        """What is found of it when the power is back."""
        if self.flushed == self.data:
            return self.data
        before = self.flushed or b""
        torn = dice.randrange(len(self.data) + 1)
        return dice.choice([self.data, before, b"", self.data[:torn], self.data[:torn] + bytes(len(self.data) - torn)])


@dataclass(frozen=True, eq=False)
class Change:
    """One step in the tree: these names come to mean these files (None: nothing), or a folder is made."""

    names: tuple[tuple[Path, File | None], ...]
    folder: Path | None = None

    touched: frozenset[Path | File] = frozenset()
    """The names and files that no other change is reordered with."""

    @property
    def folders(self) -> set[Path]:
        """Where a flush of the folder makes it safe."""
        return {path.parent for path, _ in self.names} | ({self.folder.parent} if self.folder else set())


@dataclass
class Tree:
    names: dict[Path, File] = field(default_factory=dict)
    folders: set[Path] = field(default_factory=set)

    def apply(self, change: Change) -> None:
        if change.folder:
            self.folders.add(change.folder)
        for path, file in change.names:
            if file is None:
                self.names.pop(path, None)
            else:
                self.names[path] = file


class Platter:
    """Behind the publisher's seam. `cut` is the number of the operation before which the power goes; 0 is never."""

    def __init__(self, root: Path, files: dict[Path, bytes], cut: int = 0) -> None:
        self._numbers = iter(range(1, 1_000_000))
        self._seen, self._safe = Tree(folders={root}), Tree(folders={root})
        self._pending: list[Change] = []
        self._root, self.cut = root, cut
        self.operations = 0
        for path, data in files.items():
            file = File(data, data, next(self._numbers))
            for tree in (self._seen, self._safe):
                tree.names[path] = file
                tree.folders.update(above for above in path.parents if above.is_relative_to(root))

    def files(self, folder: Path) -> dict[str, bytes]:
        """Every file below a folder, by posix path."""
        return {
            path.relative_to(folder).as_posix(): f.data
            for path, f in sorted(self._seen.names.items())
            if path.is_relative_to(folder)
        }

    def after_the_cut(self, dice: random.Random, cut: int = 0) -> Platter:
        """The disk as it is found when the power is back: every unflushed change happened or not, as the dice fall."""
        share = dice.choice([0.0, 0.2, 0.5, 0.8, 1.0])
        kept = {change for change in self._pending if dice.random() < share}
        for change in [change for change in self._pending if change in self._needed(kept)]:
            self._safe.apply(change)
        found = {path: file for path, file in self._safe.names.items() if set(_above(path, self._root)) <= self._safe.folders}
        bytes_of = {file: file.survivor(dice) for file in found.values()}
        return Platter(self._root, {path: bytes_of[file] for path, file in found.items()}, cut)

    # --- the operations of the seam --------------------------------------------------------------------------------

    def write(self, path: Path, data: bytes) -> None:
        self._count()
        if path.parent not in self._seen.folders:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        file = self._seen.names.get(path)
        if file is None:
            self._change((path, File(data, None, next(self._numbers))))
        else:
            file.data = data

    def flush(self, paths: Sequence[Path], *, on_its_own: bool) -> None:
        for path in paths:
            self._count()
            file = self._file(path)
            file.flushed = file.data

    def flush_folder(self, folder: Path) -> None:
        self._count()
        wanted = {change for change in self._pending if folder in change.folders}
        done = self._needed(wanted)
        for change in self._pending:
            if change in done:
                self._safe.apply(change)
        self._pending = [change for change in self._pending if change not in done]

    def place(self, source: Path, target: Path) -> bool:
        # A link and then an unlink, as on Linux: the power can go between the two.
        self._count()
        if target in self._seen.names:
            return False
        self._change((target, self._file(source)))
        self.unlink(source)
        return True

    def exchange(self, source: Path, target: Path) -> bool:
        self._count()
        self._change((source, self._file(target)), (target, self._file(source)))
        return True

    def replace(self, source: Path, target: Path) -> None:
        self._count()
        self._change((source, None), (target, self._file(source)))

    rename = replace

    def probe(self, path: Path) -> bool:
        self._file(path)
        return True

    def unlink(self, path: Path) -> None:
        self._count()
        if path in self._seen.names:
            self._change((path, None))

    def read(self, path: Path) -> bytes | None:
        file = self._seen.names.get(path)
        return file.data if file else None

    def stat(self, path: Path) -> Stat | None:
        file = self._seen.names.get(path)
        return Stat(len(file.data), 0, file.number, 0) if file else None

    def names(self, folder: Path) -> tuple[str, ...]:
        return tuple(sorted(path.name for path in self._seen.names if path.parent == folder))

    def make_folder(self, folder: Path) -> tuple[Path, ...]:
        if folder in self._seen.folders:
            return ()
        above = self.make_folder(folder.parent)
        self._count()
        self._remember(Change((), folder, frozenset({folder})))
        return (*above, folder.parent)

    def free(self, folder: Path) -> int | None:
        return None

    # --- within ----------------------------------------------------------------------------------------------------

    def _count(self) -> None:
        self.operations += 1
        if self.operations == self.cut:
            raise Dead

    def _file(self, path: Path) -> File:
        if path not in self._seen.names:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        return self._seen.names[path]

    def _change(self, *names: tuple[Path, File | None]) -> None:
        files = (file or self._seen.names[path] for path, file in names)
        self._remember(Change(names, None, frozenset((*files, *(path for path, _ in names)))))

    def _remember(self, change: Change) -> None:
        self._seen.apply(change)
        self._pending.append(change)

    def _needed(self, wanted: Iterable[Change]) -> set[Change]:
        """The changes that these stand on: earlier ones of the same names."""
        needed, touched = set(wanted), set[Path | File]()
        for change in reversed(self._pending):
            if change in needed or change.touched & touched:
                needed.add(change)
                touched |= change.touched
        return needed


def _above(path: Path, root: Path) -> Iterable[Path]:
    return (folder for folder in path.parents if folder != root and folder.is_relative_to(root))
