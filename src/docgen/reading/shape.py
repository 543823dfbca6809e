"""Tree to records: fields by their spellings, blanks as unanswered, shorthands opened, and every value with its place.

A bad value is reported and left out, and the record is made without it: one wrong date does not hide the rest of a file.
What a value means is said by the models (`model/`); what is missing, unknown or double is said here. Sources: domain.md §5-6.
"""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from docgen.model.base import Places, Record
from docgen.model.fields import has_short_year, parse_clock, parse_date, parse_timespan
from docgen.model.people import Foresatt, Representant, Trukket, Verge
from docgen.model.records import RECORDS
from docgen.model.subjects import Ansvarsgruppe, Sak
from docgen.problem import Position, Problem
from docgen.reading.commas import divided, each_of
from docgen.reading.faults import fault_of
from docgen.reading.messages import fault, quote
from docgen.reading.nodes import Mapping, Node, Scalar, Sequence
from docgen.reading.spelling import fold, look_up, nearest, spelling_table
from docgen.reading.vocabulary import FieldShape, RecordShape, Shapes

_BLANK_WORDS = frozenset({"", "~", "null"})
"""Plain words that say nothing: an empty field, and YAML's own words for it. `Null` may be a name."""
EVERYBODY = frozenset({"alle", "andre", "alle_andre", "øvrige", "alle_instanser"})
ALL_OF_THEM: Table[tuple[type[Record], str], str] = MappingProxyType({(Trukket, "enheter"): "alle"})
"""Lists in which one word stands for all, and all is what an empty list means there."""
_SPANS = (("tid", "fra", "til"), ("ny_tid", "ny_fra", "ny_til"))
"""A time span in one field, and the two fields that it fills (domain.md §6, `tid: 10:30-12:00`)."""
_BESIDE_BRUKER = frozenset({Foresatt, Representant, Verge, Ansvarsgruppe, Sak})
_MÅLFORM = spelling_table(["målform"])
"""The documents of a case are written as bruker wants them: a wish of anybody else is looked for there."""
_UNSAFE: Table[tuple[str, str], str] = MappingProxyType({("kanal", "e_post"): "DG103.e_post"})
"""Suggestions that nobody is to follow without a word of what they mean."""
_POINT_SIGNS = ("–", "—", "•", "·")
"""What Word makes of the hyphen before a point."""


@dataclass(frozen=True)
class Shaped:
    """One file's tree as a record. `record` is None when it cannot be made; `type` is "" when nobody can tell.

    `id` is what stands in the field that names the file's thing, unchecked; `entries` are the places of a register's entries
    with their ids, so that a fault inside one of them can be told from a fault of the whole.
    """

    type: str
    record: Record | None
    id: str
    problems: tuple[Problem, ...]
    entries: tuple[tuple[int, str], ...] = ()


ID_FIELDS = MappingProxyType(
    {"sak": "saksnummer", "ansvarsgruppe": "gruppenummer", "møte": "id", "møteplan": "halvår", "evaluering": "halvår"}
)
_ENTRIES = MappingProxyType({"instanser": "instanser", "tiltaksbank": "tiltak"})


def shape(root: Mapping, shapes: Shapes) -> Shaped:
    """Make the record that a file's tree describes; `type:` says which, else the fields themselves."""
    walk = _Walk(shapes)
    kind = walk.type_of(root)
    if not kind:
        return Shaped("", None, "", tuple(walk.problems))
    data = walk.record(root, shapes.of(RECORDS[kind]), "", given={"type": kind})
    name = ID_FIELDS.get(kind, "")
    entries = _entries(data.get(_ENTRIES.get(kind, "")))
    record = walk.validated(RECORDS[kind], data)
    return Shaped(kind, record, str(data.get(name, "")).strip(), tuple(walk.problems), entries)


def shape_as(root: Mapping, record: type[Record], shapes: Shapes) -> Shaped:
    """Make a given kind of record from a tree: for a file that is no case, such as the table of document types."""
    walk = _Walk(shapes)
    made = walk.validated(record, walk.record(root, shapes.of(record), ""))
    return Shaped("", made, "", tuple(walk.problems))


def _entries(items: object) -> tuple[tuple[int, str], ...]:
    if not isinstance(items, _Items):
        return ()
    return tuple((item["where"].start.line, str(item.get("id", "")).strip()) for item in items)


