"""What the bytes of a file say, as one text that names and numbers can be looked for in. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from docgen.reading.nodes import Mapping, Node, Scalar
from docgen.reading.tree import parse
from docgen.word.faults import TemplateError
from docgen.word.finished import FinishedReader

_YAML = (".yaml", ".yml", ".yaml.txt", ".yml.txt")
_TEXT = (".txt", ".csv", ".json", ".jsonl", ".md", ".toml", ".log")
_MARKUP = (".xml", ".html", ".htm", ".svg")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_FOLD = re.compile(r"\r?\n[ \t]")
"""Where a calendar file breaks a long line (RFC 5545 3.1)."""
_TAGS = re.compile(r"<[^>]*>")


class Saying:
    """Reads files one after the other; what many Word documents share is read once."""

    def __init__(self) -> None:
        self._documents = FinishedReader()

    def text(self, name: str, data: bytes) -> str | None:
        """What a file says; None for one that cannot be searched: a scan, a PDF, a damaged or protected document.

        `name` is its name or path, of which the ending counts.
        """
        name = name.casefold()
        if name.endswith(_YAML):
            # As it is written, with its comments, and as it is read: a letter may be written as an escape.
            node, _ = parse(data, name)
            return "\n".join((_decoded(data), *(_scalars(node) if node else ())))
        if name.endswith(".docx"):
            try:
                return "\n".join(passage.text for passage in self._documents.read(data))
            except TemplateError:
                return None
        if name.endswith(".ics"):
            return _FOLD.sub("", _decoded(data)).replace("\\n", "\n").replace("\\", "")
        if name.endswith(_MARKUP):
            return html.unescape(f"{_TAGS.sub(' ', _decoded(data))}\n{_decoded(data)}")
        return _decoded(data) if name.endswith(_TEXT) else None


def _scalars(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield key.text
            yield from _scalars(value)
    else:
        for item in node.items:
            yield from _scalars(item)


def _decoded(data: bytes) -> str:
    """Utf-8, or what else Norwegian files are written in; no byte is a reason to read nothing."""
    if data.startswith(_UTF16):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
