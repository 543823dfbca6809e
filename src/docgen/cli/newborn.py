"""What an empty file asks for by its name, and the skeleton for it: what `docgen new` would have written.

cases/ansvarsgrupper/AG-2026-005/møte-2026-12-03.yaml   a meeting of the group whose file lies beside it
cases/ansvarsgrupper/AG-2026-011/gruppe.yaml            a group of that number
cases/saker/RT-2026-020.yaml                            a sak of that number
cases/ressursteam/møteplan-2027-høst.yaml               a plan
cases/ressursteam/evaluering-2027-høst.yaml             an evaluation
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from docgen.build.former import FORMER
from docgen.build.look import WORKING
from docgen.cli.making import THINGS
from docgen.cli.settings import Run, UsageError
from docgen.editor import modeline
from docgen.model.casebook import Casebook
from docgen.model.subject import TEAM
from docgen.reading.folder import read_workspace, shown
from docgen.skeleton import NewError

_MEETING = re.compile(r"(?:((?:AG|RT)-\d{4}-\d{3,4})-)?m(?:ø|o)te-(\d{4}-\d{2}-\d{2})", re.IGNORECASE)
_PLAN = re.compile(r"m(?:ø|o)teplan-(\d{4}-(?:høst|vår))", re.IGNORECASE)
_EVALUATION = re.compile(r"evaluering-(\d{4}-(?:høst|vår))", re.IGNORECASE)
_CASE = re.compile(r"RT-\d{4}-\d{3,4}", re.IGNORECASE)
_GROUP = re.compile(r"AG-\d{4}-\d{3,4}", re.IGNORECASE)


class Asked(NamedTuple):
    """What a name asks for: the thing, as `docgen new` calls it, and the words that go with it."""

    thing: str
    words: tuple[str, ...]


def asked_for(path: str, beside: Iterable[str]) -> Asked | None:
    """What the name of a file asks for. `beside` are the ids of the groups and saker whose files lie in the same folder."""
    *_, folder, name = ("", *path.split("/"))
    stem = name.rpartition(".")[0]
    if match := _MEETING.fullmatch(stem):
        owners = tuple(beside)
        about = match[1] or (owners[0] if len(owners) == 1 else TEAM if folder.casefold() == TEAM else None)
        return Asked("møte", (about, match[2])) if about else None
    if match := _PLAN.fullmatch(stem):
        return Asked("møteplan", (match[1].casefold(),))
    if match := _EVALUATION.fullmatch(stem):
        return Asked("evaluering", (match[1].casefold(),))
    if _CASE.fullmatch(stem):
        return Asked("sak", (stem.upper(),))
    number = folder if stem.casefold() == "gruppe" else stem
    return Asked("gruppe", (number.upper(),)) if _GROUP.fullmatch(number) else None


def skeleton_for(run: Run, path: str) -> str | None:
    """The text for the empty file `path` (posix, as it lies in the workspace); None when nothing is to be written.

    Raises:
        DocgenError: the workspace cannot be read.
    """
    name = shown(path)
    book = _without(read_workspace(run.root).casebook, name)
    folder = name.rpartition("/")[0]
    owners = {s.id for s in book.sources if s.file.rpartition("/")[0] == folder and s.id in (*book.grupper, *book.saker)}
    asked = asked_for(name, owners)
    if asked is None or (asked.thing == "møte" and _has_papers(run.root, *asked.words)):
        return None
    row = THINGS[asked.thing]
    try:
        skeleton = row.make(book, run, asked.words)
    except (NewError, UsageError):
        return None  # a number that was used, a group that is closed, a meeting that is known: the file is left as it is
    return f"{modeline(name, row.kind)}\n{skeleton.text}"


def _without(book: Casebook, name: str) -> Casebook:
    """The casebook as if the empty file were not there: its own name would be known already."""
    own = {source.id for source in book.sources if source.file == name}
    others = tuple(source for source in book.sources if source.file != name)
    alone = own - {source.id for source in others}
    return replace(book, sources=others, faulty=book.faulty - alone)


def _has_papers(root: Path, about: str, date: str) -> bool:
    """Whether papers of such a meeting lie in output/ or among the previous versions: then its file was lost and is not new."""
    head = f"{about}_{date}_"
    folders = (root / "output", root / WORKING / FORMER)
    return any(
        unicodedata.normalize("NFC", name).startswith(head) for top in folders for _, _, names in os.walk(top) for name in names
    )
