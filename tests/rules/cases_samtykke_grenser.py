"""Consent at its edges: what runs out or is withdrawn between two days, what is sent to some, who need not be asked."""

from __future__ import annotations

import datetime as dt

from cases_samtykke import DRØFTING, M2, M3, M4, OPPSTART, SAK, TEAM, TWO, UNITS, USER_SIGNED
from rules_texts import WORLD
from rules_world import Case, Edit

M1_ADULT = "AG-2026-006-m1"
TILL = ("gruppe", "gyldig_til: 20.08.2027", "gyldig_til: {day}")


def till(day: str) -> Edit:
    return (TILL[0], TILL[1], TILL[2].format(day=day))


OF_SAK_TILL = (SAK, "gyldig_til: 20.08.2027", "gyldig_til: 21.09.2026")
OF_SAK_WITHDRAWN = (SAK, "    gyldig_til", "    trukket: {dato: 21.09.2026}\n    gyldig_til")
NO_BUP = (SAK, "      - {enhet: bup, opplysninger: hjelp}\n", "")
NO_RUS = (SAK, "      - {enhet: rus, opplysninger: hjelp}\n", "")
NOBODY_REPORTS = (SAK, "melder:\n  navn: Unni Vik\n  stilling: leder\n  enhet: ppt\n", "")
IN_DRAFT = (SAK, "status: meldt", "status: utkast")
WITHOUT_BARNEVERN = ("gruppe", "      - {enhet: barnevern, opplysninger: hjelp}\n", "")
MOTHER_CALLED = ("siste", "  - Anna Lund", "  - Anna Lund\n  - Berit Lund  # FEIL: SA-11")
MOTHER_NAMED = ("voksen", "personer: []", "personer: [Berit Lund]")

LEFT = "    funksjon: kontaktperson\n    til: {day}"
BARNEVERN_OUT = (
    "gruppe",
    "    gyldig_til",
    "    trukket:\n      dato: 27.10.2026{mark}\n      enheter: [barnevern]\n    gyldig_til",
)


def withdrawn_and(left: str, mark: str = "") -> tuple[Edit, ...]:
    """Withdrawn the day after the invitation was written, and the member's last day, if any."""
    file, old, new = BARNEVERN_OUT
    edits: tuple[Edit, ...] = ((file, old, new.format(mark=mark)),)
    return (*edits, ("gruppe", "    funksjon: kontaktperson", LEFT.format(day=left))) if left else edits


