"""The start of an ansvarsgruppe and its invitations: each rule with what breaks it, where, and in what words."""

from __future__ import annotations

from rules_world import Case, Edit, cases

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
)
