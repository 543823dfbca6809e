"""The only writer of documents: beside, flushed, written down, checked once more, swapped in; the former version kept.

A batch of documents goes in five strides (pipeline.md §5, docs/adr/0021):

    beside      the new bytes, and copies of what they replace, in `.docgen/uferdig/` on the same volume
    flush       all of it at once; then the copies get their names in `.docgen/forrige/`
    journal     what is about to happen, in `.docgen/påbegynt.json`
    swap        each document, by the way that is safe on its file system (`swap`)
    flush       the folders; the journal goes

A document carries its own certificate, so the swap is the record: there is no list that could say otherwise. A run that is killed
anywhere is taken up by the next one (`recovery`). Whoever publishes has the lock of the workspace (`lock`).
"""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from docgen.build.filesystem import kind_of
from docgen.build.former import Limits, former_versions, free_name, let_go
from docgen.build.intents import Intent, Journal
from docgen.build.look import OFFERS
from docgen.build.recovery import mended
from docgen.build.sent_notes import note_name
from docgen.build.survey import offers_of
from docgen.build.swap import Outcome, Step, carried_out
from docgen.build.verdicts import Retired
from docgen.build.volume import RealVolume, Volume, flush_folders
from docgen.build.workshop import Workshop
from docgen.disk import DocgenError, cause, digest

BATCH, SECONDS = 200, 2.0
"""Documents flushed together, and how long the first of them may wait for the others (pipeline.md §5)."""
ROOM = 50_000_000
"""Bytes that must be free beside twice the batch: others work on the disk too."""


@dataclass(frozen=True)
class Write:
    """One document to be put in place. `path` is posix below output/; `expected` is the digest of what may be replaced."""

    path: str
    data: bytes
    expected: str = ""


@dataclass(frozen=True)
class Published:
    """What became of one document.

    `done` False: it was left alone, since somebody changed the target meanwhile or, with `held`, has it open.
    """

    path: str
    digest: str
    done: bool
    held: bool = False


