"""The pack accounts for every exhibit of the report that was published for its quarter."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from reportgen.pipeline.coverage import cover


def test_each_published_exhibit_has_its_page_and_few_are_not_available(project_root: Path) -> None:
    covered = cover(project_root, "quarterly", "2023-24-q1", lambda _: None)
    assert len(covered) == 179
    assert Counter(item.how for item in covered)["not available"] <= 20
    assert all(item.page for item in covered)
