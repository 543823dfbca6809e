"""Privacy, required fields, names and the document itself: each rule with what breaks it."""

from __future__ import annotations

import datetime as dt

from rules_world import Case, Edit

M2, M3, SAK = "AG-2026-005-m2", "AG-2026-005-m3", "RT-2026-017"

FIELDS: dict[str, tuple[str, str, tuple[Edit, ...], str]] = {
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
    "PV-03 the address itself": (
        "referat", M2,
        (("gruppe", "    relasjon: mor", "    relasjon: mor\n    adressesperre: fortrolig\n    adresse: Bakken 1  # FEIL: PV-03"),),
        "men feltet «adresse» er fylt ut.",
    ),
    "PV-03 the e-mail of the user": (
        "referat", M2,
        (
            (
                "gruppe", "  fastlege: legesenter",
                "  fastlege: legesenter\n  adressesperre: fortrolig\n  e_post: ola@eksempelvik.example  # FEIL: PV-03",
            ),
        ),
        "men feltet «e_post» er fylt ut.",
    ),
    "PV-03 the same person as verge": (
        "referat", M2,
        (
            ("gruppe", "    relasjon: mor", "    relasjon: mor\n    adressesperre: fortrolig"),
            (
                "gruppe", "  fastlege: legesenter",
                "  fastlege: legesenter\n  verge:\n    navn: Kari  Bø\n    mandat: [økonomi]\n    adresse: Bakken 1  # FEIL: PV-03",
            ),
        ),
        "men feltet «adresse» er fylt ut.",
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
        "Feltet «til_stede» er ikke fylt ut.",
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
    "DG172 a stranger who is near nobody": (
        "innkalling", M3, (("kalt", "  - Tor Dal", "  - Pelle Ås  # FEIL: DG172"),), "«Pelle Ås» under «innkalte» er ikke kjent i saken.",
    ),
    "DG172 a letter wrong": (
        "innkalling", M3, (("kalt", "  - Tor Dal", "  - Tor Dahl  # FEIL: DG172"),), "«Tor Dahl» under «innkalte» er ikke kjent i saken.",
    ),
    "DG172 a guest with a unit is known": (
        "referat", M2, (("holdt", "    - Per Li\n", "    - {navn: Rita Moe, enhet: helsestasjon}\n"),), "",
    ),
    "DG173 a name of two": (
        "referat", M2,
        (
            ("gruppe", "  - navn: Tor Dal", "  - navn: Kari Bø"), ("holdt", "    - Kari Bø", "    - Kari Bø  # FEIL: DG173"),
            ("holdt", "    - Tor Dal\n    - Lars Bø", "    - Lars Bø"), ("holdt", "  - Siri Aas\n  - Tor Dal\n", "  - Siri Aas\n"),
            ("holdt", "    - medlem: Tor Dal", "    - medlem: Kari Bø"),
        ),
        "«Kari Bø» under «til_stede» kan være to forskjellige personer.",
    ),
}  # fmt: skip


ID = ("gruppe", "  - navn: Kari Bø\n    relasjon: mor", "  - id: {id}  # FEIL: DOK-01\n    navn: Kari Bø\n    relasjon: mor")


def _id(name: str) -> tuple[Edit, ...]:
    return ((ID[0], ID[1], ID[2].format(id=name)),)


SENT = (
    Case(
        "PV-06 what was mailed is mailed", "referat", M2,
        (("instanser", "leder: Jon Ås, fast_i_ressursteam: ja}", "leder: Jon Ås, kanal: e_post, fast_i_ressursteam: ja}"),), "", sendt=True,
    ),
)  # fmt: skip

OF_DOCUMENTS: dict[str, tuple[str, str, tuple[Edit, ...], str]] = {
    "DOK-01 a mother's id with her name": ("referat", M2, _id("kari"), "«kari» blir en del av filnavnet"),
    "DOK-01 an id with the user's name": ("referat", M2, _id("mor-til-Ola"), "«mor-til-Ola» blir en del av filnavnet"),
    "DOK-01 an id with the user's name in the genitive": ("referat", M2, _id("Olas-mor"), "«Olas-mor» blir en del av filnavnet"),
    "DOK-01 an id with the birth date": ("referat", M2, _id("mor-140315"), "forteller hvem saken gjelder"),
    "DOK-01 an id with the whole birth date": ("referat", M2, _id("mor-2015-03-14"), "forteller hvem saken gjelder"),
    "DOK-01 an id that tells nothing": (
        "referat", M2, (("gruppe", "  - navn: Kari Bø\n    relasjon: mor", "  - id: mor-1\n    navn: Kari Bø\n    relasjon: mor"),), "",
    ),
    "DOK-01 a representative's id with her name": (
        "referat", M2,
        (("gruppe", "opprettet:", "representanter:\n  - {id: nina, navn: Nina Holm, type: pårørende, grunnlag: tante}  # FEIL: DOK-01\nopprettet:"),),
        "«nina» blir en del av filnavnet",
    ),
    "DOK-02 a statute that has ended": (
        "referat", M2,
        (
            (
                "oppsett", "roller:",
                "gradering: \"Unntatt, jf. {lov}\"\nhjemler:\n  - id: lov\n    tekst: Gammel lov\n    til: 22.10.2026  # ADVARSEL: DOK-02\nroller:",
            ),
        ),
        "Lovteksten «lov» gjelder ikke 23.10.2026",
    ),
    "DOK-02 a statute that is still to come": (
        "referat", M2,
        (
            (
                "oppsett", "roller:",
                "gradering: \"Unntatt, jf. {lov}\"\nhjemler:\n  - id: lov\n    tekst: Ny lov\n    fra: 24.10.2026  # ADVARSEL: DOK-02\nroller:",
            ),
        ),
        "Lovteksten «lov» gjelder ikke 23.10.2026",
    ),
    "DOK-02 one statute after the other": (
        "referat", M2,
        (
            (
                "oppsett", "roller:",
                "gradering: \"Unntatt, jf. {lov}\"\nhjemler:\n  - {id: lov, tekst: Gammel lov, til: 22.10.2026}\n"
                "  - {id: lov, tekst: Ny lov, fra: 23.10.2026}\nroller:",
            ),
        ),
        "",
    ),
    "DOK-02 a plan carries no marking": (
        "møteplan", "møteplan-2026-høst",
        (("oppsett", "roller:", "gradering: \"Unntatt, jf. {lov}\"\nhjemler:\n  - {id: lov, tekst: Lov, til: 01.01.2020}\nroller:"),), "",
    ),
    "DOK-02 two statutes at a time": (
        "om:kommune", "kommune",
        (
            (
                "oppsett", "roller:",
                "hjemler:\n  - {id: lov, tekst: Gammel lov, til: 23.10.2026}\n  - {id: lov, tekst: Ny lov, fra: 23.10.2026}  # ADVARSEL: DOK-02\nroller:",
            ),
        ),
        "To tekster for «lov» gjelder på samme dag.",
    ),
    "PV-06 a unit that gets e-mail": (
        "referat", M2, (("instanser", "leder: Jon Ås, fast_i_ressursteam: ja}", "leder: Jon Ås, kanal: e_post, fast_i_ressursteam: ja}  # ADVARSEL: PV-06"),),
        "«Barnevernet» får papirer om personer på e-post",
    ),
    "PV-06 a unit that gets no paper": ("referat", M2, (("instanser", "type: bup}", "type: bup, kanal: e_post}"),), ""),
    "PV-06 a plan may be mailed": (
        "møteplan", "møteplan-2026-høst", (("instanser", "type: barnevern, leder: Jon Ås,", "type: barnevern, leder: Jon Ås, kanal: e_post,"),), "",
    ),
}  # fmt: skip

BY_NAME = "Navnet på fila eller mappen forteller hvem saken gjelder."

CASES = (
    *SENT,
    *(Case(name, *rest) for name, rest in OF_DOCUMENTS.items()),
    *(
        Case(
            f"DOK-01 a group in {path}", "om:ansvarsgruppe", "AG-2026-005", (), BY_NAME if told else "", named=(("gruppe", path),),
            codes=frozenset({"ADVARSEL DOK-01"} if told else ()),
        )
        for path, told in (
            ("cases/Ola Bø/gruppe", True), ("cases/AG-2026-005/ola", True), ("cases/AG-2026-005/kari-gruppe", True),
            ("cases/født 14.03.2015/gruppe", True), ("cases/AG-2026-005/gruppe", False), ("cases/bø og omegn/gruppe", False),
        )
    ),
    Case(
        "DOK-01 a meeting with a name", "om:ansvarsgruppe", "AG-2026-005", (), BY_NAME, named=(("kalt", "møte med Lars"),),
        codes=frozenset({"ADVARSEL DOK-01"}),
    ),
    *(
        Case(
            name, kind, subject, edits, says, dato=dt.date(2026, 10, 26) if kind == "samtykkeskjema" else None,
            stopped=frozenset({"*"}) if any("# FEIL" in new for _, _, new in edits) else frozenset(),
        )
        for name, (kind, subject, edits, says) in FIELDS.items()
    ),
    Case(
        "PV-02 takes only its own line off the shared agenda", "saksliste_ressursteam", "RTM-2",
        ((SAK, "  fødselsdato: 14.03.2015", "  fødselsdato: 14.03.2015\n  adressesperre: strengt_fortrolig  # FEIL: PV-02"),),
        "har strengt fortrolig adresse", stopped=frozenset({f"sak:{SAK}"}),
    ),
    *(
        Case(
            f"DG170, SA-12 nobody is born in {day[-4:]}", "referat", M2,
            (
                ("gruppe", "fødselsdato: 14.03.2015", f"fødselsdato: {day}  # FEIL: DG170"),
                ("gruppe", "      - navn: Kari Bø", "      - navn: Kari Bø  # FEIL: SA-12"),
            ),
            "er bruker over 120 år",
        )
        for day in ("14.03.1815", "01.01.1890")
    ),
)  # fmt: skip
