"""The minutes of an ansvarsgruppe and its end: each rule with what breaks it, where, and in what words."""

from __future__ import annotations

import datetime as dt

from rules_texts import WORLD
from rules_world import Case, Edit, cases

M2, VOKSEN = "AG-2026-005-m2", "AG-2026-006"

GONE = ("holdt", "    - Kari Bø\n  forfall:\n", "  forfall:\n    - Kari Bø\n")
"""The mother did not come, and sent word."""

WITHOUT_GP = (("gruppe", "  fastlege: legesenter\n", ""),)


def _withdrawn(units: str, day: str = "24.10.2026") -> Edit:
    trukket = f"    trukket: {{dato: {day}, av: Kari Bø, måte: muntlig, enheter: {units}}}\n"
    return ("gruppe", "    barnet_hørt:", f"{trukket}    barnet_hørt:")


MINUTES: dict[str, tuple[tuple[Edit, ...], str]] = {
    "AG-18 held without anybody": (
        (GONE, ("holdt", "type: møte", "type: møte  # FEIL: AG-18")),
        "Ingen fra brukersiden var til stede",
    ),
    "AG-18 settled beforehand": (
        (
            GONE,
            (
                "holdt",
                "status:",
                "uten_bruker: {avklart_dato: 21.10.2026, avklart_av: Siri Aas, avklart_med: mor, hvordan: telefon}\nstatus:",
            ),
        ),
        "",
    ),
    "AG-18 settled by another, too late, and half": (
        (
            GONE,
            (
                "holdt",
                "status:",
                "uten_bruker:\n  avklart_dato: 23.10.2026  # FEIL: AG-18\n  avklart_av: Per Li  # FEIL: AG-18\n"
                "  avklart_med: mor\n  hvordan:  # FEIL: AG-18\nstatus:",
            ),
        ),
        "avklaringen mangler hvordan",
    ),
    "AG-20 the former minutes": (
        (("holdt", "  forrige_referat:\n    gjennomgått: ja", "  forrige_referat:  # FEIL: AG-20\n    gjennomgått:"),),
        "om referatet fra forrige møte er gjennomgått",
    ),
    "AG-23 no conclusion": (
        (("holdt", "      konklusjon: Prøves ut til jul", "      konklusjon:  # FEIL: AG-23"),),
        "Punktet «Skoleveien» mangler konklusjon.",
    ),
    "AG-23 a point of the agenda that was forgotten": (
        (("holdt", "  - tittel: Skoleveien\n", "  - tittel: Fritid  # FEIL: AG-23\n"),),
        "Punktet «Fritid» mangler konklusjon.",
    ),
    "AG-23 only taken note of": (
        (("holdt", "konklusjon: Prøves ut til jul", "konklusjon: Tas til orientering.  # ADVARSEL: AG-23"),),
        "bare tatt til orientering",
    ),
    "AG-23 nobody responsible": (
        (("holdt", "      ansvarlig: Per Li", "      ansvarlig:  # FEIL: AG-23"),),
        "Tiltaket «Bestille hjelpemiddel» mangler ansvarlig.",
    ),
    "AG-23 two responsible": (
        (("holdt", "      ansvarlig: Per Li", "      ansvarlig: Per Li og Siri Aas  # FEIL: AG-23"),),
        "flere ansvarlige («Per Li og Siri Aas»)",
    ),
    "AG-23 a stranger responsible": (
        (("holdt", "      ansvarlig: Per Li", "      ansvarlig: Pelle  # ADVARSEL: AG-23"),),
        "«Pelle» er ansvarlig",
    ),
    "AG-23 a unit may be responsible": ((("holdt", "      ansvarlig: Per Li", "      ansvarlig: barnevern"),), ""),
    "AG-23 no deadline": (
        (("holdt", "      frist: 06.11.2026", "      frist:  # FEIL: AG-23"),),
        "Tiltaket «Bestille hjelpemiddel» mangler frist.",
    ),
    "AG-23 a deadline that has passed": (
        (("holdt", "      frist: 06.11.2026", "      frist: 02.10.2026  # FEIL: AG-23"),),
        "Fristen 02.10.2026 for «Bestille hjelpemiddel» er før møtet 22.10.2026.",
    ),
    "AG-23 a deadline that has passed, done": (
        (("holdt", "      frist: 06.11.2026", "      frist: 02.10.2026\n      status: utført"),),
        "",
    ),
    "AG-23 a deadline in words": (
        (("holdt", "      frist: 06.11.2026", "      frist: fortløpende  # ADVARSEL: AG-23"),),
        "er «fortløpende», ikke en dato",
    ),
    "AG-25 no next meeting": (
        (
            ("holdt", "  neste_møte:\n    dato: 12.11.2026\n    tid: 10.00-11.30\n", "  neste_møte:  # FEIL: AG-25\n"),
        ),
        "Neste møte er ikke avtalt.",
    ),
    "AG-25 no time": (
        (("holdt", "    dato: 12.11.2026\n    tid: 10.00-11.30", "    dato: 12.11.2026  # FEIL: AG-25"),),
        "mangler klokkeslett",
    ),
    "AG-25 before this one": (
        (("holdt", "    dato: 12.11.2026", "    dato: 12.10.2026  # FEIL: AG-25"),),
        "Neste møte 12.10.2026 er ikke etter dette møtet 22.10.2026.",
    ),
    "AG-25 on 17 May": (
        (("holdt", "    dato: 12.11.2026", "    dato: 17.05.2027  # ADVARSEL: AG-25"),),
        "helligdag eller i en helg",
    ),
    "AG-25 later, without a reason": (
        (("holdt", "    dato: 12.11.2026\n    tid: 10.00-11.30", "    avtales_senere: ja  # FEIL: AG-25"),),
        "det står ikke hvorfor",
    ),
    "AG-25 later, with a reason": (
        (
            (
                "holdt",
                "    dato: 12.11.2026\n    tid: 10.00-11.30",
                "    avtales_senere: ja  # ADVARSEL: AG-25\n    grunn: Venter på utredning",
            ),
        ),
        "ikke avtalt ennå («Venter på utredning»)",
    ),
    "AG-26 no referent": ((("holdt", "referent: Per Li", "referent:  # FEIL: AG-26"),), "hvem som er referent"),
    "AG-26 a referent whom nobody knows": ((("holdt", "referent: Per Li", "referent: Pelle Ås  # ADVARSEL: AG-26"),), "«Pelle Ås» er ikke kjent"),
    "AG-26 a referent with a letter wrong": ((("holdt", "referent: Per Li", "referent: Per Lie  # ADVARSEL: AG-26"),), "Referenten «Per Lie» er ikke kjent"),
    "AG-26 a referent who leads a unit": ((("holdt", "referent: Per Li", "referent: Gro Mo"),), ""),
    "AG-26 a guest with a unit writes": (
        (("holdt", "referent: Per Li", "referent: Pelle Ås"), ("holdt", "  til_stede:\n    - Siri Aas\n", "  til_stede:\n    - Siri Aas\n    - {navn: Pelle Ås, enhet: ppt}\n"),
         ("holdt", "    - medlem: Per Li\n", "    - medlem: Pelle Ås\n      tekst: Skriver\n    - medlem: Per Li\n")), "",
    ),
    "AG-26 a bare name on the list makes nobody known": (
        (("holdt", "referent: Per Li", "referent: Pelle Ås  # ADVARSEL: AG-26"), ("holdt", "  til_stede:\n    - Siri Aas\n", "  til_stede:\n    - Siri Aas\n    - Pelle Ås\n"),
         ("holdt", "    - medlem: Per Li\n", "    - medlem: Pelle Ås\n      tekst: Skriver\n    - medlem: Per Li\n")), "«Pelle Ås» er ikke kjent",
    ),
    "AG-25 a next meeting of a group that is closed before it": (
        (("gruppe", "samtykker:\n", "avslutning: {dato: 05.11.2026, grunn: flyttet}\nsamtykker:\n"), ("holdt", "    dato: 12.11.2026", "    dato: 12.11.2026  # ADVARSEL: AG-25")),
        "Neste møte 12.11.2026 er etter at gruppen ble avsluttet 05.11.2026.",
    ),
    "AG-25 a next meeting before the group is closed": (
        (("gruppe", "samtykker:\n", "avslutning: {dato: 12.11.2026, grunn: flyttet}\nsamtykker:\n"),), "",
    ),
    "AG-30 a tiltak of type vedtak": (
        (("holdt", "      ansvarlig: Per Li", "      ansvarlig: Per Li\n      type: vedtak  # FEIL: AG-30"),),
        "Tiltaket «Bestille hjelpemiddel» er ført som vedtak",
    ),
    "AG-30 a deciding word": (
        (("holdt", "konklusjon: Prøves ut til jul", "konklusjon: Avlastning innvilges  # ADVARSEL: AG-30"),),
        "bruker ordet «innvilges»",
    ),
    "AG-27 no GP": (
        (("gruppe", "  fastlege: legesenter\n", ""), ("gruppe", "bruker:\n  navn: Ola Bø", "bruker:\n  navn: Ola Bø  # ADVARSEL: AG-27")),
        "hvem som er brukers fastlege",
    ),
    "AG-27 no GP, and the GP may have nothing": (
        (*WITHOUT_GP, ("gruppe", "      - {enhet: legesenter, opplysninger: hjelp}\n", ""), ("gruppe", "    formål", "    unntatt: [legesenter]\n    formål")), "",
    ),
    "AG-27 no GP, whom one parent excepts": (
        (*WITHOUT_GP, ("gruppe", "        dato: 20.08.2026", "        dato: 20.08.2026\n        unntatt: [legesenter]")), "",
    ),
    "AG-27 no GP, withdrawn from the GP": ((*WITHOUT_GP, _withdrawn("[legesenter]")), ""),
    "AG-27 no GP, withdrawn from another": (
        (*WITHOUT_GP, ("gruppe", "bruker:\n  navn: Ola Bø", "bruker:\n  navn: Ola Bø  # ADVARSEL: AG-27"), _withdrawn("[oppvekst]")), "brukers fastlege",
    ),
    "AG-27 no GP, withdrawn from the GP another day": (
        (*WITHOUT_GP, ("gruppe", "bruker:\n  navn: Ola Bø", "bruker:\n  navn: Ola Bø  # ADVARSEL: AG-27"), _withdrawn("[legesenter]", "27.10.2026")), "brukers fastlege",
    ),
}  # fmt: skip


