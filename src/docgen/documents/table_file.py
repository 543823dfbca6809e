"""The bytes of `templates/dokumenter.yaml` to its rows: a fault in one row stops the documents of that row, a broken file all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from docgen.documents.table import BUILT_IN, NEVER, OM, Dokumenter, DokumentRad, UferdigRad, row_key
from docgen.documents.wordings import WORDINGS
from docgen.model.base import Places
from docgen.problem import Position, Problem, Stop
from docgen.reading.nodes import Mapping as MappingNode
from docgen.reading.nodes import Node, Scalar, Sequence
from docgen.reading.shape import shape_as
from docgen.reading.spelling import look_up
from docgen.reading.tree import parse
from docgen.reading.vocabulary import Shapes

_ROW = re.compile(r"dokumenter\[(\d+)\]")
_ID = re.compile(r"\w[\w-]*")
_TWICE = "DG104"
"""Of the faults that the reading of YAML finds, the one that leaves the tree whole: a field that stands twice."""


def read_table(data: bytes, file: str) -> tuple[Dokumenter, tuple[Problem, ...]]:
    """Read the table's file with the same care as a case. `file` is its posix path in the workspace, as problems show it.

    A FEIL in a row stops the documents of that row's type. The row is kept all the same, unfinished: a type that was dropped
    would be one that nobody has, and what lies in output/ of it nobody's. A FEIL outside the rows, or in a row that does not say
    what it is, stops every document.
    """
    node, problems = parse(data, file)
    if not isinstance(node, MappingNode):
        # An empty file is no error in a case; here it would mean that nothing is ever made.
        empty = () if any(problem.is_error for problem in problems) else (missing_table(file),)
        return Dokumenter(type="dokumenter"), (*(_stopping(problem, (Stop("*"),)) for problem in problems), *empty)
    shapes = Shapes()
    shaped = shape_as(node, Dokumenter, shapes)
    record = shaped.record if isinstance(shaped.record, Dokumenter) else Dokumenter(type="dokumenter")
    every = (*problems, *shaped.problems)
    rows = _rows(node, shapes)
    faulty = {row for problem in every if problem.is_error and (row := _row_of(problem, rows))}
    told = tuple(_stopping(problem, _stops_of(_row_of(problem, rows))) for problem in every)
    sound = {row.where.start: row for row in record.dokumenter}
    if faulty and all(row.is_known for row in faulty):
        kept = (row.unfinished() if row in faulty else sound.get(row.where) for row in rows)
        record = record.model_copy(update={"dokumenter": tuple(row for row in kept if row is not None)})
    if not record.dokumenter and not any(problem.is_error for problem in told):
        return record, (*told, missing_table(file))
    return record, told


def missing_table(file: str) -> Problem:
    """The problem of a templates folder without its table: nothing can be made."""
    return Problem.of("DG207", WORDINGS["DG207"], Position(file), stops=(Stop("*"),))


@dataclass(frozen=True, eq=False)
class _Row:
    """A row as it stands in the file: where it begins, and what can be read of it. `om` is "" where nobody can tell."""

    where: Position
    type: str
    om: str
    texts: Mapping[str, str]

    @property
    def is_known(self) -> bool:
        """Whether it can be told which documents it is about."""
        return bool(self.type and self.om)

    def unfinished(self) -> UferdigRad:
        """What stands for the row while it cannot be used."""
        names = {name: self.texts.get(name, "") for name in ("mal", "tittel", "offentlig_tittel")}
        return UferdigRad.model_construct(type=self.type, om=self.om, når=NEVER, where=Places(self.where), **names)  # type: ignore[arg-type]


def _rows(root: MappingNode, shapes: Shapes) -> tuple[_Row, ...]:
    table, below = shapes.of(Dokumenter), shapes.of(DokumentRad)
    found = next((value for key, value in root.entries if table.name_of(key.text) == "dokumenter"), None)
    nodes = found.items if isinstance(found, Sequence) else ()
    texts: list[dict[str, str]] = []
    for node in nodes:
        pairs = node.entries if isinstance(node, MappingNode) else ()
        said = [(below.name_of(key.text), value.text.strip()) for key, value in pairs if isinstance(value, Scalar)]
        texts.append({name: text for name, text in reversed(said) if name})
    taken = {(of.get("type"), of.get("om")) for of in texts}
    return tuple(_row(node, of, taken) for node, of in zip(nodes, texts, strict=True))


def _row(node: Node, texts: Mapping[str, str], taken: set[tuple[str | None, str | None]]) -> _Row:
    name = texts.get("type", "")
    about = look_up(texts.get("om", ""), {one: one for one in OM}) or ""
    if not about:
        # What a type that the rules know is about is settled, where only one thing is left for it.
        left = [one for one in BUILT_IN.get(name, ()) if (name, one) not in taken]
        about = left[0] if len(left) == 1 else ""
    return _Row(node.where, name if _ID.fullmatch(name) else "", about, texts)


def _row_of(problem: Problem, rows: tuple[_Row, ...]) -> _Row | None:
    """The row that a problem is of: by its field, or of a field that stands twice by its line. None of one outside the rows."""
    if found := _ROW.match(problem.field):
        return rows[int(found[1])] if int(found[1]) < len(rows) else None
    if problem.code == _TWICE and problem.where.column > 1:
        return next((row for row in reversed(rows) if row.where.line <= problem.where.line), None)
    return None


def _stops_of(row: _Row | None) -> tuple[Stop, ...]:
    return (Stop(row_key(row.type, row.om)),) if row and row.is_known else (Stop("*"),)


def _stopping(problem: Problem, stops: tuple[Stop, ...]) -> Problem:
    return replace(problem, stops=stops) if problem.is_error else problem
