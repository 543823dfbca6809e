"""The order of it all: hear, look, wait until it is quiet, build; and outlive whatever happens meanwhile.

    connect ──▶ ┌─ hear events ──▶ dirty ──quiet?──▶ at rest? ──▶ build ─┐
                │  look (scan) ──▶ dirty        (start, date, output) ──▶┘
                └─ is the folder there? do events come? tell that we live ◀──

One thread does it. Everything from elsewhere (events, the word to stop) comes through the inbox, so a batch never changes
while it is built.
"""

from __future__ import annotations

import os
import platform
import time
from dataclasses import replace
from enum import StrEnum

from docgen.disk import DocgenError, cause
from docgen.problem import Text
from docgen.reading.folder import shown
from docgen.scan import Stat
from docgen.watch.dirty import Dirty, Kind, heard_of, narrowed
from docgen.watch.filling import fill
from docgen.watch.inbox import Inbox, Message, News
from docgen.watch.listening import Listening
from docgen.watch.logbook import Event, Logbook, kind_of_error, place_of_error
from docgen.watch.newborn import Newborns
from docgen.watch.once import just_written
from docgen.watch.outside import Office, Outcome, Setup, Stopped, Way
from docgen.watch.probe import file_clock_ns
from docgen.watch.pulse import Pulse, end_pulse, write_pulse
from docgen.watch.rest import rest_left
from docgen.watch.retry import Retry
from docgen.watch.sources import changed, is_source, look, look_at, output_mark, presence
from docgen.watch.timing import NEVER, Calm, Cost, Job, Timetable, scan_period
from docgen.watch.wordings import AWAY, BACK, ENDED, FAULT, WELL_AGAIN, filled, started

JUMP = 5.0
"""Seconds by which the two clocks may part before the machine has slept, or somebody has put its clock."""


class Reason(StrEnum):
    """Why the whole workspace is to be built, whatever is dirty."""

    START = "start"
    DATE = "date"
    SCAN = "scan"
    """A scan has seen what no event told: then nobody knows what else was not told."""
    OUTPUT = "output"
    PAGE = "page"
    AGAIN = "again"