END: dict[str, tuple[tuple[Edit, ...], str]] = {
    "AG-31 no ground": ((("voksen", "  grunn: behov_opphørt", "  grunn:  # FEIL: AG-31"),), "hvorfor gruppen er avsluttet"),
    "AG-31 no day": (
        (("voksen", "  dato: 20.10.2026\n  grunn", "  dato:  # FEIL: AG-31\n  grunn"),), "hvilken dag gruppen er avsluttet",
    ),
    "AG-31 other, without words": (
        (("voksen", "  grunn: behov_opphørt", "  grunn: annet  # FEIL: AG-31"),), "Grunnen til avslutningen er «annet»",
    ),
    "AG-32 nowhere": ((("voksen", "  ført_i: AG-2026-006-m1", "  ført_i:  # FEIL: AG-32"),), "hvilket referat"),
    "AG-32 nowhere, with an exception": (
        (
            (
                "voksen", "  ført_i: AG-2026-006-m1",
                "  unntak: {grunn: Bruker flyttet brått, av: Siri Aas, dato: 20.10.2026}\n  ført_i:  # ADVARSEL: AG-32",
            ),
        ),
        "hvilket referat",
    ),
    "AG-32 another group's meeting": (
        (("voksen", "  ført_i: AG-2026-006-m1", "  ført_i: AG-2026-005-m2  # FEIL: AG-32"),), "hører ikke til denne gruppen",
    ),
    "AG-32 no such point": (
        (("siste", "      type: avslutning", "      konklusjon: Ferdig"), ("voksen", "  ført_i: AG-2026-006-m1", "  ført_i: AG-2026-006-m1  # FEIL: AG-32")),
        "ikke noe punkt om avslutning",
    ),
    "AG-32 recorded in another meeting than the one that is named": (
        (("første", "ansvarsgruppe: AG-2026-005", "ansvarsgruppe: AG-2026-006"), ("voksen", "  ført_i: AG-2026-006-m1", "  ført_i: AG-2026-005-m1  # FEIL: AG-32")),
        "Avslutningen er ført i referatet fra «AG-2026-006-m1», ikke i det fra «AG-2026-005-m1».",
    ),
    "AG-32 recorded after the closing": (
        (("voksen", "  dato: 20.10.2026\n  grunn", "  dato: 19.10.2026\n  grunn"), ("voksen", "  ført_i: AG-2026-006-m1", "  ført_i: AG-2026-006-m1  # FEIL: AG-32")),
        "var 20.10.2026, men gruppen er avsluttet 19.10.2026",
    ),
    "AG-33 the wrong receiver": (
        (("voksen", "    dato: 21.10.2026", "    dato: 21.10.2026\n    til: oppvekst  # FEIL: AG-33"),),
        "er ført til «Oppvekstteamet», men den skal til «Forvaltningsenheten»",
    ),
    "AG-33 no receiver in the settings": (
        (("oppsett", "  forvaltningsenhet: forvaltning\n", ""), ("oppsett", "  kommunepsykolog: psykolog", "  kommunepsykolog: psykolog  # FEIL: AG-33")),
        "hvilken enhet som er «forvaltningsenhet»",
    ),
    "AG-33 a young adult": (
        (("voksen", "målgruppe: voksen\n", ""), ("voksen", "02.02.1990", "02.02.2005"), ("voksen", "type: ansvarsgruppe", "type: ansvarsgruppe  # ADVARSEL: AG-33")),
        "Bruker er 21 år, og målgruppen er ikke oppgitt; meldingen går til «Forvaltningsenheten».",
    ),
}  # fmt: skip


