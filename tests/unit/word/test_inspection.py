"""What is said of a template before it is used: everything at once, each with its place, and nothing about a clean one."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx_maker import NAMESPACES, docx, heading, p, r, tbl, tc, tr
from test_cases import DRAWING, TEXTBOX, check_valid, deleted, inserted, link
from test_documents import VOCABULARY

from docgen.word.accessibility import contrast
from docgen.word.advice import ADVICE, CODES, SPOKEN
from docgen.word.annotate import annotated
from docgen.word.check import check_names
from docgen.word.compile import compile_template
from docgen.word.faults import Fault, TemplateError
from docgen.word.inspection import inspect_template
from docgen.word.sandbox import Dialect

HEAD = heading("Tittel")


def told_of(data: bytes) -> tuple[Fault, ...]:
    """Everything that is said of a template whose names are judged by the tests' vocabulary."""
    inspection = inspect_template(data, name="mal.docx", dialect=Dialect())
    return inspection.told(check_names(inspection.names, VOCABULARY))


def found(*body: str, **parts: object) -> list[tuple[str, str]]:
    """Code and place of everything that is said of a template."""
    faults = told_of(docx(*body, **parts))
    return [(fault.code, fault.place.text("nb")) for fault in faults]


def row(*cells: str, properties: str = "<w:cantSplit/>") -> str:
    return tr(*cells).replace("<w:tr>", f"<w:tr><w:trPr>{properties}</w:trPr>", 1)


def table(*rows: str) -> str:
    return tbl(*rows).replace("</w:tblPr>", '<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>')


HEADER = row("A", "B", properties="<w:cantSplit/><w:tblHeader/>")
GOOD_TABLE = table(HEADER, row("1", "2"))


def test_a_clean_template_is_clean() -> None:
    assert (
        found(
            HEAD, p("Hei {{ møte.dato }}."), GOOD_TABLE, p("{%p for t in møte.tiltak %}"), p("{{ t.frist }}"), p("{%p endfor %}")
        )
        == []
    )


ADVISED = (
    ("tracked-changes", (HEAD, p("a", inserted(r("b")), deleted("c"))), "brødtekst, avsnitt 2 (under «Tittel»)"),
    ("invisible-text", (HEAD, p(r("skjult", "<w:vanish/>"))), "brødtekst, avsnitt 2 (under «Tittel»)"),
    ("invisible-text", (HEAD, p(r("hvit", '<w:color w:val="FFFFFF"/>'))), "brødtekst, avsnitt 2 (under «Tittel»)"),
    ("invisible-text", (HEAD, p(r("bitte", '<w:sz w:val="2"/>'))), "brødtekst, avsnitt 2 (under «Tittel»)"),
    ("cell-may-be-empty", (HEAD, table(HEADER, row("{% if møte.sted %}{{ møte.sted }}{% endif %}", "b"))),
     "brødtekst, avsnitt 4, tabell 1 rad 2 kolonne 1 (under «Tittel»)"),
    ("a2-language", (HEAD, p(r("x", '<w:lang w:val="de-DE"/>'))), "brødtekst, avsnitt 2 (under «Tittel»)"),
    ("a3-first-heading", (p("a"), p("b")), "brødtekst, avsnitt 1"),
    ("a3-first-heading", (HEAD, p("a"), HEAD), "brødtekst, avsnitt 3 (under «Tittel»)"),
    ("a5-fake-heading", (HEAD, p(r("Tiltak", "<w:b/>"))), "brødtekst, avsnitt 2 (under «Tittel»)"),
    ("a6-empty-paragraph", (HEAD, p("a"), p(""), p("b")), "brødtekst, avsnitt 3 (under «Tittel»)"),
    ("a7-layout-by-spaces", (HEAD, p("Dato:     i dag")), "brødtekst, avsnitt 2 (under «Tittel»)"),
    ("a7-layout-by-spaces", (HEAD, p("<w:r><w:t>a</w:t><w:tab/><w:tab/><w:t>b</w:t></w:r>")), "brødtekst, avsnitt 2 (under «Tittel»)"),
    ("a7-layout-by-spaces", (HEAD, p("<w:r><w:t>a</w:t><w:br/><w:br/><w:t>b</w:t></w:r>")), "brødtekst, avsnitt 2 (under «Tittel»)"),
    ("a8-header-row", (HEAD, tbl(row("A", "B"), row("1", "2"))), "brødtekst, avsnitt 2, tabell 1 rad 1 kolonne 1 (under «Tittel»)"),
    ("a9-row-splits", (HEAD, table(HEADER, tr("1", "2"))), "brødtekst, avsnitt 4, tabell 1 rad 2 kolonne 1 (under «Tittel»)"),
    ("a10-merged-cells", (HEAD, GOOD_TABLE.replace("<w:tcW", '<w:gridSpan w:val="2"/><w:tcW', 1)), "brødtekst"),
    ("a10-merged-cells", (HEAD, table(row("A", "", properties="<w:cantSplit/><w:tblHeader/>"), row("1", "2"))), "brødtekst"),
    ("a10-merged-cells", (HEAD, table(HEADER, row(tc(tbl(row("x", "y")), p("")), "2"))), "brødtekst"),
    ("a11-alternative-text", (HEAD, p(DRAWING.format(""))), "brødtekst, avsnitt 2 (under «Tittel»)"),
    ("a12-floating", (HEAD, p("x", TEXTBOX.replace('name="Tekstboks"', 'name="x" descr="y"').format(p("i boks")))), "brødtekst, avsnitt 2 (under «Tittel»)"),
    ("a13-link-text", (HEAD, p(link(r("her")))), "brødtekst, avsnitt 2 (under «Tittel»)"),
    ("a14-typed-list", (HEAD, p("- melk")), "brødtekst, avsnitt 2 (under «Tittel»)"),
    ("a15-contrast", (HEAD, p(r("svakt", '<w:color w:val="999999"/>'))), "brødtekst, avsnitt 2 (under «Tittel»)"),
    ("a16-size", (HEAD, p(r("lite", '<w:sz w:val="14"/>'))), "brødtekst, avsnitt 2 (under «Tittel»)"),
    ("a16-size", (HEAD, p("x", properties='<w:jc w:val="both"/>')), "brødtekst, avsnitt 2 (under «Tittel»)"),
)  # fmt: skip


