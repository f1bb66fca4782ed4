"""What lies under a point of a page: the topmost of the areas painted so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.geometry import Point, Rect

WHITE = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Area:
    """An area of one colour, in points; ``rings`` are its outlines where it is no rectangle."""

    rect: Rect
    colour: str
    rings: tuple[tuple[Point, ...], ...] = ()


def ground_at(point: Point, below: Sequence[Area]) -> str:
    """The colour of the topmost area under a point, #RRGGBB; white where there is none."""
    spot = Rect(point.x, point.y, 0, 0)
    for area in reversed(below):
        if area.rect.contains(spot) and (not area.rings or inside(point, area.rings)):
            return area.colour
    return WHITE


def inside(point: Point, outlines: Sequence[Sequence[Point]]) -> bool:
    """Whether an odd number of edges lies right of the point: what the even-odd rule fills."""
    crossed = False
    for ring in outlines:
        for one, other in zip(ring, (*ring[1:], *ring[:1]), strict=True):
            if (one.y > point.y) != (other.y > point.y):
                at = one.x + (point.y - one.y) / (other.y - one.y) * (other.x - one.x)
                crossed ^= at > point.x
    return crossed


def middle(rect: Rect) -> Point:
    """The middle of a rectangle."""
    return Point(rect.x + rect.w / 2, rect.y + rect.h / 2)
