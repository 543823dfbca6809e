"""The engine stage by stage: the line of a paragraph, the tags in it, their levels, the compiled template."""

from __future__ import annotations

import pytest
from docx_maker import NAMESPACES, compiled, docx, faults_of, heading, p, r, tbl, tc, tr
from lxml import etree

from docgen.word.blocks import find_blocks
from docgen.word.compile import Dialect, compile_template
from docgen.word.faults import Place, TemplateError
from docgen.word.levels import Lifter
from docgen.word.places import Places
from docgen.word.tags import Found, find_tags
from docgen.word.text import Gatherer


def found(line: str) -> list[tuple[str, str, str]]:
    return [(tag.kind, tag.prefix, tag.text) for tag in find_tags(line)[0]]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Hei {{ navn }}!", [("value", "", "navn")]),
        ("{%p if a %}{#p x #}{{r b }}", [("control", "p", "if a"), ("comment", "p", ""), ("value", "r", "b")]),
        ("{{p}}{{ p }}", [("value", "", "p"), ("value", "", "p")]),
        ("{{ «a» ~ „b“ ~ ’c’ ~ “d” }}", [("value", "", '"a" ~ "b" ~ \'c\' ~ "d"')]),
        ('{{ "sagt «ja» – nei" }}', [("value", "", '"sagt «ja» – nei"')]),
        ('{{ "a» }}', [("value", "", '"a"')]),
        ("{{ ‘a’ }}", [("value", "", "'a'")]),
        ("{{ a – 1 }}{{ a\u00a0}}{{ a\u200b }}", [("value", "", "a - 1"), ("value", "", "a"), ("value", "", "a")]),
        ("{{ {'a': {'b': 1}}['a'] }}", [("value", "", "{'a': {'b': 1}}['a']")]),
        ("{{ '}}' }}{% if '%}' %}", [("value", "", "'}}'"), ("control", "", "if '%}'")]),
        ("{%- if a -%}", [("control", "", "if a")]),
        ("{{ mo\u0308te }}", [("value", "", "möte")]),
        ("{ {a} } } {x}", []),
    ],
)
def test_tags_are_found_and_repaired(line: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(line) == expected


@pytest.mark.parametrize(
    ("line", "delimiters"),
    [("{{ a", ["{{"]), ("a }}", ["}}"]), ("{{ a } b", ["{{"]), ("{% if a }} {{ b }}", ["{%", "}}"]), ("100 %} }}", ["%}", "}}"])],
)
def test_delimiters_without_mate_are_told(line: str, delimiters: list[str]) -> None:
    assert [stray.delimiter for stray in find_tags(line)[1]] == delimiters


def test_a_dash_beside_the_delimiter_is_remembered() -> None:
    assert find_tags("{%- a -%}")[0] == (Found(0, 9, "control", "", "a", True, True),)
    assert find_tags("{{ -a }}")[0][0].joins_before is False


def gathered(*body: str) -> tuple[etree._Element, Gatherer]:
    root = etree.fromstring(f"<w:body {NAMESPACES}>{''.join(body)}</w:body>")
    gatherer = Gatherer(Places(root, "body", frozenset({"Overskrift1"})))
    gatherer.paragraphs(root)
    return root, gatherer


def shape(root: etree._Element) -> str:
    """The tree as nested names, text and tags: `p(a ?0 r)`."""
    pieces = []
    for child in root:
        if not isinstance(child.tag, str):
            pieces.append(f"?{child.text}")
        elif child.tag.endswith("}t"):
            pieces.append((child.text or "").replace("\ufdd0", "<").replace("\ufdd1", ">"))
        elif not child.tag.endswith(("Pr", "tblGrid")):
            pieces.append(f"{etree.QName(child).localname}({shape(child)})")
    return " ".join(pieces)


def test_a_tag_is_gathered_into_the_run_where_it_began() -> None:
    root, gatherer = gathered(p(r("a{{ n", "<w:b/>"), r("avn "), r("}}b")))
    assert shape(root) == "p(r(a<0>) r() r(b))"
    assert [item.tag.text for item in gatherer.located] == ["navn"]


def test_a_text_box_keeps_its_text_to_itself() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('}} {{ b }}')}</w:txbxContent></w:pict></w:r>"
    _, gatherer = gathered(p(r("{{ a"), box, r(" }}")))
    assert [item.tag.text for item in gatherer.located] == ["a", "b"]
    assert [fault.code for fault in gatherer.faults] == ["stray-close"]


