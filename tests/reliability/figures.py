"""What a harness found out, printed the same way by all of them."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Figures:
    """One row: what was broken, how many times, how the runs ended, and every bad outcome in words."""

    name: str
    broken: int
    outcomes: Counter[str] = field(default_factory=Counter)
    bad: tuple[str, ...] = ()

    def __str__(self) -> str:
        ended = ", ".join(f"{name} {count}" for name, count in sorted(self.outcomes.items()))
        return f"{self.name}: {self.broken} times broken ({ended}), {len(self.bad)} bad"


@dataclass(frozen=True)
class Asked:
    """What the command line asked for."""

    everything: bool = False
    mutant: str = ""


def command(purpose: str, measure: Callable[[Asked], Iterable[Figures]]) -> None:
    """Run a harness from the command line: print its figures, and end with 1 when there is a bad outcome."""
    parser = argparse.ArgumentParser(description=purpose)
    parser.add_argument("--all", action="store_true", help="every point, not the slice of the test suite")
    parser.add_argument("--mutant", default="", help="break a publisher that is wrong, by its name in publishers.py")
    given = parser.parse_args()
    wrong = 0
    for figures in measure(Asked(given.all, given.mutant)):
        print(figures)  # noqa: T201
        for bad in figures.bad[:20]:
            print(f"    {bad}")  # noqa: T201
        wrong += len(figures.bad)
    sys.exit(1 if wrong else 0)
