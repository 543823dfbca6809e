"""The filters of templates, in bokmål and nynorsk, and that what `docgen template fields` says of them is true."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

import pytest
from babel.lists import format_list

from docgen.documents.norwegian import EXAMPLES, LOCALES, dialect, og
from docgen.documents.vocabulary import vocabulary
from docgen.word.chart_table import NumberTable
from docgen.word.chart_values import Chart, Series
from docgen.word.expression import compile_expression
from docgen.word.faults import TemplateError
from docgen.word.pictures import Picture
from docgen.word.rich import Markdown

DAY = dt.date(2026, 10, 22)
VALUES: Mapping[str, Any] = {
    "dag": DAY, "lørdag": dt.date(2026, 10, 24), "søndag": dt.date(2026, 10, 25),
    "tid": dt.time(10, 30), "navnene": ["Kari", "Ola", "Liv"], "tre": 3, "mange": 12_500,
    "halv": 3.5, "kode": "behov_opphørt", "tekst": "hei", "bilde": Picture(b"", "Våpen"), "lang": "a\n\n- b", "tom": "  ",
}  # fmt: skip

CASES = (
    ("dag|dato", "22. oktober 2026", "22. oktober 2026"),
    ("dag|ukedag", "torsdag 22. oktober 2026", "torsdag 22. oktober 2026"),
    ("lørdag|ukedag", "lørdag 24. oktober 2026", "laurdag 24. oktober 2026"),
    ("søndag|ukedag", "søndag 25. oktober 2026", "sundag 25. oktober 2026"),
    ("dag|kort_dato", "22.10.2026", "22.10.2026"),
    ("dag|uke", 43, 43),
    ("tid|klokke", "10.30", "10.30"),
    ("navnene|og", "Kari, Ola og Liv", "Kari, Ola og Liv"),
    ("navnene[:1]|og", "Kari", "Kari"),
    ("1|tallord", "én", "ein"),
    ("tre|tallord", "tre", "tre"),
    ("mange|tallord", "12\u00a0500", "12\u00a0500"),
    ("halv|tall", "3,5", "3,5"),
    ("kode|kodetekst", "Behovet for koordinert innsats har opphørt", "Behovet for koordinert innsats har falle bort"),
    ("tekst|stor", "Hei", "Hei"),
    ("lang|avsnitt", [Markdown("a\n\n- b")], [Markdown("a\n\n- b")]),
    ("tom|avsnitt", [], []),
)


@pytest.mark.parametrize(("expression", "bokmål", "nynorsk"), CASES, ids=[case[0] for case in CASES])
def test_each_filter_in_both_forms(expression: str, bokmål: object, nynorsk: object) -> None:
    for målform, expected in (("bokmål", bokmål), ("nynorsk", nynorsk)):
        assert compile_expression(expression, dialect(målform)).evaluate(VALUES) == expected


def test_a_picture_gets_another_size_or_text() -> None:
    sized = compile_expression("bilde|bilde(bredde=30, alt='Logo')", dialect()).evaluate(VALUES)
    assert isinstance(sized, Picture) and (sized.width, sized.height, sized.alt) == (30, None, "Logo")
    with pytest.raises(TemplateError) as caught:
        compile_expression("bilde|bilde(bredde=-1)", dialect()).evaluate(VALUES)
    assert caught.value.faults[0].code == "picture-size"


def test_the_numbers_of_a_chart_are_written_as_norwegian_writes_them() -> None:
    values = {"x": Chart(("a",), (Series("b", (12_500.5,)),))}
    table = compile_expression("x|tabell('Enhet')", dialect()).evaluate(values)
    assert isinstance(table, NumberTable) and table.plain() == "a: b 12\u00a0500,5"


def test_a_value_that_does_not_fit_is_told_and_not_guessed() -> None:
    # None is no date: babel would print today.
    for expression in (
        "tekst|dato",
        "none|dato",
        "none|ukedag",
        "none|kort_dato",
        "none|uke",
        "tekst|klokke",
        "none|klokke",
        "none|tall",
    ):
        with pytest.raises(TemplateError) as caught:
            compile_expression(expression, dialect()).evaluate(VALUES)
        assert caught.value.faults[0].code == "wrong-value"
    with pytest.raises(TemplateError) as caught:
        compile_expression("tekst|dato", dialect()).evaluate(VALUES)
    assert "«hei» er ingen dato" in caught.value.faults[0].message("nb")


def test_every_filter_has_an_example() -> None:
    assert EXAMPLES.keys() == dialect().filters.keys()
    assert all(f"|{name}" in example and "→" in example for name, example in EXAMPLES.items())


def test_the_names_of_examples_that_say_where_they_stand_exist() -> None:
    """`x`, `kode` and their like stand for anything; a name with a point in it is one that the reader will copy."""
    names = {name for text in EXAMPLES.values() for name in re.findall(r"\{\{p? ([\w.]+)\|", text)}
    copied = {name for name in names if "." in name}
    assert {"kommune.logo", "møte.dato"} <= copied
    for name in copied:
        found = vocabulary("møte")
        for step in name.split("."):
            found = found.fields[step]
    assert not names & {"logo"}


@pytest.mark.parametrize("målform", ["bokmål", "nynorsk"])
@pytest.mark.parametrize("names", [[], ["Kari"], ["Kari", "Ola"], ["Kari", "Ola", "Liv"], ["Kari", "Ola", "Liv", "Per og Pål"]])
def test_a_list_of_names_is_joined_as_babel_joins_it(names: list[str], målform: str) -> None:
    assert og(names, målform) == format_list(names, locale=LOCALES[målform])
