"""Every row of the catalogue is guarded: take it away, and its own cases fail and no others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest
from rules_cases import CASES
from rules_world import CLEAN, Case, Judged, fault_of, judge_case

from docgen.rules import RULES, Rule

ROWS = pytest.mark.parametrize("row", RULES, ids=lambda row: f"{row.code} {row.about}")


@cache
def judgements() -> Mapping[Case, Judged]:
    """Every case judged once."""
    return {case: judge_case(case) for case in CASES}


def without(result: Judged, row: Rule) -> Judged:
    """What is found when the row is not there. Rows do not know each other, so nothing else is found or missing."""
    kept = [(problem, rule) for problem, rule in zip(result.problems, result.rows, strict=True) if rule is not row]
    return replace(result, problems=tuple(p for p, _ in kept), rows=tuple(r for _, r in kept))


def failing_without(row: Rule) -> tuple[Case, ...]:
    """The cases that fail when the row is taken away."""
    touched = ((case, result) for case, result in judgements().items() if row in result.rows)
    return tuple(case for case, result in touched if fault_of(case, without(result, row)))


@ROWS
def test_without_a_row_its_own_cases_fail_and_no_others(row: Rule) -> None:
    failing = failing_without(row)
    assert failing, f"no case would miss {row.code} «{row.nb}»"
    assert not [case.name for case in failing if row.code not in case.about]


@ROWS
def test_a_row_is_silent_about_the_same_document_when_it_is_clean(row: Rule) -> None:
    """A row that always fires is seen: the unchanged world is clean (`test_clean`), or another case of the document is."""
    fires = {case.judges for case, result in judgements().items() if row in result.rows}
    silent = {case.judges for case, result in judgements().items() if row not in result.rows}
    assert fires & (silent | {(*clean, False) for clean in CLEAN})


def test_taking_a_row_out_of_the_table_is_the_same_as_not_hearing_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """`without` only leaves out problems; this takes rows out for true, for a few of each room."""
    import rules_world

    for row in RULES[::40]:
        for case in failing_without(row)[:2]:
            monkeypatch.setattr(rules_world, "RULES", tuple(rule for rule in RULES if rule is not row))
            assert judge_case(case).found == without(judgements()[case], row).found
            assert fault_of(case, judge_case(case))
    monkeypatch.undo()


def test_every_case_names_a_code_that_exists() -> None:
    known = {rule.code for rule in RULES}
    assert not [case.name for case in CASES if not case.about or case.about - known]


def test_no_two_cases_share_a_name() -> None:
    names = [case.name for case in CASES]
    assert sorted(names) == sorted(set(names))
