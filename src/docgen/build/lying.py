"""What lies in output/ by the state, as a unit sees it: what it asks for, and no more; each question is noted."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docgen.build import asked as keys
from docgen.build.asked import Asked
from docgen.build.state import State, thawed
from docgen.build.survey import Found, Survey, by_identity
from docgen.documents.wordings import WORDINGS
from docgen.problem import Position, Problem


@dataclass(frozen=True)
class StoredSurvey(Survey):
    """A survey of which a unit sees what it asks for: what lies at a path, and the documents of a subject."""

    ask: _Lying | None = None

    @classmethod
    def on(cls, state: State, asked: Asked, offered: Mapping[str, str], noted: Mapping[str, str]) -> StoredSurvey:
        """What lies in output/ by the state. `offered` and `noted` as in `Survey`."""
        lying = _Lying(state, asked)
        spelt = state.db.execute(
            "SELECT path, raw FROM outputs WHERE raw <> CAST(path AS BLOB)"
            " UNION ALL SELECT path, raw FROM pdfs WHERE raw <> CAST(path AS BLOB)"
        )
        real = {path: os.fsdecode(raw) for path, raw in spelt}
        locked: frozenset[str] = state.find("locked") or frozenset()
        return cls(_At(lying), _Of(lying), locked, real, _Offered(offered, asked), _AllOf(lying), noted, lying)

    def of_subject(self, subject: str) -> Iterable[tuple[str, Found]]:
        assert self.ask is not None
        return self.ask.subject(subject)[0].items()


def in_walking_order(found: Found) -> list[tuple[bool, str]]:
    """The files of a folder before those of the folders in it, as one finds them walking through."""
    *folders, name = found.path.split("/")
    return [*((True, folder) for folder in folders), (False, name)]


class _Lying:
    def __init__(self, state: State, asked: Asked) -> None:
        self._state = state
        self._asked = asked
        self._held: tuple[str, Any] = ("", None)

    def at(self, path: str) -> Found | None:
        self._asked.note(keys.at(path))
        row = self._state.db.execute("SELECT found FROM outputs WHERE path = ? ORDER BY raw DESC", (path,)).fetchone()
        return thawed(row[0]) if row else None

    def subject(self, name: str) -> tuple[dict[str, Found], dict[str, tuple[Found, ...]]]:
        self._asked.note(keys.copies(name))
        if self._held[0] != name or self._held[1] is None:
            rows = self._state.db.execute("SELECT found FROM outputs WHERE subject = ?", (name,))
            self._held = (name, by_identity(sorted((thawed(data) for (data,) in rows), key=in_walking_order)))
        found: tuple[dict[str, Found], dict[str, tuple[Found, ...]]] = self._held[1]
        return found


class _Asked(Mapping[str, Any]):
    """A mapping of which only single entries are asked."""

    def __init__(self, lying: _Lying) -> None:
        self._lying = lying

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError("a unit asks for single documents")

    def __len__(self) -> int:
        raise NotImplementedError("a unit asks for single documents")


class _At(_Asked):
    def __getitem__(self, path: str) -> Found:
        if (found := self._lying.at(path)) is None:
            raise KeyError(path)
        return found


class _Of(_Asked):
    def __getitem__(self, identity: str) -> Found:
        return self._lying.subject(identity.split("|")[1])[0][identity]


class _AllOf(_Asked):
    def __getitem__(self, identity: str) -> tuple[Found, ...]:
        return self._lying.subject(identity.split("|")[1])[1][identity]


class _Offered(Mapping[str, str]):
    def __init__(self, offered: Mapping[str, str], asked: Asked) -> None:
        self._offered = offered
        self._asked = asked

    def __getitem__(self, path: str) -> str:
        self._asked.note(keys.at(path))
        return self._offered[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._offered)

    def __len__(self) -> int:
        return len(self._offered)


def orphans(survey: Survey, known: frozenset[str]) -> tuple[Problem, ...]:
    """Documents whose file is gone: they are never deleted, only told of, once for each folder (design.md §8).

    `known` holds the ids of everything a document can be about now, also of files that could not be read.
    """
    lost: dict[str, list[str]] = {}
    for identity, found in survey.of.items():
        if not known & {identity.split("|")[1], *identity.split("|")[1].split("/")}:
            folder, _, name = found.path.rpartition("/")
            lost.setdefault(folder, []).append(name)
    return tuple(
        Problem.of(
            "DG407",
            WORDINGS["DG407"],
            Position(f"output/{folder}"),
            {"antall": str(len(names)), "mappe": folder, "filer": ", ".join(sorted(names))},
        )
        for folder, names in sorted(lost.items())
    )
