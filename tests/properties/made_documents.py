"""From a drawn folder to finished documents, as the program makes them, without a disk: read, plan, render, read again.

The templates and the table are the municipality's own, prepared once. What lies in output/ from before is told by a `Survey`
made of the documents of an earlier run. A property looks at what is kept here: what was planned, what was made, what it says.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from drawn_casebooks import Folder, id_of
from invented_names import Written
from lxml import etree

from casebooks import SHAPES
from docgen.build.plan import Ground, plan_subject, without_twins
from docgen.build.rendering import render_document
from docgen.build.settings import Settings
from docgen.build.survey import DATE, ENGINE, FINGERPRINT, IDENTITY, TEMPLATE, VALUES, Found, Survey
from docgen.build.verdicts import PlannedDocument, Verdict
from docgen.documents.plain import Plainer
from docgen.model.subject import Subject, subjects
from docgen.problem import Problem
from docgen.reading.assemble import Reading, assemble
from docgen.reading.source import SourceReading, read_source
from docgen.word.provenance import CUSTOM_NAME, read_certificate
from office import ROOT, lines_of
from whole_workspace import whole_ground

NOTHING_THERE = Survey({}, {}, frozenset())
LAST_CHECK = False
"""Whether every finished document is also given to the program's own last check where a test does not say. Off: the other promises
must hold without the second line of defence."""


# --- writing and reading -------------------------------------------------------------------------------------------


def as_yaml(thing: Written) -> bytes:
    """The file as a secretary would write it: block style, every text in quotation marks."""
    return ("\n".join(_lines(thing, "")) + "\n").encode()


def _lines(thing: Written, indent: str) -> Iterator[str]:
    for key, value in thing.items():
        match value:
            case dict() if value:
                yield f"{indent}{key}:"
                yield from _lines(value, indent + "  ")
            case list() if value:
                yield f"{indent}{key}:"
                yield from _points(value, indent + "  ")
            case dict() | list():
                yield f"{indent}{key}:"
            case _:
                yield f"{indent}{key}: {_scalar(value)}"


def _points(values: list[Any], indent: str) -> Iterator[str]:
    for value in values:
        if isinstance(value, dict):
            first, *rest = _lines(value, indent + "  ")
            yield f"{indent}- {first.strip()}"
            yield from rest
        else:
            yield f"{indent}- {_scalar(value)}"


def _scalar(value: str) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""


@lru_cache(maxsize=400)
def _read(data: bytes, file: str) -> SourceReading:
    return read_source(data, file, SHAPES)


def read(folder: Folder) -> Reading:
    """The folder through the real reader."""
    readings: dict[str, SourceReading] = {}
    for one in folder.files:
        name = f"cases/{'saker/' if one['type'] == 'sak' else ''}{id_of(one)}"
        file = f"{name} (kopi).yaml" if f"{name}.yaml" in readings else f"{name}.yaml"
        readings[file] = _read(as_yaml(one), file)
    return assemble(readings.values(), SHAPES)


# --- planning and rendering ----------------------------------------------------------------------------------------


@cache
def _municipality() -> Ground:
    """The table, the templates and the rules of the workspace in the repository."""
    ground, reading, problems = whole_ground(Settings(ROOT, dt.date(2026, 11, 24)))
    faults = [problem for problem in problems if problem.is_error and problem not in reading.problems]
    assert not faults, faults
    return ground


def ground_for(reading: Reading, i_dag: dt.date, survey: Survey = NOTHING_THERE, **other: Any) -> Ground:
    """What the decisions about this folder rest on; `other` replaces fields (the rules, say)."""
    return replace(
        _municipality(),
        i_dag=i_dag,
        survey=survey,
        stops=tuple((stop, problem) for problem in reading.problems for stop in problem.stops),
        plainer=Plainer(reading.casebook.enheter),
        **other,
    )


def finished(
    subject: Subject, planned: PlannedDocument, ground: Ground, last_check: bool
) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The bytes of one planned document and what was wrong with it; None when it was stopped on its way out."""
    data, problems = render_document(planned, ground.templates, "templates")
    if data is None or not last_check:
        return data, problems
    from docgen.build.last_check import LastCheck, stopping

    problems = LastCheck(ground.rules, ground.rows, ground.i_dag, "templates").problems(subject, planned, data)
    return None if stopping(problems) else data, problems


# --- what was made -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Document:
    """One document that was made: which, for whom, and everything that can be read in it.

    `lines` are its paragraphs and table rows, headers and footers among them; `properties` what Word shows under Info and what
    else stands in the package beside the text, without the digests (a run of digits in one says nothing).
    """

    kind: str
    subject: str
    receiver: str
    dato: dt.date
    path: str
    title: str
    lines: tuple[str, ...]
    properties: str
    digest: str

    @property
    def key(self) -> tuple[str, str, str]:
        return self.kind, self.subject, self.receiver

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True)
class Planned:
    """One possible document and its verdict. `lists` are the units, people and cases that its lists would name."""

    kind: str
    subject: str
    receiver: str
    verdict: Verdict
    why: str
    is_made: bool
    moved_from: str
    lists: frozenset[str]

    @property
    def key(self) -> tuple[str, str, str]:
        return self.kind, self.subject, self.receiver


