"""A document's properties: title and dates in core.xml, named strings in custom.xml, and the seal among them.

XML text and plain pairs in, XML text out. The caller says what the properties mean.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from markupsafe import Markup

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
CORE_KEYS: Final = frozenset({
    "dc:title", "dc:subject", "dc:creator", "dc:description", "dc:language", "dc:identifier", "cp:keywords",
    "cp:category", "cp:contentStatus", "cp:lastModifiedBy", "cp:revision", "cp:version", "dcterms:created",
    "dcterms:modified",
})  # fmt: skip
_PID: Final = re.compile(r'pid="\d+"')


def with_core(text: str, core: Mapping[str, str]) -> str:
    """Core properties with the given ones (`dc:title`, `dcterms:created` ...) in place of the template's.

    Raises:
        KeyError: a name that core properties do not have.
        IllegalCharacter: a value XML cannot hold.
    """
    for name, value in core.items():
        if name not in CORE_KEYS:
            raise KeyError(name)
        kind = ' xsi:type="dcterms:W3CDTF"' if name.startswith("dcterms:") else ""
        element = f"<{name}{kind}>{Markup.escape(folded(value))}</{name}>"
        text = re.sub(rf"<{name}(?:\s[^>]*)?(?:/>|>[^<]*</{name}>)", "", text)
        if text.endswith("/>"):
            text = text[:-2] + "></cp:coreProperties>"
        text = text.replace("</cp:coreProperties>", element + "</cp:coreProperties>")
    return text


def with_custom(text: str, properties: Mapping[str, str]) -> str:
    """Custom properties with the given strings added, and a seal of noughts at the end."""
    own = text[text.index(">", len(DECLARATION)) + 1 :].removesuffix("</Properties>") if "</Properties>" in text else ""
    for name in properties:
        own = re.sub(rf'<property [^>]*name="{re.escape(str(Markup.escape(name)))}".*?</property>', "", own, flags=re.DOTALL)
    written = "".join(_property(name, value) for name, value in (*properties.items(), (DIGEST_PROPERTY, UNSEALED)))
    # Property ids are consecutive from two; nothing refers to them.
    numbers = iter(range(2, 100_000))
    body = _PID.sub(lambda _: f'pid="{next(numbers)}"', own + written)
    return f'{DECLARATION}<Properties xmlns="{CUSTOM}" xmlns:vt="{VT}">{body}</Properties>'


def _property(name: str, value: str) -> str:
    # Spelled out like this, because `provenance` finds the seal by its bytes.
    return (
        f'<property fmtid="{_FMTID}" pid="0" name="{Markup.escape(folded(name))}">'
        f"<vt:lpwstr>{Markup.escape(folded(value))}</vt:lpwstr></property>"
    )
