"""The starter project, for tests that change one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.starter_project import make_starter


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    return make_starter(tmp_path / "project")
