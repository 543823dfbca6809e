"""From the records to the schemas that the editor reads: JSON Schema draft-07, made for yaml-language-server (ADR 0008).

The records are the only source: fields, what is required, fixed values, lists and bare words are read off them as
`reading/vocabulary` lays them out. Nothing is listed twice. How a field is checked stands in `checks`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from docgen.documents.table import Dokumenter
from docgen.editor import checks
from docgen.editor.checks import Schema
from docgen.editor.kinds import kind_of
from docgen.editor.snippets import snippets, values_to_choose
from docgen.editor.words import description
from docgen.model.base import Record
from docgen.model.records import RECORDS
from docgen.reading.vocabulary import FieldShape, RecordShape, Shapes

FILES: Mapping[str, type[Record]] = MappingProxyType({**RECORDS, "dokumenter": Dokumenter})
"""The kinds of file that have a schema, by their `type`: those below `cases/`, and the table of document types."""


DIALECT = "http://json-schema.org/draft-07/schema#"
"""The JSON Schema that all of the server's versions know. A name and no address: nothing is fetched."""


def schema(kind: str) -> Schema:
    """The schema of one kind of file (a key of FILES)."""
    return _Maker(Shapes()).file(kind, FILES[kind])


@dataclass
class _Maker:
    """Makes one schema; keeps the points of its lists, which are written once and referred to."""

    shapes: Shapes
    definitions: dict[str, Schema] = field(default_factory=dict)

    def file(self, kind: str, record: type[Record]) -> Schema:
        shape = self.shapes.of(record)
        head = {"$schema": DIALECT, "title": kind, "type": "object"}
        body = {"properties": self._properties(shape), **checks.keys(shape)}
        return {**head, **body, "definitions": dict(sorted(self.definitions.items()))}

    def _properties(self, shape: RecordShape, *, may_be_hollow: bool = False) -> Schema:
        # `notat` comes first in every record and belongs last in the list that a person reads.
        names = [*(name for name in shape.fields if name != "notat"), "notat"]
        return {name: self._field(shape, shape.fields[name], may_be_blank=may_be_hollow) for name in names}

    def _field(self, shape: RecordShape, field: FieldShape, *, may_be_blank: bool) -> Schema:
        told = {"description": self._told(shape.model, field)}
        required = field.required and not may_be_blank
        if field.many:
            return {**told, **self._list(shape, field, required=required)}
        if field.record is not None:
            return {**told, **self._block(field, required=required), **snippets(shape.model, field, self.shapes)}
        if field.choices is not None:
            return {**told, **(checks.fixed(field) if required else checks.fixed_or_blank(field))}
        kind = kind_of(shape.model, field.name)
        offers = values_to_choose(kind.offers) or checks.WITH_COLON
        return {**told, **offers, **checks.judged(field, checks.value(field, kind, required=required), required=required)}

    # --- lists -----------------------------------------------------------------------------------------------------

    def _list(self, shape: RecordShape, field: FieldShape, *, required: bool) -> Schema:
        """A list; or one point alone, which docgen reads as a list of one."""
        offers = {"items": self._point(shape, field), **snippets(shape.model, field, self.shapes)}
        alone = checks.judged(field, self._alone(shape, field), required=required)
        filled = {"then": checks.some_point(field)} if required else {}
        return {**offers, "if": {"type": "array"}, **filled, "else": alone}

    def _alone(self, shape: RecordShape, field: FieldShape) -> Schema:
        # Of a block alone only the names of its fields are checked. With their schemas here they would be offered where a list
        # is to begin, and what should be offered there is a point with its hyphen.
        if field.record is not None:
            return self._block_check(field)
        if field.choices is not None:
            return checks.fixed(field)
        return checks.value(field, kind_of(shape.model, field.name))

    def _point(self, shape: RecordShape, field: FieldShape) -> Schema:
        """One point. docgen passes over a blank one; among fixed values it is a point that waits for its value."""
        if field.choices is not None:
            return checks.fixed(field)
        if field.record is None:
            return checks.judged(field, checks.value(field, kind_of(shape.model, field.name)), required=False)
        name = field.record.__name__
        if name not in self.definitions:
            # A point may be blank as a whole, but not prepared and left with blank fields.
            self.definitions[name] = self._block(replace(field, many=False, required=True), required=False)
        return {"$ref": f"#/definitions/{name}"}

    # --- blocks ----------------------------------------------------------------------------------------------------

    def _block(self, field: FieldShape, *, required: bool) -> Schema:
        """The fields below a field; or the bare word that stands for them."""
        below = self._below(field)
        offers = {"properties": self._properties(below, may_be_hollow=not field.required)}
        return {**offers, **checks.judged(field, self._block_check(field), required=required)}

    def _block_check(self, field: FieldShape) -> Schema:
        below = self._below(field)
        keys = checks.keys(below, may_be_hollow=not (field.required or field.many))
        if not field.shorthand:
            return {**checks.block(field, below), **keys}
        inner = below.fields[field.shorthand]
        bare = checks.fixed(inner) if inner.choices is not None else checks.value(inner, kind_of(below.model, inner.name))
        return {"if": {"type": "object"}, "then": keys, "else": bare}

    def _below(self, field: FieldShape) -> RecordShape:
        assert field.record is not None
        return self.shapes.of(field.record)

    def _told(self, record: type[Record], field: FieldShape) -> str:
        """What is told of a field, with the fixed values it can have: the server shows them only when one is chosen."""
        text = description(record, field.name)
        words = self._below(field).fields[field.shorthand].allowed if field.shorthand else field.allowed
        return f"{text} Velg blant: {', '.join(words)}." if len(words) > 1 else text
