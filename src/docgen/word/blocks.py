"""Which tags belong together: `for` with its `else` and `endfor`, all of a part's mistakes at once.

Located tags in, `Block`s and faults out. A stack of our own, because Jinja reports a forgotten `endfor` at the end of
the file and stops at the first mistake.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from docgen.word.faults import Fault
from docgen.word.said import CONTROL
from docgen.word.text import Located

# opener: (closer, the words that may stand between)
BLOCKS: Final[Mapping[str, tuple[str, frozenset[str]]]] = MappingProxyType(
    {
        "for": ("endfor", frozenset({"else"})),
        "if": ("endif", frozenset({"elif", "else"})),
        "with": ("endwith", frozenset()),
        "macro": ("endmacro", frozenset()),
        "call": ("endcall", frozenset()),
        "set": ("endset", frozenset()),
    }
)
# docxtpl's table tags: they change the cell they stand in.
CELL_WORDS: Final = frozenset({"colspan", "cellbg", "vm", "hm"})
# Alone in a paragraph it has become a shared part before blocks are looked for (`include`).
INCLUDE: Final = "include"
# In the alternative text of a chart: it gets its numbers from the value behind the word.
CHART_WORDS: Final = frozenset({"chart", "diagram"})
# Words Jinja knows that would read other files, turn escaping off, or run text filters over XML.
_UNSUPPORTED: Final = frozenset(
    {
        "import",
        "from",
        "extends",
        "block",
        "endblock",
        "autoescape",
        "endautoescape",
        "filter",
        "endfilter",
        "raw",
        "endraw",
        "do",
        "trans",
        "endtrans",
        "break",
        "continue",
        "debug",
    }
)
_CLOSERS: Final = frozenset(closer for closer, _ in BLOCKS.values())
_MIDDLES: Final = frozenset({"else", "elif"})
_REFUSED: Final = frozenset({INCLUDE, *_UNSUPPORTED})
_WORDS: Final = tuple(sorted({*BLOCKS, *_CLOSERS, *_MIDDLES, *CELL_WORDS, *CHART_WORDS}))


class Block(NamedTuple):
    """A block's tags in order: opener, those between, closer."""

    tags: tuple[Located, ...]

    @property
    def word(self) -> str:
        return self.tags[0].tag.word


def opens_block(located: Located) -> bool:
    """Does the tag open a block? `set` does only without a value: {% set x %}...{% endset %}."""
    tag = located.tag
    if tag.word == "set":
        return "=" not in tag.text
    return tag.word in BLOCKS


def is_known(located: Located) -> bool:
    """Is it a tag whose grammar can be judged at all? If not, `find_blocks` has said so."""
    tag = located.tag
    return tag.kind != CONTROL or (tag.word in _WORDS)


def find_blocks(located: Iterable[Located]) -> tuple[tuple[Block, ...], tuple[Fault, ...]]:
    """Pair the control tags of one part. Tags in an attribute pair within that attribute only."""
    streams: dict[object, list[Located]] = {}
    for item in located:
        if item.tag.kind == CONTROL and item.tag.text:
            streams.setdefault((item.node, item.attribute) if item.attribute else None, []).append(item)
    blocks: list[Block] = []
    faults: list[Fault] = []
    for stream in streams.values():
        _pair(stream, blocks, faults)
    return tuple(blocks), tuple(faults)


def _pair(stream: list[Located], blocks: list[Block], faults: list[Fault]) -> None:
    stack: list[list[Located]] = []
    for item in stream:
        if item.tag.word not in _WORDS and item.tag.word not in _REFUSED:
            faults.append(_unknown(item))
            # Taken as what was meant, so that one slip is one fault and the endfor behind a «fro» is not another.
            item = meant(item)
        _place(item, stack, blocks, faults)
    for open_tags in stack:
        opener = open_tags[0].tag
        closer = BLOCKS[opener.word][0]
        faults.append(Fault("unclosed-block", opener.place, opener.written, (("opener", opener.written), ("closer", closer))))


def _place(item: Located, stack: list[list[Located]], blocks: list[Block], faults: list[Fault]) -> None:
    word = item.tag.word
    if opens_block(item):
        stack.append([item])
    elif word in _MIDDLES:
        _continue(stack, item, faults)
    elif word in _CLOSERS:
        _close(stack, item, blocks, faults)
    elif word == INCLUDE:
        faults.append(Fault("include-alone", item.tag.place, item.tag.written))
    elif word in _UNSUPPORTED:
        faults.append(Fault("unsupported-tag", item.tag.place, item.tag.written, (("word", word),)))


def _continue(stack: list[list[Located]], item: Located, faults: list[Fault]) -> None:
    if not stack:
        faults.append(Fault("unopened-block", item.tag.place, item.tag.written, (("word", item.tag.word),)))
    elif item.tag.word not in BLOCKS[stack[-1][0].tag.word][1]:
        faults.append(_mismatch(stack[-1][0], item))
    elif stack[-1][-1].tag.word == "else":
        details = (("word", item.tag.word), ("opener", stack[-1][0].tag.written))
        faults.append(Fault("after-else", item.tag.place, item.tag.written, details, related=stack[-1][-1].tag.place))
    else:
        stack[-1].append(item)


def _close(stack: list[list[Located]], item: Located, blocks: list[Block], faults: list[Fault]) -> None:
    word = item.tag.word
    fitting = [depth for depth, tags in enumerate(stack) if BLOCKS[tags[0].tag.word][0] == word]
    if not fitting:
        faults.append(Fault("unopened-block", item.tag.place, item.tag.written, (("word", word),)))
        return
    if fitting[-1] != len(stack) - 1:
        faults.append(_mismatch(stack[-1][0], item))
        del stack[fitting[-1]]  # the pair is taken as meant, so that one slip gives one fault
        return
    blocks.append(Block((*stack.pop(), item)))


def _mismatch(opener: Located, item: Located) -> Fault:
    details = (
        ("word", item.tag.word),
        ("opener", opener.tag.written),
        ("closer", BLOCKS[opener.tag.word][0]),
    )
    return Fault("wrong-close", item.tag.place, item.tag.written, details, related=opener.tag.place)


def _unknown(item: Located) -> Fault:
    word = item.tag.word
    return Fault("unknown-tag", item.tag.place, item.tag.written, (("word", word),), _closest_word(word))


def meant(item: Located) -> Located:
    """The tag with the word that a misspelt one is near to; the tag itself when there is none."""
    word = item.tag.word
    close = None if word in _WORDS else _closest_word(word)
    return item._replace(tag=item.tag._replace(text=close + item.tag.text[len(word) :])) if close else item


def _closest_word(word: str) -> str | None:
    close = difflib.get_close_matches(word.lower(), _WORDS, 1)
    return close[0] if close else None
