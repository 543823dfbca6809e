"""`docgen conflicts`: which documents of a person's have ours beside them, and which of the two is to have the name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import click

from docgen.build.archive_state import read_register
from docgen.build.archived import lock_on
from docgen.build.conflicts import Conflict, Keep, conflicts, settle
from docgen.build.filesystem import kind_of
from docgen.build.lock import writing
from docgen.build.look import WORKING
from docgen.build.publish import Publisher
from docgen.build.survey import survey
from docgen.cli.machine import dumped
from docgen.cli.restoring import archived_already, open_in_word, said_when
from docgen.cli.selecting import document_path
from docgen.cli.settings import Run, UsageError
from docgen.disk import read_file

CHOICES: Mapping[str, Keep] = MappingProxyType({"min": Keep.HERS, "mine": Keep.HERS, "ny": Keep.OURS, "new": Keep.OURS})
"""What `--behold` may say."""

SETTLED: Mapping[Keep, tuple[str, str]] = MappingProxyType(
    {
        Keep.HERS: (
            "{fil} beholdes som den er. Vår versjon ligger blant de tidligere, og kommer ikke igjen før opplysningene endres.",
            "{fil} is kept as it is. Our version lies among the previous ones, and does not come back before the data change.",
        ),
        Keep.OURS: (
            "{fil} er nå vår versjon. Den som var rettet for hånd, er tatt vare på: «docgen restore {fil}» legger den tilbake.",
            "{fil} is now our version. The one edited by hand is kept: “docgen restore {fil}” puts it back.",
        ),
    }
)
WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "none": (
            "Ingen dokumenter venter på et valg.",
            "No document waits for a choice.",
        ),
        "hers": ("rettet for hånd", "edited by hand"),
        "ours": ("vår versjon", "our version"),
        "both": ("vår versjon, også rettet for hånd", "our version, edited by hand too"),
        "open": ("åpen i Word", "open in Word"),
        "how": (
            "Behold den som er rettet: docgen conflicts FIL --behold min. Ta vår: docgen conflicts FIL --behold ny. Det går "
            "også an å slette en av de to i mappen: sletter du den som er rettet, får vår navnet; sletter du vår, beholdes den "
            "som er rettet.",
            "Keep the edited one: docgen conflicts FILE --keep mine. Take ours: docgen conflicts FILE --keep new. Deleting one "
            "of the two in the folder does as well: delete the edited one and ours gets the name; delete ours and the edited "
            "one stays.",
        ),
    }
)


def settle_conflicts(run: Run, file: str | None, choice: str | None) -> int:
    """List the documents that have ours beside them; with a file and a choice, settle that one.

    Raises:
        UsageError: a choice without a file, nothing lies beside that file, or the edited one is what the archive has.
        DocgenError: one of the two is open in Word, somebody else writes, or the folder cannot be written to.
    """
    if choice and not file:
        raise UsageError(
            "Skriv hvilket dokument det gjelder: docgen conflicts FIL --behold min.",
            "Write which document it is about: docgen conflicts FILE --keep mine.",
        )
    if file and choice:
        return _settle(run, file, CHOICES[choice])
    found = conflicts(survey(run.root / "output"))
    shown = (_named(found, run, file),) if file else found
    click.echo(_json(shown, None, run) if run.options.json else "\n".join(_listed(shown, run)))
    return 0


def _settle(run: Run, file: str, keep: Keep) -> int:
    output = run.root / "output"
    with writing(run.root, "conflicts"):
        local = kind_of(run.root, run.filsystem).is_local
        Publisher(run.root, output, is_local=local).recover()
        looked = survey(output, run.root / WORKING)
        conflict = _named(conflicts(looked), run, file)
        path = f"output/{conflict.hers.path}"
        if conflict.is_open:
            raise open_in_word(path)
        lock = lock_on(read_register(run.root), conflict.hers.path, conflict.hers.identity)
        if lock and keep is Keep.OURS:
            raise archived_already(path, lock)
        ours = read_file(output / looked.real.get(conflict.ours.path, conflict.ours.path)) or b""
        settled = settle(conflict, keep, ours, Publisher(run.root, output, looked.real, is_local=local))
    if not settled.done:
        raise open_in_word(path)
    told = SETTLED[keep][run.lang == "en"].format(fil=path)
    click.echo(_json((conflict,), keep, run) if run.options.json else told)
    return 0


def _named(found: Sequence[Conflict], run: Run, file: str) -> Conflict:
    path = document_path(run.root, file)
    for conflict in found:
        if path in (conflict.hers.path, conflict.ours.path):
            return conflict
    raise UsageError(
        f"Ingen versjon av docgen ligger ved siden av «{file}». «docgen conflicts» viser dem som venter.",
        f"No version of docgen's lies beside “{file}”. “docgen conflicts” shows those that wait.",
    )


def _listed(found: Sequence[Conflict], run: Run) -> list[str]:
    if not found:
        return [_word("none", run)]
    lines = []
    for conflict in found:
        ours = "ours" if conflict.ours.untouched else "both"
        for path, who in ((conflict.hers.path, "hers"), (conflict.ours.path, ours)):
            lines.append(f"output/{path}  {_saved(run, path)}  {_word(who, run)}")
        lines += [f"  {_word('open', run)}"] if conflict.is_open else []
    return lines if run.options.quiet else [*lines, _word("how", run)]


def _saved(run: Run, path: str) -> str:
    try:
        moment = (run.root / "output" / path).stat().st_mtime
    except OSError:
        return "?"
    return said_when(dt.datetime.fromtimestamp(moment, dt.UTC), run.lang)


def _word(name: str, run: Run) -> str:
    return WORDS[name][run.lang == "en"]


def _json(found: Sequence[Conflict], keep: Keep | None, run: Run) -> str:
    rows = [
        {
            "path": f"output/{conflict.hers.path}",
            "beside": f"output/{conflict.ours.path}",
            "open": conflict.is_open,
            "both_edited": not conflict.ours.untouched,
        }
        for conflict in found
    ]
    kept = {Keep.HERS: "mine", Keep.OURS: "new"}[keep] if keep else None
    return dumped({
        "version": 1, "command": "conflicts", "ok": True, "exit": 0, "lang": run.lang, "conflicts": rows, "kept": kept,
    })  # fmt: skip