def test_a_place_says_paragraph_cell_and_heading() -> None:
    _, gatherer = gathered(heading("Mål"), p("x"), tbl(tr("a", "b"), tr("c", tc("d", "{{ e }}"))))
    (item,) = gatherer.located
    assert item.tag.place == Place("body", 7, 1, 2, 2, "Mål")
    assert item.tag.place.text("nb") == "brødtekst, avsnitt 7, tabell 1 rad 2 kolonne 2 (under «Mål»)"
    assert item.tag.place.text("en") == "body, paragraph 7, table 1 row 2 column 2 (under “Mål”)"


def test_the_place_of_a_nested_table_counts_only_its_own_rows() -> None:
    _, gatherer = gathered(tbl(tr(tc(tbl(tr("x"), tr("{{ a }}")), p("")), "b"), tr("{{ c }}", "d")))
    assert [(i.tag.place.table, i.tag.place.row, i.tag.place.column) for i in gatherer.located] == [(2, 2, 1), (1, 2, 1)]


def lifted(*body: str) -> tuple[str, list[str]]:
    root, gatherer = gathered(*body)
    lifter = Lifter(gatherer.located, find_blocks(gatherer.located)[0])
    lifter.lift()
    return shape(root), [fault.code for fault in lifter.faults]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ((p("{% if a %}x{% endif %}"),), "p(r(<0>x<1>))"),
        ((p(r("{% if a %}x"), r("y{% endif %}z")),), "p(?0 r(x) r(y) ?1 r(z))"),
        ((p("{% if a %}"), p("x"), p("{% endif %}")), "?0 p(r(x)) ?1"),
        ((p("{% if a %}{% for b in c %}"), p("x"), p("{% endfor %}{% endif %}")), "?0 ?1 p(r(x)) ?2 ?3"),
        ((p("før {% if a %}"), p("x"), p("{% endif %}")), "p(r(før )) ?0 p(r(x)) ?1"),
        ((p("{% if a %}"), p("x {% endif %}")), "?0 p(r(x )) ?1"),
        ((p("{%p if a %}x{%p endif %}"),), "?0 p(r(x)) ?1"),
        ((p("u{% if a %}x"), p("y{% endif %}z")), "p(r(u) ?0 r(x)) p(r(y) ?1 r(z))"),
        ((tbl(tr("{% for a in b %}x", "y{% endfor %}")),), "tbl(?0 tr(tc(p(r(x))) tc(p(r(y)))) ?1)"),
        ((tbl(tr("{% for a in b %}", ""), tr("x", "y"), tr("{% endfor %}", "")),), "tbl(?0 tr(tc(p(r(x))) tc(p(r(y)))) ?1)"),
        ((tbl(tr(tc(p("{% if a %}"), p("x"), p("{% endif %}")), "y")),), "tbl(tr(tc(?0 p(r(x)) ?1) tc(p(r(y)))))"),
        ((p(f"<w:hyperlink>{r('{% if a %}x')}</w:hyperlink>", r("y{% endif %}")),), "p(?0 hyperlink(r(x)) r(y) ?1)"),
    ],
    ids=["one run", "runs", "paragraphs", "two openers in one", "text before", "text before the closer", "prefix around",
         "middle to middle", "one row", "rows alone", "within a cell", "out of a hyperlink"],
)  # fmt: skip
def test_tags_are_lifted_to_what_they_govern(body: tuple[str, ...], expected: str) -> None:
    assert lifted(*body) == (expected, [])


@pytest.mark.parametrize(
    "body",
    [
        (tbl(tr("{% if a %}x", "y")), p("{% endif %}")),
        (tbl(tr("x{% if a %}", "y{% endif %}")),),
        (tbl(tr("a{% if a %}b", "y", "z{% endif %}")),),
        (p("{% if a %}"), tbl(tr("x", "y{% endif %}"))),
    ],
    ids=["cell to body", "cell to cell", "part of a row", "body to cell"],
)
def test_a_block_that_crosses_what_holds_it_is_refused(body: tuple[str, ...]) -> None:
    assert lifted(*body)[1] == ["crossing-block"]


