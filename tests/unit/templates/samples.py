"""Invented values for each of the templates: full, and as empty as allowed.

Names, numbers and addresses belong to nobody; the telephone numbers are the series Nkom keeps for films and tests.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sample_group
import sample_team
from sample_group import AGENDA, HELSE, Values

from docgen.word.pictures import Picture

ROOT = Path(__file__).resolve().parents[3]

KINDS = (
    "meldeskjema",
    "samtykkeskjema",
    "oppstart",
    "innkalling",
    "saksliste",
    "referat",
    "saksliste_ressursteam",
    "referat_ressursteam",
    "tilbakemelding",
    "samtykke_trukket",
    "avlysning",
    "avslutning",
    "møteplan",
    "evaluering",
    "evaluering_offentlig",
    "tiltaksbank",
)

NYNORSK = "-nynorsk"
FILES = tuple(f"{kind}{ending}" for kind in KINDS for ending in ("", NYNORSK))
"""The templates by file name, without `.docx`."""

PUBLIC = ("møteplan", "evaluering", "evaluering_offentlig", "tiltaksbank")

TITLES: Mapping[str, str] = {
    "meldeskjema": "Meldeskjema til ressursteam",
    "samtykkeskjema": "Samtykke til å dele taushetsbelagte opplysninger",
    "oppstart": "Melding om oppstart av ansvarsgruppe",
    "innkalling": "Innkalling til ansvarsgruppemøte",
    "saksliste": "Saksliste for ansvarsgruppemøte",
    "referat": "Referat fra ansvarsgruppemøte",
    "saksliste_ressursteam": "Saksliste for ressursteam",
    "referat_ressursteam": "Referat fra ressursteam",
    "tilbakemelding": "Tilbakemelding etter drøfting i ressursteam",
    "samtykke_trukket": "Bekreftelse på at samtykket er trukket tilbake",
    "avlysning": "Avlysning av ansvarsgruppemøte",
    "avslutning": "Melding om avslutning av ansvarsgruppe",
    "møteplan": "Møteplan for ressursteam, høsten 2026",
    "evaluering": "Evaluering av ressursteam, høsten 2026",
    "evaluering_offentlig": "Tall fra ressursteamet, høsten 2026",
    "tiltaksbank": "Tiltaksbank for Familiesenteret",
}

AGENDA_TITLES = AGENDA


def full(kind: str) -> Values:
    """Everything filled in, for the template of this kind."""
    values: Values = {**_common(kind), **_FULL[kind]()}
    if kind in ("samtykkeskjema", "tiltaksbank", "møteplan", "evaluering", "evaluering_offentlig", "saksliste_ressursteam"):
        values["mottaker"] = {**values["mottaker"], "navn": "Innbyggertorget", "linjer": []}
    return values


def bare(kind: str) -> Values:
    """The same values with everything that may be missing missing: None, "" or nothing on the list."""
    values = full(kind)
    values["dokument"] |= {"vår_ref": "", "utkast": False, "gradering": "", "arkiveksemplar": True}
    values["mottaker"] |= {"linjer": []}
    values["mottakere"] = []
    values["avsender"] |= {"tittel": None, "enhet": None, "telefon": None, "e_post": None}
    values["kommune"] |= {"avdeling": None, "telefon": None, "e_post": None, "nettsted": None, "motto": None}
    return _emptied(values, _KEPT)


_KEPT = frozenset(
    {
        "kommunenavn",
        "adresse",
        "type",
        "tittel",
        "offentlig_tittel",
        "dato",
        "navn",
        "fødselsdato",
        "brukersiden",
        "saksnummer",
        "møte",
        "gruppe",
        "koordinator",
        "referat",
        "sak",
        "drøfting",
        "skjema",
        "møteplan",
        "evaluering",
        "tiltaksbank",
        "intervall_uker",
        "ukedag",
        "fra",
        "til",
        "sesong",
        "samtykke",
        "trukket",
        "diagram",
        "om",
        "gjelder",
        "enheter",
        "signaturer",
        "saksliste",
        "nr",
        "kommune",
        "dokument",
        "mottaker",
        "avsender",
        "bruker",
        "avlyst",
        "avslutning",
        "fra_enhet",
        "møtetype",
        "deltakere",
        "sete",
        "datoer",
        "uke",
    }
)


def _emptied(node: Any, kept: frozenset[str]) -> Any:
    if isinstance(node, dict):
        return {key: _emptied(value, kept) if key in kept else _nothing(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_emptied(item, kept) for item in node]
    return node


def _nothing(value: Any) -> Any:
    return [] if isinstance(value, list) else False if isinstance(value, bool) else "" if isinstance(value, str) else None


def _common(kind: str) -> Values:
    return {
        "kommune": {
            "kommunenavn": "Eksempelvik kommune",
            "kommunenummer": "9999",
            "avdeling": "Familiesenteret",
            "adresse": "Torget 1, 9999 Eksempelvik",
            "telefon": "68 05 12 00",
            "e_post": "post@eksempelvik.example",
            "nettsted": "www.eksempelvik.example",
            "motto": "VET ✕ KAN ✕ VIL ✕ GJØR",
            "logo": Picture((ROOT / "cases" / "register" / "logo.png").read_bytes(), "Kommunevåpenet til Eksempelvik"),
            "prosedyre_melding": "Prosedyren ligger i kvalitetssystemet.",
        },
        "dokument": {
            "type": kind,
            "tittel": TITLES[kind],
            "offentlig_tittel": "Tverrfaglig samarbeid",
            "dato": dt.date(2026, 10, 8),
            "vår_ref": "" if kind in PUBLIC else "AG-2026-005-m3",
            "utkast": False,
            "arkiveksemplar": False,
            "målform": "bokmål",
            "retter": None,
            "gradering": "" if kind in PUBLIC else "Unntatt offentlighet, jf. offentleglova § 13 og forvaltningsloven § 13",
        },
        "mottaker": {
            "nøkkel": "mor",
            "navn": "Kari Lyngmo",
            "linjer": ["Kari Lyngmo", "Solbakken 14", "9998 Eksempelvik"],
            "privat": True,
            "kopi": False,
            "deres_ref": "",
        },
        "mottakere": [
            {"navn": "Kari Lyngmo", "rolle": "mor", "kopi": False},
            {"navn": "Ola Lyngmo", "rolle": "far", "kopi": False},
            {"navn": "Ingrid Havstein", "rolle": HELSE["navn"], "kopi": False},
            {"navn": "Legekontoret ved torget", "rolle": "fastlege", "kopi": True},
        ],
        "avsender": {
            "navn": "Ingrid Havstein",
            "tittel": "koordinator",
            "enhet": HELSE["navn"],
            "telefon": "68 05 12 21",
            "e_post": "ingrid.havstein@eksempelvik.example",
        },
    }


_FULL = {
    "meldeskjema": sample_team.case,
    "samtykkeskjema": sample_group.form,
    "oppstart": sample_group.group,
    "innkalling": sample_group.meeting,
    "saksliste": sample_group.meeting,
    "referat": sample_group.minutes,
    "saksliste_ressursteam": sample_team.team_meeting,
    "referat_ressursteam": sample_team.team_minutes,
    "tilbakemelding": sample_team.team_minutes,
    "samtykke_trukket": sample_group.withdrawn,
    "avlysning": sample_group.cancelled,
    "avslutning": sample_group.closing,
    "møteplan": sample_team.plan,
    "evaluering": sample_team.evaluation,
    "evaluering_offentlig": sample_team.evaluation,
    "tiltaksbank": sample_team.bank,
}