class Publisher:
    """Writes below one output folder. `workspace` holds `.docgen/`, on the same volume as `output`.

    `real` are the true names of files that a Mac has spelt (by our path); `is_local` says which way is safe there, and without it
    the file system is asked. `volume`, `room` (bytes) and `clock` (seconds) are the world's, and the tests' own.
    """

    def __init__(
        self,
        workspace: Path,
        output: Path,
        real: Mapping[str, str] | None = None,
        *,
        is_local: bool | None = None,
        volume: Volume | None = None,
        room: int = ROOM,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._volume = volume or RealVolume()
        local = kind_of(workspace).is_local if is_local is None else is_local
        self._shop = Workshop(self._volume, workspace, output, local)
        self._journal = Journal(self._volume, self._shop.working, self._shop.unfinished)
        self._real = real or {}
        self._room = room
        self._clock = clock
        self._numbers = count()
        self._kept: set[str] = set()

    def recover(self) -> None:
        """Finish or undo what a killed run left, and clear its unfinished files away. A run that ended well left nothing.

        Raises:
            DocgenError: the folder cannot be written to, or the journal cannot be understood.
        """
        with _world(self._shop.output):
            self._recover()

    def _recover(self) -> None:
        intents = self._journal.read()
        if intents:
            mended(self._shop, intents)
            self._journal.end()
        for name in self._volume.names(self._shop.unfinished):
            self._volume.unlink(self._shop.unfinished / name)

    def publish(self, writes: Iterable[Write]) -> Iterator[Published]:
        """Put documents in place, a batch at a time; yields what became of each, in order.

        Raises:
            DocgenError: the disk is full, access is denied or the folder is away. What was put in place stays whole.
        """
        batch: list[Write] = []
        begun = 0.0
        for write in writes:
            begun = begun if batch else self._clock()
            batch.append(write)
            if len(batch) == BATCH or self._clock() - begun >= SECONDS:
                yield from self._written(batch)
                batch = []
        if batch:
            yield from self._written(batch)

    def retire(self, retired: Iterable[Retired]) -> Iterator[Published]:
        """Move copies that may no longer exist to the previous versions; one that was changed meanwhile is left alone.

        Raises:
            DocgenError: as for `publish`.
        """
        batch = _Batch()
        with self._mending():
            found = [(copy, self._shop.mark_of(self._place(copy.path))) for copy in retired]
            leaving = {copy.path: mark for copy, mark in found if mark and copy.expected in ("", mark)}
            steps = {path: self._leaving(path, mark, batch) for path, mark in leaving.items()}
            self._carry_out(batch)
        for copy, mark in found:
            step = steps.get(copy.path)
            yield _published(copy.path, mark, batch.outcomes[step.intent] if step else Outcome.CHANGED)

    def erase(self, path: str, mark: str) -> Published:
        """Remove a document of these bytes (`mark` is their digest) and every previous version that is the same, for good.

        What lies at its place is taken out by the way of `retire`: saved or opened meanwhile, it is left alone. A killed run has
        left the bytes at the place or among the previous versions, so that the same call finishes it.

        Raises:
            DocgenError: as for `publish`.
        """
        published = Published(path, mark, True)
        if self._shop.mark_of(self._place(path)):
            (published,) = self.retire([Retired(path, "", "", "", mark)])
        if published.done:
            self.erase_version(path, mark)
        return published

    def erase_version(self, path: str, mark: str, name: str = "") -> bool:
        """Remove the previous versions of a document that have these bytes, with `name` only the one that is kept under it;
        False when there is none.

        Raises:
            DocgenError: one cannot be removed.
        """
        with _world(self._shop.former):
            versions = former_versions(self._volume, self._shop.former, path)
            same = [one.kept for one in versions if one.digest == mark and name in ("", one.kept.name)]
            for kept in same:
                self._volume.unlink(kept)
            flush_folders(self._volume, (kept.parent for kept in same))
        return bool(same)

    def remember(self, offered: Mapping[str, str]) -> None:
        """Note which of our versions were put beside a person's document: deleting ours then keeps hers (design.md §8)."""
        if offered:
            self._note({OFFERS: offered})

    def note_sent(self, marks: Mapping[str, str]) -> None:
        """Note how papers that their files call sent were found (`sent_notes`), by their paths."""
        by_file: dict[str, dict[str, str]] = {}
        for path, mark in marks.items():
            by_file.setdefault(note_name(path), {})[path] = mark
        if by_file:
            self._note(by_file)

    def _note(self, new: Mapping[str, Mapping[str, str]]) -> None:
        """Add to files below `.docgen/`, each whole or as it was; what is noted of the same document is replaced."""
        working = self._shop.working
        with _world(working):
            written: dict[Path, Path] = {}
            for name, notes in new.items():
                known = offers_of(self._volume.read(working / name) or b"")
                text = json.dumps(known | dict(notes), ensure_ascii=False, indent=1, sort_keys=True)
                unfinished = self._beside(".json")
                folders = (self._volume.make_folder(folder.parent) for folder in (unfinished, working / name))
                flush_folders(self._volume, {made for several in folders for made in several})
                self._volume.write(unfinished, text.encode())
                written[unfinished] = working / name
            self._volume.flush(list(written), on_its_own=True)
            for unfinished, place in written.items():
                self._volume.replace(unfinished, place)

    def let_go(self, limits: Limits) -> tuple[Path, ...]:
        """Remove previous versions past both limits, of the documents that this publisher kept a version of. Gives what went.

        Of no others: a document's newest versions stay whatever their age, so without a new one there is nothing to remove.

        Raises:
            DocgenError: a version cannot be removed.
        """
        if not self._kept:
            return ()
        with _world(self._shop.former):
            now = self._shop.now()
            versions = (former_versions(self._volume, self._shop.former, path) for path in sorted(self._kept))
            gone = tuple(version.kept for of_one in versions for version in let_go(of_one, limits, now))
            for kept in gone:
                self._volume.unlink(kept)
        self._kept.clear()
        return gone

    # --- one batch -------------------------------------------------------------------------------------------------

    def _written(self, writes: Sequence[Write]) -> list[Published]:
        batch = _Batch()
        with self._mending():
            self._check_room(sum(len(write.data) for write in writes))
            steps = [self._coming(write, batch) for write in writes]
            self._carry_out(batch)
        outcomes = [batch.outcomes[step.intent] if step else Outcome.CHANGED for step in steps]
        return [_published(write.path, digest(write.data), outcome) for write, outcome in zip(writes, outcomes, strict=True)]

    def _coming(self, write: Write, batch: _Batch) -> Step | None:
        """Put one document beside, with a copy of what it replaces; None when that is not what was planned on."""
        target = self._place(write.path)
        old = self._volume.read(target) if write.expected else None
        if write.expected and (old is None or digest(old) != write.expected):
            return None
        batch.grown += self._volume.make_folder(target.parent)
        unfinished = self._beside(target.suffix)
        batch.beside.append(unfinished)
        self._volume.write(unfinished, write.data)
        if old is None:
            return self._step(batch, write.path, "", digest(write.data), target, unfinished)
        kept = self._former(write.path, write.expected, batch)
        if not self._shop.is_local:
            return self._step(batch, write.path, write.expected, digest(write.data), target, unfinished, kept)
        copy = self._beside(target.suffix)
        batch.copies[copy] = kept
        self._volume.write(copy, old)
        return self._step(batch, write.path, write.expected, digest(write.data), target, unfinished)

    def _leaving(self, path: str, mark: str, batch: _Batch) -> Step:
        return self._step(batch, path, mark, "", self._place(path), aside=self._former(path, mark, batch))

    def _step(
        self,
        batch: _Batch,
        path: str,
        old: str,
        new: str,
        target: Path,
        unfinished: Path | None = None,
        aside: Path | None = None,
    ) -> Step:
        """One step of the batch, as it will stand in the journal."""
        moved = aside.relative_to(self._shop.former).as_posix() if aside else ""
        intent = Intent(self._real.get(path, path), old, new, unfinished.name if unfinished else "", moved)
        batch.steps.append(Step(intent, target, unfinished, aside))
        return batch.steps[-1]

    def _former(self, path: str, mark: str, batch: _Batch) -> Path:
        """Where the version that goes will lie among the previous ones."""
        batch.now = batch.now or self._shop.now()
        self._kept.add(path)
        kept = self._shop.former / free_name(self._volume, self._shop.former, path, batch.now, mark)
        batch.grown += self._volume.make_folder(kept.parent)
        return kept

    def _carry_out(self, batch: _Batch) -> None:
        """Flush what lies beside, write down what is about to happen, do it, flush it."""
        if not batch.steps:
            return
        is_replacing = any(step.intent.old for step in batch.steps)
        # New names need no journal: a flushed file that takes a free name is whole at every moment.
        journal = [self._journal.begin(step.intent for step in batch.steps)] if is_replacing else []
        self._volume.flush([*batch.beside, *batch.copies, *journal], on_its_own=not self._shop.is_local)
        for copy, kept in batch.copies.items():
            self._volume.rename(copy, kept)
        flush_folders(self._volume, (*batch.grown, *(kept.parent for kept in batch.copies.values())))
        if is_replacing:
            self._journal.commit()
        batch.outcomes.update((step.intent, carried_out(self._shop, step)) for step in batch.steps)
        flush_folders(self._volume, (path.parent for step in batch.steps for path in (step.target, step.aside) if path))
        if is_replacing:
            self._journal.end()

    def _beside(self, ending: str) -> Path:
        return self._shop.unfinished / f"{next(self._numbers)}{ending}"

    def _check_room(self, size: int) -> None:
        grown = self._volume.make_folder(self._shop.unfinished)
        flush_folders(self._volume, grown)
        free = self._volume.free(self._shop.unfinished)
        needed = 2 * size + self._room
        if free is not None and free < needed:
            nb, en = (f"{number / 1e6:.0f} MB" for number in (free, needed))
            raise DocgenError(
                f"Disken er nesten full: det er {nb} ledig i {self._shop.workspace}, og docgen trenger {en}. Rydd plass, og kjør "
                "docgen igjen. Ingen dokumenter er halvferdige.",
                f"The disk is almost full: {nb} are free in {self._shop.workspace}, and docgen needs {en}. Make room, and run "
                "docgen again. No document is half-made.",
            )

    @contextmanager
    def _mending(self) -> Iterator[None]:
        """Mend at once what goes wrong in a batch, where it can be: our unfinished files go, a full disk gets its space back."""
        with _world(self._shop.output):
            try:
                yield
            except (OSError, DocgenError):
                with suppress(OSError, DocgenError):
                    self._recover()
                raise

    def _place(self, path: str) -> Path:
        target = self._shop.output / self._real.get(path, path)
        if not target.parent.resolve().is_relative_to(self._shop.output.resolve()):
            raise DocgenError(
                f"{target.parent} peker ut av mappen output. Slett snarveien; dokumentene skal ligge i selve mappen.",
                f"{target.parent} leads out of the output folder. Delete the link; documents lie in the folder itself.",
            )
        return target


@dataclass
class _Batch:
    """What goes together: the steps, the files to be flushed before them, and what became of each."""

    steps: list[Step] = field(default_factory=list)
    beside: list[Path] = field(default_factory=list)
    copies: dict[Path, Path] = field(default_factory=dict)
    """Copies of what is replaced, by where they will lie among the previous versions."""
    grown: tuple[Path, ...] = ()
    """Folders in which a new folder stands."""
    outcomes: dict[Intent, Outcome] = field(default_factory=dict)
    now: dt.datetime | None = None


def _published(path: str, mark: str, outcome: Outcome) -> Published:
    return Published(path, mark, outcome is Outcome.DONE, outcome is Outcome.HELD)


def keep_former(working: Path, path: str, data: bytes) -> None:
    """Keep a version that is about to go in `.docgen/forrige/`.

    `working` is the workspace's `.docgen/`; `path` (posix) is what the file is called there.
    """
    volume = RealVolume()
    shop = Workshop(volume, working.parent, working.parent, True)
    flush_folders(volume, volume.make_folder(shop.unfinished))
    unfinished = shop.unfinished / "tas-vare-på"
    volume.write(unfinished, data)
    volume.flush([unfinished], on_its_own=True)
    shop.keep(unfinished, path, digest(data))


@contextmanager
def _world(folder: Path) -> Iterator[None]:
    """Turn what the operating system says into the one exception that means the world failed."""
    try:
        yield
    except OSError as error:
        nb, en = cause(error)
        raise DocgenError(
            f"{nb}: {folder}. Ingen dokumenter er halvferdige; kjør docgen igjen når det er ordnet.",
            f"{en}: {folder}. No document is half-made; run docgen again when it is mended.",
        ) from error
