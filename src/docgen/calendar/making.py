"""What becomes of a calendar file, by what lies in its place: the same promises as for documents. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from docgen.build.plan import LANGUAGE
from docgen.build.publish import Write
from docgen.build.report import DocumentLine
from docgen.build.verdicts import PlannedDocument, Verdict, reason
from docgen.calendar.events import FOLDER, CalendarFile, meeting_file, names_in_calendars, plan_file
from docgen.calendar.ical import read, write
from docgen.disk import digest
from docgen.documents.wordings import WORDINGS
from docgen.model.nationalid import without_national_ids
from docgen.model.runday import RunDay
from docgen.model.subject import Subject
from docgen.problem import Position, Problem, Text

Maker = Callable[[Subject, dt.date, str], CalendarFile | None]

MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        "innkalling": lambda subject, told, målform: meeting_file(subject, "innkalling", told, målform),
        "avlysning": lambda subject, told, målform: meeting_file(subject, "avlysning", told, målform),
        "møteplan": plan_file,
    }
)
"""The documents that a calendar file comes with."""


def events_of(subject: Subject, papers: Iterable[PlannedDocument], i_dag: dt.date) -> Iterator[CalendarFile]:
    """What the papers of a subject put into calendars: no event without a paper that stands."""
    for paper in papers:
        if paper.kind in MAKERS and not paper.receiver:
            målform = "nynorsk" if paper.language == LANGUAGE["nynorsk"] else "bokmål"
            file = MAKERS[paper.kind](subject, paper.dato or i_dag, målform)
            yield from (file,) if file else ()


@dataclass(frozen=True)
class Decided:
    """One calendar file: what is to happen and why. `data` is None when nothing is to be written."""

    file: CalendarFile
    verdict: Verdict
    why: Text
    data: bytes | None = None
    expected: str = ""

    @property
    def write(self) -> Write | None:
        """What the publisher is to do."""
        return None if self.data is None else Write(self.file.path, self.data, self.expected)

    @property
    def line(self) -> DocumentLine:
        """What is told of it before anything is written; it has no day where that would be the run's (`DocumentLine.of`)."""
        told = max(event.told for event in self.file.events)
        return DocumentLine(
            path=f"output/{self.file.path}",
            case=without_national_ids(self.file.emne),
            kind=FOLDER,
            receiver="",
            subject=self.file.subject,
            dato=None if isinstance(told, RunDay) and self.verdict is not Verdict.LAGES else told,
            verdict=self.verdict,
            why=self.why,
            sha256=self.expected,
        )

    @property
    def problem(self) -> Problem | None:
        """What a person must be told."""
        if self.verdict is not Verdict.ENDRET_FOR_HÅND:
            return None
        path = f"output/{self.file.path}"
        return Problem.of("DG408", WORDINGS["DG408"], Position(path), {"fil": path})


def decided(files: Iterable[CalendarFile], lying: Callable[[str], bytes | None]) -> tuple[Decided, ...]:
    """Decide for each file; `lying` gives what lies at a path below output/, None for nothing."""
    return tuple(_decided(file, lying(file.path)) for file in files)


def _decided(file: CalendarFile, data: bytes | None) -> Decided:
    if data is None:
        return Decided(file, Verdict.LAGES, reason("new"), write(file))
    there, mark = read(data), digest(data)
    if not there.untouched:
        return Decided(file, Verdict.ENDRET_FOR_HÅND, reason("edited_calendar"), expected=mark)
    if there.says(file):
        return Decided(file, Verdict.UENDRET, reason("same"), expected=mark)
    return Decided(file, Verdict.LAGES, reason("content"), write(file, data), mark)


def calendar_names(subject: Subject) -> Iterator[str]:
    """Where the files of a subject can lie below output/, whether there is an event now or not."""
    yield from (f"{FOLDER}/{name}.ics" for name in names_in_calendars(subject))


def lost_calendars(paths: Iterable[str], lying: Callable[[str], bytes | None]) -> tuple[Problem, ...]:
    """Calendar files of ours whose meeting or plan is gone: they are never deleted, only told of (design.md §8).

    `paths` are those that no subject can have made; what a person has put there is hers.
    """
    lost = sorted(path.rpartition("/")[2] for path in paths if (data := lying(path)) is not None and read(data).untouched)
    if not lost:
        return ()
    values = {"antall": str(len(lost)), "mappe": FOLDER, "filer": ", ".join(lost)}
    return (Problem.of("DG407", WORDINGS["DG407"], Position(f"output/{FOLDER}"), values),)
