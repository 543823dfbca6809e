"""From what lies in output/ now to what the state knows: reads the certificates of documents that changed (see `catch_up`)."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from docgen.build import asked as keys
from docgen.build.catch_up import Changes, Clock
from docgen.build.look import NOTE, OUTPUT, UNSEEN, Marks, digest_of, is_note, mark_of, rows_of
from docgen.build.pdf_files import LyingPdf, PdfFiles
from docgen.build.pdf_stamp import is_pdf
from docgen.build.state import FileRow, State, frozen, key_of
from docgen.build.survey import Found, is_document, is_owner, locked_among, read_found
from docgen.scan import Entry, Stat


class Outputs:
    """The documents of one workspace in its state."""

    def __init__(self, state: State, root: Path) -> None:
        self._state = state
        self._output = root / OUTPUT
        self._touched: set[str] = set()
        self._looked_at: set[str] = set()
        self.pdfs = PdfFiles(state, self._output)

    def catch_up(self, folders: Iterable[str], clock: Clock, thorough: bool, changes: Changes) -> Marks:
        """Read the certificates of the documents that changed in these folders of output/. What changed goes into `changes`;
        gives the marks of the folders."""
        marks = Marks()
        owners: dict[str, tuple[str, ...]] = self._state.find("owners") or {}
        for folder in folders:
            self._looked_at.add(folder)
            rows = rows_of(self._output.parent, OUTPUT, folder)
            before = self._state.files(OUTPUT, folder)
            entries = [Entry(folder, name, Stat(*stat)) for name, *stat in rows or () if name]
            for entry in entries:
                known = before.pop(entry.name, None)
                if known is None or known.stat != entry.stat or known.racy or thorough:
                    self._look_at(entry, known.digest if known else "", clock, changes)
            for name in before:
                gone = Entry(folder, name, Stat(0, 0, 0, 0))
                self._replace(_shown(gone.path), os.fsencode(gone.path), None, changes)
                self.pdfs.forget(gone.path)
                self._state.drop_file(OUTPUT, folder, name)
            owners.pop(folder, None)
            here = tuple(_shown(entry.path) for entry in entries if is_owner(entry.name))
            owners |= {folder: here} if here else {}
            if rows is not None:
                marks[folder] = mark_of(rows)
        self._state.keep("owners", owners)
        self._open_in_word(owners, changes)
        return marks

    def settle(self, *, everywhere: bool) -> dict[str, bytes | None]:
        """Join what the run has published to what lay there. Gives the marks of the folders that were published into; `UNSEEN` of
        one in which somebody else has changed a file too, or (without `everywhere`) that this run has not looked at."""
        db = self._state.db
        for path, unit in db.execute("SELECT path, unit FROM fresh").fetchall():
            # Another unit may have asked what lies there, and was told what lay there before.
            asking = "SELECT unit FROM asked WHERE key = ? AND unit <> ?"
            db.execute(f"UPDATE units SET pending = 1 WHERE number IN ({asking})", (key_of(keys.at(path)), unit))
        db.execute("REPLACE INTO outputs SELECT raw, path, subject, identity, found FROM fresh")
        db.execute("REPLACE INTO files SELECT * FROM fresh_files")
        db.execute("DELETE FROM fresh")
        db.execute("DELETE FROM fresh_files")
        return {folder: self._settled(folder, everywhere=everywhere) for folder in self._touched}

    def _settled(self, folder: str, *, everywhere: bool) -> bytes:
        if not everywhere and folder not in self._looked_at:
            return UNSEEN
        rows = rows_of(self._output.parent, OUTPUT, folder) or []
        known = self._state.files(OUTPUT, folder)
        is_ours = {name: Stat(*stat) for name, *stat in rows} == {name: row.stat for name, row in known.items()}
        return mark_of(rows) if is_ours else UNSEEN

    def published(self, path: str, raw: str, found: Found, unit: int) -> None:
        """Note a document that this run has just put in place for a unit, as it lies there now."""
        if is_document(raw):
            # Apart until the run is over: whoever is judged later in it sees what lay there when it began.
            row = (os.fsencode(raw), path, _subject_of(found), found.identity, frozen(found), unit)
            self._state.db.execute("REPLACE INTO fresh VALUES (?, ?, ?, ?, ?, ?)", row)
        self._put(raw, found.digest)

    def published_pdf(self, pdf: LyingPdf, raw: str) -> None:
        """Note a PDF that this run has just put in place. Nobody but the unit whose document it shows ever asks for it."""
        self.pdfs.keep(pdf, raw)
        self._put(raw, pdf.digest)

    def _put(self, raw: str, mark: str) -> None:
        target = self._output / raw
        entry = Entry(raw.rpartition("/")[0], target.name, Stat.of(target.stat()))
        self._touched.add(entry.folder)
        # Somebody could save it again before the clock moves on: it is read once more next time.
        self._state.keep_file(OUTPUT, entry.folder, entry.name, FileRow(entry.stat, mark, True), into="fresh_files")

    def _look_at(self, entry: Entry, digest_before: str, clock: Clock, changes: Changes) -> None:
        path, found = _shown(entry.path), None
        is_read, digest = True, ""
        if is_document(entry.name):
            found = read_found(self._output / entry.path, path)
            digest = found.digest
        elif is_pdf(entry.name) and not is_owner(entry.name):
            digest = self.pdfs.read(path, entry.path).digest
        elif entry.name.endswith(".ics"):
            digest = digest_of(self._output / entry.path)
        else:
            is_read = False
        digest = NOTE if is_note(entry.name) else digest
        row = FileRow(entry.stat, digest, is_read and (clock.doubts(entry.stat) or not digest))
        self._state.keep_file(OUTPUT, entry.folder, entry.name, row)
        if is_read and (digest != digest_before or not digest):
            self._replace(path, os.fsencode(entry.path), found, changes)

    def _replace(self, path: str, raw: bytes, found: Found | None, changes: Changes) -> None:
        changes.has_moved = True
        subjects = keep_output(self._state, path, raw, found)
        if not changes.is_first:
            changes.keys |= {keys.at(path), *map(keys.copies, subjects)}

    def _open_in_word(self, owners: Mapping[str, tuple[str, ...]], changes: Changes) -> None:
        before: frozenset[str] = self._state.find("locked") or frozenset()
        paths = (path for of_folder in owners.values() for path in self._beside(of_folder[0]))
        locked = locked_among(paths, [owner for of_folder in owners.values() for owner in of_folder])
        for path in locked ^ before:
            changes.keys.add(keys.at(path))
            row = self._state.db.execute("SELECT subject FROM outputs WHERE path = ?", (path,)).fetchone()
            changes.keys |= {keys.copies(row[0])} if row else set()
        if locked != before:
            self._state.keep("locked", locked)

    def _beside(self, owner: str) -> list[str]:
        """The documents that lie in the folder of an owner file, and below it."""
        folder = owner.rpartition("/")[0]
        if not folder:
            return [path for (path,) in self._state.db.execute("SELECT path FROM outputs").fetchall()]
        query = "SELECT path FROM outputs WHERE path > ? AND path < ?"
        rows = self._state.db.execute(query, (f"{folder}/", f"{folder}0"))  # 0 comes next after /
        return [path for (path,) in rows.fetchall()]


def keep_output(state: State, path: str, raw: bytes, found: Found | None) -> tuple[str, ...]:
    """Note what lies at a place below output/, None for nothing; gives the subjects that lose or gain a document by it.

    `raw` is the place as the disk has it: two names may look alike to us (a Mac's å), and each has its own document.
    """
    row = state.db.execute("SELECT subject FROM outputs WHERE raw = ?", (raw,)).fetchone()
    if found is None:
        state.db.execute("DELETE FROM outputs WHERE raw = ?", (raw,))
        return tuple(row or ())
    subject = _subject_of(found)
    state.db.execute("REPLACE INTO outputs VALUES (?, ?, ?, ?, ?)", (raw, path, subject, found.identity, frozen(found)))
    return tuple({*(row or ()), subject})


def _subject_of(found: Found) -> str:
    return found.identity.split("|")[1] if found.identity.count("|") == 3 else ""


def _shown(path: str) -> str:
    """The place as we write it: composed letters, and no bytes that are no text."""
    return unicodedata.normalize("NFC", path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
