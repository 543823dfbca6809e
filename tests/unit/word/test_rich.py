"""Values that print as more than text: formatting over the tag's own, paragraphs where paragraphs can stand, pictures."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest
from docx_maker import W, docx, faults_of, lines, p, part, r, rendered, rows, tbl, tc, text, tr, tree
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from test_cases import check_valid

from docgen.word.pictures import Picture
from docgen.word.rich import Listing, Piece, RichParagraphs, RichText
from docgen.word.splice import merged

BOLD = RichText("Frist: ", Piece("fredag", bold=True), "!")
TWO = RichParagraphs((RichText("en"), ""), (RichText("to"), ""))


def png(width: int = 3, height: int = 2, *, per_metre: int = 0) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    physical = chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)) if per_metre else b""
    rows_ = b"".join(b"\0" + bytes(width) for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + head + physical + chunk(b"IDAT", zlib.compress(rows_)) + chunk(b"IEND", b"")


def jpeg(width: int = 40, height: int = 20, dpi: int = 200) -> bytes:
    app = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0\x01\x02\x01" + struct.pack(">HH", dpi, dpi) + b"\0\0"
    size = b"\xff\xc2" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\0"
    return b"\xff\xd8" + app + size + b"\xff\xd9"


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 96"><rect width="9" height="9"/></svg>'


def runs_of(data: bytes) -> list[tuple[str, list[str]]]:
    """Each run's text with the names of its formatting."""
    found = []
    for run in tree(data).iter(f"{{{W}}}r"):
        properties = run.find(f"{{{W}}}rPr")
        names = [etree.QName(child).localname for child in properties] if properties is not None else []
        found.append(("".join(run.itertext()), names))
    return found


def test_formatting_is_laid_over_that_of_the_tag_and_text_behind_keeps_it() -> None:
    out = rendered(docx(p(r("a {{ x }} b", "<w:i/><w:sz w:val='20'/>"))), x=BOLD)
    assert runs_of(out) == [
        ("a ", ["i", "sz"]), ("Frist: ", ["i", "sz"]), ("fredag", ["b", "bCs", "i", "sz"]), ("!", ["i", "sz"]), (" b", ["i", "sz"]),
    ]  # fmt: skip
    check_valid(out)


@pytest.mark.parametrize("tag", ["{{ x }}", "{{r x }}"])
def test_nothing_empty_is_left_where_only_the_value_stood(tag: str) -> None:
    out = rendered(docx(p(r(tag, "<w:i/>"))), x=BOLD)
    assert [shown for shown, _ in runs_of(out)] == ["Frist: ", "fredag", "!"]
    assert text(out) == "Frist: fredag!"


PARAGRAPHS = (
    ("alone", (p("{{ x }}"),), ["en", "to"]),
    ("alone, prefixed", (p("{{p x }}"),), ["en", "to"]),
    ("text on both sides", (p("a {{ x }} b"),), ["a en", "to b"]),
    ("text before", (p("a {{ x }}"),), ["a en", "to"]),
    ("text behind", (p("{{ x }} b"),), ["en", "to b"]),
    ("twice in a line", (p("{{ x }}{{ x }}"),), ["en", "toen", "to"]),
    ("twice with text", (p("1{{ x }}2{{ x }}3"),), ["1en", "to2en", "to3"]),
    ("over runs", (p(r("a"), r("{{ x }}", "<w:b/>"), r("b")),), ["aen", "tob"]),
    ("in a loop", (p("{%p for i in [1, 2] %}"), p("{{ x }}"), p("{%p endfor %}")), ["en", "to", "en", "to"]),
    ("inside a link it is one line", (p('<w:hyperlink w:anchor="a">' + r("{{ x }}") + "</w:hyperlink>", r("b")),), ["en\ntob"]),
    ("in an inline content control", (p("<w:sdt><w:sdtContent>" + r("{{ x }}") + "</w:sdtContent></w:sdt>"),), ["en\nto"]),
    ("with a bookmark behind", (p('<w:bookmarkStart w:id="1" w:name="a"/>', r("{{ x }}"), '<w:bookmarkEnd w:id="1"/>'),), ["en", "to"]),
    ("in a set", (p("{% set y %}{{ x }}{% endset %}{{ y }}"),), ["en", "to"]),
    ("in a macro", (p("{% macro m(v) %}[{{ v }}]{% endmacro %}{{ m(x) }}"),), ["[en", "to]"]),
)  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [row[1:] for row in PARAGRAPHS], ids=[row[0] for row in PARAGRAPHS])
def test_paragraphs_of_a_value(body: tuple[str, ...], expected: list[str]) -> None:
    out = rendered(docx(*body), x=TWO)
    assert lines(out) == expected
    check_valid(out)


