"""Privacy, fields and names at their edges: what is blank and what is not written, who is known, which day is too early."""

from __future__ import annotations

from cases_personvern import M2, M3, SAK
from rules_world import Case, Edit

M4, MØTE = "AG-2026-005-m4", "RTM-2"
DRØFTING, PLAN = "RT-2026-017/RTM-1", "møteplan-2026-høst"
LAW = 'gradering: "Unntatt, jf. {lov}"\nhjemler:\n  - {id: lov, tekst: Lov, til: 01.01.2020}\nroller:'
ANOTHER = "  - id: s2\n    gjelder: [{purposes}]\n    instanser: [{{enhet: ppt, opplysninger: hjelp}}]\n    gjennomgått: {{dato: 20.08.2026, av: Siri Aas}}\n{more}"


def _id(name: str) -> tuple[Edit, ...]:
    """The mother with an id that tells too much."""
    return (
        (
            "gruppe",
            "  - navn: Kari Bø\n    relasjon: mor",
            f"  - id: {name}  # FEIL: DOK-01\n    navn: Kari Bø\n    relasjon: mor",
        ),
    )


def another(file: str, purposes: str, more: str = "") -> Edit:
    """A second consent that says neither what it is for nor from when."""
    return (file, "samtykker:\n", "samtykker:\n" + ANOTHER.format(purposes=purposes, more=more))


KNOWN = {
    "the GP by name": (("gruppe", "  fastlege: legesenter", "  fastlege: {enhet: legesenter, navn: Rita Moe}"),),
    "who leads the meeting": (("holdt", "status: gjennomført", "møteleder: Rita Moe\nstatus: gjennomført"),),
    "who writes, whom AG-26 asks for,": (("holdt", "referent: Per Li", "referent: Rita Moe  # ADVARSEL: AG-26"),),
    "whom the consent names": (("gruppe", "    formål", "    personer: [Rita Moe]\n    formål"),),
    "a representative": (
        ("gruppe", "opprettet:", "representanter:\n  - {navn: Rita Moe, type: pårørende, grunnlag: tante}\nopprettet:"),
    ),
    "a verge": (("gruppe", "  fastlege: legesenter", "  fastlege: legesenter\n  verge: {navn: Rita Moe, mandat: [økonomi]}"),),
    "the deputy": (("gruppe", "  stedfortreder: Nina Hol", "  stedfortreder: Rita Moe"),),
    "one who was a member": (("gruppe", "medlemmer:\n", "medlemmer:\n  - {navn: Rita Moe, enhet: ppt, til: 01.10.2026}\n"),),
    "one who is to take over": (
        (
            "gruppe",
            "medlemmer:\n",
            "koordinator_bytte:\n  - {fra: {navn: Siri Aas, enhet: ppt, oppnevnt: 01.09.2026, telefon: 68 05 10 23}, til: Rita Moe, dato: 01.11.2026}\nmedlemmer:\n",
        ),
    ),
    "one who is invited": (
        ("holdt", "status: gjennomført", "inviterte:\n  - {navn: Rita Moe, enhet: ppt}\nstatus: gjennomført"),
    ),
}
IN_ROOM = ("holdt", "    - Per Li\n", "    - Per Li\n    - Rita Moe\n")

