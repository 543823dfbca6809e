"""What is offered whole: it can be put in, filled in and read, and it holds all that the record asks for."""

from __future__ import annotations

import re
from typing import Any

import pytest

from docgen.editor.snippets import SNIPPETS, Snippet, body, snippets
from docgen.model import people, subjects
from docgen.model.base import Record
from docgen.reading.nodes import Mapping
from docgen.reading.shape import shape_as
from docgen.reading.tree import parse
from docgen.reading.vocabulary import FieldShape, Shapes

SHAPES = Shapes()
ROWS = [(record, name, row) for (record, name), rows in SNIPPETS.items() for row in rows]
every_row = pytest.mark.parametrize(("record", "name", "row"), ROWS, ids=[f"{r.__name__}-{row.name}" for r, _, row in ROWS])
ANSWERS = {
    "dato": "22.10.2026", "id": "s1", "navn": "Kari Nordmann", "tid_minutter": "15", "antall": "3", "møte": "RT-møte-1",
    "telefon": "68 05 10 31", "e_post": "kari@eksempelvik.example",
}  # fmt: skip


def field_of(record: type[Record], name: str) -> FieldShape:
    return SHAPES.of(record).fields[name]


def as_yaml(value: Any, indent: str = "") -> str:
    """A snippet as the editor puts it in."""
    lines = []
    for key, inner in value.items():
        if isinstance(inner, dict):
            lines.append(f"{indent}{key}:\n{as_yaml(inner, indent + '  ')}")
        elif isinstance(inner, list):
            point = as_yaml(inner[0], indent + "    ")
            lines.append(f"{indent}{key}:\n{indent}  - {point.lstrip()}")
        else:
            lines.append(f"{indent}{key}: {inner}")
    return "\n".join(lines)


def filled_in(text: str, record: type[Record]) -> str:
    """The snippet after a person has gone from stop to stop: the first choice, or an answer that fits the field."""
    text = re.sub(r"\$\{\d+\|([^,|]*)[^}]*\}", r"\1", text)
    names = {
        name: field.example
        for model in (record, people.Samtykke, people.Tiltak)
        for name, field in SHAPES.of(model).fields.items()
    }

    def answer(match: re.Match[str]) -> str:
        name = match[1]
        known = names.get(name, "…")
        return f"{name}: {ANSWERS.get(name) or (known if known != '…' else 'noe')}"

    text = re.sub(r"([a-zæøå_]+): \$\d+", answer, text)
    return re.sub(r"\[\$\d+\]", "[nav]", text)


@every_row
def test_a_snippet_holds_all_that_is_required(record: type[Record], name: str, row: Snippet) -> None:
    below = field_of(record, name).record
    assert below is not None
    assert set(SHAPES.of(below).required) <= set(body(field_of(record, name), row, SHAPES))


@every_row
def test_a_snippet_that_is_filled_in_is_read_without_a_problem(record: type[Record], name: str, row: Snippet) -> None:
    below = field_of(record, name).record
    assert below is not None
    text = filled_in(as_yaml(body(field_of(record, name), row, SHAPES)), below)
    root, problems = parse(text.encode(), "cases/ny.yaml")
    assert isinstance(root, Mapping) and not problems, text
    shaped = shape_as(root, below, SHAPES)
    assert [(p.where.line, p.message.say("nb")) for p in shaped.problems] == [], text
    assert shaped.record is not None


@every_row
def test_each_stop_comes_once_and_in_order(record: type[Record], name: str, row: Snippet) -> None:
    stops = [int(number) for number in re.findall(r"\$\{?(\d+)", as_yaml(body(field_of(record, name), row, SHAPES)))]
    assert stops == list(range(1, len(stops) + 1))


def test_two_offers_in_one_field_have_two_names() -> None:
    for rows in SNIPPETS.values():
        assert len({row.name for row in rows}) == len(rows)
        assert all(row.told.endswith(".") for row in rows)


def test_the_choices_in_a_stop_are_the_records() -> None:
    (row,) = SNIPPETS[subjects.Sak, "foresatte"]
    made = body(field_of(subjects.Sak, "foresatte"), row, SHAPES)
    assert made["navn"] == "$2"
    assert made["foreldreansvar"] == "${4|ja,nei|}"
    assert made["bosted"] == "${5|fast,delt,samvær,ikke|}"


def test_a_whole_consent_has_everything_it_takes_to_be_valid() -> None:
    (row,) = SNIPPETS[subjects.Sak, "samtykker"]
    made = body(field_of(subjects.Sak, "samtykker"), row, SHAPES)
    assert made["gjelder"] == "[${2|drøfting,deling,kopi_av_referat|}]"
    assert made["instanser"] == [{"enhet": "$4", "opplysninger": "$5"}]
    assert made["signert"][0].keys() >= {"navn", "rolle", "dato"}
    assert {"formål", "gjennomgått", "gyldig_fra", "gyldig_til"} <= made.keys()


def test_a_list_gets_its_hyphen_from_the_server_and_most_fields_offer_nothing() -> None:
    (offer,) = snippets(subjects.Ansvarsgruppe, field_of(subjects.Ansvarsgruppe, "medlemmer"), SHAPES)["defaultSnippets"]
    assert (offer["label"], offer["type"]) == ("nytt medlem", "array")
    assert snippets(subjects.Sak, field_of(subjects.Sak, "melder"), SHAPES) == {}
