"""Everything that can be said of a template before it is used, all at once.

Bytes and a dialect in, an `Inspection` out: what keeps it from being compiled, the names that it uses (also in a template that
does not compile: the tags that can be read are read), and advice (`accessibility`). `advice.CODES` tells which faults are
advice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jinja2 import nodes

from docgen.word.accessibility import Story, look, look_at_styles, outline_levels
from docgen.word.blocks import BLOCKS, CELL_WORDS, is_known, opens_block
from docgen.word.compile import compile_template
from docgen.word.faults import Fault, Place, TemplateError
from docgen.word.names import find_names
from docgen.word.package import read_package
from docgen.word.parts import readable_parts
from docgen.word.places import Places, heading_styles
from docgen.word.said import COMMENT, VALUE, NameUse
from docgen.word.sandbox import Dialect, language_names, make_environment
from docgen.word.surroundings import Surroundings
from docgen.word.syntax import Reader
from docgen.word.text import Gatherer, Located
from docgen.word.xml import Element, w

_ATTACHED = "attachedTemplate"


@dataclass(frozen=True)
class Inspection:
    """What was found. `mistakes` keep the template from being compiled, `names` are the dotted names that it uses, as far as
    its tags could be read, `advice` is about a template that can be used all the same."""

    mistakes: tuple[Fault, ...]
    names: tuple[NameUse, ...]
    advice: tuple[Fault, ...]

    def told(self, names: Iterable[Fault] = ()) -> tuple[Fault, ...]:
        """All of it with what is wrong with the names, each thing once."""
        return tuple(dict.fromkeys((*self.mistakes, *names, *self.advice)))


def inspect_template(
    data: bytes, *, name: str, dialect: Dialect, library: Mapping[str, bytes] = MappingProxyType({})
) -> Inspection:
    """Inspect a template. Its names are listed and not judged (`check.check_names`); `library` are the files it may include."""
    mistakes: tuple[Fault, ...] = ()
    try:
        names = compile_template(data, name=name, dialect=dialect, library=library).names
    except TemplateError as error:
        mistakes, names = error.faults, tuple(_readable_names(data, dialect))
    return Inspection(mistakes, names, tuple(_advice(data)))


def _trees(data: bytes) -> dict[str, Element]:
    """The parts that can be read; what cannot has been told by compiling."""
    try:
        return readable_parts(read_package(data).entries)
    except TemplateError:
        return {}


# --- names in a template that does not compile --------------------------------------------------------------------------


def _readable_names(data: bytes, dialect: Dialect) -> Iterator[NameUse]:
    """The names of every tag that can be read, with loops followed as far as they are paired."""
    roots = _trees(data)
    surroundings = Surroundings(roots, [])
    try:
        surroundings.prepare()
    except TemplateError:
        return
    environment = make_environment(dialect)
    headings = heading_styles(surroundings.styles())
    for part in sorted(surroundings.stories()):
        gatherer = Gatherer(Places(roots[part], surroundings.role(part), headings))
        gatherer.paragraphs(roots[part])
        tree = _outline(gatherer.located, Reader(environment))
        tags = tuple(item.tag for item in gatherer.located)
        yield from find_names(tree, tags, frozenset(language_names(environment)))


def _outline(located: Iterable[Located], reader: Reader) -> nodes.Template:
    """The tags of a part as one Jinja tree without its text, leaving out what cannot be read or is not paired."""
    body: list[nodes.Node] = []
    levels: list[tuple[str, list[nodes.Node]]] = [("", body)]
    for item in located:
        tag = item.tag
        if tag.kind == COMMENT or not tag.text or not is_known(item):
            continue
        word = tag.word
        if tag.kind != VALUE and (word in ("else", "elif") or word in CELL_WORDS):
            continue
        if tag.kind != VALUE and word.startswith("end"):
            if levels[-1][0] == word:
                levels.pop()
            continue
        node = reader.read(item)
        if node is None:
            continue
        node.set_lineno(item.number + 1, override=True)
        if tag.kind == VALUE and isinstance(node, nodes.Expr):
            levels[-1][1].append(nodes.Output([node], lineno=item.number + 1))
        elif tag.kind != VALUE:
            levels[-1][1].append(node)
            if opens_block(item):
                inner: list[nodes.Node] = []
                node.body = inner  # type: ignore[attr-defined]
                levels.append((BLOCKS[word][0], inner))
    return nodes.Template(body, lineno=1)


# --- advice -----------------------------------------------------------------------------------------------------------


def _advice(data: bytes) -> Iterator[Fault]:
    roots = _trees(data)
    attached = [part for part, root in roots.items() if part.endswith(".rels") and _links_to(root, _ATTACHED)]
    comments = sum(len(list(root.iter(w("comment")))) for root in roots.values())
    surroundings = Surroundings(roots, [])
    try:
        surroundings.prepare()
    except TemplateError:
        return
    styles = surroundings.styles()
    headings, levels = heading_styles(styles), outline_levels(styles)
    if styles is not None:
        yield from look_at_styles(styles, Places(styles, "styles", headings))
    if attached:
        yield Fault("attached-template", Place("file"))
    if comments:
        yield Fault("comment-left", Place("comments"), details=(("count", str(comments)),))
    for part in sorted(surroundings.stories(), key=lambda part: (surroundings.role(part) != "body", part)):
        role = surroundings.role(part)
        yield from look(Story(roots[part], Places(roots[part], role, headings), levels, role == "body"))


def _links_to(root: Element, kind: str) -> bool:
    return any(rel.get("Type", "").endswith("/" + kind) for rel in root)
