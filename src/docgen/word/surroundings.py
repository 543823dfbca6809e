"""The parts around the text: what kind each part is, what a template may bring along, and what is left behind.

The trees of all parts in; roles out, and content types, relationships and settings changed so that what is rendered
is a plain document: not a template, with property parts, without anyone's editing history.
"""

from __future__ import annotations

import posixpath
import re
from typing import Final
from urllib.parse import unquote

from docgen.word.faults import Fault, Place, TemplateError
from docgen.word.links import SAFE_TARGET
from docgen.word.lists import NUMBERING_TYPE
from docgen.word.package import CONTENT_TYPES_NAME
from docgen.word.properties import CORE_NAME
from docgen.word.provenance import CUSTOM_NAME
from docgen.word.relations import declare, relate, targets
from docgen.word.xml import CONTENT_TYPES, SECTPR, W_STRICT, Element, R, remove, w

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN: Final = _TYPE + "document.main+xml"
_TEMPLATE: Final = _TYPE + "template.main+xml"
_ROLE_OF_TYPE: Final = {
    **dict.fromkeys((_MAIN, _TEMPLATE), "body"),
    _TYPE + "header+xml": "header", _TYPE + "footer+xml": "footer", _TYPE + "footnotes+xml": "footnotes",
    _TYPE + "endnotes+xml": "endnotes", _TYPE + "comments+xml": "comments",
    "application/vnd.openxmlformats-officedocument.drawingml.chart+xml": "chart",
    "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml": "smartart",
    "application/vnd.ms-office.drawingml.diagramDrawing+xml": "smartart",
}  # fmt: skip
STORIES: Final = frozenset({"body", "header", "footer", "footnotes", "endnotes", "comments"})
DRAWN: Final = frozenset({"chart", "smartart"})
MACROS: Final = frozenset({"vbaproject.bin", "vbadata.xml", "vbaprojectsignature.bin"})
"""What the parts of macros are called, in small letters."""
_PROPERTY_TYPES: Final = {
    CORE_NAME: (
        "application/vnd.openxmlformats-package.core-properties+xml",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    ),
    CUSTOM_NAME: (
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
    ),
}
_PLAIN: Final = ("docProps/core.xml", "docProps/custom.xml", "docProps/app.xml")
_SETTINGS_NOISE: Final = (w("rsids"), w("attachedTemplate"))
_ENCODED_TAG: Final = re.compile(r"%7B(?:%7B|%25|{).*?%7D%7D|%7B%7B.*?}}", re.IGNORECASE)
_RELS: Final = "_rels/.rels"


