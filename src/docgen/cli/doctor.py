"""`docgen doctor`: is all that docgen needs here? A row for each thing that is looked at; every answer says what to do."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import os
import platform
import re
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import click

from docgen.archive.office import find_office
from docgen.build.filesystem import kind_of
from docgen.build.look import WORKING
from docgen.cli.machine import dumped
from docgen.cli.selecting import settings_of
from docgen.cli.settings import Run
from docgen.disk import make_one_folder
from docgen.pipeline import inspect_templates
from docgen.problem import Severity, Text
from docgen.watch.native import free_watches
from docgen.watch.probe import file_clock_ns
from docgen.watch.sources import look

PROBE = "legeprøve"
"""The file that is written and taken away again to see whether it can be done."""
MOST_SKEW = 5.0
"""Seconds that the share's clock and ours may differ before a person should know."""
LITTLE, TOO_LITTLE = 1_000_000_000, 100_000_000
"""Bytes of free space: below the first one is told, below the second nothing should be built."""
DEEP = 300
"""Characters of a path that must be possible: Windows without long paths ends at 259."""


class Grade(StrEnum):
    """How a thing is: in order, something to know of, or in the way of the work."""

    OK = "OK"
    ADVARSEL = "ADVARSEL"
    FEIL = "FEIL"


