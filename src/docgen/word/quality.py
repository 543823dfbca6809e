"""What a finished document must be: the points of the house's list, asked of any .docx.

Bytes and a `House` in, a `Verified` out: every point that is not met with its places, and those that do not apply. A1 to A16 are
accessibility (WCAG 2.1, EN 301 549, Uutilsynet's guide 1636), L1 to L8 the letter (envelope windows, NS 4129, Språkrådet), P1 to
P7 the package and privacy. The package is read anew and as it lies; nothing is changed.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from docgen.word.accessibility import REVISIONS, Story, contrast, look, look_at_styles, outline_levels
from docgen.word.faults import Fault, Place
from docgen.word.finished import FinishedReader
from docgen.word.markdown import MONTHS
from docgen.word.package import read_package
from docgen.word.parts import read_parts
from docgen.word.places import Places, heading_styles
from docgen.word.points import NUMBERS
from docgen.word.properties import CORE_NAME, CORE_NAMESPACES
from docgen.word.relations import targets
from docgen.word.styles import STYLE_USES, by_id, chain, style_of
from docgen.word.surroundings import Surroundings
from docgen.word.text import own_text
from docgen.word.xml import PPR, R_, RPR, VAL, WP, Element, P, R, is_on, w

_MM: Final = 1440 / 25.4  # twentieths of a point in a millimetre
_A4: Final = (11_906, 16_838)
_LEFT, _OTHERS = 1_021, 567
_LINES_OF_ADDRESS: Final = 6
_ADDRESS_FROM, _ADDRESS_TO = 44 * _MM, 50 * _MM
_DATE: Final = re.compile(rf"\d{{1,2}}\. (?:{MONTHS}) \d{{4}}")
_MACHINE_DATE: Final = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])")
_LEFTOVER: Final = re.compile(r"\{\{|\{%|(?<!\w)(?:undefined|None|nan|TODO)(?!\w)")
_FILE_NAME: Final = re.compile(r"\S+\.(?:docx?|dotx?|pdf)$|dokument\d*$|document\d*$", re.IGNORECASE)
_FOREIGN: Final = re.compile(
    r"vbaProject|vbaData|activeX/|oleObject|embeddings/.*\.bin|stylesWithEffects", re.IGNORECASE
)  # workbooks of charts are no OLE objects
_RSID: Final = re.compile(r"\}rsid\w*$")
_HEX: Final = re.compile(r"[0-9A-Fa-f]{6}$")
_FIRST_MOMENT: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class House:
    """What the letters of a house are made with: ids of styles (of a signature also what holds it on one page), the words before
    reference and date, the words of the marking, who may stand as the one who saved last, and what tells that a text names
    somebody by a number of the state's."""

    address: str
    marking: str
    signature: Mapping[str, tuple[str, ...]]
    marking_words: tuple[str, ...]
    reference_label: str
    their_labels: tuple[str, ...]
    date_label: str
    page_words: tuple[str, str]
    neutral: frozenset[str]
    has_national_id: Callable[[str], bool]


@dataclass(frozen=True)
class Verified:
    """The faults under the number of their point, and the points that say nothing of this document."""

    faults: tuple[tuple[str, Fault], ...]
    skipped: frozenset[str]

    @property
    def failed(self) -> frozenset[str]:
        return frozenset(number for number, _ in self.faults)


def verify(data: bytes, house: House) -> Verified:
    """Ask every point of a document.

    L2 and L3 are asked of letters (an address stands in the body), L5 of what is marked anywhere, L7 of what has a reference.

    Raises:
        TemplateError: the bytes are no Word document, or one that nobody should open.
    """
    document = _Document(data, house)
    faults: list[tuple[str, Fault]] = []
    for number, check in _CHECKS:
        faults += [(number, fault) for fault in check(document)]
    for fault in document.advice():
        number = fault.code.partition("-")[0].upper()
        if number in NUMBERS:
            faults.append((number, fault))
    ordered = sorted(dict.fromkeys(faults), key=lambda found: NUMBERS.index(found[0]))
    return Verified(tuple(ordered), frozenset(document.skipped()))


