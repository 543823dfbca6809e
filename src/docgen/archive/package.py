"""Packages into `arkiv/klar/`: claimed, built aside, flushed, renamed, and then written into the register (docs/adr/0025).

One key and edition is one package for ever. Until it is sent it may be made anew under its id; the former one goes aside whole
before. From `sendt` on it is never touched again. What a killed run left, `recovery` finishes by the same steps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from docgen.archive.claims import Claim, Claims, digests
from docgen.archive.packed import MANIFEST
from docgen.archive.register import Register
from docgen.archive.results import Result, told
from docgen.archive.shelves import Shelves
from docgen.archive.states import HOMES, Note
from docgen.archive.volume import ArchiveVolume, RealArchiveVolume, world
from docgen.build.archived import Tilstand, Transition


@dataclass(frozen=True)
class Package:
    """A package ready to be put on the disk.

    `pakke`, `nøkkel` and `mappe` are from `identity`: its id, the entry's external key and the folder's name. `identitet`,
    `dokument` and `sha256` are the packed document's, as `Transition` has them. `files` are all files of the package, by plain
    ASCII name.
    """

    pakke: str
    nøkkel: str
    utgave: int
    identitet: str
    dokument: str
    sha256: str
    mappe: str
    files: Mapping[str, bytes] = field(repr=False)

    def line(self, tid: str, merknad: str = "") -> Transition:
        """The line that says that it lies ready since `tid`."""
        return Transition(
            pakke=self.pakke,
            nøkkel=self.nøkkel,
            utgave=self.utgave,
            tilstand=Tilstand.KLAR,
            tid=tid,
            identitet=self.identitet,
            dokument=self.dokument,
            sha256=self.sha256,
            mappe=self.mappe,
            merknad=merknad,
        )


class Archive:
    """One workspace's archive as a run sees it. `folder` is `arkiv/`, absolute; `tid` the run's time, ISO 8601 in UTC.

    Begin with `open`; a run that has the workspace's lock goes on with `recovery.recover`. Without the lock the claims alone keep
    two runs apart, and nothing may be recovered: what looks like a killed run's may be a living one's.
    """

    def __init__(self, folder: Path, tid: str, volume: ArchiveVolume | None = None) -> None:
        self.folder = folder
        self.tid = tid
        self.volume = volume or RealArchiveVolume()
        self.register = Register(self.volume, folder)
        self.claims = Claims(self.volume, folder)
        self.shelves = Shelves(self.volume, folder)

    def open(self, *, is_known_elsewhere: bool = False) -> None:
        """Read the register, or begin one; see `Register.open`.

        Raises:
            DocgenError: it is missing although something knows of archiving, it is damaged, or the folder cannot be used.
        """
        self.register.open(is_known_elsewhere=is_known_elsewhere)

    def pack(self, package: Package, *, again: bool = False) -> Result:
        """Put a package into `klar/`, unless it lies there so already, or has been sent.

        One that was taken back is made anew when `again` says so, and is left alone else.

        Raises:
            DocgenError: the world failed. The next run finishes or undoes what this one began.
            ValueError: a name of a file leaves the package's folder.
        """
        if not package.files or any(not _is_plain(name) for name in (package.mappe, *package.files)):
            raise ValueError(f"no package: {package.mappe}")
        with world(self.folder):
            self.register.refresh()
            entry = self.register.last(package.pakke)
            if entry is None:
                return self._first(package)
            with self.claims.holding(package.pakke) as has_it:
                return self._again(package, again=again) if has_it else told("i_arbeid", package.pakke, package.mappe)

    def _first(self, package: Package) -> Result:
        if not self.claims.take(package.pakke):
            return told("i_arbeid", package.pakke, package.mappe)
        self.shelves.build(package.pakke, dict(package.files))
        claim = Claim(package.line(self.tid), MappingProxyType(digests(package.files)))
        self.claims.fill(claim)
        return self.finish(claim) or told("pakket", package.pakke, package.mappe)

    def _again(self, package: Package, *, again: bool) -> Result:
        self.register.refresh()
        entry = self.register.last(package.pakke)
        if entry is None or entry.is_locked:
            code = "låst_likt" if entry and _is_as_noted(package, entry) else "låst"
            return told(code, package.pakke, entry.mappe if entry else package.mappe)
        is_withdrawn = entry.tilstand is Tilstand.TRUKKET
        if is_withdrawn and not again:
            return told("trukket_før", package.pakke, entry.mappe)
        lying = self.shelves.unsent(entry, entry.mappe)
        if not self.shelves.is_there(lying):
            return self.missing(entry)
        files = self.shelves.contents(lying)
        claim = self.claims.read(package.pakke)
        marks = MappingProxyType(digests(package.files))
        if not is_withdrawn and files == dict(package.files) and _is_as_noted(package, entry):
            if claim is None or claim.files != marks:
                self.claims.fill(Claim(self.register.lines_of(package.pakke)[-1], marks))
            return told("uendret", package.pakke, package.mappe)
        is_untouched = claim is not None and dict(claim.files) == digests(files)
        if not is_withdrawn and is_untouched and _goes_the_same(files, package.files) and _is_as_noted(package, entry):
            return told("uendret", package.pakke, package.mappe)
        self.shelves.build(package.pakke, dict(package.files))
        line = package.line(self.tid, Note.PAKKET_IGJEN if is_withdrawn else Note.ERSTATTET)
        anew = Claim(line, marks, entry.mappe, self.shelves.free_aside(entry.mappe))
        self.claims.fill(anew)
        is_changed = claim is not None and bool(claim.files) and digests(files) != dict(claim.files)
        return self.finish(anew) or told("erstattet_endret" if is_changed else "erstattet", package.pakke, package.mappe)

    def missing(self, entry: Transition) -> Result:
        """What is told of a package that does not lie where one that has not left lies: it is gone, or lies in another folder."""
        elsewhere = self.shelves.find(entry.mappe)
        if elsewhere is None:
            code = "borte_trukket" if entry.tilstand is Tilstand.TRUKKET else "borte"
            return told(code, entry.pakke, entry.mappe)
        place, home = elsewhere.parent.name, HOMES[entry.tilstand]
        return told("feil_sted", entry.pakke, entry.mappe, sted=place, tilstand=entry.tilstand, hjem=home)

    def finish(self, claim: Claim) -> Result | None:
        """Put into `klar/` what was built aside and claimed, then note it. Gives a result when it could not be done.

        Raises:
            OSError: the world failed.
        """
        line = claim.line
        if claim.replaces and not self.shelves.is_there(self.shelves.replaced(claim.aside)):
            former = self.shelves.unsent(self.register.last(line.pakke), claim.replaces)
            self.shelves.move(former, self.shelves.replaced(claim.aside))
        if not self.shelves.move(self.shelves.built(line.pakke), self.shelves.ready(line.mappe)):
            return told("navn_tatt", line.pakke, line.mappe)
        self.register.append(line)
        return None


def _goes_the_same(files: Mapping[str, bytes], others: Mapping[str, bytes]) -> bool:
    """Whether the archive would get the same. Which digest the YAML file had stands in the manifest alone, and what was written
    in it since about something else (the minutes, after the invitation) makes no other package."""
    return _but_manifest(files) == _but_manifest(others)


def _but_manifest(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name != MANIFEST}


def _is_as_noted(package: Package, entry: Transition) -> bool:
    names = ("mappe", "identitet", "dokument", "sha256", "nøkkel")
    return all(getattr(package, name) == getattr(entry, name) for name in names)


def _is_plain(name: str) -> bool:
    return (
        name.isascii() and name not in ("", ".", "..") and not any(letter in name for letter in '/\\:*?"<>|') and name[0] != "."
    )
