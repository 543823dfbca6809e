"""Privacy, required fields and names: where, with what words, and what is stopped."""

from __future__ import annotations

import pytest
from rules_world import Edit, judged

M2, M3, SAK = "AG-2026-005-m2", "AG-2026-005-m3", "RT-2026-017"

CASES: dict[str, tuple[str, str, tuple[Edit, ...], str]] = {
    "PV-02 a strict block stops everything": (
        "samtykkeskjema", "AG-2026-005",
        (("gruppe", "  fastlege: legesenter", "  fastlege: legesenter\n  adressesperre: strengt_fortrolig  # FEIL: PV-02"),),
        "«Ola Bø» har strengt fortrolig adresse",
    ),
    "PV-03 a blocked address is written": (
        "referat", M2,
        (("gruppe", "    relasjon: mor", "    relasjon: mor\n    adressesperre: fortrolig\n    telefon: 68 05 00 01  # FEIL: PV-03"),),
        "«Kari Bø» har fortrolig adresse, men feltet «telefon» er fylt ut.",
    ),
    "PV-03 a blocked address is not written": (
        "referat", M2, (("gruppe", "    relasjon: mor", "    relasjon: mor\n    adressesperre: fortrolig"),), "",
    ),
    "DG101 an interpreter for which language": (
        "innkalling", M3,
        (("gruppe", "  fastlege: legesenter", "  fastlege: legesenter\n  tolk:\n    behov: ja  # FEIL: DG101"),),
        "Feltet «språk» mangler.",
    ),
    "DG101 who raised the point": (
        "saksliste", M3, (("kalt", "  - tittel: Lekser\n    type: sak\n    meldt_av:\n      rolle: fagperson", "  - tittel: Lekser  # FEIL: DG101"),),
        "Feltet «meldt_av» mangler.",
    ),
    "DG101 nobody present": (
        "referat", M2, (("holdt", "  til_stede:\n    - Siri Aas\n    - Per Li\n    - Kari Bø\n", "  til_stede: []  # FEIL: DG101\n"),),
        "Feltet «til_stede» mangler.",
    ),
    "DG101 a meeting of nobody": (
        "innkalling", "AG-2026-005-s1",
        (("samarbeid", "type: møte\nid: AG-2026-005-s1\nansvarsgruppe: AG-2026-005", "type: møte  # FEIL: DG101\nid: AG-2026-005-s1"),),
        "Feltet «ansvarsgruppe» mangler.",
    ),
    "DG101 no oppvekstteam in the settings": (
        "oppstart", "AG-2026-005",
        (("oppsett", "  oppvekstteam: oppvekst\n", ""), ("oppsett", "  kommunepsykolog: psykolog", "  kommunepsykolog: psykolog  # FEIL: DG101")),
        "Feltet «oppvekstteam» mangler.",
    ),
    "DG171 ends before it begins": (
        "innkalling", M3, (("kalt", "tid: 10.00-11.30", "tid: 10.00-09.30  # FEIL: DG171"),), "slutter 09.30, men begynner 10.00",
    ),
    "DG172 a stranger is called": (
        "innkalling", M3, (("kalt", "  - Tor Dal", "  - Tor Dahl  # FEIL: DG172"),), "«Tor Dahl» under «innkalte» er ikke kjent",
    ),
    "DG172 a guest with a unit is known": (
        "referat", M2, (("holdt", "    - Per Li\n", "    - {navn: Rita Moe, enhet: helsestasjon}\n"),), "",
    ),
    "DG173 a name of two": (
        "referat", M2, (("gruppe", "  - navn: Tor Dal", "  - navn: Kari Bø"), ("holdt", "    - Kari Bø", "    - Kari Bø  # FEIL: DG173")),
        "«Kari Bø» under «til_stede» kan være to forskjellige personer.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_privacy_and_fields(name: str) -> None:
    kind, subject, edits, says = CASES[name]
    import datetime as dt

    result = judged(kind, subject, edits, dato=dt.date(2026, 10, 26) if kind == "samtykkeskjema" else None)
    assert result.found == result.expected
    assert says in result.said
    assert result.stopped == ({"*"} if result.found else set())


def test_pv_02_takes_only_its_own_line_off_the_shared_agenda() -> None:
    edit = (SAK, "  fødselsdato: 14.03.2015", "  fødselsdato: 14.03.2015\n  adressesperre: strengt_fortrolig  # FEIL: PV-02")
    result = judged("saksliste_ressursteam", "RTM-2", [edit])
    assert result.found == result.expected and result.stopped == {f"sak:{SAK}"}
