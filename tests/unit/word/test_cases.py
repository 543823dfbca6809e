"""The cases Word and its users have thrown at template engines, each under its number in the study of them.

A row is a template and what must come out; the file must be valid as well. Those that must be refused are below, with
the code and the words of the place.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from docx_maker import SECTION, W, docx, faults_of, heading, lines, p, part, r, rendered, rows, tbl, tc, text, tr, tree, zipped

PROOF = '<w:proofErr w:type="spellStart"/>'
TEXTBOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1" cy="1"/>'
    '<wp:docPr id="7" name="Tekstboks"/><a:graphic><a:graphicData '
    'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx>'
    "<w:txbxContent>{0}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox>"
    "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
DRAWING = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="3" name="Bilde" descr="{0}"/><a:graphic>'
    '<a:graphicData uri="x"/></a:graphic></wp:inline></w:drawing></w:r>'
)
KARI = {"navn": "Kari", "ja": True, "nei": False, "status": "godkjent", "tall": 5, "tom": "", "ting": "x"}
ITEMS = {"items": ["A", "B"], "folk": [{"navn": "Kari", "rolle": "R1"}, {"navn": "Ola", "rolle": "R2"}], "ingen": []}
VALUES = {**KARI, **ITEMS}


def sdt(content: str, *, inline: bool = False) -> str:
    del inline
    return f'<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def link(*runs: str) -> str:
    return f'<w:hyperlink w:anchor="x">{"".join(runs)}</w:hyperlink>'


def inserted(content: str) -> str:
    return f'<w:ins w:id="1" w:author="x">{content}</w:ins>'


def deleted(content: str) -> str:
    return f'<w:del w:id="2" w:author="x"><w:r><w:delText>{content}</w:delText></w:r></w:del>'


# number and name, the body, the lines that come out
TEXTS: tuple[tuple[str, tuple[str, ...], list[str]], ...] = (
    ("01 split by proofErr and rsid", (p(r("{{ na"), PROOF, '<w:r w:rsidR="00AB12CD"><w:t>vn }}</w:t></w:r>'),), ["Kari"]),
    ("02 split inside a delimiter", (p(r("x{"), r("{ navn }"), r("}y")),), ["xKariy"]),
    ("03 split with bold inside", (p(r("{{ "), r("navn", "<w:b/>"), r(" }}")),), ["Kari"]),
    ("04 bookmark inside a tag",
     (p(r("{{ na"), '<w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/>', r("vn }}")),), ["Kari"]),
    ("05 comment anchor inside a tag",
     (p(r("{{ na"), '<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/>', r("vn }}")),), ["Kari"]),
    ("06 line break inside a tag", (p("<w:r><w:t>{{ navn</w:t><w:br/><w:t>}}</w:t></w:r>"),), ["Kari"]),
    ("07 tab inside a tag", (p("<w:r><w:t>{{</w:t><w:tab/><w:t>navn }}</w:t></w:r>"),), ["Kari"]),
    ("08 English quotation marks", (p("{% if status == “godkjent” %}ja{% endif %}"),), ["ja"]),
    ("09 Norwegian quotation marks", (p("{% if status == «godkjent» %}ja{% endif %}"),), ["ja"]),
    ("10 low and single quotation marks",
     (p("{% if status == „godkjent“ and status == ’godkjent’ %}ja{% endif %}"),), ["ja"]),
    ("11 no-break space in a tag", (p("{{\u00a0navn\u00a0}}"),), ["Kari"]),
    ("12 autocorrected dash", (p("{{ tall – 2 }}"),), ["3"]),
    ("15 no spaces", (p("{{navn}}{%if ja%}J{%endif%}"),), ["KariJ"]),
    ("16 hyperlink text", (p(link(r("{{ navn }}"))),), ["Kari"]),
    ("18 text box in both branches", (p(TEXTBOX.format(p("{{ navn }}"))),), ["", "Kari", "Kari"]),
    ("19 loop in a text box",
     (p(TEXTBOX.format(p("{%p for i in items %}") + p("{{ i }}") + p("{%p endfor %}"))),), ["", "A", "B", "A", "B"]),
    ("20 text box in a loop",
     (p("{%p for i in items %}"), p(TEXTBOX.format(p("{{ i }}"))), p("{%p endfor %}")), ["", "A", "A", "", "B", "B"]),
    ("28 inline content control", (p(sdt(r("{{ navn }}"))),), ["Kari"]),
    ("29 block content control", (sdt(p("{{ navn }}")),), ["Kari"]),
    ("30 content control as a loop's body", (p("{%p for i in items %}"), sdt(p("{{ i }}")), p("{%p endfor %}")), ["A", "B"]),
    ("36 two tags in one paragraph", (p("{%p if ja %}x{%p endif %}"), p("{%p if nei %}y{%p endif %}"), p("z")), ["x", "z"]),
    ("37 tags alone in paragraphs, no prefix", (p("{% for i in items %}"), p("{{ i }}"), p("{% endfor %}")), ["A", "B"]),
    ("38 loop around a table",
     (p("{%p for i in items %}"), tbl(tr("{{ i }}", "x")), p("{%p endfor %}")), ["A", "x", "B", "x"]),
    ("43 simple field", (p('<w:fldSimple w:instr=" AUTHOR ">' + r("{{ navn }}") + "</w:fldSimple>"),), ["Kari"]),
    ("45 inserted tag", (p(inserted(r("{{ navn }}"))),), ["Kari"]),
    ("46 tag split by a deletion", (p(r("{{ na"), deleted("XX"), r("vn }}")),), ["Kari"]),
    ("47 deleted tag", (p(r("a"), deleted("{{ finnes_ikke }}"), r("b")),), ["ab"]),
    ("56 nothing", (p("[{{ ingenting }}]"),), ["[]"]),
    ("57 numbers and truth", (p("{{ null }};{{ ja }};{{ halvannen }}"),), ["0;True;1.5"]),
    ("60 fields called items and keys", (p("{{ felt.items }}{{ felt.keys }}"),), ["ik"]),
    ("77 tag that begins outside an insertion", (p(r("{{ na"), inserted(r("vn }}")), r("x")),), ["Karix"]),
    ("78 tag that begins in a hyperlink", (p(link(r("{{ na")), r("vn }}x")),), ["Karix"]),
    ("79 tag over the border of a content control", (p(r("{{ na"), sdt(r("vn }}")), r("x")),), ["Karix"]),
    ("81 braces and percent in strings",
     (p("{%p if ting != '%}' and ting != '}' %}"), p("{{ '}}' }}"), p("{%p endif %}")), ["}}"]),
    ("82 comparisons in a tag", (p("{% if tall &lt; 6 and tall &gt; 4 %}ja{% endif %}"),), ["ja"]),
    ("83 ampersand in a string", (p("{{ 'A &amp; B' }}"),), ["A & B"]),
    ("84 text before a paragraph tag", (p("Før {%p for i in items %}"), p("{{ i }}"), p("{%p endfor %}")), ["Før ", "A", "B"]),
    ("86 else", (p("{%p if nei %}"), p("a"), p("{%p else %}"), p("b"), p("{%p endif %}")), ["b"]),
    ("inline block over runs", (p(r("a{% if nei %}", "<w:b/>"), r("b"), r("{% endif %}c")),), ["ac"]),
    ("inline block over two paragraphs, as docxtpl", (p("a{% if ja %}b"), p("c{% endif %}d")), ["ab", "cd"]),
    ("set leaves no paragraph", (p("{% set x = navn %}"), p("{{ x }}")), ["Kari"]),
    ("comment leaves no paragraph", (p("{# note {{ #}"), p("a{# b #}c")), ["ac"]),
    ("dashes join paragraphs", (p("a{% if ja -%}"), p("b"), p("{%- endif %}c")), ["abc"]),
    ("dashes in a loop", (p("{% for i in items -%}"), p("{{ i }}, "), p("{%- endfor %}x")), ["A, B, x"]),
    ("raw", (p("{% raw %}{{ navn }}{% endraw %}"),), ["{{ navn }}"]),
    ("docxtpl's written braces", (p("{_{ navn }_} {_% x %_}"),), ["{{ navn }} {% x %}"]),
    ("paragraph value", (p("{{p flere }}"), p("x")), ["en", "to", "x"]),
    ("run value keeps the tag's formatting", (p(r("a{{r navn }}b", "<w:b/>")),), ["aKarib"]),
    ("macro in one line", (p("{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(navn) }}"),), ["[Kari]"]),
)  # fmt: skip
EXTRA = {"ingenting": None, "null": 0, "halvannen": 1.5, "felt": {"items": "i", "keys": "k"}, "flere": "en\nto"}


@pytest.mark.parametrize(("body", "expected"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_the_text_is_right_and_the_file_valid(body: tuple[str, ...], expected: list[str]) -> None:
    comments = {"comments": p("")} if "commentRange" in "".join(body) else {}
    out = rendered(docx(*body, stories=comments), **VALUES, **EXTRA)
    assert lines(out) == expected
    check_valid(out)


TABLES: tuple[tuple[str, tuple[str, ...], list[list[str]]], ...] = (
    ("31 row loop",
     (tr("Navn", "Rolle"), tr("{%tr for f in folk %}", ""), tr("{{ f.navn }}", "{{ f.rolle }}"), tr("{%tr endfor %}", "")),
     [["Navn", "Rolle"], ["Kari", "R1"], ["Ola", "R2"]]),
    ("31 row loop without prefix",
     (tr("{% for f in folk %}", ""), tr("{{ f.navn }}", "{{ f.rolle }}"), tr("{% endfor %}", "")),
     [["Kari", "R1"], ["Ola", "R2"]]),
    ("32 row loop over nothing", (tr("{%tr for f in ingen %}", ""), tr("{{ f }}", ""), tr("{%tr endfor %}", "")), []),
    ("34 loop in one row", (tr("{% for f in folk %}{{ f.navn }}", "{{ f.rolle }}{% endfor %}"),),
     [["Kari", "R1"], ["Ola", "R2"]]),
    ("34 loop in one row, prefixed", (tr("{%tr for f in folk %}{{ f.navn }}", "{{ f.rolle }}{%tr endfor %}"),),
     [["Kari", "R1"], ["Ola", "R2"]]),
    ("35 a cell whose only content is false", (tr(tc(p("{%p if nei %}"), p("x"), p("{%p endif %}")), "y"),), [["", "y"]]),
    ("41 nested table",
     (tr(tc(tbl(tr("{%tr for f in folk %}"), tr("{{ f.navn }}"), tr("{%tr endfor %}"), columns=1), p("")), "y"),),
     [["KariOla", "Kari", "Ola", "y"], ["Kari"], ["Ola"]]),
    ("87 condition in a row loop",
     (tr("{%tr for f in folk %}", ""), tr("{%tr if f.navn == 'Ola' %}", ""), tr("{{ f.navn }}", "x"),
      tr("{%tr endif %}", ""), tr("{%tr endfor %}", "")), [["Ola", "x"]]),
    ("cells repeated", (tr(tc(p("{%tc for i in items %}")), "{{ i }}", tc(p("{%tc endfor %}"))),), [["A", "B"]]),
    ("paragraph loop in a cell", (tr(tc(p("{% for i in items %}"), p("{{ i }}"), p("{% endfor %}")), "x"),), [["AB", "x"]]),
)  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), [row[1:] for row in TABLES], ids=[row[0] for row in TABLES])
def test_the_rows_are_right_and_the_file_valid(table: tuple[str, ...], expected: list[list[str]]) -> None:
    out = rendered(docx(tbl(*table), p("")), **VALUES)
    assert rows(out) == expected
    check_valid(out)


STORIES = (
    ("21 header", "header", "word/header1.xml"), ("22 footer", "footer", "word/footer1.xml"),
    ("23 first-page header", "header-first", "word/header1first.xml"), ("24 footnote", "footnotes", "word/footnotes.xml"),
    ("25 endnote", "endnotes", "word/endnotes.xml"), ("26 comment", "comments", "word/comments.xml"),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "name"), [row[1:] for row in STORIES], ids=[row[0] for row in STORIES])
def test_every_story_is_rendered(kind: str, name: str) -> None:
    assert text(rendered(docx(p(""), stories={kind: p("[{{ navn }}]")}), navn="Kari"), name) == "[Kari]"


@pytest.mark.parametrize("name", ["navn", "møte", "ærlig_øre", "A\u030angstro\u0308m"], ids=["ascii", "13 æøå", "13 æøå_", "NFD"])
def test_13_names_may_be_norwegian_in_either_normal_form(name: str) -> None:
    import unicodedata

    values = {unicodedata.normalize("NFC", name): "ja"}
    for form in ("NFC", "NFD"):
        assert text(rendered(docx(p("{{ " + unicodedata.normalize(form, name) + " }}")), **values)) == "ja"


def test_17_a_hyperlink_target_is_filled_in() -> None:
    rels = (
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
        'Target="https://eksempel.no/%7B%7B%20sak%20%7D%7D" TargetMode="External"/>'
    )
    body = p('<w:hyperlink r:id="rId9">' + r("her") + "</w:hyperlink>")
    out = rendered(docx(body, rels=rels), sak="a b&c")
    assert 'Target="https://eksempel.no/a%20b&amp;c"' in part(out, "word/_rels/document.xml.rels")


def test_17_a_target_that_became_something_else_is_refused() -> None:
    rels = (
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
        'Target="{{ sak }}" TargetMode="External"/>'
    )
    body = docx(p('<w:hyperlink r:id="rId9">' + r("her") + "</w:hyperlink>"), rels=rels)
    assert [fault.code for fault in faults_of(body, sak="file:///etc/passwd")] == ["unsafe-target"]
    assert faults_of(body, sak="https://eksempel.no") == ()


def test_27_a_tag_in_the_title_is_filled_in() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Sak {{ navn }}</dc:title></cp:coreProperties>'
    )
    out = rendered(docx(p("x"), parts={"docProps/core.xml": core}), navn="A & B")
    assert "<dc:title>Sak A &amp; B</dc:title>" in part(out, "docProps/core.xml")


def test_33_vm_merges_a_repeated_cell_downwards() -> None:
    out = rendered(
        docx(tbl(tr("{%tr for f in folk %}", ""), tr("{% vm %}Gruppe", "{{ f.navn }}"), tr("{%tr endfor %}", "")), p("")),
        **VALUES,
    )
    assert rows(out) == [["Gruppe", "Kari"], ["", "Ola"]]
    assert [node.get(f"{{{W}}}val") for node in tree(out).iter(f"{{{W}}}vMerge")] == ["restart", "continue"]
    check_valid(out)


def test_hm_merges_a_repeated_cell_sideways() -> None:
    out = rendered(docx(tbl(tr("{%tc for i in items %}", "{% hm %}Alle", "{%tc endfor %}")), p("")), **VALUES)
    assert rows(out) == [["Alle"]]
    assert [node.get(f"{{{W}}}val") for node in tree(out).iter(f"{{{W}}}gridSpan")] == ["2"]


def test_colspan_and_cellbg_become_properties_in_schema_order() -> None:
    out = rendered(docx(tbl(tr("{% cellbg 'FF0000' %}{% colspan 2 %}x"))), **VALUES)
    assert [node.tag.split("}")[1] for node in next(tree(out).iter(f"{{{W}}}tcPr"))] == ["tcW", "gridSpan", "shd"]
    assert 'w:fill="FF0000"' in part(out)


def test_40_a_section_break_in_a_tag_paragraph_is_kept() -> None:
    closing = p("{%p endfor %}", properties=SECTION)
    out = rendered(docx(p("{%p for i in items %}"), p("{{ i }}"), closing), **VALUES)
    assert len(list(tree(out).iter(f"{{{W}}}sectPr"))) == 2
    assert lines(out) == ["A", "B", ""]


BREAK = '<w:r><w:br w:type="page"/></w:r>'
BREAKS = (
    ("a page break of its own is repeated", (p("{%p for i in items %}"), p("{{ i }}"), p(BREAK), p("{%p endfor %}")), 2, 1),
    ("beside the opening tag it is in the loop", (p("{%p for i in items %}", BREAK), p("{{ i }}"), p("{%p endfor %}")), 2, 1),
    ("beside the closing tag it is behind the loop", (p("{%p for i in items %}"), p("{{ i }}"), p("{%p endfor %}", BREAK)), 1, 1),
    ("a section break is repeated", (p("{%p for i in items %}"), p("{{ i }}", properties=SECTION), p("{%p endfor %}")), 0, 3),
)  # fmt: skip


@pytest.mark.parametrize(("body", "pages", "sections"), [row[1:] for row in BREAKS], ids=[row[0] for row in BREAKS])
def test_page_and_section_breaks_in_loops(body: tuple[str, ...], pages: int, sections: int) -> None:
    out = rendered(docx(*body, stories={"header": p("topp")}), **VALUES)
    assert part(out).count('w:type="page"') == pages
    assert len(list(tree(out).iter(f"{{{W}}}sectPr"))) == sections
    assert [line.strip() for line in lines(out) if line.strip()] == ["A", "B"]
    check_valid(out)


def test_42_ids_of_drawings_and_bookmarks_in_a_loop_are_unique() -> None:
    marked = '<w:bookmarkStart w:id="1" w:name="b"/>' + r("{{ i }}") + '<w:bookmarkEnd w:id="1"/>'
    body = (p("{%p for i in items %}"), p(DRAWING.format(""), marked), p("{%p endfor %}"), p(DRAWING.format("")))
    root = tree(rendered(docx(*body), **VALUES))
    drawings = [node.get("id") for node in root.iter("{*}docPr")]
    starts = [node.get(f"{{{W}}}id") for node in root.iter(f"{{{W}}}bookmarkStart")]
    names = [node.get(f"{{{W}}}name") for node in root.iter(f"{{{W}}}bookmarkStart")]
    assert len(set(drawings)) == 3 and len(set(starts)) == 2 and len(set(names)) == 2
    assert starts == [node.get(f"{{{W}}}id") for node in root.iter(f"{{{W}}}bookmarkEnd")]


def test_44_a_field_instruction_is_filled_in_and_cannot_be_broken_out_of() -> None:
    instruction = '<w:r><w:instrText xml:space="preserve">QUOTE "{{ navn }}"</w:instrText></w:r>'
    out = rendered(docx(p(instruction)), navn='a" \\* b')
    assert tree(out).findtext(f".//{{{W}}}instrText") == 'QUOTE "a\\" \\\\* b"'


@pytest.mark.parametrize("value", ["x\x0by", "x\x00y", "x\ud800y", "x\ufffey"], ids=["48 x0b", "49 x00", "50 surrogate", "fffe"])
def test_a_character_that_xml_cannot_hold_is_reported_with_its_tag(value: str) -> None:
    (fault,) = faults_of(docx(heading("Navn"), p("Hei {{ navn }}")), navn=value)
    assert fault.code == "illegal-character"
    assert dict(fault.details) == {"codepoint": f"{ord(value[1]):04X}", "position": "2"}
    assert fault.message("nb").startswith("brødtekst, avsnitt 2 (under «Navn»): «{{ navn }}»: verdien har et tegn")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Plan <A> & bygg > 2", "Plan <A> & bygg > 2"),
        ("l1\nl2\tl3", "l1\nl2\tl3"),
        ("l1\r\nl2\rl3", "l1\nl2\nl3"),
        ("Ordet & " * 200_000, "Ordet & " * 200_000),
        ("{{ 7*7 }} {% if %} {x} {{ y }} \ufdd0" + "3\ufdd1", "{{ 7*7 }} {% if %} {x} {{ y }} \ufdd0" + "3\ufdd1"),
        ("<?docgen 3?><?docgen guard)?>", "<?docgen 3?><?docgen guard)?>"),
    ],
    ids=["51 markup", "52 newline and tab", "53 crlf", "54 long", "55 looks like a tag", "looks like a mark"],
)
def test_a_value_arrives_letter_by_letter(value: str, shown: str) -> None:
    assert text(rendered(docx(p("{{ a }}"), p("{% if a %}x{% endif %}")), a=value)) == shown + "\nx"


def test_85_a_drawing_in_a_tag_paragraph_is_kept() -> None:
    out = rendered(docx(p(DRAWING.format(""), "{%p if nei %}"), p("x"), p("{%p endif %}")), **VALUES)
    assert "<w:drawing>" in part(out)
    assert lines(out) == [""]


def test_a_tag_in_alternative_text_is_filled_in_and_escaped() -> None:
    out = rendered(docx(p(DRAWING.format("Bilde av {{ navn }}"))), navn='"A" & <B>\nC')
    assert next(tree(out).iter("{*}docPr")).get("descr") == 'Bilde av "A" & <B>\nC'


REFUSED: tuple[tuple[str, tuple[str, ...], str, str, str | None], ...] = (
    ("14 autocorrected capital", (p("x{{ Navn }}y"),), "missing-value", "avsnitt 1: «{{ Navn }}»", "navn"),
    ("39 loop from a cell to outside", (tbl(tr("{% for i in items %}A", "x")), p("z{% endfor %}")), "crossing-block",
     "avsnitt 3: «{% endfor %}»", None),
    ("58 undefined", (p("[{{ finnes_ikke }}]"),), "missing-value", "«{{ finnes_ikke }}»", None),
    ("59 undefined field", (p("{{ felt.keyz }}"),), "missing-value", "«{{ felt.keyz }}»", "keys"),
    ("61 filter without name", (p("{{ navn | }}"),), "bad-expression", "«{{ navn | }}»", None),
    ("62 missing brace", (p("Kjære {{ navn } hei"),), "unclosed-tag", "avsnitt 1", None),
    ("63 misspelt word", (p("{% fro i in items %}"), p("{% endfor %}")), "unknown-tag", "«{% fro i in items %}»", "for"),
    ("64 missing endif", (p("{% if ja %}"),), "unclosed-block", "«{% if ja %}»", None),
    ("65 extra endfor", (p("{% endfor %}"),), "unopened-block", "«{% endfor %}»", None),
    ("66 wrong nesting", (p("{% for i in items %}{% if ja %}{% endfor %}{% endif %}"),), "wrong-close", "«{% endfor %}»", None),
    ("67 unknown filter", (p("{{ navn|uper }}"),), "unknown-filter", "«{{ navn|uper }}»", "upper"),
    ("68 stray close", (p("a }} b"),), "stray-close", "avsnitt 1", None),
    ("69 missing {%p endfor %}", (p("{%p for i in items %}"), p("x")), "unclosed-block", "«{%p for i in items %}»", None),
    ("70 reaching for the system", (p("{{ ting.__init__.__globals__ }}"),), "forbidden", "«{{ ting.__init__", None),
    ("71 reaching for classes", (p("{{ ''.__class__.__mro__ }}"),), "forbidden", "«{{ ''.__class__", None),
    ("72 endless work",
     (p("{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}"),),
     "too-much", "«{% for c in range(9999) %}»", None),
    ("73 memory", (p("{{ ('x' * 1000000000)|length }}"),), "too-much", "«{{ ('x' * 1000000000)|length }}»", None),
    ("80 Enter inside a tag", (p("a{{ navn"), p("}} b")), "tag-over-paragraphs", "avsnitt 1", None),
    ("a list where a text was meant", (p("{{ items }}"),), "not-text", "«{{ items }}»", None),
    ("an unknown test", (p("{% if navn is definert %}{% endif %}"),), "unknown-test", "is definert", None),
    ("escaping turned off", (p("{% autoescape false %}{{ navn }}{% endautoescape %}"),), "unsupported-tag", "autoescape", None),
    ("safe", (p("{{ navn|safe }}"),), "unknown-filter", "«{{ navn|safe }}»", None),
    ("an empty tag", (p("{{ }}"),), "empty-tag", "«{{ }}»", None),
    ("text on both sides", (p("a{%p if ja %}b"), p("{%p endif %}")), "text-around-tag", "«{%p if ja %}»", None),
    ("a macro over paragraphs", (p("{% macro m() %}"), p("x"), p("{% endmacro %}")), "unsupported-here", "«{% macro", None),
    ("a row tag outside a table", (p("{%tr if ja %}"), p("{%tr endif %}")), "no-container", "«{%tr if ja %}»", None),
    ("a method that pads", (p("{{ navn.ljust(10000000) }}"),), "too-much", "ljust", None),
    ("field of nothing", (p("{{ ingenting.felt }}"),), "empty-parent", "«{{ ingenting.felt }}»", None),
    ("wrong types", (p("{{ navn + 1 }}"),), "wrong-value", "«{{ navn + 1 }}»", None),
)  # fmt: skip


@pytest.mark.parametrize(("body", "code", "place", "suggestion"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_mistake_is_refused_with_its_place(body: tuple[str, ...], code: str, place: str, suggestion: str | None) -> None:
    fault = faults_of(docx(*body), **VALUES, **EXTRA)[0]
    assert fault.code == code
    assert place in fault.message("nb")
    assert fault.message("nb").startswith("brødtekst, avsnitt")
    assert fault.message("en").startswith("body, paragraph")
    assert fault.help("nb") and fault.help("en")
    if suggestion:
        assert fault.suggestion == suggestion and fault.help("nb").startswith(f"Mente du «{suggestion}»?")


def test_74_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped({"word/document.xml": b" " * 30_000_000})
    assert [fault.code for fault in faults_of(bomb)] == ["too-large"]


def test_74_a_million_paragraphs_are_refused() -> None:
    assert [fault.code for fault in faults_of(docx("<w:p/>" * 1_000_001))] == ["too-large"]


@pytest.mark.parametrize("depth", [201, 1_500, 50_000])
def test_elements_inside_each_other_without_end_are_refused(depth: int) -> None:
    nested = "<w:sdt><w:sdtContent>" * depth + p("x") + "</w:sdtContent></w:sdt>" * depth
    assert [fault.code for fault in faults_of(docx(nested))] == ["too-deep"]
    assert faults_of(docx("<w:sdt><w:sdtContent>" * 100 + p("{{ navn }}") + "</w:sdtContent></w:sdt>" * 100), **VALUES) == ()


@pytest.mark.parametrize(
    "doctype",
    ['<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>', '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
    ids=["75 entity bomb", "76 external entity"],
)
def test_a_dtd_is_refused(doctype: str) -> None:
    assert [fault.code for fault in faults_of(docx(p("&b;" if "ENTITY b" in doctype else "&x;"), prolog=doctype))] == ["dtd"]


def schema_errors(data: bytes) -> list[str]:
    """What openxml-audit has against a document, and the two demands of Word's that the schema does not make."""
    from openxml_audit import OpenXmlValidator

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out.docx"
        path.write_bytes(data)
        errors = [error.description for error in OpenXmlValidator().validate(str(path)).errors]
    # The test's own package is bare: it has no settings, font table or theme, and no template needs them here.
    found = [error for error in errors if "required relationship type" not in error]
    root = tree(data)
    found += ["a cell must end with a paragraph" for cell in root.iter(f"{{{W}}}tc") if cell[-1].tag != f"{{{W}}}p"]
    return found + ["a table must have a row" for table in root.iter(f"{{{W}}}tbl") if table.find(f"{{{W}}}tr") is None]


def check_valid(data: bytes) -> None:
    assert schema_errors(data) == []