class _Document:
    """The parts as they lie, and what the checks ask of them more than once."""

    def __init__(self, data: bytes, house: House) -> None:
        package = read_package(data)
        self.entries = package.entries
        self.house = house
        self.names = tuple(package.entries)
        self.roots = read_parts(package.entries)
        surroundings = Surroundings(read_parts(package.entries), [])
        surroundings.prepare()
        self.main = surroundings.main
        self.roles = {part: surroundings.role(part) for part in surroundings.stories() if part in self.roots}
        self.name_of = surroundings.role
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            self.times = {entry.filename: entry.date_time for entry in packed.infolist()}

    @cached_property
    def body(self) -> Element:
        found = self.roots[self.main].find(w("body"))
        return self.roots[self.main] if found is None else found

    @cached_property
    def style_sheet(self) -> Element | None:
        return self.roots.get(posixpath.join(posixpath.dirname(self.main), "styles.xml"))

    @cached_property
    def settings(self) -> Element | None:
        return self.roots.get(posixpath.join(posixpath.dirname(self.main), "settings.xml"))

    @cached_property
    def styles(self) -> Mapping[str, Element]:
        return by_id(self.style_sheet)

    @cached_property
    def levels(self) -> Mapping[str, int]:
        return outline_levels(self.style_sheet)

    @cached_property
    def places(self) -> Mapping[str, Places]:
        headings = heading_styles(self.style_sheet)
        return {part: Places(self.roots[part], role, headings) for part, role in self.roles.items()}

    @cached_property
    def paragraphs(self) -> list[tuple[Element, str, str]]:
        """The body's own paragraphs with their style and text."""
        return [(q, style_of(q), own_text(q)) for q in self.body if q.tag == P]

    @cached_property
    def sections(self) -> list[Element]:
        return list(self.body.iter(w("sectPr")))

    @cached_property
    def everything(self) -> str:
        return "\n".join(own_text(q) for part in self.roles for q in self.roots[part].iter(P))

    def place(self, element: Element) -> Place:
        """Where an element of the body is."""
        return self.places[self.main].of(next(element.iter(P), element))

    @property
    def address(self) -> list[tuple[Element, str, str]]:
        return [found for found in self.paragraphs if found[1] == self.house.address]

    def reference(self) -> str | None:
        """The document's own reference, behind its label."""
        for _, _, text in self.paragraphs:
            before, label, behind = text.partition(self.house.reference_label)
            if label and not before.strip():
                return behind.strip(" :\t") or None
        return None

    def beside(self, kind: str, type_: str) -> Element | None:
        """The header or footer of the last section that is for first or further pages."""
        linked = targets(self.roots, self.main)
        for section in reversed(self.sections):
            for reference in section.iter(w(f"{kind}Reference")):
                if reference.get(w("type")) == type_:
                    return self.roots.get(linked.get(reference.get(f"{{{R}}}id", ""), ("", ""))[1])
        return None

    def advice(self) -> Iterator[Fault]:
        """What is said of a template too, where it can be said of a document."""
        if self.style_sheet is not None:
            yield from look_at_styles(self.style_sheet, Places(self.style_sheet, "styles", frozenset()))
        for part, role in self.roles.items():
            yield from look(Story(self.roots[part], self.places[part], self.levels, role == "body"))

    def skipped(self) -> Iterator[str]:
        if not self.address:
            yield from ("L2", "L3")
        if not any(words in self.everything for words in self.house.marking_words):
            yield "L5"
        if self.reference() is None:
            yield "L7"

    def used(self) -> Iterator[str]:
        """Every style that the document uses."""
        seen: set[str] = set()
        for part in self.roles:
            for use in self.roots[part].iter(*STYLE_USES):
                style = use.get(VAL, "")
                if style not in seen:
                    seen.add(style)
                    yield style


def _given(document: _Document, style: str, path: str) -> Element | None:
    """What a style says at a path, itself or by what it rests on."""
    return next((found for each in chain(document.styles, style) if (found := each.find(path)) is not None), None)


def _number(element: Element | None, name: str, otherwise: int = 0) -> int:
    value = element.get(w(name), "") if element is not None else ""
    return int(value) if re.fullmatch(r"-?\d+", value) else otherwise


# --- A: accessibility, where a document must show more than a template ------------------------------------------------


def _title(document: _Document) -> Iterator[Fault]:
    core = document.roots.get(CORE_NAME)
    title = (core.findtext(f"{{{CORE_NAMESPACES['dc']}}}title") or "").strip() if core is not None else ""
    if not title or _FILE_NAME.match(title):
        yield Fault("a1-title", Place("file"), details=(("title", title),))


