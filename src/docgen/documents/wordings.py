"""What docgen says about the table of document types (DG2xx), the templates (DG3xx) and the documents in output/ (DG4xx)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from docgen.texts import ADVARSEL, FEIL, INFO, Wording

# fmt: off
WORDINGS: Mapping[str, Wording] = MappingProxyType({
    # --- templates/dokumenter.yaml ----------------------------------------------------------------------------------
    "DG201": Wording(FEIL, "Malen «{mal}» for dokumenttypen «{type}» finnes ikke i mappen templates.",
        "The template “{mal}” of the document type “{type}” is not in the templates folder.",
        "Legg malen i mappen, eller rett navnet i dokumenter.yaml.",
        "Put the template in the folder, or correct the name in dokumenter.yaml."),
    "DG202": Wording(FEIL, "Betingelsen «{verdi}» i «{felt}» kan ikke brukes: {grunn}",
        "The condition “{verdi}” in “{felt}” cannot be used: {reason}",
        "Rett betingelsen, for eksempel «når: møte.status == \"planlagt\"».",
        "Correct the condition, for example “når: møte.status == \"planlagt\"”."),
    "DG203": Wording(FEIL, "«{verdi}» er ingen mottaker vi kjenner.", "“{verdi}” is no receiver that we know.",
        "Bruk en av disse: {lovlige}.", "Use one of these: {lovlige}."),
    "DG204": Wording(FEIL, "Regelen «{verdi}» finnes ikke.", "There is no rule “{verdi}”.",
        "Skriv koden til en regel i retningslinjene, for eksempel AG-16, eller slett den.",
        "Write the code of a rule, for example AG-16, or delete it."),
    "DG205": Wording(FEIL, "«{verdi}» i «{felt}» peker ikke på en dato i det dokumentet handler om.",
        "“{verdi}” in “{felt}” does not point at a date of what the document is about.",
        "Skriv for eksempel «møte.referat.dato»; begynn med en av disse: {lovlige}.",
        "Write for example “møte.referat.dato”; begin with one of these: {lovlige}."),
    "DG206": Wording(FEIL, "Dokumenttypen «{type}» om «{om}» står to ganger.",
        "The document type “{type}” about “{om}” is written twice.",
        "Slett den raden som ikke skal gjelde.", "Delete the row that is not to apply."),
    "DG208": Wording(FEIL, "Dokumenttypen «{type}» kan bare handle om: {lovlige}.",
        "The document type “{type}” can only be about: {lovlige}.",
        "Rett «om», eller gi typen et annet navn.", "Correct “om”, or give the type another name."),
    "DG207": Wording(FEIL, "Mappen templates mangler filen dokumenter.yaml, eller den er tom.",
        "The templates folder has no dokumenter.yaml, or it is empty.",
        "Legg tilbake dokumenter.yaml fra en kopi.", "Put dokumenter.yaml back from a copy."),
    "DG209": Wording(INFO, "Dokumenttypen «{type}» har ingen mal på nynorsk og lages på bokmål, også til dem som vil ha nynorsk.",
        "The document type “{type}” has no template in nynorsk, so it is made in bokmål also for those who want nynorsk.",
        "Lag en mal på nynorsk, og før den opp med titlene under «nynorsk» i raden i dokumenter.yaml.",
        "Make a template in nynorsk, and enter it with the titles under “nynorsk” in the row in dokumenter.yaml."),
    "DG210": Wording(FEIL, "Malen «{mal}» står både som bokmål og som nynorsk.",
        "The template “{mal}” stands both as bokmål and as nynorsk.",
        "Gi nynorsk en egen mal: kopier filen, og skriv navnet på kopien under «nynorsk».",
        "Give nynorsk a template of its own: copy the file, and write the copy's name under “nynorsk”."),
    "DG213": Wording(FEIL, "«{{{verdi}}}» i «{felt}» er ikke noe docgen kan sette inn, og ville stått slik i dokumentet.",
        "“{{{verdi}}}” in “{felt}” is nothing that docgen can put in, and would have stood so in the document.",
        "{hjelp}", "{help}"),
    # --- the logo of cases/register/oppsett.yaml ----------------------------------------------------------------------
    "DG211": Wording(FEIL, "Logoen «{fil}» ligger ikke i mappen cases/register.",
        "The logo “{fil}” is not in the folder cases/register.",
        "Legg bildet i mappen, eller slett «logo» i oppsett.yaml. Bilder som ligger der nå: {filer}.",
        "Put the picture in the folder, or delete “logo” in oppsett.yaml. Pictures that are there now: {filer}."),
    "DG212": Wording(FEIL, "Logoen «{fil}» kan ikke brukes: {grunn}", "The logo “{fil}” cannot be used: {reason}",
        "{hjelp}", "{help}"),
    # --- templates --------------------------------------------------------------------------------------------------
    "DG301": Wording(FEIL, "Malen {mal}: {grunn}", "The template {mal}: {reason}",
        "{hjelp}", "{help}"),
    "DG302": Wording(FEIL, "Teksten kan ikke settes inn i malen {mal}: {grunn}",
        "The text cannot be put into the template {mal}: {reason}",
        "{hjelp}", "{help}"),
    "DG303": Wording(ADVARSEL, "Malen {mal}: {grunn}", "The template {mal}: {reason}",
        "{hjelp}", "{help}"),
    "DG304": Wording(INFO, "Malen {mal}: {grunn}", "The template {mal}: {reason}",
        "{hjelp}", "{help}"),
    # --- documents in output/ ---------------------------------------------------------------------------------------
    "DG401": Wording(INFO, "{fil} er sendt, og det som står i filene, er endret siden. Det som er sendt, blir liggende urørt.",
        "{fil} has been sent, and the files have changed since. What was sent stays untouched.",
        "Du trenger ikke gjøre noe. Var det sendte feil, så skriv det i neste dokument, for eksempel under "
        "merknader i neste referat.",
        "You need not do anything. If what was sent was wrong, say so in the next document, for example as a "
        "remark in the next minutes."),
    "DG416": Wording(ADVARSEL, "{fil} er merket sendt, men filene sier noe annet enn det som ligger der.",
        "{fil} is marked as sent, but the files say something else than what lies there.",
        "Er det som ligger i output, det dere sendte, er alt i orden: «docgen archive --som-sendt» tar det med som det er. "
        "Skulle de nye opplysningene vært med, så fjern «sendt: ja», kjør docgen build, se over dokumentet, send det, og skriv "
        "«sendt: ja» igjen.",
        "If what lies in output is what you sent, all is well: “docgen archive --as-sent” takes it as it is. If the new data "
        "were to be in it, take “sendt: ja” away, run docgen build, look the document over, send it, and write "
        "“sendt: ja” again."),
    "DG412": Wording(ADVARSEL, "{fra} er sendt, og blir liggende under det gamle navnet.",
        "{fra} has been sent, and stays under its old name.",
        "Er møtet flyttet? Sett datoen tilbake, avlys møtet, og lag et nytt. Det som er sendt, skal ligge som det er.",
        "Has the meeting been moved? Put the date back, cancel the meeting and make a new one. What was sent is to stay as it "
        "is."),
    "DG402": Wording(ADVARSEL, "{fra} blir liggende under det gamle navnet, fordi det er rettet for hånd.",
        "{fra} stays under its old name, because it was edited by hand.",
        "Er møtet flyttet? Avlys det gamle og lag et nytt møte. Ellers: slett den gamle filen når den ikke trengs.",
        "Has the meeting been moved? Cancel the old one and make a new meeting. Else delete the old file when not needed."),
    "DG403": Wording(ADVARSEL, "{fil} er rettet for hånd og blir ikke overskrevet.",
        "{fil} was edited by hand and is not overwritten.",
        "Sammenlign med filen som slutter på «(ny)». Slett din for å bruke den nye, eller slett den nye for å beholde din.",
        "Compare with the file that ends in “(ny)”. Delete yours to use the new one, or delete the new one to keep yours."),
    "DG404": Wording(ADVARSEL, "{fil} er {grunn}; etter det som står nå, skal {mottaker} ikke få flere kopier.",
        "{fil} has been {reason}; by what is written now, {mottaker} is to get no more copies.",
        "Kopien blir liggende. Ta kontakt med mottakeren dersom den må kreves tilbake.",
        "The copy stays. Contact the receiver if it must be asked back."),
    "DG405": Wording(ADVARSEL, "{fil} er rettet for hånd, men {mottaker} skal ikke lenger ha en kopi.",
        "{fil} was edited by hand, but {mottaker} is no longer to have a copy.",
        "Slett filen når du har tatt vare på det du skrev.", "Delete the file once you have kept what you wrote."),
    "DG408": Wording(ADVARSEL, "{fil} er rettet for hånd, eller ikke laget av docgen, og blir ikke overskrevet.",
        "{fil} was edited by hand, or was not made by docgen, and is not overwritten.",
        "Slett filen, så lages den på nytt neste gang.", "Delete the file; it is made anew the next time."),
    "DG409": Wording(ADVARSEL, "{fil} viser ikke dokumentet som ligger der nå. Den er endret, eller ikke laget av docgen, og "
        "blir ikke overskrevet.",
        "{fil} does not show the document that lies there now. It was changed, or not made by docgen, and is not overwritten.",
        "Gi filen et annet navn, eller slett den, så lages PDF-en neste gang.",
        "Rename the file, or delete it; the PDF is made the next time."),
    "DG407": Wording(ADVARSEL, "{antall} dokumenter i output/{mappe} hører ikke lenger til noen fil i cases.",
        "{antall} documents in output/{mappe} no longer belong to any file in cases.",
        "Er filen slettet ved en feil, legg den tilbake. Ellers kan du slette dokumentene: {filer}.",
        "If the file was deleted by mistake, put it back. Else you may delete the documents: {filer}."),
    "DG410": Wording(ADVARSEL, "{fil} ({grunn}) blir ikke skrevet om, men filene sier noe annet nå.",
        "{fil} ({reason}) is not written again, but the files say something else now.",
        "Var dokumentet riktig da det ble sendt, trenger du ikke gjøre noe. Ofte er det noe som gjelder nå og ikke da: et mål "
        "som er nådd, eller en tidligere koordinator som mangler telefon eller e-post under «fra». Skal dokumentet rettes, lag "
        "en ny utgave: docgen build --ny-utgave {fil}. Var det filen som ble feil, så rett den tilbake.",
        "If the document was right when it was sent, you need not do anything. Often it is something that holds now and did "
        "not then: a goal that was reached, or a former koordinator whose telephone or e-mail is missing under “fra”. If the "
        "document is to be corrected, make a new edition: docgen build --new-edition {fil}. If it was the file that went "
        "wrong, change it back."),
    "DG411": Wording(ADVARSEL, "{fil} ({grunn}) er ikke lenger slik det ble sendt dit.",
        "{fil} ({reason}) is no longer as it was sent there.",
        "Legg det tilbake fra de tidligere versjonene: docgen restore {fil}. Skal det rettes, lag en ny utgave: docgen build "
        "--ny-utgave {fil}.",
        "Put it back from the previous versions: docgen restore {fil}. If it is to be corrected, make a new edition: docgen "
        "build --new-edition {fil}."),
    "DG413": Wording(INFO, "{antall} som arkivet har fått, ligger ikke lenger i output: {filer}.",
        "{count} that the archive was sent no longer lie in output: {files}.",
        "Arkiverte dokumenter lages ikke på nytt. Trenger dere det her, {vei}. Ellers trenger du ikke gjøre noe.",
        "Archived documents are not made again. If it is needed here, {way}. Else you need not do anything."),
    "DG417": Wording(INFO, "{antall} som ble sendt til arkivet og avvist der, ligger ikke lenger i output: {filer}.",
        "{count} that the archive was sent and refused no longer lie in output: {files}.",
        "Arkivet har det ikke. Skal det dit, så rett det arkivet sa var galt, og lag en ny utgave: docgen build --ny-utgave "
        "{fil}. Trenger dere det som ble avvist, {vei}.",
        "The archive does not have it. If it is to go there, mend what the archive said was wrong, and make a new edition: "
        "docgen build --new-edition {fil}. If what was refused is needed, {way}."),
    "DG415": Wording(FEIL, "{fil} er merket sendt, men er et utkast som er rettet for hånd.",
        "{fil} is marked as sent, but is a draft that was edited by hand.",
        "Er det dette dere sendte, så ta bort ordet UTKAST i Word, overalt der det står. Skal det ferdige gjelde, så slett "
        "utkastet, og det ferdige får navnet ved neste bygging. Så lenge det står slik, blir det ikke arkivert.",
        "If this is what you sent, take the word UTKAST out in Word, wherever it stands. If the finished one is to count, delete "
        "the draft, and the finished one gets the name in the next build. As long as it stands like this it is not archived."),
    "DG414": Wording(ADVARSEL, "{fil} er en rettet utgave, men malen {mal} skriver ikke hva den erstatter.",
        "{fil} is a corrected edition, but the template {mal} does not print what it replaces.",
        "Legg linjen om dokument.retter inn i malen, se «Prøv det: en ny dokumenttype» i docs/maler.md. Ellers ser ikke "
        "mottakeren hvilket av de to som gjelder.",
        "Put the line about dokument.retter into the template, see docs/maler.md. Else the receiver cannot see which of the two "
        "holds."),
    "DG406": Wording(FEIL, "To dokumenter skal hete {fil}.", "Two documents are both to be called {fil}.",
        "Gi møtene ulik dato. Har to møter byttet dag, slett de gamle filene i output, så lages de på nytt.",
        "Give the meetings different dates. If two meetings have traded days, delete the old files in "
        "output; they are made anew."),
})
