"""A part's text and its tags become one Jinja tree.

Serialised XML (with marks and processing instructions) and the nodes of its tags in, a `nodes.Template` out. A node's
line number is its tag's number plus one: that is how an error at run time finds its tag again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, cast

from jinja2 import nodes

from docgen.word.blocks import BLOCKS, opens_block
from docgen.word.faults import Fault
from docgen.word.mend import literal_of
from docgen.word.said import COMMENT, VALUE
from docgen.word.sandbox import LIST, PARAGRAPHS, RESTART, RUNS, UNIQUE, Sandbox
from docgen.word.syntax import wrapped
from docgen.word.text import MARK_CLOSE, MARK_OPEN, Located

_PIECES: Final = re.compile(
    f"{MARK_OPEN}(?P<mark>[0-9]+){MARK_CLOSE}"
    f"|{MARK_OPEN}unique (?P<unique>[^{MARK_CLOSE}]+){MARK_CLOSE}"
    f"|{MARK_OPEN}list (?P<list>[^{MARK_CLOSE}]+){MARK_CLOSE}"
    r"|<\?docgen (?P<kind>open|text|close|guard|restart)?(?P<key>[^?]*)\?>"
)


class _Level:
    """A block being filled: where nodes go now, and the tag that opened it."""

    def __init__(self, body: list[nodes.Node], opener: Located | None = None, node: nodes.Node | None = None) -> None:
        self.body = body
        self.opener = opener
        self.node = node


class _Frame:
    """The XML around the place where a {{p x}} or {{r x}} pours its text."""

    def __init__(self) -> None:
        self.before: list[str] = []
        self.after: list[str] = []
        self.passed = False


class Assembler:
    """Assembles one part."""

    def __init__(self, environment: Sandbox, located: Mapping[int, Located], parsed: Mapping[int, nodes.Node]) -> None:
        self.faults: list[Fault] = []
        self._environment = environment
        self._located = located
        self._parsed = parsed
        self._levels = [_Level([])]
        self._frame: _Frame | None = None

    def assemble(self, text: str) -> nodes.Template:
        """The tree of the whole part."""
        position = 0
        for piece in _PIECES.finditer(text):
            self._literal(text[position : piece.start()])
            position = piece.end()
            self._piece(piece)
        self._literal(text[position:])
        template = nodes.Template(self._levels[0].body, lineno=1)
        template.set_environment(self._environment)
        return template

    def _piece(self, piece: re.Match[str]) -> None:
        if piece["unique"]:
            expression = wrapped(nodes.Const(piece["unique"]), UNIQUE)
            self._output(expression)
        elif piece["list"]:
            self._output(wrapped(nodes.Const(piece["list"]), LIST))
        elif piece["kind"] == "restart":
            self._output(wrapped(nodes.Const(piece["key"]), RESTART))
        elif piece["kind"] == "guard":
            self._literal(literal_of(piece["key"]))
        elif piece["kind"]:
            self._framed(piece["kind"], int(piece["key"]))
        else:
            self._tag(int(piece["mark"] or piece["key"]))

    def _literal(self, text: str) -> None:
        if not text:
            return
        if self._frame is not None:
            (self._frame.after if self._frame.passed else self._frame.before).append(text)
            return
        body = self._levels[-1].body
        last = body[-1] if body else None
        if isinstance(last, nodes.Output) and isinstance(last.nodes[-1], nodes.TemplateData):
            last.nodes[-1].data += text
        else:
            self._output(nodes.TemplateData(text, lineno=1))

    def _output(self, expression: nodes.Expr) -> None:
        body = self._levels[-1].body
        if body and isinstance(body[-1], nodes.Output):
            body[-1].nodes.append(expression)
        else:
            body.append(nodes.Output([expression], lineno=1))

    def _framed(self, kind: str, number: int) -> None:
        if kind == "open":
            self._frame = _Frame()
        elif self._frame is None:
            raise AssertionError("a frame's mark without its frame")
        elif kind == "text":
            self._frame.passed = True
        else:
            frame, self._frame = self._frame, None
            name = PARAGRAPHS if self._located[number].tag.prefix == "p" else RUNS
            expression = cast("nodes.Expr", self._parsed[number])
            framed = wrapped(expression, name, "".join(frame.before), "".join(frame.after))
            framed.set_lineno(number + 1, override=True)
            self._output(framed)

    def _tag(self, number: int) -> None:
        item = self._located[number]
        tag, word = item.tag, item.tag.word
        if tag.kind == COMMENT:
            return
        node = _numbered(self._parsed[number], number)
        if tag.kind == VALUE:
            self._output(cast("nodes.Expr", node))
        elif opens_block(item):
            self._open(item, node)
        elif word == "set":
            self._levels[-1].body.append(node)
        elif word in ("else", "elif"):
            self._divide(item, node)
        else:
            self._close(item)

    def _open(self, item: Located, node: nodes.Node) -> None:
        self._levels[-1].body.append(node)
        body: list[nodes.Node] = []
        node.body = body  # type: ignore[attr-defined]
        self._levels.append(_Level(body, item, node))

    def _divide(self, item: Located, node: nodes.Node) -> None:
        level = self._levels[-1]
        if level.node is None:
            self._crossing(item)
            return
        level.body = []
        if isinstance(node, nodes.If) and isinstance(level.node, nodes.If):
            node.body = level.body
            level.node.elif_.append(node)
        else:
            level.node.else_ = level.body  # type: ignore[attr-defined]

    def _close(self, item: Located) -> None:
        opener = self._levels[-1].opener
        if opener is None or BLOCKS[opener.tag.word][0] != item.tag.word:
            self._crossing(item)
            return
        self._levels.pop()

    def _crossing(self, item: Located) -> None:
        # Two blocks that were paired rightly in the text, but lie across each other once lifted.
        opener = self._levels[-1].opener
        details = (("opener", opener.tag.written if opener else ""),)
        related = opener.tag.place if opener else item.tag.place
        self.faults.append(Fault("crossing-block", item.tag.place, item.tag.written, details, related=related))


def _numbered(node: nodes.Node, number: int) -> nodes.Node:
    return node.set_lineno(number + 1, override=True)
