"""`docgen` alone: what to do next in this folder, in a few lines. Nothing is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

import click

from docgen.build.archived import Tilstand
from docgen.build.look import WORKING
from docgen.build.state import ID_FILE
from docgen.build.verdicts import Verdict
from docgen.cli.machine import dumped
from docgen.cli.printing import counted
from docgen.cli.settings import Run
from docgen.cli.standing import Standing, standing_of
from docgen.marker import MARKER
from docgen.problem import Severity, Text

MOST_STEPS = 3
"""Of what can be done so many things are named, the most urgent first."""
STEPS: Mapping[str, tuple[Text, Text]] = MappingProxyType(
    {
        "try": (
            Text("docgen start prøve --eksempel", "docgen init try --example"),
            Text("en oppdiktet kommune å prøve", "an invented municipality to try"),
        ),
        "begin": (
            Text("docgen start MAPPE", "docgen init DIR"),
            Text("arbeidsmappen til din egen kommune", "your own municipality's workspace"),
        ),
        "first": (
            Text("docgen ny gruppe", "docgen new gruppe"),
            Text("den første gruppen (eller: docgen ny sak)", "the first group (or: docgen new sak)"),
        ),
        "mend": (
            Text("docgen sjekk", "docgen check"),
            Text("viser hva som er feil, og hvordan det rettes", "shows what is wrong and how to mend it"),
        ),
        "build": (Text("docgen bygg", "docgen build"), Text("lager dokumentene", "makes the documents")),
        "settle": (
            Text("docgen konflikter", "docgen conflicts"),
            Text("velg mellom din utgave og den nye", "choose between your version and the new one"),
        ),
        "trouble": (
            Text("docgen status", "docgen status"),
            Text("viser hva arkivet ikke tok imot", "shows what the archive did not take"),
        ),
        "watch": (
            Text("docgen vakt", "docgen watch"),
            Text("bygger av seg selv når noe lagres", "builds by itself when something is saved"),
        ),
    }
)
"""What can be the next step: the command and what it gives. The order is that of urgency."""
WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "none": ("Dette er ikke en arbeidsmappe.", "This is no workspace."),
        "empty": ("{mappe}: ingen saker eller grupper ennå.", "{mappe}: no cases or groups yet."),
        "new": ("{mappe}: ingen dokumenter er laget ennå.", "{mappe}: no documents are made yet."),
        "counts": (
            "{mappe}: {saker}, {grupper}, {dokumenter}.",
            "{mappe}: {saker}, {grupper}, {dokumenter}.",
        ),
        "problems": ("Feil: {feil}. Advarsler: {advarsler}.", "Errors: {feil}. Warnings: {advarsler}."),
        "due": ("Dokumenter som skal lages: {antall}.", "Documents that are due: {antall}."),
        "done": ("Alt er laget.", "Everything is made."),
        "next": ("Neste:", "Next:"),
        "help": ("Alle kommandoer: docgen --help", "All commands: docgen --help"),
    }
)


def tell_next(run: Run) -> int:
    """Print the next steps; 1 when something in cases or templates is wrong.

    Raises:
        DocgenError: the workspace cannot be read.
    """
    if not (run.root / MARKER).is_file():
        return _told(run, [_word(run, "none")], ["try", "begin"])
    # A workspace that was never built is not judged: that takes seconds, and the answer is to build it.
    if not (run.root / WORKING / ID_FILE).is_file():
        has_any = any(any((run.root / "cases" / folder).glob(f"{name}.yaml")) for folder, name in _SUBJECTS)
        key, step = ("new", "build") if has_any else ("empty", "first")
        return _told(run, [_word(run, key, mappe=run.root.name)], [step])
    return _stands(run, standing_of(run))


_SUBJECTS = (("ansvarsgrupper", "*/gruppe"), ("saker", "*"))


def _stands(run: Run, standing: Standing) -> int:
    report = standing.report
    errors, warnings = report.count(Severity.FEIL), report.count(Severity.ADVARSEL)
    due = len(standing.in_state(Verdict.LAGES))
    is_empty = not report.saker and not report.grupper
    # A person's clock: is the sign of life an old one?
    is_watched = standing.pulse is not None and standing.pulse.is_alive(dt.datetime.now().astimezone())
    wanted = {
        "first": is_empty,
        "mend": errors or warnings,
        "build": due,
        "settle": standing.conflicts,
        "trouble": standing.in_archive(Tilstand.AVVIST, Tilstand.DELVIS, Tilstand.UKJENT),
        "watch": not is_watched and not is_empty,
    }
    there = {"saker": report.saker, "grupper": report.grupper, "dokumenter": standing.documents}
    counts = {thing: counted(thing, number, run.lang) for thing, number in there.items()}
    lines = [_word(run, "empty" if is_empty else "counts", mappe=run.root.name, **counts)]
    if errors or warnings:
        lines.append(_word(run, "problems", feil=errors, advarsler=warnings))
    if due or not (errors or is_empty):
        lines.append(_word(run, "due", antall=due) if due else _word(run, "done"))
    steps = [step for step in STEPS if wanted.get(step)]
    return _told(run, lines, steps, {"errors": errors, "warnings": warnings, "due": due}, report.judged_code)


def _told(run: Run, lines: list[str], steps: list[str], counts: Mapping[str, int] | None = None, code: int = 0) -> int:
    # Where another folder was pointed at, the steps are for that one too.
    there = f"docgen -C {run.options.folder} " if run.options.folder else "docgen "
    chosen = (STEPS[step] for step in steps[:MOST_STEPS])
    named = [(command.say(run.lang).replace("docgen ", there, 1), why.say(run.lang)) for command, why in chosen]
    if run.options.json:
        is_workspace = (run.root / MARKER).is_file()
        steps_object = [{"command": command, "why": why} for command, why in named]
        head = {"version": 1, "command": "next", "ok": not code, "exit": code, "lang": run.lang, "workspace": is_workspace}
        click.echo(dumped({**head, **(counts or {}), "next": steps_object}))
    elif not run.options.quiet or code:
        wide = max((len(command) for command, _ in named), default=0)
        rows = [f"  {command:<{wide}}  {why}" for command, why in named]
        click.echo("\n".join([*lines, *([_word(run, "next"), *rows] if rows else []), _word(run, "help")]))
    return code


def _word(run: Run, key: str, **values: object) -> str:
    return WORDS[key][run.lang == "en"].format_map(values)
