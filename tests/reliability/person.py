"""A secretary at work in output/, and the account of what she has saved there and not thrown away herself."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from .scene import files

FORMER = ".docgen/forrige"


class Person:
    """She opens, saves, moves, deletes and takes back documents below `root`/output; `paths` are those she is likely to touch.

    `claims` is every byte string that she has saved and neither written over nor deleted herself: each must exist somewhere.
    `left` is what she last left under a name. `ever` is all she has ever saved, also what she has thrown away.
    """

    def __init__(self, root: Path, paths: Sequence[str], dice: random.Random) -> None:
        self._root, self._output = root, root / "output"
        self._paths, self._dice = paths, dice
        self._open: set[Path] = set()
        self._number = 0
        self.claims: set[bytes] = set()
        self.left: dict[str, bytes] = {}
        self.ever: set[bytes] = set()
        self.deleted: set[str] = set()

    def act(self) -> str:
        """Do one thing; gives what."""
        act: Callable[[], None] = self._dice.choices(self._habits, weights=(5, 1, 6, 1, 1, 2, 4))[0]
        act()
        return act.__name__

    def act_on(self, paths: Sequence[Path]) -> None:
        """Save, more often than not, right the document that somebody else is about to touch."""
        at_hand = [path for path in paths if path.is_relative_to(self._output) and path.is_file()]
        if at_hand and self._dice.random() < 0.8:
            path = at_hand[-1].relative_to(self._output).as_posix()
            self._save(path, self._edited(self._read(path) or b""))
        else:
            self.act()

    @property
    def _habits(self) -> list[Callable[[], None]]:
        return [self.edit, self.write_her_own, self.delete, self.move, self.take_back, self.open_in_word, self.close_word]

    def edit(self) -> None:
        path = self._some_document()
        if path:
            self._save(path, self._edited(self._read(path) or b""))

    def write_her_own(self) -> None:
        """A document of her own, also under a name that docgen will want."""
        self._number += 1
        self._save(self._dice.choice(self._paths), b"hennes eget %d" % self._number)

    def delete(self) -> None:
        path = self._some_document()
        if path:
            self._let_go(path)
            self.deleted.add(path)
            (self._output / path).unlink()

    def move(self) -> None:
        source, target = self._some_document(), self._dice.choice(self._paths)
        data = self._read(source) if source else None
        if source and data is not None and self._read(target) is None:
            (self._output / target).parent.mkdir(parents=True, exist_ok=True)
            (self._output / source).rename(self._output / target)
            if source in self.left:
                self.left[target] = self.left.pop(source)

    def take_back(self) -> None:
        """Copy a former version back by hand."""
        # By what they say: their names tell the time, and a walk is to be the same every time.
        kept = sorted(set(files(self._root / FORMER).values()))
        if kept:
            self._save(self._dice.choice(self._paths), self._dice.choice(kept))

    def open_in_word(self) -> None:
        path = self._some_document()
        if path:
            target = self._output / path
            owner = target.with_name("~$" + target.name[2:])
            owner.write_bytes(b"eier")
            self._open.add(owner)

    def close_word(self, every: bool = False) -> None:
        for owner in sorted(self._open)[: None if every else 1]:
            owner.unlink(missing_ok=True)
            self._open.discard(owner)

    # --- within ----------------------------------------------------------------------------------------------------

    def documents(self) -> Iterator[str]:
        for path in sorted(self._output.rglob("*.docx")):
            if not path.name.startswith("~$"):
                yield path.relative_to(self._output).as_posix()

    def _some_document(self) -> str | None:
        lying = list(self.documents())
        return self._dice.choice(lying) if lying else None

    def _read(self, path: str) -> bytes | None:
        target = self._output / path
        return target.read_bytes() if target.is_file() else None

    def _save(self, path: str, data: bytes) -> None:
        self._let_go(path)
        target = self._output / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if self._dice.random() < 0.5:
            target.write_bytes(data)
        else:  # as Word does
            beside = target.with_name("~WRD0000.tmp")
            beside.write_bytes(data)
            beside.replace(target)
        self.claims.add(data)
        self.ever.add(data)
        self.left[path] = data

    def _let_go(self, path: str) -> None:
        """What lies there goes by her own hand."""
        data = self._read(path)
        if data is not None:
            self.claims.discard(data)
        self.left.pop(path, None)

    def _edited(self, data: bytes) -> bytes:
        self._number += 1
        buffer = io.BytesIO(data)
        if not zipfile.is_zipfile(buffer):
            return data + b" rettet %d" % self._number
        with zipfile.ZipFile(buffer, "a") as package:
            package.writestr(f"docProps/rettet-{self._number}.txt", b"en rettelse")
        return buffer.getvalue()
