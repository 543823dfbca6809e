"""What a value prints when it is more than text: runs with their own formatting, paragraphs, tables.

Made when the value is printed, put in place by `splice` when the part's text is whole: only then can be seen which run
and which paragraph it landed in, and its own formatting is laid over theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# The marks of fragments in a part's text, and of drawings' numbers in a fragment's: characters that no XML can hold.
OPEN, CLOSE, NUMBER = "\x03", "\x04", "\x06"


@dataclass(frozen=True, slots=True)
class Run:
    """A run: the inside of its own `w:rPr` in the schema's order, what it holds, and the link around it, if any.

    `\\x06` in the content becomes a drawing's number.
    """

    content: str
    properties: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its runs, and the inside of its `w:pPr`; None is the paragraph that the tag stands in.

    `label` is what stands in front where no list can be made: `• `.
    """

    runs: tuple[Run, ...]
    properties: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A whole `w:tbl`; `runs` is what it says where no table can stand."""

    xml: str
    runs: tuple[Run, ...] = ()


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Fragment:
    """The blocks a value prints."""

    blocks: tuple[Block, ...]

    @property
    def is_inline(self) -> bool:
        """Does it go into the line it stands in?"""
        return not self.blocks or (
            len(self.blocks) == 1 and isinstance(self.blocks[0], Paragraph) and self.blocks[0].properties is None
        )

    def as_line(self) -> tuple[Run, ...]:
        """All of it in one line, for places that hold no paragraphs: blocks parted by line breaks."""
        runs: list[Run] = []
        for number, block in enumerate(self.blocks):
            runs += [Run("<w:br/>")] if number else []
            if isinstance(block, Paragraph) and block.label:
                runs.append(Run(f'<w:t xml:space="preserve">{block.label}</w:t>'))
            runs += block.runs
        return tuple(runs)


def line(runs: Sequence[Run]) -> Fragment:
    """Runs that go into the line they stand in."""
    return Fragment((Paragraph(tuple(runs)),))
