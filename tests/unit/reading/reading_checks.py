"""Helpers of the reading tests: expected problems stand on the line, as `# FEIL: DG105`.

The marks are taken off before the text is read: a real comment after a value is itself an ADVARSEL (DG149).
"""

from __future__ import annotations

import re
from textwrap import dedent

from docgen.problem import Problem
from docgen.reading.source import SourceReading, read_source
from docgen.reading.vocabulary import Shapes

FILE = "cases/saker/RT-2026-017.yaml"
SHAPES = Shapes()
_MARK = re.compile(r"  # (FEIL|ADVARSEL|INFO): ([A-Z]+-?\d+)$")

SAK = """\
type: sak
saksnummer: RT-2026-017
status: meldt
bruker:
  navn: Kari Nordmann
  fødselsdato: 22.10.2014
"""


def read(text: str, file: str = FILE) -> SourceReading:
    """Read a text as one file."""
    return read_source(text.encode(), file, SHAPES)


def expected(text: str) -> tuple[str, list[tuple[int, str, str]]]:
    """Take the marks off a text: the text itself, and (line, severity, code) of each."""
    lines, marks = [], []
    for number, line in enumerate(dedent(text).split("\n"), start=1):
        while match := _MARK.search(line):
            marks.append((number, match[1].lower(), match[2]))
            line = line[: match.start()]
        lines.append(line)
    return "\n".join(lines), sorted(marks)


def check_case(text: str, file: str = FILE) -> SourceReading:
    """Read a case and compare its problems with the marks on its lines; a text without marks must be clean."""
    plain, marks = expected(text)
    reading = read(plain, file)
    found = sorted((p.where.line, str(p.severity), p.code) for p in reading.problems)
    assert found == marks, [f"{p.where} {p.code} {p.message.say('nb')}" for p in reading.problems]
    return reading


def check_clean(text: str, file: str = FILE) -> SourceReading:
    """Read a case that must have no problem at all and give a record."""
    reading = read(dedent(text), file)
    assert [p.message.say("nb") for p in reading.problems] == []
    assert reading.record is not None
    return reading


def check_problem(text: str, place: str, nb: str, file: str = FILE) -> Problem:
    """Read a case that must have exactly one problem: `place` is `line:column CODE`, `nb` how its sentence begins."""
    plain, _ = expected(text)
    problems = read(plain, file).problems
    assert [f"{p.where.line}:{p.where.column} {p.code}" for p in problems] == [place], [p.message.say("nb") for p in problems]
    problem = problems[0]
    assert problem.message.say("nb").startswith(nb), problem.message.say("nb")
    for lang in ("nb", "en"):
        # Both languages and both sentences can be filled with the values.
        assert "{" not in problem.message.say(lang).replace("{{", "")
        assert problem.help.say(lang)
    return problem
