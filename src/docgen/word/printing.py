"""How a value becomes text in a document: every letter as it is, line breaks as Word's, or an error.

Values in, escaped XML text out (`Markup`, so that Jinja does not escape twice). Nothing is dropped: a character that
no XML can hold raises `IllegalCharacterError`, a list where a text was meant raises `NotTextError`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from typing import Any, Final

from jinja2.runtime import Undefined
from markupsafe import Markup, escape

from docgen.word.values import Rich

_SPECIAL: Final = re.compile("[\x00-\x1f&<>\ud800-\udfff\ufffe\uffff]")
special: Final = _SPECIAL.search
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAK: Final = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB: Final = '</w:t><w:tab/><w:t xml:space="preserve">'
_SAFE_IN_TARGET: Final = ":/?#[]@!$&'()*+,;=%~-._"


class TooMuchError(ValueError):
    """A template asks for more than a document can need."""


class NotTextError(TypeError):
    """A value that has no text: a list, a record, a function."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class IllegalCharacterError(ValueError):
    """A character XML cannot hold, at a one-based position in its value."""

    def __init__(self, character: str, position: int) -> None:
        super().__init__(f"U+{ord(character):04X}")
        self.codepoint = f"{ord(character):04X}"
        self.position = position


class Printer:
    """Prints values, by the caller's printers first. Holds no state but them."""

    def __init__(self, printers: tuple[tuple[type, Callable[[Any], str]], ...]) -> None:
        self._printers = printers

    def in_text(self, value: Any) -> str:
        """In w:t: newline becomes w:br and tab w:tab. Called for every value a template prints."""
        if value.__class__ is str:
            text = value
        elif value.__class__ is Markup:
            return str(value)
        else:
            text = self.text(value)
        if special(text) is None:
            return text
        return escaped(folded(text)).replace("\n", _BREAK).replace("\t", _TAB)

    def plain(self, value: Any) -> Markup:
        """In attributes and properties, where no element can stand: line breaks stay characters."""
        if value.__class__ is Markup:
            return Markup(value)
        text = folded(value if value.__class__ is str else self.text(value))
        # Written as references, because XML turns a bare newline or tab in an attribute into a space.
        return Markup(str(escape(text)).replace("\n", "&#10;").replace("\t", "&#9;"))

    def in_field(self, value: Any) -> Markup:
        """In a field instruction, where quotation marks and backslashes steer the field."""
        text = self.text(value).replace("\\", "\\\\").replace('"', '\\"')
        return self.plain(text)

    def link(self, value: Any) -> Markup:
        """In a hyperlink's target: what no address may hold is percent-encoded."""
        from urllib.parse import quote

        return self.plain(quote(folded(self.text(value)), safe=_SAFE_IN_TARGET))

    def runs(self, value: Any, before: str, after: str) -> Markup:
        """For {{r x}}: markup is a run already, anything else is text in the tag's own run."""
        if value.__class__ is Markup:
            return Markup(value)
        return Markup(before + self.in_text(value) + after)

    def paragraphs(self, value: Any, before: str, after: str) -> Markup:
        """For {{p x}}: a text's lines become paragraphs like the tag's own."""
        if value.__class__ is Markup:
            return Markup(value)
        lines = folded(self.text(value)).split("\n")
        return Markup("".join(before + self.in_text(line) + after for line in lines))

    def text(self, value: Any) -> str:
        """The plain text of a value.

        Raises:
            NotTextError: it has none.
        """
        if value is None:
            return ""
        if isinstance(value, Rich):
            return value.plain()
        if isinstance(value, Undefined):
            return str(value)  # raises, and says which name
        for printed, write in self._printers:
            if isinstance(value, printed):
                return write(value)
        if isinstance(value, str):
            return str(value)
        kind = type(value)
        has_no_text = all(name not in vars(base) for base in kind.__mro__[:-1] for name in ("__str__", "__repr__"))
        if has_no_text or isinstance(value, Mapping | Sequence | Set) or callable(value):
            raise NotTextError(kind.__name__)
        return str(value)


def escaped(text: str) -> str:
    """Text between tags: quotation marks need no escape there, and cost bytes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def run_content(text: str) -> str:
    """A whole text as what a run holds: `w:t` with `w:br` and `w:tab` between."""
    return f'<w:t xml:space="preserve">{escaped(folded(text)).replace(chr(10), _BREAK).replace(chr(9), _TAB)}</w:t>'


def folded(text: str) -> str:
    """Line ends as \\n; XML would fold them anyway.

    Raises:
        IllegalCharacterError: a character that no XML document can hold.
    """
    illegal = _ILLEGAL.search(text)
    if illegal is not None:
        raise IllegalCharacterError(illegal.group(), illegal.start() + 1)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
