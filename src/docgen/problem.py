"""The problem: one thing that is wrong, where it stands, and the way out of it.

A mistake in the user's files is a value, never an exception: the rooms collect problems, the command line prints them.
Nothing here prints, sorts by taste or knows any rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple, Protocol

LANGUAGES = ("nb", "en")
HIDDEN = "skjult"
"""What stands for a private value in JSON and in logs, in both languages (ux.md §5.1)."""


class Severity(StrEnum):
    """How grave: FEIL stops documents or copies, ADVARSEL is listed beside what was made, INFO is a note."""

    FEIL = "feil"
    ADVARSEL = "advarsel"
    INFO = "info"


class Position(NamedTuple):
    """A place in a file of the workspace. `line` and `column` count from 1; 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Quoted(str):
    """The user's own words inside a message. They may name a person, so JSON and logs print «skjult» instead."""

    __slots__ = ()

    @property
    def first_line(self) -> Quoted:
        """A text of several lines by its first one, which is enough to find it by."""
        first, *more = self.strip().splitlines() or [""]
        return Quoted(f"{first.rstrip()} …" if more else first)


@dataclass(frozen=True)
class Text:
    """A sentence in both languages with the values it quotes, put together first when somebody reads it."""

    nb: str
    en: str
    values: tuple[tuple[str, str], ...] = ()

    def say(self, lang: str, *, hide: bool = False) -> str:
        """Give the sentence in `lang` ("nb" or "en"); `hide` puts «skjult» for every value the user wrote."""
        pattern = self.en if lang == "en" else self.nb
        values = {name: HIDDEN if hide and isinstance(value, Quoted) else value for name, value in self.values}
        return pattern.format_map(values)


class Wording(Protocol):
    """The row of a message table that a problem is made from: severity, sentence and way out in both languages."""

    @property
    def severity(self) -> str: ...
    @property
    def nb(self) -> str: ...
    @property
    def en(self) -> str: ...
    @property
    def help_nb(self) -> str: ...
    @property
    def help_en(self) -> str: ...


@dataclass(frozen=True, order=True)
class Stop:
    """What a problem stops: the documents of one subject ("*" = every subject).

    `kind` narrows it to one document type and `receiver` to one copy; "*" means all. `unless` names document types
    that are made all the same (the consent form, which is how most blocks are lifted).
    """

    subject: str
    kind: str = "*"
    receiver: str = "*"
    unless: tuple[str, ...] = ()

    def covers(self, subject: str, kind: str, receiver: str = "*") -> bool:
        """Whether this stop hits the given document, or the given copy of it when `receiver` is a key."""
        return (
            self.subject in ("*", subject)
            and self.kind in ("*", kind)
            and self.receiver in ("*", receiver)
            and kind not in self.unless
        )


@dataclass(frozen=True)
class Problem:
    """One problem. `where` points at the value that has to change; `stops` is empty unless the severity is FEIL.

    `concerns` are the documents that it was found on, stopped or not: what is said of a paper that was sent is said on it.
    """

    code: str
    severity: Severity
    where: Position
    message: Text
    help: Text
    field: str = ""
    stops: tuple[Stop, ...] = ()
    concerns: tuple[Stop, ...] = ()

    @classmethod
    def of(
        cls,
        code: str,
        wording: Wording,
        where: Position,
        values: Mapping[str, str] | None = None,
        *,
        field: str = "",
        stops: Iterable[Stop] = (),
        concerns: Iterable[Stop] = (),
        severity: Severity | None = None,
    ) -> Problem:
        """Make a problem from a row of a message table; `values` fill the row's places in both languages."""
        pairs = tuple((name, value.first_line if isinstance(value, Quoted) else value) for name, value in (values or {}).items())
        return cls(
            code=code,
            severity=severity or Severity(wording.severity),
            where=where,
            message=Text(wording.nb, wording.en, pairs),
            help=Text(wording.help_nb, wording.help_en, pairs),
            field=field,
            stops=tuple(stops),
            concerns=tuple(concerns),
        )

    @property
    def is_error(self) -> bool:
        """Whether this problem keeps a document or a copy from being made."""
        return self.severity is Severity.FEIL


def collect(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by place and join those that say the same of the same place: one problem per cause.

    Two documents that stand on one fault give one problem whose `stops` and `concerns` list both; where it is graver for the
    one than for the other, the gravest stands.
    """
    joined: dict[tuple[object, ...], Problem] = {}
    for problem in problems:
        key = (problem.code, problem.where, problem.message, problem.help)
        seen = joined.get(key)
        if seen is None and len(problem.stops) < 2 and len(problem.concerns) < 2:
            joined[key] = problem  # nothing to join and nothing to sort, as most are: a workspace has thousands
            continue
        seen = seen or problem
        joined[key] = replace(
            problem,
            severity=min(problem.severity, seen.severity, key=_GRAVITY.index),
            stops=tuple(sorted({*seen.stops, *problem.stops})),
            concerns=tuple(sorted({*seen.concerns, *problem.concerns})),
        )
    return tuple(sorted(joined.values(), key=_by_place))


_GRAVITY = (Severity.FEIL, Severity.ADVARSEL, Severity.INFO)


def _by_place(problem: Problem) -> tuple[object, ...]:
    where = problem.where
    return (where.file, where.line, where.column, problem.code, problem.message.nb, problem.message.values)
