"""A publish broken at its system calls, and the mutants that this is seen to catch. All points: the commands."""

from __future__ import annotations

import pytest

from office import need_program

from . import errors, kill, strace
from .figures import Asked


@pytest.fixture(autouse=True)
def _strace() -> None:
    need_program("strace", "strace")


def test_a_process_killed_at_a_file_system_call_loses_nothing() -> None:
    for figures in kill.measure(Asked()):
        assert figures.broken >= kill.IN_SUITE
        assert figures.bad == ()


def test_a_disk_that_fails_at_a_call_gives_a_sentence_and_loses_nothing() -> None:
    found = list(errors.measure(Asked()))
    assert len(found) == len(errors.ERRORS)
    assert [bad for figures in found for bad in figures.bad] == []


@pytest.mark.parametrize(
    ("mutant", "calls", "caught"),
    [
        ("in place", {"write"}, "torn AG/gammel.docx"),
        ("no journal, on a share", {"link", "rename"}, "missing AG/gammel.docx"),
    ],
)
def test_a_killed_mutant_is_caught(mutant: str, calls: set[str], caught: str) -> None:
    points = [point for point in strace.points(mutant, strace.CHANGING) if point.call in calls]
    assert any(caught in bad for bad in kill.killed_at(mutant, points).bad)


def test_a_failing_disk_catches_a_mutant() -> None:
    points = [point for point in strace.points("in place", strace.CHANGING) if point.call == "write"]
    assert any("torn AG/gammel.docx" in bad for bad in errors.failing_at("in place", "ENOSPC", points).bad)
