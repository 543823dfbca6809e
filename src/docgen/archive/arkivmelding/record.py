"""What every record of the model is: a type of the schema, whose elements lie in one namespace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Record:
    """A type of the schema. Subclasses are frozen dataclasses whose attributes are its elements, in the schema's order."""

    space: ClassVar[str]
    """The namespace of its elements."""
    one_of: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Elements of which the schema allows one alone."""
