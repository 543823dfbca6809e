"""One whole document of each type D1 to D15, from the repository's own workspace: is it right, and did it change?

A golden document is a folder: its parts as pretty XML and `tekst.txt`, the document as a person reads it. `pytest --oppdater`
writes them anew; the diff is reviewed like code.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from lxml import etree

from office import Office, parts_of, text_of

GOLDEN = Path(__file__).parent
DOCUMENTS = {
    "D01-meldeskjema": "RT-2026-017/*_meldeskjema.docx",
    "D02-samtykkeskjema": "AG-2026-010/*_samtykkeskjema.docx",
    "D03-oppstart": "AG-2026-005/*_oppstart_oppvekstteam.docx",
    "D04-innkalling": "AG-2026-005/*_2026-12-10_innkalling_foresatt-mor.docx",
    "D05-saksliste": "AG-2026-005/*_2026-12-10_saksliste_bup.docx",
    "D06-referat": "AG-2026-005/*_2026-10-22_referat_bruker.docx",
    "D07-saksliste_ressursteam": "ressursteam/*_saksliste_ressursteam.docx",
    "D08-referat_ressursteam": "RT-2026-014/*_referat_ressursteam.docx",
    "D09-avlysning": "AG-2026-005/*_2026-11-17_avlysning_bup.docx",
    "D10-avslutning": "AG-2026-001/*_avslutning.docx",
    "D11-møteplan": "ressursteam/*2027-vår*_møteplan.docx",
    "D12-evaluering": "ressursteam/*_evaluering.docx",
    "D12-evaluering_offentlig": "ressursteam/*_evaluering_offentlig.docx",
    "D13-tiltaksbank": "ressursteam/*_tiltaksbank.docx",
    "D04-innkalling-nynorsk": "AG-2026-008/*_innkalling_bruker.docx",
    "D05-saksliste-nynorsk": "AG-2026-008/*_saksliste_nav.docx",
    "D06-referat-nynorsk": "AG-2026-008/*_referat_bruker.docx",
    "D14-tilbakemelding": "RT-2026-013/*_tilbakemelding_foresatt-mor.docx",
    "D15-samtykke_trukket": "RT-2026-011/*_samtykke_trukket_foresatt-mor.docx",
}
SHOWN = re.compile(r"word/(document|header\d*|footer\d*)\.xml|docProps/\w+\.xml")
"""The parts that differ from document to document; the rest is the template's, and its own tests keep it."""
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = Office.fresh(tmp_path_factory.mktemp("golden") / "kommune")
    outcome = office.build()
    assert outcome.code == 0, outcome.said
    return office


def as_folder(data: bytes) -> dict[str, str]:
    """A document as the files of its golden folder."""
    parts = parts_of(data)
    shown = {name: pretty(part) for name, part in parts.items() if SHOWN.fullmatch(name)}
    return shown | {"tekst.txt": text_of(data) + "\n", "deler.txt": "\n".join(parts) + "\n"}


def pretty(part: bytes) -> str:
    """The part on many lines, without the digests: they change with every template and say nothing to a reader."""
    tree = etree.parse(io.BytesIO(part), etree.XMLParser(remove_blank_text=False, resolve_entities=False))
    etree.indent(tree, " ")
    return DIGEST.sub("(digest)", etree.tostring(tree, encoding="unicode")) + "\n"


def read_folder(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*")) if path.is_file()}


def write_folder(folder: Path, files: dict[str, str]) -> None:
    for path in read_folder(folder):
        if path not in files:
            (folder / path).unlink()
            if not any((folder / path).parent.iterdir()):
                (folder / path).parent.rmdir()
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_document_is_the_golden_one(name: str, workspace: Office, oppdater: bool) -> None:
    found = sorted(workspace.output.glob(DOCUMENTS[name]))
    assert found, f"the workspace makes no {DOCUMENTS[name]}"
    files = as_folder(found[0].read_bytes())
    if oppdater:
        write_folder(GOLDEN / name, files)
    golden = read_folder(GOLDEN / name)
    # The list of parts first, then what a person reads, then the trees: the first difference is the one to look at.
    assert files["deler.txt"].splitlines() == golden["deler.txt"].splitlines()
    assert files["tekst.txt"].splitlines() == golden["tekst.txt"].splitlines()
    assert files.keys() == golden.keys()
    for part, text in files.items():
        assert text.splitlines() == golden[part].splitlines(), part


def test_no_golden_document_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir() if path.is_dir() and path.name.startswith("D")} == set(DOCUMENTS)