_CONSENT = WORLD["gruppe"][WORLD["gruppe"].index("  - id: s1") :]
ANOTHER_CONSENT = (
    *WITHOUT_GP,
    (
        "gruppe",
        _CONSENT,
        _CONSENT
        + _CONSENT.replace("s1", "s2")
        .replace("20.08.2026", "22.10.2026")
        .replace("      - {enhet: legesenter, opplysninger: hjelp}\n", ""),
    ),
    _withdrawn("alle", "21.10.2026"),
)
ENDED_SUDDENLY = (("gruppe", "samtykker:\n", "avslutning: {dato: 05.11.2026, grunn: flyttet}\nsamtykker:\n"),)
NEXT = "      type: avslutning\n"
CLOSING: dict[str, tuple[tuple[Edit, ...], str]] = {
    "AG-25 a next meeting in the minutes that close the group": (
        (("siste", NEXT, f"{NEXT}  neste_møte:\n    dato: 14.01.2027  # ADVARSEL: AG-25\n    tid: 10.00-11.30\n"),), "Gruppen avsluttes i dette møtet",
    ),
    "AG-25 agreed later in the minutes that close the group": (
        (("siste", NEXT, f"{NEXT}  neste_møte:\n    avtales_senere: ja  # ADVARSEL: AG-25\n"),), "Gruppen avsluttes i dette møtet",
    ),
    "AG-25 where the group's file does not say which minutes": (
        (("siste", NEXT, f"{NEXT}  neste_møte:\n    dato: 14.01.2027  # ADVARSEL: AG-25\n    tid: 10.00-11.30\n"),
         ("voksen", "  ført_i: AG-2026-006-m1\n", "")), "Gruppen avsluttes i dette møtet",
    ),
    "AG-25 the minutes that close the group have no next meeting": ((), ""),
}  # fmt: skip


FIRST_MINUTES = "referat:" + WORLD["første"].partition("referat:")[2]
LAST_MINUTES = "referat:" + WORLD["siste"].partition("referat:")[2]

OTHERS = (
    Case(
        "AG-20 the former meeting has no minutes",
        "referat",
        M2,
        (("første", FIRST_MINUTES, ""), ("holdt", "    gjennomgått: ja", "    gjennomgått: nei  # ADVARSEL: AG-20")),
        "Forrige møte 10.09.2026 har ikke noe referat.",
    ),
    Case(
        "AG-32 the last meeting has no minutes",
        "avslutning",
        VOKSEN,
        (("siste", LAST_MINUTES, ""), ("voksen", "ført_i: AG-2026-006-m1", "ført_i: AG-2026-006-m1  # FEIL: AG-32")),
        "møtet har ikke noe referat",
    ),
)

HEARD = "  barnets_stemme:\n    hvordan: samtale\n    innhold: Vil sove hjemme\n"

