"""The stages of a run at work: one `Round` reads what changed, judges the units that are due, and keeps what it found.

`pipeline` names the order and is the file to read first; this is loaded only when something is to be done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush

from docgen.build import asked as keys
from docgen.build.archive_state import StoredArchive
from docgen.build.archive_state import catch_up as catch_up_archive
from docgen.build.asked import Asked
from docgen.build.catch_up import Changes, Clock, Sources
from docgen.build.facts import Fact, standing_facts
from docgen.build.first_look import Look
from docgen.build.former import Limits
from docgen.build.ground import Ground
from docgen.build.look import CASES, OUTPUT, TEMPLATES, UNSEEN, WORKING, rows_of
from docgen.build.lying import StoredSurvey
from docgen.build.memory import Memory
from docgen.build.new_editions import Wanted, cannot_be, others_meant, wanted_editions
from docgen.build.outputs import Outputs
from docgen.build.publish import Published, Publisher
from docgen.build.rendering import certificate_of
from docgen.build.report import DocumentLine
from docgen.build.selection import Selection
from docgen.build.sent_notes import SentNotes
from docgen.build.settings import Settings
from docgen.build.shelf import Shelf, ShelfBook
from docgen.build.state import LOST, ChangedMeanwhileError, HeardTooLittleError, State, frozen
from docgen.build.stored_facts import StoredFacts
from docgen.build.survey import Found, certified, read_offers
from docgen.build.templates_folder import pictures, prepared_templates
from docgen.build.units import Unit, Units
from docgen.build.verdicts import PlannedDocument, Retired, Verdict, moves, reason
from docgen.disk import digest
from docgen.documents.logo import find_logo
from docgen.documents.plain import Plainer
from docgen.model.base import Record
from docgen.model.registers import Oppsett, Tiltaksbank
from docgen.model.runday import RunDay, Watch
from docgen.problem import Problem, Stop
from docgen.reading.assemble import NO_OPPSETT, Crossed, all_problems, units_of
from docgen.reading.folder import folder_is_gone
from docgen.reading.vocabulary import Shapes
from docgen.rules import RULES
from docgen.scan import Stat
from docgen.stages.asking import ask_for_notes
from docgen.stages.judging import Judgement, Judging, Line
from docgen.stages.pdfs import BesideDocuments, PublishedUnit
from docgen.stages.telling import Some, Telling

CHUNK = 200
"""Units after which the state is committed: a run that is killed has judged them once and for all."""
BATCH = 200
"""Documents that are published together (pipeline.md §5); their bytes are held until then."""


@dataclass(frozen=True)
class After:
    """What became of a unit: its lines as this run tells them and as the next would (`settled`), its problems (`fresh` are told
    in this run alone), whether it must be judged again whatever changes, and what the overview tells of it."""

    unit: Unit
    lines: tuple[DocumentLine, ...]
    settled: tuple[DocumentLine, ...]
    problems: tuple[Problem, ...]
    fresh: tuple[Problem, ...]
    pending: bool
    facts: tuple[Fact, ...]


class Round:
    """One run over a workspace. `is_local` says which way of publishing is safe there."""

    def __init__(self, settings: Settings, state: State, *, is_local: bool, memory: Memory | None = None) -> None:
        self.settings = settings
        self.state = state
        self.publisher: Publisher | None = None
        self.pdfs: BesideDocuments
        self._is_local = is_local
        self.watch = Watch()
        self.asked = Asked(self.watch)
        self.day = RunDay.of(settings.i_dag, self.watch)
        self.memory = memory or Memory()
        self.shapes = self.memory.recall("shapes", Shapes)
        self.shelf = Shelf(state, self.asked, self._load, self.memory.records)
        self.sources = Sources(state, settings.root, self.shapes, self.shelf.bring, self.memory.records)
        self.outputs = Outputs(state, settings.root)
        self.units = Units(state, self.asked, self.memory)
        self._facts = StoredFacts(state)
        self.retired: list[Retired] = []
        self.fresh: list[Problem] = []
        self.changes = Changes()
        self.wanted: tuple[Wanted, ...] = ()
        self.is_narrow = False
        """Whether the run looks only at what was heard of, and where it is going to write."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why everything, or everything with one template, is judged again; empty where single things have changed."""
        found = ["template"] if any(key.startswith(keys.template("")) for key in self.changes.keys) else []
        return ("first",) if self._is_first else tuple(dict.fromkeys((*self.changes.everything, *found)))

    def _load(self, handle: bytes, mark: str) -> Record | None:
        return self.sources.load(handle, mark)

    # --- read ------------------------------------------------------------------------------------------------------

    def catch_up(self, look: Look) -> None:
        """Read what changed, and lay the workspace side by side again."""
        root, differing = self.settings.root, look.differing
        if not (root / CASES).is_dir():
            raise folder_is_gone(root)
        clock = Clock(look.now, self.settings.window)
        self.state.begin()
        self.state.keep("standing", None)
        self._is_first = not self.state.has_looked_at(CASES, "")
        self._templates_are_known = not differing[TEMPLATES]
        self.is_narrow = look.heard is not None
        if look.heard is not None:
            self.sources.catch_up_with(look.heard, clock, self.changes)
            self._catch_up_archive()
            self._prepare()
            self._look_where_it_will_write(clock)
        else:
            self._catch_up_everywhere(look, clock)
            self._catch_up_archive()
            self._prepare()
        if self.changes.has_moved or not self.is_narrow:
            self.state.keep(LOST, None)
        self._lay_ground()

    def _catch_up_everywhere(self, look: Look, clock: Clock) -> None:
        root, differing = self.settings.root, look.differing
        try:
            of_cases = self.sources.catch_up(differing[CASES], clock, self.settings.thorough, self.changes)
        except OSError as error:
            raise folder_is_gone(root) from error
        of_output = self.outputs.catch_up(differing[OUTPUT], clock, self.settings.thorough, self.changes)
        for tree, seen in ((CASES, of_cases), (OUTPUT, of_output)):
            self.state.keep_marks(tree, dict.fromkeys(differing[tree]) | seen)
        # A template could be saved again before the clock moves on: then it is read once more next time.
        rows = rows_of(root, TEMPLATES, "") or []
        doubtful = any(clock.doubts(Stat(*stat)) for _, *stat in rows)
        seen = dict.fromkeys(look.marks[TEMPLATES], UNSEEN) if doubtful else look.marks[TEMPLATES]
        self.state.keep_marks(TEMPLATES, dict.fromkeys(differing[TEMPLATES]) | seen)

    def _catch_up_archive(self) -> None:
        """Read the archive's register where it has grown, and which new editions were asked for."""
        catch_up_archive(self.state, self.settings.root, self.changes, thorough=self.settings.thorough)
        self.wanted = wanted_editions(self.settings.new_editions, self.state)
        self.changes.keys |= {keys.archived(one.subject) for one in self.wanted}

    def note_archive(self) -> None:
        """Take in what an archive run has written: an older register that is put back before the next run is seen to lack it."""
        self.state.begin()
        self._catch_up_archive()
        self.due()

    def _look_where_it_will_write(self, clock: Clock) -> None:
        """Look at the folders of output/ in which the documents of the units that are due lie; what is found there may make
        others due, and so on.

        Raises:
            HeardTooLittleError: everything is to be judged again.
        """
        looked_at: set[str] = set()
        while True:
            if self.changes.everything:
                raise HeardTooLittleError
            found = {folder for unit in self.units.due(self.changes, self.settings.i_dag) for folder in self.units.folders(unit)}
            found |= {below for folder in found if folder for below in self.state.folders_below(OUTPUT, folder)}
            if found <= looked_at:
                return
            folders = sorted(found - looked_at)
            seen = self.outputs.catch_up(folders, clock, False, self.changes)
            self.state.keep_marks(OUTPUT, dict.fromkeys(folders) | seen)
            looked_at |= found

    def _prepare(self) -> None:
        settings, state = self.settings, self.state
        crossed: Crossed = state.find("crossed")
        named: dict[str, tuple[Problem, ...]] = state.find("names") or {}
        before = state.find("prepared") if self._templates_are_known else None
        rows, templates, prepared = prepared_templates(settings, before, self.memory)
        oppsett, bank = (self.sources.register(kind) for kind in ("oppsett", "tiltaksbank"))
        registers = {
            "oppsett": oppsett if isinstance(oppsett, Oppsett) else NO_OPPSETT,
            "enheter": units_of(filter(None, [self.sources.register("instanser")])),
            "tiltaksbank": bank if isinstance(bank, Tiltaksbank) else None,
        }
        self.book = ShelfBook.on(self.shelf, faulty=crossed.faulty, registers=registers)
        logo, of_logo = find_logo(self.book.oppsett.logo, pictures(settings, self.book))
        in_files = (problem for of_folder in named.values() for problem in of_folder)
        found = (*all_problems((*in_files, *self.sources.problems(), *crossed.problems)), *prepared.problems, *of_logo)
        self._offered = read_offers(settings.root / WORKING)
        self._problems = found
        self._rows, self._templates, self._plainer = rows, templates, Plainer(self.book.enheter, logo)
        self._stops = tuple((stop, problem) for problem in found for stop in problem.stops)
        self._compare("offered", {path: mark.encode() for path, mark in self._offered.items()}, keys.at)
        self._compare("stops", _by_subject(self._stops), keys.stop)
        if settings.pdf and not state.find("pdf"):
            self.changes.everything.append("pdf")
        if not self._templates_are_known:
            self._compare("templates", {name: mark.encode() for name, mark in prepared.digests.items()}, keys.template)
            state.keep("prepared", prepared)
            if prepared.table != state.find("table"):
                self.changes.everything.append("tabell")
                state.keep("table", prepared.table)

    def _lay_ground(self) -> None:
        """What the decisions of this run rest on: all that was read, and what lies in output/ now."""
        settings, state = self.settings, self.state
        self.ground = Ground(
            i_dag=self.day,
            rows=self._rows,
            templates=self._templates,
            rules=RULES,
            survey=StoredSurvey.on(state, self.asked, self._offered, SentNotes(settings.root / WORKING)),
            stops=self._stops,
            plainer=self._plainer,
            archived=StoredArchive(state=state),
            wanted=frozenset((one.kind, one.subject) for one in self.wanted),
            note=self.asked.note,
        )
        self.judging = Judging(settings, state, self.asked, self.ground, self.book)
        self.telling = Telling(settings, state, self.units, self.ground, self.book, self._problems, self.judging.lying)
        if not settings.dry_run:
            real = self.ground.survey.real
            self.publisher = Publisher(settings.root, settings.output, real, is_local=self._is_local)
        self.pdfs = BesideDocuments(settings, self.outputs, self.ground.survey, self.publisher)

    def _compare(self, name: str, now: dict[str, bytes], key: Callable[[str], str]) -> None:
        """Tell the keys of what is another than it was when it was kept under this name; "*" is everything."""
        before: dict[str, bytes] = self.state.find(name) or {}
        for one in {one for one, _ in before.items() ^ now.items()}:
            self.changes.keys.add(key(one))
            if one == "*":
                self.changes.everything.append(name)
        if before != now:
            self.state.keep(name, now)

    # --- judge -----------------------------------------------------------------------------------------------------

    def due(self) -> list[Unit]:
        """The units that are to be judged now. Until they have been they count as due, whatever becomes of this run."""
        due = self.units.due(self.changes, self.settings.i_dag)
        self.state.db.executemany("UPDATE units SET pending = 1 WHERE number = ?", ((unit.number,) for unit in due))
        self.state.commit()
        return due

    def refuse(self, due: list[Unit]) -> None:
        """Look at the new editions that were asked for, before anything is written.

        Raises:
            NoNewEditionError: one of them would say what the archived one says, or cannot be made.
        """
        ids = {one.subject for one in self.wanted}
        made: dict[tuple[str, str, int], Line] = {}
        last: dict[tuple[str, str], Line] = {}
        for unit in due if ids else ():
            subjects = [subject for subject in self.units.subjects(unit, self.book) if subject.id in ids]
            for line in self.judging.judged(unit, subjects).lines if subjects else ():
                if line.document and not line.document.receiver:
                    last[line.document.kind, line.document.subject] = line
                    if line.write:
                        made[line.document.kind, line.document.subject, line.document.edition] = line
        for one in self.wanted:
            if (one.kind, one.subject, one.edition) not in made:
                instead = last.get((one.kind, one.subject))
                raise cannot_be(
                    one, instead.line.why if instead else None, others_meant(one.name, StoredArchive(state=self.state))
                )

    def judge(self, due: list[Unit], progress: Callable[[int, int], None]) -> None:
        """Judge the units in order, publish what is due, and keep what they are; one that another took a path from comes too."""
        # Who is due is known, and why has been told: in a first run these are some hundred bytes for each file.
        self.changes = Changes()
        heap, seen = list(due), set(due)
        heapify(heap)
        done = 0
        waiting: list[Judgement] = []
        self.state.begin()
        while heap:
            unit = heappop(heap)
            try:
                judgement = self.judging.judged(unit, self.units.subjects(unit, self.book))
            except ChangedMeanwhileError:
                continue  # somebody saved a file that it stands on: it stays due, and the next run finds the file changed
            for other in self.units.keep(unit, judgement.result, self.settings.i_dag):
                if other not in seen:
                    seen.add(other)
                    heappush(heap, other)
            waiting.append(judgement)
            done += 1
            if sum(len(one.writes) for one in waiting) >= BATCH or done % CHUNK == 0:
                self._settle(waiting)
                progress(done, len(seen))
        self._settle(waiting)
        progress(done, len(seen))
        self.state.commit()

    def _settle(self, waiting: list[Judgement]) -> None:
        """Publish what these units are due, and keep what they are now."""
        for after in self._published(waiting):
            self.units.settle(after.unit, after.lines, after.settled, after.problems, pending=after.pending)
            self._facts.keep(after.unit.number, after.facts)
            self.fresh += after.fresh
        waiting.clear()
        self.state.commit()
        self.state.begin()

    def judge_some(self, progress: Callable[[int, int], None]) -> Some:
        """Judge what the run was narrowed to."""
        some = Some(Selection(self.settings.paths, self.settings.kinds, self.book))
        if not self.settings.dry_run:
            ask_for_notes(some, self.telling, self.judging, self.units)
        chosen = sorted(self.units.of_files(some.selection.ids))
        waiting: list[Judgement] = []
        for done, unit in enumerate(chosen, start=1):
            judgement = self.judging.judged(unit, self.units.subjects(unit, self.book), some.selection)
            waiting.append(judgement)
            if sum(len(one.writes) for one in waiting) >= BATCH or done == len(chosen):
                for after in self._published(waiting):
                    some.lines += after.lines
                    some.problems += (*after.problems, *after.fresh)
                waiting.clear()
            some.standing |= judgement.standing
            some.judged(judgement.result.heads)
            progress(done, len(chosen))
        return some

    # --- publish ---------------------------------------------------------------------------------------------------

    def _published(self, judgements: Sequence[Judgement]) -> Iterator[After]:
        """Put the finished copies of several units in place together, then move away what may no longer lie there.

        Gives what became of each unit.
        """
        if self.publisher is None:
            done: Iterator[Published] = iter(())
        else:
            done = self.publisher.publish(write for judgement in judgements for write in judgement.writes)
        told: list[list[tuple[Line, DocumentLine]]] = []
        for judgement in judgements:
            told.append([(line, self._written(line, done, judgement.unit)) for line in judgement.lines])
        written = [line.document for of_unit in told for line, after in of_unit if line.document and after.written]
        retired = [copy for judgement in judgements for copy in judgement.retired]
        self.retired += retired
        if self.publisher is not None:
            for _ in self.publisher.retire((*moves(written), *retired)):
                pass
            self.publisher.remember({document.path: document.fingerprint for document in written if document.beside})
            self.publisher.note_sent(
                {
                    document.path: document.sent_as
                    for of_unit in told
                    for line, after in of_unit
                    if (document := line.document) and document.sent_as and (after.written or document.verdict is Verdict.UENDRET)
                }
            )
        beside = self.pdfs.settle([_as_published(one, of_unit) for one, of_unit in zip(judgements, told, strict=True)])
        for judgement, of_unit, pdfs in zip(judgements, told, beside, strict=True):
            stays = [_stays(line, after) for line, after in of_unit]
            yield After(
                unit=judgement.unit,
                lines=tuple(after for _, after in of_unit),
                settled=tuple(line for line, _ in stays),
                problems=(
                    *judgement.result.problems,
                    *(p for line, after in of_unit if not after.written for p in line.found),
                    *pdfs.problems,
                ),
                fresh=tuple(p for line, after in of_unit if after.written for p in line.found),
                pending=bool(judgement.retired) or pdfs.pending or not all(known for _, known in stays),
                facts=tuple(standing_facts(judgement.told, ((line.paper, after) for line, after in of_unit))),
            )

    def _written(self, line: Line, done: Iterator[Published], unit: Unit) -> DocumentLine:
        if line.write is None or self.publisher is None:
            return line.line
        published = next(done)
        if published.done:
            real = self.ground.survey.real.get(published.path, published.path)
            self.outputs.published(published.path, real, self._found(line.document, published), unit.number)
        return line.line.after(published)

    def _found(self, document: PlannedDocument | None, published: Published) -> Found:
        """What has just been put in place, as `found_in` would read it in the bytes; a calendar file has no certificate."""
        if document is None:
            return Found(published.path, published.digest)
        template = self.ground.templates[document.template]
        return certified(published.path, published.digest, certificate_of(document, template), untouched=True)

    def settle(self) -> None:
        """Join what was published to what lay there, so that the next look finds nothing new in it; let old versions go."""
        if self.publisher is not None:
            keep = self.book.oppsett.tidligere_versjoner
            self.publisher.let_go(Limits(keep.antall, keep.dager))
        self.state.begin()
        if not self.settings.is_narrowed and not self.settings.dry_run:
            self.state.keep("pdf", self.settings.pdf)
        self.state.keep_marks(OUTPUT, self.outputs.settle(everywhere=not self.is_narrow))
        self.state.commit()


