"""The one question of these tests: which problems stand on which lines of the texts in `rules_texts`?

A case changes the texts and marks the lines where a problem is expected: `frist: 02.10.2026  # FEIL: AG-23`. The marks are
taken out before reading. What is not marked must not be found, so a text without marks is clean. The cases stand in tables
(`cases_*.py`), so that `test_rules_guarded` can ask of every row of the catalogue which cases would fail without it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from rules_texts import WORLD

from docgen import rules
from docgen.documents.recipients import receivers
from docgen.model.casebook import Casebook
from docgen.model.subject import Subject, subjects, the_municipality
from docgen.problem import Problem
from docgen.reading.assemble import assemble
from docgen.reading.source import SourceReading, read_source
from docgen.reading.vocabulary import Shapes
from docgen.rules import RULES, Rule, findings, judge
from docgen.word.finished import Passage

SHAPES = Shapes()
TODAY = dt.date(2026, 10, 26)
_MARK = re.compile(r"\s*# (FEIL|ADVARSEL|INFO): (.+)$")

MEETING = ("bruker", "foresatte", "representanter", "medlemmer", "inviterte")
SELECTORS: Mapping[str, tuple[str, ...]] = {
    "meldeskjema": ("kommunepsykolog",),
    "samtykkeskjema": ("bruker", "foresatte"),
    "oppstart": ("oppvekstteam",),
    "innkalling": MEETING,
    "saksliste": MEETING,
    "avlysning": MEETING,
    "referat": (*MEETING, "fastlege", "kopi_til"),
    "referat_ressursteam": ("kopi_til",),
    "tilbakemelding": ("bruker", "foresatte", "representanter"),
    "samtykke_trukket": ("den_som_trakk",),
    "avslutning": ("oppvekstteam", "forvaltningsenhet"),
}
DATES: Mapping[tuple[str, str], str] = {
    ("meldeskjema", "RT-2026-017"): "2026-09-01", ("oppstart", "AG-2026-005"): "2026-09-01",
    ("innkalling", "AG-2026-005-m3"): "2026-10-26", ("saksliste", "AG-2026-005-m3"): "2026-10-26",
    ("innkalling", "AG-2026-005-s1"): "2026-10-26", ("saksliste", "AG-2026-005-s1"): "2026-10-26",
    ("referat", "AG-2026-005-m1"): "2026-09-11", ("referat", "AG-2026-005-m2"): "2026-10-23",
    ("avlysning", "AG-2026-005-m4"): "2026-10-12", ("avslutning", "AG-2026-006"): "2026-10-21",
    ("referat", "AG-2026-006-m1"): "2026-10-20", ("innkalling", "AG-2026-006-m1"): "2026-10-05",
    ("saksliste_ressursteam", "RTM-2"): "2026-10-26",
    ("referat_ressursteam", "RT-2026-017/RTM-1"): "2026-09-23", ("tilbakemelding", "RT-2026-017/RTM-1"): "2026-09-24", ("møteplan", "møteplan-2026-høst"): "2026-08-15",
    ("samtykkeskjema", "AG-2026-005"): "2026-10-26",
    ("evaluering", "evaluering-2026-høst"): "2026-10-20", ("tiltaksbank", "tiltaksbank"): "2026-10-01",
}  # fmt: skip
"""The documents of the world and their own dates."""
ITSELF = (
    ("om:sak", "RT-2026-017"), ("om:sak", "RT-2026-018"), ("om:ansvarsgruppe", "AG-2026-005"), ("om:ansvarsgruppe", "AG-2026-006"),
    ("om:kommune", "kommune"),
)  # fmt: skip
"""The things themselves, apart from their papers."""
CLEAN = frozenset((*DATES, *ITSELF))
"""What is clean as it stands."""

Edit = tuple[str, str, str]
"""A file, the text that stands there, and what stands there instead."""
Marks = frozenset[tuple[str, int, str, str]]
"""Problems by file, line, severity and code."""


@dataclass(frozen=True)
class Case:
    """One document of the world after some edits, and what must be found.

    The name begins with the code (or codes, with commas) that the case is about. Where the place cannot stand on a line of the
    text, `codes` says what is expected, as «FEIL SA-07», in place of the marks. `stopped` are the receivers whose copies are
    stopped («*» is the whole document); None asks nothing of it.
    """

    name: str
    kind: str
    subject: str
    edits: tuple[Edit, ...]
    says: str = ""
    dato: dt.date | None = None
    i_dag: dt.date = TODAY
    made: frozenset[str] = frozenset()
    sendt: bool = False
    stopped: frozenset[str] | None = None
    codes: frozenset[str] | None = None
    named: tuple[tuple[str, str], ...] = ()
    """Files that lie elsewhere than the world has them: its short name, and the path without `.yaml`."""
    finished: tuple[Passage, ...] | None = None
    """What the finished copy says; then it is the copy that is judged, and `mottaker` is whose it is."""
    mottaker: str = ""

    @property
    def judges(self) -> tuple[str, str, bool]:
        """What is judged: the document or thing, and whether it is its finished copy."""
        return self.kind, self.subject, self.finished is not None

    def __str__(self) -> str:
        return self.name

    @property
    def about(self) -> frozenset[str]:
        """The codes of the name: «AG-06, AG-01 a koordinator alone» is about both."""
        return frozenset(re.findall(r"\b(?:RT|AG|SA|PV|DOK)-\d\d[a-f]?|\bDG\d{3}", self.name))


def cases(kind: str, subject: str, table: Mapping[str, tuple[tuple[Edit, ...], str]]) -> Iterator[Case]:
    """A table of edits and words, all about one document."""
    for name, (edits, says) in table.items():
        yield Case(name, kind, subject, edits, says)


def fault_of(case: Case, result: Judged) -> str:
    """What is not as the case says; "" when all is. Given only some of the problems, it tells whether they were needed."""
    if case.codes is not None and {f"{severity} {code}" for *_, severity, code in result.found} != case.codes:
        return f"found {sorted(result.found)}, expected {sorted(case.codes)}"
    if case.codes is None and result.found != result.expected:
        return f"found {sorted(result.found)}, expected {sorted(result.expected)}"
    if case.says not in result.said:
        return f"«{case.says}» is not in: {result.said}"
    if case.stopped is not None and result.stopped != case.stopped:
        return f"stopped {sorted(result.stopped)}, expected {sorted(case.stopped)}"
    return ""


@dataclass(frozen=True)
class Judged:
    """What was found for one document, what the marks asked for, and who would have got a copy."""

    problems: tuple[Problem, ...]
    expected: Marks
    keys: frozenset[str]
    rows: tuple[Rule, ...] = field(default=(), repr=False)
    """The row of the catalogue behind each problem."""

    @property
    def found(self) -> Marks:
        where = [(p.where.file.removesuffix(".yaml"), p.where.line) for p in self.problems]
        return frozenset((*place, p.severity.value.upper(), p.code) for place, p in zip(where, self.problems, strict=True))

    @property
    def said(self) -> str:
        return "\n".join(problem.message.say("nb") for problem in self.problems)

    @property
    def stopped(self) -> frozenset[str]:
        """Receivers of the copies that are stopped; «*» is the whole document."""
        return frozenset(stop.receiver for problem in self.problems for stop in problem.stops)


def judged(
    kind: str,
    subject: str,
    edits: Iterable[Edit] = (),
    *,
    dato: dt.date | None = None,
    i_dag: dt.date = TODAY,
    made: Iterable[str] = (),
    sendt: bool = False,
    named: Iterable[tuple[str, str]] = (),
) -> Judged:
    """Judge one document of the world after the edits."""
    made = frozenset(made)
    return judge_case(Case("", kind, subject, tuple(edits), dato=dato, i_dag=i_dag, made=made, sendt=sendt, named=tuple(named)))


def told(case: Case, result: Judged) -> str:
    """All that is found for a case, to the letter: place, severity, code, field, what is stopped, the sentence and the way out."""
    lines = [f"== {case.name}"]
    for problem in sorted(result.problems, key=lambda p: (p.where, p.code, p.message.say("nb"), p.stops)):
        stops = ", ".join(f"{stop.kind}/{stop.receiver}" for stop in problem.stops)
        lines.append(
            f"{problem.where}-{problem.where.end_column} {problem.severity} {problem.code} [{problem.field}] stopper: {stops or '-'}"
        )
        lines += [f"  {text.say(lang)}" for text in (problem.message, problem.help) for lang in ("nb", "en")]
    return "\n".join(lines)


def judge_case(case: Case) -> Judged:
    """Judge the document of a case."""
    facts, expected = facts_of(case, rules)
    found = tuple(findings(RULES, facts))
    problems = tuple(judge(RULES, facts))
    for problem in problems:
        assert all(text.say(lang) for text in (problem.message, problem.help) for lang in ("nb", "en"))
        assert problem.is_error or not problem.stops or case.sendt or problem.severity.value == "info"
    return Judged(problems, expected, frozenset(receiver.key for receiver in facts.receivers), tuple(rule for rule, _ in found))


def facts_of(case: Case, rules: Any) -> tuple[Any, Marks]:
    """What the rules are asked about a case, and the problems its marks expect. `rules` is the room, as it is imported now."""
    book, expected = world(case.edits, case.named)
    about = _subject(book, case.subject)
    if case.kind.startswith("om:"):
        return rules.Facts.itself(about, case.dato or case.i_dag), expected
    day = case.dato or dt.date.fromisoformat(DATES[case.kind, case.subject])
    wanted = receivers(about, SELECTORS.get(case.kind, ()), day, case.kind)
    ferdig = rules.Ferdig(case.mottaker, case.finished, "templates/mal.docx") if case.finished is not None else None
    return rules.Facts(case.kind, about, day, case.i_dag, wanted, case.made, case.sendt, ferdig), expected


@cache
def world(edits: tuple[Edit, ...], named: tuple[tuple[str, str], ...] = ()) -> tuple[Casebook, Marks]:
    """The world after the edits, and the problems that their marks expect."""
    texts = dict(WORLD)
    for file, old, new in edits:
        assert texts[file].count(old) >= 1, f"«{old}» is not in {file}"
        texts[file] = texts[file].replace(old, new, 1)
    expected = frozenset(mark for file, text in texts.items() for mark in _marks(file, text))
    plain = {file: "".join(_MARK.sub("", line) + "\n" for line in text.splitlines()) for file, text in texts.items()}
    paths = dict(named)
    reading = assemble([_read(paths.get(file, file), text) for file, text in plain.items()], SHAPES)
    faults = [str(problem) for problem in reading.problems if problem.is_error]
    assert not faults, faults
    return reading.casebook, expected


def _subject(book: Casebook, name: str) -> Subject:
    return the_municipality(book) if name == "kommune" else next(one for one in subjects(book) if one.id == name)


@cache
def _read(file: str, text: str) -> SourceReading:
    """Read one file; what a test did not change is read once for all of them."""
    return read_source(text.encode(), f"{file}.yaml", SHAPES)


def _marks(file: str, text: str) -> Iterator[tuple[str, int, str, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if match := _MARK.search(line):
            yield from ((file, number, match[1], code.strip()) for code in match[2].split(","))
