"""What is asked again for every unit finds its rows by an index: else a workspace twice as large costs four times as much."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.build import people, shelf
from docgen.build.state import State, program_here

OF_EVERY_UNIT = {
    "the meetings of a group": (shelf._MEETINGS["ansvarsgruppe"], "sources_gruppe"),
    "the meetings of a sak": (shelf._MEETINGS["sak"], "sources_sak"),
    "the meetings of the team": (shelf._MEETINGS["ressursteam"], "sources_team"),
    "the names that begin with a word": (people._NAMES, "people_first"),
    "the streets that begin with a word": (people._STREETS, "people_first"),
    "whose a contact is": (people._OWNERS, "people_value"),
    "whether somebody works here": (people._ANY, "people_value"),
    "who a case is about": (people._WHOSE, "people_sak"),
    "the other cases about her": (people._SAME, "people_value"),
}


@pytest.mark.parametrize("question", OF_EVERY_UNIT)
def test_no_question_of_a_unit_goes_through_the_whole_workspace(question: str, tmp_path: Path) -> None:
    query, index = OF_EVERY_UNIT[question]
    state = State.opened(None, tmp_path, program_here, may_write=False)
    plan = [row[3] for row in state.db.execute(f"EXPLAIN QUERY PLAN {query}", ("x",) * query.count("?"))]
    searched = [line for line in plan if line.startswith(("SEARCH", "SCAN"))]
    used = [line.partition(" INDEX ")[2] for line in searched]
    assert len(used) == 1
    assert used[0].startswith(index)
    assert "=?" in used[0].rpartition("kind=?")[2], "by more than the kind of row"