def test_paragraphs_of_a_value_have_the_tags_own_style_and_the_section_break_is_kept_once() -> None:
    section = '<w:jc w:val="center"/><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    for body in ("{{ x }}", "{{ x }}b", "a{{ x }}"):
        root = tree(rendered(docx(p(body, properties=section), p("slutt")), x=TWO))
        assert len(list(root.iter(f"{{{W}}}sectPr"))) == 2
        assert len(list(root.iter(f"{{{W}}}jc"))) == 2
        assert [bool(list(q.iter(f"{{{W}}}sectPr"))) for q in root.iter(f"{{{W}}}p")][-2] is True


def test_a_cell_takes_paragraphs_and_ends_with_one() -> None:
    out = rendered(docx(tbl(tr("{{ x }}", "b")), p("")), x=TWO)
    assert rows(out) == [["ento", "b"]]
    check_valid(out)


def test_a_style_of_its_own() -> None:
    value = RichParagraphs((RichText("Mål"), "Overskrift1"), (RichText("å bo"), ""))
    root = tree(rendered(docx(p("{{ x }}")), x=value))
    assert [len(q.findall(f".//{{{W}}}pStyle")) for q in root.iter(f"{{{W}}}p")] == [1, 0]


def test_listing_has_lines_paragraphs_tabs_and_pages() -> None:
    out = rendered(docx(p(r("{{ x }}", "<w:b/>"))), x=Listing("a\nb\tc\ad\fe"))
    assert lines(out) == ["a\nb\tc", "d\ne"]
    assert part(out).count('w:type="page"') == 1
    assert all("b" in names for shown, names in runs_of(out) if shown)


def test_a_link_is_a_relationship_and_the_same_one_for_the_same_address() -> None:
    value = RichText(Piece("her", url="https://eksempel.no/?a=1&b=2"), " og ", Piece("der", url="https://eksempel.no/?a=1&b=2"))
    out = rendered(docx(p("{{ x }}"), stories={"header": p("{{ x }}")}), x=value)
    rels = part(out, "word/_rels/document.xml.rels")
    assert rels.count('Target="https://eksempel.no/?a=1&amp;b=2" TargetMode="External"') == 1
    assert "eksempel.no" in part(out, "word/_rels/header1.xml.rels")
    assert len(list(tree(out).iter(f"{{{W}}}hyperlink"))) == 2
    check_valid(out)
    (fault,) = faults_of(docx(p("{{ x }}")), x=RichText(Piece("her", url="file:///etc/passwd")))
    assert fault.code == "unsafe-target"


def test_where_only_text_can_stand_the_plain_text_is_printed() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{ x }}</dc:title></cp:coreProperties>'
    )
    assert "<dc:title>Frist: fredag!</dc:title>" in part(
        rendered(docx(p("x"), parts={"docProps/core.xml": core}), x=BOLD), "docProps/core.xml"
    )


