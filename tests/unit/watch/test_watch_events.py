"""What people and programs do to files, and that each of it is built once it is whole, and never before."""

from __future__ import annotations

import datetime as dt
import errno
import threading
from pathlib import Path

import pytest
from watch_world import CASE, FAST, FakeOffice, fast, watching, workspace, write_slowly

from docgen.disk import DocgenError
from docgen.watch.dirty import Patience
from docgen.watch.inbox import Inbox, News
from docgen.watch.listening import Listening
from docgen.watch.outside import Outcome, Setup, Way
from docgen.watch.pulse import read_pulse
from docgen.watch.wordings import DEAF


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "kontoret")


WAYS = pytest.mark.parametrize("way", [Way.EVENTS, Way.LOOKING])


@WAYS
def test_what_an_editor_saves_is_built(root: Path, way: Way) -> None:
    with watching(root, Setup(root, way, periods=FAST)) as world:
        for data in (b"one", b"two\r\nwith carriage returns\r\n", "\ufeffthree, with a mark and æøå".encode(), b""):
            world.save(CASE, data)
            world.until_built(CASE, data)
        (root / CASE).unlink()
        world.until_built(CASE, None)


@WAYS
def test_what_has_been_built_is_not_built_again(root: Path, way: Way) -> None:
    with watching(root, Setup(root, way, periods=FAST)) as world:
        world.save(CASE, b"once")
        world.until_built(CASE, b"once")
        built, seen = world.office.attempts, world.office.moments
        world.until(lambda: world.office.moments > seen + 20, "regular jobs")
        # A look may have come between the save and its build, and told of the same change once more.
        assert world.office.attempts <= built + 1


def test_a_build_is_told_what_events_have_told_and_looks_at_all_when_a_scan_has_found_it(root: Path) -> None:
    with watching(root) as world:
        world.save(CASE, b"heard")
        world.until_built(CASE, b"heard")
        world.save("cases/register/oppsett.yaml", b"all stands on it")
        world.until_built("cases/register/oppsett.yaml", b"all stands on it")
        (root / "cases/nye").mkdir()
        world.save("cases/nye/RT-2026-002.yaml", b"in a new folder")
        world.until_built("cases/nye/RT-2026-002.yaml", b"in a new folder")
    assert world.office.heard[:3] == [None, frozenset({CASE.removeprefix("cases/")}), None]
    assert None in world.office.heard[3:]
    with watching(root, Setup(root, Way.LOOKING, periods=FAST)) as world:
        world.save(CASE, b"seen by a scan")
        world.until_built(CASE, b"seen by a scan")
    assert set(world.office.heard) == {None}


def test_the_overview_is_written_when_those_who_save_have_come_to_rest(root: Path) -> None:
    with watching(root, Setup(root, periods=fast(calm=0.05))) as world:
        assert world.office.told == 0, "a build of everything has written it"
        world.save(CASE, b"heard")
        world.until_built(CASE, b"heard")
        world.until(lambda: world.office.told == 1, "the overview")
    with watching(root, Setup(root, periods=fast(calm=3_600.0, longest=3_600.0))) as world:
        world.save(CASE, b"saved again")
        world.until_built(CASE, b"saved again")
        seen = world.office.moments
        world.until(lambda: world.office.moments > seen + 20, "regular jobs")
        assert world.office.told == 0, "somebody may still be saving"
        # What looks at everything writes it itself, and nothing is left to be done.
    with watching(root, Setup(root, periods=fast(calm=3_600.0, longest=0.05))) as world:
        world.save(CASE, b"saved all the time")
        world.until(lambda: world.office.told == 1, "the overview after the longest wait")


