"""The copies of what is hers: a place that another system empties meanwhile stops nothing else."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from test_access_fields import HER, PERSON, registers

from docgen.access import gathering
from docgen.access.looking import Seen, look
from docgen.access.searching import Why
from docgen.reading.folder import read_workspace

PACKAGE = "9999_ag-2026-005_2026-10-26_referat_r1_aaaaaaaa"


def test_a_package_that_the_archive_fetches_after_it_was_seen_is_told_of_and_the_rest_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, hot = tmp_path / "kontor", tmp_path / "sendemappe"
    registers(root)
    (root / "cases/notat.txt").write_text(f"Om {HER}.", "utf-8")
    (hot / PACKAGE).mkdir(parents=True)
    (hot / PACKAGE / "arkivmelding.xml").write_text(f"<a>{HER}</a>", "utf-8")

    def fetched_then(*arguments: Any) -> Iterator[Seen]:
        yield from tuple(look(*arguments))
        shutil.rmtree(hot / PACKAGE)

    monkeypatch.setattr(gathering, "look", fetched_then)
    book = read_workspace(root).casebook
    found = gathering.gather(root, book, PERSON, root / "innsyn/hun", dt.date(2026, 11, 20), hot)
    assert [item.path for item in found.items] == ["cases/notat.txt"]
    assert {one.path: one.why for one in found.left_out} == {f"sendemappe/{PACKAGE}/arkivmelding.xml": Why.CLOSED}
    assert (found.folder / "00-innhold.html").is_file()
