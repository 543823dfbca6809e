"""How packages leave: the one way there is, a hot folder that the journal system empties. Nothing here goes over a network.

A sender makes ready first and delivers in one step afterwards, so that the register can be written between the two. What has
been made ready carries the number of the sending; by it a later run tells whether the line was written before the run was killed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from docgen.archive.volume import ArchiveVolume, RealArchiveVolume, clear, make_flushed, world
from docgen.disk import DocgenError, digest

PLACE = "sendemappe_"
"""What the code of a hot folder begins with; the rest is of its path, which itself may tell too much."""
_WAITING = re.compile(r"\.(?P<name>.+)\.(?P<number>\d+)\.tmp")
"""Hidden and unfinished to whoever looks into the folder."""


class Prepared(StrEnum):
    """What became of making ready."""

    READY = "ready"
    SAME = "same"
    """The package lies there already, byte for byte."""
    TAKEN = "taken"
    """Something else has its name."""


class Sender(Protocol):
    """A way out. `name` is the package's folder, `number` that of the sending, from 1.

    All raise DocgenError when the world fails.
    """

    @property
    def code(self) -> str:
        """The place that it delivers to, as it stands in the register."""

    def prepare(self, name: str, number: int, files: Mapping[str, bytes]) -> Prepared:
        """Put everything there, on the disk when this returns, so that nobody sees it yet."""

    def deliver(self, name: str, number: int) -> bool:
        """Let what was made ready be seen, in one step. False when something has taken its name meanwhile."""

    def waiting(self) -> tuple[tuple[str, int], ...]:
        """What was made ready and is neither delivered nor discarded, by name and number."""

    def discard(self, name: str, number: int) -> None:
        """Throw away what was made ready."""

    def has(self, name: str) -> bool:
        """Whether something of this name lies there to be fetched."""


class HotFolder:
    """A folder that the journal system fetches from. `path` is absolute; docgen does not make it."""

    def __init__(self, path: Path, volume: ArchiveVolume | None = None) -> None:
        self._path = path
        self._volume = volume or RealArchiveVolume()

    @property
    def code(self) -> str:
        return f"{PLACE}{digest(self._path.as_posix().encode())[:8]}"

    def prepare(self, name: str, number: int, files: Mapping[str, bytes]) -> Prepared:
        with world(self._path):
            self._check()
            target, beside = self._path / name, self._beside(name, number)
            if self._volume.stat(target) is not None:
                lying = {at: self._volume.read(target / at) for at in self._volume.names(target)}
                return Prepared.SAME if lying == dict(files) else Prepared.TAKEN
            clear(self._volume, beside)
            make_flushed(self._volume, beside)
            for at, data in files.items():
                self._volume.write(beside / at, data)
            self._volume.flush([beside / at for at in files], on_its_own=True)
            self._volume.flush_folder(beside)
        return Prepared.READY

    def deliver(self, name: str, number: int) -> bool:
        with world(self._path):
            if not self._volume.place_folder(self._beside(name, number), self._path / name):
                return False
            self._volume.flush_folder(self._path)
        return True

    def waiting(self) -> tuple[tuple[str, int], ...]:
        with world(self._path):
            self._check()
            found = (_WAITING.fullmatch(name) for name in self._volume.folders(self._path))
            return tuple((match["name"], int(match["number"])) for match in found if match)

    def discard(self, name: str, number: int) -> None:
        with world(self._path):
            clear(self._volume, self._beside(name, number))
            self._volume.flush_folder(self._path)

    def has(self, name: str) -> bool:
        with world(self._path):
            self._check()
            return self._volume.stat(self._path / name) is not None

    def _beside(self, name: str, number: int) -> Path:
        return self._path / f".{name}.{number}.tmp"

    def _check(self) -> None:
        if self._volume.stat(self._path) is None:
            raise DocgenError(
                f"Sendemappen {self._path} er borte. Sjekk at delingen er koblet til, og at stien i docgen.toml er riktig. "
                f"Pakkene "
                "ligger i arkiv/klar.",
                f"The hot folder {self._path} is away. Check that the share is connected and that the path in docgen.toml is "
                f"right. "
                "The packages lie in arkiv/klar.",
            )