@pytest.mark.parametrize(
    ("piece", "what"),
    [
        (Piece("x", color="rødt"), "color=rødt"), (Piece("x", size=0), "size=0"),
        (Piece("x", highlight="pink"), "highlight=pink"), (Piece("x", underline="krøllete"), "underline=krøllete"),
    ],
)  # fmt: skip
def test_formatting_that_word_does_not_have_is_told(piece: Piece, what: str) -> None:
    (fault,) = faults_of(docx(p("Hei {{ x }}")), x=RichText(piece))
    assert (fault.code, fault.tag, dict(fault.details)) == ("bad-formatting", "{{ x }}", {"what": what})


def test_a_style_that_the_template_does_not_have_is_told() -> None:
    for value in (RichText(Piece("x", style="S")), RichParagraphs((RichText("x"), "S"))):
        (fault,) = faults_of(docx(p("Hei {{ x }}")), x=value)
        assert (fault.code, dict(fault.details)) == ("unknown-style", {"style": "S"})


def test_every_formatting_is_valid() -> None:
    every = Piece(
        "x", style="Overskrift1", bold=True, italic=True, underline="wave", strike=True, caps=True, superscript=True, color="#a1b2c3",
        highlight="yellow", size=9.5, font="Arial", url="https://a.no",
    )  # fmt: skip
    check_valid(
        rendered(
            docx(p(r("{{ x }}", '<w:lang w:val="nb-NO"/>'))), x=RichText(every, Piece("y", highlight="ffeedd", subscript=True))
        )
    )


def test_own_formatting_wins_and_the_order_is_the_schemas() -> None:
    assert (
        merged("<w:rPr><w:i/><w:sz w:val='20'/></w:rPr>", "<w:b/><w:sz w:val='30'/>")
        == "<w:rPr><w:b/><w:i/><w:sz w:val='30'/></w:rPr>"
    )
    assert merged("", "<w:b/>") == "<w:rPr><w:b/></w:rPr>" and merged("<w:rPr><w:i/></w:rPr>", "") == "<w:rPr><w:i/></w:rPr>"


# Pictures -------------------------------------------------------------------------------------------------------------


