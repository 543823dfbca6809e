"""`docgen migrate`: an older workspace brought to today's format, and what was done, by file and line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from docgen.build.lock import writing
from docgen.cli.machine import dumped
from docgen.cli.settings import Run

if TYPE_CHECKING:
    from docgen.migration.upgrading import Upgrade

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "none": ("Alt er som det skal være. Ingenting er endret.", "All is as it should be. Nothing was changed."),
        "dry": ("Dette ville blitt gjort; ingenting er skrevet.", "This would be done; nothing was written."),
        "backup": ("Filene slik de var, ligger i {mappe}.", "The files as they were lie in {mappe}."),
    }
)


def migrate_workspace(run: Run, *, dry_run: bool) -> int:
    """Upgrade; gives the exit code, 1 where a person has something left to do.

    Raises:
        DocgenError: a file cannot be read, somebody else writes, or the folder cannot be written to.
    """
    from docgen.migration.upgrading import upgrade

    now = run.moment or dt.datetime.combine(run.i_dag, dt.time(12), dt.UTC)
    if dry_run:
        done = upgrade(run.root, now, dry_run=True)
    else:
        with writing(run.root, "migrate"):
            done = upgrade(run.root, now, dry_run=False)
    code = 1 if any(change.needs_work for change in done.changes) else 0
    click.echo(_json(run, done, code, dry_run=dry_run) if run.options.json else "\n".join(_told(run, done, dry_run=dry_run)))
    return code


def _told(run: Run, done: Upgrade, *, dry_run: bool) -> list[str]:
    lines = [f"{change.file}:{change.line}: {change.text.say(run.lang)}." for change in done.changes]
    if not lines:
        return [_word("none", run)]
    if done.backup:
        lines.append(_word("backup", run, mappe=done.backup.relative_to(run.root).as_posix()))
    return [*lines, _word("dry", run)] if dry_run else lines


def _word(name: str, run: Run, **values: object) -> str:
    return WORDS[name][run.lang == "en"].format_map(values)


def _json(run: Run, done: Upgrade, code: int, *, dry_run: bool) -> str:
    return dumped({
        "version": 1, "command": "migrate", "ok": not code, "exit": code, "lang": run.lang, "dry_run": dry_run,
        "backup": done.backup.relative_to(run.root).as_posix() if done.backup else None,
        "changes": [
            {"file": one.file, "line": one.line, "code": one.code, "field": one.field, "message": one.text.say(run.lang)}
            for one in done.changes
        ],
    })  # fmt: skip
