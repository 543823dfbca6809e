"""Every small wrong change to a module: one comparison turned, one condition dropped, one line gone, one default forgotten.

`mutants_of` reads a module's text and lists them; `Mutant.put` makes one of them in the tree it was read from, which the
caller then compiles. Nothing is written to disk. Left alone: annotations, imports, asserts, docstrings and `__all__`.
"""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

MOST_TEXT = 110
"""A change is shown with what stands around it, as long as that is no longer than this."""


@dataclass(frozen=True)
class Change:
    """`new` in the place of one child of `holder`: its `field`, or the one at `index` where the field is a list."""

    holder: ast.AST
    field: str
    index: int | None
    new: ast.AST

    @property
    def old(self) -> ast.AST:
        value = getattr(self.holder, self.field)
        child: ast.AST = value if self.index is None else value[self.index]
        return child

    def put(self, node: ast.AST) -> None:
        if self.index is None:
            setattr(self.holder, self.field, node)
        else:
            getattr(self.holder, self.field)[self.index] = node


@dataclass(frozen=True)
class Mutant:
    """One change. `name` says where and what without a line number, so that it outlives changes elsewhere in the file.

    `function` is the outermost function or method whose calls reach the change; None when importing the module does.
    """

    name: str
    line: int
    function: str | None
    change: Change

    def put(self, tree: ast.Module) -> None:
        self.change.put(ast.copy_location(self.change.new, self.change.old))
        ast.fix_missing_locations(tree)


def mutants_of(tree: ast.Module, *, words: bool = False) -> list[Mutant]:
    """All mutants of a module. Sentences for people are changed only with `words`: a test of them is a copy of them.

    >>> for mutant in mutants_of(ast.parse("def is_old(age):\\n    return age > 17")):
    ...     print(mutant.line, mutant.name)
    2 is_old: return age > 17 → return None
    2 is_old: return age > 17 → return age >= 17
    2 is_old: return age > 17 → return age <= 17
    2 is_old: age > 17 → age > 18
    2 is_old: age > 17 → age > 16
    """
    found, seen, needed = [], Counter[str](), _arguments_needed(tree)
    for change, place, function in _walk(tree, "", None):
        if (not words and _is_sentence(change.old)) or _cannot_run(change, needed):
            continue
        name = f"{place or 'module'}: {_shown(change)}"
        seen[name] += 1
        name = name if seen[name] == 1 else f"{name} ({seen[name]})"
        line = next((one.lineno for one in (change.old, change.holder, *ast.walk(change.old)) if hasattr(one, "lineno")), 0)
        found.append(Mutant(name, line, function, change))
    return found


def functions_of(tree: ast.Module) -> dict[str, tuple[int, int]]:
    """The first and last line of every outermost function and method, decorators included."""
    found: dict[str, tuple[int, int]] = {}

    def look(body: list[ast.stmt], prefix: str) -> None:
        for node in body:
            if isinstance(node, ast.ClassDef):
                look(node.body, f"{prefix}{node.name}.")
            elif isinstance(node, ast.FunctionDef):
                first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
                found[prefix + node.name] = (first, node.end_lineno or node.lineno)

    look(tree.body, "")
    return found


# --- the walk ------------------------------------------------------------------------------------------------------

SILENT = (ast.Import, ast.ImportFrom, ast.Assert, ast.expr_context, ast.operator, ast.cmpop, ast.boolop, ast.unaryop)
NOT_RUN = {"annotation", "returns", "format_spec", "type_params", "type_comment"}
RUN_AT_IMPORT = {"decorator_list", "args", "bases", "keywords"}
"""What of a function or class definition runs when the module is imported, and not when the function is called."""


def _walk(node: ast.AST, place: str, function: str | None) -> Iterator[tuple[Change, str, str | None]]:
    """Each change below a node, with the name of the function it stands in and of the one whose calls reach it."""
    defined = isinstance(node, ast.FunctionDef | ast.ClassDef)
    inner = f"{place}.{node.name}".lstrip(".") if isinstance(node, ast.FunctionDef | ast.ClassDef) else place
    for field, index, child in _children(node):
        runs_in = function
        if isinstance(node, ast.FunctionDef) and field not in RUN_AT_IMPORT:
            runs_in = function or inner
        where = inner if defined else place
        yield from ((Change(node, field, index, new), where, runs_in) for new in _changed(child, node))
        yield from _walk(child, where, runs_in)


def _children(node: ast.AST) -> Iterator[tuple[str, int | None, ast.AST]]:
    for field, value in ast.iter_fields(node):
        if field in NOT_RUN:
            continue
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST) and not isinstance(child, SILENT) and not _is_left_alone(child, node, field):
                yield field, index, child


def _is_left_alone(node: ast.AST, holder: ast.AST, field: str) -> bool:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True  # a docstring, of a module, a function or a name
    if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
        return True
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return True
    # `tuple[str, ...]` as a value is a type all the same.
    return isinstance(holder, ast.Subscript) and field == "slice" and isinstance(node, ast.Tuple)


