"""What one rendering adds to the package: pictures, links, charts, numberings.

A compiled template's constant parts are copied as they lie; only when something is added are content types,
relationships and numbering written anew. Pure: names, bytes and text in, the parts that changed out.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import escape

from docgen.word.growth import Growth
from docgen.word.links import OFFICE, RELATIONSHIPS, rels_name
from docgen.word.lists import BULLET, NUMBER, NUMBERING_TYPE, num_text, numbering_text_with, own_definition
from docgen.word.package import CONTENT_TYPES_NAME
from docgen.word.wellformed import DECLARATION

_ID: Final = re.compile(r'\bId="rId(\d+)"')
_NO_LINKS: Final = f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}"></Relationships>'


@dataclass(frozen=True, slots=True)
class _Link:
    id: str
    kind: str
    target: str
    external: bool


class Additions:
    """The additions of one rendering, in the order they were asked for, so that the same values give the same bytes."""

    def __init__(self, growth: Growth) -> None:
        self.growth = growth
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._extensions: dict[str, str] = {}
        self._links: dict[str, dict[tuple[str, str], _Link]] = {}
        self._highest: dict[str, int] = {}
        self._media: dict[str, str] = {}
        self._definitions: list[str] = []
        self._numbers: list[str] = []
        self._given: dict[tuple[str, int, int, int], int] = {}
        self._lists = 0

    def __bool__(self) -> bool:
        return bool(self._parts or self._links or self._numbers)

    def relate(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """The id of a relationship from a part: the same for the same target. `kind` is the last word of its type."""
        links = self._links.setdefault(part, {})
        known = links.get((kind, target))
        if known is None:
            if part not in self._highest:
                text = self.growth.texts.get(rels_name(part), "")
                self._highest[part] = max((int(number) for number in _ID.findall(text)), default=0)
            self._highest[part] += 1
            known = links[kind, target] = _Link(f"rId{self._highest[part]}", kind, target, external)
        return known.id

    def add_media(self, data: bytes, extension: str, content_type: str) -> str:
        """The name of a picture's part; the same picture is there once, however often it is used."""
        digest = hashlib.blake2b(data, digest_size=16).hexdigest() + extension
        if digest not in self._media:
            self._media[digest] = self.free_name("word/media/docgen", f".{extension}")
            self.add_part(self._media[digest], data)
            self.default_type(extension, content_type)
        return self._media[digest]

    def add_part(self, name: str, data: bytes, content_type: str | None = None) -> None:
        """A new part; without a content type its extension has one already."""
        self._parts[name] = data
        if content_type is not None:
            self._types[name] = content_type

    def default_type(self, extension: str, content_type: str) -> None:
        """Say what parts with an extension are."""
        self._extensions[extension] = content_type

    def free_name(self, stem: str, ending: str) -> str:
        """`word/charts/chart3.xml`: the first that neither the template nor this rendering has."""
        number = 1
        while (name := f"{stem}{number}{ending}") in self.growth.names or name in self._parts:
            number += 1
        return name

    def new_list(self) -> int:
        """A handle for a list of this rendering."""
        self._lists += 1
        return self._lists

    def number_of(self, kind: str, level: int, handle: int) -> int:
        """The numbering for a level of a list; each numbered list has one of its own, which begins at 1."""
        lists = self.growth.lists
        place = lists.level(kind, level)
        if kind == BULLET and place.num:
            return 0  # the style brings its own
        key = (kind, place.abstract, place.ilvl, handle) if kind == NUMBER else (kind, place.abstract, -1, 0)
        if key not in self._given:
            if lists.is_own(kind):
                self._define(own_definition(kind, place.abstract))
            self._given[key] = self.add_number(place.abstract, place.ilvl if kind == NUMBER else None)
        return self._given[key]

    def add_number(self, abstract: int, ilvl: int | None) -> int:
        """A new numbering that stands on a definition; with `ilvl` that level begins at 1 again."""
        number = self.growth.lists.highest_num + len(self._numbers) + 1
        self._numbers.append(num_text(number, abstract, ilvl))
        return number

    def _define(self, definition: str) -> None:
        if definition not in self._definitions:
            self._definitions.append(definition)

    def changed(self, rendered: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
        """Every new or changed part. `rendered` are the parts that were made in this rendering already."""
        texts = {**self.growth.texts, **rendered}
        yield from self._parts.items()
        types = dict(self._types)
        if self._numbers:
            name = self.growth.numbering
            if not name:
                name = posixpath.join(posixpath.dirname(self.growth.main), "numbering.xml")
                types[name] = NUMBERING_TYPE
                self.relate(self.growth.main, "numbering", "numbering.xml")
            yield name, numbering_text_with(texts.get(name), self._definitions, self._numbers).encode()
        for part, links in self._links.items():
            yield rels_name(part), _with_links(texts.get(rels_name(part), _NO_LINKS), links.values()).encode()
        yield CONTENT_TYPES_NAME, _with_types(texts[CONTENT_TYPES_NAME], types, self._extensions).encode()


def _with_links(text: str, links: Iterable[_Link]) -> str:
    written = "".join(_written(link) for link in links)
    return text.replace("</Relationships>", written + "</Relationships>")


def _written(link: _Link) -> str:
    mode = ' TargetMode="External"' if link.external else ""
    return f'<Relationship Id="{link.id}" Type="{OFFICE}/{link.kind}" Target="{escape(link.target)}"{mode}/>'


def _with_types(text: str, types: Mapping[str, str], extensions: Mapping[str, str]) -> str:
    written = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in extensions.items()
        if f'Extension="{extension}"'.casefold() not in text.casefold()
    )
    written += "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items())
    return text.replace("</Types>", written + "</Types>")
