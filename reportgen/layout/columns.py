"""Columns: children poured into columns of even height in order, none divided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.exhibits.block import Columns
from reportgen.geometry import Rect
from reportgen.layout.page import Fragment
from reportgen.layout.setting import TOLERANCE, Need, Setting, Split


class ColumnsLayouter:
    """Lays out ``Columns``."""

    def measure(self, block: Columns, width: float, setting: Setting) -> Need:
        """The least height at which the columns hold all children."""
        return Need(least_height(_heights(block, width, setting), block.count, block.child_gap))

    def place(self, block: Columns, rect: Rect, setting: Setting) -> list[Fragment]:
        """Children down each column; the columns are as even as their order allows."""
        heights = _heights(block, rect.w, setting)
        even = least_height(heights, block.count, block.child_gap)
        width = _width(block, rect.w)
        fragments: list[Fragment] = []
        for index, (column, y) in enumerate(poured(heights, even, block.child_gap)):
            at = Rect(rect.x + column * (width + block.gap), rect.y + y, width, heights[index])
            fragments += setting.place(block.children[index], at)
        return fragments

    def split(self, block: Columns, width: float, height: float, setting: Setting) -> Split:
        """The children that fill all columns to the height, and the rest."""
        positions = poured(_heights(block, width, setting), height, block.child_gap)
        fitting = sum(column < block.count for column, _ in positions)
        if not fitting or _heights(block, width, setting)[0] > height + TOLERANCE:
            return None, block
        head, tail = block.children[:fitting], block.children[fitting:]
        return replace(block, children=head), replace(block, children=tail) if tail else None


def _width(block: Columns, width: float) -> float:
    return (width - block.gap * (block.count - 1)) / block.count


def _heights(block: Columns, width: float, setting: Setting) -> list[float]:
    return [setting.measure(child, _width(block, width)).height for child in block.children]


def poured(heights: Sequence[float], limit: float, gap: float) -> list[tuple[int, float]]:
    """For each height its column and its top, when columns are filled in order down to ``limit`` points."""
    positions: list[tuple[int, float]] = []
    column, y = 0, 0.0
    for height in heights:
        if y and y + height > limit + TOLERANCE:
            column, y = column + 1, 0.0
        positions.append((column, y))
        y += height + gap
    return positions


def least_height(heights: Sequence[float], count: int, gap: float) -> float:
    """The least height at which ``count`` columns hold all the heights in order."""
    sums = sorted(
        {
            sum(heights[start:end]) + gap * (end - start - 1)
            for start in range(len(heights))
            for end in range(start + 1, len(heights) + 1)
        }
    )
    highest = max(heights, default=0.0)
    fits = (s for s in sums if s >= highest and all(column < count for column, _ in poured(heights, s, gap)))
    return next(fits, 0.0)
