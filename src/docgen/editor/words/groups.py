"""An ansvarsgruppe from start to closing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from docgen.editor.words.common import Texts
from docgen.model.base import Record
from docgen.model.subjects import (
    Ansvarsgruppe,
    Avslutning,
    AvslutningUnntak,
    Informert,
    Koordinator,
    KoordinatorBytte,
    Medlem,
    Melding,
    Opprettelsesgrunn,
)

TEXTS: Mapping[type[Record], Texts] = MappingProxyType(
    {
        Ansvarsgruppe: {
            "type": "Hva fila er. En ansvarsgruppe har «type: ansvarsgruppe».",
            "gruppenummer": "Nummeret gruppen har overalt, for eksempel AG-2026-005. Endres aldri.",
            "bruker": "Den gruppen er for, og som eier den: navn, fødselsdato og det som trengs for å sende brev.",
            "foresatte": "Foreldre og andre som handler for barnet. Trengs når bruker er under 18 år. Ett punkt for hver.",
            "representanter": "Pårørende og andre som representerer bruker, og grunnlaget for det. Ett punkt for hver.",
            "målgruppe": (
                "Hvem gruppen er for. Avgjør hvem som får melding om oppstart og avslutning. Uten svar avgjør alderen; skriv "
                "det ved 18–24 år."
            ),
            "status": "Hvor gruppen er.",
            "opprettet": (
                "Dagen gruppen ble opprettet, for eksempel 11.05.2026. Når den står her, lages melding om oppstart (barn og "
                "unge)."
            ),
            "opprettelsesgrunn": (
                "Hvorfor gruppen ble opprettet: en av de faste grunnene, eller grunn og begrunnelse på linjene under."
            ),
            "bruker_ønsker_gruppe": "Om bruker vil ha gruppen: ja eller nei. Bruker eier den, så ved nei meldes den ikke.",
            "informert": (
                "Når bruker og familien ble informert om gruppen og formålet, hvem som fikk vite det, og av hvem. Trengs for "
                "oppstart."
            ),
            "oppgaver": (
                "Hva gruppen skal gjøre, for eksempel «Støtte Kari i å komme tilbake til skolen.». Trengs for oppstart."
            ),
            "mål": (
                "Målene gruppen arbeider mot. Ett punkt for hvert, for eksempel «- tekst: Kari er på skolen fire dager i uka»."
            ),
            "deres_ref": "Saksnummeret hos dem som får brev, ett punkt for hver. Står i brevet etter «Deres ref.».",
            "koordinator": "Fagpersonen som leder gruppen. Navn og enhet trengs for alle dokumenter unntatt samtykkeskjemaet.",
            "koordinator_bytte": "Når en ny tar over: sett den nye i «koordinator», og flytt alt om den forrige hit.",
            "medlemmer": (
                "Fagfolkene utenom koordinator. Minst ett medlem trengs for oppstart og innkalling. Familien står ikke her."
            ),
            "fastlege_ikke_med": "Hvorfor fastlegen ikke er medlem, for eksempel «Ønsker bare kopi av referat.».",
            "medlemmer_evaluert": "Når det sist ble vurdert hvem som skal være fast med, for eksempel 22.10.2026.",
            "meldt_oppstart": "Meldingen om oppstart: egen dato, og om den er sendt.",
            "samtykker": (
                "Samtykkene, slik de står på signerte skjemaer. Uten et som gjelder deling, kan ingen utenfor enheten få papirer."
            ),
            "avslutning": (
                "Når gruppen avsluttes: dag, grunn og møtet den står i. Gir melding om avslutning. Sett også status til "
                "avsluttet."
            ),
        },
        Opprettelsesgrunn: {
            "grunn": "Grunnen til at gruppen ble opprettet.",
            "begrunnelse": "Utdypes om det trengs, for eksempel «Både PPT og BUP er inne.».",
        },
        Informert: {
            "dato": "Dagen de ble informert, for eksempel 04.05.2026. Trengs for oppstart.",
            "hvem": "Hvem som ble informert, for eksempel bruker og mor. Trengs for oppstart.",
            "av": "Den som informerte, for eksempel Oda Fjellheim.",
        },
        Koordinator: {
            "navn": "Koordinator, for eksempel Oda Fjellheim: en fagperson, aldri bruker eller foresatte.",
            "enhet": "Enheten til koordinator, med id fra instanser.yaml, for eksempel fysio_ergo. Den er avsender av brevene.",
            "telefon": "Telefonnummeret som står i brevene, for eksempel 68 05 10 51.",
            "e_post": "E-postadressen som står i brevene. Papirer om en person sendes aldri på e-post.",
            "oppnevnt": "Dagen koordinator ble oppnevnt, for eksempel 11.05.2026. Trengs for oppstart.",
            "stedfortreder": "Den som kan avlyse og avklare når koordinator er borte, for eksempel Trond Aasheim.",
        },
        KoordinatorBytte: {
            "fra": "Den som hadde oppgaven før: bare navnet, eller navn og enhet på linjene under.",
            "til": "Navnet på den nye koordinatoren, for eksempel Trond Aasheim.",
            "dato": "Dagen den nye tok over, for eksempel 01.09.2026. Til da var det den forrige.",
            "akseptert": "Dagen den nye sa ja til oppgaven, for eksempel 25.08.2026.",
        },
        Medlem: {
            "navn": "Hele navnet til medlemmet, for eksempel Anders Fikse.",
            "enhet": "Instansen medlemmet kommer fra, med id fra instanser.yaml, for eksempel ppt. Samtykket må nevne den.",
            "funksjon": "Medlemmets funksjon, for eksempel kontaktlærer. Står i brevene.",
            "arbeidsområde": "Hva medlemmet har ansvar for, for eksempel skolehverdagen.",
            "telefon": "Telefonnummer på jobben, for eksempel 68 05 10 51.",
            "e_post": "E-postadresse på jobben. Papirer om en person sendes aldri på e-post.",
            "fra": "Første dag som medlem, når det ikke er fra oppstart, for eksempel 01.09.2026.",
            "til": "Siste dag som medlem, for eksempel 30.06.2026. La feltet stå tomt så lenge medlemmet er med.",
        },
        Melding: {
            "dato": "Meldingens egen dato, for eksempel 13.05.2026. Samtykket må gjelde den dagen.",
            "til": "Enheten meldingen går til, med id fra instanser.yaml. Uten svar velger docgen etter målgruppen.",
            "sendt": "Skriv ja når meldingen er sendt. Da endres den ikke mer av seg selv.",
        },
        Avslutning: {
            "dato": "Dagen gruppen ble avsluttet, for eksempel 15.12.2026. Etter den kan det ikke holdes møter.",
            "grunn": "Grunnen til avslutningen. annet trenger også «begrunnelse».",
            "begrunnelse": "Begrunnelsen med egne ord. Trengs når grunnen er annet. Skrives ikke ut i meldingen.",
            "ført_i": "Id-en til møtet der avslutningen står i referatet, for eksempel AG-2026-005-m6.",
            "sluttvurdering": "Hva gruppen har betydd, og hvordan det står til nå.",
            "videre_oppfølging": "Hva som går videre uten gruppen, og hvem som har det.",
            "meldt": "Meldingen om avslutning: egen dato, og om den er sendt.",
            "unntak": "Når det ikke kunne holdes noe siste møte: grunn, hvem som bestemte det, og når.",
        },
        AvslutningUnntak: {
            "grunn": "Hvorfor det ikke ble noe siste møte, for eksempel «Familien flyttet i sommer.».",
            "av": "Den som bestemte det, for eksempel koordinator.",
            "dato": "Dagen det ble bestemt, for eksempel 01.08.2026.",
        },
    }
)
