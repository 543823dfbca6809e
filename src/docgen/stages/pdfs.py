"""The PDFs beside the documents of a batch: decided when the documents lie there, made in one call, put in place as they are.

LibreOffice and pikepdf are loaded only when a PDF is to be made. Whatever goes wrong with them, the documents stand, and the
units are judged again by the next run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.archive.pdf_beside import Decided, Due, decided, digests, finished, untold
from docgen.build.outputs import Outputs
from docgen.build.pdf_files import LyingPdf
from docgen.build.pdf_stamp import Stamp, pdf_path
from docgen.build.publish import Publisher, Write
from docgen.build.report import DocumentLine, Pdfs
from docgen.build.settings import Settings
from docgen.build.survey import Survey
from docgen.build.verdicts import PlannedDocument, Retired
from docgen.disk import DocgenError, digest, read_file
from docgen.problem import Problem

MOST_NAMED = 5
"""Of the documents that could not be made into PDFs only so many are named."""


@dataclass(frozen=True)
class PublishedUnit:
    """The documents of one unit as they lie there after publishing, its folders of output/, and what was taken away."""

    documents: tuple[tuple[PlannedDocument, DocumentLine], ...]
    folders: frozenset[str]
    gone: frozenset[str]


@dataclass
class UnitPdfs:
    """What is to be told of a unit's PDFs, and whether the unit must be judged again: one could not be made or put in place."""

    problems: tuple[Problem, ...] = ()
    pending: bool = False


@dataclass
class _Told:
    """What the report says of them in the end."""

    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    due: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


class BesideDocuments:
    """The PDFs of one run. `publisher` is None where nothing is written."""

    def __init__(self, settings: Settings, outputs: Outputs, survey: Survey, publisher: Publisher | None) -> None:
        self._settings = settings
        self._outputs = outputs
        self._survey = survey
        self._publisher = publisher
        self._told = _Told()
        self._failure: DocgenError | None = None

    @property
    def report(self) -> Pdfs:
        """What has become of them so far."""
        told = self._told
        failure = self._failure or _unmade(told.failed)
        return Pdfs(_shown(told.written), _shown(told.removed), _shown(told.due), _shown(told.waiting), failure)

    def settle(self, units: Sequence[PublishedUnit]) -> list[UnitPdfs]:
        """Make, renew and take away the PDFs of some units whose documents were published; gives what became of each."""
        all_decided = [self._decided(unit) for unit in units]
        found = [UnitPdfs(one.problems, bool(one.due or one.outdated)) for one in all_decided]
        if self._publisher is None:
            self._told.due += (due.of.pdf for one in all_decided for due in one.due)
            return found
        all_due = [due for one in all_decided for due in one.due]
        done = self._made(all_due, self._publisher) if all_due else frozenset()
        # One that no longer shows its document, and could not be renewed, is no longer true: it goes all the same.
        stale = [Retired(due.of.pdf, "", "", "", due.expected) for due in all_due if due.expected and due.of.pdf not in done]
        outdated = [Retired(pdf.path, "", "", "", pdf.digest) for one in all_decided for pdf in one.outdated]
        waiting = set(self._told.waiting)
        taken = {
            gone.path
            for gone in self._publisher.retire(one for one in (*stale, *outdated) if one.path not in waiting)
            if gone.done
        }
        self._told.removed += sorted(taken)
        for unit, one in zip(found, all_decided, strict=True):
            unit.pending = not all(due.of.pdf in done for due in one.due) or not all(pdf.path in taken for pdf in one.outdated)
        return found

    def _decided(self, unit: PublishedUnit) -> Decided:
        written, silent = digests(unit.documents), frozenset(untold(unit.documents))

        def now(path: str) -> str | None:
            if path in silent:
                return None
            if path in written:
                return written[path]
            there = self._survey.at.get(path)
            return there.digest if there and path not in unit.gone else ""

        pdfs = self._outputs.pdfs
        documents = [one for document, line in unit.documents if (one := finished(document, line, self._survey))]
        there = [pdf for folder in sorted(unit.folders) for pdf in pdfs.within(folder)]
        return decided(documents, pdfs.at, there, now, wanted=self._settings.pdf)

    def _made(self, due: Sequence[Due], publisher: Publisher) -> frozenset[str]:
        """Make PDFs and put them in place; gives those that lie there now."""
        if self._failure is not None:
            return frozenset()
        made = self._converted(dict(self._documents(due)))
        wanted = {one.of.pdf: one for one in due}
        done = set()
        for published in publisher.publish(Write(path, pdf, wanted[path].expected) for path, pdf in made.items()):
            if published.done:
                done.add(published.path)
                pdf = LyingPdf(published.path, published.digest, Stamp(wanted[published.path].of.digest, untouched=True))
                self._outputs.published_pdf(pdf, self._outputs.pdfs.real(published.path))
            elif published.held:
                self._told.waiting.append(published.path)
        self._told.written += sorted(done)
        return frozenset(done)

    def _documents(self, due: Iterable[Due]) -> Iterator[tuple[str, bytes]]:
        """The documents as they lie there, by the path of their PDF; one that was saved meanwhile waits for the next run."""
        for one in due:
            data = read_file(self._settings.output / self._survey.real.get(one.of.document, one.of.document))
            if data is not None and digest(data) == one.of.digest:
                yield one.of.pdf, data

    def _converted(self, documents: Mapping[str, bytes]) -> Mapping[str, bytes]:
        from docgen.archive.pdfa import convert

        try:
            conversion = convert(documents)
        except DocgenError as error:
            self._failure = error
            return {}
        self._told.failed += conversion.failed
        return conversion.made


def pdf_of(document: PlannedDocument) -> str:
    """Where the PDF of a possible document lies, "" where its own place cannot be told."""
    return pdf_path(document.path) if document.path else ""


def _shown(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"output/{path}" for path in paths)


def _unmade(paths: Sequence[str]) -> DocgenError | None:
    if not paths:
        return None
    named = ", ".join(f"output/{path.removesuffix('.pdf')}.docx" for path in sorted(paths)[:MOST_NAMED])
    more = f" (+ {len(paths) - MOST_NAMED})" if len(paths) > MOST_NAMED else ""
    return DocgenError(
        f"LibreOffice kunne ikke lage PDF av {named}{more}. Word-dokumentene er laget. Åpne dem i LibreOffice for å se hva "
        "som er galt; docgen prøver igjen neste gang.",
        f"LibreOffice could not make a PDF of {named}{more}. The Word documents are made. Open them in LibreOffice to see "
        "what is wrong; docgen will try again next time.",
    )
