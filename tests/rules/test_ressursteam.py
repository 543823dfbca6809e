"""The rules of the ressursteam: does each fire, where, with what words, and what does it stop?"""

from __future__ import annotations

import datetime as dt

import pytest
from rules_world import Edit, judged

SAK, DRØFTING, MØTE = "RT-2026-017", "RT-2026-017/RTM-1", "RTM-2"

REPORTED: dict[str, tuple[tuple[Edit, ...], str]] = {
    "RT-02 nobody reports": (
        ((SAK, "melder:\n  navn: Unni Vik\n  stilling: leder\n  enhet: ppt\n", "melder:  # FEIL: RT-02\n"),),
        "hvem som melder saken",
    ),
    "RT-02 no name": (((SAK, "  navn: Unni Vik", "  navn:  # FEIL: RT-02"),), "Navnet på den som melder saken"),
    "RT-02 no unit": (((SAK, "  enhet: ppt", "  enhet:  # FEIL: RT-02"),), "hvilken enhet «Unni Vik» melder saken fra"),
    "RT-03 no kommunepsykolog": (
        (
            ("oppsett", "  kommunepsykolog: psykolog\n", ""),
            ("oppsett", "  oppvekstteam: oppvekst", "  oppvekstteam: oppvekst  # FEIL: RT-03"),
        ),
        "hvilken enhet kommunepsykologen hører til",
    ),
    "RT-05 no question": (
        ((SAK, "problemstilling: Hvordan kan barnet få hjelp?", "problemstilling:  # FEIL: RT-05"),), "mangler problemstilling",
    ),
    "RT-06 no situation": (((SAK, "situasjon: Lite søvn", "situasjon:  # FEIL: RT-06"),), "hvordan situasjonen er"),
    "RT-06 nothing tried is not an empty answer": (
        ((SAK, "tidligere_forsøkt: Samtaler", "tidligere_forsøkt:  # FEIL: RT-06"),), "hva som er forsøkt tidligere",
    ),
    "RT-06 nothing tried is an answer": (((SAK, "tidligere_forsøkt: Samtaler", "tidligere_forsøkt: ingenting"),), ""),
    "RT-01 gone through by another": (
        ((SAK, "      av: Unni Vik", "      av: Siri Aas  # ADVARSEL: RT-01"),), "men det er «Unni Vik» som melder saken",
    ),
    "DG101 reported, but when": (((SAK, "meldt_dato: 01.09.2026", "meldt_dato:  # FEIL: DG101"),), "Feltet «meldt_dato» mangler."),
    "DG101 who has parental responsibility": (
        ((SAK, "    foreldreansvar: ja", "    foreldreansvar:  # FEIL: DG101"),), "Feltet «foreldreansvar» mangler.",
    ),
    "DG101 a consent for what": (((SAK, "    formål: Drøfte hjelpen", "    formål:  # FEIL: DG101"),), "«formål» mangler"),
    "DG101 a consent from when": (
        ((SAK, "    gyldig_fra: 20.08.2026", "    gyldig_fra:  # FEIL: DG101"),), "«gyldig_fra» mangler",
    ),
    "DG101 a child and nobody for it": (
        (
            (SAK, "foresatte:\n  - navn: Kari Bø\n    relasjon: mor\n    foreldreansvar: ja", "foresatte: []  # FEIL: DG101"),
            (SAK, "      - navn: Kari Bø", "      - navn: Kari Bø  # FEIL: RT-01"),
        ),
        "Feltet «foresatte» mangler.",
    ),
    "DG170 born tomorrow": (
        ((SAK, "fødselsdato: 14.03.2015", "fødselsdato: 14.03.2051  # FEIL: DG170"),), "«14.03.2051» er ikke kommet ennå",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REPORTED)
def test_the_meldeskjema(name: str) -> None:
    edits, says = REPORTED[name]
    result = judged("meldeskjema", SAK, edits)
    assert result.found == result.expected
    assert says in result.said


def test_a_draft_needs_no_date() -> None:
    edits = [(SAK, "status: meldt", "status: utkast"), (SAK, "meldt_dato: 01.09.2026", "meldt_dato:")]
    assert judged("meldeskjema", SAK, edits).said == ""


DISCUSSED: dict[str, tuple[tuple[Edit, ...], str]] = {
    "RT-05 no question": (
        ((SAK, "problemstilling: Hvordan kan barnet få hjelp?", "problemstilling:  # FEIL: RT-05"),), "mangler problemstilling",
    ),
    "RT-07 nothing suggested": (
        (
            (
                SAK,
                "    tiltak:\n      - tekst: Kveldsrutine\n        enhet: helsestasjon\n        brukers_valg: takket_ja\n"
                "        status: igangsatt\n",
                "    tiltak: []  # FEIL: RT-07\n",
            ),
        ),
        "verken forslag til tiltak eller veien videre",
    ),
    "RT-08 started without a yes": (
        (
            (SAK, "        brukers_valg: takket_ja\n", "        brukers_valg: ikke_avklart\n"),
            (SAK, "        status: igangsatt", "        status: igangsatt  # FEIL: RT-08"),
        ),
        "Tiltaket «Kveldsrutine» er igangsatt, men bruker har ikke takket ja.",
    ),
    "RT-08 not answered yet": (
        (
            (SAK, "        brukers_valg: takket_ja\n", "        brukers_valg: ikke_avklart  # ADVARSEL: RT-08\n"),
            (SAK, "        status: igangsatt", "        status: foreslått"),
        ),
        "ikke avklart om bruker vil ha tiltaket «Kveldsrutine»",
    ),
    "RT-09 assigned by nobody": (
        ((SAK, "        status: igangsatt", "        status: igangsatt\n        tildelt_fagperson: Tor Dal  # FEIL: RT-09"),),
        "tildelt «Tor Dal», men det står ikke hvem",
    ),
    "RT-09 assigned by another than the head": (
        (
            (
                SAK, "        status: igangsatt",
                "        status: igangsatt\n        tildelt_fagperson: Tor Dal\n        avgjort_av: Tor Dal  # FEIL: RT-09",
            ),
        ),
        "er ikke leder eller stedfortreder for «Helsestasjonen»",
    ),
    "RT-09 assigned by the head": (
        ((SAK, "        status: igangsatt", "        status: igangsatt\n        tildelt_fagperson: Tor Dal\n        avgjort_av: Gro Mo"),),
        "",
    ),
    "RT-09 assigned, but which unit": (
        (
            (SAK, "        enhet: helsestasjon\n", ""),
            (
                SAK, "        status: igangsatt",
                "        status: igangsatt\n        tildelt_fagperson: Tor Dal  # FEIL: RT-09\n        avgjort_av: Gro Mo",
            ),
        ),
        "hvilken enhet som har fått oppdraget",
    ),
    "RT-16 the mother in the room": (
        (("team", "  - {navn: Jon Ås, enhet: barnevern}", "  - {navn: Kari Bø, enhet: barnevern}  # FEIL: RT-16"),),
        "«Kari Bø» hører til brukersiden",
    ),
    "RT-19 another archive": (
        ((SAK, "tema: Søvn", "tema: Søvn\narkivenhet: barnevern  # FEIL: RT-19"),),
        "ført som «Barnevernet», men referatet arkiveres hos «PPT»",
    ),
    "RT-21 another person's number": (
        ((SAK, "drøfting: Søvnen ble drøftet", "drøfting: Se også RT-2026-018.  # FEIL: RT-21"),), "nevner saken RT-2026-018",
    ),
    "RT-21 another person's name": (
        ((SAK, "drøfting: Søvnen ble drøftet", "drøfting: Som for Ida Vang  # ADVARSEL: RT-21"),), "nevner «Ida Vang»",
    ),
    "RT-21 the number of her own former case": (
        (
            (SAK, "drøfting: Søvnen ble drøftet", "drøfting: Se også RT-2026-018."),
            ("RT-2026-018", "  navn: Ida Vang", "  navn: Ola Bø"),
        ),
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DISCUSSED)
def test_the_minutes_of_a_discussion(name: str) -> None:
    edits, says = DISCUSSED[name]
    result = judged("referat_ressursteam", DRØFTING, edits)
    assert result.found == result.expected
    assert says in result.said


LIST: dict[str, tuple[tuple[Edit, ...], str]] = {
    "RT-29 a first name": (((SAK, "tema: Søvn", "tema: Søvnen til Ola  # FEIL: RT-29"),), "nevner «Ola», og sakslisten"),
    "RT-29 a surname of another case on the list": (
        ((SAK, "tema: Søvn", "tema: Familien Vang  # FEIL: RT-29"),), "Temaet i sak RT-2026-017 nevner «Vang»",
    ),
    "RT-29 a full name from a group": (((SAK, "tema: Søvn", "tema: Anna Lund  # FEIL: RT-29"),), "nevner «Anna Lund»"),
    "RT-29 a first name from elsewhere is a word": (((SAK, "tema: Søvn", "tema: Anna spiser lite"),), ""),
    "RT-29 only whole words, same capitals": (((SAK, "tema: Søvn", "tema: Olabil og bø"),), ""),
    "RT-16 a mother invited": (((SAK, "        navn: Liv Ek", "        navn: Kari Bø  # FEIL: RT-16"),), "«Kari Bø» hører til"),
    "RT-13 a meeting outside the plan": (
        (("team_kalt", "dato: 03.11.2026", "dato: 04.11.2026  # ADVARSEL: RT-13"),), "Møtet 04.11.2026 står ikke i noen møteplan.",
    ),
    "DG101 a meeting without a date": (
        (("team_kalt", "dato: 03.11.2026", "dato:  # FEIL: DG101"),), "Feltet «dato» mangler.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LIST)
def test_the_shared_agenda(name: str) -> None:
    edits, says = LIST[name]
    result = judged("saksliste_ressursteam", MØTE, edits)
    assert result.found == result.expected
    assert says in result.said


TEAM: dict[str, tuple[str, str, tuple[Edit, ...], str]] = {
    "RT-13 outside the half-year": (
        "møteplan", "møteplan-2026-høst", (("plan", "start: 01.09.2026\nukedag: tirsdag", "start: 12.01.2027  # FEIL: RT-13"),),
        "12.01.2027 er utenfor halvåret 2026-høst, som er fra 01.07.2026 til 31.12.2026.",
    ),
    "RT-13 moved outside the half-year": (
        "møteplan", "møteplan-2026-høst",
        (("plan", "unntak: []", "unntak:\n  - dato: 15.12.2026\n    flyttet_til: 05.01.2027  # FEIL: RT-13"),),
        "05.01.2027 er utenfor halvåret",
    ),
    "RT-13 another weekday": (
        "møteplan", "møteplan-2026-høst", (("plan", "ukedag: tirsdag", "ukedag: onsdag  # FEIL: RT-13"),),
        "ført som onsdag, men 01.09.2026 er en tirsdag",
    ),
    "RT-26 an answer is missing": (
        "evaluering", "evaluering-2026-høst", (("evaluering", "  bedre: Tiden", "  bedre:  # FEIL: RT-26"),), "svar på bedre",
    ),
    "RT-26 a draft": (
        "evaluering", "evaluering-2026-høst",
        (("evaluering", "  bedre: Tiden", "  bedre:  # ADVARSEL: RT-26"), ("evaluering", "status: ferdig", "status: utkast")),
        "svar på bedre",
    ),
    "RT-23 a name from a case": (
        "tiltaksbank", "tiltaksbank",
        (("bank", "beskrivelse: Kurs for foreldre", "beskrivelse: Laget for Ola Bø  # FEIL: RT-23"),),
        "nevner «Ola Bø», som hører til en sak",
    ),
    "RT-23 an internal entry is not printed": (
        "tiltaksbank", "tiltaksbank",
        (("bank", "beskrivelse: Kurs for foreldre", "beskrivelse: Laget for Ola Bø\n    internt: ja"),), "",
    ),
    "DG101 how to get it": (
        "tiltaksbank", "tiltaksbank", (("bank", "    slik_får_du_det: Ring helsestasjonen", "    slik_får_du_det:  # FEIL: DG101"),),
        "Feltet «slik_får_du_det» mangler.",
    ),
    "DG171 for nobody": (
        "tiltaksbank", "tiltaksbank",
        (("bank", "    kontakt: Gro Mo", "    alder_fra: 12\n    alder_til: 6  # FEIL: DG171"),), "fra 12 til 6 år",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TEAM)
def test_the_teams_own_papers(name: str) -> None:
    kind, subject, edits, says = TEAM[name]
    result = judged(kind, subject, edits)
    assert result.found == result.expected
    assert says in result.said


def test_rt_13_the_next_plan_is_due_in_december() -> None:
    edits = [("plan", "halvår: 2026-høst", "halvår: 2026-høst  # ADVARSEL: RT-13")]
    result = judged("møteplan", "møteplan-2026-høst", edits, i_dag=dt.date(2026, 12, 1))
    assert result.found == result.expected and "neste halvår (2027-vår)" in result.said
    assert judged("møteplan", "møteplan-2026-høst", i_dag=dt.date(2026, 11, 30)).said == ""
