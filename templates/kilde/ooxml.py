"""A small language for writing a Word body: heading, paragraph, list, table, and the tags that steer them.

Every word here gives `Blocks`, a list of finished paragraphs and tables, so a template reads from top to bottom like the
paper it becomes. What a style looks like is `styles`' business; what stands on every sheet is `letterhead`'s.

    join(
        heading("Til stede"),
        each("person in til_stede", bullet("{{ person.navn }}")),
        when("forfall", heading("Forfall"), each("person in forfall", bullet("{{ person.navn }}"))),
    )

In running text `**words**` are set in the character style for labels; a newline is a line break, and there is no other markup.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
NSMAP: Final = {"w": W, "r": R, "mc": MC, "w14": W14}

TEXT_WIDTH: Final = 9071
"""Twips between the margins: 160 mm of the 210."""

Element = etree._Element
Blocks = list[Element]


def element(tag: str, *children: Element, text: str | None = None, **attributes: str | int) -> Element:
    """Build `<w:tag>`; attributes get the same prefix, and `w14:checked` is written with a tag of its own.

    >>> etree.tostring(element("sz", val=22)).decode().endswith('w:val="22"/>')
    True
    """
    node = etree.Element(_name(tag), nsmap=NSMAP)
    prefix = tag.partition(":")[0] if ":" in tag else "w"
    for key, value in attributes.items():
        node.set(_name(f"{prefix}:{key}"), str(value))
    for child in children:
        # lxml would move an element that already stands somewhere; what is written twice must stand twice.
        node.append(child if child.getparent() is None else copy.deepcopy(child))
    if text is not None:
        node.text = text
    return node


def _name(tag: str) -> str:
    prefix, _, local = tag.rpartition(":")
    return f"{{{NSMAP[prefix or 'w']}}}{local}"


def serialise(root: Element) -> bytes:
    """Write a part: one declaration, UTF-8, namespaces only where they are used."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w14"] if root.get(_name("mc:Ignorable")) else None)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


# --- running text ---------------------------------------------------------------------------------------------------


def run(text: str, style: str = "") -> Element:
    """One run; spaces at its ends are kept, as Word only does when asked to."""
    words = element("t", text=text)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    properties = [element("rPr", element("rStyle", val=style))] if style else []
    return element("r", *properties, words)


def runs(text: str) -> Iterator[Element]:
    """Cut «**Tid:** kl. 10» into a label and what follows it; a newline becomes a line break."""
    for number, piece in enumerate(re.split(r"\*\*", text)):
        for line, words in enumerate(piece.split("\n")):
            if line:
                yield element("r", element("br"))
            if words:
                yield run(words, "Etikett" if number % 2 else "")


def field_runs(instruction: str) -> Iterator[Element]:
    """A field Word counts for itself, with a figure to show until it has counted."""
    yield element("r", element("fldChar", fldCharType="begin"))
    code = element("instrText", text=f" {instruction} ")
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    yield element("r", code)
    yield element("r", element("fldChar", fldCharType="separate"))
    yield run("1")
    yield element("r", element("fldChar", fldCharType="end"))


def paragraph(text: str, style: str = "", *, after: int | None = None) -> Blocks:
    """One paragraph. `after` is the single piece of direct formatting in the house, and only the address block uses it."""
    settings = [element("pStyle", val=style)] if style else []
    if after is not None:
        settings.append(element("spacing", after=after))
    return [element("p", *([element("pPr", *settings)] if settings else []), *runs(text))]


def join(*parts: Blocks) -> Blocks:
    """Put the parts under one another."""
    return [block for part in parts for block in part]


# --- values in running text -----------------------------------------------------------------------------------------


def value(name: str) -> str:
    return "{{ " + name + " }}"


def add(name: str, before: str = ", ", after: str = "") -> str:
    """The value and the sign before it, or nothing at all: `add("person.enhet")` gives «, Barneverntjenesten»."""
    bare = name.partition("|")[0]
    return "{% if " + bare + " %}" + before + value(name) + after + "{% endif %}"


