"""Consent: to whom, about what, by whom, until when."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from docgen.editor.words.common import Texts
from docgen.model.base import Record
from docgen.model.people import (
    BarnetHørt,
    Gjennomgått,
    Samtykke,
    SamtykkeInstans,
    SamtykkePerson,
    SamtykkeUnntak,
    Signatur,
    Trukket,
)

TEXTS: Mapping[type[Record], Texts] = MappingProxyType(
    {
        Samtykke: {
            "id": "Kort navn på samtykket, for eksempel s1. Det neste heter s2.",
            "gjelder": (
                "Hva samtykket gjelder, for eksempel [deling, kopi_av_referat]. drøfting er å ta opp saken i ressursteamet, "
                "deling er å dele opplysninger i ansvarsgruppen, kopi_av_referat er å sende kopi til andre."
            ),
            "formål": "Hva opplysningene skal brukes til, for eksempel «Samarbeide om skole og hverdag for Kari.».",
            "instanser": (
                "Instansene det ble sagt ja til, én på hver linje, for eksempel «- enhet: nav». Aldri «alle»: den som "
                "samtykker, skal vite hvem det gjelder. Bare de som står her, får papirer."
            ),
            "personer": "De av familien som kan få en voksen brukers papirer, for eksempel «- navn: Mona Nordmann».",
            "unntatt": "Instanser som ikke skal ha noe, for eksempel [nav]. Går foran lista over instanser.",
            "unntatte_opplysninger": "Hva som ikke kan deles, for eksempel «Det som sies i samtalene på poliklinikken.».",
            "gjennomgått": "Når skjemaet ble gått gjennom med dem som signerte, og av hvem. Uten dette gjelder ikke samtykket.",
            "signert": "Én for hver signatur på skjemaet. Alderen til bruker avgjør hvem som må ha signert.",
            "barnet_hørt": "Hvordan et barn på 7 år eller mer ble hørt om samtykket, og hva det mente.",
            "unntak": (
                "Når en som skulle ha signert, ikke kunne det: regelen, grunnen, hvem som bestemte det, og når. Gir en "
                "advarsel i stedet for feil."
            ),
            "tillegg": "Skriv ja når dette samtykket kommer i tillegg til de tidligere. Uten svar erstatter det dem.",
            "gyldig_fra": "Første dag samtykket gjelder, for eksempel 04.05.2026.",
            "gyldig_til": (
                "Siste dag samtykket gjelder, vanligvis ett år etter, for eksempel 04.05.2027. docgen sier fra 30 dager før."
            ),
            "trukket": (
                "Når samtykket er trukket tilbake: når, av hvem, hvordan, og for hvilke enheter. Da går det ikke ut noe nytt."
            ),
            "arkivref": "Hvor det signerte papiret ligger i arkivet, for eksempel 2026/0611-3.",
            "skann": ("Fila med det signerte papiret, i samme mappe som denne fila, for eksempel samtykke-s1.pdf. Uten navn."),
        },
        SamtykkeInstans: {
            "enhet": "Instansen med id fra instanser.yaml, for eksempel nav. Skriv hver instans for seg.",
            "opplysninger": "Hva instansen kan få vite, for eksempel «helse og skole». Står på samtykkeskjemaet.",
            "fra": "Første dag, når instansen ikke er med fra samtykket begynner å gjelde, for eksempel 01.09.2026.",
            "til": "Siste dag, når instansen ikke er med til samtykket går ut, for eksempel 31.12.2026.",
        },
        SamtykkePerson: {
            "navn": "Navnet på den som kan få papirer, slik det står i «foresatte» eller «representanter».",
            "relasjon": "Hva personen er for bruker, for eksempel mor eller søster.",
        },
        Gjennomgått: {
            "dato": "Dagen skjemaet ble gått gjennom, for eksempel 04.05.2026. Trengs for at samtykket skal gjelde.",
            "av": "Den ansatte som gikk gjennom skjemaet, for eksempel Oda Fjellheim.",
            "språk": "Språket det ble gjort på, når det ikke var norsk, for eksempel somali.",
            "tolk": "Om det var tolk med: ja eller nei.",
        },
        Signatur: {
            "navn": "Navnet på den som signerte, slik det ellers står i fila.",
            "rolle": "I hvilken rolle personen signerte.",
            "dato": "Dagen det ble signert, for eksempel 04.05.2026. Trengs for at signaturen skal gjelde.",
            "måte": "Hvordan det ble signert. Muntlig trenger også «journalnotat». Uten svar: papir.",
            "journalnotat": "Hvor det muntlige samtykket er notert i journalen, for eksempel «Journalnotat 04.05.2026».",
            "unntatt": "Instanser denne personen ikke sa ja til, for eksempel [nav]. Da får de ikke noe.",
        },
        BarnetHørt: {
            "dato": "Dagen barnet ble hørt, for eksempel 04.05.2026.",
            "av": "Den som snakket med barnet, for eksempel Oda Fjellheim.",
            "mening": "Hva barnet mente, helst med egne ord. Står på samtykkeskjemaet.",
        },
        SamtykkeUnntak: {
            "regel": "Regelen det er unntak fra: SA-06 gjelder barn under 16 år, SA-07 ungdom på 16 og 17 år, SA-12 voksne.",
            "grunn": "Hvorfor det er unntak, for eksempel «Far er ikke å få tak i. Forsøkt brev og telefon.».",
            "av": "Den som bestemte det, for eksempel enhetslederen.",
            "dato": "Dagen det ble bestemt, for eksempel 04.05.2026.",
        },
        Trukket: {
            "dato": "Dagen samtykket ble trukket, for eksempel 01.11.2026. Fra den dagen går det ikke ut noe nytt.",
            "av": "Den som trakk det, for eksempel Mona Nordmann.",
            "måte": "Hvordan det ble gjort, for eksempel på telefon eller i brev.",
            "enheter": (
                "Enhetene det gjelder, for eksempel [nav, bup]. Skriv alle, eller la feltet stå tomt, når det gjelder alle."
            ),
            "sendt": "Skriv ja når bekreftelsen er sendt til den som trakk samtykket. Da blir den liggende som den er.",
        },
    }
)
