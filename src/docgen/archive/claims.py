"""Who makes a package: its claim, made once and for ever, and the short holds of whoever works with it.

`arkiv/krav/<pakke>` is created exclusively, so of two runs that want to make the same package one is told no. When the package
has been built aside, the claim is filled with what is about to happen: the register's line, the digest of each file, and the
package that is to be replaced. From then on a killed run is finished by the next one, whatever anybody has done with the package
since:

    claim not filled                 nothing has been promised; what was built is thrown away
    filled, and built aside          the package has not been put into `klar/` yet
    filled, and nothing aside        it has, whoever has taken it from there; only the line is missing
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from docgen.archive.volume import ArchiveVolume, make_flushed, write_flushed
from docgen.build.archived import CLAIMS, DamagedRegisterError, Transition, line_of, read_lines
from docgen.disk import digest

HOLD = ".holdes"
"""What the name of a hold ends with."""


@dataclass(frozen=True)
class Claim:
    """What is about to happen to a package.

    `line` is the line that the register gets, `files` the digest of each file by its name. `replaces` is the name of the folder
    that gives way, and `aside` the name it gets among the replaced ones; both "" for a package that is new.
    """

    line: Transition
    files: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    replaces: str = ""
    aside: str = ""


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """The digest of each file."""
    return {name: digest(data) for name, data in sorted(files.items())}


def claim_text(claim: Claim) -> bytes:
    """A claim as it stands in its file: the register's line, and a second one."""
    more = {"filer": dict(claim.files), "erstatter": claim.replaces, "til_side": claim.aside}
    return line_of(claim.line) + json.dumps(more, ensure_ascii=False).encode() + b"\n"


def read_claim(text: bytes) -> Claim | None:
    """The claim in a file; None when it has not been filled, or not to its end."""
    first, _, rest = text.partition(b"\n")
    if not rest.endswith(b"\n"):
        return None
    try:
        (line,) = read_lines(first + b"\n")
        more = json.loads(rest)
        files = {str(name): str(mark) for name, mark in more["filer"].items()}
        return Claim(line, MappingProxyType(files), str(more["erstatter"]), str(more["til_side"]))
    except (DamagedRegisterError, ValueError, KeyError, TypeError, AttributeError):
        return None


class Claims:
    """The claims of one archive. Every operation raises OSError when the world fails."""

    def __init__(self, volume: ArchiveVolume, archive: Path) -> None:
        self._volume = volume
        self._folder = archive / CLAIMS

    def take(self, pakke: str) -> bool:
        """Claim a package that nobody has claimed; False when somebody has."""
        make_flushed(self._volume, self._folder)
        path = self._folder / pakke
        if not self._volume.create(path, b""):
            return False
        self._volume.flush([path], on_its_own=True)
        self._volume.flush_folder(self._folder)
        return True

    def fill(self, claim: Claim) -> None:
        """Write down what is about to happen, on the disk when this returns."""
        make_flushed(self._volume, self._folder)
        write_flushed(self._volume, self._folder / claim.line.pakke, claim_text(claim))
        self._volume.flush_folder(self._folder)

    def read(self, pakke: str) -> Claim | None:
        """What a package's claim says; None when there is none, or none that was filled."""
        return read_claim(self._volume.read(self._folder / pakke) or b"")

    def drop(self, pakke: str) -> None:
        """Let go of a claim of which nothing came."""
        self._volume.unlink(self._folder / pakke)
        self._volume.flush_folder(self._folder)

    def names(self) -> tuple[str, ...]:
        """The packages that are claimed."""
        return tuple(name for name in self._volume.names(self._folder) if not name.endswith(HOLD))

    @contextmanager
    def holding(self, pakke: str) -> Iterator[bool]:
        """Be the only one who works with a package while the block runs; gives False when somebody else is."""
        make_flushed(self._volume, self._folder)
        path = self._folder / f"{pakke}{HOLD}"
        has_it = self._volume.create(path, b"")
        try:
            yield has_it
        finally:
            if has_it:
                # One that stays is let go by the next run that has the lock.
                with suppress(OSError):
                    self._volume.unlink(path)

    def let_go_of_holds(self) -> None:
        """Remove what killed runs held. Only for whoever has the workspace's lock: nobody else is at work then."""
        for name in self._volume.names(self._folder):
            if name.endswith(HOLD):
                self._volume.unlink(self._folder / name)
