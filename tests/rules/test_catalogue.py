"""The catalogue as a table: every row is whole, both languages say the same, and nothing is said in words of code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
import yaml
from innhold_properties import BEHAVIOURS, PROPERTIES
from rules_cases import CASES
from rules_world import SHAPES

from docgen.cli.explaining import explain_code
from docgen.cli.rulebook import rules_page
from docgen.model.records import RECORDS
from docgen.problem import Severity
from docgen.reading.vocabulary import models_below
from docgen.rules import CONSENT_CODES, RULES, Rule
from docgen.rules.katalog import KATALOG, Code, Kept

MANUAL = Path(__file__).parents[2] / "docs" / "regler.md"

ROWS = pytest.mark.parametrize("row", RULES, ids=lambda row: f"{row.code} {row.about}")
ENTRIES = pytest.mark.parametrize("entry", KATALOG, ids=lambda entry: entry.code)


def codes(letters: str, last: int, *more: str) -> list[str]:
    return sorted([*(f"{letters}-{number:02}" for number in range(1, last + 1)), *more])


CATALOGUE = [
    *codes("RT", 29),
    *codes("AG", 40, "AG-01b", *(f"AG-29{letter}" for letter in "abcdef")),
    *codes("SA", 13),
    *codes("PV", 6),
    *codes("DOK", 5),
]
"""Every code of the office's two routines, of consent, privacy and documents."""
FEIL = frozenset(
    [f"RT-{number:02}" for number in (1, 2, 3, 5, 6, 7, 8, 9, 13, 15, 16, 19, 20, 21, 23, 26, 29)]
    + [f"AG-{number:02}" for number in (1, 3, 4, 5, 6, 7, 8, 12, 15, 16, 17, 18, 19, 20, 23, 25, 26, 27, 28, 30, 31, 32, 33, 34)]
    + [f"AG-29{letter}" for letter in "abcdef"]
    + [f"SA-{number:02}" for number in (1, 2, 3, 4, 5, 6, 7, 9, 11, 12)]
    + ["PV-01", "PV-02", "PV-03", "DOK-01"]
)
"""Codes that keep a document or a copy from being made."""
WARNED = frozenset(
    [f"RT-{number:02}" for number in (1, 8, 10, 11, 12, 13, 14, 15, 17, 18, 21, 22, 24, 26)]
    + [f"AG-{number:02}" for number in (1, 3, 7, 9, 10, 11, 13, 14, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 33, 36, 39, 40)]
    + ["AG-01b", *(f"AG-29{letter}" for letter in "abcdef")]
    + [f"SA-{number:02}" for number in (2, 3, 4, 6, 7, 8, 9, 10, 12, 13)]
    + ["PV-06", "DOK-02"]
)
"""Codes that are listed beside what is made."""


def test_the_catalogue_is_whole_and_in_order() -> None:
    assert [entry.code for entry in KATALOG] == CATALOGUE


def test_every_feil_of_the_catalogue_has_a_row() -> None:
    assert {row.code for row in RULES if row.severity == "feil"} >= FEIL


def test_every_warning_of_the_catalogue_can_be_given() -> None:
    given = {row.code for row in RULES if row.severity == "advarsel"}
    # A row of FEIL may be softened by its own check: the cases tell.
    given |= {mark.split()[1] for case in CASES for mark in case.codes or () if mark.startswith("ADVARSEL")}
    given |= {code for case in CASES for _, _, new in case.edits for code in marked(new, "ADVARSEL")}
    assert given >= WARNED


def marked(text: str, severity: str) -> list[str]:
    return [code.strip() for found in re.findall(rf"# {severity}: ([^\n]+)", text) for code in found.split(",")]


def test_no_row_has_a_code_that_the_catalogue_lacks() -> None:
    assert {row.code for row in RULES if not row.code.startswith("DG")} <= set(CATALOGUE)


@ENTRIES
def test_a_code_is_kept_as_it_says(entry: Code) -> None:
    rows = [row for row in RULES if row.code == entry.code]
    assert bool(rows) is (Kept.REGEL in entry.kept)
    assert (Kept.INNHOLD in entry.kept) is (entry.code in PROPERTIES)
    assert (Kept.PROGRAM in entry.kept) is (entry.code in BEHAVIOURS)


@ENTRIES
def test_a_code_has_its_words_and_an_example(entry: Code) -> None:
    assert entry.nb.endswith(".") and entry.en.endswith(".") and entry.source
    assert bool(entry.quote) is (entry.chapter in ("RT", "AG"))
    rows = [row for row in RULES if row.code == entry.code]
    assert all(row.wrong and row.right for row in rows) if rows else entry.wrong and entry.right


@ENTRIES
@pytest.mark.parametrize("lang", ["nb", "en"])
def test_a_code_is_explained_in_both_languages(entry: Code, lang: str) -> None:
    text = explain_code(entry.code, lang)
    assert text and text.startswith(f"{entry.code}  ") and (entry.en if lang == "en" else entry.nb) in text
    assert entry.quote in text and entry.source in text
    words = ("Wrong:", "Right:") if lang == "en" else ("Feil:", "Riktig:")
    assert all(word in text for word in words)


def test_the_manual_is_what_the_catalogue_says(oppdater: bool) -> None:
    if oppdater:
        MANUAL.write_text(rules_page(), "utf-8")
    assert MANUAL.read_text("utf-8").splitlines() == rules_page().splitlines()


@ENTRIES
def test_the_manual_has_every_code(entry: Code) -> None:
    page = MANUAL.read_text("utf-8")
    assert f"### {entry.code}\n" in page and f"[{entry.code}](#{entry.code.casefold()})" in page


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


def keys_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inside in value.items():
            yield str(key)
            yield from keys_in(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from keys_in(inside)


EXAMPLES = [(one.code, text) for one in (*RULES, *KATALOG) for text in (one.wrong, one.right) if text and "{%" not in text]
ELSEWHERE = frozenset({"tittel", "offentlig_tittel"})
"""Keys of dokumenter.yaml."""


@pytest.mark.parametrize(("code", "text"), sorted(set(EXAMPLES)))
def test_an_example_is_what_a_secretary_can_write(code: str, text: str) -> None:
    """It can be read, and its keys are those of the records, save a key that the example shows to be none."""
    known = {name for record in RECORDS.values() for model in models_below(record, SHAPES) for name in model.model_fields}
    unknown = set(keys_in(yaml.load(text, yaml.BaseLoader))) - known - ELSEWHERE
    assert not unknown or "finnes ikke" in text or text.startswith(("# malen", "# i en mal")), unknown


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


@pytest.mark.parametrize("row", [row for row in RULES if row.code == "SA-04"], ids=lambda row: row.about)
def test_the_way_out_of_a_unit_that_is_not_covered_names_a_field_and_shows_it(row: Rule) -> None:
    """«The list it stands in» was no list that a reader could find."""
    for text, field, example in ((row.help_nb, r"«\w+»", "for eksempel «"), (row.help_en, r"“\w+”", "for example “")):
        assert re.search(field, text) and example in text and not re.search(r"\blisten\b|\bthe list\b", text), text


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
