"""The catalogue as a table: every row is whole, both languages say the same, and nothing is said in words of code."""

from __future__ import annotations

from string import Formatter

import pytest

from docgen.problem import Severity
from docgen.rules import CONSENT_CODES, RULES, Rule

ROWS = pytest.mark.parametrize("row", RULES, ids=lambda row: f"{row.code} {row.about}")
RT = (1, 2, 3, 5, 6, 7, 8, 9, 13, 15, 16, 19, 20, 21, 23, 26, 29)
AG = (1, 3, 4, 5, 6, 7, 8, 12, 15, 16, 18, 19, 20, 23, 25, 26, 27, 28, 30, 31, 32, 33, 34)
SA = (1, 2, 3, 4, 5, 6, 7, 9, 11, 12)
FEIL = frozenset(
    [f"{room}-{number:02}" for room, numbers in (("RT", RT), ("AG", AG), ("SA", SA), ("PV", (2, 3))) for number in numbers]
    + [f"AG-29{letter}" for letter in "abcdef"]
)
"""Codes of domain.md §1 that keep a document or a copy from being made (AG-17, PV-01 and DOK are found elsewhere)."""


def test_every_feil_of_the_catalogue_has_a_row() -> None:
    assert {row.code for row in RULES if row.severity == "feil"} >= FEIL


def test_the_consent_codes_all_exist() -> None:
    assert {row.code for row in RULES} >= CONSENT_CODES


def test_no_two_rows_answer_to_the_same_name() -> None:
    names = [(row.check, row.about, row.code) for row in RULES]
    assert len(set(names)) == len(names)


@ROWS
def test_a_row_is_whole(row: Rule) -> None:
    Severity(row.severity)
    assert row.nb and row.en and row.help_nb and row.help_en and row.wrong and row.right
    assert row.wrong != row.right
    assert bool(row.quote) <= bool(row.source), "words of a routine need its name"


@ROWS
def test_both_languages_have_places_for_the_same_values(row: Rule) -> None:
    assert _places(row.nb) == _places(row.en)
    assert _places(row.help_nb) == _places(row.help_en)


@ROWS
def test_a_row_is_a_sentence_of_the_office(row: Rule) -> None:
    assert row.nb.endswith(".") and row.en.endswith(".") and row.help_nb.endswith(".") and row.help_en.endswith(".")
    assert "«" not in row.en + row.help_en and "“" not in row.nb + row.help_nb
    for word in ("None", "null", "str", "YAML", "nøkkel", " key "):
        assert word not in f" {row.nb} {row.en} ".replace("strengt", "").replace("string", "").split(), word


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
