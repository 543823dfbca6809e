"""A publish broken at its system calls, and the mutants that these harnesses are seen to catch. All points: the commands."""

from __future__ import annotations

import pytest
from office import need_program

from . import errors, kill
from .figures import Asked


@pytest.fixture(autouse=True)
def _strace() -> None:
    need_program("strace", "strace")


def test_a_process_killed_at_a_file_system_call_loses_nothing() -> None:
    (figures,) = kill.measure(Asked(everything=False, mutant=""))
    assert figures.broken >= kill.IN_SUITE
    assert figures.bad == ()


def test_a_disk_that_fails_at_a_call_gives_a_sentence_and_loses_nothing() -> None:
    found = list(errors.measure(Asked(everything=False, mutant="")))
    assert len(found) == len(errors.ERRORS)
    assert [bad for figures in found for bad in figures.bad] == []
