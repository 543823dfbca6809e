"""The minutes of an ansvarsgruppe and its end: does each rule fire, where, with what words, and what does it stop?"""

from __future__ import annotations

import pytest
from rules_world import Edit, judged

M2, VOKSEN = "AG-2026-005-m2", "AG-2026-006"

MINUTES: dict[str, tuple[tuple[Edit, ...], str]] = {
    "AG-18 held without anybody": (
        (("holdt", "    - Kari Bø\n", ""), ("holdt", "type: møte", "type: møte  # FEIL: AG-18")),
        "Ingen fra brukersiden var til stede",
    ),
    "AG-18 settled beforehand": (
        (
            ("holdt", "    - Kari Bø\n", ""),
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
            ("holdt", "    - Kari Bø\n", ""),
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


@pytest.mark.parametrize("name", MINUTES)
def test_the_minutes(name: str) -> None:
    edits, says = MINUTES[name]
    result = judged("referat", M2, edits)
    assert result.found == result.expected
    assert says in result.said
    assert result.stopped == ({"*"} if any(severity == "FEIL" for _, _, severity, _ in result.found) else set())


def test_ag_20_the_former_meeting_has_no_minutes() -> None:
    minutes = "referat:\n  dato: 11.09.2026\n  til_stede: [Siri Aas, Per Li, Kari Bø]\n  neste_møte:\n    dato: 22.10.2026\n    tid: 10.00-11.30\n"
    edits = [("første", minutes, ""), ("holdt", "    gjennomgått: ja", "    gjennomgått: nei  # ADVARSEL: AG-20")]
    result = judged("referat", M2, edits)
    assert result.found == result.expected and "Forrige møte 10.09.2026 har ikke noe referat." in result.said


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


@pytest.mark.parametrize("name", END)
def test_the_end_of_a_group(name: str) -> None:
    edits, says = END[name]
    result = judged("avslutning", VOKSEN, edits)
    assert result.found == result.expected
    assert says in result.said
