"""The names of chart XML, and how a chart that cannot be filled is told. Apart, so that a template without charts pays for
nothing else of them."""

from __future__ import annotations

from typing import Final

C: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def c(name: str) -> str:
    """The qualified name of an element of charts."""
    return f"{{{C}}}{name}"


class BadChartError(Exception):
    """A chart that cannot get its numbers from a value."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = tuple(details.items())
