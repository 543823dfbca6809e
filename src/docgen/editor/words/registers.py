"""The municipality's own files: oppsett, instanser, tiltaksbank."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from docgen.editor.words.common import Texts
from docgen.model.base import Record
from docgen.model.registers import (
    Aldersgrenser,
    ArkivKlasse,
    ArkivKoder,
    ArkivOppsett,
    ArkivTilgang,
    BankTiltak,
    Enhet,
    Frister,
    Hjemmel,
    Instanser,
    Logo,
    Oppsett,
    Roller,
    Skoleferie,
    Sletting,
    TidligereVersjoner,
    Tiltaksbank,
)

_ROLE = "med id fra instanser.yaml. Navnet på lederen står bare der"

TEXTS: Mapping[type[Record], Texts] = MappingProxyType(
    {
        Oppsett: {
            "type": "Hva fila er. Kommunens oppsett har «type: oppsett».",
            "kommunenavn": "Navnet på kommunen, for eksempel Eksempelvik kommune. Står øverst på dokumentene.",
            "kommunenummer": "Fire sifre, for eksempel 0301. Følger dokumentene til arkivet.",
            "avdeling": "Avdelingen som står under kommunens navn, for eksempel Familiesenteret.",
            "adresse": "Kommunens postadresse, under |. Står på dokumentene.",
            "telefon": "Kommunens telefonnummer, for eksempel 68 05 10 00. Står på dokumentene.",
            "e_post": "Kommunens postmottak. Står på dokumentene.",
            "nettsted": "Kommunens nettsted, for eksempel https://eksempelvik.example. Står på dokumentene.",
            "logo": "Kommunens logo: bildefila, og en tekst for dem som ikke ser den.",
            "roller": "Hvilken instans som har hver av rollene i rutinene. Avgjør hvem som får meldinger.",
            "hjemler": "Lovtekstene dokumentene viser til. Byttes her når loven endres, ikke i malene.",
            "gradering": "Linjen som står på dokumenter om personer. Uten svar: Unntatt offentlighet, med paragrafene.",
            "gradering_nynorsk": "Den samme linjen på nynorsk. Uten svar: Unnateke offentlegheit, med paragrafene.",
            "prosedyre_melding": "En setning om hvor prosedyren for å melde sak ligger. Står på meldeskjemaet.",
            "skoleferier": "Skoleferiene. docgen legger ikke nye møter på de dagene.",
            "aldersgrenser": "Aldersgrensene i rutinene, i hele år. Uten svar gjelder de vanlige.",
            "begge_foresatte": (
                "Om alle med foreldreansvar må signere for et barn under 16 år. Ved nei blir en som mangler, en advarsel. Uten "
                "svar: ja."
            ),
            "nytt_samtykke_ved_18": (
                "Om det alltid trengs nytt samtykke når bruker fyller 18 år. Uten svar: nei, da er det en advarsel."
            ),
            "bruker_først": "Om bruker og foresatte har ordet før forrige referat gjennomgås. Uten svar: ja.",
            "medlemmer_evalueres_måneder": (
                "Hvor ofte en gruppe bør vurdere hvem som er fast med, i måneder, for eksempel 12. Uten svar: ingen kontroll."
            ),
            "frister": "Kommunens egne frister i dager. Uten svar: ingen kontroll.",
            "målform": "Kommunens målform. Gjelder alle dokumenter der bruker ikke har valgt selv. Uten svar: bokmål.",
            "motto": "Linjen nederst på ressursteamets papirer, for eksempel «VET ✕ KAN ✕ VIL ✕ GJØR».",
            "arkiv": "Det arkivsystemet vil vite.",
            "vis_små_tall": (
                "Om antall fra 1 til 4 skal vises i evalueringen. Skriv nei når noen kan kjennes igjen. Uten svar: ja."
            ),
            "tidligere_versjoner": (
                "Hvor lenge docgen tar vare på versjoner av dokumenter som er byttet ut. Det som beholder mest, gjelder."
            ),
            "sletting": "Når arbeidskopier av det arkivet har kvittert for, kan slettes. Uten svar: aldri.",
        },
        Sletting: {
            "arkivert_dager": (
                "Hvor mange dager etter kvitteringen «docgen slett» kan tilby å slette, for eksempel 365. Uten svar: ingenting."
            ),
        },
        TidligereVersjoner: {
            "antall": "Hvor mange av de nyeste versjonene som alltid beholdes. Uten svar: 10.",
            "dager": "Versjoner som er yngre enn så mange dager, beholdes også. Uten svar: 90.",
        },
        Logo: {
            "fil": "Navnet på bildefila, for eksempel logo.png.",
            "alt": "Hva bildet viser, for dem som ikke ser det, for eksempel «Kommunevåpenet til Eksempelvik».",
        },
        Roller: {
            "kommunepsykolog": f"Kommunepsykologen, som tar imot meldeskjemaene, {_ROLE}.",
            "oppvekstteam": f"Oppvekstteamet, som får meldinger om grupper for barn og unge, {_ROLE}.",
            "forvaltningsenhet": f"Forvaltningsenheten, som får melding når en gruppe for en voksen avsluttes, {_ROLE}.",
            "ledelse": f"Ledelsen, som får evalueringen, {_ROLE}.",
        },
        Hjemmel: {
            "id": "Navnet malene bruker, for eksempel taushetsplikt.",
            "tekst": "Teksten som skrives, for eksempel «forvaltningsloven §§ 13 til 13 f».",
            "tekst_nynorsk": "Den samme teksten på nynorsk, når den er en annen.",
            "fra": (
                "Første dag lovteksten gjelder, for eksempel 01.01.2027. Når loven endres, får den nye teksten samme id og sin "
                "egen «fra»."
            ),
            "til": "Siste dag lovteksten gjelder, for eksempel 31.12.2026.",
        },
        Skoleferie: {
            "fra": "Første dag i ferien, for eksempel 22.02.2027.",
            "til": "Siste dag i ferien, for eksempel 26.02.2027.",
            "navn": "Navnet på ferien, for eksempel Vinterferie.",
        },
        Aldersgrenser: {
            "medsamtykke": "Fra hvilken alder bruker selv må signere. Uten svar: 16.",
            "barnevern": "Fra hvilken alder bruker bør signere når barnevernet er med. Uten svar: 15.",
            "egen_post": "Fra hvilken alder bruker får egne brev. Uten svar: 15.",
            "myndig": "Når bruker er voksen. Uten svar: 18.",
            "høres": "Fra hvilken alder barnet skal høres om samtykket. Uten svar: 7.",
        },
        Frister: {
            "saksliste_dager": "Hvor mange dager før møtet sakslista bør være sendt, for eksempel 7.",
            "referat_dager": "Hvor mange dager etter møtet referatet bør være klart, for eksempel 14.",
            "melding_dager": "Hvor mange dager det bør gå før oppstart og avslutning er meldt, for eksempel 14.",
        },
        ArkivOppsett: {
            "koder": "Kodene arkivsystemet bruker, der de er andre enn de vanlige. Spør arkivet i kommunen.",
            "arkivdel": "Arkivdelen sakene skal ligge i, slik arkivet skriver den, for eksempel PERS.",
            "regel": "Navnet på regelen arkivet fyller ut resten etter, hvis det har en, for eksempel RESSURSTEAM.",
            "klassifikasjon": "Klassene saken får i arkivet. Ett punkt for hver.",
            "tilgang": "Tilgangskoden og hjemmelen dokumentene får i arkivet. Ett punkt for hver tid.",
            "enheter": "Enhetene som arkiveres herfra, med id fra instanser.yaml, for eksempel [barnevern]. Uten svar: alle.",
            "gruppers_enhet": (
                "Enheten som arkiverer papirene til alle grupper, for eksempel familiesenteret. Uten svar: koordinators enhet."
            ),
        },
        ArkivKoder: {
            "journalstatus": "Statusen journalposten får, for eksempel J. Uten svar: F (ferdigstilt).",
            "dokumentstatus": "Statusen dokumentet får, for eksempel F. Uten svar: F (ferdig).",
            "dokumenttype": "Typen dokumentet får, for eksempel NOTAT. Uten svar: NOTAT.",
            "dokumentmedium": "Mediet, for eksempel E. Uten svar: E (elektronisk).",
            "saksstatus": "Statusen saken får mens den går, for eksempel B. Uten svar: B (under behandling).",
            "saksstatus_avsluttet": "Statusen saken får når gruppen er avsluttet, for eksempel S. Uten svar: S.",
            "format_pdf": "Navnet arkivet har på PDF/A, for eksempel PDF. Uten svar: RA-PDF.",
            "format_docx": "Navnet arkivet har på Word-filer, for eksempel DOCX. Uten svar: DOCX.",
            "partrolle": "Rollen den det gjelder, har i saken, for eksempel K. Uten svar: K (klient).",
        },
        ArkivKlasse: {
            "system": "Klassifikasjonssystemet, for eksempel K-koder.",
            "klasse": "Klassen i det, for eksempel F47.",
            "tittel": "Hva klassen heter, for eksempel «Tverrfaglig samarbeid».",
            "skjermet": "Skriv ja når klassen selv røper noe om en person.",
        },
        ArkivTilgang: {
            "kode": "Tilgangskoden, for eksempel UO. Spør arkivet hvilken de bruker.",
            "hjemmel": (
                "Hjemmelen, for eksempel «{unntatt_offentlighet}, jf. {taushetsplikt}». Navnene mellom klammene er id-er."
            ),
            "fra": "Første dag den gjelder, for eksempel 01.01.2026.",
            "til": "Siste dag den gjelder, for eksempel 31.12.2026.",
        },
        Instanser: {
            "type": "Hva fila er. Registeret over instanser har «type: instanser».",
            "instanser": "Instansene kommunen samarbeider med. Ett punkt for hver.",
        },
        Enhet: {
            "id": "Kort navn som de andre filene bruker, for eksempel helsestasjon. Endres ikke når det er tatt i bruk.",
            "navn": "Navnet som står i brevene, for eksempel Helsestasjons- og skolehelsetjenesten.",
            "navn_nynorsk": "Navnet i dokumenter på nynorsk, for eksempel Barnevernstenesta. Uten svar brukes «navn».",
            "type": "Hva slags instans det er. Skole, barnehage og arbeidsplass teller ikke som hjelpeinstans.",
            "teller_som_hjelpeinstans": (
                "Om instansen teller når en ansvarsgruppe skal opprettes: ja eller nei. Uten svar avgjør typen."
            ),
            "leder": "Lederen, for eksempel Marit Øverland. Avgjør hvem som får et oppdrag. Står bare her.",
            "stedfortreder": "Den som er leder når lederen er borte, for eksempel Samira Haddad.",
            "tidligere_ledere": "De som var ledere før, for eksempel [Solfrid Ekrem], så det de avgjorde, fortsatt er riktig.",
            "arkivenhet": "Arkivet papirene hører til, når det heter noe annet enn instansen.",
            "adresse": "Instansens postadresse, under |. Brukes når papirer skal sendes.",
            "telefon": "Instansens telefonnummer, for eksempel 68 05 10 30.",
            "e_post": "Instansens e-postadresse. Papirer om en person sendes aldri på e-post.",
            "kanal": "Hvordan papirer sendes til instansen.",
            "fast_i_ressursteam": "Skriv ja for de instansene som har en fast plass i ressursteamet.",
        },
        Tiltaksbank: {
            "type": "Hva fila er. Tiltaksbanken har «type: tiltaksbank».",
            "dato": "Den trykte listas egen dato, for eksempel 01.09.2026.",
            "sendt": "Skriv ja når lista er gitt ut. Da endres den ikke mer av seg selv.",
            "innledning": "Noen ord til innbyggerne øverst på lista.",
            "tiltak": "Tilbudene. Ett punkt for hvert.",
        },
        BankTiltak: {
            "id": "Kort navn, for eksempel søvnkurs. Sakene viser til det med «fra_tiltaksbank».",
            "navn": "Navnet på tilbudet, for eksempel «Søvnkurs for ungdom».",
            "enhet": "Enheten som har tilbudet, med id fra instanser.yaml, for eksempel helsestasjon.",
            "målgruppe": "Hvem tilbudet er for, for eksempel «Ungdom som sover dårlig».",
            "alder_fra": "Fra hvilken alder, for eksempel 13.",
            "alder_til": "Til og med hvilken alder, for eksempel 19.",
            "beskrivelse": "Hva tilbudet er, med vanlige ord.",
            "slik_får_du_det": "Hvordan en får tilbudet, for eksempel «Ring helsestasjonen.». Trengs på den offentlige lista.",
            "kontakt": "Hvor en kan spørre: enheten og telefonnummeret, ikke et privat nummer.",
            "internt": "Skriv ja når tilbudet ikke skal stå på den offentlige lista.",
            "varighet": "Hvor lenge tilbudet varer, for eksempel «6 til 10 samtaler».",
            "aktiv": "Om tilbudet finnes nå: ja eller nei.",
            "oppdatert": "Dagen oppføringen sist ble sett over, for eksempel 15.06.2026. docgen sier fra etter et år.",
        },
    }
)
