"""The environment in which a template's expressions run: strict, escaped, and able to reach nothing.

A `Dialect` (what the caller adds) in, a Jinja environment out. Templates are untrusted input: they see plain values
and a few filters, they cannot change a value, and what they may use up is counted, not timed (a pure room has no
clock); a caller who wants a limit in seconds runs the renderer in a process of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import CodeType, MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from jinja2 import StrictUndefined, Template, nodes, pass_context, pass_environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import do_round, make_attrgetter
from jinja2.runtime import Context, Undefined, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from docgen.word.printing import Printer, TooMuchError, special
from docgen.word.values import Rich

if TYPE_CHECKING:
    from docgen.word.additions import Additions
    from docgen.word.compiled import PackedGrowth
    from docgen.word.fragments import Fragment
    from docgen.word.growth import Growth

MAX_STEPS: Final = 2_000_000
MAX_CHARACTERS: Final = 50_000_000
MAX_RANGE: Final = 10_000
MAX_REPEAT: Final = 100_000
MAX_POWER: Final = 64

# `safe`, `tojson`, `urlize`, `xmlattr` go round the escaping; `random` gives other bytes each time; `pprint` prints
# the inside of the program.
_DROPPED: Final = ("safe", "tojson", "urlize", "xmlattr", "random", "pprint", "filesizeformat")
_MOST_DECIMALS: Final = 15
_SIZE_OF_A_STEP: Final = 100
_PADDING: Final = frozenset({"ljust", "rjust", "center", "zfill", "expandtabs"})
_FORMATTING: Final = frozenset({"format", "format_map"})
_WIDE: Final = re.compile(r"\d{4,}|\*")

# Names that no template can spell: filters the compiler itself puts in.
STEPS, RAW, TEXT, PARAGRAPHS, RUNS, FIELD, UNIQUE, TARGET, LIST, RESTART, CHART = (
    "\ufdd0steps", "\ufdd0raw", "\ufdd0text", "\ufdd0paragraphs", "\ufdd0runs", "\ufdd0field", "\ufdd0unique",
    "\ufdd0target", "\ufdd0list", "\ufdd0restart", "\ufdd0chart",
)  # fmt: skip


def _empty() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a caller adds to the language of templates.

    `printers` say how a plain value of a type is written: `((date, long_date),)`; the first that fits decides.
    """

    language: str = "nb"
    filters: Mapping[str, Callable[..., object]] = field(default_factory=_empty)
    tests: Mapping[str, Callable[..., bool]] = field(default_factory=_empty)
    printers: tuple[tuple[type, Callable[[Any], str]], ...] = ()
    globals: Mapping[str, object] = field(default_factory=_empty)


class Missing(str):
    """An undefined name's message that remembers what was looked for, and in what."""

    name: str
    owner: object


