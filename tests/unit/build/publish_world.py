"""An output folder to publish to, and a disk that fails, or kills us, on order. Light: a killed process imports it anew."""

from __future__ import annotations

import errno
import hashlib
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docgen.build import system_calls
from docgen.build.publish import Published, Publisher, Write
from docgen.build.verdicts import Retired

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EBUSY)
OLD, NEW, HERS = b"gammel versjon" * 900, b"ny versjon" * 900, b"rettet for hand" * 900


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, by posix path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class World:
    """A workspace with documents in output/ and a publisher."""

    def __init__(self, root: Path, *, is_local: bool = True) -> None:
        self.root = root
        self.is_local = is_local
        self.output = root / "output"
        self.output.mkdir(parents=True, exist_ok=True)

    def put(self, path: str, data: bytes) -> None:
        target = self.output / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    def publish(self, *writes: Write) -> list[Published]:
        return list(self.publisher().publish(writes))

    def retire(self, *retired: Retired) -> list[Published]:
        return list(self.publisher().retire(retired))

    def publisher(self) -> Publisher:
        """One that goes the way of this disk or of a share, and does not mind how little room a test's disk has."""
        return Publisher(self.root, self.output, is_local=self.is_local, room=0)

    @property
    def documents(self) -> dict[str, bytes]:
        return files_in(self.output)

    @property
    def kept(self) -> set[bytes]:
        return set(files_in(self.root / ".docgen" / "forrige").values())

    @property
    def unfinished(self) -> dict[str, bytes]:
        return files_in(self.root / ".docgen" / "uferdig")


def leaving(path: str, expected: bytes = OLD) -> Retired:
    return Retired(path, "referat", "AG", "bup", digest(expected))


def prepared(folder: Path, *, is_local: bool = True) -> World:
    world = World(folder, is_local=is_local)
    world.put("AG/old.docx", OLD)
    world.put("AG/going.docx", OLD)
    world.put("AG/hers.docx", HERS)
    return world


def run_of_everything(world: World) -> None:
    """Put a new document in place, replace one, leave hers alone, take one away."""
    world.publish(
        Write("AG/new.docx", NEW),
        Write("AG/old.docx", NEW, digest(OLD)),
        Write("AG/hers.docx", NEW, digest(OLD)),
    )
    world.retire(leaving("AG/going.docx"))


# --- a disk that fails ---------------------------------------------------------------------------------------------

OPERATIONS = ("open", "write", "fsync", "link", "replace", "rename", "unlink", "mkdir", "chmod")
"""The functions of `os` that change a disk or flush it; pathlib calls the same ones. Beside them, the trade of two names."""


class Disk:
    """Counts disk operations and calls `at` before the n-th; a fake of the operating system's bad days."""

    def __init__(self, n: int, at: Callable[[], None]) -> None:
        self._n = n
        self._at = at
        self.count = 0
        self.seen: list[str] = []

    def before(self, name: str) -> None:
        self.count += 1
        self.seen.append(name)
        if self.count == self._n:
            self._at()


@contextmanager
def at_operation(n: int, act: Callable[[], None]) -> Iterator[Disk]:
    """Run with `act` called right before the n-th disk operation (0: never); what `act` raises, the disk raises."""
    disk = Disk(n, act)
    originals: dict[str, Any] = {name: getattr(os, name) for name in OPERATIONS}
    open_file, exchange = io.open, system_calls.exchange

    def spied(name: str, call: Any) -> Any:
        def operation(*args: Any, **kwargs: Any) -> Any:
            disk.before(name)
            return call(*args, **kwargs)

        return operation

    try:
        for name, call in originals.items():
            setattr(os, name, spied(name, call))
        io.open = spied("io.open", open_file)  # type: ignore[assignment]
        system_calls.exchange = spied("exchange", exchange)
        yield disk
    finally:
        for name, call in originals.items():
            setattr(os, name, call)
        io.open = open_file
        system_calls.exchange = exchange


def failing(code: int) -> Callable[[], None]:
    """What the operating system says when it cannot."""

    def fail() -> None:
        raise OSError(code, os.strerror(code))

    return fail