CASES = (
    *(
        Case(
            f"SA-05 a coming meeting, withdrawn after its invitation, and the member {name}", "innkalling", M3,
            withdrawn_and(left, mark), says, i_dag=dt.date(2026, 10, 28), stopped=stopped,
        )
        for name, left, mark, says, stopped in (
            ("stays", "", "  # FEIL: SA-05", "Samtykket er trukket 27.10.2026", frozenset({"barnevern"})),
            ("leaves the day before", "26.10.2026", "", "", frozenset()),
            ("leaves on the day", "27.10.2026", "", "", frozenset()),
            ("leaves the day of the meeting", "12.11.2026", "  # FEIL: SA-05", "", frozenset({"barnevern"})),
        )
    ),
    Case(
        "SA-03 of the group: run out before today", "referat", M2, (till("25.10.2026"),), "gikk ut 25.10.2026", stopped=UNITS,
        codes=frozenset({"FEIL SA-03", "ADVARSEL SA-03"}),
    ),
    Case("SA-03 of the group: runs out today", "referat", M2, (till("26.10.2026"),), "", stopped=frozenset(), codes=frozenset({"ADVARSEL SA-03"})),
    Case(
        "SA-03 of the group: run out before today, and made", "referat", M2, (till("25.10.2026"),), "gikk ut 25.10.2026", made=UNITS, stopped=UNITS,
        codes=frozenset({"FEIL SA-03", "ADVARSEL SA-03"}),
    ),
    Case(
        "SA-03 of the group: run out since it was sent", "referat", M2, (till("25.10.2026"),), "gikk ut 25.10.2026", made=UNITS, sendt=True,
        stopped=frozenset(), codes=frozenset({"INFO SA-03"}),
    ),
    Case(
        "SA-03 of the group: run out since it was sent to some", "referat", M2, (till("25.10.2026"),), "gikk ut 25.10.2026",
        made=frozenset({"barnevern"}), sendt=True,
        stopped=frozenset({"helsestasjon", "legesenter"}), codes=frozenset({"INFO SA-03"}),
    ),
    Case(
        "SA-03 of the group: run out before it was sent to some", "referat", M2, (till("22.08.2026"),), "gikk ut 22.08.2026",
        made=frozenset({"barnevern"}), sendt=True,
        stopped=frozenset({"helsestasjon", "legesenter"}), codes=frozenset({"ADVARSEL SA-03", "FEIL SA-03"}),
    ),
    Case(
        "SA-03 an invitation that is sent to some", "innkalling", M3, (till("25.10.2026"),), "gikk ut 25.10.2026", made=frozenset({"barnevern"}),
        sendt=True,
        stopped=frozenset({"*"}), codes=frozenset({"FEIL SA-03"}),
    ),
    Case(
        "SA-03 an invitation run out since it was sent", "innkalling", M1_ADULT, (("voksen", "gyldig_til: 01.03.2027", "gyldig_til: 10.10.2026"),),
        "gikk ut 10.10.2026",
        made=frozenset({"nav"}), sendt=True, stopped=frozenset(), codes=frozenset({"INFO SA-03"}),
    ),
    Case(
        "SA-03 an invitation run out since it was sent, and not to all", "innkalling", M1_ADULT,
        (("voksen", "gyldig_til: 01.03.2027", "gyldig_til: 10.10.2026"),),
        "gikk ut 10.10.2026", sendt=True, stopped=frozenset({"nav"}), codes=frozenset({"INFO SA-03"}),
    ),
    Case(
        "SA-03 an invitation that is sent to all", "innkalling", M3, (till("25.10.2026"),), "gikk ut 25.10.2026",
        made=frozenset({"barnevern", "helsestasjon"}),
        sendt=True, stopped=frozenset(), codes=frozenset({"ADVARSEL SA-03"}),
    ),
    Case("SA-03 run out since the invitation", "avlysning", M4, (till("05.10.2026"),), stopped=frozenset()),
    Case("SA-03 run out since it was cancelled", "avlysning", M4,
        (till("13.10.2026"), ("avlyst", "innkalling:\n  dato: 01.10.2026\n  sendt: ja\n", "")), "går ut", stopped=frozenset(),
        codes=frozenset({"ADVARSEL SA-03"})),
    Case(
        "SA-03 run out before it was cancelled, and nobody called", "avlysning", M4,
        (till("11.10.2026"), ("avlyst", "innkalling:\n  dato: 01.10.2026\n  sendt: ja\n", "")), "gikk ut 11.10.2026", codes=frozenset({"FEIL SA-03"}),
        stopped=frozenset({"barnevern", "helsestasjon"}),
    ),
    Case(
        "SA-03 the invitation has no day", "avlysning", M4,
        (till("11.10.2026"), ("avlyst", "innkalling:\n  dato: 01.10.2026\n", "innkalling:\n"),
         ("avlyst", "avlyst:\n  dato: 12.10.2026", "avlyst:\n  dato: 10.10.2026")),
        stopped=frozenset(),
    ),
    Case(
        "SA-03 run out before the invitation", "avlysning", M4, (till("30.09.2026"),), "gikk ut 30.09.2026", codes=frozenset({"FEIL SA-03"}),
        stopped=frozenset({"barnevern", "helsestasjon"}),
    ),
    Case(
        "SA-05 withdrawn for all since the invitation", "innkalling", M3,
        (("gruppe", "    gyldig_til", "    trukket: {dato: 26.10.2026}\n    gyldig_til"),),
        "Samtykket er trukket 26.10.2026", codes=frozenset({"FEIL SA-05"}), stopped=frozenset({"barnevern", "helsestasjon"}),
    ),
    Case(
        "SA-05, SA-04 the start is reported after the withdrawal", "oppstart", OPPSTART,
        (("gruppe", "    gyldig_til", "    trukket: {dato: 26.08.2026}\n    gyldig_til"),), "Samtykket er trukket 26.08.2026",
        stopped=frozenset({"oppvekst"}),
        codes=frozenset({"ADVARSEL SA-04", "FEIL SA-05"}),
    ),
    Case(
        "SA-04 left out of the start notice", "oppstart", OPPSTART,
        (WITHOUT_BARNEVERN, ("gruppe", "  - navn: Per Li", "  - navn: Per Li  # ADVARSEL: SA-04")), "«Barnevernet»",
        stopped=frozenset(),
    ),
    Case(
        "SA-04 left out of the start notice once", "oppstart", OPPSTART,
        (
            WITHOUT_BARNEVERN, ("gruppe", "  - navn: Per Li", "  - navn: Per Li  # ADVARSEL: SA-04"),
            ("gruppe", "  - navn: Tor Dal\n", "  - {navn: Ada Berg, enhet: barnevern, funksjon: leder, arbeidsområde: tiltak}\n  - navn: Tor Dal\n"),
        ),
        "«Barnevernet»", stopped=frozenset(),
    ),
    Case(
        "SA-04 the koordinator's unit is named in the start notice", "oppstart", OPPSTART,
        (("gruppe", "  - navn: Tor Dal\n", "  - {navn: Ada Berg, enhet: ppt, funksjon: leder, arbeidsområde: skole}\n  - navn: Tor Dal\n"),),
        stopped=frozenset(),
    ),
    Case("SA-04 left out of a start notice that is sent", "oppstart", OPPSTART, (WITHOUT_BARNEVERN,), made=frozenset({"oppvekst"}), sendt=True,
        stopped=frozenset()),
    Case(
        "SA-04 a member's unit that is invited too", "innkalling", M3,
        (WITHOUT_BARNEVERN, ("kalt", "inviterte: []", "inviterte: [barnevern]"), ("gruppe", "  - navn: Per Li", "  - navn: Per Li  # FEIL: SA-04")),
        "«Barnevernet»",
        stopped=frozenset({"barnevern"}),
    ),
    Case(
        "SA-04 a guest's unit", "innkalling", M3, (("kalt", "  - Ola Bø\n", "  - {navn: Rita Moe, enhet: bup}  # FEIL: SA-04\n  - Ola Bø\n"),),
        "«BUP»", stopped=frozenset({"bup"}),
    ),
    Case(
        "RT-01 a draft without consent", "meldeskjema", SAK, (IN_DRAFT, (SAK, "gjelder: [drøfting, kopi_av_referat]", "gjelder: [deling]")),
        "ikke noe samtykke",
        codes=frozenset({"INFO RT-01"}), stopped=frozenset({"psykolog"}),
    ),
    Case(
        "RT-01 the discussion: run out before the meeting", "referat_ressursteam", DRØFTING, (OF_SAK_TILL,), "gikk ut 21.09.2026",
        codes=frozenset({"FEIL RT-01"}),
        stopped=frozenset({"helsestasjon"}),
    ),
    Case(
        "RT-01 the discussion: run out before the meeting, and sent", "referat_ressursteam", DRØFTING, (OF_SAK_TILL,), "gikk ut 21.09.2026",
        made=frozenset({"helsestasjon"}), sendt=True, codes=frozenset({"ADVARSEL RT-01"}), stopped=frozenset(),
    ),
    Case(
        "RT-01 the discussion: run out before the meeting, and sent to nobody", "referat_ressursteam", DRØFTING, (OF_SAK_TILL,), "gikk ut 21.09.2026",
        sendt=True, codes=frozenset({"FEIL RT-01"}), stopped=frozenset({"helsestasjon"}),
    ),
    Case(
        "RT-01 the discussion: withdrawn before the meeting", "referat_ressursteam", DRØFTING, (OF_SAK_WITHDRAWN,), "er trukket 21.09.2026",
        codes=frozenset({"FEIL RT-01"}), stopped=frozenset({"helsestasjon"}),
    ),
    Case(
        "RT-01 the discussion: no consent", "referat_ressursteam", DRØFTING, ((SAK, "gjelder: [drøfting, kopi_av_referat]", "gjelder: [deling]"),),
        "ikke noe samtykke",
        codes=frozenset({"FEIL RT-01"}), stopped=frozenset({"helsestasjon"}),
    ),
    Case(
        "RT-01 the discussion: no copies", "referat_ressursteam", DRØFTING, (OF_SAK_TILL, (SAK, "    kopi_til:\n      - helsestasjon\n", "")),
        stopped=frozenset(), codes=frozenset(),
    ),
    Case(
        "RT-01 on the agenda: run out before the meeting", "saksliste_ressursteam", TEAM,
        ((SAK, "gyldig_til: 20.08.2027", "gyldig_til: 02.11.2026"),), "gikk ut 02.11.2026",
        codes=frozenset({"FEIL RT-01"}), stopped=frozenset({f"sak:{SAK}"}),
    ),
    Case(
        "RT-01 on the agenda: no consent", "saksliste_ressursteam", TEAM, ((SAK, "gjelder: [drøfting, kopi_av_referat]", "gjelder: [deling]"),),
        "ikke noe samtykke",
        codes=frozenset({"FEIL RT-01"}), stopped=frozenset({f"sak:{SAK}"}),
    ),
    Case(
        "RT-01 on the agenda: no consent, and sent", "saksliste_ressursteam", TEAM,
        ((SAK, "gjelder: [drøfting, kopi_av_referat]", "gjelder: [deling]"),), "ikke noe samtykke",
        codes=frozenset({"ADVARSEL RT-01"}), made=frozenset({"psykolog"}), sendt=True, stopped=frozenset({"bup"}),
    ),
    Case(
        "RT-01 on the agenda: withdrawn", "saksliste_ressursteam", TEAM, (OF_SAK_WITHDRAWN,), "er trukket 21.09.2026",
        codes=frozenset({"FEIL RT-01"}), stopped=frozenset({f"sak:{SAK}"}),
    ),
    Case(
        "RT-01, DG101 on the agenda: the meeting has no day", "saksliste_ressursteam", TEAM,
        (("team_kalt", "dato: 03.11.2026", "dato:"), (SAK, "gyldig_til: 20.08.2027", "gyldig_til: 25.10.2026")), "gikk ut 25.10.2026",
        codes=frozenset({"FEIL RT-01", "FEIL DG101"}),
    ),
    Case(
        "RT-15 on the agenda: invited, and nobody reports", "saksliste_ressursteam", TEAM, (NO_BUP, NOBODY_REPORTS), "Den inviterte «BUP»",
        codes=frozenset({"FEIL RT-15"}), stopped=frozenset({"bup"}),
    ),
    Case(
        "RT-15 on the agenda: a seat, and nobody reports", "saksliste_ressursteam", TEAM, (NO_RUS, NOBODY_REPORTS), "dekker ikke «Rustjenesten»",
        codes=frozenset({"ADVARSEL RT-15"}), stopped=frozenset(),
    ),
    Case(
        "RT-15 on the agenda: the seat that reports", "saksliste_ressursteam", TEAM, (NO_RUS, (SAK, "  enhet: ppt", "  enhet: rus")), "",
        stopped=frozenset(),
    ),
    Case(
        "RT-15 on the agenda: the unit that reports is invited", "saksliste_ressursteam", TEAM, (NO_BUP, (SAK, "  enhet: ppt", "  enhet: bup")), "",
        stopped=frozenset(),
    ),
    Case(
        "RT-15 on the agenda: invited to another meeting", "saksliste_ressursteam", TEAM,
        (NO_BUP, (SAK, "  - møte: RTM-2\n    inviterte:\n      - enhet: bup\n        navn: Liv Ek\n", ""),
         (SAK, "    drøfting: Søvnen", "    inviterte: [bup]\n    drøfting: Søvnen")),
        "", stopped=frozenset(),
    ),
    Case(
        "RT-15, SA-05 on the agenda: withdrawn for the invited unit", "saksliste_ressursteam", TEAM,
        ((SAK, "    gyldig_til", "    trukket: {dato: 21.09.2026, enheter: [bup]}\n    gyldig_til"),), "", codes=frozenset({"FEIL SA-05"}),
        stopped=frozenset({"bup"}),
    ),
    Case(
        "RT-15 on the agenda: withdrawn for a seat", "saksliste_ressursteam", TEAM,
        ((SAK, "    gyldig_til", "    trukket: {dato: 21.09.2026, enheter: [rus]}\n    gyldig_til"),), "dekker ikke «Rustjenesten»",
        codes=frozenset({"ADVARSEL RT-15"}),
        stopped=frozenset(),
    ),
    *(
        Case(
            f"SA-11 a mother of an adult, {kind}", kind, M1_ADULT, (MOTHER_CALLED,), "«Berit Lund» kan ikke få brev", dato=dt.date(2026, 10, 5),
            stopped=frozenset({"foresatt-mor"}),
        )
        for kind in ("innkalling", "saksliste")
    ),
    Case(
        "SA-11 a mother of an adult, avlysning", "avlysning", M1_ADULT,
        (MOTHER_CALLED, ("siste", "status: gjennomført", "status: avlyst\navlyst: {dato: 06.10.2026, av: Siri Aas}"),
         ("siste", "referat:\n" + WORLD["siste"].partition("referat:\n")[2], "")),
        "«Berit Lund» kan ikke få brev", dato=dt.date(2026, 10, 6),
    ),
    Case(
        "SA-11, SA-03 a mother whom a consent that has run out names", "innkalling", M1_ADULT,
        (MOTHER_CALLED, MOTHER_NAMED, ("voksen", "gyldig_til: 01.03.2027", "gyldig_til: 25.10.2026")), "",
        codes=frozenset({"FEIL SA-11", "FEIL SA-03", "ADVARSEL SA-03"}),
    ),
    Case(
        "SA-11, SA-03 the mother's copy was made while she was named", "innkalling", M1_ADULT,
        (("siste", "  - Anna Lund", "  - Anna Lund\n  - Berit Lund"), MOTHER_NAMED, ("voksen", "gyldig_til: 01.03.2027", "gyldig_til: 25.10.2026")),
        "",
        codes=frozenset({"FEIL SA-03", "ADVARSEL SA-03", "FEIL SA-11"}), made=frozenset({"foresatt-mor"}),
    ),
    Case("SA-11 a mother of an adult who is not called", "innkalling", M1_ADULT, (), stopped=frozenset()),
    Case(
        "SA-13 the start notice is sent", "oppstart", OPPSTART, (("gruppe", "      - {enhet: oppvekst, opplysninger: hjelp}\n", ""),),
        made=frozenset({"oppvekst"}),
        sendt=True, stopped=frozenset(),
    ),
    Case("RT-01 gone through by nobody", "meldeskjema", SAK, ((SAK, "      av: Unni Vik\n    signert", "      av:\n    signert"),),
        stopped=frozenset()),
    Case("RT-01 gone through by another, in the minutes", "referat_ressursteam", DRØFTING,
        ((SAK, "      av: Unni Vik\n    signert", "      av: Siri Aas\n    signert"),)),
    Case("SA-03 no end, and sent", "innkalling", M3, (("gruppe", "    gyldig_til: 20.08.2027", "    gyldig_til:"),),
        made=frozenset({"barnevern", "helsestasjon"}), sendt=True),
    Case("SA-03 no end of what the closing rests on", "avslutning", "AG-2026-006", (("voksen", "    gyldig_til: 01.03.2027", "    gyldig_til:"),)),
    Case(
        "SA-10, AG-25 sixteen before the next meeting, which the minutes put off", "referat", M2,
        (
            ("gruppe", "14.03.2015", "25.01.2011"), ("gruppe", TWO, TWO + USER_SIGNED),
            ("holdt", "    dato: 12.11.2026\n    tid: 10.00-11.30", "    avtales_senere: ja  # ADVARSEL: AG-25\n    grunn: Venter"),
            ("holdt", "  forfall:\n", "  forfall:\n    - Ola Bø\n"),
        ),
        "Venter",
    ),
)  # fmt: skip
