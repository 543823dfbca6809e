"""The two sides of docgen that a random walk is taken on: the publisher alone, which is quick, and the whole `docgen build`."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol, cast
from unittest.mock import patch

from docgen.build.publish import Published, Write
from docgen.build.survey import beside_path
from docgen.build.verdicts import Retired
from docgen.build.volume import RealVolume, Volume
from docgen.pipeline import Settings, build
from docgen.word.provenance import read_certificate

from .publishers import PUBLISHERS
from .scene import files, mark

Before = Callable[[tuple[Path, ...]], None]
"""What happens right before every operation on the disk; it gets the paths that the operation is about."""


class _Hooked:
    """A volume with something that happens right before each of its operations."""

    def __init__(self, volume: Volume, before: Before) -> None:
        self._volume, self._before = volume, before

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._volume, name)

        def operation(*args: Any, **named: Any) -> Any:
            self._before(tuple(given for given in args if isinstance(given, Path)))
            return call(*args, **named)

        return operation


def hooked(before: Before) -> Volume:
    return cast(Volume, _Hooked(RealVolume(), before))


class Office(Protocol):
    """Sources that are saved, and documents that are published from them."""

    root: Path
    paths: Sequence[str]
    """The documents, and names that a person may give her own; posix below output/."""

    def __init__(self, root: Path, publisher: str, dice: random.Random) -> None: ...
    def save_source(self) -> None: ...
    def publish(self, before: Before) -> None: ...
    def is_ours(self, data: bytes) -> bool:
        """Whether these are bytes of a whole document as docgen made it."""
        ...

    def wanted(self) -> dict[str, bytes]:
        """What should lie in output/ when all is built, by path."""
        ...


class PublishedOffice(Office):
    """publisher alone"""

    PATHS = tuple(
        f"{group}/{kind}.docx" for group in ("AG-1", "AG-2") for kind in ("avlysning", "innkalling", "referat", "saksliste")
    )

    def __init__(self, root: Path, publisher: str, dice: random.Random) -> None:
        self.root, self._make, self._dice = root, PUBLISHERS[publisher], dice
        self.paths = (*self.PATHS, *map(beside_path, self.PATHS), "AG-1/notater.docx")
        self._sources: dict[str, int | None] = dict.fromkeys(self.PATHS, 0)
        self._made: set[bytes] = set()
        self._saved = 0

    def save_source(self) -> None:
        """A new version, or none: then the document may no longer exist."""
        self._saved += 1
        self._sources[self._dice.choice(self.PATHS)] = None if self._dice.random() < 0.1 else self._saved

    def wanted(self) -> dict[str, bytes]:
        return {
            path: f"docgens {path} utgave {number} ".encode() * 9 for path, number in self._sources.items() if number is not None
        }

    def is_ours(self, data: bytes) -> bool:
        return data in self._made

    def publish(self, before: Before) -> None:
        publisher = self._make(self.root, volume=hooked(before), clock=lambda: 0.0)
        publisher.recover()
        output = files(self.root / "output")
        wanted = self.wanted()
        self._made |= set(wanted.values())
        writes = [write for path, data in wanted.items() for write in self._due(path, data, output)]
        gone = [path for path in self.PATHS if path not in wanted and output.get(path) in self._made]
        done: list[Published] = list(publisher.publish(writes))
        done += publisher.retire(Retired(path, "referat", "AG", "bup", mark(output[path])) for path in gone)

    def _due(self, path: str, data: bytes, output: dict[str, bytes]) -> list[Write]:
        folder, _, name = path.rpartition("/")
        lies = output.get(path)
        if lies == data or f"{folder}/~${name[2:]}" in output:
            return []
        if lies is None or lies in self._made:
            return [Write(path, data, mark(lies) if lies is not None else "")]
        # Hers keeps the name, and ours goes beside it, unless that is hers too.
        return [] if " (ny)" in path else self._due(beside_path(path), data, output)


class BuiltOffice(Office):
    """whole docgen build"""

    SOURCE = "cases/ansvarsgrupper/AG-2026-003/møte-2027-01-19.yaml"
    TODAY = dt.date(2026, 11, 20)

    def __init__(self, root: Path, publisher: str, dice: random.Random) -> None:
        self.root, self._dice, self._publisher = root, dice, publisher
        repository = Path(__file__).parents[2]
        folder = Path(self.SOURCE).parent
        for part in ("cases/register", folder, "templates"):
            shutil.copytree(repository / part, root / part, ignore=shutil.ignore_patterns("kilde", ".*"))
        self._text = (root / self.SOURCE).read_text("utf-8")
        self._saved = 0
        self._build(self.root)
        self.paths = tuple(path for path in files(root / "output") if path.endswith(".docx"))
        self.paths += tuple(map(beside_path, self.paths))

    def save_source(self) -> None:
        self._saved += 1
        changed = self._text.replace("sted: ", f"sted: Rom {self._saved}, ")
        assert changed != self._text
        (self.root / self.SOURCE).write_text(changed, "utf-8")

    def wanted(self) -> dict[str, bytes]:
        """What the same sources give in a workspace where nobody has ever been."""
        fresh = self.root / "ny arbeidsmappe"
        for part in ("cases", "templates"):
            shutil.copytree(self.root / part, fresh / part)
        self._build(fresh)
        return {path: data for path, data in files(fresh / "output").items() if path.endswith(".docx")}

    def is_ours(self, data: bytes) -> bool:
        certificate = read_certificate(data)
        return certificate is not None and certificate.untouched

    def publish(self, before: Before) -> None:
        with patch("docgen.build.publish.RealVolume", lambda: hooked(before)):
            self._build(self.root)

    def _build(self, root: Path) -> None:
        settings = Settings(root, self.TODAY, kinds=("innkalling",), cache=self.root / "maler")
        build(replace(settings, filsystem="nettverk" if self._publisher.endswith("share") else "lokalt"))
