"""Lists of a Markdown value: the template's own styles and numbering where it has them, ours where it has none, and every
numbered list from 1."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_maker import NAMESPACES, W, docx, lines, p, part, rendered, shown_by_libreoffice, tree
from lxml import etree
from test_cases import check_valid

from docgen.word.list_finder import find_lists
from docgen.word.lists import NUMBERING_TYPE, numbering_text_with
from docgen.word.rich import Markdown

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LISTS = "Vi ble enige om:\n\n- å ringe\n  - i dag\n- å skrive\n\nog så:\n\n1. a\n2. b\n\nmellom\n\n1. c\n   1. d\n   2. e\n2. f"


def numbered(val: str) -> str:
    return f'<w:pPr><w:numPr><w:numId w:val="{val}"/></w:numPr></w:pPr>'


STYLES = (
    f'<w:styles {NAMESPACES}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    f'<w:style w:type="paragraph" w:styleId="Punktliste"><w:name w:val="List Bullet"/>{numbered("7")}</w:style>'
    f'<w:style w:type="paragraph" w:styleId="Nummerliste"><w:name w:val="List Number"/>{numbered("8")}</w:style>'
    '<w:style w:type="paragraph" w:styleId="Listeavsnitt"><w:name w:val="List Paragraph"/></w:style>'
    '<w:style w:type="character" w:styleId="Hyperkobling"><w:name w:val="Hyperlink"/></w:style></w:styles>'
)


def definition(number: int, shape: str) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="%{level + 1}."/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{500 * (level + 1)}" w:hanging="300"/></w:pPr></w:lvl>'
        for level in range(3)
    )
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


NUMBERING = (
    f"<w:numbering {NAMESPACES}>{definition(3, 'bullet')}{definition(4, 'decimal')}"
    '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="4"/></w:num></w:numbering>'
)


def with_lists(*body: str, styles: str = STYLES, numbering: str = NUMBERING) -> bytes:
    """A template with list styles, as Word makes it."""
    import io
    import zipfile

    rel = f'<Relationship Id="rIdN" Type="{OFFICE}/numbering" Target="numbering.xml"/>'
    bare = docx(*body, rels=rel, parts={"word/numbering.xml": numbering, "word/styles.xml": styles})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bare)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(
                    b"</Types>", f'<Override PartName="/word/numbering.xml" ContentType="{NUMBERING_TYPE}"/></Types>'.encode()
                )
            target.writestr(name, data)
    return out.getvalue()


def items(data: bytes) -> list[tuple[str, str, str, str]]:
    """Style, level, number and text of every paragraph."""
    found = []
    for paragraph in tree(data).iter(f"{{{W}}}p"):
        values = [paragraph.find(f".//{{{W}}}{name}") for name in ("pStyle", "ilvl", "numId")]
        shown = [str(value.get(f"{{{W}}}val")) if value is not None else "" for value in values]
        found.append((shown[0], shown[1], shown[2], "".join(paragraph.itertext())))
    return found


def test_the_templates_own_styles_are_used_and_each_numbered_list_begins_at_one() -> None:
    out = rendered(with_lists(p("{{ x }}")), x=Markdown(LISTS))
    assert items(out) == [
        ("", "", "", "Vi ble enige om:"),
        ("Punktliste", "", "", "å ringe"), ("Punktliste", "1", "9", "i dag"), ("Punktliste", "", "", "å skrive"),
        ("", "", "", "og så:"),
        ("Nummerliste", "0", "10", "a"), ("Nummerliste", "0", "10", "b"), ("", "", "", "mellom"),
        ("Nummerliste", "0", "11", "c"), ("Nummerliste", "1", "12", "d"), ("Nummerliste", "1", "12", "e"),
        ("Nummerliste", "0", "11", "f"),
    ]  # fmt: skip
    numbering = part(out, "word/numbering.xml")
    assert '<w:num w:numId="11"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>' in numbering
    check_valid(out)


def test_a_template_without_lists_gets_ours() -> None:
    out = rendered(docx(p("{{ x }}")), x=Markdown(LISTS))
    assert [item[2] for item in items(out)] == ["", "1", "1", "1", "", "2", "2", "", "3", "4", "4", "3"]
    assert part(out, "word/numbering.xml").count("<w:abstractNum ") == 2
    assert 'Target="numbering.xml"' in part(out, "word/_rels/document.xml.rels")
    check_valid(out)


def test_a_template_with_numbering_but_no_styles_lends_it() -> None:
    styles = STYLES.replace("List Bullet", "Annet").replace("List Number", "Mer")
    out = rendered(with_lists(p("{{ x }}"), styles=styles), x=Markdown("- a\n\n1. b\n2. c"))
    assert [item[0] for item in items(out)] == ["Listeavsnitt"] * 3
    assert part(out, "word/numbering.xml").count("<w:abstractNum ") == 2
    check_valid(out)


def test_a_further_paragraph_of_an_item_is_indented_and_has_no_sign() -> None:
    out = rendered(with_lists(p("{{ x }}")), x=Markdown("- a\n\n  mer\n\n1. b\n\n   mer\n2. c"))
    assert [(style, number) for style, _, number, _ in items(out)] == [
        ("Punktliste", ""), ("Listeavsnitt", ""), ("Nummerliste", "9"), ("Listeavsnitt", ""), ("Nummerliste", "9"),
    ]  # fmt: skip
    assert 'w:left="500"' in part(out)
    check_valid(out)


@pytest.mark.parametrize("body", ["Status: {{ x }} (slutt)", "{{ x }}(slutt)", "Status: {{ x }}"])
def test_text_around_a_list_stays_around_it(body: str) -> None:
    out = rendered(docx(p(body)), x=Markdown("- a\n- b"))
    before, _, behind = body.partition("{{ x }}")
    assert lines(out) == [line for line in (before, "a", "b", behind) if line]
    check_valid(out)


def test_where_no_paragraph_can_stand_items_have_signs_in_the_text() -> None:
    inside = "<w:sdt><w:sdtContent><w:r><w:t>{{ x }}</w:t></w:r></w:sdtContent></w:sdt>"
    assert lines(rendered(docx(p(inside)), x=Markdown("Om:\n- a\n\n1. b\n2. c"))) == ["Om:\n• a\n1. b\n2. c"]


def test_bold_italic_and_links_are_real() -> None:
    out = rendered(with_lists(p("{{ x }}")), x=Markdown("**Frist** er *nå*, se [siden](https://a.no)."))
    assert "<w:b/>" in part(out) and "<w:i/>" in part(out) and 'w:rStyle w:val="Hyperkobling"' in part(out)
    assert 'Target="https://a.no"' in part(out, "word/_rels/document.xml.rels")
    check_valid(out)


def test_lists_in_a_header_and_a_table_are_valid() -> None:
    from docx_maker import tbl, tr

    out = rendered(docx(tbl(tr("{{ x }}", "b")), p(""), stories={"header": p("{{ x }}")}), x=Markdown("- a\n- b"))
    check_valid(out)


def test_numberings_are_added_where_the_schema_wants_them() -> None:
    text = "<w:numbering><w:abstractNum a/><w:num b/><w:numIdMacAtCleanup c/></w:numbering>"
    assert numbering_text_with(text, ["<w:abstractNum d/>"], ["<w:num e/>"]) == (
        "<w:numbering><w:abstractNum a/><w:abstractNum d/><w:num b/><w:num e/><w:numIdMacAtCleanup c/></w:numbering>"
    )
    assert numbering_text_with("<w:numbering/>", ["A"], ["N"]) == "<w:numbering>AN</w:numbering>"


def test_a_heading_with_numbers_is_no_list() -> None:
    linked = NUMBERING.replace('<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="decimal"/><w:pStyle w:val="Overskrift1"/>')
    found = find_lists(None, etree.fromstring(linked.encode()))
    assert found.is_own("number") and not found.is_own("bullet")
    assert (found.highest_num, found.highest_abstract) == (8, 4)


# Numbered paragraphs of the template itself, in loops ----------------------------------------------------------------

SAKER = [{"navn": "A", "tiltak": ["a1", "a2"]}, {"navn": "B", "tiltak": ["b1", "b2"]}]


def item(text: str, ilvl: int = 0) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="8"/></w:numPr>')


def styled(text: str) -> str:
    return p(text, properties='<w:pStyle w:val="Nummerliste"/>')


FOR, END = "{%p for s in saker %}", "{%p endfor %}"
RESTARTS = (
    ("the inner loop is the list", (p(FOR), p("{{ s.navn }}"), p("{%p for t in s.tiltak %}"), item("{{ t }}"), p(END), p(END)), [8, 8, 9, 9]),
    ("by style", (p(FOR), p("{%p for t in s.tiltak %}"), styled("{{ t }}"), p(END), p(END)), [8, 8, 9, 9]),
    ("two fixed items in each round", (p(FOR), item("en"), item("to"), p(END)), [8, 8, 9, 9]),
    ("the loop itself is the list", (p(FOR), item("{{ s.navn }}"), p(END)), [8, 8]),
    ("a list of two levels numbers its own second level",
     (p(FOR), item("{{ s.navn }}"), p("{%p for t in s.tiltak %}"), item("{{ t }}", 1), p(END), p(END)), [8] * 6),
    ("outside loops nothing changes", (item("a"), p(FOR), p("x"), p(END), item("b")), [8, 8]),
    ("also outside the loop", (item("a"), p(FOR), item("x"), p(END)), [8, 8, 8]),
    ("a loop that makes nothing the first time",
     (p(FOR), p("{%p for t in s.tiltak if s.navn == 'B' %}"), item("{{ t }}"), p(END), p(END)), [8, 8]),
)  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [row[1:] for row in RESTARTS], ids=[row[0] for row in RESTARTS])
def test_numbers_begin_anew_where_a_reader_expects_it(body: tuple[str, ...], expected: list[int]) -> None:
    out = rendered(with_lists(*body), saker=SAKER)
    assert [int(number) for _, _, number, _ in items(out) if number] == expected
    check_valid(out)


def test_libreoffice_shows_the_numbers_from_one(tmp_path: Path) -> None:
    body = (p(FOR), p("{{ s.navn }}"), p("{%p for t in s.tiltak %}"), item("{{ t }}"), p(END), p(END), p("{{ x }}"))
    out = rendered(with_lists(*body), saker=SAKER, x=Markdown("1. c1\n2. c2\n\nog\n\n1. d1\n2. d2\n\n- e"))
    shown = shown_by_libreoffice(out, tmp_path)
    assert shown == [
        "A", "1. a1", "2. a2", "B", "1. b1", "2. b2", "1. c1", "2. c2", "og", "1. d1", "2. d2", "• e",
    ]  # fmt: skip