def or_dash(name: str) -> str:
    """The value, or a dash, so that no cell is empty for those who have the table read aloud."""
    return "{% if " + name.partition("|")[0] + " %}" + value(name) + "{% else %}–{% endif %}"


def clock(start: str, end: str) -> str:
    """« kl. 10.00–11.30», or without what is not known."""
    return "{% if " + start + " %} kl. " + value(start) + add(end, "–") + "{% endif %}"


# --- what a page is made of -----------------------------------------------------------------------------------------


def heading(text: str, level: int = 2, *, numbered: bool = False) -> Blocks:
    """A heading Word knows as one. `numbered` lets Word count it: 1, 2, 3 … down the document."""
    settings = [element("pStyle", val=f"Overskrift{level}")]
    if numbered:
        settings.append(element("numPr", element("ilvl", val=0), element("numId", val=NUMBERED_HEADINGS)))
    return [element("p", element("pPr", *settings), *runs(text))]


def fact(label: str, value: str) -> Blocks:
    """«**Sted:** Møterom 2»: the lines at the top of a document, close together."""
    return paragraph(f"**{label}:** {value}", "Fakta")


def fact_if(condition: str, label: str, value: str) -> Blocks:
    """A fact line that is left out, label and all, when there is nothing to say."""
    return when(condition, fact(label, value))


def bullet(text: str) -> Blocks:
    """One point of a list with real bullets."""
    return paragraph(text, "Punktliste")


LAST_BUT_ONE: Final = "loop.revindex == 2"
LAST_TWO: Final = "loop.revindex in (1, 2)"


def last_bullets(loop: str, text: str) -> Blocks:
    """A list that is the last before a signature: its last two points stay with that."""
    return each(loop, when(LAST_TWO, paragraph(text, "PunktlisteSamlet"), otherwise=bullet(text)))


def paragraphs(name: str, style: str = "") -> Blocks:
    """The office's own text, each of its paragraphs a paragraph in Word."""
    return each(f"avsnitt in {name}|avsnitt", paragraph("{{ avsnitt }}", style))


def answer_line(text: str) -> Blocks:
    """A line to write on by hand, from its question to the margin."""
    (line,) = paragraph(text, "Skrivelinje")
    line.append(_drawn("Skrivestrek"))
    return [line]


def rule(style: str, line: str) -> Blocks:
    """A line across the sheet, in a paragraph style of its own that says how far it stands from its neighbours."""
    return [element("p", element("pPr", element("pStyle", val=style)), _drawn(line))]


def _drawn(line: str) -> Element:
    """A tab to the margin, underlined by a character style.

    Not a border of the paragraph: LibreOffice leaves those out of a PDF's tags, and PDF/UA forbids what is neither content nor
    artifact (7.1-3).
    """
    return element("r", element("rPr", element("rStyle", val=line)), element("tab"))


def tick_box(text: str, style: str = "Avkryssing") -> Blocks:
    """A box that can be ticked on paper and, being a content control, in Word."""
    control = element(
        "sdt",
        element(
            "sdtPr",
            element("alias", val="Kryss av"),
            element(
                "w14:checkbox",
                element("w14:checked", val=0),
                element("w14:checkedState", val="2612", font="Segoe UI Symbol"),
                element("w14:uncheckedState", val="2610", font="Segoe UI Symbol"),
            ),
        ),
        element("sdtContent", run("☐", "Avkryssingsboks")),
    )
    return [element("p", element("pPr", element("pStyle", val=style)), control, *runs(f" {text}"))]


# --- tags that steer ------------------------------------------------------------------------------------------------


def when(condition: str, *parts: Blocks, otherwise: Blocks | None = None) -> Blocks:
    """The parts stand only when the condition holds; `otherwise` stands when it does not."""
    middle = [] if otherwise is None else join(steer("else"), otherwise)
    return join(steer(f"if {condition}"), *parts, middle, steer("endif"))


