"""Consent: each row with what breaks it, where, in what words, and which copies it stops; before and after sending."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rules_texts import WORLD
from rules_world import Case, Edit

M2, M3, M4, OPPSTART = "AG-2026-005-m2", "AG-2026-005-m3", "AG-2026-005-m4", "AG-2026-005"
SAK, DRØFTING, TEAM = "RT-2026-017", "RT-2026-017/RTM-1", "RTM-2"
UNITS = frozenset({"barnevern", "helsestasjon", "legesenter"})

SIGNED = "      - navn: Kari Bø\n        rolle: foresatt\n        dato: 20.08.2026\n"
TWO = SIGNED + SIGNED.replace("Kari", "Lars")
REVIEWED = "    gjennomgått:\n      dato: 20.08.2026\n"

NO_CONSENT = ("gruppe", "gjelder: [deling, kopi_av_referat]", "gjelder: [drøfting]")
NOT_REVIEWED = ("gruppe", "    gjennomgått:\n      dato: 20.08.2026\n", "    gjennomgått:\n      dato:  # FEIL: AG-05\n")
UNSIGNED = (
    "gruppe",
    "    signert:\n      - navn: Kari Bø\n        rolle: foresatt\n        dato: 20.08.2026\n      - navn: Lars Bø\n"
    "        rolle: foresatt\n        dato: 20.08.2026\n",
    "    signert: []  # FEIL: AG-05\n",
)
ONE_SIGNED = (
    "gruppe",
    "      - navn: Kari Bø\n        rolle: foresatt\n        dato: 20.08.2026\n      - navn: Lars Bø\n        rolle: foresatt\n"
    "        dato: 20.08.2026\n",
    "      - navn: Kari Bø  # FEIL: SA-06\n        rolle: foresatt\n        dato: 20.08.2026\n",
)
ENDED = ("gruppe", "    gyldig_til: 20.08.2027", "    gyldig_til: 25.08.2026  # FEIL: SA-03")

ITSELF: dict[str, tuple[Edit, str]] = {
    "AG-05 not gone through": (NOT_REVIEWED, "Samtykket «s1» er ikke gjennomgått med den som samtykker."),
    "AG-05 gone through too late": (
        ("gruppe", "      dato: 20.08.2026", "      dato: 30.10.2026  # FEIL: AG-05"), "er gjennomgått 30.10.2026, og det gjelder ikke",
    ),
    "AG-05 not signed": (UNSIGNED, "Samtykket «s1» er ikke signert."),
    "SA-06 one parent": (ONE_SIGNED, "«s1» er ikke signert av «Lars Bø»; for et barn må alle med foreldreansvar signere."),
    "SA-03 run out": (ENDED, "Samtykket «s1» gikk ut 25.08.2026."),
    "SA-03 not begun": (
        ("gruppe", "    gyldig_fra: 20.08.2026", "    gyldig_fra: 30.10.2026  # FEIL: SA-03"), "gjelder først fra 30.10.2026",
    ),
    "SA-07 a youth must sign herself": (
        ("gruppe", "fødselsdato: 14.03.2015", "fødselsdato: 14.03.2010"), "Bruker er gammel nok til å samtykke selv",
    ),
    "SA-09 came of age": (("gruppe", "fødselsdato: 14.03.2015", "fødselsdato: 30.08.2008"), "Bruker ble voksen 30.08.2026"),
}  # fmt: skip


ONE: dict[str, tuple[str, str, tuple[Edit, ...], str, set[str]]] = {
    "SA-04 a member's unit": (
        "innkalling", M3, (("gruppe", "      - {enhet: barnevern, opplysninger: hjelp}\n", ""), ("gruppe", "  - navn: Per Li", "  - navn: Per Li  # FEIL: SA-04")),
        "«Barnevernet» står ikke i samtykket «s1»", {"barnevern"},
    ),
    "SA-04 a unit that is excepted": (
        "innkalling", M3,
        (("gruppe", "    formål", "    unntatt: [barnevern]\n    formål"), ("gruppe", "  - navn: Per Li", "  - navn: Per Li  # FEIL: SA-04")),
        "«Barnevernet» er unntatt i samtykket", {"barnevern"},
    ),
    "SA-04 a unit one parent excepts": (
        "referat", M2,
        (
            ("gruppe", "        dato: 20.08.2026", "        dato: 20.08.2026\n        unntatt: [barnevern]"),
            ("gruppe", "  - navn: Per Li", "  - navn: Per Li  # FEIL: SA-04"),
            ("holdt", "    - Per Li\n", "    - Per Li  # ADVARSEL: SA-04\n"),
        ),
        "er unntatt av «Kari Bø», som har signert", {"barnevern"},
    ),
    "AG-15 an invited unit": (
        "innkalling", M3, (("kalt", "inviterte: []", "inviterte:\n  - enhet: bup  # FEIL: AG-15"),),
        "Den inviterte «BUP» står ikke i samtykket", {"bup"},
    ),
    "AG-27 the GP": (
        "referat", M2,
        (("gruppe", "      - {enhet: legesenter, opplysninger: hjelp}\n", ""), ("gruppe", "fastlege: legesenter", "fastlege: legesenter  # FEIL: AG-27")),
        "Fastlegen «Eik legesenter» står ikke i samtykket", {"legesenter"},
    ),
    "RT-20 a copy of the group's minutes": (
        "referat", M2, (("holdt", "  neste_møte:", "  kopi_til: [nav]  # FEIL: RT-20\n  neste_møte:"),),
        "Kopimottakeren «NAV Eksempelvik» står ikke i samtykket", {"nav"},
    ),
    "RT-20 a copy of the discussion": (
        "referat_ressursteam", DRØFTING, ((SAK, "      - helsestasjon\n  - møte", "      - nav  # FEIL: RT-20\n  - møte"),),
        "Kopimottakeren «NAV Eksempelvik»", {"nav"},
    ),
    "SA-05 withdrawn for one unit": (
        "innkalling", M3,
        (("gruppe", "    gyldig_til", "    trukket:\n      dato: 15.10.2026  # FEIL: SA-05\n      enheter: [barnevern]\n    gyldig_til"),),
        "Samtykket er trukket 15.10.2026, så «Barnevernet» kan ikke få dokumentet.", {"barnevern"},
    ),
    "SA-11 a mother of an adult": (
        "referat", "AG-2026-006-m1", (
            ("siste", "  - Anna Lund", "  - Anna Lund\n  - Berit Lund  # FEIL: SA-11"),
            ("siste", "  bruker_sier", "  forfall: [Berit Lund]\n  bruker_sier"),
        ),
        "«Berit Lund» kan ikke få brev uten at bruker har sagt ja", {"foresatt-mor"},
    ),
    "SA-11 a mother whom the user names": (
        "referat", "AG-2026-006-m1",
        (("siste", "  - Anna Lund", "  - Anna Lund\n  - Berit Lund"), ("siste", "  bruker_sier", "  forfall: [Berit Lund]\n  bruker_sier"), ("voksen", "personer: []", "personer: [Berit Lund]")), "", set(),
    ),
    "SA-12 an adult who has not signed": (
        "referat", "AG-2026-006-m1",
        (("voksen", "      - navn: Anna Lund\n        rolle: bruker", "      - navn: Berit Lund  # FEIL: SA-12\n        rolle: pårørende"),),
        "Bruker er voksen", {"nav", "legesenter"},
    ),
}  # fmt: skip


NOTES: dict[str, tuple[tuple[Edit, ...], str]] = {
    "SA-02 the child is not heard": (
        (
            ("gruppe", "    barnet_hørt:\n      dato: 20.08.2026\n      av: Siri Aas\n", ""),
            ("gruppe", "  - id: s1", "  - id: s1  # ADVARSEL: SA-02"),
        ),
        "hva barnet mener om samtykket «s1»",
    ),
    "SA-03 no end": ((("gruppe", "    gyldig_til: 20.08.2027", "    gyldig_til:  # ADVARSEL: SA-03"),), "ingen sluttdato"),
    "SA-03 ends soon": (
        (("gruppe", "    gyldig_til: 20.08.2027", "    gyldig_til: 20.11.2026  # ADVARSEL: SA-03"),), "går ut 20.11.2026",
    ),
    "SA-06 one is enough here": (
        (("oppsett", "roller:", "begge_foresatte: nei\nroller:"), (*ONE_SIGNED[:2], ONE_SIGNED[2].replace("FEIL", "ADVARSEL"))),
        "Bare én av dem med foreldreansvar har signert «s1»; «Lars Bø» mangler.",
    ),
}  # fmt: skip


SPOKEN: dict[str, tuple[list[Edit], str]] = {
    "SA-02 oral": (
        [("gruppe", SIGNED, SIGNED + "        måte: muntlig\n        journalnotat: 2026/88\n")],
        "«Kari Bø» har samtykket muntlig i «s1».",
    ),
    "SA-06 an exception": (
        [
            ("gruppe", TWO, SIGNED),
            ("gruppe", "    formål", "    unntak: {regel: SA-06, grunn: Utenlands, av: Siri Aas, dato: 20.08.2026}\n    formål"),
        ],
        "gjelder med unntak: «Lars Bø» har ikke signert.",
    ),
    "SA-07 an exception": (
        [
            ("gruppe", "14.03.2015", "14.03.2010"),
            ("gruppe", "    formål", "    unntak: {regel: SA-07, grunn: Kan ikke, av: Siri Aas, dato: 20.08.2026}\n    formål"),
        ],
        "«Ola Bø» har ikke signert selv",
    ),
    "SA-07 parents should too": (
        [("gruppe", "14.03.2015", "14.03.2010"), ("gruppe", TWO, SIGNED.replace("Kari", "Ola").replace("foresatt", "bruker"))],
        "Bruker har signert «s1» selv; «Kari Bø, Lars Bø» bør også signere.",
    ),
    "SA-09 renew": (
        [("gruppe", "14.03.2015", "25.08.2008"), ("gruppe", TWO, SIGNED.replace("Kari", "Ola").replace("foresatt", "bruker"))],
        "«Ola Bø» ble voksen 25.08.2026; samtykket «s1» er fra før det og bør fornyes.",
    ),
    "SA-12 an exception": (
        [
            ("gruppe", "14.03.2015", "14.03.1990"),
            ("gruppe", TWO, SIGNED.replace("foresatt", "pårørende")),
            ("gruppe", "    formål", "    unntak: {regel: SA-12, grunn: Kan ikke, av: Siri Aas, dato: 20.08.2026}\n    formål"),
        ],
        "gjelder med unntak: «Kari Bø» har signert for bruker.",
    ),
    "SA-12 a verge": (
        [
            ("gruppe", "14.03.2015", "14.03.1990\n  verge: {navn: Vera Moe, mandat: [personlige_forhold]}"),
            ("gruppe", TWO, SIGNED.replace("Kari Bø", "Vera Moe").replace("foresatt", "verge")),
        ],
        "En annen enn bruker har signert «s1»: «Vera Moe».",
    ),
}


def _causes(file: str) -> dict[str, tuple[Edit, str]]:
    """What can be wrong with the consent of a file, and what is said of it."""
    signatures = TWO if file == "gruppe" else SIGNED
    purpose = "[deling, kopi_av_referat]" if file == "gruppe" else "[drøfting, kopi_av_referat]"
    other = "[drøfting]" if file == "gruppe" else "[deling]"
    user = signatures.replace("foresatt", "pårørende")
    return {
        "no consent": ((file, f"gjelder: {purpose}", f"gjelder: {other}"), "ikke noe samtykke som gjelder"),
        "not gone through": ((file, REVIEWED, "    gjennomgått:\n      dato:\n"), "er ikke gjennomgått"),
        "gone through later": ((file, REVIEWED, REVIEWED.replace("20.08", "30.12")), "er gjennomgått 30.12.2026"),
        "not signed": ((file, "    signert:\n" + signatures, "    signert: []\n"), "er ikke signert."),
        "signed without a day": ((file, signatures, signatures.replace(" 20.08.2026", "")), "de mangler dato"),
        "signed later": ((file, signatures, signatures.replace("20.08", "30.12")), "er signert 30.12.2026"),
        "signed by another": ((file, signatures, user), "må alle med foreldreansvar signere"),
        "a youth": ((file, "14.03.2015", "14.03.2010"), "gammel nok til å samtykke selv"),
        "came of age": ((file, "14.03.2015", "25.08.2008"), "Bruker ble voksen 25.08.2026"),
        "run out": ((file, "gyldig_til: 20.08.2027", "gyldig_til: 22.08.2026"), "gikk ut 22.08.2026"),
        "not begun": ((file, "gyldig_fra: 20.08.2026", "gyldig_fra: 30.12.2026"), "gjelder først fra 30.12.2026"),
    }


def _second_consent(edit: Edit) -> list[Edit]:
    head, body = "  - id: s1\n    gjelder: [drøfting, kopi_av_referat]\n", _consent_body()
    changed = body.replace(edit[1], edit[2], 1)
    split = head.replace("[drøfting, kopi_av_referat]", "[drøfting]") + body
    return [(SAK, head + body, split + "  - id: s2\n    gjelder: [kopi_av_referat]\n" + changed)]


def _consent_body() -> str:
    return WORLD[SAK].partition("kopi_av_referat]\n")[2].partition("drøftinger:")[0]


LISTED = {
    "utenfor": (
        "      - {{enhet: {unit}, opplysninger: hjelp}}\n",
        "      - enhet: {unit}\n        til: 01.09.2026\n",
        "men ikke for",
    ),
    "unntatt": ("    formål", "    unntatt: [{unit}]\n    formål", "er unntatt i samtykket"),
    "unntatt_av": (
        "        dato: 20.08.2026",
        "        dato: 20.08.2026\n        unntatt: [{unit}]",
        "er unntatt av «Kari Bø», som har signert",
    ),
    "ikke_nevnt": ("      - {{enhet: {unit}, opplysninger: hjelp}}\n", "", "står ikke i samtykket"),
}
RECEIVERS = {
    "SA-04": ("referat", M2, "gruppe", "barnevern", ()),
    "SA-04 called": (
        "innkalling",
        M3,
        "gruppe",
        "bup",
        (("kalt", "  - Tor Dal\n", "  - Tor Dal\n  - {navn: Mia Falk, enhet: bup}\n"),),
    ),
    "SA-04 by a role": ("meldeskjema", SAK, SAK, "psykolog", ()),
    "AG-15": ("innkalling", M3, "gruppe", "bup", (("kalt", "inviterte: []", "inviterte: [bup]"),)),
    "AG-27": ("referat", M2, "gruppe", "legesenter", ()),
    "RT-15": ("saksliste_ressursteam", TEAM, SAK, "bup", ()),
    "RT-20": ("referat_ressursteam", DRØFTING, SAK, "bup", ((SAK, "      - helsestasjon\n  - møte", "      - bup\n  - møte"),)),
}


LATE = frozenset({"not gone through", "gone through later", "not signed", "signed without a day", "signed later"})


def _of_consents() -> Iterator[Iterator[Case]]:
    """Every cause under each code that it is reported under, before and after the document is sent."""
    for name, (edit, says) in _causes("gruppe").items():
        code = "AG-05" if name in LATE else CODES[name]
        yield _of_consent(f"{code} of the group: {name}", "referat", M2, (edit,), says, code, UNITS, whole=False)
    for name, (edit, says) in _causes(SAK).items():
        units = frozenset({"psykolog"})
        yield _of_consent(f"RT-01 reported: {name}", "meldeskjema", SAK, (edit,), says, "RT-01", units, whole=True)
        if name in LATE:
            edits = tuple(_second_consent(edit))
            units = frozenset({"helsestasjon"})
            yield _of_consent(f"SA-02 copies: {name}", "referat_ressursteam", DRØFTING, edits, says, "SA-02", units, whole=False)
    withdrawn: tuple[Edit, ...] = ((SAK, "    gyldig_til", "    trukket:\n      dato: 25.08.2026\n    gyldig_til"),)
    yield _of_consent(
        "RT-01 reported: withdrawn", "meldeskjema", SAK, withdrawn, "Samtykket er trukket 25.08.2026.", "RT-01",
        frozenset({"psykolog"}), whole=True,
    )  # fmt: skip


def _of_consent(
    name: str, kind: str, subject: str, edits: tuple[Edit, ...], says: str, code: str, units: frozenset[str], *, whole: bool
) -> Iterator[Case]:
    stopped = frozenset({"*"}) if whole else units
    yield Case(name, kind, subject, edits, says, stopped=stopped, codes=frozenset({f"FEIL {code}"}))
    names = {"helsestasjon": "Helsestasjonen", "psykolog": "Kommunepsykologen"}
    whom = ", ".join(names[unit] for unit in units) if len(units) == 1 else "Barnevernet, Helsestasjonen, Eik legesenter"
    stays = f"Det som alt er sendt, blir stående, men ingen flere eksemplarer kan gå til «{whom}»."
    yield Case(
        f"{name}, sent", kind, subject, edits, stays, made=units, sendt=True, stopped=frozenset(), codes=frozenset({f"ADVARSEL {code}"}),
    )  # fmt: skip


CODES = {
    "no consent": "SA-01", "signed by another": "SA-06", "a youth": "SA-07", "came of age": "SA-09", "run out": "SA-03",
    "not begun": "SA-03",
}  # fmt: skip
"""The causes that have a code of their own in a group."""


def _of_units() -> Iterator[Case]:
    """Every reason why a unit is not covered, for each kind of receiver, before and after the document is sent."""
    for name, (kind, subject, file, unit, more) in RECEIVERS.items():
        code = name.partition(" ")[0]
        for why, texts in LISTED.items():
            old, new, says = (text.format(unit=unit) for text in texts)
            known = "      - {enhet: barnevern, opplysninger: hjelp}\n"
            added: tuple[Edit, ...] = (
                ((file, known, known + known.replace("barnevern", "bup")),) if (unit, file) == ("bup", "gruppe") else ()
            )
            edits = (*added, *more, (file, old, new))
            in_the_room = {"ADVARSEL SA-04"} if unit == "barnevern" else set()
            yield Case(
                f"{name} {why}", kind, subject, edits, says, stopped=frozenset({unit}), codes=frozenset({f"FEIL {code}", *in_the_room}),
            )  # fmt: skip
            yield Case(
                f"{name} {why}, sent", kind, subject, edits, "får ikke flere", made=frozenset({unit}), sendt=True, stopped=frozenset(),
                codes=frozenset({f"ADVARSEL {code}"}),
            )  # fmt: skip


USER_SIGNED = SIGNED.replace("Kari", "Ola").replace("foresatt", "bruker")
WITH_DRAWN = "    trukket:\n      dato: {day}\n      enheter: [barnevern]\n    gyldig_til"

OTHERS = (
    *_of_consent(
        "SA-12 of the group: an adult", "referat", M2,
        (("gruppe", "14.03.2015", "14.03.1990"),),
        "Bruker er voksen, og samtykket «s1» er ikke signert av «Ola Bø».", "SA-12", UNITS, whole=False,
    ),
    *_of_consent(
        "RT-01 reported: an adult", "meldeskjema", SAK, ((SAK, "14.03.2015", "14.03.1990"),), "Bruker er voksen", "RT-01", frozenset({"psykolog"}),
        whole=True,
    ),
    Case(
        "SA-05 withdrawn after it was sent", "referat", M2, (("gruppe", "    gyldig_til", WITH_DRAWN.format(day="24.10.2026  # ADVARSEL: SA-05")),),
        "Er et eksemplar alt sendt dit, blir det stående, men «Barnevernet» får ikke flere.", made=UNITS, sendt=True, stopped=frozenset(),
    ),
    Case(
        "SA-05 withdrawn after the invitation", "avlysning", M4,
        (("gruppe", "    gyldig_til", WITH_DRAWN.format(day="10.10.2026  # ADVARSEL: SA-05")),), "får avlysningen fordi innkallingen gikk dit",
        stopped=frozenset(),
    ),
    Case(
        "SA-05 withdrawn before the invitation", "avlysning", M4,
        (("gruppe", "    gyldig_til", WITH_DRAWN.format(day="01.09.2026  # FEIL: SA-05")),),
        "Samtykket er trukket 01.09.2026, så «Barnevernet» kan ikke få dokumentet.", stopped=frozenset({"barnevern"}),
    ),
    Case(
        "SA-05 withdrawn before the invitation, and sent", "avlysning", M4,
        (("gruppe", "    gyldig_til", WITH_DRAWN.format(day="01.09.2026  # ADVARSEL: SA-05")),), "får ikke flere.",
        made=UNITS, sendt=True, stopped=frozenset(),
    ),
    Case(
        "SA-11 being sent makes no letter for the mother of an adult", "referat", "AG-2026-006-m1",
        (
            ("siste", "  - Anna Lund", "  - Anna Lund\n  - Berit Lund  # ADVARSEL: SA-11"),
            ("siste", "  bruker_sier", "  forfall: [Berit Lund]\n  bruker_sier"),
        ),
        "«Berit Lund» kan ikke få brev", made=frozenset({"nav", "legesenter", "bruker"}), sendt=True, stopped=frozenset({"foresatt-mor"}),
    ),
    Case(
        "SA-11 a letter that was sent is sent", "referat", "AG-2026-006-m1",
        (("siste", "  - Anna Lund", "  - Anna Lund\n  - Berit Lund"), ("siste", "  bruker_sier", "  forfall: [Berit Lund]\n  bruker_sier")),
        "", made=frozenset({"nav", "legesenter", "bruker", "foresatt-mor"}), sendt=True,
    ),
    Case(
        "SA-04 the older consent was signed last", "innkalling", M3,
        (
            (
                "gruppe", "samtykker:\n",
                "samtykker:\n  - id: s0\n    gjelder: [deling]\n    formål: Samordne\n    instanser: [helsestasjon]\n    gjennomgått: {dato: 10.08.2026, av: Siri Aas}\n"
                "    signert:  # skjema fra før\n      - {navn: Kari Bø, rolle: foresatt, dato: 25.08.2026}  # ADVARSEL: SA-04\n"
                "      - {navn: Lars Bø, rolle: foresatt, dato: 25.08.2026}\n    barnet_hørt: {dato: 20.08.2026}\n    gyldig_fra: 10.08.2026\n"
                "    gyldig_til: 20.08.2027\n",
            ),
        ),
        "Det eldre samtykket «s0» ble signert etter at «s1» ble gjennomgått", stopped=frozenset(),
    ),
    Case(
        "SA-08 fifteen, and barnevernet among the units", "innkalling", M3,
        (("gruppe", "14.03.2015", "14.03.2011"), ("gruppe", "      - navn: Kari Bø\n        rolle: foresatt", "      - navn: Kari Bø  # ADVARSEL: SA-08\n        rolle: foresatt")),
        "«Ola Bø» er gammel nok til å være part", stopped=frozenset(),
    ),
    Case(
        "SA-08 fifteen, and signed", "innkalling", M3, (("gruppe", "14.03.2015", "14.03.2011"), ("gruppe", TWO, TWO + USER_SIGNED)), "",
    ),
    Case(
        "SA-08 fifteen, without barnevernet", "innkalling", M3,
        (
            ("gruppe", "14.03.2015", "14.03.2011"), ("gruppe", "      - {enhet: barnevern, opplysninger: hjelp}\n", ""),
            ("gruppe", "  - navn: Per Li\n    enhet: barnevern", "  - navn: Per Li\n    enhet: helsestasjon"),
        ),
        "",
    ),
    Case(
        "SA-10 sixteen within ninety days", "innkalling", M3, (("gruppe", "14.03.2015", "24.01.2011  # ADVARSEL: SA-10"), ("gruppe", TWO, TWO + USER_SIGNED)),
        "«Ola Bø» blir gammel nok til å samtykke selv 24.01.2027", stopped=frozenset(),
    ),
    Case("SA-10 sixteen in ninety-one days", "innkalling", M3, (("gruppe", "14.03.2015", "25.01.2011"), ("gruppe", TWO, TWO + USER_SIGNED)), ""),
    Case(
        "SA-10 sixteen before the next meeting", "innkalling", M3,
        (
            ("gruppe", "14.03.2015", "25.01.2011  # ADVARSEL: SA-10"), ("gruppe", TWO, TWO + USER_SIGNED), ("kalt", "dato: 12.11.2026", "dato: 25.01.2027"),
        ),
        "25.01.2027; da trengs et nytt samtykke", stopped=frozenset(),
    ),
    Case(
        "SA-10 eighteen within ninety days", "innkalling", M3, (("gruppe", "14.03.2015", "24.01.2009  # ADVARSEL: SA-10"), ("gruppe", TWO, TWO + USER_SIGNED)),
        "«Ola Bø» blir voksen 24.01.2027", stopped=frozenset(),
    ),
    Case(
        "SA-10 eighteen before the next meeting that the minutes agree on", "referat", M2,
        (
            ("gruppe", "14.03.2015", "12.03.2009  # ADVARSEL: SA-10"), ("gruppe", TWO, TWO + USER_SIGNED),
            ("holdt", "    dato: 12.11.2026", "    dato: 12.03.2027"),
        ),
        "blir voksen 12.03.2027", stopped=frozenset(),
    ),
    *(
        Case(
            f"SA-05 the receipt, withdrawn by {who}", "samtykke_trukket", "AG-2026-005/s1",
            (("gruppe", "    gyldig_til", f"    trukket:\n      dato: 15.10.2026\n{av}    gyldig_til"),), says,
            dato=dt.date(2026, 10, 15), stopped=frozenset(),
        )
        for who, av, says in (
            ("a stranger", "      av: Kari Bo  # ADVARSEL: SA-05\n", "«Kari Bo», som trakk samtykket, er ikke ført opp i saken."),
            ("a guardian", "      av: kari  bø\n", ""),
            ("nobody who is named", "", ""),
        )
    ),
    Case(
        "SA-05 the receipt of a withdrawal that has not been", "samtykke_trukket", "AG-2026-005/s1",
        (("gruppe", "    gyldig_til", "    trukket:\n      dato: 15.10.2027  # FEIL: SA-05\n    gyldig_til"),),
        "trukket 15.10.2027, og den dagen har ikke vært ennå", dato=dt.date(2027, 10, 15), stopped=frozenset({"*"}),
    ),
    Case(
        "SA-05 the receipt of a withdrawal for a unit that is not in the consent", "samtykke_trukket", "AG-2026-005/s1",
        (("gruppe", "    gyldig_til", "    trukket:\n      dato: 15.10.2026\n      enheter: [nav]  # ADVARSEL: SA-05\n    gyldig_til"),),
        "men gjelder ikke den enheten", dato=dt.date(2026, 10, 15), stopped=frozenset(),
    ),
    Case(
        "SA-13 the start notice's receiver is not listed", "oppstart", OPPSTART,
        (
            ("gruppe", "      - {enhet: oppvekst, opplysninger: hjelp}\n", ""),
            ("gruppe", "      - {enhet: barnevern, opplysninger: hjelp}", "      - {enhet: barnevern, opplysninger: hjelp}  # ADVARSEL: SA-13"),
        ),
        "«Oppvekstteamet» får meldingen, men står ikke i samtykket «s1».", stopped=frozenset(),
    ),
    Case(
        "SA-13 the closing notice's receiver is not listed", "avslutning", "AG-2026-006",
        (
            ("voksen", "      - {enhet: forvaltning, opplysninger: hjelp}\n", ""),
            ("voksen", "      - {enhet: nav, opplysninger: hjelp}", "      - {enhet: nav, opplysninger: hjelp}  # ADVARSEL: SA-13"),
        ),
        "«Forvaltningsenheten» får meldingen", stopped=frozenset(),
    ),
)  # fmt: skip


def _nearly_signed() -> Iterator[Iterator[Case]]:
    """Somebody has signed under nearly the name of the one who must, in a group and in a case."""
    adult, youth = ("14.03.2015", "14.03.1990"), ("14.03.2015", "14.03.2010")
    user = USER_SIGNED.replace("Ola", "Olaa")
    for code, born, of_group, of_case in (
        ("SA-06", ("14.03.2015", "14.03.2015"), TWO.replace("Lars", "Larss"), SIGNED.replace("Kari", "Karri")),
        ("SA-07", youth, TWO + user, SIGNED + user),
        ("SA-12", adult, user, user),
    ):
        says = "er ikke signert av «Lars Bø»" if code == "SA-06" else "er ikke signert av «Ola Bø»"
        group: tuple[Edit, ...] = (("gruppe", *born), ("gruppe", TWO, of_group))
        yield _of_consent(f"{code} of the group: nearly the name", "referat", M2, group, says, code, UNITS, whole=False)
        sak: tuple[Edit, ...] = ((SAK, *born), (SAK, SIGNED, of_case))
        says, units = says.replace("Lars", "Kari"), frozenset({"psykolog"})
        yield _of_consent(f"RT-01 reported: nearly the name, {code}", "meldeskjema", SAK, sak, says, "RT-01", units, whole=True)


CASES = (
    *OTHERS,
    *(case for group in _nearly_signed() for case in group),
    *(
        Case(f"{name} (invitation)", "innkalling", M3, (edit,), says)
        for name, (edit, says) in ITSELF.items()
        if "# FEIL" in edit[2]
    ),
    *(
        Case(f"{name} (minutes)", "referat", M2, (edit,), says, stopped=UNITS)
        for name, (edit, says) in ITSELF.items()
        if "# FEIL" in edit[2]
    ),
    *(
        Case(name, kind, subject, edits, says, stopped=frozenset(keys))
        for name, (kind, subject, edits, says, keys) in ONE.items()
    ),
    *(Case(name, "innkalling", M3, edits, says, stopped=frozenset()) for name, (edits, says) in NOTES.items()),
    *(
        Case(name, "referat", M2, tuple(edits), says, stopped=frozenset(), codes=frozenset({f"ADVARSEL {name[:5]}"}))
        for name, (edits, says) in SPOKEN.items()
    ),
    *(case for group in _of_consents() for case in group),
    *_of_units(),
)
