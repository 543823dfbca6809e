"""A chart's numbers as a table: for those who cannot see the chart, and for those who want the numbers.

A chart value in, a `w:tbl` in the template's own table style out: a header row that repeats, rows that do not split, numbers
to the right. Where no table can stand, the numbers are a line each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docgen.word.chart_values import Chart, checked
from docgen.word.fragments import Fragment, Run, Table
from docgen.word.printing import run_content
from docgen.word.values import Rich

if TYPE_CHECKING:
    from docgen.word.values import Writer

NOTHING: Final = "–"
_LOOK: Final = (
    '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
)
_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS: Final = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES)
_RIGHT: Final = '<w:pPr><w:jc w:val="right"/></w:pPr>'
_WIDTH: Final = 9_000  # twips; the table fills the line whatever the grid says


@dataclass(frozen=True)
class NumberTable(Rich):
    """The numbers of a chart as a table. `corner` is the head of the first column, `written` says how a number prints."""

    chart: Chart
    corner: str = ""
    written: Callable[[float], str] = str

    def fragment(self, writer: Writer) -> Fragment:
        rows = self._rows()
        style = writer.style("table")
        columns = len(rows[0])
        looks = f'<w:tblStyle w:val="{style}"/>' if style else ""
        borders = "" if style else f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
        grid = f'<w:gridCol w:w="{_WIDTH // columns}"/>' * columns
        written = "".join(_row(row, is_header=number == 0) for number, row in enumerate(rows))
        xml = (
            f'<w:tbl><w:tblPr>{looks}<w:tblW w:w="5000" w:type="pct"/>{borders}{_LOOK}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>"
        )
        return Fragment((Table(xml, (Run(run_content(self.plain())),)),))

    def plain(self) -> str:
        head, *rows = self._rows()
        return "\n".join(
            f"{row[0]}: " + ", ".join(f"{name} {value}" for name, value in zip(head[1:], row[1:], strict=True)) for row in rows
        )

    def _rows(self) -> list[list[str]]:
        chart = checked(self.chart)
        rows = [[self.corner, *(series.name for series in chart.series)]]
        for place, category in enumerate(chart.categories):
            numbers = (series.values[place] for series in chart.series)
            rows.append([category, *(NOTHING if number is None else self.written(number) for number in numbers)])
        return rows


def _row(cells: list[str], *, is_header: bool) -> str:
    properties = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_header else ''}</w:trPr>"
    width = _WIDTH // len(cells)
    made = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{"" if place == 0 else _RIGHT}'
        f"<w:r>{run_content(cell)}</w:r></w:p></w:tc>"
        for place, cell in enumerate(cells)
    )
    return f"<w:tr>{properties}{''.join(made)}</w:tr>"
