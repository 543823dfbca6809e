"""`docgen watch`: the office that the watcher works for. Each build is a run of its own, with settings and date read anew."""

from __future__ import annotations

import datetime as dt
import gc
import json
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click

from docgen.build.filesystem import kind_of
from docgen.build.memory import Memory
from docgen.build.report import WRITTEN, Report
from docgen.build.verdicts import Verdict
from docgen.cli.machine import dumped, report_json
from docgen.cli.newborn import skeleton_for
from docgen.cli.printing import Printer
from docgen.cli.selecting import settings_of
from docgen.cli.settings import Options, Run, UsageError, read_run
from docgen.disk import DocgenError, digest
from docgen.pipeline import build
from docgen.problem import Position, Problem, Severity, Text
from docgen.watch.alone import alone
from docgen.watch.logbook import Logbook
from docgen.watch.once import one_round
from docgen.watch.outside import Outcome, Setup, Way
from docgen.watch.service import systemd_unit, windows_task, windows_task_at_logon
from docgen.watch.watcher import Watcher

SIGNALS = ("SIGINT", "SIGTERM", "SIGBREAK")
"""What asks the watcher to end; the last one is Windows' own."""


def watch_workspace(run: Run, options: Options, *, once: bool, way: str | None) -> int:
    """Watch until somebody says stop; with `once` do one round and give the exit code of its build.

    Raises:
        WatchedError: another watcher lives in the workspace.
        DocgenError: with `once`, the world failed. Without it nothing does.
    """
    office = CliOffice(run, options)
    chosen = way or run.vakt
    setup = Setup(run.root, Way(chosen) if chosen else None, kind_of(run.root, run.filsystem).is_local)
    if once:
        return one_round(setup, office, time.sleep).exit_code
    with alone(run.root):
        return _watched(run, setup, office)


def _watched(run: Run, setup: Setup, office: CliOffice) -> int:
    logbook = Logbook(log_folder(run))
    watcher = Watcher(setup, office, logbook)
    for name in SIGNALS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), watcher.stop)
    try:
        watcher.run()
    finally:
        logbook.close()
        gc.freeze()  # a last search for waste in all that was imported would take as long as everything else at the end
    return 0


def log_folder(run: Run) -> Path | None:
    """Where the log of this workspace's watcher lies on this machine. The name tells nothing of the workspace."""
    return run.state / "vakt" / digest(str(run.root).encode())[:12] if run.state else None


def print_service(run: Run) -> int:
    """Print what keeps a watcher of this workspace running, for systemd and for Windows, ready to be pasted."""
    command = (sys.executable, "-m", "docgen", "-C", str(run.root), "watch")
    # On Windows the window of python.exe would stay open on the desktop.
    silent = sys.executable.replace("python.exe", "pythonw.exe")
    name = f"docgen-vakt-{digest(str(run.root).encode())[:6]}"
    on_windows = (silent, *command[1:])
    unit, task, logon = systemd_unit(command), windows_task(name, on_windows), windows_task_at_logon(name, on_windows)
    if run.options.json:
        found = {"systemd": unit, "windows": task, "windows_logon": logon}
        click.echo(dumped({"version": 1, "command": "service", "ok": True, "exit": 0, **found}))
        return 0
    nb, en = SERVICE
    click.echo((en if run.lang == "en" else nb).format(navn=name, unit=unit, task=task, logon=logon))
    return 0


