"""Box: a block on a ground with fill, outline, a coloured edge and padding."""

from __future__ import annotations

import math
from dataclasses import replace

from reportgen.exhibits.block import Box, Edge
from reportgen.geometry import Rect
from reportgen.layout.page import Fragment, ShapeFragment
from reportgen.layout.setting import Need, Setting, Split

GROUND = "Ground"  # the name of what a box is painted on


class BoxLayouter:
    """Lays out ``Box``."""

    def measure(self, block: Box, width: float, setting: Setting) -> Need:
        """The child's height with the padding, or the box's own when that is more."""
        left, top, right, bottom = block.padding
        need = setting.measure(block.child, width - left - right)
        fixed = block.height is not None
        around = top + bottom
        stretches = block.stretch or (need.stretch and not fixed)
        most = need.limit + around if stretches and not block.stretch else math.inf
        return Need(max(need.height + around, block.height or 0), stretches, most)

    def place(self, block: Box, rect: Rect, setting: Setting) -> list[Fragment]:
        """The ground as decoration, then the child inside the padding."""
        return [*_ground(block, rect, setting), *setting.place(block.child, rect.inset(*block.padding))]

    def split(self, block: Box, width: float, height: float, setting: Setting) -> Split:
        """A box whose height follows its child may be divided as the child is; one with a height of its own may not."""
        left, top, right, bottom = block.padding
        if block.height is not None:
            return None, block
        head, tail = setting.split(block.child, width - left - right, height - top - bottom)
        if head is None or tail is None:
            return None, block
        return replace(block, child=head), replace(block, child=tail)


def _ground(block: Box, rect: Rect, setting: Setting) -> list[Fragment]:
    shapes: list[Fragment] = []
    if block.fill or block.outline:
        shapes.append(
            ShapeFragment(
                rect=rect,
                block=setting.owner,
                name=GROUND,
                place=setting.at,
                fill=setting.hex(block.fill) if block.fill else None,
                stroke=setting.hex(block.outline) if block.outline else None,
                weight=block.outline_weight,
                dashed=block.dashed,
            )
        )
    if block.edge:
        fill = setting.hex(block.edge.colour)
        strip = _strip(block.edge, rect)
        shapes.append(ShapeFragment(rect=strip, block=setting.owner, name="Edge", place=setting.at, fill=fill))
    return shapes


def _strip(edge: Edge, rect: Rect) -> Rect:
    """The strip of a coloured edge, inside the box."""
    return {
        "top": Rect(rect.x, rect.y, rect.w, edge.width),
        "bottom": Rect(rect.x, rect.bottom - edge.width, rect.w, edge.width),
        "left": Rect(rect.x, rect.y, edge.width, rect.h),
        "right": Rect(rect.right - edge.width, rect.y, edge.width, rect.h),
    }[edge.side]
