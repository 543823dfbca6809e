"""The files of a package beside the message, and the two papers about it: pakke.json and LES-MEG.txt. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from docgen.archive.entry import JOURNALPOSTTYPER, Entry
from docgen.archive.identity import plain

MESSAGE, MANIFEST, README = "arkivmelding.xml", "pakke.json", "LES-MEG.txt"
OURS = frozenset({MANIFEST, README})
"""Files of a package that are for people and stay here: the message counts those that are sent (antallFiler)."""


@dataclass(frozen=True)
class Format:
    """What a kind of file is to an archive: variant (archive.md §2.2), PRONOM's id, media type.

    `name` is what the archive calls the format, "" where oppsett says it (`format_pdf`, `format_docx`).
    """

    variant: str
    pronom: str
    mime: str
    name: str = ""


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        ".pdf": Format("A", "fmt/477", "application/pdf"),
        ".docx": Format("P", "fmt/412", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    }
)
"""What we pack, by ending: PDF/A-2b for the archive, and the Word document it was made from."""
SCANS: Mapping[str, Format] = MappingProxyType(
    {
        ".pdf": Format("P", "", "application/pdf", "PDF"),
        ".jpg": Format("P", "fmt/43", "image/jpeg", "JPEG"),
        ".jpeg": Format("P", "fmt/43", "image/jpeg", "JPEG"),
        ".png": Format("P", "fmt/11", "image/png", "PNG"),
        ".tif": Format("P", "fmt/353", "image/tiff", "TIFF"),
        ".tiff": Format("P", "fmt/353", "image/tiff", "TIFF"),
    }
)
"""What a scanner makes, packed as it is: nobody here can say that such a PDF is PDF/A, so it goes as produced."""
_JPEG, _TIFF = (b"\xff\xd8\xff",), (b"II*\x00", b"MM\x00*")
SCAN_BEGINS: Mapping[str, tuple[bytes, ...]] = MappingProxyType(
    {".pdf": (b"%PDF-",), ".jpg": _JPEG, ".jpeg": _JPEG, ".png": (b"\x89PNG\r\n\x1a\n",), ".tif": _TIFF, ".tiff": _TIFF}
)
"""How such a file begins, by ending: what does not is something else under that name."""


@dataclass(frozen=True)
class PackedFile:
    """One file of the package: its name in it (ASCII, numbered), the name a person reads, and what it is."""

    navn: str
    visningsnavn: str
    format: Format
    data: bytes

    @property
    def sha256(self) -> str:
        """Lower-case hex, as Noark's M705 has it."""
        return hashlib.sha256(self.data).hexdigest()


def packed_name(number: int, name: str, ending: str) -> str:
    """What a file is called in a package: `0001-referat.pdf`, ASCII whatever the type is called."""
    return f"{number:04d}-{plain(name)}{ending}"


def packed_file(entry: Entry, ending: str, data: bytes, formats: Mapping[str, Format]) -> PackedFile:
    """The document of an entry as a file of its package, of one of these formats by its ending."""
    shown = f"{entry.type.replace('_', ' ').capitalize()} {entry.dato:%Y-%m-%d}{ending}"
    return PackedFile(packed_name(1, entry.type, ending), shown, formats[ending], data)


@dataclass(frozen=True)
class Made:
    """With what a package was made: our version, LibreOffice's, and how the message was checked.

    `skjema` is the tag of the schema it was checked against, "" when there was none here.
    """

    docgen: str
    libreoffice: str
    skjema: str

    @property
    def checked(self) -> str:
        """The mark that the package carries."""
        return f"XSD-kontrollert ({self.skjema})" if self.skjema else "ikke XSD-kontrollert"


@dataclass(frozen=True)
class Keys:
    """The ids of a package: its own, and the external keys of case, entry and document."""

    pakke: str
    mappe: str
    registrering: str
    dokument: str
    former: str = ""
    """The key of the entry that this one corrects, "" for none."""


def manifest(entry: Entry, keys: Keys, files: Sequence[PackedFile], message: bytes, made: Made, meldingstype: str) -> bytes:
    """pakke.json: the archive record of the package (DOK-03; archive.md §5.1). It stays here and is not sent."""
    table = {
        "pakkeId": keys.pakke,
        "klientMeldingId": keys.pakke,
        "meldingstype": meldingstype,
        "eksternNoekkel": {"mappe": keys.mappe, "registrering": keys.registrering, "dokument": keys.dokument},
        "retter": keys.former,
        "sak": entry.case.mappe,
        "dokumenttype": entry.type,
        "utgave": entry.utgave,
        "tittel": entry.tittel,
        "offentlig_tittel": entry.offentlig_tittel,
        "dokumentdato": entry.dato.isoformat(),
        "journalposttype": entry.journalposttype,
        "parter": [{"type": party.type, "navn": party.navn, "skjermet": party.skjermet} for party in entry.parter],
        "arkivenhet": entry.arkivenhet,
        "tilgang": {"kode": entry.skjerming.kode, "hjemmel": entry.skjerming.hjemmel} if entry.skjerming else None,
        "kilde": {"fil": entry.kilde, "sha256": entry.kilde_sha256},
        "dokument": entry.sti,
        "endret_for_hånd": entry.endret_for_hånd,
        "filer": [
            {
                "navn": file.navn,
                "variant": file.format.variant,
                "pronom": file.format.pronom,
                "sha256": file.sha256,
                "bytes": len(file.data),
            }
            for file in files
        ],
        "arkivmeldingSha256": hashlib.sha256(message).hexdigest(),
        "kontroll": made.checked,
        "laget_med": {"docgen": made.docgen, "LibreOffice": made.libreoffice},
    }
    return (json.dumps(table, ensure_ascii=False, indent=2) + "\n").encode()


