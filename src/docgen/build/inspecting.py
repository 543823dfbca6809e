"""Templates looked at before they are used, and what they may say.

The files of the templates folder and the table of document types in; problems, annotated copies and names out. What the
engine finds is told as problems of the workspace, so that they print, sort and count like all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docgen.build.templates import judged, spoken_in, subjects_of, template_problem
from docgen.documents.norwegian import EXAMPLES
from docgen.documents.table import DocumentType
from docgen.documents.vocabulary import BY_SUBJECT, vocabulary
from docgen.problem import Problem
from docgen.word.advice import CODES, NOTICES
from docgen.word.annotate import annotated
from docgen.word.check import Vocabulary
from docgen.word.faults import Fault, TemplateError
from docgen.word.inspection import inspect_template
from docgen.word.said import ITEM, spelled


@dataclass(frozen=True)
class Inspected:
    """One template: what is wrong with it as problems, and what its document types are about."""

    name: str
    problems: tuple[Problem, ...]
    faults: tuple[Fault, ...]
    subjects: tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """One name that a template may say. `kind` is `post` (it has fields), `liste` or `verdi`."""

    name: str
    kind: str


def inspect(files: Mapping[str, bytes], rows: Iterable[DocumentType], names: Iterable[str], folder: str) -> Iterator[Inspected]:
    """Look at the named templates.

    A template is judged by what the document types that use it are about; of several, by the one that fits best, as when
    documents are made. One that no type uses may say what any of them may.
    """
    rows = tuple(rows)
    for name in names:
        subjects = subjects_of(name, rows)
        inspection = inspect_template(files[name], name=name, dialect=spoken_in(name, rows), library=files)
        faults = inspection.told(judged(inspection.names, subjects or tuple(BY_SUBJECT)))
        yield Inspected(name, tuple(_problem(fault, name, folder) for fault in faults), faults, subjects)


def annotated_copy(data: bytes, faults: Iterable[Fault], lang: str) -> bytes | None:
    """The template with what is wrong as Word comments; None when the file is no Word document at all."""
    try:
        return annotated(data, faults, lang)
    except TemplateError:
        return None


def fields(about: str) -> tuple[Field, ...]:
    """Every name that a template about this kind of subject may say, in alphabetical order."""
    return tuple(sorted(_fields(vocabulary(about), ()), key=lambda field: field.name))


def filters() -> Mapping[str, str]:
    """The filters that documents have beside Jinja's own, each with an example of what it makes."""
    return EXAMPLES


def _fields(tree: Vocabulary, path: tuple[str, ...]) -> Iterator[Field]:
    for name, inner in tree.fields.items():
        here = (*path, name)
        if inner.items is not None:
            yield Field(spelled((*here, ITEM)), "liste")
            yield from _fields(inner.items, (*here, ITEM))
        else:
            yield Field(spelled(here), "post" if inner.fields else "verdi")
        yield from _fields(inner, here)


def _problem(fault: Fault, name: str, folder: str) -> Problem:
    if fault.code in NOTICES:
        return template_problem(fault, name, folder, "DG304")
    if fault.code in CODES:
        return template_problem(fault, name, folder, "DG303")
    return template_problem(fault, name, folder)