def _is_sentence(node: ast.AST) -> bool:
    """Words with a space or a line break between them are for people; a word alone is read by the program."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value.split()) > 1


def _arguments_needed(tree: ast.Module) -> dict[str, int]:
    """How many arguments each function of the module cannot do without."""
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    return {one.name: len(one.args.posonlyargs) + len(one.args.args) - len(one.args.defaults) for one in functions}


def _cannot_run(change: Change, needed: dict[str, int]) -> bool:
    """What fails the first time it is run, whatever the tests ask: it would only make the figures look good."""
    old, new = change.old, change.new
    if isinstance(new, ast.Call) and isinstance(new.func, ast.Name) and new.func.id in needed and isinstance(old, ast.Call):
        spread = any(isinstance(argument, ast.Starred) for argument in old.args)
        return not spread and len(new.args) < len(old.args) <= needed[new.func.id]
    unpacked = isinstance(change.holder, ast.Assign) and isinstance(change.holder.targets[0], ast.Tuple)
    return unpacked and change.field == "value" and isinstance(old, ast.Tuple) and isinstance(new, ast.Tuple)


def _changed(node: ast.AST, holder: ast.AST) -> Iterator[ast.AST]:
    for kind, change in CHANGES:
        if isinstance(node, kind):
            yield from change(node)
    if isinstance(holder, ast.If | ast.While) and node is holder.test:
        yield from _of_test(node, holder)
    if isinstance(holder, ast.For | ast.comprehension) and node is holder.iter:
        yield ast.Tuple([], ast.Load())
    if isinstance(holder, ast.IfExp) and node is holder.test:
        yield from (ast.Constant(True), ast.Constant(False))


def _shown(change: Change) -> str:
    """The change as a person reads it, with as much around it as there is room for."""
    old, holder = change.old, change.holder
    texts = ast.unparse(_heading(old)), ast.unparse(_heading(change.new))
    if isinstance(holder, ast.If | ast.While | ast.For) and not isinstance(old, ast.stmt):
        word = {"test": "if", "iter": "for … in", "target": "for"}[change.field]
        texts = f"{word} {texts[0]}", f"{word} {texts[1]}"
    elif not isinstance(old, ast.stmt) and not isinstance(holder, ast.FunctionDef | ast.ClassDef | ast.Module):
        before = ast.unparse(holder)
        change.put(change.new)
        around = before, ast.unparse(holder)
        change.put(old)
        texts = around if len(around[0]) <= MOST_TEXT else texts
    before, after = (" ".join(text.split()) for text in texts)
    same = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    return f"{_window(before, same)} → {_window(after, same)}"


def _window(text: str, at: int) -> str:
    """A text that is too long, from a little before the place where it was changed."""
    if len(text) <= MOST_TEXT:
        return text
    start = max(0, at - MOST_TEXT // 3)
    end = start + MOST_TEXT
    return "…" * (start > 0) + text[start:end] + "…" * (end < len(text))


def _heading(node: ast.AST) -> ast.AST:
    return _with(node, body=[ast.Pass()]) if isinstance(node, ast.FunctionDef | ast.ClassDef) else node


# --- the changes ---------------------------------------------------------------------------------------------------

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
SWAPPED = {"any": "all", "all": "any", "min": "max", "max": "min", "sorted": "list", "reversed": "iter"}
TIDYING = {"strip", "casefold", "lower", "upper", "lstrip", "rstrip"}
"""Methods that give the same text in another form; a mutant leaves the text as it was."""


def _with(node: Any, **fields: object) -> Any:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _without(items: list[Any], at: int) -> list[Any]:
    return items[:at] + items[at + 1 :]


def _of_comparison(node: ast.Compare) -> Iterator[ast.AST]:
    for at, operator in enumerate(node.ops):
        for other in COMPARISONS[type(operator)]:
            yield _with(node, ops=[*node.ops[:at], other(), *node.ops[at + 1 :]])


def _of_and_or(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    for at in range(len(node.values)):
        rest = _without(node.values, at)
        yield rest[0] if len(rest) == 1 else _with(node, values=rest)


def _of_sign(node: ast.UnaryOp) -> Iterator[ast.AST]:
    if isinstance(node.op, ast.Not | ast.USub):
        yield node.operand


def _of_arithmetic(node: ast.BinOp) -> Iterator[ast.AST]:
    if type(node.op) in ARITHMETIC:
        yield _with(node, op=ARITHMETIC[type(node.op)]())


def _of_constant(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int | float):
        yield from (ast.Constant(node.value + 1), ast.Constant(node.value - 1))
    elif isinstance(node.value, str):
        yield ast.Constant(f"XX{node.value}XX" if node.value else "XX")


def _of_test(test: ast.AST, holder: ast.If | ast.While) -> Iterator[ast.AST]:
    if not isinstance(holder, ast.While):  # for ever is a long time to wait for a mutant
        yield ast.Constant(True)
    yield ast.Constant(False)


def _of_filter(node: ast.comprehension) -> Iterator[ast.AST]:
    for at in range(len(node.ifs)):
        yield _with(node, ifs=_without(node.ifs, at))


def _of_return(node: ast.Return) -> Iterator[ast.AST]:
    if node.value is not None and not isinstance(node.value, ast.Constant):
        yield ast.Return(ast.Constant(None))


def _of_line(node: ast.Expr) -> Iterator[ast.AST]:
    # Taking out the only yield would make another kind of function of it, which any test would notice.
    is_yield = isinstance(node.value, ast.Yield | ast.YieldFrom)
    yield ast.Expr(ast.YieldFrom(ast.Tuple([], ast.Load()))) if is_yield else ast.Pass()


def _of_assignment(node: ast.Assign | ast.AnnAssign | ast.NamedExpr) -> Iterator[ast.AST]:
    # In the place of False, None says the same; in the place of True, False has been tried.
    if node.value is not None and not (isinstance(node.value, ast.Constant) and isinstance(node.value.value, bool | None)):
        yield _with(node, value=ast.Constant(None))


def _of_leap(node: ast.stmt) -> Iterator[ast.AST]:
    yield ast.Pass()
    if isinstance(node, ast.Continue):
        yield ast.Break()


def _of_handler(node: ast.ExceptHandler) -> Iterator[ast.AST]:
    yield _with(node, body=[ast.Raise()])


def _of_definition(node: ast.FunctionDef | ast.ClassDef) -> Iterator[ast.AST]:
    for at in range(len(node.decorator_list)):
        yield _with(node, decorator_list=_without(node.decorator_list, at))


def _of_call(node: ast.Call) -> Iterator[ast.AST]:
    """An argument left out or blank; a builtin in another's place; a text as it was written."""
    for at in range(len(node.keywords)):
        yield _with(node, keywords=_without(node.keywords, at))
    for at, argument in enumerate(node.args):
        if isinstance(argument, ast.Starred) or at == len(node.args) - 1:
            yield _with(node, args=_without(node.args, at))
        if not isinstance(argument, ast.Starred | ast.Constant | ast.GeneratorExp | ast.Lambda):
            yield _with(node, args=[*node.args[:at], ast.Constant(None), *node.args[at + 1 :]])
    if isinstance(node.func, ast.Name) and node.func.id in SWAPPED:
        other = SWAPPED[node.func.id]
        keywords = [] if other in ("list", "iter") else node.keywords
        yield _with(node, func=ast.Name(other, ast.Load()), keywords=keywords)
    if isinstance(node.func, ast.Attribute) and node.func.attr in TIDYING and not node.args:
        yield node.func.value