def test_all_faults_of_a_template_come_at_once() -> None:
    body = (heading("Tiltak"), p("{{ a | }}"), p("{% fro x %}"), p("{{ b|stor }}"), tbl(tr("{% if c %}", "{{ d")))
    header = {"header": p("{{ e")}
    codes = [(fault.place.part, fault.code) for fault in faults_of(docx(*body, stories=header))]
    assert sorted(codes) == [
        ("body", "bad-expression"), ("body", "unclosed-block"), ("body", "unclosed-block"), ("body", "unclosed-tag"), ("body", "unknown-filter"),
        ("body", "unknown-tag"), ("header", "unclosed-tag"),
    ]  # fmt: skip


def test_runtime_faults_of_several_parts_come_at_once() -> None:
    data = docx(p("{{ a }}"), stories={"header": p("{{ b }}"), "footer-first": p("{{ c }}")})
    assert [fault.message("nb") for fault in faults_of(data, a="x")] == [
        "bunntekst på første side, avsnitt 1: «{{ c }}»: «c» finnes ikke.",
        "topptekst, avsnitt 1: «{{ b }}»: «b» finnes ikke.",
    ]


def test_a_runtime_fault_inside_a_loop_names_its_own_tag() -> None:
    body = (p("{{ a }}"), p("{% for x in xs %}"), p("{{ x.navn }}"), p("{{ x.ansvarlg }}"), p("{% endfor %}"))
    (fault,) = faults_of(docx(*body), a=1, xs=[{"navn": "n", "ansvarlig": "a"}])
    assert (fault.tag, fault.place.paragraph, fault.suggestion) == ("{{ x.ansvarlg }}", 4, "ansvarlig")


def test_a_compiled_template_lists_its_names_and_tags() -> None:
    body = (
        p("{% for t in møte.tiltak if t.åpent %}"), p("{{ t.frist }} {{ t['hva'] }} {{ loop.index }}"), p("{% endfor %}"),
        p("{% set n = møte.leder %}{{ n.navn }}{{ dato|upper }}"),
        p("{% if sted is defined %}{{ (folk|first).navn }}{% endif %}"),
    )  # fmt: skip
    template = compiled(docx(*body))
    names = dict.fromkeys(use.text for use in template.names)
    assert [name for name in names if not name.startswith("\ufdd0")] == [
        "møte.tiltak", "møte.tiltak[].åpent", "møte.tiltak[].frist", "møte.tiltak[].hva", "møte.leder",
        "møte.leder.navn", "dato", "sted", "folk", "folk[].navn",
    ]  # fmt: skip
    assert template.tags[0].word == "for"
    assert len(template.digest) == 64


def test_a_dialect_adds_filters_tests_printers_and_globals() -> None:
    from datetime import date

    dialect = Dialect(
        filters={"stor": lambda text: str(text).upper()},
        tests={"lang": lambda text: len(text) > 3},
        printers=((date, lambda day: f"{day.day}. i {day.month}."),),
        globals={"kommune": "Eksempelvik"},
    )
    from docx_maker import rendered, text

    body = docx(p("{{ navn|stor }} {{ dag }} {{ kommune }} {% if navn is lang %}lang{% endif %}"))
    assert text(rendered(body, dialect, navn="Kari", dag=date(2026, 11, 21))) == "KARI 21. i 11. Eksempelvik lang"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-a-zip"),
        (b"PK nothing", "not-a-zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old .doc", "not-a-zip"),
        (docx(p("x"), main_type="document.macroEnabled.main+xml"), "macros"),
        (docx(p("x"))[:-30], "not-a-zip"),
        (docx(p("x")).replace(b"document.xml", b"documXnt.xml"), "not-word"),
        (docx("<w:p>"), "broken-xml"),
        (docx(p("\ufdd0")), "reserved-character"),
    ],
    ids=["empty", "not a zip", "encrypted", "doc", "macros", "cut", "no document", "broken xml", "reserved"],
)
def test_a_file_that_is_no_word_document_is_refused_in_words(data: bytes, code: str) -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(data, name="x", dialect=Dialect())
    assert [fault.code for fault in caught.value.faults] == [code]
    assert all(fault.message(lang) and fault.help(lang) for fault in caught.value.faults for lang in ("nb", "en"))
