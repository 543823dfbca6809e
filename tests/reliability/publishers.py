"""Ours, and the mutants: publishers that are wrong in one way each, which the harnesses must be seen to catch.

A mutant is ours on a disk that does not do as it is told, or ours asked in a wrong way, so that it stays wrong when ours changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from docgen.build.intents import JOURNAL
from docgen.build.publish import Published, Publisher, Write
from docgen.build.volume import RealVolume, Volume

from .scene import mark


class _Disk:
    """A volume that does as it is told, but for what a subclass says."""

    def __init__(self, volume: Volume) -> None:
        self.volume = volume

    def __getattr__(self, name: str) -> Any:
        return getattr(self.volume, name)


class _WithoutFlush(_Disk):
    """Nothing is flushed."""

    def flush(self, *_: object, **__: object) -> None: ...
    def flush_folder(self, _: Path) -> None: ...


class _InPlace(_Disk):
    """A document is written over where it lies, piece by piece."""

    def exchange(self, source: Path, target: Path) -> bool:
        self._written_over(source, target)
        return False

    def replace(self, source: Path, target: Path) -> None:
        if target.name == JOURNAL:
            self.volume.replace(source, target)
        else:
            self._written_over(source, target)

    def _written_over(self, source: Path, target: Path) -> None:
        data = self.volume.read(source)
        if data is not None:
            for end in (len(data) // 2, len(data)):
                self.volume.write(target, data[:end])


class _WithoutJournal(_Disk):
    """Nothing is written down before it is done."""

    def write(self, path: Path, data: bytes) -> None:
        if path.name != JOURNAL:
            self.volume.write(path, data)

    def flush(self, paths: Sequence[Path], *, on_its_own: bool) -> None:
        self.volume.flush([path for path in paths if path.name != JOURNAL], on_its_own=on_its_own)

    def replace(self, source: Path, target: Path) -> None:
        if target.name != JOURNAL:
            self.volume.replace(source, target)


class _RenamesOver(_Disk):
    """A rename over what lies there, where the way of a share is to move it aside: what most programs do."""

    def probe(self, path: Path) -> bool:
        return True

    def place(self, source: Path, target: Path) -> bool:
        if self.volume.stat(target) is not None:
            return self.volume.place(source, target)
        self.volume.replace(source, target)
        return True


class _Forceful(Publisher):
    """Takes whatever lies at the target for its own."""

    def publish(self, writes: Iterable[Write]) -> Iterator[Published]:
        return super().publish([replace(write, expected=self._lying(write)) for write in writes])

    def _lying(self, write: Write) -> str:
        data = self._volume.read(self._place(write.path))
        return "" if data is None else mark(data)


Make = Callable[..., Publisher]
"""Takes the workspace, and by name what a Publisher takes."""


def _on(disk: Callable[[Volume], object]) -> Make:
    def make(root: Path, *, is_local: bool = True, volume: Volume | None = None, **given: Any) -> Publisher:
        on = cast(Volume, disk(volume or RealVolume()))
        return Publisher(root, root / "output", is_local=is_local, volume=on, room=0, **given)

    return make


def _forceful(root: Path, *, is_local: bool = True, **given: Any) -> Publisher:
    return _Forceful(root, root / "output", is_local=is_local, room=0, **given)


def _shared(make: Make) -> Make:
    """The way that is taken on a share, on whatever disk."""

    def shared(root: Path, **given: Any) -> Publisher:
        return make(root, **given | {"is_local": False})

    return shared


OURS: Make = _on(lambda volume: volume)
PUBLISHERS: Mapping[str, Make] = MappingProxyType(
    {
        "ours": OURS,
        "ours, on a share": _shared(OURS),
        "in place": _on(_InPlace),
        "no journal": _on(_WithoutJournal),
        "no journal, on a share": _shared(_on(_WithoutJournal)),
        "no flush": _on(_WithoutFlush),
        "over her edit": _forceful,
    }
)
MUTANTS = tuple(name for name in PUBLISHERS if not name.startswith("ours"))
