"""`docgen purge`: what may be removed after archiving, listed; and removed when somebody asks for it."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from docgen.build.filesystem import kind_of
from docgen.build.lock import writing
from docgen.build.look import OUTPUT
from docgen.build.publish import Publisher
from docgen.cli.machine import dumped
from docgen.cli.printing import counted
from docgen.cli.settings import Run, UsageError

if TYPE_CHECKING:
    from docgen.archive.removal import Offered, Removed

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "no_setting": (
            "Ingenting slettes: oppsett.yaml sier ikke hvor lenge arkiverte papirer skal ligge. Skriv for eksempel "
            "«sletting: {{arkivert_dager: 365}}».",
            "Nothing is removed: oppsett.yaml does not say how long archived papers are to lie here. Write for example "
            "“sletting: {{arkivert_dager: 365}}”.",
        ),
        "may": ("kan slettes ({hva}, {journal})", "may be removed ({hva}, {journal})"),
        "stays": ("blir liggende:", "stays:"),
        "nothing": ("Ingenting kan slettes nå.", "Nothing may be removed now."),
        "count": (
            "{filer} kan slettes. Arkivet har kvittert for minst {dager} siden.",
            "{filer} may be removed. The archive confirmed at least {dager} ago.",
        ),
        "how": ("Slett dem med: docgen slett --slett", "Remove them with: docgen purge --delete"),
        "day": ("Regnet fra dagen som er oppgitt: {dag}.", "Counted from the day that was given: {dag}."),
        "broken_off": (
            "En sletting ble avbrutt. «docgen slett --slett» gjør den ferdig.",
            "A removal was broken off. “docgen purge --delete” finishes it.",
        ),
        "ask": ("Skriv tallet {antall} for å slette filene for godt", "Write the number {antall} to remove the files for good"),
        "no": ("Ingenting er slettet.", "Nothing was removed."),
        "removed": ("{filer} er slettet. Kvittering: {fil}", "Removed: {filer}. Receipt: {fil}"),
        "left": ("ble lagret eller åpnet imens, og ligger der ennå", "was saved or opened meanwhile, and lies there still"),
    }
)


def purge_workspace(run: Run, *, delete: bool, yes: bool) -> int:
    """List, and with `delete` remove what is listed; gives the exit code.

    Raises:
        UsageError: removing is asked for where nobody can be asked and nobody has said yes, or as of a day that has not been; or
            the setting is no number of days.
        DocgenError: somebody else writes, or the folder cannot be written to.
    """
    from docgen.archive.removal import Removal

    days = _days(run)
    local = kind_of(run.root, run.filsystem).is_local
    now = run.moment or dt.datetime.combine(run.i_dag, dt.time(12), dt.UTC)
    removal = Removal(run.root, days or 0, now, is_local=local)
    if not delete:
        offered = removal.look() if days is not None else None
        _told(run, offered, days, broken_off=bool(removal.broken_off()))
        return 0
    if not yes and not (sys.stdin.isatty() and not run.options.json):
        raise UsageError(
            "Her kan ingen spørres. Se på listen først (docgen slett), og skriv så docgen slett --slett --ja.",
            "Nobody can be asked here. Look at the list first (docgen purge), and then write docgen purge --delete --yes.",
        )
    with writing(run.root, "purge"):
        # By the clock of the disk: on a share it is the server's, and this machine's may be far ahead.
        clock = removal.clock()
        _refuse_to_come(run, clock.astimezone().date())
        removal = Removal(run.root, days or 0, min(now, clock), is_local=local)
        Publisher(run.root, run.root / OUTPUT, is_local=local).recover()
        # Whoever has taken the setting away since wants nothing removed, nor what a killed run had begun.
        done = list(removal.go_on()) if days is not None else []
        offered = removal.look() if days is not None else None
        if not run.options.json:
            _told(run, offered, days, broken_off=False)
        if offered and offered.offers and (yes or _is_meant(run, len(offered.offers))):
            done.append(removal.remove(offered.offers))
    return _ended(run, offered, done, days)


def _days(run: Run) -> int | None:
    from docgen.reading.folder import read_workspace

    days = read_workspace(run.root).casebook.oppsett.sletting.arkivert_dager
    if days is not None and days < 1:
        raise UsageError(
            "«arkivert_dager» under «sletting» i oppsett.yaml må være 1 eller mer.",
            "“arkivert_dager” under “sletting” in oppsett.yaml must be 1 or more.",
        )
    return days


def _refuse_to_come(run: Run, today: dt.date) -> None:
    """A day that has not been would make everything old enough."""
    if run.moment is None and run.i_dag > today:
        given, now = f"{run.i_dag:%d.%m.%Y}", f"{today:%d.%m.%Y}"
        raise UsageError(
            f"Dagen som er oppgitt, {given}, er ikke kommet: i dag er det {now}. En frist som ikke er ute, sletter ingenting. Ta "
            "bort --dato (og «dato» i docgen.toml), eller skriv en dag som har vært. Ingenting er slettet.",
            f"The day that was given, {given}, has not come: today is {now}. A time limit that is not out removes nothing. Take "
            "away --date (and “dato” in docgen.toml), or write a day that has been. Nothing was removed.",
        )


def _is_meant(run: Run, count: int) -> bool:
    answer: str = click.prompt(_word("ask", run, antall=count), default="", show_default=False)
    return answer.strip() == str(count)


def _told(run: Run, offered: Offered | None, days: int | None, *, broken_off: bool) -> None:
    if run.options.json:
        click.echo(_json(run, offered, (), days, broken_off=broken_off))
        return
    lines = [_word("broken_off", run)] if broken_off else []
    lines += [_word("day", run, dag=f"{run.i_dag:%d.%m.%Y}")] if run.moment is None else []
    if offered is None:
        lines.append(_word("no_setting", run))
    else:
        lines += [f"{one.path}  {_word('may', run, hva=one.kind, journal=one.journal)}" for one in offered.offers]
        if not run.options.quiet:
            lines += [f"{_word('stays', run)} {one.path} {one.why.say(run.lang)}" for one in offered.kept]
        files, long = counted("filer", len(offered.offers), run.lang), counted("dager", days or 0, run.lang)
        lines += [_word("count", run, filer=files, dager=long)] if offered.offers else [_word("nothing", run)]
        lines += [_word("how", run)] if offered.offers else []
    click.echo("\n".join(lines))


def _ended(run: Run, offered: Offered | None, done: Iterable[Removed], days: int | None) -> int:
    done = tuple(done)
    left = [one for each in done for one in each.left]
    if run.options.json:
        click.echo(_json(run, offered, done, days, broken_off=False))
    else:
        for each in done:
            receipt = each.receipt.relative_to(run.root).as_posix()
            click.echo(_word("removed", run, filer=counted("filer", len(each.removed), run.lang), fil=receipt))
        for one in left:
            click.echo(f"{one.path} {_word('left', run)}", err=True)
        if not done and offered and offered.offers:
            click.echo(_word("no", run))
    return 3 if left else 0


def _word(name: str, run: Run, **values: object) -> str:
    return WORDS[name][run.lang == "en"].format_map(values)


def _json(run: Run, offered: Offered | None, done: tuple[Removed, ...], days: int | None, *, broken_off: bool) -> str:
    rows = [
        {"path": one.path, "kind": one.kind, "sha256": one.mark, "package": one.package, "journal": one.journal}
        for one in (offered.offers if offered else ())
    ]
    exit_code = 3 if any(each.left for each in done) else 0
    return dumped({
        "version": 1, "command": "purge", "ok": not exit_code, "exit": exit_code, "lang": run.lang, "days": days,
        "day": run.i_dag.isoformat(),
        "broken_off": broken_off, "offered": rows,
        "kept": [{"path": one.path, "reason": one.why.say(run.lang)} for one in (offered.kept if offered else ())],
        "removed": [one.path for each in done for one in each.removed],
        "left": [one.path for each in done for one in each.left],
        "receipts": [each.receipt.relative_to(run.root).as_posix() for each in done],
    })  # fmt: skip
