"""Everything that can be said of a template before it is used, all at once.

Bytes and a dialect in, an `Inspection` out: what keeps it from being compiled, the names that it uses (also in a template that
does not compile: the tags that can be read are read), and advice (`accessibility`). `advice.CODES` tells which faults are
advice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from docgen.word.accessibility import Story, look, look_at_styles, outline_levels
from docgen.word.compile import compile_template
from docgen.word.faults import Fault, Place, TemplateError, comments_left
from docgen.word.package import read_package
from docgen.word.partial import Partial, read_partly, without_echoes
from docgen.word.parts import comments_in, readable_parts
from docgen.word.places import Places, heading_styles
from docgen.word.said import NameUse
from docgen.word.sandbox import Dialect
from docgen.word.surroundings import Surroundings
from docgen.word.xml import Element

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
        partial = _read_partly(data, dialect)
        mistakes, names = tuple(without_echoes(dict.fromkeys((*error.faults, *partial.faults)))), partial.names
    return Inspection(mistakes, names, tuple(_advice(data)))


def _read_partly(data: bytes, dialect: Dialect) -> Partial:
    roots = _trees(data)
    surroundings = Surroundings(roots, [])
    try:
        surroundings.prepare()
    except TemplateError:
        return Partial((), ())
    return read_partly(roots, surroundings, dialect)


def _trees(data: bytes) -> dict[str, Element]:
    """The parts that can be read; what cannot has been told by compiling."""
    try:
        return readable_parts(read_package(data).entries)
    except TemplateError:
        return {}


# --- advice -----------------------------------------------------------------------------------------------------------


def _advice(data: bytes) -> Iterator[Fault]:
    roots = _trees(data)
    attached = [part for part, root in roots.items() if part.endswith(".rels") and _links_to(root, _ATTACHED)]
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
    yield from comments_left(comments_in(roots.values()))
    for part in sorted(surroundings.stories(), key=lambda part: (surroundings.role(part) != "body", part)):
        role = surroundings.role(part)
        yield from look(Story(roots[part], Places(roots[part], role, headings), levels, role == "body"))


def _links_to(root: Element, kind: str) -> bool:
    return any(rel.get("Type", "").endswith("/" + kind) for rel in root)
