"""Shared parts: `{%p include "fil.docx" %}` puts in the body of that file, with its styles, lists and pictures."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

import pytest
from docx_maker import W, docx, lines, p, part, r, rows, tbl, tc, tr, tree
from test_cases import check_valid
from test_lists import NUMBERING, STYLES, item, with_lists
from test_rich import png

from docgen.word.check import Vocabulary, check_template
from docgen.word.compile import CompiledTemplate, compile_template
from docgen.word.faults import Fault, TemplateError
from docgen.word.render import render
from docgen.word.sandbox import Dialect

INCLUDE = p('{%p include "signatur.docx" %}')
SIGNATURE = docx(p("Med hilsen"), p("{{ navn }}"))
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def compiled(data: bytes, **library: bytes) -> CompiledTemplate:
    files = {name.replace("_", "."): content for name, content in library.items()}
    return compile_template(data, name="brev.docx", dialect=Dialect(), library=files)


def made(data: bytes, values: Mapping[str, object] | None = None, **library: bytes) -> bytes:
    return render(compiled(data, **library), values or {"navn": "Kari", "items": ["A", "B"], "nei": False})


def faults(data: bytes, **library: bytes) -> list[Fault]:
    with pytest.raises(TemplateError) as caught:
        compiled(data, **library)
    return list(caught.value.faults)


BODIES = (
    ("alone", (p("Hei"), INCLUDE, p("slutt")), ["Hei", "Med hilsen", "Kari", "slutt"]),
    ("without a prefix and with Word's quotation marks", (p("{% include «Signatur.docx» %}"),), ["Med hilsen", "Kari"]),
    ("split over runs", (p(r("{%p incl"), r('ude "signatur.docx"', "<w:b/>"), r(" %}")),), ["Med hilsen", "Kari"]),
    ("in a loop", (p("{%p for i in items %}"), INCLUDE, p("{%p endfor %}")), ["Med hilsen", "Kari", "Med hilsen", "Kari"]),
    ("under a condition", (p("{%p if nei %}"), INCLUDE, p("{%p endif %}"), p("x")), ["x"]),
    ("twice", (INCLUDE, INCLUDE), ["Med hilsen", "Kari"] * 2),
    ("in a content control", ("<w:sdt><w:sdtContent>" + INCLUDE + "</w:sdtContent></w:sdt>",), ["Med hilsen", "Kari"]),
)  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES])
def test_the_body_of_the_file_stands_there(body: tuple[str, ...], expected: list[str]) -> None:
    out = made(docx(*body), signatur_docx=SIGNATURE)
    assert lines(out) == expected
    check_valid(out)


def test_it_may_stand_in_a_cell_and_in_a_header() -> None:
    out = made(
        docx(tbl(tr(tc(INCLUDE), "b")), p(""), stories={"header": INCLUDE}), signatur_docx=docx(tbl(tr("{{ navn }}", "x")))
    )
    assert rows(out)[0] == ["Karix", "Kari", "x", "b"]
    assert "Kari" in part(out, "word/header1.xml")
    check_valid(out)


def test_a_section_break_in_the_paragraph_that_asks_is_kept() -> None:
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    out = made(docx(p('{%p include "signatur.docx" %}', properties=section), p("x")), signatur_docx=SIGNATURE)
    assert len(list(tree(out).iter(f"{{{W}}}sectPr"))) == 2 and lines(out) == ["Med hilsen", "Kari", "", "x"]


def test_files_may_include_others_but_not_in_a_ring() -> None:
    middle = docx(p("midt"), p('{%p include "signatur.docx" %}'))
    out = made(docx(p('{%p include "midt.docx" %}')), midt_docx=middle, signatur_docx=SIGNATURE)
    assert lines(out) == ["midt", "Med hilsen", "Kari"]
    (fault,) = faults(
        docx(p('{%p include "a.docx" %}')), a_docx=docx(p('{%p include "b.docx" %}')), b_docx=docx(p('{%p include "a.docx" %}'))
    )
    assert fault.code == "include-ring" and dict(fault.details)["ring"] == "brev.docx → a.docx → b.docx → a.docx"
    assert fault.place.file == "b.docx"


def test_the_hosts_styles_win_by_name_and_what_it_lacks_comes_along() -> None:
    theirs = STYLES.replace("Punktliste", "Kuler").replace(
        "</w:styles>",
        '<w:style w:type="paragraph" w:styleId="Hilsen"><w:name w:val="Hilsen"/><w:basedOn w:val="Normal"/><w:rPr><w:i/></w:rPr></w:style></w:styles>',
    )
    body = (p("a", properties='<w:pStyle w:val="Hilsen"/>'), p("b", properties='<w:pStyle w:val="Kuler"/>'))
    guest = with_lists(*body, styles=theirs)
    out = made(with_lists(p('{%p include "signatur.docx" %}')), signatur_docx=guest)
    assert [node.get(f"{{{W}}}val") for node in tree(out).iter(f"{{{W}}}pStyle")] == ["Hilsen", "Punktliste"]
    assert part(out, "word/styles.xml").count("<w:name") == 6
    check_valid(out)


def test_a_style_with_the_same_id_and_another_name_gets_an_id_of_its_own() -> None:
    theirs = STYLES.replace('w:val="List Bullet"', 'w:val="Noe annet"')
    guest = with_lists(p("a", properties='<w:pStyle w:val="Punktliste"/>'), styles=theirs)
    out = made(with_lists(p('{%p include "signatur.docx" %}')), signatur_docx=guest)
    assert [node.get(f"{{{W}}}val") for node in tree(out).iter(f"{{{W}}}pStyle")] == ["Punktliste-felles"]
    check_valid(out)


def test_numbering_comes_along_and_is_its_own() -> None:
    guest = with_lists(item("en"), item("to"))
    out = made(with_lists(item("a"), p('{%p include "signatur.docx" %}')), signatur_docx=guest)
    assert [node.get(f"{{{W}}}val") for node in tree(out).iter(f"{{{W}}}numId")] == ["8", "9", "9"]
    assert part(out, "word/numbering.xml").count("<w:abstractNum ") == NUMBERING.count("<w:abstractNum ") + 1
    check_valid(out)
    bare = made(docx(p('{%p include "signatur.docx" %}')), signatur_docx=guest)
    assert "word/numbering.xml" in zipfile.ZipFile(io.BytesIO(bare)).namelist()
    check_valid(bare)


def with_picture(*body: str) -> bytes:
    rel = f'<Relationship Id="rIdP" Type="{OFFICE}/image" Target="media/logo.png"/>'
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="b" descr="Logo"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:nvPicPr><pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdP"/><a:stretch><a:fillRect/>'
        '</a:stretch></pic:blipFill><pic:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
    data = docx(p(drawing), *body, rels=rel, parts={"word/media/logo.png": png()})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(b"<Override", b'<Default Extension="png" ContentType="image/png"/><Override', 1)
            target.writestr(name, content)
    return out.getvalue()


def test_a_picture_comes_along_once_and_ids_are_unique() -> None:
    out = made(docx(INCLUDE, INCLUDE, stories={"header": INCLUDE}), signatur_docx=with_picture(p("x")))
    names = zipfile.ZipFile(io.BytesIO(out)).namelist()
    assert [name for name in names if "media" in name] == ["word/media/felles1.png"]
    assert "felles1.png" in part(out, "word/_rels/header1.xml.rels")
    ids = [node.get("id") for node in tree(out).iter("{*}docPr")] + [
        node.get("id") for node in tree(out, "word/header1.xml").iter("{*}docPr")
    ]
    assert len(ids) == len(set(ids)) == 3
    check_valid(out)


def test_links_and_bookmarks_come_along() -> None:
    rel = f'<Relationship Id="rId1" Type="{OFFICE}/hyperlink" Target="https://eksempel.no" TargetMode="External"/>'
    marked = '<w:bookmarkStart w:id="1" w:name="b"/>' + r("x") + '<w:bookmarkEnd w:id="1"/>'
    guest = docx(p('<w:hyperlink r:id="rId1">' + r("siden") + "</w:hyperlink>", marked), rels=rel)
    out = made(docx(p(marked), INCLUDE), signatur_docx=guest)
    assert "https://eksempel.no" in part(out, "word/_rels/document.xml.rels")
    names = [node.get(f"{{{W}}}name") for node in tree(out).iter(f"{{{W}}}bookmarkStart")]
    assert len(names) == len(set(names)) == 2
    check_valid(out)


FAULTS = (
    ("not there", p('{%p include "singatur.docx" %}'), SIGNATURE, "unknown-include", "brødtekst, avsnitt 1", "signatur.docx"),
    ("not a name", p("{%p include navn %}"), SIGNATURE, "include-name", "brødtekst, avsnitt 1", None),
    ("a path", p('{%p include "../signatur.docx" %}'), SIGNATURE, "unknown-include", "brødtekst, avsnitt 1", "signatur.docx"),
    ("not alone", p('Hei {% include "signatur.docx" %}'), SIGNATURE, "include-alone", "brødtekst, avsnitt 1", None),
    ("no document", INCLUDE, b"x", "not-a-zip", "signatur.docx: filen", None),
    ("a section break in it", INCLUDE, docx(p("x", properties='<w:sectPr><w:pgSz w:w="1" w:h="1"/></w:sectPr>')), "include-section",
     "signatur.docx: brødtekst, avsnitt 1", None),
    ("a note in it", INCLUDE, docx(p('<w:r><w:footnoteReference w:id="2"/></w:r>')), "include-unsupported", "signatur.docx: brødtekst, avsnitt 1", None),
    ("macros in it", INCLUDE, docx(p("x"), main_type="document.macroEnabled.main+xml"), "macros", "signatur.docx: filen", None),
    ("more elements than any document has", INCLUDE, docx("<w:p/>" * 1_000_001), "too-large", "signatur.docx: filen", None),
    ("a broken tag in it", INCLUDE, docx(p("a"), p("{{ navn | }}")), "bad-expression", "signatur.docx: brødtekst, avsnitt 2", None),
)  # fmt: skip


@pytest.mark.parametrize(
    ("body", "guest", "code", "place", "suggestion"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS]
)
def test_what_is_wrong_is_told_with_the_file_it_is_in(
    body: str, guest: bytes, code: str, place: str, suggestion: str | None
) -> None:
    (fault,) = faults(docx(body), signatur_docx=guest)
    assert fault.code == code and fault.message("nb").startswith(place) and fault.suggestion == suggestion
    assert fault.help("nb") and fault.help("en")


def test_places_behind_it_are_counted_as_the_author_counts_and_errors_in_it_name_the_file() -> None:
    template = compiled(docx(p("a"), INCLUDE, p("{{ x.y }}")), signatur_docx=docx(p("a"), p("b"), p("{{ navn.z }}")))
    with pytest.raises(TemplateError) as caught:
        render(template, {"navn": {}, "x": {}})
    assert caught.value.faults[0].message("nb").startswith("signatur.docx: brødtekst, avsnitt 3: «{{ navn.z }}»")
    with pytest.raises(TemplateError) as caught:
        render(template, {"navn": {"z": "1"}, "x": {}})
    assert caught.value.faults[0].message("nb").startswith("brødtekst, avsnitt 3: «{{ x.y }}»")


def test_names_in_it_are_judged_like_all_others() -> None:
    (fault,) = check_template(compiled(docx(INCLUDE), signatur_docx=docx(p("{{ nvan }}"))), Vocabulary({"navn": Vocabulary()}))
    assert (fault.suggestion, fault.place.file) == ("navn", "signatur.docx")


def test_the_digest_covers_what_is_included_and_is_the_files_own_otherwise() -> None:
    alone = docx(p("x"))
    assert compiled(alone, signatur_docx=SIGNATURE).digest == hashlib.sha256(alone).hexdigest()
    one, other = (compiled(docx(INCLUDE), signatur_docx=docx(p(text))) for text in ("a", "b"))
    assert one.digest != other.digest and one.included == ("signatur.docx",)
