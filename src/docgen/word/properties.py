"""A document's properties: title and dates in core.xml, named strings in custom.xml, and the seal among them.

XML text and plain pairs in, XML text out. The caller says what the properties mean.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from markupsafe import Markup, escape

from docgen.word.printing import folded
from docgen.word.provenance import CUSTOM_NAME, DIGEST_PROPERTY, UNSEALED
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
_CORE: Final = r"<((?:dc|dcterms|cp):(?!coreProperties\b)\w+)(?:\s[^>]*)?(?:/>|>[^<]*</\1>)"
_CUSTOM_HEAD: Final = f'{DECLARATION}<Properties xmlns="{CUSTOM}" xmlns:vt="{VT}">'
CORE_KEYS: Final = frozenset({
    "dc:title", "dc:subject", "dc:creator", "dc:description", "dc:language", "dc:identifier", "cp:keywords",
    "cp:category", "cp:contentStatus", "cp:lastModifiedBy", "cp:revision", "cp:version", "dcterms:created",
    "dcterms:modified",
})  # fmt: skip


class CoreProperties(NamedTuple):
    """A template's core properties taken apart, so that the given ones can stand in place of its own."""

    head: str
    own: tuple[tuple[str, str], ...]
    """Name and element of each."""

    @classmethod
    def of(cls, text: str) -> CoreProperties:
        head, _, _ = text.rpartition("</cp:coreProperties>") if "</cp:coreProperties>" in text else (text[:-2] + ">", "", "")
        own = tuple((match[1], match[0]) for match in re.finditer(_CORE, head))
        return cls(re.sub(_CORE, "", head), own)

    def given(self, core: Mapping[str, str]) -> str:
        """The part with the given properties (`dc:title`, `dcterms:created` ...) in place of the template's.

        Raises:
            KeyError: a name that core properties do not have.
            IllegalCharacterError: a value XML cannot hold.
        """
        for name in core:
            if name not in CORE_KEYS:
                raise KeyError(name)
        written = [element for name, element in self.own if name not in core]
        written += [
            f"<{name}{_DATE if name.startswith('dcterms:') else ''}>{escape(folded(value))}</{name}>"
            for name, value in core.items()
        ]
        return f"{self.head}{''.join(written)}</cp:coreProperties>"


class CustomProperties(NamedTuple):
    """A template's own custom properties taken apart, so that named strings and a seal of noughts can follow them."""

    own: tuple[tuple[str, str, str], ...]
    """Name, and the element before and behind its number."""

    @classmethod
    def of(cls, text: str) -> CustomProperties:
        found = re.finditer(_OWN, text, re.DOTALL)
        return cls(tuple((str(Markup(match["name"]).unescape()), match["before"], match["behind"]) for match in found))

    def given(self, properties: Mapping[str, str]) -> str:
        """The part with the given strings added, and a seal of noughts at the end.

        Raises:
            IllegalCharacterError: a name or a value XML cannot hold.
        """
        # Property ids are consecutive from two; nothing refers to them.
        own = [(before, behind) for name, before, behind in self.own if name not in properties]
        written = [f'{before}pid="{number}"{behind}' for number, (before, behind) in enumerate(own, 2)]
        written += [_property(name, value, number) for number, (name, value) in enumerate(properties.items(), 2 + len(own))]
        seal = _property(DIGEST_PROPERTY, UNSEALED, 2 + len(written))
        return f"{_CUSTOM_HEAD}{''.join(written)}{seal}</Properties>"


PropertyPart = CoreProperties | CustomProperties
PROPERTY_PARTS: Final[Mapping[str, type[PropertyPart]]] = MappingProxyType({
    CORE_NAME: CoreProperties, CUSTOM_NAME: CustomProperties,
})  # fmt: skip


def _property(name: str, value: str, number: int) -> str:
    # Spelled out like this, because `provenance` finds the seal by its bytes.
    return (
        f'<property fmtid="{_FMTID}" pid="{number}" name="{escape(folded(name))}">'
        f"<vt:lpwstr>{escape(folded(value))}</vt:lpwstr></property>"
    )
