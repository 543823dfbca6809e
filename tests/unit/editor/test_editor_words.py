"""Every field says what it is when the mouse rests on it, in words a secretary reads without effort."""

from __future__ import annotations

import re
from typing import Literal

import pytest

from docgen.editor.schema import FILES
from docgen.editor.words import TEXTS, description
from docgen.editor.words.common import COMMON
from docgen.model.base import Record
from docgen.reading.vocabulary import Shapes, models_below

SHAPES = Shapes()
RECORDS = sorted({record for kind in FILES.values() for record in models_below(kind, SHAPES)}, key=lambda record: record.__name__)
FIELDS = [(record, name) for record in RECORDS for name in SHAPES.of(record).fields]
LONGEST = 260
"""A hover text is read while writing: two or three sentences."""


def untold(record: type[Record]) -> list[str]:
    """The fields of a record that nobody has said anything of."""
    return [name for name in SHAPES.of(record).fields if name not in {**COMMON, **TEXTS.get(record, {})}]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_of_every_record_has_a_text(record: type[Record]) -> None:
    assert untold(record) == []


def test_a_field_without_a_text_is_seen() -> None:
    class Nabo(Record):
        tid: str
        hekk: Literal["høy", "lav"]

    assert untold(Nabo) == ["hekk"]
    with pytest.raises(KeyError):
        description(Nabo, "hekk")


def test_no_text_is_about_a_field_or_a_record_that_is_gone() -> None:
    assert [record.__name__ for record in TEXTS if record not in RECORDS] == []
    gone = [(record.__name__, name) for record, texts in TEXTS.items() for name in texts if name not in SHAPES.of(record).fields]
    assert gone == []


def test_every_common_text_is_used_and_by_more_than_one_record() -> None:
    for name in COMMON:
        users = [record for record, field in FIELDS if field == name and name not in TEXTS.get(record, {})]
        assert len(users) > 1, name


def test_no_record_says_again_what_is_said_in_common() -> None:
    assert [(record, name) for record, texts in TEXTS.items() for name, text in texts.items() if COMMON.get(name) == text] == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_a_text_is_short_whole_and_in_plain_norwegian(record: type[Record]) -> None:
    for name in SHAPES.of(record).fields:
        text = description(record, name)
        assert text == text.strip() and text[0].isupper(), name
        assert text.endswith((".", "?")), name
        assert len(text) <= LONGEST, name
        # Words for programmers, and quotation marks that are not ours.
        assert not re.search(r"\b(null|string|streng|array|boolean|enum|key|nøkkel|objekt|record)\b|[“”]|\s\s", text), name


def test_most_texts_show_an_example_or_say_what_to_write() -> None:
    shown = [
        (r, n)
        for r, n in FIELDS
        if re.search(r"for eksempel|Skriv|ja eller nei|«|\d|Uten svar", description(r, n)) or SHAPES.of(r).fields[n].allowed
    ]
    assert len(shown) > 0.75 * len(FIELDS)
