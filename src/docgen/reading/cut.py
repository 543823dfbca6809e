"""A file that may have been cut in the middle: one problem instead of one for everything that is no longer there. Pure.

A cut file is often valid YAML, and then every field after the cut is «missing». The sign is a last line that does not end; a
hand that writes in Notepad leaves one too, so it counts only together with something that is missing from the records open
at the end: a field that the model asks for, or one that such a record has when it is whole. The way out is good for both:
what is missing can be written, and Enter after the last line says that nothing is cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from docgen.model.records import RECORDS
from docgen.problem import Position, Problem
from docgen.reading.messages import fault
from docgen.reading.nodes import Mapping as Fields
from docgen.reading.nodes import Node, Sequence
from docgen.reading.vocabulary import Shapes

_OF_A_CONSENT = (("instanser",), ("gyldig_fra",))
BY_THE_END: Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        ("sak",): (("tema",), ("problemstilling",), ("situasjon",), ("tidligere_forsøkt",), ("samtykker",)),
        ("sak", "samtykker"): _OF_A_CONSENT,
        ("ansvarsgruppe",): (("oppgaver",), ("koordinator",), ("medlemmer",), ("samtykker",)),
        ("ansvarsgruppe", "samtykker"): _OF_A_CONSENT,
        ("møte", "referat"): (("neste_møte", "merknadsfrist", "dokumentstatus"),),
        ("oppsett",): (("roller",),),
    }
)
"""What a whole record has, by the kind of file and the fields that lead to it, though the model can do without; any one of each
group will do."""


class _Open(NamedTuple):
    """A record that the last line belongs to: the way to it, where it begins, and the fields that were written."""

    path: tuple[str, ...]
    where: Position
    written: frozenset[str]


def unended_line(data: bytes, file: str) -> Position | None:
    """The place of the last line with text, when the file (UTF-8) stops without a line end; None when it does not."""
    if data[-1:] in (b"", b"\n", b"\r"):
        return None
    lines = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").rstrip().split("\n")
    text = lines[-1]
    return Position(file, len(lines), len(text) - len(text.lstrip()) + 1, len(text) + 1)


def without_follow_ups(
    problems: Iterable[Problem], root: Fields, kind: str, shapes: Shapes, end: Position
) -> tuple[list[Problem], bool]:
    """One problem for a file that may be cut, in place of those that follow from it.

    Args:
        problems: what is wrong with the file so far.
        root: its tree.
        kind: what kind of file it is, "" when nobody can tell.
        shapes: the models, laid out for reading.
        end: the last line, which does not end.

    Returns:
        The problems, and whether the file may be cut.
    """
    problems = list(problems)
    records = tuple(_open_at_the_end(root, kind, shapes))
    starts = {record.where for record in records}
    at_the_end = [p for p in problems if p.is_error and p.where.line == end.line and p.code != "PV-01"]
    required = [p for p in problems if p.code == "DG101" and (p.where in starts or p.where.line == end.line)]
    missing = [p.field.rpartition(".")[2] for p in required]
    missing += [group[0] for record in records for group in BY_THE_END.get(record.path, ()) if record.written.isdisjoint(group)]
    if not missing:
        return problems, False
    followed = [p for p in problems if p not in at_the_end and p not in required]
    return [*followed, fault("DG148.kuttet", end, {"felt": ", ".join(dict.fromkeys(missing))})], True


def _open_at_the_end(root: Fields, kind: str, shapes: Shapes) -> Iterator[_Open]:
    """The records that the last line belongs to, from the outside in."""
    if not kind:
        yield _Open((), root.where, frozenset())
        return
    node: Node = root
    path: tuple[str, ...] = (kind,)
    shape = shapes.of(RECORDS[kind])
    while True:
        # What was begun and holds nothing yet is open too.
        entries = node.entries if isinstance(node, Fields) else ()
        yield _Open(path, node.where, frozenset(name for key, _ in entries if (name := shape.name_of(key.text))))
        if not entries:
            return
        key, node = entries[-1]
        while isinstance(node, Sequence) and node.items:
            node = node.items[-1]
        field = shape.fields.get(shape.name_of(key.text) or "")
        if field is None or field.record is None:
            return
        path, shape = (*path, field.name), shapes.of(field.record)
