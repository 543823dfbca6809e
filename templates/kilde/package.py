"""The file around a template: its parts, their relationships, and a zip that has the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Final

import letterhead
import nynorsk
import styles
import theme
from diagram import Diagram, book, part
from lxml import etree
from ooxml import MC, Blocks, element, serialise

FIXED_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can hold: what was built twice must be one file."""

_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE_TYPES: Final = "application/vnd.openxmlformats-officedocument"
_WORD: Final = f"{_OFFICE_TYPES}.wordprocessingml"

_TYPES: Final = (
    ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ("/word/document.xml", f"{_WORD}.document.main+xml"),
    ("/word/fontTable.xml", f"{_WORD}.fontTable+xml"),
    ("/word/footer1.xml", f"{_WORD}.footer+xml"),
    ("/word/footer2.xml", f"{_WORD}.footer+xml"),
    ("/word/header1.xml", f"{_WORD}.header+xml"),
    ("/word/header2.xml", f"{_WORD}.header+xml"),
    ("/word/numbering.xml", f"{_WORD}.numbering+xml"),
    ("/word/settings.xml", f"{_WORD}.settings+xml"),
    ("/word/styles.xml", f"{_WORD}.styles+xml"),
    ("/word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
)

_PACKAGE_PARTS: Final = (
    ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
    ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
    ("rId3", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
)

_DOCUMENT_PARTS: Final = (
    ("rId1", f"{_OFFICE}/header", "header1.xml"),
    ("rId2", f"{_OFFICE}/header", "header2.xml"),
    ("rId3", f"{_OFFICE}/footer", "footer1.xml"),
    ("rId4", f"{_OFFICE}/footer", "footer2.xml"),
    ("rId5", f"{_OFFICE}/styles", "styles.xml"),
    ("rId6", f"{_OFFICE}/numbering", "numbering.xml"),
    ("rId7", f"{_OFFICE}/settings", "settings.xml"),
    ("rId8", f"{_OFFICE}/fontTable", "fontTable.xml"),
    ("rId9", f"{_OFFICE}/theme", "theme/theme1.xml"),
)

_CORE: Final = """\
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"\
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"\
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
<dc:title>{{{{ dokument.tittel }}}}</dc:title><dc:creator>{{{{ kommune.kommunenavn }}}}</dc:creator>\
<cp:lastModifiedBy>docgen</cp:lastModifiedBy>\
<dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:created>\
<dcterms:modified xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:modified>\
<dc:language>{language}</dc:language></cp:coreProperties>"""

_APP: Final = """\
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
<Application>docgen</Application></Properties>"""


def pack(body: Blocks, *, motto: bool = False, diagrams: Sequence[Diagram] = (), in_nynorsk: bool = False) -> bytes:
    """Put the body into a whole .docx; `motto` sets the municipality's motto at the foot of each page.

    `diagrams` are the charts that the body has places for.
    """
    document = element("document", element("body", *body, letterhead.sheet()))
    document.set(f"{{{MC}}}Ignorable", "w14")
    feet = letterhead.first_foot(motto=motto), letterhead.next_foot(motto=motto)
    heads = letterhead.first_head(), letterhead.next_head()
    if in_nynorsk:
        nynorsk.translate(document, *feet, *heads)
    language = "nn-NO" if in_nynorsk else "nb-NO"
    parts = {
        "[Content_Types].xml": _content_types(diagrams),
        "_rels/.rels": _relationships(_PACKAGE_PARTS),
        "docProps/app.xml": _written(_APP),
        "docProps/core.xml": _written(_CORE.format(language=language)),
        "word/_rels/document.xml.rels": _relationships((*_DOCUMENT_PARTS, *_chart_links(diagrams))),
        "word/document.xml": serialise(document),
        "word/fontTable.xml": serialise(styles.fonts()),
        "word/footer1.xml": serialise(feet[0]),
        "word/footer2.xml": serialise(feet[1]),
        "word/header1.xml": serialise(heads[0]),
        "word/header2.xml": serialise(heads[1]),
        "word/numbering.xml": serialise(styles.numbering()),
        "word/settings.xml": serialise(styles.settings(language)),
        "word/styles.xml": serialise(styles.styles(language)),
        "word/theme/theme1.xml": _written(theme.THEME),
    }
    for diagram in diagrams:
        number = diagram.number
        parts[f"word/charts/_rels/chart{number}.xml.rels"] = _relationships(
            (("rId1", f"{_OFFICE}/package", f"../embeddings/Microsoft_Excel_Worksheet{number}.xlsx"),)
        )
        parts[f"word/charts/chart{number}.xml"] = part(diagram, language)
        parts[f"word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx"] = book(diagram)
    return _zipped(parts)


def _chart_links(diagrams: Sequence[Diagram]) -> tuple[tuple[str, str, str], ...]:
    return tuple((diagram.link, f"{_OFFICE}/chart", f"charts/chart{diagram.number}.xml") for diagram in diagrams)


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts by name, in the order of the zip: what two builds must agree on, whichever zlib squeezed them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return buffer.getvalue()


def _content_types(diagrams: Sequence[Diagram]) -> bytes:
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    root = etree.fromstring(f'<Types xmlns="{namespace}"/>')
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = [("rels", relationships), ("xml", "application/xml")]
    defaults += [("xlsx", f"{_OFFICE_TYPES}.spreadsheetml.sheet")] if diagrams else []
    for extension, kind in defaults:
        etree.SubElement(root, f"{{{namespace}}}Default", Extension=extension, ContentType=kind)
    charts = [(f"/word/charts/chart{one.number}.xml", f"{_OFFICE_TYPES}.drawingml.chart+xml") for one in diagrams]
    for name, kind in (*_TYPES, *charts):
        etree.SubElement(root, f"{{{namespace}}}Override", PartName=name, ContentType=kind)
    return _serialised(root)


def _relationships(rows: tuple[tuple[str, str, str], ...]) -> bytes:
    root = etree.fromstring(f'<Relationships xmlns="{_RELATIONSHIPS}"/>')
    for relation, kind, target in rows:
        etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship", Id=relation, Type=kind, Target=target)
    return _serialised(root)


def _written(text: str) -> bytes:
    return _serialised(etree.fromstring(text))


def _serialised(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