def test_an_overview_that_could_not_be_written_is_written_by_a_build_of_everything(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = FakeOffice(root)
    monkeypatch.setattr(office, "tell", lambda progress: Outcome(failed=True))
    with watching(root, Setup(root, periods=fast(calm=0.05)), office=office) as world:
        world.save(CASE, b"heard")
        world.until(lambda: len(office.heard) > 2 and office.heard[-1] is None, "a build of everything")
        assert office.heard[1] is not None


def test_words_rename_dance_with_a_template_is_built_once_it_is_over(root: Path) -> None:
    template = root / "templates/referat.docx"
    template.write_bytes(b"old")
    with watching(root) as world:
        (root / "templates/~$ferat.docx").write_bytes(b"owner")
        (root / "templates/~WRD0000.tmp").write_bytes(b"new")
        template.rename(root / "templates/~WRL0001.tmp")
        (root / "templates/~WRD0000.tmp").rename(template)
        (root / "templates/~WRL0001.tmp").unlink()
        world.until_built("templates/referat.docx", b"new")
        assert world.read_of("templates/referat.docx") == [b"old", b"new"]


@WAYS
def test_a_file_written_in_five_pieces_is_never_built_before_the_last(root: Path, way: Way) -> None:
    chunks = [f"line {number}: text\n".encode() for number in range(5)]
    with watching(root, Setup(root, way, periods=FAST)) as world:
        write_slowly(root / CASE, chunks, 0.06)
        world.until_built(CASE, b"".join(chunks))
        assert world.read_of(CASE) == [None, b"".join(chunks)]


def test_a_file_that_is_written_to_from_one_look_to_the_next_is_waited_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.watch.rest.WINDOW_NS", 1_500_000_000)
    chunks = [f"line {number}: text\n".encode() for number in range(20)]
    with watching(root, Setup(root, Way.LOOKING, periods=fast(poll=1.0))) as world:
        write_slowly(root / CASE, chunks, 0.1)
        world.until_built(CASE, b"".join(chunks))
        assert world.read_of(CASE) == [None, b"".join(chunks)]


def test_pieces_further_apart_than_a_closed_file_needs_are_waited_for_too(root: Path) -> None:
    chunks = [b"a: 1\n", b"b: 2\n", b"c: 3\n"]
    with watching(root) as world:
        write_slowly(root / CASE, chunks, 0.3)
        world.until_built(CASE, b"".join(chunks))
        assert world.read_of(CASE) == [None, b"".join(chunks)]


def test_a_file_that_is_written_all_the_time_delays_another_groups_by_the_longest_wait_and_is_itself_left_out(
    root: Path,
) -> None:
    other = "cases/ansvarsgrupper/AG-2026-001/gruppe.yaml"
    (root / other).parent.mkdir(parents=True)
    (root / other).write_bytes(b"before")
    over = threading.Event()

    def write_on() -> None:
        with (root / CASE).open("wb") as file:
            while not over.wait(0.05):
                file.write(b"x")
                file.flush()

    writer = threading.Thread(target=write_on)
    patience = Patience(longest=1.0)
    with watching(root, Setup(root, Way.EVENTS, patience=patience, periods=FAST)) as world:
        writer.start()
        try:
            world.save(other, b"after")
            world.until_built(other, b"after")
            assert world.office.paths[-1] == (other,)
        finally:
            over.set()
            writer.join()
        world.until_built(CASE, (root / CASE).read_bytes())


def test_a_folder_that_is_moved_in_whole_is_built(root: Path, tmp_path: Path) -> None:
    new = tmp_path / "elsewhere/AG-2026-077"
    new.mkdir(parents=True)
    (new / "gruppe.yaml").write_bytes(b"group")
    with watching(root) as world:
        (root / "cases/ansvarsgrupper").mkdir()
        new.rename(root / "cases/ansvarsgrupper/AG-2026-077")
        world.until_built("cases/ansvarsgrupper/AG-2026-077/gruppe.yaml", b"group")
        world.save("cases/ansvarsgrupper/AG-2026-077/gruppe.yaml", b"group, again")
        world.until_built("cases/ansvarsgrupper/AG-2026-077/gruppe.yaml", b"group, again")


def test_a_folder_that_came_is_looked_into_though_nothing_was_told_of_its_files(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.watch.native.is_source", lambda path: False)
    new = tmp_path / "AG-2026-077"
    new.mkdir()
    (new / "gruppe.yaml").write_bytes(b"group")
    with watching(root) as world:
        new.rename(root / "cases/AG-2026-077")
        world.until_built("cases/AG-2026-077/gruppe.yaml", b"group")


def test_a_storm_beyond_what_the_inbox_holds_loses_no_save_and_is_few_builds(root: Path) -> None:
    with watching(root, Setup(root, Way.EVENTS, periods=FAST, inbox_limit=8)) as world:
        saved = {f"cases/saker/RT-2026-{number:03}.yaml": f"save {number}".encode() for number in range(100, 500)}
        for path, data in saved.items():
            world.save(path, data)
        world.until(lambda: bool(world.office.builds) and saved.items() <= world.office.builds[-1].items(), "every save")
        assert world.office.attempts < 20


def test_folders_beyond_the_watch_limit_are_looked_at_instead(root: Path) -> None:
    paths = [f"cases/ansvarsgrupper/AG-2026-{number:03}/gruppe.yaml" for number in range(70)]
    for path in paths:
        (root / path).parent.mkdir(parents=True)
    with watching(root, Setup(root, periods=FAST, watch_limit=60)) as world:
        world.until_said("more folders than the system lets us follow")
        for path in paths:
            world.save(path, path.encode())
        world.until(lambda: all(world.office.builds[-1].get(path) == path.encode() for path in paths), "every group")


def test_events_that_no_longer_come_are_noticed_and_done_without(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.watch.native.Native._hear", lambda self, event: None)
    with watching(root, Setup(root, Way.EVENTS, periods=fast(probe=0.1, answer=0.3))) as world:
        world.until_said("no longer tells of changes")
        world.save(CASE, b"seen all the same")
        world.until_built(CASE, b"seen all the same")


def test_only_a_probe_that_is_not_answered_in_time_means_that_events_no_longer_come(root: Path) -> None:
    inbox = Inbox()
    listening = Listening(Setup(root, Way.EVENTS), inbox)
    assert listening.begin(root, folders=3) is None
    try:
        listening.probe(root, 0.0)
        assert listening.gone_deaf(4.9) is None
        heard: list[News] = []
        while News.PROBE not in heard:
            heard += [message.news for message in inbox.take(30)] or [News.PROBE, News.STOP]
        assert News.STOP not in heard, "the event of the probe never came"
        listening.answered()
        assert listening.gone_deaf(100.0) is None and listening.way is Way.EVENTS
        listening.probe(root, 200.0)
        listening.probe(root, 203.0)
        assert listening.gone_deaf(205.0) == DEAF and listening.way is Way.LOOKING
        assert listening.begin(root, folders=3) is None and listening.way is Way.LOOKING
    finally:
        listening.end()


# --- the world fails -----------------------------------------------------------------------------------------------


@WAYS
def test_a_workspace_that_goes_away_is_waited_for_and_nothing_is_made_in_its_place(root: Path, tmp_path: Path, way: Way) -> None:
    away = tmp_path / "away"
    with watching(root, Setup(root, way, periods=FAST)) as world:
        world.until_built(CASE, None)
        root.rename(away)
        world.until_said("The workspace is gone")
        (away / CASE).write_bytes(b"saved by another machine meanwhile")
        assert not root.exists()
        builds = len(world.office.builds)
        away.rename(root)
        world.until_said("The workspace is back")
        world.until_built(CASE, b"saved by another machine meanwhile")
        assert len(world.office.builds) > builds
        world.save(CASE, b"and here")
        world.until_built(CASE, b"and here")


def test_another_folder_in_the_same_place_is_listened_to(root: Path, tmp_path: Path) -> None:
    other = workspace(tmp_path / "other")
    (other / CASE).write_bytes(b"of the other")
    with watching(root, Setup(root, Way.EVENTS, periods=fast(presence=2.0))) as world:
        world.until_built(CASE, None)
        root.rename(tmp_path / "old")
        other.rename(root)
        world.until_built(CASE, b"of the other")
        world.save(CASE, b"and heard there")
        world.until_built(CASE, b"and heard there")


def test_a_build_that_fails_is_tried_again_and_said_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.watch.retry.FIRST", 0.05)
    office = FakeOffice(root, fail=DocgenError("Disken er full.", "The disk is full."))
    with watching(root, office=office) as world:
        world.until(lambda: office.attempts >= 4, "attempts")
        assert office.said.count("The disk is full.") == 1
        world.until(
            lambda: bool((pulse := read_pulse(root)) and pulse.failing) or office.changed.wait(0.05), "a pulse that tells"
        )
        office.fail = None
        world.until_said("All is well again")
        assert office.builds


@pytest.mark.parametrize("bug", [ZeroDivisionError("Kari Nordmann"), OSError(errno.EIO, "Kari Nordmann")])
def test_a_bug_in_a_build_does_not_end_the_watcher(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bug: Exception
) -> None:
    monkeypatch.setattr("docgen.watch.retry.FIRST", 0.05)
    office = FakeOffice(root, fail=bug)
    with watching(root, office=office, log=tmp_path / "log") as world:
        world.until(lambda: office.attempts >= 3, "attempts")
        office.fail = None
        world.save(CASE, b"after the bug")
        world.until_built(CASE, b"after the bug")
    log = (tmp_path / "log/vakt.log").read_text("utf-8")
    assert (
        "internfeil type=ZeroDivisionError sted=watch_world.py:"
        if isinstance(bug, ZeroDivisionError)
        else "verden type=OSError:5"
    ) in log
    assert "Kari" not in log and "Kari" not in "".join(office.said)


def test_an_answer_that_could_not_be_written_is_tried_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.watch.retry.FIRST", 0.05)
    office = FakeOffice(root, outcome=Outcome(exit_code=3, failed=True))
    with watching(root, office=office) as world:
        world.until(lambda: len(office.builds) >= 3, "builds")
        office.outcome = Outcome()
        world.until_said("All is well again")


def test_the_word_to_stop_is_heard_between_two_documents(root: Path) -> None:
    entered = threading.Event()
    passed: list[int] = []

    def documents(progress: object) -> None:
        entered.set()
        for number in range(1000):
            entered.wait()
            progress(number, 1000)  # type: ignore[operator]
            passed.append(number)
            threading.Event().wait(0.01)

    with watching(root) as world:
        world.office.during = documents
        world.save(CASE, b"a reason to build")
        assert entered.wait(10)
        world.watcher.stop()
    assert len(passed) < 1000 and len(world.office.builds) == 1


def test_the_word_to_stop_ends_a_wait_of_any_length(root: Path) -> None:
    never = fast(presence=600.0, pulse=600.0)
    with watching(root, Setup(root, Way.EVENTS, periods=never)):
        while not ((pulse := read_pulse(root)) and pulse.built):
            threading.Event().wait(0.01)
    # The world's end waits for the thread: no job of this timetable would have woken it.


# --- what else is a reason to build --------------------------------------------------------------------------------


def test_a_document_that_a_person_edits_is_seen_at_the_slow_look(root: Path) -> None:
    document = root / "output/AG-2026-001/referat.docx"
    document.parent.mkdir()
    document.write_bytes(b"ours")
    with watching(root, Setup(root, Way.EVENTS, periods=fast(scan=0.1))) as world:
        world.until(lambda: len(world.office.builds) == 1, "the first build")
        document.write_bytes(b"ours, and a word of hers")
        world.until(lambda: len(world.office.builds) == 2, "a build for the edit")
        document.unlink()
        world.until(lambda: len(world.office.builds) == 3, "a build for the deletion")


def test_a_new_day_builds(root: Path) -> None:
    with watching(root) as world:
        world.until(lambda: len(world.office.builds) == 1, "the first build")
        world.office.shift = dt.timedelta(days=1)
        world.until(lambda: len(world.office.builds) >= 2, "a build for the day")


def test_the_overview_is_asked_for_now_and_then_though_nothing_has_changed(root: Path) -> None:
    with watching(root, Setup(root, Way.EVENTS, periods=fast(page=0.2))) as world:
        world.until(lambda: len(world.office.builds) >= 4, "runs that may renew the overview")
    assert set(world.office.heard) == {None}
    with watching(root, Setup(root, Way.EVENTS, periods=fast(page=600.0))) as world:
        seen = world.office.moments
        world.until(lambda: world.office.moments > seen + 20, "regular jobs")
        assert len(world.office.builds) == 1


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_clock_that_is_put_neither_hurries_nor_starves(root: Path, hours: int) -> None:
    chunks = [b"a: 1\n", b"b: 2\n", b"c: 3\n"]
    with watching(root) as world:
        world.office.shift = dt.timedelta(hours=hours)
        write_slowly(root / CASE, chunks, 0.06)
        world.until_built(CASE, b"".join(chunks))
        assert world.read_of(CASE) == [None, b"".join(chunks)]


# --- empty new files -----------------------------------------------------------------------------------------------

NEW = "cases/saker/RT-2026-500.yaml"


def test_an_empty_new_file_is_filled_and_only_such_a_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.watch.newborn.WAIT", 0.2)
    old, emptied, untold = (f"cases/saker/RT-2026-5{number}.yaml" for number in ("01", "02", "03"))
    (root / old).touch()
    office = FakeOffice(root, skeletons=dict.fromkeys((NEW, old, emptied), "# skjelett æøå\n"))
    with watching(root, office=office) as world:
        world.save(emptied, b"content")
        world.until_built(emptied, b"content")
        (root / emptied).write_bytes(b"")
        (root / untold).touch()
        (root / NEW).touch()
        world.until_built(NEW, "# skjelett æøå\n".encode())
        assert [(root / path).read_bytes() for path in (old, emptied, untold)] == [b"", b"", b""]
        (root / NEW).write_bytes(b"")
        world.until_built(NEW, b"")
        world.save(CASE, b"later")
        world.until_built(CASE, b"later")
        assert (root / NEW).read_bytes() == b""
