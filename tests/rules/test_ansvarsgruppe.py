"""The start of an ansvarsgruppe and its invitations: does each rule fire, where, with what words, and what does it stop?"""

from __future__ import annotations

import pytest
from rules_world import Edit, judged

OPPSTART, M2, M3, M4 = "AG-2026-005", "AG-2026-005-m2", "AG-2026-005-m3", "AG-2026-005-m4"
S1 = "AG-2026-005-s1"

ONE_UNIT = ("gruppe", "    enhet: helsestasjon", "    enhet: barnevern")
NOBODY_COUNTS = (
    ("gruppe", "  enhet: ppt\n", "  enhet: skole_eik\n"), ONE_UNIT,
)  # fmt: skip

START: dict[str, tuple[tuple[Edit, ...], str]] = {
    "AG-01 one hjelpeinstans is too few": (
        (*NOBODY_COUNTS, ("gruppe", "  - navn: Per Li\n", "  - navn: Per Li  # FEIL: AG-01\n")),
        "Antall hjelpeinstanser i gruppen er 1; det må være minst to",
    ),
    "AG-01 another ground makes it a warning": (
        (
            *NOBODY_COUNTS,
            (
                "gruppe",
                "medlemmer:\n  - navn: Per Li\n",
                "opprettelsesgrunn: ønske_fra_bruker\nmedlemmer:\n  - navn: Per Li  # ADVARSEL: AG-01\n",
            ),
        ),
        "gruppen opprettes av en annen grunn",
    ),
    "AG-01 the ground of two instances is no other ground": (
        (
            *NOBODY_COUNTS,
            (
                "gruppe",
                "medlemmer:\n  - navn: Per Li\n",
                "opprettelsesgrunn: to_eller_flere_instanser\nmedlemmer:\n  - navn: Per Li  # FEIL: AG-01\n",
            ),
        ),
        "Antall hjelpeinstanser",
    ),
    "AG-01 two from one unit and a koordinator of another are two": ((ONE_UNIT,), ""),
    "AG-03 the owner does not want it": (
        (("gruppe", "bruker_ønsker_gruppe: ja", "bruker_ønsker_gruppe: nei  # FEIL: AG-03"),),
        "Bruker ønsker ikke gruppen",
    ),
    "AG-03 the owner has not been asked": (
        (("gruppe", "bruker_ønsker_gruppe: ja", "bruker_ønsker_gruppe:  # FEIL: AG-03"),),
        "Det står ikke om bruker ønsker gruppen",
    ),
    "AG-04 nobody is informed": (
        (
            ("gruppe", "type: ansvarsgruppe", "type: ansvarsgruppe  # FEIL: AG-04"),
            ("gruppe", "informert:\n  dato: 25.08.2026\n  hvem: mor\n", ""),
        ),
        "Det står ikke at bruker eller familien er informert",
    ),
    "AG-04 informed, but when": (
        (("gruppe", "  dato: 25.08.2026\n  hvem: mor", "  hvem: mor  # FEIL: AG-04"),),
        "hvilken dag «mor» ble informert",
    ),
    "AG-04 informed, but who": (
        (("gruppe", "  dato: 25.08.2026\n  hvem: mor", "  dato: 25.08.2026\n  hvem:  # FEIL: AG-04"),),
        "hvem som ble informert",
    ),
    "AG-07 no tasks": (
        (("gruppe", "oppgaver: Samordne hjelpen hjemme og på skolen", "oppgaver:  # FEIL: AG-07"),),
        "hvilke oppgaver gruppen har",
    ),
    "AG-07 a member without arbeidsområde": (
        (("gruppe", "    arbeidsområde: søvn", "    arbeidsområde:  # ADVARSEL: AG-07"),),
        "«Tor Dal» mangler arbeidsområde.",
    ),
    "AG-08 no koordinator": (
        (("gruppe", "  navn: Siri Aas\n", "  navn:  # FEIL: AG-08\n"), ("gruppe", "  stedfortreder: Nina Hol\n", "")),
        "Gruppen har ingen koordinator.",
    ),
    "AG-08 a koordinator without a unit": (
        (("gruppe", "  enhet: ppt\n", "  enhet:  # FEIL: AG-08\n"),),
        "hvilken enhet koordinatoren «Siri Aas» hører til",
    ),
    "AG-08 a mother as koordinator": (
        (("gruppe", "  navn: Siri Aas\n", "  navn: Kari Bø  # FEIL: AG-08\n"),),
        "«Kari Bø» står som koordinator, men er bruker, foresatt eller representant",
    ),
    "AG-08 not appointed": (
        (("gruppe", "  oppnevnt: 01.09.2026", "  oppnevnt:  # FEIL: AG-08"),),
        "når koordinatoren «Siri Aas» ble oppnevnt",
    ),
    "AG-12 nobody for the child": (
        (
            (
                "gruppe",
                "foresatte:\n  - navn: Kari Bø\n    relasjon: mor\n    foreldreansvar: ja\n  - navn: Lars Bø\n"
                "    relasjon: far\n    foreldreansvar: ja\n",
                "foresatte: []  # FEIL: AG-12\n",
            ),
            ("gruppe", "fastlege: legesenter", "fastlege: legesenter\n  omsorg: foreldre"),
            (
                "gruppe",
                "      - navn: Kari Bø\n        rolle: foresatt",
                "      - navn: Kari Bø  # FEIL: SA-06\n        rolle: foresatt",
            ),
        ),
        "Bruker er 11 år, men ingen foresatte, verge eller representant",
    ),
}


