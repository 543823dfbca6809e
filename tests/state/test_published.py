"""What the state knows of a document that was just published, without having read it, is what stands in it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from docgen.build.look import OUTPUT, WORKING
from docgen.build.settings import Settings
from docgen.build.state import State, program_here, thawed
from docgen.build.survey import found_in
from docgen.pipeline import build
from office import Office

FOLDERS = ("cases/ansvarsgrupper/AG-2026-005", "cases/saker", "cases/ressursteam")


def test_what_was_published_is_known_as_its_bytes_tell_it(tmp_path: Path) -> None:
    root = Office.small(tmp_path / "kontor", *FOLDERS).root
    settings = Settings(root, dt.date(2026, 11, 20), cache=tmp_path / "maler", state=tmp_path / "tilstand")
    build(settings)
    state = State.opened(settings.state, root / WORKING, program_here, may_write=True)
    known = {path: thawed(found) for path, found in state.db.execute("SELECT path, found FROM outputs")}
    written = {file.relative_to(root / OUTPUT).as_posix(): file.read_bytes() for file in (root / OUTPUT).rglob("*.docx")}
    assert len(written) > 20
    assert known == {path: found_in(data, path) for path, data in written.items()}
    assert all(found.untouched and type(found.date) is dt.date for found in known.values())
    calendars = {file.relative_to(root / OUTPUT).as_posix(): found_in(file.read_bytes(), "").digest
                 for file in (root / OUTPUT).rglob("*.ics")}  # fmt: skip
    digests = state.db.execute(
        "SELECT CAST(folder AS TEXT) || '/' || CAST(name AS TEXT), digest FROM files WHERE tree = 'output'"
    )
    assert calendars.items() <= dict(digests.fetchall()).items()
    assert calendars
    state.release()
