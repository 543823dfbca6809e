"""docs/ordliste.md explains every word of the records, once, and no word that is gone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from docgen.model.base import Record
from docgen.model.records import RECORDS

GLOSSARY = Path(__file__).parents[2] / "docs" / "ordliste.md"
ROW = re.compile(r"^\| `([^`]+)` \| ([^|]+) \|", re.MULTILINE)
RULE_CODE = re.compile(r"[A-Z]{2}-\d\d")
"""A value like SA-06 is a rule of the catalogue, not a word."""


def parts(annotation: Any) -> Iterator[Any]:
    """The annotation and everything inside it: `tuple[Annotated[Mål, ...], ...] | None` down to Mål and each fixed value."""
    yield annotation
    if get_origin(annotation) is not Literal:
        for inner in get_args(annotation):
            yield from parts(inner)


def records_under(roots: Iterable[type[Record]]) -> set[type[Record]]:
    """Every record that can stand in one of the kinds of file."""
    found: set[type[Record]] = set()
    waiting = list(roots)
    while waiting:
        record = waiting.pop()
        if record not in found:
            found.add(record)
            waiting += [
                part
                for field in record.model_fields.values()
                for part in parts(field.annotation)
                if isinstance(part, type) and issubclass(part, Record)
            ]
    return found


def vocabulary(roots: Iterable[type[Record]]) -> set[str]:
    """All keys a secretary can write, and all fixed values she can choose."""
    fields = [(name, field) for record in records_under(roots) for name, field in record.model_fields.items()]
    keys = {name for name, field in fields if not field.exclude}
    values = {
        value
        for _, field in fields
        for part in parts(field.annotation)
        if get_origin(part) is Literal
        for value in get_args(part)
        if not RULE_CODE.fullmatch(value)
    }
    return keys | values


def explained(text: str) -> Counter[str]:
    """The words in the first column, with how often each stands there."""
    return Counter(word for word, _ in ROW.findall(text))


def test_the_walk_reaches_keys_and_values_deep_in_the_records() -> None:
    words = vocabulary(RECORDS.values())
    assert {"gruppenummer", "kanal", "avklart_med", "brukers_valg", "takket_nei", "notat", "journalnotat"} <= words
    assert "where" not in words
    assert "SA-06" not in words


def test_every_word_of_the_records_is_explained() -> None:
    missing = vocabulary(RECORDS.values()) - set(explained(GLOSSARY.read_text(encoding="utf-8")))
    assert not missing, f"docs/ordliste.md lacks {sorted(missing)}"


def test_every_explained_word_still_exists() -> None:
    gone = set(explained(GLOSSARY.read_text(encoding="utf-8"))) - vocabulary(RECORDS.values())
    assert not gone, f"docs/ordliste.md explains {sorted(gone)}, which no record knows"


def test_no_word_is_explained_twice() -> None:
    twice = [word for word, times in explained(GLOSSARY.read_text(encoding="utf-8")).items() if times > 1]
    assert not twice, f"docs/ordliste.md explains {sorted(twice)} more than once"


def test_a_word_that_is_missing_or_gone_is_seen() -> None:
    class Nabo(Record):
        hekk: Literal["høy", "lav"]

    assert vocabulary([Nabo]) == {"hekk", "høy", "lav", "notat"}
    assert explained("| `hekk` | hedge | – |\n| Gjerde | fence | – |\n| `hekk` | again | – |") == {"hekk": 2}
