"""Small PDFs as LibreOffice makes them, and a LibreOffice that does as it is told by the documents it gets."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
from pathlib import Path

import pikepdf

CLAIMS = (
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>"
    "<xmp:CreateDate>{moment}</xmp:CreateDate>"
)


def libreoffice_pdf(moment: dt.datetime, *, claims: str = CLAIMS, tagged: bool = True, title: str = "Referat <1> & mer") -> bytes:
    """A page with all that the finisher looks at, made at a moment as LibreOffice would: clock, random id, checksum."""
    document = pikepdf.Pdf.new()
    document.add_blank_page(page_size=(595, 842))
    profile = bytearray(b"\0" * 36 + b"acsp" + b"\0" * 88)
    profile[24:36] = struct.pack(">6H", *moment.timetuple()[:6])
    profile[84:100] = b"i" * 16
    document.Root.OutputIntents = pikepdf.Array(
        [pikepdf.Dictionary(Type=pikepdf.Name.OutputIntent, DestOutputProfile=document.make_stream(bytes(profile), N=3))]
    )
    document.Root.Lang = "nb-NO"
    if tagged:
        document.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        document.Root.StructTreeRoot = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    xmp = f'<?xpacket begin=""?><x:xmpmeta>{claims.format(moment=moment.isoformat())}</x:xmpmeta><?xpacket end="w"?>'
    document.Root.Metadata = document.make_stream(xmp.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    document.docinfo["/Title"] = title
    document.docinfo["/Author"] = "docgen"
    document.docinfo["/Producer"] = "LibreOffice 7.4"
    document.docinfo["/CreationDate"] = f"D:{moment:%Y%m%d%H%M%S}Z"
    document.trailer["/DocChecksum"] = pikepdf.Name(f"/{moment:%H%M%S}")
    saved = io.BytesIO()
    document.save(saved, fix_metadata_version=False)
    return saved.getvalue()


def word(says: str = "", day: str = "2026-10-22") -> bytes:
    """A file that our reader takes for a Word document; `says` is what the false LibreOffice does with it."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("word/document.xml", f"<w:document>{says}</w:document>")
        package.writestr("docProps/core.xml", f"<dcterms:modified>{day}T09:00:00Z</dcterms:modified>")
    return data.getvalue()


FALSE_OFFICE = """#!/bin/sh
echo call >> "$(dirname "$0")/calls"
while [ "$1" != --outdir ]; do shift; done
out=$2; shift 2
for file; do
  name=$(basename "$file" .docx)
  if grep -q KRASJ "$file"; then exit 0; fi
  if grep -q STILLE "$file" || [ "$(wc -c < "$file")" = "$(cat "$(dirname "$0")/bad" 2>/dev/null)" ]; then continue; fi
  if grep -q HALV "$file"; then head -c 500 "$(dirname "$0")/model.pdf" > "$out/$name.pdf"; continue; fi
  if grep -q HENG "$file"; then sleep 600 & echo $! > "$(dirname "$0")/child"; wait; fi
  cp "$(dirname "$0")/model.pdf" "$out/$name.pdf"
done
"""
"""Ends without an error whatever it did, as the real one (archive.md §4). `bad` beside it is the size of a document it cannot open."""


def false_office(folder: Path) -> Path:
    """Install it as `soffice` in a folder; `calls` there has a line for each call."""
    folder.mkdir()
    (folder / "model.pdf").write_bytes(libreoffice_pdf(dt.datetime(2026, 11, 20, 8, 30, 1)))  # noqa: DTZ001 -- any moment
    (folder / "soffice").write_text(FALSE_OFFICE, "utf-8")
    (folder / "soffice").chmod(0o755)
    return folder
