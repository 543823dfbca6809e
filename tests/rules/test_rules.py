"""Every row of the catalogue: does it fire, where, with what words, and what does it stop? The cases stand in `cases_*.py`.

`funn.txt` holds all that is found for each of them, to the letter: columns, fields, whole sentences in both languages. The cases say
what must be so; the file shows what a secretary would read. `pytest --oppdater` writes it anew, and the diff is reviewed like code.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from rules_cases import CASES
from rules_world import Case, fault_of, judge_case, told

FOUND = Path(__file__).with_name("funn.txt")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_case_is_judged_as_it_says(case: Case) -> None:
    assert fault_of(case, judge_case(case)) == ""


def test_what_is_found_is_told_to_the_letter(oppdater: bool) -> None:
    text = "\n\n".join(told(case, judge_case(case)) for case in CASES) + "\n"
    if oppdater:
        FOUND.write_text(text, "utf-8")
    assert text.splitlines() == FOUND.read_text("utf-8").splitlines()
