"""A sak to the ressursteam, its discussions, and what is agreed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from docgen.editor.words.common import Texts
from docgen.model.base import Record
from docgen.model.people import Mål, Tilbakemelding, Tiltak
from docgen.model.subjects import DeresRef, Drøfting, Sak

TEXTS: Mapping[type[Record], Texts] = MappingProxyType(
    {
        Sak: {
            "type": "Hva fila er. En sak til ressursteamet har «type: sak».",
            "saksnummer": "Nummeret saken har overalt, for eksempel RT-2026-017. Fila heter det samme. Endres aldri.",
            "status": "Hvor saken er. Ved utkast merkes meldeskjemaet UTKAST; meldt betyr at den kan stå på sakslista.",
            "meldt_dato": (
                "Dagen saken meldes, for eksempel 16.11.2026. Trengs for meldeskjemaet; samtykket må gjelde den dagen."
            ),
            "sendt": "Skriv ja når meldeskjemaet er sendt. Da endres det ikke mer av seg selv.",
            "melder": "Den ansatte som melder saken: navn, stilling og enhet. Trengs for meldeskjemaet.",
            "bruker": "Den saken gjelder: navn, fødselsdato og det som trengs for å sende brev.",
            "foresatte": "Foreldre og andre som handler for barnet. Trengs når bruker er under 18 år. Ett punkt for hver.",
            "representanter": "Pårørende og andre som representerer bruker, og grunnlaget for det. Ett punkt for hver.",
            "tema": (
                "Hva saken handler om i noen få ord, uten navn, for eksempel «Skolefravær og søvn». Står på den felles sakslista."
            ),
            "deres_ref": "Saksnummeret hos dem som får brev, ett punkt for hver. Står i brevet etter «Deres ref.».",
            "arkivenhet": (
                "La feltet stå tomt: referatet arkiveres hos enheten til den som melder. Et annet svar her er en feil."
            ),
            "problemstilling": (
                "Spørsmålet teamet skal svare på, for eksempel «Hvordan kan hverdagen bli lettere å bære?». Trengs for "
                "meldeskjemaet."
            ),
            "situasjon": (
                "Hvordan situasjonen er nå: hjem, skole eller arbeid, helse, og det som går bra. Trengs for meldeskjemaet."
            ),
            "tidligere_forsøkt": (
                "Hva som er prøvd, og hvordan det gikk. Skriv «ingenting» om ikke noe er prøvd. Trengs for meldeskjemaet."
            ),
            "brukers_ønsker": "Hva bruker selv ønsker, helst med egne ord.",
            "ønsket_hjelp": "Hva den som melder, ønsker hjelp til, for eksempel «En felles plan for de neste månedene.».",
            "instanser_i_saken": (
                "Instanser som allerede er inne i saken, for eksempel [barnevern, ppt]. To eller flere hjelpeinstanser tilsier "
                "ansvarsgruppe."
            ),
            "ansvarsgruppe": "Ansvarsgruppen saken førte til, for eksempel AG-2026-005.",
            "drøftes_anonymt": "Om saken skal drøftes uten navn: ja eller nei.",
            "samtykker": (
                "Samtykkene, slik de står på signerte skjemaer. Uten et som gjelder drøfting, kan saken ikke meldes med navn."
            ),
            "drøftinger": "Ett punkt for hvert møte i ressursteamet saken ble drøftet i. Hvert punkt gir et referat.",
            "videre": "Hva saken førte til. Telles i evalueringen av halvåret.",
        },
        Drøfting: {
            "møte": "Id-en til ressursteamets møte, for eksempel RT-møte-2026-12-02. Den står i fila til møtet.",
            "dato": "Referatets egen dato, for eksempel 04.12.2026. Samtykket må gjelde den dagen for at andre skal få kopi.",
            "sendt": "Skriv ja når referatet er sendt. Da endres det ikke mer av seg selv.",
            "inviterte": "Andre enn de faste som er bedt til denne ene saken. Samtykket må nevne enheten.",
            "til_stede": "De av de inviterte som kom. De faste føres i fila til møtet. Aldri bruker eller foresatte.",
            "drøfting": "Hva teamet drøftet og vurderte.",
            "tiltak": "Ett punkt for hvert forslag. Referatet trenger minst ett tiltak, eller «veien_videre».",
            "veien_videre": "Hva som skjer nå, i noen setninger. Trengs når det ikke er foreslått noe tiltak.",
            "informerer_bruker": "Den som forteller bruker om drøftingen, for eksempel Samira Haddad.",
            "tilbakemelding_til_bruker": "Når bruker fikk vite det, av hvem og hvordan. Gir tilbakemeldingen.",
        },
        Tilbakemelding: {
            "dato": "Dagen bruker fikk tilbakemeldingen, for eksempel 07.12.2026.",
            "av": "Den som ga den, for eksempel Samira Haddad.",
            "hvordan": "Hvordan det ble gjort, for eksempel samtale på kontoret.",
            "sendt": "Skriv ja når tilbakemeldingen er sendt. Da endres den ikke mer av seg selv.",
        },
        DeresRef: {
            "enhet": "Instansen som har nummeret, med id fra instanser.yaml, for eksempel ppt.",
            "referanse": "Nummeret slik instansen skriver det selv, for eksempel 2026/88.",
        },
        Mål: {
            "id": "Kort navn, for eksempel skole. Tiltakene i referatene viser til det.",
            "tekst": "Målet på én linje, for eksempel «Kari er på skolen fire dager i uka».",
            "status": "Hvor målet er. Uten svar: åpent.",
            "fra": "Dagen målet ble satt, for eksempel 10.09.2026. Referater fra før den dagen har det ikke med.",
            "til": (
                "Dagen målet ble nådd eller lagt bort, for eksempel 19.11.2026. I referater fra før den dagen står det som åpent."
            ),
        },
        Tiltak: {
            "id": "Kort navn, for eksempel t1. Behold det fra møte til møte, så følger tiltaket med.",
            "tekst": "Hva som skal gjøres, for eksempel «Avtale tid med kontaktlærer.».",
            "type": (
                "Uten svar er det et vanlig tiltak. Trengs et vedtak, så skriv søknad: ansvarsgruppen kan ikke fatte vedtak."
            ),
            "mål": "Målet tiltaket hører til, med id-en fra «mål» i gruppen, for eksempel skole.",
            "ansvarlig": "Den ene som har ansvaret: en person eller en enhet, for eksempel Anders Fikse. Trengs i referatet.",
            "enhet": "Enheten som får oppdraget, med id fra instanser.yaml, for eksempel helsestasjon.",
            "frist": (
                "Når det skal være gjort, for eksempel 06.11.2026. «fortløpende» går an, men gir en advarsel. Trengs i referatet."
            ),
            "brukers_valg": (
                "Hva bruker har svart på forslaget. Bruker bestemmer selv, og tiltaket settes i gang bare etter takket_ja."
            ),
            "fra_tiltaksbank": "Id-en i tiltaksbanken, for eksempel søvnkurs. Er tiltaket ikke derfra, skriv «internt: ja».",
            "internt": "Skriv ja når tiltaket ikke står i tiltaksbanken.",
            "forslag_fagperson": "Den teamet foreslår, for eksempel «en ergoterapeut». Enhetslederen avgjør.",
            "tildelt_fagperson": "Den som fikk oppdraget. Trenger «avgjort_av».",
            "avgjort_av": "Lederen av enheten, som avgjorde hvem som får oppdraget, for eksempel Marit Øverland.",
            "status": "Hvor tiltaket er. utført og frafalt følges ikke opp videre.",
        },
    }
)
