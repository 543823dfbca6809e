"""Values that are more than text, and what they may ask of a rendering.

A caller puts them among its values; `{{ x }}`, `{{r x }}` and `{{p x }}` print them as `fragments`. Everything else a
template is given is plain: text, numbers, lists, maps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from docgen.word.fragments import Fragment


class BadValueError(ValueError):
    """A value that cannot be printed: `code` and `details` are those of the fault that is told."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = tuple(details.items())


class Writer(Protocol):
    """What a rendering gives a value that is being printed: places in the package, and the template's own lists."""

    def media(self, data: bytes, extension: str, content_type: str) -> str:
        """The relationship id of a picture from the part being rendered."""

    def link(self, target: str) -> str:
        """The relationship id of a link from the part being rendered."""

    def new_list(self, kind: str) -> int:
        """A list that begins at 1; the number is for `list_item` of this rendering only."""

    def list_item(self, kind: str, level: int, number: int) -> str:
        """The inside of `w:pPr` of an item; `kind` is `bullet` or `number`, `level` 0 to 8."""

    def has_style(self, style: str) -> bool:
        """Does the template have a style with this id?"""

    def style(self, role: str) -> str:
        """The id of the template's style for a role (`hyperlink`, `table`), or nothing."""


class Rich:
    """A value that prints as a fragment. (No ABC: asking for one costs as much as printing a text.)"""

    __slots__ = ()

    def fragment(self, writer: Writer) -> Fragment:
        """What is printed among paragraphs and runs.

        Raises:
            BadValueError, IllegalCharacterError: it cannot be.
        """
        raise NotImplementedError

    def plain(self) -> str:
        """What is printed where only text can stand: properties, alternative text, field instructions."""
        raise NotImplementedError
