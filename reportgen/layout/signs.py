"""Signs that stand before a word: a tick, an arrow, an exclamation mark, a ring; drawn, since no font has them all.

Each has an outline of its own (circle, square, triangle, empty ring), so that signs differ without their colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from reportgen.geometry import Point, Rect
from reportgen.layout.setting import Setting

SIGNS: Final = ("tick", "arrow", "alert", "unknown")

_STROKE: Final = 0.1  # of the sign's height
_TICK: Final = ((24, 52), (43, 71), (77, 32))
_SHAFT, _HEAD = ((22, 50), (76, 50)), ((54, 28), (77, 50), (54, 72))
_TRIANGLE: Final = ((50, 4), (98, 94), (2, 94), (50, 4))
_MARK, _DOT = ((50, 36), (50, 66)), ((50, 74), (50, 84))


@dataclass(frozen=True, slots=True)
class SignPart:
    """One shape of a sign: where it stands, and how a shape fragment draws it."""

    rect: Rect
    look: dict[str, Any] = field(default_factory=dict)


def sign_parts(sign: str, rect: Rect, colour: str, setting: Setting) -> list[SignPart]:
    """The shapes of a sign from the ground up, within ``rect``; ``colour`` fills its outline."""
    weight, white, ink = rect.h * _STROKE, setting.hex("white"), setting.hex("ink")
    if sign == "tick":
        ground = SignPart(rect, {"fill": colour, "ellipse": True})
        return [ground, _line(_TICK, rect, white, weight)]
    if sign == "arrow":
        ground = SignPart(rect, {"fill": colour})
        return [ground, _line(_SHAFT, rect, white, weight), _line(_HEAD, rect, white, weight)]
    if sign == "alert":
        points = _placed(_TRIANGLE, rect)
        ground = SignPart(_around(points), {"fill": colour, "stroke": ink, "weight": 0.75, "points": points})
        return [ground, _line(_MARK, rect, ink, weight), _line(_DOT, rect, ink, weight)]
    return [SignPart(rect.inset(0.5, 0.5, 0.5, 0.5), {"fill": white, "stroke": colour, "weight": 1, "ellipse": True})]


def _line(parts: Sequence[tuple[int, int]], rect: Rect, colour: str, weight: float) -> SignPart:
    points = _placed(parts, rect)
    return SignPart(_around(points), {"stroke": colour, "weight": weight, "points": points})


def _placed(parts: Sequence[tuple[int, int]], rect: Rect) -> tuple[Point, ...]:
    """Points given in per cent of the sign's box."""
    return tuple(Point(rect.x + rect.w * x / 100, rect.y + rect.h * y / 100) for x, y in parts)


def _around(points: Sequence[Point]) -> Rect:
    xs, ys = [point.x for point in points], [point.y for point in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
