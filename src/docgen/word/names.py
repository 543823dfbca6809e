"""Which dotted names a template uses, with loops followed: `for t in møte.tiltak` makes `t.frist` the name
`møte.tiltak[].frist`.

A Jinja tree and its tags in, `NameUse`s out. `check` compares them with a vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from jinja2 import nodes

from docgen.word.said import ITEM, NameUse, Tag

# A path is what is known of an expression: steps from a top-level name; None when nothing is known.
Path = tuple[str, ...] | None
_Scope = Mapping[str, Path]

_KEEP: Final = frozenset({
    "sort", "reverse", "unique", "list", "select", "reject", "selectattr", "rejectattr", "default", "d",
})  # fmt: skip
_ATTRIBUTE_FIRST: Final = frozenset({"selectattr", "rejectattr", "groupby", "sum"})
_ITEM_OF: Final = frozenset({"first", "last", "min", "max"})
_STEPS: Final = (nodes.Name, nodes.Getattr, nodes.Getitem)
_LOOP: Final = "\ufdd0loop"
LOOP_FIELDS: Final = frozenset({
    "index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0", "previtem", "nextitem",
    "cycle", "changed",
})  # fmt: skip


def find_names(template: nodes.Template, tags: Sequence[Tag], known: frozenset[str]) -> tuple[NameUse, ...]:
    """Every use of a name that is not set in the template itself or one of the `known` globals."""
    finder = _Finder(tags)
    finder.body(template.body, dict.fromkeys(known))
    return tuple(finder.uses)


class _Finder:
    def __init__(self, tags: Sequence[Tag]) -> None:
        self.uses: list[NameUse] = []
        self._tags = tags

    def body(self, statements: Sequence[nodes.Node], scope: Mapping[str, Path]) -> None:
        inner = dict(scope)
        for statement in statements:
            self._statement(statement, inner)

    def _statement(self, node: nodes.Node, scope: dict[str, Path]) -> None:
        if isinstance(node, nodes.Output):
            for expression in node.nodes:
                self._path(expression, scope)
        elif isinstance(node, nodes.For):
            self._for(node, scope)
        elif isinstance(node, nodes.If):
            self._path(node.test, scope)
            # A name set in a branch is taken as known afterwards: Jinja keeps it, and a false alarm helps nobody.
            for branch in (node.body, node.else_):
                for statement in branch:
                    self._statement(statement, scope)
            for elif_ in node.elif_:
                self._statement(elif_, scope)
        elif isinstance(node, nodes.Assign):
            self._bind(node.target, self._path(node.node, scope), scope)
        elif isinstance(node, nodes.AssignBlock):
            self.body(node.body, scope)
            self._bind(node.target, None, scope)
        elif isinstance(node, nodes.With):
            inner = dict(scope)
            for target, value in zip(node.targets, node.values, strict=True):
                self._bind(target, self._path(value, scope), inner)
            self.body(node.body, inner)
        elif isinstance(node, nodes.Macro | nodes.CallBlock):
            inner = {**scope, "varargs": None, "kwargs": None, "caller": None}
            for argument in node.args:
                self._bind(argument, None, inner)
            if isinstance(node, nodes.CallBlock):
                self._path(node.call, scope)
            else:
                scope[node.name] = None
            self.body(node.body, inner)

    def _for(self, node: nodes.For, scope: dict[str, Path]) -> None:
        over = self._path(node.iter, scope, iterated=True)
        inner = dict(scope)
        self._bind(node.target, None if over is None else (*over, ITEM), inner)
        inner["loop"] = (_LOOP,)
        if node.test is not None:
            self._path(node.test, inner)
        self.body(node.body, inner)
        self.body(node.else_, scope)

    def _bind(self, target: nodes.Node, path: Path, scope: dict[str, Path]) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = path
        elif isinstance(target, nodes.Tuple):
            for item in target.items:
                self._bind(item, None, scope)

    def _path(self, node: nodes.Node, scope: _Scope, *, iterated: bool = False) -> Path:
        """Note every name in an expression; answer what is known of its value."""
        chain = self._chain(node, scope)
        if chain is not None:
            self._use(chain, node, iterated)
            return chain
        if isinstance(node, nodes.Filter) and node.node is not None:
            inner = self._path(node.node, scope, iterated=iterated and not node.name.isalpha())
            for argument in (*node.args, *node.kwargs):
                self._path(argument, scope)
            for attribute in _told_attributes(node) if inner is not None else ():
                self._use((*(inner or ()), ITEM, *attribute.split(".")), node, False)
            return _filtered(node, inner)
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr):
            # A method: what it belongs to is checked, its own name is the sandbox's affair.
            self._path(node.node.node, scope)
            for argument in (*node.args, *node.kwargs):
                self._path(argument, scope)
            return None
        for child in node.iter_child_nodes():
            self._path(child, scope)
        return None

    def _chain(self, node: nodes.Node, scope: _Scope) -> Path:
        if isinstance(node, nodes.Name):
            return scope.get(node.name, (node.name,))
        if isinstance(node, nodes.Getattr):
            step = node.attr
        elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            step = node.arg.value if isinstance(node.arg.value, str) else ITEM
        else:
            return None
        owner = (self._chain if isinstance(node.node, _STEPS) else self._path)(node.node, scope)
        return None if owner is None else (*owner, step)

    def _use(self, path: tuple[str, ...], node: nodes.Node, iterated: bool) -> None:
        if 0 < node.lineno <= len(self._tags):
            self.uses.append(NameUse(path, self._tags[node.lineno - 1], iterated))


def _told_attributes(node: nodes.Filter) -> Iterator[str]:
    """Fields of a list's items that a filter is told by name: `selectattr("kopi")`, `sort(attribute="frist")`."""
    told = [pair.value for pair in node.kwargs if pair.key == "attribute"]
    told += node.args[:1] if node.name in _ATTRIBUTE_FIRST else []
    yield from (value.value for value in told if isinstance(value, nodes.Const) and isinstance(value.value, str))


def _filtered(node: nodes.Filter, path: Path) -> Path:
    if path is None:
        return None
    if node.name in _KEEP or not node.name.isalpha():
        return path
    if node.name in _ITEM_OF and not node.kwargs:
        return (*path, ITEM)
    return None


def visible(uses: Sequence[NameUse]) -> Iterator[NameUse]:
    """The uses that reach the caller's values, without those of `loop`."""
    return (use for use in uses if use.path[0] != _LOOP)


def is_loop(use: NameUse) -> bool:
    """Is it a use of Jinja's own `loop`?"""
    return use.path[0] == _LOOP
