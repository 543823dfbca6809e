"""One file from end to end: bytes in; record, id, digest and problems out, each knowing which documents it stops. Pure."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from types import MappingProxyType

from pydantic_core import PydanticCustomError

from docgen.model.base import Record
from docgen.model.casebook import Source, subject_id
from docgen.model.fields import parse_half_year
from docgen.model.nationalid import find_national_ids
from docgen.model.records import RECORDS
from docgen.problem import Position, Problem, Severity, Stop
from docgen.reading.cut import unended_line, without_follow_ups
from docgen.reading.messages import fault
from docgen.reading.nodes import Mapping
from docgen.reading.shape import ID_FIELDS, Shaped, shape
from docgen.reading.spelling import look_up, spelling_table
from docgen.reading.tree import parse
from docgen.reading.vocabulary import Shapes

CONSENT_FORM = "samtykkeskjema"
"""The document that is made although its file has faults: it is how most of them are lifted (domain.md §5, D2)."""
_ON_THE_FORM = frozenset(
    {
        "bruker",
        "foresatte",
        "representanter",
        "medlemmer",
        "koordinator",
        "melder",
        "instanser_i_saken",
        "drøftinger",
        "samtykker",
    }
)
"""What the consent form prints from (`documents/consent_form`). It is not made of a value there that cannot be right: parents
would sign a form that lacks a unit. One that is missing is another matter, for the form shows its place empty."""
_STOP_EVERYTHING = frozenset({"PV-01", "DG132"})
"""PV-01 stops every document (domain.md §2.1); where a character had to be replaced, none may show the text as whole."""

_SCANNED = 64_000
"""How far into an unreadable file its id is looked for; it stands at the top."""
_LINE = re.compile(r"^([^\W\d][\w -]*?)[ \t]*:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)
_NUMBERED = re.compile(r"(?:RT|AG)-\d{4}-\d{3,4}")
_HALF_YEARLY = frozenset({"møteplan", "evaluering"})
_ONE_OF_A_KIND = frozenset({"oppsett", "instanser", "tiltaksbank"})


@dataclass(frozen=True)
class SourceReading:
    """What one file gave. `source.type` and `source.id` are "" when nobody can tell; `record` is None if it cannot stand.

    `unended` is the last line of a file in which that line does not end: it may have been cut there.
    """

    source: Source
    record: Record | None
    problems: tuple[Problem, ...]
    start: Position
    entries: tuple[tuple[int, str], ...] = ()
    empty: bool = False
    unended: Position | None = None


def read_source(data: bytes, file: str, shapes: Shapes) -> SourceReading:
    """Read one YAML file. `file` is its posix path in the workspace, as places and messages show it."""
    node, problems = parse(data, file)
    digest = hashlib.sha256(data).hexdigest()
    if not isinstance(node, Mapping):
        kind, name = light_scan(data, file)
        unfinished = (_unfinished(problem, data) for problem in problems)
        stopped = tuple(_stopping(problem, (Stop(_stop_id(kind, name)),) if name else ()) for problem in unfinished)
        return SourceReading(
            source=Source(file, kind, name, digest),
            record=None,
            problems=stopped,
            start=Position(file),
            empty=all(problem.code == "DG134" for problem in problems),
        )
    shaped = shape(node, shapes)
    every = [*problems, *shaped.problems]
    end = unended_line(data, file)
    if end:
        every, is_cut = without_follow_ups(every, node, shaped.type, shapes, end)
        if is_cut:
            # Half a file is no thing at all: it might lack the very line that takes a consent back.
            known = shaped.id if _line_of_id(node, shaped.type, shapes) != end.line else ""
            shaped = replace(shaped, record=None, id=known)
    name = subject_id(shaped.record) if shaped.record is not None else _id_of(shaped, file)
    if find_national_ids(name):
        # An id is printed and becomes a path: one that is a fødselsnummer is none, and its thing cannot stand (PV-01).
        shaped, name = replace(shaped, record=None), ""
    source = Source(file, shaped.type, name, digest)
    every = _one_problem_a_cause(every)
    return SourceReading(
        source=source,
        record=shaped.record,
        problems=tuple(_stopping(problem, stops_for(problem, source, shaped.record, shaped.entries)) for problem in every),
        start=_place_of_id(shaped.record, node.where),
        entries=shaped.entries,
        unended=end,
    )


def stops_for(problem: Problem, source: Source, record: Record | None, entries: tuple[tuple[int, str], ...]) -> tuple[Stop, ...]:
    """What a FEIL in a file stops: the documents of the file's own subject, or all that stand on a register.

    A fault inside one entry of the units' register stops what stands on that unit (`enhet:<id>`); in oppsett everything.
    """
    if source.type == "instanser" and record is not None:
        index = bisect_right([line for line, _ in entries], problem.where.line) - 1
        if index >= 0:
            return (Stop(f"enhet:{entries[index][1] or '?'}"),)
    if source.type in ("oppsett", "instanser"):
        return (Stop("*"),)
    if not source.id:
        return ()
    total = record is None or problem.code in _STOP_EVERYTHING or _spoils_the_form(problem)
    return (Stop(source.id, unless=() if total else (CONSENT_FORM,)),)


def _spoils_the_form(problem: Problem) -> bool:
    """Whether the consent form would show something else than what was meant."""
    meant = dict(problem.message.values).get("forslag", "") if problem.code == "DG102" and not problem.field else ""
    top = problem.field.partition(".")[0].partition("[")[0]
    return problem.code != "DG101" and bool(_ON_THE_FORM & {top, meant})


def _unfinished(problem: Problem, data: bytes) -> Problem:
    """A last line that breaks off before its colon is no mistake in a line, but the end of what is there."""
    if problem.code != "DG146":
        return problem
    end = unended_line(data, problem.where.file)
    return fault("DG148", problem.where) if end and end.line == problem.where.line else problem


def _line_of_id(root: Mapping, kind: str, shapes: Shapes) -> int:
    """The line of the field that names the file's thing; 0 when there is none."""
    name = ID_FIELDS.get(kind)
    if name is None:
        return 0
    shape = shapes.of(RECORDS[kind])
    return next((value.where.line for key, value in root.entries if shape.name_of(key.text) == name), 0)


