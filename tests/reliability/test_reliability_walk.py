"""A short walk of saves, deeds, publishes and kills. The long one: `python -m tests.reliability.walk --all`."""

from __future__ import annotations

import pytest

from docgen.build.publish import Write

from . import walk
from .figures import Asked
from .offices import PublishedOffice


def test_nothing_that_she_saved_is_lost_and_no_save_is_left_unbuilt() -> None:
    found = list(walk.measure(Asked()))
    assert [bad for figures in found for bad in figures.bad] == []
    did = sum((figures.outcomes for figures in found[1:]), found[0].outcomes)
    assert (
        min(did[deed] for deed in ("kills", "publishes", "saves in cases", "deeds in output", "deeds in the middle of a publish"))
        > 5
    )


@pytest.mark.parametrize(("mutant", "caught"), [("in place", "lost"), ("no journal", "lost"), ("over her edit", "written over")])
def test_a_mutant_is_caught(mutant: str, caught: str) -> None:
    assert any(caught in bad for bad in walk.walked(PublishedOffice, mutant, 5000).bad)


def test_a_save_in_cases_that_is_never_built_is_seen() -> None:
    class Forgetful(PublishedOffice):
        def _due(self, path: str, data: bytes, output: dict[str, bytes]) -> list[Write]:
            return []

    assert any("unbuilt" in bad for bad in walk.walked(Forgetful, "ours", 100).bad)
