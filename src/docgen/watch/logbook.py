"""The watcher's log: bounded, on the machine that runs it, and without a word that somebody wrote.

    2026-11-26T21:58:34+01:00 bygget laget=3 feil=1 sekunder=0.21

A line is an event out of a fixed list with numbers, and for a fault of ours the place in our code. Sentences, paths, titles and
names never come here, for nobody could take them out again.
"""

from __future__ import annotations

import datetime as dt
import logging
import logging.handlers
import re
import traceback
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from docgen.disk import DocgenError

SIZE, COUNT = 500_000, 3
"""Bytes of one file, and how many older ones are kept."""
FILE = "vakt.log"


class Event(StrEnum):
    """What can be logged."""

    STARTED = "startet"
    ENDED = "avsluttet"
    CONNECTED = "tilkoblet"
    AWAY = "borte"
    BUILT = "bygget"
    FAILED = "verden"
    """The world failed: a full disk, a share away, another's lock."""
    FAULT = "internfeil"
    OVERFLOW = "overløp"
    DEAF = "døv"
    """Events no longer come."""
    JUMP = "klokkehopp"
    FILLED = "utfylt"


class Logbook:
    """Writes lines into a folder of the user's own; with None, or where that folder is closed, nowhere."""

    def __init__(self, folder: Path | None) -> None:
        # A logger of our own, not one of the process: nobody else's handlers see what goes in here.
        self._logger = logging.Logger("docgen.watch", logging.INFO)
        if folder is None:
            return
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handler = _Quiet(folder / FILE, maxBytes=SIZE, backupCount=COUNT, encoding="utf-8")
            handler.setFormatter(logging.Formatter("%(message)s"))
            self._logger.addHandler(handler)

    def write(self, event: Event, now: dt.datetime, **numbers: float | Place) -> None:
        """One line."""
        told = " ".join(
            f"{name}={value:.2f}" if isinstance(value, float) else f"{name}={value}" for name, value in numbers.items()
        )
        self._logger.info(f"{now.isoformat(timespec='seconds')} {event} {told}".rstrip())

    def close(self) -> None:
        """Let go of the file."""
        for handler in self._logger.handlers:
            handler.close()


class Place(str):
    """A word that is ours: the type of an exception, or where in our code it was raised."""

    __slots__ = ()


def kind_of_error(error: BaseException) -> Place:
    """The type of an exception; of a failure of the world, the operating system's word for it. Not what it says."""
    below = error.__cause__ if isinstance(error, DocgenError) else None
    number = below.errno if isinstance(below, OSError) else None
    return Place(re.sub(r"\W", "", type(below or error).__name__) + (f":{number}" if number else ""))


def place_of_error(error: BaseException) -> Place:
    """Where in our code it was raised: `publish.py:123`."""
    frames = traceback.extract_tb(error.__traceback__)
    return Place(f"{Path(frames[-1].filename).name}:{frames[-1].lineno}") if frames else Place("-")


class _Quiet(logging.handlers.RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:
        """A log that cannot be written (the disk is full) must not say so on the terminal for every line."""