class Watcher:
    """Watches one workspace until it is told to stop."""

    def __init__(self, setup: Setup, office: Office, logbook: Logbook) -> None:
        self._root = setup.root
        self._setup = setup
        self._office = office
        self._log = logbook
        self._inbox = Inbox(setup.inbox_limit)
        self._listening = Listening(setup, self._inbox)
        self._dirty = Dirty(setup.patience)
        self._newborns = Newborns()
        self._retry = Retry()
        self._trouble = Retry()
        self._owed: set[Reason] = set()
        self._known: dict[str, Stat] = {}
        self._here: tuple[tuple[int, int], ...] | None = None
        self._is_away = False
        self._output = 0
        self._not_before = 0.0
        self._folders_moved = False
        self._stopping = False
        now, moment = office.seconds(), office.moment()
        self._timetable = Timetable(now)
        self._timetable.put(Job.TELL, NEVER)
        self._calm = Calm(setup.periods)
        self._untold: float | None = None
        self._output_waits: float | None = None
        self._clocks = (now, moment)
        self._pulse = Pulse(platform.node(), os.getpid(), moment, moment, self._listening.way)

    def stop(self, *_: object) -> None:
        """End soon: at once when nothing is done, else between two documents. May be called from a signal handler."""
        self._stopping = True
        self._inbox.put(Message(News.STOP))

    def run(self) -> None:
        """Watch until `stop`."""
        self._log.write(Event.STARTED, self._office.moment())
        try:
            while not self._stopping:
                self._survive()
        finally:
            self._listening.end()
            end_pulse(self._root, self._pulse.host)
            self._log.write(Event.ENDED, self._office.moment())
            self._office.say(ENDED)

    # --- one turn of the wheel -------------------------------------------------------------------------------------

    def _survive(self) -> None:
        """One turn, whatever happens in it: a watcher that ends at night is found in the morning by those who waited for it."""
        try:
            self._turn()
        except Stopped:
            return
        except DocgenError as error:
            self._failed(error, self._office.seconds())
        except OSError as error:
            nb, en = cause(error)
            failure = DocgenError(f"{nb}: {self._root}.", f"{en}: {self._root}.")
            failure.__cause__ = error
            self._failed(failure, self._office.seconds())
        except Exception as error:  # noqa: BLE001 -- the watcher outlives a bug of ours too (design.md §9)
            now = self._office.seconds()
            is_news = self._trouble.failed(f"{type(error).__name__} {place_of_error(error)}", now)
            self._log.write(Event.FAULT, self._office.moment(), type=kind_of_error(error), sted=place_of_error(error))
            if is_news:
                self._office.say(FAULT)

    def _turn(self) -> None:
        for message in self._inbox.take(self._pause()):
            self._hear(message, self._office.seconds())
        now = self._office.seconds()
        if self._stopping or now < self._trouble.not_before:
            return
        for job, act in (
            (Job.PRESENCE, self._see_to_presence),
            (Job.SCAN, self._scan),
            (Job.OUTPUT, self._look_at_output),
            (Job.PROBE, self._probe),
            (Job.PULSE, self._beat),
            (Job.PAGE, self._renew_page),
            (Job.TELL, self._tell),
        ):
            if self._timetable.is_due(job, now):
                act(now)
        if self._here is not None:
            self._build_if_due(self._office.seconds())
            self._fill_newborns(self._office.seconds())
        self._trouble.succeeded()

    def _pause(self) -> float:
        """How long nothing is to be done."""
        now = self._office.seconds()
        moments = [self._timetable.next]
        if self._here is not None:
            due = self._dirty.next if len(self._dirty) else now if self._owed else None
            moments += [max(due, self._retry.not_before, self._not_before)] if due is not None else []
            moments += [self._newborns.next] if self._newborns.next is not None else []
        pause = max(min(moments), self._trouble.not_before) - now
        # Windows delivers Ctrl-C only to a thread that wakes up (pipeline.md §4).
        return min(pause, 0.2) if os.name == "nt" else pause

    def _hear(self, message: Message, now: float) -> None:
        match message.news:
            case News.CHANGED if is_source(message.path):
                self._dirty.mark(message.path, message.kind, now)
                self._calm.stirred(now)
            case News.FOLDER:
                self._folders_moved = True
                self._timetable.hurry(Job.SCAN, now + self._setup.patience.closed)
            case News.OVERFLOW:
                self._log.write(Event.OVERFLOW, self._office.moment())
                self._timetable.hurry(Job.SCAN, now)
            case News.PROBE:
                self._listening.answered()

    # --- the regular jobs ------------------------------------------------------------------------------------------

    def _see_to_presence(self, now: float) -> None:
        self._timetable.put(Job.PRESENCE, now + self._setup.periods.presence)
        self._compare_clocks(now)
        here = presence(self._root)
        if here is None:
            self._lose()
        elif here != self._here or self._listening.is_broken:
            try:
                self._connect(here, now)
            except OSError:
                self._lose()  # it went away again while it was looked at
        elif sentence := self._listening.gone_deaf(now):
            self._log.write(Event.DEAF, self._office.moment())
            self._office.say(sentence)
            self._timetable.put(Job.SCAN, now)

    def _compare_clocks(self, now: float) -> None:
        seconds, moment = self._clocks
        today = self._office.moment()
        self._clocks = (now, today)
        if today.date() != moment.date():
            self._owed.add(Reason.DATE)
            self._timetable.hurry(Job.SCAN, now)
        if abs((today - moment).total_seconds() - (now - seconds)) > JUMP:
            self._log.write(Event.JUMP, today)
            self._timetable.hurry(Job.SCAN, now)

    def _lose(self) -> None:
        if self._is_away:
            return
        self._is_away, self._here = True, None
        self._listening.end()
        self._log.write(Event.AWAY, self._office.moment())
        self._office.say(AWAY)

    def _connect(self, here: tuple[tuple[int, int], ...], now: float) -> None:
        """Begin with a workspace that came, came back or is another folder than before: listen first, then look, then build."""
        is_first = self._here is None and not self._is_away
        seen = look(self._root)
        sentence = self._listening.begin(self._root, seen.folders)
        if is_first:
            self._office.say(started(str(self._root), self._listening.way))
        elif self._is_away:
            self._office.say(BACK)
        self._say(sentence)
        self._here, self._is_away = here, False
        self._log.write(Event.CONNECTED, self._office.moment(), mapper=seen.folders, filer=len(seen.sources))
        # What was there before anything was heard: known, and all of it is built. What is being written just now waits.
        seen = look(self._root)
        self._known = seen.sources
        self._newborns = Newborns(seen.sources)
        for path in just_written(self._root, seen.sources):
            self._dirty.mark(path, Kind.MODIFIED, now)
        self._owed.add(Reason.START)
        self._output = output_mark(self._root)
        self._timetable.put(Job.OUTPUT, now + self._setup.periods.scan)
        self._timetable.put(Job.SCAN, now + self._setup.periods.scan if self._listening.way is Way.EVENTS else now)
        self._timetable.put(Job.PROBE, now + self._setup.periods.probe)
        self._timetable.put(Job.PULSE, now)
        self._timetable.put(Job.PAGE, now + self._setup.periods.page)

    def _scan(self, now: float) -> None:
        """Look at everything. Folders that came and went are in here too, so nothing else has to understand them."""
        self._timetable.put(Job.SCAN, now + self._setup.periods.poll)
        if self._here is None:
            return
        wall, cpu = self._office.seconds(), time.process_time()
        has_moved = self._folders_moved
        try:
            seen = look(self._root).with_closed(self._known)
            if has_moved:
                # What was moved in while watchdog was still adding its watch for the folder above would never be heard of.
                self._folders_moved = False
                self._say(self._listening.begin(self._root, seen.folders))
                seen = look(self._root).with_closed(self._known)
        except OSError:
            self._timetable.hurry(Job.PRESENCE, now)  # cases/ went away under us; what that means is seen there
            return
        found = changed(self._known, seen.sources)
        if found and (has_moved or any(path not in self._dirty for path in found)):
            self._owed.add(Reason.SCAN)
        for path in found:
            self._dirty.mark(path, Kind.MODIFIED, now)
            self._newborns.saw(path, seen.sources.get(path), now)
        self._known = seen.sources
        cost = Cost(self._office.seconds() - wall, time.process_time() - cpu)
        period = scan_period(self._setup.periods, cost, polling=self._listening.way is Way.LOOKING)
        self._timetable.put(Job.SCAN, now + period)

    def _look_at_output(self, now: float) -> None:
        """Documents that a person edited, deleted or let go of in Word. What a build wrote is looked at once and then known."""
        self._timetable.put(Job.OUTPUT, now + self._setup.periods.scan)
        if self._here is None:
            return
        # Whoever saves again and again waits for each of these looks, and most of what it finds are her own papers.
        self._output_waits = now if self._output_waits is None else self._output_waits
        if (moment := self._calm.moment(self._output_waits)) > now:
            self._timetable.put(Job.OUTPUT, moment)
            return
        self._output_waits = None
        wall, cpu = self._office.seconds(), time.process_time()
        mark = output_mark(self._root)
        if mark != self._output:
            self._output = mark
            self._owed.add(Reason.OUTPUT)
        cost = Cost(self._office.seconds() - wall, time.process_time() - cpu)
        self._timetable.put(Job.OUTPUT, now + scan_period(self._setup.periods, cost, polling=False))

    def _probe(self, now: float) -> None:
        self._timetable.put(Job.PROBE, now + self._setup.periods.probe)
        if self._here is not None:
            self._listening.probe(self._root, now)

    def _beat(self, now: float) -> None:
        self._timetable.put(Job.PULSE, now + self._setup.periods.pulse)
        if self._here is None:
            return
        self._pulse = replace(self._pulse, last=self._office.moment(), way=self._listening.way, failing=self._retry.is_failing)
        write_pulse(self._root, self._pulse)

    def _renew_page(self, now: float) -> None:
        self._timetable.put(Job.PAGE, now + self._setup.periods.page)
        if self._here is not None:
            self._owed.add(Reason.PAGE)

    def _tell(self, now: float) -> None:
        """Write the overview, when those who save have come to rest."""
        if self._untold is None:
            self._timetable.put(Job.TELL, NEVER)
            return
        moment = max(self._calm.moment(self._untold), self._retry.not_before)
        if self._here is None or moment > now:
            self._timetable.put(Job.TELL, max(moment, now + self._setup.periods.calm))
            return
        self._timetable.put(Job.TELL, now + self._setup.periods.calm)  # once more, where it fails
        outcome = self._office.tell(self._between_documents)
        self._untold = None
        if outcome.failed:
            self._owed.add(Reason.AGAIN)
            self._retry.failed(Reason.AGAIN, self._office.seconds())

    # --- building --------------------------------------------------------------------------------------------------

    def _build_if_due(self, now: float) -> None:
        if now < max(self._retry.not_before, self._not_before):
            return
        batch = self._dirty.batch(now)
        looks: dict[str, Stat | None] = {}
        if batch:
            looks = {path: look_at(self._root, path) for path in batch.ready}
            restless = self._still_written(looks)
            if restless:
                self._dirty.put_off(restless, now)
                batch = self._dirty.batch(now)
        if batch is None and (len(self._dirty) or not self._owed):
            return
        ready, held = (batch.ready, batch.held) if batch else (frozenset[str](), frozenset[str]())
        chosen = narrowed(ready, held) if held else ready
        if chosen is None:
            self._not_before = now + self._setup.patience.closed
            return
        # Where events have told all that is to be done, nothing else need be looked at; the scan is there for what they have not.
        heard = None if held or self._owed or self._folders_moved else heard_of(ready)
        outcome = self._build(tuple(sorted(map(shown, chosen))) if held else (), heard)
        if heard is not None:
            self._calm.stirred(self._office.seconds())
            self._untold = now if self._untold is None else self._untold
            self._timetable.put(Job.TELL, self._calm.moment(self._untold))
        elif not held:
            self._untold = None
        if not held:
            self._owed.clear()
        if outcome.failed:
            self._owed.add(Reason.AGAIN)
        self._dirty.forget(chosen)
        for path in chosen:
            self._learn(path, looks.get(path))

    def _learn(self, path: str, stat: Stat | None) -> None:
        self._newborns.saw(path, stat, self._office.seconds())
        if stat is None:
            self._known.pop(path, None)
        else:
            self._known[path] = stat

    def _still_written(self, looks: dict[str, Stat | None]) -> dict[str, float]:
        """Those of the files that are in the writing, with how long they must be left alone yet: a second look sees another file,
        or one written to just now."""
        clock = file_clock_ns(self._root)
        waits = {path: rest_left(stat, look_at(self._root, path), clock) for path, stat in looks.items()}
        return {path: seconds for path, seconds in waits.items() if seconds}

    def _build(self, paths: tuple[str, ...], heard: frozenset[str] | None) -> Outcome:
        begun = self._office.seconds()
        outcome = self._office.build(paths, self._between_documents, heard)
        ended = self._office.seconds()
        self._log.write(
            Event.BUILT,
            self._office.moment(),
            laget=outcome.made,
            stoppet=outcome.stopped,
            venter=outcome.waiting,
            feil=outcome.errors,
            advarsler=outcome.warnings,
            sekunder=ended - begun,
        )
        self._pulse = replace(
            self._pulse,
            built=self._office.moment(),
            made=outcome.made,
            errors=outcome.errors,
            warnings=outcome.warnings,
        )
        self._timetable.hurry(Job.PULSE, ended)
        if outcome.failed:  # the build has said so itself
            self._retry.failed(Reason.AGAIN, ended)
        elif self._retry.succeeded():
            self._office.say(WELL_AGAIN)
        return outcome

    def _say(self, sentence: Text | None) -> None:
        if sentence:
            self._office.say(sentence)

    def _between_documents(self, done: int, total: int) -> None:
        if self._stopping:
            raise Stopped

    def _failed(self, error: DocgenError, now: float) -> None:
        """The world failed: what was to be built still is, after a wait."""
        self._log.write(Event.FAILED, self._office.moment(), type=kind_of_error(error))
        if self._retry.failed(error.nb, now):
            self._office.say(Text("{nb}", "{en}", (("nb", error.nb), ("en", error.en))))
        self._timetable.hurry(Job.PRESENCE, now)
        self._timetable.hurry(Job.PULSE, now)

    # --- empty new files -------------------------------------------------------------------------------------------

    def _fill_newborns(self, now: float) -> None:
        for path, seen in self._newborns.ripe(now).items():
            stat = look_at(self._root, path)
            if stat != seen:
                self._newborns.saw(path, stat, now)
                continue
            self._newborns.close(path)
            text = self._office.skeleton(path)
            if text is not None and fill(self._root / path, seen, text):
                self._log.write(Event.FILLED, self._office.moment())
                self._office.say(filled(shown(path)))
