"""What the package check can have against a package: one row a code, in bokmål and English, with the way out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NamedTuple

from docgen.problem import Text


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a package. `code` is a row of `FINDINGS`.

    `text` can be said with the code values hidden that it quotes, for logs and JSON.
    """

    code: str
    text: Text

    @property
    def nb(self) -> str:
        """The sentence in bokmål."""
        return self.text.say("nb")

    @property
    def en(self) -> str:
        """The sentence in English."""
        return self.text.say("en")


class _Words(NamedTuple):
    nb: str
    en: str


_AGAIN: Final = _Words(" Lag pakken på nytt.", " Make the package anew.")


def _again(nb: str, en: str) -> _Words:
    return _Words(nb + _AGAIN.nb, en + _AGAIN.en)


FINDINGS: Final[Mapping[str, _Words]] = MappingProxyType({
    "ingen_melding": _again("Pakken har ingen arkivmelding.xml.", "The package has no arkivmelding.xml."),
    "ulesbar_melding": _Words(
        "arkivmelding.xml kan ikke leses: {grunn} Lag pakken på nytt.",
        "arkivmelding.xml cannot be read: {grunn_en} Make the package anew.",
    ),
    "melding": _again("arkivmelding.xml: {grunn}.", "arkivmelding.xml: {grunn_en}."),
    "feil_melding": _again(
        "arkivmelding.xml er meldingen «{type}», som ikke kan ligge i en pakke.",
        "arkivmelding.xml is the message “{type}”, which cannot lie in a package.",
    ),
    "tom_tekst": _Words(
        "arkivmelding.xml: {sti} er tom, men må ha tekst. Fyll ut det den kommer fra, og lag pakken på nytt.",
        "arkivmelding.xml: {sti} is empty, but has to say something. Fill in what it comes from, and make the package anew.",
    ),
    "tom_pakke": _again(
        "arkivmelding.xml har verken mappe eller registrering.", "arkivmelding.xml has neither mappe nor registrering."
    ),
    "type": _again(
        "arkivmelding.xml: {sti} skal ha xsi:type «{type}».", "arkivmelding.xml: {sti} is to have xsi:type “{type}”."
    ),
    "kode": _Words(
        "arkivmelding.xml: koden «{kode}» i {sti} er ukjent. Bruk en av disse: {lovlige}.",
        "arkivmelding.xml: the code “{kode}” in {sti} is unknown. Use one of these: {lovlige}.",
    ),
    "forelder": _again(
        "arkivmelding.xml: registreringen peker ikke på mappen i meldingen (referanseForelderMappe skal ha mappens nøkkel).",
        "arkivmelding.xml: the entry does not point to the folder of the message (referanseForelderMappe is to have its key).",
    ),
    "uten_referanse": _again(
        "arkivmelding.xml sier ikke hvilken mappe som skal endres.",
        "arkivmelding.xml does not say which folder is to be changed.",
    ),
    "dokumentnummer_mangler": _again(
        "arkivmelding.xml: {sti} mangler dokumentnummer, som kvitteringen viser til.",
        "arkivmelding.xml: {sti} lacks dokumentnummer, which the receipt refers to.",
    ),
    "dokumentnummer_likt": _again(
        "arkivmelding.xml: dokumentnummer {nummer} er brukt flere ganger.",
        "arkivmelding.xml: dokumentnummer {nummer} is used more than once.",
    ),
    "hoveddokument": _again(
        "arkivmelding.xml: {antall} dokumenter er hoveddokument (H); det skal være ett.",
        "arkivmelding.xml: {antall} documents are the main one (H); there is to be one.",
    ),
    "offentlig_tittel_mangler": _Words(
        "arkivmelding.xml: {sti} er skjermet, men mangler offentligTittel. "
        "Gi den en tittel som alle kan se, og lag pakken på nytt.",
        "arkivmelding.xml: {sti} is shielded, but lacks offentligTittel. "
        "Give it a title that all may see, and make the package anew.",
    ),
    "offentlig_tittel_røper": _Words(
        "arkivmelding.xml: offentligTittel i {sti} har med ord som skal være skjermet. "
        "Skriv ***** i stedet, og lag pakken på nytt.",
        "arkivmelding.xml: offentligTittel in {sti} says words that are to be shielded. "
        "Write ***** instead, and make the package anew.",
    ),
    "antall_filer": _again(
        "antallFiler er {sagt}, men pakken har {antall} filer.", "antallFiler is {sagt}, but the package has {antall} files."
    ),
    "fil_mangler": _again("Fila «{fil}» mangler i pakken.", "The file “{fil}” is missing from the package."),
    "fil_overflødig": _Words(
        "Fila «{fil}» er ikke nevnt i arkivmelding.xml. Flytt den ut av pakken.",
        "The file “{fil}” is not named in arkivmelding.xml. Move it out of the package.",
    ),
    "fil_to_ganger": _again(
        "Fila «{fil}» er nevnt flere ganger i arkivmelding.xml.", "The file “{fil}” is named more than once in arkivmelding.xml."
    ),
    "filnavn": _again(
        "Filnavnet «{fil}» skal være fire sifre, bindestrek og bokstaver fra a til z, for eksempel «0001-referat.pdf».",
        "The file name “{fil}” is to be four digits, a hyphen and letters from a to z, for example “0001-referat.pdf”.",
    ),
    "mangler": _again(
        "arkivmelding.xml sier ikke «{element}» for fila «{fil}».",
        "arkivmelding.xml does not say “{element}” of the file “{fil}”.",
    ),
    "sjekksum_form": _again(
        "Sjekksummen for «{fil}» skal være 64 sifre fra 0 til f, med små bokstaver.",
        "The checksum of “{fil}” is to be 64 digits from 0 to f, in lower case.",
    ),
    "sjekksum_algoritme": _again(
        "sjekksumAlgoritme for «{fil}» skal være «SHA256».", "sjekksumAlgoritme of “{fil}” is to be “SHA256”."
    ),
    "sjekksum": _again(
        "Fila «{fil}» er ikke den som ble pakket: sjekksummen i arkivmelding.xml stemmer ikke.",
        "The file “{fil}” is not the one that was packed: the checksum in arkivmelding.xml does not fit.",
    ),
    "filstørrelse": _again(
        "Fila «{fil}» er på {bytes} byte; arkivmelding.xml sier {sagt}.",
        "The file “{fil}” has {bytes} bytes; arkivmelding.xml says {sagt}.",
    ),
    "pakke_ulesbar": _again(
        "pakke.json kan ikke leses, eller mangler det den skal si om filene.",
        "pakke.json cannot be read, or lacks what it is to say of the files.",
    ),
    "pakke_sjekksum": _again(
        "Fila «{fil}» er ikke den som ble pakket: sjekksummen i pakke.json stemmer ikke.",
        "The file “{fil}” is not the one that was packed: the checksum in pakke.json does not fit.",
    ),
    "pakke_filer": _again(
        "pakke.json og mappen er ikke enige om fila «{fil}»: den står bare i den ene.",
        "pakke.json and the folder do not agree on the file “{fil}”: only one of them has it.",
    ),
})  # fmt: skip
"""The sentences by code; places in braces are filled by name."""


def finding(code: str, **values: str) -> Finding:
    """A finding of a code."""
    words = FINDINGS[code]
    return Finding(code, Text(words.nb, words.en, tuple(values.items())))
