"""The manual does what it says: every block of it is carried out in order by somebody who began with an empty folder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from manual import Reader, blocks
from office import ROOT, Office, need_program
from pdf_maker import libreoffice_pdf

PAGES = {"brukerveiledning": 60, "maler": 15}
"""The pages and how much of each at least must be carried out: a page whose blocks are not found fails."""
PDF = libreoffice_pdf(dt.datetime(2026, 8, 20, 9, tzinfo=dt.UTC))


def page(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_what_the_manual_says_is_so(name: str, tmp_path: Path) -> None:
    need_program("soffice", "libreoffice-writer-nogui")
    reader = Reader(Office(tmp_path), PDF)
    for block in blocks(page(name)):
        reader.carry_out(block)
    assert reader.done >= PAGES[name]
