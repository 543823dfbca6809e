"""A workspace brought to today's format: read whole, judged whole, copied aside whole, and only then written.

docgen.toml comes last: until it says the format, an upgrade that was killed is begun anew, and finds done what has been done.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen.build.look import CASES, WORKING
from docgen.disk import DocgenError, cause, make_folder, read_file, replace_file, sync_folder, write_flushed
from docgen.marker import MARKER
from docgen.migration.changes import Change, UnreadableError, Upgraded
from docgen.migration.marker import NEWER, NewerError, upgraded_marker
from docgen.scan import is_passed_over

BACKUPS = "før-oppgradering"
"""In `.docgen/`: a folder for each upgrade, with whole copies of what it changed."""
_BOM = "\ufeff"
_OPPSETT = re.compile(r"^[\"']?type[\"']?[ \t]*:[ \t]*[\"']?oppsett\b", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True)
class Upgrade:
    """What an upgrade changes, or has changed; `backup` is where the files lie as they were, None where nothing was written."""

    changes: tuple[Change, ...]
    backup: Path | None = None


def upgrade(root: Path, now: dt.datetime, *, dry_run: bool) -> Upgrade:
    """Bring a workspace to today's format. `now` has a time zone.

    Raises:
        DocgenError: a file cannot be read, or not as what it is; nothing has been changed. Or one cannot be written: what was
            written is whole, and the copies lie there.
    """
    waiting = [(path, before, after) for path, before, after in _files(root) if after.changes]
    changes = tuple(change for _, _, after in waiting for change in after.changes)
    if dry_run or not waiting:
        return Upgrade(changes)
    backup = _free(root / WORKING / BACKUPS, now)
    try:
        for path, before, _ in waiting:
            copy = backup / path
            make_folder(copy.parent)
            write_flushed(copy, before)
            sync_folder(copy.parent)
    except OSError as error:
        nb, en = cause(error)
        raise DocgenError(f"{nb}: {backup}. Ingenting er oppgradert.", f"{en}: {backup}. Nothing was upgraded.") from error
    for path, before, after in waiting:
        if read_file(root / path) != before:
            raise DocgenError(
                f"{path} ble lagret av noen imens. Kjør docgen oppgrader igjen.",
                f"{path} was saved by somebody meanwhile. Run docgen migrate again.",
            )
        replace_file(root / path, _encoded(before, after.text))
    return Upgrade(changes, backup)


def _files(root: Path) -> Iterator[tuple[str, bytes, Upgraded]]:
    """The files that an older docgen wrote otherwise: the office's oppsett, and docgen.toml."""
    for folder, folders, names in os.walk(root / CASES):
        folders[:] = sorted(name for name in folders if not is_passed_over(name))
        for name in sorted(names):
            path = (Path(folder) / name).relative_to(root).as_posix()
            if name.casefold().endswith((".yaml", ".yml")) and not is_passed_over(name):
                data = read_file(root / path) or b""
                if _OPPSETT.search(data.decode("utf-8", "replace")):
                    from docgen.migration.oppsett import upgraded_oppsett  # the one place that needs ruamel.yaml

                    yield path, data, _read(path, data, upgraded_oppsett)
    data = read_file(root / MARKER) or b""
    yield MARKER, data, _read(MARKER, data, upgraded_marker)


def _read(path: str, data: bytes, upgraded: Callable[[str, str], Upgraded]) -> Upgraded:
    try:
        return upgraded(data.decode("utf-8").removeprefix(_BOM), path)
    except UnicodeDecodeError:
        raise DocgenError(
            f"{path} er ikke lagret som UTF-8. Åpne filen, lagre den som UTF-8, og kjør igjen. Ingenting er endret.",
            f"{path} is not saved as UTF-8. Open the file, save it as UTF-8, and run again. Nothing has been changed.",
        ) from None
    except NewerError:
        nb, en = NEWER
        raise DocgenError(nb.format(fil=path), en.format(fil=path)) from None
    except UnreadableError as error:
        where = f"{path}:{error.line}" if error.line else path
        raise DocgenError(
            f"{where} kan ikke leses. Rett filen, og kjør docgen oppgrader igjen. Ingenting er endret.",
            f"{where} cannot be read. Correct the file, and run docgen migrate again. Nothing has been changed.",
        ) from None


def _encoded(before: bytes, text: str) -> bytes:
    return (_BOM if before.startswith(_BOM.encode()) else "").encode() + text.encode()


def _free(folder: Path, now: dt.datetime) -> Path:
    start, number = f"{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}", 1
    while (path := folder / f"{start}{'' if number == 1 else f'-{number}'}").exists():
        number += 1
    return path
