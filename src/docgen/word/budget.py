"""What one rendering may take of the machine, counted before it is taken: the same stop on every machine.

`Budget` is the account of one rendering and what it has put aside; the functions are the filters and sums of templates that can
make much out of little.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, cast

from jinja2 import pass_context, pass_environment
from jinja2.filters import do_round, make_attrgetter
from jinja2.runtime import Context, Undefined, markup_join

from docgen.word.printing import TooMuchError

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
_MOST_DECIMALS: Final = 15
SIZE_OF_A_STEP: Final = 100
PADDING: Final = frozenset({"ljust", "rjust", "center", "zfill", "expandtabs"})
FORMATTING: Final = frozenset({"format", "format_map"})
WIDE: Final = re.compile(r"\d{4,}|\*")


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
    def additions(self) -> Additions:
        """What this rendering adds to the package. Most add nothing, and never ask."""
        if self._additions is None:
            from docgen.word.additions import Additions
            from docgen.word.growth import Growth

            growth = self._growth
            self._additions = Additions(growth if isinstance(growth, Growth) else growth.unpacked if growth else Growth())
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
        self.numbers[key] = self.next_number()
        return self.unique

    def next_number(self) -> int:
        """A number for a drawing that a value brings."""
        self.unique += 1
        return self.unique


class BudgetContext(Context):
    """Jinja's context with the render's budget at hand, and the name of the part that is being made."""

    budget: Budget
    part: str


def budget_of(context: Context) -> Budget:
    return cast("BudgetContext", context).budget


def size_of(value: Any) -> int:
    return len(value) if isinstance(value, str | list | tuple | dict) else 0


def metered(original: Callable[..., Any]) -> Callable[..., Any]:
    """A filter whose use is counted by the size of what it is given: a large value costs as many steps as a long loop."""
    wants = getattr(getattr(original, "jinja_pass_arg", None), "name", "")

    @pass_context
    def counting(context: Context, value: Any, *args: Any, **kwargs: Any) -> Any:
        budget_of(context).spend(1 + size_of(value) // SIZE_OF_A_STEP)
        given = {"context": (context,), "eval_context": (context.eval_ctx,), "environment": (context.environment,)}
        return original(*given.get(wants, ()), value, *args, **kwargs)

    return counting


def grown(text: str, method: str, args: tuple[Any, ...]) -> int:
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


def spend_sum(budget: Budget, left: Any, right: Any) -> None:
    if isinstance(left, str) and isinstance(right, str):
        budget.print(len(left) + len(right), "+")
    elif isinstance(left, list | tuple) and isinstance(right, list | tuple):
        budget.spend(len(left) + len(right))


def counted(context: Context, text: str) -> str:
    """A text that goes into a buffer."""
    budget_of(context).print(len(text), "text")
    return text


def concatenated(context: Context, parts: tuple[Any, ...]) -> str:
    """`a ~ b`, counted before it is made."""
    texts = [part if isinstance(part, str) or hasattr(part, "__html__") else str(part) for part in parts]
    budget_of(context).print(sum(len(text) for text in texts if isinstance(text, str)), "~")
    return markup_join(texts)


@pass_context
def steps_of(context: Context, iterable: Any) -> Any:
    """Count a loop before it runs. Things without a length are finite here, and are made into lists."""
    if isinstance(iterable, Undefined):
        return iterable
    if not hasattr(iterable, "__len__"):
        iterable = list(iterable)
    budget_of(context).spend(len(iterable) + 1)
    return iterable


def limited_range(*args: int) -> range:
    numbers = range(*args)
    if len(numbers) > MAX_RANGE:
        raise TooMuchError("range")
    return numbers


@pass_context
def replaced(context: Context, value: Any, old: Any, new: Any, count: int | None = None) -> str:
    text, old, new = str(value), str(old), str(new)
    budget_of(context).print(grown(text, "replace", (old, new)), "replace")
    return text.replace(old, new, -1 if count is None else count)


@pass_context
def joined_texts(context: Context, value: Any, separator: Any = "", attribute: str | int | None = None) -> str:
    items = list(value if attribute is None else map(make_attrgetter(context.environment, attribute), value))
    texts, between = [item if isinstance(item, str) else str(item) for item in items], str(separator)
    budget_of(context).print(grown(between, "join", (texts,)), "join")
    return between.join(texts)


def rounded(value: float, precision: int = 0, method: Any = "common") -> float:
    if not isinstance(precision, int) or abs(precision) > _MOST_DECIMALS:
        raise TooMuchError("round")
    return do_round(value, precision, method)


def short(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that takes long over long texts."""

    @pass_environment
    def limited(environment: Any, value: Any, *args: Any, **kwargs: Any) -> Any:
        if len(str(value)) > MAX_REPEAT:
            raise TooMuchError(name)
        return original(environment, value, *args, **kwargs)

    return limited


def padded(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
    def limited(value: Any, width: Any = 80, *args: Any, **kwargs: Any) -> Any:
        if isinstance(width, int) and width > MAX_REPEAT:
            raise TooMuchError(name)
        return original(value, width, *args, **kwargs)

    return limited


def formatted(value: str, *args: Any, **kwargs: Any) -> str:
    if WIDE.search(str(value)):
        raise TooMuchError("format")
    return str(value) % (kwargs or args)
