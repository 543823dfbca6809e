"""Too much of everything, and nothing at all: the documents are still right, and nothing is cut off the page."""

from __future__ import annotations

import html
import re
import subprocess
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest
import samples

from docgen.documents.norwegian import dialect
from docgen.pipeline import verify_document
from docgen.word.compile import compile_template
from docgen.word.render import render
from office import need_program

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
MANY = 40
WORDS = 3_000
CORE = {"dc:title": "Referat – tverrfaglig samarbeid", "cp:lastModifiedBy": "docgen"}
KEPT = {"kommune", "linjer", "dokument", "oppsett"}
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>')


def too_much(value: Any, key: str = "") -> Any:
    """Forty of everything that is listed, names of two hundred characters, texts of three thousand words."""
    if key in KEPT:
        return value
    if isinstance(value, dict):
        return {name: too_much(inner, name) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        items = [too_much(item) for item in value]
        return list(islice(cycle(items), MANY)) if items and isinstance(items[0], dict) else items
    if isinstance(value, str) and key == "navn":
        return " ".join(islice(cycle([value, "Ramsvik-Overgaard", "Hammerstad"]), 20))[:200].strip()
    if isinstance(value, str) and len(value) >= 60:
        return "\n\n".join(" ".join(islice(cycle(value.split()), 150)) + "." for _ in range(WORDS // 150))
    return value


def one_word(value: Any, key: str = "") -> Any:
    """Every text cut to its first word."""
    if key in KEPT:
        return value
    if isinstance(value, dict):
        return {name: one_word(inner, name) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [one_word(item) for item in value]
    return value.split()[0] if isinstance(value, str) and len(value) >= 30 else value


def made(kind: str, values: dict[str, Any]) -> bytes:
    compiled = compile_template((TEMPLATES / f"{kind}.docx").read_bytes(), name=f"{kind}.docx", dialect=dialect())
    return render(compiled, values, core=CORE)


EXTREMES = {
    "too much": lambda kind: too_much(samples.full(kind)),
    "one word": lambda kind: one_word(samples.full(kind)),
    "nothing": samples.bare,
}


@pytest.mark.parametrize("how", EXTREMES)
@pytest.mark.parametrize("kind", samples.KINDS)
def test_it_still_meets_every_point(kind: str, how: str) -> None:
    found = verify_document(made(kind, EXTREMES[how](kind)))
    assert [(number, fault.message()) for number, fault in found.faults] == []


@pytest.fixture(scope="module")
def as_pdf(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    soffice = need_program("soffice", "libreoffice-writer-nogui")
    folder, profile = tmp_path_factory.mktemp("ytterst"), tmp_path_factory.mktemp("profil")
    sources = {}
    for number, (kind, how) in enumerate((kind, how) for kind in samples.KINDS for how in EXTREMES):
        path = folder / f"{number}.docx"
        path.write_bytes(made(kind, EXTREMES[how](kind)))
        sources[kind, how] = path
    command = [soffice, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, sources.values())], check=True, capture_output=True, timeout=300)
    return {key: path.with_suffix(".pdf") for key, path in sources.items()}


@pytest.mark.parametrize("how", EXTREMES)
def test_nothing_is_cut_and_no_page_is_blank(as_pdf: dict[tuple[str, str], Path], how: str) -> None:
    tool = need_program("pdftotext", "poppler-utils")
    wrong = []
    for (kind, case), pdf in as_pdf.items():
        if case != how:
            continue
        boxes = subprocess.run([tool, "-bbox-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
        for number, page in enumerate(re.findall(r"<page [^>]*>(.*?)</page>", boxes, re.DOTALL), 1):
            found = [(*(float(at) / 72 * 25.4 for at in box[:4]), html.unescape(box[4])) for box in _WORD.findall(page)]
            wrong += [
                f"{kind} side {number}: «{word[4]}» er utenfor"
                for word in found
                if word[0] < 18 or word[2] > 200 or word[3] > 292
            ]
            if len({round(word[3]) for word in found if 24 < word[1] < 272}) < (1 if how == "nothing" else 3):
                wrong.append(f"{kind} side {number}: nesten tom")
    assert wrong == []
