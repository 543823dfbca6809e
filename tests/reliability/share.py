"""A network share with its bad manners, and the matrix of who may have a document open while it is published (pipeline.md §5).

python -m tests.reliability.share [--all] [--mutant NAME]

`MANNERS` is what a Linux client and a Samba server were measured to do. The share has two faces: behind the publisher's seam
(`Share`), everywhere, and a real mount by FUSE (`mount`, `--all`), where the kernel's own calls meet the same manners.
"""

from __future__ import annotations

import enum
import errno
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from docgen.build.volume import RealVolume, Volume
from docgen.disk import DocgenError

from . import scene
from .figures import Asked, Figures, command
from .publishers import PUBLISHERS


class Holder(enum.Enum):
    """Who has a document open."""

    NOBODY = "nobody"
    WORD = "another machine, for writing; others may read (Word)"
    WRITERS = "another machine, for writing; others may read and write"
    PREVIEW = "another machine; others may do anything (preview, indexer)"
    SAME_MOUNT = "a program on the same mount"
    OTHER_LINUX = "another Linux machine, or the server itself"


@dataclass(frozen=True)
class Manners:
    """What the share answers while somebody has the document open: to a rename over it, to opening it for writing, and to renaming it.

    0 is success, whatever it does to the holder. With `dooms` a refused rename over it deletes the document when its holder closes it:
    the fault of Linux clients before 6.17.
    """

    over: int = 0
    probe: int = 0
    away: int = 0
    dooms: bool = False


MANNERS: Mapping[Holder, Manners] = MappingProxyType(
    {
        Holder.NOBODY: Manners(),
        Holder.WORD: Manners(probe=errno.EBUSY, away=errno.EBUSY),
        Holder.WRITERS: Manners(away=errno.EBUSY),
        Holder.PREVIEW: Manners(),
        Holder.SAME_MOUNT: Manners(over=errno.EACCES, dooms=True),
        Holder.OTHER_LINUX: Manners(),
    }
)
WRITING = (Holder.WORD, Holder.WRITERS)
"""Those who have unsaved work: under them nothing may be replaced."""


def refuse(code: int, path: object) -> None:
    """Raise what the share answers, unless that is success."""
    if code:
        raise OSError(code, os.strerror(code), str(path))


def same_name(folder: Path, name: str) -> str | None:
    """The name in a folder that a share takes this one for: it tells no capitals from small letters."""
    with suppress(FileNotFoundError):
        return next((lying for lying in sorted(os.listdir(folder)) if lying.casefold() == name.casefold()), None)  # noqa: PTH208
    return None


class Share(RealVolume):
    """The share behind the seam: the real disk with the manners of one."""

    def __init__(self) -> None:
        super().__init__()
        self._holders: dict[Path, Holder] = {}
        self._doomed: set[Path] = set()

    @contextmanager
    def held(self, path: Path, holder: Holder) -> Iterator[None]:
        """Somebody has a document open."""
        self._holders[path] = holder
        yield
        del self._holders[path]
        if path in self._doomed:
            path.unlink(missing_ok=True)

    def exchange(self, source: Path, target: Path) -> bool:
        return False

    def place(self, source: Path, target: Path) -> bool:
        return same_name(target.parent, target.name) is None and super().place(source, target)

    def replace(self, source: Path, target: Path) -> None:
        manners = self._manners(target)
        if manners.dooms:
            self._doomed.add(target)
        refuse(manners.over, target)
        super().replace(source, target)

    def rename(self, source: Path, target: Path) -> None:
        refuse(self._manners(source).away, source)
        super().rename(source, target)

    def unlink(self, path: Path) -> None:
        refuse(self._manners(path).away, path)
        super().unlink(path)

    def probe(self, path: Path) -> bool:
        return not self._manners(path).probe and super().probe(path)

    def _manners(self, path: Path) -> Manners:
        return MANNERS[self._holders.get(path, Holder.NOBODY)]


class Mounted(Protocol):
    """A share of either face: the workspace on it, the volume to publish by, and how a document on it is held."""

    root: Path

    @property
    def volume(self) -> Volume: ...
    def held(self, path: str, holder: Holder) -> AbstractContextManager[Any]: ...


class Seam:
    """behind the seam"""

    def __init__(self, root: Path) -> None:
        self.root = root / "workspace"
        self.volume = Share()

    def held(self, path: str, holder: Holder) -> AbstractContextManager[None]:
        return self.volume.held(self.root / "output" / path, holder)


@contextmanager
def behind_the_seam() -> Iterator[Mounted]:
    with tempfile.TemporaryDirectory() as folder:
        yield Seam(Path(folder))


def measure(asked: Asked) -> Iterator[Figures]:
    from .mount import mounted

    faces = [behind_the_seam, mounted] if asked.everything else [behind_the_seam]
    for face in faces:
        yield matrix(asked.mutant or "ours, on a share", face)


def matrix(publisher: str, face: Callable[[], AbstractContextManager[Mounted]]) -> Figures:
    """Publish while each kind of holder has the document that is replaced, or the one that is taken away, open."""
    outcomes, bad = Counter[str](), list[str]()
    for holder in Holder:
        for path in (scene.REPLACED, scene.RETIRED):
            with face() as share:
                ended, wrong = _published_under(share, publisher, path, holder)
            outcomes[ended] += 1
            bad += [f"held by {holder.value}: {fault}" for fault in wrong]
    return Figures(f"share ({publisher}, {face.__name__.replace('_', ' ')})", outcomes.total(), outcomes, tuple(bad))


def _published_under(share: Mounted, publisher: str, path: str, holder: Holder) -> tuple[str, list[str]]:
    scene.prepare(share.root)
    make = PUBLISHERS[publisher]
    target = share.root / "output" / path
    with share.held(path, holder):
        try:
            done = {published.path: published for published in scene.run(make(share.root, volume=share.volume))}
            ended = "waits" if done[path].held else "published" if done[path].done else "left alone"
        except DocgenError:
            ended = "said so, exit 3"
        lying = target.read_bytes() if target.exists() else None
        wrong = [f"overwritten under the holder {path}"] if holder in WRITING and lying != scene.OLD[path] else []
    wrong += scene.faults(share.root, frozenset())
    scene.run(make(share.root, volume=share.volume))
    return ended, wrong + [f"afterwards {fault}" for fault in scene.faults(share.root, frozenset(), finished=True)]


if __name__ == "__main__":
    command(__doc__ or "", measure)
