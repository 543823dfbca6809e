"""Where the schemas lie in the workspace, which files they are for, and the line that tells the editor so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from docgen.editor.checks import Schema
from docgen.editor.schema import DIALECT, FILES, schema
from docgen.reading.spelling import spellings

SCHEMA_FOLDER = ".docgen/skjema"
"""In the workspace, beside the other things that docgen makes anew by itself."""

FILES_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "oppsett": ("cases/**/oppsett.yaml",),
        "instanser": ("cases/**/instanser.yaml",),
        "tiltaksbank": ("cases/**/tiltaksbank.yaml",),
        "ansvarsgruppe": ("cases/**/gruppe.yaml",),
        "møte": ("cases/**/m*te-*.yaml", "cases/**/*-m*te-*.yaml"),
        # Where two schemas fit one file the editor asks for both; a sak's meetings lie beside it.
        "sak": ("cases/saker/**/*.yaml", "!cases/saker/**/*m*te-*.yaml"),
        "møteplan": ("cases/**/m*teplan-*.yaml",),
        "evaluering": ("cases/**/evaluering-*.yaml",),
        "dokumenter": ("templates/dokumenter.yaml",),
    }
)
"""The files of each kind by the names docgen gives them: for those that have no line of their own at the top.

A star stands for ø: the server compares with the file's address, in which ø is `%C3%B8`, and a Mac writes it with two signs.
"""


def schema_file(kind: str) -> str:
    """The name of a schema's file."""
    return f"{kind}.schema.json"


def schema_text(kind: str) -> str:
    """What stands in it. No indents: it is for a program, and three times as long with them."""
    return _written(schema(kind))


def settings_file(kind: str) -> str:
    """The name that the settings of VS Code know it by: they find no file whose name has æ, ø or å in it."""
    return schema_file(next(spelling for spelling in spellings(kind) if spelling.isascii()))


def signposts() -> Mapping[str, str]:
    """The files, by name, that stand where the settings look and point at a schema of another name."""
    return {settings_file(kind): _signpost(kind) for kind in FILES if settings_file(kind) != schema_file(kind)}


def _signpost(kind: str) -> str:
    return _written({"$schema": DIALECT, "$ref": schema_file(kind)})


def _written(value: Schema) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def modeline(path: str, kind: str) -> str:
    """The first line of a file: `# yaml-language-server: $schema=../../.docgen/skjema/sak.schema.json`.

    `path` is posix and relative to the workspace; the line is relative to the file, so that the workspace can be moved.
    """
    return f"# yaml-language-server: $schema={'../' * path.count('/')}{SCHEMA_FOLDER}/{schema_file(kind)}"
