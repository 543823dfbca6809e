"""The half-year's plan of meetings, and its evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from docgen.editor.words.common import Texts
from docgen.model.base import Record
from docgen.model.subjects import Evaluering, ManueltTall, Mønster, Møteplan, PlanUnntak, TiltakVidere

TEXTS: Mapping[type[Record], Texts] = MappingProxyType(
    {
        Møteplan: {
            "type": "Hva fila er. En møteplan har «type: møteplan».",
            "halvår": "Halvåret planen gjelder, for eksempel 2027-vår eller 2026-høst. Endres ikke.",
            "dato": "Planens egen dato, for eksempel 16.11.2026.",
            "sendt": "Skriv ja når planen er sendt. Da endres den ikke mer av seg selv.",
            "start": "Dagen for det første møtet i halvåret, for eksempel 13.01.2027. De andre regnes ut fra den.",
            "ukedag": "Dagen i uka, for eksempel onsdag. Må være den samme som for det første møtet.",
            "fra": "Når møtene begynner, for eksempel 09.00.",
            "til": "Når møtene slutter, for eksempel 10.30. Rutinen sier 1,5 time.",
            "intervall_uker": "Antall uker mellom møtene. Rutinen sier hver 3. uke, og uten svar er det 3.",
            "sted": "Hvor møtene holdes, for eksempel «Møterom Fjæra, Familiesenteret».",
            "unntak": "Møter som flyttes eller utgår. Ett punkt for hvert.",
            "meldefrist_dager": "Hvor mange dager før møtet en sak må være meldt, for eksempel 7. Står i planen.",
        },
        PlanUnntak: {
            "dato": "Dagen møtet skulle vært etter planen, for eksempel 24.02.2027.",
            "flyttet_til": "Den nye dagen, for eksempel 03.03.2027.",
            "utgår": "Skriv ja når møtet ikke holdes.",
            "grunn": "Hvorfor, for eksempel Vinterferie. Står i planen.",
        },
        Evaluering: {
            "type": "Hva fila er. En evaluering har «type: evaluering».",
            "halvår": "Halvåret evalueringen gjelder, for eksempel 2026-høst.",
            "dato": "Evalueringens egen dato, for eksempel 18.12.2026.",
            "sendt": "Skriv ja når evalueringen er sendt. Da endres den ikke mer av seg selv.",
            "deltakere": "De som var med på evalueringen, med navn og enhet.",
            "manuelle_tall": "Tall som filene ikke vet. De andre tallene regner docgen ut.",
            "mønster": "De fire svarene om møteformen. Alle trengs når evalueringen er ferdig.",
            "tiltak_videre": "Det teamet skal gjøre neste halvår. Ett punkt for hvert.",
            "status": "Ved utkast merkes evalueringen UTKAST. Skriv ferdig når den kan sendes. Uten svar: utkast.",
        },
        ManueltTall: {
            "navn": "Hva som er telt, for eksempel «Råd gitt på telefon uten at det ble en sak».",
            "antall": "Hvor mange, for eksempel 14.",
        },
        Mønster: {
            "bra": "Hva har vært bra?",
            "hvorfor": "Hvorfor har det vært bra?",
            "bedre": "Hva kan bli bedre?",
            "hvordan": "Hvordan kan det bli bedre?",
        },
        TiltakVidere: {
            "tekst": "Hva som skal gjøres, for eksempel «Gå gjennom tiltaksbanken.».",
            "ansvarlig": "Den som har ansvaret, for eksempel Tiril Fossdal.",
            "frist": "Når det skal være gjort, for eksempel 13.01.2027.",
        },
    }
)
