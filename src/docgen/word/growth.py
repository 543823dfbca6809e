"""What a rendering may have to add to: the texts of a template's constant tables, kept when it is compiled."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from docgen.word.lists import ListStyles

if TYPE_CHECKING:
    from docgen.word.chart_values import ChartTemplate


_NONE: Final[Mapping[str, str]] = MappingProxyType({})


class Growth(NamedTuple):
    """The texts that additions go into: content types, the relationships of each part, numbering (`""`: it has none).

    `texts` holds constant parts by name in the form `surroundings` leaves them in; `names` every part's name.
    `main` is the part that is the document itself, `styles` the ids of all styles,
    `numbering` the part that holds numberings, `charts` the charts that get their numbers from values.
    """

    texts: Mapping[str, str] = _NONE
    names: frozenset[str] = frozenset()
    main: str = "word/document.xml"
    styles: frozenset[str] = frozenset()
    numbering: str = ""
    lists: ListStyles = ListStyles()
    charts: tuple[ChartTemplate, ...] = ()
