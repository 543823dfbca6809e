"""The properties of word-quality.md that a template can break, on every document with full and with bare values."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
import samples
from opened import NS, Opened, contrast, text_of


@pytest.fixture
def opened(document: bytes) -> Opened:
    return _opened(document)


_opened = cache(Opened)


# --- A: accessible --------------------------------------------------------------------------------------------------


def test_a1_the_title_is_the_documents_own(opened: Opened) -> None:
    assert opened.find("//dc:title/text()", "docProps/core.xml") == [opened.headings()[0][1]]


def test_a2_the_language_is_norwegian(opened: Opened) -> None:
    assert opened.styles.xpath("//w:docDefaults//w:lang/@w:val", namespaces=NS) in (["nb-NO"], ["nn-NO"])
    assert not opened.find("//w:rPr/w:lang")


def test_a3_a4_one_heading_of_level_one_comes_first_and_no_level_is_skipped(opened: Opened) -> None:
    levels = [level for level, _ in opened.headings()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a5_no_paragraph_pretends_to_be_a_heading(opened: Opened) -> None:
    for paragraph in opened.find("//w:body/w:p[w:r]"):
        assert not all(run.xpath("w:rPr/w:b", namespaces=NS) for run in paragraph.xpath("w:r", namespaces=NS))


def test_a6_a7_no_layout_by_empty_paragraphs_spaces_tabs_or_breaks(opened: Opened) -> None:
    assert not opened.find("//w:body/w:p[not(normalize-space(.)) and not(.//w:drawing)]")
    # A line to write on is a tab to the margin, underlined; nothing else is moved by one.
    assert not opened.find("//w:tab[parent::w:r[not(w:rPr/w:rStyle/@w:val='Skrivestrek')]]")
    for text in opened.texts:
        assert "   " not in text
        assert "\n\n" not in text
        assert text == text.strip()


def test_a8_a9_a10_tables_have_a_header_row_and_whole_rows(opened: Opened) -> None:
    assert not opened.find("//w:tbl[not(w:tr[1]/w:trPr/w:tblHeader)]")
    assert not opened.find("//w:tbl[not(w:tblPr/w:tblLook/@w:firstRow='1')]")
    assert not opened.find("//w:tr[not(w:trPr/w:cantSplit)]")
    assert not opened.find("//w:vMerge|//w:hMerge|//w:gridSpan|//w:tbl//w:tbl")
    assert not opened.find("//w:tbl/w:tr[1]/w:tc[not(normalize-space(.))]")
    assert not opened.find("//w:tbl[count(w:tr) < 2]")
    for table in opened.find("//w:tbl"):
        columns = len(table.xpath("w:tblGrid/w:gridCol", namespaces=NS))
        assert {len(row.xpath("w:tc", namespaces=NS)) for row in table.xpath("w:tr", namespaces=NS)} == {columns}


def test_a11_a12_no_picture_without_a_text_and_no_text_boxes(opened: Opened) -> None:
    for part in [name for name in opened.parts if name.startswith("word/") and name.endswith(".xml")]:
        assert not opened.find("//wp:docPr[not(@descr)]|//wps:txbx|//w:txbxContent|//wp:anchor|//w:pict|//w:framePr", part)


def test_the_logo_stands_in_the_first_head_with_its_text_and_moves_nothing(made: Callable[..., bytes], kind: str) -> None:
    with_logo, without = Opened(made(kind)), Opened(made(kind, kommune={"logo": None}))
    (picture,) = with_logo.find("//wp:docPr", "word/header1.xml")
    assert picture.get("descr") == "Kommunevåpenet til Eksempelvik"
    assert not without.find("//wp:docPr", "word/header1.xml")
    assert depth(with_logo) == depth(without)


def depth(opened: Opened) -> int:
    """Twips from the head's first line to what follows it: every line has an exact height."""
    total = 0
    for paragraph in opened.find("//w:p", "word/header1.xml"):
        (spacing,) = opened.style_has(opened.style_of(paragraph), "w:pPr/w:spacing")
        said = {name: spacing.get(f"{{{NS['w']}}}{name}") for name in ("before", "after", "line", "lineRule")}
        assert said["lineRule"] == "exact"
        total += sum(int(said[name]) for name in ("before", "after", "line"))
    return total


