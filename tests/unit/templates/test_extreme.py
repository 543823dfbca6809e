"""Too much of everything, and nothing at all: the documents are still right, and nothing is cut off the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest
import samples

from docgen.documents.norwegian import dialect
from docgen.pipeline import verify_document
from docgen.word.compile import compile_template
from docgen.word.render import render
from office import pages, to_pdf

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
MANY = 40
WORDS = 3_000
CORE = {"dc:title": "Referat – tverrfaglig samarbeid", "cp:lastModifiedBy": "docgen"}
KEPT = {"kommune", "linjer", "dokument", "oppsett"}


def walked(value: Any, change: Callable[[str, Any], Any], key: str = "") -> Any:
    """The values with `change` made to each text and list, the innermost first; what is the house's own stays."""
    if key in KEPT:
        return value
    if isinstance(value, dict):
        return {name: walked(inner, change, name) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return change(key, [walked(item, change) for item in value])
    return change(key, value) if isinstance(value, str) else value


def too_much(key: str, value: Any) -> Any:
    """Forty of everything that is listed, names of two hundred characters, texts of three thousand words."""
    if isinstance(value, list):
        return list(islice(cycle(value), MANY)) if value and isinstance(value[0], dict) else value
    if key == "navn":
        return " ".join(islice(cycle([value, "Ramsvik-Overgaard", "Hammerstad"]), 20))[:200].strip()
    if len(value) >= 60:
        return "\n\n".join(" ".join(islice(cycle(value.split()), 150)) + "." for _ in range(WORDS // 150))
    return value


def one_word(key: str, value: Any) -> Any:
    """Every text cut to its first word."""
    return value.split()[0] if isinstance(value, str) and len(value) >= 30 else value


@cache
def made(kind: str, how: str) -> bytes:
    compiled = compile_template((TEMPLATES / f"{kind}.docx").read_bytes(), name=f"{kind}.docx", dialect=dialect())
    return render(compiled, EXTREMES[how](kind.removesuffix(samples.NYNORSK)), core=CORE)


EXTREMES = {
    "too much": lambda kind: walked(samples.full(kind), too_much),
    "one word": lambda kind: walked(samples.full(kind), one_word),
    "nothing": samples.bare,
}


@pytest.mark.parametrize("how", EXTREMES)
@pytest.mark.parametrize("kind", samples.FILES)
def test_it_still_meets_every_point(kind: str, how: str) -> None:
    found = verify_document(made(kind, how))
    assert [(number, fault.message()) for number, fault in found.faults] == []


@pytest.fixture(scope="module")
def as_pdf(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    folder = tmp_path_factory.mktemp("ytterst")
    sources = {}
    for number, (kind, how) in enumerate((kind, how) for kind in samples.KINDS for how in EXTREMES):
        path = folder / f"{number}.docx"
        path.write_bytes(made(kind, how))
        sources[kind, how] = path
    to_pdf(tuple(sources.values()), folder, tmp_path_factory.mktemp("profil"))
    return {key: path.with_suffix(".pdf") for key, path in sources.items()}


@pytest.mark.parametrize("how", EXTREMES)
def test_nothing_is_cut_and_no_page_is_blank(as_pdf: dict[tuple[str, str], Path], how: str) -> None:
    wrong = []
    for (kind, case), pdf in as_pdf.items():
        for number, page in enumerate(pages(pdf) if case == how else (), 1):
            found = [word for line in page for word in line]
            wrong += [
                f"{kind} side {number}: «{word[4]}» er utenfor"
                for word in found
                if word[0] < 18 or word[2] > 200 or word[3] > 292
            ]
            if len({round(word[3]) for word in found if 24 < word[1] < 272}) < (1 if how == "nothing" else 3):
                wrong.append(f"{kind} side {number}: nesten tom")
    assert wrong == []
