"""Text to tree: YAML's events into nodes with places. Every scalar stays the text it was; YAML guesses nothing here.

Refused at the first sight: anchors, aliases, tags and merges (nobody in the office uses them, and they are how bombs are
built), a second document, keys that are not text, more than 64 levels. Events are read one at a time from PyYAML's C parser
where it is installed, else from the one in Python; both give the same tree.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any, Protocol, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from docgen.model.nationalid import find_national_ids
from docgen.problem import Position, Problem, Severity
from docgen.reading.messages import fault, pv_01, quote
from docgen.reading.naming import empty_file
from docgen.reading.nodes import Mapping, Node, Scalar, Sequence
from docgen.reading.pyparser import PythonParser
from docgen.reading.raw import clean, has_impossible
from docgen.reading.spelling import look_up, spelling_table
from docgen.reading.syntax import explain

MAX_DEPTH = 64
MAX_EVENTS = 100_000
_REFERENCE_KEYS = ("arkivref", "arkivsak", "referanse")
"""Fields for an archive's own numbers, where eleven digits may be something else (PV-01: ADVARSEL)."""


class EventSource(Protocol):
    """What both of PyYAML's parsers are to us."""

    def get_event(self) -> Any: ...


def _installed_parser() -> Callable[[str], EventSource]:
    try:
        from yaml._yaml import CParser
    except ImportError:
        return PythonParser
    return CParser


DEFAULT_PARSER = _installed_parser()


def parse(
    data: bytes, file: str, parser: Callable[[str], EventSource] = DEFAULT_PARSER
) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read the bytes of one YAML file into a tree.

    `file` is the path that places and messages show. No tree comes back from a file that is empty (INFO DG134), not UTF-8,
    too big, or that breaks off or cannot be read as YAML (one FEIL with the first place); duplicate keys (DG104), control
    characters (DG132), cut text (DG149) and fødselsnummer (PV-01) are reported beside a tree.
    """
    raw = clean(data, file)
    if raw.text is None:
        return None, raw.problems
    builder = _Builder(raw.text, file, keep_scalars=bool(raw.national_ids))
    try:
        root = builder.build(parser(raw.text))
    except _Refused as refused:
        root = None
        builder.problems.append(refused.problem)
    except yaml.YAMLError as error:
        root = None
        builder.problems.append(explain(error, raw.text, file))
    privacy = [_national_id(place, builder.scalars or []) for place in raw.national_ids]
    lines = {place.line for place in raw.national_ids}
    joined = [pv_01(at, key, Severity.FEIL) for key, at, last in builder.joined if lines.isdisjoint(range(at.line, last + 1))]
    return root, (*raw.problems, *privacy, *joined, *builder.problems)


_Frame: TypeAlias = tuple[bool, list[Node], Position, str, bool]
"""An open list or map: is it a map, its children so far, where it starts, the key above it, and does it stand in brackets."""


_Value: TypeAlias = tuple[str, Scalar, bool]
"""A value with the key above it, and whether it is the field's own value and no point of a list."""


def _key_above(frame: _Frame | None) -> str:
    """The field that what comes next stands in: its key, or that of the list around it."""
    if frame is None:
        return ""
    is_map, children, _, above, _ = frame
    key = children[-1] if is_map and children else None
    return key.text if isinstance(key, Scalar) else above


