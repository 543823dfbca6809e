"""The power cut at every operation of a publish, a few throws of the dice for each. More: `python -m tests.reliability.power --all`."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from . import power
from .figures import Asked
from .platter import Platter

ROOT = Path("/arbeidsmappe")


def test_no_cut_loses_tears_or_takes_back_anything() -> None:
    for figures in power.measure(Asked()):
        assert figures.broken > 30 * power.IN_SUITE
        assert figures.bad == ()


@pytest.mark.parametrize(
    ("mutant", "caught"),
    [
        ("no flush", "reverted AG/ny.docx, which was told as published"),
        ("in place", "torn AG/gammel.docx"),
        ("no journal, on a share", "missing AG/gammel.docx"),
        ("over her edit", "overwritten AG/hennes.docx"),
    ],
)
def test_a_mutant_is_caught(mutant: str, caught: str) -> None:
    assert any(caught in bad for figures in power.measure(Asked(mutant=mutant)) for bad in figures.bad)


def test_the_disk_forgets_what_was_not_flushed_and_keeps_what_was() -> None:
    found = set()
    for throw in range(200):
        disk = Platter(ROOT, {})
        for name in ("bytes", "both", "neither"):
            disk.make_folder(ROOT / name)
            disk.write(ROOT / name / "a", b"hele innholdet")
        disk.flush_folder(ROOT)
        disk.flush([ROOT / "bytes" / "a", ROOT / "both" / "a"], on_its_own=True)
        disk.flush_folder(ROOT / "both")
        after = disk.after_the_cut(random.Random(throw)).files(ROOT)
        assert after["both/a"] == b"hele innholdet"
        found |= {("bytes", after.get("bytes/a")), ("neither", after.get("neither/a"))}
    assert {data for name, data in found if name == "bytes"} == {None, b"hele innholdet"}
    torn = {data for name, data in found if name == "neither"}
    assert {None, b"", b"hele innholdet"} < torn, "lost, empty, whole and something in between"
