"""What a table of cases cannot say: one change judged on two documents, or on none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from cases_samtykke import TWO
from rules_world import judged

from docgen.rules.base import Finding
from docgen.rules.people import nearly
from docgen.rules.samtykke_dom import finding

OPPSTART, M2, SAK = "AG-2026-005", "AG-2026-005-m2", "RT-2026-017"


def test_ag_08_the_koordinator_is_the_one_on_the_date() -> None:
    bytte = "koordinator_bytte:\n  - fra:\n      enhet: ppt  # FEIL: AG-08\n    til: Siri Aas\n    dato: 01.10.2026\n"
    edits = [("gruppe", "medlemmer:\n", bytte + "medlemmer:\n")]
    assert judged("oppstart", OPPSTART, edits).said.startswith("Gruppen har ingen koordinator.")
    assert judged("referat", M2, edits).said == ""


def test_ag_08_what_was_sent_is_not_asked_for_the_former_koordinators_telephone() -> None:
    """It stays as it went out; that the files say something else now is DG410."""
    bytte = (
        "koordinator_bytte:\n  - fra: {navn: Pia Ek, enhet: ppt, oppnevnt: 01.09.2026}\n    til: Siri Aas\n    dato: 24.10.2026\n"
    )
    edits = [("gruppe", "medlemmer:\n", bytte + "medlemmer:\n")]
    assert "kan nås" in judged("referat", M2, edits).said
    assert "kan nås" not in judged("referat", M2, edits, sendt=True).said


def test_ag_02_long_lasting_needs_are_a_ground_of_their_own() -> None:
    alone = (("gruppe", "  enhet: ppt\n", "  enhet: skole_eik\n"), ("gruppe", "    enhet: helsestasjon", "    enhet: barnevern"))
    severities = {}
    for ground in ("to_eller_flere_instanser", "langvarig_tverrfaglig_behov", "ønske_fra_bruker"):
        given = ("gruppe", "medlemmer:\n", f"opprettelsesgrunn: {ground}\nmedlemmer:\n")
        severities[ground] = {
            p.severity.value for p in judged("oppstart", OPPSTART, (*alone, given)).problems if p.code == "AG-01"
        }
    assert severities == {
        "to_eller_flere_instanser": {"feil"}, "langvarig_tverrfaglig_behov": {"advarsel"}, "ønske_fra_bruker": {"advarsel"},
    }  # fmt: skip


def test_a_draft_needs_no_date() -> None:
    edits = [(SAK, "status: meldt", "status: utkast"), (SAK, "meldt_dato: 01.09.2026", "meldt_dato:")]
    assert judged("meldeskjema", SAK, edits).said == ""


def test_a_name_that_is_nearly_a_signature_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    found: list[str] = []

    def counted(name: str, among: Iterable[str]) -> str | None:
        asked.append(name)
        return nearly(name, among)

    def told(*words: Any, **more: Any) -> Finding:
        one = finding(*words, **more)
        found.append(one.about)
        return one

    monkeypatch.setattr("docgen.rules.samtykke_dom.nearly", counted)
    monkeypatch.setattr("docgen.rules.samtykke_dom.finding", told)
    edits = [("gruppe", TWO, TWO.replace("Lars", "Larss"))]
    assert "er ikke signert av «Lars Bø»" in judged("referat", M2, edits).said
    assert found and set(found) == {"SA-06/nesten_signatur"}
    assert asked == ["Lars Bø"] * len(found)
