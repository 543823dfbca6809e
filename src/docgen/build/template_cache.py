"""Compiled templates kept between runs, in the user's own cache folder.

A cache and nothing else: what is missing, damaged or of another version is compiled again, and a folder that cannot be
written to costs only time. What lies there is code for this interpreter, so nothing is read from a folder or a file that
another user of the machine could have written to.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Final

import docgen.word
from docgen import __version__
from docgen.word.cache import MAKERS, StaleError, freeze, thaw
from docgen.word.compiled import CompiledTemplate, source_digest
from docgen.word.sandbox import Dialect

ENDING: Final = ".mal"
MOST_KEPT: Final = 200
_OTHERS_MAY_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True)
class TemplateCache:
    """The cache in a folder; None keeps nothing."""

    folder: Path | None = None

    def find(
        self, data: bytes, name: str, dialect: Dialect, library: Mapping[str, bytes] = MappingProxyType({})
    ) -> CompiledTemplate | None:
        """The template of these bytes, if it was compiled before by this very program, from the same shared parts."""
        if self.folder is None:
            return None
        path = self.folder / self._file_name(data, name, dialect)
        try:
            if not (_is_ours_alone(self.folder) and _is_ours_alone(path)):
                return None
            frozen = path.read_bytes()
        except OSError:
            return None
        try:
            found = thaw(frozen, dialect)
        except StaleError:
            with suppress(OSError):
                path.unlink()
            return None
        included = {part: library.get(part, b"") for part in found.included}
        return found if found.digest == source_digest(data, included) else None

    def keep(self, data: bytes, compiled: CompiledTemplate) -> None:
        """Put a template aside; whatever the world has against it, the run goes on."""
        if self.folder is None:
            return
        path = self.folder / self._file_name(data, compiled.name, compiled.dialect)
        beside = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self.folder.mkdir(parents=True, mode=0o700, exist_ok=True)
            self._forget_the_oldest()
            try:
                with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                    file.write(freeze(compiled))
                beside.replace(path)
            finally:
                beside.unlink(missing_ok=True)

    def _file_name(self, data: bytes, name: str, dialect: Dialect) -> str:
        words = "\n".join(
            (name, dialect.variant, __version__, MAKERS, self._engine, *sorted(dialect.filters), *sorted(dialect.tests))
        )
        return hashlib.sha256(words.encode() + b"\0" + data).hexdigest()[:40] + ENDING

    @cached_property
    def _engine(self) -> str:
        """What the engine's own files look like: a version number says too little where the program is being worked on."""
        with os.scandir(Path(docgen.word.__file__).parent) as entries:
            stats = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py")]
        return repr(sorted((name, found.st_size, found.st_mtime_ns) for name, found in stats))

    def _forget_the_oldest(self) -> None:
        assert self.folder is not None
        kept = sorted(self.folder.glob(f"*{ENDING}"), key=lambda path: path.stat().st_mtime_ns)
        for path in kept[: max(0, len(kept) - MOST_KEPT + 1)]:
            path.unlink(missing_ok=True)


def _is_ours_alone(path: Path) -> bool:
    found = path.stat()
    if os.name == "nt":
        return True  # the folder is in the user's own profile, which others cannot write to
    return found.st_uid == os.getuid() and not found.st_mode & _OTHERS_MAY_WRITE
