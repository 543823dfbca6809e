"""The file system's own events, by way of watchdog: each is one message in the inbox and no more.

The only module that knows watchdog, and it imports it when a watch begins. What watchdog loses in silence is watched for here:
its log is the only place that speaks of an overflow, and the number of watches is counted beforehand (pipeline.md §4).
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.build.look import WORKING
from docgen.disk import make_one_folder
from docgen.watch.dirty import Kind
from docgen.watch.inbox import Inbox, Message, News
from docgen.watch.probe import NAME
from docgen.watch.sources import WATCHED, is_source

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent

PROBE = f"{WORKING}/{NAME}"
_MAX_WATCHES = Path("/proc/sys/fs/inotify/max_user_watches")
_WHOLE = frozenset({"closed", "moved", "deleted"})
"""Kinds of event after which a file is probably done with. Only Linux tells when a file is closed; nothing may rely on it."""


class Native:
    """The events of a workspace's sources. `close_down` after `listen`, also when that failed."""

    def __init__(self, root: Path, inbox: Inbox) -> None:
        self._root = root
        self._inbox = inbox
        self._observer: Any = None
        self._log = _Overflow(inbox)

    def listen(self) -> None:
        """Begin to hear.

        Raises:
            OSError: the system gives no more watches.
        """
        from watchdog.events import (
            DirCreatedEvent,
            DirDeletedEvent,
            DirMovedEvent,
            FileClosedEvent,
            FileCreatedEvent,
            FileDeletedEvent,
            FileModifiedEvent,
            FileMovedEvent,
            FileSystemEventHandler,
        )
        from watchdog.observers import Observer

        hear = self._hear

        class Handler(FileSystemEventHandler):
            def on_any_event(self, event: FileSystemEvent) -> None:
                hear(event)

        # Without the filter each file that a build reads is two events (pipeline.md §4).
        asked: list[type[FileSystemEvent]] = [
            DirCreatedEvent, DirDeletedEvent, DirMovedEvent,
            FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent,
        ]  # fmt: skip
        logging.getLogger("watchdog").addHandler(self._log)
        self._observer = Observer(timeout=0.2)
        make_one_folder(self._root / WORKING)
        for name in WATCHED:
            self._observer.schedule(Handler(), str(self._root / name), recursive=True, event_filter=asked)
        for folder in (self._root, self._root / WORKING):
            self._observer.schedule(Handler(), str(folder), recursive=False, event_filter=asked)
        self._observer.start()

    def close_down(self) -> None:
        """Hear no more."""
        logging.getLogger("watchdog").removeHandler(self._log)
        if self._observer is not None and self._observer.is_alive():
            # Not joined: its threads end by themselves, and what they still bring does no harm.
            self._observer.stop()
        self._observer = None

    @property
    def is_alive(self) -> bool:
        """Whether all of watchdog's threads run: one that died is told by nobody."""
        return self._observer is not None and self._observer.is_alive() and all(e.is_alive() for e in self._observer.emitters)

    def _hear(self, event: FileSystemEvent) -> None:
        kind = Kind.CLOSED if event.event_type in _WHOLE else Kind.MODIFIED
        for raw in {event.src_path, event.dest_path} - {"", b""}:
            path = self._posix(os.fsdecode(raw))
            if event.is_directory:
                if path.partition("/")[0] in WATCHED:
                    self._inbox.put(Message(News.FOLDER))
            elif path == PROBE:
                self._inbox.put(Message(News.PROBE))
            elif is_source(path):
                self._inbox.put(Message(News.CHANGED, path, kind))

    def _posix(self, path: str) -> str:
        return path.removeprefix(str(self._root)).replace(os.sep, "/").lstrip("/")


class _Overflow(logging.Handler):
    """watchdog's warnings: an overflow, or a folder it could not go on watching. Nothing of what they say is kept."""

    def __init__(self, inbox: Inbox) -> None:
        super().__init__(logging.WARNING)
        self._inbox = inbox

    def emit(self, record: logging.LogRecord) -> None:
        self._inbox.put(Message(News.OVERFLOW))


def free_watches() -> int | None:
    """How many more folders this user may watch; None where there is no such limit (all but Linux)."""
    try:
        limit = int(_MAX_WATCHES.read_text())
    except (OSError, ValueError):
        return None
    return limit - _used_watches()


def _used_watches() -> int:
    """What all programs of this user watch already. Another's processes are closed to us and are not counted with ours."""
    used = 0
    for descriptors in Path("/proc").glob("[0-9]*/fd"):
        try:
            if descriptors.stat().st_uid != os.getuid():
                continue
            for entry in descriptors.iterdir():
                if str(entry.readlink()) == "anon_inode:inotify":
                    text = (descriptors.parent / "fdinfo" / entry.name).read_text()
                    used += sum(line.startswith("inotify wd:") for line in text.splitlines())
        except OSError:
            continue  # the process ended, or is not ours to look into
    return used
