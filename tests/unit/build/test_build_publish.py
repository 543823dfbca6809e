"""Publishing: whole documents or none, nothing of a person's lost, whatever the disk does and whenever we are killed."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from textwrap import dedent

import pytest
from publish_world import (
    ERRORS,
    HERS,
    NEW,
    OLD,
    World,
    at_operation,
    digest,
    failing,
    leaving,
    prepared,
    run_of_everything,
)

from docgen.build import system_calls
from docgen.build.former import Limits
from docgen.build.publish import Published, Publisher, Write
from docgen.build.volume import RealVolume
from docgen.disk import DocgenError


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


# --- on a good day -------------------------------------------------------------------------------------------------


def test_a_new_document_is_put_in_place(world: World) -> None:
    assert world.publish(Write("AG/a.docx", NEW)) == [Published("AG/a.docx", digest(NEW), True)]
    assert world.documents == {"AG/a.docx": NEW}
    assert world.unfinished == {}


def test_an_old_version_is_replaced_and_kept(world: World) -> None:
    world.put("AG/a.docx", OLD)
    assert world.publish(Write("AG/a.docx", NEW, digest(OLD)))[0].done
    assert world.documents == {"AG/a.docx": NEW}
    assert world.kept == {OLD}


def test_every_former_version_is_kept_under_a_name_of_its_own(world: World) -> None:
    versions = [f"versjon {number}".encode() for number in range(4)]
    world.publish(Write("a.docx", versions[0]))
    for old, new in pairwise(versions):
        world.publish(Write("a.docx", new, digest(old)))
    assert world.kept == set(versions[:-1])


def test_documents_are_readable_to_owner_and_group_only(world: World) -> None:
    world.root.chmod(0o750)
    world.put("AG/b.docx", OLD)
    os.umask(0)
    world.publish(Write("NY/a.docx", NEW), Write("AG/b.docx", NEW, digest(OLD)))
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in world.root.rglob("*.docx")}
    assert set(modes.values()) == {0o640}, modes
    folders = (world.output / "NY", world.root / ".docgen" / "forrige")
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o750}


def test_what_became_of_each_is_told_in_order_over_several_batches(world: World) -> None:
    world.put("AG/7.docx", HERS)
    writes = [Write(f"AG/{number}.docx", NEW) for number in range(250)]
    results = world.publish(*writes)
    assert [result.path for result in results] == [write.path for write in writes]
    assert [result.path for result in results if not result.done] == ["AG/7.docx"]


def test_bytes_are_flushed_before_the_document_gets_its_name(world: World) -> None:
    world.put("b.docx", OLD)
    with at_operation(0, lambda: None) as disk:
        world.publish(Write("a.docx", NEW), Write("b.docx", NEW, digest(OLD)))
    first_name = min(disk.seen.index("link"), disk.seen.index("exchange"))
    assert disk.seen[:first_name].count("fsync") >= 2
    # The folder is flushed last, so that the name itself is on the disk; then the journal has said all it had to.
    assert disk.seen[-4:] == ["fsync", "unlink", "open", "fsync"]


def test_a_disk_that_takes_a_little_at_a_time_gets_all_of_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data)[:100]))
    world.publish(Write("a.docx", NEW))
    assert world.documents == {"a.docx": NEW}


# --- somebody else works in the folder -----------------------------------------------------------------------------


def test_a_document_that_somebody_put_there_meanwhile_is_left_alone(world: World) -> None:
    world.put("a.docx", HERS)
    assert world.publish(Write("a.docx", NEW)) == [Published("a.docx", digest(NEW), False)]
    assert world.documents == {"a.docx": HERS}


def test_a_document_that_somebody_saved_since_we_looked_is_left_alone(world: World) -> None:
    world.put("a.docx", HERS)
    assert not world.publish(Write("a.docx", NEW, digest(OLD)))[0].done
    assert world.documents == {"a.docx": HERS}
    assert world.unfinished == {}


def test_a_document_that_somebody_deleted_since_we_looked_is_not_brought_back_in_this_run(world: World) -> None:
    assert not world.publish(Write("a.docx", NEW, digest(OLD)))[0].done
    assert world.documents == {}


def test_without_hard_links_a_new_document_still_never_takes_a_taken_name(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", lambda *_: failing(errno.EPERM)())
    world.put("b.docx", HERS)
    assert [result.done for result in world.publish(Write("a.docx", NEW), Write("b.docx", NEW))] == [True, False]
    assert world.documents == {"a.docx": NEW, "b.docx": HERS}
    assert world.unfinished == {}


def saves(world: World, path: str) -> Callable[[], None]:
    """A person's save in Word: her new file is swapped in."""

    def save() -> None:
        target = world.output / path
        if target.parent.is_dir():
            beside = world.root / "hennes.docx"
            with beside.open("wb") as file:
                file.write(HERS)
            beside.replace(target)

    return save


