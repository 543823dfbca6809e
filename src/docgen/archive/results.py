"""What an archive run tells: one result a package or receipt, by a row of this table. Pure.

A sentence names the package by its folder, which says nothing of anybody. What others have written (names of files, an archive's
own words) is `Quoted`, so that JSON and logs say «skjult».
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

from docgen.problem import Severity, Text


class Words(NamedTuple):
    """A row: how grave, and the sentence with its way out in both languages."""

    severity: Severity
    nb: str
    en: str


@dataclass(frozen=True)
class Result:
    """What became of a package or of a receipt.

    `pakke` is the package's id, "" where none is known; `mappe` its folder's name.
    """

    code: str
    severity: Severity
    text: Text
    pakke: str = ""
    mappe: str = ""


PUT_ASIDE = Text(
    " Det {fil} sier, ligger i arkiv/karantene/{sted}, med grunnen ved siden av ({forklaring}).",
    " What {fil} says lies in arkiv/karantene/{sted}, with the reason beside it ({forklaring}).",
)


def put_aside(result: Result, sted: str, forklaring: str) -> Result:
    """The same result with where the answer lies now; under what it was called stands in the result's own `fil`."""
    text, values = result.text, (*result.text.values, ("sted", sted), ("forklaring", forklaring))
    return replace(result, text=Text(text.nb + PUT_ASIDE.nb, text.en + PUT_ASIDE.en, values))


def told(code: str, pakke: str = "", mappe: str = "", **values: str) -> Result:
    """Make a result by its row; `values` fill the sentence's places, beside `mappe`."""
    words = WORDS[code]
    return Result(code, words.severity, Text(words.nb, words.en, (("mappe", mappe), *values.items())), pakke, mappe)


_F, _A, _I = Severity.FEIL, Severity.ADVARSEL, Severity.INFO

