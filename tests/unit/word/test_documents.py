"""What is promised of every finished document: the letters, the same bytes, the certificate, the company it keeps."""

from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest
from docx_maker import compiled, docx, faults_of, p, part, rendered, tbl, text, tr, zipped
from hypothesis import given, settings
from hypothesis import strategies as st
from test_rich import png

from docgen.word.check import Vocabulary, check_expression, check_template
from docgen.word.compile import Dialect, compile_template
from docgen.word.expression import compile_expression
from docgen.word.faults import RenderError, TemplateError
from docgen.word.package import read_package
from docgen.word.pictures import Picture
from docgen.word.provenance import content_digest, read_certificate
from docgen.word.render import render

LETTERS = compiled(docx(p("{{ a }}"), tbl(tr("{% for b in bs %}[{{ b }}", "{{ a }}]{% endfor %}"))))
ILLEGAL = [chr(code) for code in range(32) if code not in (9, 10, 13)] + ["\ufffe", "\uffff"]
XML_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=ILLEGAL))


@settings(max_examples=300, deadline=None)
@given(XML_TEXT)
def test_any_text_arrives_letter_by_letter(value: str) -> None:
    shown = value.replace("\r\n", "\n").replace("\r", "\n")
    out = render(LETTERS, {"a": value, "bs": [value]})
    assert text(out) == f"{shown}\n[{shown}\n{shown}]"


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1))
def test_a_text_is_printed_whole_or_refused(value: str) -> None:
    try:
        out = render(LETTERS, {"a": value, "bs": []})
    except RenderError as error:
        assert {fault.code for fault in error.faults} == {"illegal-character"}
    else:
        assert text(out) == value.replace("\r\n", "\n").replace("\r", "\n")


def test_the_same_input_gives_the_same_bytes() -> None:
    data = docx(p("{{ a }}"), stories={"header": p("{{ a }}")})
    made = {render(compiled(data), {"a": "x"}, properties={"n": "1"}, core={"dc:title": "T"}) for _ in range(3)}
    assert len(made) == 1
    archive = zipfile.ZipFile(io.BytesIO(made.pop()))
    assert archive.testzip() is None
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    names = archive.namelist()
    made_anew = [part.name for part in compiled(data).parts]
    constant = names[: -len(made_anew)]
    assert constant[0] == "[Content_Types].xml" and constant[1:] == sorted(constant[1:])
    assert names[len(constant) :] == sorted(made_anew)


def test_content_types_come_first_where_something_is_added_to_them_too() -> None:
    data = docx(p("{{ a }}"))
    made = {render(compiled(data), {"a": Picture(png(), "Våpen")}) for _ in range(3)}
    assert len(made) == 1
    names = zipfile.ZipFile(io.BytesIO(made.pop())).namelist()
    assert names[0] == "[Content_Types].xml" and names[1:] == sorted(names[1:]) and "word/media" in "".join(names)


def test_python_docx_reads_the_properties() -> None:
    core = {
        "dc:title": "Referat & <mer>", "dc:language": "nb-NO", "dc:creator": "Kommunen", "cp:lastModifiedBy": "",
        "dcterms:created": "2026-11-21T00:00:00Z", "dcterms:modified": "2026-11-21T00:00:00Z",
    }  # fmt: skip
    out = render(compiled(docx(p("x"))), {}, core=core)
    properties = python_docx.Document(io.BytesIO(out)).core_properties
    assert (properties.title, properties.language, properties.author) == ("Referat & <mer>", "nb-NO", "Kommunen")
    assert properties.created is not None and properties.created.year == 2026


def test_a_property_that_core_does_not_have_is_our_own_mistake() -> None:
    with pytest.raises(KeyError):
        render(compiled(docx(p("x"))), {}, core={"dc:tittel": "x"})


PROPERTIES = {"id": "a/b & «c»", "dato": "2026-11-21"}
SEALED = render(compiled(docx(p("Hei {{ a }}"))), {"a": "x"}, properties=PROPERTIES)


def test_an_untouched_document_says_who_it_is() -> None:
    certificate = read_certificate(SEALED)
    assert certificate is not None and certificate.untouched
    assert dict(certificate.properties) == PROPERTIES
    assert certificate.digest_written == content_digest(read_package(SEALED))


def repacked(data: bytes, **changes: bytes | None) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for name, content in changes.items():
        if content is None:
            del files[name]
        else:
            files[name] = content
    return zipped(files)


def test_packing_it_anew_without_a_change_leaves_it_untouched() -> None:
    certificate = read_certificate(repacked(SEALED))
    assert certificate is not None and certificate.untouched