def test_a14_lists_are_lists(opened: Opened) -> None:
    for text in opened.texts:
        assert not re.match(r"[-•–*] |\d+[.)] (?!\w+ \d{4}\b)", text), text  # a date is no list


def test_a15_every_colour_can_be_read(opened: Opened) -> None:
    for style in opened.styles.xpath("w:style|w:docDefaults", namespaces=NS):
        for colour in style.xpath(".//w:rPr/w:color/@w:val", namespaces=NS):
            grounds = style.xpath(".//w:shd/@w:fill", namespaces=NS)
            assert all(contrast(colour, ground) >= 4.5 for ground in ["FFFFFF", *grounds])
    for ground in opened.styles.xpath("//w:shd/@w:fill", namespaces=NS):
        assert contrast(opened.styles.xpath("//w:docDefaults//w:color/@w:val", namespaces=NS)[0], ground) >= 4.5


def test_a16_body_text_is_large_enough_and_never_justified(opened: Opened) -> None:
    used = {opened.style_of(paragraph) for paragraph in opened.find("//w:body//w:p")}
    for style in used:
        assert all(int(size) >= 22 for size in opened.style_has(style, "w:rPr/w:sz/@w:val"))
    assert all(int(size) >= 18 for size in opened.styles.xpath("//w:sz/@w:val", namespaces=NS))
    assert int(opened.styles.xpath("//w:docDefaults//w:sz/@w:val", namespaces=NS)[0]) >= 22
    assert not opened.styles.xpath("//w:jc[@w:val='both']", namespaces=NS)


# --- L: a letter ----------------------------------------------------------------------------------------------------


def test_l1_the_sheet_is_a4_with_room_to_print(opened: Opened) -> None:
    (section,) = opened.find("//w:sectPr")
    assert section.xpath("w:pgSz/@w:w|w:pgSz/@w:h", namespaces=NS) == ["11906", "16838"]
    margins = section.xpath("w:pgMar", namespaces=NS)[0]
    values = {key.rpartition("}")[2]: int(value) for key, value in margins.attrib.items()}
    assert values["left"] >= 1021
    assert min(values["right"], values["top"], values["bottom"]) >= 567


def test_l2_the_address_shows_in_the_window(made: Callable[..., bytes]) -> None:
    for count in range(1, 7):
        opened = Opened(made("innkalling", mottaker={"linjer": [f"Linje {line}" for line in range(count)]}))
        paragraphs = opened.find("//w:body/w:p")[: count + 1]
        assert [opened.style_of(paragraph) for paragraph in paragraphs] == ["Mottaker"] * count + ["Gradering"]
        (line,) = opened.style_has("Mottaker", "w:pPr/w:spacing[@w:lineRule='exact']/@w:line")
        (after,) = paragraphs[count - 1].xpath("w:pPr/w:spacing/@w:after", namespaces=NS)
        assert _head_depth(opened) + count * int(line) < 79 * 56.7
        assert _head_depth(opened) + count * int(line) + int(after) > 84 * 56.7


def _head_depth(opened: Opened) -> float:
    """Twips from the top of the sheet to the body: distance, lines, air and the rule of the first-page head."""
    depth = float(opened.find("//w:pgMar/@w:header")[0])
    for style in (opened.style_of(paragraph) for paragraph in opened.find("//w:p", "word/header1.xml")):
        for key in ("line", "after"):
            depth += sum(float(value) for value in opened.style_has(style, f"w:pPr/w:spacing/@w:{key}"))
        depth += sum(20 * float(value) for value in opened.style_has(style, "w:pPr/w:pBdr/w:bottom/@w:space"))
    assert 44 * 56.7 <= depth <= 50 * 56.7
    return depth


