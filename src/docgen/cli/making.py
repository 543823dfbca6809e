"""`docgen new`: put a skeleton into the folder, never over a file that is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

import click
from pydantic_core import PydanticCustomError

from docgen.cli.editing import write_schema
from docgen.cli.machine import made_json
from docgen.cli.settings import Run, UsageError
from docgen.disk import DocgenError, write_new
from docgen.editor import SCHEMA_FOLDER, modeline
from docgen.model.casebook import Casebook
from docgen.model.fields import parse_date
from docgen.pipeline import ids_in_output
from docgen.reading.folder import read_workspace
from docgen.skeleton import NewError, Skeleton, new_case, new_evaluation, new_group, new_meeting, new_plan

Maker = Callable[[Casebook, Run, tuple[str, ...]], Skeleton]


class Thing(NamedTuple):
    """What can be made: the kind of file it is (its `type`), and how."""

    kind: str
    make: Maker


def make_new(run: Run, thing: str, words: tuple[str, ...]) -> int:
    """Write the skeleton of a new sak, group, meeting, plan or evaluation and say where it lies.

    Raises:
        UsageError: the thing is unknown, a word is missing, or the file is there already.
    """
    row = THINGS.get(thing.casefold())
    if row is None:
        known = "sak, gruppe, møte, møteplan, evaluering"
        raise UsageError(f"«{thing}» kan ikke lages. Velg blant: {known}.", f"“{thing}” cannot be made. Choose among: {known}.")
    try:
        skeleton = row.make(read_workspace(run.root).casebook, run, words)
    except NewError as error:
        raise UsageError(error.nb, error.en) from None
    path = run.root / skeleton.path
    if not write_new(path, f"{modeline(skeleton.path, row.kind)}\n{skeleton.text}".encode()):
        raise UsageError(
            f"{skeleton.path} finnes allerede og blir ikke overskrevet.",
            f"{skeleton.path} exists already and is not overwritten.",
        )
    click.echo(made_json(skeleton.path, run.lang) if run.options.json else skeleton.path)
    _see_to_schema(run, row.kind)
    return 0


def _see_to_schema(run: Run, kind: str) -> None:
    """The schema that the new file's first line points at. The file is good without it, so a failure is told and no more."""
    try:
        write_schema(run.root / SCHEMA_FOLDER, kind)
    except DocgenError as error:
        if not run.options.json:
            click.echo(error.say(run.lang), err=True)


def _case(book: Casebook, run: Run, words: tuple[str, ...]) -> Skeleton:
    return new_case(book, run.i_dag, number=words[0] if words else None, used=ids_in_output(run.root / "output"))


def _group(book: Casebook, run: Run, words: tuple[str, ...]) -> Skeleton:
    return new_group(book, run.i_dag, number=words[0] if words else None, used=ids_in_output(run.root / "output"))


def _meeting(book: Casebook, run: Run, words: tuple[str, ...]) -> Skeleton:
    if len(words) != 2:
        raise UsageError(
            "Skriv hvem møtet gjelder og datoen: docgen new møte AG-2026-005 2026-12-03.",
            "Write whom the meeting is about and the date: docgen new møte AG-2026-005 2026-12-03.",
        )
    try:
        day = parse_date(words[1])
    except PydanticCustomError:
        raise UsageError(
            f"«{words[1]}» er ikke en dato. Skriv for eksempel 2026-12-03.",
            f"“{words[1]}” is not a date. Write for example 2026-12-03.",
        ) from None
    return new_meeting(book, words[0], day, run.i_dag, used=ids_in_output(run.root / "output"))


def _plan(book: Casebook, run: Run, words: tuple[str, ...]) -> Skeleton:
    if not words:
        raise UsageError("Skriv halvåret: docgen new møteplan 2027-høst.", "Write the half-year: docgen new møteplan 2027-høst.")
    return new_plan(book, " ".join(words), run.i_dag)


def _evaluation(book: Casebook, run: Run, words: tuple[str, ...]) -> Skeleton:
    if not words:
        raise UsageError(
            "Skriv halvåret: docgen new evaluering 2026-høst.", "Write the half-year: docgen new evaluering 2026-høst."
        )
    return new_evaluation(book, " ".join(words), run.i_dag)


THINGS: Mapping[str, Thing] = MappingProxyType(
    {
        "sak": Thing("sak", _case),
        "case": Thing("sak", _case),
        "gruppe": Thing("ansvarsgruppe", _group),
        "group": Thing("ansvarsgruppe", _group),
        "møte": Thing("møte", _meeting),
        "mote": Thing("møte", _meeting),
        "meeting": Thing("møte", _meeting),
        "møteplan": Thing("møteplan", _plan),
        "moteplan": Thing("møteplan", _plan),
        "plan": Thing("møteplan", _plan),
        "evaluering": Thing("evaluering", _evaluation),
        "evaluation": Thing("evaluering", _evaluation),
    }
)
