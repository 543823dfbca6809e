"""What makes a template's documents hard to read for some, or is not seen by the one who wrote it.

A part's tree as the author sees it (before revisions are accepted) and its places in, faults with advice out. A row a check:
small functions that find elements and say what is wrong with each. Nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from docgen.word.faults import Fault
from docgen.word.markdown import MONTHS
from docgen.word.places import Places
from docgen.word.styles import by_id, chain, style_of
from docgen.word.tags import find_tags
from docgen.word.text import own_text
from docgen.word.xml import BR, PPR, R_, RPR, SECTPR, TAB, TBL, TC, TCPR, TR, TXBX, VAL, WP, Element, P, T, is_on, w

_Details = tuple[tuple[str, str], ...]
_Found = tuple[Element, _Details]

_LONGEST: Final = 60
_LANGUAGES: Final = frozenset({"nb-NO", "nn-NO", "no-NO", "nb", "nn", "en-GB", "en-US", "se-NO"})
_NORWEGIAN: Final = frozenset({"nb-NO", "nn-NO", "no-NO", "nb", "nn"})
_TYPED_ITEM: Final = re.compile(rf"\s*(?:[-•*] |\d{{1,2}}[.)] (?!(?:{MONTHS})\b))")
_VAGUE_LINK: Final = re.compile(r"\s*(?:https?://\S+|www\.\S+|her|les mer|klikk her|here|click here|read more)\s*", re.IGNORECASE)
REVISIONS: Final = tuple(
    w(name) for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange")
)
_HEX: Final = re.compile(r"[0-9A-Fa-f]{6}$")
_ENOUGH_CONTRAST: Final = 4.5
_NO_CONTRAST: Final = 1.2
_SMALLEST, _SMALLEST_BODY, _TINY = 18, 22, 4  # half-points


@dataclass(frozen=True, slots=True)
class Story:
    """A part to look at: its tree, its places, what its paragraph styles mean, and whether it is the body."""

    root: Element
    places: Places
    levels: Mapping[str, int]
    is_body: bool


def outline_levels(styles: Element | None) -> dict[str, int]:
    """The outline level (1 is the highest) of every paragraph style that has one, following what a style rests on."""
    every = by_id(styles)
    levels: dict[str, int] = {}
    for name in every:
        given = (style.find(f"{PPR}/{w('outlineLvl')}") for style in chain(every, name))
        nearest = next((level.get(VAL, "") for level in given if level is not None and level.get(VAL, "").isdecimal()), "9")
        if int(nearest) < 9:
            levels[name] = int(nearest) + 1
    return levels


def look(story: Story) -> Iterator[Fault]:
    """Every piece of advice about one part, in the order of the table."""
    for code, body_only, check in CHECKS:
        if body_only and not story.is_body:
            continue
        for element, details in check(story):
            # A table, row or cell is where its first paragraph is.
            shown = next(element.iter(P), element) if element.tag in (TBL, TR, TC) else element
            yield Fault(code, story.places.of(shown), details=details)


def look_at_styles(styles: Element | None, places: Places) -> Iterator[Fault]:
    """Advice about the styles: language, size, contrast."""
    if styles is None:
        return
    place = places.of(styles)
    defaults = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{RPR}")
    language = defaults.find(w("lang")) if defaults is not None else None
    if language is not None and language.get(VAL) and language.get(VAL) not in _NORWEGIAN:
        yield Fault("a2-language", place, details=(("language", language.get(VAL, "")),))
    defaulted = (style for style in styles.iter(w("style")) if style.get(w("default")) == "1")
    normal = next((style for style in defaulted if style.get(w("type")) == "paragraph"), None)
    own = normal.find(f"{RPR}/{w('sz')}") if normal is not None else None
    size = own if own is not None else defaults.find(w("sz")) if defaults is not None else None
    if size is not None and size.get(VAL, "").isdecimal() and int(size.get(VAL, "0")) < _SMALLEST_BODY:
        yield Fault("a16-size", place, details=(("what", "small-body"),))


# --- the checks -------------------------------------------------------------------------------------------------------


def _language(story: Story) -> Iterator[_Found]:
    seen: set[str] = set()
    for language in story.root.iter(w("lang")):
        value = language.get(VAL, "")
        if value and value not in _LANGUAGES and value not in seen:
            seen.add(value)
            yield language, (("language", value),)


def _headings(story: Story) -> list[tuple[Element, int, str]]:
    return [(q, level, own_text(q)) for q in story.root.iter(P) if (level := _level(q, story.levels)) and own_text(q).strip()]


def _first_heading(story: Story) -> Iterator[_Found]:
    found = _headings(story)
    if not found:
        first = next(story.root.iter(P), story.root)
        if sum(1 for q in story.root.iter(P) if own_text(q).strip()) > 1:
            yield first, (("what", "no-heading"),)
    elif found[0][1] != 1:
        yield found[0][0], (("what", "late-heading"),)
    else:
        yield from _second_title(story, found[0][0])


def _second_title(story: Story, first: Element) -> Iterator[_Found]:
    """A further heading on level 1, unless tags between them may choose one of the two."""
    chosen = False
    for paragraph in story.root.iter(P):
        chosen = chosen or "{%" in own_text(paragraph)
        if paragraph is not first and not chosen and _level(paragraph, story.levels) == 1 and own_text(paragraph).strip():
            yield paragraph, (("what", "many-headings"),)


def _heading_levels(story: Story) -> Iterator[_Found]:
    above = 1
    for paragraph, level, text in _headings(story):
        if level > above + 1:
            yield paragraph, (("text", _short(text)), ("level", str(level)), ("above", str(above)), ("wanted", str(above + 1)))
        above = level


def _fake_headings(story: Story) -> Iterator[_Found]:
    for paragraph in story.root.iter(P):
        text = own_text(paragraph).strip()
        inside = next(paragraph.iterancestors(TC, TXBX), None)
        if not text or len(text) > 80 or inside is not None or _level(paragraph, story.levels):
            continue
        runs = [run for run in paragraph.iter(R_) if _inside(run).strip()]
        bold = [is_on(run.find(f"{RPR}/{w('b')}")) for run in runs]
        if runs and all(bold) and not text.endswith((".", ",")) and _without_tags(text):
            yield paragraph, (("text", _short(text)),)


def _empty_paragraphs(story: Story) -> Iterator[_Found]:
    shown = (w("drawing"), w("pict"), w("object"), SECTPR, w("fldChar"), w("fldSimple"), w("instrText"), w("sdt"), w("sym"))
    for paragraph in story.root.iter(P):
        if own_text(paragraph).strip() or next(paragraph.iter(*shown), None) is not None or paragraph.getparent() is None:
            continue
        parent = paragraph.getparent()
        # A cell may be empty, and must end with a paragraph.
        if parent is not None and parent.tag == w("body"):
            breaks = [br for br in paragraph.iter(BR) if br.get(w("type")) in ("page", "column")]
            if not breaks:
                yield paragraph, ()


def _layout(story: Story) -> Iterator[_Found]:
    for paragraph in story.root.iter(P):
        if re.search(r"\S {3,}\S|^ {3,}\S", _without_tags(own_text(paragraph))):
            yield paragraph, (("what", "spaces"),)
        kinds = [child.tag for run in paragraph.iter(R_) for child in run if child.tag != RPR and child.tag in (T, TAB, BR)]
        pairs = set(pairwise(kinds))
        if (TAB, TAB) in pairs:
            yield paragraph, (("what", "tabs"),)
        if (BR, BR) in pairs:
            yield paragraph, (("what", "breaks"),)


def _header_rows(story: Story) -> Iterator[_Found]:
    for table in story.root.iter(TBL):
        rows = _rows(table)
        if len(rows) < 2:
            continue
        look_ = table.find(f"{w('tblPr')}/{w('tblLook')}")
        first = look_ is not None and (look_.get(w("firstRow")) in ("1", "true") or _bit(look_.get(VAL, ""), 0x20))
        if rows[0].find(f"{w('trPr')}/{w('tblHeader')}") is None or not first:
            yield rows[0], ()


def _splitting_rows(story: Story) -> Iterator[_Found]:
    for table in story.root.iter(TBL):
        row = next((row for row in _rows(table) if row.find(f"{w('trPr')}/{w('cantSplit')}") is None), None)
        if row is not None:
            yield row, ()


def _merged(story: Story) -> Iterator[_Found]:
    for table in story.root.iter(TBL):
        rows = _rows(table)
        own = [cell for row in rows for cell in row if cell.tag == TC]
        if any(cell.find(f"{TCPR}/{w(name)}") is not None for cell in own for name in ("vMerge", "gridSpan", "hMerge")):
            yield table, (("what", "merged"),)
        if next(table.iterancestors(TC), None) is not None:
            yield table, (("what", "nested"),)
        if len(rows) > 1 and rows[0].find(f"{w('trPr')}/{w('tblHeader')}") is not None:
            blank = next((cell for cell in rows[0] if cell.tag == TC and not _inside(cell).strip()), None)
            if blank is not None:
                yield blank, (("what", "blank-header"),)


def _alternative_texts(story: Story) -> Iterator[_Found]:
    for properties in story.root.iter(f"{{{WP}}}docPr"):
        decorative = next(properties.iter("{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"), None)
        if not properties.get("descr", "").strip() and not (decorative is not None and decorative.get("val") in ("1", "true")):
            yield properties, (("name", properties.get("name", "")),)


def _floating(story: Story) -> Iterator[_Found]:
    seen: set[Element] = set()
    for element in story.root.iter(TXBX, f"{{{WP}}}anchor", w("pict")):
        paragraph = [*element.iterancestors(P)][-1:] or [element]
        if paragraph[0] not in seen:
            seen.add(paragraph[0])
            boxed = element.tag == TXBX or next(element.iter(TXBX), None) is not None
            yield paragraph[0], (("what", "textbox" if boxed else "anchored"),)


def _links(story: Story) -> Iterator[_Found]:
    for link in story.root.iter(w("hyperlink")):
        text = _inside(link)
        if _VAGUE_LINK.fullmatch(text):
            yield link, (("text", _short(text.strip())),)


def _typed_lists(story: Story) -> Iterator[_Found]:
    for paragraph in story.root.iter(P):
        text = own_text(paragraph)
        if _TYPED_ITEM.match(text) and paragraph.find(f"{PPR}/{w('numPr')}") is None and len(text.strip()) > 2:
            yield paragraph, (("text", _short(text.strip())),)


def _contrast(story: Story) -> Iterator[_Found]:
    for run, color, background in _colored(story):
        ratio = contrast(color, background)
        if _NO_CONTRAST < ratio < _ENOUGH_CONTRAST:
            yield run, (("color", color.upper()), ("background", background.upper()), ("ratio", f"{ratio:.1f}"))


def _invisible(story: Story) -> Iterator[_Found]:
    for run, color, background in _colored(story):
        if contrast(color, background) <= _NO_CONTRAST:
            yield run, (("text", _short(_inside(run))), ("how", "white"))
    for run in story.root.iter(R_):
        text = _inside(run)
        if not text.strip():
            continue
        size = run.find(f"{RPR}/{w('sz')}")
        if is_on(run.find(f"{RPR}/{w('vanish')}")):
            yield run, (("text", _short(text)), ("how", "hidden"))
        elif size is not None and size.get(VAL, "").isdecimal() and int(size.get(VAL, "99")) <= _TINY:
            yield run, (("text", _short(text)), ("how", "tiny"))


def _sizes(story: Story) -> Iterator[_Found]:
    for run in story.root.iter(R_):
        size = run.find(f"{RPR}/{w('sz')}")
        if size is not None and size.get(VAL, "").isdecimal() and _TINY < int(size.get(VAL, "99")) < _SMALLEST:
            yield run, (("what", "small"),)
    for justified in story.root.iter(w("jc")):
        if justified.get(VAL) == "both":
            yield justified, (("what", "justified"),)


def _revisions(story: Story) -> Iterator[_Found]:
    found = list(story.root.iter(*REVISIONS))
    if found:
        yield found[0], (("count", str(len(found))),)


def _emptied_cells(story: Story) -> Iterator[_Found]:
    for cell in story.root.iter(TC):
        if next(cell.iter(TBL, w("drawing")), None) is not None:
            continue
        text = "\n".join(own_text(q) for q in cell.iter(P)).strip()
        tags, _ = find_tags(text)
        if len(tags) < 2 or tags[0].prefix in ("tr", "tc") or tags[0].start or tags[-1].end != len(text):
            continue
        words = [tag.text.split(None, 1)[0] if tag.text else "" for tag in tags]
        if words[0] == "if" and words[-1] == "endif" and words.count("if") == 1 and "else" not in words:
            yield cell, ()


CHECKS: Final[tuple[tuple[str, bool, Callable[[Story], Iterator[_Found]]], ...]] = (
    ("tracked-changes", False, _revisions),
    ("invisible-text", False, _invisible),
    ("cell-may-be-empty", False, _emptied_cells),
    ("a2-language", False, _language),
    ("a3-first-heading", True, _first_heading),
    ("a4-heading-level", True, _heading_levels),
    ("a5-fake-heading", True, _fake_headings),
    ("a6-empty-paragraph", True, _empty_paragraphs),
    ("a7-layout-by-spaces", False, _layout),
    ("a8-header-row", False, _header_rows),
    ("a9-row-splits", False, _splitting_rows),
    ("a10-merged-cells", False, _merged),
    ("a11-alternative-text", False, _alternative_texts),
    ("a12-floating", False, _floating),
    ("a13-link-text", False, _links),
    ("a14-typed-list", True, _typed_lists),
    ("a15-contrast", False, _contrast),
    ("a16-size", False, _sizes),
)
"""Code of the advice, whether it is about the body only, and what finds it."""


# --- what the checks stand on -----------------------------------------------------------------------------------------


def contrast(color: str, background: str) -> float:
    """The contrast ratio of two colours of six hexadecimal digits (WCAG 2.1, 1.4.3): 1 to 21."""
    lighter, darker = sorted((_luminance(color), _luminance(background)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _colored(story: Story) -> Iterator[tuple[Element, str, str]]:
    """Every run with a colour of its own and text in it, with the colour behind it."""
    for run in story.root.iter(R_):
        color = run.find(f"{RPR}/{w('color')}")
        value = color.get(VAL, "") if color is not None else ""
        if not _HEX.match(value) or not _inside(run).strip():
            continue
        yield run, value, _background(run)


def _background(run: Element) -> str:
    cell = next(run.iterancestors(TC), None)
    paragraph = next(run.iterancestors(P), None)
    shades = [run.find(f"{RPR}/{w('shd')}")]
    shades += [paragraph.find(f"{PPR}/{w('shd')}")] if paragraph is not None else []
    shades += [cell.find(f"{TCPR}/{w('shd')}")] if cell is not None else []
    fills = (shade.get(w("fill"), "") for shade in shades if shade is not None)
    return next((fill for fill in fills if _HEX.match(fill)), "FFFFFF")


def _inside(element: Element) -> str:
    return "".join(map(str, element.itertext(T)))


def _without_tags(text: str) -> str:
    tags, _ = find_tags(text)
    for tag in reversed(tags):
        text = text[: tag.start] + text[tag.end :]
    return text


def _only_tags(row: Element) -> bool:
    text = _inside(row).strip()
    return bool(text) and not _without_tags(text).strip() and all(tag.kind != "value" for tag in find_tags(text)[0])


def _level(paragraph: Element, levels: Mapping[str, int]) -> int:
    own = paragraph.find(f"{PPR}/{w('outlineLvl')}")
    if own is not None and own.get(VAL, "").isdecimal():
        return int(own.get(VAL, "0")) + 1 if int(own.get(VAL, "0")) < 9 else 0
    return levels.get(style_of(paragraph), 0)


def _rows(table: Element) -> list[Element]:
    """The table's own rows that are more than tags."""
    own = [row for row in table.iter(TR) if next(row.iterancestors(TBL), None) is table]
    return [row for row in own if not _only_tags(row)]


def _bit(value: str, mask: int) -> bool:
    return bool(re.fullmatch(r"[0-9A-Fa-f]{1,4}", value)) and bool(int(value, 16) & mask)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
