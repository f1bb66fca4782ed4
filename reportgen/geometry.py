"""Plain geometry on a page: points, origin at the top left, y growing downwards."""

from __future__ import annotations

from dataclasses import dataclass, replace

EMU_PER_POINT = 12_700


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in points."""

    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in points; ``x, y`` is its top left corner."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    def inset(self, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> Rect:
        """The rectangle that is left when each side moves inwards by that many points."""
        return Rect(self.x + left, self.y + top, self.w - left - right, self.h - top - bottom)

    def moved(self, dx: float = 0, dy: float = 0) -> Rect:
        """The same rectangle shifted by ``dx, dy`` points."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    def contains(self, other: Rect, tolerance: float = 0) -> bool:
        """Whether ``other`` lies inside, allowing it to stick out by ``tolerance`` points."""
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )


@dataclass(frozen=True, slots=True)
class Point:
    """A position in points."""

    x: float
    y: float
