"""Where the building script of the templates lies, and each template rendered once for all the tests."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
sys.path.insert(0, str(TEMPLATES / "kilde"))

import samples  # noqa: E402

from docgen.documents.norwegian import dialect  # noqa: E402
from docgen.word.compile import compile_template  # noqa: E402
from docgen.word.render import render  # noqa: E402


@cache
def _compiled(kind: str) -> Any:
    spoken = dialect("nynorsk" if kind.endswith(samples.NYNORSK) else "bokmål")
    return compile_template((TEMPLATES / f"{kind}.docx").read_bytes(), name=f"{kind}.docx", dialect=spoken)


@cache
def _document(kind: str, how: str) -> bytes:
    return render(_compiled(kind), getattr(samples, how)(kind.removesuffix(samples.NYNORSK)))


@pytest.fixture(params=[(kind, how) for kind in samples.FILES for how in ("full", "bare")], ids="-".join)
def document(request: pytest.FixtureRequest) -> bytes:
    """Each template in both målformer, with all values and with only those that must be there."""
    return _document(*request.param)


@pytest.fixture(params=samples.FILES)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def made() -> Callable[..., bytes]:
    """`made("referat", bruker={...})`: a document with some values of the sample changed."""

    def make(kind: str, how: str = "full", **changes: Any) -> bytes:
        if not changes:
            return _document(kind, how)
        values = getattr(samples, how)(kind.removesuffix(samples.NYNORSK))
        for key, value in changes.items():
            values[key] = values[key] | value if isinstance(value, dict) and isinstance(values.get(key), dict) else value
        return render(_compiled(kind), values)

    return make
