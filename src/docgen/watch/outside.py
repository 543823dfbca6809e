"""What the watcher is given: a way to build, to write a skeleton, to say a sentence, and to know what time it is.

The watcher knows when; what a build is and how its report is printed is the command line's affair. So tests can give it an office
that only counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from docgen.problem import Text
from docgen.watch.dirty import Patience
from docgen.watch.inbox import LIMIT
from docgen.watch.timing import Periods


class Stopped(Exception):  # noqa: N818 -- no error: somebody asked for it
    """The watcher was asked to end while a build ran; flies from between two documents, never out of one."""


@dataclass(frozen=True)
class Outcome:
    """What a build came to, in numbers. `exit_code` is that of `docgen build`; `failed` when the world kept it from its end."""

    exit_code: int = 0
    made: int = 0
    stopped: int = 0
    waiting: int = 0
    kept: int = 0
    errors: int = 0
    warnings: int = 0
    failed: bool = False


class Office(Protocol):
    """The program around the watcher."""

    def build(self, paths: tuple[str, ...], progress: Callable[[int, int], None], heard: frozenset[str] | None = None) -> Outcome:
        """Build what is due, of the given files or (with none) of the whole workspace; print what became of it.

        `heard` are the case files (raw, below cases/) of which alone events have told: the build need not look at others. None
        lets it look at everything. A build of what was heard leaves the overview to `tell`.

        `progress` is called between documents and may raise `Stopped`. Raises DocgenError when the world failed.
        """
        ...

    def tell(self, progress: Callable[[int, int], None]) -> Outcome:
        """Write the overview as the last builds have left it to be written. Raises as `build` does."""
        ...

    def skeleton(self, path: str) -> str | None:
        """What to write into an empty file of this name; None when its name says nothing, or speaks of something known."""
        ...

    def say(self, text: Text) -> None:
        """Tell the person at the terminal."""
        ...

    def moment(self) -> dt.datetime:
        """The clock on the wall, with its zone."""
        ...

    def seconds(self) -> float:
        """A clock that only goes forward."""
        ...


class Way(StrEnum):
    """How changes are found: by the file system's events (with a scan now and then), or by looking again and again."""

    EVENTS = "hendelser"
    LOOKING = "jevnlig"


@dataclass(frozen=True)
class Setup:
    """What a watcher was asked to do. `way` None chooses by the file system; `watch_limit` None asks the system."""

    root: Path
    way: Way | None = None
    is_local: bool = True
    patience: Patience = field(default_factory=Patience)
    periods: Periods = field(default_factory=Periods)
    inbox_limit: int = LIMIT
    watch_limit: int | None = None