class _Items(list[Any]):
    """A list that remembers which point of the file each item was, when some had to be left out."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: list[int] = []

    def add(self, number: int, item: object) -> None:
        self.append(item)
        self.numbers.append(number)

    def leave_out(self, index: int) -> None:
        del self[index]
        del self.numbers[index]


def _elsewhere(key: str, shape: RecordShape) -> dict[str, str] | None:
    """What is told of a field that is known, but belongs to bruker and not to this record; None for any other key."""
    if shape.model not in _BESIDE_BRUKER or "målform" in shape.fields or look_up(key, _MÅLFORM) is None:
        return None
    return {"felt": quote(key), "forslag": "bruker", "eksempel": "målform: nynorsk"}


def is_blank(node: Node) -> bool:
    """Whether a field was left unanswered: nothing after the colon, or an empty list or map."""
    if isinstance(node, Scalar):
        return node.text in _BLANK_WORDS if node.plain else not node.text.strip()
    return not (node.items if isinstance(node, Sequence) else node.entries)


class _Walk:
    """One file's walk from nodes to plain values for pydantic; collects the problems."""

    def __init__(self, shapes: Shapes) -> None:
        self.shapes = shapes
        self.problems: list[Problem] = []

    # --- which kind of file -----------------------------------------------------------------------------------------

    def type_of(self, root: Mapping) -> str:
        """The kind of file by its `type:`, or by its fields when that is missing or unknown (and reported)."""
        written = next((value for key, value in root.entries if fold(key.text) == "type"), None)
        if isinstance(written, Scalar) and not is_blank(written):
            kind = look_up(written.text, self.shapes.kinds)
            if kind:
                return kind
            suggestion = nearest(written.text, self.shapes.kinds)
            self._choice(written, "type", suggestion, tuple(RECORDS), "type")
            return suggestion or self._by_fields(root)
        kind = self._by_fields(root)
        row = "DG101.type" if kind else "DG101.type_ukjent"
        self.problems.append(fault(row, root.where, {"forslag": kind, "lovlige": ", ".join(RECORDS)}, field="type"))
        return kind

    def _by_fields(self, root: Mapping) -> str:
        scores = sorted(
            (sum(self.shapes.of(model).name_of(key.text) is not None for key, _ in root.entries), kind)
            for kind, model in RECORDS.items()
        )
        (second, _), (best, kind) = scores[-2:]
        # Told from the fields only when one kind knows clearly more of them than any other.
        return kind if best >= 2 and best > second and 2 * best >= len(root.entries) else ""

    # --- records ----------------------------------------------------------------------------------------------------

    def record(
        self, node: Mapping, shape: RecordShape, path: str, given: Table[str, str] = MappingProxyType({})
    ) -> dict[str, Any]:
        """The plain values of a record by field name, with its places under `where`."""
        data: dict[str, Any] = {}
        places: dict[str, Position] = {}
        seen: dict[str, Scalar] = {}
        unknown: list[Scalar] = []
        pieces: tuple[Scalar, ...] = ()
        for text in divided(node, shape.spellings):
            values = {"felt": shape.spellings[text.field.text], "rest": quote(text.pieces[0].text), "helhet": text.in_whole(node)}
            self.problems.append(fault("DG102.komma", text.pieces[0].where, values, field=path))
            pieces += text.pieces
        for key, value in node.entries:
            if key in pieces:
                continue
            name = shape.spellings.get(key.text) or shape.name_of(key.text)
            if name is None:
                unknown.append(key)
            elif name in seen:
                values = {"felt": name, "linje": str(seen[name].where.line)}
                self.problems.append(fault("DG104", key.where, values, field=_join(path, name)))
            else:
                seen[name] = key
                field = shape.fields[name]
                if is_blank(value) or self._is_hollow(value, field):
                    places[name] = key.where
                    continue
                places[name] = value.where
                if field.takes_any_text and isinstance(value, Scalar):
                    data[name] = value.text
                elif name not in given:
                    made = self._field(value, field, shape, _join(path, name), places)
                    if made is not None:
                        data[name] = made
        data.update(given)
        self._fill_spans(data, places, shape, path)
        meant = self._unknown(unknown, shape, seen, path)
        for name in shape.required:
            # A field that was written but not understood has its own problem already.
            written = name in seen and places[name] != seen[name].where
            if name not in data and not written and name not in meant:
                values = {"felt": name, "eksempel": shape.fields[name].example}
                where = places.get(name, node.where)
                self.problems.append(fault("DG101.tomt" if name in seen else "DG101", where, values, field=_join(path, name)))
        data["where"] = Places(node.where, places)
        return data

    def _unknown(self, keys: list[Scalar], shape: RecordShape, seen: Table[str, Scalar], path: str) -> set[str]:
        """Report unknown keys; give the fields they probably meant, which are then not missing too."""
        meant: set[str] = set()
        for key in keys:
            free = {spelling: name for spelling, name in shape.spellings.items() if name not in seen and name not in meant}
            if belongs := _elsewhere(key.text, shape):
                self.problems.append(fault("DG102.annetsted", key.where, belongs, field=path))
                continue
            suggestion = nearest(key.text, free)
            values = {"felt": quote(key.text), "forslag": suggestion or ""}
            self.problems.append(fault("DG102" if suggestion else "DG102.notat", key.where, values, field=path))
            if suggestion:
                meant.add(suggestion)
        return meant

    def _is_hollow(self, node: Node, field: FieldShape) -> bool:
        """Whether an optional block was prepared but nothing filled in: known fields, all of them blank."""
        if not isinstance(node, Mapping) or field.record is None or field.required or field.many:
            return False
        below = self.shapes.of(field.record)
        for key, value in node.entries:
            name = below.name_of(key.text)
            if name is None or not (is_blank(value) or self._is_hollow(value, below.fields[name])):
                return False
        return True

    def _fill_spans(self, data: dict[str, Any], places: dict[str, Position], shape: RecordShape, path: str) -> None:
        for span, *ends in _SPANS:
            if not isinstance(data.get(span), str) or any(name not in shape.fields for name in ends):
                continue
            try:
                moments = parse_timespan(data[span])
            except PydanticCustomError:
                continue  # pydantic refuses it again and reports it
            for name, moment in zip(ends, moments, strict=True):
                if moment is None:
                    continue
                if name not in data:
                    data[name] = f"{moment:%H:%M}"
                    places[name] = places[span]
                elif not _same_time(data[name], f"{moment:%H:%M}"):
                    values = {"felt": name, "ene": quote(data[name]), "helhet": span}
                    self.problems.append(fault("DG120", places[name], values, field=_join(path, name)))

    # --- fields -----------------------------------------------------------------------------------------------------

    def _field(self, node: Node, field: FieldShape, owner: RecordShape, path: str, places: dict[str, Position]) -> object:
        """The plain value of a field, or None when it cannot be read (and is reported)."""
        if not field.many:
            return self._one(node, field, path)
        nodes = node.items if isinstance(node, Sequence) else (node,)
        if isinstance(node, Scalar) and node.text.startswith(_POINT_SIGNS):
            values = {"felt": field.name, "tegn": node.text[0]}
            self.problems.append(fault("DG122", node.where, values, field=path))
        everyone = ALL_OF_THEM.get((owner.model, field.name))
        if everyone and any(isinstance(item, Scalar) and fold(item.text) == everyone for item in nodes):
            return None
        items = _Items()
        for number, item in enumerate(nodes):
            if is_blank(item):
                continue
            made = self._one(item, field, f"{path}[{number}]")
            if made is not None:
                items.add(number, made)
                if field.record is None:
                    # Places of single points, for what is found out about them later (references).
                    places[f"{field.name}[{len(items) - 1}]"] = item.where
        return items

    def _one(self, node: Node, field: FieldShape, path: str) -> object:
        if isinstance(node, Sequence):
            values = {"felt": field.name, "eksempel": field.example}
            self.problems.append(fault("DG117", node.where, values, field=path))
            return None
        if field.record is None:
            return self._leaf(node, field, path)
        below = self.shapes.of(field.record)
        if isinstance(node, Mapping):
            return self.record(node, below, path)
        if field.shorthand:
            inner = below.fields[field.shorthand]
            text = self._leaf(node, inner, _join(path, inner.name))
            return None if text is None else {inner.name: text, "where": Places(node.where, {inner.name: node.where})}
        values = {"felt": field.name, "verdi": quote(node.text), "eksempel": below.first_field}
        self.problems.append(fault("DG119", node.where, values, field=path))
        return None

    def _leaf(self, node: Scalar | Mapping, field: FieldShape, path: str) -> str | None:
        if isinstance(node, Mapping):
            values = {"felt": field.name, "eksempel": field.example}
            self.problems.append(fault("DG118", node.where, values, field=path))
            return None
        if field.choices is not None:
            word = look_up(node.text, field.choices)
            if word is None:
                several = each_of(node.text, field.choices) if field.many else None
                self._choice(node, field.name, several or nearest(node.text, field.choices), field.allowed, path)
            return word
        if field.ref == "enhet" and fold(node.text) in EVERYBODY:
            self.problems.append(fault("DG166.alle", node.where, {"verdi": quote(node.text)}, field=path))
            return None
        if field.dated and has_short_year(node.text):
            self._short_year(node, path)
        if field.doubted and not field.doubted.looks_right(node.text):
            self.problems.append(
                fault(field.doubted.row, node.where, {"verdi": quote(node.text), "felt": field.name}, field=path)
            )
        return node.text

    def _choice(self, node: Scalar, name: str, suggestion: str | None, allowed: tuple[str, ...], path: str) -> None:
        values = {"verdi": quote(node.text), "felt": name, "forslag": suggestion or "", "lovlige": ", ".join(allowed)}
        row = _UNSAFE.get((name, suggestion or ""), "DG103") if suggestion else "DG103.liste"
        self.problems.append(fault(row, node.where, values, field=path))

    def _short_year(self, node: Scalar, path: str) -> None:
        try:
            date = parse_date(node.text)
        except PydanticCustomError:
            return  # no such date: pydantic says so
        values = {"verdi": quote(node.text), "lest": f"{date:%d.%m.%Y}"}
        self.problems.append(fault("DG121", node.where, values, field=path))

    # --- validation -------------------------------------------------------------------------------------------------

    def validated(self, model: type[Record], data: dict[str, Any]) -> Record | None:
        """The record, after leaving out what pydantic refuses (each refusal reported once); None if it cannot stand."""
        while True:
            try:
                return model.model_validate(data)
            except ValidationError as error:
                refusals = error.errors(include_url=False)
            useless: set[tuple[int | str, ...]] = set()
            found = []
            for refusal in refusals:
                loc = refusal["loc"]
                if refusal["type"] == "missing":
                    # Reported when the record was walked; a record without it cannot stand, nor what requires it in turn.
                    useless.add(loc[:-1])
                    continue
                where, path, name = _locate(data, loc)
                found.append(fault_of(refusal["type"], where, name, refusal["input"], path))
                useless.add(loc)
            self.problems.extend(found)
            # From the end, so that leaving out one point of a list does not move those before it.
            for loc in sorted(useless - {()}, reverse=True):
                _leave_out(data, loc)
            if () in useless:
                return None


