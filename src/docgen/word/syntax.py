"""One tag becomes one Jinja node.

Located tags in, nodes with empty bodies out; `assemble` puts them together. Each tag is parsed alone, so that every
bad one is reported, and no text of the document is ever read as Jinja.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import Final, TypeVar, cast

from jinja2 import TemplateSyntaxError, nodes

from docgen.word.blocks import BLOCKS, CELL_WORDS, CHART_WORDS, is_known, opens_block
from docgen.word.faults import Fault
from docgen.word.said import COMMENT, VALUE, Tag
from docgen.word.sandbox import FIELD, RAW, STEPS, TARGET, Sandbox
from docgen.word.text import Located
from docgen.word.xml import INSTR, T

_DOTTED: Final = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_KEYWORDS: Final = frozenset({"true", "True", "false", "False", "none", "None", "not", "and", "or", "in", "is", "if", "else"})
_Node = TypeVar("_Node", bound=nodes.Node)


class Reader:
    """Reads the tags of one part for one environment."""

    def __init__(self, environment: Sandbox) -> None:
        self.faults: list[Fault] = []
        self._environment = environment
        self._read: dict[int, nodes.Node | None] = {}

    def check(self, tags: Iterable[Located]) -> None:
        """Parse every tag alone and collect what cannot be read, and what filters and tests are unknown."""
        for item in tags:
            if item.tag.kind == COMMENT or not item.tag.text or not is_known(item):
                continue
            node = self.read(item)
            if node is not None:
                self.faults += unknown_words(self._environment, node, item.tag)

    def read(self, item: Located) -> nodes.Node | None:
        """The node of one tag, with an empty body where it has one; None after a fault."""
        if item.number not in self._read:
            try:
                self._read[item.number] = _parsed(self._environment, item)
            except TemplateSyntaxError as error:
                details = (("reason", error.message or ""),)
                self.faults.append(Fault("bad-expression", item.tag.place, item.tag.written, details))
                self._read[item.number] = None
        return self._read[item.number]


def unknown_words(environment: Sandbox, node: nodes.Node, tag: Tag) -> Iterable[Fault]:
    """Filters and tests the dialect does not have."""
    if "|" not in tag.text and " is " not in tag.text:
        return
    tables: tuple[tuple[type[nodes.Filter] | type[nodes.Test], Iterable[str], str], ...] = (
        (nodes.Filter, environment.filters, "unknown-filter"),
        (nodes.Test, environment.tests, "unknown-test"),
    )
    for kind, known, code in tables:
        found = [node] if isinstance(node, kind) else []
        for used in (*found, *node.find_all(kind)):
            name = str(used.name)
            if name not in known:
                close = difflib.get_close_matches(name, [word for word in known if word.isprintable()], 1)
                yield Fault(code, tag.place, tag.written, (("name", name),), close[0] if close else None)


def _parsed(environment: Sandbox, item: Located) -> nodes.Node:
    tag = item.tag
    if tag.kind == VALUE and _DOTTED.fullmatch(tag.text) and not _KEYWORDS.intersection(tag.text.split(".")):
        # By far the most usual tag, and a fifth of the time of compiling when Jinja's grammar is asked about each.
        first, *rest = tag.text.split(".")
        named: nodes.Expr = nodes.Name(first, "load", lineno=1)
        for attribute in rest:
            named = nodes.Getattr(named, attribute, "load", lineno=1)
        return _printed(item, named)
    if tag.kind == VALUE:
        # A newline would end up in Jinja's own line count, and an inner text never holds one outside a string.
        output = _single(environment, "{{ " + tag.text + " }}", nodes.Output)
        return _printed(item, output.nodes[0])
    word = tag.word
    if word in CELL_WORDS:
        argument = tag.text[len(word) :].strip()
        return _single(environment, "{{ " + argument + " }}", nodes.Output).nodes[0] if argument else nodes.Const(None)
    if word in CHART_WORDS:
        return nodes.Const(None)  # its value is a tag of its own
    if word == "elif":
        return _single(environment, "{% if x %}{% " + tag.text + " %}{% endif %}", nodes.If).elif_[0]
    if word == "else" or word.startswith("end"):
        if tag.text != word and word not in ("endmacro", "endset"):
            raise TemplateSyntaxError(f"unexpected '{tag.text[len(word) :].strip()}'", 1)
        return nodes.Const(None)
    closer = "{% " + BLOCKS[word][0] + " %}" if opens_block(item) else ""
    node = _single(environment, "{% " + tag.text + " %}" + closer, nodes.Stmt)
    if isinstance(node, nodes.For):
        node.iter = wrapped(cast("nodes.Expr", node.iter), STEPS)
    return node


def _single(environment: Sandbox, source: str, kind: type[_Node]) -> _Node:
    body = environment.parse(source).body
    if len(body) != 1 or not isinstance(body[0], kind):
        raise TemplateSyntaxError("unexpected '}'", 1)
    return body[0]


def wrapped(node: nodes.Expr, name: str, *arguments: object) -> nodes.Filter:
    """The expression behind one of the engine's own filters."""
    return nodes.Filter(node, name, [nodes.Const(argument) for argument in arguments], [], None, None)


def _printed(item: Located, expression: nodes.Node) -> nodes.Expr:
    value = cast("nodes.Expr", expression)
    if item.attribute == "Target":
        return wrapped(value, TARGET)
    if item.attribute:
        return wrapped(value, RAW)
    if item.node.tag == INSTR:
        return wrapped(value, FIELD)
    return value if item.node.tag == T else wrapped(value, RAW)
