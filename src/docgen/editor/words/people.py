"""Bruker, the family, representatives, and those who take part."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from docgen.editor.words.common import Texts
from docgen.model.base import Record
from docgen.model.people import Bruker, Deltaker, Fastlege, Foresatt, Invitert, Melder, Representant, Tolk, Verge

_PRIVATE = "Brukes i personens egne brev og står aldri i brev til andre. La feltet stå tomt ved adressesperre."
_BLOCKED = (
    "Om Folkeregisteret har sperret adressen. Ved fortrolig skal adresse og telefon ikke stå her. Ved strengt_fortrolig skal "
    "saken ikke ligge i denne mappen i det hele tatt. Uten svar: ingen."
)
_STOPPED = (
    "Hvorfor denne personen ikke skal ha noen papirer, for eksempel «Besøksforbud.». Så lenge det står noe her, lages ingen kopi "
    "til personen."
)
_PRIVATE_ADDRESS = f"Postadressen: gate på én linje, postnummer og sted på den neste, under |. {_PRIVATE}"
_PRIVATE_PHONE = f"Telefonnummer, for eksempel 68 05 30 50. {_PRIVATE}"
_PRIVATE_MAIL = f"E-postadresse. {_PRIVATE} Papirer sendes aldri på e-post."

TEXTS: Mapping[type[Record], Texts] = MappingProxyType(
    {
        Bruker: {
            "navn": "Hele navnet til den det gjelder, for eksempel Kari Nordmann. Uten tall.",
            "fødselsdato": (
                "Dag, måned og år, for eksempel 14.03.2012. Bare datoen, aldri fødselsnummer. Alderen avgjør hvem som må "
                "samtykke, og hvem som får brev."
            ),
            "målform": "Målformen i brev til bruker. Uten svar gjelder kommunens, fra oppsett.yaml.",
            "tolk": "Om bruker trenger tolk, og på hvilket språk. Står i innkallingen.",
            "adresse": _PRIVATE_ADDRESS,
            "telefon": _PRIVATE_PHONE,
            "e_post": _PRIVATE_MAIL,
            "adressesperre": _BLOCKED,
            "skal_ha_kopi": (
                "Om bruker skal ha egne brev: ja eller nei. Uten svar avgjør alderen (fra 15 år når kommunen ikke sier noe "
                "annet)."
            ),
            "kopi_sperret": _STOPPED,
            "omsorg": (
                "Hvem som har omsorgen for barnet. Ved barneverntjenesten er det den som må signere samtykket for et barn "
                "under 16 år. Uten svar: foreldre."
            ),
            "skole_barnehage_arbeid": (
                "Skolen, barnehagen eller arbeidsplassen, med id fra instanser.yaml, for eksempel eksempelvik_ungdomsskole. "
                "Teller ikke som hjelpeinstans."
            ),
            "fastlege": (
                "Fastlegen: id-en til legekontoret i instanser.yaml, for eksempel strandgata_legesenter, eller navn og "
                "legekontor på linjene under. Får kopi av referatet når samtykket dekker det."
            ),
            "verge": "Verge for en voksen, når Statsforvalteren har oppnevnt en. Foresatte til et barn står i «foresatte».",
        },
        Tolk: {
            "behov": "Om det trengs tolk: ja eller nei.",
            "språk": "Språket tolken skal kunne, for eksempel somali. Står i innkallingen.",
        },
        Fastlege: {
            "enhet": (
                "Legekontoret med id fra instanser.yaml, for eksempel strandgata_legesenter. Står det her, kan samtykket dekke "
                "det, og kopien lages."
            ),
            "navn": "Navnet på legen, når legekontoret ikke står i instanser.yaml, for eksempel Anne-Lise Moberg.",
            "legekontor": "Navnet på kontoret, når det ikke står i instanser.yaml, for eksempel Fjordbyen legesenter.",
        },
        Verge: {
            "navn": "Hele navnet til vergen, for eksempel Nina Aas.",
            "mandat": (
                "Hva vergen kan bestemme over, for eksempel [økonomi, personlige_forhold]. Bare en verge med "
                "personlige_forhold kan signere samtykke og få papirer."
            ),
            "fra": "Dagen vergen ble oppnevnt, for eksempel 01.02.2025.",
            "adresse": _PRIVATE_ADDRESS,
            "telefon": _PRIVATE_PHONE,
            "e_post": _PRIVATE_MAIL,
        },
        Foresatt: {
            "id": (
                "Kort og uten navn, for eksempel mor. Blir en del av filnavnet på brevet og skal ikke endres. Uten svar: "
                "relasjonen."
            ),
            "navn": "Hele navnet, for eksempel Mona Nordmann. Uten tall.",
            "relasjon": "Hva personen er for barnet, for eksempel mor, far eller fosterforelder.",
            "foreldreansvar": (
                "Om personen har foreldreansvar: ja eller nei. Alle som har det, må signere samtykket for et barn under 16 år, "
                "og får brev."
            ),
            "bosted": "Hvordan barnet bor hos denne personen.",
            "skal_ha_kopi": (
                "Om personen skal ha egne brev mens barnet er under 18 år: ja eller nei. Uten svar gjelder det samme som for "
                "foreldreansvar."
            ),
            "kopi_sperret": _STOPPED,
            "adressesperre": _BLOCKED,
            "adresse": _PRIVATE_ADDRESS,
            "telefon": _PRIVATE_PHONE,
            "e_post": _PRIVATE_MAIL,
        },
        Representant: {
            "id": "Kort og uten navn, for eksempel søster. Blir en del av filnavnet på brevet og skal ikke endres.",
            "navn": "Hele navnet, for eksempel Siri Nordmann. Uten tall.",
            "type": "Hva slags representant det er. En verge står i «verge» under bruker.",
            "grunnlag": "Hvorfor personen kan representere bruker, for eksempel fullmakt av 3. mars 2026.",
            "kopi_sperret": _STOPPED,
            "adresse": _PRIVATE_ADDRESS,
            "telefon": _PRIVATE_PHONE,
            "e_post": _PRIVATE_MAIL,
        },
        Melder: {
            "navn": "Den ansatte som melder saken, for eksempel Oda Fjellheim. Trengs for meldeskjemaet.",
            "stilling": "Stillingen til den som melder, for eksempel helsesykepleier.",
            "enhet": (
                "Enheten til den som melder, med id fra instanser.yaml, for eksempel helsestasjon. Referatet arkiveres der. "
                "Trengs for meldeskjemaet."
            ),
        },
        Deltaker: {
            "navn": (
                "Navnet på en som fila kjenner fra før, for eksempel Oda Fjellheim. En gjest eller en vikar skrives med navn "
                "og enhet."
            ),
            "enhet": "Instansen til en gjest eller en vikar, med id fra instanser.yaml, for eksempel nav.",
        },
        Invitert: {
            "enhet": (
                "Instansen som er invitert, med id fra instanser.yaml, for eksempel nav. Samtykket må nevne den; ellers får "
                "den ingen kopi."
            ),
            "navn": "Den som er bedt om å komme, for eksempel Mona Eikeland. Kan stå tomt.",
            "grunn": "Hvorfor instansen er invitert, for eksempel «Kan fortelle om læreplass.».",
        },
    }
)