WAYS = pytest.mark.parametrize("is_local", [True, False], ids=["lokalt", "nettverk"])
"""The way of this machine's disk, and that of a share."""


def steps(run: Callable[[World], object], folder: Path, *, is_local: bool = True) -> int:
    """How many disk operations a run takes."""
    world = prepared(folder, is_local=is_local)
    with at_operation(0, lambda: None) as disk:
        run(world)
    return disk.count


@WAYS
@pytest.mark.parametrize("path", ["AG/old.docx", "AG/going.docx", "AG/new.docx"])
def test_her_save_is_never_lost_at_whatever_moment_it_comes(tmp_path: Path, path: str, is_local: bool) -> None:
    for n in range(1, steps(run_of_everything, tmp_path / "teller", is_local=is_local) + 1):
        world = prepared(tmp_path / str(n), is_local=is_local)
        save = saves(world, path)
        with at_operation(n, save) as disk:
            run_of_everything(world)
        assert HERS in {world.documents.get(path), *world.kept}, f"operation {n} of {disk.seen}"
        assert world.documents["AG/hers.docx"] == HERS


# --- copies that may no longer lie there ---------------------------------------------------------------------------


def test_a_copy_that_may_no_longer_exist_moves_to_the_previous_versions(world: World) -> None:
    world.put("AG/a_bup.docx", OLD)
    assert world.retire(leaving("AG/a_bup.docx"))[0].done
    assert world.documents == {}
    assert world.kept == {OLD}


def test_a_copy_that_somebody_saved_meanwhile_is_not_taken_away(world: World) -> None:
    world.put("AG/a_bup.docx", HERS)
    assert not world.retire(leaving("AG/a_bup.docx"))[0].done
    assert world.documents == {"AG/a_bup.docx": HERS}


def test_a_copy_that_is_gone_already_is_no_trouble(world: World) -> None:
    assert not world.retire(leaving("AG/a_bup.docx"))[0].done


class WithoutTrades(RealVolume):
    """macOS, Windows, and file systems on which two files cannot trade names in one step."""

    def exchange(self, source: Path, target: Path) -> bool:
        return False


def test_where_names_cannot_be_traded_a_document_is_replaced_and_its_former_version_kept(world: World) -> None:
    world.put("a.docx", OLD)
    world.put("b.docx", HERS)
    publisher = Publisher(world.root, world.output, is_local=True, volume=WithoutTrades())
    results = list(publisher.publish([Write("a.docx", NEW, digest(OLD)), Write("b.docx", NEW, digest(OLD))]))
    assert [result.done for result in results] == [True, False]
    assert world.documents == {"a.docx": NEW, "b.docx": HERS}
    assert (world.kept, world.unfinished) == ({OLD}, {})


def test_where_names_cannot_be_traded_the_last_look_is_right_before_the_swap(world: World) -> None:
    world.put("a.docx", OLD)

    class SavedWhileFlushing(WithoutTrades):
        def flush(self, paths: Sequence[Path], *, on_its_own: bool) -> None:
            world.put("a.docx", HERS)
            super().flush(paths, on_its_own=on_its_own)

    (result,) = Publisher(world.root, world.output, volume=SavedWhileFlushing()).publish([Write("a.docx", NEW, digest(OLD))])
    assert not result.done
    assert world.documents == {"a.docx": HERS}


class Busy(RealVolume):
    """She saves right before each trade of names, as long as she has something to save."""

    def __init__(self, world: World, *saves: bytes) -> None:
        super().__init__()
        self._world = world
        self._saves = list(saves)

    def exchange(self, source: Path, target: Path) -> bool:
        if self._saves:
            self._world.put("hennes", self._saves.pop(0))
            (self._world.output / "hennes").replace(target)
        return super().exchange(source, target)


@pytest.mark.parametrize("saves", [(HERS,), (HERS, HERS[::-1]), (HERS, NEW)])
def test_what_she_saves_in_the_very_moment_of_the_trade_is_still_there(world: World, saves: tuple[bytes, ...]) -> None:
    world.put("a.docx", OLD)
    (result,) = Publisher(world.root, world.output, volume=Busy(world, *saves)).publish([Write("a.docx", NEW, digest(OLD))])
    assert not result.done
    assert world.documents["a.docx"] == HERS
    assert {*world.documents.values(), *world.kept} >= {HERS, OLD, *saves} - {NEW}
    assert world.unfinished == {}


