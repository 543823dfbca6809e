"""What every record has: frozen fields, the places they stood in, and a note that is never printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field

from docgen.model.fields import Avsnitt, Prose, Ref
from docgen.problem import Position

NOWHERE = Position("")


class Places:
    """Where a record and its fields stood. All places are equal on purpose: position is not content."""

    __slots__ = ("_fields", "_start")

    def __init__(self, start: Position = NOWHERE, fields: Mapping[str, Position] = MappingProxyType({})) -> None:
        self._start = start
        self._fields = fields

    @property
    def start(self) -> Position:
        """Where the record begins."""
        return self._start

    def of(self, *names: str) -> Position:
        """Where the first of these fields that was written stands; else where the record begins."""
        return next((self._fields[name] for name in names if name in self._fields), self._start)

    def has(self, name: str) -> bool:
        """Whether the field was written at all, filled or blank."""
        return name in self._fields

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Places)

    def __hash__(self) -> int:
        return 0

    def __reduce__(self) -> tuple[type[Places], tuple[Position, dict[str, Position]]]:
        return Places, (self._start, dict(self._fields))


class Record(BaseModel):
    """The base of all records: frozen, no unknown field, with places and the never-printed `notat`."""

    # The validators of a kind of record are built when the first one is read: a run that reads one changed meeting needs a few
    # of seventy.
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    where: Places = Field(default_factory=Places, exclude=True, repr=False)
    notat: Avsnitt | None = None


# What a class says of a field never changes, and is asked for every field of every record of every document: each answer is
# kept, as many as there are fields in `model/`.
@cache
def ref_target(record: type[Record], name: str) -> str | None:
    """What a field refers to by id ("enhet", "møte", "sak", "ansvarsgruppe"); None for a field that holds no reference."""
    info = record.model_fields[name]
    return next((mark.target for mark in marks(info.annotation, info.metadata) if isinstance(mark, Ref)), None)


@cache
def is_prose(record: type[Record], name: str) -> bool:
    """May the field's text have paragraphs, lists and emphasis? An address has lines, and nothing else."""
    info = record.model_fields[name]
    return name != "adresse" and any(isinstance(mark, Prose) for mark in marks(info.annotation, info.metadata))


def marks(annotation: object, metadata: Iterable[object] = ()) -> Iterator[object]:
    """Every mark (`Ref`, `Shorthand`, validators) on an annotation, however deep inside tuples and unions it stands."""
    yield from metadata
    yield from getattr(annotation, "__metadata__", ())
    for argument in getattr(annotation, "__args__", ()):
        yield from marks(argument)