def _locate(data: dict[str, Any], loc: tuple[int | str, ...]) -> tuple[Position, str, str]:
    """The place, the path and the field of pydantic's `loc`. Parts that are not in the data (unions) are passed over."""
    here: Any = data
    where, path, name = data["where"].start, "", ""
    owner: dict[str, Any] = data
    for part in loc:
        if isinstance(here, dict) and isinstance(part, str) and part in here:
            owner, name = here, part
            where, path = here["where"].of(part), _join(path, part)
            here = here[part]
        elif isinstance(here, _Items) and isinstance(part, int) and part < len(here):
            path = f"{path}[{here.numbers[part]}]"
            item = here[part]
            where = item["where"].start if isinstance(item, dict) else owner["where"].of(f"{name}[{part}]", name)
            here = item
    return where, path, name


def _leave_out(data: dict[str, Any], loc: tuple[int | str, ...]) -> None:
    """Take the value at `loc` out, unless it went with something above it."""
    *above, last = loc
    holder: Any = data
    for part in above:
        if not (part in holder if isinstance(holder, dict) else isinstance(part, int) and part < len(holder)):
            return
        holder = holder[part]
    if isinstance(holder, _Items) and isinstance(last, int):
        holder.leave_out(last)
    else:
        del holder[last]


def _same_time(text: str, moment: str) -> bool:
    try:
        return f"{parse_clock(text):%H:%M}" == moment
    except PydanticCustomError:
        return True  # not a time at all: that is another problem, and pydantic reports it


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
