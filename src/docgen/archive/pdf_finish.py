"""LibreOffice's PDF made fit for an archive: PDF/A-2b and PDF/UA-1, and the same bytes in every run. Pure, by pikepdf.

LibreOffice names PDF/UA in the XMP without describing that schema, which PDF/A forbids (veraPDF 6.6.2.3.1), and writes the clock
in five places. Here the XMP is written anew, the dates become the document's own, and what is random goes (archive.md §4.3).
"""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape

import pikepdf

from docgen.archive.figures import describe
from docgen.build.pdf_stamp import NAMESPACE, SEAL, SOURCE, UNSEALED, sealed

PART, CONFORMANCE = "2", "B"
"""PDF/A-2b: what is asked of LibreOffice, and what it must say it has made."""
_CLAIMS: Final = (
    (rb"pdfaid:part\W+2\b", "PDF/A-2"),
    (rb"pdfaid:conformance\W+B\b", "PDF/A-2b"),
    (rb"pdfuaid:part\W+1\b", "PDF/UA-1"),
)
_ICC_DATE, _ICC_ID = slice(24, 36), slice(84, 100)
"""Where the header of an ICC profile has the moment it was made, and a digest of the profile (ICC.1:2010, 7.2)."""


class NotArchivableError(ValueError):
    """A PDF that is not what was asked for; the text says which property it lacks."""


def finished(pdf: bytes, day: dt.date, source: str, texts: Sequence[str] = ()) -> bytes:
    """An archive's PDF of one that LibreOffice made as PDF/A-2b with PDF/UA-1.

    `day` is the document's own date, `source` the SHA-256 of the document that was converted, `texts` what its charts say to
    those who do not see them (`figures`). Title and author are those that LibreOffice took from the document.

    Raises:
        NotArchivableError: it cannot be read as a PDF, or LibreOffice did not make what it was asked for.
    """
    try:
        with pikepdf.Pdf.open(io.BytesIO(pdf)) as document:
            _refuse_others(document)
            _set_dates(document, day)
            describe(document, texts)
            document.Root.Metadata.write(_xmp(document, day, source).encode())
            for name in ("/ID", "/DocChecksum"):
                if name in document.trailer:
                    del document.trailer[name]
            done = io.BytesIO()
            # The id becomes a digest of what is written; qpdf leaves XMP unpacked of itself, and pikepdf is to leave it alone.
            packed = pikepdf.ObjectStreamMode.generate
            document.save(done, deterministic_id=True, object_stream_mode=packed, fix_metadata_version=False)
        return sealed(done.getvalue())
    except (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError) as error:
        if isinstance(error, NotArchivableError):
            raise
        raise NotArchivableError(type(error).__name__) from error


def _refuse_others(document: pikepdf.Pdf) -> None:
    said = bytes(document.Root.Metadata.read_bytes())
    for pattern, name in _CLAIMS:
        if not re.search(pattern, said):
            raise NotArchivableError(name)
    if not document.Root.MarkInfo.Marked or "/StructTreeRoot" not in document.Root:
        raise NotArchivableError("tags")


def _set_dates(document: pikepdf.Pdf, day: dt.date) -> None:
    for name in ("/CreationDate", "/ModDate"):
        document.docinfo[name] = f"D:{day:%Y%m%d}000000Z"
    for intent in document.Root.OutputIntents:
        profile = intent.DestOutputProfile
        data = bytearray(profile.read_bytes())
        data[_ICC_DATE] = struct.pack(">6H", day.year, day.month, day.day, 0, 0, 0)
        data[_ICC_ID] = bytes(16)
        profile.write(bytes(data))


def _xmp(document: pikepdf.Pdf, day: dt.date, source: str) -> str:
    said = {name: escape(str(document.docinfo.get(f"/{name}", ""))) for name in ("Title", "Author", "Creator", "Producer")}
    language = escape(str(document.Root.get("/Lang", "")))
    return _XMP.format(
        title=said["Title"],
        author=f"<dc:creator><rdf:Seq><rdf:li>{said['Author']}</rdf:li></rdf:Seq></dc:creator>" if said["Author"] else "",
        language=f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>" if language else "",
        tool=said["Creator"],
        producer=said["Producer"],
        moment=f"{day.isoformat()}T00:00:00Z",
        source=source,
        seal=UNSEALED,
        schemas="".join(_schema(*row) for row in _SCHEMAS),
    )


def _schema(name: str, namespace: str, prefix: str, properties: tuple[tuple[str, str, str], ...]) -> str:
    """An extension schema as PDF/A wants it described (ISO 19005-2, 6.6.2.3.3)."""
    rows = "".join(
        f'<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>'
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{text}</pdfaProperty:description></rdf:li>"
        for name, kind, text in properties
    )
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{name}</pdfaSchema:schema>'
        f"<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{rows}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )


_UA: Final = "http://www.aiim.org/pdfua/ns/id/"
_SCHEMAS: Final = (
    ("PDF/UA identification", _UA, "pdfuaid", (("part", "Integer", "Part of ISO 14289"),)),
    (
        "docgen",
        NAMESPACE,
        "docgen",
        ((SOURCE, "Text", "SHA-256 of the document that was converted"), (SEAL, "Text", "SHA-256 of this file, noughts here")),
    ),
)
"""What stands in the XMP beyond the schemas that PDF/A knows of itself."""

_XMP: Final = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
    ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="' + _UA + '"'
    ' xmlns:docgen="' + NAMESPACE + '" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\n'
    f"<pdfaid:part>{PART}</pdfaid:part><pdfaid:conformance>{CONFORMANCE}</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\n"
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{author}{language}\n'
    "<pdf:Producer>{producer}</pdf:Producer><xmp:CreatorTool>{tool}</xmp:CreatorTool><xmp:CreateDate>{moment}</xmp:CreateDate>"
    "<xmp:ModifyDate>{moment}</xmp:ModifyDate><xmp:MetadataDate>{moment}</xmp:MetadataDate>\n"
    "<docgen:kilde>{source}</docgen:kilde><docgen:segl>{seal}</docgen:segl>\n"
    "<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas>\n"
    '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
)
