"""The packs account for every exhibit of the documents that were published."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from reportgen.checks.coverage import Covered
from reportgen.pipeline.coverage import cover, cover_all

PUBLISHED = {"000": 179, "001": 153, "002": 40, "003": 15, "004": 64}


pytestmark = pytest.mark.slow  # lays every pack out


@pytest.fixture(scope="module")
def everything(project_root: Path) -> tuple[Covered, ...]:
    return cover_all(project_root, lambda _: None)


def test_each_exhibit_of_each_publication_has_its_page(everything: tuple[Covered, ...]) -> None:
    assert Counter(item.key.seed for item in everything) == PUBLISHED
    assert all(item.page for item in everything)


def test_few_exhibits_are_not_available(everything: tuple[Covered, ...]) -> None:
    missing = Counter(item.key.seed for item in everything if item.how == "not available")
    assert missing.total() <= 40
    assert missing["000"] <= 20


def test_one_edition_is_covered_as_all_of_them_are(everything: tuple[Covered, ...], project_root: Path) -> None:
    covered = cover(project_root, "committee-paper", "2017-07-20", lambda _: None)
    assert covered == tuple(item for item in everything if item.key.seed == "003")
