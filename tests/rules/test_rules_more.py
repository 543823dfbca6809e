"""What a table of cases cannot say: one change judged on two documents, or on none."""

from __future__ import annotations

from rules_world import judged

OPPSTART, M2, SAK = "AG-2026-005", "AG-2026-005-m2", "RT-2026-017"


def test_ag_08_the_koordinator_is_the_one_on_the_date() -> None:
    bytte = "koordinator_bytte:\n  - fra:\n      enhet: ppt  # FEIL: AG-08\n    til: Siri Aas\n    dato: 01.10.2026\n"
    edits = [("gruppe", "medlemmer:\n", bytte + "medlemmer:\n")]
    assert judged("oppstart", OPPSTART, edits).said.startswith("Gruppen har ingen koordinator.")
    assert judged("referat", M2, edits).said == ""


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
