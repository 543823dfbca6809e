"""Ours, and the mutants: publishers that are wrong in one way each, which the harnesses must be seen to catch."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from docgen.build.publish import Publisher

from .scene import Publishes


def ours(root: Path) -> Publishes:
    return Publisher(root, root / "output")


PUBLISHERS: Mapping[str, Callable[[Path], Publishes]] = MappingProxyType({"ours": ours})
