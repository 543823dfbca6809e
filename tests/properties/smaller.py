"""The smallest folder in which a promise is still broken: files, fields and points are taken away one by one while it stays so."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

from drawn_casebooks import Folder

Path = tuple[str | int, ...]


def smallest(folder: Folder, is_broken: Callable[[Folder], bool]) -> Folder:
    """A folder from which nothing more can be taken without mending it. What no longer can be read at all counts as mended."""

    def still(candidate: Folder) -> bool:
        try:
            return is_broken(candidate)
        except (KeyError, IndexError, StopIteration, TypeError, ValueError):
            return False  # the oracle needs what was taken away

    changed = True
    while changed:
        changed = False
        for path in [*_paths([*folder.files], ())]:
            candidate = _without(folder, path)
            if candidate is not None and still(candidate):
                folder, changed = candidate, True
    return folder


def _paths(value: Any, path: Path) -> Iterator[Path]:
    """Every place, the large ones first: a whole file before its fields."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    places = [(*path, key) for key, _ in items]
    yield from reversed(places)
    for place in places:
        yield from _paths(value[place[-1]], place)


def _without(folder: Folder, path: Path) -> Folder | None:
    files: Any = copy.deepcopy([*folder.files])
    if path in ((0,), (1,)):
        return None  # the registers stay
    value = files
    try:
        for step in path[:-1]:
            value = value[step]
        del value[path[-1]]
    except (KeyError, IndexError, TypeError):
        return None  # something above it has gone
    return folder.with_files(files)