def test_l3_l5_marking_and_references_stand_in_the_body(made: Callable[..., bytes], kind: str) -> None:
    opened = Opened(made(kind))
    marking = [text_of(paragraph) for paragraph in opened.find("//w:p[w:pPr/w:pStyle/@w:val='Gradering']")]
    public = kind.removesuffix(samples.NYNORSK) in samples.PUBLIC
    assert marking == ([] if public else ["Unntatt offentlighet, jf. offentleglova § 13 og forvaltningsloven § 13"])
    assert ("Vår ref.: AG-2026-005-m3" in opened.texts) is not public
    assert "Dato: 8. oktober 2026" in opened.texts


def test_l6_the_pages_are_numbered(opened: Opened) -> None:
    feet = opened.find("//w:footerReference/@w:type")
    assert sorted(feet) == ["default", "first"]
    assert opened.find("//w:titlePg")
    for part in ("word/footer1.xml", "word/footer2.xml"):
        fields = [code.strip() for code in opened.find("//w:instrText/text()", part)]
        assert fields == ["PAGE", "NUMPAGES"]
        assert "Side 1 av 1" in text_of(opened.tree(part))


def test_l7_the_next_pages_say_whose_letter_it_is(made: Callable[..., bytes]) -> None:
    opened = Opened(made("referat", dokument={"utkast": True}))
    assert text_of(opened.tree("word/header2.xml")) == "Eksempelvik kommune · Vår ref.: AG-2026-005-m3 · UTKAST"


def test_l8_headings_and_signature_hold_on_to_what_follows(opened: Opened) -> None:
    for style in ("Overskrift1", "Overskrift2", "Overskrift3", "Hilsen", "Signatur"):
        assert opened.style_has(style, "w:pPr/w:keepNext")
        assert opened.style_has(style, "w:pPr/w:keepLines")
    assert opened.style_has("SignaturSlutt", "w:pPr/w:keepLines")


# --- P: the package -------------------------------------------------------------------------------------------------


def test_p1_nothing_is_left_of_the_template(opened: Opened) -> None:
    assert not re.search(r"\{\{|\{%|%\}|\}\}|undefined|\bNone\b|\bnan\b|TODO|MERGEFIELD|\[\]", opened.whole_text)


def test_p2_p3_p4_no_traces_no_protection_no_questions(opened: Opened) -> None:
    everything = b"".join(opened.parts.values())
    for trace in (b"w:ins ", b"w:del ", b"commentReference", b"w:vanish", b"rsid", b"attachedTemplate", b'"External"',
                  b"updateFields", b"documentProtection"):  # fmt: skip
        assert trace not in everything
    assert opened.find("//cp:lastModifiedBy/text()", "docProps/core.xml") == ["docgen"]
    mode = "//w:compatSetting[@w:name='compatibilityMode']/@w:val"
    assert opened.find(mode, "word/settings.xml") == ["15"]


def test_p5_only_styles_give_the_text_its_look(opened: Opened) -> None:
    assert not opened.find("//w:body//w:rPr/*[not(self::w:rStyle)]")
    defined = set(opened.styles.xpath("//w:style/@w:styleId", namespaces=NS))
    for part in ("word/document.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml", "word/footer2.xml"):
        assert set(opened.find("//w:pStyle/@w:val|//w:rStyle/@w:val|//w:tblStyle/@w:val", part)) <= defined


def test_p6_the_zip_has_no_clock_and_no_programs(opened: Opened) -> None:
    assert {entry.date_time for entry in opened.zip.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in opened.parts if re.search(r"vba|ole|stylesWithEffects|activeX", name, re.IGNORECASE)]


def _numbered(opened: Opened) -> list[Any]:
    return opened.find("//w:p[w:pPr/w:numPr/w:numId/@w:val='2']")


def test_the_fixed_items_of_the_minutes_are_counted_by_word(made: Callable[..., bytes]) -> None:
    assert len(_numbered(Opened(made("referat")))) == 8
