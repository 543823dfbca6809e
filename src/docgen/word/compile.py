"""A Word template becomes something that renders fast, or a list of everything that is wrong with it.

Bytes of a .docx (or .dotx) and a `Dialect` in, `CompiledTemplate` out. THE order of the room:

    package    the zip, with limits
    surroundings   content types, relationships, settings: what a template may bring along
    clean      revisions accepted, noise out
    charts     charts that get their numbers from values, taken out as plain data
    text/tags  tags found over run borders
    blocks     which tags belong together
    syntax     every tag read alone
    levels     tags lifted to paragraphs, rows, cells
    cells, numbers, guards   Word's own demands
    assemble   one Jinja tree per part
    names      the dotted names used

All faults are collected; a template with any is not compiled.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from docgen.word.assemble import Assembler
from docgen.word.blocks import INCLUDE, find_blocks
from docgen.word.charts import Charts, block_faults, sheet_faults
from docgen.word.clean import clean
from docgen.word.compiled import CompiledTemplate, DynamicPart, LastMade, source_digest
from docgen.word.faults import Fault, Place, TemplateError
from docgen.word.growth import Growth
from docgen.word.guards import mark_guards
from docgen.word.levelling import settle
from docgen.word.list_finder import find_lists
from docgen.word.lists import NUMBERING_TYPE, ListStyles
from docgen.word.names import find_names
from docgen.word.normal import flat_table, normal_core, normal_custom
from docgen.word.numbers import Numbers
from docgen.word.package import CONTENT_TYPES_NAME, Entry, Record, lay_out, read_package
from docgen.word.parts import comments_in, read_parts
from docgen.word.places import Places, heading_styles
from docgen.word.properties import CORE_NAME, PROPERTY_PARTS
from docgen.word.provenance import CUSTOM_NAME, part_line
from docgen.word.restarts import mark_restarts
from docgen.word.said import COMMENT, VALUE, NameUse
from docgen.word.sandbox import Dialect, language_names, load_template, make_code, make_environment
from docgen.word.styles import by_id
from docgen.word.surroundings import MACROS, Surroundings
from docgen.word.syntax import Reader
from docgen.word.text import RESERVED, Gatherer, Located, own_text
from docgen.word.xml import Element, P, binds_below_root, serialise, tidy_namespaces

__all__ = ["CompiledTemplate", "Dialect", "compile_template"]

_PROPERTIES = (CORE_NAME, CUSTOM_NAME)


def compile_template(
    data: bytes, *, name: str, dialect: Dialect, library: Mapping[str, bytes] = MappingProxyType({})
) -> CompiledTemplate:
    """Compile the bytes of a template. `name` is what messages about it will be filed under, `library` the files by name
    that it may include.

    Raises:
        TemplateError: with every fault found.
    """
    return _Compiler(name, dialect, library).compile(data)


class _Shared(NamedTuple):
    """What shared parts brought along: the parts they changed, pictures, and the files they are."""

    changed: frozenset[str]
    media: Mapping[str, Entry]
    files: Mapping[str, bytes]


_NOTHING_SHARED = _Shared(frozenset(), MappingProxyType({}), MappingProxyType({}))


class _Compiler:
    def __init__(self, name: str, dialect: Dialect, library: Mapping[str, bytes]) -> None:
        self._library = library
        self._guests: Mapping[Element, Places] = {}
        self._name = name
        self._dialect = dialect
        self._environment = make_environment(dialect)
        self._faults: list[Fault] = []
        self._numbers = Numbers()
        self._rewritten = False
        self._lists = ListStyles()

    def compile(self, data: bytes) -> CompiledTemplate:
        package = read_package(data)
        roots = read_parts(package.entries)
        surroundings = Surroundings(roots, self._faults)
        changed = surroundings.prepare()
        if any(name.rpartition("/")[2].casefold() in MACROS for name in package.entries):
            surroundings.refuse_macros()  # also where nothing declares them: some programs look by name
        comments = comments_in(roots.values())
        for part in surroundings.stories():
            if clean(roots[part]):
                changed.add(part)
        shared = self._included(roots, surroundings)
        changed |= shared.changed
        for part in surroundings.stories():
            if self._numbers.seen(roots[part]):
                changed.add(part)
        self._numbers.settle()
        charts = Charts(roots, package.entries, surroundings, self._faults)
        changed |= charts.find()
        roots[CORE_NAME] = normal_core(roots.get(CORE_NAME))
        roots[CUSTOM_NAME] = normal_custom(roots.get(CUSTOM_NAME))
        headings = heading_styles(surroundings.styles())
        self._lists = find_lists(surroundings.styles(), surroundings.numbering())
        parts: list[DynamicPart] = []
        names: list[NameUse] = []
        for part in sorted(roots):
            places = Places(roots[part], surroundings.role(part), headings, guests=self._guests)
            made = self._part(part, roots[part], places, surroundings, charts)
            if self._rewritten:
                changed.add(part)
            if made is not None:
                parts.append(made[0])
                names += made[1]
        if self._faults:
            raise TemplateError(tuple(self._faults))
        dynamic = {part.name for part in parts}
        entries = tuple(
            Entry.of(part, serialise(roots[part]).encode()) if part in changed else entry
            for part, entry in package.entries.items()
            if part not in dynamic and part not in surroundings.dropped
        )
        new = (part for part in shared.changed if part not in package.entries and part not in dynamic)
        entries += (*(Entry.of(part, serialise(roots[part]).encode()) for part in sorted(new)), *shared.media.values())
        records = tuple(Record.of(entry) for entry in entries)
        names_of_parts = frozenset(package.entries) | roots.keys() | shared.media.keys()
        return CompiledTemplate(
            name=self._name,
            digest=source_digest(data, shared.files),
            included=tuple(shared.files),
            dialect=self._dialect,
            tags=tuple(tag for part in parts for tag in part.tags if tag.kind != COMMENT),
            names=tuple(names),
            parts=tuple(parts),
            records=records,
            block=lay_out(records),
            lines=tuple(sorted(part_line(entry.name, entry.data()) for entry in entries)),
            environment=self._environment,
            first_number=self._numbers.highest,
            comments=comments,
            growth=_growth(roots, names_of_parts, surroundings, self._lists, charts),
        )

    def _included(self, roots: dict[str, Element], surroundings: Surroundings) -> _Shared:
        """Put in the shared parts that paragraphs ask for. Few templates ask, and the rest pay for no more than the question."""
        asking = [part for part in surroundings.stories() if any(INCLUDE in own_text(q) for q in roots[part].iter(P))]
        if not asking:
            return _NOTHING_SHARED
        from docgen.word.include import Includer
        from docgen.word.merge import Host

        styles = surroundings.styles()
        host = Host(roots, surroundings.main, styles, surroundings.part_of_type(NUMBERING_TYPE), set(roots))
        includer = Includer(self._library, host, self._faults)
        for part in asking:
            places = Places(roots[part], surroundings.role(part), heading_styles(styles))
            if includer.include(part, roots[part], places, (self._name,)):
                host.changed.add(part)
        self._guests = includer.guests
        return _Shared(frozenset(host.changed), host.media, includer.files)

    def _part(
        self, name: str, root: Element, places: Places, surroundings: Surroundings, charts: Charts
    ) -> tuple[DynamicPart, tuple[NameUse, ...]] | None:
        is_story = surroundings.is_story(name)
        located = self._gathered(name, root, places, surroundings)
        if not located and name not in _PROPERTIES:
            return None
        before = len(self._faults)
        reader = Reader(self._environment)
        charts.take(located)
        blocks, faults = find_blocks(located)
        self._faults += faults
        if surroundings.is_drawn(name):
            self._faults += block_faults(blocks)
        reader.check(located)
        self._faults += reader.faults
        if len(self._faults) > before or any(not item.tag.text and item.tag.kind != COMMENT for item in located):
            return None
        if is_story:
            self._faults += settle(located)
        if len(self._faults) > before:
            return None
        by_number = {item.number: item for item in located}
        if is_story:
            self._numbers.mark_loops(root, by_number)
            mark_restarts(root, by_number, self._lists, places.headings)
        guarded = mark_guards(root) if is_story else False
        parsed = {item.number: reader.read(item) for item in located if item.tag.kind != COMMENT}
        charts.wrap(parsed)
        assembler = Assembler(self._environment, by_number, {key: node for key, node in parsed.items() if node is not None})
        if is_story:
            tidy_namespaces(root)
        tree = assembler.assemble(serialise(root))
        self._faults += assembler.faults
        if assembler.faults:
            return None
        tags = tuple(item.tag for item in located)
        names = find_names(tree, tags, frozenset(language_names(self._environment)))
        namespaced = binds_below_root(root) or any(tag.kind == VALUE and tag.prefix for tag in tags)
        role, properties = surroundings.role(name), None if located else PROPERTY_PARTS[name].of(serialise(root))
        code = make_code(self._environment, tree) if located else None
        template = load_template(self._environment, code) if code else None
        return DynamicPart(name, role, template, code, tags, guarded, namespaced, properties, LastMade()), names

    def _gathered(self, name: str, root: Element, places: Places, surroundings: Surroundings) -> list[Located]:
        self._rewritten = False
        if reserved := RESERVED.search(serialise(root)):
            details = (("codepoint", f"{ord(reserved.group()):04X}"),)
            self._faults.append(Fault("reserved-character", Place(surroundings.role(name)), details=details))
            return []
        gatherer = Gatherer(places)
        gatherer.part(name, root, surroundings)
        if surroundings.is_drawn(name):
            self._faults += sheet_faults(root, places)
        self._faults += gatherer.faults
        self._rewritten = gatherer.changed
        return gatherer.located


def _growth(
    roots: Mapping[str, Element], names: frozenset[str], surroundings: Surroundings, lists: ListStyles, charts: Charts
) -> Growth:
    """The parts that a rendering may have to add to, in the form it can add to."""
    tables = {name: flat_table(root) for name, root in roots.items() if name.endswith(".rels") or name == CONTENT_TYPES_NAME}
    numbering = surroundings.part_of_type(NUMBERING_TYPE)
    if numbering in roots:
        tables[numbering] = serialise(roots[numbering])
    return Growth(
        tables, names, surroundings.main, frozenset(by_id(surroundings.styles())), numbering, lists, tuple(charts.templates)
    )
