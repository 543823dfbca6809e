"""Publishing on a share while somebody has the document open: behind the seam, and on a real mount where one can be had."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from docgen.build.publish import Publisher, Write
from office import need_program

from . import scene
from .mount import mounted
from .share import Holder, Mounted, behind_the_seam, matrix

FACES = ("behind the seam", "a real mount")


@pytest.fixture(params=FACES)
def share(request: pytest.FixtureRequest) -> Iterator[Mounted]:
    with ExitStack() as stack:
        if request.param == FACES[0]:
            yield stack.enter_context(behind_the_seam())
            return
        need_program("fusermount3", "fuse3")
        try:
            yield stack.enter_context(mounted())
        except PermissionError as error:
            pytest.skip(str(error))


def test_nothing_is_lost_and_nothing_replaced_under_a_holder() -> None:
    figures = matrix("ours, on a share", behind_the_seam)
    assert figures.broken == 2 * len(Holder)
    assert figures.outcomes["waits"] == 4, "Word and the like are waited for"
    assert figures.bad == ()


def test_the_way_of_a_local_disk_is_caught_on_a_share() -> None:
    bad = matrix("ours", behind_the_seam).bad
    assert f"held by {Holder.WORD.value}: overwritten under the holder {scene.REPLACED}" in bad
    assert f"held by {Holder.SAME_MOUNT.value}: missing {scene.REPLACED}" in bad


@pytest.mark.parametrize("holder", [Holder.WORD, Holder.SAME_MOUNT])
def test_a_document_that_somebody_has_open_is_whole_afterwards(share: Mounted, holder: Holder) -> None:
    scene.prepare(share.root)
    with share.held(scene.REPLACED, holder):
        done = {published.path: published for published in scene.run(_publisher(share))}
    assert (done[scene.REPLACED].held, done[scene.REPLACED].done) == ((True, False) if holder is Holder.WORD else (False, True))
    assert scene.faults(share.root, frozenset()) == []


def test_a_rename_over_a_document_open_on_the_same_mount_loses_it(share: Mounted) -> None:
    """The fault that the publisher goes around: if this passes no more, it is the model that has forgotten it."""
    scene.prepare(share.root)
    target = share.root / "output" / scene.REPLACED
    (share.root / "beside").write_bytes(b"ny")
    with share.held(scene.REPLACED, Holder.SAME_MOUNT), pytest.raises(PermissionError):
        share.volume.replace(share.root / "beside", target)
    assert not target.exists()


def test_her_document_with_other_capitals_is_the_same_name_on_a_share(share: Mounted) -> None:
    scene.prepare(share.root)
    hers = share.root / "output" / "AG/NY.docx"
    hers.write_bytes(b"hennes")
    (published,) = _publisher(share).publish([Write(scene.NEW, b"var")])
    assert (published.done, hers.read_bytes()) == (False, b"hennes")
    assert [path.name for path in hers.parent.iterdir() if path.name.casefold() == "ny.docx"] == ["NY.docx"]


def _publisher(share: Mounted) -> Publisher:
    return Publisher(share.root, share.root / "output", is_local=False, volume=share.volume, room=0)
