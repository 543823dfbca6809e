"""YAML's complaints in plain words: one syntax error becomes one problem, at the place where the hand must go.

The parsers say where they gave up, which is often a line or two after the mistake; so the text is looked at too. The C
parser and the one in Python use other words for the same thing; both stand in the table. Source: the traps of domain.md §6.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from types import MappingProxyType
from typing import NamedTuple

import yaml

from docgen.problem import Position, Problem
from docgen.reading.messages import fault, quote

_HARD_SPACE = "[\N{NO-BREAK SPACE}\N{EN SPACE}\N{EM SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}]"
_HARD_SPACE_IN_INDENT = re.compile(rf"^[ \t]*({_HARD_SPACE}+)[^\W\d]")
_HARD_SPACE_AFTER_COLON = re.compile(rf"^[ \t]*(?:- +)*[\w -]+:({_HARD_SPACE}+)")
_FIELD = re.compile(r"^\s*(?:- +)*[^\s:#\"'][^:]*:\s+")
_OPENED = re.compile(r"(?:^\s*|[:,-]\s+|[\[{]\s*)([\"'])")
_CLOSING = MappingProxyType({"[": "]", "{": "}"})
_CLOSERS = frozenset(_CLOSING.values())
_BRACKETS_AND_QUOTED = re.compile(
    r"""(?<![^\s\[{,:])"(?:[^"\\]|\\.)*" | (?<![^\s\[{,:])'[^']*' | (?<!\S)\#[^\n]* | [\[\]{}]""", re.DOTALL | re.VERBOSE
)
"""Brackets, and before them what a bracket may stand in without being one: quoted text, where one may begin, and comments."""


