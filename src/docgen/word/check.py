"""Is every name in a template one that exists? Judged before the template is used, against a tree of names.

A compiled template (or expression) and a `Vocabulary` in, faults out. A vocabulary holds every name that can exist,
also those that are empty today, so a name that is only asked about (`{% if x is defined %}`) must be in it too: a
misspelt question is always answered no, and nobody would see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from docgen.word.faults import Fault
from docgen.word.names import LOOP_FIELDS, is_loop
from docgen.word.said import ITEM, NameUse, spelled
from docgen.word.spelling import closest

if TYPE_CHECKING:
    from docgen.word.compiled import CompiledTemplate
    from docgen.word.expression import Expression


def _none() -> Mapping[str, Vocabulary]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is known under a name: `fields` of a record, `items` of a list, or nothing for a plain value.

    `open` means that anything may be asked of it, and nothing is judged from there on.
    """

    fields: Mapping[str, Vocabulary] = field(default_factory=_none)
    items: Vocabulary | None = None
    open: bool = False


def check_template(template: CompiledTemplate, vocabulary: Vocabulary) -> tuple[Fault, ...]:
    """Every name of a template that the vocabulary does not have; one fault for each name and tag."""
    return check_names(template.names, vocabulary)


def check_expression(expression: Expression, vocabulary: Vocabulary) -> tuple[Fault, ...]:
    """Every name of an expression that the vocabulary does not have."""
    return check_names(expression.uses, vocabulary)


def check_names(uses: Iterable[NameUse], vocabulary: Vocabulary) -> tuple[Fault, ...]:
    """Every use of a name that the vocabulary does not have; one fault for each name and tag.

    What is asked of the items of a list that does not exist is not told again: the loop has been told of.
    """
    judged = [(use, fault) for use in uses if (fault := _judge(use, vocabulary)) is not None]
    lists = {(*use.path, ITEM) for use, _ in judged if use.iterated}
    return tuple(dict.fromkeys(fault for use, fault in judged if not any(use.path[: len(start)] == start for start in lists)))


def _judge(use: NameUse, vocabulary: Vocabulary) -> Fault | None:
    if is_loop(use):
        return _judge_loop(use)
    here = vocabulary
    for depth, step in enumerate(use.path):
        before = use.path[:depth]
        if here.open:
            return None
        if step == ITEM:
            if here.items is None:
                return _fault(use, "not-a-list", spelled(before))
            here = here.items
        elif step in here.fields:
            here = here.fields[step]
        elif here.items is not None and step in here.items.fields:
            details = (("name", spelled(before)), ("field", step))
            return Fault("list-not-item", use.tag.place, use.tag.written, details)
        else:
            return _fault(use, "unknown-name", spelled((*before, step)), _meant(step, here))
    if use.iterated and not here.open and here.items is None and not here.fields:
        return _fault(use, "not-a-list", use.text)
    return None


def _meant(step: str, here: Vocabulary) -> str | None:
    """What was meant by a name that is not here: one that exists a level further down, in one place only, or the nearest."""
    below = [f"{name}.{step}" for name, inner in here.fields.items() if step in inner.fields]
    return below[0] if len(below) == 1 else closest(step, here.fields)


def _judge_loop(use: NameUse) -> Fault | None:
    if len(use.path) < 2 or use.path[1] in LOOP_FIELDS:
        return None
    return _fault(use, "unknown-name", f"loop.{use.path[1]}", closest(use.path[1], LOOP_FIELDS))


def _fault(use: NameUse, code: str, name: str, suggestion: str | None = None) -> Fault:
    return Fault(code, use.tag.place, use.tag.written, (("name", name),), suggestion)