EXIT_CODES = {Grade.OK: 0, Grade.ADVARSEL: 1, Grade.FEIL: 3}


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, and what to do about it."""

    grade: Grade
    text: Text


def examine(run: Run) -> int:
    """Look at everything and print a line for each; 0 all in order, 1 something to know of, 3 something is in the way."""
    found = [(name, look_at(run)) for name, look_at in CHECKS]
    worst = max((finding.grade for _, finding in found), key=list(Grade).index)
    code = EXIT_CODES[worst]
    if run.options.json:
        rows = [{"check": name, "grade": f.grade.lower(), "message": f.text.say(run.lang)} for name, f in found]
        click.echo(dumped({"version": 1, "command": "doctor", "ok": not code, "exit": code, "lang": run.lang, "checks": rows}))
        return code
    for _, finding in found:
        if finding.grade is not Grade.OK or not run.options.quiet:
            click.echo(f"{finding.grade:<9} {finding.text.say(run.lang)}")
    return code


def _ok(nb: str, en: str, **values: object) -> Finding:
    return _finding(Grade.OK, nb, en, values)


def _warn(nb: str, en: str, **values: object) -> Finding:
    return _finding(Grade.ADVARSEL, nb, en, values)


def _bad(nb: str, en: str, **values: object) -> Finding:
    return _finding(Grade.FEIL, nb, en, values)


def _finding(grade: Grade, nb: str, en: str, values: dict[str, object]) -> Finding:
    return Finding(grade, Text(nb, en, tuple((name, str(value)) for name, value in values.items())))


# --- the program ---------------------------------------------------------------------------------------------------


def _python(run: Run) -> Finding:
    return _ok("Python {v} ({system}).", "Python {v} ({system}).", v=platform.python_version(), system=platform.system())


def _packages(run: Run) -> Finding:
    wrong = []
    for needed in importlib.metadata.requires("docgen") or ():
        match = re.match(r"([\w.-]+)\s*>=\s*([\d.]+)(?!.*extra)", needed)
        if match and not _is_new_enough(match[1], match[2]):
            wrong.append(f"{match[1]} >= {match[2]}")
    if wrong:
        return _bad(
            "Disse pakkene mangler eller er for gamle: {pakker}. Installer docgen på nytt: pip install --upgrade docgen.",
            "These packages are missing or too old: {pakker}. Install docgen again: pip install --upgrade docgen.",
            pakker=", ".join(wrong),
        )
    return _ok("Alle pakker er på plass.", "All packages are in place.")


def _is_new_enough(name: str, least: str) -> bool:
    try:
        found = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return _numbers(found) >= _numbers(least)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def _yaml(run: Run) -> Finding:
    import yaml

    if yaml.__with_libyaml__:
        return _ok("YAML leses med den raske leseren (libyaml).", "YAML is read by the fast reader (libyaml).")
    return _warn(
        "PyYAML mangler libyaml, så lesingen går ti ganger saktere. Installer PyYAML fra en ferdig pakke (wheel).",
        "PyYAML lacks libyaml, so reading is ten times slower. Install PyYAML from a ready-made package (wheel).",
    )


def _libreoffice(run: Run) -> Finding:
    if find_office() is not None:
        return _ok("LibreOffice er installert.", "LibreOffice is installed.")
    if run.pdf:
        return _bad(
            "LibreOffice er ikke installert, og docgen.toml ber om PDF-er. Installer LibreOffice.",
            "LibreOffice is not installed, and docgen.toml asks for PDFs. Install LibreOffice.",
        )
    return _warn(
        "LibreOffice er ikke installert. Den trengs bare for å lage PDF.",
        "LibreOffice is not installed. It is needed only to make PDFs.",
    )


# --- the workspace -------------------------------------------------------------------------------------------------


def _templates(run: Run) -> Finding:
    report, _ = inspect_templates(settings_of(run))
    if errors := report.count(Severity.FEIL):
        return _bad(
            "Malene har {antall} feil. Se dem med docgen template check.",
            "The templates have {antall} errors. See them with docgen template check.",
            antall=errors,
        )
    return _ok("Malene kan brukes.", "The templates can be used.")


def _writable(folder: str) -> Callable[[Run], Finding]:
    def look_at(run: Run) -> Finding:
        if _can_write(run.root / folder):
            return _ok("Det kan skrives i {mappe}.", "{mappe} can be written to.", mappe=folder)
        return _bad(
            "Det kan ikke skrives i {mappe}. Be IT om skrivetilgang til mappen.",
            "{mappe} cannot be written to. Ask the IT people for write access to the folder.",
            mappe=folder,
        )

    return look_at


def _can_write(folder: Path) -> bool:
    probe = folder / f".{PROBE}-{os.getpid()}"
    try:
        make_one_folder(folder)
        probe.write_bytes(b".")
        probe.rename(probe.with_suffix(".2"))
        probe.with_suffix(".2").unlink()
    except OSError:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
        return False
    return True


def _file_system(run: Run) -> Finding:
    kind = kind_of(run.root, run.filsystem)
    if kind.is_local:
        return _ok("Mappen ligger på denne maskinen ({type}).", "The folder lies on this machine ({type}).", type=kind.name)
    return _ok(
        "Mappen er en delt mappe eller ukjent ({type}): vakten ser etter jevnlig i stedet for å vente på beskjed.",
        "The folder is a share or unknown ({type}): the watcher looks regularly instead of waiting to be told.",
        type=kind.name,
    )


def _clock(run: Run) -> Finding:
    clock = file_clock_ns(run.root)
    if clock is None:
        return _warn(
            "Klokken til filområdet kan ikke spørres: det kan ikke skrives i .docgen.",
            "The clock of the file system cannot be asked: .docgen cannot be written to.",
        )
    skew = round(clock / 1e9 - dt.datetime.now().astimezone().timestamp(), 1)
    if abs(skew) > MOST_SKEW:
        return _warn(
            "Klokken på filområdet går {sekunder} s feil mot denne maskinen. Be IT stille klokkene.",
            "The clock of the file system is {sekunder} s off from this machine's. Ask the IT people to set the clocks.",
            sekunder=skew,
        )
    return _ok("Klokkene går likt.", "The clocks agree.")


def _long_paths(run: Run) -> Finding:
    folder = run.root / WORKING / f"{PROBE}-{os.getpid()}"
    deep = folder
    while len(str(deep)) < DEEP:
        deep = deep / ("m" * 60)
    try:
        deep.mkdir(parents=True)
        (deep / PROBE).write_bytes(b".")
    except OSError:
        return _warn(
            "Lange stier (over 259 tegn) er slått av. Slå på LongPathsEnabled i Windows, eller legg mappen nærmere toppen.",
            "Long paths (over 259 characters) are off. Turn on LongPathsEnabled in Windows, or put the folder nearer the top.",
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return _ok("Lange stier kan brukes.", "Long paths can be used.")


def _watches(run: Run) -> Finding:
    free = free_watches()
    try:
        folders = look(run.root).folders
    except OSError:
        folders = 0
    if free is not None and folders + 2 > free:
        return _warn(
            "Vakten trenger å følge {mapper} mapper, men systemet har bare {ledig} igjen; den ser etter jevnlig i stedet. "
            "Øk fs.inotify.max_user_watches.",
            "The watcher has to follow {mapper} folders, but the system has only {ledig} left; it looks regularly instead. "
            "Raise fs.inotify.max_user_watches.",
            mapper=folders,
            ledig=free,
        )
    return _ok("Vakten kan følge alle {mapper} mapper.", "The watcher can follow all {mapper} folders.", mapper=folders)


def _space(run: Run) -> Finding:
    try:
        free = shutil.disk_usage(run.root).free
    except OSError:
        return _warn("Ledig plass kan ikke leses.", "The free space cannot be read.")
    told = f"{free / 1e9:.1f}" if run.lang == "en" else f"{free / 1e9:.1f}".replace(".", ",")
    if free < TOO_LITTLE:
        return _bad(
            "Disken er så godt som full ({gb} GB ledig). Rydd plass.",
            "The disk is all but full ({gb} GB free). Make room.",
            gb=told,
        )
    if free < LITTLE:
        return _warn("Det er lite plass igjen: {gb} GB.", "There is little space left: {gb} GB.", gb=told)
    return _ok("{gb} GB ledig plass.", "{gb} GB of free space.", gb=told)


def _state(run: Run) -> Finding:
    if run.state is None:
        return _ok("Tilstandsmappen er slått av.", "The state folder is turned off.")
    with suppress(OSError):
        run.state.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not _can_write(run.state):
        return _bad(
            "Det kan ikke skrives i {mappe}, der docgen husker hva som er gjort. Sjekk tilgangen.",
            "{mappe}, where docgen remembers what was done, cannot be written to. Check the access.",
            mappe=run.state,
        )
    if not kind_of(run.state).is_local:
        return _warn(
            "{mappe} ligger på en delt mappe. Pek DOCGEN_STATE på en mappe på denne maskinen.",
            "{mappe} lies on a share. Point DOCGEN_STATE at a folder on this machine.",
            mappe=run.state,
        )
    return _ok("Tilstandsmappen er i orden: {mappe}.", "The state folder is in order: {mappe}.", mappe=run.state)


CHECKS: Sequence[tuple[str, Callable[[Run], Finding]]] = (
    ("python", _python),
    ("packages", _packages),
    ("yaml", _yaml),
    ("libreoffice", _libreoffice),
    ("templates", _templates),
    ("output", _writable("output")),
    ("working", _writable(WORKING)),
    ("filesystem", _file_system),
    ("clock", _clock),
    ("long-paths", _long_paths),
    ("watches", _watches),
    ("space", _space),
    ("state", _state),
)
"""What is looked at, in the order it is told."""