def _language(document: _Document) -> Iterator[Fault]:
    sheet = document.style_sheet
    language = sheet.find(f"{w('docDefaults')}/{w('rPrDefault')}/{RPR}/{w('lang')}") if sheet is not None else None
    if language is None or not language.get(VAL):
        yield Fault("a2-no-language", Place("styles"))


def _look_of_styles(document: _Document) -> Iterator[Fault]:
    """A15 of the styles in use: the advice sees only what a run says itself."""
    for style in document.used():
        color = _given(document, style, f"{RPR}/{w('color')}")
        value = color.get(VAL, "") if color is not None else ""
        shade = _given(document, style, f"{PPR}/{w('shd')}")
        fill = shade.get(w("fill"), "") if shade is not None else ""
        background = fill if _HEX.match(fill) else "FFFFFF"
        if _HEX.match(value) and (ratio := contrast(value, background)) < 4.5:
            details = (("style", style), ("color", value.upper()), ("ratio", f"{ratio:.1f}"))
            yield Fault("a15-style-contrast", Place("styles"), details=details)


def _size_of_styles(document: _Document) -> Iterator[Fault]:
    for style in document.used():
        size = _number(_given(document, style, f"{RPR}/{w('sz')}"), "val", 99)
        justified = _given(document, style, f"{PPR}/{w('jc')}")
        if size < 18:
            details = (("style", style), ("size", f"{size / 2:g}".replace(".", ",")))
            yield Fault("a16-style-size", Place("styles"), details=details)
        if justified is not None and justified.get(VAL) == "both":
            yield Fault("a16-style-justified", Place("styles"), details=(("style", style),))


# --- L: the letter ----------------------------------------------------------------------------------------------------


def _paper(document: _Document) -> Iterator[Fault]:
    for section in document.sections:
        size, margin = section.find(w("pgSz")), section.find(w("pgMar"))
        width, height = _number(size, "w"), _number(size, "h")
        if abs(width - _A4[0]) > 20 or abs(height - _A4[1]) > 20:
            shown = f"{width / _MM:.0f} × {height / _MM:.0f}"
            yield Fault("l1-paper", Place("body"), details=(("size", shown),))
        narrow = [name for name in ("right", "top", "bottom") if abs(_number(margin, name)) < _OTHERS]
        if _number(margin, "left") < _LEFT or narrow:
            yield Fault("l1-margins", Place("body"))
    if not document.sections:
        yield Fault("l1-paper", Place("body"), details=(("size", "?"),))


def _address(document: _Document) -> Iterator[Fault]:
    found = document.address
    if not found:
        return
    first = document.paragraphs[: len(found)]
    lines = sum(text.count("\n") + 1 for _, _, text in found)
    if next(iter(document.body)) is not found[0][0] or first != found:
        yield Fault("l2-address-first", document.place(found[0][0]))
    if lines > _LINES_OF_ADDRESS:
        yield Fault("l2-address-lines", document.place(found[0][0]), details=(("count", str(lines)),))
    spacing = _given(document, document.house.address, f"{PPR}/{w('spacing')}")
    if spacing is None or spacing.get(w("lineRule")) != "exact":
        yield Fault("l2-address-height", document.place(found[0][0]))
    depth = _depth(document)
    if not _ADDRESS_FROM <= depth <= _ADDRESS_TO:
        yield Fault("l2-address-depth", document.place(found[0][0]), details=(("depth", f"{depth / _MM:.1f}".replace(".", ",")),))


def _depth(document: _Document) -> float:
    """How far down the body of the first page begins: below the margin and below the header, in twentieths of a point."""
    section = document.sections[-1] if document.sections else None
    margin = section.find(w("pgMar")) if section is not None else None
    first = section is not None and is_on(section.find(w("titlePg")))
    header = document.beside("header", "first" if first else "default")
    depth = float(_number(margin, "header"))
    for paragraph in header.iter(P) if header is not None else ():
        own = paragraph.find(f"{PPR}/{w('spacing')}")
        given = _given(document, style_of(paragraph), f"{PPR}/{w('spacing')}")
        spacing = own if own is not None else given
        border = _given(document, style_of(paragraph), f"{PPR}/{w('pBdr')}/{w('bottom')}")
        depth += _number(spacing, "before") + _number(spacing, "after") + _number(spacing, "line", 240)
        depth += _number(border, "space") * 20 + _number(border, "sz") * 2.5
    return max(float(_number(margin, "top")), depth)