# --- together ------------------------------------------------------------------------------------------------------


def test_documents_wait_for_each_other_two_seconds_at_most(world: World) -> None:
    seconds = iter([0.0, 0.5, 1.0, 2.1, 3.0, 3.1])
    asked: list[int] = []

    def coming() -> Iterator[Write]:
        for number in range(4):
            asked.append(number)
            yield Write(f"{number}.docx", NEW)

    results = Publisher(world.root, world.output, clock=lambda: next(seconds)).publish(coming())
    assert next(results).done
    # The first three wait together until the third comes too late; the fourth has not been made yet.
    assert asked == [0, 1, 2]
    assert sorted(world.documents) == ["0.docx", "1.docx", "2.docx"]
    assert len(list(results)) == 3


@pytest.mark.parametrize(("many", "is_local", "together"), [(3, True, False), (4, True, True), (4, False, False)])
def test_many_files_are_flushed_together_on_a_disk_and_each_on_a_share(
    world: World, monkeypatch: pytest.MonkeyPatch, many: int, is_local: bool, together: bool
) -> None:
    flushed: list[Path] = []
    sync_volume = system_calls.sync_volume
    monkeypatch.setattr(system_calls, "sync_volume", lambda folder: flushed.append(folder) or sync_volume(folder))
    with at_operation(0, lambda: None) as disk:
        writes = [Write(f"{number}.docx", NEW) for number in range(many)]
        list(Publisher(world.root, world.output, is_local=is_local).publish(writes))
    assert bool(flushed) is together
    before = disk.seen[: disk.seen.index("link")].count("fsync")
    assert before >= many or (together and before < many)


def test_a_disk_that_is_almost_full_is_told_before_anything_is_written(world: World) -> None:
    world.put("a.docx", OLD)
    with pytest.raises(DocgenError) as caught:
        list(Publisher(world.root, world.output, room=10**18).publish([Write("a.docx", NEW, digest(OLD))]))
    assert caught.value.exit_code == 3
    assert "Disken er nesten full" in caught.value.say("nb") and "almost full" in caught.value.say("en")
    assert (world.documents, world.unfinished, world.kept) == ({"a.docx": OLD}, {}, set())


def test_what_replaces_something_is_written_down_before_the_first_swap(world: World) -> None:
    world.put("a.docx", OLD)
    journal = world.root / ".docgen" / "påbegynt.json"
    seen: list[str] = []

    class Watching(RealVolume):
        def exchange(self, source: Path, target: Path) -> bool:
            seen.append(journal.read_text("utf-8"))
            return super().exchange(source, target)

    publisher = Publisher(world.root, world.output, volume=Watching())
    list(publisher.publish([Write("a.docx", NEW, digest(OLD)), Write("b.docx", NEW)]))
    assert len(seen) == 1
    assert all(word in seen[0] for word in ("a.docx", "b.docx", digest(OLD), digest(NEW)))
    assert not journal.exists()


def test_previous_versions_past_both_limits_go_after_the_run_and_others_stay(world: World) -> None:
    versions = [f"versjon {number}".encode() for number in range(6)]
    world.put("a.docx", versions[0])
    publisher = Publisher(world.root, world.output)
    for old, new in pairwise(versions):
        list(publisher.publish([Write("a.docx", new, digest(old))]))
    untouched = world.root / ".docgen" / "forrige" / "b.20200101T000000Z.0123456789ab.docx"
    untouched.write_bytes(OLD)
    # They are all of this minute, and none is a document of docgen's: nothing is old enough to go.
    assert publisher.let_go(Limits(antall=1, dager=0)) == ()
    assert world.kept == {*versions[:-1], OLD}


# --- bad days ------------------------------------------------------------------------------------------------------


def check_whole(world: World) -> None:
    """Only whole documents lie in output/, hers is where it was, and no former version is lost."""
    # A share whose disk fails for good in the gap of a swap has the old one aside; the next run's recovery puts it back.
    world.publisher().recover()
    assert set(world.documents.values()) <= {OLD, NEW, HERS}
    assert world.documents["AG/hers.docx"] == HERS
    assert world.documents["AG/old.docx"] == OLD or OLD in world.kept
    assert world.documents.get("AG/going.docx") == OLD or OLD in world.kept


