"""Publishing on a share: never a rename over a document, never one that somebody holds, and nothing lost in between."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from publish_world import HERS, NEW, OLD, World, digest, leaving
from share_world import Share

from docgen.build.publish import Published, Publisher, Write
from docgen.build.volume import PAUSES, RealVolume
from docgen.disk import DocgenError

HER_SECOND = b"rettet en gang til" * 500


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path)
    world.put("AG/old.docx", OLD)
    return world


def publisher(world: World, share: RealVolume) -> Publisher:
    return Publisher(world.root, world.output, is_local=False, volume=share)


def replaced(world: World, share: RealVolume) -> Published:
    (published,) = publisher(world, share).publish([Write("AG/old.docx", NEW, digest(OLD))])
    return published


def test_the_old_one_is_moved_aside_and_the_new_one_takes_a_free_name(world: World) -> None:
    share = Share()
    assert replaced(world, share).done
    assert world.documents == {"AG/old.docx": NEW}
    assert (world.kept, world.unfinished) == ({OLD}, {})
    assert share.seen == ["probe", "rename", "place"]
    assert share.destroyed == []


def test_a_document_open_in_word_waits_and_is_told_of_as_open(world: World) -> None:
    share = Share()
    share.held.add(world.output / "AG/old.docx")
    assert replaced(world, share) == Published("AG/old.docx", digest(NEW), done=False, held=True)
    assert world.documents == {"AG/old.docx": OLD}
    assert (world.kept, world.unfinished) == (set(), {})
    (gone,) = publisher(world, share).retire([leaving("AG/old.docx")])
    assert (gone.done, gone.held) == (False, True)


def test_a_document_that_is_opened_right_after_the_probe_is_not_taken_from_under_her(world: World) -> None:
    share = Share(lambda name, path: share.held.add(path) if name == "rename" else None)
    assert replaced(world, share).held
    assert world.documents == {"AG/old.docx": OLD}


@pytest.mark.parametrize("code", [errno.EBUSY, errno.EACCES])
def test_a_probe_that_is_refused_means_open(world: World, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    opened = os.open

    def refusing(path: object, flags: int, *mode: int) -> int:
        if str(path).endswith("AG/old.docx") and flags & os.O_RDWR:
            raise OSError(code, os.strerror(code))
        return opened(path, flags, *mode)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refusing)
    assert replaced(world, RealVolume()).held


def saving(world: World, at: str, data: bytes) -> Callable[[str, Path], None]:
    """She saves in Word right before one kind of operation."""

    def save(name: str, path: Path) -> None:
        if name == at:
            (world.output / "AG/old.docx").write_bytes(data)

    return save


@pytest.mark.parametrize("at", ["probe", "rename"])
def test_what_she_saves_right_before_the_move_gets_its_name_back(world: World, at: str) -> None:
    assert not replaced(world, Share(saving(world, at, HERS))).done
    assert world.documents == {"AG/old.docx": HERS}


def test_what_she_saves_in_the_gap_keeps_the_name_and_the_old_one_is_kept(world: World) -> None:
    assert not replaced(world, Share(saving(world, "place", HERS))).done
    assert world.documents == {"AG/old.docx": HERS}
    assert world.kept == {OLD}


def test_a_save_before_the_move_and_another_in_the_gap_are_both_there(world: World) -> None:
    def save(name: str, path: Path) -> None:
        if name in ("rename", "place"):
            (world.output / "AG/old.docx").write_bytes(HERS if name == "rename" else HER_SECOND)

    assert not replaced(world, Share(save)).done
    assert world.documents == {"AG/old.docx": HER_SECOND}
    assert world.kept == {HERS}


def test_when_the_new_one_cannot_be_put_in_the_old_one_gets_its_name_back(world: World) -> None:
    placed: list[Path] = []

    def fail(name: str, path: Path) -> None:
        if name == "place":
            placed.append(path)
            if len(placed) == 1:
                raise OSError(errno.EIO, os.strerror(errno.EIO))

    with pytest.raises(DocgenError):
        replaced(world, Share(fail))
    assert world.documents == {"AG/old.docx": OLD}
    assert world.unfinished == {}


def test_a_share_that_goes_in_the_gap_is_mended_when_it_comes_back(world: World) -> None:
    gone = [False]

    def vanish(name: str, path: Path) -> None:
        gone[0] = gone[0] or name == "place"
        if gone[0]:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    with pytest.raises(DocgenError):
        replaced(world, Share(vanish))
    assert world.documents == {}
    publisher(world, Share()).recover()
    assert world.documents == {"AG/old.docx": NEW}
    assert world.kept == {OLD}
    assert world.unfinished == {}


# --- Windows -------------------------------------------------------------------------------------------------------


class Scanned(RealVolume):
    """A disk where a virus scanner holds every file for a while: `times` tries are refused, as Windows refuses them."""

    def __init__(self, times: int, winerror: int) -> None:
        self.pauses: list[float] = []
        super().__init__(sleep=self.pauses.append)
        self._left = times
        self._winerror = winerror

    def _place(self, source: Path, target: Path) -> None:
        if self._left:
            self._left -= 1
            error = PermissionError(errno.EACCES, "used by another process")
            error.winerror = self._winerror  # type: ignore[attr-defined,unused-ignore]
            raise error
        super()._place(source, target)


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_what_windows_refuses_for_a_moment_is_tried_again_with_growing_pauses(world: World, winerror: int) -> None:
    disk = Scanned(4, winerror)
    (published,) = publisher(world, disk).publish([Write("AG/new.docx", NEW)])
    assert published.done
    assert disk.pauses == list(PAUSES[:4]) == sorted(disk.pauses)


def test_what_windows_refuses_all_the_time_is_open_and_waits(world: World) -> None:
    disk = Scanned(len(PAUSES) + 1, 32)
    (published,) = publisher(world, disk).publish([Write("AG/new.docx", NEW)])
    assert published.held and "AG/new.docx" not in world.documents
    assert disk.pauses == list(PAUSES)
    assert world.unfinished == {}
