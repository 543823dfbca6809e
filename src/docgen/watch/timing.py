"""When the watcher's regular jobs are due, and how often it may look so that looking costs next to nothing. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Job(StrEnum):
    """What is done again and again."""

    PRESENCE = "presence"
    """Is the workspace there, and is it the same folder as before?"""
    SCAN = "scan"
    """Look at every source: the truth behind the events."""
    OUTPUT = "output"
    """Look at what lies in output/: has a person edited or deleted a document?"""
    PROBE = "probe"
    """Touch a file of our own: do events still come?"""
    PULSE = "pulse"
    """Tell the others that we live."""
    TELL = "tell"
    """Write the overview that the last saves have made another."""
    PAGE = "page"
    """Build once more though nothing has changed: the overview then tells that we live."""


@dataclass(frozen=True)
class Periods:
    """Seconds between two times. `scan` is for a folder whose events we hear, `poll` for one whose we do not."""

    presence: float = 2.0
    scan: float = 15.0
    poll: float = 2.0
    probe: float = 60.0
    pulse: float = 30.0
    page: float = 3_600.0
    calm: float = 1.0
    """How long nobody must have saved before that is done which a save need not wait for: the overview, a look at output/."""
    longest: float = 30.0
    """How long that waits at most, where somebody saves all the time."""
    answer: float = 5.0
    """How long the probe's event may take."""


@dataclass(frozen=True)
class Cost:
    """What the last scan took, in seconds: of the clock on the wall (a share answers slowly) and of this machine's processor."""

    wall: float = 0.0
    cpu: float = 0.0


POLL_SHARE, SCAN_SHARE = 40.0, 1_000.0
"""Scans may take a 40th of the processor's time when they are all we have (2.5 %), a 1,000th beside events; output/ as much."""


def scan_period(periods: Periods, cost: Cost, *, polling: bool) -> float:
    """How long until the next scan: at least ten times as long as the last one took (pipeline.md §4)."""
    if polling:
        return max(periods.poll, 10 * cost.wall, POLL_SHARE * cost.cpu)
    return max(periods.scan, 10 * cost.wall, SCAN_SHARE * cost.cpu)


NEVER = float("inf")


class Calm:
    """When what can wait may be done: when nobody has saved for a while, and at most `longest` after it first could be."""

    def __init__(self, periods: Periods) -> None:
        self._periods = periods
        self._quiet_from = 0.0

    def stirred(self, now: float) -> None:
        """Somebody saves, or what she saved has just been built."""
        self._quiet_from = now + self._periods.calm

    def moment(self, since: float) -> float:
        """When what has waited since then may be done."""
        return max(since, min(self._quiet_from, since + self._periods.longest))


class Timetable:
    """When each job is due next. Times are seconds of a clock that only goes forward."""

    def __init__(self, begin: float) -> None:
        self._next: dict[Job, float] = dict.fromkeys(Job, begin)

    @property
    def next(self) -> float:
        """When the first of them is due."""
        return min(self._next.values())

    def is_due(self, job: Job, now: float) -> bool:
        return self._next[job] <= now

    def put(self, job: Job, when: float) -> None:
        """The job is due next at `when`."""
        self._next[job] = when

    def hurry(self, job: Job, when: float) -> None:
        """The job is due at `when`, or earlier where it was so already."""
        self._next[job] = min(self._next[job], when)
