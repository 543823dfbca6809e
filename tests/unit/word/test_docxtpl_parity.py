"""Templates in docxtpl's documented dialect give the text, structure, formatting and geometry that docxtpl gives.

Where the two rightly differ, the reason stands here, and `docs/word/docxtpl.md` is made from it.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx_maker import compiled, p, r
from docxtpl import DocxTemplate
from jinja2 import Environment
from parity_templates import (
    ANYWHERE,
    DIFFERENT,
    FILTERS,
    TABLES,
    Template,
    blocks_of,
    columns_fit,
    our_values,
    stretches,
    templates,
    their_values,
)
from test_cases import schema_errors

from docgen.word.render import render
from docgen.word.sandbox import Dialect

PAGE = Path(__file__).parents[3] / "docs" / "word" / "docxtpl.md"
ALL = tuple(templates())

HEAD = (
    "# Templates written for docxtpl\n\nMade by `pytest tests/unit/word/test_docxtpl_parity.py --oppdater`. {count} templates of "
    "our own, written from docxtpl’s documentation, are\nrendered by both engines (docxtpl 0.20.2, `autoescape=True`) and compared by "
    "text, order of blocks, formatting of\nevery stretch of text and geometry of tables. They are the same, and every one of ours is "
    "valid.\n\n## Features, each in a body, a cell, a header and a text box\n\n"
)
DIALECT = (
    "\n## Written otherwise\n\n| docxtpl | here |\n|---|---|\n"
    "| `RichText().add(text, bold=True, size=30)` | `RichText(Piece(text, bold=True, size=15))`: size in points, values do not change |\n"
    "| `RichTextParagraph().add(rich, parastyle=…)` | `RichParagraphs((rich, style), …)` |\n"
    "| `Listing(text)` | `Listing(text)` |\n"
    "| `InlineImage(tpl, file, width=Mm(30))` | `Picture(data, alt, width=30)`: the alternative text is asked for |\n"
    "| `tpl.build_url_id(url)` and `url_id=` | `Piece(text, url=…)` |\n"
    "| `autoescape=False`, `|safe`, undefined names that print nothing | not here: text is escaped, and a name that does not exist stops |\n"
)


def part_of(template: Template) -> str:
    return "word/header1.xml" if template.place == "header" else "word/document.xml"


def ours(template: Template) -> bytes:
    return render(compiled(template.data, Dialect(filters=FILTERS)), our_values())


def theirs(template: Template) -> bytes:
    document = DocxTemplate(io.BytesIO(template.data))
    environment = Environment(autoescape=True)
    environment.filters.update(FILTERS)
    document.render(their_values(document), environment, autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_there_are_enough_and_each_feature_stands_in_several_places() -> None:
    assert len(ALL) >= 60 and len({template.name for template in ALL}) == len(ALL)


@pytest.mark.parametrize("template", ALL, ids=lambda template: template.name)
def test_the_two_say_and_look_the_same(template: Template) -> None:
    mine, other, name = ours(template), theirs(template), part_of(template)
    assert stretches(mine, name) == stretches(other, name)
    assert blocks_of(mine, name) == blocks_of(other, name)
    assert columns_fit(mine, name)


@pytest.mark.parametrize("template", ALL, ids=lambda template: template.name)
def test_ours_is_valid(template: Template) -> None:
    assert schema_errors(ours(template)) == []


@pytest.mark.parametrize("name", DIFFERENT)
def test_where_they_differ_ours_is_valid_and_there_is_a_reason(name: str) -> None:
    template = Template(name, DIFFERENT[name][0])
    mine, other = ours(template), theirs(template)
    assert stretches(mine, "word/document.xml") != stretches(other, "word/document.xml") or schema_errors(other) != []
    assert schema_errors(mine) == []


def test_the_comparison_can_see_a_difference() -> None:
    one, other = (Template("x", (p(r("a", formatting)),)) for formatting in ("<w:b/>", ""))
    assert stretches(ours(one), "word/document.xml") != stretches(ours(other), "word/document.xml")
    assert blocks_of(ours(one), "word/document.xml") == ["0 p", "0 p"]


def test_the_page_tells_what_was_compared(oppdater: bool) -> None:
    features = "".join(f"- {name}\n" for name in ANYWHERE)
    tables = "".join(f"- {name}\n" for name in TABLES)
    differences = "".join(f"| {name} | {why} |\n" for name, (_, why) in DIFFERENT.items())
    made = (
        HEAD.format(count=len(ALL)) + features + "\n## Tables, each in the body, a header and a loop\n\n" + tables
        + "\n## Where the two differ, and why\n\n| template | why |\n|---|---|\n" + differences + DIALECT
        + "| `{{p subdoc }}` | `{%p include \"fil.docx\" %}` in the template: read when the template is compiled |\n"
    )  # fmt: skip
    if oppdater:
        PAGE.write_text(made, "utf-8")
    assert PAGE.read_text("utf-8") == made
