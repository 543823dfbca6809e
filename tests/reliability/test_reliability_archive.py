"""The archive's run killed, failing and doubled at a few of its operations. All of them: `python -m tests.reliability.archive --all`."""

from __future__ import annotations

import sys

import pytest

from . import archive, archiving
from .figures import Asked

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process can be forked there")


def test_whatever_befalls_it_there_is_one_package_one_line_and_one_delivery_of_each() -> None:
    found = list(archive.measure(Asked()))
    assert [f"{figures.name}: {bad}" for figures in found for bad in figures.bad] == []
    did = sum((figures.outcomes for figures in found[1:]), found[0].outcomes)
    ended = ("killed", "said so, exit 3", "the other one was told to wait", "both came to their end")
    assert min(did[how] for how in ended) >= archive.IN_SUITE


@pytest.mark.parametrize(
    ("mutant", "caught"),
    [
        ("line before the package", "delivered 0 times"),
        ("sent before the line", "delivered 2 times"),
        ("no claim", "2 lines of package 1 as new"),
    ],
)
def test_a_mutant_is_caught(mutant: str, caught: str) -> None:
    assert any(caught in bad for bad in archive.try_mutant(mutant).bad)


def test_no_mutant_is_left_out() -> None:
    assert set(archiving.MUTANTS) == {"", "line before the package", "sent before the line", "no claim"}
