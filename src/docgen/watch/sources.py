"""What the watcher looks at: the sources of a workspace, by name and stat alone. It opens no file.

A scan here goes on past a folder that is closed to us or goes away meanwhile, and says which they were: what lies in them has
not vanished.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from docgen.build.look import CASES, OUTPUT, TEMPLATES, is_page
from docgen.documents.logo import ENDINGS
from docgen.marker import MARKER
from docgen.scan import Stat, is_passed_over

REGISTERS = f"{CASES}/register/"
WATCHED = (CASES, TEMPLATES)
_CASE_ENDINGS = (".yaml", ".yml", ".yaml.txt", ".yml.txt")
_TEMPLATE_ENDINGS = (".yaml", ".docx")


@dataclass(frozen=True)
class Look:
    """What a scan saw: the sources by posix path in the workspace, how many folders, and which could not be looked into."""

    sources: dict[str, Stat]
    folders: int = 0
    closed: tuple[str, ...] = ()

    def with_closed(self, known: dict[str, Stat]) -> Look:
        """The same, with what was known of the folders that are closed now."""
        inside = {path: stat for path, stat in known.items() if any(path.startswith(f"{folder}/") for folder in self.closed)}
        return Look(inside | self.sources, self.folders, self.closed)


def is_source(path: str) -> bool:
    """Whether a file of the workspace is something documents are made from. Our own notes and what editors leave are not."""
    return path == MARKER or (_ends_like_a_source(path) and not any(is_passed_over(part) for part in path.split("/")))


def _ends_like_a_source(path: str) -> bool:
    name = path.lower()
    if path.startswith(f"{TEMPLATES}/"):
        return name.endswith(_TEMPLATE_ENDINGS)
    is_picture = path.startswith(REGISTERS) and name.endswith(ENDINGS)
    return path.startswith(f"{CASES}/") and (is_picture or name.endswith(_CASE_ENDINGS))


def changed(known: dict[str, Stat], seen: dict[str, Stat]) -> frozenset[str]:
    """The paths of which two scans say different things."""
    came = {path for path, stat in seen.items() if known.get(path) != stat}
    return frozenset(came | (known.keys() - seen.keys()))


def look(root: Path) -> Look:
    """Scan every source.

    Raises:
        OSError: cases/ or templates/ itself cannot be listed.
    """
    found: dict[str, Stat] = {}
    marker = look_at(root, MARKER)
    if marker is not None:
        found[MARKER] = marker
    walk = _Walk(root, is_passed_over)

    def take(path: str, entry: os.DirEntry[str]) -> None:
        if _ends_like_a_source(path):
            found[path] = Stat.of(entry.stat())

    for top in WATCHED:
        walk.below(top, take)
    return Look(found, walk.folders, tuple(walk.closed))


def look_at(root: Path, path: str) -> Stat | None:
    """One source; None when it is not there."""
    try:
        return Stat.of(os.stat(root / path))  # noqa: PTH116 -- half the price of Path.stat, and a storm is thousands
    except OSError:
        return None


def output_mark(root: Path) -> int:
    """A number that is another one when something in output/ is: a document edited, deleted, opened in Word or put there."""
    lines: list[tuple[str, Stat]] = []
    walk = _Walk(root, is_page)
    try:
        walk.below(OUTPUT, lambda path, entry: lines.append((path, Stat.of(entry.stat()))))
    except OSError:
        return 0
    return hash(frozenset(lines))


def presence(root: Path) -> tuple[tuple[int, int], ...] | None:
    """Which folders the workspace is now (device and number of each); None when it is away.

    A share that is not connected often leaves an empty folder behind, so a workspace is there when its marker is.
    """
    try:
        if not (root / MARKER).is_file():
            return None
        stats = [os.stat(root / name) for name in ("", *WATCHED)]  # noqa: PTH116
    except OSError:
        return None
    return tuple((stat.st_dev, stat.st_ino) for stat in stats)


@dataclass
class _Walk:
    root: Path
    passed_over: Callable[[str], bool]
    folders: int = 0
    closed: list[str] = field(default_factory=list)

    def below(self, top: str, take: Callable[[str, os.DirEntry[str]], object]) -> None:
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(self.root / folder) as listing:
                    entries = list(listing)
            except OSError:
                if folder == top:
                    raise
                self.closed.append(folder)
                continue
            self.folders += 1
            for entry in entries:
                if self.passed_over(entry.name):
                    continue
                path = f"{folder}/{entry.name}"
                try:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(path)
                    else:
                        take(path, entry)
                except OSError:
                    continue  # it went away while it was looked at