@pytest.mark.parametrize("name", START)
def test_the_start_of_a_group(name: str) -> None:
    edits, says = START[name]
    result = judged("oppstart", OPPSTART, edits)
    assert result.found == result.expected
    assert says in result.said


def test_ag_06_a_koordinator_alone_is_no_group() -> None:
    members = (
        "  - navn: Per Li\n    enhet: barnevern\n    funksjon: kontaktperson\n    arbeidsområde: tiltak hjemme\n"
        "  - navn: Tor Dal\n    enhet: helsestasjon\n    funksjon: helsesykepleier\n    arbeidsområde: søvn\n"
    )
    edits = (("gruppe", "medlemmer:\n" + members, "medlemmer: []  # FEIL: AG-06, AG-01\n"),)
    result = judged("oppstart", OPPSTART, edits)
    assert result.found == result.expected
    assert "Gruppen har ingen medlemmer ved siden av koordinator og bruker." in result.said


def test_ag_08_is_a_warning_when_the_group_runs() -> None:
    result = judged("referat", M2, [("gruppe", "  oppnevnt: 01.09.2026", "  oppnevnt:  # ADVARSEL: AG-08")])
    assert result.found == result.expected and not result.stopped


def test_ag_08_the_koordinator_is_the_one_on_the_date() -> None:
    bytte = "koordinator_bytte:\n  - fra:\n      enhet: ppt  # FEIL: AG-08\n    til: Siri Aas\n    dato: 01.10.2026\n"
    edits = [("gruppe", "medlemmer:\n", bytte + "medlemmer:\n")]
    assert judged("oppstart", OPPSTART, edits).said.startswith("Gruppen har ingen koordinator.")
    assert judged("referat", M2, edits).said == ""


