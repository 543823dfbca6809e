"""The small schemas that a field's schema is put together from: what is offered, what is checked, what a blank means.

`description`, fixed values, fields and snippets are *offered*: they stand on the field itself. What is *checked* stands inside
`if`/`else`, where the server looks when it judges a file but not when it makes its list of offers; a `type` on the field itself
would offer `null`, `true` and `false` in every empty field. Each check with a sentence of its own is a schema of its own, for
an `errorMessage` speaks for every check beside it: on a block of fields it would hide which field is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from docgen.editor import messages, patterns
from docgen.editor.kinds import Kind
from docgen.reading.vocabulary import FieldShape, RecordShape

Schema: TypeAlias = dict[str, Any]

BLANK: Mapping[str, Any] = MappingProxyType({"type": "null"})
"""Nothing after the colon, `~` or `null`: to docgen an unanswered field."""
HOLLOW: Mapping[str, Any] = MappingProxyType(
    {
        "additionalProperties": {
            "type": ["null", "string", "array", "object"],
            "pattern": r"^\s*$",
            "maxItems": 0,
            "maxProperties": 0,
        }
    }
)
"""A block that was prepared and not filled in: all of its fields are blank."""
WITH_COLON: Mapping[str, Any] = MappingProxyType({"anyOf": [{}]})
"""Allows everything, and is there for what the server does with it: without any of `type`, `anyOf`, `enum`, `items` and
`properties` on a field it offers the field's name without a colon behind it."""


def judged(field: FieldShape, check: Schema, *, required: bool) -> Schema:
    """A check of what stands in a field, after a look at whether anything does."""
    refused = {"then": _not_text(messages.blank(field.name, field.example))} if required else {}
    return {"if": dict(BLANK), **refused, "else": check}


def value(field: FieldShape, kind: Kind, *, required: bool = False) -> Schema:
    """The check of a plain value."""
    sentence = messages.way_out(kind.row, field.name, field.example)
    # A list or a block where a value belongs is another mistake than a value of the wrong kind.
    wrong = messages.way_out("DG118", field.name, field.example) if "number" in kind.taken_for and not kind.numbers else sentence
    check: Schema = {"type": ["string", *kind.taken_for], "errorMessage": wrong}
    if kind.pattern != patterns.ANY or required:
        check |= {"pattern": patterns.whole(kind.pattern, required=required), "patternErrorMessage": sentence}
    if kind.numbers:
        smallest, greatest = kind.numbers
        outside = {"type": "number", "not": {"minimum": smallest, "maximum": greatest}}
        check |= {"if": outside, "then": _not_text(sentence)}
    return check


def fixed(field: FieldShape) -> Schema:
    """One of the fixed values, as docgen writes them."""
    return {"enum": list(field.allowed), "errorMessage": messages.choose(field.allowed)}


def fixed_or_blank(field: FieldShape) -> Schema:
    """One of the fixed values, or nothing. `null` is not among the values: it would be offered."""
    return {"anyOf": [fixed(field), {"if": dict(BLANK), "else": False}]}


def block(field: FieldShape, below: RecordShape) -> Schema:
    """The check that there are fields below a field, and not a text."""
    return {"type": "object", "errorMessage": messages.way_out("DG119", field.name, below.first_field)}


def some_point(field: FieldShape) -> Schema:
    """The check that a list has a point that is not blank. `contains` carries a sentence; `minItems` does not."""
    return {"contains": {"if": dict(BLANK), "then": False}, "errorMessage": messages.blank(field.name, field.example)}


def keys(shape: RecordShape, *, may_be_hollow: bool = False) -> Schema:
    """The check of a block's fields: that each exists, and that none is missing.

    `may_be_hollow`: the block may be prepared and not filled in. Its required fields are then also looked at here, for the
    fields' own schemas let them be blank.
    """
    names = dict.fromkeys(shape.fields, True)
    known: Schema = {"properties": names, "additionalProperties": False, "errorMessage": messages.UNKNOWN}
    asked = [*_asked(shape)]
    if may_be_hollow and asked:
        filled = {name: _filled(shape.fields[name]) for name in shape.required}
        asked = [{"if": dict(HOLLOW), "else": {"allOf": asked, "properties": filled}}]
    return {"allOf": [known, *asked]}


def _asked(shape: RecordShape) -> Iterator[Schema]:
    for name in shape.required:
        yield {"required": [name], "errorMessage": messages.missing(name, shape.fields[name].example)}


def _filled(field: FieldShape) -> Schema:
    blank = _not_text(messages.blank(field.name, field.example))
    return {"doNotSuggest": True, "if": dict(BLANK), "then": blank}


def _not_text(sentence: str) -> Schema:
    """Refuses, with a sentence, what is known to be no text."""
    return {"type": "string", "errorMessage": sentence}
