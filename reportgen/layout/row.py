"""Row: blocks side by side."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import accumulate

from reportgen.exhibits.block import Block, Box, Row, Space, Stack
from reportgen.geometry import Rect
from reportgen.layout.page import Fragment
from reportgen.layout.setting import Need, Setting, Split


class RowLayouter:
    """Lays out ``Row``."""

    def measure(self, block: Row, width: float, setting: Setting) -> Need:
        """The height of the highest child."""
        if (rows := _in_rows(block, width)) is not None:
            return setting.measure(rows, width)
        needs = _needs(block, width, setting)
        height = max((need.height for need in needs), default=0)
        stretches = any(need.stretch for need in needs)
        return Need(height, stretches, max(need.limit for need in needs) if stretches else math.inf)

    def place(self, block: Row, rect: Rect, setting: Setting) -> list[Fragment]:
        """Children from left to right. Boxes and stretching children take the row's height, others stand as aligned.

        The row is as high as its rectangle when a child stretches, else as its highest child.
        """
        if (rows := _in_rows(block, rect.w)) is not None:
            return setting.place(rows, rect)
        widths = row_widths(block, rect.w)
        lefts = accumulate((width + block.gap for width in widths), initial=rect.x)
        fragments: list[Fragment] = []
        needs = _needs(block, rect.w, setting)
        stretches = any(need.stretch for need in needs)
        row = rect.h if stretches else min(max((need.height for need in needs), default=0), rect.h)
        for child, left, width, need in zip(block.children, lefts, widths, needs, strict=False):
            whole = need.stretch or isinstance(child, Box)
            height = row if whole else min(need.height, row)
            down = {"top": 0.0, "middle": (row - height) / 2, "bottom": row - height}[block.align]
            fragments += setting.place(child, Rect(left, rect.y + down, width, height))
        return fragments

    def split(self, block: Row, width: float, height: float, setting: Setting) -> Split:
        """Every child at the same height; a child that cannot be divided keeps the row whole."""
        if (rows := _in_rows(block, width)) is not None:
            return setting.split(rows, width, height)
        heads: list[Block] = []
        tails: list[Block] = []
        for child, child_width in zip(block.children, row_widths(block, width), strict=True):
            head, tail = setting.split(child, child_width, height)
            if head is None:
                return None, block
            heads.append(head)
            tails.append(Space(height=0) if tail is None else tail)
        return replace(block, children=tuple(heads)), replace(block, children=tuple(tails))


def _in_rows(block: Row, width: float) -> Stack | None:
    """The children in several rows, each as wide as in the others; None where one row is wide enough."""
    count = len(block.children)
    if not block.least or (width - block.gap * (count - 1)) / count >= block.least:
        return None
    most = max(int((width + block.gap) / (block.least + block.gap)), 1)
    across = math.ceil(count / math.ceil(count / most))
    filled = (*block.children, *(Space(height=0),) * (-count % across))
    rows = (replace(block, children=filled[at : at + across], least=0) for at in range(0, len(filled), across))
    return Stack(id=block.id, place=block.place, children=tuple(rows), gap=block.gap)


def row_widths(block: Row, width: float) -> tuple[float, ...]:
    """Each child's width in points: as given above 1, else a share of what is left; equal when none are given."""
    count = len(block.children)
    given = (*block.widths, *(1.0,) * (count - len(block.widths)))[:count]
    left = width - block.gap * max(count - 1, 0) - sum(w for w in given if w > 1)
    shares = sum(w for w in given if w <= 1)
    return tuple(w if w > 1 else max(left, 0) * w / shares for w in given)


def _needs(block: Row, width: float, setting: Setting) -> list[Need]:
    return [
        setting.measure(child, child_width)
        for child, child_width in zip(block.children, row_widths(block, width), strict=True)
    ]
