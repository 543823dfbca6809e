"""Templates in docxtpl's documented dialect give the text and structure that docxtpl gives."""

from __future__ import annotations

import io

import pytest
from docx_maker import compiled, docx, lines, p, r, rows, tbl, tc, tr
from docxtpl import DocxTemplate

from docgen.word.render import render

VALUES = {
    "navn": "Kari & Ola", "ja": True, "nei": False, "items": ["A", "B", "C"],
    "folk": [{"navn": "Kari", "rolle": "x"}, {"navn": "Ola", "rolle": "y"}],
}  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        (p("Hei {{ navn }}"), p("{% if ja %}ja{% else %}nei{% endif %}")),
        (p("{%p for i in items %}"), p("{{ loop.index }}. {{ i }}"), p("{%p endfor %}"), p("slutt")),
        (p("{%p if nei %}"), p("x"), p("{%p elif ja %}"), p("y"), p("{%p else %}"), p("z"), p("{%p endif %}")),
        (p("{% for i in items %}{{ i }}{% if not loop.last %}, {% endif %}{% endfor %}"),),
        (tbl(tr("{%tr for f in folk %}", ""), tr("{{ f.navn }}", "{{ f.rolle }}"), tr("{%tr endfor %}", "")),),
        (tbl(tr("{%tr for f in folk if f.rolle == 'y' %}", ""), tr("{{ f.navn }}", "x"), tr("{%tr endfor %}", "")),),
        (tbl(tr(tc(p("{%tc for i in items %}")), "{{ i }}", tc(p("{%tc endfor %}")))),),
        (tbl(tr("{% colspan 2 %}{{ navn }}"), tr("a", "b")), p("")),
        (tbl(tr("{%tr for f in folk %}", ""), tr("{% vm %}G", "{{ f.navn }}"), tr("{%tr endfor %}", "")), p("")),
        (p(r("a{% if ja %}", "<w:b/>"), r("b"), r("{% endif %}c")),),
        (p("{%p for i in items %}"), tbl(tr("{{ i }}", "x")), p("{%p endfor %}")),
        (p("{#p merknad #}"), p("{% set x = 3 %}{{ x + 1 }}")),
        (p("a{% if ja -%}"), p("b"), p("{%- endif %}c")),
        (p("{% macro m(a) %}<{{ a }}>{% endmacro %}{{ m(navn) }}".replace("<", "[").replace(">", "]")),),
        (p("{_{ navn }_}"), p("{{ navn|e }} {{ items|join(', ') }} {{ '%s!'|format(navn) }}")),
    ],
    ids=["values", "paragraph loop", "elif", "inline loop", "row loop", "row loop with if", "cells", "colspan", "vm",
         "runs", "table in loop", "comment and set", "dashes", "macro", "literals and filters"],
)  # fmt: skip
def test_we_say_what_docxtpl_says(body: tuple[str, ...]) -> None:
    data = docx(*body)
    theirs = DocxTemplate(io.BytesIO(data))
    theirs.render(dict(VALUES), autoescape=True)
    out = io.BytesIO()
    theirs.save(out)
    ours = render(compiled(data), VALUES)
    assert lines(ours) == lines(out.getvalue())
    assert rows(ours) == rows(out.getvalue())
