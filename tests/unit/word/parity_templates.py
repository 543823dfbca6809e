"""Templates written from docxtpl's documentation, each feature alone, nested, in a cell, a header and a text box, and what two
finished documents are compared by: text, order of blocks, formatting of every stretch of text, geometry of tables."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import docxtpl
from docx.shared import Mm
from docx_maker import W, docx, p, part, r, tbl, tc, tr
from lxml import etree
from test_cases import TEXTBOX
from test_rich import png

from docgen.word.pictures import Picture
from docgen.word.rich import Listing, Piece, RichParagraphs, RichText

BOX = TEXTBOX.replace("<mc:AlternateContent>", "").partition("<mc:Choice")[0]


@dataclass(frozen=True)
class Template:
    """A template: its blocks, where they stand, and a note when the two engines rightly differ."""

    name: str
    blocks: tuple[str, ...]
    place: str = "body"

    @property
    def data(self) -> bytes:
        joined = "".join(self.blocks)
        # docxtpl wants a docProps/core.xml of python-docx's kind and makes one; ours needs none.
        if self.place == "header":
            return docx(p("x"), stories={"header": joined})
        if self.place == "cell":
            return docx(tbl(tr(tc(*self.blocks), "b")), p(""))
        if self.place == "text box":
            return docx(p(TEXTBOX.format(joined)))
        return docx(*self.blocks, p("slutt"))


# Paragraphs that may stand anywhere: {feature: blocks}
ANYWHERE: Mapping[str, tuple[str, ...]] = {
    "a value": (p("Hei {{ navn }}!"),),
    "a value in formatted text": (p(r("a "), r("{{ navn }}", "<w:b/><w:i/>"), r(" b")),),
    "a field of a record": (p("{{ person.navn }} {{ person['rolle'] }} {{ folk[1].navn }}"),),
    "if in a line": (p("a{% if ja %}b{% else %}c{% endif %}d"),),
    "if over runs": (p(r("a{% if ja %}", "<w:b/>"), r("b", "<w:i/>"), r("{% endif %}c")),),
    "for in a line": (p("{% for i in items %}{{ i }}{% if not loop.last %}, {% endif %}{% endfor %}"),),
    "if around paragraphs": (p("{%p if ja %}"), p("a"), p("{%p endif %}"), p("{%p if nei %}"), p("b"), p("{%p endif %}"), p("c")),
    "elif and else around paragraphs": (p("{%p if nei %}"), p("a"), p("{%p elif ja %}"), p("b"), p("{%p else %}"), p("c"), p("{%p endif %}"), p("d")),
    "for around paragraphs": (p("{%p for i in items %}"), p("{{ loop.index }}. {{ i }}"), p("{%p endfor %}"), p("e")),
    "loops inside each other": (p("{%p for f in folk %}"), p("{{ f.navn }}"), p("{%p for i in items %}"), p("{{ i }}"), p("{%p endfor %}"),
                                p("{%p endfor %}"), p("e")),
    "for with else": (p("{%p for i in ingen %}"), p("{{ i }}"), p("{%p else %}"), p("ingen"), p("{%p endfor %}"), p("e")),
    "for with if": (p("{%p for i in items if i != 'B' %}"), p("{{ i }}"), p("{%p endfor %}"), p("e")),
    "set": (p("{% set x = 3 %}{{ x + 1 }}"),),
    "a comment": (p("a{# skjult #}b"), p("{#p hele avsnittet #}"), p("c")),
    "dashes that join paragraphs": (p("a{% if ja -%}"), p("b"), p("{%- endif %}c")),
    "braces that are text": (p("{_{ navn }_} {_% if %_}"),),
    "filters": (p("{{ navn|upper }} {{ items|join('-') }} {{ items|length }} {{ tom|default('x', true) }}"),),
    "a filter of one's own": (p("{{ navn|dobbel }}"),),
    "escaped by hand": (p("{{ merke|e }}"),),
    "values that look like markup": (p("{{ merke }}"),),
    "a text of several lines": (p("{{ linjer }}"),),
    "tests": (p("{% if navn is defined and tall is number %}ja{% endif %}"),),
    "arithmetic": (p("{{ tall * 2 + 1 }} {{ '%.2f'|format(tall) }}"),),
    "a macro": (p("{% macro m(x) %}({{ x }}){% endmacro %}{{ m(navn) }}{{ m(1) }}"),),
    "with": (p("{% with y = navn %}{{ y }}{% endwith %}"),),
    "rich text": (p("a {{r rik }} b"),),
    "rich text with a link": (p("{{r lenke }}"),),
    "rich text in a loop": (p("{%p for i in items %}"), p("{{r rik }}"), p("{%p endfor %}"), p("e")),
    "rich paragraphs": (p("{{p avsnitt }}"), p("e")),
    "a listing": (p(r("{{ opplisting }}", "<w:b/>")), p("e")),
    "a picture": (p("{{ bilde }}"),),
    "a tag split by Word": (p(r("{{ na"), '<w:proofErr w:type="spellStart"/>', r("vn }}")),),
    "a tag in a hyperlink": (p('<w:hyperlink w:anchor="a">' + r("{{ navn }}") + "</w:hyperlink>"),),
    "a content control": (p("<w:sdt><w:sdtContent>" + r("{{ navn }}") + "</w:sdtContent></w:sdt>"),),
}  # fmt: skip
PLACES = ("body", "cell", "header", "text box")
# What docxtpl does not do in every place.
ONLY_BODY = frozenset({"rich text with a link", "a picture"})

TABLES: Mapping[str, tuple[str, ...]] = {
    "rows": (tr("{%tr for f in folk %}", ""), tr("{{ f.navn }}", "{{ f.rolle }}"), tr("{%tr endfor %}", "")),
    "rows with if": (tr("{%tr for f in folk %}", ""), tr("{%tr if f.rolle == 'y' %}", ""), tr("{{ f.navn }}", "x"), tr("{%tr endif %}", ""), tr("{%tr endfor %}", "")),
    "rows inside each other": (tr("{%tr for f in folk %}", ""), tr("{{ f.navn }}", "-"), tr("{%tr for i in items %}", ""), tr("", "{{ i }}"), tr("{%tr endfor %}", ""), tr("{%tr endfor %}", "")),
    "rows under a head": (tr("Navn", "Rolle"), tr("{%tr for f in folk %}", ""), tr("{{ f.navn }}", "{{ f.rolle }}"), tr("{%tr endfor %}", "")),
    "a row that is left out": (tr("a", "b"), tr("{%tr if nei %}", ""), tr("c", "d"), tr("{%tr endif %}", ""), tr("e", "f")),
    "cells": (tr(tc(p("{%tc for i in items %}")), "{{ i }}", tc(p("{%tc endfor %}"))),),
    "cells and rows": (tr("{%tr for f in folk %}", ""), tr(tc(p("{%tc for i in items %}")), "{{ f.navn }}{{ i }}", tc(p("{%tc endfor %}"))), tr("{%tr endfor %}", "")),
    "a cell over several columns": (tr("{% colspan tall %}{{ navn }}"), tr("a", "b", "c")),
    "a cell's colour": (tr("{% cellbg 'FF0000' %}a", "{% cellbg farge %}b"),),
    "vertical merge": (tr("{%tr for f in folk %}", ""), tr("{% vm %}G", "{{ f.navn }}"), tr("{%tr endfor %}", "")),
    "horizontal merge": (tr("{%tc for i in items %}", "{% hm %}Alle", "{%tc endfor %}"), tr("a", "b", "c")),
    "paragraphs in a cell": (tr(tc(p("{%p for i in items %}"), p("{{ i }}"), p("{%p endfor %}"), p("e")), "x"),),
    "a list in a line of a row": (tr("{%tr for f in folk %}", ""), tr("{{ f.navn }}", "{% for i in items %}{{ i }} {% endfor %}"), tr("{%tr endfor %}", "")),
    "a table in a cell": (tr(tc(tbl(tr("{%tr for f in folk %}"), tr("{{ f.navn }}"), tr("{%tr endfor %}"), columns=1), p("")), "y"),),
    "rich text in cells": (tr("{%tr for f in folk %}", ""), tr("{{r rik }}", "{{ f.navn }}"), tr("{%tr endfor %}", "")),
}  # fmt: skip


# Where the two rightly differ: the template, and why ours is as it is.
DIFFERENT: Mapping[str, tuple[tuple[str, ...], str]] = {
    "rich text in formatted text": ((p(r("a {{r rik }}", "<w:b/>")),), "What a piece does not say is as in the tag’s own run; docxtpl drops the run’s formatting."),
    "nothing": ((p("[{{ intet }}]"),), "None prints nothing; docxtpl prints «None»."),
    "fields called items": ((p("{{ post.items }}"),), "A record’s own field wins over Python’s method of that name."),
    "tags alone, without a prefix": ((p("{% for i in items %}"), p("{{ i }}"), p("{% endfor %}")), "A paragraph that held only a tag goes; docxtpl leaves it empty."),
    "text before a paragraph tag": ((p("Før {%p if ja %}"), p("a"), p("{%p endif %}")), "Text is never dropped; docxtpl drops it."),
    "a whole loop in one row": ((tbl(tr("{% for f in folk %}{{ f.navn }}", "{{ f.rolle }}{% endfor %}")), p("")), "From a row’s beginning to its end is the row; docxtpl makes a row with too many cells."),
    "two tags in a paragraph": ((p("a{%p if ja %}"), p("b"), p("{%p endif %}c")), "Text beside the tags is kept."),
    "a table of nothing": ((tbl(tr("{%tr for f in ingen %}", ""), tr("{{ f }}", ""), tr("{%tr endfor %}", "")), p("e")), "A table without rows is no valid table, and is left out."),
    "a cell of nothing": ((tbl(tr(tc(p("{%p if nei %}"), p("x"), p("{%p endif %}")), "b")), p("")), "A cell must end with a paragraph."),
    "a line end of Windows": ((p("{{ vindu }}"),), "One line break, not two."),
}  # fmt: skip


def templates() -> Iterator[Template]:
    """All those in which the two say and look the same."""
    for name, blocks in ANYWHERE.items():
        for place in PLACES if name not in ONLY_BODY else ("body", "cell"):
            yield Template(f"{name}, in a {place}", blocks, place)
    for name, rows in TABLES.items():
        yield Template(f"table: {name}", (tbl(*rows, columns=3 if "horizontal" in name or "columns" in name else 2), p("")))
        if "table in a cell" not in name:
            yield Template(
                f"table in a header: {name}",
                (tbl(*rows, columns=3 if "horizontal" in name or "columns" in name else 2), p("")),
                "header",
            )
        looped = (
            p("{%p for ytre in [1, 2] %}"),
            tbl(*rows, columns=3 if "horizontal" in name or "columns" in name else 2),
            p("m"),
            p("{%p endfor %}"),
            p("e"),
        )
        yield Template(f"table in a loop: {name}", looped)


# Values ---------------------------------------------------------------------------------------------------------------

PLAIN: Mapping[str, Any] = {
    "navn": "Kari", "ja": True, "nei": False, "items": ["A", "B", "C"], "ingen": [], "tom": "", "tall": 3, "farge": "00FF00",
    "merke": "Plan <A> & «bygg» \"x\" 'y'", "linjer": "en\nto\tfaner", "person": {"navn": "Ola", "rolle": "leder"},
    "folk": [{"navn": "Kari", "rolle": "x"}, {"navn": "Ola & co", "rolle": "y"}], "intet": None, "vindu": "a\r\nb",
    "post": {"items": "felt"},
}  # fmt: skip


def our_values() -> dict[str, Any]:
    rich = RichText(
        "r",
        Piece("fet", bold=True),
        Piece("kursiv", italic=True, color="ff0000", size=15),
        Piece("u", underline=True, strike=True),
    )
    return {
        **PLAIN,
        "rik": rich,
        "lenke": RichText("se ", Piece("her", url="https://eksempel.no", color="0000ff", underline=True)),
        "avsnitt": RichParagraphs((RichText("en"), "Overskrift1"), (RichText("to"), "Normal")),
        "opplisting": Listing("a\nb\tc\ad"),
        "bilde": Picture(png(), "", width=30),
    }


def their_values(template: docxtpl.DocxTemplate) -> dict[str, Any]:
    rich = docxtpl.RichText("r")
    rich.add("fet", bold=True)
    rich.add("kursiv", italic=True, color="ff0000", size=30)
    rich.add("u", underline=True, strike=True)
    link = docxtpl.RichText("se ")
    link.add("her", url_id=template.build_url_id("https://eksempel.no"), color="0000ff", underline=True)
    paragraphs = docxtpl.RichTextParagraph()
    paragraphs.add(docxtpl.RichText("en"), parastyle="Overskrift1")
    paragraphs.add(docxtpl.RichText("to"), parastyle="Normal")
    return {
        **PLAIN,
        "rik": rich,
        "lenke": link,
        "avsnitt": paragraphs,
        "opplisting": docxtpl.Listing("a\nb\tc\ad"),
        "bilde": docxtpl.InlineImage(template, io.BytesIO(png()), width=Mm(30)),
    }


FILTERS: Mapping[str, Callable[..., object]] = {"dobbel": lambda text: text * 2}


# What two documents are compared by -----------------------------------------------------------------------------------

_SHOWN = {"b", "i", "strike", "u", "color", "sz", "highlight", "vertAlign", "caps"}


def blocks_of(data: bytes, name: str) -> list[str]:
    """The blocks in order, each with how deep it lies: `p`, `tbl`, and rows as the spans and merges of their cells."""
    found = []
    for element in etree.fromstring(part(data, name).encode()).iter(f"{{{W}}}p", f"{{{W}}}tbl", f"{{{W}}}tr"):
        kind = etree.QName(element).localname
        depth = sum(1 for _ in element.iterancestors(f"{{{W}}}tc", f"{{{W}}}txbxContent"))
        if kind == "tr":
            kind = "tr " + " ".join(_cell(cell) for cell in element.findall(f"{{{W}}}tc"))
        found.append(f"{depth} {kind}")
    return found


def _cell(cell: etree._Element) -> str:
    def value(name: str, attribute: str = "val") -> str:
        node = cell.find(f"{{{W}}}tcPr/{{{W}}}{name}")
        return "" if node is None else str(node.get(f"{{{W}}}{attribute}", "continue" if name == "vMerge" else ""))

    return f"[{value('gridSpan') or 1}{' v:' + value('vMerge') if value('vMerge') else ''}{' #' + value('shd', 'fill') if value('shd', 'fill') else ''}]"


def stretches(data: bytes, name: str) -> list[list[tuple[str, frozenset[str]]]]:
    """For each paragraph its text in stretches of one formatting."""
    found = []
    for paragraph in etree.fromstring(part(data, name).encode()).iter(f"{{{W}}}p"):
        pieces: list[tuple[str, frozenset[str]]] = []
        for run in paragraph.iter(f"{{{W}}}r"):
            if next(run.iterancestors(f"{{{W}}}p"), None) is not paragraph:
                continue
            text = "".join(_letter(node) for node in run)
            format_ = frozenset(_format(run))
            if not text:
                continue
            if pieces and pieces[-1][1] == format_:
                pieces[-1] = (pieces[-1][0] + text, format_)
            else:
                pieces.append((text, format_))
        found.append(pieces)
    return found


def _letter(node: etree._Element) -> str:
    kind = etree.QName(node).localname
    if kind == "br":
        return "\f" if node.get(f"{{{W}}}type") == "page" else "\n"
    return {"tab": "\t", "drawing": "▣"}.get(kind, (node.text or "") if kind == "t" else "")


def _format(run: etree._Element) -> Iterator[str]:
    for child in run.findall(f"{{{W}}}rPr/*"):
        name = etree.QName(child).localname
        if name in _SHOWN:
            yield f"{name}={str(child.get(f'{{{W}}}val', '')).lower()}"


def columns_fit(data: bytes, name: str) -> bool:
    """Has no row more columns than its table's grid, counting spans?"""
    for table in etree.fromstring(part(data, name).encode()).iter(f"{{{W}}}tbl"):
        columns = len(table.findall(f"{{{W}}}tblGrid/{{{W}}}gridCol"))
        for row in table.findall(f"{{{W}}}tr"):
            spans = [cell.find(f"{{{W}}}tcPr/{{{W}}}gridSpan") for cell in row.findall(f"{{{W}}}tc")]
            if sum(int(span.get(f"{{{W}}}val", "1")) if span is not None else 1 for span in spans) > columns:
                return False
    return True
