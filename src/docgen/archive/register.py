"""The archive's register on the disk: read whole, and only added to, one flushed line a transition.

Its lines are `build/archived`'s. Whoever adds has the lock of the workspace; two who do not know of each other are kept apart by
their claims (`claims`), and a line is written in one call at the end of the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from docgen.archive.states import FOLDERS
from docgen.archive.volume import ArchiveVolume, make_flushed, world
from docgen.build.archived import (
    CLAIMS,
    REGISTER,
    Archived,
    DamagedRegisterError,
    Tilstand,
    Transition,
    archived,
    line_of,
    read_lines,
)
from docgen.build.register_faults import damaged, lacking


class Register:
    """The register of one archive. `archive` is the workspace's `arkiv/`, absolute."""

    def __init__(self, volume: ArchiveVolume, archive: Path) -> None:
        self._volume = volume
        self._archive = archive
        self.path = archive / REGISTER
        self._size = -1
        self._end = -1
        self._forget()

    # --- reading ---------------------------------------------------------------------------------------------------

    def open(self, *, is_known_elsewhere: bool = False) -> None:
        """Read it; make an empty one where there has never been any. It must be there before the first claim is made.

        `is_known_elsewhere` says that the state between runs or an edition in output/ knows of archiving.

        Raises:
            DocgenError: it is gone although something knows of archiving, it is damaged, or it cannot be read or made.
        """
        with world(self._archive):
            if self._volume.stat(self.path) is None:
                # Looked at once more: one who began it a moment ago may have packed since.
                if (is_known_elsewhere or self._has_signs()) and self._volume.stat(self.path) is None:
                    raise lacking()
                make_flushed(self._volume, self._archive)
                self._volume.create(self.path, b"")
                self._volume.flush([self.path], on_its_own=True)
                self._volume.flush_folder(self._archive)
            self.refresh()

    def refresh(self) -> None:
        """Read what another has added since; nothing is read where nobody has.

        Raises:
            DocgenError: it is damaged or gone.
            OSError: it cannot be read.
        """
        stat = self._volume.stat(self.path)
        if stat is not None and stat.size == self._size:
            return
        data = self._volume.read(self.path)
        if data is None:
            raise lacking()
        self._forget()
        try:
            lines = read_lines(data)
        except DamagedRegisterError as error:
            raise damaged(error.line) from error
        for line in lines:
            self._take_in(line)
        # How long it is, and how long without a last line that has no end.
        self._size, self._end = len(data), data.rfind(b"\n") + 1

    @property
    def archived(self) -> Archived:
        """The last transition of each package."""
        return Archived(MappingProxyType(dict(self._last)))

    def last(self, pakke: str) -> Transition | None:
        """Where a package is, and all that earlier lines said of it."""
        return self._last.get(pakke)

    def lines_of(self, pakke: str) -> tuple[Transition, ...]:
        """The lines of a package as they stand, in order."""
        return tuple(self._lines.get(pakke, ()))

    def of_key(self, nøkkel: str) -> Transition | None:
        """The package of an entry's external key."""
        return self._last.get(self._by_key.get(nøkkel, ""))

    def of_folder(self, mappe: str) -> Transition | None:
        """The package that has, or once had, a folder of this name."""
        return self._last.get(self._by_folder.get(mappe, ""))

    def sends(self, pakke: str) -> int:
        """How many times a package has been noted as sent."""
        return sum(line.tilstand is Tilstand.SENDT for line in self.lines_of(pakke))

    def knows_receipt(self, digest: str) -> Transition | None:
        """The package whose state a receipt of this digest has told already."""
        return self._last.get(self._by_receipt.get(digest, ""))

    # --- adding ----------------------------------------------------------------------------------------------------

    def mend(self) -> None:
        """Cut off a last line that a killed run did not finish.

        Raises:
            OSError: the file cannot be written to.
        """
        self.refresh()
        if self._size != self._end:
            self._volume.cut(self.path, self._end)
            self._volume.flush([self.path], on_its_own=True)
            self._size = self._end

    def append(self, transition: Transition) -> None:
        """Add a line, on the disk when this returns.

        Raises:
            DocgenError: the register has been damaged or removed meanwhile.
            OSError: the file cannot be written to. What is left of the line is cut off before the next one.
        """
        self.mend()
        line = line_of(transition)
        size, self._size = self._size, -1  # until the whole line is there, nobody knows where the file ends
        self._volume.append(self.path, line)
        self._volume.flush([self.path], on_its_own=True)
        self._size = self._end = size + len(line)
        self._take_in(transition)

    # --- within ----------------------------------------------------------------------------------------------------

    def _forget(self) -> None:
        self._last: dict[str, Transition] = {}
        self._lines: dict[str, list[Transition]] = {}
        self._by_key: dict[str, str] = {}
        self._by_folder: dict[str, str] = {}
        self._by_receipt: dict[str, str] = {}

    def _take_in(self, line: Transition) -> None:
        pakke = line.pakke
        before = [self._last[pakke]] if pakke in self._last else []
        self._last[pakke] = archived((*before, line)).packages[pakke]
        self._lines.setdefault(pakke, []).append(line)
        places: Mapping[str, dict[str, str]] = {
            line.nøkkel: self._by_key, line.mappe: self._by_folder, line.kvittering: self._by_receipt
        }  # fmt: skip
        for name, place in places.items():
            if name:
                place[name] = pakke

    def _has_signs(self) -> bool:
        """Whether something in `arkiv/` knows of packages."""
        names = self._volume.names(self._archive / CLAIMS)
        return bool(names) or any(self._volume.folders(self._archive / folder) for folder in FOLDERS)
