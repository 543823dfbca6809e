"""A meeting: when, who, the agenda, and what happens when it is called off."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from docgen.editor.words.common import Texts
from docgen.model.base import Record
from docgen.model.subjects import Agendapunkt, AvklartMedBruker, Avlyst, Innkalling, MeldtAv, Møte, UtenBruker

TEXTS: Mapping[type[Record], Texts] = MappingProxyType(
    {
        Møte: {
            "type": "Hva fila er. Et møte har «type: møte».",
            "id": "Id-en til møtet, for eksempel AG-2026-005-m3. Endres aldri, heller ikke når møtet flyttes.",
            "møtetype": "Hva slags møte det er.",
            "ansvarsgruppe": "Gruppen møtet gjelder, for eksempel AG-2026-005.",
            "sak": "Saken et samarbeidsmøte følger opp, for eksempel RT-2026-017.",
            "innkalling": "Innkallingen: egen dato, og om den er sendt. Gjelder sakslista også.",
            "møtenummer": (
                "Hvilket møte i rekken det er, for eksempel 3. Avlyste møter telles ikke. Møte 1 har ikke noe tidligere referat."
            ),
            "dato": "Dagen møtet holdes, for eksempel 10.12.2026. Trengs for innkallingen.",
            "fra": "Når møtet begynner, for eksempel 10.00. Trengs for innkallingen.",
            "til": "Når møtet slutter, for eksempel 11.30. Trengs for innkallingen.",
            "sted": "Hvor møtet holdes, for eksempel «Samtalerom 1, Familiesenteret». Trengs når det ikke er en digital lenke.",
            "digital_lenke": "Lenken til videomøtet, når møtet er digitalt.",
            "møteleder": "Den som leder møtet, for eksempel Oda Fjellheim. Uten svar: koordinator.",
            "referent": "Den som skriver referat, for eksempel Anders Fikse. Avtales før møtet. Trengs for referatet.",
            "innkalte": (
                "Hvem som kalles inn: navn fila kjenner, eller navn og enhet for en gjest. Uten liste: bruker, foresatte som "
                "får brev, koordinator og alle medlemmer."
            ),
            "inviterte": "Instanser som bes med bare til dette møtet, og hvorfor. Samtykket må nevne enheten.",
            "status": "Hvor møtet er: planlagt gir innkalling og saksliste. Et flyttet møte er avlyst med ny dato.",
            "avlyst": "Når møtet er avlyst: hvem som bestemte det, og nytt møte. Gir avlysning. Sett også status til avlyst.",
            "uten_bruker": "Koordinators avklaring før et møte der verken bruker eller familien kom. Trengs da for referatet.",
            "erstatter": "Id-en til ansvarsgruppemøtet som dette møtet kommer i stedet for, for eksempel AG-2026-005-m4.",
            "avklart_med_bruker": (
                "Når et samarbeidsmøte ble avklart med bruker eller familien, og med hvem. Trengs for innkallingen."
            ),
            "koordinator_informert": "Dagen koordinator fikk vite om samarbeidsmøtet, for eksempel 01.12.2026.",
            "initiert_av": "Instansen som har behov for samarbeidsmøtet, med id fra instanser.yaml, for eksempel ppt.",
            "saksliste": "Det som er meldt til møtet. De faste punktene kommer av seg selv.",
            "saker": "Sakene ressursteamet skal drøfte, i den rekkefølgen de tas, for eksempel «- RT-2026-017».",
            "til_stede": "I ressursteamets møte: de faste som kom, med navn og enhet. I andre møter står det under «referat».",
            "forfall": (
                "I ressursteamets møte: de faste som ikke kom, med navn og enhet. I andre møter står det under «referat»."
            ),
            "referat": "Referatet, når møtet er holdt. Sett også status til gjennomført.",
        },
        Innkalling: {
            "dato": "Innkallingens egen dato, for eksempel 26.11.2026. Samtykket må gjelde den dagen.",
            "sendt": "Skriv ja når innkallingen er sendt. Da endres den ikke mer av seg selv.",
        },
        Avlyst: {
            "dato": "Avlysningens egen dato, for eksempel 08.12.2026.",
            "sendt": "Skriv ja når avlysningen er sendt. Da endres den ikke mer av seg selv.",
            "av": "Den som bestemte det. I en ansvarsgruppe er det koordinator eller stedfortreder.",
            "grunn_intern": "Hvorfor møtet er avlyst. Er bare for dere og skrives aldri ut.",
            "ny_dato": "Dagen for et nytt møte, for eksempel 17.12.2026. Det nye møtet får sin egen fil.",
            "ny_tid": "Fra og til for det nye møtet, for eksempel 10.00-11.30.",
            "ny_fra": "Når det nye møtet begynner, for eksempel 10.00.",
            "ny_til": "Når det nye møtet slutter, for eksempel 11.30.",
            "ny_sted": "Hvor det nye møtet er, for eksempel Samtalerom 2, Familiesenteret.",
        },
        UtenBruker: {
            "avklart_dato": "Dagen det ble avklart, for eksempel 09.12.2026. Ikke etter møtet.",
            "avklart_av": "Den som avklarte det: koordinator eller stedfortreder.",
            "avklart_med": "Hvem det ble avklart med, for eksempel mor. Står i referatet.",
            "hvordan": "Hvordan det ble gjort, for eksempel på telefon. Står i referatet.",
        },
        AvklartMedBruker: {
            "dato": "Dagen det ble avklart, for eksempel 01.12.2026.",
            "hvem": "Hvem det ble avklart med, for eksempel Kari og mor.",
        },
        Agendapunkt: {
            "tittel": "Hva det gjelder, på én linje, for eksempel «Planen for januar».",
            "type": (
                "Hva slags punkt det er. Uten svar er det en sak, som det skal konkluderes på. Klage, uenighet og slikt hører "
                "ikke hjemme her."
            ),
            "meldt_av": "Hvem som meldte punktet, og i hvilken rolle.",
            "tid_minutter": "Hvor mange minutter som er satt av, for eksempel 15.",
            "konklusjon": "Hva det ble konkludert med. Trengs i referatet for hver sak.",
        },
        MeldtAv: {
            "navn": "Navnet på den som meldte punktet, for eksempel Mona Nordmann.",
            "rolle": "I hvilken rolle punktet ble meldt.",
        },
    }
)
