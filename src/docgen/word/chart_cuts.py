"""A chart of a template as plain data: what its author decided, cut at the places where numbers go.

A chart part's tree in, a `ChartTemplate` out. Nothing of the sample numbers is left in it.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from docgen.word.chart_names import BadChartError, C, c
from docgen.word.chart_values import ChartTemplate, Copied, SeriesTemplate, Shared
from docgen.word.text import MARK_CLOSE, MARK_OPEN
from docgen.word.xml import A, Element, remove, serialise

_Bound = Mapping[str | None, str]


_SER, _IDX = c("ser"), c("idx")
_FORMULA: Final = "f"
# Chart groups whose series are a name, categories and values; and those whose colours tell the categories apart.
_GROUPS: Final = tuple(
    c(name)
    for name in (
        "barChart", "bar3DChart", "lineChart", "line3DChart", "areaChart", "area3DChart", "radarChart", "doughnutChart",
        "pieChart", "pie3DChart",
    )
)  # fmt: skip
_DOUGHNUT: Final = c("doughnutChart")
_BY_POINTS: Final = frozenset({c("pieChart"), c("pie3DChart"), _DOUGHNUT})
_REFUSED: Final = tuple(
    c(name) for name in ("scatterChart", "bubbleChart", "stockChart", "surfaceChart", "surface3DChart", "ofPieChart", "dateAx")
)
# The elements before c:tx in a series (ISO/IEC 29500-1, 21.2.2).
_BEFORE_TX: Final = frozenset({_IDX, c("order")})
_OWN_POINTS: Final = (c("dPt"), c("trendline"), c("errBars"))
_SHEET: Final = re.compile(r"\(?(?:'((?:[^'\[]|'')*?)(?:\[[^\]]*\])?((?:[^']|'')+)'|(?:\[[^\]]*\])?([^'!(\[]+))!")
_NO_SHEET_NAME: Final = re.compile(r"[\[\]:*?/\\]|^'|'$|^$")
_PLAIN_NAME: Final = re.compile(r"[^\W\d]\w*$")


def strip_sample(root: Element) -> None:
    """Take out what belongs to the sample alone: unique ids of its points, and what its own sheet was filtered by."""
    for extension in list(root.iter(c("ext"))):
        names = [etree.QName(child).localname for child in extension.iter("*") if child is not extension]
        if any(
            name == "uniqueId" or name.startswith("filtered") or name in ("fullRef", "levelRef", "formulaRef") for name in names
        ):
            holder = extension.getparent()
            remove(extension)
            if holder is not None and not len(holder):
                remove(holder)


def chart_template(
    root: Element, folder: str, workbook: str, copied: tuple[Copied, ...], shared: tuple[Shared, ...]
) -> ChartTemplate:
    """A chart part, its sample left out. The tree is used up.

    Raises:
        BadChartError: it is of a kind, or in a state, that cannot be filled.
    """
    for element in root.iter(*_REFUSED):
        raise BadChartError("chart-kind", kind=etree.QName(element).localname)
    if root.nsmap.get("c") != C:
        raise BadChartError("chart-broken", what="xmlns:c")
    holders = [group for group in root.iter(*_GROUPS) if group.find(_SER) is not None]
    if not holders:
        raise BadChartError("chart-broken", what="c:ser")
    sheet = _sheet(holders[0])
    groups = [group.findall(_SER) for group in holders]
    taken = frozenset(number for series in groups for one in series if (number := _accent(one)))
    by_points = len(holders) == 1 and holders[0].tag in _BY_POINTS
    bound = root.nsmap
    extra = _cut_series(_extra(copy.deepcopy(groups[-1][-1])), bound, by_points=False)
    cut = tuple(tuple(_cut_series(copy.deepcopy(one), bound, by_points=by_points) for one in series) for series in groups)
    for number, series in enumerate(groups):
        series[0].addprevious(_stand_in("series", number))
        for one in series:
            remove(one)
    entries = _indexed(root, (c("legendEntry"),), "entry", bound)
    if any(etree.QName(element).localname == _FORMULA for element in root.iter("*")):
        raise BadChartError("chart-refers")
    xml = _text(serialise(root))
    single = by_points and holders[0].tag != _DOUGHNUT
    return ChartTemplate(xml, cut, extra, taken, entries, single, by_points, sheet, folder, workbook, copied, shared)


def _sheet(group: Element) -> str:
    """The name of the sheet as the template's formulas write it."""
    for formula in group.iter(c("f")):
        match = _SHEET.match(formula.text or "")
        if match is None:
            continue
        name = (match[2] or match[3]).replace("''", "'")
        if len(name) <= 31 and not _NO_SHEET_NAME.search(name):
            return name if _PLAIN_NAME.match(name) else "'" + name.replace("'", "''") + "'"
    return "Ark1"


