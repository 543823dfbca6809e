"""Every harness in full, and what it found written into docs/pålitelighet.md.

python -m tests.reliability.report [kill] [errors] [power] [walk] [share] [archive] [samba]    (about twenty minutes for all of them)

Each has its own block in the document, between two comments; what stands outside them is written by hand. Ends with 1 when a run of
ours went wrong or a mutant was not caught.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from . import archive, archiving, errors, kill, power, samba, share, strace, walk
from .figures import Asked, Figures
from .offices import PublishedOffice

DOCUMENT = Path(__file__).parents[2] / "docs" / "pålitelighet.md"
WIDTH = 90
"""So much of a mutant's first bad outcome is shown."""


def _calls(mutant: str) -> tuple[strace.Point, ...]:
    return strace.points(mutant, strace.CHANGING)


@dataclass(frozen=True)
class Harness:
    """One harness: all of it on ours, and as much of it on its mutants as catches them."""

    measure: Callable[[Asked], Iterable[Figures]]
    try_mutant: Callable[[str], Iterable[Figures]]
    mutants: tuple[str, ...]


HARNESSES: Mapping[str, Harness] = MappingProxyType(
    {
        "kill": Harness(
            kill.measure,
            lambda mutant: [kill.killed_at(mutant, _calls(mutant))],
            ("in place", "no journal, on a share", "over her edit"),
        ),
        "errors": Harness(
            lambda _: (errors.failing_at(way, error, _calls(way)) for way in strace.WAYS for error in errors.ERRORS),
            lambda mutant: [errors.failing_at(mutant, "ENOSPC", _calls(mutant))],
            ("in place",),
        ),
        "power": Harness(
            power.measure,
            lambda mutant: power.measure(Asked(mutant=mutant)),
            ("no flush", "in place", "no journal, on a share", "over her edit"),
        ),
        "walk": Harness(
            walk.measure,
            lambda mutant: [walk.walked(PublishedOffice, mutant, walk.ALL)],
            ("in place", "no journal", "over her edit"),
        ),
        "share": Harness(share.measure, lambda mutant: share.measure(Asked(everything=True, mutant=mutant)), ("ours",)),
        "archive": Harness(
            archive.measure, lambda mutant: [archive.try_mutant(mutant)], tuple(name for name in archiving.MUTANTS if name)
        ),
        "samba": Harness(samba.measure, lambda mutant: samba.measure(Asked(mutant=mutant)), ("ours",)),
    }
)


def main() -> int:
    chosen = sys.argv[1:] or [name for name in HARNESSES if name != "samba" or shutil.which(samba.KERNEL)]
    failed = False
    for name in chosen:
        harness = HARNESSES[name]
        ours = list(harness.measure(Asked(everything=True)))
        mutants = {mutant: list(harness.try_mutant(mutant)) for mutant in harness.mutants}
        _write(name, [*_table_of_ours(ours), "", *_table_of_mutants(mutants)])
        failed |= any(figures.bad for figures in ours) or not all(any(f.bad for f in found) for found in mutants.values())
        for figures in ours:
            print(figures, *figures.bad[:10], sep="\n    ", flush=True)  # noqa: T201
    return int(failed)


def _table_of_ours(found: list[Figures]) -> Iterable[str]:
    yield from ("| what | times | how it went | bad |", "|---|---|---|---|")
    for figures in found:
        went = ", ".join(f"{how} {count}" for how, count in sorted(figures.outcomes.items()))
        yield f"| {figures.name} | {figures.broken} | {went} | {len(figures.bad)} |"


def _table_of_mutants(mutants: dict[str, list[Figures]]) -> Iterable[str]:
    yield from ("| mutant | times | bad | the first of them |", "|---|---|---|---|")
    for mutant, found in mutants.items():
        bad = [one for figures in found for one in figures.bad]
        first = bad[0][:WIDTH] if bad else "**not caught**"
        yield f"| {mutant} | {sum(figures.broken for figures in found)} | {len(bad)} | {first} |"


def _write(name: str, lines: Iterable[str]) -> None:
    text = DOCUMENT.read_text("utf-8")
    block = re.compile(rf"(<!-- {name} -->\n).*?(\n<!-- /{name} -->)", re.DOTALL)
    body = "\n".join(lines)
    changed, count = block.subn(lambda match: f"{match[1]}{body}{match[2]}", text)
    if not count:
        raise SystemExit(f"{DOCUMENT.name} has no block for {name}")
    DOCUMENT.write_text(changed, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
