"""The commands about the archive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from docgen.cli import completing
from docgen.cli.commands import CONTEXT, Commands, _options, _run, shared

ARCHIVE_ALIASES = {"pakk": "pack", "kvittering": "receipt", "send-igjen": "resend", "trekk": "withdraw"}


class ArchiveCommands(Commands):
    """The commands about the archive. Without one of their names what stands there is what to archive: `docgen archive AG-1`."""

    aliases = ARCHIVE_ALIASES

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        named = {*self.commands, *self.aliases, "--help", "-h"}
        return super().parse_args(ctx, args if named & set(args[:1]) else ["pack", *args])


@click.group("archive", cls=ArchiveCommands, context_settings=CONTEXT)
def archive() -> None:
    pass


@archive.command("pack")
@shared
@click.argument("names", nargs=-1, metavar="[ID|FILE|PACKAGE]...", shell_complete=completing.packed)
@click.option("--dry-run", "--prøv", "dry_run", is_flag=True)
@click.option("--as-sent", "--som-sendt", "as_sent", is_flag=True)
def pack(names: tuple[str, ...], dry_run: bool, as_sent: bool, **given: Any) -> None:
    from docgen.cli.archiving import archive_workspace

    _run("archive", _options(given), lambda run: archive_workspace(run, names, dry_run=dry_run, as_sent=as_sent))


@archive.command("receipt")
@shared
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path), shell_complete=completing.files)
def receipt(files: tuple[Path, ...], **given: Any) -> None:
    from docgen.cli.archiving import read_receipts

    _run("archive", _options(given), lambda run: read_receipts(run, files))


@archive.command("resend")
@shared
@click.argument("packages", nargs=-1, required=True, metavar="PACKAGE...")
@click.option("--not-found", "--ikke-funnet", "not_found", is_flag=True)
@click.option("--confirmed", "--bekreftet", "confirmed", is_flag=True)
def resend(packages: tuple[str, ...], not_found: bool, confirmed: bool, **given: Any) -> None:
    from docgen.cli.archiving import send_again

    _run("archive", _options(given), lambda run: send_again(run, packages, not_found=not_found, confirmed=confirmed))


@archive.command("withdraw")
@shared
@click.argument("packages", nargs=-1, required=True, metavar="PACKAGE...")
def withdraw(packages: tuple[str, ...], **given: Any) -> None:
    from docgen.cli.archiving import take_back

    _run("archive", _options(given), lambda run: take_back(run, packages))
