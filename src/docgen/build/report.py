"""What a run tells when it is over: a line for every possible document, every problem, and how it ends."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from docgen.build.verdicts import Retired, Verdict, reason
from docgen.disk import DocgenError
from docgen.model.nationalid import without_national_ids
from docgen.model.runday import RunDay
from docgen.problem import Problem, Severity, Text

if TYPE_CHECKING:
    from docgen.build.publish import Published
    from docgen.build.verdicts import PlannedDocument

WRITTEN = "skrevet"
"""Beside the verdicts in `counts`: how many documents were written."""


@dataclass(frozen=True)
class Answered:
    """What became of the notes, by path in the workspace.

    `kept` are those of which a person's words now lie in `.docgen/forrige/`; `foreign` what lies under a note's name and is not
    ours; `waiting` the notes that a run over everything may take away. `failure` says why some could not be written or taken
    away; everything else stands.
    """

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    failure: DocgenError | None = None


@dataclass(frozen=True)
class Pdfs:
    """What became of the PDFs beside the documents, by path in the workspace.

    `due` are those that a run which writes would make; `waiting` could not be put in place, for somebody has them open. `failure`
    says why some could not be made; the documents stand all the same.
    """

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    failure: DocgenError | None = None


@dataclass(frozen=True)
class Pages:
    """What became of the overview's pages, by path in the workspace: `foreign` are those that somebody has changed or that are
    none of ours, and that were left alone; `failure` says why some could not be written."""

    written: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    failure: DocgenError | None = None


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """What became of one possible document. `sha256` is that of the file as it now lies there, "" when it does not.

    `archived` is the state of the edition's package by the archive's register, `journal` its number in the journal; "" for none.
    """

    path: str
    case: str
    kind: str
    receiver: str
    subject: str
    dato: dt.date | None
    verdict: Verdict
    why: Text
    written: bool = False
    sha256: str = ""
    edition: int = 1
    archived: str = ""
    journal: str = ""

    @classmethod
    def of(cls, document: PlannedDocument) -> DocumentLine:
        """What is told of a document before anything is written."""
        is_the_runs = isinstance(document.dato, RunDay)
        return cls(
            path=f"output/{document.path}" if document.path else "",
            # A reference may be a fødselsnummer by mistake; PV-01 has stopped the document, but the line is still told.
            case=without_national_ids(document.case),
            kind=document.kind,
            receiver=document.receiver,
            subject=document.subject,
            # A paper that is not made and has no day of its own has no day: the run's would be another one tomorrow.
            dato=None if is_the_runs and document.verdict is not Verdict.LAGES else document.dato,
            verdict=document.verdict,
            why=document.why,
            sha256=document.expected,
            edition=document.edition,
            archived=document.archived.tilstand.value if document.archived else "",
            journal=document.archived.journal if document.archived else "",
        )

    def after(self, published: Published) -> DocumentLine:
        """The line once the publisher has been there."""
        if not published.done:
            why = reason("open" if published.held else "changed_meanwhile")
            return replace(self, verdict=Verdict.ÅPEN_I_WORD, why=why)
        return replace(self, path=f"output/{published.path}", written=True, sha256=published.digest)


def counts_of(lines: Iterable[DocumentLine]) -> Counter[str]:
    """How many lines have each verdict, by its word, and how many were written."""
    counts: Counter[str] = Counter()
    for line in lines:
        counts[line.verdict.value] += 1
        counts[WRITTEN] += line.written
    return +counts


Batches = Iterable[tuple[Mapping[str, int], Callable[[], tuple[DocumentLine, ...]]]]
"""Units with how many lines have each verdict, and the lines themselves when they are asked for."""


class Lines(Sequence[DocumentLine]):
    """The lines of a run that lie in the state, gone through as often as one likes; of ten thousand cases none is held.

    `batches` gives them unit by unit with their counts, `told` only those of units that were judged in this run, and `counts` how
    many lines have each verdict in all.
    """

    def __init__(self, batches: Callable[[], Batches], told: Callable[[], Batches], counts: Callable[[], Counter[str]]) -> None:
        self._batches = batches
        self._told = told
        self.counts = counts

    def written(self) -> Iterator[DocumentLine]:
        """The lines of the documents that this run has written."""
        for counts, load in self._told():
            if counts.get(WRITTEN):
                yield from (line for line in load() if line.written)

    def but(self, silent: Iterable[Verdict]) -> Iterator[DocumentLine]:
        """The lines with other verdicts than these."""
        passed = frozenset(silent)
        words = {verdict.value for verdict in passed}
        for counts, load in self._batches():
            if not counts.keys() <= words:
                yield from (line for line in load() if line.verdict not in passed)

    def __iter__(self) -> Iterator[DocumentLine]:
        return self.but(())

    def __len__(self) -> int:
        return sum(number for word, number in self.counts().items() if word != WRITTEN)

    def __getitem__(self, place: Any) -> Any:
        return tuple(self)[place]


@dataclass(frozen=True)
class Report:
    """The result of a run: every possible document with its verdict, every problem, and what was read."""

    command: str
    documents: Sequence[DocumentLine]
    problems: tuple[Problem, ...]
    saker: int = 0
    grupper: int = 0
    retired: tuple[Retired, ...] = ()
    answered: Answered = field(default_factory=Answered)
    pdf: Pdfs = field(default_factory=Pdfs)
    pages: Pages = field(default_factory=Pages)

    def count(self, severity: Severity) -> int:
        """How many problems of one severity."""
        return sum(problem.severity is severity for problem in self.problems)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many documents have each verdict, by its word, and how many were written (`WRITTEN`)."""
        return self.documents.counts() if isinstance(self.documents, Lines) else counts_of(self.documents)

    def written(self) -> Iterator[DocumentLine]:
        """The lines of the documents that were written."""
        lines = self.documents
        yield from lines.written() if isinstance(lines, Lines) else (line for line in lines if line.written)

    def documents_but(self, *silent: Verdict) -> Iterator[DocumentLine]:
        """The lines with other verdicts than these."""
        if isinstance(self.documents, Lines):
            yield from self.documents.but(silent)
        else:
            yield from (line for line in self.documents if line.verdict not in silent)

    @property
    def judged_code(self) -> int:
        """0 or 1 by the problems alone: what a check ends with, since it waits for nobody's Word."""
        return 1 if self.count(Severity.FEIL) else 0

    @property
    def exit_code(self) -> int:
        """0 all well · 1 something in cases or templates is wrong · 3 a document is open, or something cannot be written."""
        failures = (self.answered.failure, self.pages.failure, self.pdf.failure, self.pdf.waiting)
        if any(failures) or self.counts.get(Verdict.ÅPEN_I_WORD.value):
            return 3
        return self.judged_code
