"""Archiving at work: what is archivable is picked, looked at, made into PDF, packed and sent; what the archive answered is read.

    receipts ─▶ inbox ─┐
    units ─plan─▶ picked ─look once more─▶ bytes ─LibreOffice─▶ PDF ─packed (schema, check)─▶ arkiv/klar ─▶ hot folder
    closing notice that is with the archive ─▶ the message that closes its case ────────────────┘

The order of the steps on the disk, and what a killed run leaves, is `archive/package` and `archive/sending` (docs/adr/0025).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from docgen import __version__
from docgen.archive.entry import JOURNALPOSTTYPER, Entry, entry_of
from docgen.archive.inbox import Inbox
from docgen.archive.package import Archive, Package
from docgen.archive.packed import FORMATS, Made, PackedFile, packed_file
from docgen.archive.packing import Against, Refused, Validate, closing_package, keys_of, packed, packed_closing
from docgen.archive.pdfa import Conversion, Reason, convert
from docgen.archive.picking import Passed, Picked, correcting, held_back, passed, picked, under_its_key, withdrawn
from docgen.archive.receipt_reading import read_receipt
from docgen.archive.results import Result
from docgen.archive.scanned import Scan, Scans, names_a_scan, scan_path
from docgen.archive.schema import read_schemas
from docgen.archive.sending import not_as_they_lie, note_silence
from docgen.archive.states import silent
from docgen.build.archive_state import read_register
from docgen.build.archived import Archived, Tilstand, Transition
from docgen.build.last_check import LastCheck, stopping
from docgen.build.pdf_stamp import ENDING, read_stamp
from docgen.build.plan import plan_subject, without_twins
from docgen.build.units import KOMMUNE, Taken, Unit
from docgen.build.verdicts import PlannedDocument
from docgen.disk import DocgenError, content, digest, read_file
from docgen.model.people import Samtykke
from docgen.model.statutes import unknown
from docgen.model.subject import Subject
from docgen.problem import Text
from docgen.stages.archive_errands import begun, states_of
from docgen.stages.archive_order import ArchiveReport, Order, ids_of, packages_of
from docgen.stages.round import Round
from docgen.word.faults import TemplateError

BATCH = 50
"""Documents whose bytes are held at a time: one call of LibreOffice, then their packages."""
WITH_THE_ARCHIVE = frozenset({Tilstand.SENDT, Tilstand.MOTTATT, Tilstand.KVITTERT})
"""The states in which a closing notice is as good as in the case, so that the case may be closed after it."""
CASES = "cases/"
"""Where scans lie; documents lie below output/."""
CLOSING, GROUP = "avslutning", "ansvarsgruppe"
_STANDS = frozenset({"pakket", "erstattet", "erstattet_endret", "uendret"})
"""What becomes of packages that lie ready as their document is now."""


def _standing(results: Iterable[Result]) -> frozenset[str]:
    """The packages that lie ready as their documents are now: no others may leave."""
    return frozenset(result.pakke for result in results if result.code in _STANDS)


# --- packing -----------------------------------------------------------------------------------------------------------


class Archiving:
    """One archive run over a workspace that `work` has caught up with. Nothing of the documents is written.

    Raises:
        DocgenError: what was asked for is nothing that is here, or the schema cannot be read.
    """

    def __init__(self, work: Round, order: Order) -> None:
        self._work = work
        self._order = order
        self._root = work.settings.root
        self._last_check = LastCheck(work.ground.rules, work.ground.rows, work.settings.i_dag, work.settings.templates.name)
        self._chosen = packages_of(order, read_register(self._root)) if order.packages else {}
        self._ids = ids_of(order, work, self._chosen.values())
        self._paths = frozenset((*order.documents, *(entry.dokument for entry in self._chosen.values() if entry.dokument)))
        self._released: set[str] = set()
        """Packages that were withdrawn, and are to be made again."""
        self._passed: list[Passed] = []
        self.as_sent: dict[str, str] = {}
        """What is to be remembered of papers that were packed on somebody's word that they were sent as they lie."""
        self._validate, self._schema = _validation(order.skjema)

    def rehearse(self) -> ArchiveReport:
        """Tell what would be packed; nothing is made."""
        self._register_is_ready()
        archived = read_register(self._root)
        would = [item.entry for item in self._items(archived) if not isinstance(item, Passed)]
        return ArchiveReport((), tuple(self._passed), tuple(would), unchecked=not self._schema)

    def run(self, progress: Callable[[int, int], None]) -> ArchiveReport:
        """Pack what is archivable and not yet archived, send what lies ready, read what the archive has answered.

        Raises:
            DocgenError: LibreOffice is missing, the register is missing or damaged, or the world failed. Nothing is half made.
        """
        self._register_is_ready()
        archive, sending, results = begun(self._root, self._order)
        results += Inbox(archive, read_receipt).take()
        results += note_silence(archive, silent(archive.register.archived, self._order.now, self._order.svarfrist))
        items = self._items(archive.register.archived)
        made: list[Result] = []
        while batch := list(islice(items, BATCH)):
            for result in self._packages(archive, batch):
                made.append(result)
                progress(len(made), len(made))
        results += made
        if sending:
            results += sending.send_ready(_standing(made))
        # A case is closed after its closing notice is with the archive, never before (archive.md §5.4).
        closing = list(self._closings(archive))
        results += closing
        if sending:
            results += sending.send_ready(_standing(closing))
        if not self._order.is_narrowed:
            results += not_as_they_lie(archive, _standing([*made, *closing]))
        # What lies in a wrong folder is seen when the shelves are gone through, and once more when it is to be packed.
        return ArchiveReport(
            tuple(dict.fromkeys(results)), tuple(self._passed), unchecked=not self._schema, states=states_of(archive)
        )

    def _register_is_ready(self) -> None:
        if not self._work.book.oppsett.kommunenummer:
            raise DocgenError(
                "cases/register/oppsett.yaml mangler kommunenummer, og uten det kan ikke arkivet kjenne sakene igjen. Skriv det, "
                'for eksempel kommunenummer: "0301", og kjør docgen archive igjen. Ingenting er pakket.',
                "cases/register/oppsett.yaml has no kommunenummer, and without it the archive cannot know the cases again. Write "
                'it, for example kommunenummer: "0301", and run docgen archive again. Nothing was packed.',
            )
        # Documents are stopped by the register's own fault (DG167); a scanned consent is no document, and would go.
        if name := next((name for name, _, _ in unknown(self._work.book.oppsett)), None):
            raise DocgenError(
                f"cases/register/oppsett.yaml nevner hjemmelen «{name}», som ikke finnes under «hjemler». Rett den, og kjør "
                "docgen archive igjen. Ingenting er pakket.",
                f"cases/register/oppsett.yaml names the statute “{name}”, which is not among “hjemler”. Correct it, and run "
                "docgen archive again. Nothing was packed.",
            )

    # --- which ---

    def _items(self, archived: Archived) -> Iterator[Picked | Scan]:
        """What is to be packed, unit by unit; what is passed over is noted."""
        scans, there = Scans(archived.packages), archived.by_identity
        for subject, documents in self._planned(self._ids):
            found = picked(subject, documents, self._work.ground.rows, self._work.ground.survey)
            known = (self._once(item, there) if isinstance(item, Picked) else item for item in found)
            for item in (*known, *self._scans(subject, scans)):
                if not self._is_meant(item):
                    continue
                judged = item if isinstance(item, Passed) else self._held_back(item, archived.packages)
                if isinstance(judged, Passed):
                    self._passed.append(judged)
                else:
                    yield judged

    def _is_meant(self, item: Picked | Scan | Passed) -> bool:
        """Whether something is among what was asked for. Why a scan was passed over is told to whoever names any scan's package:
        what the scan is called is not in the register."""
        if not (self._order.documents or self._chosen):
            return True
        if isinstance(item, Passed):
            is_scan = any(not entry.identitet for entry in self._chosen.values())
            return item.sti in self._paths or (is_scan and item.sti.startswith(CASES))
        return item.entry.sti in self._paths or keys_of(item.entry).pakke in self._chosen

    def _held_back(self, item: Picked | Scan, packages: Mapping[str, Transition]) -> Picked | Scan | Passed:
        pakke = keys_of(item.entry).pakke
        is_named = pakke in self._chosen or item.entry.sti in self._order.documents
        if is_named:
            self._released.add(pakke)
        return held_back(item, packages.get(pakke), is_named=is_named)

    @staticmethod
    def _once(item: Picked, there: Mapping[str, Transition]) -> Picked | Passed:
        return under_its_key(correcting(item, there), keys_of(item.entry).pakke, there.get(item.entry.identitet))

    def _planned(self, ids: frozenset[str]) -> Iterator[tuple[Subject, tuple[PlannedDocument, ...]]]:
        """The subjects with these ids, or every one, with their documents as they stand."""
        work = self._work
        units = work.units.of_files(part for name in ids for part in name.split("/")) if ids else work.units.every()
        for unit in sorted(unit for unit in units if unit.name != KOMMUNE):
            work.asked.begin()
            for subject, documents in self._of_unit(unit):
                if not ids or ids & {subject.id, subject.emne, *subject.id.split("/")}:
                    yield subject, documents

    def _of_unit(self, unit: Unit) -> Iterator[tuple[Subject, tuple[PlannedDocument, ...]]]:
        work = self._work
        taken = Taken(work.state, work.asked, unit)
        for subject in work.units.subjects(unit, work.book):
            documents = without_twins(plan_subject(subject, work.ground), subject, taken).documents
            yield subject, tuple(map(self._believed, documents))

    def _believed(self, document: PlannedDocument) -> PlannedDocument:
        """A paper that whoever runs this says was sent as it lies; that is remembered, so that nobody is asked again."""
        is_asked_for = not (self._order.documents or self._chosen) or document.path in self._paths
        if not (self._order.as_sent and document.doubted and is_asked_for):
            return document
        self.as_sent[document.path] = self._work.ground.survey.at[document.path].fingerprint
        return replace(document, doubted=False)

    def _scans(self, subject: Subject, scans: Scans) -> Iterator[Scan | Passed]:
        """The signed consents of a file that were scanned. One that is archived already is not told of again."""
        for samtykke in subject.samtykker if subject.om in ("sak", "ansvarsgruppe") else ():
            if samtykke.skann and (item := scans.judged(subject, samtykke, self._scan(subject, samtykke))):
                yield item

    def _scan(self, subject: Subject, samtykke: Samtykke) -> bytes | None:
        if not names_a_scan(samtykke):
            return None
        try:
            return content(self._root / scan_path(subject, samtykke))
        except OSError:
            return None

    # --- a batch ---

    def _packages(self, archive: Archive, batch: Sequence[Picked | Scan]) -> Iterator[Result]:
        """Make the packages of a batch. All that needs LibreOffice is converted in one call before the first is packed."""
        documents: dict[str, bytes] = {}
        for item in batch:
            if isinstance(item, Picked) and (data := self._looked_at(item)) is not None:
                documents[item.entry.sti] = data
        pdfs = self._pdfs(archive, batch, documents)
        for item in batch:
            files = self._files(item, documents, pdfs)
            if files is not None:
                made = Made(__version__, _producer(files), self._schema)
                yield from self._packed(archive, packed(self._sourced(item.entry), files, made, self._validate))

    def _packed(self, archive: Archive, package: Package | Refused) -> Iterator[Result]:
        if isinstance(package, Package):
            yield archive.pack(package, again=package.pakke in self._released)
            return
        nb, en = (" ".join(parts).replace("{", "{{").replace("}", "}}") for parts in zip(*package.against, strict=True))
        why = Text(nb, en)
        self._passed.append(passed(package.entry.sti or package.entry.case.mappe, "faulty", why, shown=package.entry.shown))

    def _looked_at(self, item: Picked) -> bytes | None:
        """The document's bytes as they were judged; one that a person has worked in goes by the last check first."""
        path = item.entry.sti
        real = self._work.ground.survey.real.get(path, path)
        data = read_file(self._work.settings.output / real)
        if data is None or digest(data) != item.document.expected:
            self._passed.append(passed(path, "changed"))
            return None
        if item.entry.endret_for_hånd:
            try:
                hindrance = stopping(self._last_check.problems(item.subject, item.document, data))
            except TemplateError:
                self._passed.append(passed(path, "no_pdf", _WHY[Reason.NOT_WORD]))
                return None
            if hindrance is not None:
                self._passed.append(passed(path, "faulty", hindrance.message))
                return None
        return data

    def _pdfs(self, archive: Archive, batch: Sequence[Picked | Scan], documents: dict[str, bytes]) -> Conversion:
        """The PDF of each document; that of a package which lies ready is taken again where it shows the same document."""
        known: dict[str, bytes] = {}
        for item in batch:
            data = documents.get(item.entry.sti)
            there = archive.register.last(keys_of(item.entry).pakke)
            folder = archive.shelves.unsent(there, there.mappe) if there and data is not None else None
            for pdf in folder.glob(f"*{ENDING}") if folder else ():
                stamp = read_stamp(lying := pdf.read_bytes())
                if stamp and stamp.untouched and data is not None and stamp.source == digest(data):
                    known[item.entry.sti] = lying
        new = {path: data for path, data in documents.items() if path not in known}
        conversion = convert(new) if new else Conversion()
        return Conversion({**known, **conversion.made}, conversion.failed)

    def _files(self, item: Picked | Scan, documents: dict[str, bytes], pdfs: Conversion) -> tuple[PackedFile, ...] | None:
        if isinstance(item, Scan):
            return (item.file,)
        path = item.entry.sti
        if path in pdfs.failed:
            self._passed.append(passed(path, "no_pdf", _WHY[pdfs.failed[path]]))
        if path not in documents or path not in pdfs.made:
            return None
        return (
            packed_file(item.entry, ENDING, pdfs.made[path], FORMATS),
            packed_file(item.entry, ".docx", documents[path], FORMATS),
        )

    def _sourced(self, entry: Entry) -> Entry:
        source = content(self._root / entry.kilde) if entry.kilde else None
        return replace(entry, kilde_sha256=digest(source)) if source is not None else entry

    # --- closing a case ---

    def _closings(self, archive: Archive) -> Iterator[Result]:
        row = next((row for row in self._work.ground.rows if row.type == CLOSING and row.om == GROUP), None)
        if row is None or row.row.journalposttype not in JOURNALPOSTTYPER:
            return
        archive.register.refresh()
        packages = archive.register.archived.packages
        groups = self._not_closed(packages)
        made = Made(__version__, "", self._schema)
        for subject, documents in self._planned(groups) if groups else ():
            for document in documents:
                if subject.om != GROUP or document.kind != CLOSING or document.receiver or document.dato is None:
                    continue
                entry = entry_of(subject, row, document)
                there = packages.get(keys_of(entry).pakke)
                if there and there.tilstand in WITH_THE_ARCHIVE:
                    yield from self._packed(archive, packed_closing(self._sourced(entry), made, self._validate))

    def _not_closed(self, packages: Mapping[str, Transition]) -> frozenset[str]:
        """The groups among what was asked for whose closing notice is with the archive, and the message that closes is not."""
        notices = (entry for entry in packages.values() if entry.kind == CLOSING and entry.tilstand in WITH_THE_ARCHIVE)
        number = self._work.book.oppsett.kommunenummer or ""
        told = {entry.subject: packages.get(closing_package(number, entry.subject)) for entry in notices}
        found = frozenset(group for group, closing in told.items() if not (closing and closing.is_locked))
        found = found & self._ids if self._ids else found
        back = {group: there for group in found if (there := told[group]) and there.tilstand is Tilstand.TRUKKET}
        self._released |= {entry.pakke for entry in back.values() if entry.pakke in self._chosen}
        held = {group: entry for group, entry in back.items() if entry.pakke not in self._released}
        self._passed += [withdrawn(entry.mappe, entry) for entry in held.values()]
        return found - held.keys()


