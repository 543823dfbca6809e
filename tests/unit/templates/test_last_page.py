"""No page begins with a signature, or with one row of a table: what comes before stays with it, by Word's own means.

Word obeys «keep with next» at every length, which is seen in the paragraphs; the lengths that are converted are some of those at
which LibreOffice left a signature or a row alone. (Where a page ends exactly between two such paragraphs, LibreOffice 7.4 parts
them all the same.)
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest
import samples
from opened import NS, Opened, text_of

from office import pages, to_pdf

Made = Callable[..., bytes]
LISTS = {
    "oppstart": ("gruppe", "instanser"),
    "møteplan": ("møteplan", "datoer"),
    "tilbakemelding": ("drøfting", "tiltak"),
    "innkalling": ("innkalte",),
}
"""What makes each of them longer."""
LENGTHS = (
    ("oppstart", 4), ("oppstart", 8), ("oppstart", 11), ("møteplan", 7), ("møteplan", 10), ("møteplan", 13), ("tilbakemelding", 1),
    ("tilbakemelding", 3), ("innkalling", 4), ("innkalling", 18), ("innkalling", 21),
)  # fmt: skip
GREETING = "Med hilsen"


def long(made: Made, kind: str, length: int, **more: Any) -> bytes:
    """A document with a list of this length."""
    name, *inner = LISTS[kind]
    whole = samples.full(kind)[name]
    items = list(islice(cycle(whole[inner[0]] if inner else whole), length))
    return made(kind, **({name: {inner[0]: items, **more}} if inner else {name: items}))


def is_held(opened: Opened, paragraph: Any) -> bool:
    return bool(opened.style_has(opened.style_of(paragraph), "w:pPr/w:keepNext"))


@pytest.mark.parametrize("length", [1, 2, 3, 9])
@pytest.mark.parametrize(
    "kind",
    [
        "oppstart",
        "møteplan",
        "tilbakemelding",
        "innkalling",
        "avlysning",
        "referat",
        "saksliste_ressursteam",
        "referat_ressursteam",
    ],
)
def test_what_stands_before_the_signature_is_kept_with_it(made: Made, kind: str, length: int) -> None:
    for more in ({}, {"utgår": []}) if kind == "møteplan" else ({},):
        opened = Opened(long(made, kind, length, **more) if kind in LISTS else made(kind))
        blocks = opened.find("//w:body/*")
        at = next(n for n, block in enumerate(blocks) if text_of(block) == GREETING)
        last = blocks[at - 1]
        paragraphs = last.xpath("w:tr[last()]//w:p", namespaces=NS) or [last]
        assert paragraphs and all(is_held(opened, paragraph) for paragraph in paragraphs)


def test_the_last_two_rows_stay_together_and_the_others_may_part(made: Made) -> None:
    opened = Opened(long(made, "innkalling", 5))
    rows = opened.find("//w:tbl/w:tr")
    held = [all(is_held(opened, paragraph) for paragraph in row.xpath(".//w:p", namespaces=NS)) for row in rows]
    assert held == [True, False, False, False, True, False], "the heading row, and the last but one"
    assert len(opened.find("//w:tbl/w:tr/w:trPr/w:cantSplit")) == len(rows)


def converted(made: Made, folder: Path) -> dict[tuple[str, int], list[list[str]]]:
    """The lines of each page's body, from the top, by kind and length."""
    sources = {case: folder / f"{number}.docx" for number, case in enumerate(LENGTHS)}
    for (kind, length), path in sources.items():
        path.write_bytes(long(made, kind, length))
    to_pdf(tuple(sources.values()), folder, folder / "profil")
    return {case: [_body(page) for page in pages(path.with_suffix(".pdf"))] for case, path in sources.items()}


def _body(page: list[list[tuple[float, float, float, float, str]]]) -> list[str]:
    lines = sorted((line[0][1], " ".join(word[4] for word in line)) for line in page if line)
    return [text for top, text in lines if 24 < top < 274]


def test_no_page_begins_with_a_signature_or_with_one_row(made: Made, tmp_path: Path) -> None:
    names = {person["navn"] for person in samples.full("innkalling")["innkalte"]}
    alone = []
    for case, every in converted(made, tmp_path).items():
        assert len(every) > 1, f"{case} is no test: it is one page"
        for number, lines in enumerate(every[1:], 2):
            before = lines[: lines.index("Forfall og saker")] if "Forfall og saker" in lines else []
            if sum(line in names for line in before) == 1:
                alone.append((case, number, before))
            if lines[0] in (GREETING, "Ingrid Havstein"):
                alone.append((case, number, lines[:3]))
    assert alone == []
