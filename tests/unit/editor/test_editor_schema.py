"""The schemas are the records once more: the same fields, the same demands, the same forms, and nothing that is offered by mistake."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from docgen.editor.schema import FILES, schema
from docgen.model.records import RECORDS
from docgen.reading.vocabulary import RecordShape, Shapes

Schema = dict[str, Any]
SHAPES = Shapes()
SCHEMAS = {kind: schema(kind) for kind in FILES}


def everywhere(value: object) -> Iterator[Schema]:
    """A schema and every schema inside it."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from everywhere(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from everywhere(inner)


def known_names(block: Schema) -> set[str]:
    """The fields that a block of fields lets stand: the one check that refuses all others."""
    (closed,) = [
        one
        for one in everywhere({key: block[key] for key in ("allOf", "if", "then", "else") if key in block})
        if one.get("additionalProperties") is False
    ]
    return set(closed["properties"])


def asked_for(block: Schema) -> set[str]:
    """The fields that must be there."""
    checks = {key: block[key] for key in ("allOf", "if", "then", "else") if key in block}
    return {name for one in everywhere(checks) for name in one.get("required", ())}


def blocks(kind: str) -> Iterator[tuple[RecordShape, Schema]]:
    """Every record of a kind of file, with the schema that it stands in."""
    whole = SCHEMAS[kind]
    waiting: list[tuple[RecordShape, Schema]] = [(SHAPES.of(FILES[kind]), whole)]
    seen: set[int] = set()
    while waiting:
        shape, block = waiting.pop()
        yield shape, block
        for name, field in shape.fields.items():
            below = block["properties"][name]
            if field.record is None:
                continue
            inner = whole["definitions"][below["items"]["$ref"].rpartition("/")[2]] if field.many else below
            if id(inner) not in seen:
                seen.add(id(inner))
                waiting.append((SHAPES.of(field.record), inner))


ALL = [(kind, shape.model.__name__, shape, block) for kind in FILES for shape, block in blocks(kind)]
every_block = pytest.mark.parametrize(
    ("shape", "block"), [row[2:] for row in ALL], ids=[f"{kind}-{name}" for kind, name, *_ in ALL]
)


def test_there_is_a_schema_for_every_kind_of_file() -> None:
    assert set(SCHEMAS) == {*RECORDS, "dokumenter"}
    for kind, made in SCHEMAS.items():
        assert made["properties"]["type"]["enum"] == [kind]
        assert json.loads(json.dumps(made)) == made
        assert made == schema(kind)


@every_block
def test_a_block_has_the_records_own_fields_and_no_other(shape: RecordShape, block: Schema) -> None:
    assert set(block["properties"]) == set(shape.fields) == known_names(block)
    assert "notat" in block["properties"]


@every_block
def test_a_block_asks_for_what_the_record_asks_for(shape: RecordShape, block: Schema) -> None:
    assert asked_for(block) == set(shape.required)


@every_block
def test_every_field_is_described_and_its_fixed_values_are_the_records(shape: RecordShape, block: Schema) -> None:
    for name, field in shape.fields.items():
        below = block["properties"][name]
        assert below["description"]
        if field.choices is not None:
            values = {tuple(one["enum"]) for one in everywhere(below) if "enum" in one}
            assert values == {field.allowed}, name


def told(one: Schema) -> bool:
    return "errorMessage" in one


def test_every_pattern_and_every_fixed_value_says_in_norwegian_what_to_write() -> None:
    for made in SCHEMAS.values():
        for one in everywhere(made):
            if "pattern" in one and "maxItems" not in one:
                assert re.search(r"[Ss]kriv|Bruk", one["patternErrorMessage"]), one
                assert re.search(r"\(DG\d{3}\)$", one["patternErrorMessage"]), one
            if "enum" in one:
                assert one["errorMessage"].startswith("Skriv en av disse: "), one


def test_a_sentence_never_speaks_for_two_things() -> None:
    # An errorMessage replaces every message of its schema: beside fields it would hide which one is missing (ux.md §5.4).
    for made in SCHEMAS.values():
        for one in everywhere(made):
            if told(one) and "required" in one:
                assert set(one) == {"required", "errorMessage"} and len(one["required"]) == 1
            if told(one) and one.get("type") == "object":
                assert not {"properties", "required", "additionalProperties"} & set(one)


def offered_types(one: Schema) -> set[str]:
    """The types that the server finds where it looks for things to offer: never inside if, then, else and not."""
    types = {one["type"]} if isinstance(one.get("type"), str) else set(one.get("type", ()))
    for key in ("anyOf", "allOf", "oneOf"):
        for inner in one.get(key, ()):
            types |= offered_types(inner)
    return types


def test_no_field_offers_null_or_true() -> None:
    for made in SCHEMAS.values():
        for one in everywhere(made):
            for name, below in one.get("properties", {}).items():
                if isinstance(below, dict):
                    assert offered_types(below) == set(), name


def judge(part: Schema, blank: bool) -> Schema | None:
    """The half of a field's schema that is looked at for a blank one, or for one that is not."""
    return part.get("then" if blank else "else")


@every_block
def test_a_blank_field_is_only_wrong_where_the_record_asks_for_it(shape: RecordShape, block: Schema) -> None:
    hollow = any("maxProperties" in one for one in everywhere(block.get("else", {}).get("allOf", [])))
    for name, field in shape.fields.items():
        below = block["properties"][name]
        while "items" in below and below["if"] == {"type": "array"}:
            below = below["else"]
        if "enum" in below:
            assert field.required and not hollow
        elif "if" in below:
            assert below["if"] == {"type": "null"}
            assert (judge(below, blank=True) is not None) == (field.required and not hollow), name


def test_a_list_may_be_written_as_one_point_and_a_block_as_its_bare_word() -> None:
    def of(kind: str, *path: str) -> Schema:
        here: Schema = SCHEMAS[kind]
        for name in path:
            here = here["properties"][name] if name in here.get("properties", {}) else SCHEMAS[kind]["definitions"][name]
        return here

    assert of("sak", "tidligere_forsøkt")["else"]["else"]["type"] == ["string", "number", "boolean"]
    assert of("ansvarsgruppe", "opprettelsesgrunn")["else"]["else"]["enum"][0] == "to_eller_flere_instanser"
    assert of("møte", "referat", "endring_mål")["else"]["else"]["type"] == ["string", "boolean"]
    assert of("møte", "Deltaker")["else"]["if"] == {"type": "object"}
    assert "alle" not in json.dumps(of("sak", "Samtykke", "trukket", "enheter")["else"]["else"]["patternErrorMessage"])


def test_the_fields_of_a_single_point_are_named_but_not_offered() -> None:
    # With their schemas they would be offered where a list is to begin, and a hyphen would never come.
    alone = SCHEMAS["ansvarsgruppe"]["properties"]["medlemmer"]["else"]
    assert all(value is True for one in everywhere(alone) for value in one.get("properties", {}).values())


def test_the_schemas_are_small_enough_to_be_read_at_every_stroke() -> None:
    assert max(len(json.dumps(made, ensure_ascii=False, separators=(",", ":"))) for made in SCHEMAS.values()) < 250_000
