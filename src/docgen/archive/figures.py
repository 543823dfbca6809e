"""The texts of charts for those who do not see them: LibreOffice (7.4) drops them on opening; here they get back in. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import pikepdf
from lxml import etree

_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_CHART_NAMESPACE: Final = b"drawingml/2006/chart"


def chart_texts(body: bytes) -> tuple[str, ...]:
    """The alternative texts of the drawings in `word/document.xml` that get none in the PDF: charts, and "" for pictures without.

    () for a document without charts.
    """
    if _CHART_NAMESPACE not in body:
        return ()
    try:
        root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError:
        return ()
    found = []
    for drawing in root.iter(f"{_WP}inline", f"{_WP}anchor"):
        properties = drawing.find(f"{_WP}docPr")
        text = properties.get("descr", "") if properties is not None else ""
        if not text or next(drawing.iter(_CHART), None) is not None:
            found.append(text)
    return tuple(found)


def describe(document: pikepdf.Pdf, texts: Sequence[str]) -> None:
    """Give the figures without an alternative text theirs, in the order of the document.

    Where there are more or fewer than texts, nobody can say which is whose, and none is given.
    """
    bare = [figure for figure in _figures(document.Root.StructTreeRoot) if "/Alt" not in figure] if texts else []
    if len(bare) == len(texts):
        for figure, text in zip(bare, texts, strict=True):
            if text:
                figure["/Alt"] = pikepdf.String(text)


def _figures(root: Any) -> Iterator[Any]:
    """The outermost figures of a structure tree, in reading order."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting += reversed(list(node))
        elif isinstance(node, pikepdf.Dictionary):
            if str(node.get("/S", "")) == "/Figure":
                yield node
            elif "/K" in node:
                waiting.append(node.K)