TAKING_PART: dict[str, tuple[tuple[Edit, ...], str]] = {
    "AG-10 a unit outside the group has a tiltak": (
        (("holdt", "      mål: m1", "      mål: m1\n      enhet: bup  # ADVARSEL: AG-10"),), "«BUP» har tiltaket «Bestille hjelpemiddel»",
    ),
    "AG-10 the unit is done": ((("holdt", "      mål: m1", "      mål: m1\n      enhet: bup\n      status: utført"),), ""),
    "AG-10 the unit is invited": (
        (
            ("holdt", "      mål: m1", "      mål: m1\n      enhet: bup"), ("holdt", "status: gjennomført", "inviterte: [bup]\nstatus: gjennomført"),
        ),
        "",
    ),
    "AG-10 the koordinator's unit": ((("holdt", "      mål: m1", "      mål: m1\n      enhet: ppt"),), ""),
    "AG-13 the child is not heard": (
        (("holdt", HEARD, "  barnets_stemme:  # ADVARSEL: AG-13\n"),), "Barnet (11 år) var ikke med, og det står ikke hva barnet mener.",
    ),
    "AG-13 the child was there": (
        (("holdt", HEARD, ""), ("holdt", "    - Kari Bø\n  forfall", "    - Kari Bø\n    - Ola Bø\n  forfall")), "",
    ),
    "AG-13 a small child": (
        (("holdt", HEARD, "  barnets_stemme:  # INFO: AG-13\n"), ("gruppe", "14.03.2015", "23.10.2019")),
        "Barnet (6 år) var ikke med, og det står ikke hvordan barnet har det.",
    ),
    "AG-13 seven years old on the day": (
        (("holdt", HEARD, "  barnets_stemme:  # ADVARSEL: AG-13\n"), ("gruppe", "14.03.2015", "22.10.2019")), "Barnet (7 år) var ikke med",
    ),
    "AG-13 twelve years old on the day": (
        (("holdt", HEARD, "  barnets_stemme:  # ADVARSEL: AG-13\n"), ("gruppe", "14.03.2015", "22.10.2014")),
        "Barnet er 12 år og har rett til å si sin mening",
    ),
    "AG-13 heard, but what did it say": (
        (("holdt", "    innhold: Vil sove hjemme\n", "    innhold:  # ADVARSEL: AG-13\n"),), "Barnets stemme mangler «innhold».",
    ),
    "AG-13 heard, but how": (
        (("holdt", "    hvordan: samtale\n", "    hvordan:  # ADVARSEL: AG-13\n"),), "Barnets stemme mangler «hvordan».",
    ),
    "AG-21 called and in no list": (
        (("holdt", "  forfall:\n    - Tor Dal\n    - Lars Bø", "  forfall:\n    - Lars Bø  # ADVARSEL: AG-21"),),
        "«Tor Dal» er innkalt, men står verken som til stede eller med forfall.",
    ),
    "AG-21 in both lists": (
        (("holdt", "  forfall:\n    - Tor Dal", "  forfall:\n    - Siri Aas  # ADVARSEL: AG-21\n    - Tor Dal"),),
        "«Siri Aas» står både som til stede og med forfall.",
    ),
    "AG-21 called by default and in no list": (
        (
            ("holdt", "innkalte:\n  - Siri Aas\n  - Tor Dal\n", ""),
            ("holdt", "  forfall:\n    - Tor Dal\n    - Lars Bø", "  forfall:\n    - Tor Dal  # ADVARSEL: AG-21"),
        ),
        "«Lars Bø» er innkalt",
    ),
    "AG-21 present without a status": (
        (
            ("holdt", "    - medlem: Per Li\n      tekst: Kurset er i gang\n", ""),
            ("holdt", "  til_stede:\n    - Siri Aas\n    - Per Li", "  til_stede:\n    - Siri Aas\n    - Per Li  # ADVARSEL: AG-21"),
        ),
        "«Per Li» var til stede, men har ingen status",
    ),
    "AG-21 a koordinator without a status": (
        (
            ("holdt", "      tekst: Skolen er informert", "      tekst:"),
            ("holdt", "  til_stede:\n    - Siri Aas", "  til_stede:\n    - Siri Aas  # ADVARSEL: AG-21"),
        ),
        "«Siri Aas» var til stede",
    ),
    "AG-21 a status that is not brief": (
        (("holdt", "      tekst: Kurset er i gang", f"      tekst: {'a' * 801}  # ADVARSEL: AG-21"),), "er på 801 tegn; den skal være kort (under 800)",
    ),
    "AG-21 a status that is just brief": ((("holdt", "      tekst: Kurset er i gang", f"      tekst: {'a' * 800}"),), ""),
    "AG-22 is the goal changed": (
        (("holdt", "  endring_mål:\n    svar: nei", "  endring_mål:  # ADVARSEL: AG-22\n    svar:"),), "«endring_mål» er ikke besvart",
    ),
    "AG-22 are the tiltak changed": (
        (("holdt", "  endring_tiltak:\n    svar: nei", "  endring_tiltak:  # ADVARSEL: AG-22\n    svar:"),), "«endring_tiltak» er ikke besvart",
    ),
    "AG-22 changed, but how": (
        (("holdt", "  endring_mål:\n    svar: nei", "  endring_mål:\n    svar: ja  # ADVARSEL: AG-22"),), "besvart med ja, men det står ikke hva",
    ),
    "AG-22 changed, and how": ((("holdt", "  endring_mål:\n    svar: nei", "  endring_mål:\n    svar: ja\n    tekst: Nytt mål"),), ""),
    "AG-24 the mother was there and said nothing": (
        (("holdt", "  bruker_sier: Mor sover bedre selv", "  bruker_sier:  # ADVARSEL: AG-24"),), "det står ikke hva de sa",
    ),
    "AG-37 neither tiltak nor status": (
        (
            ("holdt", "    - medlem: Tor Dal\n      tekst: Søvnen er målt\n", ""),
            ("gruppe", "  - navn: Tor Dal", "  - navn: Tor Dal  # INFO: AG-37"),
        ),
        "«Tor Dal» har verken tiltak eller status i gruppen.",
    ),
    "AG-37 the group has met since": (
        (
            ("holdt", "    - medlem: Tor Dal\n      tekst: Søvnen er målt\n", ""),
            ("kalt", "status: planlagt", "status: gjennomført\nreferat:\n  til_stede: [Siri Aas]"),
        ),
        "",
    ),
    "AG-37 a tiltak from the meeting before": (
        (
            ("holdt", "    - medlem: Tor Dal\n      tekst: Søvnen er målt\n", ""),
            ("første", "  neste_møte:", "  tiltak:\n    - {tekst: Måle søvn, ansvarlig: helsestasjon, frist: 01.11.2026, mål: m1}\n  neste_møte:"),
        ),
        "",
    ),
    "AG-37 a tiltak that is done": (
        (
            ("holdt", "    - medlem: Tor Dal\n      tekst: Søvnen er målt\n", ""),
            ("gruppe", "  - navn: Tor Dal", "  - navn: Tor Dal  # INFO: AG-37"),
            (
                "første", "  neste_møte:",
                "  tiltak:\n    - {tekst: Måle søvn, ansvarlig: Tor Dal, frist: 01.11.2026, mål: m1, status: utført}\n  neste_møte:",
            ),
        ),
        "«Tor Dal» har verken",
    ),
    "AG-39 a tiltak without a goal": (
        (("holdt", "      mål: m1\n", ""), ("holdt", "    - tekst: Bestille hjelpemiddel", "    - tekst: Bestille hjelpemiddel  # ADVARSEL: AG-39")),
        "Tiltaket «Bestille hjelpemiddel» viser ikke til noe mål.",
    ),
    "AG-39 a tiltak with another goal": (
        (("holdt", "      mål: m1", "      mål: m9  # ADVARSEL: AG-39"),), "viser til «m9», som ikke er et av gruppens mål",
    ),
    "AG-39 a tiltak with the goal in words": ((("holdt", "      mål: m1", "      mål: sove godt hjemme"),), ""),
}  # fmt: skip

