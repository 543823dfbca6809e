"""A template's property parts in the one form that `properties` can fill as text.

Trees in, trees out; at compile time.
"""

from __future__ import annotations

from typing import cast

from lxml import etree

from docgen.word.properties import CORE_NAMESPACES, CUSTOM, VT
from docgen.word.provenance import DIGEST_PROPERTY
from docgen.word.wellformed import DECLARATION
from docgen.word.xml import Element


def normal_core(root: Element | None) -> Element:
    """The template's core properties under the usual prefixes, so that `CoreProperties` can find them in the text."""
    normal = etree.Element(f"{{{CORE_NAMESPACES['cp']}}}coreProperties", nsmap=CORE_NAMESPACES)
    for child in root if root is not None else ():
        copied = etree.SubElement(normal, child.tag)
        copied.text = child.text
        for name, value in child.attrib.items():
            copied.set(name, value)
    return normal


def normal_custom(root: Element | None) -> Element:
    """The template's own custom properties, without a seal: a template may have been made from a document of ours."""
    normal = etree.Element(f"{{{CUSTOM}}}Properties", nsmap=cast("dict[str, str]", {None: CUSTOM, "vt": VT}))
    for child in root if root is not None else ():
        if child.get("name") != DIGEST_PROPERTY:
            # The order of attributes in which `properties` looks for them.
            ordered = {name: child.get(name, "") for name in ("fmtid", "pid", "name")}
            copied = etree.SubElement(normal, child.tag, {**ordered, **{str(key): str(child.get(key)) for key in child.attrib}})
            copied.extend(child)
    etree.cleanup_namespaces(normal, keep_ns_prefixes=["vt"])
    return normal


def flat_table(root: Element) -> str:
    """Content types or relationships written in the one form that `additions` can add to: no prefixes, a closing tag."""
    namespace = etree.QName(root).namespace
    table = etree.Element(root.tag, nsmap=cast("dict[str, str]", {None: namespace}))
    for child in root:
        etree.SubElement(table, child.tag, {str(name): str(value) for name, value in child.attrib.items()})
    table.text = ""
    return DECLARATION + etree.tostring(table, encoding="unicode")
