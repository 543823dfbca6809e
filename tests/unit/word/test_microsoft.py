"""What the engine adds of its own (pictures, lists, shared parts, charts, comments) is valid by Microsoft's Open XML SDK too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from chart_maker import chart, docx_with, drawing
from docx_maker import docx, heading, p, rendered
from test_chart_table import TABLE
from test_include import INCLUDE, made, with_picture
from test_lists import LISTS, RESTARTS, SAKER, item, with_lists
from test_rich import SVG, png

from docgen.word.annotate import annotated
from docgen.word.chart_values import Chart, Series
from docgen.word.inspection import inspect_template
from docgen.word.pictures import Picture
from docgen.word.rich import Listing, Markdown, Piece, RichText
from docgen.word.sandbox import Dialect
from office import microsoft_errors, need_ooxml_validator

EVERY = Piece(
    "x", bold=True, italic=True, underline="wave", strike=True, caps=True, superscript=True, color="#a1b2c3", highlight="yellow",
    size=9.5, font="Arial", url="https://eksempel.no",
)  # fmt: skip
NUMBERS = Chart(("Hildre", "Nes"), (Series("2025", (1, None)), Series("2026", (3, 4.5)), Series("2027", (2, 2))))
MARKED = docx(heading("T"), p("{{ navn | }}"), stories={"header": p("{{ feil")})

DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "pictures": lambda: rendered(docx(p("{{ x }}{{ y }}")), x=Picture(SVG, "Våpen", 10, None, png()), y=Picture(png())),
    "formatting": lambda: rendered(docx(p("{{ x }}")), x=RichText(EVERY, Piece("y", highlight="ffeedd", subscript=True))),
    "a listing": lambda: rendered(docx(p("{{ x }}")), x=Listing("a\nb\tc\ad\fe")),
    "the template's lists": lambda: rendered(with_lists(p("{{ x }}")), x=Markdown(LISTS)),
    "our lists": lambda: rendered(docx(p("{{ x }}")), x=Markdown(LISTS)),
    "numbers that begin anew": lambda: rendered(with_lists(*RESTARTS[0][1]), saker=SAKER),
    "shared parts with pictures": lambda: made(
        docx(INCLUDE, INCLUDE, stories={"header": INCLUDE}), signatur_docx=with_picture(p("x"))
    ),
    "shared parts with lists": lambda: made(docx(INCLUDE), signatur_docx=with_lists(item("en"))),
    "a chart": lambda: rendered(docx_with(drawing("rIdC1", "{% chart x %}Saker"), charts={1: chart("column", 2)}), x=NUMBERS),
    "a table of numbers": lambda: rendered(docx(p("{{ x }}"), p("e")), x=TABLE),
    "comments": lambda: annotated(MARKED, inspect_template(MARKED, name="x", dialect=Dialect()).told(), "nb"),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_is_valid(name: str, tmp_path: Path) -> None:
    need_ooxml_validator()
    (tmp_path / "a.docx").write_bytes(DOCUMENTS[name]())
    assert microsoft_errors(tmp_path / "a.docx") == []


def test_the_validator_can_fail(tmp_path: Path) -> None:
    need_ooxml_validator()
    (tmp_path / "a.docx").write_bytes(docx("<w:p><w:r><w:t>x</w:t><w:rPr/></w:r></w:p>"))
    assert microsoft_errors(tmp_path / "a.docx") != []
