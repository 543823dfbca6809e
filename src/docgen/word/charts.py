"""A chart that gets its numbers from a value: `{% chart fakta.per_enhet %}` in its alternative text.

Trees of all parts in. Each chart with such a tag is taken out of the template as plain data (`ChartTemplate`), with the
parts that belong to it alone; its place in the text becomes a tag that adds a chart of its own each time it is printed.
What the author decided stays: kind, colours, labels, axes. What the sample numbers decided goes.
"""

from __future__ import annotations

import copy
import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from jinja2 import nodes
from lxml import etree

from docgen.word.blocks import CHART_WORDS, Block
from docgen.word.chart_names import BadChartError, c
from docgen.word.faults import Fault
from docgen.word.links import rels_name
from docgen.word.package import CONTENT_TYPES_NAME, Entry
from docgen.word.places import Places
from docgen.word.relations import inside, targets
from docgen.word.said import CONTROL, VALUE
from docgen.word.sandbox import CHART
from docgen.word.surroundings import Surroundings
from docgen.word.syntax import wrapped
from docgen.word.tags import find_tags
from docgen.word.text import RESERVED, Gatherer, Located, mark
from docgen.word.xml import CONTENT_TYPES, Element, R, remove, serialise

if TYPE_CHECKING:
    from docgen.word.chart_values import ChartTemplate, Copied, Shared

_ID: Final = f"{{{R}}}id"
_OVERRIDE: Final = f"{{{CONTENT_TYPES}}}Override"
_CHART: Final = c("chart")
_NUMBERED: Final = re.compile(r"\d*$")
_WORKBOOKS: Final = (".xlsx", ".xlsm", ".xlsb", ".xls", ".bin", ".ods")


class _Found(NamedTuple):
    """A chart of the template's: which it is, and the tags of its titles."""

    key: int
    tags: tuple[Located, ...]


