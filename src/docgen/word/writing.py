"""What a value that is being printed may ask for: a place for its picture, a link, an item of the template's own lists."""

from __future__ import annotations

import posixpath

from docgen.word.additions import Additions
from docgen.word.lists import BULLET, CONTINUED, NUMBER, continued_properties, item_properties


class PartWriter:
    """The `Writer` of one part of one rendering."""

    __slots__ = ("_additions", "_part")

    def __init__(self, additions: Additions, part: str) -> None:
        self._additions = additions
        self._part = part

    def media(self, data: bytes, extension: str, content_type: str) -> str:
        name = self._additions.add_media(data, extension, content_type)
        return self._additions.relate(self._part, "image", posixpath.relpath(name, posixpath.dirname(self._part)))

    def link(self, target: str) -> str:
        return self._additions.relate(self._part, "hyperlink", target, external=True)

    def new_list(self, kind: str) -> int:
        return self._additions.new_list() if kind == NUMBER else 0

    def list_item(self, kind: str, level: int, number: int) -> str:
        if kind == CONTINUED:
            lists = self._additions.growth.lists
            return continued_properties(lists.continued, lists.level(NUMBER if number else BULLET, level))
        return item_properties(self._additions.growth.lists.level(kind, level), self._additions.number_of(kind, level, number))

    def has_style(self, style: str) -> bool:
        return style in self._additions.growth.styles

    def style(self, role: str) -> str:
        lists = self._additions.growth.lists
        return {"hyperlink": lists.hyperlink, "table": lists.table}[role]
