"""What a run tells when it is over: a line for every possible document, every problem, and how it ends."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from docgen.build.notes import Answered
from docgen.build.publish import Published
from docgen.build.verdicts import PlannedDocument, Retired, Verdict, reason
from docgen.model.nationalid import without_national_ids
from docgen.problem import Problem, Severity, Text


@dataclass(frozen=True)
class DocumentLine:
    """What became of one possible document. `sha256` is that of the file as it now lies there, "" when it does not."""

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

    @classmethod
    def of(cls, document: PlannedDocument) -> DocumentLine:
        """What is told of a document before anything is written."""
        return cls(
            path=f"output/{document.path}" if document.path else "",
            # A reference may be a fødselsnummer by mistake; PV-01 has stopped the document, but the line is still told.
            case=without_national_ids(document.case),
            kind=document.kind,
            receiver=document.receiver,
            subject=document.subject,
            dato=document.dato,
            verdict=document.verdict,
            why=document.why,
            sha256=document.expected,
        )

    def after(self, published: Published) -> DocumentLine:
        """The line once the publisher has been there."""
        if not published.done:
            why = reason("open" if published.held else "changed_meanwhile")
            return replace(self, verdict=Verdict.ÅPEN_I_WORD, why=why)
        return replace(self, path=f"output/{published.path}", written=True, sha256=published.digest)


@dataclass(frozen=True)
class Report:
    """The result of a run: every possible document with its verdict, every problem, and what was read."""

    command: str
    documents: tuple[DocumentLine, ...]
    problems: tuple[Problem, ...]
    saker: int = 0
    grupper: int = 0
    retired: tuple[Retired, ...] = ()
    answered: Answered = field(default_factory=Answered)

    def count(self, severity: Severity) -> int:
        """How many problems of one severity."""
        return sum(problem.severity is severity for problem in self.problems)

    @property
    def judged_code(self) -> int:
        """0 or 1 by the problems alone: what a check ends with, since it waits for nobody's Word."""
        return 1 if self.count(Severity.FEIL) else 0

    @property
    def exit_code(self) -> int:
        """0 all well · 1 something in cases or templates is wrong · 3 a document is open in Word, or a note cannot be written."""
        if self.answered.failure or any(line.verdict is Verdict.ÅPEN_I_WORD for line in self.documents):
            return 3
        return self.judged_code
