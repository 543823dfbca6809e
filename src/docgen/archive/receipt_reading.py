"""What an archive answered, from its XML: a receipt, a refusal, or half of each; or a reason not to believe it.

The bytes come from outside. The receipt does not say which message it answers (archive.md §3.1): its keys do, or the file's name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from docgen.archive.arkivmelding.codes import EksternNoekkel
from docgen.archive.arkivmelding.kvittering import (
    ArkivmeldingKvittering,
    FeilmeldingBase,
    Ikkefunnet,
    JournalpostKvittering,
    MappeKvittering,
    RegistreringKvittering,
    SaksmappeKvittering,
    Serverfeil,
    Ugyldigforespoersel,
)
from docgen.archive.arkivmelding.read import MessageError, read
from docgen.archive.arkivmelding.record import Record
from docgen.archive.arkivmelding.table import schema_type
from docgen.archive.arkivmelding.xml import XmlError
from docgen.archive.receipt import Receipt, ReceiptError, Refusal

_REFUSALS: Final = (Ugyldigforespoersel, Serverfeil, Ikkefunnet)
_SENTENCES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType({
    "ulesbar": (
        "«{fil}» kan ikke leses som svar fra et arkiv. {nb} Be arkivet sende svaret på nytt.",
        "“{fil}” cannot be read as an archive's answer. {en} Ask the archive to send it again.",
    ),
    "ukjent": (
        "«{fil}» er ikke et svar som docgen forstår ({nb}). Be arkivet om hjelp til å se hva det betyr.",
        "“{fil}” is no answer that docgen understands ({en}). Ask the archive what it means.",
    ),
    "annet": (
        "«{fil}» er meldingen «{type}», ikke et svar fra et arkiv. Flytt den ut av mappen for svar.",
        "“{fil}” is the message “{type}”, not an archive's answer. Move it out of the folder of answers.",
    ),
    "tom": (
        "«{fil}» er en kvittering som ikke sier noe: verken mappe eller registrering er tatt inn eller avvist. "
        "Be arkivet sende svaret på nytt.",
        "“{fil}” is a receipt that says nothing: neither case nor entry was taken in or refused. "
        "Ask the archive to send it again.",
    ),
    "uten_nummer": (
        "«{fil}» skal ha journalnummeret på én linje, for eksempel 2026/1187-7, og ikke noe annet. Skriv det, og legg filen i "
        "arkiv/inn igjen.",
        "“{fil}” is to have the number in the journal in one line (2026/1187-7), and nothing else. Write it, and put the file "
        "into arkiv/inn again.",
    ),
    "uten_id": (
        "«{fil}» sier at noe er tatt inn i arkivet, men ikke hva (systemID er tom). Be arkivet sende svaret på nytt.",
        "“{fil}” says that something was taken in, but not what (systemID is empty). Ask the archive to send it again.",
    ),
})  # fmt: skip


_WORDLESS = re.compile(r"(?:.*[._])?(?:opprett|oppdater)\.(mottatt|kvittering)(?:\.(?:xml|txt))?", re.IGNORECASE)
# Windows hides what a name ends with, so whoever names a text file so gets it twice.
_BY_HAND = re.compile(r"(?:.*__)?journalnummer(?:\.txt){0,2}", re.IGNORECASE)
# Digits with what archives put between them («2026/1187-7», «26/1187 - 7», «4711/2026», «JP-2026-4711»).
_NUMBER = re.compile(r"(?:[A-Za-zÆØÅæøå]{1,5}[ -]?)?[0-9]{1,10}(?: ?[/.-] ?[0-9]{1,10}){0,3}")


def wordless_answer(name: str) -> Receipt | None:
    """What a file without content answers by its name, which ends in the type of a message that has none; None for any other.

    `<pakke-id>__no.ks.fiks.arkiv.v1.arkivering.arkivmelding.opprett.mottatt`: `.mottatt` has never a content, and nor has the
    `.kvittering` of a message that updates (archive.md §3.1). The one of a new entry has, so an empty one is none.
    """
    match = _WORDLESS.fullmatch(name)
    kind = match[1].casefold() if match else ""
    if not kind or (kind == "kvittering" and "oppdater" not in name.casefold()):
        return None
    return Receipt(wordless=kind)


def is_written_by_hand(name: str) -> bool:
    """Whether a file is the note of somebody who has entered a package by hand: `journalnummer.txt` in the package's folder, or
    `<pakke-id>__journalnummer.txt`."""
    return _BY_HAND.fullmatch(name) is not None


def written_number(data: bytes, name: str) -> Receipt:
    """The number in the journal that somebody has written down, in one line of utf-8 (Notepad's mark before it is no matter).

    Raises:
        ReceiptError: no number, more than one line, or something else: it goes into the register, which names nobody.
    """
    try:
        lines = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise _error("uten_nummer", name) from None
    number = "".join(line.strip() for line in lines)
    if sum(map(bool, map(str.strip, lines))) != 1 or not _NUMBER.fullmatch(number):
        raise _error("uten_nummer", name)
    return Receipt(journal=number, by_hand=True)


def read_receipt(data: bytes, name: str) -> Receipt:
    """The answer that a file holds. `name` is the file's, for the sentence when it cannot be believed.

    Raises:
        ReceiptError: hostile or damaged XML, another message, something that the receipt's schema has not, an empty receipt.
    """
    if not data and (answer := wordless_answer(name)):
        return answer
    if is_written_by_hand(name):
        return written_number(data, name)
    message = _message(data, name)
    if isinstance(message, _REFUSALS):
        return Receipt(feiltype=schema_type(type(message)), feil=_refusal(message))
    if not isinstance(message, ArkivmeldingKvittering):
        raise _error("annet", name, type=schema_type(type(message)))
    # Valid by the schema all the same: nothing in it is mandatory.
    if message == ArkivmeldingKvittering():
        raise _error("tom", name)
    if any(one is not None and not one.systemID.strip() for one in (message.mappeKvittering, message.registreringKvittering)):
        raise _error("uten_id", name)
    return _receipt(message)


def _message(data: bytes, name: str) -> Record:
    try:
        return read(data)
    except XmlError as error:
        raise _error("ulesbar", name, nb=error.nb, en=error.en) from None
    except MessageError as error:
        raise _error("ukjent", name, nb=error.nb, en=error.en) from None


def _receipt(message: ArkivmeldingKvittering) -> Receipt:
    case, entry = message.mappeKvittering, message.registreringKvittering
    return Receipt(
        nøkkel=_key(entry.referanseEksternNoekkel) if entry else "",
        mappenøkkel=_key(case.referanseEksternNoekkel) if case else "",
        sak=_case_number(case) if case else "",
        journal=_journal_number(case, entry) if entry else "",
        is_old=entry is not None and entry.opprettetEllerEksisterende == "Eksisterende",
        avvist_mappe=_refusal(message.mappeFeilet) if message.mappeFeilet else None,
        avvist_registrering=_refusal(message.registreringFeilet) if message.registreringFeilet else None,
        dokumenter=_numbers(entry) if entry else (),
        has_file=entry is not None and any(one.dokumentobjekt for one in entry.dokumentbeskrivelseKvittering),
    )


def _case_number(case: MappeKvittering) -> str:
    """«2026/1187»; else the archive's own number of the folder, else its id, which is always there."""
    return _saksnummer(case) or case.mappeID or case.systemID


def _journal_number(case: MappeKvittering | None, entry: RegistreringKvittering) -> str:
    """«2026/1187-7»; else the archive's own number of the entry, else its number in the year's journal, else its id."""
    return _in_the_case(case, entry) or entry.registreringsID or _in_the_year(entry) or entry.systemID


def _saksnummer(case: MappeKvittering | None) -> str:
    if not isinstance(case, SaksmappeKvittering) or case.saksaar is None or case.sakssekvensnummer is None:
        return ""
    return f"{case.saksaar}/{case.sakssekvensnummer}"


def _in_the_case(case: MappeKvittering | None, entry: RegistreringKvittering) -> str:
    number = _saksnummer(case)
    if not number or not isinstance(entry, JournalpostKvittering) or entry.journalpostnummer is None:
        return ""
    return f"{number}-{entry.journalpostnummer}"


def _in_the_year(entry: RegistreringKvittering) -> str:
    if not isinstance(entry, JournalpostKvittering) or entry.journalaar is None or entry.journalsekvensnummer is None:
        return ""
    # The journal's own order, number before year, so that nobody takes it for a case.
    return f"{entry.journalsekvensnummer}/{entry.journalaar}"


def _numbers(entry: RegistreringKvittering) -> tuple[int, ...]:
    numbers = (one.dokumentnummer for one in entry.dokumentbeskrivelseKvittering)
    return tuple(number for number in numbers if number is not None)


def _key(key: EksternNoekkel | None) -> str:
    return key.noekkel if key else ""


def _refusal(message: FeilmeldingBase) -> Refusal:
    return Refusal(message.feilId, message.feilmelding)


def _error(code: str, name: str, nb: str = "", en: str = "", type: str = "") -> ReceiptError:
    for_nb, for_en = _SENTENCES[code]
    return ReceiptError(for_nb.format(fil=name, nb=nb, type=type), for_en.format(fil=name, en=en, type=type))
