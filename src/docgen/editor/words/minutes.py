"""The minutes of a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from docgen.editor.words.common import Texts
from docgen.model.base import Record
from docgen.model.subjects import BarnetsStemme, Endring, ForrigeReferat, MedlemStatus, NesteMøte, Referat

TEXTS: Mapping[type[Record], Texts] = MappingProxyType(
    {
        Referat: {
            "dato": "Referatets egen dato, for eksempel 26.10.2026. Samtykket må gjelde den dagen for at andre skal få kopi.",
            "sendt": "Skriv ja når referatet er sendt. Da endres det ikke mer av seg selv.",
            "til_stede": "De som var der, for eksempel «- Oda Fjellheim». En gjest skrives med navn og enhet.",
            "forfall": "De som var kalt inn og ikke kom, for eksempel «- Anders Fikse».",
            "forrige_referat": "Om referatet fra forrige møte ble gjennomgått, og merknader til det. Trengs fra møte 2.",
            "bruker_sier": "Det bruker og familien sa, helst med egne ord.",
            "barnets_stemme": "Hvordan barnet ble hørt, av hvem, og hva det ville si. Trengs når barnet ikke var med.",
            "status": "Kort fra hvert medlem som var der, ett punkt for hver.",
            "endring_mål": "Ble målene endret? Skriv ja eller nei, eller svar og tekst på linjene under.",
            "endring_tiltak": "Ble tiltakene endret? Skriv ja eller nei, eller svar og tekst på linjene under.",
            "tiltak": "Ett punkt for hvert tiltak, med én ansvarlig og en frist. Behold id-en fra forrige referat.",
            "saker": "Sakene fra sakslista: samme tittel, hvem som meldte dem, og hva det ble konkludert med.",
            "neste_møte": "Dag og tid for neste møte, eller «avtales_senere: ja» med grunn. Trengs for referatet.",
            "merknadsfrist": "Siste dag for merknader til referenten, for eksempel 09.11.2026.",
        },
        ForrigeReferat: {
            "gjennomgått": "Om referatet ble gjennomgått: ja eller nei.",
            "merknader": "Merknadene som kom, for eksempel «Ingen merknader.».",
        },
        BarnetsStemme: {
            "hvordan": "Hvordan barnet ble hørt, for eksempel i en samtale på skolen.",
            "hvem": "Den som snakket med barnet, for eksempel Lars Petter Skogmo.",
            "innhold": "Det barnet ville si, helst med egne ord.",
        },
        MedlemStatus: {
            "medlem": "Navnet på medlemmet, slik det står i gruppen.",
            "tekst": "Kort om det medlemmet gjør, og hvordan det står til. Noen få setninger.",
        },
        Endring: {
            "svar": "Om noe ble endret: ja eller nei.",
            "tekst": "Hva som ble endret, for eksempel «Målet om skole er nådd.».",
        },
        NesteMøte: {
            "dato": "Dagen for neste møte, for eksempel 10.12.2026.",
            "fra": "Når neste møte begynner, for eksempel 10.00.",
            "til": "Når neste møte slutter, for eksempel 11.30.",
            "sted": "Hvor neste møte holdes, for eksempel Samtalerom 1.",
            "avtales_senere": "Skriv ja når det ikke ble avtalt noe møte. Trenger «grunn».",
            "grunn": "Hvorfor møtet ikke ble avtalt, for eksempel «Vi venter på time hos BUP.».",
        },
    }
)