def _stand_in(word: str, number: int | str = "") -> Element:
    return etree.ProcessingInstruction("chart", f"{word} {number}".strip())


def _text(xml: str) -> str:
    """The text with the marks that `chart_parts` looks for."""
    return re.sub(r"<\?chart (\w+(?: \d+)?)\?>", f"{MARK_OPEN}\\1{MARK_CLOSE}", xml)


def _cut_series(series: Element, bound: _Bound, *, by_points: bool) -> SeriesTemplate:
    """A series without its numbers."""
    values = series.find(c("val"))
    if values is None:
        raise BadChartError("chart-broken", what="c:val")
    for name in ("tx", "cat"):
        element = series.find(c(name))
        if element is not None:
            remove(element)
    head = [child for child in series if child.tag in _BEFORE_TX]
    if len(head) != len(_BEFORE_TX):
        raise BadChartError("chart-broken", what="c:idx")
    for element in head:
        element.set("val", f"{MARK_OPEN}number{MARK_CLOSE}")
    head[-1].addnext(_stand_in("name"))
    values.addprevious(_stand_in("categories"))
    values.addprevious(_stand_in("values"))
    remove(values)
    points = series.findall(c("dPt"))
    more = ""
    if by_points and points and [_index(point) for point in points] == list(range(len(points))):
        points[-1].addnext(_stand_in("more"))
        pattern = copy.deepcopy(points[-1])
        pattern.find(_IDX).set("val", f"{MARK_OPEN}index{MARK_CLOSE}")  # type: ignore[union-attr]
        _recolour(pattern)
        more = _bare(pattern, bound)
    found = _indexed(series, (c("dPt"), c("dLbl")), "point", bound)
    if any(etree.QName(element).localname == _FORMULA for element in series.iter("*")):
        raise BadChartError("chart-refers")
    return SeriesTemplate(_bare(series, bound), found, more, len(points))


def _indexed(owner: Element, names: tuple[str, ...], word: str, bound: _Bound) -> tuple[tuple[int, str], ...]:
    """Cut what is said of single points (or legend entries) out, by their number."""
    found: list[tuple[int, str]] = []
    for element in list(owner.iter(*names)):
        element.addprevious(_stand_in(word, len(found)))
        found.append((_index(element), _bare(element, bound)))
        remove(element)
    return tuple(found)


def _index(element: Element) -> int:
    index = element.find(_IDX)
    value = index.get("val", "") if index is not None else ""
    return int(value) if value.isdecimal() else 0


def _bare(element: Element, bound: _Bound) -> str:
    """An element's text without the namespaces that the chart's root binds."""
    text = _text(etree.tostring(element, encoding="unicode", with_tail=False))
    head, close, rest = text.partition(">")
    for prefix, uri in bound.items():
        head = head.replace(f' xmlns:{prefix}="{uri}"' if prefix else f' xmlns="{uri}"', "")
    return head + close + rest


def _colours(series: Element) -> list[Element]:
    """The colours of what a series is drawn with: of itself and of its markers."""
    holders = [series.find(c("spPr")), series.find(f"{c('marker')}/{c('spPr')}")]
    names = (f"{{{A}}}schemeClr", f"{{{A}}}srgbClr")
    return [colour for holder in holders if holder is not None for colour in holder.iter(*names)]


def _main_colour(series: Element) -> Element | None:
    """The colour a series is known by: what fills it, or its line's."""
    properties = series.find(c("spPr"))
    if properties is None:
        return None
    fills = (f"{{{A}}}solidFill", f"{{{A}}}gradFill", f"{{{A}}}pattFill")
    for holder in (properties, properties.find(f"{{{A}}}ln")):
        for fill in holder if holder is not None else ():
            if fill.tag in fills:
                return next(fill.iter(f"{{{A}}}schemeClr", f"{{{A}}}srgbClr"), None)
    return None


def _accent(series: Element) -> int:
    colour = _main_colour(series)
    value = colour.get("val", "") if colour is not None else ""
    return int(value[6:]) if re.fullmatch("accent[1-6]", value) else 0


def _extra(series: Element) -> Element:
    """The last series as the pattern of those behind it: another colour, and nothing said of its own points."""
    for child in list(series):
        if child.tag in _OWN_POINTS:
            remove(child)
    for label in list(series.iter(c("dLbl"))):
        remove(label)
    _recolour(series)
    return series


def _recolour(drawn: Element) -> None:
    """Marks for accent and shade wherever the colour stands that a series, or a point, is known by."""
    main = _main_colour(drawn)
    if main is None or main.prefix != "a":
        return
    known = (main.tag, main.get("val"))
    for colour in _colours(drawn):
        if (colour.tag, colour.get("val")) == known:
            colour.tag = f"{{{A}}}schemeClr"
            colour.set("val", f"{MARK_OPEN}accent{MARK_CLOSE}")
            colour.text = f"{MARK_OPEN}shade{MARK_CLOSE}"
