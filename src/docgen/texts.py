"""Every sentence docgen says about files, YAML and fields: one row per code, in bokmål and English.

The rows are for a secretary: what is wrong, quoting her own words, and one way out with an example. Codes are stable and
never used again; one cause has one code. DG1xx are the YAML files. The office's own rules have their texts beside the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Wording(NamedTuple):
    """One row: how grave, the sentence, and the way out. Places in braces are filled by name; a real brace is doubled."""

    severity: str
    nb: str
    en: str
    help_nb: str
    help_en: str


FEIL, ADVARSEL, INFO = "feil", "advarsel", "info"

# fmt: off
DG: Mapping[str, Wording] = MappingProxyType({
    # --- fields -----------------------------------------------------------------------------------------------------
    "DG101": Wording(FEIL, "Feltet «{felt}» mangler.", "The field “{felt}” is missing.",
        "Legg til en linje med «{felt}: {eksempel}».", "Add a line with “{felt}: {eksempel}”."),
    "DG102": Wording(FEIL, "Feltet «{felt}» er ukjent.", "The field “{felt}” is unknown.",
        "Mente du «{forslag}»? Rett navnet på feltet. Et notat som aldri skrives ut, kan stå i «notat».",
        "Did you mean “{forslag}”? Correct the name of the field. A note that is never printed can stand in “notat”."),
    "DG103": Wording(FEIL, "«{verdi}» er ikke en gyldig verdi for «{felt}».", "“{verdi}” is not a valid value for “{felt}”.",
        "Mente du «{forslag}»? Lovlige verdier: {lovlige}.", "Did you mean “{forslag}”? Allowed values: {lovlige}."),
    "DG104": Wording(FEIL, "Feltet «{felt}» står to ganger (første gang på linje {linje}).",
        "The field “{felt}” is written twice (first on line {linje}).",
        "Slett det ene feltet med alt som står under det. Skal begge med, så flytt det som står under, opp til linje {linje}.",
        "Delete one of the fields with all that stands below it. If both are to be kept, move what stands below up to "
        "line {linje}."),
    "DG105": Wording(FEIL, "«{verdi}» er ikke en dato som finnes.", "“{verdi}” is not a date that exists.",
        "Skriv en dag som finnes i måneden, for eksempel 30.04.2026.",
        "Write a day that the month has, for example 30.04.2026."),
    "DG106": Wording(FEIL, "«{verdi}» er ikke et klokkeslett.", "“{verdi}” is not a time of day.",
        "Skriv timer og minutter, for eksempel 10.30.", "Write hours and minutes, for example 10.30."),
    "DG107": Wording(FEIL, "«{felt}» er et spørsmål med svaret ja eller nei; her står «{verdi}».",
        "“{felt}” is answered by yes or no; here it says “{verdi}”.",
        "Skriv ja eller nei, eller la feltet stå tomt.", "Write ja or nei, or leave the field empty."),
    "DG108": Wording(FEIL, "«{verdi}» er ikke et helt tall.", "“{verdi}” is not a whole number.",
        "Skriv bare sifre, for eksempel «{felt}: 3».", "Write digits only, for example “{felt}: 3”."),
    "DG109": Wording(FEIL, "«{verdi}» er ikke et tall.", "“{verdi}” is not a number.",
        "Skriv et tall, for eksempel «{felt}: 1,5».", "Write a number, for example “{felt}: 1,5”."),
    "DG110": Wording(FEIL, "«{verdi}» er ikke en ukedag.", "“{verdi}” is not a day of the week.",
        "Skriv dagen med hele ord, for eksempel onsdag.", "Write the day as a whole word, for example onsdag."),
    "DG111": Wording(FEIL, "«{verdi}» er ikke et halvår.", "“{verdi}” is not a half-year.",
        "Skriv år og halvår, for eksempel 2026-høst eller 2027-vår.",
        "Write year and half, for example 2026-høst or 2027-vår."),
    "DG112": Wording(FEIL, "«{felt}» skal stå på én linje; her står det flere.",
        "“{felt}” is to stand on one line; here are several.",
        "Skriv alt på én linje, og sett anførselstegn rundt: «{felt}: \"…\"».",
        "Write all of it on one line with quotation marks around: “{felt}: \"…\"”."),
    "DG113": Wording(FEIL, "Navnet «{verdi}» inneholder tall.", "The name “{verdi}” contains digits.",
        "Skriv bare navnet, for eksempel Kari Nordmann.", "Write the name only, for example Kari Nordmann."),
    "DG114": Wording(FEIL, "«{verdi}» kan ikke brukes i «{felt}».", "“{verdi}” cannot be used in “{felt}”.",
        "Bruk bare bokstaver, tall, bindestrek og understrek, for eksempel helsestasjon_nord.",
        "Use only letters, digits, hyphen and underscore, for example helsestasjon_nord."),
    "DG115": Wording(FEIL, "«{verdi}» er ikke et saksnummer.", "“{verdi}” is not a case number.",
        "Skriv RT, år og løpenummer, for eksempel RT-2026-017.", "Write RT, year and number, for example RT-2026-017."),
    "DG116": Wording(FEIL, "«{verdi}» er ikke et gruppenummer.", "“{verdi}” is not a group number.",
        "Skriv AG, år og løpenummer, for eksempel AG-2026-005.", "Write AG, year and number, for example AG-2026-005."),
    "DG117": Wording(FEIL, "«{felt}» kan bare være én; her står en liste.", "“{felt}” can only be one; here is a list.",
        "Skriv én verdi, for eksempel «{felt}: {eksempel}». Er det tekst som begynner med [, så sett anførselstegn rundt.",
        "Write one value, for example “{felt}: {eksempel}”. If it is text that begins with [, put quotation marks "
        "around it."),
    "DG118": Wording(FEIL, "«{felt}» skal være en enkel verdi; her står det flere felt under.",
        "“{felt}” is to be a plain value; here are several fields below it.",
        "Skriv verdien rett etter kolonet, for eksempel «{felt}: {eksempel}». Sett anførselstegn rundt tekst med "
        "kolon eller {{.",
        "Write the value right after the colon, for example “{felt}: {eksempel}”. Put quotation marks around text "
        "with a colon or {{."),
    "DG119": Wording(FEIL, "«{felt}» skal ha egne felt under seg; her står «{verdi}».",
        "“{felt}” is to have fields of its own below it; here it says “{verdi}”.",
        "Skriv feltene på egne linjer med to mellomrom foran, for eksempel «{eksempel}: …».",
        "Write the fields on lines of their own with two spaces in front, for example “{eksempel}: …”."),
    "DG120": Wording(FEIL, "«{felt}» er «{ene}», men «{helhet}» sier noe annet.",
        "“{felt}” is “{ene}”, but “{helhet}” says otherwise.",
        "Slett den ene av linjene «{felt}» og «{helhet}».", "Delete one of the lines “{felt}” and “{helhet}”."),
    "DG121": Wording(ADVARSEL, "Året i «{verdi}» har bare to sifre; det er lest som {lest}.",
        "The year in “{verdi}” has only two digits; it was read as {lest}.",
        "Skriv året med fire sifre, for eksempel {lest}.", "Write the year with four digits, for example {lest}."),
    "DG122": Wording(ADVARSEL, "«{felt}» er en liste, men punktene begynner med «{tegn}»; alt er lest som ett punkt.",
        "“{felt}” is a list, but the points begin with “{tegn}”; all of it was read as one point.",
        "Begynn hvert punkt på egen linje med bindestrek og mellomrom: «- tekst».",
        "Begin each point on a line of its own with a hyphen and a space: “- text”."),
    "DG123": Wording(FEIL, "«{verdi}» er ikke et kommunenummer.", "“{verdi}” is not the number of a municipality.",
        "Skriv fire sifre, for eksempel «kommunenummer: \"0301\"».", "Write four digits, for example “kommunenummer: \"0301\"”."),
    "DG124": Wording(ADVARSEL, "«{verdi}» er ikke en e-postadresse.", "“{verdi}” is not an e-mail address.",
        "Skriv hele adressen med @, for eksempel «{felt}: post@eksempelvik.example».",
        "Write the whole address with @, for example “{felt}: post@eksempelvik.example”."),
    "DG125": Wording(ADVARSEL, "«{verdi}» er ikke et norsk telefonnummer.", "“{verdi}” is not a Norwegian telephone number.",
        "Skriv åtte sifre, for eksempel «{felt}: 68 05 00 10». Et nummer i utlandet begynner med +.",
        "Write eight digits, for example “{felt}: 68 05 00 10”. A number abroad begins with +."),
    "DG126": Wording(ADVARSEL, "Postnummeret i adressen har ikke fire sifre.",
        "The postal code of the address does not have four digits.",
        "Skriv fire sifre foran poststedet, for eksempel 9999 Eksempelvik. Er adressen i utlandet, skriv landet på siste linje.",
        "Write four digits before the town, for example 9999 Eksempelvik. If the address is abroad, write the country on the "
        "last line."),
    # --- the file as text -------------------------------------------------------------------------------------------
    "DG130": Wording(FEIL, "Fila er for stor (over {grense} MB).", "The file is too big (more than {grense} MB).",
        "Del innholdet på flere filer. Legg store tekster og bilder i egne dokumenter, ikke i denne fila.",
        "Divide the content between several files. Keep long texts and pictures in documents of their own, not in "
        "this file."),
    "DG131": Wording(FEIL, "Fila er ikke lagret som UTF-8, så æ, ø og å kan ikke leses.",
        "The file is not saved as UTF-8, so æ, ø and å cannot be read.",
        "Åpne fila i Notisblokk, velg Fil → Lagre som, og velg Koding: UTF-8.",
        "Open the file in Notepad, choose File → Save as, and choose Encoding: UTF-8."),
    "DG132": Wording(FEIL, "Her står et usynlig tegn som ikke kan skrives i et dokument ({tegn}).",
        "Here is an invisible character that no document can hold ({tegn}).",
        "Slett tegnet. Det følger ofte med når tekst limes inn fra Word; skriv ordene rundt på nytt om du ikke ser det.",
        "Delete the character. It often comes along with text pasted from Word; retype the words around it if you "
        "cannot see it."),
    "DG133": Wording(INFO, "Her står et skjult linjeskift ({tegn}); det er lest som et mellomrom.",
        "Here is a hidden line break ({tegn}); it was read as a space.",
        "Vil du ha ny linje, så trykk Enter her. Ellers trenger du ikke gjøre noe.",
        "If you want a new line, press Enter here. Otherwise you need do nothing."),
    "DG134": Wording(INFO, "Fila er tom.", "The file is empty.",
        "Fyll den ut når du er klar, for eksempel «type: {type}» på første linje.",
        "Fill it in when you are ready, for example “type: {type}” on the first line."),
    "DG135": Wording(FEIL, "Fila består ikke av felt.", "The file is not made of fields.",
        "Skriv ett felt på hver linje, med kolon og mellomrom etter navnet, for eksempel «type: sak».",
        "Write one field on each line, with a colon and a space after the name, for example “type: sak”."),
    # --- the file as YAML -------------------------------------------------------------------------------------------
    "DG136": Wording(FEIL, "Teksten her har et kolon midt i, så den kan ikke leses.",
        "The text here has a colon in the middle, so it cannot be read.",
        "Sett teksten i anførselstegn, for eksempel «kommentar: \"Merk: dette\"».",
        "Put the text in quotation marks, for example “kommentar: \"Merk: dette\"”."),
    "DG137": Wording(FEIL, "Linjen begynner med tabulator.", "The line begins with a tab.",
        "Slett tabulatoren og bruk to mellomrom for hvert innrykk.", "Delete the tab and use two spaces for each indent."),
    "DG138": Wording(FEIL, "Her står et hardt mellomrom (det Word setter inn) i stedet for et vanlig.",
        "Here is a hard space (as Word inserts) instead of an ordinary one.",
        "Slett mellomrommene på denne linjen og skriv dem på nytt med mellomromstasten.",
        "Delete the spaces on this line and type them again with the space bar."),
    "DG139": Wording(FEIL, "Anførselstegnet som begynner her, blir aldri avsluttet.",
        "The quotation mark that begins here is never closed.",
        "Sett et anførselstegn til slutt i teksten, for eksempel «tema: \"Skolestart\"».",
        "Put a quotation mark at the end of the text, for example “tema: \"Skolestart\"”."),
    "DG140": Wording(FEIL, "Det står tekst etter anførselstegnet som avslutter verdien.",
        "There is text after the quotation mark that ends the value.",
        "Bruk « og » inni teksten, for eksempel «tema: \"Hun sa «ja»\"».",
        "Use « and » inside the text, for example “tema: \"Hun sa «ja»\"”."),
    "DG141": Wording(FEIL, "Teksten begynner med «{tegn}», som ikke kan stå først.",
        "The text begins with “{tegn}”, which cannot stand first.",
        "Sett teksten i anførselstegn, for eksempel «tema: \"{tegn} viktig\"».",
        "Put the text in quotation marks, for example “tema: \"{tegn} viktig\"”."),
    "DG142": Wording(FEIL, "Fila inneholder to dokumenter (en linje med «{tegn}» midt i fila).",
        "The file holds two documents (a line with “{tegn}” in the middle of the file).",
        "Slett linjen, eller legg det som står under den, i en egen fil.",
        "Delete the line, or move what stands below it to a file of its own."),
    "DG143": Wording(FEIL, "Det er for mange nivåer eller for mange felt i fila.",
        "There are too many levels or too many fields in the file.",
        "Slett det som er limt inn her. En fil trenger sjelden mer enn seks innrykk.",
        "Delete what was pasted here. A file seldom needs more than six indents."),
    "DG144": Wording(FEIL, "Klammen «{tegn}» som begynner her, blir ikke avsluttet.",
        "The bracket “{tegn}” that begins here is not closed.",
        "Avslutt med «{slutt}», eller sett teksten i anførselstegn om klammen hører til teksten.",
        "Close it with “{slutt}”, or put the text in quotation marks if the bracket belongs to the text."),
    "DG145": Wording(FEIL, "Innrykket stemmer ikke med linjene over.", "The indent does not fit the lines above.",
        "Gi linjen like mange mellomrom foran som de andre feltene på samme nivå.",
        "Give the line as many spaces in front as the other fields of the same level."),
    "DG146": Wording(FEIL, "Linjen mangler kolon og mellomrom etter navnet på feltet.",
        "The line lacks a colon and a space after the name of the field.",
        "Skriv kolon og mellomrom, for eksempel «tema: Skolestart». Fortsetter teksten over, så gi linjen mer innrykk.",
        "Write a colon and a space, for example “tema: Skolestart”. If the text above goes on, indent the line more."),
    "DG147": Wording(FEIL, "Et listepunkt kan ikke begynne her.", "A point of a list cannot begin here.",
        "Begynn punktet på en egen linje: bindestrek, mellomrom og tekst, med samme innrykk som de andre punktene.",
        "Begin the point on a line of its own: hyphen, space and text, with the same indent as the other points."),
    "DG148": Wording(FEIL, "Fila slutter midt i noe; slutten mangler.",
        "The file ends in the middle of something; its end is missing.",
        "Skriv resten, eller hent fila tilbake fra en tidligere versjon, og lagre på nytt.",
        "Write the rest, or fetch the file back from an earlier version, and save again."),
    "DG149": Wording(ADVARSEL, "Teksten er kuttet: alt fra «#» og ut linjen regnes som en kommentar.",
        "The text is cut: all from “#” to the end of the line counts as a comment.",
        "Sett hele teksten i anførselstegn, for eksempel «adresse: \"Storgata 5 #2\"», eller flytt kommentaren til "
        "egen linje.",
        "Put all of the text in quotation marks, for example “adresse: \"Storgata 5 #2\"”, or move the comment to its "
        "own line."),
    "DG150": Wording(FEIL, "Det som står her, kan ikke være navnet på et felt.",
        "What stands here cannot be the name of a field.",
        "Begynner teksten med {{ eller [, så sett anførselstegn rundt den, for eksempel «tema: \"[avklares]\"».",
        "If the text begins with {{ or [, put quotation marks around it, for example “tema: \"[avklares]\"”."),
    "DG151": Wording(FEIL, "En skråstrek «\\» kan ikke stå slik mellom doble anførselstegn.",
        "A backslash “\\” cannot stand like this between double quotation marks.",
        "Bruk enkle anførselstegn i stedet, for eksempel «tema: 'C:\\mappe'».",
        "Use single quotation marks instead, for example “tema: 'C:\\mappe'”."),
    "DG152": Wording(FEIL, "Fila kan ikke leses fra dette stedet.", "The file cannot be read from this place on.",
        "Se på denne linjen og linjen over: innrykk med mellomrom, kolon etter feltnavn, anførselstegn rundt tekst "
        "med spesielle tegn.",
        "Look at this line and the one above: indents of spaces, a colon after the name, quotation marks around text "
        "with special signs."),
    # --- the folder -------------------------------------------------------------------------------------------------
    "DG160": Wording(ADVARSEL, "Fila heter «.txt» til slutt og blir derfor ikke lest.",
        "The file's name ends in “.txt”, so it is not read.",
        "Gi fila navnet «{forslag}». Velg «Alle filer» som filtype når du lagrer fra Notisblokk.",
        "Give the file the name “{forslag}”. Choose “All files” as the type when you save from Notepad."),
    "DG161": Wording(FEIL, "Flere filer gjelder «{id}»: {filer}. Ingen av dem er brukt.",
        "Several files are about “{id}”: {filer}. None of them is used.",
        "Behold den riktige fila, og flytt den andre ut av mappen. En konfliktkopi kan slettes når du har sett gjennom den.",
        "Keep the right file, and move the other out of the folder. A conflict copy can be deleted when you have "
        "looked through it."),
    "DG162": Wording(FEIL, "Det finnes ingen fil med «type: {type}».", "There is no file with “type: {type}”.",
        "Lag fila cases/register/{type}.yaml med «type: {type}» på første linje.",
        "Make the file cases/register/{type}.yaml with “type: {type}” on the first line."),
    "DG163": Wording(FEIL, "«{id}» er brukt to ganger i «{felt}» (første gang på linje {linje}).",
        "“{id}” is used twice in “{felt}” (first on line {linje}).",
        "Gi den ene en egen «id», for eksempel «id: {eksempel}».",
        "Give one of them its own “id”, for example “id: {eksempel}”."),
    "DG164": Wording(FEIL, "Saksnummeret «{id}» er ikke det samme som filnavnet «{fil}».",
        "The case number “{id}” is not the same as the file name “{fil}”.",
        "Gi fila navnet «{id}.yaml», eller rett saksnummeret.",
        "Give the file the name “{id}.yaml”, or correct the case number."),
    "DG165": Wording(FEIL, "Fila kan ikke åpnes.", "The file cannot be opened.",
        "Lukk fila i andre programmer, og se at du har tilgang til mappen. Si fra til IT om det ikke hjelper.",
        "Close the file in other programs, and see that you have access to the folder. Tell IT if that does not help."),
    "DG166": Wording(FEIL, "«{verdi}» i «{felt}» finnes ikke.", "“{verdi}” in “{felt}” does not exist.",
        "Mente du «{forslag}»? Skriv en id som finnes.", "Did you mean “{forslag}”? Write an id that exists."),
    "DG167": Wording(FEIL, "«{verdi}» i «{felt}» finnes ikke under «hjemler».", "“{verdi}” in “{felt}” is not among “hjemler”.",
        "Mente du «{forslag}»? Skriv id-en til en av hjemlene mellom klammene: {{{forslag}}}.",
        "Did you mean “{forslag}”? Write the id of one of the statutes between the braces: {{{forslag}}}."),
    # --- the editor's settings --------------------------------------------------------------------------------------
    "DG170": Wording(FEIL, "Innstillingene her kan ikke leses som ren JSON, så docgen lar fila være som den er.",
        "The settings here cannot be read as plain JSON, so docgen leaves the file as it is.",
        "Legg til linjene under for hånd. Eller ta bort kommentarer og doble navn, og kjør «docgen skjema --editor» igjen.",
        "Add the lines below by hand. Or take away comments and doubled names, and run “docgen schema --editor” again."),
})
"""Codes of the YAML files, by code."""

VARIANTS: Mapping[str, Wording] = MappingProxyType({
    "DG101.tomt": Wording(FEIL, "Feltet «{felt}» er ikke fylt ut.", "The field “{felt}” is not filled in.",
        "Skriv svaret etter kolon på denne linjen, for eksempel «{felt}: {eksempel}».",
        "Write the answer after the colon on this line, for example “{felt}: {eksempel}”."),
    "DG101.type": Wording(FEIL, "Fila sier ikke hva den er: feltet «type» mangler.",
        "The file does not say what it is: the field “type” is missing.",
        "Skriv «type: {forslag}» på første linje.", "Write “type: {forslag}” on the first line."),
    "DG101.type_ukjent": Wording(FEIL, "Fila sier ikke hva den er: feltet «type» mangler.",
        "The file does not say what it is: the field “type” is missing.",
        "Skriv for eksempel «type: sak» på første linje. Lovlige verdier: {lovlige}.",
        "Write for example “type: sak” on the first line. Allowed values: {lovlige}."),
    "DG102.annetsted": Wording(FEIL, "Feltet «{felt}» hører ikke til her.", "The field “{felt}” does not belong here.",
        "Flytt det inn under «{forslag}», som «{eksempel}».", "Move it below “{forslag}”, as “{eksempel}”."),
    "DG102.komma": Wording(FEIL, "Teksten i «{felt}» har et komma, så «{rest}» er lest som et eget felt.",
        "The text in “{felt}” has a comma, so “{rest}” was read as a field of its own.",
        "Sett anførselstegn rundt teksten. Skriv linjen slik: «{helhet}».",
        "Put quotation marks round the text. Write the line like this: “{helhet}”."),
    "DG102.notat": Wording(FEIL, "Feltet «{felt}» er ukjent.", "The field “{felt}” is unknown.",
        "Slett feltet, eller flytt teksten til «notat», som aldri skrives ut.",
        "Delete the field, or move the text to “notat”, which is never printed."),
    "DG103.liste": Wording(FEIL, "«{verdi}» er ikke en gyldig verdi for «{felt}».",
        "“{verdi}” is not a valid value for “{felt}”.",
        "Skriv en av disse: {lovlige}.", "Write one of these: {lovlige}."),
    "DG103.e_post": Wording(FEIL, DG["DG103"].nb, DG["DG103"].en,
        "E-post er ingen sikker kanal for papirer om personer: skriv intern, svarut, dialogmelding eller post. "
        "Får instansen bare papirer uten personer i, skriv «e_post».",
        "E-mail is no safe channel for papers about persons: write intern, svarut, dialogmelding or post. "
        "If the unit gets only papers without persons in them, write “e_post”."),
    "DG105.måned": Wording(FEIL, "«{verdi}» er ikke en dato som finnes: året har bare tolv måneder.",
        "“{verdi}” is not a date that exists: a year has only twelve months.",
        "Rett måneden, som er tallet i midten, for eksempel 14.03.2015.",
        "Correct the month, which is the number in the middle, for example 14.03.2015."),
    "DG105.form": Wording(FEIL, "«{verdi}» er ikke skrevet som en dato.", "“{verdi}” is not written as a date.",
        "Skriv dag, måned og år med punktum mellom, for eksempel 22.10.2026.",
        "Write day, month and year with full stops between, for example 22.10.2026."),
    "DG114.møte": Wording(FEIL, "«{verdi}» er ikke id-en til et møte.", "“{verdi}” is not the id of a meeting.",
        "Skriv id-en som står i fila til møtet, for eksempel «{felt}: {forslag}».",
        "Write the id that stands in the meeting's file, for example “{felt}: {forslag}”."),
    "DG131.utdrag": Wording(FEIL, "Fila er ikke lagret som UTF-8; her skulle det trolig stå «{utdrag}».",
        "The file is not saved as UTF-8; this was probably meant to say “{utdrag}”.",
        DG["DG131"].help_nb, DG["DG131"].help_en),
    "DG134.navn": Wording(FEIL, "«{fil}» er ikke slik navnet på et møte skrives, så fila blir liggende tom.",
        "“{fil}” is not how the name of a meeting is written, so the file stays empty.",
        "Gi fila navnet «{forslag}».", "Give the file the name “{forslag}”."),
    "DG134.dag": Wording(FEIL, "«{fil}» skal være navnet på et møte, men dagen finnes ikke.",
        "“{fil}” is to be the name of a meeting, but there is no such day.",
        "Gi fila navnet etter dagen møtet er, slik: «møte-2026-09-10.yaml».",
        "Give the file its name by the day of the meeting, like this: “møte-2026-09-10.yaml”."),
    "DG136.linje": Wording(FEIL, DG["DG136"].nb, DG["DG136"].en,
        "Sett teksten i anførselstegn, slik: «{felt}: \"{verdi}\"».",
        "Put the text in quotation marks, like this: “{felt}: \"{verdi}\"”."),
    "DG144.inni": Wording(FEIL, "Det som står mellom «{tegn}» og «{slutt}», kan ikke leses.",
        "What stands between “{tegn}” and “{slutt}” cannot be read.",
        "Sett komma mellom feltene, og anførselstegn rundt tekst som har kolon eller komma i seg. "
        "Eller skriv ett felt på hver linje.",
        "Put a comma between the fields, and quotation marks round text that holds a colon or a comma. "
        "Or write one field on each line."),
    "DG144.mer": Wording(FEIL, "Det står mer etter klammen «{tegn}», som avslutter det som begynte med en klamme.",
        "There is more after the bracket “{tegn}”, which ends what began with a bracket.",
        "Slett klammen om den er én for mye, eller sett anførselstegn rundt teksten den hører til.",
        "Delete the bracket if it is one too many, or put quotation marks around the text it belongs to."),
    "DG148.kuttet": Wording(FEIL, "Fila kan være kuttet: den slutter midt i en linje, og dette mangler: {felt}.",
        "The file may have been cut: it ends in the middle of a line, and this is missing: {felt}.",
        "Skriv resten, eller hent fila tilbake fra en tidligere versjon. Trykk Enter etter siste linje når alt er med.",
        "Write the rest, or fetch the file back from an earlier version. Press Enter after the last line when all of it "
        "is there."),
    "DG161.filnavn": Wording(FEIL, "Flere filer gjelder «{id}»: {filer}. Ingen av dem er brukt.",
        "Several files are about “{id}”: {filer}. None of them is used.",
        "Fila heter «{navn}». Er det en egen sak, skriv «{navn}» som nummer i den. Er den en kopi, flytt den ut av mappen "
        "når du har sett gjennom den.",
        "The file is called “{navn}”. If it is a case of its own, write “{navn}” as its number. If it is a copy, move it out of "
        "the folder when you have looked through it."),
    "DG166.alle": Wording(FEIL, "«{verdi}» er ingen instans: den som samtykker, må vite hvem det gjelder.",
        "“{verdi}” is no unit: whoever consents must know whom it is about.",
        "Skriv hver instans på egen linje, for eksempel «- nav».",
        "Write each unit on a line of its own, for example “- nav”."),
    "DG166.enhet": Wording(FEIL, DG["DG166"].nb, DG["DG166"].en,
        "Skriv id-en til en instans som står i cases/register/instanser.yaml, eller legg til instansen der først.",
        "Write the id of a unit that stands in cases/register/instanser.yaml, or add the unit there first."),
    "DG166.ingen": Wording(FEIL, DG["DG166"].nb, DG["DG166"].en,
        "Skriv en id som finnes, eller legg den til først.", "Write an id that exists, or add it first."),
    "DG167.ingen": Wording(FEIL, DG["DG167"].nb, DG["DG167"].en,
        "Skriv id-en til en av hjemlene i oppsett.yaml mellom klammene, eller legg til hjemmelen under «hjemler» først.",
        "Write the id of one of the statutes of oppsett.yaml between the braces, or add the statute under “hjemler” first."),
})
"""Another sentence or way out for a code, by `code.variant`."""

PV_01 = Wording(FEIL, "Her står det som ser ut som et fødselsnummer.",
    "Here stands what looks like a national identity number.",
    "Slett nummeret. Skriv fødselsdatoen alene, for eksempel «fødselsdato: 22.10.2010».",
    "Delete the number. Write the date of birth alone, for example “fødselsdato: 22.10.2010”.")
"""PV-01 in a file; in a field for archive references the problem is made as ADVARSEL."""
PV_01_FIELD = PV_01._replace(nb="Feltet «{felt}» inneholder det som ser ut som et fødselsnummer.",
    en="The field “{felt}” holds what looks like a national identity number.")
"""The same where it stands in a field."""
PV_01_NAME = PV_01._replace(nb="Navnet på fila eller mappen inneholder det som ser ut som et fødselsnummer.",
    en="The name of the file or folder holds what looks like a national identity number.",
    help_nb="Gi den et navn uten nummeret, for eksempel saksnummeret: RT-2026-017.yaml.",
    help_en="Give it a name without the number, for example the case number: RT-2026-017.yaml.")
"""The same where it stands in the name of a file or a folder."""
PV_01_EDITED = Wording(ADVARSEL, "{fil} er rettet for hånd, og der står det som ser ut som et fødselsnummer.",
    "{fil} was edited by hand, and it holds what looks like a national identity number.",
    "Slett nummeret i Word før dokumentet sendes; «docgen kontroller» på fila viser hvor det står. Fødselsdatoen holder.",
    "Delete the number in Word before the document is sent; “docgen verify” on the file shows where it stands. "
    "The date of birth is enough.")
"""The same of a document in output/ that a person has worked in."""
# fmt: on
