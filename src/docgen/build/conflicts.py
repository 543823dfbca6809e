"""A person's document and ours side by side: which there are, and how one of them gets the name for good (design.md §8).

Deleting one of the two in the folder settles it too; this is for those who would rather say it than do it. What is not chosen is
never gone: it goes to the previous versions.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from docgen.build.publish import Published, Publisher, Write
from docgen.build.survey import Found, Survey
from docgen.build.verdicts import Retired


class Keep(enum.Enum):
    """Which of the two gets the name."""

    HERS = "min"
    OURS = "ny"


@dataclass(frozen=True)
class Conflict:
    """One document of a person's with ours beside it. `is_open`: one of the two is open in Word."""

    hers: Found
    ours: Found
    is_open: bool = False


def conflicts(survey: Survey) -> tuple[Conflict, ...]:
    """The documents that lie beside a version of ours, sorted by path. Pure."""
    found = []
    for path, hers in sorted(survey.at.items()):
        ours = survey.beside(path)
        is_hers = not hers.untouched or (ours is not None and hers.identity != ours.identity)
        if ours and ours.identity and is_hers:
            found.append(Conflict(hers, ours, not survey.locked.isdisjoint((hers.path, ours.path))))
    return tuple(found)


def settle(conflict: Conflict, keep: Keep, ours: bytes, publisher: Publisher) -> Published:
    """Give one of the two the name; `ours` are the bytes of ours. Killed in the middle, it can be said once more.

    Raises:
        DocgenError: the folder cannot be written to.
    """
    if keep is Keep.OURS:
        (taken,) = publisher.publish([Write(conflict.hers.path, ours, conflict.hers.digest)])
        if not taken.done:
            return taken
    else:
        # Hers stands until the data change: said before ours goes, or a build in between would put it there again.
        publisher.remember({conflict.hers.path: conflict.ours.fingerprint})
    (gone,) = publisher.retire([Retired(conflict.ours.path, "", "", "", conflict.ours.digest)])
    return gone