def _labels(document: _Document) -> Iterator[Fault]:
    if not document.address:
        return
    texts = [text.strip() for _, _, text in document.paragraphs]
    house = document.house
    for labels in ((house.reference_label,), house.their_labels, (house.date_label,)):
        if not any(text.startswith(label) and text.removeprefix(label).strip(" :") for text in texts for label in labels):
            yield Fault("l3-label", Place("body"), details=(("label", "/".join(labels)),))


def _dates(document: _Document) -> Iterator[Fault]:
    label = document.house.date_label
    for paragraph, _, text in document.paragraphs:
        if text.startswith(f"{label}:") and not _DATE.fullmatch(text.removeprefix(f"{label}:").strip()):
            yield Fault("l4-date", document.place(paragraph), details=(("text", text),))
    for part in document.roles:
        for paragraph in document.roots[part].iter(P):
            if found := _MACHINE_DATE.search(own_text(paragraph)):
                yield Fault("l4-date", document.places[part].of(paragraph), details=(("text", found[0]),))


def _marking(document: _Document) -> Iterator[Fault]:
    for words in document.house.marking_words:
        in_body = any(style == document.house.marking and words in text for _, style, text in document.paragraphs)
        if words in document.everything and not in_body:
            yield Fault("l5-marking", Place("body"), details=(("text", words),))


def _page_numbers(document: _Document) -> Iterator[Fault]:
    first = any(is_on(section.find(w("titlePg"))) for section in document.sections)
    for type_ in ("first", "default") if first else ("default",):
        footer = document.beside("footer", type_)
        said = "".join(own_text(q) for q in footer.iter(P)) if footer is not None else ""
        codes = [_code(each) for each in footer.iter(w("instrText"), w("fldSimple"))] if footer is not None else []
        fields = {code.split()[0] for code in codes if code.split()}
        if not {"PAGE", "NUMPAGES"} <= fields or not all(word in said for word in document.house.page_words):
            yield Fault("l6-first-page" if type_ == "first" else "l6-page-numbers", Place("footer"))


def _code(element: Element) -> str:
    return (element.text or "") if element.tag == w("instrText") else element.get(w("instr"), "")


def _continuation(document: _Document) -> Iterator[Fault]:
    reference = document.reference()
    header = document.beside("header", "default")
    if reference and (header is None or reference not in "\n".join(own_text(q) for q in header.iter(P))):
        yield Fault("l7-reference", Place("header"), details=(("reference", reference),))


def _kept_together(document: _Document) -> Iterator[Fault]:
    used = set(document.used())
    for style in sorted(used & set(document.levels)):
        if not is_on(_given(document, style, f"{PPR}/{w('keepNext')}")):
            yield Fault("l8-heading", Place("styles"), details=(("style", style),))
    for style, wanted in document.house.signature.items():
        if style in used and not all(is_on(_given(document, style, f"{PPR}/{w(on)}")) for on in wanted):
            yield Fault("l8-signature", Place("styles"), details=(("style", style),))


# --- P: the package and privacy ---------------------------------------------------------------------------------------


def _leftovers(document: _Document) -> Iterator[Fault]:
    for part in document.roles:
        for paragraph in document.roots[part].iter(P):
            if found := _LEFTOVER.search(own_text(paragraph)):
                yield Fault("p1-leftover", document.places[part].of(paragraph), details=(("text", found[0]),))
        if any("MERGEFIELD" in _code(each) for each in document.roots[part].iter(w("instrText"), w("fldSimple"))):
            yield Fault("p1-leftover", Place(document.roles[part]), details=(("text", "MERGEFIELD"),))


def _unseen(document: _Document) -> Iterator[Fault]:
    for part in document.roles:
        root, places = document.roots[part], document.places[part]
        for change in list(root.iter(*REVISIONS))[:1]:
            yield Fault("p2-tracked", places.of(next(change.iterancestors(P), next(change.iter(P), root))))
        hidden = [run for run in root.iter(R_) if is_on(run.find(f"{RPR}/{w('vanish')}"))]
        for run in hidden[:1]:
            yield Fault("p2-hidden", places.of(next(run.iterancestors(P), root)))
        if next(root.iter(w("commentReference"), w("commentRangeStart")), None) is not None:
            yield Fault("p2-comments", Place(document.roles[part]))
    if any(re.search(r"(?:^|/)comments\w*\.xml$", name) for name in document.names):
        yield Fault("p2-comments", Place("comments"))


