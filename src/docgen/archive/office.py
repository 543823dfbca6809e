"""LibreOffice on this machine: where it lies, and one call of it that leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from docgen.disk import DocgenError

PROGRAMS = ("soffice", "libreoffice")
PLACES = (
    # Windows: soffice.com waits until the work is done, soffice.exe does not.
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
"""Where LibreOffice's own installers put it without telling the search path."""

# A document that somebody has edited may point at pictures on the net and carry macros: neither is fetched nor run.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""  # noqa: E501 -- LibreOffice's own file, one setting a line
_QUIET = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
_LOOK_EVERY = 0.1
"""Seconds between two looks at whether a call is over and how far it has come."""


def find_office() -> Path | None:
    """The program; None when LibreOffice is not installed."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    return Path(found) if found else next((Path(place) for place in PLACES if Path(place).is_file()), None)


def need_office() -> Path:
    """The program.

    Raises:
        DocgenError: LibreOffice is not installed.
    """
    found = find_office()
    if found is None:
        raise DocgenError(
            "LibreOffice trengs for å lage PDF, og finnes ikke på denne maskinen. Installer LibreOffice (på Debian og Ubuntu: "
            "sudo apt install libreoffice-writer-nogui), og kjør docgen igjen. Ingen PDF-er er halvferdige.",
            "LibreOffice is needed to make PDFs and is not on this machine. Install LibreOffice (on Debian and Ubuntu: "
            "sudo apt install libreoffice-writer-nogui), and run docgen again. No PDF is half-made.",
        )
    return found


def new_profile(folder: Path) -> Path:
    """A profile of its own in an empty folder, so that neither a person's settings nor her open LibreOffice has a say."""
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
    return folder


def run_office(
    program: Path, profile: Path, arguments: Sequence[str], *, progress: Callable[[], object], patience: float
) -> None:
    """Call LibreOffice once and wait. How it ended says nothing (archive.md §4): what it has made must be looked at.

    When `progress` gives the same answer for `patience` seconds it is killed with all that it started.

    Raises:
        DocgenError: it cannot be started.
    """
    command = [str(program), f"-env:UserInstallation={profile.as_uri()}", *_QUIET, *arguments]
    # The names of its files must not hang on the language of whoever started docgen.
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,  # on POSIX; Windows finds the children by their parent
        )
    except OSError as error:
        raise DocgenError(
            f"LibreOffice ({program}) kan ikke startes. Installer LibreOffice på nytt, og kjør docgen igjen.",
            f"LibreOffice ({program}) cannot be started. Install LibreOffice again, and run docgen again.",
        ) from error
    try:
        _wait(process, progress, patience)
    finally:
        _end(process)


def _wait(process: subprocess.Popen[bytes], progress: Callable[[], object], patience: float) -> None:
    seen, since = progress(), time.monotonic()
    while True:
        with suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK_EVERY)
            return
        now = progress()
        if now != seen:
            seen, since = now, time.monotonic()
        elif time.monotonic() - since > patience:
            return


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a call that is not over with all that it started: `soffice` is a script round the real program."""
    if process.poll() is not None:
        return
    if os.name == "nt":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
