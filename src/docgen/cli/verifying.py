"""`docgen verify`: the points of a finished document, told with the place in Word and the way out.

What is quoted may hold the very number that P7 tells of: no digit of one is repeated.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from docgen.cli.machine import dumped
from docgen.cli.settings import Run, UsageError
from docgen.model.nationalid import without_national_ids
from docgen.pipeline import verify_document
from docgen.word.faults import Fault, TemplateError
from docgen.word.points import NUMBERS
from docgen.word.quality import Verified


def verify_files(run: Run, files: tuple[str, ...]) -> int:
    """Tell what is not as it must be in each file; 1 when anything is not, or a file is no document."""
    found = [(file, _verified(file)) for file in files]
    code = 1 if any(isinstance(answer, tuple) or answer.faults for _, answer in found) else 0
    if run.options.json:
        click.echo(_json(found, run.lang, exit_code=code))
        return code
    for file, answer in found:
        if isinstance(answer, tuple):
            for fault in answer:
                _tell(file, "", fault, run)
            continue
        for number, fault in answer.faults:
            _tell(file, number, fault, run)
        if not run.options.quiet or answer.faults:
            click.echo(f"{file}: {_summary(answer, run.lang)}")
    return code


def _verified(file: str) -> Verified | tuple[Fault, ...]:
    try:
        return verify_document(Path(file).read_bytes())
    except TemplateError as error:
        return error.faults
    except (FileNotFoundError, IsADirectoryError):
        raise UsageError(f"Fant ikke filen «{file}».", f"There is no file “{file}”.") from None
    except OSError as error:
        raise UsageError(
            f"Fikk ikke lest «{file}»: {error.strerror}. Lukk den i andre programmer, og prøv igjen.",
            f"Could not read “{file}”: {error.strerror}. Close it in other programs, and try again.",
        ) from None


def _json(found: Iterable[tuple[str, Verified | tuple[Fault, ...]]], lang: str, *, exit_code: int) -> str:
    """What `docgen verify` found, file by file; a file that is no document has no points, only what is wrong with it."""
    files = []
    for file, answer in found:
        whole = isinstance(answer, tuple)
        faults = [("", fault) for fault in answer] if isinstance(answer, tuple) else list(answer.faults)
        skipped = frozenset(NUMBERS) if isinstance(answer, tuple) else answer.skipped
        failed = {number for number, _ in faults}
        points = {number: "failed" if number in failed else "not asked" if number in skipped else "met" for number in NUMBERS}
        told = [
            {
                "point": number or None,
                "code": f.code,
                "place": without_national_ids(f.place.text(lang)),
                "message": without_national_ids(f.message(lang)),
                "help": without_national_ids(f.help(lang)),
            }
            for number, f in faults
        ]
        files.append({"file": file, "points": {} if whole else points, "faults": told})
    return dumped({
        "version": 1, "command": "verify", "ok": exit_code == 0, "exit": exit_code, "lang": lang, "files": files,
    })  # fmt: skip


def _tell(file: str, number: str, fault: Fault, run: Run) -> None:
    english = run.lang == "en"
    head = click.style(f"{file}  {number}".rstrip(), fg="red", bold=True) if run.colored else f"{file}  {number}".rstrip()
    click.echo(f"{head}: {without_national_ids(fault.message(run.lang))}")
    click.echo(f"  = {'How to mend it' if english else 'Slik retter du det'}: {without_national_ids(fault.help(run.lang))}")
    click.echo()


def _summary(answer: Verified, lang: str) -> str:
    asked = len(NUMBERS) - len(answer.skipped)
    good = asked - len(answer.failed)
    listed = ", ".join(number for number in NUMBERS if number in answer.failed)
    skipped = ", ".join(number for number in NUMBERS if number in answer.skipped)
    if lang == "en":
        told = f"{good} of {asked} points are as they must be." + (f" Not: {listed}." if listed else "")
        return told + (f" Not asked of this document: {skipped}." if skipped else "")
    told = f"{good} av {asked} punkter er i orden." + (f" Ikke i orden: {listed}." if listed else "")
    return told + (f" Gjelder ikke dette dokumentet: {skipped}." if skipped else "")
