"""The day of the run as a date that notices how it is asked, and so knows on which day an answer may become another.

«Is today before 1 May?» stays answered until 1 May. Everything that judges gets this date; whoever stored its judgements asks
`Watch.until` when they must be judged again (design.md §8: the first day on which verdicts can change). What it does not
understand counts as a question that tomorrow answers differently.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")
_DAY = dt.timedelta(days=1)
NEVER = dt.date.max


@dataclass
class Watch:
    """The first day on which something that was asked since `begin` is answered differently."""

    until: dt.date = NEVER
    on: bool = True

    def begin(self) -> None:
        """Forget what was asked before."""
        self.until = NEVER

    @contextmanager
    def off(self) -> Iterator[None]:
        """Let the day be used without noticing: where it is printed on a paper that keeps the day it was made."""
        before, self.on = self.on, False
        try:
            yield
        finally:
            self.on = before


class RunDay(dt.date):
    """A date that tells `watch` of every comparison. Adding days gives another that watches the same run."""

    watch: Watch
    offset: dt.timedelta
    plain: dt.date
    """The same day without a watch."""

    @classmethod
    def of(cls, day: dt.date, watch: Watch, offset: dt.timedelta = dt.timedelta()) -> RunDay:
        """`day` watched; it lies `offset` after the day of the run."""
        plain = _plain(day)
        made = cls(plain.year, plain.month, plain.day)
        made.plain = plain
        made.watch = watch
        made.offset = offset
        return made

    def _changes(self, value: dt.date, other: object = None) -> None:
        """The answer is another one when this date reaches `value`; never, when `other` moves on with it."""
        if not self.watch.on or isinstance(other, RunDay):
            return
        try:
            day = value - self.offset
        except OverflowError:
            return
        if day < self.watch.until:
            self.watch.until = day

    def _tomorrow(self) -> None:
        plain = _plain(self)
        if plain < NEVER:
            self._changes(plain + _DAY)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, dt.date):
            return NotImplemented
        answer = dt.date.__lt__(self, other)
        if answer:
            self._changes(_plain(other), other)
        return answer

    def __le__(self, other: object) -> bool:
        if not isinstance(other, dt.date):
            return NotImplemented
        answer = dt.date.__le__(self, other)
        if answer and other < NEVER:
            self._changes(_plain(other) + _DAY, other)
        return answer

    def __gt__(self, other: object) -> bool:
        below = self.__le__(other)
        return below if below is NotImplemented else not below

    def __ge__(self, other: object) -> bool:
        below = self.__lt__(other)
        return below if below is NotImplemented else not below

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, dt.date):
            return NotImplemented
        answer = dt.date.__eq__(self, other)
        if answer and not isinstance(other, RunDay):
            self._tomorrow()
        elif dt.date.__lt__(self, other):
            self._changes(_plain(other), other)
        return answer

    def __ne__(self, other: object) -> bool:
        same = self.__eq__(other)
        return same if same is NotImplemented else not same

    def __hash__(self) -> int:
        self._tomorrow()
        return dt.date.__hash__(self)

    def __add__(self, other: dt.timedelta) -> RunDay:
        return RunDay.of(_plain(self) + other, self.watch, self.offset + other)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        if isinstance(other, dt.timedelta):
            return self + -other
        self._tomorrow()
        return _plain(self) - _plain(other)

    def __rsub__(self, other: dt.date) -> dt.timedelta:
        self._tomorrow()
        return _plain(other) - _plain(self)

    @property
    def year(self) -> int:
        year = dt.date.year.__get__(self)
        if year < dt.MAXYEAR:
            self._changes(dt.date(year + 1, 1, 1))
        return int(year)

    @property
    def month(self) -> int:
        plain = _plain(self)
        if (plain.year, plain.month) < (dt.MAXYEAR, 12):
            self._changes(dt.date(plain.year + plain.month // 12, plain.month % 12 + 1, 1))
        return plain.month

    @property
    def day(self) -> int:
        self._tomorrow()
        return int(dt.date.day.__get__(self))

    def __reduce__(self) -> tuple[Any, ...]:
        # Stored, it is a date like any other.
        return (dt.date, _plain(self).timetuple()[:3])


def _plain(day: dt.date) -> dt.date:
    """The same day without a watch; what is kept longer than the run holds this one."""
    return day.plain if isinstance(day, RunDay) else day


def unwatched(day: dt.date) -> dt.date:
    """The same day as a date like any other, for what outlives the run."""
    return _plain(day)


@dataclass
class Answers:
    """Answers about days, each worked out once; a memory of whoever holds it, and no older than it.

    An answer given again is noted as it was the first time: the watch learns on which day it becomes another.
    """

    _known: dict[tuple[Hashable, ...], tuple[Any, dt.date]] = field(default_factory=dict)

    def of(self, day: dt.date, about: tuple[Hashable, ...], answer: Callable[[], T]) -> T:
        """The answer for a day. It rests on the day, on `about` (plain values) and on nothing that changes while this lives."""
        if not isinstance(day, RunDay):
            return self._plainly((*about, day), answer)
        watch, place = day.watch, (*about, day.plain, day.offset)
        known = self._known.get(place)
        if known is None:
            if not watch.on:
                return answer()  # it would be kept without the day on which it changes
            before = watch.until
            watch.begin()
            try:
                known = self._known[place] = answer(), watch.until
            finally:
                watch.until = min(before, watch.until)
        if watch.on and known[1] < watch.until:
            watch.until = known[1]
        found: T = known[0]
        return found

    def _plainly(self, place: tuple[Hashable, ...], answer: Callable[[], T]) -> T:
        known = self._known.get(place)
        if known is None:
            known = self._known[place] = answer(), NEVER
        found: T = known[0]
        return found


def _asking(name: str) -> Callable[..., Any]:
    plain = getattr(dt.date, name)

    def ask(self: RunDay, *arguments: Any, **named: Any) -> Any:
        self._tomorrow()
        return plain(_plain(self), *arguments, **named)

    ask.__name__ = name
    return ask


for _name in ("ctime", "isocalendar", "isoformat", "isoweekday", "replace", "strftime", "timetuple", "toordinal", "weekday",
              "__format__", "__repr__", "__str__"):  # fmt: skip
    setattr(RunDay, _name, _asking(_name))
