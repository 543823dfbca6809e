"""What the watcher thinks: when a batch is ready, what has come to rest, when to look, when to try again. No clock and no disk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.scan import Stat
from docgen.watch.dirty import Dirty, Kind, Patience, heard_of, narrowed
from docgen.watch.newborn import WAIT, Newborns
from docgen.watch.rest import WINDOW_NS, is_at_rest, rest_left
from docgen.watch.retry import FIRST, LONGEST, Retry
from docgen.watch.timing import Calm, Cost, Job, Periods, Timetable, scan_period

PATIENCE = Patience()
PATHS = st.sampled_from([f"cases/saker/RT-2026-{number:03}.yaml" for number in range(8)])
MARKS = st.lists(
    st.tuples(st.floats(0, 0.4), PATHS, st.sampled_from(list(Kind))),
    min_size=1,
    max_size=40,
)
"""Changes: seconds since the one before, which file, what was heard."""


# --- batches -------------------------------------------------------------------------------------------------------


def test_a_closed_file_waits_a_little_and_one_written_to_a_little_more() -> None:
    for kind, quiet in ((Kind.CLOSED, 0.120), (Kind.MODIFIED, 0.500)):
        dirty = Dirty(PATIENCE)
        dirty.mark("a", kind, 10.0)
        assert dirty.batch(10.0 + quiet - 0.001) is None
        batch = dirty.batch(10.0 + quiet)
        assert batch and batch.ready == {"a"} and not batch.held
        assert dirty.next == pytest.approx(10.0 + quiet)


def test_one_that_is_still_written_to_keeps_the_others_waiting_until_the_longest_wait() -> None:
    dirty = Dirty(PATIENCE)
    dirty.mark("whole", Kind.CLOSED, 0.0)
    for tenth in range(29):
        now = tenth / 10
        dirty.mark("restless", Kind.MODIFIED, now)
        dirty.put_off({"restless": 0.120}, now)
        assert dirty.batch(now) is None
    dirty.put_off({"restless": 0.120}, 2.95)
    batch = dirty.batch(3.0)
    assert batch and batch.ready == {"whole"} and batch.held == {"restless"}


def test_one_that_is_changed_all_the_time_is_looked_at_after_the_longest_wait_all_the_same() -> None:
    dirty = Dirty(PATIENCE)
    for tenth in range(30):
        dirty.mark("a", Kind.MODIFIED, tenth / 10)
        assert dirty.batch(tenth / 10) is None
    batch = dirty.batch(3.0)
    assert batch and batch.ready == {"a"}


@given(MARKS)
def test_no_file_is_ready_before_its_quiet_while_and_all_are_by_the_longest_wait(marks: list[tuple[float, str, Kind]]) -> None:
    dirty = Dirty(PATIENCE)
    now = 0.0
    first: dict[str, float] = {}
    last: dict[str, tuple[float, Kind]] = {}
    for wait, path, kind in marks:
        until = now + wait
        # Between two changes one asks at every moment the map names, as the watcher does.
        while (due := dirty.next) is not None and due <= until:
            now = max(now, due)
            batch = dirty.batch(now)
            assert batch is not None, "the map named a moment at which nothing is to be done"
            for ready in batch.ready:
                when, how = last[ready]
                assert now >= when + PATIENCE.quiet(how) - 1e-9 or now >= first[ready] + PATIENCE.longest - 1e-9
                assert now <= first[ready] + PATIENCE.longest + PATIENCE.modified + 1e-9
                del first[ready], last[ready]
            dirty.forget(batch.ready)
        now = until
        dirty.mark(path, kind, now)
        first.setdefault(path, now)
        last[path] = (now, kind)
    final = dirty.batch(now + PATIENCE.longest)
    assert final is not None and final.ready == first.keys() and not final.held


BINARY = Patience(closed=0.125, modified=0.5, longest=3.0)
"""Numbers that a computer adds without rounding."""


@given(
    st.lists(st.tuples(st.integers(0, 40), PATHS, st.sampled_from(list(Kind))), min_size=1, max_size=40), st.integers(-9999, 9999)
)
def test_only_the_time_between_two_changes_counts(marks: list[tuple[int, str, Kind]], origin: int) -> None:
    here, there = Dirty(BINARY), Dirty(BINARY)
    now = 0.0
    for wait, path, kind in marks:
        now += wait / 64
        here.mark(path, kind, now)
        there.mark(path, kind, now + origin)
        assert here.batch(now) == there.batch(now + origin)
    assert here.next is not None and there.next == here.next + origin


def test_what_is_still_written_holds_its_own_folder_and_what_everything_stands_on_holds_all() -> None:
    group, beside, sak = "cases/ansvarsgrupper/AG-1/gruppe.yaml", "cases/ansvarsgrupper/AG-1/møte.yaml", "cases/saker/RT-1.yaml"
    assert narrowed([group, sak], [beside]) == {sak}
    assert narrowed([group], [beside]) is None
    assert narrowed([group, "cases/register/oppsett.yaml"], [sak]) == {group}
    for shared in ("cases/register/instanser.yaml", "templates/referat.docx", "docgen.toml"):
        assert narrowed([group, sak], [shared]) is None


# --- rest ----------------------------------------------------------------------------------------------------------

NOW = 1_790_000_000_000_000_000
STAT = Stat(100, NOW - 5 * WINDOW_NS, 7, NOW)


def test_a_file_is_left_alone_for_as_long_as_it_lacks_and_no_longer() -> None:
    a_moment_ago = replace_stat(STAT, mtime_ns=NOW - WINDOW_NS + 4_000_000)
    assert rest_left(a_moment_ago, a_moment_ago, NOW) == pytest.approx(0.004)
    assert rest_left(STAT, replace_stat(STAT, size=101), NOW) == pytest.approx(WINDOW_NS / 1e9)
    assert rest_left(STAT, STAT, NOW) == 0


def test_a_build_is_told_of_case_files_and_looks_at_all_when_all_stands_on_one_of_them() -> None:
    case = "cases/saker/RT-2026-001.yaml"
    assert heard_of([case, "cases/x.yaml"]) == {"saker/RT-2026-001.yaml", "x.yaml"}
    for shared in ("cases/register/oppsett.yaml", "templates/referat.docx", "docgen.toml"):
        assert heard_of([case, shared]) is None


def test_a_file_is_at_rest_when_two_looks_agree_and_it_was_not_just_written_to() -> None:
    assert is_at_rest(STAT, STAT, NOW)
    assert is_at_rest(None, None, NOW)
    assert not is_at_rest(STAT, replace_stat(STAT, size=101), NOW)
    assert not is_at_rest(None, STAT, NOW)
    assert not is_at_rest(STAT, None, NOW)
    just_now = replace_stat(STAT, mtime_ns=NOW - WINDOW_NS + 1)
    assert not is_at_rest(just_now, just_now, NOW)
    assert is_at_rest(just_now, just_now, None)


@given(st.integers(-3_600, 3_600), st.integers(0, 10 * WINDOW_NS))
def test_a_clock_that_is_put_neither_hurries_nor_starves(seconds: int, age: int) -> None:
    # The file's time and the time it is measured by come from one clock: what that clock says is no matter.
    shift = seconds * 1_000_000_000
    stat = replace_stat(STAT, mtime_ns=NOW + shift - age)
    assert is_at_rest(stat, stat, NOW + shift) == (age >= WINDOW_NS)


def test_a_file_from_the_future_is_not_waited_for() -> None:
    future = replace_stat(STAT, mtime_ns=NOW + 3_600_000_000_000)
    assert is_at_rest(future, future, NOW)


def replace_stat(stat: Stat, **changes: int) -> Stat:
    return stat._replace(**changes)


# --- timing --------------------------------------------------------------------------------------------------------


def test_looking_costs_at_most_its_share_of_the_time() -> None:
    periods = Periods()
    assert scan_period(periods, Cost(), polling=True) == 2.0
    assert scan_period(periods, Cost(), polling=False) == 15.0
    assert scan_period(periods, Cost(wall=11.0), polling=True) == 110.0
    busy = Cost(wall=0.2, cpu=0.2)
    assert busy.cpu / scan_period(periods, busy, polling=True) <= 0.03
    assert busy.cpu / scan_period(periods, busy, polling=False) <= 0.005


def test_a_job_can_be_hurried_but_not_held_back_by_hurrying() -> None:
    table = Timetable(0.0)
    table.put(Job.SCAN, 50.0)
    table.hurry(Job.SCAN, 20.0)
    table.hurry(Job.SCAN, 90.0)
    assert not table.is_due(Job.SCAN, 19.9) and table.is_due(Job.SCAN, 20.0)
    for job in Job:
        table.put(job, 30.0)
    table.hurry(Job.PROBE, 5.0)
    assert table.next == 5.0


def test_what_fails_again_and_again_is_tried_ever_more_rarely_and_told_once() -> None:
    retry, now, waits = Retry(), 0.0, []
    for attempt in range(12):
        assert retry.failed("the disk is full", now) == (attempt == 0)
        waits.append(retry.not_before - now)
        now = retry.not_before
    assert waits[0] == FIRST and waits[-1] == LONGEST and waits == sorted(waits)
    assert retry.failed("the share is away", now)
    assert retry.succeeded() and not retry.succeeded() and not retry.is_failing
    assert retry.failed("the disk is full", now)
    assert retry.not_before - now == FIRST


# --- empty new files -----------------------------------------------------------------------------------------------

EMPTY = STAT._replace(size=0)


def test_an_empty_file_is_new_only_when_two_looks_saw_it_so() -> None:
    newborns = Newborns(["old"])
    for path in ("old", "new"):
        newborns.saw(path, EMPTY, 0.0)
    assert not newborns.ripe(WAIT - 0.01)
    assert newborns.ripe(WAIT) == {"new": EMPTY}
    assert newborns.next == WAIT


@pytest.mark.parametrize("between", [STAT, None, EMPTY._replace(mtime_ns=1), EMPTY._replace(inode=8)])
def test_one_that_was_anything_else_between_is_not(between: Stat | None) -> None:
    newborns = Newborns()
    newborns.saw("new", EMPTY, 0.0)
    newborns.saw("new", between, WAIT / 2)
    newborns.saw("new", EMPTY, WAIT - 0.01)
    assert not newborns.ripe(WAIT)


def test_one_that_ever_had_content_or_was_filled_never_is_again() -> None:
    newborns = Newborns()
    newborns.saw("had", STAT, 0.0)
    newborns.close("filled")
    for path in ("had", "filled"):
        newborns.saw(path, EMPTY, 1.0)
    assert not newborns.ripe(100.0)


def test_patience_is_what_was_measured() -> None:
    assert Patience() == Patience(0.120, 0.500, 3.0)


# --- what can wait -------------------------------------------------------------------------------------------------


def test_what_can_wait_is_done_at_once_where_nobody_saves() -> None:
    assert Calm(Periods()).moment(100.0) == 100.0


@given(st.lists(st.floats(0.0, 5.0), max_size=60), st.floats(0.0, 100.0))
def test_what_can_wait_waits_for_those_who_save_but_not_for_ever(pauses: list[float], since: float) -> None:
    periods = Periods()
    calm, now = Calm(periods), since
    for pause in pauses:
        now += pause
        calm.stirred(now)
        assert since <= calm.moment(since) <= since + periods.longest
        assert calm.moment(since) in (now + periods.calm, since + periods.longest)
