"""What a template is once it is compiled: all that a rendering needs, and nothing that reads Word's XML.

A process that renders from the cache imports this and never lxml.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Mapping
from functools import cached_property
from types import CodeType
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from jinja2 import Template

from docgen.word.package import Block, Record
from docgen.word.properties import PropertyPart
from docgen.word.said import NameUse, Tag
from docgen.word.sandbox import Dialect, Sandbox

if TYPE_CHECKING:
    from docgen.word.growth import Growth


class PackedGrowth:
    """A `Growth` from the cache, unpacked when a rendering has something to add: many have not, and never import it."""

    def __init__(self, data: bytes) -> None:
        self.data: Final = data

    @cached_property
    def unpacked(self) -> Growth:
        return cast("Growth", pickle.loads(self.data))

    def __reduce__(self) -> tuple[type[PackedGrowth], tuple[bytes]]:
        # Packed again it is what it was, whether or not somebody has looked inside.
        return PackedGrowth, (self.data,)


class LastMade:
    """What a part came to in the last rendering, checked and packed: letterheads and footers are the same in copy after copy.

    Only the last one is held, so a template never holds more than one document.
    """

    __slots__ = ("line", "record", "text")

    def __init__(self) -> None:
        self.text: str | None = None
        self.line = ""
        self.record: Record | None = None


class DynamicPart(NamedTuple):
    """A part that is made anew for every document. `tags[n]` is on line n + 1 of the Jinja template.

    `code` is what the template was made from.
    `guarded`: it has marks for `mend`; `namespaced`: its prefixes must be checked in every rendering;
    `properties`: what it holds, when it has no tags and only properties are put into it; it has no template then.
    """

    name: str
    role: str
    template: Template | None
    code: CodeType | None
    tags: tuple[Tag, ...]
    guarded: bool
    namespaced: bool
    properties: PropertyPart | None
    last: LastMade


class CompiledTemplate(NamedTuple):
    """A template ready to render.

    `digest` is the SHA-256 of its file, `names` every use of a dotted name, `parts` what changes from document to document,
    `records` what does not (packed, with what they put into a document's digest in `lines`), `block` these laid out as they
    begin a document, `growth` the parts that a rendering may have to add to, `included` the files of the library that it
    includes; `digest` covers them too. `comments` is how many Word comments it was left with.
    """

    name: str
    digest: str
    dialect: Dialect
    tags: tuple[Tag, ...]
    names: tuple[NameUse, ...]
    parts: tuple[DynamicPart, ...]
    records: tuple[Record, ...]
    lines: tuple[str, ...]
    environment: Sandbox
    first_number: int
    growth: Growth | PackedGrowth
    block: Block
    included: tuple[str, ...] = ()
    comments: int = 0


def source_digest(data: bytes, included: Mapping[str, bytes]) -> str:
    """The digest of a template's file and of the files that it includes, as 64 hexadecimal digits."""
    digest = hashlib.sha256(data)
    for name, content in included.items():
        digest.update(f"\0{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
