"""Every kind of document as an archive wants it, by real LibreOffice and a judge that is not ours: PDF/A-2b and PDF/UA-1."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import docx
import pytest
import yaml
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from docgen.archive.pdfa import Reason, convert
from docgen.build.pdf_stamp import Stamp, read_stamp
from docgen.disk import digest
from office import ROOT, Office, Outcome, longest_of_each, need_program
from verapdf import judged, need_verapdf

Built = tuple[Office, Outcome]


def samples(office: Office) -> dict[str, bytes]:
    """The longest archive copy and the longest receiver's copy of each kind."""
    documents = office.documents
    return {name: documents[path] for name, path in longest_of_each(office).items()}


@pytest.fixture(scope="session")
def judge(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    need_program("soffice", "libreoffice-writer-nogui")
    return need_verapdf(tmp_path_factory.mktemp("verapdf"))


def put(pdfs: dict[str, bytes], folder: Path) -> list[Path]:
    files = []
    for number, (_, pdf) in enumerate(sorted(pdfs.items())):
        files.append(folder / f"{number:03}.pdf")
        files[-1].write_bytes(pdf)
    return files


def test_every_kind_of_document_is_pdf_a_and_pdf_ua(either: Built, judge: tuple[str, ...], tmp_path: Path) -> None:
    office, _ = either
    documents = samples(office)
    table = yaml.safe_load((ROOT / "templates" / "dokumenter.yaml").read_text("utf-8"))
    assert {name.rpartition("-")[0] for name in documents} == {row["type"] for row in table["dokumenter"]}
    done = convert(documents)
    assert done.made.keys() == documents.keys()
    for name, pdf in done.made.items():
        assert read_stamp(pdf) == Stamp(digest(documents[name]), untouched=True)
    files = put(dict(done.made), tmp_path)
    wrong = {
        name: verdict.broken
        for name, verdict in zip(sorted(documents), judged(judge, files).values(), strict=True)
        if not verdict.is_clean
    }
    assert not wrong


def test_two_conversions_in_other_company_give_the_same_bytes(built: Built) -> None:
    need_program("soffice", "libreoffice-writer-nogui")
    documents = dict(list(samples(built[0]).items())[:6])
    assert convert(documents).made == convert(dict(reversed(documents.items())), batch=4).made


def test_the_judge_can_say_no(judge: tuple[str, ...], tmp_path: Path) -> None:
    """A border round a paragraph is neither content nor artifact in LibreOffice's tags: as python-docx's «Title» has it."""
    done = convert({"kant": with_a_border()})
    (verdict,) = judged(judge, put(dict(done.made), tmp_path)).values()
    assert verdict.broken["2b"] == ()
    assert any("7.1-3" in clause for clause in verdict.broken["ua1"])


def with_a_border() -> bytes:
    document = docx.Document()
    document.core_properties.title = "Tittel"
    document.core_properties.language = "nb-NO"
    document.add_heading("Tittel", 0)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def test_a_chart_says_what_it_shows(built: Built) -> None:
    """LibreOffice drops the alternative text of charts; a reader who does not see them gets it all the same."""
    need_program("soffice", "libreoffice-writer-nogui")
    import pikepdf

    report = samples(built[0])["evaluering-arkiv"]
    with pikepdf.Pdf.open(io.BytesIO(convert({"a": report}).made["a"])) as pdf:
        told = [str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert sum(text.startswith("Stolpediagram: ") for text in told) == 3


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that notes who asks it for pictures."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            return

    with HTTPServer(("localhost", 0), Handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://localhost:{listening.server_port}", asked
        listening.shutdown()


def test_a_document_that_points_at_the_net_fetches_nothing(server: tuple[str, list[str]]) -> None:
    need_program("soffice", "libreoffice-writer-nogui")
    address, asked = server
    document = docx.Document()
    document.add_paragraph("Et bilde som ligger ute:")
    relation = document.part.relate_to(f"{address}/bilde.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    namespaces = nsdecls("w", "wp", "a", "pic", "r")
    document.element.body.insert(
        1,
        parse_xml(
            f'<w:p {namespaces}><w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="b" descr="b"/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
            '<pic:cNvPr id="1" name="b"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:link="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
            '<a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r></w:p>"
        ),
    )
    done = convert({"lenke": saved(document), "feil": b"ingenting"})
    assert done.made.keys() == {"lenke"}
    assert done.failed == {"feil": Reason.NOT_WORD}
    assert asked == []