SETTLED = (
    "holdt",
    "status: gjennomført",
    "uten_bruker: {avklart_dato: 22.10.2026, avklart_av: Nina Hol, avklart_med: mor, hvordan: telefon}\nstatus: gjennomført",
)
PRESENT = "  til_stede:\n    - Siri Aas\n    - Per Li\n    - Kari Bø\n"
AWAY = "  forfall:\n    - Tor Dal\n    - Lars Bø\n"
CALLED = "innkalte:\n  - Siri Aas\n  - Tor Dal\n"
WORD = "  bruker_sier: Mor sover bedre selv\n"
HEAD = "  dato: 23.10.2026"
TILTAK = "  tiltak:\n    - tekst: Bestille hjelpemiddel\n      ansvarlig: Per Li\n      frist: 06.11.2026\n      mål: m1\n"
NEXT = "  neste_møte:\n    dato: 12.11.2026\n    tid: 10.00-11.30\n"
PART = ("gruppe", "      - navn: Kari Bø\n        rolle", "      - navn: Kari Bø  # ADVARSEL: SA-08\n        rolle")
CLOSE = "avslutning:\n  dato: 26.10.2026\n  grunn: behov_opphørt\n"

EDGES: dict[str, tuple[tuple[Edit, ...], str]] = {
    "AG-18 settled, but the fields are blank": (
        (
            GONE,
            (
                "holdt", "status: gjennomført",
                "uten_bruker:\n  avklart_dato:  # FEIL: AG-18\n  avklart_av:\n  avklart_med:\n  hvordan: telefon\nstatus: gjennomført",
            ),
        ),
        "avklaringen mangler avklart_dato, avklart_av, avklart_med",
    ),
    "AG-18 settled by the deputy on the day": ((GONE, SETTLED), ""),
    "AG-18 the list of those present stands at the meeting": (
        (("holdt", PRESENT, ""), ("holdt", "status: gjennomført", "til_stede: [Siri Aas, Per Li, Kari Bø]\nstatus: gjennomført")), "",
    ),
    "AG-18 nobody of the user side in the meeting's own list": (
        (
            ("holdt", PRESENT + AWAY, "  forfall: [Tor Dal, Lars Bø, Kari Bø]\n"), ("holdt", "type: møte", "type: møte  # FEIL: AG-18"),
            ("holdt", "status: gjennomført", "til_stede: [Siri Aas, Per Li]\nstatus: gjennomført"),
        ),
        "Ingen fra brukersiden",
    ),
    "AG-20 nothing of the former minutes": (
        (("holdt", "  forrige_referat:\n    gjennomgått: ja\n", ""), ("holdt", HEAD, HEAD + "  # FEIL: AG-20")), "forrige møte",
    ),
    "AG-20 the former minutes were remarked upon": (
        (("holdt", "    gjennomgått: ja", "    merknader: Ingen\n    gjennomgått:  # FEIL: AG-20"),), "forrige møte",
    ),
    "AG-20 the former minutes were not gone through": ((("holdt", "    gjennomgått: ja", "    gjennomgått: nei"),), ""),
    "AG-20 a meeting without a number has a former one all the same": (
        (
            ("holdt", "møtenummer: 2\n", ""), ("holdt", "  forrige_referat:\n    gjennomgått: ja\n", ""), ("holdt", HEAD, HEAD + "  # FEIL: AG-20"),
        ),
        "forrige møte",
    ),
    "AG-23 nothing noted, nothing done": (
        (("holdt", "konklusjon: Prøves ut til jul", "konklusjon: Tas til orientering."), ("holdt", TILTAK, "")), "",
    ),
    "AG-23 information needs no conclusion": (
        (("holdt", "      konklusjon: Prøves ut til jul", "      type: orientering"),), "",
    ),
    "AG-23 information is only taken note of": (
        (("holdt", "      konklusjon: Prøves ut til jul", "      type: orientering\n      konklusjon: Tas til orientering"),), "",
    ),
    "AG-23 a point of the agenda without words": (
        (("holdt", "      konklusjon: Prøves ut til jul\n", ""),
         ("holdt", "    - tittel: Skoleveien\n", "    - tittel: Skoleveien  # FEIL: AG-23\n")), "mangler konklusjon",
    ),
    "AG-23 the same point in other capitals": ((("holdt", "  - tittel: Skoleveien\n", "  - tittel: SKOLEVEIEN\n"),), ""),
    "AG-23 nobody is written as responsible": (
        (("holdt", "      ansvarlig: Per Li\n", ""),
         ("holdt", "    - tekst: Bestille hjelpemiddel", "    - tekst: Bestille hjelpemiddel  # FEIL: AG-23")), "mangler ansvarlig",
    ),
    "AG-23 no deadline is written": (
        (("holdt", "      frist: 06.11.2026\n", ""),
         ("holdt", "    - tekst: Bestille hjelpemiddel", "    - tekst: Bestille hjelpemiddel  # FEIL: AG-23")), "mangler frist",
    ),
    "AG-23 a deadline on the day of the meeting": ((("holdt", "      frist: 06.11.2026", "      frist: 22.10.2026"),), ""),
    "AG-23 a deadline of the day before": (
        (("holdt", "      frist: 06.11.2026", "      frist: 21.10.2026  # FEIL: AG-23"),), "er før møtet",
    ),
    "AG-23 a deadline that has passed, given up": (
        (("holdt", "      frist: 06.11.2026", "      frist: 02.10.2026\n      status: frafalt"),), "",
    ),
    "AG-23 a deadline that has passed, begun": (
        (("holdt", "      frist: 06.11.2026", "      frist: 02.10.2026  # FEIL: AG-23\n      status: igangsatt"),), "er før møtet",
    ),
    "AG-23 a unit that is invited may be responsible": (
        (("holdt", "      ansvarlig: Per Li", "      ansvarlig: BUP"), ("holdt", "status: gjennomført", "inviterte: [bup]\nstatus: gjennomført")), "",
    ),
    "AG-23 a unit that is not of the group": ((("holdt", "      ansvarlig: Per Li", "      ansvarlig: bup  # ADVARSEL: AG-23"),),
        "«bup» er ansvarlig"),
    "AG-25 the day is blank": ((("holdt", "    dato: 12.11.2026\n", "    dato:  # FEIL: AG-25\n"),), "Neste møte er ikke avtalt."),
    "AG-25 only a place": (
        (("holdt", "    dato: 12.11.2026\n    tid: 10.00-11.30\n", "    sted: Skolen  # FEIL: AG-25\n"),), "Neste møte er ikke avtalt.",
    ),
    "AG-25 nothing is written": (
        (("holdt", NEXT, ""), ("holdt", HEAD, HEAD + "  # FEIL: AG-25")), "Neste møte er ikke avtalt.",
    ),
    "AG-25 begins in a field of its own": ((("holdt", "    tid: 10.00-11.30\n", "    fra: 10.00\n"),), ""),
    "AG-25 the time is blank": ((("holdt", "    tid: 10.00-11.30\n", "    fra:\n    tid:  # FEIL: AG-25\n"),), "mangler klokkeslett"),
    "AG-25 the hour is blank": ((("holdt", "    tid: 10.00-11.30\n", "    fra:  # FEIL: AG-25\n"),), "mangler klokkeslett"),
    "AG-25 on the same day": ((("holdt", "    dato: 12.11.2026", "    dato: 22.10.2026  # FEIL: AG-25"),), "er ikke etter dette møtet"),
    "AG-25 before this one, and on a Sunday": ((("holdt", "    dato: 12.11.2026", "    dato: 11.10.2026  # FEIL: AG-25"),), "er ikke etter"),
    "AG-25 the group is closed here, as the agenda says": (
        (("holdt", NEXT, ""), ("holdt", "saksliste:\n", "saksliste:\n  - {tittel: Avslutning, type: avslutning}\n")), "",
    ),
    "AG-25 the group is closed here, as the minutes say": (
        (("holdt", NEXT, ""), ("holdt", "  saker:\n", "  saker:\n    - {tittel: Avslutning, type: avslutning}\n")), "",
    ),
    "AG-25 the group is closed here, as the group says": (
        (("holdt", NEXT, ""), ("gruppe", "samtykker:", CLOSE + "  ført_i: AG-2026-005-m2\nsamtykker:")), "",
    ),
    "AG-25 the group is closed elsewhere": (
        (("holdt", NEXT, "  neste_møte:  # FEIL: AG-25\n"), ("gruppe", "samtykker:", CLOSE + "  ført_i: AG-2026-005-m3\nsamtykker:")), "ikke avtalt",
    ),
    "AG-26 the minutes have no day": (
        (("oppsett", "roller:", "frister:\n  referat_dager: 14\nroller:"), ("holdt", HEAD + "\n", "")), "",
    ),
    "AG-27 a GP who is a member": (
        (("gruppe", "  fastlege: legesenter\n", ""), ("gruppe", "medlemmer:\n", "medlemmer:\n  - {navn: Dag Ro, enhet: legesenter}\n"),
         ("holdt", "    - Tor Dal\n    - Lars Bø", "    - Tor Dal\n    - Dag Ro\n    - Lars Bø"),
         ("holdt", "  status:\n", "  status:\n    - {medlem: Dag Ro, tekst: Alt vel}\n")),
        "",
    ),
    "AG-10 the unit has given up": ((("holdt", "      mål: m1", "      mål: m1\n      enhet: bup\n      status: frafalt"),), ""),
    "AG-10 the unit has begun": (
        (("holdt", "      mål: m1", "      mål: m1\n      status: igangsatt\n      enhet: bup  # ADVARSEL: AG-10"),), "«BUP» har tiltaket",
    ),
    "AG-10 a member's unit": ((("holdt", "      mål: m1", "      mål: m1\n      enhet: helsestasjon"),), ""),
    "AG-13 nothing of the child's voice": (
        (("holdt", HEARD, ""), ("holdt", HEAD, HEAD + "  # ADVARSEL: AG-13")), "det står ikke hva barnet mener",
    ),
    "AG-13 eleven years old the day before": (
        (("holdt", HEARD, "  barnets_stemme:  # ADVARSEL: AG-13\n"), ("gruppe", "14.03.2015", "23.10.2014")), "Barnet (11 år) var ikke med",
    ),
    "AG-13 both are blank": (
        (("holdt", HEARD, "  barnets_stemme:\n    hvem: Siri Aas  # ADVARSEL: AG-13\n    innhold:\n"),), "Barnet (11 år) var ikke med",
    ),
    "AG-13, SA-09 an adult": (
        (
            ("holdt", HEARD, ""), ("gruppe", "14.03.2015", "22.10.2008"),
            ("gruppe", "      - navn: Kari Bø\n        rolle: foresatt", "      - navn: Ola Bø  # ADVARSEL: SA-09\n        rolle: bruker"),
            ("gruppe", "type: ansvarsgruppe", "type: ansvarsgruppe\nmålgruppe: barn_og_unge"),
        ),
        "bør fornyes",
    ),
    "AG-21 the absent stand at the meeting": (
        (("holdt", AWAY, ""), ("holdt", "status: gjennomført", "forfall: [Tor Dal, Lars Bø]\nstatus: gjennomført")), "",
    ),
    "AG-21 nobody is absent, and one is missing": (
        (("holdt", AWAY, ""), ("holdt", "    - Siri Aas\n    - Per Li", "    - Siri Aas  # ADVARSEL: AG-21\n    - Per Li")), "«Tor Dal» er innkalt",
    ),
    "AG-21 both lists, by default": (
        (("holdt", CALLED, ""), ("holdt", "  forfall:\n    - Tor Dal", "  forfall:\n    - Per Li  # ADVARSEL: AG-21\n    - Tor Dal")),
        "«Per Li» står både",
    ),
    "AG-21 a father without responsibility is not called": (
        (
            ("holdt", CALLED, ""), ("holdt", "    - Lars Bø\n", ""),
            ("gruppe", "    relasjon: far\n    foreldreansvar: ja", "    relasjon: far\n    foreldreansvar: nei"),
        ),
        "",
    ),
    "AG-21 a father who may get no letters is not called": (
        (("holdt", CALLED, ""), ("holdt", "    - Lars Bø\n", ""),
         ("gruppe", "    relasjon: far", "    relasjon: far\n    kopi_sperret: rettens avgjørelse")), "",
    ),
    "AG-21, SA-08 a youth of fifteen is called": (
        (("holdt", CALLED, ""), ("gruppe", "14.03.2015", "22.10.2011"),
         ("holdt", "  forfall:\n    - Tor Dal", "  forfall:\n    - Tor Dal  # ADVARSEL: AG-21"), PART),
        "«Ola Bø» er innkalt",
    ),
    "AG-21, SA-08 a child of fourteen is not": ((("holdt", CALLED, ""), ("gruppe", "14.03.2015", "23.10.2011"), PART), "være part"),
    "AG-21 a guest is asked for no status": ((("holdt", "    - Per Li\n    - Kari Bø",
        "    - Per Li\n    - {navn: Rita Moe, enhet: helsestasjon}\n    - Kari Bø"),), ""),
    "AG-22 nothing is said of the goal": (
        (("holdt", "  endring_mål:\n    svar: nei\n", ""), ("holdt", HEAD, HEAD + "  # ADVARSEL: AG-22")), "«endring_mål» er ikke besvart",
    ),
    "AG-22 a change in words, and no answer": (
        (("holdt", "  endring_tiltak:\n    svar: nei", "  endring_tiltak:\n    tekst: Kanskje\n    svar:  # ADVARSEL: AG-22"),),
        "«endring_tiltak» er ikke besvart",
    ),
    "AG-22 changed, and the words are blank": (
        (("holdt", "  endring_tiltak:\n    svar: nei", "  endring_tiltak:\n    svar: ja\n    tekst:  # ADVARSEL: AG-22"),), "besvart med ja",
    ),
    "AG-24 nobody of the user side was there to say it": ((GONE, SETTLED, ("holdt", WORD, "")), ""),
    "AG-24 the word is not written": (
        (("holdt", WORD, ""), ("holdt", "    - Siri Aas\n    - Per Li", "    - Siri Aas  # ADVARSEL: AG-24\n    - Per Li")),
        "det står ikke hva de sa",
    ),
    "AG-30 a decision in a tiltak of an application": ((("holdt", "      ansvarlig: Per Li", "      ansvarlig: Per Li\n      type: søknad"),), ""),
    "AG-37 a tiltak of the unit": (
        (("holdt", "    - medlem: Tor Dal\n      tekst: Søvnen er målt\n", ""),
         ("holdt", "      mål: m1", "      mål: m1\n      enhet: helsestasjon")), "",
    ),
    "AG-37 a tiltak of the member": (
        (("holdt", "    - medlem: Tor Dal\n      tekst: Søvnen er målt\n", ""), ("holdt", "      ansvarlig: Per Li", "      ansvarlig: Tor Dal")), "",
    ),
    "AG-37 a tiltak of the unit by its name": (
        (("holdt", "    - medlem: Tor Dal\n      tekst: Søvnen er målt\n", ""),
         ("holdt", "      ansvarlig: Per Li", "      ansvarlig: Helsestasjonen")), "",
    ),
    "AG-37 a tiltak that is given up": (
        (
            ("holdt", "    - medlem: Tor Dal\n      tekst: Søvnen er målt\n", ""),
            ("gruppe", "  - navn: Tor Dal", "  - navn: Tor Dal  # INFO: AG-37"),
            ("holdt", "      ansvarlig: Per Li", "      ansvarlig: Tor Dal\n      status: frafalt"),
        ),
        "«Tor Dal» har verken",
    ),
    "AG-39 no goal is asked for where the group has none": (
        (("gruppe", "mål:\n  - id: m1\n    tekst: Sove godt hjemme\n", ""), ("holdt", "      mål: m1\n", "")), "",
    ),
    "AG-39 the goal is blank": ((("holdt", "      mål: m1", "      mål:  # ADVARSEL: AG-39"),), "viser ikke til noe mål"),
}  # fmt: skip

