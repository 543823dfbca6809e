"""The archive's register between runs: read again only when its stat is another, and asked by subject (docs/adr/0025).

A run that forgot that a document was archived would write over it. So a register that cannot be read, or that lacks what it has
said before, ends the run before anything is written.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.build import asked as keys
from docgen.build.archived import (
    ARCHIVE,
    OUR_FOLDER,
    REGISTER,
    SENT,
    Archived,
    DamagedRegisterError,
    Tilstand,
    Transition,
    archived,
    read_lines,
)
from docgen.build.register_faults import closed, damaged, lacking, lost_lines
from docgen.build.state import LATER, State, frozen, thawed
from docgen.scan import Stat

if TYPE_CHECKING:
    from docgen.build.catch_up import Changes  # a run with nothing to do asks for the stat alone, and loads no records

_KEPT = "register of the archive"
_LIES_SENT = "ligger_i_sendt"
"""The `merknad` of what the register calls ready and lies in `sendt/`: never in the register, the next archive run notes it."""


def register_stat(root: Path) -> Stat | None:
    """The register's stat; None when there is no register.

    A line more is a size more, so that the same stat hides nothing: the register is only added to.

    Raises:
        DocgenError: nobody can say whether there is one.
    """
    try:
        return Stat.of((root / ARCHIVE / REGISTER).stat())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise closed() from error


def is_as_kept(state: State, root: Path) -> bool:
    """Whether the register is the one that the state knows, and the same packages lie as sent, by their stats."""
    return bool(state.find(_KEPT) == _stats(root))


def _stats(root: Path) -> tuple[Stat | None, Stat | None]:
    """Of the register, and of the folder in which the sent packages lie: a package that comes or goes changes that one."""
    try:
        sent = Stat.of((root / ARCHIVE / SENT).stat())
    except OSError:
        sent = None
    return register_stat(root), sent


def catch_up(state: State, root: Path, changes: Changes, *, thorough: bool) -> None:
    """Read the register where it is another than the state knows; what is told of which subjects goes into `changes`.

    Raises:
        DocgenError: it is damaged, or it lacks what it has said before or what lies in the archive's folder as sent.
    """
    stats = _stats(root)
    if stats[0] is None or stats != state.find(_KEPT) or thorough:
        lines = _lines(root) if stats[0] else ()
        rows = state.db.execute("SELECT pakke, entry FROM archived").fetchall()
        before: dict[str, Transition] = {pakke: thawed(entry) for pakke, entry in rows}
        # The register only grows: a state that a package has been in stands there for ever, also when it has come into another
        # since (sent once more after nobody knew). An older register that was put back has lost the line.
        said = {(line.pakke, line.tilstand) for line in lines}
        lost = [entry for pakke, entry in before.items() if entry.is_locked and (pakke, _noted(entry)) not in said]
        if lost:
            raise lacking(sorted(entry.mappe or entry.pakke for entry in lost))
        lying = _lying_sent(root)
        unheard_of = {name for name in lying if OUR_FOLDER.fullmatch(name)} - {line.mappe for line in lines}
        if unheard_of and any(line.is_locked for line in lines):
            raise lost_lines(min(unheard_of))
        packages = _with_moved(archived(lines), lying).packages
        for pakke in before.keys() - packages.keys():
            changes.keys.add(keys.archived(before[pakke].subject))
            state.db.execute("DELETE FROM archived WHERE pakke = ?", (pakke,))
        for pakke, entry in packages.items():
            if before.get(pakke) != entry:
                changes.keys.add(keys.archived(entry.subject))
                state.db.execute("REPLACE INTO archived VALUES (?, ?, ?, ?)", _row(entry))
        state.keep(_KEPT, stats)
    knows_of_any = state.db.execute("SELECT 1 FROM archived WHERE locked LIMIT 1").fetchone()
    if not knows_of_any and (_has_sent(state, root) or _has_later_editions(state)):
        raise lacking()


@dataclass(frozen=True)
class StoredArchive(Archived):
    """What the register says, read from the state subject by subject."""

    state: State | None = None

    def of_subject(self, subject: str) -> Iterable[Transition]:
        assert self.state is not None
        return _told(self.state, "WHERE subject = ?", subject)

    def locked(self) -> Iterable[Transition]:
        """Every document that may not be written any more."""
        assert self.state is not None
        return _told(self.state, "WHERE locked")


def _told(state: State, those: str, *values: str) -> Iterable[Transition]:
    rows = state.db.execute(f"SELECT pakke, entry FROM archived {those} ORDER BY pakke", values).fetchall()
    return Archived({pakke: thawed(entry) for pakke, entry in rows}).by_identity.values()


def _row(entry: Transition) -> tuple[str, str, bool, bytes]:
    return entry.pakke, entry.subject, entry.is_locked, frozen(entry)


def read_register(root: Path) -> Archived:
    """All that the register says; nothing where there is none.

    Raises:
        DocgenError: it cannot be read, or a line of it is damaged.
    """
    return _with_moved(archived(_lines(root)), _lying_sent(root)) if register_stat(root) else Archived()


def _lines(root: Path) -> tuple[Transition, ...]:
    try:
        return read_lines((root / ARCHIVE / REGISTER).read_bytes())
    except DamagedRegisterError as error:
        raise damaged(error.line) from error
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise closed() from error


def _lying_sent(root: Path) -> frozenset[str]:
    """The names of the packages that lie there as sent."""
    try:
        with os.scandir(root / ARCHIVE / SENT) as entries:
            return frozenset(entry.name for entry in entries if not entry.name.startswith("."))
    except OSError:
        return frozenset()


def _with_moved(register: Archived, lying: frozenset[str]) -> Archived:
    """What the register says, but that what lies in `sendt/` is out, whether a person moved it there a moment ago or an older
    register has forgotten that it was sent: its document may not be written any more."""
    return Archived(
        {
            pakke: entry
            if entry.is_locked or entry.mappe not in lying
            else replace(entry, tilstand=Tilstand.SENDT, merknad=_LIES_SENT)
            for pakke, entry in register.packages.items()
        }
    )


def _noted(entry: Transition) -> Tilstand:
    """The state of a package by the register alone."""
    return Tilstand.KLAR if entry.merknad == _LIES_SENT else entry.tilstand


def _has_sent(state: State, root: Path) -> bool:
    """Whether packages lie there as sent that the register has never heard of."""
    names = _lying_sent(root)
    rows = state.db.execute("SELECT entry FROM archived").fetchall() if names else []
    return bool(names - {thawed(entry).mappe for (entry,) in rows})


def _has_later_editions(state: State) -> bool:
    """Whether a document of an edition that only follows an archived one lies in output/."""
    # By the small index of these alone: it is asked in every run, and nobody else's documents need be gone through.
    query = f"SELECT identity FROM outputs INDEXED BY outputs_later WHERE {LATER}"
    return any(identity.rpartition("|")[2].isdecimal() for (identity,) in state.db.execute(query))
