"""A finished document as everything it says: is there a place where a word can stand and not be read?"""

from __future__ import annotations

import pytest
from docx_maker import NAMESPACES, docx, heading, p, r, tbl, tr

from docgen.word.faults import TemplateError
from docgen.word.finished import FinishedReader, Passage
from docgen.word.package import Entry, Record, read_package, write_package

SECRET = "68 05 21 11"
CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:v>{0}</c:v></c:chartSpace>'
)
PROPERTIES = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="x" pid="2" name="{1}"><vt:lpwstr>{0}</vt:lpwstr></property></Properties>'
)
CORE = (
    '<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:subject>{0}</dc:subject></cp:coreProperties>'
)
LINK = '<Relationship Id="r9" Type="x/hyperlink" Target="tel:{0}" TargetMode="External"/>'
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing>"
    "</mc:Choice></mc:AlternateContent></w:r>"
)

PICTURE = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{0}"/></wp:inline></w:drawing></w:r>'

HIDING_PLACES = {
    "the body": docx(p(SECRET)),
    "two runs": docx(p(r("68 05"), r(" 21 11"))),
    "a run for each letter": docx(p(*(r(letter) for letter in SECRET))),
    "a cell": docx(tbl(tr("Mor", SECRET))),
    "a header": docx(p("x"), stories={"header": p(SECRET)}),
    "a footer": docx(p("x"), stories={"footer": p(SECRET)}),
    "a footnote": docx(p("x"), stories={"footnotes": p(SECRET)}),
    "an endnote": docx(p("x"), stories={"endnotes": p(SECRET)}),
    "a comment": docx(p("x"), stories={"comments": p(SECRET)}),
    "a text box": docx(p(BOX.format(p(SECRET)))),
    "hidden text": docx(p(r(SECRET, "<w:vanish/>"))),
    "white text": docx(p(r(SECRET, '<w:color w:val="FFFFFF"/>'))),
    "deleted text": docx(p(f'<w:del w:id="1" w:author="x"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>')),
    "inserted text": docx(p(f'<w:ins w:id="1" w:author="x">{r(SECRET)}</w:ins>')),
    "a field": docx(p(f"<w:r><w:instrText>QUOTE {SECRET}</w:instrText></w:r>")),
    "alternative text": docx(p(PICTURE.format(SECRET))),
    "a title, loosely written": docx(
        p(f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" title = "{SECRET}"/></wp:inline></w:drawing></w:r>')
    ),
    "a content control's name": docx(
        f'<w:sdt><w:sdtPr><w:alias w:val="{SECRET}"/></w:sdtPr><w:sdtContent>{p("x")}</w:sdtContent></w:sdt>'
    ),
    "a tool tip": docx(p(f'<w:hyperlink w:tooltip="{SECRET}">{r("x")}</w:hyperlink>')),
    "a bookmark": docx(p(f'<w:bookmarkStart w:id="1" w:name="{SECRET}"/><w:bookmarkEnd w:id="1"/>')),
    "a drawing's own text": docx(p(f"<w:r><w:drawing><a:t>{SECRET}</a:t></w:drawing></w:r>")),
    "a link": docx(p("x"), rels=LINK.format(SECRET)),
    "a chart": docx(p("x"), parts={"word/charts/chart1.xml": CHART.format(SECRET)}),
    "a property": docx(p("x"), parts={"docProps/custom.xml": PROPERTIES.format(SECRET, "Telefon")}),
    "the subject": docx(p("x"), parts={"docProps/core.xml": CORE.format(SECRET)}),
    "custom data": docx(p("x"), parts={"customXml/item1.xml": f"<data><item>{SECRET}</item></data>"}),
    "no-break spaces": docx(p(SECRET.replace(" ", "\N{NO-BREAK SPACE}"))),
    "soft hyphens": docx(p("68\u00ad 05 2\u00ad1 11")),
    "zero-width spaces": docx(p("6\u200b8 05 21 1\u200b1")),
}


def said(data: bytes) -> str:
    return "\n".join(passage.text for passage in FinishedReader().read(data))


@pytest.mark.parametrize("place", HIDING_PLACES)
def test_there_is_no_hiding_place(place: str) -> None:
    assert SECRET in said(HIDING_PLACES[place])


def test_our_own_certificate_is_nobodys_number() -> None:
    parts = {"docProps/custom.xml": PROPERTIES.format("01020312345", "docgen.verdier")}
    assert "01020312345" not in said(docx(p("x"), parts=parts))


def test_a_passage_knows_its_heading_and_its_row() -> None:
    data = docx(heading("Sendes til"), p("PPT"), tbl(tr("Per Li", "Barnevernet")), heading("Kopi til"), p("NAV"))
    said = [one[:4] for one in FinishedReader().read(data) if one.part == "word/document.xml"]
    assert Passage("PPT", "word/document.xml", "Sendes til")[:4] in said
    assert Passage("Per Li", "word/document.xml", "Sendes til", ("Per Li", "Barnevernet"))[:4] in said
    assert Passage("NAV", "word/document.xml", "Kopi til")[:4] in said


def test_each_text_is_said_where_it_stands_and_not_by_what_ended_before_it() -> None:
    box = BOX.format(tbl(tr("i boksen")))
    data = docx(p("før", box, "etter"), tbl(tr("celle", "annen celle")), p("sist"), r("utenfor"))
    passages = [one for one in FinishedReader().read(data) if one.part == "word/document.xml"]
    assert [(one.text, one.row) for one in passages] == [
        ("føri boksenetter", ()),
        ("i boksen", ("i boksen",)),
        ("celle", ("celle", "annen celle")),
        ("annen celle", ("celle", "annen celle")),
        ("sist", ()),
    ]


def test_a_part_in_two_bytes_a_letter_is_read_like_any_other() -> None:
    written = f'<?xml version="1.0" encoding="UTF-16"?><w:hdr {NAMESPACES}>{p(PICTURE.format(SECRET))}</w:hdr>'
    entry = Entry.of("word/header9.xml", written.encode("utf-16"))
    data = write_package([Record.of(one) for one in (*read_package(docx(p("x"))).entries.values(), entry)])
    assert SECRET in said(data)


def test_a_shared_part_is_read_once_and_said_in_every_document() -> None:
    reader = FinishedReader()
    one, other = (docx(p(text), stories={"header": p("Kommunen")}) for text in ("første", "andre"))
    for data, text in ((one, "første"), (other, "andre"), (one, "første")):
        texts = [passage.text for passage in reader.read(data)]
        assert text in texts and "Kommunen" in texts and len(texts) == len(set(texts))


def test_letters_are_compared_in_one_form() -> None:
    assert "Bø på Å" in said(docx(p("Bø pa\u030a A\u030a")))


def test_what_is_no_document_is_refused() -> None:
    with pytest.raises(TemplateError):
        FinishedReader().read(b"PK nei")


def test_the_names_in_the_maker_are_those_of_word() -> None:
    assert 'xmlns:wps="' in NAMESPACES
