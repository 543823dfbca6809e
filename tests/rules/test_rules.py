"""Every row of the catalogue: does it fire, where, with what words, and what does it stop? The cases stand in `cases_*.py`."""

from __future__ import annotations

import pytest
from rules_cases import CASES
from rules_world import Case, fault_of, judge_case


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_case_is_judged_as_it_says(case: Case) -> None:
    assert fault_of(case, judge_case(case)) == ""
