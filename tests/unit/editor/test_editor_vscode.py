"""Our settings beside a person's own: added where they lack, never over what she has written."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from docgen.editor import SCHEMA_FOLDER, files, merged, modeline
from docgen.editor.places import schema_file, settings_file, signposts
from docgen.editor.schema import FILES
from docgen.editor.vscode import EXTENSIONS_FILE, SETTINGS_FILE

OURS = files(SCHEMA_FOLDER)[SETTINGS_FILE]


def together(theirs: object) -> dict[str, Any]:
    """The settings after ours were added."""
    text = merged(json.dumps(theirs).encode(), OURS, SETTINGS_FILE).text
    assert text is not None
    value = json.loads(text)
    assert isinstance(value, dict)
    return value


def test_a_new_file_is_ours_as_it_is() -> None:
    for data in (None, b"", b"  \n"):
        text = merged(data, OURS, SETTINGS_FILE).text
        assert text is not None and json.loads(text) == OURS


def test_nothing_leaves_the_machine_and_nothing_is_guessed() -> None:
    assert OURS["yaml.schemaStore.enable"] is False
    assert OURS["redhat.telemetry.enabled"] is False
    assert OURS["yaml.customTags"] == []
    assert OURS["files.encoding"] == "utf8"
    assert OURS["[yaml]"] == {"editor.insertSpaces": True, "editor.tabSize": 2}


def test_every_schema_has_its_files_and_a_name_the_settings_can_find() -> None:
    assert list(OURS["yaml.schemas"]) == [f"./.docgen/skjema/{settings_file(kind)}" for kind in FILES]
    assert all(name.isascii() for name in OURS["yaml.schemas"])
    for name, text in signposts().items():
        assert json.loads(text)["$ref"] in {schema_file(kind) for kind in FILES} - {name}


def test_schemas_that_lie_elsewhere_are_pointed_at_there() -> None:
    assert "/srv/skjema/sak.schema.json" in files("/srv/skjema")[SETTINGS_FILE]["yaml.schemas"]
    assert "C:/skjema/sak.schema.json" in files("C:/skjema")[SETTINGS_FILE]["yaml.schemas"]
    assert "./felles/sak.schema.json" in files("felles")[SETTINGS_FILE]["yaml.schemas"]


def test_what_a_person_has_chosen_stays() -> None:
    hers = {"files.encoding": "iso88591", "[yaml]": {"editor.tabSize": 4, "editor.rulers": [80]}, "editor.fontSize": 18}
    both = together(hers)
    assert both["files.encoding"] == "iso88591"
    assert both["[yaml]"] == {"editor.tabSize": 4, "editor.rulers": [80], "editor.insertSpaces": True}
    assert both["editor.fontSize"] == 18
    assert list(both)[:3] == list(hers)
    assert both["yaml.schemaStore.enable"] is False


def test_her_schemas_and_her_extensions_stay_beside_ours() -> None:
    hers = {"yaml.schemas": {"./eget.json": "*.yml", "./.docgen/skjema/sak.schema.json": ["gamle/*.yaml"]}}
    schemas = together(hers)["yaml.schemas"]
    assert schemas["./eget.json"] == "*.yml"
    assert schemas["./.docgen/skjema/sak.schema.json"] == [
        "gamle/*.yaml",
        *OURS["yaml.schemas"]["./.docgen/skjema/sak.schema.json"],
    ]
    text = merged(
        b'{"recommendations": ["ms-ceintl.vscode-language-pack-nb"]}', files(SCHEMA_FOLDER)[EXTENSIONS_FILE], EXTENSIONS_FILE
    ).text
    assert text is not None
    assert json.loads(text) == {"recommendations": ["ms-ceintl.vscode-language-pack-nb", "redhat.vscode-yaml"]}


def test_a_file_that_has_it_all_is_not_written_again() -> None:
    text = merged(None, OURS, SETTINGS_FILE).text
    assert text is not None
    again = merged(text.encode(), OURS, SETTINGS_FILE)
    assert (again.text, again.problem) == (None, None)
    assert merged(b"\xef\xbb\xbf" + text.encode(), OURS, SETTINGS_FILE).text is None


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b'{\n  // mine\n  "a": 1\n}', (2, 3)),
        (b'{"a": 1,}', (1, 9)),
        (b'{"a": 1, "a": 2}', (0, 0)),
        (b'["a"]', (1, 1)),
        ("{“a”: 1}".encode(), (1, 2)),
        ("é".encode("latin-1"), (0, 0)),
        (b"[" * 100_000, (0, 0)),
    ],
    ids=["comment", "comma", "twice", "list", "quotes", "latin", "deep"],
)
def test_a_file_that_is_no_plain_json_is_left_alone_and_told_of(data: bytes, place: tuple[int, int]) -> None:
    result = merged(data, OURS, SETTINGS_FILE)
    assert result.text is None and result.problem is not None
    assert (result.problem.code, result.problem.where.file) == ("DG170", SETTINGS_FILE)
    assert (result.problem.where.line, result.problem.where.column) == place
    assert "docgen lar fila være" in result.problem.message.say("nb")
    assert "leaves the file as it is" in result.problem.message.say("en")


@pytest.mark.parametrize(
    ("path", "kind", "line"),
    [
        ("cases/saker/RT-2026-017.yaml", "sak", "# yaml-language-server: $schema=../../.docgen/skjema/sak.schema.json"),
        (
            "cases/ansvarsgrupper/AG-2026-005/gruppe.yaml",
            "ansvarsgruppe",
            "# yaml-language-server: $schema=../../../.docgen/skjema/ansvarsgruppe.schema.json",
        ),
        ("møte.yaml", "møte", "# yaml-language-server: $schema=.docgen/skjema/møte.schema.json"),
    ],
)
def test_the_first_line_of_a_file_leads_to_its_schema(path: str, kind: str, line: str) -> None:
    assert modeline(path, kind) == line
    # What the editor makes of it: the path is taken from the file's own folder.
    steps = line.partition("=")[2].split("/")
    here = list(PurePosixPath(path).parent.parts)
    for step in steps:
        here = here[:-1] if step == ".." else [*here, step]
    assert "/".join(here) == f"{SCHEMA_FOLDER}/{schema_file(kind)}"


def test_every_file_of_the_committed_workspace_begins_with_its_line() -> None:
    root = Path(__file__).parents[3]
    for file in sorted((root / "cases").rglob("*.yaml")):
        first, *lines = file.read_text("utf-8").splitlines()
        kind = next(line.removeprefix("type: ") for line in lines if line.startswith("type: "))
        assert first == modeline(file.relative_to(root).as_posix(), kind), file
