"""`docgen new`: put a skeleton into the folder, never over a file that is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import click
from pydantic_core import PydanticCustomError

from docgen.cli.machine import made_json
from docgen.cli.settings import Run, UsageError
from docgen.disk import write_new
from docgen.model.casebook import Casebook
from docgen.model.fields import parse_date
from docgen.pipeline import ids_in_output
from docgen.reading.folder import read_workspace
from docgen.skeleton import NewError, Skeleton, new_case, new_group, new_meeting, new_plan

Maker = Callable[[Casebook, Run, tuple[str, ...]], Skeleton]


def make_new(run: Run, thing: str, words: tuple[str, ...]) -> int:
    """Write the skeleton of a new sak, group, meeting or plan and say where it lies.

    Raises:
        UsageError: the thing is unknown, a word is missing, or the file is there already.
    """
    maker = MAKERS.get(thing.casefold())
    if maker is None:
        known = "sak, gruppe, møte, møteplan"
        raise UsageError(f"«{thing}» kan ikke lages. Velg blant: {known}.", f"“{thing}” cannot be made. Choose among: {known}.")
    try:
        skeleton = maker(read_workspace(run.root).casebook, run, words)
    except NewError as error:
        raise UsageError(error.nb, error.en) from None
    path = run.root / skeleton.path
    if not write_new(path, skeleton.text.encode()):
        raise UsageError(
            f"{skeleton.path} finnes allerede og blir ikke overskrevet.",
            f"{skeleton.path} exists already and is not overwritten.",
        )
    click.echo(made_json(skeleton.path, run.lang) if run.options.json else skeleton.path)
    return 0


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
    return new_plan(book, words[0], run.i_dag)


MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        "sak": _case,
        "case": _case,
        "gruppe": _group,
        "group": _group,
        "møte": _meeting,
        "mote": _meeting,
        "meeting": _meeting,
        "møteplan": _plan,
        "moteplan": _plan,
        "plan": _plan,
    }
)
