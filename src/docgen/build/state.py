"""What was read and judged before, kept on the machine that runs docgen: a cache, and never the answer (design.md §8).

One SQLite file for each workspace in the user's own state folder, never on the share: SQLite corrupts there. It is keyed by an
id file in the workspace and by where the workspace lies. Lost, damaged or of another version it is begun anew, and everything is
read and judged once more: the documents certify themselves. Whoever cannot have the file to herself gets one in memory.

It holds what problems quote and whose names are to be looked for, so it is readable to its owner alone.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import secrets
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from docgen import __version__
from docgen.build.look import Marks
from docgen.disk import make_one_folder, share
from docgen.scan import Stat, scan

PACKAGE = Path(__file__).parent.parent
ID_FILE = "id"
"""In the workspace's `.docgen/`: the name under which every machine knows the workspace."""
UNDATED = "9999-12-31"
"""Stands for the date of a meeting that has none: after all others."""
LOST = "lost"
"""The name under which it is kept what is said of documents that are nobody's any more; forgotten when that can be another."""
FORM = "6"
"""The form of the tables; another one is begun anew."""

LATER = "identity LIKE '%|%|%|%' AND identity NOT LIKE '%|1'"
"""What a document of a later edition is called; the small index of these stands on the very same words."""

_TABLES = f"""
CREATE TABLE kept(name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE marks(tree TEXT, folder BLOB, mark BLOB, PRIMARY KEY(tree, folder)) WITHOUT ROWID;
CREATE TABLE files(tree TEXT, folder BLOB, name BLOB, size INT, mtime INT, inode INT, ctime INT, digest TEXT, racy INT,
  PRIMARY KEY(tree, folder, name)) WITHOUT ROWID;
CREATE INDEX files_racy ON files(tree) WHERE racy;
CREATE INDEX files_notes ON files(tree, folder) WHERE digest = 'note';
CREATE TABLE sources(handle BLOB PRIMARY KEY, file TEXT, type TEXT, id TEXT, stands INT, empty INT, is_broken INT, has_own INT,
  names TEXT, dotted TEXT, digest TEXT, used INT, unit TEXT, dato TEXT, motetype TEXT, gruppe TEXT, sak TEXT, facts BLOB,
  problems BLOB);
CREATE INDEX sources_id ON sources(id);
CREATE INDEX sources_unit ON sources(unit);
CREATE INDEX sources_gruppe ON sources(gruppe) WHERE gruppe <> '';
CREATE INDEX sources_sak ON sources(sak) WHERE sak <> '';
CREATE INDEX sources_team ON sources(motetype) WHERE motetype = 'ressursteam';
CREATE INDEX sources_type ON sources(type, dato, used, id);
CREATE INDEX sources_file ON sources(file);
CREATE INDEX sources_problems ON sources(file, handle) WHERE problems IS NOT NULL;
CREATE TABLE discussions(meeting TEXT, handle BLOB, PRIMARY KEY(meeting, handle)) WITHOUT ROWID;
CREATE INDEX discussions_of ON discussions(handle);
CREATE TABLE people(handle BLOB, number INT, kind TEXT, value TEXT, way TEXT, sak TEXT, key TEXT, navn TEXT, first TEXT,
  second TEXT,   PRIMARY KEY(handle, number)) WITHOUT ROWID;
CREATE INDEX people_value ON people(kind, value);
CREATE INDEX people_first ON people(kind, first, second);
CREATE INDEX people_sak ON people(sak) WHERE kind = 'same';
CREATE TABLE outputs(raw BLOB PRIMARY KEY, path TEXT, subject TEXT, identity TEXT, found BLOB) WITHOUT ROWID;
CREATE INDEX outputs_path ON outputs(path);
CREATE INDEX outputs_subject ON outputs(subject);
CREATE TABLE archived(pakke TEXT PRIMARY KEY, subject TEXT, locked INT, entry BLOB) WITHOUT ROWID;
CREATE INDEX archived_subject ON archived(subject);
CREATE INDEX archived_locked ON archived(locked) WHERE locked;
CREATE INDEX outputs_later ON outputs(identity) WHERE {LATER};
CREATE INDEX outputs_spelt ON outputs(path) WHERE raw <> CAST(path AS BLOB);
CREATE TABLE pdfs(raw BLOB PRIMARY KEY, path TEXT, folder TEXT, lying BLOB) WITHOUT ROWID;
CREATE INDEX pdfs_path ON pdfs(path);
CREATE INDEX pdfs_spelt ON pdfs(path) WHERE raw <> CAST(path AS BLOB);
CREATE INDEX pdfs_folder ON pdfs(folder);
CREATE TABLE units(number INTEGER PRIMARY KEY, name TEXT UNIQUE, place TEXT, judged TEXT, until TEXT, pending INT, words BLOB,
  problems BLOB, lines BLOB, counts TEXT);
CREATE INDEX units_place ON units(place);
CREATE INDEX units_until ON units(until);
CREATE INDEX units_judged ON units(judged);
CREATE INDEX units_counts ON units(counts);
CREATE INDEX units_problems ON units(number) WHERE problems IS NOT NULL;
CREATE INDEX units_pending ON units(number) WHERE pending;
CREATE TABLE subjects(id TEXT PRIMARY KEY, unit INT, folder TEXT, asked INT, stopped INT, om TEXT,
  nynorsk INT, reach TEXT) WITHOUT ROWID;
CREATE INDEX subjects_unit ON subjects(unit);
CREATE INDEX subjects_nynorsk ON subjects(om) WHERE nynorsk;
CREATE TABLE takes(path TEXT, unit INT, place TEXT, identity TEXT, PRIMARY KEY(path, unit)) WITHOUT ROWID;
CREATE INDEX takes_unit ON takes(unit);
CREATE TABLE calendars(path TEXT, unit INT, PRIMARY KEY(path, unit)) WITHOUT ROWID;
CREATE INDEX calendars_unit ON calendars(unit);
CREATE TABLE asked(key INT, unit INT, PRIMARY KEY(key, unit)) WITHOUT ROWID;
CREATE INDEX asked_unit ON asked(unit);
CREATE TABLE facts(unit INT, sort TEXT, dag TEXT, enhet TEXT, emne TEXT, fact BLOB);
CREATE TABLE facts_new(enhet TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE INDEX facts_unit ON facts(unit);
CREATE INDEX facts_sort ON facts(sort, dag, emne);
CREATE INDEX facts_enhet ON facts(enhet, sort, dag, emne);
"""
_OF_THIS_RUN = """
CREATE TEMP TABLE told(unit INTEGER PRIMARY KEY, lines BLOB, counts TEXT);
CREATE TEMP TABLE set_aside(handle BLOB, digest TEXT, record BLOB, PRIMARY KEY(handle, digest)) WITHOUT ROWID;
CREATE TEMP TABLE fresh(raw BLOB PRIMARY KEY, path TEXT, subject TEXT, identity TEXT, found BLOB, unit INT);
CREATE TEMP TABLE fresh_files(tree TEXT, folder BLOB, name BLOB, size INT, mtime INT, inode INT, ctime INT, digest TEXT, racy INT,
  PRIMARY KEY(tree, folder, name));
"""