def names_in(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def extents(data: bytes) -> list[tuple[int, int]]:
    return [(int(node.get("cx")), int(node.get("cy"))) for node in tree(data).iter("{*}extent")]


def test_a_picture_is_placed_with_size_and_alternative_text() -> None:
    out = rendered(docx(p("a {{ x }} b")), x=Picture(png(), alt='Våpen & <"skjold">', width=30))
    assert extents(out) == [(1_080_000, 720_000)]
    (properties,) = tree(out).iter("{*}docPr")
    assert properties.get("descr") == 'Våpen & <"skjold">'
    assert "word/media/docgen1.png" in names_in(out)
    assert text(out) == "a  b"
    check_valid(out)


@pytest.mark.parametrize(
    ("picture", "size"),
    [
        (Picture(png(96, 48)), (914_400, 457_200)),
        (Picture(png(100, 50, per_metre=1000)), (3_600_000, 1_800_000)),
        (Picture(jpeg()), (182_880, 91_440)),
        (Picture(jpeg(), height=10), (720_000, 360_000)),
        (Picture(jpeg(), width=10, height=10), (360_000, 360_000)),
        (Picture(SVG, fallback=png(), height=20), (360_000, 720_000)),
        (Picture(png(100_000, 10)), (20_116_800, 2_012)),
    ],
    ids=["png 96 dpi", "png with pHYs", "jpeg with density", "by height", "by both", "svg by viewBox", "no wider than Word can"],
)
def test_the_size_is_the_pictures_own_or_the_one_asked_for(picture: Picture, size: tuple[int, int]) -> None:
    assert extents(rendered(docx(p("{{ x }}")), x=picture)) == [size]


def test_an_svg_has_its_png_beside_it_and_both_are_valid() -> None:
    out = rendered(docx(p("{{ x }}")), x=Picture(SVG, alt="Våpen", width=10, fallback=png()))
    assert [name for name in names_in(out) if "media" in name] == ["word/media/docgen1.png", "word/media/docgen1.svg"]
    assert "svgBlip" in part(out) and 'Extension="svg"' in part(out, "[Content_Types].xml")
    check_valid(out)


def test_the_same_picture_is_there_once_however_often_it_is_used() -> None:
    body = (p("{%p for i in [1, 2, 3] %}"), p("{{ x }}"), p("{%p endfor %}"), p("{{ y }}"))
    out = rendered(docx(*body, stories={"header": p("{{ x }}")}), x=Picture(png(), "en"), y=Picture(png(), "to", width=5))
    assert [name for name in names_in(out) if "media" in name] == ["word/media/docgen1.png"]
    ids = [node.get("id") for node in tree(out).iter("{*}docPr")]
    ids += [node.get("id") for node in tree(out, "word/header1.xml").iter("{*}docPr")]
    assert len(ids) == len(set(ids)) == 5
    assert part(out, "word/_rels/document.xml.rels").count("/image") == 1
    check_valid(out)


def test_a_picture_of_the_template_keeps_its_name() -> None:
    data = docx(p("{{ x }}"), parts={"word/media/docgen1.png": b"other"})
    with_type = docx(p("{{ x }}"), parts={"word/media/docgen1.png": png(9, 9)})
    assert {"word/media/docgen1.png", "word/media/docgen2.png"} <= set(names_in(rendered(with_type, x=Picture(png()))))
    assert data != with_type


def test_decoration_is_marked_as_decoration() -> None:
    out = rendered(docx(p("{{ x }}")), x=Picture(png()))
    assert "adec:decorative" in part(out)
    check_valid(out)


@pytest.mark.parametrize(
    ("picture", "code"),
    [
        (Picture(b"GIF89a"), "picture-unknown"), (Picture(png()[:14]), "picture-broken"), (Picture(jpeg()[:6]), "picture-broken"),
        (Picture(SVG), "picture-without-fallback"), (Picture(SVG, fallback=SVG), "picture-without-fallback"),
        (Picture(SVG.replace(b"<rect", b"<script/><rect"), fallback=png()), "picture-unsafe"),
        (Picture(SVG.replace(b"<rect", b'<image href="https://x.no/a"/><rect'), fallback=png()), "picture-unsafe"),
        (Picture(b"<svg/>", fallback=png()), "picture-broken"), (Picture(png(0, 4)), "picture-broken"),
    ],
)  # fmt: skip
def test_a_picture_that_cannot_be_placed_is_told_with_the_tag(picture: Picture, code: str) -> None:
    (fault,) = faults_of(docx(p("Hei {{ x }}")), x=picture)
    assert (fault.code, fault.tag, fault.place.paragraph) == (code, "{{ x }}", 1)


def test_another_size_may_be_asked_for() -> None:
    from docgen.word.values import BadValueError

    assert Picture(png(), "a").sized(width=3).width == 3 and Picture(png(), "a", width=9).sized(alt="b").width == 9
    for size in (0, -1, True, "3", 5_000):
        with pytest.raises(BadValueError):
            Picture(png()).sized(width=size)  # type: ignore[arg-type]


def test_the_same_values_give_the_same_bytes() -> None:
    body = docx(p("{{ x }}{{ y }}"), tbl(tr(tc(p("{{ x }}")))))
    assert rendered(body, x=Picture(png(), "a"), y=BOLD) == rendered(body, x=Picture(png(), "a"), y=BOLD)


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=8)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(TEXTS, min_size=1, max_size=3), min_size=1, max_size=3), TEXTS, TEXTS, st.integers(1, 3))
def test_no_letter_is_lost_wherever_paragraphs_are_put(paragraphs: list[list[str]], before: str, behind: str, times: int) -> None:
    value = RichParagraphs(*((RichText(*pieces), "") for pieces in paragraphs))
    out = rendered(docx(p("{{ b }}" + "{{ x }}" * times + "{{ e }}")), x=value, b=before, e=behind)
    told = "\n".join("".join(pieces) for pieces in paragraphs)
    assert "".join(text(out).split("\n")) == "".join((before + told * times + behind).split("\n"))
