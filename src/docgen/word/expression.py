"""A single expression in the language of templates: `møte.status == "planlagt"`.

Text and a dialect in, `Expression` out; sandboxed and strict as templates are. Used where a table of settings asks
the same questions as a template does.
"""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import CodeType

from jinja2 import TemplateSyntaxError, nodes

from docgen.word.budget import Budget, BudgetContext
from docgen.word.failures import RUNTIME_ERRORS, told
from docgen.word.faults import Fault, Place, TemplateError
from docgen.word.names import find_names
from docgen.word.said import VALUE, NameUse, Tag
from docgen.word.sandbox import (
    Dialect,
    Sandbox,
    language_names,
    load_template,
    make_code,
    make_environment,
)
from docgen.word.syntax import unknown_words
from docgen.word.tags import find_tags

_PLACE = Place("expression")


@dataclass(frozen=True)
class Expression:
    """A compiled expression. `uses` is every use of a name, `names` the names as text."""

    text: str
    uses: tuple[NameUse, ...]
    environment: Sandbox
    code: CodeType
    run: Callable[[BudgetContext], object]

    @property
    def names(self) -> tuple[str, ...]:
        """The dotted names used, each once, in order."""
        return tuple(dict.fromkeys(use.text for use in self.uses))

    def evaluate(self, values: Mapping[str, object]) -> object:
        """The value of the expression.

        Raises:
            TemplateError: a name that is missing, or values the expression cannot take.
        """
        names = {**self.environment.globals, **values}
        context = BudgetContext(self.environment, names, None, {})
        context.budget = Budget()
        try:
            return self.run(context)
        except RUNTIME_ERRORS as error:
            code, details, suggestion = told(error, names)
            raise TemplateError((Fault(code, _PLACE, self.text, details, suggestion),)) from None


def compile_expression(text: str, dialect: Dialect, environment: Sandbox | None = None) -> Expression:
    """Compile an expression. Several of one dialect may share an `environment`, which takes longer to make than most of them.

    Raises:
        TemplateError: it cannot be read, or uses a filter or test that the dialect does not have.
    """
    environment = environment or make_environment(dialect)
    found, strays = find_tags("{{ " + text + " }}")
    tag = Tag(VALUE, "", found[0].text if found else text, _PLACE, text)
    if len(found) != 1 or strays or not tag.text:
        raise _bad(tag, text.strip())
    try:
        body = environment.parse("{{ " + tag.text + " }}").body
    except TemplateSyntaxError as error:
        raise _bad(tag, error.message or "") from None
    if len(body) != 1 or not isinstance(body[0], nodes.Output):
        raise _bad(tag, text)
    expression = body[0].nodes[0]
    if faults := tuple(unknown_words(environment, expression, tag)):
        raise TemplateError(faults)
    expression.set_lineno(1, override=True)
    tree = nodes.Template([nodes.Output([expression], lineno=1)], lineno=1)
    uses = find_names(tree, (tag,), frozenset(language_names(environment)))
    # Jinja's own way of getting a value and not its text out of a template: assign it, and read what was exported.
    assigned = nodes.Assign(nodes.Name("result", "store"), expression, lineno=1)
    tree = nodes.Template([assigned], lineno=1)
    tree.set_environment(environment)
    code = make_code(environment, tree)
    return Expression(text, uses, environment, code, _runner(environment, code))


def packed(expression: Expression) -> bytes:
    """The expression as bytes: code for this interpreter, to be read only from where nobody else can write (see `cache`)."""
    return pickle.dumps((expression.text, expression.uses, marshal.dumps(expression.code)))


def unpacked(data: bytes, environment: Sandbox) -> Expression:
    """The expression again; `environment` is one of the dialect that it was compiled for."""
    text, uses, code = pickle.loads(data)
    code = marshal.loads(code)
    return Expression(text, uses, environment, code, _runner(environment, code))


def _runner(environment: Sandbox, code: CodeType) -> Callable[[BudgetContext], object]:
    template = load_template(environment, code)

    def run(context: BudgetContext) -> object:
        for _ in template.root_render_func(context):
            pass
        result = context.vars["result"]
        if isinstance(result, environment.undefined):
            str(result)  # a missing name as the whole expression: say so, rather than answer with it
        return result

    return run


def _bad(tag: Tag, why: str) -> TemplateError:
    return TemplateError((Fault("bad-expression", _PLACE, tag.written, (("reason", why),)),))
