"""A watcher that really listens to a real folder, with an office that only remembers what it would have read.

with watching(root) as world:
    world.save("cases/saker/RT-2026-001.yaml", b"one")
    world.until_built("cases/saker/RT-2026-001.yaml", b"one")
"""

from __future__ import annotations

import datetime as dt
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen.problem import Text
from docgen.watch.logbook import Logbook
from docgen.watch.outside import Outcome, Setup
from docgen.watch.sources import look
from docgen.watch.timing import Periods
from docgen.watch.watcher import Watcher

DEADLINE = float(os.environ.get("WATCH_DEADLINE", "30"))
"""Seconds after which a thing that is waited for will not come. Nothing takes this long that works."""
FAST = Periods(presence=0.1, scan=600.0, poll=0.1, probe=600.0, pulse=0.1)
"""A watcher that scans only when it has to: what is seen was heard."""
CASE = "cases/saker/RT-2026-001.yaml"
SETTINGS = b"format = 1\n"


def workspace(root: Path, files: int = 3) -> Path:
    """A workspace of small files with nothing in them that anybody reads."""
    for folder in ("cases/saker", "cases/register", "templates", "output"):
        (root / folder).mkdir(parents=True)
    (root / "docgen.toml").write_bytes(SETTINGS)
    for number in range(files):
        (root / f"cases/saker/RT-2026-9{number:02}.yaml").write_bytes(b"type: sak\n")
    return root


@dataclass
class FakeOffice:
    """Remembers what each build would have read. `fail` is raised by a build while it is set."""

    root: Path
    builds: list[dict[str, bytes]] = field(default_factory=list)
    paths: list[tuple[str, ...]] = field(default_factory=list)
    heard: list[frozenset[str] | None] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    told: int = 0
    fail: BaseException | None = None
    outcome: Outcome = field(default_factory=Outcome)
    attempts: int = 0
    moments: int = 0
    """How often the watcher looked at the clock: it does so in each of its regular jobs."""
    skeletons: dict[str, str] = field(default_factory=dict)
    shift: dt.timedelta = dt.timedelta()
    changed: threading.Condition = field(default_factory=threading.Condition)
    during: Callable[[Callable[[int, int], None]], None] = lambda progress: None

    def build(self, paths: tuple[str, ...], progress: Callable[[int, int], None], heard: frozenset[str] | None = None) -> Outcome:
        with self.changed:
            self.attempts += 1
            self.changed.notify_all()
        if self.fail is not None:
            raise self.fail
        read = {path: (self.root / path).read_bytes() for path in look(self.root).sources}
        self.during(progress)
        with self.changed:
            self.builds.append(read)
            self.paths.append(paths)
            self.heard.append(heard)
            self.changed.notify_all()
        return self.outcome

    def tell(self, progress: Callable[[int, int], None]) -> Outcome:
        with self.changed:
            self.told += 1
            self.changed.notify_all()
        if self.fail is not None:
            raise self.fail
        return self.outcome

    def skeleton(self, path: str) -> str | None:
        return self.skeletons.get(path)

    def say(self, text: Text) -> None:
        with self.changed:
            self.said.append(text.say("en"))
            self.changed.notify_all()

    def moment(self) -> dt.datetime:
        with self.changed:
            self.moments += 1
            self.changed.notify_all()
        return dt.datetime.now().astimezone() + self.shift

    def seconds(self) -> float:
        return time.monotonic()


@dataclass
class World:
    """The folder, the office and the watcher between them."""

    root: Path
    office: FakeOffice
    watcher: Watcher

    def save(self, path: str, data: bytes) -> None:
        """As an editor saves: written beside, flushed, renamed over."""
        target = self.root / path
        beside = target.with_name(f".{target.name}.swp")
        beside.write_bytes(data)
        beside.replace(target)

    def until(self, claim: Callable[[], bool], what: str) -> None:
        with self.office.changed:
            assert self.office.changed.wait_for(claim, DEADLINE), f"never: {what}; said {self.office.said}"

    def until_built(self, path: str, data: bytes | None) -> None:
        """Wait until the last build read this of a file (None: that it is not there)."""
        self.until(lambda: bool(self.office.builds) and self.office.builds[-1].get(path) == data, f"{path} built as {data!r}")

    def until_said(self, words: str) -> None:
        self.until(lambda: any(words in line for line in self.office.said), words)

    def read_of(self, path: str) -> list[bytes | None]:
        """What the builds read of a file, in order, without repeats."""
        seen: list[bytes | None] = []
        for build in self.office.builds:
            if not seen or seen[-1] != build.get(path):
                seen.append(build.get(path))
        return seen


@contextmanager
def watching(
    root: Path, setup: Setup | None = None, *, office: FakeOffice | None = None, log: Path | None = None
) -> Iterator[World]:
    """A watcher at work in a thread; it has done its first build when the block begins, and has ended after it."""
    office = office or FakeOffice(root)
    watcher = Watcher(setup or Setup(root, periods=FAST), office, Logbook(log))
    thread = threading.Thread(target=watcher.run, daemon=True)
    world = World(root, office, watcher)
    thread.start()
    try:
        world.until(lambda: bool(office.builds or (office.fail and office.attempts)), "the first build")
        yield world
    finally:
        watcher.stop()
        thread.join(DEADLINE)
        assert not thread.is_alive(), "the watcher does not end"


def fast(**changes: float) -> Periods:
    return replace(FAST, **changes)


def write_slowly(path: Path, chunks: list[bytes], pause: float) -> None:
    """As a program that keeps the file open and writes a piece now and then: the pace is what is tried, nothing is waited for."""
    pace = threading.Event()
    with path.open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
            pace.wait(pause)
