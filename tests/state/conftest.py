"""A workspace that was built, with its state beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from state_world import FOLDERS, settings_in

from docgen.build.settings import Settings
from docgen.pipeline import build
from office import Office


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that was built once, with its state beside it."""
    folder = tmp_path_factory.mktemp("tilstand")
    build(settings_in(folder, Office.small(folder / "kontor", *FOLDERS)))
    return folder


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Settings:
    """A copy of it, built where it lies now."""
    shutil.copytree(built / "kontor", tmp_path / "kontor")
    settings = settings_in(tmp_path, Office(tmp_path / "kontor"))
    build(settings)
    return settings