class Surroundings:
    """The surroundings of one template. `faults` is the compiler's list."""

    def __init__(self, roots: dict[str, Element], faults: list[Fault]) -> None:
        self.roles: dict[str, str] = {}
        self.dropped: set[str] = set()
        self._roots = roots
        self._faults = faults
        self.main = ""

    def prepare(self) -> set[str]:
        """Judge and change what surrounds the text; the names of the parts that changed."""
        types = self._roots.get(CONTENT_TYPES_NAME)
        root_rels = self._roots.get(_RELS)
        if types is None or root_rels is None:
            raise self._refused("not-word", kind=CONTENT_TYPES_NAME if types is None else _RELS)
        self._read_roles(types)
        self.main = next((name for name, role in self.roles.items() if role == "body"), "")
        if not self.main or self.main not in self._roots:
            raise self._refused("not-word", kind="document.xml")
        if str(self._roots[self.main].tag).startswith("{" + W_STRICT):
            raise self._refused("strict-namespace")
        changed = {CONTENT_TYPES_NAME, _RELS}
        self._add_properties(root_rels)
        for name in [name for name in self._roots if name.endswith(".rels")]:
            if self._judge_links(name):
                changed.add(name)
        changed |= self._clean_settings()
        self._name_headers()
        return changed

    def stories(self) -> tuple[str, ...]:
        """The parts that hold paragraphs of text."""
        return tuple(name for name in self._roots if self.is_story(name))

    def is_story(self, name: str) -> bool:
        return self.roles.get(name, "").partition("-")[0] in STORIES

    def is_drawn(self, name: str) -> bool:
        """Does the part hold the text of a drawing: a chart's titles, what is written in SmartArt?"""
        return self.roles.get(name) in DRAWN

    def is_plain(self, name: str) -> bool:
        """Does the part hold text without paragraphs: properties?"""
        return name in _PLAIN

    def role(self, name: str) -> str:
        """What a person calls the part."""
        if name in _PLAIN:
            return "properties"
        return "links" if name.endswith(".rels") else self.roles.get(name, name)

    def styles(self) -> Element | None:
        return self._roots.get(posixpath.join(posixpath.dirname(self.main), "styles.xml"))

    def numbering(self) -> Element | None:
        return self._roots.get(self.part_of_type(NUMBERING_TYPE))

    def part_of_type(self, content_type: str) -> str:
        """The part with that content type, or ""."""
        types = self._roots[CONTENT_TYPES_NAME].iter(f"{{{CONTENT_TYPES}}}Override")
        return next((part.get("PartName", "").lstrip("/") for part in types if part.get("ContentType") == content_type), "")

    def _read_roles(self, types: Element) -> None:
        for override in types.iter(f"{{{CONTENT_TYPES}}}Override"):
            kind, name = override.get("ContentType", ""), override.get("PartName", "").lstrip("/")
            if "macroEnabled" in kind or "vbaProject" in kind:
                self.refuse_macros()
                if "main+xml" in kind and name in self._roots:
                    self.roles[name] = "body"  # refused, but read: all that is wrong is told at once
            if kind in _ROLE_OF_TYPE and name in self._roots:
                self.roles[name] = _ROLE_OF_TYPE[kind]
            if kind == _TEMPLATE:
                override.set("ContentType", _MAIN)  # what is rendered from a .dotx is a document
        for default in types.iter(f"{{{CONTENT_TYPES}}}Default"):
            if "vbaProject" in default.get("ContentType", ""):
                self.refuse_macros()

    def _add_properties(self, rels: Element) -> None:
        """Content type and relationship of the property parts, which every rendered document has."""
        for name, (content_type, kind) in _PROPERTY_TYPES.items():
            declare(self._roots, name, content_type)
            if not any(rel.get("Type") == kind for rel in rels):
                relate(rels, kind, name)

    def _judge_links(self, name: str) -> bool:
        changed = False
        for rel in list(self._roots[name]):
            if rel.get("TargetMode") != "External":
                continue
            kind, target = rel.get("Type", "").rpartition("/")[2], rel.get("Target", "")
            if kind == "attachedTemplate":
                # Where the author's own template lay: a path on somebody's machine, and Word would fetch it.
                remove(rel)
                changed = True
                continue
            decoded = _ENCODED_TAG.sub(lambda match: unquote(match.group()), target)
            rel.set("Target", decoded)
            if kind != "hyperlink" or not (SAFE_TARGET.match(target) or "{{" in decoded[:2]):
                place = Place("links")
                self._faults.append(Fault("external-target", place, details=(("target", target),)))
        return changed

    def _clean_settings(self) -> set[str]:
        changed = set()
        for name in self._roots:
            if posixpath.basename(name) != "settings.xml":
                continue
            for noise in list(self._roots[name].iter(*_SETTINGS_NOISE)):
                remove(noise)
                changed.add(name)
        return changed

    def _name_headers(self) -> None:
        """Tell first-page and even-page headers from the others, by what the sections say."""
        linked = targets(self._roots, self.main)
        for section in self._roots[self.main].iter(SECTPR):
            for reference in section:
                kind, (_, target) = reference.get(w("type"), ""), linked.get(reference.get(f"{{{R}}}id", ""), ("", ""))
                if kind in ("first", "even") and self.roles.get(target) in ("header", "footer"):
                    self.roles[target] += f"-{kind}"

    def refuse_macros(self) -> None:
        """Say once that the template has macros."""
        fault = Fault("macros", Place("file"))
        if fault not in self._faults:
            self._faults.append(fault)

    def _refused(self, code: str, **details: str) -> TemplateError:
        return TemplateError((Fault(code, Place("file"), details=tuple(details.items())),))