BEFORE: dict[str, tuple[str, str, tuple[Edit, ...], str]] = {
    "AG-03 a running group the owner wants to end": (
        "innkalling", M3, (("gruppe", "bruker_ønsker_gruppe: ja", "bruker_ønsker_gruppe: nei  # ADVARSEL: AG-03"),),
        "Bruker vil avslutte gruppen",
    ),
    "AG-01 a running group with one hjelpeinstans": (
        "innkalling", M3, (*NOBODY_COUNTS, ("gruppe", "  - navn: Per Li\n", "  - navn: Per Li  # ADVARSEL: AG-01\n")),
        "vurder om gruppen skal avsluttes",
    ),
    "AG-12 no parent is called": (
        "innkalling", M3, (("kalt", "  - Kari Bø\n", ""), ("kalt", "  - Siri Aas\n", "  - Siri Aas  # FEIL: AG-12\n")),
        "Bruker er 11 år på møtedagen, men ingen foresatte",
    ),
    "AG-12 barnevernet with the care may be called instead": (
        "innkalling", M3,
        (
            ("kalt", "  - Kari Bø\n", ""), ("gruppe", "fastlege: legesenter", "fastlege: legesenter\n  omsorg: barneverntjenesten"),
            ("gruppe", "        rolle: foresatt", "        rolle: barneverntjenesten"),
        ),
        "",
    ),
    "AG-16 no date": (
        "innkalling", M3, (("kalt", "dato: 12.11.2026", "dato:  # FEIL: AG-16"),), "Møtet mangler dato.",
    ),
    "AG-16 no end": (
        "innkalling", M3, (("kalt", "tid: 10.00-11.30", "tid: 10.00  # FEIL: AG-16"),), "når møtet begynner og slutter",
    ),
    "AG-16 neither place nor link": (
        "innkalling", M3, (("kalt", "sted: Familiesenteret", "sted:  # FEIL: AG-16"),), "både sted og digital lenke",
    ),
    "AG-26 no referent yet": (
        "innkalling", M3, (("kalt", "referent: Per Li", "referent:  # ADVARSEL: AG-26"),), "Referent er ikke avtalt ennå",
    ),
    "AG-28 not settled with the user": (
        "innkalling", S1,
        (("samarbeid", "avklart_med_bruker:\n  dato: 20.10.2026\n  hvem: mor", "avklart_med_bruker:  # FEIL: AG-28"),),
        "avklart på brukersiden",
    ),
    "AG-28 the koordinator does not know": (
        "innkalling", S1,
        (("samarbeid", "koordinator_informert: 20.10.2026", "koordinator_informert:  # ADVARSEL: AG-28"),),
        "koordinatoren er informert",
    ),
    "AG-29c a complaint from a professional": (
        "saksliste", M3, (("kalt", "    type: sak", "    type: klage  # FEIL: AG-29c"),),
        "Punktet «Lekser» hører ikke hjemme i ansvarsgruppen; det følger vanlig klageadgang.",
    ),
    "AG-29f a complaint from the user side stands": (
        "saksliste", M3,
        (
            ("kalt", "    type: sak", "    type: koordineringspress  # ADVARSEL: AG-29f"),
            ("kalt", "rolle: fagperson", "rolle: foresatt"),
        ),
        "er meldt av brukersiden og kan stå",
    ),
    "AG-29 a title that sounds like it": (
        "saksliste", M3, (("kalt", "tittel: Lekser", "tittel: Uenighet om lekser  # ADVARSEL: AG-29"),),
        "«Uenighet om lekser» kan være av dem",
    ),
    "AG-30 an enkeltvedtak": (
        "saksliste", M3, (("kalt", "    type: sak", "    type: enkeltvedtak  # FEIL: AG-30"),), "«Lekser» er et enkeltvedtak",
    ),
    "AG-34 a meeting after the closing": (
        "innkalling", M3,
        (
            ("gruppe", "samtykker:", "avslutning:\n  dato: 01.11.2026\n  grunn: flyttet\nsamtykker:"),
            ("kalt", "dato: 12.11.2026", "dato: 12.11.2026  # FEIL: AG-34"),
        ),
        "Møtet 12.11.2026 er etter at gruppen ble avsluttet 01.11.2026.",
    ),
    "AG-34 an invitation after the closing": (
        "innkalling", M3,
        (
            ("gruppe", "samtykker:", "avslutning:\n  dato: 20.10.2026\n  grunn: flyttet\nsamtykker:"),
            ("kalt", "dato: 12.11.2026", "dato: 20.10.2026"),
            ("kalt", "  dato: 26.10.2026", "  dato: 26.10.2026  # FEIL: AG-34"),
        ),
        "Innkallingen er datert 26.10.2026",
    ),
    "AG-19 cancelled by another": (
        "avlysning", M4, (("avlyst", "  av: Siri Aas", "  av: Per Li  # FEIL: AG-19"),),
        "Møtet er avlyst av «Per Li», men bare koordinatoren «Siri Aas»",
    ),
    "AG-19 cancelled by the deputy": ("avlysning", M4, (("avlyst", "  av: Siri Aas", "  av: Nina Hol"),), ""),
    "AG-19 nobody cancelled it": (
        "avlysning", M4, (("avlyst", "  av: Siri Aas", "  av:  # FEIL: AG-19"),), "hvem som bestemte det",
    ),
    "AG-19 minutes of a cancelled meeting": (
        "avlysning", M4,
        (("avlyst", "status: avlyst", "referat:\n  til_stede: [Siri Aas, Kari Bø]  # FEIL: AG-19\nstatus: avlyst"),),
        "er avlyst, men har likevel et referat",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BEFORE)
def test_before_a_meeting(name: str) -> None:
    kind, subject, edits, says = BEFORE[name]
    result = judged(kind, subject, edits)
    assert result.found == result.expected
    assert says in result.said


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("misnøye_personell", "AG-29a"), ("manglende_oppfølging", "AG-29b"), ("klage", "AG-29c"),
        ("opplæring_veiledning", "AG-29d"), ("uenighet", "AG-29e"), ("koordineringspress", "AG-29f"),
    ],
)  # fmt: skip
def test_ag_29_every_type_has_its_own_code(kind: str, code: str) -> None:
    result = judged("saksliste", M3, [("kalt", "    type: sak", f"    type: {kind}  # FEIL: {code}")])
    assert result.found == result.expected and result.stopped == {"*"}
    raised_by_mother = [("kalt", "    type: sak", f"    type: {kind}  # ADVARSEL: {code}"), ("kalt", "fagperson", "foresatt")]
    result = judged("saksliste", M3, raised_by_mother)
    assert result.found == result.expected and not result.stopped


def test_ag_01_a_school_is_no_hjelpeinstans_whatever_the_register_says() -> None:
    school = "  - {id: skole_eik, navn: Eik skole, type: skole}"
    counted = "  - {id: skole_eik, navn: Eik skole, type: skole, teller_som_hjelpeinstans: ja}  # FEIL: AG-01"
    teacher = (
        "gruppe",
        "  - navn: Tor Dal\n    enhet: helsestasjon",
        "  - navn: Tor Dal  # ADVARSEL: SA-04\n    enhet: skole_eik",
    )
    edits = [("instanser", school, counted), teacher]
    result = judged("oppstart", OPPSTART, edits)
    assert result.found == result.expected and "«Eik skole» er skole, barnehage eller arbeidsplass" in result.said