def _stop_id(kind: str, name: str) -> str:
    return "*" if kind in ("oppsett", "instanser") else name


def _stopping(problem: Problem, stops: tuple[Stop, ...]) -> Problem:
    return replace(problem, stops=stops) if problem.is_error else problem


def _one_problem_a_cause(problems: Iterable[Problem]) -> list[Problem]:
    """Drop what is said of a value because of the fødselsnummer in it: that has its own problem."""
    problems = list(problems)
    numbers = [p.where for p in problems if p.code == "PV-01" and p.severity is Severity.FEIL]
    return [p for p in problems if p.code == "PV-01" or not any(_overlap(p.where, number) for number in numbers)]


def _overlap(one: Position, other: Position) -> bool:
    return one.line == other.line and one.column < other.end_column and other.column < one.end_column


# --- whose file is it ----------------------------------------------------------------------------------------------


def _place_of_id(record: Record | None, start: Position) -> Position:
    return record.where.of("saksnummer", "gruppenummer", "id", "halvår", "type") if record is not None else start


def _id_of(shaped: Shaped, file: str) -> str:
    """The id of a file whose record cannot be made."""
    return _named(shaped.type, shaped.id) or _from_name(file)


def _named(kind: str, text: str) -> str:
    if kind in _ONE_OF_A_KIND:
        return kind
    if kind in _HALF_YEARLY:
        try:
            return f"{kind}-{parse_half_year(text)}"
        except PydanticCustomError:
            return ""
    if kind in ("sak", "ansvarsgruppe") and not _NUMBERED.fullmatch(text):
        return ""
    return text


def _from_name(file: str) -> str:
    """The case number that a file is named by: all that is known of a file nobody can read."""
    match = _NUMBERED.match(PurePosixPath(file).stem)
    return match[0] if match and file.startswith("cases/saker/") else ""


_ID_KEYS = MappingProxyType({"saksnummer": "sak", "gruppenummer": "ansvarsgruppe", "id": "møte", "halvår": "", "type": ""})


def light_scan(data: bytes, file: str) -> tuple[str, str]:
    """Kind and id of a file that cannot be read, from its lines alone, so that references to it are not called unknown.

    Encodings are guessed here as nowhere else: only an id is wanted, and a wrong guess gives none.
    """
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    text = data[:_SCANNED].decode(encoding, errors="replace")
    keys, kinds = spelling_table(_ID_KEYS), spelling_table(RECORDS)
    found: dict[str, str] = {}
    for match in _LINE.finditer(text):
        key = look_up(match[1], keys)
        if key:
            found.setdefault(key, match[2])
    kind = look_up(found.get("type", ""), kinds) or next((_ID_KEYS[key] for key in found if _ID_KEYS[key] in RECORDS), "")
    key = next((key for key, of in _ID_KEYS.items() if of == kind), "halvår")
    name = _named(kind, found.get(key, "")) if kind else ""
    return kind, "" if find_national_ids(name) else name or _from_name(file)