@pytest.mark.parametrize(
    "changes",
    [
        {"word/document.xml": part(SEALED).replace("Hei x", "Hei y").encode()},
        {"word/styles.xml": part(SEALED, "word/styles.xml").encode() + b"\n"},
        {"word/new.xml": b"<x/>"},
        {"word/styles.xml": None},
        {"docProps/custom.xml": part(SEALED, "docProps/custom.xml").replace("2026-11-21", "2026-11-22").encode()},
        {"docProps/core.xml": part(SEALED, "docProps/core.xml").encode() + b" "},
    ],
    ids=["a letter", "a byte of a constant part", "an added part", "a removed part", "a custom property", "core"],
)
def test_any_change_breaks_the_certificate(changes: dict[str, bytes | None]) -> None:
    certificate = read_certificate(repacked(SEALED, **changes))
    assert certificate is not None and not certificate.untouched


def test_saving_from_another_program_breaks_the_certificate() -> None:
    opened = python_docx.Document(io.BytesIO(SEALED))
    opened.paragraphs[0].add_run("!")
    out = io.BytesIO()
    opened.save(out)
    certificate = read_certificate(out.getvalue())
    assert certificate is not None and not certificate.untouched


@pytest.mark.parametrize("data", [b"", b"not a zip", SEALED[:-40], docx(p("x")), SEALED[:200] + SEALED[260:]],
                         ids=["empty", "no zip", "cut", "not ours", "holed"])  # fmt: skip
def test_a_file_that_is_not_ours_or_broken_has_no_certificate(data: bytes) -> None:
    assert read_certificate(data) is None


def test_a_document_of_ours_can_be_a_template_again() -> None:
    again = render(compiled(repacked(SEALED)), {}, properties={"id": "2"})
    certificate = read_certificate(again)
    assert certificate is not None and certificate.untouched
    assert dict(certificate.properties) == {"id": "2", "dato": "2026-11-21"}


@pytest.mark.parametrize(
    "order", ['name="a" fmtid="{F}" pid="9"', 'fmtid="{F}" pid="9" name="a"', 'pid="9" name="a" fmtid="{F}"']
)
def test_a_property_of_the_templates_own_is_kept_in_whatever_order_it_is_written(order: str) -> None:
    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f"<property {order.replace('{F}', '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}')}><vt:lpwstr>b</vt:lpwstr></property></Properties>"
    )
    certificate = read_certificate(
        render(compiled(docx(p("x"), parts={"docProps/custom.xml": custom})), {}, properties={"c": "d"})
    )
    assert certificate is not None and dict(certificate.properties) == {"a": "b", "c": "d"}


def test_what_reaches_outside_is_refused_and_what_tells_of_the_author_is_dropped() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    rel = '<Relationship Id="rId9" Type="{0}{1}" Target="{2}" TargetMode="External"/>'
    for name, target in (("image", "https://x.no/a.png"), ("oleObject", "file:///a"), ("hyperlink", "file:///a")):
        assert [fault.code for fault in faults_of(docx(p("x"), rels=rel.format(kind, name, target)))] == ["external-target"]
    assert faults_of(docx(p("x"), rels=rel.format(kind, "hyperlink", "mailto:a@b.no"))) == ()
    out = rendered(docx(p("x"), rels=rel.format(kind, "attachedTemplate", "file:///C:/Users/kari/Normal.dotm")))
    assert "kari" not in part(out, "word/_rels/document.xml.rels")


def test_a_word_template_file_becomes_a_document() -> None:
    out = rendered(docx(p("{{ a }}"), main_type="template.main+xml"), a="x")
    assert "template.main" not in part(out, "[Content_Types].xml") and text(out) == "x"


def test_rsids_and_spelling_marks_are_left_behind() -> None:
    body = '<w:p w:rsidR="00112233"><w:r w:rsidRPr="00112233"><w:t>x</w:t></w:r><w:proofErr w:type="gramEnd"/></w:p>'
    out = part(rendered(docx(body)))
    assert "rsid" not in out and "proofErr" not in out


def test_revisions_are_accepted_where_there_is_no_tag_too() -> None:
    gone = '<w:del w:id="1" w:author="x"><w:r><w:delText>bort</w:delText></w:r></w:del>'
    merged = '<w:p><w:pPr><w:rPr><w:del w:id="2" w:author="x"/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' + p("b")
    row = tbl(tr("x"), '<w:tr><w:trPr><w:del w:id="3" w:author="x"/></w:trPr><w:tc><w:p/></w:tc></w:tr>', columns=1)
    out = rendered(docx(p("x", gone), merged, row))
    assert text(out) == "x\nab\nx"


