"""What a template says: its tags, and the names they use. Types only, for those who have a template and never read one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from docgen.word.faults import Place

VALUE, CONTROL, COMMENT = "value", "control", "comment"
ITEM: Final = "[]"


class Tag(NamedTuple):
    """One tag of a template: kind (`value`, `control`, `comment`), the prefix that names its level (`p`, `tr`, `tc`,
    `r` or nothing), its repaired inner text, where it stands and how it is written there."""

    kind: str
    prefix: str
    text: str
    place: Place
    written: str

    @property
    def word(self) -> str:
        """The first word: `for`, `endif`, ..."""
        return self.text.split(None, 1)[0] if self.text else ""


class NameUse(NamedTuple):
    """One use of a name: its steps (`[]` is an item of a list), whether it is looped over, and the tag it is in."""

    path: tuple[str, ...]
    tag: Tag
    iterated: bool = False

    @property
    def text(self) -> str:
        """`møte.tiltak[].frist`."""
        return spelled(self.path)


def spelled(path: Sequence[str]) -> str:
    """A path as it is written."""
    return ".".join(path).replace("." + ITEM, ITEM)
