"""The points of a finished document, each in a sentence with what it rests on; `quality` asks them.

Number, nb, en, source. The numbers are those of the house's list (word-quality.md), and P7.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Point:
    """What is asked for, in bokmål and English, and the law, standard or guide that it rests on."""

    nb: str
    en: str
    source: str

    def say(self, lang: str) -> str:
        """The sentence in that language."""
        return self.en if lang == "en" else self.nb


POINTS: Final[Mapping[str, Point]] = MappingProxyType(
    {
        "A1": Point(
            "Dokumentet har en tittel i egenskapene, og den er ikke et filnavn.",
            "The document has a title in its properties, and it is no file name.",
            "WCAG 2.1, 2.4.2",
        ),
        "A2": Point(
            "Språket er bokmål eller nynorsk, og hvert annet språk er merket.",
            "The language is Norwegian, and any other language is marked.",
            "WCAG 2.1, 3.1.1 og 3.1.2",
        ),
        "A3": Point(
            "Nøyaktig én overskrift er på øverste nivå, og den kommer først.",
            "Exactly one heading is on the highest level, and it comes first.",
            "WCAG 2.1, 1.3.1; Uutilsynet 1636",
        ),
        "A4": Point(
            "Overskriftene hopper ikke over et nivå.",
            "Headings skip no level.",
            "WCAG 2.1, 1.3.1",
        ),
        "A5": Point(
            "Ingen overskrift er bare fet skrift.",
            "No heading is only bold text.",
            "WCAG 2.1, 1.3.1",
        ),
        "A6": Point(
            "Ingen avsnitt er tomme.",
            "No paragraph is empty.",
            "Uutilsynet 1636",
        ),
        "A7": Point(
            "Ingenting er plassert med mellomrom, tabulatorer eller linjeskift.",
            "Nothing is placed by spaces, tabs or line breaks.",
            "Uutilsynet 1636",
        ),
        "A8": Point(
            "Første rad i en tabell er overskriftsrad og gjentas på neste side.",
            "The first row of a table is a header row and repeats on the next page.",
            "WCAG 2.1, 1.3.1",
        ),
        "A9": Point(
            "Ingen tabellrad deles mellom to sider.",
            "No row of a table is split over two pages.",
            "Uutilsynet 1636",
        ),
        "A10": Point(
            "Ingen tabell har sammenslåtte celler, en tabell inni seg eller en tom overskriftscelle.",
            "No table has merged cells, a table inside it or a blank header cell.",
            "WCAG 2.1, 1.3.1",
        ),
        "A11": Point(
            "Hvert bilde har alternativ tekst eller er merket som dekorativt.",
            "Every picture has an alternative text or is marked as decorative.",
            "WCAG 2.1, 1.1.1",
        ),
        "A12": Point(
            "Det er ingen tekstbokser og ingen flytende objekter.",
            "There are no text boxes and no floating objects.",
            "WCAG 2.1, 1.3.2",
        ),
        "A13": Point(
            "Hver lenke sier hvor den går.",
            "Every link says where it leads.",
            "WCAG 2.1, 2.4.4",
        ),
        "A14": Point(
            "Lister er ordentlige lister, ikke streker og tall skrevet for hånd.",
            "Lists are real lists, not dashes and numbers typed by hand.",
            "WCAG 2.1, 1.3.1",
        ),
        "A15": Point(
            "Skriften har kontrast på minst 4,5:1 mot bakgrunnen.",
            "Text has a contrast of at least 4.5:1 with what is behind it.",
            "WCAG 2.1, 1.4.3",
        ),
        "A16": Point(
            "Brødteksten er minst 11 punkt, ingenting er under 9, og ingenting er justert i begge marger.",
            "The body is at least 11 points, nothing is below 9, and nothing is justified.",
            "Uutilsynet 1636",
        ),
        "L1": Point(
            "Siden er stående A4, med minst 18 mm marg til venstre og 10 mm ellers.",
            "The page is A4 upright, with at least 18 mm on the left and 10 mm elsewhere.",
            "Digdir, utskriftstjenesten",
        ),
        "L2": Point(
            "Adressen står først, på høyst seks linjer med fast høyde, 44 til 50 mm ned på siden.",
            "The address comes first, on at most six lines of a fixed height, 44 to 50 mm down the page.",
            "vinduskonvolutter C5 og E6/5",
        ),
        "L3": Point(
            "Brevet sier Vår ref., Deres ref. (Dykkar ref.) og Dato.",
            "The letter says Vår ref., Deres ref. (Dykkar ref.) and Dato.",
            "NS 4129",
        ),
        "L4": Point(
            "Datoer skrives slik: 1. desember 2026.",
            "Dates are written like this: 1. desember 2026.",
            "Språkrådet",
        ),
        "L5": Point(
            "«Unntatt offentlighet» står i selve teksten, med hjemmel.",
            "The marking «Unntatt offentlighet» stands in the body, with its legal basis.",
            "offentleglova § 13; skjermlesere leser ikke topptekster",
        ),
        "L6": Point(
            "Bunnteksten sier «Side X av Y» på første side og på de neste.",
            "The footer says «Side X av Y» on the first page and on the others.",
            "NS 4129",
        ),
        "L7": Point(
            "Toppteksten fra side 2 har saksnummeret.",
            "The header from page 2 on has the reference.",
            "NS 4129",
        ),
        "L8": Point(
            "Underskriften holdes samlet, og en overskrift med avsnittet under.",
            "The signature is kept together, and a heading with what is below it.",
            "NS 4129",
        ),
        "P1": Point(
            "Ingen plassholdere eller spor etter programmet står igjen i teksten.",
            "No placeholder and no trace of the program is left in the text.",
            "docgen",
        ),
        "P2": Point(
            "Det er ingen sporede endringer, merknader eller skjult tekst.",
            "There are no tracked changes, comments or hidden text.",
            "forvaltningsloven § 13",
        ),
        "P3": Point(
            "Det er ingen spor etter hvem som skrev, ingen tilknyttet mal, og lenker går bare til https og e-post.",
            "There is no trace of who wrote, no attached template, and links lead to https and e-mail only.",
            "forvaltningsloven § 13",
        ),
        "P4": Point(
            "Word åpner dokumentet uten kompatibilitetsmodus, spørsmål eller lås.",
            "Word opens the document without compatibility mode, questions or a lock.",
            "docgen",
        ),
        "P5": Point(
            "Alt utseende kommer fra stiler som finnes i dokumentet.",
            "All looks come from styles that are in the document.",
            "WCAG 2.1, 1.3.1",
        ),
        "P6": Point(
            "Filen har ingen makroer eller innebygde objekter, ingen numre to ganger og ingen klokkeslett.",
            "The file has no macros or embedded objects, no number twice and no times of day.",
            "docgen",
        ),
        "P7": Point(
            "Ingen fødselsnumre eller D-numre står noe sted i dokumentet.",
            "No national identity number or D-number stands anywhere in the document.",
            "personopplysningsloven § 12",
        ),
    }
)

NUMBERS: Final = tuple(POINTS)
