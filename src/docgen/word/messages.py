"""The sentences of `faults`, in bokmål (nb) and English (en): a table, and nothing else.

Codes are never reused. Each has a sentence that says what is wrong, and a way out in words a person who writes
templates in Word can follow.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from docgen.word.advice import ADVICE, SPOKEN
from docgen.word.quality_messages import QUALITY

# code: (nb sentence, nb way out, en sentence, en way out)
_TEXTS: Final[tuple[tuple[str, str, str, str, str], ...]] = (
    # the file
    (
        "not-a-zip",
        "filen er ikke et Word-dokument.",
        "Åpne den i Word og lagre den som .docx.",
        "the file is not a Word document.",
        "Open it in Word and save it as .docx.",
    ),
    (
        "damaged-package",
        "filen er skadet ({reason}).",
        "Hent den forrige utgaven, eller lagre den på nytt fra Word.",
        "the file is damaged ({reason}).",
        "Fetch the previous version, or save it again from Word.",
    ),
    (
        "encrypted",
        "filen er beskyttet med passord.",
        "Fjern passordet i Word: Fil, Informasjon, Beskytt dokument.",
        "the file is protected by a password.",
        "Remove the password in Word: File, Info, Protect Document.",
    ),
    (
        "too-large",
        "filen er urimelig stor utpakket ({size}).",
        "Fjern store bilder og innlimt innhold.",
        "the file is unreasonably large when unpacked ({size}).",
        "Remove large pictures and pasted content.",
    ),
    (
        "too-many-parts",
        "filen har urimelig mange deler ({count}).",
        "Kopier teksten over i et nytt, tomt dokument.",
        "the file has unreasonably many parts ({count}).",
        "Copy the text into a new, empty document.",
    ),
    (
        "duplicate-part",
        "delen «{part}» finnes to ganger.",
        "Lagre dokumentet på nytt fra Word.",
        "the part “{part}” is there twice.",
        "Save the document again from Word.",
    ),
    (
        "broken-xml",
        "delen «{part}» kan ikke leses ({reason}).",
        "Lagre dokumentet på nytt fra Word.",
        "the part “{part}” cannot be read ({reason}).",
        "Save the document again from Word.",
    ),
    (
        "dtd",
        "delen «{part}» har en DTD, og det er ikke tillatt.",
        "Lagre dokumentet på nytt fra Word.",
        "the part “{part}” has a DTD, which is not allowed.",
        "Save the document again from Word.",
    ),
    (
        "too-deep",
        "delen «{part}» har elementer inni hverandre uten ende.",
        "Kopier teksten over i et nytt, tomt dokument.",
        "the part “{part}” has elements inside each other without end.",
        "Copy the text into a new, empty document.",
    ),
    (
        "not-word",
        "filen er ikke et Word-dokument ({kind}).",
        "Lagre den som .docx fra Word.",
        "the file is not a Word document ({kind}).",
        "Save it as .docx from Word.",
    ),
    (
        "strict-namespace",
        "dokumentet er lagret som «Strict Open XML».",
        "Lagre det i Word som vanlig Word-dokument (.docx).",
        "the document was saved as “Strict Open XML”.",
        "Save it in Word as an ordinary Word document (.docx).",
    ),
    (
        "macros",
        "dokumentet har makroer, og det er ikke tillatt.",
        "Lagre det i Word som .docx, ikke .docm.",
        "the document has macros, which is not allowed.",
        "Save it in Word as .docx, not .docm.",
    ),
    (
        "external-target",
        "dokumentet henter noe utenfra: {target}.",
        "Sett inn innholdet i selve dokumentet i stedet for å koble til det.",
        "the document fetches something from outside: {target}.",
        "Put the content in the document instead of a link.",
    ),
    (
        "reserved-character",
        "teksten har et tegn som ikke er en bokstav (U+{codepoint}).",
        "Slett tegnet og skriv teksten på nytt.",
        "the text holds a character that is not a letter (U+{codepoint}).",
        "Delete it and write the text again.",
    ),
    # tags
    (
        "unclosed-tag",
        "«{opening}» blir aldri avsluttet i dette avsnittet.",
        "Skriv «{closing}» der taggen slutter.",
        "“{opening}” is never ended in this paragraph.",
        "Write “{closing}” where the tag ends.",
    ),
    (
        "stray-close",
        "«{closing}» avslutter en tagg som ikke er begynt.",
        "Slett «{closing}» eller skriv «{opening}» foran.",
        "“{closing}” ends a tag that never began.",
        "Delete “{closing}” or write “{opening}” in front.",
    ),
    (
        "tag-over-paragraphs",
        "taggen er delt over to avsnitt.",
        "Slett linjeskiftet (Enter) midt i taggen.",
        "the tag is split over two paragraphs.",
        "Delete the line break (Enter) inside the tag.",
    ),
    (
        "empty-tag",
        "taggen er tom.",
        "Skriv et navn i den, eller slett den.",
        "the tag is empty.",
        "Write a name in it, or delete it.",
    ),
    (
        "bad-expression",
        "taggen kan ikke leses: {reason}.",
        "Se etter tegn som mangler eller er for mange.",
        "the tag cannot be read: {reason}.",
        "Look for characters that are missing or too many.",
    ),
    (
        "unknown-tag",
        "«{word}» er ikke et ord som kan stå her.",
        "Vanlige ord er for, if, elif, else, endfor og endif.",
        "“{word}” is not a word that can stand here.",
        "The usual words are for, if, elif, else, endfor and endif.",
    ),
    (
        "unsupported-tag",
        "«{word}» brukes ikke i disse malene.",
        "Skriv det på en annen måte, eller slett taggen.",
        "“{word}” is not used in these templates.",
        "Write it another way, or delete the tag.",
    ),
    (
        "unsupported-here",
        "«{word}» må begynne og slutte i samme avsnitt, med lik skrift.",
        "Skriv det på én linje, uten å skifte skrift underveis.",
        "“{word}” must begin and end in one paragraph, in one formatting.",
        "Write it on one line in one formatting.",
    ),
    (
        "unknown-filter",
        "filteret «{name}» finnes ikke.",
        "Rett navnet etter «|», eller slett det.",
        "there is no filter “{name}”.",
        "Correct the name after “|”, or delete it.",
    ),
    (
        "unknown-test",
        "testen «{name}» finnes ikke.",
        "Rett navnet etter «is», eller slett det.",
        "there is no test “{name}”.",
        "Correct the name after “is”, or delete it.",
    ),
    # blocks
    (
        "unclosed-block",
        "taggen blir aldri lukket.",
        "Skriv «{{% {closer} %}}» der det slutter.",
        "the tag is never closed.",
        "Write “{{% {closer} %}}” where it ends.",
    ),
    (
        "unopened-block",
        "«{word}» lukker noe som ikke er åpnet.",
        "Slett taggen, eller skriv den som skulle åpne.",
        "“{word}” closes something that was not opened.",
        "Delete the tag, or write the one that opens.",
    ),
    (
        "after-else",
        "«{word}» står etter «{{% else %}}» i «{opener}» ({place}), som skal være den siste grenen.",
        "Slett taggen, eller flytt den foran «{{% else %}}».",
        "“{word}” stands behind “{{% else %}}” of “{opener}” ({place}), which must be the last branch.",
        "Delete the tag, or move it before “{{% else %}}”.",
    ),
    (
        "wrong-close",
        "«{word}» passer ikke: den åpne taggen er «{opener}» ({place}).",
        "Skriv «{{% {closer} %}}» her, eller rett rekkefølgen.",
        "“{word}” does not fit: the open tag is “{opener}” ({place}).",
        "Write “{{% {closer} %}}” here, or correct the order.",
    ),
    (
        "crossing-block",
        "taggen står på et annet nivå enn «{opener}» ({place}).",
        "Sett begge i samme celle, eller begge utenfor tabellen; hele rader gjentas med {{%tr ... %}}.",
        "the tag stands on another level than “{opener}” ({place}).",
        "Put both in the same cell, or both outside the table; whole rows are repeated by {{%tr ... %}}.",
    ),
    (
        "text-around-tag",
        "det står tekst både før og etter taggen.",
        "La taggen stå alene i sitt eget avsnitt.",
        "there is text both before and after the tag.",
        "Let the tag stand alone in a paragraph of its own.",
    ),
    (
        "no-container",
        "taggen står ikke i en {container}.",
        "Flytt den dit, eller slett «{prefix}» etter «{{%».",
        "the tag is not in a {container}.",
        "Move it there, or delete “{prefix}” after “{{%”.",
    ),
    (
        "unknown-include",
        "det finnes ingen fil «{name}» blant malene.",
        "Legg filen i templates/, eller rett navnet.",
        "there is no file “{name}” among the templates.",
        "Put the file in templates/, or correct the name.",
    ),
    (
        "include-name",
        "taggen må navngi én fil.",
        'Skriv for eksempel {{%p include "signatur.docx" %}}.',
        "the tag must name one file.",
        'Write for example {{%p include "signatur.docx" %}}.',
    ),
    (
        "include-alone",
        "«include» må stå alene i sitt eget avsnitt.",
        "Flytt taggen til et avsnitt for seg selv.",
        "“include” must stand alone in a paragraph of its own.",
        "Move the tag to a paragraph of its own.",
    ),
    (
        "include-ring",
        "filene tar inn hverandre i ring: {ring}.",
        "Ta bort en av taggene.",
        "the files include each other in a ring: {ring}.",
        "Take one of the tags away.",
    ),
    (
        "include-section",
        "en fil som tas inn, kan ikke ha inndelingsskift.",
        "Slett inndelingsskiftet i filen.",
        "a file that is included cannot have section breaks.",
        "Delete the section break in the file.",
    ),
    (
        "include-unsupported",
        "en fil som tas inn, kan ikke ha dette: {what}.",
        "Ta det ut av filen, eller legg det i malen selv.",
        "a file that is included cannot have this: {what}.",
        "Take it out of the file, or put it in the template itself.",
    ),
    # names
    ("unknown-name", "«{name}» finnes ikke.", "Rett navnet i taggen.", "there is no “{name}”.", "Correct the name in the tag."),
    (
        "list-not-item",
        "«{name}» er en liste; «{field}» finnes på hver av dem i den.",
        "Gå gjennom listen med «{{% for x in {name} %}}» og skriv «x.{field}».",
        "“{name}” is a list; “{field}” is found on each of its items.",
        "Go through the list by “{{% for x in {name} %}}” and write “x.{field}”.",
    ),
    (
        "not-a-list",
        "«{name}» er ikke en liste og kan ikke gjentas.",
        "Bruk en liste etter «in».",
        "“{name}” is not a list and cannot be repeated.",
        "Use a list after “in”.",
    ),
    # values
    (
        "missing-value",
        "«{name}» finnes ikke.",
        "Rett navnet i taggen, eller fyll ut feltet.",
        "there is no “{name}”.",
        "Correct the name in the tag, or fill in the field.",
    ),
    (
        "empty-parent",
        "«{name}» kan ikke hentes, for det foran er tomt.",
        "Skriv «{{% if ... %}}» rundt.",
        "“{name}” cannot be fetched, because what is before it is empty.",
        "Write “{{% if ... %}}” around it.",
    ),
    (
        "illegal-character",
        "verdien har et tegn som ikke kan stå i et dokument (U+{codepoint}, tegn nr. {position}).",
        "Slett tegnet i feltet; det er usynlig og ble trolig limt inn.",
        "the value holds a character that no document can hold (U+{codepoint}, character no. {position}).",
        "Delete it in the field; it is invisible and was probably pasted.",
    ),
    (
        "not-text",
        "verdien er ikke en tekst, men en {kind}.",
        "Skriv hvilket felt som skal stå her, eller gå gjennom listen.",
        "the value is not a text but a {kind}.",
        "Write which field should stand here, or go through the list.",
    ),
    (
        "wrong-value",
        "verdien passer ikke: {reason}.",
        "Se hva taggen gjør med verdien.",
        "the value does not fit: {reason}.",
        "Look at what the tag does with the value.",
    ),
    (
        "forbidden",
        "taggen prøver noe som ikke er tillatt: {reason}.",
        "Skriv det på en annen måte.",
        "the tag tries something that is not allowed: {reason}.",
        "Write it another way.",
    ),
    (
        "too-much",
        "malen gjør for mye ({what}).",
        "Se etter gjentakelser inni hverandre.",
        "the template does too much ({what}).",
        "Look for repetitions inside each other.",
    ),
    (
        "unsafe-target",
        "lenken «{target}» er ikke tillatt.",
        "Lenker må begynne med https:// eller mailto:.",
        "the link “{target}” is not allowed.",
        "Links must begin with https:// or mailto:.",
    ),
    (
        "picture-unknown",
        "bildet er verken PNG, JPEG eller SVG.",
        "Lagre det som PNG, og bruk den filen.",
        "the picture is neither PNG, JPEG nor SVG.",
        "Save it as PNG and use that file.",
    ),
    (
        "picture-broken",
        "bildet er skadet: størrelsen kan ikke leses.",
        "Lagre bildet på nytt fra programmet det kommer fra.",
        "the picture is damaged: its size cannot be read.",
        "Save the picture again from the program it comes from.",
    ),
    (
        "picture-too-large",
        "bildet er for stort ({size}).",
        "Lagre det mindre; 1 MB er rikelig for et brev.",
        "the picture is too large ({size}).",
        "Save it smaller; 1 MB is ample for a letter.",
    ),
    (
        "picture-size",
        "«{size}» er ingen bredde eller høyde.",
        "Skriv et tall i millimeter, for eksempel 30.",
        "“{size}” is no width or height.",
        "Write a number of millimetres, for example 30.",
    ),
    (
        "picture-unsafe",
        "SVG-bildet henter eller kjører noe.",
        "Lagre det på nytt uten lenker og skript, eller bruk PNG.",
        "the SVG picture fetches or runs something.",
        "Save it again without links and scripts, or use PNG.",
    ),
    (
        "picture-without-fallback",
        "SVG-bildet mangler et PNG-bilde ved siden av.",
        "Lagre bildet også som PNG: eldre programmer viser det.",
        "the SVG picture has no PNG picture beside it.",
        "Save it as PNG too: older programs show that one.",
    ),
    (
        "unknown-style",
        "malen har ingen stil «{style}».",
        "Lag stilen i malen, eller bruk en som er der.",
        "the template has no style “{style}”.",
        "Make the style in the template, or use one that it has.",
    ),
    (
        "bad-formatting",
        "formateringen «{what}» finnes ikke i Word.",
        "Rett verdien.",
        "Word has no formatting “{what}”.",
        "Correct the value.",
    ),
    # charts
    (
        "chart-here",
        "«{word}» står ikke i den alternative teksten til et diagram.",
        "Høyreklikk på diagrammet i Word, velg «Rediger alternativ tekst», og skriv taggen der.",
        "“{word}” is not in the alternative text of a chart.",
        "Right-click the chart in Word, choose “Edit Alt Text”, and write the tag there.",
    ),
    (
        "chart-kind",
        "diagrammet er av et slag som ikke kan fylles ({kind}).",
        "Velg stolpe-, linje-, areal-, sektor- eller hjuldiagram med vanlig tekstakse.",
        "the chart is of a kind that cannot be filled ({kind}).",
        "Choose a column, bar, line, area, pie or doughnut chart with an ordinary text axis.",
    ),
    (
        "chart-broken",
        "diagrammet i malen mangler noe ({what}).",
        "Slett diagrammet, og sett inn et nytt i Word.",
        "the chart in the template lacks something ({what}).",
        "Delete it, and insert a new one in Word.",
    ),
    (
        "chart-refers",
        "noe i diagrammet henter tekst eller tall fra bestemte celler i arket.",
        "Fjern dataetiketter med «verdi fra celler», egendefinerte feilfelt og titler som viser til en celle.",
        "something in the chart takes text or numbers from certain cells of its sheet.",
        "Remove data labels with “value from cells”, custom error bars, and titles that refer to a cell.",
    ),
    (
        "chart-title",
        "tittelen i et diagram med egne tall kan bare ha verdier.",
        "Skriv «{{{{ a if b else c }}}}» i stedet for if og endif.",
        "a title of a chart with numbers of its own can hold values only.",
        "Write “{{{{ a if b else c }}}}” instead of if and endif.",
    ),
    (
        "chart-sheet-tag",
        "taggen står i diagrammets tallark.",
        "Gi diagrammet tall fra en verdi: skriv «{{% chart ... %}}» i den alternative teksten.",
        "the tag is in the chart's sheet of numbers.",
        "Give the chart its numbers from a value: write “{{% chart ... %}}” in its alternative text.",
    ),
    (
        "not-a-chart",
        "verdien er ikke tall til et diagram, men en {kind}.",
        "Skriv navnet på noe som kan vises som diagram.",
        "the value is not numbers for a chart but a {kind}.",
        "Write the name of something that can be shown as a chart.",
    ),
    (
        "chart-empty",
        "det er ingen tall å vise i diagrammet.",
        "Skriv «{{% if ... %}}» rundt diagrammet.",
        "there are no numbers to show in the chart.",
        "Write “{{% if ... %}}” around the chart.",
    ),
    (
        "chart-lengths",
        "serien «{series}» har {got} tall, men diagrammet har {wanted} kategorier.",
        "Gi serien ett tall for hver kategori.",
        "the series “{series}” has {got} numbers, but the chart has {wanted} categories.",
        "Give the series one number for each category.",
    ),
    (
        "chart-number",
        "«{value}» i serien «{series}» er ikke et tall.",
        "Rett verdien, eller la den være tom.",
        "“{value}” in the series “{series}” is not a number.",
        "Correct the value, or leave it empty.",
    ),
    (
        "chart-one-series",
        "et sektordiagram viser én serie, men verdien har {got}.",
        "Bruk et stolpediagram, eller en verdi med én serie.",
        "a pie chart shows one series, but the value has {got}.",
        "Use a column chart, or a value with one series.",
    ),
    (
        "chart-too-few",
        "diagrammet trenger minst {wanted} serier, men verdien har {got}.",
        "Bruk et diagram som er likt for alle serier, eller en verdi med flere.",
        "the chart needs at least {wanted} series, but the value has {got}.",
        "Use a chart with one look for all series, or a value with more.",
    ),
    (
        "broken-output",
        "dokumentet ble ikke gyldig ({reason}).",
        "Meld fra til den som har ansvar for programmet.",
        "the document did not become valid ({reason}).",
        "Tell whoever is responsible for the program.",
    ),
)


def _column(index: int) -> Mapping[str, str]:
    return MappingProxyType({row[0]: row[index] for row in (*_TEXTS, *ADVICE, *QUALITY)})


MESSAGES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType({"nb": _column(1), "en": _column(3)})
HELP: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType({"nb": _column(2), "en": _column(4)})

SUGGESTIONS: Final[Mapping[str, str]] = MappingProxyType({"nb": "Mente du «{name}»?", "en": "Did you mean “{name}”?"})

WORDS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "nb": MappingProxyType(
            {
                "paragraph": "avsnitt",
                "table": "tabell",
                "row": "rad",
                "column": "kolonne",
                "under": " (under «{heading}»)",
                "quote": "«{text}»",
            }
        ),
        "en": MappingProxyType(
            {
                "paragraph": "paragraph",
                "table": "table",
                "row": "row",
                "column": "column",
                "under": " (under “{heading}”)",
                "quote": "“{text}”",
            }
        ),
    }
)

PARTS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "nb": MappingProxyType(
            {
                "file": "filen",
                "body": "brødtekst",
                "header": "topptekst",
                "header-first": "topptekst på første side",
                "header-even": "topptekst på partallsider",
                "footer": "bunntekst",
                "footer-first": "bunntekst på første side",
                "footer-even": "bunntekst på partallsider",
                "footnotes": "fotnoter",
                "endnotes": "sluttnoter",
                "comments": "merknader",
                "properties": "dokumentegenskaper",
                "links": "lenker",
                "chart": "diagram",
                "smartart": "SmartArt-figur",
                "styles": "stilene",
                "expression": "uttrykket",
            }
        ),
        "en": MappingProxyType(
            {
                "file": "the file",
                "body": "body",
                "header": "header",
                "header-first": "first page header",
                "header-even": "even page header",
                "footer": "footer",
                "footer-first": "first page footer",
                "footer-even": "even page footer",
                "footnotes": "footnotes",
                "endnotes": "endnotes",
                "comments": "comments",
                "properties": "document properties",
                "links": "links",
                "chart": "chart",
                "smartart": "SmartArt",
                "styles": "the styles",
                "expression": "the expression",
            }
        ),
    }
)

# Jinja's messages are in English and about its own grammar; these are the ones an author meets.
_REASONS: Final = (
    (re.compile(r"expected token '?([^',]+)'?, got '?([^']+)'?"), "«{1}» står der det skulle stått «{0}»"),
    (re.compile(r"unexpected '(.+)'"), "«{0}» er uventet"),
    (re.compile(r"unexpected char '?(.+?)'? at \d+"), "tegnet «{0}» kan ikke stå her"),
    (re.compile(r"not a date: (.*)"), "«{0}» er ingen dato"),
    (re.compile(r"not a time: (.*)"), "«{0}» er ikke et klokkeslett"),
    (re.compile(r"Expected an expression, got '(.+)'"), "det mangler et navn"),
)
_TOKENS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "end of print statement": "slutten",
        "end of statement block": "slutten",
        "name": "navn",
    }
)
_CONTAINERS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "nb": MappingProxyType({"p": "avsnitt", "tr": "tabellrad", "tc": "tabellcelle", "r": "tekst"}),
        "en": MappingProxyType({"p": "paragraph", "tr": "table row", "tc": "table cell", "r": "text"}),
    }
)
_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "list": "liste",
        "tuple": "liste",
        "dict": "post med flere felt",
        "mappingproxy": "post med flere felt",
        "str": "tekst",
        "scatterChart": "punktdiagram",
        "bubbleChart": "boblediagram",
        "stockChart": "aksjediagram",
        "surfaceChart": "overflatediagram",
        "surface3DChart": "overflatediagram",
        "ofPieChart": "sektor av sektor",
        "dateAx": "datoakse",
    }
)


def spoken_detail(lang: str, key: str, value: str) -> str:
    """A detail of a fault in a language, where it is a machine's word and not the author's."""
    if key == "container":
        return _CONTAINERS[lang].get(value, value)
    if key in ("what", "how") and value in SPOKEN:
        return SPOKEN[value][lang == "en"]
    if lang == "nb" and key == "kind":
        return _KINDS.get(value, value)
    if lang == "nb" and key == "reason":
        for pattern, sentence in _REASONS:
            if match := pattern.search(value):
                return sentence.format(*(_TOKENS.get(group, group) for group in match.groups()))
    return value
