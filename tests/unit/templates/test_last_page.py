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
    ("oppstart", 4), ("oppstart", 8), ("oppstart", 10), ("møteplan", 7), ("møteplan", 10), ("møteplan", 13), ("tilbakemelding", 2),
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


@pytest.mark.parametrize(("receivers", "held"), [(1, True), (2, True), (3, False), (9, False)])
def test_a_short_list_of_receivers_stays_with_the_signature_and_a_long_one_may_part(
    made: Made, receivers: int, held: bool
) -> None:
    people = [{"navn": f"Enhet {number}", "rolle": "", "kopi": False} for number in range(receivers)]
    opened = Opened(made("oppstart", mottakere=people))
    blocks = opened.find("//w:body/w:p")
    at = next(n for n, block in enumerate(blocks) if text_of(block) == GREETING)
    assert is_held(opened, blocks[at]) and is_held(opened, blocks[at + 1]) is held
    lines = blocks[-1 - receivers : -1] if text_of(blocks[-1]) == "" else blocks[-receivers:]
    kept = [is_held(opened, line) for line in lines]
    assert kept[-1] is False and all(kept[-3:-1]) and (receivers > 6 or all(kept[:-1]))


def test_the_answer_slip_does_not_take_the_signature_with_it(made: Made) -> None:
    opened = Opened(long(made, "tilbakemelding", 2))
    blocks = opened.find("//w:body/w:p")
    at = next(n for n, block in enumerate(blocks) if text_of(block) == GREETING)
    assert not is_held(opened, blocks[at + 1])


def test_no_box_of_the_form_stands_alone(made: Made) -> None:
    opened = Opened(made("samtykkeskjema"))
    boxes = [block for block in opened.find("//w:body/w:p") if text_of(block).startswith("☐")]
    assert [is_held(opened, box) for box in boxes] == [False, True, True, False]


@pytest.mark.parametrize(("units", "millimetres"), [(1, 22), (2, 22), (3, 56)])
def test_few_bars_have_a_low_chart(made: Made, units: int, millimetres: int) -> None:
    counts = [{"enhet": f"Enhet {number}", "antall": "5"} for number in range(units)]
    heights = Opened(made("evaluering", fakta_per_enhet=counts)).find("//*[local-name()='extent']/@cy")
    assert str(millimetres * 36_000) in heights


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
