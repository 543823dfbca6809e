"""The only writer of answers in the folder: finds what lies under notes' names, and carries out what `mending` decided.

As with documents: the bytes go to `.docgen/uferdig/`, are flushed, what lies at the target is looked at once more, and then
they are swapped in. A note that a person has written in lies in `.docgen/forrige/` afterwards. Documents are finished before the
first note is touched; a note that cannot be written is told of and the others are written all the same.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from docgen.build.intents import UNFINISHED
from docgen.build.look import WORKING
from docgen.build.mending import SUFFIX, Clearing, Lying, Mending, Note
from docgen.build.publish import keep_former
from docgen.build.report import Answered
from docgen.disk import DocgenError, cause, content, make_folder, place_new, swap_in, sync_folder, write_flushed
from docgen.reading.folder import shown
from docgen.scan import is_passed_over

Step = TypeVar("Step", Note, Clearing)

PLACES = ("cases", "templates", "output")
"""The folders of the workspace in which notes lie."""
MADE_FOR_A_NOTE = ("cases/register", "output/")
"""Folders that are made when they are missing; no other: a case's folder that somebody took away stays away."""


class Notes:
    """The notes of one workspace."""

    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace
        self._working = workspace / WORKING

    def find(self, folders: Iterable[str] = PLACES, *, below: bool = True) -> tuple[Lying, ...]:
        """Everything that lies under a note's name beside a case, a template or a document, sorted by path.

        `folders` (posix, as the disk has them) are looked into, and with `below` all that is below them.
        """
        return tuple(sorted((lying for place in folders for lying in self._in(place, below)), key=lambda lying: lying.path))

    def _in(self, place: str, below: bool) -> Iterator[Lying]:
        for folder, folders, names in os.walk(self._workspace / place):
            folders[:] = sorted(name for name in folders if below and not is_passed_over(name))
            here = Path(folder)
            others = {shown(name) for name in (*folders, *names)}
            where = shown(here.relative_to(self._workspace).as_posix())
            for name in sorted(names):
                about = shown(name).removesuffix(SUFFIX)
                if about and about != shown(name):
                    path = f"{where}/{shown(name)}"
                    real = (here / name).relative_to(self._workspace).as_posix()
                    yield Lying(path, f"{where}/{about}", about in others, _readable(here / name), real)

    def carry_out(self, mending: Mending) -> Answered:
        """Take away first, then write: on a disk that knows no capital letters the two may be one file."""
        trouble: dict[str, OSError] = {}
        removed = [clearing for clearing in mending.clear if _tried(self._clear, clearing, trouble)]
        written = [note for note in mending.write if _tried(self._write, note, trouble)]
        with suppress(OSError):
            self._unfinished.unlink()
        return Answered(
            written=tuple(note.path for note in written),
            removed=tuple(clearing.path for clearing in removed),
            kept=(*(gone.path for gone in removed if gone.keep), *(note.path for note in written if note.keep)),
            foreign=mending.foreign,
            waiting=mending.waiting,
            failure=_said(trouble),
        )

    @property
    def _unfinished(self) -> Path:
        return self._working / UNFINISHED / f"{os.getpid()}-note.txt"

    def _clear(self, clearing: Clearing) -> bool:
        """Take a note away; not when somebody has saved it since we looked."""
        target = self._workspace / clearing.former.real
        if content(target) != clearing.former.data:
            return False
        if clearing.keep and not self._keep(clearing.former, target):
            return False
        target.unlink()
        sync_folder(target.parent)
        return True

    def _write(self, note: Note) -> bool:
        """Put a note in place; not when somebody has taken the name or saved the old one since we looked."""
        target = self._workspace / note.former.real if note.former else self._place(note.about)
        if target is None:
            return False
        make_folder(self._unfinished.parent)
        write_flushed(self._unfinished, note.data)
        if note.former is None:
            done = place_new(self._unfinished, target)
        else:
            done = content(target) == note.former.data and (not note.keep or self._keep(note.former, target))
            if done:
                swap_in(self._unfinished, target)
        sync_folder(target.parent)
        return done

    def _keep(self, former: Lying, target: Path) -> bool:
        """Keep a person's words. Keeping takes a flush, long enough for another save: what goes must be what was kept."""
        assert former.data is not None
        keep_former(self._working, former.path, former.data)
        return content(target) == former.data

    def _place(self, about: str) -> Path | None:
        """Where the note about a file goes; None where there is no folder for it."""
        folder, _, name = about.rpartition("/")
        here = self._workspace
        for part in folder.split("/"):
            here = _true_name(here, part)
        if not here.is_dir():
            if not about.startswith(MADE_FOR_A_NOTE):
                return None
            make_folder(here)
        # Documents and cases lie in the folder itself; a link may lead anywhere.
        top = self._workspace / folder.partition("/")[0]
        return here / f"{name}{SUFFIX}" if here.resolve().is_relative_to(top.resolve()) else None


def _true_name(folder: Path, name: str) -> Path:
    """The folder of that name as the disk spells it: a Mac writes å as two characters, and we show it as one."""
    if (folder / name).is_dir() or not folder.is_dir():
        return folder / name
    return next((path for path in sorted(folder.iterdir()) if shown(path.name) == name and path.is_dir()), folder / name)


def _readable(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _tried(act: Callable[[Step], bool], step: Step, trouble: dict[str, OSError]) -> bool:
    """Whether a step was done; what the world has against it goes into `trouble`, and the next step has its turn."""
    try:
        return act(step)
    except OSError as error:
        trouble[step.path] = error
        return False


def _said(trouble: Mapping[str, OSError]) -> DocgenError | None:
    """One sentence for all that failed: the first by name, with its cause."""
    if not trouble:
        return None
    first, *rest = trouble
    nb, en = cause(trouble[first])
    more_nb, more_en = (f" og {len(rest)} til", f" and {len(rest)} more") if rest else ("", "")
    return DocgenError(
        f"{nb}: {first}{more_nb} kunne ikke skrives eller fjernes. Dokumentene er laget; kjør docgen igjen når det er ordnet.",
        f"{en}: {first}{more_en} could not be written or removed. The documents are made; run docgen again when it is mended.",
    )
