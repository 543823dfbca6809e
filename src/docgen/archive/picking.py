"""Which documents go to the archive now, and why the others do not. Pure.

Archivable is the archive copy of a finished document that lies in output/ as it should be (docs/adr/0025).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Protocol, TypeVar

from docgen.archive.entry import JOURNALPOSTTYPER, Entry, entry_of
from docgen.build.archived import REFUSED, Tilstand, Transition
from docgen.build.survey import Survey, identity_of
from docgen.build.verdicts import PlannedDocument, Verdict
from docgen.documents.table import DocumentType
from docgen.model.subject import Subject
from docgen.problem import Text

PASSED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "not_built": (
            "er ikke bygd, eller opplysningene er endret siden; kjør docgen build først",
            "has not been built, or the data have changed since; run docgen build first",
        ),
        "open": ("er åpen i Word; lukk den, og prøv igjen", "is open in Word; close it, and try again"),
        "stopped": ("er stoppet: {grunn}", "is stopped: {reason}"),
        "draft": ("er et utkast; sett dokumentstatus til ferdig når det er klart", "is a draft; set dokumentstatus to ferdig"),
        "lies_as_draft": (
            "ligger som et utkast i output; lag det ferdige med docgen build, eller ta bort ordet UTKAST i Word hvis det er "
            "dette som ble sendt",
            "lies in output as a draft; make the finished one with docgen build, or take the word UTKAST out in Word if this "
            "is what was sent",
        ),
        "doubted": (
            "er merket sendt, men filene sier noe annet enn det. Er det dette dere sendte, så kjør docgen archive --som-sendt. "
            "Ellers fjerner du «sendt: ja», kjører docgen build, sender det nye, og skriver «sendt: ja» igjen",
            "is marked as sent, but the files say something else. If it is what you sent, run docgen archive --as-sent. Else "
            "take “sendt: ja” away, run docgen build, send the new one, and write “sendt: ja” again",
        ),
        "two": (
            "har vår versjon liggende ved siden av; avgjør med docgen conflicts hvilken som gjelder",
            "has our version lying beside it; settle with docgen conflicts which of the two counts",
        ),
        "undated": (
            "har ikke fått dato ennå; skriv den i «{felt}» når det skal sendes",
            "has no date yet; write it in “{felt}” when it is to be sent",
        ),
        "foreign": ("er ikke laget av docgen, og tas ikke med", "was not made by docgen, and is not taken along"),
        "elsewhere": (
            "arkiveres hos {enhet}, som ikke arkiverer herfra (arkiv.enheter i oppsett.yaml)",
            "is archived at {enhet}, which does not archive from here (arkiv.enheter in oppsett.yaml)",
        ),
        "no_access_code": (
            "er unntatt offentlighet, men oppsett.yaml har ingen tilgangskode for {dato}; skriv den under arkiv.tilgang",
            "is exempt from publicity, but oppsett.yaml has no access code for {dato}; write it under arkiv.tilgang",
        ),
        "no_unit": (
            "har ingen enhet den kan arkiveres hos; skriv melder.enhet i saken, eller koordinator.enhet i gruppen",
            "has no unit to be archived at; write melder.enhet in the sak, or koordinator.enhet in the group",
        ),
        "unknown_type": (
            "har journalposttypen «{type}» i dokumenter.yaml; bruk en av disse: {lovlige}",
            "has the journalposttype “{type}” in dokumenter.yaml; use one of these: {lovlige}",
        ),
        "other_key": (
            "har pakken {mappe} under en annen nøkkel, for kommunenummeret i oppsett.yaml er endret siden den ble laget. Sett "
            "det tilbake til pakken er sendt, eller gi arkivet den for hånd og flytt den til arkiv/sendt",
            "has the package {mappe} under another key, for the kommunenummer in oppsett.yaml has changed since it was made. Set "
            "it back until the package has been sent, or give the archive the package by hand and move it to arkiv/sendt",
        ),
        "faulty": ("kan ikke arkiveres slik den er: {grunn}", "cannot be archived as it is: {reason}"),
        "no_pdf": ("kunne ikke gjøres om til PDF: {grunn}", "could not be made into a PDF: {reason}"),
        "changed": (
            "er endret mens docgen arbeidet; prøv igjen",
            "was changed while docgen worked; try again",
        ),
        "bad_scan": (
            "er ikke en skannet fil som kan arkiveres; skriv navnet på en fil i samme mappe som slutter på en av: {lovlige}",
            "is no scanned file that can be archived; write the name of a file in the same folder that ends in one of: {lovlige}",
        ),
        "scan_changed": (
            "er en annen enn den som er arkivert; en ny signatur er et nytt samtykke, med en id for seg",
            "is another than the one that was archived; a new signature is a new samtykke, with an id of its own",
        ),
        "scan_refused": (
            "ble avvist av arkivet. Rett det arkivet sa var galt, og legg inn papiret skannet på nytt under samme navn; da lages "
            "det en ny pakke",
            "was refused by the archive. Mend what the archive said was wrong, and put in a new scan of the paper under the same "
            "name; then a new package is made",
        ),
        "same_scan": (
            "er pakket for arkivet fra før, med et annet samtykke eller under en annen nøkkel, og tas ikke med en gang til",
            "has been packed for the archive before, with another consent or under another key, and is not taken once more",
        ),
        "withdrawn": (
            "er trukket tilbake, og pakkes ikke av seg selv; skal det til arkivet, kjør docgen archive pack {mappe}",
            "was withdrawn, and is not packed by itself; if it is to go to the archive, run docgen archive pack {mappe}",
        ),
        "unsigned": (
            "hører til et samtykke uten dato; skriv datoen under «signert»",
            "belongs to a consent without a date; write the date under “signert”",
        ),
        "no_scan": (
            "finnes ikke i mappen der saken ligger; legg fila der, eller rett «skann»",
            "is not in the folder of the case; put the file there, or correct “skann”",
        ),
        "empty_scan": (
            "er en tom fil; skann papiret på nytt, og legg fila i mappen der saken ligger",
            "is an empty file; scan the paper again, and put the file into the folder of the case",
        ),
        "no_scan_in_it": (
            "er ikke {slag} inni, enda navnet sier det; skann papiret på nytt, eller gi fila det navnet den skal ha",
            "is no {slag} inside, though its name says so; scan the paper again, or give the file the name that it is to have",
        ),
    }
)
"""Why a document is not archived now, in both languages."""


@dataclass(frozen=True)
class Passed:
    """A document that is not archived in this run. `is_fault` says that somebody has to do something first, `is_told` that it is
    told of in every run all the same, so that nobody forgets it; `shown` is the path that JSON may tell."""

    sti: str
    why: Text
    is_fault: bool = True
    shown: str = ""
    is_told: bool = False


class HasEntry(Protocol):
    """Whatever is to be archived."""

    @property
    def entry(self) -> Entry:
        """What the archive is told of it."""


Candidate = TypeVar("Candidate", bound=HasEntry)


@dataclass(frozen=True)
class Picked:
    """A document that is to be archived: what the archive is told, and what the last check needs to look at it once more."""

    entry: Entry
    subject: Subject
    document: PlannedDocument


def passed(
    sti: str, code: str, why: Text | None = None, *, is_fault: bool = True, shown: str | None = None, **values: str
) -> Passed:
    """A document passed over, with its reason from `PASSED`; `why` is a sentence that the reason quotes. `shown` is the path for
    JSON where `sti` itself may hold a name."""
    quoted = {"grunn": why.say("nb"), "reason": why.say("en")} if why else {}
    return Passed(sti, Text(*PASSED[code], tuple((values | quoted).items())), is_fault, sti if shown is None else shown)


def picked(
    subject: Subject, documents: Iterable[PlannedDocument], rows: Iterable[DocumentType], survey: Survey
) -> Iterator[Picked | Passed]:
    """Every archive copy of a subject's documents that the journal is to have, or why not. Archived ones are not among them."""
    by_type = {row.type: row for row in rows if row.om == subject.om}
    for document in documents:
        row = by_type[document.kind]
        if document.receiver or not row.row.journalposttype:
            continue
        found = _PASSES.get(document.verdict, _looked_at)(subject, document, row, survey)
        if found is not None:
            yield found


