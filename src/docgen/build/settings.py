"""What one run was asked to do: the one frozen object at the seam between the command line and the work."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from docgen.build.look import LOCAL_WINDOW


@dataclass(frozen=True)
class Heartbeat:
    """When a watcher last told that it lives, and whether that is so lately that it does."""

    is_alive: bool
    last: dt.datetime


@dataclass(frozen=True)
class Settings:
    """What one run was asked to do; read once, in `cli`, from options, environment and docgen.toml.

    `i_dag` is the day every check is judged on where the documents have no date of their own. `paths` (posix, relative to
    the workspace) and `kinds` narrow the run; empty means everything. `moment` is when the run began, None when the day was
    given and is not the clock's. `cache` is where compiled templates are kept between runs, `state` what was judged; None keeps
    nothing. `filsystem` is what docgen.toml says of the workspace's file system, None where it is to be found out. `window`
    (nanoseconds) says how near to the moment of looking a file's time tells nothing; `thorough` trusts no time at all and reads
    every file. `new_editions` names the archived documents of which a new edition is to be made: paths in the workspace, or ids.
    `pdf` asks for a PDF beside each finished document; those that lie there are kept true to it in any case.

    `heard` are the case files (posix below cases/, as the disk spells them) of which a watcher has heard since the last run: the
    run looks at these, and at output/ where it is going to write, and for all else takes what the last whole look found. None
    looks at everything. It is a hint: whoever gives it must have the whole looked at now and then (docs/adr/0022).
    `pages` says whether the run writes the overview: a watcher leaves it until nobody saves, for a save waits for it.
    `vakt` is the watcher's last heartbeat, for the overview to tell; None where no watcher runs.
    """

    root: Path
    i_dag: dt.date
    lang: str = "nb"
    paths: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    dry_run: bool = False
    moment: dt.datetime | None = None
    cache: Path | None = None
    filsystem: str | None = None
    state: Path | None = None
    window: int = LOCAL_WINDOW
    thorough: bool = False
    new_editions: tuple[str, ...] = ()
    heard: frozenset[str] | None = None
    pdf: bool = False
    pages: bool = True
    vakt: Heartbeat | None = None

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def is_narrowed(self) -> bool:
        """Whether the run is about a part of the workspace only."""
        return bool(self.paths or self.kinds)