RESPONSIBLE = (
    *(
        Case(f"AG-23 «{who}» may be responsible", "referat", M2, (("holdt", "      ansvarlig: Per Li", f"      ansvarlig: {who}"),))
        for who in (
            "bruker", "foresatt", "foresatte", "koordinator", "mor", "far", "verge", "fastlege", "Koordinator", "Siri Aas", "Nina Hol", "Kari Bø",
            "Ola Bø",
            "Barnevernet", "ppt",
        )
    ),
    *(
        Case(f"AG-23 «{who}» are two", "referat", M2, (("holdt", "      ansvarlig: Per Li", f"      ansvarlig: \"{who}\"  # FEIL: AG-23"),),
            "flere ansvarlige")
        for who in ("Per Li, Siri Aas", "Per Li; Siri Aas", "Per Li/Siri Aas", "Per Li & Siri Aas", "Per Li + Siri Aas", "Per Li samt Siri Aas")
    ),
    *(
        Case(
            f"AG-23 «{words}»", "referat", M2, (("holdt", "konklusjon: Prøves ut til jul", f"konklusjon: {words}  # ADVARSEL: AG-23"),),
            "bare tatt til orientering",
        )
        for words in ("Til orientering", "Saken tas til orientering", "tatt til orientering.", "Tatt opp til orientering")
    ),
    Case("AG-23 noted, and more", "referat", M2, (("holdt", "konklusjon: Prøves ut til jul", "konklusjon: Tas til orientering, og følges opp"),)),
    *(
        Case(f"AG-30 «{word}»", "referat", M2, (("holdt", "konklusjon: Prøves ut til jul",
            f"konklusjon: Gruppen {word}, sier de  # ADVARSEL: AG-30"),), f"«{word}»")
        for word in ("vedtar", "vedtok", "Innvilger", "avslår", "tildeler")
    ),
    Case("AG-30 a word that only holds it", "referat", M2, (("holdt", "konklusjon: Prøves ut til jul", "konklusjon: Dette omtildeles"),)),
    Case(
        "AG-30 a decision on the agenda that was held", "referat", M2,
        (("holdt", "  - tittel: Skoleveien\n    meldt_av", "  - tittel: Skoleveien\n    type: enkeltvedtak  # FEIL: AG-30\n    meldt_av"),),
        "er et enkeltvedtak",
    ),
    Case(
        "AG-13 a samarbeidsmøte has none of the group's questions", "referat", "AG-2026-005-s1",
        (
            (
                "samarbeid", "status: planlagt",
                "status: gjennomført\nreferat:\n  dato: 19.11.2026\n  til_stede: [Siri Aas, Per Li]\n"
                "  tiltak: [{tekst: Ringe, ansvarlig: Per Li, frist: 01.12.2026, enhet: bup}]",
            ),
        ),
        dato=dt.date(2026, 11, 19), i_dag=dt.date(2026, 11, 19),
    ),
    Case("AG-20 the first meeting needs no number", "referat", "AG-2026-005-m1", (("første", "møtenummer: 1\n", ""),)),
    Case(
        "AG-26 minutes written late, and sent", "referat", M2,
        (("oppsett", "roller:", "frister:\n  referat_dager: 14\nroller:"), ("holdt", "referat:\n  dato: 23.10.2026", "referat:\n  dato: 06.11.2026")),
        made=frozenset({"barnevern", "helsestasjon", "legesenter"}), sendt=True,
    ),
)  # fmt: skip

