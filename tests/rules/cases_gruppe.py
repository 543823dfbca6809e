"""The start of an ansvarsgruppe and its invitations: each rule with what breaks it, where, and in what words."""

from __future__ import annotations

import datetime as dt

from rules_world import Case, Edit, cases

_FATHER_SIGNED = "      - navn: Lars Bø\n        rolle: foresatt\n        dato: 20.08.2026\n"
PLANNED = (("gruppe", "status: aktiv", "status: planlagt"), ("gruppe", "meldt_oppstart:\n  dato: 01.09.2026\n", ""))

BOTH_PARENTS = "foresatte:\n  - navn: Kari Bø\n    relasjon: mor\n    foreldreansvar: ja\n  - navn: Lars Bø\n    relasjon: far\n    foreldreansvar: ja\n"

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
    "AG-12, SA-06 nobody for the child": (
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
    "AG-12 nobody is called by name, and no parent may get a letter": (
        "innkalling", M3,
        (
            ("kalt", "innkalte:\n  - Siri Aas\n  - Per Li\n  - Tor Dal\n  - Ola Bø\n  - Kari Bø\n", ""), ("kalt", "type: møte", "type: møte  # FEIL: AG-12"),
            ("gruppe", BOTH_PARENTS, BOTH_PARENTS.replace("ansvar: ja", "ansvar: ja\n    kopi_sperret: besøksforbud")),
            ("gruppe", "  fastlege: legesenter", "  fastlege: legesenter\n  verge: {navn: Vera Moe, mandat: [økonomi]}"),
        ),
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
    "AG-34, DG171 an invitation after the closing": (
        "innkalling", M3,
        (
            ("gruppe", "samtykker:", "avslutning:\n  dato: 20.10.2026\n  grunn: flyttet\nsamtykker:"),
            ("kalt", "dato: 12.11.2026", "dato: 20.10.2026"),
            ("kalt", "  dato: 26.10.2026", "  dato: 26.10.2026  # FEIL: AG-34, DG171"),
        ),
        "Innkallingen er datert 26.10.2026",
    ),
    "AG-19 cancelled by another": (
        "avlysning", M4, (("avlyst", "  av: Siri Aas", "  av: Per Li  # FEIL: AG-19"),),
        "Møtet er avlyst av «Per Li», men bare koordinatoren «Siri Aas»",
    ),
    "AG-19 cancelled by one who is nobody today": (
        "avlysning", M4, (("avlyst", "  av: Siri Aas", "  av: Oda Fjell  # FEIL: AG-19"),), "Møtet er avlyst av «Oda Fjell»",
    ),
    "AG-19 cancelled by the one who was koordinator": (
        "avlysning", M4,
        (
            ("avlyst", "  av: Siri Aas", "  av: Oda Fjell"),
            ("gruppe", "medlemmer:\n", "koordinator_bytte: [{fra: {navn: Oda Fjell, enhet: ppt, oppnevnt: 01.09.2026, stedfortreder: Nina Hol, telefon: 68 05 10 23}, til: Siri Aas, dato: 20.10.2026}]\nmedlemmer:\n"),
        ),
        "",
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


MEMBERS = (
    "  - navn: Per Li\n    enhet: barnevern\n    funksjon: kontaktperson\n    arbeidsområde: tiltak hjemme\n"
    "  - navn: Tor Dal\n    enhet: helsestasjon\n    funksjon: helsesykepleier\n    arbeidsområde: søvn\n"
)
REDIRECTED = {
    "misnøye_personell": "AG-29a", "manglende_oppfølging": "AG-29b", "klage": "AG-29c",
    "opplæring_veiledning": "AG-29d", "uenighet": "AG-29e", "koordineringspress": "AG-29f",
}  # fmt: skip

OTHERS = (
    Case(
        "AG-06, AG-01 a koordinator alone is no group", "oppstart", OPPSTART,
        (("gruppe", "medlemmer:\n" + MEMBERS, "medlemmer: []  # FEIL: AG-06, AG-01\n"),),
        "Gruppen har ingen medlemmer ved siden av koordinator og bruker.",
    ),
    Case(
        "AG-08 not appointed is a warning when the group runs", "referat", M2,
        (("gruppe", "  oppnevnt: 01.09.2026", "  oppnevnt:  # ADVARSEL: AG-08"),), stopped=frozenset(),
    ),
    *(
        Case(
            f"{code} {kind} from a professional", "saksliste", M3, (("kalt", "    type: sak", f"    type: {kind}  # FEIL: {code}"),),
            "hører ikke hjemme i ansvarsgruppen", stopped=frozenset({"*"}),
        )
        for kind, code in REDIRECTED.items()
    ),
    *(
        Case(
            f"{code} {kind} from {role}", "saksliste", M3,
            (("kalt", "    type: sak", f"    type: {kind}  # ADVARSEL: {code}"), ("kalt", "rolle: fagperson", f"rolle: {role}")),
            "er meldt av brukersiden og kan stå", stopped=frozenset(),
        )
        for role in ("bruker", "foresatt", "verge", "pårørende", "annen_representant")
        for kind, code in REDIRECTED.items()
    ),
    Case(
        "AG-01, SA-04 a school is no hjelpeinstans whatever the register says", "oppstart", OPPSTART,
        (
            (
                "instanser", "  - {id: skole_eik, navn: Eik skole, type: skole}",
                "  - {id: skole_eik, navn: Eik skole, type: skole, teller_som_hjelpeinstans: ja}  # FEIL: AG-01",
            ),
            ("gruppe", "  - navn: Tor Dal\n    enhet: helsestasjon", "  - navn: Tor Dal  # ADVARSEL: SA-04\n    enhet: skole_eik"),
        ),
        "«Eik skole» er skole, barnehage eller arbeidsplass",
    ),
)  # fmt: skip

ITSELF: dict[str, tuple[tuple[Edit, ...], str]] = {
    "AG-08 the new koordinator has not said yes": (
        (
            (
                "gruppe", "medlemmer:\n",
                "koordinator_bytte:\n  - fra: Nina Hol\n    til: Siri Aas  # ADVARSEL: AG-08\n    dato: 01.10.2026\nmedlemmer:\n",
            ),
        ),
        "Det står ikke at «Siri Aas» har tatt over som koordinator.",
    ),
    "AG-08 a change that is still to come": (
        (
            (
                "gruppe", "medlemmer:\n",
                "koordinator_bytte:\n  - fra: Nina Hol\n    til: Siri Aas\n    dato: 27.10.2026\nmedlemmer:\n",
            ),
        ),
        "",
    ),
    "AG-08 a change that was accepted": (
        (
            (
                "gruppe", "medlemmer:\n",
                "koordinator_bytte:\n  - fra: Nina Hol\n    til: Siri Aas\n    dato: 01.10.2026\n    akseptert: 02.10.2026\nmedlemmer:\n",
            ),
        ),
        "",
    ),
    "AG-09 a start that is not reported": (
        (("gruppe", "meldt_oppstart:\n  dato: 01.09.2026\n", "meldt_oppstart:  # ADVARSEL: AG-09\n"),),
        "når oppstarten er meldt til Oppvekstteamet",
    ),
    "AG-09 a notice without a day": (
        (("gruppe", "meldt_oppstart:\n  dato: 01.09.2026\n", "meldt_oppstart:\n  sendt: ja  # ADVARSEL: AG-09\n"),),
        "når oppstarten er meldt",
    ),
    "AG-09 a group that has not begun": (
        (("gruppe", "meldt_oppstart:\n  dato: 01.09.2026\n", ""), ("gruppe", "status: aktiv", "status: planlagt")), "",
    ),
    "AG-09 asked for an adult": (
        (
            ("gruppe", "status: aktiv", "status: aktiv\nmålgruppe: voksen"),
            ("gruppe", "meldt_oppstart:\n  dato: 01.09.2026\n", "meldt_oppstart:\n  dato: 01.09.2026  # INFO: AG-09\n"),
        ),
        "Melding om oppstart gjelder bare barn og unge.",
    ),
    "AG-09, AG-40 reported while she was a child": (
        (("gruppe", "14.03.2015", "10.09.2008"), ("gruppe", "type: ansvarsgruppe", "type: ansvarsgruppe  # ADVARSEL: AG-40")),
        "Bruker er 18 år",
    ),
    "AG-11 no GP": (
        (
            ("gruppe", "fastlege_ikke_med: vil ha kopi av referatene\n", ""),
            ("gruppe", "  - navn: Per Li\n", "  - navn: Per Li  # ADVARSEL: AG-11\n"),
        ),
        "Fastlegen er ikke medlem av gruppen.",
    ),
    "AG-11 the GP is a member": (
        (
            ("gruppe", "fastlege_ikke_med: vil ha kopi av referatene\n", ""),
            ("gruppe", "medlemmer:\n", "medlemmer:\n  - navn: Dag Ro\n    enhet: legesenter\n"),
        ),
        "",
    ),
    "AG-11 a GP who is no member any more": (
        (
            ("gruppe", "fastlege_ikke_med: vil ha kopi av referatene\n", ""),
            ("gruppe", "medlemmer:\n", "medlemmer:\n  - navn: Dag Ro  # ADVARSEL: AG-11\n    enhet: legesenter\n    til: 25.10.2026\n"),
        ),
        "Fastlegen er ikke medlem",
    ),
    "AG-11 a closed group": (
        (("gruppe", "fastlege_ikke_med: vil ha kopi av referatene\n", ""), ("gruppe", "status: aktiv", "status: avsluttet")), "",
    ),
    "AG-14 considered too long ago": (
        (
            ("oppsett", "roller:", "medlemmer_evalueres_måneder: 12\nroller:"),
            ("gruppe", "status: aktiv", "status: aktiv\nmedlemmer_evaluert: 25.10.2025  # ADVARSEL: AG-14"),
        ),
        "sist vurdert 25.10.2025 hvem som skal delta fast; det er over 12 måneder siden",
    ),
    "AG-14 considered a year ago to the day": (
        (
            ("oppsett", "roller:", "medlemmer_evalueres_måneder: 12\nroller:"),
            ("gruppe", "status: aktiv", "status: aktiv\nmedlemmer_evaluert: 26.10.2025"),
        ),
        "",
    ),
    "AG-14 never considered": (
        (
            ("oppsett", "roller:", "medlemmer_evalueres_måneder: 12\nroller:"),
            ("gruppe", "opprettet: 01.09.2026", "opprettet: 01.09.2025"),
            ("gruppe", "type: ansvarsgruppe", "type: ansvarsgruppe  # ADVARSEL: AG-14"),
        ),
        "Gruppen ble opprettet 01.09.2025",
    ),
    "AG-14 the municipality has set no time": ((("gruppe", "opprettet: 01.09.2026", "opprettet: 01.09.2016"),), ""),
    "AG-14 a group that does not run": (
        (
            ("oppsett", "roller:", "medlemmer_evalueres_måneder: 12\nroller:"),
            ("gruppe", "status: aktiv", "status: planlagt\nmedlemmer_evaluert: 25.10.2020"),
        ),
        "",
    ),
    "AG-36 a representative without a basis": (
        (("gruppe", "opprettet:", "representanter:\n  - navn: Nina Bø  # ADVARSEL: AG-36\n    type: pårørende\nopprettet:"),),
        "hvorfor «Nina Bø» kan representere bruker",
    ),
    "AG-36 a representative with a basis": (
        (("gruppe", "opprettet:", "representanter:\n  - navn: Nina Bø\n    type: pårørende\n    grunnlag: søster\nopprettet:"),), "",
    ),
    "AG-36 a verge without a mandate": (
        (("gruppe", "  fastlege: legesenter", "  fastlege: legesenter\n  verge:\n    navn: Vera Moe  # ADVARSEL: AG-36"),),
        "hva vergen «Vera Moe» kan bestemme",
    ),
    "AG-36 a verge with a mandate": (
        (("gruppe", "  fastlege: legesenter", "  fastlege: legesenter\n  verge: {navn: Vera Moe, mandat: [økonomi]}"),), "",
    ),
    "AG-36 a foster mother": (
        (("gruppe", "    relasjon: mor", "    relasjon: Fostermor  # INFO: AG-36"),), "«Kari Bø» er fosterforelder",
    ),
    "AG-39 no goals": (
        (
            ("gruppe", "mål:\n  - id: m1\n    tekst: Sove godt hjemme\n", "mål: []  # ADVARSEL: AG-39\n"),
        ),
        "Gruppen har ingen felles mål.",
    ),
    "AG-39 no goals yet": (
        (("gruppe", "mål:\n  - id: m1\n    tekst: Sove godt hjemme\n", ""), ("gruppe", "status: aktiv", "status: planlagt")), "",
    ),
    "AG-39 a goal that is done and open": (
        (("gruppe", "    tekst: Sove godt hjemme\n", "    tekst: Sove godt hjemme\n    til: 02.10.2026  # ADVARSEL: AG-39\n"),),
        "Målet «Sove godt hjemme» er ført som ferdig 02.10.2026, men statusen er åpent.",
    ),
    "AG-39 a goal that is done": (
        (("gruppe", "    tekst: Sove godt hjemme\n", "    tekst: Sove godt hjemme\n    status: nådd\n    til: 02.10.2026\n"),), "",
    ),
    "DG171 a goal that ends before it begins": (
        (("gruppe", "    tekst: Sove godt hjemme\n", "    tekst: Sove godt hjemme\n    status: nådd\n    fra: 02.10.2026\n    til: 02.10.2025  # ADVARSEL: DG171\n"),),
        "«til» 02.10.2025 er før «fra» 02.10.2026",
    ),
    "AG-40 19 years old": (
        (("gruppe", "14.03.2015", "14.03.2007"), ("gruppe", "meldt_oppstart:\n  dato: 01.09.2026\n", ""), ("gruppe", "type: ansvarsgruppe", "type: ansvarsgruppe  # ADVARSEL: AG-40")),
        "Bruker er 19 år, og det står ikke om bruker regnes blant barn og unge eller voksne.",
    ),
    "AG-40 25 years old": ((("gruppe", "14.03.2015", "14.03.2001"), ("gruppe", "meldt_oppstart:\n  dato: 01.09.2026\n", "")), ""),
    "AG-40 17 years old": ((("gruppe", "14.03.2015", "27.10.2008"),), ""),
    "AG-40 24 years old, and said": (
        (("gruppe", "14.03.2015", "14.03.2002"), ("gruppe", "meldt_oppstart:\n  dato: 01.09.2026\n", "målgruppe: voksen\n")), "",
    ),
    "SA-04 what may be shared is not said": (
        (("gruppe", "      - {enhet: barnevern, opplysninger: hjelp}", "      - barnevern  # ADVARSEL: SA-04"),),
        "hvilke opplysninger som kan deles med «Barnevernet»",
    ),
    "SA-04 what could be shared before it was withdrawn": (
        (
            ("gruppe", "      - {enhet: barnevern, opplysninger: hjelp}", "      - barnevern"),
            ("gruppe", "    gyldig_til", "    trukket:\n      dato: 25.10.2026\n    gyldig_til"),
        ),
        "",
    ),
}  # fmt: skip

OF_MEETING: dict[str, tuple[str, str, tuple[Edit, ...], str]] = {
    "AG-16 a meeting on a Sunday": (
        "innkalling", M3, (("kalt", "dato: 12.11.2026", "dato: 15.11.2026  # ADVARSEL: AG-16"),),
        "Møtedagen 15.11.2026 er en fridag («søndag»).",
    ),
    "AG-16 a new meeting on Christmas Eve": (
        "avlysning", M4, (("avlyst", "  av: Siri Aas", "  av: Siri Aas\n  ny_dato: 24.12.2026  # ADVARSEL: AG-16"),), "(«julaften»)",
    ),
    "AG-16 called too late for the municipality": (
        "innkalling", M3,
        (
            ("oppsett", "roller:", "frister:\n  saksliste_dager: 18\nroller:"),
            ("kalt", "innkalling:\n  dato: 26.10.2026", "innkalling:\n  dato: 26.10.2026  # ADVARSEL: AG-16"),
        ),
        "datert 17 dager før møtet; kommunens frist er 18 dager",
    ),
    "AG-16 called in time": (
        "innkalling", M3, (("oppsett", "roller:", "frister:\n  saksliste_dager: 17\nroller:"),), "",
    ),
    "AG-17 more points than time": (
        "saksliste", M3,
        (("kalt", "saksliste:\n  - tittel: Lekser", "saksliste:\n  - tittel: Lekser  # ADVARSEL: AG-17\n    tid_minutter: 91"),),
        "Punktene på sakslisten tar 91 minutter, men møtet varer 90.",
    ),
    "AG-17 just as much as there is time for": (
        "saksliste", M3, (("kalt", "  - tittel: Lekser", "  - tittel: Lekser\n    tid_minutter: 90"),), "",
    ),
    "AG-26 minutes written late": (
        "referat", M2,
        (
            ("oppsett", "roller:", "frister:\n  referat_dager: 14\nroller:"),
            ("holdt", "referat:\n  dato: 23.10.2026", "referat:\n  dato: 06.11.2026  # ADVARSEL: AG-26"),
        ),
        "datert 15 dager etter møtet; kommunens frist er 14 dager",
    ),
    "AG-26 minutes written on the last day": (
        "referat", M2,
        (
            ("oppsett", "roller:", "frister:\n  referat_dager: 14\nroller:"),
            ("holdt", "referat:\n  dato: 23.10.2026", "referat:\n  dato: 05.11.2026"),
        ),
        "",
    ),
    "AG-28 in place of a meeting that is not cancelled": (
        "innkalling", S1, (("samarbeid", "status: planlagt", "erstatter: AG-2026-005-m3  # ADVARSEL: AG-28\nstatus: planlagt"),),
        "i stedet for møtet 12.11.2026, som ikke er avlyst",
    ),
    "AG-28 in place of a cancelled meeting": (
        "innkalling", S1, (("samarbeid", "status: planlagt", "erstatter: AG-2026-005-m4\nstatus: planlagt"),), "",
    ),
    "AG-31 the user has moved": (
        "avslutning", "AG-2026-006", (("voksen", "  grunn: behov_opphørt", "  grunn: flyttet  # INFO: AG-31"),), "ikke dekket av retningslinjene",
    ),
    "AG-24 the user speaks late": (
        "om:kommune", "kommune", (("oppsett", "roller:", "bruker_først: nei  # ADVARSEL: AG-24\nroller:"),),
        "Oppsettet lar bruker komme til ordet først etter referatet",
    ),
    "AG-36 a representative in a sak": (
        "om:sak", "RT-2026-017",
        (("RT-2026-017", "tema: Søvn", "representanter:\n  - {navn: Nina Bø, type: pårørende}  # ADVARSEL: AG-36\ntema: Søvn"),),
        "hvorfor «Nina Bø» kan representere",
    ),
    "AG-01b two helping services and no group": (
        "om:sak", "RT-2026-017", (("RT-2026-017", "tema: Søvn", "instanser_i_saken: [ppt, barnevern]  # ADVARSEL: AG-01b\ntema: Søvn"),),
        "Saken har 2 hjelpeinstanser, men ingen ansvarsgruppe.",
    ),
    "AG-01b a service and a school": (
        "om:sak", "RT-2026-017", (("RT-2026-017", "tema: Søvn", "instanser_i_saken: [ppt, skole_eik, ppt]\ntema: Søvn"),), "",
    ),
    "AG-01b the group is there": (
        "om:sak", "RT-2026-017",
        (("RT-2026-017", "tema: Søvn", "instanser_i_saken: [ppt, barnevern]\nansvarsgruppe: AG-2026-005\ntema: Søvn"),), "",
    ),
    "AG-01b a case that is over": (
        "om:sak", "RT-2026-017",
        (("RT-2026-017", "tema: Søvn", "instanser_i_saken: [ppt, barnevern]\ntema: Søvn"), ("RT-2026-017", "status: meldt", "status: avsluttet")), "",
    ),
    "AG-31 closed, and nothing said": (
        "avslutning", "AG-2026-006",
        (
            (
                "voksen", "avslutning:\n  dato: 20.10.2026\n  grunn: behov_opphørt\n  ført_i: AG-2026-006-m1\n  meldt:\n    dato: 21.10.2026\n", "",
            ),
            ("voksen", "status: avsluttet", "status: avsluttet  # FEIL: AG-31"),
        ),
        "Gruppen står som avsluttet",
    ),
}  # fmt: skip

NO_START = ("gruppe", "meldt_oppstart:\n  dato: 01.09.2026\n", "")
HER_OWN = "      - navn: Ola Bø\n        rolle: bruker\n        dato: 20.08.2026\n"
WITH_CARE = (
    ("gruppe", "fastlege: legesenter", "fastlege: legesenter\n  omsorg: barneverntjenesten"),
    ("gruppe", "        rolle: foresatt", "        rolle: barneverntjenesten"),
)
NOT_CALLED = ("kalt", "  - Kari Bø\n", "")
BARNEVERN_NOT_CALLED = ("kalt", "  - Per Li\n", "")
CHANGED = (
    "gruppe",
    "medlemmer:\n",
    "koordinator_bytte:\n  - fra: {navn: Pia Ek, enhet: ppt, oppnevnt: 01.09.2026, stedfortreder: Eli Ro, telefon: 68 05 10 23}\n    til: Siri Aas\n    dato: 14.10.2026\nmedlemmer:\n",
)
AT_PPT = ("instanser", ", leder: Unni Vik")


def former(reach: str, day: str, mark: str) -> Edit:
    """Pia Ek was koordinator until a day."""
    fra = f"navn: Pia Ek{mark}\n      enhet: ppt\n      oppnevnt: 01.09.2026\n      stedfortreder: Nina Hol" + reach.replace(
        ", ", "\n      "
    )
    return (
        "gruppe",
        "medlemmer:\n",
        f"koordinator_bytte:\n  - fra:\n      {fra}\n    til: Siri Aas\n    dato: {day}\n    akseptert: 01.10.2026\nmedlemmer:\n",
    )


SETTLED_WITH = "avklart_med_bruker:\n  dato: 20.10.2026\n  hvem: mor"
CLOSED = ("gruppe", "samtykker:", "avslutning:\n  dato: {day}\n  grunn: flyttet\nsamtykker:")


def closed(day: str) -> Edit:
    return (CLOSED[0], CLOSED[1], CLOSED[2].format(day=day))


EDGES: dict[str, tuple[str, str, tuple[Edit, ...], str]] = {
    "AG-01 a barnehage is no hjelpeinstans": (
        "oppstart", OPPSTART,
        (
            ("instanser", "navn: PPT, type: ppt", "navn: PPT, type: barnehage"), ONE_UNIT,
            ("gruppe", "  - navn: Per Li\n", "  - navn: Per Li  # FEIL: AG-01\n"),
        ),
        "er 1",
    ),
    "AG-01 a workplace is no hjelpeinstans": (
        "oppstart", OPPSTART,
        (
            ("instanser", "navn: PPT, type: ppt", "navn: PPT, type: arbeidsplass"), ONE_UNIT,
            ("gruppe", "  - navn: Per Li\n", "  - navn: Per Li  # FEIL: AG-01\n"),
        ),
        "er 1",
    ),
    "AG-01 a unit that the register does not count": (
        "oppstart", OPPSTART,
        (
            ("instanser", "navn: PPT, type: ppt", "navn: PPT, type: ppt, teller_som_hjelpeinstans: nei"), ONE_UNIT,
            ("gruppe", "  - navn: Per Li\n", "  - navn: Per Li  # FEIL: AG-01\n"),
        ),
        "er 1",
    ),
    "AG-01 a unit that the register counts anyhow is not told of": (
        "oppstart", OPPSTART, (("instanser", "type: barnevern, leder", "type: barnevern, teller_som_hjelpeinstans: ja, leder"),), "",
    ),
    "AG-01, SA-04 a school that the register counts, when the group runs": (
        "innkalling", M3,
        (
            (
                "instanser", "  - {id: skole_eik, navn: Eik skole, type: skole}",
                "  - {id: skole_eik, navn: Eik skole, type: skole, teller_som_hjelpeinstans: ja}  # FEIL: AG-01",
            ),
            ("gruppe", "  - navn: Tor Dal\n    enhet: helsestasjon", "  - navn: Tor Dal  # FEIL: SA-04\n    enhet: skole_eik"),
        ),
        "«Eik skole» er skole, barnehage eller arbeidsplass",
    ),
    "AG-01 a group that has not begun is not asked for two": (
        "innkalling", M3, (*NOBODY_COUNTS, ("gruppe", "status: aktiv", "status: planlagt")), "",
    ),
    "AG-03 a running group is not asked whether it is wanted": (
        "innkalling", M3, (("gruppe", "bruker_ønsker_gruppe: ja", "bruker_ønsker_gruppe:"),), "",
    ),
    "AG-03 a group that has not begun and is not wanted": (
        "innkalling", M3,
        (("gruppe", "bruker_ønsker_gruppe: ja", "bruker_ønsker_gruppe: nei"), ("gruppe", "status: aktiv", "status: planlagt")), "",
    ),
    "AG-04 informed by somebody, but neither who nor when": (
        "oppstart", OPPSTART,
        (("gruppe", "informert:\n  dato: 25.08.2026\n  hvem: mor", "informert:\n  av: Siri Aas  # FEIL: AG-04"),), "informert",
    ),
    "AG-04 informed, and the day is blank": (
        "oppstart", OPPSTART, (("gruppe", "  dato: 25.08.2026\n  hvem: mor", "  hvem: mor\n  dato:  # FEIL: AG-04"),), "hvilken dag «mor»",
    ),
    "AG-06, AG-01 members who are the user side and the koordinator": (
        "oppstart", OPPSTART,
        (
            (
                "gruppe", "medlemmer:\n" + MEMBERS,
                "medlemmer:\n  - {navn: Siri Aas, enhet: ppt, funksjon: a, arbeidsområde: b}  # FEIL: AG-06, AG-01\n"
                "  - {navn: Kari Bø, enhet: ppt, funksjon: a, arbeidsområde: b}\n",
            ),
        ),
        "Gruppen har ingen medlemmer ved siden av",
    ),
    "AG-06 members of a running group": (
        "innkalling", M3, (("gruppe", "  - navn: Tor Dal", "  - navn: Siri Aas"),
            ("kalt", "  - Siri Aas\n  - Per Li\n  - Tor Dal\n", "  - Per Li\n")), "",
    ),
    "AG-07 a member without funksjon": (
        "oppstart", OPPSTART, (("gruppe", "    funksjon: helsesykepleier", "    funksjon:  # ADVARSEL: AG-07"),), "«Tor Dal» mangler funksjon.",
    ),
    "AG-07 a member without both": (
        "oppstart", OPPSTART,
        (("gruppe", "  - navn: Tor Dal\n", "  - navn: Tor Dal  # ADVARSEL: AG-07\n"),
         ("gruppe", "    funksjon: helsesykepleier\n    arbeidsområde: søvn\n", "")),
        "«Tor Dal» mangler funksjon, arbeidsområde.",
    ),
    "AG-08 nothing of a koordinator": (
        "oppstart", OPPSTART,
        (
            (
                "gruppe", "koordinator:\n  navn: Siri Aas\n  enhet: ppt\n  oppnevnt: 01.09.2026\n  stedfortreder: Nina Hol\n",
                "koordinator:  # FEIL: AG-08\n",
            ),
        ),
        "Gruppen har ingen koordinator.",
    ),
    "AG-08 a verge as koordinator": (
        "oppstart", OPPSTART,
        (
            ("gruppe", "  fastlege: legesenter", "  fastlege: legesenter\n  verge: {navn: Vera Moe, mandat: [personlige_forhold]}"),
            ("gruppe", "  navn: Siri Aas\n", "  navn: Vera Moe  # FEIL: AG-08\n"),
        ),
        "«Vera Moe» står som koordinator",
    ),
    "AG-08 the change of today has not been accepted": (
        "om:ansvarsgruppe", OPPSTART,
        (("gruppe", "medlemmer:\n", "koordinator_bytte:\n  - fra: Nina Hol\n    til: Siri Aas\n    dato: 26.10.2026\n    akseptert:  # ADVARSEL: AG-08\nmedlemmer:\n"),),
        "«Siri Aas» har tatt over",
    ),
    "AG-09 a notice with a blank day": (
        "om:ansvarsgruppe", OPPSTART,
        (("gruppe", "meldt_oppstart:\n  dato: 01.09.2026\n", "meldt_oppstart:\n  sendt: ja\n  dato:  # ADVARSEL: AG-09\n"),),
        "når oppstarten er meldt",
    ),
    "AG-09 nobody knows when the group was made": (
        "om:ansvarsgruppe", OPPSTART,
        (("gruppe", "opprettet: 01.09.2026", "opprettet:"),
         ("gruppe", "meldt_oppstart:\n  dato: 01.09.2026\n", "meldt_oppstart:  # ADVARSEL: AG-09\n")),
        "når oppstarten er meldt",
    ),
    "AG-14 nobody knows when the group was made": (
        "om:ansvarsgruppe", OPPSTART,
        (("oppsett", "roller:", "medlemmer_evalueres_måneder: 12\nroller:"), ("gruppe", "opprettet: 01.09.2026", "opprettet:")), "",
    ),
    "AG-14 considered in December": (
        "om:ansvarsgruppe", OPPSTART,
        (
            ("oppsett", "roller:", "medlemmer_evalueres_måneder: 12\nroller:"),
            ("gruppe", "status: aktiv", "status: aktiv\nmedlemmer_evaluert: 31.12.2024  # ADVARSEL: AG-14"),
        ),
        "sist vurdert 31.12.2024",
    ),
    "AG-36 a representative whose basis is blank": (
        "om:ansvarsgruppe", OPPSTART,
        (("gruppe", "opprettet:", "representanter:\n  - navn: Nina Bø\n    type: pårørende\n    grunnlag:  # ADVARSEL: AG-36\nopprettet:"),),
        "hvorfor «Nina Bø» kan representere bruker",
    ),
    "AG-36 a verge whose mandate is blank": (
        "om:ansvarsgruppe", OPPSTART,
        (("gruppe", "  fastlege: legesenter", "  fastlege: legesenter\n  verge:\n    navn: Vera Moe\n    mandat: []  # ADVARSEL: AG-36"),),
        "hva vergen «Vera Moe» kan bestemme",
    ),
    "AG-36 a verge in a sak": (
        "om:sak", "RT-2026-017", (("RT-2026-017", "  fødselsdato: 14.03.2015",
            "  fødselsdato: 14.03.2015\n  verge: {navn: Vera Moe}  # ADVARSEL: AG-36"),),
        "hva vergen «Vera Moe» kan bestemme",
    ),
    "AG-36 a foster mother in a sak": (
        "om:sak", "RT-2026-017", (("RT-2026-017", "    relasjon: mor", "    relasjon: fostermor  # INFO: AG-36"),), "«Kari Bø» er fosterforelder",
    ),
    "AG-40 closed, and nothing said": (
        "om:ansvarsgruppe", OPPSTART, (("gruppe", "14.03.2015", "14.03.2007"), NO_START, ("gruppe", "status: aktiv", "status: avsluttet")), "",
    ),
    "AG-40 the closing is written": (
        "om:ansvarsgruppe", OPPSTART, (("gruppe", "14.03.2015", "14.03.2007"), NO_START, closed("01.12.2026")), "",
    ),
    "AG-40 24 years old, and the field is blank": (
        "om:ansvarsgruppe", OPPSTART, (("gruppe", "14.03.2015", "14.03.2002"), ("gruppe", NO_START[1], "målgruppe:  # ADVARSEL: AG-40\n")),
        "Bruker er 24 år",
    ),
    "SA-04 what may be shared is not said in a sak": (
        "om:sak", "RT-2026-017", (("RT-2026-017", "      - {enhet: rus, opplysninger: hjelp}", "      - rus  # ADVARSEL: SA-04"),),
        "deles med «Rustjenesten»",
    ),
    "SA-04 what may be shared is blank": (
        "om:ansvarsgruppe", OPPSTART,
        (("gruppe", "      - {enhet: barnevern, opplysninger: hjelp}", "      - enhet: barnevern\n        opplysninger:  # ADVARSEL: SA-04"),),
        "«Barnevernet»",
    ),
    "SA-04 what could be shared before it ended": (
        "om:ansvarsgruppe", OPPSTART,
        (
            ("gruppe", "      - {enhet: barnevern, opplysninger: hjelp}", "      - barnevern"),
            ("gruppe", "gyldig_til: 20.08.2027", "gyldig_til: 25.10.2026"),
        ),
        "",
    ),
    "SA-04 what may be shared on the last day": (
        "om:ansvarsgruppe", OPPSTART,
        (
            ("gruppe", "      - {enhet: barnevern, opplysninger: hjelp}", "      - barnevern  # ADVARSEL: SA-04"),
            ("gruppe", "gyldig_til: 20.08.2027", "gyldig_til: 26.10.2026"),
        ),
        "«Barnevernet»",
    ),
    "AG-12, SA-06 nobody is called and there is nobody": (
        "innkalling", M3,
        (
            ("gruppe", BOTH_PARENTS, "foresatte: []  # FEIL: AG-12\n"), ("kalt", "  - Kari Bø\n", ""),
            ("gruppe", "      - navn: Kari Bø\n        rolle: foresatt", "      - navn: Kari Bø  # FEIL: SA-06\n        rolle: foresatt"),
        ),
        "men ingen foresatte, verge eller representant",
    ),
    "AG-12 barnevernet is invited": (
        "innkalling", M3, (NOT_CALLED, BARNEVERN_NOT_CALLED, *WITH_CARE, ("kalt", "inviterte: []", "inviterte: [barnevern]")), "",
    ),
    "AG-12 a guest from barnevernet is called": (
        "innkalling", M3, (NOT_CALLED, BARNEVERN_NOT_CALLED, *WITH_CARE, ("kalt", "  - Tor Dal\n", "  - {navn: Rita Moe, enhet: barnevern}\n")), "",
    ),
    "AG-12 barnevernet has the care and is not called": (
        "innkalling", M3, (NOT_CALLED, BARNEVERN_NOT_CALLED, *WITH_CARE, ("kalt", "  - Siri Aas\n", "  - Siri Aas  # FEIL: AG-12\n")),
        "men ingen foresatte",
    ),
    "AG-12 barnevernet is invited, but has not the care": (
        "innkalling", M3,
        (NOT_CALLED, ("kalt", "  - Siri Aas\n", "  - Siri Aas  # FEIL: AG-12\n"), ("kalt", "inviterte: []", "inviterte: [barnevern]")),
        "men ingen foresatte",
    ),
    "AG-12 nobody is listed, so all are called": (
        "innkalling", M3, (("kalt", "innkalte:\n  - Siri Aas\n  - Per Li\n  - Tor Dal\n  - Ola Bø\n  - Kari Bø\n", ""),), "",
    ),
    "AG-12 the verge is called": (
        "innkalling", M3,
        (
            ("kalt", "  - Kari Bø\n", "  - Vera Moe\n"),
            ("gruppe", "  fastlege: legesenter", "  fastlege: legesenter\n  verge: {navn: Vera Moe, mandat: [personlige_forhold]}"),
        ),
        "",
    ),
    "AG-12 a representative is called": (
        "innkalling", M3,
        (
            ("kalt", "  - Kari Bø\n", "  - Nina Bø\n"),
            ("gruppe", "opprettet:", "representanter:\n  - {navn: Nina Bø, type: pårørende, grunnlag: tante}\nopprettet:"),
        ),
        "",
    ),
    "AG-12 a mother who may get no letters is called": (
        "innkalling", M3,
        (
            ("gruppe", "    relasjon: mor", "    relasjon: mor\n    kopi_sperret: rettens avgjørelse"),
            ("kalt", "  - Siri Aas\n", "  - Siri Aas  # FEIL: AG-12\n"),
        ),
        "men ingen foresatte",
    ),
    "AG-12, SA-10 of age on the day of the meeting": (
        "innkalling", M3,
        (
            NOT_CALLED, ("gruppe", "14.03.2015", "12.11.2008  # ADVARSEL: SA-10"),
            ("gruppe", "    barnet_hørt:", HER_OWN + "    barnet_hørt:"),
        ),
        "blir voksen 12.11.2026",
    ),
    "AG-12, AG-16 no day and no parent": (
        "innkalling", M3,
        (NOT_CALLED, ("kalt", "  - Siri Aas\n", "  - Siri Aas  # FEIL: AG-12\n"), ("kalt", "dato: 12.11.2026", "dato:  # FEIL: AG-16")),
        "men ingen foresatte",
    ),
    "AG-12 a samarbeidsmøte without a parent": (
        "innkalling", S1, (("samarbeid", "status: planlagt", "innkalte: [Tor Dal]\nstatus: planlagt"),), "",
    ),
    "AG-16 begins and ends in two fields": ("innkalling", M3, (("kalt", "tid: 10.00-11.30", "fra: 10.00\ntil: 11.30"),), ""),
    "AG-16 begins, and the end is blank": (
        "innkalling", M3, (("kalt", "tid: 10.00-11.30", "til:\nfra: 10.00  # FEIL: AG-16"),), "når møtet begynner og slutter",
    ),
    "AG-16 ends, but when does it begin": (
        "innkalling", M3, (("kalt", "tid: 10.00-11.30", "til: 11.30  # FEIL: AG-16"),), "når møtet begynner og slutter",
    ),
    "AG-16 no time at all": (
        "innkalling", M3, (("kalt", "tid: 10.00-11.30\n", ""), ("kalt", "type: møte", "type: møte  # FEIL: AG-16")), "når møtet begynner og slutter",
    ),
    "AG-16 a link is a place": ("innkalling", M3, (("kalt", "sted: Familiesenteret", "digital_lenke: https://møte.example/1"),), ""),
    "AG-16 the link is blank": (
        "innkalling", M3, (("kalt", "sted: Familiesenteret", "digital_lenke:  # FEIL: AG-16"),), "både sted og digital lenke",
    ),
    "DG171 called after the meeting, and no deadline is counted": (
        "innkalling", M3,
        (
            ("oppsett", "roller:", "frister:\n  saksliste_dager: 7\nroller:"), ("kalt", "dato: 12.11.2026", "dato: 22.10.2026"),
            ("kalt", "innkalling:\n  dato: 26.10.2026", "innkalling:\n  dato: 26.10.2026  # FEIL: DG171"),
        ),
        "etter møtet 22.10.2026",
    ),
    "AG-16 the agenda of a meeting called too late": (
        "saksliste", M3,
        (
            ("oppsett", "roller:", "frister:\n  saksliste_dager: 18\nroller:"),
            ("kalt", "innkalling:\n  dato: 26.10.2026", "innkalling:\n  dato: 26.10.2026  # ADVARSEL: AG-16"),
        ),
        "datert 17 dager før møtet",
    ),
    "AG-16 the cancelled day was a Sunday": ("avlysning", M4, (("avlyst", "dato: 15.10.2026", "dato: 18.10.2026"),), ""),
    "AG-16 a Saturday": (
        "innkalling", M3, (("kalt", "dato: 12.11.2026", "dato: 14.11.2026  # ADVARSEL: AG-16"),), "(«lørdag»)",
    ),
    "AG-16 a Friday": ("innkalling", M3, (("kalt", "dato: 12.11.2026", "dato: 13.11.2026"),), ""),
    "AG-16 New Year's Eve": (
        "innkalling", M3, (("kalt", "dato: 12.11.2026", "dato: 31.12.2026  # ADVARSEL: AG-16"),), "(«nyttårsaften»)",
    ),
    "AG-17 more than there is time for, in two points": (
        "saksliste", M3,
        (
            ("kalt", "tid: 10.00-11.30", "fra: 10.15\ntil: 11.00"),
            (
                "kalt", "saksliste:\n  - tittel: Lekser",
                "saksliste:\n  - {tittel: Fritid, tid_minutter: 40, meldt_av: {rolle: bruker}}  # ADVARSEL: AG-17\n"
                "  - {tittel: Venner, meldt_av: {rolle: bruker}}\n  - tittel: Lekser\n    tid_minutter: 6",
            ),
        ),
        "Punktene på sakslisten tar 46 minutter, men møtet varer 45.",
    ),
    "AG-17 nobody knows how long": (
        "saksliste", M3,
        (("kalt", "tid: 10.00-11.30\n", "fra: 10.00\n"), ("kalt", "  - tittel: Lekser", "  - tittel: Lekser\n    tid_minutter: 500")), "",
    ),
    "AG-19 it is cancelled, and nothing more said": (
        "avlysning", M4, (("avlyst", "status: avlyst\navlyst:\n  dato: 12.10.2026\n  av: Siri Aas\n", "status: avlyst  # FEIL: AG-19\n"),),
        "hvem som bestemte det",
    ),
    "AG-19 it is cancelled, and the field is blank": (
        "avlysning", M4, (("avlyst", "avlyst:\n  dato: 12.10.2026\n  av: Siri Aas\n", "avlyst:  # FEIL: AG-19\n"),), "hvem som bestemte det",
    ),
    **{
        f"AG-08 the former koordinator {name}": (kind, subject, (former(reach, day, mark), *more), says)
        for name, kind, subject, reach, day, mark, more, says in (
            ("cannot be reached", "innkalling", M3, "", "27.10.2026", "  # ADVARSEL: AG-08", (), "men ikke hvor «Pia Ek» kan nås"),
            ("had no address in the minutes", "referat", M2, "", "24.10.2026", "  # ADVARSEL: AG-08", (), "er fra før koordinatoren ble byttet"),
            ("has a telephone", "innkalling", M3, ", telefon: 68 05 10 23", "27.10.2026", "", (), ""),
            ("has an e-mail address", "innkalling", M3, ", e_post: pia.ek@kommune.example", "27.10.2026", "", (), ""),
            ("is reached at her unit", "innkalling", M3, "", "27.10.2026", "", ((*AT_PPT, f"{AT_PPT[1]}, telefon: 68 05 10 20"),), ""),
            ("is reached by her unit's address", "innkalling", M3, "", "27.10.2026", "", ((*AT_PPT, f"{AT_PPT[1]}, e_post: ppt@kommune.example"),), ""),
            ("had left before the paper", "innkalling", M3, "", "26.10.2026", "", (), ""),
        )
    },
    "AG-19 cancelled by the koordinator of that day": ("avlysning", M4, (CHANGED, ("avlyst", "  av: Siri Aas", "  av: Pia Ek")), ""),
    "AG-19 cancelled by the koordinator of the day of the document": (
        "avlysning", M4, (CHANGED, ("avlyst", "  dato: 12.10.2026\n  av: Siri Aas", "  av: Pia Ek")), "",
    ),
    "AG-19 cancelled by the koordinator of the day of the meeting": ("avlysning", M4, (CHANGED,), ""),
    "AG-19 cancelled by the deputy of the one who had the task": ("avlysning", M4, (CHANGED, ("avlyst", "  av: Siri Aas", "  av: Eli Ro")), ""),
    "AG-19, AG-08 cancelled in a group without koordinator": (
        "avlysning", M4,
        (
            ("gruppe", "  navn: Siri Aas\n", "  navn:  # FEIL: AG-08\n"), ("gruppe", "  stedfortreder: Nina Hol\n", ""),
            ("avlyst", "  av: Siri Aas", "  av: Per Li"),
        ),
        "Gruppen har ingen koordinator.",
    ),
    "AG-19 minutes of a meeting that was cancelled": (
        "referat", M2, (("holdt", "status: gjennomført", "status: avlyst"), ("holdt", "  dato: 23.10.2026", "  dato: 23.10.2026  # FEIL: AG-19")),
        "er avlyst",
    ),
    "AG-28 settled, but when": (
        "innkalling", S1, (("samarbeid", SETTLED_WITH, "avklart_med_bruker:\n  hvem: mor  # FEIL: AG-28"),), "avklart på brukersiden",
    ),
    "AG-28 settled, but with whom": (
        "innkalling", S1, (("samarbeid", SETTLED_WITH, "avklart_med_bruker:\n  hvem:\n  dato: 20.10.2026  # FEIL: AG-28"),), "avklart på brukersiden",
    ),
    "AG-28 a group meeting": ("innkalling", M3, (("kalt", "status: planlagt", "erstatter: AG-2026-005-m2\nstatus: planlagt"),), ""),
    "AG-29 a complaint from nobody": (
        "innkalling", M3, (("kalt", "    type: sak\n    meldt_av:\n      rolle: fagperson", "    type: klage"),), "",
    ),
    "AG-34 an agenda after the closing": (
        "saksliste", M3, (closed("11.11.2026"), ("kalt", "dato: 12.11.2026", "dato: 12.11.2026  # FEIL: AG-34")), "er etter at gruppen ble avsluttet",
    ),
    "AG-34 a meeting on the day of the closing": ("innkalling", M3, (closed("12.11.2026"),), ""),
    "AG-34 an invitation on the day of the closing": (
        "innkalling", M3, (closed("26.10.2026"), ("kalt", "dato: 12.11.2026", "dato: 26.10.2026")), "",
    ),
    "AG-34 an agenda written after the closing": (
        "saksliste", M3,
        (
            closed("25.10.2026"), ("kalt", "dato: 12.11.2026", "dato: 25.10.2026"), ("kalt", "innkalling:\n  dato: 26.10.2026\n", ""),
            ("kalt", "type: møte", "type: møte  # FEIL: AG-34"),
        ),
        "Innkallingen er datert 26.10.2026",
    ),
    "AG-34, AG-16 an invitation to a meeting without a day, after the closing": (
        "innkalling", M3,
        (
            closed("25.10.2026"), ("kalt", "dato: 12.11.2026", "dato:  # FEIL: AG-16"),
            ("kalt", "innkalling:\n  dato: 26.10.2026", "innkalling:\n  dato: 26.10.2026  # FEIL: AG-34"),
        ),
        "gruppen ble avsluttet 25.10.2026",
    ),
}  # fmt: skip

OF_WORDS = (
    Case(
        "AG-06, AG-01 a running group without members", "innkalling", M3,
        (("gruppe", "medlemmer:\n" + MEMBERS, "medlemmer: []\n"), ("kalt", "  - Per Li\n  - Tor Dal\n", ""), ("kalt", "referent: Per Li", "referent: Siri Aas")),
        "Gruppen har ingen medlemmer",
        codes=frozenset({"FEIL AG-06", "ADVARSEL AG-01"}), stopped=frozenset({"*"}),
    ),
    Case("AG-05 one of two has signed in a planned group", "om:ansvarsgruppe", "AG-2026-005",
         (*PLANNED, ("gruppe", _FATHER_SIGNED, ""), ("gruppe", "    signert:\n      - navn: Kari Bø\n", "    signert:\n      - navn: Kari Bø  # INFO: AG-05\n")),
         "samtykket «s1» er ikke signert av «Lars Bø» ennå"),
    Case("AG-05 both have signed in a planned group", "om:ansvarsgruppe", "AG-2026-005", PLANNED),
    Case("AG-05 nobody has signed in a planned group", "om:ansvarsgruppe", "AG-2026-005",
         (*PLANNED, ("gruppe", _FATHER_SIGNED, ""), ("gruppe", "      - navn: Kari Bø\n        rolle: foresatt\n        dato: 20.08.2026\n", ""))),
    Case("AG-05 one of two has signed in a running group", "om:ansvarsgruppe", "AG-2026-005", (("gruppe", _FATHER_SIGNED, ""),)),
    Case(
        "AG-28 not settled at all, and the koordinator does not know", "innkalling", S1,
        (("samarbeid", SETTLED_WITH + "\nkoordinator_informert: 20.10.2026\n", ""),), "avklart på brukersiden",
        codes=frozenset({"FEIL AG-28", "ADVARSEL AG-28"}), stopped=frozenset({"*"}),
    ),
    *(
        Case(f"AG-29 a title with «{word}»", "saksliste", M3, (("kalt", "tittel: Lekser", f"tittel: Om {word} på skolen  # ADVARSEL: AG-29"),),
            "kan være av dem")
        for word in ("Misnøye", "klagen", "(uenighet", "Arbeidspresset", "«koordineringspress»")
    ),
    Case("AG-29 a word that only holds it", "saksliste", M3, (("kalt", "tittel: Lekser", "tittel: Innklaget nabo"),)),
    Case(
        "AG-29 a title for information", "saksliste", M3,
        (("kalt", "tittel: Lekser", "tittel: Uenighet om lekser"), ("kalt", "    type: sak", "    type: orientering")),
    ),
    Case(
        "AG-29 a title of a samarbeidsmøte", "saksliste", S1,
        (("samarbeid", "status: planlagt", "saksliste:\n  - {tittel: Uenighet om lekser, type: sak, meldt_av: {rolle: foresatt}}\nstatus: planlagt"),),
    ),
    Case(
        "AG-29 a complaint in a samarbeidsmøte", "saksliste", S1,
        (("samarbeid", "status: planlagt", "saksliste:\n  - {tittel: Lekser, type: klage, meldt_av: {rolle: foresatt}}\nstatus: planlagt"),),
    ),
    *(
        Case(f"AG-08 no koordinator for the {kind}", kind, subject, (("gruppe", "  navn: Siri Aas\n", "  navn:  # FEIL: AG-08\n"), *edits), says)
        for kind, subject, edits, says in (
            ("innkalling", M3, (("kalt", "  - Siri Aas\n", ""),), "Gruppen har ingen koordinator."),
            ("saksliste", M3, (("kalt", "  - Siri Aas\n", ""),), "Gruppen har ingen koordinator."),
        )
    ),
    *(
        Case(f"AG-08 a koordinator without a unit, of the {kind}", kind, subject, (("gruppe", "  enhet: ppt\n", "  enhet:  # FEIL: AG-08\n"),),
            "hører til")
        for kind, subject in (("innkalling", M3), ("saksliste", M3), ("referat", M2), ("avlysning", M4))
    ),
    *(
        Case(
            f"AG-08 a koordinator who is not appointed, of the {kind}", kind, subject,
            (("gruppe", "  oppnevnt: 01.09.2026", "  oppnevnt:  # ADVARSEL: AG-08"),), "ble oppnevnt",
        )
        for kind, subject in (("innkalling", M3), ("saksliste", M3), ("avlysning", M4))
    ),
    *(
        Case(f"AG-08 a father as koordinator, of the {kind}", kind, subject,
            (("gruppe", "  navn: Siri Aas\n", "  navn: Lars Bø  # FEIL: AG-08\n"), *edits), "«Lars Bø»")
        for kind, subject, edits in (
            ("innkalling", M3, (("kalt", "  - Siri Aas\n", ""),)), ("saksliste", M3, (("kalt", "  - Siri Aas\n", ""),)),
            ("avlysning", M4, (("avlyst", "  av: Siri Aas", "  av: Lars Bø"),)),
        )
    ),
    Case(
        "AG-08 no koordinator when the minutes are written", "referat", M2,
        (
            ("gruppe", "  navn: Siri Aas\n", "  navn:  # FEIL: AG-08\n"), ("gruppe", "  stedfortreder: Nina Hol\n", ""),
            ("holdt", "  til_stede:\n    - Siri Aas\n", "  til_stede:\n    - {navn: Siri Aas, enhet: ppt}\n"),
        ),
        "Gruppen har ingen koordinator.",
    ),
    Case(
        "AG-08 a father as koordinator when the minutes are written", "referat", M2,
        (
            ("gruppe", "  navn: Siri Aas\n", "  navn: Lars Bø  # FEIL: AG-08\n"),
            ("holdt", "  til_stede:\n    - Siri Aas\n", "  til_stede:\n    - {navn: Siri Aas, enhet: ppt}\n"),
            ("holdt", "    - Tor Dal\n    - Lars Bø", "    - Tor Dal\n    - {navn: Lars Bø, enhet: ppt}"),
        ),
        "«Lars Bø» står som koordinator",
    ),
    *(
        Case(f"AG-08 the end of a group: {why}", "avslutning", "AG-2026-006", (("voksen", old, f"{new}  # {severity}: AG-08"),), says)
        for why, old, new, severity, says in (
            ("no koordinator", "koordinator:\n  navn: Siri Aas", "koordinator:\n  navn:", "FEIL", "ingen koordinator"),
            ("no unit", "  enhet: ppt", "  enhet:", "FEIL", "hører til"),
            ("the user herself", "koordinator:\n  navn: Siri Aas", "koordinator:\n  navn: Anna Lund", "FEIL", "«Anna Lund»"),
            ("not appointed", "  oppnevnt: 01.03.2026", "  oppnevnt:", "ADVARSEL", "ble oppnevnt"),
        )
    ),
    Case(
        "AG-14 at the end of a short month", "om:ansvarsgruppe", OPPSTART,
        (
            ("oppsett", "roller:", "medlemmer_evalueres_måneder: 6\nroller:"),
            ("gruppe", "status: aktiv", "status: aktiv\nmedlemmer_evaluert: 31.08.2026  # ADVARSEL: AG-14"),
        ),
        "over 6 måneder siden", i_dag=dt.date(2027, 3, 1),
    ),
    Case(
        "AG-14 on the last day of a short month", "om:ansvarsgruppe", OPPSTART,
        (("oppsett", "roller:", "medlemmer_evalueres_måneder: 6\nroller:"),
         ("gruppe", "status: aktiv", "status: aktiv\nmedlemmer_evaluert: 31.08.2026")),
        i_dag=dt.date(2027, 2, 28),
    ),
    Case(
        "AG-19 a samarbeidsmøte may be cancelled by a member", "avlysning", S1,
        (("samarbeid", "status: planlagt", "status: avlyst\navlyst:\n  dato: 26.10.2026\n  av: Per Li"),), dato=dt.date(2026, 10, 26),
    ),
    Case("AG-16 a Sunday, and sent", "innkalling", M3, (("kalt", "dato: 12.11.2026", "dato: 15.11.2026"),), made=frozenset({"barnevern"}),
        sendt=True),
)  # fmt: skip

CASES = (
    *cases("om:ansvarsgruppe", OPPSTART, ITSELF),
    *(Case(name, *rest) for name, rest in OF_MEETING.items()),
    Case(
        "AG-16 called too late, and sent",
        "innkalling",
        M3,
        (("oppsett", "roller:", "frister:\n  saksliste_dager: 18\nroller:"),),
        made=frozenset({"barnevern"}),
        sendt=True,
    ),
    *cases("oppstart", OPPSTART, START),
    *(Case(name, *rest) for name, rest in BEFORE.items()),
    *OTHERS,
    *(Case(name, *rest) for name, rest in EDGES.items()),
    *OF_WORDS,
)
