"""What can be read of a template that does not compile, so that everything that is wrong with it can be told at once.

A package's trees and a dialect in, names and faults out. Compiling stops in a part with the first kind of mistake; here every
tag that can be read is read, loops are followed as far as they are paired, and where the pairs are right the levels are judged
too, though a tag between them is broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from jinja2 import nodes

from docgen.word.blocks import BLOCKS, find_blocks, is_known, meant, opens_block
from docgen.word.clean import clean
from docgen.word.faults import Fault
from docgen.word.levelling import settle
from docgen.word.names import find_names
from docgen.word.places import Places, heading_styles
from docgen.word.said import COMMENT, VALUE, NameUse
from docgen.word.sandbox import Dialect, Sandbox, language_names, make_environment
from docgen.word.surroundings import Surroundings
from docgen.word.syntax import Reader
from docgen.word.text import Gatherer, Located, own_text
from docgen.word.xml import Element, P

_OPENED: Final = re.compile(r"\{%[-+]?\s*(?:(?:tr|tc|p|r)\s+)?(\w+)")
# What a tag that cannot be read would have given a name to: the item of a loop, a variable.
_LOOPED: Final = re.compile(r"\{%[^%}]*?\b\w+\s+([^\W\d]\w*(?:\s*,\s*[^\W\d]\w*)*)\s+\w+\s")
_SET: Final = re.compile(r"\{%[^%}]*?\b(?:set|with|macro)\s+([^\W\d]\w*(?:\s*,\s*[^\W\d]\w*)*)")


@dataclass(frozen=True)
class Partial:
    """The names that could be read, and the faults that compiling had not come to."""

    names: tuple[NameUse, ...]
    faults: tuple[Fault, ...]


def read_partly(roots: dict[str, Element], surroundings: Surroundings, dialect: Dialect) -> Partial:
    """Read what can be read. The trees are used up."""
    environment = make_environment(dialect)
    headings = heading_styles(surroundings.styles())
    names: list[NameUse] = []
    faults: list[Fault] = []
    for part in sorted(roots):
        root = roots[part]
        if surroundings.is_story(part):
            clean(root)
        gatherer = Gatherer(Places(root, surroundings.role(part), headings))
        bound = frozenset(_bound(root)) if surroundings.is_story(part) else frozenset()
        gatherer.part(part, root, surroundings)
        names += _names(gatherer.located, environment, bound)
        if surroundings.is_story(part):
            faults += _level_faults(gatherer)
    return Partial(tuple(names), tuple(faults))


def without_echoes(faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults without those that only say again what another says: the endfor of a `{% for` that lacks its end."""
    faults = tuple(faults)
    echoes: set[int] = set()
    for fault in faults:
        opened = _OPENED.search(fault.tag) if fault.code in ("unclosed-tag", "tag-over-paragraphs") else None
        if opened is None:
            continue
        # The mate that is told of and stands nearest on the right side of the broken tag.
        after, before = BLOCKS.get(opened[1], ("",))[0], opened[1]
        mates = [
            (abs((other.place.paragraph or 0) - (fault.place.paragraph or 0)), index)
            for index, other in enumerate(faults)
            if index not in echoes
            and other.place.part == fault.place.part
            and (
                _is_echo(fault, other, "unopened-block", "word", after)
                or _is_echo(other, fault, "unclosed-block", "closer", before)
            )
        ]
        echoes |= {min(mates)[1]} if mates else set()
    return (fault for number, fault in enumerate(faults) if number not in echoes)


def _is_echo(first: Fault, second: Fault, code: str, detail: str, word: str) -> bool:
    """Do they stand in this order, and is the one of this code about this word?"""
    told = next((fault for fault in (first, second) if fault.code == code), None)
    in_order = (first.place.paragraph or 0) <= (second.place.paragraph or 0)
    return told is not None and in_order and dict(told.details).get(detail) == word


def _bound(root: Element) -> Iterator[str]:
    for paragraph in root.iter(P):
        text = own_text(paragraph)
        for pattern in (_LOOPED, _SET) if "{%" in text else ():
            for found in pattern.findall(text):
                yield from re.split(r"\s*,\s*", found)


def _names(located: Iterable[Located], environment: Sandbox, bound: frozenset[str]) -> tuple[NameUse, ...]:
    located = tuple(located)
    tree = _outline(located, Reader(environment))
    return find_names(tree, tuple(item.tag for item in located), frozenset(language_names(environment)) | bound)


def _outline(located: Iterable[Located], reader: Reader) -> nodes.Template:
    """The tags of a part as one Jinja tree without its text, leaving out what cannot be read or is not paired."""
    body: list[nodes.Node] = []
    levels: list[tuple[str, list[nodes.Node]]] = [("", body)]
    for written in located:
        item = meant(written) if written.tag.kind not in (VALUE, COMMENT) and written.tag.text else written
        tag = item.tag
        if tag.kind == COMMENT or not tag.text or not is_known(item):
            continue
        word = tag.word if tag.kind != VALUE else ""
        if word == "else":
            continue
        if word.startswith("end"):
            if word in [closer for closer, _ in levels]:
                while levels.pop()[0] != word:
                    pass
            continue
        node = reader.read(item)
        if node is None:
            continue
        node.set_lineno(item.number + 1, override=True)
        if word == "elif":
            assert isinstance(node, nodes.If)
            node = node.test
        if isinstance(node, nodes.Expr):
            levels[-1][1].append(nodes.Output([node], lineno=item.number + 1))
            continue
        levels[-1][1].append(node)
        if opens_block(item):
            inner: list[nodes.Node] = []
            node.body = inner  # type: ignore[attr-defined]
            levels.append((BLOCKS[word][0], inner))
    return nodes.Template(body, lineno=1)


def _level_faults(gatherer: Gatherer) -> Iterable[Fault]:
    """What is wrong with the levels of a part whose tags are paired."""
    located = [item for item in gatherer.located if item.tag.text or item.tag.kind == COMMENT]
    if any(fault.code != "empty-tag" for fault in gatherer.faults) or len(located) != len(gatherer.located):
        return ()
    _, unpaired = find_blocks(located)
    return () if unpaired else settle(located)
