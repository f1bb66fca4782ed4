"""What charts are drawn on: a page that takes paths and words, whatever file it ends up in.

Coordinates are points from the page's top left corner, y growing downwards; colours are ``#RRGGBB``. A painter
implements the protocol over its own canvas, so text stays text in the page's own fonts and curves stay curves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

TextAnchor = Literal["start", "middle", "end"]

Step = tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]
"""One step of a path, named as in SVG: move to x y, line to x y, cubic curve by two handles to x y, close."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a path is outlined. ``dash`` is points on, points off, ...; ``rounded`` rounds both ends and corners."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()
    rounded: bool = False


class Surface(Protocol):
    """A place to draw on in page coordinates."""

    def path(self, steps: Iterable[Step], fill: str | None = None, stroke: Stroke | None = None) -> None:
        """Fill and then stroke one path of any number of pieces; fills follow the non-zero winding rule."""

    def text(
        self,
        x: float,
        baseline: float,
        words: str,
        *,
        size: float,
        colour: str,
        bold: bool = False,
        anchor: TextAnchor = "start",
    ) -> None:
        """One line of words with its start, middle or end at ``x``."""

    def text_width(self, words: str, size: float, bold: bool = False) -> float:
        """The advance width of the words in points."""