ENDS: dict[str, tuple[tuple[Edit, ...], str]] = {
    "AG-31 other, and the words are blank": (
        (("voksen", "  grunn: behov_opphørt", "  grunn: annet\n  begrunnelse:  # FEIL: AG-31"),), "Grunnen til avslutningen er «annet»",
    ),
    "AG-31 other, with words": ((("voksen", "  grunn: behov_opphørt", "  grunn: annet\n  begrunnelse: Ny ordning"),), ""),
    "AG-31 the user wished it": ((("voksen", "  grunn: behov_opphørt", "  grunn: ønske_fra_bruker"),), ""),
    "AG-31 neither ground nor day": (
        (("voksen", "avslutning:\n  dato: 20.10.2026\n  grunn: behov_opphørt\n  ført_i", "avslutning:\n  ført_i"),
         ("voksen", "  ført_i: AG-2026-006-m1", "  ført_i: AG-2026-006-m1  # FEIL: AG-31")),
        "hvorfor gruppen er avsluttet",
    ),
    "AG-32 nowhere, and no meeting was held": (
        (
            ("voksen", "  ført_i: AG-2026-006-m1", "  ført_i:  # FEIL: AG-32"), ("siste", LAST_MINUTES, ""),
            ("siste", "status: gjennomført", "status: planlagt"),
        ),
        "hvilket referat",
    ),
    "AG-32 a meeting without a day": ((("siste", "\ndato: 20.10.2026", "\ndato:"),), ""),
    "AG-32 the closing is on the agenda": (
        (("siste", "      type: avslutning", "      konklusjon: Ferdig"),
         ("siste", "status: gjennomført", "saksliste:\n  - {tittel: Slutt, type: avslutning}\nstatus: gjennomført")),
        "",
    ),
    "AG-31, AG-32 the closing has no day": (
        (("voksen", "avslutning:\n  dato: 20.10.2026", "avslutning:\n  dato:  # FEIL: AG-31"),), "hvilken dag",
    ),
    "AG-33 the right receiver": ((("voksen", "    dato: 21.10.2026", "    dato: 21.10.2026\n    til: forvaltning"),), ""),
    "AG-33 nothing told yet": ((("voksen", "  meldt:\n    dato: 21.10.2026\n", ""),), ""),
    "AG-33 a young one's receiver": (
        (
            ("voksen", "målgruppe: voksen", "målgruppe: barn_og_unge"), ("voksen", "{enhet: forvaltning,", "{enhet: oppvekst,"),
            ("voksen", "    dato: 21.10.2026", "    dato: 21.10.2026\n    til: forvaltning  # FEIL: AG-33"),
        ),
        "skal til «Oppvekstteamet»",
    ),
    "AG-33 24 years old, and the field is blank": (
        (("voksen", "målgruppe: voksen\n", "målgruppe:  # ADVARSEL: AG-33\n"), ("voksen", "02.02.1990", "21.10.2001")), "Bruker er 24 år",
    ),
    "AG-33 25 years old": ((("voksen", "målgruppe: voksen\n", ""), ("voksen", "02.02.1990", "20.10.2001")), ""),
    "AG-33 18 years old": (
        (("voksen", "målgruppe: voksen\n", "målgruppe:  # ADVARSEL: AG-33\n"), ("voksen", "02.02.1990", "20.10.2008")), "Bruker er 18 år",
    ),
    "AG-33 a young adult, and no receiver in the settings": (
        (
            ("voksen", "målgruppe: voksen\n", "målgruppe:  # ADVARSEL: AG-33\n"), ("voksen", "02.02.1990", "20.10.2005"),
            ("oppsett", "  forvaltningsenhet: forvaltning\n", ""),
            ("oppsett", "  kommunepsykolog: psykolog", "  kommunepsykolog: psykolog  # FEIL: AG-33"),
        ),
        "meldingen går til «forvaltningsenhet»",
    ),
}  # fmt: skip

LAST_OF_TWO = Case(
    "AG-32 nowhere, and the last of two meetings is shown", "avslutning", "AG-2026-005",
    (("gruppe", "samtykker:", CLOSE + "  ført_i:  # FEIL: AG-32\nsamtykker:"),), "hvilket referat", dato=dt.date(2026, 10, 26),
)  # fmt: skip

CASES = (
    *cases("referat", M2, MINUTES), *cases("referat", M2, TAKING_PART), *cases("avslutning", VOKSEN, END), *OTHERS,
    *cases("referat", "AG-2026-006-m1", CLOSING),
    Case("AG-27 no GP, withdrawn from all, and a new consent without the GP", "referat", M2, ANOTHER_CONSENT),
    Case("AG-25 sent minutes of a group that ended suddenly", "referat", M2, ENDED_SUDDENLY, sendt=True, made=frozenset({""})),
    *cases("referat", M2, EDGES), *RESPONSIBLE, *cases("avslutning", VOKSEN, ENDS), LAST_OF_TWO,
)  # fmt: skip
