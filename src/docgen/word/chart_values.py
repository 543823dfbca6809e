"""A chart's numbers as a value, and its template as plain data.

    Chart(categories=("Hildre", "Nes"), series=(Series("2025", (3, None)), Series("2026", (4, 2.5))))

What is wrong with a chart is told when it is used: then the tag is known that a person has to look at.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Final

from docgen.word.printing import TooMuchError, folded
from docgen.word.values import BadValueError

_MOST_CELLS: Final = 20_000
# What one cell of a sheet can hold.
_LONGEST_TEXT: Final = 32_767


@dataclass(frozen=True, slots=True)
class Series:
    """A row of numbers under one name, one for each category; None is a number that is not there."""

    name: str
    values: tuple[float | int | None, ...]


# Without a text of its own, so that {{ chart }} among the words is told as what it is: no text.
@dataclass(frozen=True, slots=True, repr=False)
class Chart:
    """Numbers for a chart. `number_format` is one of the sheet's: `General`, `0.0`, `#,##0`, `0 %`."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str = "General"


def checked(value: object) -> Chart:
    """The value, when it is a chart that can be drawn.

    Raises:
        BadValueError, TooMuchError, IllegalCharacterError: it cannot.
    """
    if not isinstance(value, Chart):
        raise BadValueError("not-a-chart", kind=type(value).__name__)
    if not value.categories or not value.series:
        raise BadValueError("chart-empty")
    if len(value.categories) * len(value.series) > _MOST_CELLS:
        raise TooMuchError("chart")
    for text in (*value.categories, *(series.name for series in value.series), value.number_format):
        if len(folded(text)) > _LONGEST_TEXT:
            raise TooMuchError("chart")
    for series in value.series:
        if len(series.values) != len(value.categories):
            details = {"series": series.name, "got": str(len(series.values)), "wanted": str(len(value.categories))}
            raise BadValueError("chart-lengths", **details)
        for number in series.values:
            if not _is_number(number):
                raise BadValueError("chart-number", series=series.name, value=str(number))
    return value


def _is_number(value: object) -> bool:
    if value is None:
        return True
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


@dataclass(frozen=True, slots=True)
class SeriesTemplate:
    """A series' XML with marks where its numbers go.

    `points` is what is said of single points, by number; `more` the pattern for points from number `known` on.
    """

    xml: str
    points: tuple[tuple[int, str], ...] = ()
    more: str = ""
    known: int = 0


@dataclass(frozen=True, slots=True)
class Copied:
    """A part of a chart's own that each use gets a copy of: its relationship, its name without number, what it holds."""

    id: str
    kind: str
    stem: str
    ending: str
    data: bytes
    content_type: str
    rels: bytes = b""


@dataclass(frozen=True, slots=True)
class Shared:
    """A part that every use refers to: a picture."""

    id: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class ChartTemplate:
    """A chart of a template: everything the author decided about it, and nothing of its sample numbers.

    `xml` has marks for the series of each group (bars, lines ...; `groups` holds them), for legend entries and for the
    tags of titles. `extra` is a series beyond the last, with marks for its colour; `taken` the theme's accents that the
    series have. `single`: it shows one series only; `by_points`: its colours tell categories apart. `sheet` is the
    sheet's name as formulas write it, `workbook` the relationship of the numbers.
    """

    xml: str
    groups: tuple[tuple[SeriesTemplate, ...], ...]
    extra: SeriesTemplate
    taken: frozenset[int]
    entries: tuple[tuple[int, str], ...]
    single: bool
    by_points: bool
    sheet: str
    folder: str
    workbook: str
    copied: tuple[Copied, ...] = ()
    shared: tuple[Shared, ...] = field(default=())