_TYPES: Mapping[str, str] = MappingProxyType(
    {code: f"{code} ({name})" for name, code in JOURNALPOSTTYPER.items()} | {"X": "X (internt notat)"}
)
_PARTIES: Mapping[str, str] = MappingProxyType(
    {
        "IA": "Avsender (intern)",
        "EA": "Avsender",
        "EM": "Mottaker",
        "EK": "Kopi til",
        "IM": "Mottaker (intern)",
        "IK": "Kopi til (intern)",
    }
)


def readme(entry: Entry, keys: Keys, files: Sequence[PackedFile], made: Made) -> bytes:
    """LES-MEG.txt: what an archivist needs to enter the package by hand, in bokmål, utf-8 with Windows' line ends."""
    return _text((
        f"PAKKE TIL ARKIVET: {entry.type}, {entry.case.mappe}",
        "",
        "Denne mappen er én journalpost. Arkivsystemet kan lese arkivmelding.xml selv. Skal posten føres for hånd, står alt her.",
        "Legg ikke noe til i mappen, og endre ikke filene: sjekksummene nederst forteller om noe er blitt annerledes.",
        "",
        "SAKEN",
        *_rows(
            ("Tittel", entry.case.tittel),
            ("Offentlig tittel", entry.case.offentlig_tittel),
            ("Saksnummer", entry.case.arkivsak or "finnes ikke her; opprett saken, eller bruk den med samme eksterne nøkkel"),
            ("Ekstern nøkkel", keys.mappe),
            ("Part", f"{entry.case.part} (skjermes)" if entry.case.part else "ingen"),
            ("Arkivdel", entry.arkivdel),
            ("Regel", entry.regel),
            *(("Klasse", f"{one.system}: {one.klasse}{f' {one.tittel}' if one.tittel else ''}") for one in entry.klasser),
        ),
        "",
        "JOURNALPOSTEN",
        *_rows(
            ("Type", _TYPES[entry.journalposttype]),
            ("Tittel", entry.tittel),
            ("Offentlig tittel", entry.offentlig_tittel),
            ("Dokumentdato", f"{entry.dato:%d.%m.%Y}"),
            ("Utgave", f"{entry.utgave}{f'; retter {keys.former}' if keys.former else ''}"),
            ("Ekstern nøkkel", keys.registrering),
            ("Arkiveres hos", entry.arkivenhet),
            ("Saksansvarlig", entry.saksansvarlig),
            *((_PARTIES[party.type], f"{party.navn}{' (skjermes)' if party.skjermet else ''}") for party in entry.parter),
            *_access(entry),
            ("Merknad", "Dokumentet er endret for hånd i Word etter at det ble laget." if entry.endret_for_hånd else ""),
            ("Etterpå", "Gruppen er avsluttet: saken settes til avsluttet når posten er inne." if entry.closes else ""),
        ),
        "",
        "FILENE",
        *(line for file in files for line in _file(file)),
        "",
        "KVITTERING",
        f"Pakkens id: {keys.pakke}",
        "Svarer arkivet med en fil, legger du den i arkiv/inn. Heter den ikke noe annet, kall den",
        f"  {keys.pakke}__arkivmelding-kvittering.xml",
        "Er posten ført for hånd, flytter du hele mappen fra arkiv/klar til arkiv/sendt. Skriv journalnummeret i en tekstfil, og",
        "legg den i arkiv/inn med dette navnet:",
        f"  {keys.pakke}__journalnummer.txt",
        "",
        f"Laget av docgen {made.docgen}. Meldingen er {made.checked}.",
    ))  # fmt: skip


def closing_readme(entry: Entry, keys: Keys, made: Made) -> bytes:
    """LES-MEG.txt of the message that closes a case (archive.md §5.4)."""
    return _text((
        f"PAKKE TIL ARKIVET: saken {entry.case.mappe} avsluttes",
        "",
        "Denne mappen er ingen journalpost. arkivmelding.xml ber arkivet sette saken til avsluttet. Avslutningsbrevet er sendt",
        "før den, i en egen pakke.",
        "",
        *_rows(
            ("Tittel", entry.case.tittel),
            ("Offentlig tittel", entry.case.offentlig_tittel),
            ("Saksnummer", entry.case.arkivsak),
            ("Ekstern nøkkel", keys.mappe),
            ("Ny saksstatus", entry.koder.saksstatus_avsluttet),
        ),
        "",
        f"Pakkens id: {keys.pakke}",
        "Er det gjort for hånd, flytter du hele mappen fra arkiv/klar til arkiv/sendt.",
        "",
        f"Laget av docgen {made.docgen}. Meldingen er {made.checked}.",
    ))  # fmt: skip


def _access(entry: Entry) -> Iterable[tuple[str, str]]:
    if entry.skjerming is None:
        return (("Tilgang", "åpen"),)
    return (("Tilgangskode", entry.skjerming.kode), ("Hjemmel", entry.skjerming.hjemmel))


_VARIANTS: Mapping[str, str] = MappingProxyType({"A": "arkivformat", "P": "produksjonsformat"})


def _file(file: PackedFile) -> Iterable[str]:
    yield f"  {file.navn}  ({_VARIANTS[file.format.variant]}, {len(file.data)} byte) – {file.visningsnavn}"
    yield f"    SHA-256 {file.sha256}"


def _rows(*rows: tuple[str, str]) -> Iterable[str]:
    yield from (f"  {name + ':':<20}{value}" for name, value in rows if value)


def _text(lines: Iterable[str]) -> bytes:
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")
