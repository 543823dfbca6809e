"""How many folders are asked about, which, and what became of each: made once and remembered, for every promise asks the same ones.

DOCGEN_PROPERTY_EXAMPLES=2000   how many (150 without it)
DOCGEN_PROPERTY_SEED=17         which (fixed in CI, new ones each time at a desk)
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from drawn_casebooks import Folder, folder
from drawn_changes import later
from drawn_choices import Choices
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from made_documents import World, as_yaml, make, survey_of
from promises import Broken
from smaller import smallest

from docgen.build.survey import Survey

EXAMPLES = int(os.environ.get("DOCGEN_PROPERTY_EXAMPLES", "150"))
_FIXED = 20261022
SEED = int(os.environ.get("DOCGEN_PROPERTY_SEED", _FIXED if os.environ.get("CI") else random.SystemRandom().randrange(2**32)))

NUMBERS = st.integers(0, 2**32 - 1)
"""The strategy: a folder is known by its number (`drawn_choices` says why)."""

Test = Callable[..., None]
Promise = Callable[[World], Broken]


def of_many_folders(test: Test) -> Test:
    """Ask a test about every folder of this run; `of_fewer` about some of them."""
    return of_fewer(1)(test)


def of_fewer(part: int) -> Callable[[Test], Test]:
    """Ask about one folder in so many, for what costs more."""

    def asked(test: Test) -> Test:
        # One seed for all: the same numbers come to every test, so that what was made of a folder is made once. Nothing is shrunk
        # here, for a smaller number is no smaller folder.
        chosen = settings(
            max_examples=max(1, EXAMPLES // part),
            phases=[Phase.generate],
            database=None,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        )
        return seed(SEED)(chosen(given(number=NUMBERS)(test)))

    return asked


@cache
def numbers() -> tuple[int, ...]:
    """The folders of this run, by number."""
    found: list[int] = []

    @of_many_folders
    def gather(number: int) -> None:
        found.append(number)

    gather()
    return tuple(dict.fromkeys(found))


# --- what became of them -------------------------------------------------------------------------------------------


@lru_cache(maxsize=EXAMPLES)
def first_run(number: int) -> World:
    """The folder and all documents made from it, with nothing in output/ before."""
    return make(folder(number), for_later=True)


@lru_cache(maxsize=EXAMPLES)
def second_run(number: int) -> World:
    """The next run: things have happened, the first run's documents lie there, and a person has worked in some of them."""
    return make(folder_then(number), found_after(first_run(number), number), for_later=True)


def folder_then(number: int) -> Folder:
    """The folder at the next run."""
    return later(Choices(number + 1), folder(number))


def found_after(first: World, number: int) -> Survey:
    """What lies in output/ then."""
    c = Choices(number + 2)
    return survey_of(first.found, frozenset(one.path for one in first.found if c.chance(8)))


# --- asking --------------------------------------------------------------------------------------------------------


def breaches(world: World, promise: Promise) -> list[str]:
    """What breaks the promise."""
    return list(promise(world))


def check(number: int, *promises: Promise) -> None:
    """Both runs of a folder keep the promises."""
    for promise in promises:
        for name, world in (("first", first_run(number)), ("second", second_run(number))):
            broken = breaches(world, promise)
            assert not broken, _told(number, name, promise, broken)


@lru_cache(maxsize=4)
def _smallest(number: int, promise: Promise) -> Folder:
    return smallest(folder(number), lambda candidate: bool(breaches(make(candidate), promise)))


def _told(number: int, run: str, promise: Promise, broken: list[str]) -> str:
    lines = [f"Folder {number}, {run} run: {promise.__name__} is broken {len(broken)} times.", *broken[:5]]
    if run == "first":
        small = _smallest(number, promise)
        lines += [f"The smallest folder that breaks it, on {small.i_dag}:"]
        lines += [as_yaml(one).decode() for one in small.files if one["type"] != "instanser"]
    return "\n".join(lines)


def sabotaged(promise: Promise, *, most: int = 120, second: bool = False, **other: Any) -> list[str]:
    """The first new breach that is found in a program that has been broken on purpose; nothing is remembered of it."""
    for number in range(most):
        world = make(folder(number), for_later=second, last_check=False, **other)
        world = make(folder_then(number), found_after(world, number), last_check=False, **other) if second else world
        broken = breaches(world, promise)
        if broken:
            return broken
    return []


def replace_everywhere(monkeypatch: Any, original: object, broken: object) -> None:
    """Put something else in the place of a function of the program, wherever a module of it has a name for it."""
    import sys

    found = 0
    for name, module in [*sys.modules.items()]:
        if name.startswith("docgen"):
            for key, value in [*vars(module).items()]:
                if value is original:
                    monkeypatch.setattr(module, key, broken)
                    found += 1
    assert found, original
