"""The settings of VS Code for a workspace, and how they come into a file that a person has settings in already.

What a person has written stays: blocks are put together, lists get what they lack, and where both say something of one thing the
person is right. A file that is no plain JSON (VS Code allows comments) is not touched.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from docgen.editor.places import FILES_OF, settings_file
from docgen.problem import Position, Problem
from docgen.texts import DG

Settings: TypeAlias = dict[str, Any]

SETTINGS_FILE, EXTENSIONS_FILE = ".vscode/settings.json", ".vscode/extensions.json"
EXTENSION = "redhat.vscode-yaml"


def files(schema_folder: str) -> Mapping[str, Settings]:
    """What belongs in each file of `.vscode/`. `schema_folder` is posix, relative to the workspace or a whole path."""
    return {SETTINGS_FILE: _settings(schema_folder), EXTENSIONS_FILE: {"recommendations": [EXTENSION]}}


def _settings(schema_folder: str) -> Settings:
    base = schema_folder if schema_folder.startswith("/") or ":" in schema_folder else f"./{schema_folder}"
    return {
        "yaml.schemas": {f"{base}/{settings_file(kind)}": list(globs) for kind, globs in FILES_OF.items()},
        # The store is a list of schemas on the net: nothing leaves the machine.
        "yaml.schemaStore.enable": False,
        "yaml.validate": True,
        "yaml.hover": True,
        "yaml.completion": True,
        "yaml.customTags": [],
        "redhat.telemetry.enabled": False,
        "files.encoding": "utf8",
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2},
    }


@dataclass(frozen=True)
class Merged:
    """A file with our settings in it. `text` is None when nothing has to be written: it has them all, or it has a problem."""

    text: str | None
    problem: Problem | None = None


class _DoubledNameError(ValueError):
    """A name that stands twice: VS Code reads the last one, and writing the file again would lose the first."""


def merged(data: bytes | None, ours: Settings, file: str) -> Merged:
    """A file of `.vscode/` with our settings added. `data` is what stands there now, None when there is no such file."""
    if data is None or not data.strip():
        return Merged(_written(ours))
    try:
        theirs = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_each_once)
    except json.JSONDecodeError as error:
        return Merged(None, _unreadable(Position(file, error.lineno, error.colno, error.colno + 1)))
    except (UnicodeDecodeError, _DoubledNameError, RecursionError):
        return Merged(None, _unreadable(Position(file)))
    if not isinstance(theirs, dict):
        return Merged(None, _unreadable(Position(file, 1, 1, 2)))
    both = _together(theirs, ours)
    return Merged(None if both == theirs else _written(both))


def _written(settings: Settings) -> str:
    return json.dumps(settings, ensure_ascii=False, indent=4) + "\n"


def _each_once(pairs: list[tuple[str, Any]]) -> Settings:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _DoubledNameError
    return found


def _unreadable(where: Position) -> Problem:
    return Problem.of("DG170", DG["DG170"], where)


def _together(theirs: Any, ours: Any) -> Any:
    if isinstance(theirs, dict) and isinstance(ours, dict):
        return {**theirs, **{key: _together(theirs[key], value) if key in theirs else value for key, value in ours.items()}}
    if isinstance(theirs, list) and isinstance(ours, list):
        return [*theirs, *(value for value in ours if value not in theirs)]
    return theirs
