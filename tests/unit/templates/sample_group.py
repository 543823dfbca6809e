"""Invented values about a child, her ansvarsgruppe, its meetings and the consent form."""

from __future__ import annotations

import datetime as dt
from typing import Any

Values = dict[str, Any]

DAY = dt.date(2026, 10, 22)
HELSE = {"id": "helse", "navn": "Helsestasjons- og skolehelsetjenesten", "telefon": "68 05 12 20"}
BARNEVERN = {"id": "barnevern", "navn": "Barneverntjenesten", "telefon": "68 05 12 30"}
FYSIO = {"id": "fysio", "navn": "Fysio- og ergoterapitjenesten", "telefon": "68 05 12 40"}
PPT = {"id": "ppt", "navn": "Pedagogisk-psykologisk tjeneste", "telefon": "68 05 12 50"}
PSYKISK = {"id": "psykisk", "navn": "Psykisk helse og rus", "telefon": "68 05 12 60"}

AGENDA = (
    "Velkommen, samtykke og referent",
    "Bruker og foresatte har ordet",
    "Referat fra forrige møte",
    "Status fra medlemmene",
    "Endring av mål eller tiltak",
    "Meldte saker",
    "Ansvarsavklaring",
    "Neste møte",
)


def person() -> Values:
    return {
        "bruker": {
            "navn": "Mina Lyngmo",
            "fødselsdato": dt.date(2016, 5, 17),
            "alder": 10,
            "barn": True,
            "tolk": {"behov": True, "språk": "polsk"},
        },
        "foresatte": [
            {"id": "mor", "navn": "Kari Lyngmo", "relasjon": "mor"},
            {"id": "far", "navn": "Ola Lyngmo", "relasjon": "far"},
        ],
        "representanter": [{"navn": "Tor Lyngmo", "type": "pårørende"}],
        "brukersiden": "bruker og foresatte",
        "samtykke": {
            "dato": dt.date(2026, 8, 20),
            "gjennomgått_av": "Ingrid Havstein",
            "formål": "Samordne hjelpen.",
            "instanser": [
                {"navn": HELSE["navn"], "opplysninger": "helse og trivsel"},
                {"navn": PPT["navn"], "opplysninger": "læring og utvikling"},
            ],
            "gjelder": ["drøfting", "deling", "kopi_av_referat"],
        },
    }


def group() -> Values:
    return {
        **person(),
        "gruppe": {
            "gruppenummer": "AG-2026-005",
            "status": "aktiv",
            "målgruppe": "barn_og_unge",
            "opprettet": dt.date(2026, 8, 24),
            "opprettelsesgrunn": {"grunn": "to_eller_flere_instanser", "begrunnelse": None},
            "oppgaver": "Samordne tiltak hjemme og på skolen.",
            "mål": [
                {"id": "m1", "tekst": "Mina skal trives på skolen", "livsområde": "skole", "status": "åpent"},
                {"id": "m2", "tekst": "Roligere morgener hjemme", "livsområde": "hjem", "status": "nådd"},
            ],
            "koordinator": {
                "navn": "Ingrid Havstein",
                "enhet": HELSE,
                "telefon": "68 05 12 21",
                "e_post": "ingrid.havstein@eksempelvik.example",
                "stedfortreder": "Jon Berge",
            },
            "medlemmer": [{"navn": "Siv Dahl", "enhet": PPT, "funksjon": "rådgiver", "arbeidsområde": "skole"}],
            "instanser": [HELSE, PPT, FYSIO],
            "meldt_oppstart": {"dato": dt.date(2026, 8, 24)},
            "informert": {"dato": dt.date(2026, 8, 20), "hvem": "Kari Lyngmo"},
            "avslutning": None,
        },
    }


def meeting(**changes: Any) -> Values:
    møte: Values = {
        "id": "AG-2026-005-m3",
        "møtetype": "ansvarsgruppemøte",
        "møtenummer": 3,
        "dato": DAY,
        "fra": dt.time(10, 0),
        "til": dt.time(11, 30),
        "sted": "Møterom Fjorden, Familiesenteret",
        "digital_lenke": "moter.eksempelvik.example/mina",
        "møteleder": "Ingrid Havstein",
        "referent": "Siv Dahl",
        "status": "planlagt",
        "innkalling": {"dato": dt.date(2026, 10, 8)},
        "avlyst": None,
        "uten_bruker": None,
        "avslutter_gruppen": False,
        "erstatter_dato": dt.date(2026, 10, 15),
        "referat": None,
    }
    people = [
        {"navn": "Kari Lyngmo", "rolle": "mor", "enhet": ""},
        {"navn": "Ola Lyngmo", "rolle": "far", "enhet": ""},
        {"navn": "Ingrid Havstein", "rolle": "koordinator", "enhet": HELSE["navn"]},
        {"navn": "Siv Dahl", "rolle": "rådgiver", "enhet": PPT["navn"]},
    ]
    agenda: list[Values] = [
        {"nr": number, "tittel": title, "punkter": [], "meldte_saker": number == 6, "første_møte": False}
        for number, title in enumerate(AGENDA, 1)
    ]
    agenda[5]["punkter"] = [
        {"tittel": "Overgang til ny skole", "meldt_av": "Kari Lyngmo", "tid_minutter": 20},
        {"tittel": "Skoleskyss", "meldt_av": "Siv Dahl", "tid_minutter": 10},
    ]
    return {
        **group(),
        "møte": {**møte, **changes},
        "forrige_møte": {"dato": dt.date(2026, 6, 11)},
        "saksliste": agenda,
        "innkalte": [
            *({**person, "utvidet": False} for person in people),
            {"navn": "Jon Berge", "rolle": "fysioterapeut", "enhet": FYSIO["navn"], "utvidet": True},
        ],
        "til_stede": people[:1] + people[2:],
        "forfall": people[1:2],
        "uten_bruker": False,
        "ansvarsavklaring": [],
    }


