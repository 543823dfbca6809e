"""The workspace, fresh and built; built once for each worker and copied for every test that changes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from office import Office, Outcome

TWO_GROUPS = ("cases/ansvarsgrupper/AG-2026-005", "cases/ansvarsgrupper/AG-2026-003")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Outcome]:
    """The workspace after one `docgen build`, and how that ended. Not to be changed: copy it."""
    office = Office.fresh(tmp_path_factory.mktemp("bygd"))
    return office, office.build()


@pytest.fixture(scope="session")
def in_nynorsk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Outcome]:
    """The same workspace where the municipality writes nynorsk, built. Not to be changed."""
    office = Office.fresh(tmp_path_factory.mktemp("nynorsk"))
    office.edit("cases/register/oppsett.yaml", "målform: bokmål", "målform: nynorsk")
    return office, office.build()


@pytest.fixture(scope="session", params=["built", "in_nynorsk"])
def either(request: pytest.FixtureRequest) -> tuple[Office, Outcome]:
    """The built workspace in bokmål, and in nynorsk."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, tuple)
    return found


@pytest.fixture(scope="session")
def small_built(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Two groups of the workspace, built. Not to be changed: copy it."""
    office = Office.small(tmp_path_factory.mktemp("liten") / "kontor", *TWO_GROUPS)
    outcome = office.build()
    assert outcome.code == 0, outcome.said
    return office


@pytest.fixture
def fresh(tmp_path: Path) -> Office:
    """Two groups of the workspace, with nothing built."""
    return Office.small(tmp_path / "ny", *TWO_GROUPS)


@pytest.fixture
def office(small_built: Office, tmp_path: Path) -> Office:
    """Two groups of the workspace, built."""
    return small_built.copy_to(tmp_path / "kontor")


@pytest.fixture
def whole(built: tuple[Office, Outcome], tmp_path: Path) -> Office:
    """A copy of the whole built workspace."""
    return built[0].copy_to(tmp_path / "kommune")
