"""What every test has at hand: the option that rewrites the golden documents, and a world without settings from outside."""

from __future__ import annotations

import os
import tempfile
from typing import Any

import pytest
from hypothesis import settings


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--oppdater", action="store_true", help="Rewrite the golden documents; review the diff like code.")
    parser.addoption("--grundig", action="store_true", help="What takes minutes too: the manual carried out, and installing.")


def pytest_configure(config: pytest.Config) -> None:
    # As on a secretary's machine: what was compiled once is not compiled by every process that a test starts.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # Programs that tests start keep compiled templates here, and never among a person's own.
    kept = tempfile.TemporaryDirectory(prefix="docgen-maler-")
    config.add_cleanup(kept.cleanup)
    os.environ["DOCGEN_CACHE"] = kept.name
    state = tempfile.TemporaryDirectory(prefix="docgen-tilstand-")
    config.add_cleanup(state.cleanup)
    os.environ["DOCGEN_STATE"] = state.name


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Let a worker that is done take tests from the other: the slow ones lie side by side, and one of two would have them all."""
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log)


@pytest.fixture
def takes_minutes(request: pytest.FixtureRequest) -> None:
    """For what only `--grundig` runs: CI has twenty minutes."""
    if not request.config.getoption("--grundig"):
        pytest.skip("asked for by --grundig")


@pytest.fixture(scope="session")
def oppdater(request: pytest.FixtureRequest) -> bool:
    """Whether golden documents are to be rewritten instead of compared."""
    return bool(request.config.getoption("--oppdater"))


@pytest.fixture(autouse=True)
def _nothing_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DOCGEN_LANG", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


# A landing must not hang on the dice: CI tries the same values each time, a person at her desk new ones.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")