_Answer = Picked | Passed | None
_Look = Callable[[Subject, PlannedDocument, DocumentType, Survey], _Answer]


def _looked_at(subject: Subject, document: PlannedDocument, row: DocumentType, survey: Survey) -> _Answer:
    if row.row.journalposttype not in JOURNALPOSTTYPER:
        return passed(
            document.path, "unknown_type", type=row.row.journalposttype or "", lovlige=", ".join(JOURNALPOSTTYPER)
        )  # fmt: skip
    if document.utkast:
        return passed(document.path, "draft", is_fault=False)
    there = survey.at.get(document.path)
    if there is not None and there.utkast:  # whatever the files say, this paper calls itself a draft
        return passed(document.path, "lies_as_draft")
    if not row.is_dated(subject):  # an agenda of a meeting that has neither hour nor place is no record
        return passed(document.path, "undated", is_fault=False, felt=row.row.dato or "")
    if document.doubted:
        return passed(document.path, "doubted")
    if document.path in survey.locked:
        return passed(document.path, "open")
    entry = entry_of(subject, row, document)
    return barred(subject, entry, is_secret=bool(row.row.gradering or subject.bruker)) or Picked(entry, subject, document)


def correcting(found: Picked, there: Mapping[str, Transition]) -> Picked:
    """A later edition with the key of the last one before it that the archive may have: one that was refused is not in the
    journal, and an entry that pointed at it would be refused too. `there` is the register by the documents' identities."""
    document = found.document
    former = (identity_of(document.kind, document.subject, "", number) for number in range(document.edition - 1, 0, -1))
    taken = (there[identity].nøkkel for identity in former if identity in there and there[identity].tilstand not in REFUSED)
    return replace(found, entry=replace(found.entry, retter=next(taken, "")))


