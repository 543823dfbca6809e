"""What a step stands on is on the disk before the step: asked of every rename, every line and every receipt that goes from inn/."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from archive_world import World, package, receipt

from docgen.archive.claims import HOLD
from docgen.archive.volume import RealArchiveVolume


class Audited(RealArchiveVolume):
    """A disk that keeps account of what has not been flushed. With `deaf` it flushes nothing of that kind."""

    def __init__(self, deaf: str = "") -> None:
        super().__init__()
        self._deaf = deaf
        self._files: set[Path] = set()
        self._folders: set[Path] = set()
        self.wrong: list[str] = []

    # --- what makes things unsafe ----------------------------------------------------------------------------------

    def write(self, path: Path, data: bytes) -> None:
        if path.name != "klokke":  # it only asks the disk what time it has
            self._files.add(path)
            self._folders |= {path.parent} if not path.exists() else set()
        super().write(path, data)

    def create(self, path: Path, data: bytes) -> bool:
        made = super().create(path, data)
        if made and path.suffix != HOLD:  # a hold is nothing after the power has gone
            self._files.add(path)
            self._folders.add(path.parent)
        return made

    def append(self, path: Path, data: bytes) -> None:
        self._ask(f"a line in {path.name}", self._files, self._folders)
        self._files.add(path)
        super().append(path, data)

    def place_folder(self, source: Path, target: Path) -> bool:
        inside = {path for path in self._files if source in path.parents}
        self._ask(f"a rename to {target.parent.name}", inside, self._folders & {source})
        self._folders |= {source.parent, target.parent}
        return super().place_folder(source, target)

    def unlink(self, path: Path) -> None:
        if "inn" in path.parts:
            self._ask("a receipt that goes", self._files, self._folders)
            self._folders.add(path.parent)
        super().unlink(path)

    def make_folder(self, folder: Path) -> tuple[Path, ...]:
        grown = super().make_folder(folder)
        self._folders |= set(grown)
        return grown

    # --- what makes them safe --------------------------------------------------------------------------------------

    def flush(self, paths: Sequence[Path], *, on_its_own: bool) -> None:
        super().flush(paths, on_its_own=on_its_own)
        if self._deaf != "files":
            self._files -= set(paths)

    def flush_folder(self, folder: Path) -> None:
        super().flush_folder(folder)
        if self._deaf != "folders":
            self._folders.discard(folder)

    def _ask(self, what: str, files: set[Path], folders: set[Path]) -> None:
        self.wrong += [f"{what} before {path.name} is on the disk" for path in sorted(files)]
        self.wrong += [f"{what} before the names in {path.name} are on the disk" for path in sorted(folders)]


def live(world: World) -> None:
    """A package's whole life, twice, with everything that can happen to it."""
    world.pack(package(1), package(2))
    world.pack(package(1, text="rettet", dag=13))
    world.send()
    world.drop_in(receipt(nøkkel=package(1).nøkkel, journal="2026/1187-7"))
    world.drop_in(receipt(nøkkel=package(2).nøkkel, feiltype="serverfeil"), f"{package(2).mappe}/x.xml")
    os.utime(world.drop_in(b"ikke en kvittering", "y.xml"), (1_700_000_000, 1_700_000_000))
    assert sorted(world.take()) == ["kvittert", "ukjent", "uleselig"]
    world.recover()


def test_everything_is_on_the_disk_before_something_stands_on_it(tmp_path: Path) -> None:
    volume = Audited()
    live(World(tmp_path, volume))
    assert volume.wrong == []


@pytest.mark.parametrize(
    ("deaf", "caught"), [("files", "a rename to klar before"), ("folders", "a line in register.jsonl before")]
)
def test_what_is_not_flushed_is_seen(tmp_path: Path, deaf: str, caught: str) -> None:
    volume = Audited(deaf)
    live(World(tmp_path, volume))
    assert any(wrong.startswith(caught) for wrong in volume.wrong)
