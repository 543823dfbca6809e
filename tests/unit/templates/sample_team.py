"""Invented values about the ressursteam: a sak, a meeting, a half-year, the tiltaksbank."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sample_group import BARNEVERN, DAY, FYSIO, HELSE, PPT, PSYKISK, Values, meeting, person

from docgen.word.chart_values import Chart, Series


def case() -> Values:
    return {
        **person(),
        "sak": {
            "saksnummer": "RT-2026-014",
            "status": "meldt",
            "meldt_dato": dt.date(2026, 9, 28),
            "melder": {"navn": "Ingrid Havstein", "stilling": "helsesykepleier", "enhet": HELSE},
            "tema": "skolefravær",
            "problemstilling": "Hvordan kan vi hjelpe Mina tilbake til skolen?",
            "situasjon": "Mina har vært borte fra skolen i to uker.\n\nFamilien har nettopp flyttet, og mor er alene hjemme.",
            "tidligere_forsøkt": ["samtaler med helsesykepleier", "kortere skoledager"],
            "brukers_ønsker": "Mina vil ha en voksen som møter henne ved porten.",
            "ønsket_hjelp": "Råd om tiltak hjemme og på skolen.",
            "instanser_i_saken": [HELSE, PPT],
        },
    }


def team_meeting() -> Values:
    return {
        "møte": meeting()["møte"] | {"id": "RT-2026-10-22", "møtetype": "ressursteam", "fra": dt.time(9), "til": dt.time(10, 30)},
        "saker": [
            {
                "nr": 1,
                "saksnummer": "RT-2026-014",
                "enhet": HELSE["navn"],
                "tema": "skolefravær",
                "fra": dt.time(9),
                "til": dt.time(9, 45),
            },
            {
                "nr": 2,
                "saksnummer": "RT-2026-015",
                "enhet": BARNEVERN["navn"],
                "tema": None,
                "fra": dt.time(9, 45),
                "til": dt.time(10, 30),
            },
        ],
        "faste_deltakere": [
            {"sete": "Psykisk helse- og rustjenesten", "enhet": PSYKISK["navn"]},
            {"sete": "Helsestasjons- og skolehelsetjenesten", "enhet": HELSE["navn"]},
            {"sete": "Barnevern", "enhet": BARNEVERN["navn"]},
            {"sete": "Fysioterapi- og ergoterapitjenesten", "enhet": FYSIO["navn"]},
            {"sete": "Kommunepsykolog", "enhet": "Kommunepsykologen"},
        ],
    }


def team_minutes() -> Values:
    def proposal(text: str, **changes: Any) -> Values:
        return {
            "tekst": text,
            "enhet": None,
            "forslag_fagperson": None,
            "tildelt_fagperson": None,
            "avgjort_av": None,
            "brukers_valg": None,
            "status": "foreslått",
            "internt": False,
            "fra_tiltaksbank": "",
            **changes,
        }

    team = team_meeting()
    seats = [{**seat, "navn": "", "status": ""} for seat in team["faste_deltakere"]]
    seats[0] |= {"navn": "Arne Lie", "status": "til stede"}
    seats[1] |= {"navn": "Ingrid Havstein", "status": "til stede"}
    seats[2] |= {"navn": "Mette Voll", "status": "forfall"}
    return {
        **case(),
        "møte": team["møte"],
        "deltakere": seats,
        "inviterte_til_stede": [{"navn": "Siv Dahl", "enhet": PPT["navn"]}],
        "arkivenhet": HELSE["navn"],
        "drøfting": {
            "dato": DAY,
            "drøfting": "Teamet ser at fraværet henger sammen med flyttingen.\n\nDet haster å komme i gang.",
            "veien_videre": "Ingrid Havstein inviterer til samarbeidsmøte innen to uker.",
            "informerer_bruker": "Ingrid Havstein",
            "tiltak": [
                proposal(
                    "Foreldreveiledning",
                    enhet=HELSE,
                    forslag_fagperson="helsesykepleier",
                    tildelt_fagperson="Ingrid Havstein",
                    avgjort_av="Berit Moe",
                    brukers_valg="takket_ja",
                    fra_tiltaksbank="De utrolige årene",
                ),
                proposal("Observasjon på skolen", enhet=PPT, internt=True, brukers_valg="ikke_avklart"),
                proposal("Gruppe for jenter på mellomtrinnet"),
            ],
            "inviterte": [{"enhet": PPT, "navn": "Siv Dahl"}],
            "dokumentstatus": "ferdig",
        },
    }


def plan() -> Values:
    dates = [dt.date(2026, 8, 20) + dt.timedelta(days=21 * turn) for turn in range(6)]
    return {
        "møteplan": {
            "halvår": "2026-høst",
            "sesong": "høsten 2026",
            "start": dates[0],
            "fra": dt.time(9),
            "til": dt.time(10, 30),
            "sted": "Møterom Fjorden",
            "ukedag": "torsdag",
            "intervall_uker": 3,
            "meldefrist_dager": 7,
            "datoer": [
                {
                    "dato": day,
                    "uke": day.isocalendar().week,
                    "ukedag": "torsdag",
                    "fra": dt.time(9),
                    "til": dt.time(10, 30),
                    "meldefrist": day - dt.timedelta(days=7),
                    "merknad": "Flyttet fra 1. oktober: høstferie" if day == dates[2] else "",
                }
                for day in dates
            ],
            "utgår": [{"dato": dt.date(2026, 12, 24), "grunn": "julaften"}],
        }
    }


def evaluation() -> Values:
    return {
        "evaluering": {
            "halvår": "2026-høst",
            "sesong": "høsten 2026",
            "dato": dt.date(2026, 12, 17),
            "status": "ferdig",
            "deltakere": [{"navn": "Arne Lie", "enhet": PSYKISK["navn"]}, {"navn": "Ingrid Havstein", "enhet": HELSE["navn"]}],
            "mønster": {
                "bra": "Sakene kommer tidligere enn før.",
                "hvorfor": "Enhetene kjenner teamet og vet hvem de skal spørre.",
                "bedre": "Brukers ønsker mangler i noen saker.",
                "hvordan": "Melder spør bruker før saken meldes.",
            },
            "tiltak_videre": [{"tekst": "Kurs for nye meldere", "ansvarlig": "Arne Lie", "frist": dt.date(2027, 2, 26)}],
        },
        "fakta": [{"navn": "Saker meldt", "antall": "14"}, {"navn": "Saker drøftet", "antall": "12"}],
        "fakta_valg": [{"navn": "Takket ja", "antall": "11"}, {"navn": "Takket nei", "antall": "5"}],
        "fakta_per_enhet": [{"enhet": HELSE["navn"], "antall": "8"}, {"enhet": BARNEVERN["navn"], "antall": "6"}],
        "oppmøte": [{"enhet": HELSE["navn"], "møtt": 5, "forfall": 1}],
        "diagram": {
            "valg": Chart(("Takket ja", "Takket nei"), (Series("Tiltak", (11, 5)),)),
            "per_enhet": Chart((HELSE["navn"], BARNEVERN["navn"]), (Series("Saker", (8, 6)),)),
            "oppmøte": Chart((HELSE["navn"],), (Series("Møtt", (5,)), Series("Forfall", (1,)))),
        },
        "skjulte_tall": False,
    }


def bank() -> Values:
    return {
        "tiltaksbank": {
            "dato": DAY,
            "innledning": "Her finner du hjelp kommunen kan gi barn, unge og familier. Du kan ta kontakt selv.",
            "tiltak": [
                {
                    "navn": "Foreldrekurs",
                    "enhet": HELSE,
                    "målgruppe": "foreldre til små barn",
                    "alder": "0–6 år",
                    "beskrivelse": "Et kurs i seks kvelder om samspill, søvn og grenser.\n\nDere møter andre foreldre.",
                    "slik_får_du_det": "Ring oss, eller spør helsesykepleieren på neste kontroll.",
                    "kontakt": "68 05 12 20",
                    "varighet": "seks kvelder",
                },
                {
                    "navn": "Samtale med rådgiver",
                    "enhet": PSYKISK,
                    "målgruppe": "ungdom",
                    "alder": "13–20 år",
                    "beskrivelse": "En voksen å snakke med når noe er vanskelig.",
                    "slik_får_du_det": "Møt opp på torsdager kl. 14.",
                    "kontakt": "",
                    "varighet": None,
                },
            ],
        }
    }