def held_back(item: Candidate, there: Transition | None, *, is_named: bool) -> Candidate | Passed:
    """What is to be packed, unless its package was withdrawn: that is made again for whoever names it (`is_named`), not else.

    `there` is what the register says of the package.
    """
    if there is None or there.tilstand is not Tilstand.TRUKKET or is_named:
        return item
    return withdrawn(item.entry.sti, there, item.entry.shown)


def withdrawn(sti: str, there: Transition, shown: str | None = None) -> Passed:
    """What is passed over since its package was withdrawn, with how it goes to the archive after all."""
    return replace(passed(sti, "withdrawn", is_fault=False, shown=shown, mappe=there.mappe), is_told=True)


def under_its_key(found: Picked, pakke: str, there: Transition | None) -> Picked | Passed:
    """A document that was picked, unless it has a package already under another id than `pakke`: it would be archived twice.

    `there` is what the register says of the document by its identity, which no key goes into.
    """
    if there is None or there.pakke == pakke:
        return found
    return passed(found.entry.sti, "other_key", mappe=there.mappe)


def barred(subject: Subject, entry: Entry, *, is_secret: bool) -> Passed | None:
    """Why an entry may not go to the archive that is served from here, if so: whose it is, and whether it can be shielded."""
    arkiv = subject.book.oppsett.arkiv
    if subject.person_case and not entry.enhet:
        return passed(entry.sti, "no_unit", shown=entry.shown)
    if arkiv and arkiv.enheter and entry.enhet and entry.enhet not in arkiv.enheter:
        return passed(entry.sti, "elsewhere", shown=entry.shown, is_fault=False, enhet=entry.arkivenhet)
    if entry.skjerming is None and is_secret:
        return passed(entry.sti, "no_access_code", shown=entry.shown, dato=f"{entry.dato:%d.%m.%Y}")
    return None


def _edited(subject: Subject, document: PlannedDocument, row: DocumentType, survey: Survey) -> _Answer:
    """As the person left it, unless two versions wait for a choice, or it is none of ours."""
    found = survey.at.get(document.path)
    if found is None or found.identity != document.identity:
        return passed(document.path, "foreign")
    if document.beside or survey.beside(document.path) is not None:
        return passed(document.path, "two")
    answer = _looked_at(subject, document, row, survey)
    return replace(answer, entry=replace(answer.entry, endret_for_hånd=True)) if isinstance(answer, Picked) else answer


def _not_built(_: Subject, document: PlannedDocument, __: DocumentType, ___: Survey) -> _Answer:
    return passed(document.path, "not_built")


def _open(_: Subject, document: PlannedDocument, __: DocumentType, ___: Survey) -> _Answer:
    return passed(document.path, "open")


def _stopped(_: Subject, document: PlannedDocument, __: DocumentType, ___: Survey) -> _Answer:
    # One that has never been made is nothing to archive, and the build has told of it.
    return passed(document.path, "stopped", document.why) if document.path else None


def _nothing(*_: object) -> _Answer:
    return None


_PASSES: Mapping[Verdict, _Look] = MappingProxyType(
    {
        Verdict.UENDRET: _looked_at,
        Verdict.ENDRET_FOR_HÅND: _edited,
        Verdict.LAGES: _not_built,
        Verdict.ÅPEN_I_WORD: _open,
        Verdict.STOPPET: _stopped,
        Verdict.IKKE_AKTUELT: _nothing,
        Verdict.ARKIVERT: _nothing,
    }
)