class ChangedMeanwhileError(Exception):
    """A file is another than when its facts were taken: somebody has saved it while the run was under way."""


class HeardTooLittleError(ChangedMeanwhileError):
    """What the watcher has heard of does not tell what a run must know: it must look at everything."""


class State:
    """The state of one workspace: a file of ours alone until it is released, or one in memory, gone after the run."""

    def __init__(self, connection: sqlite3.Connection, lock: sqlite3.Connection | None = None) -> None:
        self.db = connection
        self._lock = lock

    @property
    def lasting(self) -> bool:
        """Whether it is still there for the next run."""
        return self._lock is not None

    @classmethod
    def opened(cls, folder: Path | None, working: Path, program: Callable[[], str], *, may_write: bool) -> State:
        """The state of the workspace whose `.docgen/` is `working`. `folder` is the user's state folder, None for nothing kept;
        `program` says which program this is: another one's state is not read.

        Without `may_write` nothing is written into the workspace: one that has no id yet gets a state in memory.
        """
        name = _workspace_id(working, may_write=may_write) if folder is not None else None
        if folder is not None and name is not None:
            with suppress(OSError, sqlite3.Error):
                return _ours_alone(cls, folder, name, program())
        return cls.in_memory()

    @classmethod
    def in_memory(cls) -> State:
        """A state that is gone after the run."""
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.executescript(_TABLES)
        connection.executescript(_OF_THIS_RUN)
        return cls(connection)

    def release(self) -> None:
        """Let another run have the file. What was told in this run can still be read."""
        with suppress(sqlite3.Error):
            # A run that ended in the middle: whoever comes next must not find the file held by it.
            self.undo()
        if self._lock is not None:
            self._lock.close()

    def forget(self) -> None:
        """Throw the file away: it is damaged, or there is no room for it. Nothing is lost with it but time."""
        (path,) = [row[2] for row in self.db.execute("PRAGMA database_list") if row[1] == "main"]
        self.db.close()
        for leftover in Path(path).parent.glob(f"{Path(path).name}*"):
            with suppress(OSError):
                leftover.unlink()
        self.release()

    def begin(self) -> None:
        """What follows is kept together, or not at all."""
        if not self.db.in_transaction:
            self.db.execute("BEGIN IMMEDIATE")

    def undo(self) -> None:
        """Keep nothing of what was written since `begin`."""
        if self.db.in_transaction:
            self.db.execute("ROLLBACK")

    def commit(self) -> None:
        """Keep what was written since `begin`."""
        if self.db.in_transaction:
            self.db.execute("COMMIT")

    # --- single things ---

    def find(self, name: str) -> Any:
        """What was kept under a name; None when nothing was."""
        row = self.db.execute("SELECT value FROM kept WHERE name = ?", (name,)).fetchone()
        return thawed(row[0]) if row else None

    def keep(self, name: str, value: object) -> None:
        """Keep something small under a name; None forgets it."""
        if value is None:
            self.db.execute("DELETE FROM kept WHERE name = ?", (name,))
        else:
            self.db.execute("REPLACE INTO kept VALUES (?, ?)", (name, frozen(value)))

    # --- folders, files and their stats ---

    def marks(self, tree: str) -> Marks:
        """The marks of the folders of a tree, as they were when each was last looked at."""
        rows = self.db.execute("SELECT folder, mark FROM marks WHERE tree = ?", (tree,))
        return {os.fsdecode(folder): mark for folder, mark in rows}

    def keep_marks(self, tree: str, marks: Mapping[str, bytes | None]) -> None:
        """Keep the marks of some folders; None forgets a folder that is no more."""
        rows = [(tree, os.fsencode(folder), mark) for folder, mark in marks.items()]
        self.db.executemany("REPLACE INTO marks VALUES (?, ?, ?)", (row for row in rows if row[2] is not None))
        self.db.executemany("DELETE FROM marks WHERE tree = ? AND folder = ?", (row[:2] for row in rows if row[2] is None))

    def has_looked_at(self, tree: str, folder: str) -> bool:
        """Whether a folder was there when the tree was last looked at."""
        query = "SELECT 1 FROM marks WHERE tree = ? AND folder = ?"
        return self.db.execute(query, (tree, os.fsencode(folder))).fetchone() is not None

    def folders_below(self, tree: str, folder: str) -> tuple[str, ...]:
        """The known folders that lie in a folder, at any depth."""
        query = "SELECT folder FROM marks WHERE tree = ? AND folder > ? AND folder < ?"
        rows = self.db.execute(query, (tree, os.fsencode(f"{folder}/"), os.fsencode(f"{folder}0")))  # 0 comes next after /
        return tuple(os.fsdecode(below) for (below,) in rows)

    def files(self, tree: str, folder: str) -> dict[str, FileRow]:
        """The files of one folder as they were last read, by raw name."""
        query = "SELECT name, size, mtime, inode, ctime, digest, racy FROM files WHERE tree = ? AND folder = ?"
        rows = self.db.execute(query, (tree, os.fsencode(folder)))
        return {os.fsdecode(name): FileRow(Stat(*stat), digest, bool(racy)) for name, *stat, digest, racy in rows}

    def file(self, tree: str, folder: str, name: str) -> FileRow | None:
        """One file as it was last read; None when it was not there."""
        query = "SELECT size, mtime, inode, ctime, digest, racy FROM files WHERE tree = ? AND folder = ? AND name = ?"
        row = self.db.execute(query, (tree, os.fsencode(folder), os.fsencode(name))).fetchone()
        return FileRow(Stat(*row[:4]), row[4], bool(row[5])) if row else None

    def racy(self) -> Iterator[tuple[str, str, str, FileRow]]:
        """Tree, folder, name and row of the files whose stat tells too little."""
        query = "SELECT tree, folder, name, size, mtime, inode, ctime, digest FROM files WHERE racy"
        for tree, folder, name, *stat, digest in self.db.execute(query).fetchall():
            yield tree, os.fsdecode(folder), os.fsdecode(name), FileRow(Stat(*stat), digest, True)

    def folders_with_notes(self) -> tuple[str, ...]:
        """The folders of the workspace in which a note to somebody lay when they were looked at (`NOTE`)."""
        rows = self.db.execute("SELECT DISTINCT tree, folder FROM files WHERE digest = 'note'")
        return tuple(f"{tree}/{os.fsdecode(folder)}".rstrip("/") for tree, folder in rows)

    def keep_file(self, tree: str, folder: str, name: str, row: FileRow, *, into: str = "files") -> None:
        """Keep what a file was read as. What this run writes lies apart (`fresh_files`) until the run is over."""
        self.db.execute(
            f"REPLACE INTO {into} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (tree, os.fsencode(folder), os.fsencode(name), *row.stat, row.digest, row.racy),
        )

    def drop_file(self, tree: str, folder: str, name: str) -> None:
        """Forget a file that is gone."""
        query = "DELETE FROM files WHERE tree = ? AND folder = ? AND name = ?"
        self.db.execute(query, (tree, os.fsencode(folder), os.fsencode(name)))