SERVICE = (
    """\
# --- Linux (systemd): lagre dette som ~/.config/systemd/user/{navn}.service
{unit}
# og kjør så:
#   systemctl --user daemon-reload && systemctl --user enable --now {navn}
#   loginctl enable-linger "$USER"      (da går vakten også når ingen er logget inn)
# Logger kontoen aldri inn selv, lagrer root filen i kontoens hjemmemappe og kjører (KONTO er kontoens navn):
#   loginctl enable-linger KONTO
#   sudo -u KONTO XDG_RUNTIME_DIR=/run/user/$(id -u KONTO) systemctl --user daemon-reload
#   sudo -u KONTO XDG_RUNTIME_DIR=/run/user/$(id -u KONTO) systemctl --user enable --now {navn}

# --- Windows, på en maskin som alltid er på: lim dette inn i PowerShell, åpnet som administrator.
# Vakten starter når maskinen starter, også når ingen er logget på. Det koster dette:
#   Windows spør om konto (DOMENE\\navn) og passord, og husker dem. Passordet skrives bare der.
#   Kontoen må ha rettigheten «Logg på som en satsvis jobb», skrivetilgang til mappen, og kunne lese programmet under.
#   Får kontoen nytt passord, må dette limes inn en gang til.
#   Stasjonsbokstaver som S: finnes ikke da. Skriv den fulle stien i stedet: docgen -C \\\\server\\område\\mappe service
{task}

# --- Windows, enklere: lim dette inn i PowerShell som den brukeren vakten skal gå for. Ingen administrator og ikke noe passord.
# Vakten starter når brukeren logger på, og går bare så lenge brukeren er logget på. Velg én av de to.
{logon}""",
    """\
# --- Linux (systemd): save this as ~/.config/systemd/user/{navn}.service
{unit}
# and then run:
#   systemctl --user daemon-reload && systemctl --user enable --now {navn}
#   loginctl enable-linger "$USER"      (the watcher then also runs while nobody is logged in)
# If the account never logs in itself, root saves the file in the account's home and runs (ACCOUNT is its name):
#   loginctl enable-linger ACCOUNT
#   sudo -u ACCOUNT XDG_RUNTIME_DIR=/run/user/$(id -u ACCOUNT) systemctl --user daemon-reload
#   sudo -u ACCOUNT XDG_RUNTIME_DIR=/run/user/$(id -u ACCOUNT) systemctl --user enable --now {navn}

# --- Windows, on a machine that is always on: paste this into PowerShell, opened as administrator.
# The watcher starts with the machine, also while nobody is logged on. This is its cost:
#   Windows asks for an account (DOMAIN\\name) and its password, and keeps them. The password is written nowhere else.
#   The account needs the right “Log on as a batch job”, write access to the folder, and must be able to read the program below.
#   When the account gets a new password, this must be pasted once more.
#   Drive letters such as S: are not there then. Write the full path instead: docgen -C \\\\server\\share\\folder service
{task}

# --- Windows, simpler: paste this into PowerShell as the user whom the watcher is to run for. No administrator, no password.
# It starts when that user logs on, and runs only while that user is logged on. Choose one of the two.
{logon}""",
)
"""What `docgen service` prints, in both languages."""


class CliOffice:
    """Builds for the watcher, and prints what it should: one line a batch, and problems when they are new."""

    def __init__(self, run: Run, options: Options) -> None:
        self._run = run
        self._options = options
        self._printer = Printer(run.lang, colored=run.colored, root=run.root)
        self._told: frozenset[tuple[object, ...]] | None = None
        self._memory = Memory()

    def build(self, paths: tuple[str, ...], progress: Callable[[int, int], None], heard: frozenset[str] | None = None) -> Outcome:
        """One build. docgen.toml and today's date are read for each: the watcher lives longer than both."""
        run = self._fresh_run()
        # A build of what was heard comes from a save, and the next one would wait for the overview.
        settings = replace(settings_of(run), paths=paths, heard=heard, pages=heard is None)
        return self._outcome(build(settings, progress, memory=self._memory), run)

    def tell(self, progress: Callable[[int, int], None]) -> Outcome:
        """The same of nothing: what is left is the overview."""
        run = self._fresh_run()
        return self._outcome(build(replace(settings_of(run), heard=frozenset()), progress, memory=self._memory), run)

    def _outcome(self, report: Report, run: Run) -> Outcome:
        self._print(report, run)
        return Outcome(
            exit_code=report.exit_code,
            made=report.counts.get(WRITTEN, 0),
            stopped=report.counts.get(Verdict.STOPPET.value, 0),
            waiting=report.counts.get(Verdict.ÅPEN_I_WORD.value, 0),
            kept=report.counts.get(Verdict.ENDRET_FOR_HÅND.value, 0),
            errors=report.count(Severity.FEIL),
            warnings=report.count(Severity.ADVARSEL),
            failed=report.answered.failure is not None or report.pdf.failure is not None,
        )

    def skeleton(self, path: str) -> str | None:
        """The commented text for an empty file whose name says what it is to be."""
        return skeleton_for(self._fresh_run(), path)

    def say(self, text: Text) -> None:
        if not self._options.quiet and not self._options.json:
            self._printer.err(f"{self._clock()}  {text.say(self._run.lang)}")

    def moment(self) -> dt.datetime:
        return dt.datetime.now().astimezone()

    def seconds(self) -> float:
        return time.monotonic()

    def _fresh_run(self) -> Run:
        try:
            return read_run(replace(self._options, folder=str(self._run.root)))
        except UsageError as error:
            raise DocgenError(error.nb, error.en, exit_code=2) from None

    def _print(self, report: Report, run: Run) -> None:
        if self._options.json:
            click.echo(json.dumps(json.loads(report_json(report, run.lang)), ensure_ascii=False))
            return
        told = frozenset(map(_what, report.problems))
        new = [problem for problem in report.problems if _what(problem) not in (self._told or ())]
        is_news = self._told != told or report.counts.get(WRITTEN) or report.retired
        self._told = told
        self._printer.problems(new, quiet=True)
        if is_news and not (self._options.quiet and not report.exit_code):
            self._printer.batch(report, self._clock())

    def _clock(self) -> str:
        return f"{self.moment():%H:%M:%S}"


def _what(problem: Problem) -> tuple[object, ...]:
    """What a problem says of which file: a line further down it is the same problem."""
    return (problem.code, Position(problem.where.file), problem.message)