class _Trouble(NamedTuple):
    """An error of the parser beside the lines it is about. Marks are (line, column) from 0."""

    file: str
    lines: list[str]
    at: tuple[int, int]
    context: tuple[int, int] | None

    def line(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def sign(self, mark: tuple[int, int] | None = None) -> str:
        """The character at the mark, "" at the end of a line."""
        line, column = mark or self.at
        return self.line(line)[column : column + 1]

    def place(self, mark: tuple[int, int] | None = None, end: int = 0) -> Position:
        """From the mark to `end`, or to the end of the line."""
        line, column = mark or self.at
        while line > 0 and not self.line(line).strip():
            line, column = line - 1, len(self.line(line - 1))
        end = end or len(self.line(line).rstrip())
        return Position(self.file, line + 1, column + 1, max(end, column + 1) + 1)


def explain(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """Give the problem for a syntax error that either parser raised while reading `text`."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return fault("DG152", Position(file, 1, 1, 2))
    mark, context = error.problem_mark, error.context_mark
    trouble = _Trouble(
        file, text.split("\n"), (mark.line, mark.column), (context.line, context.column) if context is not None else None
    )
    hard = _hard_space(trouble)
    if hard is not None:
        return hard
    said = f"{error.context or ''}: {error.problem or ''}"
    for pattern, answer in _ANSWERS:
        if pattern.search(said):
            return answer(trouble)
    return fault("DG152", trouble.place())


def _hard_space(trouble: _Trouble) -> Problem | None:
    if re.match(_HARD_SPACE, trouble.sign()):
        return fault("DG138", trouble.place(end=trouble.at[1] + 1))
    numbers = [trouble.at[0], trouble.context[0] if trouble.context else trouble.at[0], trouble.at[0] - 1]
    for number in numbers:
        for pattern in (_HARD_SPACE_IN_INDENT, _HARD_SPACE_AFTER_COLON):
            match = pattern.match(trouble.line(number))
            if match:
                return fault("DG138", trouble.place((number, match.start(1)), match.end(1)))
    return None


def _colon(trouble: _Trouble) -> Problem:
    number, column = trouble.at
    line = trouble.line(number)
    field = _FIELD.match(line)
    if field and field.end() <= column:
        return _colon_in_text(trouble, field.end())
    # The first colon of its line: then it is the line above that goes on into this one.
    above = number - 1
    while above > 0 and not trouble.line(above).strip():
        above -= 1
    if not re.search(r":(\s|$)", trouble.line(above)):
        return fault("DG146", trouble.place((above, _indent(trouble.line(above)))))
    return fault("DG145", trouble.place((number, _indent(line)), column))


def _colon_in_text(trouble: _Trouble, start: int) -> Problem:
    """The whole line as it should be, when quotation marks are all that it needs."""
    line = trouble.line(trouble.at[0])
    name, text = line[:start].strip().removesuffix(":").removeprefix("- ").strip(), line[start:].rstrip()
    row = "DG136" if quote(text) != text or re.search(r"[\"\\]|\s#", text) else "DG136.linje"
    return fault(row, trouble.place((trouble.at[0], start)), {"felt": quote(name), "verdi": quote(text)})


def _start_of_text(trouble: _Trouble) -> Problem:
    mark = trouble.context or trouble.at
    sign = trouble.sign(mark)
    return fault("DG141", trouble.place(mark), {"tegn": sign or "%"})


def _cannot_start(trouble: _Trouble) -> Problem:
    sign = trouble.sign()
    if sign == "\t":
        return _tab(trouble)
    if not sign:
        return fault("DG148", trouble.place())
    return fault("DG141", trouble.place(), {"tegn": sign})


def _tab(trouble: _Trouble) -> Problem:
    number, column = trouble.at
    return fault("DG137", Position(trouble.file, number + 1, column + 1, column + 2))


def _too_deep(trouble: _Trouble) -> Problem:
    # Newer libyaml counts brackets itself, before the first of them reaches us.
    return fault("DG143", trouble.place(end=trouble.at[1] + 1))


def _unclosed_quote(trouble: _Trouble) -> Problem:
    return fault("DG139", trouble.place(trouble.context))


def _unclosed_bracket(trouble: _Trouble) -> Problem:
    sign = trouble.sign(trouble.context)
    if sign not in _CLOSING:
        return fault("DG152", trouble.place())
    # A bracket that is closed is not what is missing: a comma is, or quotation marks, on the line that cannot be read.
    values = {"tegn": sign, "slutt": _CLOSING[sign]}
    if not _is_closed(trouble, sign):
        return fault("DG144", trouble.place(trouble.context), values)
    number = trouble.at[0]
    opened = trouble.context if trouble.context and trouble.context[0] == number else (number, _indent(trouble.line(number)))
    return fault("DG144.inni", trouble.place(opened), values)


def _is_closed(trouble: _Trouble, sign: str) -> bool:
    """Whether the bracket at the context is closed, on its own line or further down; what is quoted closes nothing."""
    number, column = trouble.context or (0, 0)
    text = "\n".join((trouble.line(number)[column:], *trouble.lines[number + 1 :]))
    depth = 0
    for found in _BRACKETS_AND_QUOTED.finditer(text):
        depth += (found[0] == sign) - (found[0] == _CLOSING[sign])
        if depth == 0:
            return True
    return False


def _comma_too_many(trouble: _Trouble) -> Problem:
    if trouble.sign() != ",":
        return _cannot_start(trouble)
    return fault("DG144.komma", trouble.place(end=trouble.at[1] + 1))


def _no_colon(trouble: _Trouble) -> Problem:
    return fault("DG146", trouble.place(trouble.context))


def _dash(trouble: _Trouble) -> Problem:
    return fault("DG147", trouble.place())


def _out_of_step(trouble: _Trouble) -> Problem:
    number, column = trouble.at
    line = trouble.line(number)
    if trouble.sign() == "-":
        return fault("DG147", trouble.place())
    before = line[:column].rstrip()
    if before[-1:] in ("'", '"'):
        return _after_quote(trouble, before)
    if not before:
        return fault("DG145", trouble.place())
    bracket = trouble.sign() if trouble.sign() in _CLOSERS else before[-1]
    if bracket in _CLOSERS:
        return fault("DG144.mer", trouble.place(), {"tegn": bracket})
    return fault("DG152", trouble.place())


def _after_quote(trouble: _Trouble, before: str) -> Problem:
    """A quoted text ended here and more follows: it has quotes inside, or it was opened lines ago and never closed."""
    opened = _OPENED.search(before)
    if opened is None or opened.end() == len(before):
        for number in range(trouble.at[0] - 1, -1, -1):
            line = trouble.line(number)
            earlier = _OPENED.search(line)
            if earlier and earlier[1] == before[-1] and earlier[1] not in line[earlier.end() :]:
                return fault("DG139", trouble.place((number, earlier.start(1))))
    return fault("DG140", trouble.place())


def _outside(trouble: _Trouble) -> Problem:
    number = trouble.at[0]
    while number > 0:
        number -= 1
        if trouble.line(number).startswith("..."):
            return fault("DG142", trouble.place((number, 0)), {"tegn": "..."})
    return fault("DG145", trouble.place())


def _escape(trouble: _Trouble) -> Problem:
    # The C parser points at the backslash, the other behind it.
    number, column = trouble.at
    start = trouble.line(number).rfind("\\", 0, column + 1)
    place = start if start >= 0 else column
    return fault("DG151", trouble.place((number, place), place + 1))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


_Answer = Callable[[_Trouble], Problem]
_ANSWERS: tuple[tuple[re.Pattern[str], _Answer], ...] = tuple(
    (re.compile(pattern), answer)
    for pattern, answer in (
        (r"nesting depth", _too_deep),
        (r"mapping values are not allowed", _colon),
        (r"sequence entries are not allowed", _dash),
        (r"mapping keys are not allowed", _cannot_start),
        (r"tab character", _tab),
        (r"cannot start any token", _cannot_start),
        (r"escape", _escape),
        (r"quoted scalar", _unclosed_quote),
        (r"scanning (an alias|an anchor|a tag|a directive|a block scalar)|tag handle", _start_of_text),
        (r"directive|YAML document", _start_of_text),
        (r"flow (sequence|mapping)", _unclosed_bracket),
        (r"expected ':'", _no_colon),
        (r"flow node.*node content", _comma_too_many),
        (r"expected (the )?node content", _cannot_start),
        (r"document start", _outside),
        (r"block (mapping|collection|sequence)|expected key|indicator", _out_of_step),
    )
)
"""What a parser says → who puts it in plain words. The first that fits."""
