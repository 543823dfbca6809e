"""The only writer of documents: beside, flushed, checked once more, swapped in; the former version kept (design.md §8).

For every document: write the bytes to `.docgen/uferdig/` on the same volume and flush them, look again at what lies at the
target (a person may have saved meanwhile), keep the former version in `.docgen/forrige/`, swap, flush the folder. A document
carries its own certificate, so the swap is the record: there is no list that could say otherwise. A killed run leaves at most
unfinished files, which the next one clears away.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from docgen.build.look import OFFERS, WORKING
from docgen.build.survey import read_offers
from docgen.build.verdicts import Retired
from docgen.disk import (
    FILE_MODE,
    DocgenError,
    cause,
    content,
    digest,
    make_folder,
    place_new,
    sync_folder,
    write_flushed,
)

UNFINISHED, FORMER = "uferdig", "forrige"
"""In docgen's own folder: what is being written, and the versions that were replaced or taken away."""
BATCH = 100
"""Documents flushed together: big enough to spare the disk, small enough to lose little."""


@dataclass(frozen=True)
class Write:
    """One document to be put in place. `path` is posix below output/; `expected` is the digest of what may be replaced."""

    path: str
    data: bytes
    expected: str = ""


@dataclass(frozen=True)
class Published:
    """What became of one document: `done` False means that somebody changed the target meanwhile and it was left alone."""

    path: str
    digest: str
    done: bool


class Publisher:
    """Writes below one output folder. `workspace` holds `.docgen/`, on the same volume as `output`."""

    def __init__(self, workspace: Path, output: Path, real: Mapping[str, str] | None = None) -> None:
        self._output = output
        self._working = workspace / WORKING
        self._unfinished = self._working / UNFINISHED
        self._real = real or {}

    def recover(self) -> None:
        """Clear away what a killed run left unfinished. Nothing in output/ is half: a swap is whole or has not been."""
        if not self._unfinished.is_dir():
            return
        for leftover in self._unfinished.iterdir():
            with suppress(FileNotFoundError):
                leftover.unlink()

    def publish(self, writes: Iterable[Write]) -> Iterator[Published]:
        """Put documents in place, a batch at a time; yields what became of each, in order.

        Raises:
            DocgenError: the disk is full, access is denied or the folder is away. What was put in place stays whole.
        """
        batch: list[Write] = []
        for write in writes:
            batch.append(write)
            if len(batch) == BATCH:
                yield from self._batch(batch)
                batch = []
        if batch:
            yield from self._batch(batch)

    def _batch(self, writes: Sequence[Write]) -> list[Published]:
        with _world(self._output):
            make_folder(self._unfinished)
            try:
                beside = [self._write_beside(number, write.data) for number, write in enumerate(writes)]
                done = [self._swap(temporary, write) for temporary, write in zip(beside, writes, strict=True)]
            except OSError:
                # Our own unfinished files go, so that a full disk gets its space back; output/ has only whole files.
                with suppress(OSError):
                    self.recover()
                raise
            for folder in {self._place(write.path).parent for write in writes}:
                sync_folder(folder)
            return done

    def _write_beside(self, number: int, data: bytes) -> Path:
        path = self._unfinished / f"{os.getpid()}-{number}.docx"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), FILE_MODE)
        try:
            rest = memoryview(data)
            while rest:
                # os.write may write less than asked without an error when the disk fills up (pipeline.md §5).
                rest = rest[os.write(descriptor, rest) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        return path

    def _swap(self, temporary: Path, write: Write) -> Published:
        target = self._place(write.path)
        mark = digest(write.data)
        make_folder(target.parent)
        if not write.expected:
            placed = place_new(temporary, target)
            return Published(write.path, mark, placed)
        old = content(target)
        if old is not None and digest(old) == write.expected:
            keep_former(self._working, write.path, old)
            # Keeping took a flush, long enough for somebody to save: what goes must be what was kept.
            if content(target) == old:
                temporary.replace(target)
                return Published(write.path, mark, True)
        temporary.unlink()
        return Published(write.path, mark, False)

    def retire(self, retired: Iterable[Retired]) -> Iterator[Published]:
        """Move copies that may no longer exist to the previous versions; one that was changed meanwhile is left alone."""
        with _world(self._output):
            for copy in retired:
                target = self._place(copy.path)
                old = content(target)
                mark = digest(old) if old is not None else ""
                if old is None or (copy.expected and mark != copy.expected):
                    yield Published(copy.path, mark, False)
                    continue
                keep_former(self._working, copy.path, old)
                if content(target) != old:
                    yield Published(copy.path, mark, False)
                    continue
                target.unlink()
                sync_folder(target.parent)
                yield Published(copy.path, mark, True)

    def remember(self, offered: Mapping[str, str]) -> None:
        """Note which of our versions were put beside a person's document: deleting ours then keeps hers (design.md §8)."""
        if not offered:
            return
        with _world(self._working):
            text = json.dumps(read_offers(self._working) | dict(offered), ensure_ascii=False, indent=1, sort_keys=True)
            make_folder(self._unfinished)
            unfinished = self._unfinished / f"{os.getpid()}-offers.json"
            write_flushed(unfinished, text.encode())
            unfinished.replace(self._working / OFFERS)

    def _place(self, path: str) -> Path:
        target = self._output / self._real.get(path, path)
        if not target.parent.resolve().is_relative_to(self._output.resolve()):
            raise DocgenError(
                f"{target.parent} peker ut av mappen output. Slett snarveien; dokumentene skal ligge i selve mappen.",
                f"{target.parent} leads out of the output folder. Delete the link; documents lie in the folder itself.",
            )
        return target


def keep_former(working: Path, path: str, data: bytes) -> None:
    """Keep a version that is about to go in `.docgen/forrige/`, under its own digest so that no kept version hides another.

    `working` is the workspace's `.docgen/`; `path` (posix) is what the file is called there.
    """
    kept = working / FORMER / path
    kept = kept.with_name(f"{kept.stem}.{digest(data)[:12]}{kept.suffix}")
    if kept.exists():
        return
    make_folder(kept.parent)
    make_folder(working / UNFINISHED)
    unfinished = working / UNFINISHED / f"{os.getpid()}-keep.docx"
    write_flushed(unfinished, data)
    unfinished.replace(kept)
    sync_folder(kept.parent)


class _world:  # noqa: N801 -- reads as a clause: `with _world(folder):`
    """Turns what the operating system says into the one exception that means the world failed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if not isinstance(error, OSError):
            return
        nb, en = cause(error)
        raise DocgenError(
            f"{nb}: {self._folder}. Ingen dokumenter er halvferdige; kjør docgen igjen når det er ordnet.",
            f"{en}: {self._folder}. No document is half-made; run docgen again when it is mended.",
        ) from error
