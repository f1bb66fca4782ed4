from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reportgen.theme import Theme


@pytest.fixture(scope="session")
def theme() -> Theme:
    """The theme that all packs share."""
    source = Path(__file__).parents[2] / "layouts" / "theme.yaml"
    return Theme.model_validate(yaml.safe_load(source.read_text(encoding="utf-8")))
