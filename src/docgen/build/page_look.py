"""Do the overview's pages lie there as they should, and is there anything new to tell? Asked before anything else is loaded."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

from docgen.build.settings import Settings
from docgen.build.state import State
from docgen.scan import Stat

KEPT = "oversikt"
"""The name under which it is kept how the pages were left."""
FRESH = dt.timedelta(minutes=50)
"""How long a page stands that tells of a living watcher: then it is made again, so that an old one tells that nobody lives."""


@dataclass(frozen=True)
class LeftPage:
    """How one page was left: its path below output/, the stat of what lies there, when it was made, and a digest of all that it
    rests on apart from the facts; "" for one that is looked at every time."""

    path: str
    stat: Stat | None
    made: dt.datetime | None
    rests: str


@dataclass(frozen=True)
class LeftPages:
    """How the pages were left: on which day, in which language, and what was told of the watcher. `ages` are those of oppsett."""

    day: dt.date
    lang: str
    watcher: str
    pages: tuple[LeftPage, ...]
    ages: tuple[int, int]


def told_of_watcher(settings: Settings) -> str:
    """What the pages say of the watcher, as far as it makes them others."""
    if settings.vakt is None:
        return ""
    return "går" if settings.vakt.is_alive else settings.vakt.last.isoformat()


def stat_of(path: Path) -> Stat | None:
    """The stat of a page; None when there is none."""
    try:
        return Stat.of(os.lstat(path))
    except OSError:
        return None


def is_grown_old(settings: Settings, left: LeftPage | None) -> bool:
    """Whether a page is to be written anew although it says the same: only then is seen that the watcher lives."""
    if settings.vakt is None or not settings.vakt.is_alive or settings.moment is None:
        return False
    # A page from a time to come was made while the clock was wrong: nobody would see for long that the watcher has died.
    return left is None or left.made is None or not dt.timedelta() <= settings.moment - left.made < FRESH


def pages_stand(settings: Settings, state: State) -> bool:
    """Whether the pages would say what they say already, after a run that has found nothing new."""
    left: LeftPages | None = state.find(KEPT)
    if left is None or (left.day, left.lang, left.watcher) != (settings.i_dag, settings.lang, told_of_watcher(settings)):
        return False
    return all(stat_of(settings.output / page.path) == page.stat and not is_grown_old(settings, page) for page in left.pages)
