"""The finisher: the same bytes whenever LibreOffice ran, dates that are the document's, a seal that one byte breaks."""

from __future__ import annotations

import datetime as dt
import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.archive.pdf_finish import NotArchivableError, finished
from docgen.build.pdf_stamp import UNSEALED, Stamp, pdf_path, read_stamp, sealed
from pdf_maker import CLAIMS, libreoffice_pdf

DAY = dt.date(2026, 10, 22)
EARLY, LATE = dt.datetime(2026, 11, 20, 8, 30, 1), dt.datetime(2027, 1, 2, 23, 59, 58)  # noqa: DTZ001
SOURCE = "ab" * 32


def done(pdf: bytes | None = None, source: str = SOURCE) -> bytes:
    return finished(pdf or libreoffice_pdf(EARLY), DAY, source)


def test_two_runs_of_libreoffice_give_the_same_bytes() -> None:
    assert libreoffice_pdf(EARLY) != libreoffice_pdf(LATE)
    assert done(libreoffice_pdf(EARLY)) == done(libreoffice_pdf(LATE))


def test_another_day_or_another_source_gives_others() -> None:
    assert finished(libreoffice_pdf(EARLY), dt.date(2026, 10, 23), SOURCE) != done()
    assert done(source="cd" * 32) != done()


def test_every_date_is_the_documents_own_and_what_was_random_is_gone() -> None:
    with pikepdf.Pdf.open(io.BytesIO(done())) as document:
        assert [str(document.docinfo[name]) for name in ("/CreationDate", "/ModDate")] == ["D:20261022000000Z"] * 2
        profile = document.Root.OutputIntents[0].DestOutputProfile.read_bytes()
        assert (profile[24:36], profile[84:100]) == (bytes.fromhex("07ea000a0016000000000000"), bytes(16))
        assert "/DocChecksum" not in document.trailer
        xmp = document.Root.Metadata.read_bytes()
    tree = etree.fromstring(xmp)
    moments = [found.text for name in ("CreateDate", "ModifyDate", "MetadataDate") for found in tree.iter(f"{{*}}{name}")]
    assert moments == ["2026-10-22T00:00:00Z"] * 3


def test_the_xmp_says_what_it_is_and_describes_the_schemas_that_pdf_a_does_not_know() -> None:
    with pikepdf.Pdf.open(io.BytesIO(done())) as document, document.open_metadata(update_docinfo=False) as said:
        assert said["pdfaid:part"] == "2"
        assert said["pdfaid:conformance"] == "B"
        assert said["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert said["dc:title"] == "Referat <1> & mer"
        xmp = document.Root.Metadata.read_bytes()
    described = [found.text for found in etree.fromstring(xmp).iter("{*}namespaceURI")]
    assert described == ["http://www.aiim.org/pdfua/ns/id/", "urn:docgen:pdf:1:"]


@pytest.mark.parametrize(
    ("pdf", "lacks"),
    [
        (libreoffice_pdf(EARLY, claims=CLAIMS.replace("<pdfuaid:part>1</pdfuaid:part>", "")), "PDF/UA-1"),
        (libreoffice_pdf(EARLY, claims=CLAIMS.replace("part>2", "part>1")), "PDF/A-2"),
        (libreoffice_pdf(EARLY, claims=CLAIMS.replace(">B<", ">U<")), "PDF/A-2b"),
        (libreoffice_pdf(EARLY, tagged=False), "AttributeError"),
        (libreoffice_pdf(EARLY)[:400], "PdfError"),
        (b"", "PdfError"),
    ],
)
def test_a_pdf_that_is_not_what_was_asked_for_is_refused(pdf: bytes, lacks: str) -> None:
    with pytest.raises(NotArchivableError, match=f"^{lacks}$"):
        finished(pdf, DAY, SOURCE)


def test_the_stamp_names_the_source() -> None:
    assert read_stamp(done()) == Stamp(SOURCE, untouched=True)
    assert read_stamp(libreoffice_pdf(EARLY)) is None
    assert read_stamp(b"") is None


PDF = done()


@given(st.integers(0, len(PDF) - 1), st.integers(1, 255))
@settings(max_examples=300)
def test_one_changed_byte_breaks_the_seal(place: int, step: int) -> None:
    changed = bytearray(PDF)
    changed[place] = (changed[place] + step) % 256
    stamp = read_stamp(bytes(changed))
    assert stamp is None or not stamp.untouched


def test_what_a_program_adds_at_the_end_breaks_the_seal() -> None:
    longer = read_stamp(PDF + b"\n% a note")
    assert longer == Stamp(SOURCE, untouched=False)
    # A program that saves a changed XMP at the end leaves the old one before it.
    assert read_stamp(PDF + PDF) is None


def test_only_a_place_kept_for_it_is_sealed() -> None:
    for data in (b"", PDF, f"<docgen:kilde>{SOURCE}</docgen:kilde><docgen:segl>{UNSEALED[1:]}1</docgen:segl>".encode()):
        with pytest.raises(ValueError, match="no place"):
            sealed(data)


def test_the_pdf_lies_beside_its_document() -> None:
    assert pdf_path("AG-2026-005/AG-2026-005_referat.docx") == "AG-2026-005/AG-2026-005_referat.pdf"
