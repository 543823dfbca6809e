"""The commands about a workspace that is lived in for months: its watcher, how it stands, and whether all it needs is here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from docgen.cli.commands import Command, _options, _run, shared
from docgen.cli.settings import Run


@click.command("watch", cls=Command)
@shared
@click.option("--once", "--én-gang", "once", is_flag=True)
@click.option("--poll", "--jevnlig", "way", flag_value="jevnlig")
@click.option("--native", "--hendelser", "way", flag_value="hendelser")
def watch(once: bool, way: str | None, **given: Any) -> None:
    from docgen.cli.watching import watch_workspace

    options = _options(given)
    _run("watch", options, lambda run: watch_workspace(run, options, once=once, way=way))


@click.command("service", cls=Command)
@shared
def service(**given: Any) -> None:
    def act(run: Run) -> int:
        from docgen.cli.watching import print_service

        return print_service(run)

    _run("service", _options(given), act)


@click.command("status", cls=Command)
@shared
def status(**given: Any) -> None:
    def act(run: Run) -> int:
        from docgen.cli.standing import tell_status

        return tell_status(run)

    _run("status", _options(given), act)


@click.command("doctor", cls=Command)
@shared
def doctor(**given: Any) -> None:
    def act(run: Run) -> int:
        from docgen.cli.doctor import examine

        return examine(run)

    _run("doctor", _options(given), act)


@click.command("report", cls=Command)
@shared
@click.argument("which", required=False, metavar="[oppfølging|arkiv|utsending]")
@click.option("--csv", "target", metavar="FILE")
def report(which: str | None, target: str | None, **given: Any) -> None:
    def act(run: Run) -> int:
        from docgen.cli.reporting import tell_report

        return tell_report(run, which, target)

    _run("report", _options(given), act)


LASTING: Sequence[click.Command] = (watch, service, status, report, doctor)
