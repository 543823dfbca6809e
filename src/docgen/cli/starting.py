"""`docgen init`: a new municipality's workspace, ready to build. Nothing that lies there is touched."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

import click

import docgen
from docgen.cli.editing import write_schemas
from docgen.cli.machine import started_json
from docgen.cli.settings import Run, UsageError
from docgen.disk import DocgenError, make_folder, read_files, write_new
from docgen.editor import modeline
from docgen.marker import MARKER
from docgen.model.fields import is_municipality_number
from docgen.skeleton import Municipality, NewError, new_office

FOLDERS = ("cases/ansvarsgrupper", "cases/saker", "cases/ressursteam", "output")
EXAMPLE_FILES = frozenset({".yaml", ".png", ".pdf"})
"""What the example is made of."""
QUESTIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "kommunenavn": ("Hva heter kommunen? (Nes kommune)", "What is the municipality called? (Nes kommune)"),
        "kommunenummer": ("Kommunenummeret (fire sifre)", "The municipality's number (four figures)"),
        "avdeling": ("Avdelingen som sender brevene", "The department that sends the letters"),
        "adresse": ("Adressen i bunnen av brevene", "The address at the foot of the letters"),
        "telefon": ("Telefonen", "The telephone"),
        "e_post": ("E-posten", "The e-mail address"),
        "nettsted": ("Nettstedet", "The website"),
    }
)  # fmt: skip
"""What is asked for, in a terminal, where no option has answered."""


def start(run: Run, folder: str, answers: Mapping[str, str | None], *, example: bool = False) -> int:
    """Make the workspace and say what to do next. With `example` it is that of the invented municipality.

    Raises:
        UsageError: the folder is a workspace already or has a file of ours in it, the municipality has no name, or the invented
            one is given another.
        DocgenError: the folder cannot be written to, or this docgen has no templates or no example with it.
    """
    root = Path(folder).resolve()
    contents = _example(answers) if example else _new_office(run, answers)
    contents |= {f"templates/{name}": data for name, data in our_templates().items()}
    _see_that_it_is_free(root, contents)
    for name in FOLDERS:
        make_folder(root / name)
    # The marker last: a run that was killed has made no workspace, and can be begun again in an empty folder.
    for path in sorted(contents, key=lambda path: path == MARKER):
        if not write_new(root / path, contents[path]):
            raise _taken(path)
    there = replace(run, root=root, options=replace(run.options, quiet=True, json=False))
    write_schemas(there, None, editor=True)
    if run.options.json:
        click.echo(started_json(root.as_posix(), sorted(contents), run.lang))
    elif not run.options.quiet:
        click.echo(_to_try(folder, run.lang) if example else _next_steps(folder, run.lang))
    return 0


def _new_office(run: Run, answers: Mapping[str, str | None]) -> dict[str, bytes]:
    """The files of a new municipality but for its templates, by path."""
    try:
        skeletons = new_office(Municipality(**_answered(answers, run)))
    except NewError as error:
        raise UsageError(error.nb, error.en) from None
    contents = {skeleton.path: skeleton.text.encode() for skeleton in skeletons}
    for path in contents:
        kind = Path(path).stem
        if path.startswith("cases/"):
            contents[path] = f"{modeline(path, kind)}\n".encode() + contents[path]
    return contents


def _example(answers: Mapping[str, str | None]) -> dict[str, bytes]:
    """The files of the invented municipality but for its templates, by path."""
    said = [name for name, value in answers.items() if value is not None]
    if said:
        raise UsageError(
            "Eksempelet er Eksempelvik kommune og kan ikke hete noe annet. Skriv bare: docgen start MAPPE --eksempel.",
            "The example is the municipality Eksempelvik and cannot be another. Write only: docgen init DIR --example.",
        )
    installed = files(docgen) / "eksempel"
    folder = Path(str(installed)) if installed.is_dir() else Path(docgen.__file__).parents[2]
    if not (folder / MARKER).is_file():
        raise DocgenError(
            "Eksempelet som følger med docgen, er borte. Installer docgen på nytt.",
            "The example that comes with docgen is gone. Install docgen again.",
        )
    # A checkout's folders may have been built in: notes and other answers of docgen are not the example.
    below = sorted(path for path in (folder / "cases").rglob("*") if path.suffix in EXAMPLE_FILES)
    named = {MARKER: folder / MARKER} | {unicodedata.normalize("NFC", p.relative_to(folder).as_posix()): p for p in below}
    try:
        return {name: path.read_bytes() for name, path in named.items()}
    except OSError as error:
        raise DocgenError(
            f"Eksempelet i {folder} kan ikke leses. Installer docgen på nytt.",
            f"The example in {folder} cannot be read. Install docgen again.",
        ) from error


def our_templates() -> dict[str, bytes]:
    """The templates and the table of document types that docgen comes with, by name.

    Raises:
        DocgenError: they are not there, as after a damaged installation.
    """
    installed = files(docgen) / "maler"
    folder = Path(str(installed)) if installed.is_dir() else Path(docgen.__file__).parents[2] / "templates"
    if not folder.is_dir():
        raise DocgenError(
            "Malene som følger med docgen, er borte. Installer docgen på nytt.",
            "The templates that come with docgen are gone. Install docgen again.",
        )
    return {name: data for ending in (".docx", ".yaml") for name, data in read_files(folder, ending).items()}


def _answered(answers: Mapping[str, str | None], run: Run) -> dict[str, str]:
    """The options, and in a terminal the answers to what they leave open."""
    asked = dict(answers)
    if sys.stdin.isatty() and sys.stderr.isatty() and not run.options.json:
        for name, (nb, en) in QUESTIONS.items():
            if asked.get(name) is None:
                asked[name] = _asked(name, en if run.lang == "en" else nb, run.lang)
    return {name: value for name, value in asked.items() if value} | {"kommunenavn": asked.get("kommunenavn") or ""}


def _asked(name: str, question: str, lang: str) -> str:
    """The answer to a question; it is asked again until the number of the municipality is one, or blank."""
    while True:
        answer: str = click.prompt(question, default="", show_default=False, err=True)
        if name != "kommunenummer" or not answer.strip() or is_municipality_number(answer):
            return answer
        click.echo("Write four digits, for example 0301." if lang == "en" else "Skriv fire sifre, for eksempel 0301.", err=True)


def _see_that_it_is_free(root: Path, contents: Mapping[str, bytes]) -> None:
    if (root / MARKER).exists():
        raise UsageError(
            f"{root} er et arbeidsområde allerede. Velg en annen mappe.", f"{root} is a workspace already. Choose another folder."
        )
    for path in contents:
        if (root / path).exists():
            raise _taken(path)


def _taken(path: str) -> UsageError:
    return UsageError(
        f"{path} finnes allerede og blir ikke overskrevet. Velg en tom mappe.",
        f"{path} exists already and is not overwritten. Choose an empty folder.",
    )


def _to_try(folder: str, lang: str) -> str:
    if lang == "en":
        return (
            f"An invented municipality to try is ready: {folder}\n"
            f"1. Make its documents:  docgen -C {folder} build\n"
            f"2. Look at them:        {folder}/output\n"
            f"3. Change something in {folder}/cases, and build again. Throw the folder away when you are done."
        )
    return (
        f"En oppdiktet kommune å prøve med er klar: {folder}\n"
        f"1. Lag dokumentene:  docgen -C {folder} bygg\n"
        f"2. Se på dem:        {folder}/output\n"
        f"3. Endre noe i {folder}/cases, og bygg igjen. Slett mappen når du er ferdig."
    )


def _next_steps(folder: str, lang: str) -> str:
    if lang == "en":
        return (
            f"The workspace is ready: {folder}\n"
            f"1. Write leaders, addresses and telephones in {folder}/cases/register/instanser.yaml\n"
            f"2. Make the first group or case:  docgen -C {folder} new gruppe   (or sak)\n"
            f"3. Make the documents:            docgen -C {folder} build"
        )
    return (
        f"Arbeidsområdet er klart: {folder}\n"
        f"1. Skriv ledere, adresser og telefoner i {folder}/cases/register/instanser.yaml\n"
        f"2. Lag den første gruppen eller saken:  docgen -C {folder} ny gruppe   (eller sak)\n"
        f"3. Lag dokumentene:                     docgen -C {folder} bygg"
    )
