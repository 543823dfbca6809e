"""What becomes of the PDF beside a document, by what lies there: the same promises as for the documents. Pure.

A PDF shows the document as it lies there, also one that a person has edited; not while ours lies beside hers, for then nobody has
said which is to be sent. One that no longer shows its document is taken away or renewed whether PDFs are asked for or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from docgen.build.pdf_files import LyingPdf
from docgen.build.pdf_stamp import document_path, pdf_path
from docgen.build.report import DocumentLine
from docgen.build.survey import Survey
from docgen.build.verdicts import PlannedDocument, Verdict
from docgen.documents.wordings import WORDINGS
from docgen.problem import Position, Problem


@dataclass(frozen=True)
class Finished:
    """A document as it lies there (posix below output/, with its digest) that a PDF may show."""

    document: str
    digest: str

    @property
    def pdf(self) -> str:
        """Where its PDF lies."""
        return pdf_path(self.document)


@dataclass(frozen=True)
class Due:
    """A PDF to be made; `expected` is the digest of the one that lies there, "" for none."""

    of: Finished
    expected: str = ""


@dataclass(frozen=True)
class Decided:
    """What is to happen with the PDFs of one unit: those to be made, those that show nothing any more, what is to be told."""

    due: tuple[Due, ...] = ()
    outdated: tuple[LyingPdf, ...] = ()
    problems: tuple[Problem, ...] = ()


def finished(document: PlannedDocument, line: DocumentLine, survey: Survey) -> Finished | None:
    """The document as it lies there after publishing, if it goes out; None for a draft, and where that is unsettled."""
    if document.utkast or not document.identity:
        return None
    if line.verdict is Verdict.ENDRET_FOR_HÅND:
        hers = survey.at.get(document.path)
        is_settled = not document.beside and survey.beside(document.path) is None and document.path not in survey.locked
        is_it = hers is not None and hers.identity == document.identity and hers.digest
        return Finished(document.path, hers.digest) if hers and is_it and is_settled else None
    stands = line.verdict is Verdict.UENDRET or (line.verdict is Verdict.LAGES and line.written)
    return Finished(document.path, line.sha256) if stands and line.sha256 else None


def decided(
    documents: Iterable[Finished],
    lying: Callable[[str], LyingPdf | None],
    there: Iterable[LyingPdf],
    now: Callable[[str], str | None],
    *,
    wanted: bool,
) -> Decided:
    """Decide for the documents of a unit. `lying` gives the PDF at a path, `there` all that lie in the unit's folders.

    `now` gives the digest of the document at a path, "" for none, None where it is not to be asked (it was archived, or somebody
    has it open). `wanted` says that each document is to have a PDF, not only those that have one.
    """
    due: dict[str, Due] = {}
    problems: list[Problem] = []
    for document in documents:
        pdf = lying(document.pdf)
        if pdf is None:
            due |= {document.pdf: Due(document)} if wanted else {}
        elif pdf.is_ours:
            due |= {} if pdf.shows(document.digest) else {document.pdf: Due(document, pdf.digest)}
        elif wanted and not pdf.shows(document.digest):
            problems.append(_foreign(document.pdf))
    outdated = tuple(pdf for pdf in there if pdf.path not in due and pdf.is_ours and _is_outdated(pdf, now))
    return Decided(tuple(due.values()), outdated, tuple(problems))


def _is_outdated(pdf: LyingPdf, now: Callable[[str], str | None]) -> bool:
    mark = now(document_path(pdf.path))
    return mark is not None and not pdf.shows(mark)


def _foreign(path: str) -> Problem:
    place = f"output/{path}"
    return Problem.of("DG409", WORDINGS["DG409"], Position(place), {"fil": place})


def untold(lines: Iterable[tuple[PlannedDocument, DocumentLine]]) -> Iterator[str]:
    """The documents (posix below output/) whose PDFs are left alone whatever they show: archived, or open in Word."""
    yield from (document.path for document, line in lines if line.verdict in (Verdict.ARKIVERT, Verdict.ÅPEN_I_WORD))


def digests(lines: Iterable[tuple[PlannedDocument, DocumentLine]]) -> Mapping[str, str]:
    """The digests of the documents that were written, by path below output/."""
    return {line.path.removeprefix("output/"): line.sha256 for _, line in lines if line.written}
