"""A finished document as everything it says, for a last look that trusts no template.

Bytes in, `Passage`s out: every paragraph of the body, headers, footers, notes, comments and text boxes, hidden and deleted
text, field codes, alternative text, the text of charts and diagrams, document properties, and where links lead. It reads the
package anew and shares nothing with the engine that made it, save the strict parser.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lxml import etree

from docgen.word.package import Entry, read_package
from docgen.word.places import heading_styles
from docgen.word.xml import BR, PPR, TAB, TC, TR, VAL, Element, P, T, W, w

_STYLES: Final = "word/styles.xml"
_TEXT: Final = frozenset({T, w("delText"), w("instrText"), w("delInstrText")})
_SIGNS: Final = {TAB: "\t", BR: "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_SAID: Final = frozenset({*_TEXT, *_SIGNS})
_WALKED: Final = (P, TR, TC, *_SAID, "{*}t")
_STYLE: Final = w("pStyle")
_SAID_IN_ATTRIBUTES: Final = etree.XPath(
    "//@descr[. != ''] | //@title[. != ''] | //@w:tooltip | //w:alias/@w:val | //w:bookmarkStart/@w:name", namespaces={"w": W}
)
_MAY_SAY: Final = tuple(map(re.compile, (rb"descr\s*=", rb"title\s*=", rb"tooltip", rb"alias", rb"bookmarkStart", rb"\0")))
"""How the names of those look in the bytes, where a name is never written as a reference. With two bytes a letter (UTF-16)
nothing can be seen in them, so that all is searched."""
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


class Passage(NamedTuple):
    """One thing that the document says. `heading` is the nearest one above it, `row` the cells of its table row, `paragraph` its
    place among all paragraphs of the part, from 0; -1 for what stands in none (alternative texts, properties, links)."""

    text: str
    part: str
    heading: str = ""
    row: tuple[str, ...] = ()
    paragraph: int = -1


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
        return self.read_entries(read_package(data).entries)

    def read_entries(self, entries: Mapping[str, Entry]) -> tuple[Passage, ...]:
        """The same of a package that has been opened."""
        headings = self._heading_styles(entries.get(_STYLES))
        said: list[Passage] = []
        for _, entry in sorted(entries.items()):
            said += self._of(entry, headings)
        return tuple(said)

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
    return tuple(_passages(entry.data(), entry.name, headings))


def _tree(data: bytes) -> Element:
    # The engine has parsed it strictly already; a part with a DTD never got this far.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    return etree.fromstring(data, parser)


def _passages(data: bytes, part: str, headings: frozenset[str]) -> Iterator[Passage]:
    root = _tree(data)
    if _LINKS.fullmatch(part):
        yield from (Passage(_plain(link.get("Target", "")), part) for link in root if link.get("TargetMode") == "External")
        return
    heading = ""
    paragraphs, others = _paragraphs(root)
    for number, paragraph in enumerate(paragraphs):
        text = _plain("".join(paragraph.pieces))
        if paragraph.style in headings:
            heading = text.strip()
        if text.strip():
            yield Passage(text, part, heading, paragraph.row.cells() if paragraph.row else (), number)
    yield from _beside_the_paragraphs(root, data, part, others)


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


def _paragraphs(root: Element) -> tuple[list[_Paragraph], list[Element]]:
    """The paragraphs in their order, in one walk: to search below each paragraph, row and cell anew took most of the time.

    Also gives the elements called `t` that are not Word's own, such as a drawing's text, which stand in the same walk.
    """
    found: list[_Paragraph] = []
    styles = _styles(root)
    others: list[Element] = []
    opened: set[Element] = set()
    holders: list[Element] = []
    open_paragraphs: list[_Paragraph] = []
    rows: list[_Row] = []
    cells: list[list[_Paragraph]] = []
    for element in root.iter(*_WALKED):
        # What holds it has been walked through and is open still; whatever was opened after that has ended.
        holder = element.getparent()
        while holder is not None and holder not in opened:
            holder = holder.getparent()
        while holders and holders[-1] is not holder:
            ended = holders.pop().tag
            (open_paragraphs if ended == P else cells if ended == TC else rows).pop()
        tag = element.tag
        if tag in _SAID:
            piece = _SIGNS.get(tag) or element.text or ""
            # What stands in a text box is said by the paragraph that holds the box, too.
            for paragraph in open_paragraphs:
                paragraph.pieces.append(piece)
            continue
        if tag == P:
            paragraph = _Paragraph(rows[-1] if rows else None, [], styles.get(element))
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
        else:
            others.append(element)
            continue
        opened.add(element)
        holders.append(element)
    return found, others


def _styles(root: Element) -> dict[Element, str]:
    """The style of each paragraph that names one: fewer than half of them do, and who asks each of them waits for all."""
    styles: dict[Element, str] = {}
    for style in root.iter(_STYLE):
        properties = style.getparent()
        paragraph = properties.getparent() if properties is not None and properties.tag == PPR else None
        if paragraph is not None:
            styles.setdefault(paragraph, style.get(VAL, ""))
    return styles


def _beside_the_paragraphs(root: Element, data: bytes, part: str, others: list[Element]) -> Iterator[Passage]:
    """Alternative texts and tool tips; the text of drawings; of parts that are not Word's own text, every leaf."""
    # Five searches of the whole tree, for names that most parts do not even have.
    said = _SAID_IN_ATTRIBUTES(root) if any(name.search(data) for name in _MAY_SAY) else ()
    yield from (Passage(_plain(str(value)), part) for value in (said if isinstance(said, list) else ()))
    for element in others if part.startswith("word/") and not _DATA.match(part) else root.iter():
        if not len(element) and (element.text or "").strip() and element.tag not in _TEXT and not _is_ours(element):
            yield Passage(_plain(element.text or ""), part)


def _is_ours(element: Element) -> bool:
    owner = element.getparent()
    return owner is not None and str(owner.get("name", "")).startswith(_OURS)


def _plain(text: str) -> str:
    """The text as it is compared: one form of å, ordinary spaces, nothing that cannot be seen."""
    if text.isascii():
        return text  # none of all that is
    return _UNSEEN.sub("", _SPACES.sub(" ", unicodedata.normalize("NFC", text)))