EDGES: dict[str, tuple[str, str, tuple[Edit, ...], str]] = {
    "PV-02 the father's block stops everything": (
        "referat", M2, (("gruppe", "    relasjon: far", "    relasjon: far\n    adressesperre: strengt_fortrolig  # FEIL: PV-02"),),
        "«Lars Bø» har strengt",
    ),
    "DOK-01 an id with the birth date and year": ("referat", M2, _id("mor-14032015"), "forteller hvem saken gjelder"),
    "DOK-01 an id with the birth date backwards": ("referat", M2, _id("mor-150314"), "forteller hvem saken gjelder"),
    "DOK-01 an id with the birth date in digits, year first": ("referat", M2, _id("mor-20150314"), "forteller hvem saken gjelder"),
    "DOK-02 an evaluation carries no marking": ("evaluering", "evaluering-2026-høst", (("oppsett", "roller:", LAW),), ""),
    "DOK-02 a list of measures carries no marking": ("tiltaksbank", "tiltaksbank", (("oppsett", "roller:", LAW),), ""),
    "DOK-02 two statutes at a time, without a first day": (
        "om:kommune", "kommune",
        (("oppsett", "roller:", "hjemler:\n  - {id: lov, tekst: Gammel lov}\n  - tekst: Ny lov\n    id: lov  # ADVARSEL: DOK-02\nroller:"),),
        "To tekster for «lov» gjelder på samme dag.",
    ),
    "DOK-02 a statute whose last day is said first": (
        "referat", M2,
        (("oppsett", "roller:", "gradering: \"Unntatt, jf. {lov}\"\nhjemler:\n  - id: lov\n    til: 22.10.2026\n    fra: 01.01.2020  # ADVARSEL: DOK-02\n    tekst: Gammel lov\nroller:"),),
        "Lovteksten «lov» gjelder ikke 23.10.2026",
    ),
    "DG101 an interpreter is not needed": ("innkalling", M3, (("gruppe", "  fastlege: legesenter", "  fastlege: legesenter\n  tolk: {behov: nei}"),),
        ""),
    "DG101 an interpreter for a language": (
        "innkalling", M3, (("gruppe", "  fastlege: legesenter", "  fastlege: legesenter\n  tolk: {behov: ja, språk: tigrinja}"),), "",
    ),
    "DG101 who raised the point is blank": (
        "saksliste", M3, (("kalt", "    type: sak\n    meldt_av:\n      rolle: fagperson", "    meldt_av:  # FEIL: DG101"),),
        "Feltet «meldt_av» er ikke fylt ut.",
    ),
    "DG101 those present stand at the meeting": (
        "referat", M2,
        (
            ("holdt", "  til_stede:\n    - Siri Aas\n    - Per Li\n    - Kari Bø\n", ""),
            ("holdt", "status: gjennomført", "til_stede: [Siri Aas, Per Li, Kari Bø]\nstatus: gjennomført"),
        ),
        "",
    ),
    "DG101 minutes of a meeting without a day": ("referat", M2, (("holdt", "\ndato: 22.10.2026", "\ndato:  # FEIL: DG101"),),
        "Feltet «dato» er ikke fylt ut."),
    "DG101 the cancellation of a meeting without a day": (
        "avlysning", M4, (("avlyst", "dato: 15.10.2026", "dato:  # FEIL: DG101"),), "Feltet «dato» er ikke fylt ut.",
    ),
    "DG101 a group meeting of a case": (
        "innkalling", M3,
        (("kalt", "ansvarsgruppe: AG-2026-005", "ansvarsgruppe:  # FEIL: DG101\nsak: RT-2026-017"),
         (SAK, "gjelder: [drøfting,", "gjelder: [deling, drøfting,"), ("kalt", "innkalte:\n  - Siri Aas\n  - Per Li\n  - Tor Dal\n", "innkalte:\n")),
        "Feltet «ansvarsgruppe» er ikke fylt ut.",
    ),
    "DG101 the group's consent for what": (
        "referat", M2, (("gruppe", "    formål: Samordne hjelpen", "    formål:  # FEIL: DG101"),), "«formål» er ikke fylt ut",
    ),
    "DG101 the group's consent from when": (
        "referat", M2, (("gruppe", "    gyldig_fra: 20.08.2026", "    gyldig_fra:  # FEIL: DG101"),), "«gyldig_fra» er ikke fylt ut",
    ),
    "DG101 a consent to share for what": (
        "referat", M2, (("gruppe", "samtykker:\n", "samtykker:\n  - id: s2  # FEIL: DG101\n    gjelder: [deling]\n    gyldig_fra: 20.08.2026\n"),),
        "«formål» mangler",
    ),
    "DG101 a consent to copies from when": (
        "innkalling", M3, (("gruppe", "samtykker:\n",
            "samtykker:\n  - id: s2  # FEIL: DG101\n    gjelder: [kopi_av_referat]\n    formål: Kopier\n"),), "«gyldig_fra» mangler",
    ),
    "DG101 a consent to discussion is not the group's": ("referat", M2, (another("gruppe", "drøfting"),), ""),
    "DG101 a consent that was withdrawn": ("referat", M2,
        (another("gruppe", "kopi_av_referat", "    trukket: {dato: 21.08.2026, enheter: [ppt]}\n"),), ""),
    "DG101 a consent to sharing is not asked for in a report": ("meldeskjema", SAK, (another(SAK, "deling"),), ""),
    "DG101 a report in draft has no day": (
        "meldeskjema", SAK, ((SAK, "meldt_dato: 01.09.2026", "meldt_dato:"), (SAK, "status: meldt", "status: utkast")), "",
    ),
    "DG101, RT-01 a child in the care of barnevernet": (
        "meldeskjema", SAK,
        (
            (SAK, "foresatte:\n  - navn: Kari Bø\n    relasjon: mor\n    foreldreansvar: ja\n", ""),
            (SAK, "  fødselsdato: 14.03.2015", "  fødselsdato: 14.03.2015\n  omsorg: barneverntjenesten"),
            (SAK, "        rolle: foresatt", "        rolle: barneverntjenesten"),
        ),
        "",
    ),
    "DG101, RT-01 a child with a representative": (
        "meldeskjema", SAK,
        (
            (SAK, "foresatte:\n  - navn: Kari Bø\n    relasjon: mor\n    foreldreansvar: ja\n",
             "representanter:\n  - {navn: Kari Bø, type: pårørende, grunnlag: tante}\n"),
            (SAK, "      - navn: Kari Bø\n        rolle: foresatt", "      - navn: Kari Bø  # FEIL: RT-01\n        rolle: pårørende"),
        ),
        "",
    ),
    "DG171 a new time that ends before it begins": (
        "avlysning", M4, (("avlyst", "  av: Siri Aas", "  av: Siri Aas\n  ny_dato: 22.10.2026\n  ny_tid: 10.00-09.30  # FEIL: DG171"),),
        "slutter 09.30",
    ),
    "DG171 a new time in two fields": (
        "avlysning", M4, (("avlyst", "  av: Siri Aas", "  av: Siri Aas\n  ny_dato: 22.10.2026\n  ny_til: 10.00  # FEIL: DG171\n  ny_fra: 10.00"),),
        "slutter 10.00",
    ),
    "DG171 the next meeting ends before it begins": (
        "referat", M2, (("holdt", "    tid: 10.00-11.30", "    tid: 10.00-09.30  # FEIL: DG171"),), "slutter 09.30, men begynner 10.00",
    ),
    "DG171 the plan ends before it begins": (
        "møteplan", PLAN, (("plan", "unntak: []", "unntak: []\ntid: 12.00-11.00  # FEIL: DG171"),), "slutter 11.00, men begynner 12.00",
    ),
    "DG171 the team's meeting ends as it begins": (
        "saksliste_ressursteam", MØTE, (("team_kalt", "tid: 12.00-13.30", "fra: 12.00\ntil: 12.00  # FEIL: DG171"),),
        "slutter 12.00, men begynner 12.00",
    ),
    "DG171 an agenda that ends before it begins": (
        "saksliste", M3,
        (("kalt", "tid: 10.00-11.30", "tid: 10.00-09.30  # FEIL: DG171"), ("kalt", "  - tittel: Lekser", "  - tittel: Lekser\n    tid_minutter: 90")),
        "slutter 09.30",
    ),
    "DG171 a measure for those of one age": (
        "tiltaksbank", "tiltaksbank", (("bank", "    kontakt: Gro Mo", "    alder_fra: 6\n    alder_til: 6"),), "",
    ),
    "DG171 a measure from an age on": ("tiltaksbank", "tiltaksbank", (("bank", "    kontakt: Gro Mo", "    alder_fra: 6"),), ""),
    "DG172 a stranger called, on the agenda": ("saksliste", M3, (("kalt", "  - Tor Dal", "  - Tor Dahl  # FEIL: DG172"),), "er ikke kjent"),
    "DG172 a stranger called to what is cancelled": (
        "avlysning", M4, (("avlyst", "status: avlyst", "innkalte:\n  - Siri Aas\n  - Tor Dahl  # FEIL: DG172\nstatus: avlyst"),), "er ikke kjent",
    ),
    "DG172 a stranger absent": ("referat", M2, (("holdt", "    - Tor Dal\n    - Lars", "    - Tor Dal\n    - Tor Dahl  # FEIL: DG172\n    - Lars"),),
        "under «forfall»"),
    "DG172 a stranger in the meeting's own list": (
        "referat", M2, (("holdt", "status: gjennomført", "forfall:\n  - Tor Dahl  # FEIL: DG172\nstatus: gjennomført"),), "under «forfall»",
    ),
    "DG172 one who was koordinator when the meeting was held": (
        "referat", M2, (("holdt", "status: gjennomført", "forfall:\n  - Oda Fjell  # FEIL: DG172\nstatus: gjennomført"),), "«Oda Fjell» under «forfall»",
    ),
    "DG172 one who was koordinator, and it says so": (
        "referat", M2,
        (
            ("holdt", "status: gjennomført", "forfall:\n  - Oda Fjell\nstatus: gjennomført"),
            (
                "gruppe", "medlemmer:\n",
                "koordinator_bytte: [{fra: {navn: Oda Fjell, enhet: ppt, oppnevnt: 01.09.2026, stedfortreder: Nina Hol, telefon: 68 05 10 23}, til: Siri Aas, dato: 24.10.2026}]\n"
                "medlemmer:\n",
            ),
        ),
        "",
    ),
    "DG172 a stranger on the team's list": (
        "saksliste_ressursteam", MØTE, (("team_kalt", "status: planlagt", "til_stede:\n  - Tor Dahl  # FEIL: DG172\nstatus: planlagt"),),
        "er ikke kjent",
    ),
    "DG172 a stranger in the discussion": (
        "referat_ressursteam", DRØFTING, ((SAK, "    drøfting: Søvnen", "    til_stede:\n      - Tor Dahl  # FEIL: DG172\n    drøfting: Søvnen"),),
        "er ikke kjent",
    ),
    "DG172 one who is called is not printed in the minutes": ("referat", M2,
        (("holdt", "  - Siri Aas\n  - Tor Dal\n", "  - Siri Aas\n  - Tor Dal\n  - Tor Dahl\n"),
         ("holdt", "    - Tor Dal\n    - Lars", "    - Tor Dal\n    - {navn: Tor Dahl, enhet: ppt}\n    - Lars")), ""),
    "DG172 who reports the case": (
        "referat_ressursteam", DRØFTING, ((SAK, "    drøfting: Søvnen", "    til_stede: [Unni Vik]\n    drøfting: Søvnen"),), "",
    ),
    "DG172 one who is invited to the discussion": (
        "referat_ressursteam", DRØFTING,
        ((SAK, "    drøfting: Søvnen", "    inviterte: [{enhet: bup, navn: Liv Ek}]\n    til_stede: [Liv Ek]\n    drøfting: Søvnen"),), "",
    ),
    "DG173 the father and a member": (
        "innkalling", M3,
        (("gruppe", "  - navn: Tor Dal", "  - navn: Lars Bø"), ("kalt", "  - Tor Dal", "  - Lars Bø  # FEIL: DG173")), "kan være to forskjellige",
    ),
    "DG173 one name in two units": (
        "saksliste", M3,
        (("gruppe", "  - navn: Tor Dal", "  - navn: Per Li"), ("kalt", "  - Per Li\n  - Tor Dal", "  - Per Li  # FEIL: DG173")),
        "kan være to forskjellige",
    ),
    "DG173 a mother who is also a representative": (
        "innkalling", M3, (("gruppe", "opprettet:", "representanter:\n  - {navn: kari bø, type: pårørende, grunnlag: fullmakt}\nopprettet:"),), "",
    ),
    "PV-06 a unit that gets letters": (
        "referat", M2, (("instanser", "leder: Jon Ås, fast_i_ressursteam: ja}", "leder: Jon Ås, kanal: post, fast_i_ressursteam: ja}"),), "",
    ),
}  # fmt: skip

