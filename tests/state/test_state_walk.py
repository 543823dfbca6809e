"""A run that remembers says what a run says that does not, whatever was done in between."""

from __future__ import annotations

from pathlib import Path

import pytest
from state_world import walk


@pytest.mark.parametrize("seed", [1, 19])
def test_a_run_that_remembers_says_what_one_says_that_does_not(tmp_path: Path, seed: int) -> None:
    walk(tmp_path, seed, 8)


@pytest.mark.usefixtures("takes_minutes")
def test_a_longer_walk_of_a_run_that_remembers(tmp_path: Path) -> None:
    walk(tmp_path, 7, 24)