WORDS: Mapping[str, Words] = MappingProxyType(
    {
        # --- packages
        "pakket": Words(_I, "Pakken {mappe} ligger klar.", "The package {mappe} lies ready."),
        "uendret": Words(
            _I, "Pakken {mappe} ligger klar fra før, uendret.", "The package {mappe} lies ready already, unchanged."
        ),
        "erstattet": Words(
            _I,
            "Pakken {mappe} er laget på nytt; den forrige ligger i arkiv/erstattet.",
            "The package {mappe} was made anew; the former one lies in arkiv/erstattet.",
        ),
        "erstattet_endret": Words(
            _A,
            "Pakken {mappe} er laget på nytt. Noen hadde endret den forrige for hånd; den ligger i arkiv/erstattet.",
            "The package {mappe} was made anew. Somebody had changed the former one by hand; it lies in arkiv/erstattet.",
        ),
        "låst_likt": Words(
            _I,
            "Pakken {mappe} er sendt, og pakkes ikke en gang til.",
            "The package {mappe} was sent, and is not packed once more.",
        ),
        "låst": Words(
            _I,
            "Pakken {mappe} er sendt fra før. En rettelse må være en ny utgave (docgen build --ny-utgave).",
            "The package {mappe} was sent before. A correction has to be a new edition (docgen build --ny-utgave).",
        ),
        "i_arbeid": Words(
            _I,
            "En annen docgen arbeider med pakken {mappe} nå, så den er hoppet over.",
            "Another docgen works with the package {mappe} now, so it was passed over.",
        ),
        "navn_tatt": Words(
            _F,
            "Det ligger en fremmed mappe i arkiv/klar som heter {mappe}. Flytt den bort, og kjør docgen igjen.",
            "A folder that is not ours lies in arkiv/klar as {mappe}. Move it away, and run docgen again.",
        ),
        "borte": Words(
            _F,
            "Pakken {mappe} er borte fra arkiv/klar. Er den arkivert, så legg mappen (eller en tom mappe med samme navn) i "
            "arkiv/sendt. Er den "
            "slettet ved et uhell, så hent den tilbake fra papirkurven. Den blir ikke laget på nytt av seg selv.",
            "The package {mappe} is gone from arkiv/klar. If it was archived, put the folder (or an empty one of that name) into "
            "arkiv/sendt. If it was deleted by accident, get it back from the recycle bin. It is not made anew by itself.",
        ),
        "endret": Words(
            _F,
            "Pakken {mappe} er ikke slik docgen laget den, så den er ikke sendt. Kjør docgen archive, så blir den laget på "
            "nytt; den "
            "endrede tas vare på i arkiv/erstattet.",
            "The package {mappe} is not as docgen made it, so it was not sent. Run docgen archive, and it is made anew; the "
            "changed one "
            "is kept in arkiv/erstattet.",
        ),
        "foreldet": Words(
            _A,
            "Pakken {mappe} i arkiv/klar skal ikke til arkivet slik den ligger: dokumentet er endret, stoppet eller borte siden "
            "den ble laget. Kjør docgen build og så docgen archive, så lages den på nytt når dokumentet er i orden.",
            "The package {mappe} in arkiv/klar is not to go to the archive as it lies: its document has changed, is stopped or "
            "is gone since it was made. Run docgen build and then docgen archive; it is made anew once the document is in order.",
        ),
        "fremmed": Words(
            _A,
            "Mappen {mappe} i arkiv/{sted} er ikke en pakke som docgen kjenner. Den blir ikke sendt. Flytt den ut av "
            "arkivmappen.",
            "The folder {mappe} in arkiv/{sted} is no package that docgen knows. It is not sent. Move it out of the archive "
            "folder.",
        ),
        "feil_sted": Words(
            _A,
            "Pakken {mappe} ligger i arkiv/{sted}, men registeret sier «{tilstand}». Flytt den til arkiv/{hjem}, eller legg "
            "kvitteringen i "
            "arkiv/inn.",
            "The package {mappe} lies in arkiv/{sted}, but the register says “{tilstand}”. Move it to arkiv/{hjem}, or put "
            "the receipt into "
            "arkiv/inn.",
        ),
        # --- taking back
        "trukket": Words(
            _I,
            "Pakken {mappe} er trukket tilbake og ligger i arkiv/trukket. Den er ikke sendt, og pakkes ikke av seg selv. "
            "Skal den til arkivet likevel, kjør docgen archive pack {mappe}.",
            "The package {mappe} was withdrawn and lies in arkiv/trukket. It was not sent, and is not packed by itself. If it is "
            "to go to the archive after all, run docgen archive pack {mappe}.",
        ),
        "trukket_før": Words(
            _I,
            "Pakken {mappe} er trukket tilbake fra før. Skal den til arkivet, kjør docgen archive pack {mappe}.",
            "The package {mappe} has been withdrawn already. If it is to go to the archive, run docgen archive pack {mappe}.",
        ),
        "lå_i_trukket": Words(
            _I,
            "Pakken {mappe} lå i arkiv/trukket, og er ført som trukket tilbake. Skal den til arkivet, kjør docgen archive pack "
            "{mappe}.",
            "The package {mappe} lay in arkiv/trukket, and was noted as withdrawn. If it is to go to the archive, run docgen "
            "archive pack {mappe}.",
        ),
        "kan_ikke_trekkes": Words(
            _F,
            "Pakken {mappe} er sendt til arkivet («{tilstand}»), og kan ikke trekkes tilbake herfra. Skulle den ikke vært sendt, "
            "så ring arkivet. Ingenting er endret.",
            "The package {mappe} was sent to the archive (“{tilstand}”), and cannot be withdrawn from here. If it was not to be "
            "sent, call the archive. Nothing is changed.",
        ),
        "levert_alt": Words(
            _F,
            "Noe som heter {mappe}, ligger i sendemappen, så arkivet kan alt ha pakken. Den er ikke trukket tilbake. Ring "
            "arkivet, og flytt den ut av sendemappen hvis de ikke har hentet den; kjør så docgen archive withdraw igjen.",
            "Something called {mappe} lies in the hot folder, so the archive may have the package already. It was not withdrawn. "
            "Call the archive, and move it out of the hot folder if they have not fetched it; then run docgen archive withdraw "
            "again.",
        ),
        "borte_trukket": Words(
            _F,
            "Pakken {mappe} er borte fra arkiv/trukket. Er den arkivert, så legg mappen (eller en tom mappe med samme navn) i "
            "arkiv/sendt. Ellers legger du den tilbake i arkiv/trukket (en tom mappe med samme navn er nok), og kjører docgen "
            "archive pack {mappe} igjen.",
            "The package {mappe} is gone from arkiv/trukket. If it was archived, put the folder (or an empty one of that name) "
            "into arkiv/sendt. Else put it back into arkiv/trukket (an empty one of that name will do), and run docgen archive "
            "pack {mappe} again.",
        ),
        # --- sending
        "sendt": Words(_I, "Pakken {mappe} er levert i sendemappen.", "The package {mappe} was delivered into the hot folder."),
        "sendt_på_nytt": Words(
            _A,
            "Pakken {mappe} er levert en gang til, med samme id.",
            "The package {mappe} was delivered once more, under the same id.",
        ),
        "lå_der": Words(
            _I,
            "Pakken {mappe} lå i sendemappen fra før, og er ført som sendt.",
            "The package {mappe} lay in the hot folder already, and was noted as sent.",
        ),
        "flyttet": Words(
            _I,
            "Pakken {mappe} er flyttet til arkiv/sendt for hånd, og er ført som sendt.",
            "The package {mappe} was moved to arkiv/sendt by hand, and was noted as sent.",
        ),
        "tatt_i_sendemappen": Words(
            _F,
            "Det ligger noe annet i sendemappen som heter {mappe}, så pakken er ikke levert. Spør arkivet hva det er, og "
            "flytt det bort.",
            "Something else lies in the hot folder as {mappe}, so the package was not delivered. Ask the archive what it is, "
            "and move it "
            "away.",
        ),
        "ligger_i_sendemappen": Words(
            _F,
            "Pakken {mappe} ligger fortsatt i sendemappen: arkivet har ikke hentet den, så den er ikke sendt på nytt.",
            "The package {mappe} still lies in the hot folder: the archive has not fetched it, so it was not sent once more.",
        ),
        "uten_bevis": Words(
            _F,
            "Pakken {mappe} er ikke sendt på nytt: arkivet kunne fått den to ganger. Spør arkivet om den finnes "
            "(registrering.hent, eller "
            "arkivaren), og si svaret.",
            "The package {mappe} was not sent once more: the archive could get it twice. Ask the archive whether it has it "
            "(registrering.hent, or the archivist), and tell the answer.",
        ),
        "kan_ikke_sendes_på_nytt": Words(
            _F,
            "Pakken {mappe} kan ikke sendes på nytt, for den er «{tilstand}».",
            "The package {mappe} cannot be sent once more, for it is “{tilstand}”.",
        ),
        "ukjent_pakke": Words(_F, "Registeret har ingen pakke {mappe}.", "The register has no package {mappe}."),
        "sending_ufullført": Words(
            _F,
            "Pakken {mappe} var under levering i en annen sendemappe enn den som er satt opp nå, så ingen kan si om den kom "
            "fram. Sett "
            "den forrige sendemappen i docgen.toml, og kjør docgen archive én gang.",
            "The package {mappe} was being delivered into another hot folder than the one that is set up now, so nobody can "
            "say whether it "
            "arrived. Set the former hot folder in docgen.toml, and run docgen archive once.",
        ),
        "stille": Words(
            _A,
            "Arkivet har ikke svart på pakken {mappe} innen fristen. Spør arkivet før noe sendes på nytt. Er den ført, så "
            "lag mappen arkiv/inn/{mappe} med en tekstfil i som heter journalnummer.txt, og skriv journalnummeret i den. Sier de "
            "bare at den kom fram, skal filen være tom og hete opprett.mottatt.",
            "The archive has not answered the package {mappe} in time. Ask the archive before anything is sent once more. If it "
            "has been entered, make the folder arkiv/inn/{mappe} with a text file in it called journalnummer.txt, and write the "
            "number in the journal there. If they only say that it arrived, the file is to be empty and called opprett.mottatt.",
        ),
        # --- receipts
        "mottatt": Words(_I, "Arkivet har mottatt pakken {mappe}.", "The archive has received the package {mappe}."),
        "lukket": Words(
            _I,
            "Arkivet har tatt imot meldingen i pakken {mappe}: saken er lukket.",
            "The archive has taken the message in the package {mappe}: the case is closed.",
        ),
        "kvittert": Words(_I, "Pakken {mappe} er journalført som {journal}.", "The package {mappe} was entered as {journal}."),
        "ført": Words(
            _I,
            "Pakken {mappe} er ført for hånd, som {journal}.",
            "The package {mappe} was entered by hand, as {journal}.",
        ),
        "eksisterende": Words(
            _A,
            "Pakken {mappe} var journalført fra før, som {journal}. Sjekk at arkivet har dette dokumentet.",
            "The package {mappe} had been entered before, as {journal}. Check that the archive has this document.",
        ),
        "avvist": Words(
            _F,
            "Arkivet avviste pakken {mappe}: «{melding}» (kode {id}). Rett det, og lag en ny utgave (docgen build --ny-utgave).",
            "The archive refused the package {mappe}: “{melding}” (code {id}). Mend it, and make a new edition (docgen build "
            "--ny-utgave).",
        ),
        "delvis": Words(
            _F,
            "Arkivet opprettet saken {journal}, men avviste journalposten i pakken {mappe}: «{melding}» (kode {id}). Rett "
            "det, og lag en ny "
            "utgave (docgen build --ny-utgave).",
            "The archive made the case {journal}, but refused the entry in the package {mappe}: “{melding}” (code {id}). Mend "
            "it, and make a "
            "new edition (docgen build --ny-utgave).",
        ),
        "ukjent": Words(
            _A,
            "Arkivet vet ikke hva som ble av pakken {mappe} ({id}). Spør arkivet før noe sendes på nytt.",
            "The archive does not know what became of the package {mappe} ({id}). Ask the archive before anything is sent "
            "once more.",
        ),
        "gjentatt": Words(
            _I,
            "Kvitteringen {fil} sier det registeret vet fra før om pakken {mappe}.",
            "The receipt {fil} says what the register knows already of the package {mappe}.",
        ),
        "venter": Words(
            _I,
            "{fil} i arkiv/inn er nettopp lagt der, og er kanskje ikke skrevet ferdig. Vent et minutt, og kjør docgen archive "
            "receipt igjen.",
            "{fil} in arkiv/inn was put there just now, and may not be written to its end. Wait a minute, and run docgen archive "
            "receipt again.",
        ),
        "for_stor": Words(
            _F,
            "{fil} i arkiv/inn er for stor til å være en kvittering, og er ikke lest. Flytt den bort.",
            "{fil} in arkiv/inn is too large for a receipt, and was not read. Move it away.",
        ),
        # --- receipts that nobody understands: each goes to arkiv/karantene
        "uleselig": Words(
            _F,
            "{fil} kan ikke leses som et svar fra arkivet, så ingenting er ført. Be arkivet sende svaret på nytt. Grunnen, til "
            "dem: {grunn_nb}",
            "{fil} cannot be read as an answer of the archive, so nothing was noted. Ask the archive to send the answer again. "
            "The reason, for them: {grunn_en}",
        ),
        "uten_nummer": Words(_F, "Ingenting er ført. {grunn_nb}", "Nothing was noted. {grunn_en}"),
        "intet_svar": Words(
            _F,
            "{fil} sier verken journalnummer eller hvorfor arkivet avviste. Be arkivet om en kvittering med journalnummer.",
            "{fil} tells neither a number in the journal nor why the archive refused. Ask the archive for a receipt with the "
            "number.",
        ),
        "ingen_pakke": Words(
            _F,
            "{fil} sier ikke hvilken pakke den gjelder. Gi filen navnet «<pakke-id>__arkivmelding-kvittering.xml» (pakke-id "
            "står i "
            "pakke.json), eller legg den i en mappe med pakkens navn i arkiv/inn.",
            "{fil} does not say which package it is about. Name the file “<package id>__arkivmelding-kvittering.xml” (the id "
            "stands in "
            "pakke.json), or put it into a folder with the package's name in arkiv/inn.",
        ),
        "fremmed_nøkkel": Words(
            _F,
            "{fil} gjelder noe som docgen ikke har sendt herfra. Hører den til et annet system?",
            "{fil} is about something that docgen has not sent from here. Does it belong to another system?",
        ),
        "to_pakker": Words(
            _F,
            "{fil} peker på to forskjellige pakker: nøkkelen i filen på en, navnet på en annen. Sjekk hvilken den gjelder.",
            "{fil} points to two different packages: the key in the file to one, the name to another. Check which it is about.",
        ),
        "to_journalnumre": Words(
            _F,
            "ALARM: Pakken {mappe} er journalført to ganger, som {journal} og {annet}. Kontakt arkivet nå, så den ene kan utgå. "
            "Kvitteringen er {fil}.",
            "ALARM: The package {mappe} has been entered twice, as {journal} and {annet}. Call the archive now, so that one "
            "of them can be "
            "cancelled. The receipt is {fil}.",
        ),
        "ikke_ventet": Words(
            _F,
            "{fil} sier «{hendelse}» om pakken {mappe}, som er «{tilstand}» fra før. Spør arkivet hva som gjelder.",
            "{fil} says “{hendelse}” of the package {mappe}, which is “{tilstand}” already. Ask the archive which holds.",
        ),
    }
)
