"""The same templates in nynorsk: each piece of text between two tags, from bokmål.

The structure of a template is written once; only its words are said twice. What has no nynorsk here stops the building, so no
sentence can be forgotten when a template changes, and a test tells of rows that no template uses any more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ooxml import Element, W

TAG: Final = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})")
ALT: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_WORDS: Final = re.compile(r"[^\W\d_]")

SAME: Final = frozenset({
    ", som er datert", "og sendt ut",
    ", meldt av", ", og er gjennomgått av", ", telefon", ". Status:", "Ansvarsavklaring", "Ansvarsgruppemøtet",
    "Arkiveksemplar", "av", "Avgjort av:", "Dato", "Dato og underskrift", "Dato:", "det er behov for tolk",
    "Det var ingen merknader.", "Dette var det første møtet.", "Digitalt møte:", "Drøfting og vurdering",
    "Endring av mål eller tiltak", "Endring av mål?", "Endring av tiltak?", "er avlyst.", "er gjennomgått",
    "er referent.", "etter avklaring med", "Evaluert:", "Fakta", "Fast plass", "Forfall", "Forfall og saker", "Forslag",
    "Forslag til fagperson", "Forslag til tiltak", "Frist", "Gitt:", "Frist for merknader er", "Frist for å melde sak",
    "Frist for å melde sak:", "Får oppdraget:", "gjennomgått.", "Grunn:", "Har du spørsmål, kan du ta kontakt med",
    "informerer", "Internt tiltak", "Ja", "Ja takk:", "Kl.", "kl.", "Konklusjon:", "Kontakt:", "Koordinator:", "Kopi",
    "Kopi til", "Kryss av", "Kryss av, og lever arket til", "Meldt av:", "Meldt:", "Merknader", "mot felles mål. Det er",
    "Mål for arbeidet", "Mønster", "Nei", "Nei takk:", "Neste møte", "Neste møte er", "Nr.", "Nytt møte er",
    "og er gjennomgått av", "Oppmøte", "Periode:", "Problemstilling", "Referent:", "Rolle", "Sak", "Saker",
    "Saksnummer:", "Samarbeidsmøtet", "Samtykke", "Samtykket er gitt", "Side", "Situasjonen i dag", "Skjemaet", "Svar",
    "Telefon", "Tema", "Tid:", "Tiltak", "Tiltak for neste halvår", "Tolk:", "Underskrift", "UTKAST",
    "Velkommen, samtykke og referent", "Vi ber om samtykke til:", "Samtykket varer til",
    "Samtykket varer til (dato):", "Samtykke til:", "Vår ref.:", "· Telefon", "· UTKAST", "· Vår ref.:", "Møtt",
})  # fmt: skip
"""What is written alike in both."""

NYNORSK: Final[Mapping[str, str]] = MappingProxyType({
    # --- on every sheet ---------------------------------------------------------------------------------------------
    "Deres ref.:": "Dykkar ref.:",
    "Dette er det første møtet i gruppen.": "Dette er det første møtet i gruppa.",
    "Dette dokumentet er rettet.": "Dette dokumentet er retta.",
    "Det erstatter det forrige dokumentet": "Det erstattar det førre dokumentet",
    ". Det forrige gjelder ikke lenger.": ". Det førre gjeld ikkje lenger.",
    "Med hilsen": "Med helsing",
    "Sendes til": "Blir sendt til",
    "Bruker:": "Brukar:",
    ", født": ", fødd",
    "Foresatt:": "Føresett:",
    "Navn": "Namn",
    "Enhet": "Eining",
    "Sted:": "Stad:",
    # --- D1 meldeskjema ---------------------------------------------------------------------------------------------
    "Ressursteamet bruker kunnskapen i enhetene samtidig og på tvers, slik at hjelpen blir helhetlig og effektiv.":
        "Ressursteamet brukar kunnskapen i einingane samtidig og på tvers, slik at hjelpa blir heilskapleg og effektiv.",
    "Hva som er forsøkt": "Kva som er prøvd",
    "Brukers ønsker": "Ønska til brukaren",
    "Hva det ønskes hjelp til": "Kva det er ønskt hjelp til",
    "Enheter i saken": "Einingar i saka",
    ". Saken kan drøftes med:": ". Saka kan drøftast med:",
    "Ønsket kopi:": "Ønskt kopi:",
    "Samtykket gjelder også kopi av referatet til disse enhetene.": "Samtykket gjeld òg kopi av referatet til desse einingane.",
    "Samtykket gjelder ikke kopi av referatet.": "Samtykket gjeld ikkje kopi av referatet.",
    "Samtykke er ikke registrert.": "Samtykke er ikkje registrert.",
    "Meldeplikten til barnevernet går foran.": "Meldeplikta til barnevernet går føre.",
    "Gir saken grunn til å melde fra, melder du direkte til barnevernet. Du venter ikke på ressursteamet.":
        "Gir saka grunn til å melde frå, melder du direkte til barnevernet. Du ventar ikkje på ressursteamet.",
    # --- D2 samtykkeskjema ------------------------------------------------------------------------------------------
    "Vi ber om samtykke til å dele opplysninger som vi har taushetsplikt om. Les gjennom skjemaet sammen med oss, og spør om alt "
    "du lurer på.":
        "Vi ber om samtykke til å dele opplysningar som vi har teieplikt om. Les gjennom skjemaet saman med oss, og spør om alt "
        "du lurer på.",
    "Hvem opplysningene handler om:": "Kven opplysningane handlar om:",
    "Opplysningene kommer fra:": "Opplysningane kjem frå:",
    "Hva samtykket gjelder": "Kva samtykket gjeld",
    "En ansvarsgruppe er fagfolk som samarbeider med": "Ei ansvarsgruppe er fagfolk som samarbeider med",
    "som eier gruppen, og som kan bestemme at den skal starte eller slutte.":
        "som eig gruppa, og som kan bestemme at ho skal starte eller slutte.",
    "Ressursteamet er fagfolk fra flere tjenester. De drøfter saken og foreslår tiltak. Møtet holdes uten bruker til stede. Du "
    "bestemmer selv hvilke tiltak du vil takke ja til.":
        "Ressursteamet er fagfolk frå fleire tenester. Dei drøftar saka og foreslår tiltak. Møtet blir halde utan at brukaren er "
        "til stades. Du bestemmer sjølv kva tiltak du vil takke ja til.",
    "Hvem vi kan dele opplysninger med": "Kven vi kan dele opplysningar med",
    "Sett kryss ved hver enhet du samtykker til. Enheter uten kryss får ingen opplysninger.":
        "Set kryss ved kvar eining du samtykkjer til. Einingar utan kryss får ingen opplysningar.",
    "Dette skal ikke deles": "Dette skal ikkje delast",
    "Du kan si nei til at enkelte opplysninger blir delt. En enhet sier du nei til ved å la ruten stå tom.":
        "Du kan seie nei til at enkelte opplysningar blir delte. Ei eining seier du nei til ved å la ruta stå tom.",
    "Skal ikke deles:": "Skal ikkje delast:",
    "Disse enhetene skal ikke ha opplysninger:": "Desse einingane skal ikkje ha opplysningar:",
    "Opplysninger jeg ikke vil dele:": "Opplysningar eg ikkje vil dele:",
    "Du bestemmer selv": "Du bestemmer sjølv",
    "Det er frivillig å samtykke.": "Det er frivillig å samtykkje.",
    "Du kan når som helst trekke samtykket, muntlig eller skriftlig. Du trenger ikke å si hvorfor.":
        "Du kan når som helst trekkje samtykket, munnleg eller skriftleg. Du treng ikkje å seie kvifor.",
    "Vi deler bare det som trengs, og bare så langt samtykket rekker.":
        "Vi deler berre det som trengst, og berre så langt samtykket rekk.",
    "Trekker du samtykket, deler vi ikke mer. Det som alt er delt eller arkivert, blir ikke slettet.":
        "Trekkjer du samtykket, deler vi ikkje meir. Det som alt er delt eller arkivert, blir ikkje sletta.",
    ", hvis du ikke trekker det før.": ", dersom du ikkje trekkjer det før.",
    "Barnets mening": "Meininga til barnet",
    "Barnet skal få vite hva samtykket gjelder, og få si hva det mener.":
        "Barnet skal få vite kva samtykket gjeld, og få seie kva det meiner.",
    "Hvem snakket med barnet, og når:": "Kven snakka med barnet, og når:",
    "Hva barnet mener:": "Kva barnet meiner:",
    "Jeg har fått informasjon om hva samtykket gjelder. Jeg samtykker til at opplysninger deles som beskrevet her.":
        "Eg har fått informasjon om kva samtykket gjeld. Eg samtykkjer til at opplysningar blir delte slik det står her.",
    "gjennomgås": "skal gjennomgåast",
    # --- D15: the receipt of a withdrawn consent -----------------------------------------------------------------------
    "Vi bekrefter at samtykket til å dele opplysninger er trukket tilbake.":
        "Vi stadfestar at samtykket til å dele opplysningar er trekt tilbake.",
    "Samtykket gjelder fortsatt for": "Samtykket gjeld framleis for",
    "Samtykket gjaldt:": "Samtykket galdt:",
    "Formål:": "Føremål:",
    "Trukket:": "Trekt:",
    "Trukket av:": "Trekt av:",
    "Dette stopper": "Dette stoppar",
    "Disse får ikke flere opplysninger fra oss:": "Desse får ikkje fleire opplysningar frå oss:",
    "Vi deler ikke flere opplysninger etter dette samtykket.": "Vi deler ikkje fleire opplysningar etter dette samtykket.",
    "Dette blir ikke slettet": "Dette blir ikkje sletta",
    "Opplysninger som alt er delt, kan vi ikke hente tilbake. Dokumenter som er arkivert, blir ikke slettet. Kommunen har plikt "
    "til å ta vare på dem.":
        "Opplysningar som alt er delte, kan vi ikkje hente tilbake. Dokument som er arkiverte, blir ikkje sletta. Kommunen har "
        "plikt til å ta vare på dei.",
    "Vil du samtykke på nytt?": "Vil du samtykkje på nytt?",
    "Du kan samtykke igjen når som helst. Ta kontakt med": "Du kan samtykkje igjen når som helst. Ta kontakt med",
    ". Da går vi gjennom et nytt skjema sammen. Du trenger ikke å si hvorfor samtykket ble trukket.":
        ". Då går vi gjennom eit nytt skjema saman. Du treng ikkje å seie kvifor samtykket blei trekt.",
    # --- D3, D10: the notices ---------------------------------------------------------------------------------------
    "Det er opprettet en ansvarsgruppe. Den skal samordne hjelpen på tvers av tjenestene. Denne meldingen sier ikke noe om "
    "innholdet i saken.":
        "Det er oppretta ei ansvarsgruppe. Ho skal samordne hjelpa på tvers av tenestene. Denne meldinga seier ikkje noko om "
        "innhaldet i saka.",
    "Opprettet:": "Oppretta:",
    "Enheter i gruppen": "Einingar i gruppa",
    "Ansvarsgruppen er avsluttet": "Ansvarsgruppa er avslutta",
    "Avslutningen er ført i referatet fra": "Avslutninga er ført i referatet frå",
    # --- D4, D5, D9: called to a meeting, its agenda, cancelled -----------------------------------------------------
    "Hensikten med møtet er å samarbeide på tvers av fag og samordne tiltak mot felles mål.":
        "Føremålet med møtet er å samarbeide på tvers av fag og samordne tiltak mot felles mål.",
    "skal bli hørt, sett og møtt med respekt.": "skal bli høyrd, sett og møtt med respekt.",
    "Møtet gjelder:": "Møtet gjeld:",
    "Møteleder:": "Møteleiar:",
    "Møtet kommer i stedet for ansvarsgruppemøtet": "Møtet kjem i staden for ansvarsgruppemøtet",
    "Sakslisten følger vedlagt.": "Sakslista ligg ved.",
    "Innkalt til møtet": "Innkalla til møtet",
    "Utvidet ansvarsgruppe": "Utvida ansvarsgruppe",
    "Kan du ikke komme? Meld forfall til": "Kan du ikkje kome? Meld forfall til",
    ". Ta også kontakt hvis du vil melde en sak.": ". Ta òg kontakt dersom du vil melde ei sak.",
    "minutter": "minutt",
    "Ingen saker er meldt på forhånd.": "Ingen saker er melde på førehand.",
    "Nytt møte er ikke avtalt.": "Nytt møte er ikkje avtalt.",
    # --- D6 referat -------------------------------------------------------------------------------------------------
    "Møtet ble holdt uten": "Møtet blei halde utan",
    "Samtykke til å dele opplysninger ble gitt": "Samtykke til å dele opplysningar blei gitt",
    ". Opplysninger deles bare så langt samtykket rekker.": ". Opplysningar blir berre delte så langt samtykket rekk.",
    "Det er ikke gitt gyldig samtykke til å dele opplysninger med andre enheter.":
        "Det er ikkje gitt gyldig samtykke til å dele opplysningar med andre einingar.",
    "Bruker og foresatte har ordet": "Brukar og føresette har ordet",
    "Bruker har ordet": "Brukar har ordet",
    "Barnets stemme": "Stemma til barnet",
    "Formidlet av:": "Formidla av:",
    "Hvordan barnet ble hørt:": "Korleis barnet blei høyrt:",
    "var ikke til stede.": "var ikkje til stades.",
    "Det er ikke ført noe under dette punktet.": "Det er ikkje ført noko under dette punktet.",
    "Referat fra forrige møte": "Referat frå førre møte",
    "Referatet fra forrige møte": "Referatet frå førre møte",
    "ble": "blei",
    "ikke": "ikkje",
    "Status fra medlemmene": "Status frå medlemmene",
    "Ikke ført.": "Ikkje ført.",
    "Det er ikke ført status fra medlemmene.": "Det er ikkje ført status frå medlemmene.",
    "Ikke besvart.": "Ikkje svart på.",
    "Meldte saker": "Melde saker",
    "Til stede": "Til stades",
    "Én sak var meldt.": "Éi sak var meld.",
    "saker var meldt.": "saker var melde.",
    "Ingen saker var meldt.": "Ingen saker var melde.",
    "Ansvarlig": "Ansvarleg",
    "Ingen tiltak er avtalt.": "Ingen tiltak er avtalte.",
    "Neste møte avtales senere.": "Neste møte blir avtalt seinare.",
    "Ansvarsgruppen avsluttes. Det blir ikke avtalt nytt møte.": "Ansvarsgruppa blir avslutta. Det blir ikkje avtalt nytt møte.",
    "Neste møte er ikke avtalt.": "Neste møte er ikkje avtalt.",
    "Merknader til referatet meldes til referenten": "Merknader til referatet skal meldast til referenten",
    "eller tas opp i neste møte": "eller takast opp i neste møte",
    # --- D7, D8, D14: the ressursteam -------------------------------------------------------------------------------
    "Sakslisten er uten navn. Bruk saksnummeret når du viser til en sak.":
        "Sakslista er utan namn. Bruk saksnummeret når du viser til ei sak.",
    "Meldende enhet": "Eining som melder",
    "Ingen saker er meldt.": "Ingen saker er melde.",
    "Faste deltakere": "Faste deltakarar",
    "Drøftet:": "Drøfta:",
    "Arkiveres hos:": "Skal arkiverast hos:",
    "Inviterte til denne saken": "Inviterte til denne saka",
    "Forslag. Enhetslederen avgjør hvem som får oppdraget.": "Forslag. Einingsleiaren avgjer kven som får oppdraget.",
    "bestemmer selv hvilke tiltak det blir takket ja til.": "bestemmer sjølv kva tiltak det blir takka ja til.",
    "Brukers valg": "Valet til brukaren",
    "Fra tiltaksbanken:": "Frå tiltaksbanken:",
    "Ikke avklart": "Ikkje avklart",
    "Veien videre": "Vegen vidare",
    "Informasjon til bruker": "Informasjon til brukaren",
    "om drøftingen og forslagene.": "om drøftinga og forslaga.",
    "Ressursteamet har drøftet saken, og her er forslagene. Du bestemmer selv hvilke tiltak du vil takke ja til.":
        "Ressursteamet har drøfta saka, og her er forslaga. Du bestemmer sjølv kva tiltak du vil takke ja til.",
    "Du kan ombestemme deg når som helst. Spør oss gjerne om forslagene, eller om du vil snakke om noe annet.":
        "Du kan ombestemme deg når som helst. Spør oss gjerne om forslaga, eller om du vil snakke om noko anna.",
    "Svar på forslagene": "Svar på forslaga",
    ". Du kan også svare muntlig.": ". Du kan òg svare munnleg.",
    # --- D11 møteplan -----------------------------------------------------------------------------------------------
    "Ressursteamet møtes hver": "Ressursteamet møtest kvar",
    "uke,": "veke,",
    "dager før møtet": "dagar før møtet",
    "Møtedager": "Møtedagar",
    "Uke": "Veke",
    "Møter som utgår": "Møte som går ut",
    # --- D12 evaluering ---------------------------------------------------------------------------------------------
    "Ressursteamet skal bruke ressursene samtidig og på tvers av enheter. Hvert halvår ser vi på hva vi har gjort, hva som har "
    "vært bra, og hva som kan bli bedre.":
        "Ressursteamet skal bruke ressursane samtidig og på tvers av einingar. Kvart halvår ser vi på kva vi har gjort, kva som "
        "har vore bra, og kva som kan bli betre.",
    "Hva": "Kva",
    "Antall": "Tal",
    "Saker per meldende enhet": "Saker per eining som melder",
    "Hva brukerne valgte": "Kva brukarane valde",
    "Valg": "Val",
    "Stolpediagram: saker per meldende enhet. Tallene står i tabellen under.":
        "Stolpediagram: saker per eining som melder. Tala står i tabellen under.",
    "Stolpediagram: hva brukerne valgte. Tallene står i tabellen under.":
        "Stolpediagram: kva brukarane valde. Tala står i tabellen under.",
    "Stolpediagram: oppmøte for hver fast plass. Tallene står i tabellen under.":
        "Stolpediagram: oppmøte for kvar fast plass. Tala står i tabellen under.",
    "Tall fra 1 til 4 om saker og tiltak kan peke på enkeltpersoner. De er skjult, og det er også tall som de kunne vært regnet "
    "ut fra.":
        "Tal frå 1 til 4 om saker og tiltak kan peike på enkeltpersonar. Dei er skjulte, og det er òg tal som dei kunne ha vore "
        "rekna ut frå.",
    "Oversikten er regnet ut fra sakene. Den nevner ingen personer.":
        "Oversikta er rekna ut frå sakene. Ho nemner ingen personar.",
    "Teamet har svart på fire spørsmål om møteformen.": "Teamet har svart på fire spørsmål om møteforma.",
    "Hva har vært bra?": "Kva har vore bra?",
    "Ikke besvart ennå.": "Ikkje svart på enno.",
    "Hvorfor?": "Kvifor?",
    "Hva kan bli bedre?": "Kva kan bli betre?",
    "Hvordan?": "Korleis?",
    "Det er ikke satt opp noen møter.": "Det er ikkje sett opp nokon møte.",
    "Deltakere i evalueringen": "Deltakarar i evalueringa",
    # --- D13 tiltaksbank --------------------------------------------------------------------------------------------
    "For hvem:": "For kven:",
    "Hvor lenge:": "Kor lenge:",
    "Hvem gir hjelpen:": "Kven gir hjelpa:",
    "Slik får du hjelpen:": "Slik får du hjelpa:",
    "Det er ingen tiltak i banken nå.": "Det er ingen tiltak i banken no.",
})  # fmt: skip
"""Bokmål to nynorsk, by what stands between two tags; spaces at its ends are the template's."""


class NoNynorskError(ValueError):
    """Texts of a template that are not in the table."""


def translate(*roots: Element) -> None:
    """Say the texts of these parts in nynorsk, where they stand.

    Raises:
        NoNynorskError: some text has no row here; it names all of them.
    """
    unknown: list[str] = []
    for root in roots:
        for node in root.iter(f"{{{W}}}t"):
            node.text = "".join(_said(piece, unknown) for piece in TAG.split(node.text or ""))
        for node in root.iter(f"{{{W}}}alias"):
            node.set(f"{{{W}}}val", _said(node.get(f"{{{W}}}val", ""), unknown))
        for node in root.iter(ALT):
            node.set("descr", "".join(_said(piece, unknown) for piece in TAG.split(node.get("descr", ""))))
    if unknown:
        raise NoNynorskError(f"no nynorsk in templates/kilde/nynorsk.py: {unknown}")


def _said(piece: str, unknown: list[str]) -> str:
    key = piece.strip()
    if TAG.fullmatch(piece) or key in SAME or not _WORDS.search(key):
        return piece
    if key not in NYNORSK:
        unknown.append(key)
        return piece
    start = piece.index(key)
    return piece[:start] + NYNORSK[key] + piece[start + len(key) :]