def _traces(document: _Document) -> Iterator[Fault]:
    marked = (root for name, root in document.roots.items() if name.startswith("word/"))
    if any(_RSID.search(str(key)) for root in marked for each in root.iter() for key in (each.tag, *each.attrib)):
        yield Fault("p3-rsid", Place("file"))
    settings = document.settings
    if settings is not None and settings.find(w("attachedTemplate")) is not None:
        yield Fault("p3-attached", Place("file"))
    for root in (root for name, root in document.roots.items() if name.endswith(".rels")):
        for link in root:
            target = link.get("Target", "")
            if link.get("TargetMode") == "External" and not target.lower().startswith(("https:", "mailto:")):
                yield Fault("p3-target", Place("links"), details=(("target", target),))
    core = document.roots.get(CORE_NAME)
    saver = (core.findtext(f"{{{CORE_NAMESPACES['cp']}}}lastModifiedBy") or "").strip() if core is not None else ""
    if saver and saver not in document.house.neutral:
        yield Fault("p3-person", Place("file"), details=(("name", saver),))


def _behaviour(document: _Document) -> Iterator[Fault]:
    settings = document.settings
    found = settings.iter(w("compatSetting")) if settings is not None else ()
    modes = [each.get(VAL) for each in found if each.get(w("name")) == "compatibilityMode"]
    if modes != ["15"]:
        yield Fault("p4-compatibility", Place("file"))
    if settings is not None and is_on(settings.find(w("updateFields"))):
        yield Fault("p4-update", Place("file"))
    if settings is not None and any(settings.find(w(name)) is not None for name in ("documentProtection", "writeProtection")):
        yield Fault("p4-protected", Place("file"))


def _direct(document: _Document) -> Iterator[Fault]:
    for style in document.used():
        if style not in document.styles:
            yield Fault("p5-undefined", Place("styles"), details=(("style", style),))
    for run in document.body.iter(R_):
        if any(run.find(f"{RPR}/{w(name)}") is not None for name in ("rFonts", "sz", "color")):
            yield Fault("p5-direct", document.place(next(run.iterancestors(P), document.body)))


def _package(document: _Document) -> Iterator[Fault]:
    ids: dict[str, int] = {}
    for part in document.roles:
        for drawing in document.roots[part].iter(f"{{{WP}}}docPr"):
            ids[drawing.get("id", "")] = ids.get(drawing.get("id", ""), 0) + 1
    if any(count > 1 for count in ids.values()):
        yield Fault("p6-ids", Place("body"))
    for name in filter(_FOREIGN.search, document.names):
        yield Fault("p6-foreign", Place("file"), details=(("part", name),))
    if any(time != _FIRST_MOMENT for time in document.times.values()):
        yield Fault("p6-times", Place("file"))


def _national_ids(document: _Document) -> Iterator[Fault]:
    """What the last look of a build reads: told by its paragraph where a person can go there, else part by part."""
    read = FinishedReader().read_entries(document.entries)
    found = [passage for passage in read if document.house.has_national_id(passage.text)]
    paragraphs = {part: list(document.roots[part].iter(P)) for part in document.roles if any(one.part == part for one in found)}
    hit = {paragraphs[one.part][one.paragraph]: one.part for one in found if one.paragraph >= 0 and one.part in paragraphs}
    told = {document.roles[part] for part in hit.values()}
    for paragraph, part in hit.items():
        # What stands in a text box is said by the paragraph that holds the box, too.
        if not any(inner in hit for inner in paragraph.iterdescendants(P)):
            yield Fault("p7-national-id", document.places[part].of(paragraph))
    for role in dict.fromkeys(document.name_of(one.part) for one in found):
        if role not in told:
            yield Fault("p7-national-id", Place(role))


_CHECKS: Final[tuple[tuple[str, Callable[[_Document], Iterator[Fault]]], ...]] = (
    ("A1", _title), ("A2", _language), ("A15", _look_of_styles), ("A16", _size_of_styles),
    ("L1", _paper), ("L2", _address), ("L3", _labels), ("L4", _dates), ("L5", _marking), ("L6", _page_numbers),
    ("L7", _continuation), ("L8", _kept_together),
    ("P1", _leftovers), ("P2", _unseen), ("P3", _traces), ("P4", _behaviour), ("P5", _direct), ("P6", _package),
    ("P7", _national_ids),
)  # fmt: skip