@pytest.mark.parametrize(("code", "body", "place"), ADVISED, ids=[f"{case[0]} {number}" for number, case in enumerate(ADVISED)])
def test_each_thing_is_told_once_with_its_place(code: str, body: tuple[str, ...], place: str) -> None:
    told = found(*body)
    assert [one for one, _ in told if one == code] == [code], told
    assert dict(told)[code].startswith(place)
    assert code in CODES


STYLES = (
    f'<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="18"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="O3"><w:name w:val="heading 3"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style></w:styles>'
)


def test_styles_and_levels_of_headings() -> None:
    body = (HEAD, p("Under", properties='<w:pStyle w:val="O3"/>'))
    assert [code for code, _ in found(*body, parts={"word/styles.xml": STYLES})] == [
        "a2-language",
        "a16-size",
        "a4-heading-level",
    ]


def test_a_date_is_no_typed_list_and_a_signature_line_no_heading() -> None:
    assert found(HEAD, p("1. desember 2026"), p(r("Med hilsen,", "<w:b/>"))) == []


def test_what_a_template_brings_along_is_told() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    rel = f'<Relationship Id="rId9" Type="{kind}attachedTemplate" Target="file:///C:/a.dotm" TargetMode="External"/>'
    assert [code for code, _ in found(HEAD, p("x"), rels=rel)] == ["attached-template"]
    assert [code for code, _ in found(HEAD, p("x"), stories={"comments": p("husk")})] == ["comment-left"]
    macros = told_of(docx(HEAD, p("{{ finnes }}"), main_type="document.macroEnabled.main+xml"))
    assert [fault.code for fault in macros] == ["macros", "unknown-name"]


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/VBAPROJECT.BIN", "vbaProject.bin", "word/vbaData.xml"])
def test_macros_that_nothing_declares_are_refused_when_the_template_is_compiled(name: str) -> None:
    packed = io.BytesIO(docx(HEAD, p("x")))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(name, "<x/>")
    with pytest.raises(TemplateError) as caught:
        compile_template(packed.getvalue(), name="a.docx", dialect=Dialect())
    assert [fault.code for fault in caught.value.faults] == ["macros"]