MOTHERS = (("voksen", "    relasjon: mor", "    relasjon: mor\n    foreldreansvar: ja"),)
OF_AGE = (
    Case("DG170 a hundred and twenty years old", "om:ansvarsgruppe", "AG-2026-006", (("voksen", "02.02.1990", "27.10.1905"),)),
    *(
        Case(f"DG170 born tomorrow, for the {kind}", kind, subject, ((file, old, "27.10.2026"), *MOTHERS), "er ikke kommet ennå",
            codes=frozenset({"FEIL DG170"}))
        for kind, subject, file, old in (
            ("avslutning", "AG-2026-006", "voksen", "02.02.1990"),
            ("avlysning", M4, "gruppe", "14.03.2015"),
            ("oppstart", "AG-2026-005", "gruppe", "14.03.2015"),
            ("innkalling", M3, "gruppe", "14.03.2015"),
            ("saksliste", M3, "gruppe", "14.03.2015"),
            ("referat", M2, "gruppe", "14.03.2015"),
            ("referat_ressursteam", DRØFTING, SAK, "14.03.2015"),
        )
    ),
)  # fmt: skip

OF_KINDS = (
    Case(
        "DOK-01 a case in a folder with her name", "om:sak", SAK, (), "Navnet på fila eller mappen forteller hvem saken gjelder.",
        named=((SAK, "Ola Bø/RT-2026-017"),), codes=frozenset({"ADVARSEL DOK-01"}),
    ),
    Case("DOK-01 a case in a folder with its number", "om:sak", SAK, (), named=((SAK, "saker/RT-2026-017"),), codes=frozenset()),
    *(
        Case(
            f"DG170, {code} nobody is that old, for the {kind}", kind, subject,
            ((file, old, "01.01.1890"), ("kalt", "  - Kari Bø\n", "")), "er bruker over 120 år", codes=frozenset({"FEIL DG170", *more}),
        )
        for kind, subject, file, old, code, more in (
            ("innkalling", M3, "gruppe", "14.03.2015", "SA-12", {"FEIL SA-12"}),
            ("saksliste", M3, "gruppe", "14.03.2015", "SA-12", {"FEIL SA-12"}),
            ("oppstart", "AG-2026-005", "gruppe", "14.03.2015", "SA-12", {"FEIL SA-12"}),
            ("avlysning", M4, "gruppe", "14.03.2015", "SA-12", {"FEIL SA-12"}),
            ("avslutning", "AG-2026-006", "voksen", "02.02.1990", "AG-33", ()),
            ("meldeskjema", SAK, SAK, "14.03.2015", "RT-01", {"FEIL RT-01"}),
            ("referat_ressursteam", DRØFTING, SAK, "14.03.2015", "RT-01", {"FEIL RT-01"}),
        )
    ),
    Case(
        "DG173 one name in two units, called to what is cancelled", "avlysning", M4,
        (
            ("gruppe", "  - navn: Tor Dal", "  - navn: Per Li"),
            ("avlyst", "status: avlyst", "innkalte:\n  - Siri Aas\n  - Per Li  # FEIL: DG173\nstatus: avlyst"),
        ),
        "kan være to forskjellige",
    ),
    Case(
        "DG173, RT-16 the mother or who reports", "referat_ressursteam", DRØFTING,
        ((SAK, "  navn: Unni Vik", "  navn: Kari Bø"), (SAK, "    drøfting: Søvnen", "    til_stede:\n      - Kari Bø  # FEIL: DG173, RT-16\n    drøfting: Søvnen")),
        "kan være to forskjellige",
    ),
)  # fmt: skip

CASES = (
    *(Case(name, *rest) for name, rest in EDGES.items()),
    *(Case(f"DG172 {who} is known", "referat", M2, (*edits, IN_ROOM)) for who, edits in KNOWN.items()),
    *OF_AGE,
    *OF_KINDS,
)
