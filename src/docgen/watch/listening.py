"""How the watcher comes to know: by events where they can be trusted, else by looking. It tests that they still come."""

from __future__ import annotations

from pathlib import Path

from docgen.problem import Text
from docgen.watch.inbox import Inbox
from docgen.watch.native import Native, free_watches
from docgen.watch.outside import Setup, Way
from docgen.watch.probe import file_clock_ns
from docgen.watch.wordings import DEAF, TOO_MANY_FOLDERS

_OWN_WATCHES = 2
"""The workspace itself and `.docgen/`, beside the folders of sources."""


class Listening:
    """The events of one workspace, or the decision to do without."""

    def __init__(self, setup: Setup, inbox: Inbox) -> None:
        self._setup = setup
        self._inbox = inbox
        self._native: Native | None = None
        self._asked: float | None = None
        self._is_deaf = False

    @property
    def way(self) -> Way:
        return Way.EVENTS if self._native else Way.LOOKING

    @property
    def is_broken(self) -> bool:
        """Whether events were to come and the one who brings them has died."""
        return self._native is not None and not self._native.is_alive

    def begin(self, root: Path, folders: int) -> Text | None:
        """Listen if it can be done; the sentence to say when it was wanted and cannot.

        `folders` is how many there are to be watched: beyond the system's limit watchdog goes on without a word.
        """
        self.end()
        setup = self._setup
        if setup.way is Way.LOOKING or (setup.way is None and not setup.is_local):
            return None
        if self._is_deaf:
            return None
        limit = free_watches() if setup.watch_limit is None else setup.watch_limit
        if limit is not None and folders + _OWN_WATCHES > limit:
            return TOO_MANY_FOLDERS
        native = Native(root, self._inbox)
        try:
            native.listen()
        except OSError:
            native.close_down()
            return TOO_MANY_FOLDERS
        self._native = native
        return None

    def probe(self, root: Path, now: float) -> None:
        """Touch our own file, whose event must come."""
        if self._native and file_clock_ns(root) is not None:
            self._asked = now if self._asked is None else self._asked

    def answered(self) -> None:
        """The event of our own file has come."""
        self._asked = None

    def gone_deaf(self, now: float) -> Text | None:
        """The sentence to say when the probe's event did not come in time; from now on we look for ourselves."""
        if self._asked is None or now - self._asked < self._setup.periods.answer:
            return None
        self.end()
        # The same thread would bring the events of a new try too; a watcher that is started again begins anew.
        self._is_deaf = True
        return DEAF

    def end(self) -> None:
        """Listen no more."""
        if self._native:
            self._native.close_down()
        self._native = self._asked = None
