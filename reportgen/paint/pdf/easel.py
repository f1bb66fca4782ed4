"""What the painters of all kinds of fragments share while one file is painted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportgen.paint.pdf.canvas import TaggedCanvas
from reportgen.paint.pdf.reading import ReadingOrder
from reportgen.paint.pdf.surface import CanvasSurface
from reportgen.theme import Theme


@dataclass(frozen=True, slots=True)
class Easel:
    """The canvas and how to draw on it, the reading order as it grows, and what the file is about.

    ``anchors`` are what a link may point at in this file; ``root`` is the project folder that holds picture files.
    """

    canvas: TaggedCanvas
    surface: CanvasSurface
    reading: ReadingOrder
    anchors: frozenset[str]
    theme: Theme
    root: Path
