"""The commands about a workspace that is lived in for months: its watcher, how it stands, and whether all it needs is here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from docgen.cli.commands import Command, _options, _run, shared
from docgen.cli.settings import Run


@click.command("watch", cls=Command)
@shared
@click.option("--once", "--én-gang", "once", is_flag=True, help="One round, then end with the exit code of a build.")
@click.option("--poll", "--jevnlig", "way", flag_value="jevnlig", help="Look again and again; for network shares.")
@click.option("--native", "--hendelser", "way", flag_value="hendelser", help="Trust the file system's events.")
def watch(once: bool, way: str | None, **given: Any) -> None:
    """Build whenever something is saved, for months (vakt)."""
    from docgen.cli.watching import watch_workspace

    options = _options(given)
    _run("watch", options, lambda run: watch_workspace(run, options, once=once, way=way))


@click.command("service", cls=Command)
@shared
def service(**given: Any) -> None:
    """Print what keeps a watcher running, for systemd and for Windows (tjeneste)."""

    def act(run: Run) -> int:
        from docgen.cli.watching import print_service

        return print_service(run)

    _run("service", _options(given), act)


@click.command("status", cls=Command)
@shared
def status(**given: Any) -> None:
    """How the workspace stands, and whether a watcher lives."""

    def act(run: Run) -> int:
        from docgen.cli.standing import tell_status

        return tell_status(run)

    _run("status", _options(given), act)


@click.command("doctor", cls=Command)
@shared
def doctor(**given: Any) -> None:
    """Is all that docgen needs here? (doktor)"""

    def act(run: Run) -> int:
        from docgen.cli.doctor import examine

        return examine(run)

    _run("doctor", _options(given), act)


@click.command("report", cls=Command)
@shared
@click.argument("which", required=False, metavar="[oppfølging|arkiv|utsending]")
@click.option("--csv", "target", metavar="FILE", help="Write the list as CSV; «-» is stdout.")
def report(which: str | None, target: str | None, **given: Any) -> None:
    """What is to be followed up, archived and sent (rapport).

    English names: follow-up, archive, dispatch.
    """

    def act(run: Run) -> int:
        from docgen.cli.reporting import tell_report

        return tell_report(run, which, target)

    _run("report", _options(given), act)


LASTING: Sequence[click.Command] = (watch, service, status, report, doctor)
