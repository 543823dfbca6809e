"""Building, checking and explaining: read the options, call one function, print one report."""

from __future__ import annotations

import datetime as dt
import re
import sys
import time
from typing import TYPE_CHECKING

import click

from docgen.cli.selecting import inside, settings_of
from docgen.cli.settings import Run, UsageError

if TYPE_CHECKING:
    from docgen.build.report import Report
    from docgen.build.settings import Settings


def build_workspace(
    run: Run,
    paths: tuple[str, ...],
    kinds: str | None,
    *,
    dry_run: bool,
    thorough: bool,
    pdf: bool,
    editions: tuple[str, ...] = (),
) -> int:
    """Build what is due and the new editions that were asked for, and print the report; gives the exit code.

    Raises:
        UsageError: what was asked for is not there, or asks for too much at once.
    """
    from docgen.cli.printing import Printer
    from docgen.cli.progress import progress_bar
    from docgen.pipeline import build as build_documents

    settings = settings_of(run, paths, kinds, dry_run=dry_run, thorough=thorough, editions=editions, pdf=pdf)
    options = run.options
    printer = Printer(run.lang, colored=run.colored, root=run.root)
    # Progress is for a person who looks: a terminal, and neither JSON nor quiet was asked for.
    watched = sys.stderr.isatty() and not options.json and not options.quiet and not dry_run
    tell, stop = progress_bar("docgen") if watched else (lambda done, total: None, lambda: None)
    announce = printer.announce if not options.json and not options.quiet else lambda count, reasons: None
    begun = time.perf_counter()
    try:
        report = build_documents(settings, tell, announce)
    finally:
        stop()
    if options.json:
        from docgen.cli.machine import report_json

        click.echo(report_json(report, run.lang, dry_run=dry_run))
    else:
        seconds = time.perf_counter() - begun
        printer.report(report, seconds, quiet=options.quiet, verbose=options.verbose, dry_run=dry_run)
        if not options.quiet and _leaves_an_old_page(settings, report):
            printer.old_page()
    return report.exit_code


def _leaves_an_old_page(settings: Settings, report: Report) -> bool:
    """Whether the overview does not show what this build did, and nobody is about to renew it.

    A build over a part of the workspace writes no page: it has not judged the rest.
    """
    from docgen.build.look import PAGE
    from docgen.build.report import WRITTEN
    from docgen.build.verdicts import Verdict
    from docgen.watch.pulse import read_pulse

    answered = report.answered
    news = (report.counts.get(WRITTEN), report.counts.get(Verdict.ÅPEN_I_WORD.value), report.retired, answered.written)
    if settings.dry_run or not settings.is_narrowed or not any((*news, answered.removed)):
        return False
    pulse = read_pulse(settings.root)
    is_watched = pulse is not None and pulse.is_alive(dt.datetime.now(dt.UTC))
    return not is_watched and (settings.output / PAGE).is_file()


def check_workspace(run: Run, paths: tuple[str, ...], kinds: str | None, strict: bool) -> int:
    """Check everything, and print what is wrong; gives the exit code."""
    from docgen.cli.printing import Printer
    from docgen.pipeline import check
    from docgen.problem import Severity

    begun = time.perf_counter()
    report = check(settings_of(run, paths, kinds))
    exit_code = 1 if strict and report.count(Severity.ADVARSEL) else report.judged_code
    if run.options.json:
        from docgen.cli.machine import report_json

        click.echo(report_json(report, run.lang, exit_code=exit_code))
        return exit_code
    printer = Printer(run.lang, colored=run.colored, root=run.root)
    if run.options.verbose:
        printer.documents(report, verbose=True)
    printer.problems(report.problems, quiet=run.options.quiet, every=run.options.verbose)
    if not run.options.quiet or exit_code:
        printer.checked(report, time.perf_counter() - begun, quiet=run.options.quiet)
    return exit_code


def explain_what(run: Run, what: str) -> int:
    """Explain a code, or why the documents of a file are due or not; gives the exit code."""
    from docgen.cli.explaining import explain_code, near_codes
    from docgen.cli.machine import explanation_json

    text = explain_code(what.upper().replace(" ", "-"), run.lang) or explain_code(what, run.lang)
    if text is not None:
        click.echo(explanation_json(text, run.lang) if run.options.json else text)
        return 0
    if re.fullmatch(r"[A-Za-z]{2,3}-?\d{2,3}[a-f]?|[ALPalp]\d{1,2}", what):
        near = ", ".join(near_codes(what))
        raise UsageError(
            f"Det finnes ingen regel eller melding «{what.upper()}». De nærmeste: {near}.",
            f"There is no rule or message “{what.upper()}”. The nearest: {near}.",
        )
    return _explain_file(run, what)


def _explain_file(run: Run, what: str) -> int:
    from docgen.cli.machine import report_json
    from docgen.cli.printing import Printer
    from docgen.pipeline import explain as explain_path

    report = explain_path(settings_of(run), inside(run.root, what))
    if run.options.json:
        click.echo(report_json(report, run.lang))
    else:
        printer = Printer(run.lang, colored=run.colored, root=run.root)
        printer.documents(report, verbose=True)
        printer.problems(report.problems, every=run.options.verbose)
    return report.judged_code


# --- the last line of defence --------------------------------------------------------------------------------------
