"""The sample deck, painted once."""

from __future__ import annotations

import io
from typing import Any

import pptx
import pytest

from tests.paint.deck import samples


@pytest.fixture(scope="session")
def sample() -> bytes:
    """A deck with one of everything."""
    return samples.deck(*samples.everything())


@pytest.fixture(scope="session")
def presentation(sample: bytes) -> Any:
    """The sample deck as python-pptx reads it."""
    return pptx.Presentation(io.BytesIO(sample))
