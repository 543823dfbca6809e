"""Who sat in the room without a consent for it: members, guests and the GP; the koordinator's own and the family are not meant."""

from __future__ import annotations

from cases_samtykke import REVIEWED
from rules_world import Case, Edit, cases

M2 = "AG-2026-005-m2"
PER, TO_THE_LIST = "    - Per Li\n    - Kari Bø", "    - Per Li\n    - {}\n    - Kari Bø"
NOT_COVERED: Edit = ("gruppe", "      - {enhet: barnevern, opplysninger: hjelp}\n", "")
COPY_STOPPED: Edit = ("gruppe", "  - navn: Per Li", "  - navn: Per Li  # FEIL: SA-04")
IN_THE_ROOM: Edit = ("holdt", PER, "    - Per Li  # ADVARSEL: SA-04\n    - Kari Bø")


def _came(who: str) -> Edit:
    return ("holdt", PER, TO_THE_LIST.format(who))


def _consented(day: str) -> Edit:
    return ("gruppe", REVIEWED, REVIEWED.replace("20.08.2026", day))


CASES = (
    *cases("referat", M2, {
        "SA-04 a member of a unit that is not covered was there": (
            (NOT_COVERED, COPY_STOPPED, IN_THE_ROOM),
            "«Per Li» var til stede, men samtykket dekket ikke «Barnevernet» den dagen møtet ble holdt, 22.10.2026.",
        ),
        "SA-04 a member of a unit that is not covered stayed away": (
            (NOT_COVERED, COPY_STOPPED, ("holdt", PER, "    - Kari Bø"), ("holdt", "  forfall:\n", "  forfall:\n    - Per Li\n")), "",
        ),
        "SA-04 a guest of a unit that is not covered": (
            (_came("{navn: Rita Moe, enhet: bup}  # ADVARSEL: SA-04"),), "«Rita Moe» var til stede, men samtykket dekket ikke «BUP»",
        ),
        "SA-04 a unit without a name": ((_came("{enhet: bup}  # ADVARSEL: SA-04"),), "«BUP» var til stede"),
        "SA-04, AG-15 one who was invited, by name": (
            (
                _came("Rita Moe  # ADVARSEL: SA-04"),
                ("holdt", "status: gjennomført", "inviterte:\n  - {enhet: bup, navn: Rita Moe}  # FEIL: AG-15\nstatus: gjennomført"),
            ),
            "Den inviterte «BUP» står ikke i samtykket",
        ),
        "SA-04 one who stands at the meeting": (
            (
                ("holdt", "  til_stede:\n    - Siri Aas\n    - Per Li\n    - Kari Bø\n", ""),
                ("holdt", "status: gjennomført",
                 "til_stede:\n  - Siri Aas\n  - {navn: Rita Moe, enhet: bup}  # ADVARSEL: SA-04\n  - Kari Bø\nstatus: gjennomført"),
                ("holdt", "  forfall:\n", "  forfall:\n    - Per Li\n"),
            ),
            "«Rita Moe» var til stede",
        ),
        "SA-04 another of the koordinator's own unit": ((_came("{navn: Rita Moe, enhet: ppt}"),), ""),
        "SA-04 the deputy and the father": ((_came("Nina Hol\n    - Lars Bø"), ("holdt", "    - Tor Dal\n    - Lars Bø", "    - Tor Dal")), ""),
        "SA-04 the GP, whom the consent lets have the minutes": (
            (
                _came("{navn: Rita Moe, enhet: legesenter}"),
                ("gruppe", "samtykker:\n  - id: s1\n    gjelder: [deling, kopi_av_referat]",
                 "samtykker:\n  - id: s2\n    gjelder: [kopi_av_referat]\n    formål: Kopi\n    instanser: [{enhet: legesenter, opplysninger: hjelp}]\n"
                 "    gjennomgått: {dato: 20.08.2026, av: Siri Aas}\n    signert:\n      - {navn: Kari Bø, rolle: foresatt, dato: 20.08.2026}\n"
                 "      - {navn: Lars Bø, rolle: foresatt, dato: 20.08.2026}\n    barnet_hørt: {dato: 20.08.2026, av: Siri Aas}\n"
                 "    gyldig_fra: 20.08.2026\n    gyldig_til: 20.08.2027\n  - id: s1\n    gjelder: [deling]"),
                ("gruppe", "      - {enhet: legesenter, opplysninger: hjelp}\n", ""),
            ),
            "",
        ),
        "SA-05 withdrawn before the meeting": (
            (
                ("gruppe", "    gyldig_til", "    trukket:\n      dato: 15.10.2026  # FEIL: SA-05\n      enheter: [barnevern]\n    gyldig_til"),
                ("holdt", PER, "    - Per Li  # ADVARSEL: SA-05\n    - Kari Bø"),
            ),
            "«Per Li» var til stede 22.10.2026, men samtykket for «Barnevernet» ble trukket 15.10.2026.",
        ),
        "SA-05 withdrawn the day after the meeting": (
            (("gruppe", "    gyldig_til", "    trukket:\n      dato: 23.10.2026  # FEIL: SA-05\n      enheter: [barnevern]\n    gyldig_til"),), "",
        ),
        "SA-01 gone through the day after the meeting": (
            (
                _consented("23.10.2026"), ("holdt", PER, "    - Per Li  # ADVARSEL: SA-01\n    - {navn: Rita Moe, enhet: helsestasjon}\n    - Kari Bø"),
            ),
            "Ikke noe samtykke gjaldt 22.10.2026, da møtet ble holdt, men «Per Li, Rita Moe» var til stede.",
        ),
        "SA-01 gone through on the day of the meeting": ((_consented("22.10.2026"),), ""),
        "SA-01 gone through after the meeting, and none but the koordinator's own there": (
            (_consented("23.10.2026"), ("holdt", PER, "    - Kari Bø"), ("holdt", "  forfall:\n", "  forfall:\n    - Per Li\n")), "",
        ),
    }),
    Case(
        "AG-05 one that stops the copies says it all", "referat", M2, (_consented("24.10.2026"),), "gjennomgått 24.10.2026",
        codes=frozenset({"FEIL AG-05"}),
    ),
    Case("SA-04 the room of minutes that are sent", "referat", M2, (_came("{navn: Rita Moe, enhet: bup}"),), sendt=True),
)  # fmt: skip
