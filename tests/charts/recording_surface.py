"""A surface that remembers what was drawn on it, in plain numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from reportgen.charts.surface import Step, Stroke, TextAnchor
from reportgen.geometry import Rect


@dataclass(frozen=True)
class DrawnPath:
    steps: tuple[Step, ...]
    fill: str | None
    stroke: Stroke | None

    @property
    def points(self) -> tuple[tuple[float, float], ...]:
        """Where its pieces start and end, rounded to thousandths of a point."""
        return tuple((round(n[-2], 3), round(n[-1], 3)) for _, n in self.steps if n)

    @property
    def boxes(self) -> tuple[Rect, ...]:
        """The extent of each of its pieces."""
        pieces: list[list[tuple[float, float]]] = []
        for name, numbers in self.steps:
            if name == "M":
                pieces.append([])
            if numbers:
                pieces[-1].append((numbers[-2], numbers[-1]))
        return tuple(_extent(piece) for piece in pieces)


@dataclass(frozen=True)
class DrawnText:
    x: float
    baseline: float
    words: str
    size: float
    colour: str
    bold: bool
    anchor: TextAnchor

    @property
    def width(self) -> float:
        return width_of(self.words, self.size)

    @property
    def left(self) -> float:
        return self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width


@dataclass
class RecordingSurface:
    """Every sign is half its size wide."""

    paths: list[DrawnPath] = field(default_factory=list)
    texts: list[DrawnText] = field(default_factory=list)

    def path(self, steps: Iterable[Step], fill: str | None = None, stroke: Stroke | None = None) -> None:
        self.paths.append(DrawnPath(tuple(steps), fill, stroke))

    def text(
        self, x: float, baseline: float, words: str, *, size: float, colour: str, bold: bool = False,
        anchor: TextAnchor = "start",
    ) -> None:  # fmt: skip
        self.texts.append(DrawnText(x, baseline, words, size, colour, bold, anchor))

    def text_width(self, words: str, size: float, bold: bool = False) -> float:
        return width_of(words, size)

    def filled(self, colour: str) -> list[DrawnPath]:
        return [path for path in self.paths if path.fill == colour]

    def stroked(self, colour: str) -> list[DrawnPath]:
        return [path for path in self.paths if path.stroke and path.stroke.colour == colour]

    def said(self, words: str) -> DrawnText:
        (found,) = (text for text in self.texts if text.words == words)
        return found


def width_of(words: str, size: float) -> float:
    return len(words) * size / 2


def _extent(points: list[tuple[float, float]]) -> Rect:
    left, top = min(x for x, _ in points), min(y for _, y in points)
    right, bottom = max(x for x, _ in points), max(y for _, y in points)
    return Rect(round(left, 3), round(top, 3), round(right - left, 3), round(bottom - top, 3))