_WHY: Mapping[Reason, Text] = MappingProxyType(
    {
        Reason.NOT_WORD: Text("den er ikke et helt Word-dokument", "it is no whole Word document"),
        Reason.OFFICE: Text("LibreOffice klarte den ikke", "LibreOffice could not do it"),
        Reason.NOT_ARCHIVABLE: Text(
            "den har noe i seg som arkivformatet ikke tillater", "it holds something that the archive's format does not allow"
        ),
    }
)
_PRODUCER = re.compile(rb"<pdf:Producer>([^<]{1,80})</pdf:Producer>")


def _producer(files: Iterable[PackedFile]) -> str:
    """What made the PDF, by its own word; "" where none of the files is ours."""
    found = (_PRODUCER.search(file.data) for file in files if file.format is FORMATS[ENDING])
    return next((match[1].decode("utf-8", "replace") for match in found if match), "")


def _validation(folder: Path | None) -> tuple[Validate, str]:
    """How messages are asked of the schema, and its mark; without a folder nothing is asked."""
    if folder is None:
        return (lambda data: ()), ""
    schemas = read_schemas(folder)

    def against(data: bytes) -> tuple[Against, ...]:
        return tuple((problem.nb, problem.en) for problem in schemas.problems(data))

    return against, f"Fiks Arkiv V1, {schemas.digest[:12]}"
