"""What the models know, laid out for reading: accepted spellings of each field, which hold records or lists, and of what.

The models are the only source; nothing is listed twice. A `Shapes` is made once per run and passed down.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from docgen.model import fields as kinds
from docgen.model import reach
from docgen.model.base import Record
from docgen.model.records import RECORDS
from docgen.reading.spelling import look_up, spelling_table

_EXAMPLES: Mapping[object, str] = types.MappingProxyType(
    {
        kinds.parse_date: "22.10.2026",
        kinds.parse_deadline: "22.10.2026",
        kinds.parse_clock: "10.30",
        kinds.parse_timespan: "10.30–12.00",
        kinds.parse_yes_no: "ja",
        kinds.parse_whole_number: "3",
        kinds.parse_number: "1,5",
        kinds.parse_weekday: "onsdag",
        kinds.parse_half_year: "2026-høst",
        reach.is_telephone: "68 05 00 10",
        reach.is_mail: "post@eksempelvik.example",
    }
)
_NAMED_EXAMPLES = types.MappingProxyType({"saksnummer": "RT-2026-017", "gruppenummer": "AG-2026-005"})


@dataclass(frozen=True)
class FieldShape:
    """One field as reading needs to know it. `record` is the model below it, `choices` its allowed words by spelling."""

    name: str
    required: bool
    many: bool = False
    record: type[Record] | None = None
    shorthand: str = ""
    choices: Mapping[str, str] | None = None
    allowed: tuple[str, ...] = ()
    ref: str = ""
    dated: bool = False
    doubted: kinds.Doubted | None = None
    example: str = "…"
    takes_any_text: bool = False
    """Nothing to look at before the model does."""


@dataclass(frozen=True)
class RecordShape:
    """One model: its fields by name, and every accepted spelling of a key."""

    model: type[Record]
    fields: Mapping[str, FieldShape]
    spellings: Mapping[str, str]
    required: tuple[str, ...]

    @property
    def first_field(self) -> str:
        """The field to show as an example of what the record holds."""
        return next((name for name in (*self.required, *self.fields) if name != "notat"), "notat")

    def name_of(self, key: str) -> str | None:
        """The field that a key spells, or None."""
        return look_up(key, self.spellings)


@dataclass
class Shapes:
    """The shapes of the models, each laid out when first asked for."""

    kinds: Mapping[str, str] = field(default_factory=lambda: spelling_table(RECORDS))
    """Every accepted spelling of `type:` → the kind of file."""
    _known: dict[type[Record], RecordShape] = field(default_factory=dict)

    def of(self, model: type[Record]) -> RecordShape:
        """The shape of a model."""
        shape = self._known.get(model)
        if shape is None:
            shape = self._known[model] = _shape_of(model)
        return shape


def _shape_of(model: type[Record]) -> RecordShape:
    fields = {name: _field(name, info) for name, info in model.model_fields.items() if name != "where"}
    required = tuple(name for name, shape in fields.items() if shape.required)
    return RecordShape(model, fields, spelling_table(fields), required)


def _field(name: str, info: FieldInfo) -> FieldShape:
    bare, marks = _unwrap(info.annotation)
    marks = [*marks, *info.metadata]
    many = get_origin(bare) is tuple and get_args(bare)[1:] == (...,)
    if many:
        bare, more = _unwrap(get_args(bare)[0])
        marks = [*marks, *more]
    functions = [mark.func for mark in marks if isinstance(mark, kinds.Reads)]
    words = tuple(str(word) for word in get_args(bare)) if get_origin(bare) is Literal else ()
    record = bare if isinstance(bare, type) and issubclass(bare, Record) else None
    dated = kinds.parse_date in functions or kinds.parse_deadline in functions
    doubted = next((mark for mark in marks if isinstance(mark, kinds.Doubted)), None)
    ref = next((mark.target for mark in marks if isinstance(mark, kinds.Ref)), "")
    if doubted:
        functions.append(doubted.looks_right)
    examples = [_NAMED_EXAMPLES[name]] if name in _NAMED_EXAMPLES else [_EXAMPLES[f] for f in functions if f in _EXAMPLES]
    return FieldShape(
        name=name,
        required=info.is_required(),
        many=many,
        record=record,
        shorthand=next((mark.field for mark in marks if isinstance(mark, kinds.Shorthand)), ""),
        choices=spelling_table(words) if words else None,
        allowed=words,
        ref=ref,
        dated=dated,
        doubted=doubted,
        example=next(iter([*examples, *words]), "…"),
        takes_any_text=not (many or record or words or dated or doubted or ref == "enhet"),
    )


def _unwrap(hint: Any) -> tuple[Any, list[Any]]:
    """Take `Annotated` and `| None` off a type and give what is inside with all marks found on the way."""
    marks: list[Any] = []
    while True:
        if get_origin(hint) is Annotated:
            hint, *more = get_args(hint)
            marks = [*more, *marks]
        elif get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint):
            inner = [arg for arg in get_args(hint) if arg is not type(None)]
            if len(inner) != 1:
                return hint, marks
            hint = inner[0]
        else:
            return hint, marks


def models_below(model: type[Record], shapes: Shapes) -> Iterator[type[Record]]:
    """The model and every model inside it, each once."""
    seen: set[type[Record]] = set()
    waiting = [model]
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        yield current
        waiting.extend(shape.record for shape in shapes.of(current).fields.values() if shape.record is not None)
