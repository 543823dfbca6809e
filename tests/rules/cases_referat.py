"""The minutes of an ansvarsgruppe and its end: each rule with what breaks it, where, and in what words."""

from __future__ import annotations

from rules_texts import WORLD
from rules_world import Case, Edit, cases

M2, VOKSEN = "AG-2026-005-m2", "AG-2026-006"

GONE = ("holdt", "    - Kari Bø\n  forfall:\n", "  forfall:\n    - Kari Bø\n")
"""The mother did not come, and sent word."""

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

CASES = (*cases("referat", M2, MINUTES), *cases("referat", M2, TAKING_PART), *cases("avslutning", VOKSEN, END), *OTHERS)
