"""`docgen report`: what is to be followed up, archived and sent; on the terminal, as CSV or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from docgen.build.look import WORKING
from docgen.build.report import Report
from docgen.cli.machine import dumped
from docgen.cli.selecting import settings_of
from docgen.cli.settings import Run, UsageError
from docgen.disk import digest, read_file, replace_file
from docgen.problem import Severity
from docgen.report.lists import BY_NAME, LISTS, List
from docgen.report.sheet import is_sheet_of, sheet

if TYPE_CHECKING:
    from docgen.build.facts import Fact

STDOUT = "-"
MARKS = "lister"
"""In `.docgen/`: what the lists that were written as CSV were."""
MOST = 50
"""Rows of one list that are shown on the terminal unless every one is asked for."""
WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "more": ("… og {antall} til. Med -v vises alle.", "… and {antall} more. With -v all are shown."),
        "wrote": ("Skrev {antall} rader til {fil}.", "Wrote {antall} rows to {fil}."),
        "errors": (
            "{antall} feil i mappen: det som hviler på dem, er ikke med. Se dem med docgen check.",
            "{antall} errors in the folder: what rests on them is left out. See them with docgen check.",
        ),
    }
)


def tell_report(run: Run, which: str | None, target: str | None) -> int:
    """Print the list of this name, or all of them; with `target` write it as CSV there («-» is stdout).

    Raises:
        UsageError: there is no such list, CSV was asked for without naming one, or the file is none of ours.
        DocgenError: the workspace cannot be read, or the file cannot be written.
    """
    chosen = _chosen(which)
    if target is not None and len(chosen) > 1:
        raise UsageError(
            f"Skriv hvilken liste CSV-filen skal ha: {_names(0)}.", f"Write which list the CSV file is to have: {_names(1)}."
        )
    if target is not None and target != STDOUT:
        _refuse_foreign(run.root, Path(target), chosen[0])
    from docgen.pipeline import follow_up

    report, found = follow_up(settings_of(run), [one.sort for one in chosen])
    lists = list(zip(chosen, found, strict=True))
    if target is not None:
        _write(run, *lists[0], target)
    elif run.options.json:
        click.echo(_json(run, lists))
    else:
        for one, facts in lists:
            _print(run, one, facts)
    _warn(run, report)
    return 0


def _names(language: int) -> str:
    return ", ".join(one.names[language] for one in LISTS)


def _chosen(which: str | None) -> tuple[List, ...]:
    if which is None:
        return LISTS
    if which.casefold() not in BY_NAME:
        raise UsageError(
            f"Det finnes ingen liste «{which}». Listene er: {_names(0)}.",
            f"There is no list “{which}”. The lists are: {_names(1)}.",
        )
    return (BY_NAME[which.casefold()],)


def _refuse_foreign(root: Path, file: Path, one: List) -> None:
    """What lies there is written over only when it is such a list, and nobody has written in it."""
    data = read_file(file)
    if data is None:
        return
    if not is_sheet_of(data, (one.headings("nb"), one.headings("en"))):
        raise UsageError(
            f"{file} finnes fra før og er ikke en slik liste. Velg et annet navn. Ingenting er skrevet.",
            f"{file} is there already and is no such list. Choose another name. Nothing was written.",
        )
    if read_file(_mark(root, file)) != digest(data).encode():
        raise UsageError(
            f"{file} er endret siden docgen skrev den, for eksempel lagret i Excel. Gi den et annet navn, eller velg et annet "
            "for den nye. Ingenting er skrevet.",
            f"{file} has changed since docgen wrote it, for example it was saved in Excel. Rename it, or choose another name for "
            "the new one. Nothing was written.",
        )


def _mark(root: Path, file: Path) -> Path:
    """Where the digest of a list is kept as docgen wrote it last: by the digest of its path, for a path may name somebody."""
    return root / WORKING / MARKS / digest(str(file.absolute()).encode("utf-8", "surrogateescape"))[:32]


def _write(run: Run, one: List, facts: Sequence[Fact], target: str) -> None:
    data = sheet(one.headings(run.lang), one.rows(facts, run.i_dag, run.lang))
    if target == STDOUT:
        click.echo(data, nl=False)
        return
    # The mark first: with a list that could not be written after it the former one is kept, and told of.
    replace_file(_mark(run.root, Path(target)), digest(data).encode())
    replace_file(Path(target), data)
    if not run.options.quiet:
        click.echo(_word("wrote", run, antall=len(facts), fil=target), err=True)


def _json(run: Run, lists: Sequence[tuple[List, Sequence[Fact]]]) -> str:
    rows = {one.key: list(one.records(facts, run.i_dag, run.lang)) for one, facts in lists}
    return dumped({"version": 1, "command": "report", "ok": True, "exit": 0, "lang": run.lang, "lists": rows})


def _print(run: Run, one: List, facts: Sequence[Fact]) -> None:
    title = one.title[run.lang == "en"]
    if not facts:
        click.echo(one.nothing[run.lang == "en"])
        return
    shown = facts if run.options.verbose else facts[:MOST]
    rows = [tuple(_printable(cell) for cell in row) for row in one.rows(shown, run.i_dag, run.lang)]
    if sys.stdout.isatty():
        _table(title, one.headings(run.lang), rows, run)
    else:
        _plain(title, one.headings(run.lang), rows)
    if len(facts) > len(shown):
        click.echo(_word("more", run, antall=len(facts) - len(shown)))


def _table(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]], run: Run) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left")
    for heading in headings:
        table.add_column(heading, overflow="fold", no_wrap=heading is not headings[-1])
    for row in rows:
        table.add_row(*map(Text, row))  # as text: what looks like rich's own marks is none
    Console(no_color=not run.colored, highlight=False).print(table)


def _plain(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    click.echo(title)
    for row in (headings, *rows):
        click.echo(f"  {'  '.join(f'{cell:<{width}}' for cell, width in zip(row, widths, strict=True))}".rstrip())


def _printable(text: str) -> str:
    """A text without what a terminal would obey."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _warn(run: Run, report: Report) -> None:
    errors = report.count(Severity.FEIL)
    if errors and not run.options.quiet:
        click.echo(_word("errors", run, antall=errors), err=True)


def _word(name: str, run: Run, **values: object) -> str:
    return WORDS[name][run.lang == "en"].format_map(values)
