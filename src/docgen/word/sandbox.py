"""The environment in which a template's expressions run: strict, escaped, and able to reach nothing.

A `Dialect` (what the caller adds) in, a Jinja environment out. Templates are untrusted input: they see plain values
and a few filters, they cannot change a value, and what they may use up is counted, not timed (a pure room has no
clock); a caller who wants a limit in seconds runs the renderer in a process of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import CodeType, MappingProxyType
from typing import Any, Final, NamedTuple, cast

from jinja2 import StrictUndefined, Template, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from docgen.word.budget import (
    FORMATTING,
    MAX_POWER,
    MAX_REPEAT,
    PADDING,
    SIZE_OF_A_STEP,
    WIDE,
    BudgetContext,
    budget_of,
    concatenated,
    counted,
    formatted,
    grown,
    joined_texts,
    limited_range,
    metered,
    padded,
    replaced,
    rounded,
    short,
    size_of,
    spend_sum,
    steps_of,
)
from docgen.word.printing import Printer, TooMuchError, special
from docgen.word.values import Rich

# `safe`, `tojson`, `urlize`, `xmlattr` go round the escaping; `random` gives other bytes each time; `pprint` prints
# the inside of the program.
_DROPPED: Final = ("safe", "tojson", "urlize", "xmlattr", "random", "pprint", "filesizeformat")

# Names that no template can spell: filters the compiler itself puts in.
STEPS, RAW, TEXT, PARAGRAPHS, RUNS, FIELD, UNIQUE, TARGET, LIST, RESTART, CHART = (
    "\ufdd0steps", "\ufdd0raw", "\ufdd0text", "\ufdd0paragraphs", "\ufdd0runs", "\ufdd0field", "\ufdd0unique",
    "\ufdd0target", "\ufdd0list", "\ufdd0restart", "\ufdd0chart",
)  # fmt: skip


_EMPTY: Final[Mapping[str, Any]] = MappingProxyType({})


class Dialect(NamedTuple):
    """What a caller adds to the language of templates.

    `printers` say how a plain value of a type is written: `((date, long_date),)`; the first that fits decides. `variant`
    tells dialects apart that have the same names and print otherwise.
    """

    language: str = "nb"
    filters: Mapping[str, Callable[..., object]] = _EMPTY
    tests: Mapping[str, Callable[..., bool]] = _EMPTY
    printers: tuple[tuple[type, Callable[[Any], str]], ...] = ()
    globals: Mapping[str, object] = _EMPTY
    variant: str = ""


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
            spend_sum(budget_of(context), left, right)
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
        elif isinstance(left, str) and WIDE.search(left):
            raise TooMuchError("%")
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, obj: Any, *args: Any, **kwargs: Any) -> Any:
        owner, name = getattr(obj, "__self__", None), getattr(obj, "__name__", "")
        budget_of(context).spend(1 + size_of(owner) // SIZE_OF_A_STEP)
        if isinstance(owner, str):
            if name in PADDING and any(isinstance(arg, int) and arg > MAX_REPEAT for arg in args):
                raise TooMuchError(name)
            if name in FORMATTING and WIDE.search(owner):
                raise TooMuchError(name)
            budget_of(context).print(grown(owner, name, args), name)
        return super().call(context, obj, *args, **kwargs)


def _put(context: Context, value: Rich) -> str:
    """The mark of a value that prints as more than text; `splice` puts the fragment there."""
    from docgen.word.fragments import CLOSE, OPEN
    from docgen.word.writing import PartWriter

    budget = budget_of(context)
    budget.fragments.append(value.fragment(PartWriter(budget.additions, cast("BudgetContext", context).part)))
    budget.spend(1)
    return f"{OPEN}{len(budget.fragments) - 1}{CLOSE}"


def _printing(printer: Printer) -> Mapping[str, Callable[..., Any]]:
    """The ways of printing that need to know which part they print in."""

    @pass_context
    def in_text(context: Context, value: Any) -> str:
        if value.__class__ is not str and isinstance(value, Rich):
            return _put(context, value)
        return printer.in_text(value)

    def framed(plain: Callable[[Any, str, str], Markup]) -> Callable[..., Markup]:
        """Within the XML around the tag: a rich value as its mark, any other as the printer has it."""

        @pass_context
        def printed(context: Context, value: Any, before: str, after: str) -> Markup:
            return Markup(before + _put(context, value) + after) if isinstance(value, Rich) else plain(value, before, after)

        return printed

    return {TEXT: in_text, PARAGRAPHS: framed(printer.paragraphs), RUNS: framed(printer.runs)}


@pass_context
def _unique(context: Context, key: str) -> int:
    return budget_of(context).number(key)


@pass_context
def _list(context: Context, key: str) -> int:
    """The number of a list of the template's in this round of its loop: its own in the first, then a new one."""
    budget = budget_of(context)
    num, abstract, ilvl = (int(number) for number in key.split(":"))
    if num not in budget.lists:
        budget.lists[num] = num
    elif budget.lists[num] < 0:
        budget.lists[num] = budget.additions.add_number(abstract, ilvl)
    return budget.lists[num]


@pass_context
def _restart(context: Context, num: str) -> str:
    """A round begins: the next paragraph of the list gets a number of its own."""
    budget = budget_of(context)
    if int(num) in budget.lists:
        budget.lists[int(num)] = -1
    return ""


@pass_context
def _chart(context: Context, value: Any, key: int, *texts: str) -> str:
    """Add a chart with the numbers of a value; the relationship that leads to it."""
    from docgen.word.chart_parts import place

    if isinstance(value, Undefined):
        str(value)  # raises, and says which name
    additions = budget_of(context).additions
    return place(additions, cast("BudgetContext", context).part, additions.growth.charts[key], value, texts)


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
    environment.globals["range"] = limited_range
    environment.filters.update(dict.fromkeys(("e", "escape", "forceescape"), _same))
    own = environment.filters
    environment.filters.update({name: padded(name, own[name]) for name in ("center", "indent", "batch", "slice")})
    environment.filters.update({
        "format": formatted, "replace": replaced, "join": joined_texts, "round": rounded,
        "wordwrap": short("wordwrap", own["wordwrap"]),
    })  # fmt: skip
    environment.filters.update(dialect.filters)
    environment.filters.update({name: metered(original) for name, original in environment.filters.items()})
    environment.tests.update(dialect.tests)
    environment.globals.update(dialect.globals)
    environment.filters.update({
        **printing, STEPS: steps_of, RAW: printer.plain, FIELD: printer.in_field, UNIQUE: _unique, TARGET: printer.link,
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
    namespace |= {"counted": counted, "concatenated": concatenated}
    exec(code, namespace)
    return environment.template_class.from_module_dict(environment, namespace, environment.globals)


def language_names(environment: Sandbox) -> Iterable[str]:
    """The names every template knows besides its values."""
    return environment.globals