class StrictMissing(StrictUndefined):
    """Undefined is an error in every use; the error says which name and where it was looked for."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        message = Missing(super()._undefined_message)
        message.name = str(self._undefined_name)
        message.owner = self._undefined_obj
        return message


class Budget:
    """What one render has used, given out and put aside: steps of loops and calls, numbers, additions to the package,
    and the fragments of the part that is being made."""

    __slots__ = ("_additions", "_growth", "fragments", "letters", "lists", "numbers", "steps", "unique")

    def __init__(self, first_number: int = 0, growth: Growth | PackedGrowth | None = None) -> None:
        self.steps = 0
        self.letters = 0
        self.unique = first_number
        self.numbers: dict[str, int] = {}
        self.lists: dict[int, int] = {}
        self._growth = growth
        self._additions: Additions | None = None
        self.fragments: list[Fragment] = []

    @property
    def growth(self) -> Growth:
        """What the template has that a rendering may have to add to."""
        from docgen.word.growth import Growth

        if not isinstance(self._growth, Growth):
            self._growth = self._growth.unpacked() if self._growth is not None else Growth()
        return self._growth

    @property
    def additions(self) -> Additions:
        """What this rendering adds to the package. Most add nothing, and never ask."""
        if self._additions is None:
            from docgen.word.additions import Additions

            self._additions = Additions(self.growth)
        return self._additions

    def added(self, rendered: Mapping[str, str]) -> Mapping[str, bytes]:
        """The parts that are new or changed by it."""
        return dict(self._additions.changed(rendered)) if self._additions else {}

    def print(self, letters: int, what: str) -> None:
        """Count letters before they are made."""
        self.letters += letters
        if self.letters > MAX_CHARACTERS:
            raise TooMuchError(what)

    def spend(self, steps: int) -> None:
        self.steps += steps
        if self.steps > MAX_STEPS:
            raise TooMuchError("loops")

    def number(self, key: str) -> int:
        """A number no drawing or bookmark of the document has; a closing mark gets that of its opening."""
        if key.startswith("="):
            return self.numbers.get(key[1:], self.unique)
        self.unique += 1
        self.numbers[key] = self.unique
        return self.unique

    def next_number(self) -> int:
        """A number for a drawing that a value brings."""
        self.unique += 1
        return self.unique


class BudgetContext(Context):
    """Jinja's context with the render's budget at hand, and the name of the part that is being made."""

    budget: Budget
    part: str


def _budget(context: Context) -> Budget:
    return cast("BudgetContext", context).budget


class PrintingGenerator(CodeGenerator):
    """Code whose every value goes through the printer and nothing else.

    The printer escapes; Jinja's own call of `escape` around it would make a Markup object of each value only to
    join it to the rest (a fifth of the time of a render).
    """

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:
        if isinstance(node, nodes.TemplateData):
            return str(node.as_const(frame.eval_ctx))
        raise nodes.Impossible

    # The commonest value by far is a text without special characters, and the commonest field that of a dict: both
    # are asked about in the template's own code, which saves the two calls that cost most in a long table.
    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("(t if (t := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(f").__class__ is str and special(t) is None else {finalize.src}t))")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        """All that is printed between two tags in one step: a generator's step costs more than most values.

        What goes into a buffer (a macro's text, a block `set`) is counted as it goes: nobody sees it before it is whole.
        """
        if frame.require_output_check or (frame.buffer is None and len(node.nodes) < 2):
            super().visit_Output(node, frame)
            return
        opening, closing = ("yield ", "") if frame.buffer is None else (f"{frame.buffer}.append(counted(context, ", "))")
        finalize = self._make_finalize()
        self.writeline(f'{opening}"".join((', node)
        self.indent()
        for child in node.nodes:
            self.newline(child)
            if isinstance(child, nodes.TemplateData):
                self.write(repr(child.data))
            else:
                self._output_child_pre(child, frame, finalize)
                self.visit(child, frame)
                self._output_child_post(child, frame, finalize)
            self.write(",")
        self.outdent()
        self.writeline(f")){closing}")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("concatenated(context, (")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.write("(o[")
        self.write(repr(node.attr))
        self.write("] if (o := ")
        self.visit(node.node, frame)
        self.write(f").__class__ is dict and {node.attr!r} in o else environment.getattr(o, {node.attr!r}))")


class Sandbox(ImmutableSandboxedEnvironment):
    """Keys before attributes, nothing that changes a value, nothing that takes the machine."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))
    context_class = BudgetContext
    code_generator_class = PrintingGenerator

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A dict's own keys win over the methods of dict: a field may be called `items`."""
        if obj.__class__ is dict or isinstance(obj, Mapping):
            try:
                return obj[attribute]
            except KeyError:
                pass
        return super().getattr(obj, attribute)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "+":
            _spend_sum(_budget(context), left, right)
        elif operator == "*":
            for sized, times in ((left, right), (right, left)):
                if isinstance(sized, str | list | tuple) and isinstance(times, int) and len(sized) * times > MAX_REPEAT:
                    raise TooMuchError("*")
            if isinstance(left, int) and isinstance(right, int) and left.bit_length() + right.bit_length() > 4096:
                raise TooMuchError("*")
        elif operator == "**":
            if not (isinstance(left, int | float) and isinstance(right, int | float) and abs(right) <= MAX_POWER):
                raise TooMuchError("**")
            if isinstance(left, int) and left.bit_length() > MAX_POWER:
                raise TooMuchError("**")
        elif isinstance(left, str) and _WIDE.search(left):
            raise TooMuchError("%")
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, obj: Any, *args: Any, **kwargs: Any) -> Any:
        owner, name = getattr(obj, "__self__", None), getattr(obj, "__name__", "")
        _budget(context).spend(1 + _size(owner) // _SIZE_OF_A_STEP)
        if isinstance(owner, str):
            if name in _PADDING and any(isinstance(arg, int) and arg > MAX_REPEAT for arg in args):
                raise TooMuchError(name)
            if name in _FORMATTING and _WIDE.search(owner):
                raise TooMuchError(name)
            _budget(context).print(_grown(owner, name, args), name)
        return super().call(context, obj, *args, **kwargs)


def _size(value: Any) -> int:
    return len(value) if isinstance(value, str | list | tuple | dict) else 0


def _metered(original: Callable[..., Any]) -> Callable[..., Any]:
    """A filter whose use is counted by the size of what it is given: a large value costs as many steps as a long loop."""
    wants = getattr(getattr(original, "jinja_pass_arg", None), "name", "")

    @pass_context
    def metered(context: Context, value: Any, *args: Any, **kwargs: Any) -> Any:
        _budget(context).spend(1 + _size(value) // _SIZE_OF_A_STEP)
        given = {"context": (context,), "eval_context": (context.eval_ctx,), "environment": (context.environment,)}
        return original(*given.get(wants, ()), value, *args, **kwargs)

    return metered


def _grown(text: str, method: str, args: tuple[Any, ...]) -> int:
    """How many letters a method of a text may make, for those that make more than they were given."""
    if method == "replace" and len(args) > 1 and isinstance(args[0], str) and isinstance(args[1], str):
        return len(text) + text.count(args[0]) * len(args[1])
    if method == "join" and args and isinstance(args[0], list | tuple | str):
        return sum(len(text) + len(item) for item in args[0] if isinstance(item, str))
    if method == "expandtabs":
        return len(text) + text.count("\t") * (args[0] if args and isinstance(args[0], int) else 8)
    if method == "translate" and args and isinstance(args[0], Mapping):
        longest = max((len(value) for value in args[0].values() if isinstance(value, str)), default=1)
        return len(text) * max(1, longest)
    return 0


def _spend_sum(budget: Budget, left: Any, right: Any) -> None:
    if isinstance(left, str) and isinstance(right, str):
        budget.print(len(left) + len(right), "+")
    elif isinstance(left, list | tuple) and isinstance(right, list | tuple):
        budget.spend(len(left) + len(right))


def _counted(context: Context, text: str) -> str:
    """A text that goes into a buffer."""
    _budget(context).print(len(text), "text")
    return text


def _concatenated(context: Context, parts: tuple[Any, ...]) -> str:
    """`a ~ b`, counted before it is made."""
    texts = [part if isinstance(part, str) or hasattr(part, "__html__") else str(part) for part in parts]
    _budget(context).print(sum(len(text) for text in texts if isinstance(text, str)), "~")
    return markup_join(texts)


@pass_context
def _steps(context: Context, iterable: Any) -> Any:
    """Count a loop before it runs. Things without a length are finite here, and are made into lists."""
    if isinstance(iterable, Undefined):
        return iterable
    if not hasattr(iterable, "__len__"):
        iterable = list(iterable)
    _budget(context).spend(len(iterable) + 1)
    return iterable


def _put(context: Context, value: Rich) -> str:
    """The mark of a value that prints as more than text; `splice` puts the fragment there."""
    from docgen.word.fragments import CLOSE, OPEN
    from docgen.word.writing import PartWriter

    budget = _budget(context)
    writer = PartWriter(budget.additions, budget.growth, cast("BudgetContext", context).part)
    budget.fragments.append(value.fragment(writer))
    budget.spend(1)
    return f"{OPEN}{len(budget.fragments) - 1}{CLOSE}"


def _printing(printer: Printer) -> Mapping[str, Callable[..., Any]]:
    """The ways of printing that need to know which part they print in."""

    @pass_context
    def in_text(context: Context, value: Any) -> str:
        if value.__class__ is not str and isinstance(value, Rich):
            return _put(context, value)
        return printer.in_text(value)

    @pass_context
    def paragraphs(context: Context, value: Any, before: str, after: str) -> Markup:
        rich = isinstance(value, Rich)
        return Markup(before + _put(context, value) + after) if rich else printer.paragraphs(value, before, after)

    @pass_context
    def runs(context: Context, value: Any, before: str, after: str) -> Markup:
        rich = isinstance(value, Rich)
        return Markup(before + _put(context, value) + after) if rich else printer.runs(value, before, after)

    return {TEXT: in_text, PARAGRAPHS: paragraphs, RUNS: runs}


@pass_context
def _unique(context: Context, key: str) -> int:
    return _budget(context).number(key)


@pass_context
def _list(context: Context, key: str) -> int:
    """The number of a list of the template's in this round of its loop: its own in the first, then a new one."""
    budget = _budget(context)
    num, abstract, ilvl = (int(number) for number in key.split(":"))
    if num not in budget.lists:
        budget.lists[num] = num
    elif budget.lists[num] < 0:
        budget.lists[num] = budget.additions.add_number(abstract, ilvl)
    return budget.lists[num]


@pass_context
def _restart(context: Context, num: str) -> str:
    """A round begins: the next paragraph of the list gets a number of its own."""
    budget = _budget(context)
    if int(num) in budget.lists:
        budget.lists[int(num)] = -1
    return ""


@pass_context
def _chart(context: Context, value: Any, key: int, *texts: str) -> str:
    """Add a chart with the numbers of a value; the relationship that leads to it."""
    from docgen.word.chart_parts import place

    if isinstance(value, Undefined):
        str(value)  # raises, and says which name
    budget = _budget(context)
    return place(budget.additions, cast("BudgetContext", context).part, budget.growth.charts[key], value, texts)


def _limited_range(*args: int) -> range:
    numbers = range(*args)
    if len(numbers) > MAX_RANGE:
        raise TooMuchError("range")
    return numbers


@pass_context
def _replaced(context: Context, value: Any, old: Any, new: Any, count: int | None = None) -> str:
    text, old, new = str(value), str(old), str(new)
    _budget(context).print(len(text) + text.count(old) * len(new), "replace")
    return text.replace(old, new, -1 if count is None else count)


@pass_context
def _joined(context: Context, value: Any, separator: Any = "", attribute: str | int | None = None) -> str:
    items = list(value if attribute is None else map(make_attrgetter(context.environment, attribute), value))
    texts = [item if isinstance(item, str) else str(item) for item in items]
    _budget(context).print(sum(map(len, texts)) + len(str(separator)) * len(texts), "join")
    return str(separator).join(texts)


def _rounded(value: float, precision: int = 0, method: Any = "common") -> float:
    if not isinstance(precision, int) or abs(precision) > _MOST_DECIMALS:
        raise TooMuchError("round")
    return do_round(value, precision, method)


def _short(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that takes long over long texts."""

    @pass_environment
    def limited(environment: Any, value: Any, *args: Any, **kwargs: Any) -> Any:
        if len(str(value)) > MAX_REPEAT:
            raise TooMuchError(name)
        return original(environment, value, *args, **kwargs)

    return limited


def _padded(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
    def limited(value: Any, width: Any = 80, *args: Any, **kwargs: Any) -> Any:
        if isinstance(width, int) and width > MAX_REPEAT:
            raise TooMuchError(name)
        return original(value, width, *args, **kwargs)

    return limited


def _format(value: str, *args: Any, **kwargs: Any) -> str:
    if _WIDE.search(str(value)):
        raise TooMuchError("format")
    return str(value) % (kwargs or args)


def _same(value: Any) -> Any:
    """`{{ x|e }}` of a docxtpl template: escaping is always on, and twice would show `&amp;`."""
    return value


def make_environment(dialect: Dialect) -> Sandbox:
    """An environment for one dialect: what templates may use and how values become text."""
    printer = Printer(dialect.printers)
    printing = _printing(printer)
    environment = Sandbox(
        autoescape=True, undefined=StrictMissing, finalize=printing[TEXT], keep_trailing_newline=True, cache_size=0
    )
    for name in _DROPPED:
        environment.filters.pop(name, None)
    environment.globals = {
        name: environment.globals[name] for name in ("dict", "cycler", "joiner", "namespace") if name in environment.globals
    }
    environment.globals["range"] = _limited_range
    environment.filters.update(dict.fromkeys(("e", "escape", "forceescape"), _same))
    environment.filters["format"] = _format
    environment.filters["center"] = _padded("center", environment.filters["center"])
    environment.filters["indent"] = _padded("indent", environment.filters["indent"])
    environment.filters["wordwrap"] = _short("wordwrap", environment.filters["wordwrap"])
    for name in ("batch", "slice"):
        environment.filters[name] = _padded(name, environment.filters[name])
    environment.filters.update({"replace": _replaced, "join": _joined, "round": _rounded})
    environment.filters.update(dialect.filters)
    environment.filters.update({name: _metered(original) for name, original in environment.filters.items()})
    environment.tests.update(dialect.tests)
    environment.globals.update(dialect.globals)
    environment.filters.update({
        **printing, STEPS: _steps, RAW: printer.plain, FIELD: printer.in_field, UNIQUE: _unique, TARGET: printer.link,
        LIST: _list, RESTART: _restart, CHART: _chart,
    })  # fmt: skip
    return environment


def make_code(environment: Sandbox, tree: nodes.Template) -> CodeType:
    """Compile a tree to Python code."""
    code = environment.compile(tree)
    assert isinstance(code, CodeType)
    return code


def load_template(environment: Sandbox, code: CodeType) -> Template:
    """A template from its code, which finds the printer's test for special characters beside it."""
    namespace: dict[str, Any] = {"environment": environment, "__file__": "<template>", "special": special}
    namespace |= {"counted": _counted, "concatenated": _concatenated}
    exec(code, namespace)
    return environment.template_class.from_module_dict(environment, namespace, environment.globals)


def language_names(environment: Sandbox) -> Iterable[str]:
    """The names every template knows besides its values."""
    return environment.globals