class _Refused(Exception):  # noqa: N818 - it carries a problem out of the loop and is caught in parse()
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class _Builder:
    """Puts the nodes together with a stack of its own: no recursion, so no depth can hurt it."""

    def __init__(self, text: str, file: str, *, keep_scalars: bool) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.problems: list[Problem] = []
        self.scalars: list[_Value] | None = [] if keep_scalars else None
        """All values and points, when something was found in the text that may stand in one."""
        self.joined: list[tuple[str, Position, int]] = []
        """Key, place and last line of texts in which YAML puts a fødselsnummer together: from two lines, or from escapes."""
        self._has_hash = "#" in text
        self._hard_spaces: list[Position] = []

    def build(self, source: EventSource) -> Node | None:
        """Read events to the end. Raises _Refused at what is never read, and yaml.YAMLError at what is no YAML."""
        root: Node | None = None
        stack: list[_Frame] = []
        frame: _Frame | None = None
        documents = events = 0
        get_event = source.get_event
        while True:
            event = get_event()
            kind = type(event)
            events += 1
            if events > MAX_EVENTS:
                raise _Refused(fault("DG143", self._at(event)))
            if kind is ScalarEvent:
                node: Node = self._scalar(event, frame)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    raise _Refused(self._special(event))
                if len(stack) >= MAX_DEPTH:
                    raise _Refused(fault("DG143", self._at(event)))
                if frame is not None and frame[0] and len(frame[1]) % 2 == 0:
                    raise _Refused(fault("DG150", self._at(event)))
                frame = (kind is MappingStartEvent, [], self._at(event), _key_above(frame), bool(event.flow_style))
                stack.append(frame)
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                is_map, children, start, _, in_brackets = stack.pop()
                frame = stack[-1] if stack else None
                node = self._mapping(children, start, in_brackets) if is_map else Sequence(tuple(children), start)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise _Refused(fault("DG142", self._at(event), {"tegn": "---"}))
                continue
            elif kind is AliasEvent:
                raise _Refused(self._special(event))
            elif kind is StreamEndEvent:
                return self._root(root)
            else:
                continue
            if frame is not None:
                frame[1].append(node)
            else:
                root = node

    def _root(self, root: Node | None) -> Node | None:
        if self._hard_spaces:
            # A line that begins with hard spaces is on another level than it looks: nothing below it can be trusted.
            for place in self._hard_spaces[1:]:
                self.problems.append(fault("DG138", place))
            raise _Refused(fault("DG138", self._hard_spaces[0]))
        if root is None or (isinstance(root, Scalar) and root.plain and not root.text):
            self.problems.append(empty_file(self.file))
            return None
        if not isinstance(root, Mapping):
            self.problems.append(fault("DG135", root.where))
            return None
        return root

    def _scalar(self, event: Any, frame: _Frame | None) -> Scalar:
        if event.anchor is not None or event.tag is not None:
            raise _Refused(self._special(event))
        text: str = event.value
        start, end, style = event.start_mark, event.end_mark, event.style
        line, column, last = start.line, start.column, end.line
        end_column = end.column if last == line else len(self.lines[line])
        where = Position(self.file, line + 1, column + 1, (end_column if end_column > column else column) + 1)
        if style == '"':
            text = self._unescaped(text, where)
        scalar = Scalar(text, where, not style, last + 1)
        is_key = frame is not None and frame[0] and len(frame[1]) % 2 == 0
        if is_key:
            self._look_at_key(scalar)
        else:
            if self.scalars is not None:
                self.scalars.append((_key_above(frame), scalar, frame is not None and frame[0]))
            if self._has_hash and not style and text:
                self._look_for_cut(last, end.column)
        if (last > line or style == '"') and find_national_ids(text):
            self.joined.append(("" if is_key else _speakable(_key_above(frame)), where, last + 1))
        return scalar

    def _look_at_key(self, key: Scalar) -> None:
        text = key.text
        if key.plain and text and (text[0].isspace() or text[-1].isspace()):
            self._hard_spaces.append(key.where)
        if text == "<<" and key.plain:
            raise _Refused(fault("DG141", key.where, {"tegn": "<<"}))

    def _look_for_cut(self, line: int, end: int) -> None:
        """Whether a plain text that ends here is followed by ` #` and more, which YAML takes for a comment."""
        whole = self.lines[line]
        comment = whole[end:].lstrip(" \t")
        if comment.startswith("#") and len(comment) < len(whole) - end:
            self.problems.append(fault("DG149", Position(self.file, line + 1, len(whole) - len(comment) + 1, len(whole) + 1)))

    def _unescaped(self, text: str, where: Position) -> str:
        # An escape can write what the raw file may not hold, and letters that are not composed.
        impossible = has_impossible(text)
        if impossible:
            self.problems.append(fault("DG132", where, {"tegn": f"U+{ord(impossible):04X}"}))
            text = text.replace(impossible, " ")
            return self._unescaped(text, where) if has_impossible(text) else text
        return unicodedata.normalize("NFC", text)

    def _mapping(self, children: list[Node], start: Position, in_braces: bool) -> Mapping:
        seen: dict[str, int] = {}
        entries: list[tuple[Scalar, Node]] = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            assert isinstance(key, Scalar)  # build() refuses other keys
            if key.text in seen:
                values = {"felt": quote(key.text), "linje": str(seen[key.text])}
                self.problems.append(fault("DG104", key.where, values))
                continue
            seen[key.text] = key.where.line
            entries.append((key, value))
        # A block of fields begins with its first field; that is also what is underlined.
        first = children[0] if children else None
        if isinstance(first, Scalar) and first.where[:3] == start[:3]:
            start = first.where
        blank = (key for key, value in entries if isinstance(value, Scalar) and not value.text) if in_braces else ()
        return Mapping(tuple(entries), start, tuple(key for key in blank if self._has_no_colon(key)))

    def _has_no_colon(self, key: Scalar) -> bool:
        """Whether a key without a value is a word alone. One over two lines is: before a colon none can be."""
        where = key.where
        rest = self.lines[where.line - 1][where.end_column - 1 :].lstrip(" \t")
        return key.last_line != where.line or not rest.startswith(":")

    def _special(self, event: Any) -> Problem:
        sign = "*" if isinstance(event, AliasEvent) else "&" if event.anchor is not None else "!"
        return fault("DG141", self._at(event), {"tegn": sign})

    def _at(self, event: Any) -> Position:
        mark = event.start_mark
        return Position(self.file, mark.line + 1, mark.column + 1, mark.column + 2)


def _national_id(place: Position, values: list[_Value]) -> Problem:
    """PV-01 at a place: FEIL, but ADVARSEL inside a one-line value of a field for archive numbers."""
    for key, scalar, is_own in values:
        where = scalar.where
        inside = (where.line, where.column) <= (place.line, place.column) and (
            place.end_column <= where.end_column if scalar.last_line == where.line else place.line <= scalar.last_line
        )
        if inside and (where.line == place.line or scalar.last_line >= place.line):
            known = look_up(key, spelling_table(_REFERENCE_KEYS))
            on_one_line = scalar.last_line == where.line
            severity = Severity.ADVARSEL if known and on_one_line and is_own else Severity.FEIL
            return pv_01(place, _speakable(key), severity)
    return pv_01(place, "", Severity.FEIL)


def _speakable(key: str) -> str:
    """The key, or "" when it holds a number itself and cannot be named."""
    return "" if find_national_ids(key) else key