def _stays(line: Line, after: DocumentLine) -> tuple[DocumentLine, bool]:
    """The line as the next run would tell it, and whether that is known: else the unit is judged once more."""
    verdict, document = after.verdict, line.document
    if verdict is Verdict.LAGES and after.written and not (document and document.moved_from):
        return replace(after, verdict=Verdict.UENDRET, why=reason("same"), written=False), True
    stands = (Verdict.UENDRET, Verdict.IKKE_AKTUELT, Verdict.STOPPET, Verdict.ARKIVERT, Verdict.ENDRET_FOR_HÅND)
    return after, verdict in stands and line.write is None


def _as_published(judgement: Judgement, told: Sequence[tuple[Line, DocumentLine]]) -> PublishedUnit:
    """What the PDFs of a unit are decided by."""
    documents = tuple((line.document, after) for line, after in told if line.document)
    left = (document.moved_from for document, after in documents if after.written)
    return PublishedUnit(
        documents=documents,
        folders=frozenset(head.folder for head in judgement.result.heads),
        gone=frozenset((*(copy.path for copy in judgement.retired), *left)) - {""},
    )


def _by_subject(stops: Iterable[tuple[Stop, Problem]]) -> dict[str, bytes]:
    """What is stopped and why, by subject, as it is compared with the run before."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for stop, problem in stops:
        found.setdefault(stop.subject, []).append((stop, problem.code, problem.where, problem.message))
    return {subject: digest(frozen(rows)).encode() for subject, rows in found.items()}
