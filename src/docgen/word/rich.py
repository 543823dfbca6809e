"""Text with formatting as a value: docxtpl's RichText, RichTextParagraph and Listing as values that do not change, and
light Markdown.

    RichText("Frist: ", Piece("fredag", bold=True))
    Markdown("Vi ble enige om:\n\n- å ringe\n- å skrive")

What a piece does not say is as in the tag's own run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markupsafe import escape

from docgen.word.fragments import Fragment, Paragraph, Run, line
from docgen.word.links import SAFE_TARGET
from docgen.word.printing import folded, run_content
from docgen.word.values import BadValueError, Rich

if TYPE_CHECKING:
    from docgen.word.values import Writer

_COLOUR: Final = re.compile(r"#?([0-9A-Fa-f]{6})$")
_UNDERLINES: Final = frozenset({
    "single", "words", "double", "thick", "dotted", "dottedHeavy", "dash", "dashedHeavy", "dashLong", "dashLongHeavy",
    "dotDash", "dashDotHeavy", "dotDotDash", "dashDotDotHeavy", "wave", "wavyHeavy", "wavyDouble",
})  # fmt: skip
_PAGE_BREAK: Final = '<w:br w:type="page"/>'
_BULLETS: Final = "•"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text in one formatting. `size` is in points, `color` six hexadecimal digits, `highlight` a colour of Word's
    sixteen (or six digits, which become a shade), `style` the id of a character style, `underline` true or one of Word's
    kinds of line."""

    text: str
    style: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool | str = False
    strike: bool = False
    caps: bool = False
    superscript: bool = False
    subscript: bool = False
    color: str = ""
    highlight: str = ""
    size: float | None = None
    font: str = ""
    url: str = ""

    def runs(self, writer: Writer) -> tuple[Run, ...]:
        """The piece as runs; `\\f` in it begins a new page."""
        link = _link(self.url, writer) if self.url else ""
        _known(self.style, writer)
        style = self.style or (writer.style("hyperlink") if link else "")
        properties = self._properties(style)
        runs: list[Run] = []
        for number, page in enumerate(self.text.split("\f")):
            runs += [Run(_PAGE_BREAK)] if number else []
            if page:
                runs.append(Run(run_content(page), properties, link))
        return tuple(runs)

    def _properties(self, style: str) -> str:
        """The inside of `w:rPr` in the order of the schema."""
        written = [f'<w:rStyle w:val="{escape(style)}"/>'] if style else []
        if self.font:
            font = escape(self.font)
            written.append(f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>')
        written += ["<w:b/><w:bCs/>"] if self.bold else []
        written += ["<w:i/><w:iCs/>"] if self.italic else []
        written += ["<w:caps/>"] if self.caps else []
        written += ["<w:strike/>"] if self.strike else []
        if self.color:
            written.append(f'<w:color w:val="{_colour(self.color)}"/>')
        if self.size is not None:
            half_points = round(self.size * 2)
            if not 1 <= half_points <= 3276:
                raise BadValueError("bad-formatting", what=f"size={self.size}")
            written.append(f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>')
        shade = _COLOUR.match(self.highlight)
        if self.highlight and not shade:
            if self.highlight not in HIGHLIGHTS:
                raise BadValueError("bad-formatting", what=f"highlight={self.highlight}")
            written.append(f'<w:highlight w:val="{self.highlight}"/>')
        if self.underline:
            kind = "single" if self.underline is True else str(self.underline)
            if kind not in _UNDERLINES:
                raise BadValueError("bad-formatting", what=f"underline={kind}")
            written.append(f'<w:u w:val="{kind}"/>')
        if shade:
            written.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{shade[1].upper()}"/>')
        if self.superscript or self.subscript:
            written.append(f'<w:vertAlign w:val="{"superscript" if self.superscript else "subscript"}"/>')
        return "".join(written)


HIGHLIGHTS: Final = frozenset({
    "black", "blue", "cyan", "green", "magenta", "red", "yellow", "white", "darkBlue", "darkCyan", "darkGreen",
    "darkMagenta", "darkRed", "darkYellow", "darkGray", "lightGray", "none",
})  # fmt: skip
"""The colours Word can highlight in (ISO/IEC 29500-1, 17.18.40)."""


class RichText(Rich):
    """Pieces in one line; a string is a piece without formatting of its own."""

    __slots__ = ("pieces",)

    def __init__(self, *pieces: Piece | str) -> None:
        self.pieces: tuple[Piece, ...] = tuple(Piece(piece) if isinstance(piece, str) else piece for piece in pieces)

    def fragment(self, writer: Writer) -> Fragment:
        return line([run for piece in self.pieces for run in piece.runs(writer)])

    def plain(self) -> str:
        return "".join(piece.text for piece in self.pieces).replace("\f", "\n")


class RichParagraphs(Rich):
    """Paragraphs of pieces, each with the id of a paragraph style ("" is the tag's own paragraph)."""

    __slots__ = ("paragraphs",)

    def __init__(self, *paragraphs: tuple[RichText, str]) -> None:
        self.paragraphs = paragraphs

    def fragment(self, writer: Writer) -> Fragment:
        blocks = []
        for text, style in self.paragraphs:
            _known(style, writer)
            properties = f'<w:pStyle w:val="{escape(style)}"/>' if style else None
            blocks.append(Paragraph(tuple(run for piece in text.pieces for run in piece.runs(writer)), properties))
        return Fragment(tuple(blocks))

    def plain(self) -> str:
        return "\n".join(text.plain() for text, _ in self.paragraphs)


class Listing(str, Rich):
    """Text in which `\\n` is a new line, `\\t` a tab, `\\a` a new paragraph and `\\f` a new page, in the tag's formatting."""

    __slots__ = ()

    def fragment(self, writer: Writer) -> Fragment:
        paragraphs = self.split("\a")
        return Fragment(tuple(Paragraph(Piece(paragraph).runs(writer)) for paragraph in paragraphs))

    def plain(self) -> str:
        return self.replace("\a", "\n").replace("\f", "\n")


class Markdown(str, Rich):
    """A text in light Markdown: paragraphs, lists, bold, italic, links."""

    __slots__ = ()

    def fragment(self, writer: Writer) -> Fragment:
        from docgen.word.markdown import blocks

        written: list[Paragraph] = []
        numbers: dict[int, int] = {}
        counted: dict[int, int] = {}
        for block in blocks(folded(self)):
            runs = tuple(
                run
                for span in block.spans
                for run in Piece(span.text, bold=span.bold, italic=span.italic, url=span.url).runs(writer)
            )
            if block.kind == "text":
                written.append(Paragraph(runs))
                continue
            kind = "number" if block.kind == "number" else "bullet"
            if block.kind != "continued" and block.list not in numbers:
                numbers[block.list] = writer.new_list(kind)
            counted[block.list] = counted.get(block.list, block.start - 1) + (block.kind == "number")
            label = f"{counted[block.list]}. " if block.kind == "number" else f"{_BULLETS} "
            item = "continued" if block.kind == "continued" else kind
            properties = writer.list_item(item, block.level, numbers.get(block.list, 0))
            written.append(Paragraph(runs, properties, "" if item == "continued" else label))
        return Fragment(tuple(written))

    def plain(self) -> str:
        from docgen.word.markdown import plain

        return plain(self)


def _colour(written: str) -> str:
    match = _COLOUR.match(written)
    if match is None:
        raise BadValueError("bad-formatting", what=f"color={written}")
    return match[1].upper()


def _known(style: str, writer: Writer) -> None:
    if style and not writer.has_style(style):
        raise BadValueError("unknown-style", style=style)


def _link(target: str, writer: Writer) -> str:
    if not SAFE_TARGET.match(target):
        raise BadValueError("unsafe-target", target=target)
    return writer.link(folded(target))