VOCABULARY = Vocabulary({
    "møte": Vocabulary({
        "dato": Vocabulary(), "sted": Vocabulary(),
        "tiltak": Vocabulary(items=Vocabulary({"frist": Vocabulary(), "ansvarlig": Vocabulary({"navn": Vocabulary()})})),
    }),
    "fritt": Vocabulary(open=True),
})  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "code", "name", "suggestion"),
    [
        ("{{ møte.dtao }}", "unknown-name", "møte.dtao", "dato"),
        ("{{ Møte.dato }}", "unknown-name", "Møte", "møte"),
        ("{{ mote.dato }}", "unknown-name", "mote", "møte"),
        ("{{ moete.dato }}", "unknown-name", "moete", "møte"),
        ("{% for t in møte.tiltak %}{{ t.ansvarlg.navn }}{% endfor %}", "unknown-name", "møte.tiltak[].ansvarlg", "ansvarlig"),
        ("{% for t in møte.tiltak|sort %}{{ t.frits }}{% endfor %}", "unknown-name", "møte.tiltak[].frits", "frist"),
        ("{% set m = møte %}{{ m.dat }}", "unknown-name", "møte.dat", "dato"),
        ("{% if møte.dtao is defined %}x{% endif %}", "unknown-name", "møte.dtao", "dato"),
        ("{{ møte.tiltak.frist }}", "list-not-item", "møte.tiltak", None),
        ("{% for t in møte.dato %}{% endfor %}", "not-a-list", "møte.dato", None),
        ("{% for t in møte.tiltak %}{{ loop.indeks }}{% endfor %}", "unknown-name", "loop.indeks", "index"),
        ("{{ sted }}", "unknown-name", "sted", "møte.sted"),
        ("{% for t in møte.tiltak %}{{ t.navn }}{% endfor %}", "unknown-name", "møte.tiltak[].navn", "ansvarlig.navn"),
        ("{{ møte['dtao'] }}", "unknown-name", "møte.dtao", "dato"),
    ],
)
def test_a_name_outside_the_vocabulary_is_told_with_place(tag: str, code: str, name: str, suggestion: str | None) -> None:
    (fault,) = check_template(compiled(docx(p(tag))), VOCABULARY)
    assert (fault.code, dict(fault.details)["name"], fault.suggestion) == (code, name, suggestion)
    assert fault.place.paragraph == 1


@pytest.mark.parametrize(
    "tag",
    [
        "{{ møte.dato }}", "{% for t in møte.tiltak %}{{ t.frist }}{{ t.ansvarlig.navn }}{{ loop.index }}{% endfor %}",
        "{{ fritt.hva.som.helst }}{% for x in fritt.liste %}{{ x.y }}{% endfor %}", "{{ møte.tiltak|length }}",
        "{% set x = 1 %}{{ x }}", "{{ møte.sted.upper() }}", "{{ (møte.tiltak|first).frist }}", "{{ range(3)|list|length }}",
        "{% macro m(a) %}{{ a.b }}{% endmacro %}{{ m(møte) }}", "{% for a, b in fritt.items() %}{{ a }}{{ b.c }}{% endfor %}",
    ],
)  # fmt: skip
def test_a_template_within_the_vocabulary_is_clean(tag: str) -> None:
    assert check_template(compiled(docx(p(tag))), VOCABULARY) == ()


def test_expressions_are_evaluated_checked_and_sandboxed() -> None:
    expression = compile_expression("møte.status == «planlagt» and møte.tall > 2", Dialect())
    assert expression.names == ("møte.status", "møte.tall")
    assert expression.evaluate({"møte": {"status": "planlagt", "tall": 3}}) is True
    assert expression.evaluate({"møte": {"status": "avlyst", "tall": 3}}) is False
    (fault,) = check_expression(compile_expression("møte.dtao", Dialect()), VOCABULARY)
    assert fault.suggestion == "dato"
    for text_ in ("møte.", "a }} {{ b", ""):
        with pytest.raises(TemplateError) as caught:
            compile_expression(text_, Dialect())
        assert caught.value.faults[0].code == "bad-expression"
    for text_, code in (("a|x", "unknown-filter"), ("a is x", "unknown-test")):
        with pytest.raises(TemplateError) as caught:
            compile_expression(text_, Dialect())
        assert caught.value.faults[0].code == code
    failing = {"a.b": "missing-value", "''.__class__": "forbidden", "1 / 0": "wrong-value", "b": "missing-value"}
    for text_, code in failing.items():
        with pytest.raises(TemplateError) as caught:
            compile_expression(text_, Dialect()).evaluate({"a": {}})
        assert caught.value.faults[0].code == code


def test_every_fault_code_has_a_sentence_and_a_way_out_in_both_languages() -> None:
    from docgen.word.messages import HELP, MESSAGES

    assert MESSAGES["nb"].keys() == MESSAGES["en"].keys() == HELP["nb"].keys() == HELP["en"].keys()
    assert all(sentence for table in (MESSAGES, HELP) for texts in table.values() for sentence in texts.values())


def test_every_fault_code_is_given_somewhere() -> None:
    from pathlib import Path

    import docgen.word.messages as messages

    room = Path(messages.__file__).parent
    source = "".join(file.read_text() for file in room.glob("*.py") if file.name not in ("messages.py", "advice.py"))
    assert [code for code in messages.MESSAGES["nb"] if f'"{code}"' not in source] == []


def test_a_template_of_another_version_of_python_docx_compiles() -> None:
    out = io.BytesIO()
    python_docx.Document().save(out)
    assert read_certificate(render(compile_template(out.getvalue(), name="x", dialect=Dialect()), {})) is not None
