"""What a table of cases cannot say: one change judged on two documents, or on none."""

from __future__ import annotations

from rules_world import judged

OPPSTART, M2, SAK = "AG-2026-005", "AG-2026-005-m2", "RT-2026-017"


def test_ag_08_the_koordinator_is_the_one_on_the_date() -> None:
    bytte = "koordinator_bytte:\n  - fra:\n      enhet: ppt  # FEIL: AG-08\n    til: Siri Aas\n    dato: 01.10.2026\n"
    edits = [("gruppe", "medlemmer:\n", bytte + "medlemmer:\n")]
    assert judged("oppstart", OPPSTART, edits).said.startswith("Gruppen har ingen koordinator.")
    assert judged("referat", M2, edits).said == ""


def test_a_draft_needs_no_date() -> None:
    edits = [(SAK, "status: meldt", "status: utkast"), (SAK, "meldt_dato: 01.09.2026", "meldt_dato:")]
    assert judged("meldeskjema", SAK, edits).said == ""
