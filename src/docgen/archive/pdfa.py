"""Word documents made into an archive's PDFs by LibreOffice, many in one call; what it says of itself is not believed.

    docx ──opened by our own reader──▶ one call for a batch ──▶ PDF there, and a PDF? ──pdf_finish──▶ PDF/A-2b + PDF/UA-1
                                            └─ not all there ──▶ the first that lacks alone, in a new profile, then the rest

One start takes seconds and each document a third of one (archive.md §4), so a batch is one call. A document that makes
LibreOffice crash or hang takes the rest of its call down with it: it is found by being tried alone.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from docgen.archive.figures import chart_texts
from docgen.archive.office import need_office, new_profile, run_office
from docgen.archive.pdf_finish import PART, NotArchivableError, finished
from docgen.build.survey import found_in
from docgen.disk import digest
from docgen.word.faults import TemplateError
from docgen.word.package import read_package

BATCH = 100
"""Documents in one call: a call stops without a word at about 247, and its start is no longer felt well below."""
PATIENCE = 120.0
"""Seconds in which no new PDF has come before a call is given up; a document of 300 pages takes about thirty."""
FILTER = "pdf:writer_pdf_Export:" + json.dumps(
    {
        "SelectPdfVersion": {"type": "long", "value": PART},
        "UseTaggedPDF": {"type": "boolean", "value": "true"},
        "PDFUACompliance": {"type": "boolean", "value": "true"},
        "ExportBookmarks": {"type": "boolean", "value": "true"},
    }
)
UNDATED = dt.date(1980, 1, 1)
"""Stands for the date of a document that has none: the first that a zip can name, as in our documents."""

_BODY, _CORE = "word/document.xml", "docProps/core.xml"
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>(\d{4}-\d\d-\d\d)")


class Reason(StrEnum):
    """Why a document became no PDF."""

    NOT_WORD = "ikke_word"
    OFFICE = "libreoffice"
    NOT_ARCHIVABLE = "ikke_arkivformat"


@dataclass(frozen=True)
class Conversion:
    """What became of some documents, by the names they were given under: the finished PDFs, and why others are none."""

    made: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    failed: Mapping[str, Reason] = field(default_factory=lambda: MappingProxyType({}))


def convert(files: Mapping[str, bytes], *, batch: int = BATCH, patience: float = PATIENCE) -> Conversion:
    """Make PDFs of Word documents (name to bytes), PDF/A-2b and PDF/UA-1, dated and named as the documents are.

    The same document gives the same bytes. The names are the caller's own and go nowhere.

    Raises:
        DocgenError: LibreOffice is not installed, or cannot be started. Nothing has been made then.
    """
    program = need_office()
    failed: dict[str, Reason] = {}
    good: dict[str, bytes] = {}
    for name, data in files.items():
        if _is_word(data):
            good[name] = data
        else:
            failed[name] = Reason.NOT_WORD
    made: dict[str, bytes] = {}
    if good:
        with tempfile.TemporaryDirectory(prefix="docgen-pdf-", ignore_cleanup_errors=True) as place:
            calls = _Calls(program, Path(place), patience)
            for name, pdf in calls.converted(good, batch):
                try:
                    if pdf is None:
                        failed[name] = Reason.OFFICE
                    else:
                        made[name] = _finished(pdf, good[name])
                except NotArchivableError:
                    failed[name] = Reason.NOT_ARCHIVABLE
    return Conversion(MappingProxyType(made), MappingProxyType(failed))


def _finished(pdf: bytes, document: bytes) -> bytes:
    body = read_package(document).entries[_BODY].data()
    return finished(pdf, day_of(document), digest(document), chart_texts(body))


def day_of(document: bytes) -> dt.date:
    """A document's own date: by its certificate, else when it was last saved."""
    if (day := found_in(document, "").date) is not None:
        return day
    core = read_package(document).entries.get(_CORE)
    modified = _MODIFIED.search(core.data()) if core else None
    try:
        return dt.date.fromisoformat(modified[1].decode()) if modified else UNDATED
    except ValueError:
        return UNDATED


def _is_word(data: bytes) -> bool:
    """Whether our own reader opens it, to its last part: LibreOffice would make a PDF of a shopping list called .docx."""
    try:
        package = read_package(data)
        for entry in package.entries.values():
            entry.data()
    except TemplateError:
        return False
    return _BODY in package.entries


class _Calls:
    """Calls of one LibreOffice in a temporary folder of ours."""

    def __init__(self, program: Path, place: Path, patience: float) -> None:
        self._program = program
        self._place = place
        self._patience = patience
        self._profiles = 0
        self._profile: Path | None = None

    def converted(self, files: Mapping[str, bytes], batch: int) -> Iterator[tuple[str, bytes | None]]:
        """The PDF of each document as LibreOffice made it; None where it made none."""
        names = list(files)
        for first in range(0, len(names), batch):
            chosen = names[first : first + batch]
            waiting = {f"{number:04}": (name, files[name]) for number, name in enumerate(chosen, start=first)}
            while waiting:
                for key, pdf in self._call({key: data for key, (_, data) in waiting.items()}):
                    yield waiting.pop(key)[0], pdf
                if waiting:
                    # The call is over before its time: the first one that lacks is the one to ask, alone.
                    key, (name, data) = next(iter(waiting.items()))
                    yield name, next((pdf for _, pdf in self._call({key: data})), None)
                    del waiting[key]

    def _call(self, files: Mapping[str, bytes]) -> Iterable[tuple[str, bytes]]:
        """One call; gives what has come of it. One that did not make everything costs the profile: it may be damaged."""
        if self._profile is None:
            self._profiles += 1
            self._profile = new_profile(self._place / f"profil-{self._profiles}")
        target = self._place / "pdf"
        sources = [self._place / f"{key}.docx" for key in files]
        for source, data in zip(sources, files.values(), strict=True):
            source.write_bytes(data)
        target.mkdir(exist_ok=True)
        arguments = ["--convert-to", FILTER, "--outdir", str(target), *map(str, sources)]
        run_office(self._program, self._profile, arguments, progress=lambda: _sizes(target), patience=self._patience)
        made = [(key, pdf) for key in files if (pdf := _whole(target / f"{key}.pdf"))]
        for path in (*sources, *target.iterdir()):
            path.unlink(missing_ok=True)
        if len(made) < len(files):
            self._profile = None
        return made


def _sizes(folder: Path) -> list[tuple[str, int]]:
    with suppress(OSError):  # one of LibreOffice's own that went away under our eyes: the next look sees it
        return sorted((path.name, path.stat().st_size) for path in folder.iterdir())
    return []


def _whole(path: Path) -> bytes | None:
    """What was made, if it is a PDF to its end; a call that was killed leaves half a one."""
    data = path.read_bytes() if path.is_file() else b""
    return data if data.startswith(b"%PDF-") and b"%%EOF" in data[-1024:] else None