def finish(world: World) -> None:
    """The next run: it looks at what lies there and does what is left to do."""
    publisher = world.publisher()
    publisher.recover()
    assert world.unfinished == {}
    left = [Write("AG/new.docx", NEW)] if "AG/new.docx" not in world.documents else []
    left += [Write("AG/old.docx", NEW, digest(OLD))] if world.documents["AG/old.docx"] == OLD else []
    assert all(result.done for result in publisher.publish(left))
    list(publisher.retire([leaving("AG/going.docx")]))
    assert world.documents == {"AG/new.docx": NEW, "AG/old.docx": NEW, "AG/hers.docx": HERS}
    assert world.kept == {OLD}
    assert world.unfinished == {}


@WAYS
@pytest.mark.parametrize("code", ERRORS, ids=errno.errorcode.get)
def test_whichever_disk_operation_fails_only_whole_documents_lie_there_and_the_next_run_finishes(
    tmp_path: Path, code: int, is_local: bool
) -> None:
    total = steps(run_of_everything, tmp_path / "teller", is_local=is_local)
    assert total > 25, "the fault injection no longer sees the disk"
    for n in range(1, total + 1):
        world = prepared(tmp_path / str(n), is_local=is_local)
        with at_operation(n, failing(code)) as disk:
            try:
                run_of_everything(world)
            except DocgenError as error:
                assert error.exit_code == 3
                assert str(world.output) in error.say("nb") and str(world.output) in error.say("en")
        assert disk.count >= n
        check_whole(world)
        finish(world)


@pytest.mark.parametrize(
    ("code", "nb", "en"),
    [
        (errno.ENOSPC, "Disken er full", "The disk is full"),
        (errno.EDQUOT, "Kvoten på disken er brukt opp", "The disk quota is used up"),
        (errno.EACCES, "Du har ikke skrivetilgang", "You have no write access"),
        (errno.EROFS, "Mappen kan bare leses", "The folder is read-only"),
        (errno.ENOENT, "Mappen er borte", "The folder is gone"),
        (errno.EIO, "Mappen kan ikke skrives til", "The folder cannot be written to"),
    ],
)
def test_what_the_system_says_is_told_in_one_sentence(
    world: World, monkeypatch: pytest.MonkeyPatch, code: int, nb: str, en: str
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: failing(code)())
    with pytest.raises(DocgenError) as caught:
        world.publish(Write("a.docx", NEW))
    assert caught.value.say("nb").startswith(nb)
    assert caught.value.say("en").startswith(en)


def test_a_full_disk_gets_the_space_of_our_unfinished_files_back(world: World) -> None:
    with at_operation(12, failing(errno.ENOSPC)), pytest.raises(DocgenError):
        world.publish(*(Write(f"{number}.docx", NEW) for number in range(20)))
    assert world.unfinished == {}


def test_recovery_may_run_any_number_of_times(world: World) -> None:
    publisher = Publisher(world.root, world.output)
    publisher.recover()
    leftovers = world.root / ".docgen" / "uferdig"
    leftovers.mkdir(parents=True)
    (leftovers / "4711-0.docx").write_bytes(NEW[:10])
    world.put("a.docx", OLD)
    publisher.recover()
    publisher.recover()
    assert world.unfinished == {}
    assert world.documents == {"a.docx": OLD}


# --- killed --------------------------------------------------------------------------------------------------------

DRIVER = dedent(
    """
    import os, signal, sys
    from pathlib import Path
    sys.path[:0] = {path!r}
    from publish_world import World, at_operation, run_of_everything

    world = World(Path(sys.argv[1]), is_local=sys.argv[3] == "True")
    with at_operation(int(sys.argv[2]), lambda: os.kill(os.getpid(), signal.SIGKILL)):
        run_of_everything(world)
    """
)


def killed_at(n: int, world: World, driver: Path) -> int:
    """Run the publisher in a process of its own that is killed right before its n-th disk operation."""
    return subprocess.run([sys.executable, str(driver), str(world.root), str(n), str(world.is_local)], check=False).returncode


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "driver.py"
    path.write_text(DRIVER.format(path=[str(Path(__file__).parent)]), "utf-8")
    yield path


@WAYS
def test_a_killed_run_leaves_nothing_half_and_the_next_one_finishes(tmp_path: Path, driver: Path, is_local: bool) -> None:
    total = steps(run_of_everything, tmp_path / "teller", is_local=is_local)
    for n in range(1, total + 1, 3):
        world = prepared(tmp_path / str(n), is_local=is_local)
        assert killed_at(n, world, driver) == -signal.SIGKILL, n
        check_whole(world)
        finish(world)
    world = prepared(tmp_path / "levende")
    assert killed_at(0, world, driver) == 0
