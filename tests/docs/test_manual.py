"""The manual does what it says: every block of it is carried out in order by somebody who began with an empty folder."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from manual import Reader, WrongManualError, blocks
from office import ROOT, Office, need_program
from pdf_maker import libreoffice_pdf

PAGES = {"brukerveiledning": 105, "maler": 16}
"""The pages and how much of each at least must be carried out: a page whose blocks are not found fails."""
PDF = libreoffice_pdf(dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC))


def page(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text("utf-8")


@pytest.mark.usefixtures("takes_minutes")
@pytest.mark.parametrize("name", PAGES)
def test_what_the_manual_says_is_so(name: str, tmp_path: Path) -> None:
    need_program("soffice", "libreoffice-writer-nogui")
    reader = Reader(Office(tmp_path), PDF)
    for block in blocks(page(name)):
        reader.carry_out(block)
    assert reader.done >= PAGES[name]


WRONG = {
    "a command that is not there": "```kommando\ndocgen flyg\n```\n",
    "a command of another program": "```kommando\nrm -r cases\n```\n",
    "a command that ends otherwise": "```kommando slutter=1\ndocgen --version\n```\n",
    "an answer that is not given": "```kommando\ndocgen --version\n```\n\n```svar\ndocgen 99\n```\n",
    "a file that does not come": "```tekst i=output/referat.docx\nReferat\n```\n",
    "a folder with something else": "```tom fil=output/b.txt\n```\n\n```mappe fil=output\na.txt\n```\n",
    "a field the file does not have": "```yaml fil=sak.yaml\ntype: sak\n```\n\n```yaml felt=sak.yaml\nemne: x\n```\n",
    "a line that is not there": "```yaml fil=sak.yaml\ntype: sak\n```\n\n```yaml bytt=sak.yaml\ntype: møte\ntype: sak\n```\n",
    "a block that nobody runs": "```yaml\ntype: sak\n```\n",
}
"""What a page may get wrong, and a page that does."""


@pytest.mark.parametrize("what", WRONG)
def test_a_manual_that_is_wrong_is_found_out(what: str, tmp_path: Path) -> None:
    reader = Reader(Office(tmp_path), PDF)
    with pytest.raises(WrongManualError, match=r"^line "):
        for block in blocks(WRONG[what]):
            reader.carry_out(block)


def test_a_block_marked_as_not_run_is_left_alone(tmp_path: Path) -> None:
    reader = Reader(Office(tmp_path), PDF)
    for block in blocks("```kommando ikke-prøvd\ndocgen flyg\n```\n"):
        reader.carry_out(block)
    assert reader.done == 0


_LINK = re.compile(r"\]\(([^)\s]+)\)")


def anchors(text: str) -> set[str]:
    """What a heading is called in a link."""
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("name", [*PAGES, "drift"])
def test_every_link_and_picture_of_the_manual_is_there(name: str) -> None:
    prose = re.sub(r"```.*?```", "", page(name), flags=re.DOTALL)
    missing = []
    for target in (link for link in _LINK.findall(prose) if "://" not in link):
        file, _, anchor = target.partition("#")
        path = ROOT / "docs" / (file or f"{name}.md")
        if not path.exists() or (anchor and anchor not in anchors(path.read_text("utf-8"))):
            missing.append(target)
    assert missing == []
