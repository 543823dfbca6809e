"""What a run says when every unit has been judged: the report, and the answers in the folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from docgen.build.archive_state import StoredArchive
from docgen.build.ground import Ground
from docgen.build.judged import Head, Judged
from docgen.build.look import NOTE
from docgen.build.lying import orphans
from docgen.build.mending import Lying, checked, mend, read_mark
from docgen.build.notes import Notes
from docgen.build.report import Answered, DocumentLine, Lines, Report
from docgen.build.selection import Selection
from docgen.build.settings import Settings
from docgen.build.state import LOST, FileRow, State
from docgen.build.templates_folder import TABLE
from docgen.build.units import Subjects, Units
from docgen.build.verdicts import Retired
from docgen.calendar.events import FOLDER as CALENDARS
from docgen.calendar.making import lost_calendars
from docgen.documents.table import without_nynorsk
from docgen.model.casebook import Casebook
from docgen.problem import Problem, collect
from docgen.scan import Stat
from docgen.stages.missing import missing_problems


@dataclass
class Some:
    """What a narrowed run gathers: none of it is kept, for it is no unit's whole answer.

    `seen` are the subjects that were judged, `standing` the ids whose faults stop a document of what was selected. `noted` are
    the files beside which a note of ours lay when the run began, and `beside` what their kin was asked for the notes' sake: it is
    told in the notes alone. `heads` is every subject without its records, where that had to be known.
    """

    selection: Selection
    lines: list[DocumentLine] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    stopped: set[str] = field(default_factory=set)
    standing: set[str] = field(default_factory=set)
    noted: frozenset[str] = frozenset()
    beside: list[Problem] = field(default_factory=list)
    heads: tuple[Head, ...] | None = None

    def judged(self, heads: Iterable[Head]) -> None:
        """Note that these have been judged, and how far."""
        for head in heads:
            self.seen.add(head.id)
            self.asked |= {head.id} if head.asked else set()
            self.stopped |= {head.id} if head.stopped else set()


class Telling:
    """The words of one run. `found` are the problems of files, table and templates; `lying` gives a calendar file as it lies."""

    def __init__(
        self,
        settings: Settings,
        state: State,
        units: Units,
        ground: Ground,
        book: Casebook,
        found: Iterable[Problem],
        lying: Callable[[str], bytes | None],
    ) -> None:
        self._settings = settings
        self._state = state
        self._units = units
        self._ground = ground
        self._book = book
        self._found = tuple(found)
        self._lying = lying

    def whole(self) -> tuple[Problem, ...]:
        """The problems of the whole workspace, as it stands after every unit has been judged."""
        nynorsk = without_nynorsk(self._ground.rows, self._units.wanted_in_nynorsk())
        lost: tuple[Problem, ...] | None = self._state.find(LOST)
        if lost is None:
            lost = tuple(self._lost())
            self._state.keep(LOST, lost)
        return collect((*self._found, *self._units.problems(), *nynorsk, *lost))

    def some(self, some: Some) -> tuple[Problem, ...]:
        """The problems that belong to what the run was narrowed to."""
        selection = replace(some.selection, standing=frozenset(some.standing))
        return collect(problem for problem in (*self._found, *some.problems) if selection.shows(problem))

    def found(self, some: Some) -> tuple[Problem, ...]:
        """Everything a narrowed run has found, also beside what was selected: the answers in the folder need it."""
        return (*self._found, *some.problems, *some.beside)

    def _lost(self) -> Iterator[Problem]:
        """What the archive has and output/ has not, and what lies there for something that is no more."""
        yield from missing_problems(self._settings.root, self._units.gone(StoredArchive(state=self._state).locked()))
        yield from orphans(self._units.lost(self._book.faulty), frozenset())
        if not self._book.faulty:  # where a file could not be read nobody knows what is gone
            yield from lost_calendars(self._units.lost_calendars(CALENDARS), self._lying)

    def report(
        self,
        command: str,
        problems: tuple[Problem, ...],
        documents: Lines | tuple[DocumentLine, ...],
        retired: Iterable[Retired],
    ) -> Report:
        """The report of this run."""
        saker, grupper = (
            self._state.db.execute("SELECT count(*) FROM sources WHERE type = ? AND used", (kind,)).fetchone()[0]
            for kind in ("sak", "ansvarsgruppe")
        )
        return Report(command, documents, problems, saker, grupper, tuple(retired))

    def notes(self) -> tuple[Lying, ...]:
        """What lies under notes' names now."""
        # Where notes can lie is known of the last look; in templates/ a look is cheap.
        return Notes(self._settings.root).find((*self._state.folders_with_notes(), "templates"), below=False)

    def answer(self, problems: Iterable[Problem], judged: Judged) -> Answered:
        """Put `<file> – MÅ RETTES.txt` beside each file that is to be mended, and take away those that are done with.

        `problems` are collected.
        """
        return self._answer(problems, judged, self.notes())

    def answer_some(self, some: Some) -> Answered:
        """As `answer`, of a narrowed run. What came under a note's name meanwhile is left alone: nobody was asked about it."""
        lying = tuple(note for note in self.notes() if note.about in some.noted or read_mark(note.data or b"") is None)
        return self._answer(collect(self.found(some)), self.judged_some(some), lying)

    def _answer(self, problems: Iterable[Problem], judged: Judged, lying: Sequence[Lying]) -> Answered:
        stamp = checked(self._settings.i_dag, self._settings.moment, self._settings.lang)
        answered = Notes(self._settings.root).carry_out(mend(problems, lying, judged, stamp, self._settings.lang))
        self._remember(answered.written)
        return answered

    def _remember(self, written: Iterable[str]) -> None:
        """Where a note of this run lies, for a next run that does not look at the folder: it must find it when it may go."""
        self._state.begin()
        for path in written:
            tree, _, rest = path.partition("/")
            folder, _, name = rest.rpartition("/")
            if (self._settings.root / path).is_file():
                # Of no stat: the next look at the folder finds it new.
                self._state.keep_file(tree, folder, name, FileRow(Stat(0, 0, 0, 0), NOTE, False))
        self._state.commit()

    def judged_wholly(self, problems: Iterable[Problem]) -> Judged:
        """What a run over everything has judged to the end."""
        table = f"{self._settings.templates.name}/{TABLE}"
        # A row that cannot be used is no row: nobody was asked about its documents.
        unasked = any(problem.is_error and problem.where.file == table for problem in problems)
        return Judged(
            selection=Selection((), (), self._book),
            asked=frozenset() if unasked else Subjects(self._state, "asked"),
            stopped=Subjects(self._state, "stopped"),
            unread=frozenset(problem.where.file for problem in problems if problem.code == "DG165"),
            heads=self._units.heads,
        )

    def judged_some(self, some: Some) -> Judged:
        """What a narrowed run has judged to the end."""
        problems = self.found(some)
        table = f"{self._settings.templates.name}/{TABLE}"
        unasked = self._settings.kinds or any(problem.is_error and problem.where.file == table for problem in problems)
        return Judged(
            selection=some.selection,
            asked=frozenset() if unasked else frozenset(some.asked),
            stopped=frozenset(some.stopped),
            unread=frozenset(problem.where.file for problem in problems if problem.code == "DG165"),
            # Nor was anybody judged to the end of the types that were not selected.
            seen=frozenset() if self._settings.kinds else frozenset(some.seen),
            heads=None if some.heads is None else lambda: some.heads or (),
        )
