"""Parts made known to the rest of a package while a template is compiled: a content type, and a relationship that leads there.

Trees of all parts in, the same trees changed. What a rendering adds goes through `additions`, which has no trees.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import cast

from lxml import etree

from docgen.word.links import RELATIONSHIPS, rels_name
from docgen.word.package import CONTENT_TYPES_NAME
from docgen.word.xml import CONTENT_TYPES, Element


def declare(roots: dict[str, Element], part: str, content_type: str) -> None:
    """Say what a part is, if nothing has."""
    types = roots[CONTENT_TYPES_NAME]
    if not any(known.get("PartName") == f"/{part}" for known in types):
        etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", PartName=f"/{part}", ContentType=content_type)


def relationships(roots: dict[str, Element], part: str) -> Element:
    """The relationships of a part, made if it has none."""
    bare = cast("dict[str, str]", {None: RELATIONSHIPS})
    return roots.setdefault(rels_name(part), etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap=bare))


def inside(folder: str, target: str) -> str:
    """The part that a relationship of a part in that folder leads to."""
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def targets(roots: Mapping[str, Element], part: str) -> dict[str, tuple[str, str]]:
    """Type and part of a part's relationships inside the package, by id."""
    folder = posixpath.dirname(part)
    return {
        rel.get("Id", ""): (rel.get("Type", ""), inside(folder, rel.get("Target", "")))
        for rel in roots.get(rels_name(part), ())
        if rel.get("TargetMode") != "External"
    }


def relate(rels: Element, kind: str, target: str, *, external: bool = False) -> str:
    """The id of a relationship of that type to that target, made if there is none."""
    for rel in rels:
        if (rel.get("Type"), rel.get("Target")) == (kind, target):
            return str(rel.get("Id"))
    taken = {rel.get("Id") for rel in rels}
    free = next(f"rId{number}" for number in range(1, 100_000) if f"rId{number}" not in taken)
    added = etree.SubElement(rels, f"{{{RELATIONSHIPS}}}Relationship", Id=free, Type=kind, Target=target)
    if external:
        added.set("TargetMode", "External")
    return free


def introduce(roots: dict[str, Element], owner: str, part: str, content_type: str, kind: str) -> None:
    """A part that `owner` has from now on."""
    declare(roots, part, content_type)
    relate(relationships(roots, owner), kind, posixpath.relpath(part, posixpath.dirname(owner)))
