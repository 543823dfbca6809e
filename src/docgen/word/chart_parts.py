"""A chart's template and its numbers become a chart part and the workbook behind it.

Plain data in, text and bytes out; `place` puts them into the package. Nothing is read and nothing is guessed: `charts`
did both when the template was compiled.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from docgen.word.chart_values import Chart, ChartTemplate, SeriesTemplate, checked
from docgen.word.links import OFFICE, RELATIONSHIPS, rels_name
from docgen.word.printing import escaped, folded
from docgen.word.values import BadValueError
from docgen.word.wellformed import DECLARATION

if TYPE_CHECKING:
    from docgen.word.additions import Additions

CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# The marks of `charts`: a word, and a number where there are several.
OPEN, CLOSE = "\ufdd0", "\ufdd1"
_MARK: Final = re.compile(f"{OPEN}(?:(?P<word>[a-z]+) ?)?(?P<number>[0-9]*){CLOSE}")
_ACCENTS: Final = 6
# What Office itself does with the accents once all six are taken.
_SHADES: Final = (
    "",
    '<a:lumMod val="60000"/>',
    '<a:lumMod val="80000"/><a:lumOff val="20000"/>',
    '<a:lumMod val="80000"/>',
    '<a:lumMod val="60000"/><a:lumOff val="40000"/>',
    '<a:lumMod val="50000"/>',
)
_COLOURS: Final = tuple((f"accent{number}", shade) for shade in _SHADES for number in range(1, _ACCENTS + 1))


def place(additions: Additions, part: str, template: ChartTemplate, value: object, texts: Sequence[str]) -> str:
    """Add a chart of its own for one use of a template's; the relationship id from the part it is used in.

    Raises:
        BadValueError, TooMuchError, IllegalCharacterError: the value cannot be drawn in this chart.
    """
    xml, workbook = fill(template, checked(value), texts)
    chart = additions.free_name(f"{template.folder}/charts/chart", ".xml")
    additions.add_part(chart, xml.encode(), CHART_TYPE)
    book = additions.free_name(f"{template.folder}/embeddings/Microsoft_Excel_Worksheet", ".xlsx")
    additions.default_type("xlsx", _WORKBOOK_TYPE)
    additions.add_part(book, workbook)
    links = [(template.workbook, f"{OFFICE}/package", book)]
    links += [(shared.id, shared.kind, shared.name) for shared in template.shared]
    for copied in template.copied:
        copy = additions.free_name(copied.stem, copied.ending)
        additions.add_part(copy, copied.data, copied.content_type)
        if copied.rels:
            additions.add_part(rels_name(copy), copied.rels)
        links.append((copied.id, copied.kind, copy))
    folder = posixpath.dirname(chart)
    written = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{escaped(posixpath.relpath(target, folder))}"/>'
        for name, kind, target in links
    )
    rels = f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">{written}</Relationships>'
    additions.add_part(rels_name(chart), rels.encode())
    return additions.relate(part, "chart", posixpath.relpath(chart, posixpath.dirname(part)))


def fill(template: ChartTemplate, chart: Chart, texts: Sequence[str] = ()) -> tuple[str, bytes]:
    """The chart part and the workbook of its numbers. `texts` are the values of the tags in titles, as XML text.

    Raises:
        BadValueError: the chart has more series, or fewer, than such a chart can show.
    """
    if template.single and len(chart.series) > 1:
        raise BadValueError("chart-one-series", got=str(len(chart.series)))
    xml = _Filling(template, chart, texts).text()
    return xml, workbook(chart, template.sheet)


class _Filling:
    def __init__(self, template: ChartTemplate, chart: Chart, texts: Sequence[str]) -> None:
        self._template = template
        self._chart = chart
        self._texts = texts
        self._spare = _spare_colours(template.taken)

    def text(self) -> str:
        series = self._series()
        shown = len(self._chart.categories if self._template.by_points else self._chart.series)

        def put(mark: re.Match[str]) -> str:
            number = int(mark["number"])
            if mark["word"] == "series":
                return series[number]
            if mark["word"] == "entry":
                index, xml = self._template.entries[number]
                return xml if index < shown else ""
            return self._texts[number]

        return _MARK.sub(put, self._template.xml)

    def _series(self) -> list[str]:
        """The series of each group of the chart: as many as the template has in it, and what is over in the last."""
        groups = self._template.groups
        wanted = sum(len(group) for group in groups[:-1]) + 1
        if len(self._chart.series) < wanted:
            raise BadValueError("chart-too-few", got=str(len(self._chart.series)), wanted=str(wanted))
        written = []
        position = 0
        for number, group in enumerate(groups):
            last = number == len(groups) - 1
            count = len(self._chart.series) - position if last else len(group)
            these = range(position, position + count)
            own = [group[place] if place < len(group) else self._template.extra for place in range(count)]
            written.append("".join(self._one(place, template) for place, template in zip(these, own, strict=True)))
            position += count
        return written

    def _one(self, place: int, template: SeriesTemplate) -> str:
        """The XML of one series of the chart."""
        accent, shade = "", ""
        if template is self._template.extra:
            accent, shade = self._spare[(place - sum(map(len, self._template.groups))) % len(self._spare)]
        points = len(self._chart.categories)

        # Marks are looked for in the template only, never in what was put there: a name may hold any character.
        def put(mark: re.Match[str]) -> str:
            word, number = mark["word"], mark["number"]
            if word == "point":
                index, xml = template.points[int(number)]
                return _MARK.sub(put, xml) if index < points else ""
            if word == "more":
                return "".join(_coloured(template.more, index) for index in range(template.known, points))
            if not word:
                return self._texts[int(number)]
            told = {"number": str(place), "accent": accent, "shade": shade}
            return told[word] if word in told else self._data(word, place)

        return _MARK.sub(put, template.xml)

    def _data(self, word: str, place: int) -> str:
        sheet, chart = self._template.sheet, self._chart
        series = chart.series[place]
        last = len(chart.categories) + 1
        column = _column(place + 1)
        if word == "name":
            return f"<c:tx>{_strings(f'{sheet}!${column}$1', (series.name,))}</c:tx>"
        if word == "categories":
            return f"<c:cat>{_strings(f'{sheet}!$A$2:$A${last}', chart.categories)}</c:cat>"
        points = "".join(
            f'<c:pt idx="{index}"><c:v>{_number(value)}</c:v></c:pt>'
            for index, value in enumerate(series.values)
            if value is not None
        )
        return (
            f"<c:val><c:numRef><c:f>{escaped(sheet)}!${column}$2:${column}${last}</c:f><c:numCache>"
            f'<c:formatCode>{escaped(folded(chart.number_format))}</c:formatCode><c:ptCount val="{len(series.values)}"/>'
            f"{points}</c:numCache></c:numRef></c:val>"
        )


def _coloured(pattern: str, index: int) -> str:
    """A point beyond those of the template, in the colour Office would give it."""
    accent, shade = _COLOURS[index % len(_COLOURS)]
    told = {"index": str(index), "accent": accent, "shade": shade}
    return _MARK.sub(lambda mark: told[mark["word"]], pattern)


def _strings(formula: str, texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{index}"><c:v>{escaped(folded(text))}</c:v></c:pt>' for index, text in enumerate(texts))
    return f'<c:strRef><c:f>{escaped(formula)}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef>'


def _number(value: float) -> str:
    return repr(value) if isinstance(value, float) else str(int(value))


def _column(number: int) -> str:
    """`A` for 0, `B` for 1, `AA` for 26."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _spare_colours(taken: frozenset[int]) -> tuple[tuple[str, str], ...]:
    """Accent and shade for each series beyond the template's: first the accents that none of those has."""
    return tuple(colour for number, colour in enumerate(_COLOURS, 1) if number not in taken)


def workbook(chart: Chart, sheet: str) -> bytes:
    """The numbers as a workbook: categories in the first column, series beside it. The same numbers, the same bytes."""
    import datetime
    import io

    from xlsxwriter import Workbook

    out = io.BytesIO()
    # In memory, because this room touches no disk; no text of a user's may become a formula or a link.
    book = Workbook(
        out,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties({"created": datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)})
    page = book.add_worksheet(sheet_name(sheet))
    format_ = book.add_format({"num_format": folded(chart.number_format)})
    for row, category in enumerate(chart.categories, 1):
        page.write_string(row, 0, folded(category))
    for column, series in enumerate(chart.series, 1):
        page.write_string(0, column, folded(series.name))
        for row, value in enumerate(series.values, 1):
            if value is not None:
                page.write_number(row, column, value, format_)
    book.close()
    return out.getvalue()


def sheet_name(written: str) -> str:
    """The name of a sheet as it is, from how a formula writes it."""
    return written[1:-1].replace("''", "'") if written.startswith("'") else written
