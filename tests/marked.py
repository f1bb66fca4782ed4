"""Broken text with a mark where the problem is, so that a test shows the place instead of counting columns."""

from __future__ import annotations

from reportgen.errors import Place

MARK = "»"


def unmarked(text: str, file: str) -> tuple[str, Place]:
    """The text without its mark, and the place that the mark stood at."""
    before, _, after = text.partition(MARK)
    return before + after, Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
