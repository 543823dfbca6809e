"""The fingerprint of a document: what it can show, the template it is shown in, and the engine that shows it.

A comment or a moved line in the YAML changes none of them, so it makes nothing due. A changed register entry makes due only the
documents whose template prints it: values that the template never asks for are left out of the digest (design.md §8).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping

from docgen.word.chart_values import Chart
from docgen.word.pictures import Picture

ENGINE = "2"
"""Raised by hand when the same template and values would render otherwise: then, and only then, every document is due."""

Tree = dict[str, "Tree"]
_ITEM = "[]"
MARK = "sendt"
"""The field that says of a paper that it went out. A template that asks for it by name sees it."""


def names_tree(names: Iterable[str]) -> Tree:
    """Gather dotted names (`møte.tiltak[].frist`) into a tree; a leaf means that the whole value is used."""
    tree: Tree = {}
    for name in sorted(names):
        branch = tree
        for step in name.replace(_ITEM, "." + _ITEM).split("."):
            branch = branch.setdefault(step, {})
    return tree


def seen(value: object, tree: Tree) -> object:
    """The part of a value that a template with these names can print."""
    if not tree:
        return _unmarked(value)
    if isinstance(value, Mapping):
        return {name: seen(value[name], branch) for name, branch in tree.items() if name in value}
    if isinstance(value, list | tuple):
        return [seen(item, tree.get(_ITEM, {})) for item in value]
    return value


def _unmarked(value: object) -> object:
    """A whole value without the marks that something was sent. A template may ask whether there is an `avslutning` at all; that
    its notice went out later makes no other document of minutes that lie in the archive."""
    if isinstance(value, Mapping):
        return {name: _unmarked(inner) for name, inner in value.items() if name != MARK}
    if isinstance(value, list | tuple):
        return [_unmarked(item) for item in value]
    return value


def undated(values: Mapping[str, object], own: dt.date | None = None) -> dict[str, object]:
    """The values of a document with no date but its `own`, that of the YAML. One that has none keeps the day its present content
    was first made, as a correction does, so the day of the run is no part of what makes it due (design.md §6).

    What a correction replaces is no part of it either: that was settled when it was made, and is forgotten by us when the former
    edition is deleted, or told otherwise when somebody writes `sendt: ja` of the correction itself.
    """
    document = values["dokument"]
    assert isinstance(document, Mapping)
    return {**values, "dokument": {**document, "dato": own, "retter": None}}


def values_digest(values: Mapping[str, object], tree: Tree) -> str:
    """Digest of the values a template can print, as 64 hexadecimal digits."""
    text = json.dumps(seen(values, tree), ensure_ascii=False, sort_keys=True, default=_as_text, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _as_text(value: object) -> str:
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Picture):
        digests = (hashlib.sha256(data).hexdigest() for data in (value.data, value.fallback))
        return f"{value.alt} {value.width} {value.height} {' '.join(digests)}"
    if isinstance(value, Chart):
        return repr((value.categories, value.series, value.number_format))
    raise TypeError(f"a value that is not plain reached the fingerprint: {type(value).__name__}")


def names_digest(tree: Tree) -> str:
    """Digest of which names a template can print. Two digests of values tell whether the data changed only if it is the same."""
    return hashlib.sha256(json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def fingerprint(values: str, template: str) -> str:
    """Digest of the two digests and the engine's number."""
    return hashlib.sha256(f"{values}\n{template}\n{ENGINE}".encode()).hexdigest()
