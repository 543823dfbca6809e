"""What a template may take of the machine: counted, not timed, so that it stops at the same tag on every machine."""

from __future__ import annotations

import pytest
from docx_maker import docx, faults_of, p, rendered, text

BIG = "x" * 5_000_000
DOUBLING = "{% set ns = namespace(x={0}) %}{% for i in range(60) %}{% set ns.x = ns.x {1} ns.x %}{% endfor %}{{ ns.x|length }}"

RUNAWAYS = (
    ("{% for i in range(9999) %}{{ big }}{% endfor %}", "text"),
    ("{% set y %}{% for i in range(9999) %}{{ big }}{% endfor %}{% endset %}{{ y|length }}", "text"),
    ("{% macro m() %}{% for i in range(9999) %}{{ big }}{% endfor %}{% endmacro %}{{ m()|length }}", "text"),
    (DOUBLING.replace("{0}", "'a'").replace("{1}", "~"), "~"),
    (DOUBLING.replace("{0}", "'a'").replace("{1}", "+"), "+"),
    (DOUBLING.replace("{0}", "[1]").replace("{1}", "+"), "loops"),
    ("{{ big|replace('x', big)|length }}", "replace"),
    ("{{ big.replace('x', big)|length }}", "replace"),
    ("{{ [1]|batch(10**9, 0)|list|length }}", "batch"),
    ("{{ [1]|slice(10**9)|list|length }}", "slice"),
    ("{{ 3|round(10**9, 'ceil') }}", "round"),
    ("{{ big.join(range(9999)|map('string')|list)|length }}", "join"),
    ("{{ range(9999)|map('string')|join(big)|length }}", "join"),
    ("{{ big.translate({120: big})|length }}", "translate"),
    ("{{ big|wordwrap(1)|length }}", "wordwrap"),
    ("{{ 'a'|indent(10**9) }}", "indent"),
    ("{% for a in big %}{% endfor %}", "loops"),
    ("{% for a in range(9999) %}{{ big|upper|length }}{% endfor %}", "loops"),
    ("{% for a in range(9999) %}{{ big.upper()|length }}{% endfor %}", "loops"),
    ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", None),
)  # fmt: skip


@pytest.mark.parametrize(("tag", "what"), RUNAWAYS, ids=[row[0][:60] for row in RUNAWAYS])
def test_a_runaway_is_stopped_at_its_tag(tag: str, what: str | None) -> None:
    (fault,) = faults_of(docx(p("før"), p(tag)), big=BIG)
    assert fault.code == "too-much" and fault.place.paragraph == 2 and fault.tag
    assert what is None or dict(fault.details)["what"] == what


def test_what_a_real_template_does_is_far_from_it() -> None:
    body = p(
        "{% set ns = namespace(sum=0) %}{% for i in range(5000) %}{% set ns.sum = ns.sum + i %}{{ ('a' ~ i)|upper|replace('A', 'b') }}"
        "{% endfor %}{{ ns.sum }}"
    )
    out = text(rendered(docx(body)))
    assert out.startswith("b0b1b2") and out.endswith("12497500")