def _of_display(node: ast.Tuple | ast.List | ast.Set) -> Iterator[ast.AST]:
    if isinstance(node, ast.Set) or isinstance(node.ctx, ast.Load):
        for at in range(len(node.elts)):
            rest = _without(node.elts, at)
            yield _with(node, elts=rest) if rest or not isinstance(node, ast.Set) else ast.parse("set()", mode="eval").body


def _of_dict(node: ast.Dict) -> Iterator[ast.AST]:
    for at in range(len(node.keys)):
        yield _with(node, keys=_without(node.keys, at), values=_without(node.values, at))


def _of_slice(node: ast.Slice) -> Iterator[ast.AST]:
    for end in ("lower", "upper"):
        if getattr(node, end) is not None:
            yield _with(node, **{end: None})


def _of_match(node: ast.Match) -> Iterator[ast.AST]:
    for at in range(len(node.cases) if len(node.cases) > 1 else 0):
        yield _with(node, cases=_without(node.cases, at))


CHANGES: tuple[tuple[Any, Callable[[Any], Iterator[ast.AST]]], ...] = (
    (ast.Compare, _of_comparison),
    (ast.BoolOp, _of_and_or),
    (ast.UnaryOp, _of_sign),
    (ast.BinOp, _of_arithmetic),
    (ast.Constant, _of_constant),
    (ast.comprehension, _of_filter),
    (ast.Return, _of_return),
    (ast.Expr, _of_line),
    (ast.Assign | ast.AnnAssign | ast.NamedExpr, _of_assignment),
    (ast.AugAssign | ast.Continue | ast.Break | ast.Raise, _of_leap),
    (ast.ExceptHandler, _of_handler),
    (ast.FunctionDef | ast.ClassDef, _of_definition),
    (ast.Call, _of_call),
    (ast.Tuple | ast.List | ast.Set, _of_display),
    (ast.Dict, _of_dict),
    (ast.Slice, _of_slice),
    (ast.Match, _of_match),
)
