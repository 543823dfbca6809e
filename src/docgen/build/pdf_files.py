"""The PDFs in output/ as the state knows them: what each says of itself, read again only when the file has changed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from docgen.build.pdf_stamp import Stamp, read_stamp
from docgen.build.state import State, frozen, thawed
from docgen.disk import digest


@dataclass(frozen=True, slots=True)
class LyingPdf:
    """A PDF in output/ (posix below it) with its digest, "" when it cannot be read now; `stamp` is None for one not ours."""

    path: str
    digest: str
    stamp: Stamp | None = None

    @property
    def is_ours(self) -> bool:
        """Whether we made it and nobody has changed it: only then may it be replaced or taken away."""
        return self.stamp is not None and self.stamp.untouched

    def shows(self, document: str) -> bool:
        """Whether it was made from the document with this digest."""
        return self.stamp is not None and self.stamp.source == document


class PdfFiles:
    """The PDFs below one output folder."""

    def __init__(self, state: State, output: Path) -> None:
        self._db = state.db
        self._output = output

    def at(self, path: str) -> LyingPdf | None:
        """What lies at a path below output/."""
        row = self._db.execute("SELECT lying FROM pdfs WHERE path = ? ORDER BY raw DESC", (path,)).fetchone()
        return thawed(row[0]) if row else None

    def within(self, folder: str) -> tuple[LyingPdf, ...]:
        """The PDFs of one folder of output/."""
        rows = self._db.execute("SELECT lying FROM pdfs WHERE folder = ? ORDER BY path", (folder,))
        return tuple(thawed(lying) for (lying,) in rows.fetchall())

    def real(self, path: str) -> str:
        """A path as the disk spells it (a Mac's å)."""
        row = self._db.execute("SELECT raw FROM pdfs WHERE path = ? ORDER BY raw DESC", (path,)).fetchone()
        return os.fsdecode(row[0]) if row else path

    def read(self, path: str, raw: str) -> LyingPdf:
        """Read one again, and keep what it says. `raw` is the path as the disk spells it."""
        try:
            data = (self._output / raw).read_bytes()
        except OSError:
            found = LyingPdf(path, "")
        else:
            found = LyingPdf(path, digest(data), read_stamp(data))
        self.keep(found, raw)
        return found

    def keep(self, pdf: LyingPdf, raw: str) -> None:
        """Keep what one says of itself."""
        row = (os.fsencode(raw), pdf.path, pdf.path.rpartition("/")[0], frozen(pdf))
        self._db.execute("REPLACE INTO pdfs VALUES (?, ?, ?, ?)", row)

    def forget(self, raw: str) -> None:
        """One that is gone."""
        self._db.execute("DELETE FROM pdfs WHERE raw = ?", (os.fsencode(raw),))
