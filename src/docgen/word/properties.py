"""A document's properties: title and dates in core.xml, named strings in custom.xml, and the seal among them.

XML text and plain pairs in, XML text out. The caller says what the properties mean.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from markupsafe import Markup, escape

from docgen.word.printing import folded
from docgen.word.provenance import DIGEST_PROPERTY, UNSEALED
from docgen.word.wellformed import DECLARATION

CORE_NAME: Final = "docProps/core.xml"

CORE_NAMESPACES: Final = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dcmitype": "http://purl.org/dc/dcmitype/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
CUSTOM: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FMTID: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_DATE: Final = ' xsi:type="dcterms:W3CDTF"'
# A property of the template's own: its number is given anew.
_OWN: Final = r'(?P<before><property [^>]*?)pid="\d+"(?P<behind>[^>]*?(?<=\s)name="(?P<name>[^"]*)".*?</property>)'
CORE_KEYS: Final = frozenset({
    "dc:title", "dc:subject", "dc:creator", "dc:description", "dc:language", "dc:identifier", "cp:keywords",
    "cp:category", "cp:contentStatus", "cp:lastModifiedBy", "cp:revision", "cp:version", "dcterms:created",
    "dcterms:modified",
})  # fmt: skip


def with_core(text: str, core: Mapping[str, str]) -> str:
    """Core properties with the given ones (`dc:title`, `dcterms:created` ...) in place of the template's.

    Raises:
        KeyError: a name that core properties do not have.
        IllegalCharacter: a value XML cannot hold.
    """
    head, _, tail = text.rpartition("</cp:coreProperties>") if "</cp:coreProperties>" in text else (text[:-2] + ">", "", "")
    for name in core:
        if name not in CORE_KEYS:
            raise KeyError(name)
        if f"<{name}" in head:
            head = re.sub(rf"<{name}(?:\s[^>]*)?(?:/>|>[^<]*</{name}>)", "", head)
    written = [
        f"<{name}{_DATE if name.startswith('dcterms:') else ''}>{escape(folded(value))}</{name}>" for name, value in core.items()
    ]
    return f"{head}{''.join(written)}</cp:coreProperties>{tail}"


def with_custom(text: str, properties: Mapping[str, str]) -> str:
    """Custom properties with the given strings added, and a seal of noughts at the end."""
    own = [match for match in re.finditer(_OWN, text, re.DOTALL) if Markup(match["name"]).unescape() not in properties]
    # Property ids are consecutive from two; nothing refers to them.
    written = [match["before"] + f'pid="{number}"' + match["behind"] for number, match in enumerate(own, 2)]
    added = (*properties.items(), (DIGEST_PROPERTY, UNSEALED))
    written += [_property(name, value, number) for number, (name, value) in enumerate(added, 2 + len(own))]
    return f'{DECLARATION}<Properties xmlns="{CUSTOM}" xmlns:vt="{VT}">{"".join(written)}</Properties>'


def _property(name: str, value: str, number: int) -> str:
    # Spelled out like this, because `provenance` finds the seal by its bytes.
    return (
        f'<property fmtid="{_FMTID}" pid="{number}" name="{escape(folded(name))}">'
        f"<vt:lpwstr>{escape(folded(value))}</vt:lpwstr></property>"
    )
