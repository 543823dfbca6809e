"""Where the watcher waits: what was heard from the file system, and the word to stop.

A `SimpleQueue`, because its `put` may be called from a signal handler that breaks into its own `get`. What nobody has read yet is
bounded: more than `limit` messages are one fact, that too much happened to be told one by one, and the scan will tell.
"""

from __future__ import annotations

import queue
from enum import StrEnum
from typing import NamedTuple

from docgen.watch.dirty import Kind

LIMIT = 20_000


class News(StrEnum):
    """What a message is about."""

    CHANGED = "changed"
    FOLDER = "folder"
    """A folder came, went or moved: what lies in it may never be told of."""
    OVERFLOW = "overflow"
    """Events were lost."""
    PROBE = "probe"
    """Our own file was touched."""
    STOP = "stop"


class Message(NamedTuple):
    """One thing that was heard. `path` is posix in the workspace, "" where it does not matter."""

    news: News
    path: str = ""
    kind: Kind = Kind.MODIFIED


class Inbox:
    """Messages from other threads and from signal handlers, read by one."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._queue: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._limit = limit
        self._has_lost = False

    def put(self, message: Message) -> None:
        """Never waits. The word to stop always gets in."""
        if message.news is not News.STOP and self._queue.qsize() >= self._limit:
            self._has_lost = True
            return
        self._queue.put(message)

    def take(self, seconds: float) -> list[Message]:
        """Everything there is, waiting at most `seconds` for the first."""
        taken: list[Message] = []
        try:
            taken.append(self._queue.get(timeout=max(0.0, seconds)))
            while len(taken) <= self._limit:
                taken.append(self._queue.get_nowait())
        except queue.Empty:
            pass
        if self._has_lost:
            self._has_lost = False
            taken.append(Message(News.OVERFLOW))
        return taken
