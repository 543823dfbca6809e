"""The one question of these tests: which problems stand on which lines of the texts in `rules_texts`?

A test changes the texts and marks the lines where a problem is expected: `frist: 02.10.2026  # FEIL: AG-23`. The marks are
taken out before reading. What is not marked must not be found, so a text without marks is clean.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from rules_texts import WORLD

from docgen.documents.recipients import receivers
from docgen.model.subject import Subject, subjects
from docgen.problem import Problem
from docgen.reading.assemble import assemble
from docgen.reading.source import SourceReading, read_source
from docgen.reading.vocabulary import Shapes
from docgen.rules import RULES, Facts, judge

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
    ("referat_ressursteam", "RT-2026-017/RTM-1"): "2026-09-23", ("møteplan", "møteplan-2026-høst"): "2026-08-15",
    ("evaluering", "evaluering-2026-høst"): "2026-10-20", ("tiltaksbank", "tiltaksbank"): "2026-10-01",
}  # fmt: skip
"""The documents of the world and their own dates."""

Edit = tuple[str, str, str]
"""A file, the text that stands there, and what stands there instead."""


@dataclass(frozen=True)
class Judged:
    """What was found for one document, what the marks asked for, and who would have got a copy."""

    problems: tuple[Problem, ...]
    found: frozenset[tuple[str, int, str, str]]
    expected: frozenset[tuple[str, int, str, str]]
    keys: frozenset[str]

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
) -> Judged:
    """Judge one document of the world after the edits."""
    texts = dict(WORLD)
    for file, old, new in edits:
        assert texts[file].count(old) >= 1, f"«{old}» is not in {file}"
        texts[file] = texts[file].replace(old, new, 1)
    expected = frozenset(mark for file, text in texts.items() for mark in _marks(file, text))
    plain = {file: "\n".join(_MARK.sub("", line) for line in text.splitlines()) for file, text in texts.items()}
    reading = assemble([_read(file, text) for file, text in plain.items()], SHAPES)
    faults = [str(problem) for problem in reading.problems if problem.is_error]
    assert not faults, faults
    about = next(one for one in subjects(reading.casebook) if one.id == subject)
    day = dato or dt.date.fromisoformat(DATES[kind, subject])
    facts = _facts(kind, about, day, i_dag, frozenset(made), sendt)
    problems = tuple(judge(RULES, facts))
    for problem in problems:
        assert all(text.say(lang) for text in (problem.message, problem.help) for lang in ("nb", "en"))
    found = frozenset((p.where.file.removesuffix(".yaml"), p.where.line, p.severity.value.upper(), p.code) for p in problems)
    return Judged(problems, found, expected, frozenset(receiver.key for receiver in facts.receivers))


@cache
def _read(file: str, text: str) -> SourceReading:
    """Read one file; what a test did not change is read once for all of them."""
    return read_source(text.encode(), f"{file}.yaml", SHAPES)


def _facts(kind: str, about: Subject, day: dt.date, i_dag: dt.date, made: frozenset[str], sendt: bool) -> Facts:
    return Facts(kind, about, day, i_dag, receivers(about, SELECTORS.get(kind, ()), day, kind), made, sendt)


def _marks(file: str, text: str) -> Iterable[tuple[str, int, str, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if match := _MARK.search(line):
            yield from ((file, number, match[1], code.strip()) for code in match[2].split(","))
