"""A finished document as everything it says, for a last look that trusts no template.

Bytes in, `Passage`s out: every paragraph of the body, headers, footers, notes, comments and text boxes, hidden and deleted
text, field codes, alternative text, the text of charts and diagrams, document properties, and where links lead. It reads the
package anew and shares nothing with the engine that made it, save the strict parser.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from docgen.word.package import Entry, read_package
from docgen.word.places import heading_styles
from docgen.word.xml import BR, PPR, TAB, TC, TR, VAL, Element, P, T, W, w

_STYLES: Final = "word/styles.xml"
_TEXT: Final = frozenset({T, w("delText"), w("instrText"), w("delInstrText")})
_SIGNS: Final = {TAB: "\t", BR: "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_WALKED: Final = (P, TR, TC, *_TEXT, *_SIGNS)
_STYLE: Final = f"{PPR}/{w('pStyle')}"
_SAID_IN_ATTRIBUTES: Final = etree.XPath(
    "//@descr[. != ''] | //@title[. != ''] | //@w:tooltip | //w:alias/@w:val | //w:bookmarkStart/@w:name", namespaces={"w": W}
)
_DATA: Final = re.compile(r"word/(?:charts|diagrams|embeddings)/")
_SPACES: Final = re.compile("[\N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}]")
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_WRITTEN: Final = re.compile(r"(?:word/(?!styles|settings|fontTable|numbering|webSettings|theme)|docProps/|customXml/).*\.xml")
_LINKS: Final = re.compile(r".*\.rels")
_OF_EACH: Final = frozenset({"word/document.xml", "docProps/custom.xml"})
"""The parts of which each document has its own: nothing is gained by remembering them."""
_MOST_KEPT: Final = 1_024
_OURS: Final = "docgen"
"""How the properties of the certificate begin: digests, which are nobody's number."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One thing that the document says. `heading` is the nearest one above it, `row` the cells of its table row."""

    text: str
    part: str
    heading: str = ""
    row: tuple[str, ...] = ()


@dataclass(frozen=True)
class FinishedReader:
    """Reads documents; parts that many documents of one template share are read once."""

    _known: dict[tuple[str, int, int], tuple[Passage, ...]] = field(default_factory=dict, repr=False)
    _headings: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict, repr=False)

    def read(self, data: bytes) -> tuple[Passage, ...]:
        """Everything the document says, part by part.

        Raises:
            TemplateError: the bytes are no document.
        """
        entries = read_package(data).entries
        headings = self._heading_styles(entries.get(_STYLES))
        return tuple(passage for _, entry in sorted(entries.items()) for passage in self._of(entry, headings))

    def _of(self, entry: Entry, headings: frozenset[str]) -> tuple[Passage, ...]:
        if entry.name not in _OF_EACH:
            key = (entry.name, entry.crc, entry.size)
            known = self._known.get(key)
            if known is None:
                if len(self._known) >= _MOST_KEPT:
                    self._known.clear()
                known = self._known[key] = _read(entry, headings)
            return known
        return _read(entry, headings)

    def _heading_styles(self, entry: Entry | None) -> frozenset[str]:
        if entry is None:
            return frozenset()
        key = (entry.crc, entry.size)
        if key not in self._headings:
            self._headings[key] = heading_styles(_tree(entry.data()))
        return self._headings[key]


def _read(entry: Entry, headings: frozenset[str]) -> tuple[Passage, ...]:
    if not (_WRITTEN.fullmatch(entry.name) or _LINKS.fullmatch(entry.name)):
        return ()
    return tuple(_passages(_tree(entry.data()), entry.name, headings))


def _tree(data: bytes) -> Element:
    # The engine has parsed it strictly already; a part with a DTD never got this far.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    return etree.fromstring(data, parser)


def _passages(root: Element, part: str, headings: frozenset[str]) -> Iterator[Passage]:
    if _LINKS.fullmatch(part):
        yield from (Passage(_plain(link.get("Target", "")), part) for link in root if link.get("TargetMode") == "External")
        return
    heading = ""
    for paragraph in _paragraphs(root):
        text = _plain("".join(paragraph.pieces))
        if paragraph.style in headings:
            heading = text.strip()
        if text.strip():
            yield Passage(text, part, heading, paragraph.row.cells() if paragraph.row else ())
    yield from _beside_the_paragraphs(root, part)


@dataclass(slots=True, eq=False)
class _Paragraph:
    """A paragraph while the part is walked through: the text of all its runs, also what is hidden, deleted or a field's
    instruction, its style, and the table row that it stands in."""

    row: _Row | None
    pieces: list[str] = field(default_factory=list)
    style: str | None = None


@dataclass(slots=True, eq=False)
class _Row:
    """A table row: the paragraphs of each cell, those of tables inside it too."""

    paragraphs: list[list[_Paragraph]] = field(default_factory=list)
    _said: tuple[str, ...] | None = None

    def cells(self) -> tuple[str, ...]:
        if self._said is None:
            texts = ((_plain("".join(p.pieces)).strip() for p in cell) for cell in self.paragraphs)
            self._said = tuple(" ".join(cell) for cell in texts)
        return self._said


def _paragraphs(root: Element) -> list[_Paragraph]:
    """The paragraphs in their order, in one walk: to search below each paragraph, row and cell anew took most of the time."""
    found: list[_Paragraph] = []
    open_paragraphs: list[_Paragraph] = []
    rows: list[_Row] = []
    cells: list[list[_Paragraph]] = []
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=_WALKED):
        tag = element.tag
        if event == "end":
            if tag == P:
                open_paragraphs.pop()
            elif tag == TC:
                cells.pop()
            elif tag == TR:
                rows.pop()
        elif tag == P:
            paragraph = _Paragraph(rows[-1] if rows else None)
            style = element.find(_STYLE)
            if style is not None:
                paragraph.style = style.get(VAL, "")
            found.append(paragraph)
            open_paragraphs.append(paragraph)
            for cell in cells:
                cell.append(paragraph)
        elif tag == TC:
            cells.append([])
            for row in rows:
                row.paragraphs.append(cells[-1])
        elif tag == TR:
            rows.append(_Row())
        elif open_paragraphs:
            piece = _SIGNS.get(tag, element.text or "")
            # What stands in a text box is said by the paragraph that holds the box, too.
            for paragraph in open_paragraphs:
                paragraph.pieces.append(piece)
    return found


def _beside_the_paragraphs(root: Element, part: str) -> Iterator[Passage]:
    """Alternative texts and tool tips; the text of drawings; of parts that are not Word's own text, every leaf."""
    said = _SAID_IN_ATTRIBUTES(root)
    yield from (Passage(_plain(str(value)), part) for value in (said if isinstance(said, list) else ()))
    for element in root.iter("{*}t") if part.startswith("word/") and not _DATA.match(part) else root.iter():
        if not len(element) and (element.text or "").strip() and element.tag not in _TEXT and not _is_ours(element):
            yield Passage(_plain(element.text or ""), part)


def _is_ours(element: Element) -> bool:
    owner = element.getparent()
    return owner is not None and str(owner.get("name", "")).startswith(_OURS)


def _plain(text: str) -> str:
    """The text as it is compared: one form of å, ordinary spaces, nothing that cannot be seen."""
    return _UNSEEN.sub("", _SPACES.sub(" ", unicodedata.normalize("NFC", text)))