def minutes() -> Values:
    referat = {
        "dato": dt.date(2026, 10, 26),
        "forrige_referat": {"gjennomgått": True, "merknader": "Fristen for skyss var skrevet feil. Den er rettet."},
        "bruker_sier": "Mor forteller at høsten har vært bedre.\n\nMorgenene er roligere. Mina gleder seg til svømming.",
        "barnets_stemme": {
            "hvordan": "samtale på skolen 20. oktober",
            "hvem": "Siv Dahl",
            "innhold": "Mina sier at hun liker den nye klassen. Hun vil gjerne ha noen å gå sammen med til skolen.",
        },
        "status": [
            {"medlem": "Ingrid Havstein", "enhet": HELSE["navn"], "tekst": "Har hatt to samtaler med mor. Søvnen er bedre."},
            {
                "medlem": "Siv Dahl",
                "enhet": PPT["navn"],
                "tekst": "Har observert i klassen to ganger.\n\nLæreren bruker dagsplan med bilder, og det virker.",
            },
        ],
        "endring_mål": {"svar": False, "tekst": None},
        "endring_tiltak": {"svar": True, "tekst": "Samtalene med helsesykepleier blir hver fjerde uke."},
        "tiltak": [],
        "saker": [
            {
                "tittel": "Overgang til ny skole",
                "type": "sak",
                "meldt_av": "Kari Lyngmo",
                "konklusjon": "Mina besøker den nye skolen i november sammen med mor og kontaktlærer.",
            },
            {
                "tittel": "Skoleskyss",
                "type": "sak",
                "meldt_av": "Siv Dahl",
                "konklusjon": "Det søkes om skyss hos fylket.\n\nMor følger til bussen fram til svaret kommer.",
            },
        ],
        "neste_møte": {
            "dato": dt.date(2027, 1, 14),
            "fra": dt.time(10),
            "til": dt.time(11, 30),
            "sted": "Møterom Fjorden",
            "avtales_senere": False,
            "grunn": None,
        },
        "merknadsfrist": dt.date(2026, 11, 9),
        "dokumentstatus": "ferdig",
    }
    values = meeting(
        status="gjennomført",
        referat=referat,
        uten_bruker={
            "avklart_dato": dt.date(2026, 10, 21),
            "avklart_av": "Ingrid Havstein",
            "avklart_med": "Kari Lyngmo",
            "hvordan": "telefon",
        },
    )
    values["ansvarsavklaring"] = [
        {
            "tekst": "Besøk på den nye skolen",
            "ansvarlig": "Siv Dahl",
            "frist": dt.date(2026, 11, 20),
            "status": None,
            "mål": None,
        },
        {"tekst": "Søke om skoleskyss", "ansvarlig": "Kari Lyngmo", "frist": dt.date(2026, 11, 6), "status": None, "mål": None},
        {
            "tekst": "Samtaler hver fjerde uke",
            "ansvarlig": "Ingrid Havstein",
            "frist": "fortløpende",
            "status": None,
            "mål": None,
        },
    ]
    return values


def cancelled() -> Values:
    return meeting(
        status="avlyst",
        avlyst={
            "dato": dt.date(2026, 10, 19),
            "av": "Ingrid Havstein",
            "ny_dato": dt.date(2026, 11, 5),
            "ny_fra": dt.time(10),
            "ny_sted": "Samtalerom 2, Familiesenteret",
            "ny_til": dt.time(11, 30),
        },
    )


def closing() -> Values:
    values = group()
    values["gruppe"]["avslutning"] = {
        "dato": dt.date(2027, 1, 14),
        "grunn": "behov_opphørt",
        "meldt": {"dato": dt.date(2027, 1, 15)},
        "ført_i": {"dato": DAY},
    }
    return values


def form() -> Values:
    return {
        **person(),
        "skjema": {
            "om": "gruppe",
            "gjelder": ["deling av opplysninger i ansvarsgruppen", "kopi av referat"],
            "formål": "Vi vil samordne hjelpen til Mina hjemme og på skolen.",
            "enheter": [
                {"navn": HELSE["navn"], "opplysninger": "helse og trivsel"},
                {"navn": PPT["navn"], "opplysninger": "læring og utvikling"},
                {"navn": FYSIO["navn"], "opplysninger": "bevegelse og hjelpemidler"},
                {"navn": "Fastlegen", "opplysninger": ""},
            ],
            "fra_enhet": HELSE["navn"],
            "unntatte_opplysninger": "Opplysninger om mors helse",
            "unntatte_enheter": [PSYKISK["navn"]],
            "gyldig_til": dt.date(2027, 8, 20),
            "signaturer": [{"rolle": "foresatt", "navn": "Kari Lyngmo"}, {"rolle": "foresatt", "navn": "Ola Lyngmo"}],
            "barnets_mening": True,
            "gjennomgått": dt.date(2026, 10, 6),
            "gjennomgås_av": "Ingrid Havstein",
            "tolk": "polsk",
        },
    }


def withdrawn() -> Values:
    return {
        **person(),
        "samtykke": {
            "dato": dt.date(2026, 8, 20),
            "formål": "Vi vil samordne hjelpen til Mina hjemme og på skolen.",
            "gjelder": ["deling av opplysninger i ansvarsgruppen", "kopi av referat"],
            "trukket": {"dato": dt.date(2026, 10, 8), "av": "Kari Lyngmo", "måte": "i brev", "alle": False},
            "stopper": [{"navn": PPT["navn"]}],
            "fortsetter": [{"navn": FYSIO["navn"]}],
        },
    }
