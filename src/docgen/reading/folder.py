"""The folder on disk to the casebook: the only module of this room that touches the world.

Files are found by their ending at any depth below `cases/`; what editors, Word and sync clients leave lying about is passed
over (pipeline.md §4).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath
from typing import NamedTuple

from docgen.disk import DocgenError
from docgen.model.casebook import Source
from docgen.model.nationalid import find_national_ids, without_national_ids
from docgen.problem import Position, Problem, Stop
from docgen.reading.assemble import Reading, assemble
from docgen.reading.messages import fault, pv_01_in_name
from docgen.reading.source import SourceReading, read_source, stops_for
from docgen.reading.vocabulary import Shapes
from docgen.scan import folders

CASES = "cases"
_ENDINGS = (".yaml", ".yml")
_NOTEPAD_ENDINGS = (".yaml.txt", ".yml.txt")


class FoundFile(NamedTuple):
    """A file below `cases/`: where it lies, and its posix path in the workspace as messages show it (see `shown`).

    `dotted` are the paths to the file and the folders above it whose own names hold a fødselsnummer, with dots for the number.
    """

    path: Path
    name: str
    dotted: tuple[str, ...] = ()


def read_workspace(root: Path) -> Reading:
    """Read every case file below `root/cases` into one casebook.

    Out: the casebook, and the problems of all files sorted by place. Raises DocgenError when the folder itself is gone or
    closed to us: an empty workspace must never be mistaken for one whose share is not connected.
    """
    shapes = Shapes()
    found: list[FoundFile] = []
    problems: list[Problem] = []
    try:
        for folder, rows in folders(root / CASES, closed=lambda error: None):
            for name, *_ in rows:
                match found_file(root, folder, name):
                    case FoundFile() as file:
                        found.append(file)
                    case Problem() as problem:
                        problems.append(problem)
    except OSError as error:
        raise folder_is_gone(root) from error
    return assemble([read_found_file(one, shapes) for one in found], shapes, problems)


def found_file(root: Path, folder: str, name: str) -> FoundFile | Problem | None:
    """A file of a folder below `cases/` (raw; "" is a closed folder's): a case file, what is wrong with its name, or nothing."""
    lower = name.lower()
    path = f"{CASES}/{folder}/{name}" if folder else f"{CASES}/{name}"
    if not name:
        return fault("DG165", Position(shown(f"{CASES}/{folder}")))
    if lower.endswith(_NOTEPAD_ENDINGS):
        right = shown(name).removesuffix(name[-4:])
        return fault("DG160", Position(shown(path)), {"forslag": right})
    if lower.endswith(_ENDINGS):
        return FoundFile(root / path, shown(path), tuple(_dotted(PurePath(path))))
    return None


def read_found_file(found: FoundFile, shapes: Shapes) -> SourceReading:
    """Read one case file. One that is closed to us is that file's trouble; the rest of the office goes on."""
    try:
        data = found.path.read_bytes()
    except OSError:
        source = read_source(b"", found.name, shapes).source
        stops = (Stop(source.id),) if source.id else ()
        problem = fault("DG165", Position(found.name), stops=stops)
        unread = Source(found.name, source.type, source.id, "")
        return SourceReading(unread, None, (problem,), Position(found.name), empty=True)
    reading = read_source(data, found.name, shapes)
    named = tuple(pv_01_in_name(Position(name)) for name in found.dotted)
    stopping = (replace(p, stops=stops_for(p, reading.source, reading.record, reading.entries)) for p in named)
    return replace(reading, problems=(*stopping, *reading.problems))


def _dotted(path: PurePath) -> Iterator[str]:
    """The parts of a path whose names hold a fødselsnummer, each as the path to it with dots for the number."""
    above = ""
    for part in path.parts:
        above = f"{above}/{shown(part)}".removeprefix("/")
        if find_national_ids(unicodedata.normalize("NFC", part)):
            yield above


def shown(name: str) -> str:
    """A name or posix path as messages show it: composed letters, no bytes that are no text, never a fødselsnummer (PV-01).

    Macs give decomposed letters, and a name may hold bytes that are no text: it is shown so, but opened as it is.
    """
    text = unicodedata.normalize("NFC", name).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return without_national_ids(text)


def folder_is_gone(root: Path) -> DocgenError:
    """The whole folder of cases is away: that is no workspace without cases."""
    cases = root / CASES
    return DocgenError(
        f"Finner ikke mappen «{cases}». Er nettverksmappen koblet til?",
        f"Cannot find the folder “{cases}”. Is the network folder connected?",
    )
