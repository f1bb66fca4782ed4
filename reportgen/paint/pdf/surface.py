"""Drawing on the canvas in page coordinates: paths, words and pictures, for charts and for every other fragment."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.lib.utils import ImageReader

from reportgen.charts.surface import Step, Stroke, TextAnchor
from reportgen.geometry import Rect
from reportgen.paint.pdf.fonts import FontBook

if TYPE_CHECKING:
    from reportgen.paint.pdf.canvas import TaggedCanvas

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


class CanvasSurface:
    """Writes operators straight to the canvas. Whoever calls it has opened a tag or an artifact."""

    def __init__(self, canvas: TaggedCanvas, fonts: FontBook):
        self._canvas = canvas
        self._fonts = fonts

    def path(
        self,
        steps: Iterable[Step],
        fill: str | None = None,
        stroke: Stroke | None = None,
        even_odd: bool = False,
    ) -> None:
        """Fill and then stroke one path of any number of pieces."""
        height = self._canvas.page_height
        parts = []
        for name, numbers in steps:
            flipped = (number if i % 2 == 0 else height - number for i, number in enumerate(numbers))
            parts.append(" ".join([*map(number_text, flipped), _OPERATORS[name]]))
        if not parts or (fill is None and stroke is None):
            return
        look = [f"{channels(fill)} rg"] if fill else []
        if stroke:
            dash = " ".join(map(number_text, stroke.dash))
            ends = 1 if stroke.rounded else 0
            look.append(f"{channels(stroke.colour)} RG {number_text(stroke.width)} w [{dash}] 0 d {ends} J {ends} j")
        operator = ("B" if stroke else "f") if fill else "S"
        self._canvas.emit("\n".join([*look, *parts, operator + ("*" if even_odd and fill else "")]))

    def rect(self, rect: Rect, fill: str | None = None, stroke: Stroke | None = None) -> None:
        """A rectangle."""
        corners = ((rect.x, rect.y), (rect.right, rect.y), (rect.right, rect.bottom), (rect.x, rect.bottom))
        steps: list[Step] = [("M" if i == 0 else "L", corner) for i, corner in enumerate(corners)]
        self.path([*steps, ("Z", ())], fill, stroke)

    def text(
        self,
        x: float,
        baseline: float,
        words: str,
        *,
        size: float,
        colour: str,
        bold: bool = False,
        italic: bool = False,
        anchor: TextAnchor = "start",
        turn: tuple[float, float] = (1, 0),
    ) -> None:
        """One line of words with its start, middle or end at ``x``; ``turn`` is the cosine and sine of its angle."""
        face = self._fonts.face(bold, italic)
        if anchor != "start":
            width = face.stringWidth(words, size)
            x -= width / 2 if anchor == "middle" else width
        document = self._canvas._doc
        cosine, sine = (number_text(n) for n in turn)
        place = f"{number_text(x)} {number_text(self._canvas.page_height - baseline)} Tm"
        parts = [f"BT {channels(colour)} rg {cosine} {sine} {number_text(-turn[1])} {cosine} {place}"]
        for subset, codes in face.splitString(words, document):
            parts.append(f"{face.getSubsetInternalName(subset, document)} {number_text(size)} Tf")
            parts.append(f"({self._canvas._escape(codes)}) Tj")
        self._canvas.emit(" ".join([*parts, "ET"]))

    def text_width(self, words: str, size: float, bold: bool = False) -> float:
        """The advance width of the words in points."""
        return float(self._fonts.face(bold).stringWidth(words, size))

    def picture(self, file: Path, rect: Rect) -> None:
        """A picture file drawn into the rectangle; the same bytes are stored once, named by their content."""
        y = self._canvas.page_height - rect.bottom
        image = ImageReader(BytesIO(file.read_bytes()))
        self._canvas.drawImage(image, rect.x, y, rect.w, rect.h, mask="auto")


@lru_cache(maxsize=65_536)
def number_text(number: float) -> str:
    """A length with as many decimals as a printer can show: thousandths of a point."""
    text = f"{number:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@lru_cache(maxsize=256)
def channels(colour: str) -> str:
    """``#RRGGBB`` as three numbers from 0 to 1."""
    return " ".join(number_text(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
