"""`arkiv` of oppsett.yaml from texts to fields: ruamel.yaml says where each value stands, and only those places are changed.

The file is never written by a YAML library: that would set its quotes, its indentation and its long lines anew. What comes out is
read once more, and must say the same as before but for the fields that were changed. Pure.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from docgen.migration.changes import Change, UnreadableError, Upgraded
from docgen.migration.texts import TEXTS, Value
from docgen.reading.spelling import fold

_EMPTY = {"koder": "{}", "klassifikasjon": "[]", "tilgang": "[]"}


@dataclass(frozen=True)
class _Edit:
    """A piece of the text, from `start` to `end`, and what takes its place."""

    start: int
    end: int
    text: str
    change: Change | None = None


def upgraded_oppsett(text: str, file: str) -> Upgraded:
    """The file as it is to be; every byte stays but those of the fields that were changed.

    Raises:
        UnreadableError: it is no YAML, so nobody can say what stands where.
    """
    root = _composed(text)
    edits = sorted(_edits(text, file, root), key=lambda edit: edit.start, reverse=True)
    changed = text
    for edit in edits:
        changed = changed[: edit.start] + edit.text + changed[edit.end :]
    if _without_migrated(_composed(changed)) != _without_migrated(root):
        raise UnreadableError  # never seen: a text that would say something else is not written
    return Upgraded(changed, tuple(edit.change for edit in reversed(edits) if edit.change))


def _composed(text: str) -> Node | None:
    try:
        # The places are counted in characters of a text with one kind of line end; \r is none of YAML's letters otherwise.
        node: Node | None = YAML(typ="rt", pure=True).compose(io.StringIO(text.replace("\r\n", " \n")))
        return node
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise UnreadableError(mark.line + 1 if mark else 0) from None
    except YAMLError:
        raise UnreadableError from None


def _edits(text: str, file: str, root: Node | None) -> Iterator[_Edit]:
    for at, settings in _entries(root):
        if fold(at.value) == "arkiv" and isinstance(settings, MappingNode):
            for key, value in _entries(settings):
                if fold(key.value) in TEXTS and isinstance(value, ScalarNode) and value.value.strip() not in ("", "~", "null"):
                    yield from _edit(text, file, at, settings, key, value)


def _edit(text: str, file: str, at: ScalarNode, settings: MappingNode, key: ScalarNode, value: ScalarNode) -> Iterator[_Edit]:
    line = key.start_mark.line + 1
    start, end = value.start_mark.index, _end(text, value)
    # ruamel marks with a bell where a folded text was folded.
    name = fold(key.value)
    told = TEXTS[name](value.value.replace("\a", ""))
    if told is not None:
        yield _Edit(start, end, _flow(told) + _ended(text, start, end), Change(file, line, "moved", f"arkiv.{name}"))
        return
    change = Change(file, line, "kept", f"arkiv.{name}")
    if settings.flow_style:
        said = " ".join(value.value.split())
        indent = text[text.rfind("\n", 0, at.start_mark.index) + 1 : at.start_mark.index]
        where = at.start_mark.index - len(indent)
        yield _Edit(where, where, f"{indent if not indent.strip() else ''}# arkiv.{name}: {said}{_line_end(text)}")
        yield _Edit(start, end, _EMPTY[name], change)
        return
    first = text.rfind("\n", 0, key.start_mark.index) + 1
    lines = text[first:end].split("\n")
    # A line may begin with the dash of a list or a tag; such a key has never been ours, and stays whole behind the mark.
    commented = "\n".join(_commented(one) for one in lines)
    yield _Edit(first, end, commented, change)


def _commented(line: str) -> str:
    stripped = line.lstrip(" \t")
    return f"{line[: len(line) - len(stripped)]}# {stripped}" if stripped.strip() else line


def _end(text: str, value: ScalarNode) -> int:
    """Where a value's own letters end: a block's end is the beginning of what follows it."""
    end = value.end_mark.index
    return len(text[:end].rstrip(" \t\r\n")) if value.style in ("|", ">") else end


def _ended(text: str, start: int, end: int) -> str:
    """What a comment behind a block's sign said, which would be lost with the block."""
    first, _, rest = text[start:end].partition("\n")
    return f" {first[first.index('#') :].rstrip()}" if rest and text[start] in "|>" and "#" in first else ""


def _flow(value: Value) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_flow(one) for one in value)}]"
    return "{" + ", ".join(f"{name}: {_quoted(one)}" for name, one in value.items()) + "}"


def _quoted(text: str) -> str:
    return text if text.isalnum() else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _entries(node: Node | None) -> Iterator[tuple[ScalarNode, Node]]:
    if isinstance(node, MappingNode):
        yield from ((key, value) for key, value in node.value if isinstance(key, ScalarNode))


def _without_migrated(node: Node | None, *, inside: bool = False) -> object:
    """What a file says, but for the fields that are changed here."""
    if isinstance(node, MappingNode):
        rows = [
            (key.value, _without_migrated(value, inside=not inside and fold(key.value) == "arkiv"))
            for key, value in _entries(node)
            if not (inside and fold(key.value) in TEXTS)
        ]
        return rows or None
    if isinstance(node, ScalarNode):
        return node.value or None
    return [_without_migrated(one) for one in node.value] if node is not None else None
