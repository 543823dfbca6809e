"""Notes that one change gives of many documents are told once."""

from __future__ import annotations

import pytest

from docgen.cli.gathering import MOST_APART, gathered
from docgen.documents.wordings import WORDINGS
from docgen.problem import Position, Problem, Stop


def problem(code: str, file: str, kind: str = "referat") -> Problem:
    values = {"fil": file, "fra": "", "antall": "1", "mappe": "", "filer": ""}
    return Problem.of(code, WORDINGS[code], Position(file), values, concerns=(Stop("AG-2026-005", kind),))


def test_many_are_one_where_the_first_stood_and_few_stay_apart() -> None:
    others = [problem("DG407", "output/A"), problem("DG407", "output/Z")]
    sent = [problem("DG401", f"output/{number}", "referat" if number else "oppstart") for number in range(MOST_APART + 1)]
    told = gathered([others[0], *sent[:2], others[1], *sent[2:]])
    assert [one.code for one in told] == ["DG407", "DG401", "DG407"]
    assert told[1].where == Position("output")
    assert told[1].message.say("nb").startswith(f"{MOST_APART + 1} dokumenter er sendt")
    assert f"referat ({MOST_APART}), oppstart (1)" in told[1].message.say("nb")
    assert gathered([*others, *sent[1:]]) == (*others, *sent[1:])


def test_no_note_is_laid_beside_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    several = [*(problem("DG407", f"output/{number}") for number in range(50)), *(problem("DG401", f"z/{n}") for n in range(50))]

    def compared(*_: object) -> bool:
        raise AssertionError("a workspace has thousands of notes")

    monkeypatch.setattr(Problem, "__eq__", compared)
    assert len(gathered(several)) == 51
