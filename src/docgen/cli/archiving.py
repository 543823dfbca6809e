"""`docgen archive`: packages for the archive, its answers, and what is passed over and why."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from docgen.cli.machine import dumped
from docgen.cli.selecting import document_path, settings_of
from docgen.cli.settings import Run, UsageError
from docgen.problem import Severity

if TYPE_CHECKING:
    from docgen.stages.archive_order import ArchiveReport, Order

MOST = 20
"""Lines of one kind that are shown unless every one is asked for."""
WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "would": ("ville pakket", "would pack"),
        "passed": ("Ikke arkivert nå:", "Not archived now:"),
        "more": ("… og {antall} til. Med -v vises alle.", "… and {antall} more. With -v all are shown."),
        "nothing": ("Ingenting nytt å arkivere.", "Nothing new to archive."),
        "dry": ("Dette ville skjedd; ingenting er skrevet.", "This would happen; nothing was written."),
        "packed": ("{antall} pakket, {sendt} sendt.", "{antall} packed, {sendt} sent."),
        "states": ("I arkivet: {tilstander}.", "In the archive: {tilstander}."),
        "by_hand": (
            "Pakkene ligger i arkiv/klar. LES-MEG.txt i hver av dem forteller arkivet hva de er.",
            "The packages lie in arkiv/klar. LES-MEG.txt in each tells the archive what it is.",
        ),
        "unchecked": (
            "Meldingene er ikke XSD-kontrollert, for skjemaet til KS er ikke på denne maskinen (docs/drift.md).",
            "The messages were not checked against KS' schema, which is not on this machine (docs/drift.md).",
        ),
    }
)
_PACKED = frozenset({"pakket", "erstattet", "erstattet_endret"})
_SENT = frozenset({"sendt", "sendt_på_nytt", "lå_der", "flyttet"})


def archive_workspace(run: Run, names: tuple[str, ...], *, dry_run: bool, as_sent: bool = False) -> int:
    """Pack and send; gives the exit code.

    Raises:
        UsageError: a name is no id and no document.
    """
    from docgen.archive.identity import names_a_package
    from docgen.cli.progress import progress_bar
    from docgen.pipeline import archive

    settings = settings_of(run, dry_run=dry_run)
    documents = tuple(document_path(run.root, name) for name in names if name.casefold().endswith(".docx"))
    others = tuple(name for name in names if not name.casefold().endswith(".docx"))
    packages = tuple(name for name in map(_last_part, others) if names_a_package(name))
    ids = tuple(name for name in others if _last_part(name) not in packages)
    order = replace(_order(run, ids, documents), packages=packages, as_sent=as_sent)
    watched = sys.stderr.isatty() and not run.options.json and not run.options.quiet and not dry_run
    tell, stop = progress_bar("docgen") if watched else (lambda done, total: None, lambda: None)
    try:
        report = archive(settings, order, tell)
    finally:
        stop()
    _told(run, report, dry_run=dry_run, is_named=bool(names))
    return report.exit_code


def read_receipts(run: Run, files: tuple[Path, ...]) -> int:
    """Read receipts; gives the exit code.

    Raises:
        UsageError: a file is not there.
    """
    from docgen.pipeline import receive

    for file in files:
        if not file.is_file():
            raise UsageError(f"Filen {file} finnes ikke.", f"There is no file {file}.")
    report = receive(settings_of(run), _order(run), tuple(file.absolute() for file in files))
    _told(run, report)
    return report.exit_code


def send_again(run: Run, packages: tuple[str, ...], *, not_found: bool, confirmed: bool) -> int:
    """Send packages once more; gives the exit code."""
    from docgen.archive.states import Proof
    from docgen.pipeline import resend

    proof = Proof.IKKEFUNNET if not_found else Proof.BEKREFTET if confirmed else None
    report = resend(settings_of(run), _order(run), tuple(map(_last_part, packages)), proof)
    _told(run, report)
    return report.exit_code


def take_back(run: Run, packages: tuple[str, ...]) -> int:
    """Take packages back that lie ready; gives the exit code."""
    from docgen.pipeline import withdraw

    report = withdraw(settings_of(run), _order(run), tuple(map(_last_part, packages)))
    _told(run, report)
    return report.exit_code


def _last_part(name: str) -> str:
    """What a package is called, where somebody has written the path of its folder."""
    return name.replace("\\", "/").rstrip("/").rpartition("/")[2]


def _order(run: Run, ids: tuple[str, ...] = (), documents: tuple[str, ...] = ()) -> Order:
    from docgen.stages.archive_order import Order

    # Where the day is given the clock's is none of the workspace's; a package has the day that counts as today.
    now = run.moment or dt.datetime.combine(run.i_dag, dt.time(12), dt.UTC)
    return Order(now, ids, documents, sendemappe=run.sendemappe, skjema=run.skjema, svarfrist=run.svarfrist)


# --- what is told --------------------------------------------------------------------------------------------------


def _told(run: Run, report: ArchiveReport, *, dry_run: bool = False, is_named: bool = False) -> None:
    if run.options.json:
        click.echo(_json(run, report, dry_run=dry_run))
        return
    quiet, verbose = run.options.quiet, run.options.verbose
    for result in report.results:
        if verbose or result.severity is not Severity.INFO or result.code not in _PACKED | _SENT | {"uendret"}:
            is_said = not quiet or result.severity is Severity.FEIL
            _say([f"  {result.text.say(run.lang)}"] if is_said else [], wrong=result.severity is Severity.FEIL)
    rows = [f"  {_word('would', run)} {entry.sti} ({entry.type}, {entry.journalposttype})" for entry in report.would]
    _say(_some(rows, run))
    # Whoever names a document wants to know why it did not go.
    shown = [one for one in report.passed if one.is_fault or (one.is_told and not quiet) or ((verbose or is_named) and not quiet)]
    if shown:
        _say([_word("passed", run)], wrong=True)
        _say(_some([f"  {one.sti} {one.why.say(run.lang)}" for one in shown], run), wrong=True)
    if not quiet:
        _say(_summed(run, report, dry_run=dry_run))


def _summed(run: Run, report: ArchiveReport, *, dry_run: bool) -> list[str]:
    if dry_run:
        return [_word("dry", run)] if report.would else [_word("nothing", run)]
    codes = [result.code for result in report.results]
    packed, sent = (sum(code in those for code in codes) for those in (_PACKED, _SENT))
    lines = [_word("packed", run, antall=packed, sendt=sent) if packed or sent else _word("nothing", run)]
    lines = [] if "trukket" in codes else lines
    if report.states:
        lines.append(_word("states", run, tilstander=", ".join(f"{count} {state}" for state, count in report.states)))
    if packed and not run.sendemappe:
        lines.append(_word("by_hand", run))
    if packed and report.unchecked:
        lines.append(_word("unchecked", run))
    return lines


def _some(rows: list[str], run: Run) -> list[str]:
    if run.options.verbose or len(rows) <= MOST:
        return rows
    return [*rows[:MOST], "  " + _word("more", run, antall=len(rows) - MOST)]


def _say(lines: list[str], *, wrong: bool = False) -> None:
    for line in lines:
        click.echo(line, err=wrong)


def _word(name: str, run: Run, **values: object) -> str:
    return WORDS[name][run.lang == "en"].format_map(values)


def _json(run: Run, report: ArchiveReport, *, dry_run: bool) -> str:
    return dumped({
        "version": 1,
        "command": "archive",
        "ok": report.exit_code == 0,
        "exit": report.exit_code,
        "lang": run.lang,
        "dry_run": dry_run,
        "checked_against_schema": not report.unchecked,
        "results": [
            {
                "code": result.code,
                "severity": result.severity.value,
                "package": result.pakke,
                "folder": result.mappe,
                "message": result.text.say(run.lang, hide=True),
            }
            for result in report.results
        ],
        "would_pack": [{"path": entry.shown, "kind": entry.type, "entry_type": entry.journalposttype} for entry in report.would],
        "passed_over": [
            {"path": one.shown, "fault": one.is_fault, "reason": one.why.say(run.lang, hide=True)} for one in report.passed
        ],
        "states": dict(report.states),
    })  # fmt: skip