def each(loop: str, *parts: Blocks) -> Blocks:
    """The parts once for each: `each("punkt in saksliste", …)`."""
    return join(steer(f"for {loop}"), *parts, steer("endfor"))


def steer(statement: str) -> Blocks:
    """A tag alone in its paragraph; the paragraph is gone when the document is made."""
    return paragraph(f"{{%p {statement} %}}", "Styring")


# --- tables ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Column:
    """A column: its heading, its share of the width, and what stands in it for one row of the loop."""

    title: str
    share: int
    cell: str | Blocks = field(default_factory=list)


def table(columns: Sequence[Column], *loops: str, tall: bool = False, held: str = "") -> Blocks:
    """A table with a heading row, and one row for each turn of the loops, one loop after the other.

    `tall` gives rows room for a signature. `held` says which rows stay with what follows them: the last but one, so that no page
    begins with one row alone, and the last one before a signature. No merged cells, no empty headings, rows that never split
    over two pages.
    """
    total = sum(column.share for column in columns)
    widths = [TEXT_WIDTH * column.share // total for column in columns]
    widths[-1] += TEXT_WIDTH - sum(widths)
    rows = [_row(widths, [paragraph(column.title, "Tabelloverskrift") for column in columns], header=True)]
    for loop in loops:
        rows.append(_tag_row(widths, f"for {loop}"))
        cells = [cell(column.cell) if isinstance(column.cell, str) else column.cell for column in columns]
        if held:
            kept = _row(widths, [_kept(blocks) for blocks in cells], tall=tall)
            rows += [_tag_row(widths, f"if {held}"), kept, _tag_row(widths, "else")]
        rows.append(_row(widths, cells, tall=tall))
        rows += [_tag_row(widths, "endif")] if held else []
        rows.append(_tag_row(widths, "endfor"))
    look = element("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1)
    settings = element(
        "tblPr",
        element("tblStyle", val="Tabell"),
        element("tblW", w=TEXT_WIDTH, type="dxa"),
        element("tblLayout", type="fixed"),
        look,
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    return [element("tbl", settings, grid, *rows)]


def _kept(blocks: Blocks) -> Blocks:
    """The same cell, kept on the page of what follows its row."""
    copies = copy.deepcopy(blocks)
    for style in (found for block in copies for found in block.iter(f"{{{W}}}pStyle")):
        if style.get(f"{{{W}}}val") == "Tabelltekst":
            style.set(f"{{{W}}}val", "TabelltekstSamlet")
    return copies


def cell(text: str) -> Blocks:
    """One paragraph of a cell; a cell that is a single paragraph is written as plain text."""
    return paragraph(text, "Tabelltekst")


def _row(widths: Sequence[int], cells: Sequence[Blocks], *, header: bool = False, tall: bool = False) -> Element:
    settings = [element("cantSplit")]
    if tall:
        settings.append(element("trHeight", val=SIGNATURE_HEIGHT, hRule="atLeast"))
    if header:
        settings.append(element("tblHeader"))
    return element(
        "tr",
        element("trPr", *settings),
        *(
            element("tc", element("tcPr", element("tcW", w=width, type="dxa")), *(content or paragraph("", "Tabelltekst")))
            for width, content in zip(widths, cells, strict=True)
        ),
    )


def _tag_row(widths: Sequence[int], statement: str) -> Element:
    """A row that only steers. It has as many cells as the others, so that Word shows a straight table in the template."""
    return _row(widths, [paragraph(f"{{%tr {statement} %}}", "Styring"), *([[]] * (len(widths) - 1))])


SIGNATURE_HEIGHT: Final = 850
"""Twips: 15 mm, room for a hand."""

BULLETS: Final = 1
NUMBERED_HEADINGS: Final = 2
AGENDA: Final = 3
"""The lists of `styles.numbering`."""
