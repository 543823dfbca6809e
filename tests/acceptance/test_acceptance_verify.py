"""The points of a finished document: every document of the workspace meets those that apply, and each can be seen to fail alone."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from docgen.cli.explaining import explain_code
from docgen.pipeline import verify_document
from docgen.word.faults import TemplateError
from docgen.word.points import NUMBERS, POINTS
from office import Office, Outcome, parts_of

Parts = dict[str, str]

BODY, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"
PAGE = Path(__file__).parents[2] / "docs" / "punkter.md"
HEAD = """# De 31 punktene

Det `docgen verify` spør om. `docgen explain A5` forklarer ett av dem. Siden lages av `tests/acceptance/test_acceptance_verify.py`.

| nr. | punkt | bygger på |
|---|---|---|
"""
NUMBER = "030245 12671"
LETTER = "AG-2026-005_2026-12-10_innkalling_foresatt-mor.docx"
D_NUMBER = "43024512671"
IN_RUNS = "<w:p><w:r><w:t>Se 0302</w:t></w:r><w:r><w:t>45126</w:t></w:r><w:r><w:t>71.</w:t></w:r></w:p>"
IN_A_PROPERTY = (
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="900" name="Emne"><vt:lpwstr>'
    + NUMBER
    + "</vt:lpwstr></property>"
)
DRAWN = (
    '<w:p><w:r><w:drawing><wp:{0} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="{1}" name="Bilde" descr="{2}"/></wp:{0}></w:drawing></w:r></w:p>'
)


def changed(part: str, pattern: str, replacement: str, count: int = 1) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        parts[part], times = re.subn(pattern, replacement, parts[part], count=count, flags=re.DOTALL)
        assert times, f"{pattern} is not in {part}"

    return change


def added(paragraph: str) -> Callable[[Parts], None]:
    """A paragraph more, at the end of the body."""
    return changed(BODY, r"(?=<w:sectPr(?!.*<w:sectPr))", paragraph.replace("\\", r"\\"))


def said(text: str, properties: str = "", of_run: str = "") -> Callable[[Parts], None]:
    return added(f'<w:p>{properties}<w:r>{of_run}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>')


def in_style(style: str, old: str, new: str) -> Callable[[Parts], None]:
    return changed(STYLES, rf'(w:styleId="{style}"(?:(?!</w:style>).)*?){old}', rf"\g<1>{new}")


MUTATIONS: dict[str, Callable[[Parts], None]] = {
    "A1": changed(CORE, r"(<dc:title>)[^<]*", r"\1innkalling.docx"),
    "A2": changed(STYLES, r'(<w:docDefaults>.*?<w:lang [^>]*w:val=")nb-NO', r"\1de-DE"),
    "A3": changed(BODY, r'"Overskrift1"', '"Overskrift2"'),
    "A4": changed(BODY, r'"Overskrift2"', '"Overskrift3"'),
    "A5": said("Falsk overskrift", of_run="<w:rPr><w:b/></w:rPr>"),
    "A6": added("<w:p/>"),
    "A7": said("Her      og der."),
    "A8": changed(BODY, "<w:tblHeader/>", ""),
    "A9": changed(BODY, r"(</w:tr><w:tr>)<w:trPr><w:cantSplit/></w:trPr>", r"\1"),
    "A10": changed(BODY, r"(<w:tcW [^>]*/>)", r'\1<w:gridSpan w:val="2"/>'),
    "A11": added(DRAWN.format("inline", 901, "")),
    "A12": added(DRAWN.format("anchor", 902, "Et kart over bygget")),
    "A13": added('<w:p><w:hyperlink w:anchor="x"><w:r><w:t>her</w:t></w:r></w:hyperlink></w:p>'),
    "A14": said("- et punkt"),
    "A15": in_style("Referanse", r'<w:color w:val="[^"]*"', '<w:color w:val="BBBBBB"'),
    "A16": said("Jevn høyremarg.", properties='<w:pPr><w:jc w:val="both"/></w:pPr>'),
    "L1": changed(BODY, r'(<w:pgSz [^>]*w:w=")\d+', r"\g<1>12240"),
    "L2": changed(BODY, r'(<w:pgMar [^>]*w:header=")\d+', r"\g<1>300"),
    "L3": changed(BODY, r"Deres ref\.: –", "Deres ref.:"),
    "L4": changed(BODY, r"Dato: [^<]*", "Dato: 20.11.2026"),
    "L5": changed(BODY, r'"Gradering"', '"Referanse"'),
    "L6": changed("word/footer1.xml", "NUMPAGES", "SECTIONPAGES"),
    "L7": changed("word/header2.xml", "AG-2026-005", "AG-2026-500"),
    "L8": in_style("Overskrift2", "<w:keepNext/>", ""),
    "P1": said("TODO: skriv mer."),
    "P2": added('<w:p><w:ins w:id="9" w:author="x"><w:r><w:t>Nytt.</w:t></w:r></w:ins></w:p>'),
    "P3": changed(CORE, r"(<cp:lastModifiedBy>)[^<]*", r"\1Kari Nordmann"),
    "P4": changed("word/settings.xml", r'("compatibilityMode"[^>]*w:val=")15', r"\g<1>14"),
    "P5": said("Stor skrift.", of_run='<w:rPr><w:sz w:val="40"/></w:rPr>'),
    "P7": said(f"Gjelder {NUMBER}."),
}


def read(path: Path) -> Parts:
    return {name: data.decode("utf-8", "surrogateescape") for name, data in parts_of(path.read_bytes()).items()}


def packed(parts: Parts, moment: tuple[int, int, int, int, int, int] = (1980, 1, 1, 0, 0, 0)) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, moment), text.encode("utf-8", "surrogateescape"))
    return out.getvalue()


@pytest.fixture(scope="module")
def letter(built: tuple[Office, Outcome]) -> Path:
    return next((built[0].root / "output").rglob(LETTER))


def documents(office: Office) -> list[Path]:
    return sorted((office.root / "output").rglob("*.docx"))


def failures(paths: Iterable[Path]) -> dict[str, list[str]]:
    found = {path.name: verify_document(path.read_bytes()) for path in paths}
    return {name: [f"{number} {fault.message('nb')}" for number, fault in v.faults] for name, v in found.items() if v.faults}


def test_every_document_of_the_workspace_meets_every_point_that_applies(either: tuple[Office, Outcome]) -> None:
    paths = documents(either[0])
    assert len(paths) > 250
    assert failures(paths) == {}


def test_all_points_apply_to_a_letter_that_is_exempt_from_publicity(letter: Path) -> None:
    found = verify_document(letter.read_bytes())
    assert len(NUMBERS) == 31
    assert (found.skipped, found.faults) == (frozenset(), ())


@pytest.mark.parametrize("number", NUMBERS)
def test_each_point_fails_alone(letter: Path, number: str) -> None:
    parts = read(letter)
    if number == "P6":
        data = packed(parts, (2026, 11, 20, 9, 30, 0))
    else:
        MUTATIONS[number](parts)
        data = packed(parts)
    assert verify_document(data).failed == {number}


@pytest.mark.parametrize(
    ("number", "change"),
    [
        pytest.param("A3", in_style("Overskrift2", r'(<w:outlineLvl w:val=)"1"', r'\2"0"'), id="A3: two titles"),
        pytest.param("A16", in_style("Referanse", r'(?=</w:style>)', '<w:rPr><w:sz w:val="14"/></w:rPr>'), id="A16: a style too small"),
        pytest.param("L1", changed(BODY, r'(<w:pgMar [^>]*w:left=")\d+', r"\g<1>600"), id="L1: a narrow margin"),
        pytest.param("L2", changed(BODY, r"<w:body>", "<w:body><w:p><w:r><w:t>Hei</w:t></w:r></w:p>"), id="L2: a line above"),
        pytest.param("L2", in_style("Mottaker", 'w:lineRule="exact"', 'w:lineRule="auto"'), id="L2: a height that varies"),
        pytest.param("L4", said("Fristen er 2026-12-01."), id="L4: a machine's date in the text"),
        pytest.param("L6", changed("word/footer2.xml", " PAGE ", " DATE "), id="L6: further pages"),
        pytest.param("L8", in_style("SignaturSlutt", "<w:keepLines/>", ""), id="L8: the signature"),
        pytest.param("L8", in_style("Hilsen", "<w:keepNext/>", ""), id="L8: the greeting"),
        pytest.param("A11", changed("word/header1.xml", r'(<wp:docPr [^>]*descr=")[^"]*', r"\1"), id="A11: the logo"),
        pytest.param("P1", said("Hei {{ navn }}"), id="P1: a tag"),
        pytest.param("P2", said("skjult", of_run="<w:rPr><w:vanish/></w:rPr>"), id="P2: hidden text"),
        pytest.param("P3", changed(BODY, "<w:p>", '<w:p w:rsidR="00AB12CD">'), id="P3: rsid"),
        pytest.param("P4", changed("word/settings.xml", "<w:zoom", '<w:updateFields w:val="true"/><w:zoom'), id="P4: asks on opening"),
        pytest.param("P5", changed(BODY, '"Ingress"', '"FinnesIkke"'), id="P5: a style that is not there"),
        pytest.param("P7", said(D_NUMBER), id="P7: a D-number, without a space"),
        pytest.param("P7", added(IN_RUNS), id="P7: in several runs"),
        pytest.param("P7", changed("word/header2.xml", "(?=</w:hdr>)", f"<w:p><w:r><w:t>{NUMBER}</w:t></w:r></w:p>"), id="P7: a header"),
        pytest.param("P7", changed("word/footer2.xml", "(?=</w:ftr>)", f"<w:p><w:r><w:t>{NUMBER}</w:t></w:r></w:p>"), id="P7: a footer"),
        pytest.param("P7", changed(CORE, r"(<dc:title>)", rf"\g<1>{NUMBER} "), id="P7: the title"),
        pytest.param("P7", changed("docProps/custom.xml", r"(?=</Properties>)", IN_A_PROPERTY), id="P7: a property"),
        pytest.param("P7", added(DRAWN.format("inline", 903, NUMBER)), id="P7: an alternative text"),
        pytest.param("P6", added(DRAWN.format("inline", 5, "a") * 2), id="P6: the same number twice"),
    ],
)  # fmt: skip
def test_other_ways_to_fail_a_point(letter: Path, number: str, change: Callable[[Parts], None]) -> None:
    parts = read(letter)
    change(parts)
    assert verify_document(packed(parts)).failed == {number}


@pytest.mark.parametrize("kind", ["comments", "footnotes"])
def test_a_fodselsnummer_in_a_comment_or_a_note_is_found(letter: Path, kind: str) -> None:
    parts = read(letter)
    root, one = kind, kind.removesuffix("s")
    parts[f"word/{kind}.xml"] = (
        f'<w:{root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:{one} w:id="1">'
        f"<w:p><w:r><w:t>Se {NUMBER}</w:t></w:r></w:p></w:{one}></w:{root}>"
    )
    kind_of = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    changed("[Content_Types].xml", "(?=</Types>)", f'<Override PartName="/word/{kind}.xml" ContentType="{kind_of}"/>')(parts)
    faults = [fault for number, fault in verify_document(packed(parts)).faults if number == "P7"]
    assert [fault.place.text() for fault in faults] == [{"comments": "merknader", "footnotes": "fotnoter"}[kind] + ", avsnitt 1"]


@pytest.mark.parametrize(
    "written",
    [
        f"<w:p><w:r><w:instrText>{NUMBER}</w:instrText></w:r></w:p>",
        f'<w:p><w:del w:id="9" w:author="x"><w:r><w:delText>{NUMBER}</w:delText></w:r></w:del></w:p>',
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        f"<w:p><w:r><w:t>{NUMBER}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    ],
    ids=["a field", "deleted", "a text box"],
)
def test_a_fodselsnummer_is_told_once_by_its_paragraph(letter: Path, written: str) -> None:
    parts = read(letter)
    added(written)(parts)
    faults = [fault for number, fault in verify_document(packed(parts)).faults if number == "P7"]
    assert [re.fullmatch(r"brødtekst, avsnitt \d+.*", fault.place.text()) is not None for fault in faults] == [True]


def test_no_digit_of_a_fodselsnummer_is_repeated(built: tuple[Office, Outcome], letter: Path, tmp_path: Path) -> None:
    """Other points quote what they find; this one may stand in it."""
    parts = read(letter)
    said(f"- Gjelder {NUMBER}")(parts)
    changed(CORE, r"(<dc:title>)[^<]*", rf"\g<1>{NUMBER.replace(' ', '')}.docx")(parts)
    broken = tmp_path / "brev.docx"
    broken.write_bytes(packed(parts))
    for arguments in ((), ("--json",), ("--lang", "en")):
        told = built[0].run("verify", str(broken), *arguments)
        assert told.code == 1
        assert "P7" in told.out and "A14" in told.out and "A1" in told.out
        assert "12671" not in told.said and "030245" not in told.said
    told = built[0].run("kontroller", str(broken))
    assert re.search(r"P7: brødtekst, avsnitt \d+.*: her står det som ser ut som et fødselsnummer eller et D-nummer\.", told.out)
    assert "P7: dokumentegenskaper: her står" in told.out


def test_the_command_tells_place_and_way_out_and_ends_with_one(
    built: tuple[Office, Outcome], letter: Path, tmp_path: Path
) -> None:
    parts = read(letter)
    MUTATIONS["A14"](parts)
    broken = tmp_path / "brev.docx"
    broken.write_bytes(packed(parts))
    told = built[0].run("kontroller", str(broken))
    assert told.code == 1
    assert "A14: brødtekst, avsnitt" in told.out
    assert "«- et punkt» er en liste som er skrevet for hånd." in told.out
    assert "Bruk Words punktliste eller nummerering." in told.out
    assert "30 av 31 punkter er i orden. Ikke i orden: A14." in told.out
    fine = built[0].run("verify", str(letter))
    assert (fine.code, "31 av 31 punkter er i orden." in fine.out) == (0, True)


def test_machines_get_every_point(built: tuple[Office, Outcome], letter: Path, tmp_path: Path) -> None:
    no_document = tmp_path / "notat.docx"
    no_document.write_text("Hei")
    told = json.loads(built[0].run("verify", str(letter), str(no_document), "--json").out)
    first, second = told["files"]
    assert (told["ok"], first["points"]["L2"], first["faults"]) == (False, "met", [])
    assert (second["points"], second["faults"][0]["code"]) == ({}, "not-a-zip")


@pytest.mark.parametrize("number", NUMBERS)
def test_a_point_can_be_explained(number: str) -> None:
    for lang in ("nb", "en"):
        told = explain_code(number.lower(), lang)
        assert told is not None
        assert told.startswith(f"{number}  {POINTS[number].say(lang)}")


def test_the_page_lists_every_point(oppdater: bool) -> None:
    rows = "".join(f"| {number} | {point.nb} | {point.source} |\n" for number, point in POINTS.items())
    if oppdater:
        PAGE.write_text(HEAD + rows, "utf-8")
    assert PAGE.read_text("utf-8") == HEAD + rows


def test_a_damaged_document_is_told_of_and_never_breaks_the_program(letter: Path) -> None:
    whole = read(letter)
    for name in whole:
        for content in (None, "", "<x/>", '<?xml version="1.0" encoding="x"?><x/>', whole[name][: len(whole[name]) // 2]):
            parts = {**whole, name: content or ""}
            if content is None:
                del parts[name]
            try:
                faults = [fault for _, fault in verify_document(packed(parts)).faults]
            except TemplateError as error:
                faults = list(error.faults)
            assert all(fault.message(lang) and fault.help(lang) for fault in faults for lang in ("nb", "en"))


def test_a_file_that_is_not_there_is_wrong_use(built: tuple[Office, Outcome]) -> None:
    told = built[0].run("verify", "finnes-ikke.docx")
    assert told.code == 2
    assert "Fant ikke filen «finnes-ikke.docx»." in told.err


def test_it_needs_no_workspace(letter: Path, tmp_path: Path) -> None:
    copy = tmp_path / "brev.docx"
    copy.write_bytes(letter.read_bytes())
    assert Office(tmp_path).run("verify", str(copy)).code == 0
