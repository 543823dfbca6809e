"""What the archive was sent and output/ has not: told of in one line, with the way back. Nothing of it is made again (ADR 0025).

What the archive refused it does not have, and nobody can ask it for a copy: that is a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from docgen.archive.disposal import removed_paths
from docgen.archive.removal import RECEIPTS
from docgen.archive.states import HOMES
from docgen.build.archived import ARCHIVE, REFUSED, Transition
from docgen.build.former import FORMER, former_versions, without_repeats
from docgen.build.look import OUTPUT, WORKING
from docgen.build.volume import RealVolume
from docgen.disk import content
from docgen.documents.wordings import WORDINGS
from docgen.problem import Position, Problem

TAKEN, TURNED_DOWN = "DG413", "DG417"
"""The codes of what the archive may have, and of what it refused."""
MOST_NAMED = 3
"""So many are named; `docgen status -v` tells of each archived document whether it lies in output/."""


def missing_problems(root: Path, gone: Iterable[Transition]) -> tuple[Problem, ...]:
    """The documents that were sent to the archive and lie in output/ no more: one problem of those that it may have, and one of
    those that it refused; none where there are none.

    What `docgen purge` removed is as it should be, and not told of.

    Raises:
        OSError: the archive's folder cannot be read.
    """
    lost = sorted(gone, key=lambda entry: entry.dokument)
    purged = _purged(root) if lost else frozenset()
    lost = [entry for entry in lost if f"{OUTPUT}/{entry.dokument}" not in purged]
    refused = [entry for entry in lost if entry.tilstand in REFUSED]
    taken = [entry for entry in lost if entry.tilstand not in REFUSED]
    return tuple(_told(root, code, entries) for code, entries in ((TAKEN, taken), (TURNED_DOWN, refused)) if entries)


def _told(root: Path, code: str, lost: Sequence[Transition]) -> Problem:
    names = [f"{OUTPUT}/{entry.dokument}" for entry in lost]
    nb, en = _way_back(root, lost)
    is_one, more = len(lost) == 1, len(lost) - MOST_NAMED
    values = {
        "antall": "1 dokument" if is_one else f"{len(lost)} dokumenter",
        "count": "1 document" if is_one else f"{len(lost)} documents",
        "filer": ", ".join(names[:MOST_NAMED]) + (f" … og {more} til (docgen status -v viser alle)" if more > 0 else ""),
        "files": ", ".join(names[:MOST_NAMED]) + (f" … and {more} more (docgen status -v shows all)" if more > 0 else ""),
        "fil": names[0],
        "vei": nb,
        "way": en,
    }
    return Problem.of(code, WORDINGS[code], Position(OUTPUT), values)


def _way_back(root: Path, lost: Sequence[Transition]) -> tuple[str, str]:
    """How the first of them that has a way back comes back: from the previous versions, from its package, or from the archive."""
    for entry in lost:
        kept = without_repeats(former_versions(RealVolume(), root / WORKING / FORMER, entry.dokument))
        number = next((number for number, one in enumerate(kept, start=1) if one.digest == entry.sha256), None)
        if number:
            command = f"docgen restore {OUTPUT}/{entry.dokument} --versjon {number}"
            return f"legg det tilbake med {command}", f"put it back with {command}"
    for entry in lost:
        package = root / ARCHIVE / HOMES[entry.tilstand] / entry.mappe
        if entry.mappe and package.is_dir():
            place = package.relative_to(root).as_posix()
            return f"kopier det fra pakken i {place}", f"copy it from the package in {place}"
    if all(entry.tilstand in REFUSED for entry in lost):
        return "hent det fra sikkerhetskopien", "take it from the backup"
    journal = next((entry.journal for entry in lost if entry.journal), "")
    return (
        f"be arkivet om en kopi av {journal}" if journal else "be arkivet om en kopi",
        f"ask the archive for a copy of {journal}" if journal else "ask the archive for a copy",
    )


def _purged(root: Path) -> frozenset[str]:
    """What `docgen purge` has removed, by its receipts."""
    receipts = sorted((root / ARCHIVE / RECEIPTS).glob("*.jsonl"))
    return frozenset(path for receipt in receipts for path in removed_paths(content(receipt) or b""))