class FileRow(NamedTuple):
    """A file as it was last read: its stat, the digest of its content ("" when nobody reads it), and whether the same stat could
    hide another content."""

    stat: Stat
    digest: str
    racy: bool


def program_here() -> str:
    """Which program this is: a docgen that was changed without a new version reads nothing of the old one's."""
    files = [entry for entry in scan(PACKAGE) if entry.name.endswith(".py")]
    return f"{len(files)}.{max(entry.stat.mtime_ns for entry in files)}"


def frozen(value: object) -> bytes:
    """A value as it is kept. Only what this user's docgen has written is ever thawed: see `_is_ours_alone`."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def thawed(data: bytes) -> Any:
    """The value again."""
    return pickle.loads(data)


def key_of(text: str) -> int:
    """A key as it is kept: 64 bits of a digest. Two that are alike by accident cost one look too many."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=8).digest(), "big", signed=True)


# --- the file ------------------------------------------------------------------------------------------------------


def _workspace_id(working: Path, *, may_write: bool) -> str | None:
    """The workspace's name among all: its id file and where it lies, for a copied folder is another workspace."""
    path = working / ID_FILE
    with suppress(OSError, ValueError):
        if not path.exists() and may_write:
            make_one_folder(working)
            with suppress(FileExistsError), path.open("x", encoding="ascii") as file:
                file.write(secrets.token_hex(16))
                share(path)
        text = path.read_text("ascii").strip()
        if text:
            return hashlib.sha256(f"{text}\n{working.resolve()}".encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return None


def _ours_alone(of: type[State], folder: Path, name: str, program: str) -> State:
    """The file, to ourselves: another run that has it raises sqlite3.Error, and so does a folder that others may write in."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _refuse_foreign(folder)
    # A lock of its own, so that two runs of one user never mix what they know; a killed holder lets it go.
    lock = sqlite3.connect(_made(folder / f"{name}.lock"), isolation_level=None, timeout=0.2)
    try:
        lock.execute("BEGIN EXCLUSIVE")
        path = _made(folder / f"{name}.sqlite")
        try:
            return of(_ready(path, program), lock)
        except sqlite3.DatabaseError:
            # Damaged: nothing is lost with it but time.
            for leftover in folder.glob(f"{name}.sqlite*"):
                leftover.unlink()
            return of(_ready(_made(path), program), lock)
    except BaseException:
        lock.close()
        raise


def _made(path: Path) -> Path:
    if path.exists():
        _refuse_foreign(path)
    else:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    return path


def _ready(path: Path, program: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA cache_size = -8000")
        connection.execute("PRAGMA secure_delete = ON")  # a case that is gone leaves no name behind
        form = f"{FORM} {__version__} {program}"
        row = None
        with suppress(sqlite3.OperationalError):
            row = connection.execute("SELECT value FROM kept WHERE name = 'form'").fetchone()
        if row is None or row[0] != form:
            for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                connection.execute(f'DROP TABLE "{table}"')
            connection.executescript(_TABLES)
            connection.execute("INSERT INTO kept VALUES ('form', ?)", (form,))
        connection.executescript(_OF_THIS_RUN)
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_foreign(path: Path) -> None:
    """Another user's file could say anything, and would be believed."""
    if os.name == "nt":
        return
    status = path.stat()
    if status.st_uid != os.getuid() or status.st_mode & 0o022:
        raise PermissionError(f"{path} is not ours alone")
