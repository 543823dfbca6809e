"""The tree of a YAML file: every scalar still text, every node with its place, no meaning decided."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from docgen.problem import Position

# Named tuples, not dataclasses: a file has hundreds of nodes, and these are cheaper to make.


class Scalar(NamedTuple):
    """A text. `plain` means written without quotation marks and not as a block, so that a blank is an unanswered field."""

    text: str
    where: Position
    plain: bool
    last_line: int = 0
    """The line it ends on."""


class Sequence(NamedTuple):
    """A list of nodes."""

    items: tuple[Node, ...]
    where: Position


class Mapping(NamedTuple):
    """Fields in the order written; no two keys are the same text."""

    entries: tuple[tuple[Scalar, Node], ...]
    where: Position
    bare: tuple[Scalar, ...] = ()
    """Keys between braces that have no colon: `helse` of `{opplysninger: skole, helse}`."""


Node: TypeAlias = Scalar | Sequence | Mapping
