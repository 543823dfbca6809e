"""One round for a task scheduler: look, wait until the sources are at rest, build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from docgen.disk import DocgenError
from docgen.reading.folder import shown
from docgen.scan import Stat
from docgen.watch.dirty import narrowed
from docgen.watch.outside import Office, Outcome, Setup
from docgen.watch.probe import file_clock_ns
from docgen.watch.rest import is_at_rest
from docgen.watch.sources import look, presence
from docgen.watch.wordings import AWAY, BUSY


def one_round(setup: Setup, office: Office, wait: Callable[[float], None]) -> Outcome:
    """Build once what is at rest. `wait` passes some seconds.

    What is still being written after the longest wait is left to the next round, with its folder.

    Raises:
        DocgenError: the workspace is away, the world failed, or what everything stands on is being written.
    """
    if presence(setup.root) is None:
        raise DocgenError(AWAY.nb, AWAY.en)
    begun = office.seconds()
    while True:
        seen = look(setup.root).sources
        restless = just_written(setup.root, seen)
        if not restless or office.seconds() - begun > setup.patience.longest:
            break
        wait(setup.patience.closed)
    chosen = narrowed(seen.keys() - restless, restless) if restless else frozenset[str]()
    if chosen is None:
        raise DocgenError(BUSY.nb, BUSY.en)
    return office.build(tuple(sorted(map(shown, chosen))), lambda done, total: None)


def just_written(root: Path, seen: dict[str, Stat]) -> frozenset[str]:
    """Those of a whole folder's files that were written to just now."""
    clock = file_clock_ns(root)
    return frozenset(path for path, stat in seen.items() if not is_at_rest(stat, stat, clock))
