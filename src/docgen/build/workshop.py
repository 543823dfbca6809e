"""Where publishing works: the folders of one workspace, the disk they lie on, and which of its two ways is taken there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from docgen.build.former import FORMER, file_system_now, free_name
from docgen.build.intents import UNFINISHED
from docgen.build.look import WORKING
from docgen.build.volume import Volume
from docgen.disk import digest


@dataclass(frozen=True)
class Workshop:
    """The folders, absolute, all on one volume. `is_local` says that only this machine writes to it (docs/adr/0021)."""

    volume: Volume
    workspace: Path
    output: Path
    is_local: bool

    @property
    def working(self) -> Path:
        """docgen's own folder."""
        return self.workspace / WORKING

    @property
    def unfinished(self) -> Path:
        return self.working / UNFINISHED

    @property
    def former(self) -> Path:
        return self.working / FORMER

    def now(self) -> dt.datetime:
        """The time by the clock of the file system."""
        self.volume.make_folder(self.unfinished)
        return file_system_now(self.volume, self.unfinished)

    def mark_of(self, path: Path) -> str:
        """The digest of what lies there now; "" for nothing."""
        data = self.volume.read(path)
        return digest(data) if data is not None else ""

    def keep(self, file: Path, path: str, mark: str) -> Path:
        """Move a file of `.docgen/` to the previous versions of a document (posix below output/); gives where it lies now."""
        kept = self.former / free_name(self.volume, self.former, path, self.now(), mark)
        grown = self.volume.make_folder(kept.parent)
        self.volume.rename(file, kept)
        for folder in (kept.parent, *grown):
            self.volume.flush_folder(folder)
        return kept