class Charts:
    """The charts of one template that get their numbers from values."""

    def __init__(
        self, roots: dict[str, Element], entries: Mapping[str, Entry], surroundings: Surroundings, faults: list[Fault]
    ) -> None:
        self.templates: list[ChartTemplate] = []
        self._roots = roots
        self._entries = entries
        self._surroundings = surroundings
        self._faults = faults
        self._found: dict[Element, _Found] = {}
        self._bad: dict[Element, BadChartError] = {}
        self._uses: dict[int, _Found] = {}

    # Before the parts are read ----------------------------------------------------------------------------------

    def find(self) -> set[str]:
        """Take every chart with a chart tag out of the template; the names of the parts that changed by it."""
        changed: set[str] = set()
        gone: dict[str, str] = {}
        for part in self._surroundings.stories():
            links = targets(self._roots, part)
            for chart in self._tagged(self._roots[part]):
                target = links.get(chart.get(_ID, ""), ("", ""))[1]
                try:
                    self._found[chart] = self._read(target)
                except BadChartError as error:
                    self._bad[chart] = error
                    continue
                gone[chart.get(_ID, "")] = target
                del chart.attrib[_ID]
            changed |= self._drop_links(part, gone)
            gone.clear()
        return changed

    def _tagged(self, root: Element) -> list[Element]:
        """The charts whose alternative text holds a chart tag."""
        found = []
        for element in root.iter():
            for value in element.attrib.values():
                if "{%" in value and _has_chart_tag(str(value)):
                    chart = _chart_of(element)
                    if chart is not None and chart not in found:
                        found.append(chart)
        return found

    def _drop_links(self, part: str, gone: Mapping[str, str]) -> set[str]:
        """Leave the sample behind, when nothing else of the template shows it."""
        rels = self._roots.get(rels_name(part))
        if rels is None or not gone:
            return set()
        used = {
            value for element in self._roots[part].iter() for name, value in element.attrib.items() if f"{{{R}}}" in str(name)
        }
        for rel in list(rels):
            if rel.get("Id") in gone and rel.get("Id") not in used:
                remove(rel)
        for target in gone.values():
            self._drop(target)
        return {rels_name(part)}

    def _drop(self, part: str) -> None:
        """Drop a part that nothing refers to any more, and what only it refers to."""
        if part in self._surroundings.dropped or part not in self._entries or self._is_referred_to(part):
            return
        own = [target for _, target in targets(self._roots, part).values() if self._belongs_to_one(target)]
        for name in (part, rels_name(part)):
            if name in self._entries:
                self._surroundings.dropped.add(name)
            self._roots.pop(name, None)
        for override in list(self._roots[CONTENT_TYPES_NAME].iter(_OVERRIDE)):
            if override.get("PartName", "") == f"/{part}":
                remove(override)
        for target in own:
            self._drop(target)

    def _belongs_to_one(self, part: str) -> bool:
        """Is it copied (or made anew) for each use? A picture is not."""
        return bool(self._content_type(part)) or posixpath.splitext(part)[1].lower() in _WORKBOOKS

    def _is_referred_to(self, part: str) -> bool:
        for name, root in self._roots.items():
            if name.endswith(".rels"):
                folder = posixpath.dirname(posixpath.dirname(name))
                if any(inside(folder, rel.get("Target", "")) == part for rel in root):
                    return True
        return False

    # One chart ----------------------------------------------------------------------------------------------------

    def _read(self, name: str) -> _Found:
        from docgen.word.chart_cuts import chart_template, strip_sample

        root = self._roots.get(name)
        if root is None or root.tag != c("chartSpace"):
            raise BadChartError("chart-broken", what=name or "chart")
        if RESERVED.search(serialise(root)):
            raise BadChartError("chart-broken", what=name)
        root = copy.deepcopy(root)
        strip_sample(root)
        gatherer = Gatherer(Places(root, "chart", frozenset()))
        gatherer.paragraphs(root)
        self._faults += gatherer.faults
        copied, shared, workbook = self._belongings(name, root)
        template = chart_template(root, posixpath.dirname(self._surroundings.main), workbook, copied, shared)
        self.templates.append(template)
        return _Found(len(self.templates) - 1, tuple(gatherer.located))

    def _belongings(self, name: str, root: Element) -> tuple[tuple[Copied, ...], tuple[Shared, ...], str]:
        """The parts that a chart refers to, and the relationship of its workbook (made, if it has none)."""
        from docgen.word.chart_values import Copied, Shared

        copied: list[Copied] = []
        shared: list[Shared] = []
        data = root.find(c("externalData"))
        links = targets(self._roots, name)
        books = [id_ for id_, (_, target) in links.items() if posixpath.splitext(target)[1].lower() in _WORKBOOKS]
        workbook = data.get(_ID, "") if data is not None else next(iter(books), "")
        for id_, (kind, target) in links.items():
            if id_ == workbook or id_ in books or target not in self._entries:
                continue
            content_type = self._content_type(target)
            if not content_type:
                shared.append(Shared(id_, kind, target))
                continue
            base, ending = posixpath.splitext(target)
            rels = self._entries.get(rels_name(target))
            packed = Copied(
                id_,
                kind,
                _NUMBERED.sub("", base),
                ending,
                self._entries[target].data(),
                content_type,
                rels.data() if rels else b"",
            )
            copied.append(packed)
        if data is None:
            workbook = workbook or next(f"rId{number}" for number in range(1, 10_000) if f"rId{number}" not in links)
            data = etree.Element(c("externalData"), {_ID: workbook})
            etree.SubElement(data, c("autoUpdate")).set("val", "0")
            before = [child for child in root if child.tag in (_CHART, c("spPr"), c("txPr"))]
            if not before:
                raise BadChartError("chart-broken", what=name)
            before[-1].addnext(data)
        return tuple(copied), tuple(shared), workbook

    def _content_type(self, part: str) -> str:
        types = self._roots[CONTENT_TYPES_NAME].iter(_OVERRIDE)
        return next((kind.get("ContentType", "") for kind in types if kind.get("PartName") == f"/{part}"), "")

    # Within a part --------------------------------------------------------------------------------------------------

    def take(self, located: list[Located]) -> None:
        """Turn every chart tag of a part into a tag of the chart itself; those of its titles are appended."""
        self._uses = {}
        for item in list(located):
            if item.tag.kind != CONTROL or item.tag.word not in CHART_WORDS:
                continue
            chart = _chart_of(item.node) if item.attribute else None
            if item.tag.text == item.tag.word:
                self._faults.append(Fault("empty-tag", item.tag.place, item.tag.written))
            elif chart is not None and chart in self._bad:
                error = self._bad[chart]
                self._faults.append(Fault(error.code, item.tag.place, item.tag.written, error.details))
            elif chart is not None and chart in self._found:
                self._use(located, item, chart, self._found.pop(chart))
            else:
                self._faults.append(Fault("chart-here", item.tag.place, item.tag.written, (("word", item.tag.word),)))

    def _use(self, located: list[Located], item: Located, chart: Element, found: _Found) -> None:
        shown = (item.node.get(item.attribute) or "").replace(mark(item.number), "", 1).strip()
        item.node.set(item.attribute, shown)
        number = len(located)
        argument = item.tag.text[len(item.tag.word) :].strip()
        located.append(Located(number, item.tag._replace(kind=VALUE, text=argument, prefix=""), chart, item.paragraph, _ID))
        chart.set(_ID, mark(number))
        tags = []
        for own in found.tags:
            tag = own.tag._replace(place=item.tag.place)
            if tag.kind == CONTROL:
                self._faults.append(Fault("chart-title", tag.place, tag.written))
            # In the attribute of nothing: its value is printed in the chart, not here.
            tags.append(own._replace(number=len(located), tag=tag, attribute=_ID))
            located.append(tags[-1])
        self._uses[number] = _Found(found.key, tuple(tags))

    def wrap(self, parsed: dict[int, nodes.Node | None]) -> None:
        """Put the filter that adds a chart around the values of the part's charts."""
        for number, found in self._uses.items():
            value = parsed.get(number)
            if not isinstance(value, nodes.Filter) or value.node is None:
                continue
            chart = wrapped(value.node, CHART, found.key)
            titles = [parsed.get(item.number) if item.tag.kind == VALUE else None for item in found.tags]
            chart.args += [nodes.Const("") if title is None else cast("nodes.Expr", title) for title in titles]
            parsed[number] = chart


def _has_chart_tag(text: str) -> bool:
    return any(tag.kind == CONTROL and CHART_WORDS.intersection(tag.text.split(None, 1)[:1]) for tag in find_tags(text)[0])


def _chart_of(element: Element) -> Element | None:
    """The chart of the drawing whose alternative text this element has: the only one in it."""
    holder = element.getparent()
    charts = list(holder.iter(_CHART)) if holder is not None and etree.QName(element).localname in ("docPr", "cNvPr") else []
    return charts[0] if len(charts) == 1 else None


def sheet_faults(root: Element, places: Places) -> list[Fault]:
    """Tags among the numbers of an ordinary chart: filled in there, they would still stand in its workbook."""
    return [
        Fault("chart-sheet-tag", places.of(value), (value.text or "")[tag.start : tag.end])
        for value in root.iter(c("v"))
        for tag in find_tags(value.text or "")[0]
    ]


def block_faults(blocks: Iterable[Block]) -> list[Fault]:
    """Blocks over several pieces of a drawing's text: nothing there can be lifted out."""
    return [
        Fault("unsupported-here", block.tags[0].tag.place, block.tags[0].tag.written, (("word", block.word),))
        for block in blocks
        if any(item.node is not block.tags[0].node for item in block.tags)
    ]
