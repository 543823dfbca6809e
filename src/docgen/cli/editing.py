"""`docgen schema`: put the editor's help into the workspace, and our settings beside a person's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import click

from docgen.cli.machine import schemas_json
from docgen.cli.printing import Printer
from docgen.cli.settings import Run
from docgen.disk import digest, read_file, replace_file
from docgen.editor import FILES, SCHEMA_FOLDER, files, merged, schema_file, schema_text, signposts
from docgen.problem import Problem

FORMER = ".docgen/forrige"
"""Where the previous versions of what is replaced are kept, as `build/publish` keeps documents."""


def write_schemas(run: Run, out: str | None, *, editor: bool) -> int:
    """Write a schema for each kind of file, and with `editor` the settings of VS Code; say what lies where.

    Raises:
        DocgenError: a folder cannot be written to.
    """
    folder = Path(out).absolute() if out else run.root / SCHEMA_FOLDER
    written = [write_schema(folder, kind) for kind in FILES]
    written += [_in_place(folder / name, text) for name, text in signposts().items()]
    problems: list[Problem] = []
    lacking: dict[str, Any] = {}
    if editor:
        for name, ours in files(_shown(run.root, folder)).items():
            file = run.root / name
            data = read_file(file)
            result = merged(data, ours, name)
            if result.problem:
                problems.append(result.problem)
                lacking[name] = ours
                continue
            if result.text is not None:
                _keep(run.root, name, data)
                replace_file(file, result.text.encode())
            written.append(file)
    paths = [_shown(run.root, path) for path in written]
    code = 1 if problems else 0
    if run.options.json:
        click.echo(schemas_json(paths, problems, lacking, run.lang, code))
        return code
    for path in paths if not run.options.quiet else ():
        click.echo(path)
    Printer(run.lang, colored=run.colored).problems(problems)
    for text in _to_add(lacking):
        click.echo(text, err=True)
    return code


def write_schema(folder: Path, kind: str) -> Path:
    """See to it that a schema lies in a folder and is of this version of docgen; give its path.

    Raises:
        DocgenError: the folder cannot be written to.
    """
    return _in_place(folder / schema_file(kind), schema_text(kind))


def _in_place(file: Path, text: str) -> Path:
    if read_file(file) != text.encode():
        replace_file(file, text.encode())
    return file


def _keep(root: Path, name: str, data: bytes | None) -> None:
    """Keep what is about to be replaced, under its own digest so that no kept version hides another."""
    if data is not None:
        path = PurePosixPath(name)
        replace_file(root / FORMER / path.with_name(f"{path.stem}.{digest(data)[:12]}{path.suffix}"), data)


def _shown(root: Path, path: Path) -> str:
    """A path as it stands in the workspace; whole when it lies outside."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _to_add(lacking: dict[str, Any]) -> Iterator[str]:
    for name, ours in lacking.items():
        yield f"{name}:\n{json.dumps(ours, ensure_ascii=False, indent=4)}"