@dataclass(frozen=True)
class World:
    """A folder and all that became of it. `lying` is what lay in output/ before, `found` what a later run would find of this."""

    folder: Folder
    planned: tuple[Planned, ...]
    problems: tuple[Problem, ...]
    reading_problems: tuple[Problem, ...]
    retired: frozenset[str]
    lying: Mapping[str, Found]
    documents: tuple[Document, ...] = ()
    found: tuple[Found, ...] = ()

    @property
    def made(self) -> frozenset[tuple[str, str, str]]:
        """What is to be written by the plan: kind, subject, receiver."""
        return frozenset(planned.key for planned in self.planned if planned.is_made)


def plan(folder: Folder, survey: Survey = NOTHING_THERE, **other: Any) -> World:
    """The plans of every subject, with nothing rendered."""
    return _planned(folder, survey, **other)[0]


Due = list[tuple[Subject, PlannedDocument]]


def _planned(folder: Folder, survey: Survey, **other: Any) -> tuple[World, Ground, Due]:
    reading = read(folder)
    ground = ground_for(reading, folder.i_dag, survey, **other)
    taken: dict[str, str] = {}
    due: Due = []
    problems: list[Problem] = []
    retired: set[str] = set()
    for subject in subjects(reading.casebook):
        of_subject = without_twins(plan_subject(subject, ground), subject, taken)
        due += [(subject, document) for document in of_subject.documents]
        problems += of_subject.problems
        retired |= {one.path for one in of_subject.retired}
    light = tuple(_light(document) for _, document in due)
    return World(folder, light, tuple(problems), reading.problems, frozenset(retired), survey.at), ground, due


def _light(document: PlannedDocument) -> Planned:
    # Verdicts and lists are kept, the values let go: a few thousand folders are remembered at once.
    is_made = _is_made(document)
    lists = frozenset(_listed(document.values)) if document.values is not None and is_made else frozenset()
    why = document.why.say("nb")
    return Planned(document.kind, document.subject, document.receiver, document.verdict, why, is_made, document.moved_from, lists)


def _listed(values: Mapping[str, Any]) -> Iterator[str]:
    group = values.get("gruppe") or {}
    yield from (one["navn"] for one in (*values["mottakere"], *group.get("instanser", ()), *group.get("medlemmer", ())))
    yield from (one["enhet"] for one in values.get("innkalte", ()) if one["enhet"])
    yield from (one["saksnummer"] for one in values.get("saker", ()))


def _is_made(planned: PlannedDocument) -> bool:
    """Whether bytes are to be written for it now, in its place or beside a person's own."""
    return planned.values is not None and (planned.verdict is Verdict.LAGES or planned.beside)


def make(
    folder: Folder, survey: Survey = NOTHING_THERE, *, for_later: bool = False, last_check: bool | None = None, **other: Any
) -> World:
    """Everything: read, planned, rendered and read again. `for_later` keeps what a later run would find in output/."""
    world, ground, due = _planned(folder, survey, **other)
    documents, found, problems = [], [], [*world.problems]
    for subject, planned in due:
        if _is_made(planned):
            data, more = finished(subject, planned, ground, LAST_CHECK if last_check is None else last_check)
            problems += more
            documents += [_opened(planned, data)] if data is not None else []
            found += [found_of(planned.target, data)] if for_later and data is not None else []
    return replace(world, documents=tuple(documents), found=tuple(found), problems=tuple(problems))


def survey_of(found: Iterable[Found], edited: frozenset[str] = frozenset()) -> Survey:
    """What a look into output/ would tell of documents that lie there; a person has worked in those with an `edited` path."""
    lying = {one.path: replace(one, untouched=one.path not in edited) for one in found}
    return Survey(lying, {one.identity: one for one in lying.values()}, frozenset())


def found_of(path: str, data: bytes) -> Found:
    certificate = read_certificate(data)
    assert certificate is not None and certificate.untouched
    said = certificate.properties
    return Found(
        path=path,
        digest=hashlib.sha256(data).hexdigest(),
        identity=said[IDENTITY],
        fingerprint=said[FINGERPRINT],
        values=said[VALUES],
        template=said[TEMPLATE],
        engine=said[ENGINE],
        date=dt.date.fromisoformat(said[DATE]),
        untouched=True,
    )


# --- opening a document --------------------------------------------------------------------------------------------

_DIGESTS = frozenset({FINGERPRINT, VALUES, TEMPLATE, "docgen-digest"})


def _opened(planned: PlannedDocument, data: bytes) -> Document:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist() if _is_read(name)}
    lines = [line for name in sorted(parts) if _has_text(name) for line in lines_of(etree.fromstring(parts[name]))]
    beside = [parts[name].decode() for name in sorted(parts) if not _has_text(name) and name != CUSTOM_NAME]
    assert planned.values is not None and planned.dato is not None
    return Document(
        kind=planned.kind,
        subject=planned.subject,
        receiver=planned.receiver,
        dato=planned.dato,
        path=planned.target,
        title=planned.title,
        lines=tuple(lines),
        properties="\n".join((*beside, *_custom(parts[CUSTOM_NAME]))),
        digest=hashlib.sha256(data).hexdigest(),
    )


def _is_read(name: str) -> bool:
    """The parts that can hold something of the case; styles, pictures and settings are the template's own."""
    return _has_text(name) or name.startswith("docProps/") or name.endswith("document.xml.rels")


def _has_text(name: str) -> bool:
    return name.removeprefix("word/").startswith(("document", "header", "footer", "comments", "footnotes", "endnotes"))


def _custom(data: bytes) -> Iterator[str]:
    for one in etree.fromstring(data):
        if one.get("name") not in _DIGESTS:
            yield f"{one.get('name')}: {''.join(one.itertext())}"