def test_everything_is_told_at_once_also_names_in_a_template_that_does_not_compile() -> None:
    told = found(
        HEAD,
        p("{{ møte.dtao }} {{ møte.sted"),
        p("{%p for t in møte.tiltak %}"),
        p("{{ t.frits }} {{ møte.sted|stor }}"),
        p(r("skjult", "<w:vanish/>")),
    )
    assert [code for code, _ in told] == [
        "unclosed-tag",
        "unclosed-block",
        "unknown-filter",
        "unknown-name",
        "unknown-name",
        "invisible-text",
    ]


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        pytest.param(
            ("{%p fro x in møte.tiltak %}", "{{ x.frist }}", "{%p endfor %}"),
            ["unknown-tag"],
            id="a misspelt opener is one fault",
        ),
        pytest.param(("{%p for x in møte.tiltak %}", "{{ x.frist }}", "{%p ednfor %}"), ["unknown-tag"], id="a misspelt closer"),
        pytest.param(
            ("{%p for x in finnes_ikke %}", "{{ x.frist }}", "{%p endfor %}"),
            ["unknown-name"],
            id="what a list that is not there holds",
        ),
        pytest.param(
            ("{%p if møte.sted ", "{{ møte.sted }}", "{%p endif %}"),
            ["unclosed-tag"],
            id="the end of a block whose beginning is broken",
        ),
        pytest.param(("{% if møte.sted %}a{% else %}b{% else %}c{% endif %}",), ["after-else"], id="two else"),
        pytest.param(("{% if møte.sted %}a{% else %}b{% elif møte.sted %}c{% endif %}",), ["after-else"], id="elif behind else"),
        pytest.param(("{{ møte.sted", "{{ finnes_ikke }}"), ["unclosed-tag", "unknown-name"], id="a name in another tag"),
        pytest.param(
            ("{%p if møte.sted %}tekst {{ møte.sted }}{%p endif %} tekst", "{{ møte.sted| }}"),
            ["bad-expression", "text-around-tag"],
            id="levels beside grammar",
        ),
    ],
)
def test_one_slip_is_one_fault_and_hides_no_other(body: tuple[str, ...], codes: list[str]) -> None:
    told = [code for code, _ in found(HEAD, *(p(r(text)) for text in body)) if code not in CODES]
    assert sorted(told) == sorted(codes)


def test_a_file_that_is_no_document_is_told_and_nothing_else() -> None:
    assert [fault.code for fault in told_of(b"x")] == ["not-a-zip"]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21) and contrast("767676", "ffffff") == pytest.approx(4.54, abs=0.01)


def test_every_advice_speaks_both_languages_and_every_detail_is_used() -> None:
    source = "".join(repr(case) for case in ADVISED)
    assert {row_[0] for row_ in ADVICE} == CODES
    assert all(len(words) == 2 and all(words) for words in SPOKEN.values())
    from pathlib import Path

    import docgen.word.accessibility as accessibility

    text = Path(accessibility.__file__).read_text("utf-8")
    assert [word for word in SPOKEN if f'"{word}"' not in text] == [] and source


def test_an_annotated_copy_has_each_fault_as_a_comment_at_its_paragraph() -> None:
    data = docx(HEAD, p("{{ møte.dtao }}"), stories={"header": p("{{ feil }}")})
    faults = told_of(data)
    copy = annotated(data, faults, "nb")
    from docx_maker import part, tree

    assert part(copy, "word/comments.xml").count("<w:comment ") == 2
    assert "Mente du «dato»?" in part(copy, "word/comments.xml") and "topptekst" in part(copy, "word/comments.xml")
    paragraphs = [len(list(q.iter("{*}commentReference"))) for q in tree(copy).iter("{*}p")]
    assert paragraphs == [1, 1]
    check_valid(copy)


def test_an_annotated_copy_keeps_the_comments_that_were_there() -> None:
    data = docx(HEAD, p("{{ møte.dtao }}"), stories={"comments": p("husk")})
    from docx_maker import part

    copy = annotated(data, told_of(data), "en")
    assert "husk" in part(copy, "word/comments.xml") and 'w:id="1"' in part(copy, "word/comments.xml")


@pytest.mark.parametrize(
    "broken",
    ["<w:p>", '<!DOCTYPE w [<!ENTITY a "b">]><w:styles/>', "<w:p/>" * 1_000_001, '<?xml version="1.0" encoding="x"?><w:styles/>'],
    ids=["cut", "a DTD", "a bomb", "an encoding that nobody knows"],
)
def test_a_part_that_cannot_be_read_is_told_and_no_copy_is_made(broken: str) -> None:
    data = docx(HEAD, p("x"), parts={"word/styles.xml": broken})
    assert told_of(data)[0].code in ("broken-xml", "dtd", "too-large")
    with pytest.raises(TemplateError):
        annotated(data, told_of(data), "nb")
