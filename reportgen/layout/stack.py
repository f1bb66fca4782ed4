"""Stack: blocks under each other; those that stretch share the height that is left."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import accumulate

from reportgen.exhibits.block import Block, Rule, Space, Stack, Text
from reportgen.geometry import Rect
from reportgen.layout.page import Fragment
from reportgen.layout.setting import TOLERANCE, Need, Setting, Split

_HEADING_STYLES = frozenset({"heading", "finding-heading", "chart-title", "chart-subtitle"})


class StackLayouter:
    """Lays out ``Stack``."""

    def measure(self, block: Stack, width: float, setting: Setting) -> Need:
        """The children's heights and the gaps between them."""
        needs = [setting.measure(child, width) for child in block.children]
        gaps = block.gap * max(len(needs) - 1, 0)
        stretches = any(need.stretch for need in needs)
        most = sum(need.limit for need in needs) + gaps if stretches else math.inf
        return Need(sum(need.height for need in needs) + gaps, stretches, most)

    def place(self, block: Stack, rect: Rect, setting: Setting) -> list[Fragment]:
        """Children from the top down."""
        needs = [setting.measure(child, rect.w) for child in block.children]
        heights = _shared(needs, rect.h - block.gap * max(len(needs) - 1, 0))
        tops = accumulate((height + block.gap for height in heights), initial=rect.y)
        return [
            fragment
            for child, top, height in zip(block.children, tops, heights, strict=False)
            for fragment in setting.place(child, Rect(rect.x, top, rect.w, height))
        ]

    def split(self, block: Stack, width: float, height: float, setting: Setting) -> Split:
        """After the last child that fits, or inside the next one when that can be divided."""
        if block.keep_together:
            return None, block
        used = 0.0
        for index, child in enumerate(block.children):
            need = setting.measure(child, width).height
            if used + need > height + TOLERANCE:
                return _divided(block, index, setting.split(child, width, height - used))
            used += need + block.gap
        return block, None


def _shared(needs: list[Need], height: float) -> list[float]:
    """Each child's height: what it needs and, when it stretches, an equal part of what is left, up to its limit."""
    heights = [need.height for need in needs]
    spare = max(height - sum(heights), 0)
    growing = sorted((i for i, need in enumerate(needs) if need.stretch), key=lambda i: needs[i].limit - heights[i])
    for left, index in zip(range(len(growing), 0, -1), growing, strict=True):
        more = min(spare / left, needs[index].limit - heights[index])
        heights[index] += more
        spare -= more
    return heights


def _divided(block: Stack, index: int, child: Split) -> Split:
    """The stack divided at the child ``index``, of which a part may still stand in the head."""
    head, tail = child
    before = list(block.children[:index]) if head is not None else _without_headings(block.children[:index])
    after = block.children[len(before) : index] if head is None else ()
    first = (*before, *(() if head is None else (head,)))
    rest = (*after, *(() if tail is None else (tail,)), *block.children[index + 1 :])
    if not any(_has_content(inner) for inner in first):
        return None, block
    return replace(block, children=first), replace(block, children=_trimmed(rest))


def _without_headings(children: tuple[Block, ...]) -> list[Block]:
    """Children without the headings, rules and spaces at their end: a heading stays with what it heads."""
    kept = list(children)
    while kept and (_is_heading(kept[-1]) or isinstance(kept[-1], Rule | Space)):
        kept.pop()
    return kept


def _trimmed(children: tuple[Block, ...]) -> tuple[Block, ...]:
    """Children without the spaces they start with: a page does not begin with a gap."""
    first = next((i for i, child in enumerate(children) if not isinstance(child, Space)), 0)
    return children[first:]


def _is_heading(block: Block) -> bool:
    return isinstance(block, Text) and all(
        p.role.startswith("H") or p.style in _HEADING_STYLES for p in block.paragraphs
    )


def _has_content(block: Block) -> bool:
    return not isinstance(block, Rule | Space) and not _is_heading(block)
