"""An error while a template runs becomes a fault that names the tag.

The exception, the part it came from and the values in, a `Fault` out. The traceback's innermost frame of the compiled
template gives the line, and a line is a tag (`assemble`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from jinja2 import Template
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.exceptions import TemplateError as JinjaError

from docgen.word.compiled import DynamicPart
from docgen.word.faults import Fault, Place
from docgen.word.printing import IllegalCharacterError, NotTextError, TooMuchError
from docgen.word.sandbox import Missing, Sandbox
from docgen.word.spelling import closest
from docgen.word.values import BadValueError

# A template is user input: what its expressions raise is a mistake in it, not in the program.
RUNTIME_ERRORS: Final = (
    JinjaError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError, RecursionError, AssertionError,
)  # fmt: skip


def fault_of(error: Exception, part: DynamicPart, environment: Sandbox, names: Mapping[str, object]) -> Fault:
    """The fault for an error that a part raised."""
    number = _tag_number(error, part)
    place, tag = Place(part.role), ""
    if number is not None and number < len(part.tags):
        place, tag = part.tags[number].place, part.tags[number].written
    code, details, suggestion = told(error, names)
    return Fault(code, place, tag, details, suggestion)


def _tag_number(error: Exception, part: DynamicPart) -> int | None:
    number = None
    step = error.__traceback__
    while step is not None:
        template = step.tb_frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template) and template is part.template:
            number = template.get_corresponding_lineno(step.tb_lineno) - 1
        step = step.tb_next
    return number


def told(error: Exception, names: Mapping[str, object]) -> tuple[str, tuple[tuple[str, str], ...], str | None]:
    """Code, details and suggestion for an error."""
    if isinstance(error, UndefinedError):
        return _undefined(error, names)
    if isinstance(error, IllegalCharacterError):
        return "illegal-character", (("codepoint", error.codepoint), ("position", str(error.position))), None
    if isinstance(error, BadValueError):
        return error.code, error.details, None
    if isinstance(error, NotTextError):
        return "not-text", (("kind", error.kind),), None
    if isinstance(error, TooMuchError | RecursionError):
        return "too-much", (("what", str(error)),), None
    if isinstance(error, SecurityError):
        return "forbidden", (("reason", str(error)),), None
    return "wrong-value", (("reason", str(error) or type(error).__name__),), None


def _undefined(error: UndefinedError, names: Mapping[str, object]) -> tuple[str, tuple[tuple[str, str], ...], str | None]:
    missing = error.args[0] if error.args else ""
    if not isinstance(missing, Missing):
        return "missing-value", (("name", str(missing)),), None
    details = (("name", missing.name),)
    if missing.owner is None:
        return "empty-parent", details, None
    candidates: Iterable[object] = missing.owner if isinstance(missing.owner, Mapping) else names
    return "missing-value", details, closest(missing.name, (str(key) for key in candidates))
