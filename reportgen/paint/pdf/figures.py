"""Charts, drawings and pictures: one Figure each, with alt text and the box it fills."""

from __future__ import annotations

from reportgen.charts.look import ChartLook
from reportgen.charts.surface import Step, Stroke
from reportgen.exhibits.block import Polygon
from reportgen.geometry import Rect
from reportgen.layout.page import ChartFragment, DrawingFragment, PictureFragment
from reportgen.paint.pdf.easel import Easel
from reportgen.paint.pdf.structure import Element, attribute
from reportgen.paint.pdf.surface import number_text
from reportgen.paint.pdf.words import WordsPainter


class FigurePainter:
    """Paints what a reader hears as one thing. Words inside a figure are part of it."""

    def __init__(self, easel: Easel, words: WordsPainter):
        self._canvas, self._surface, self._reading = easel.canvas, easel.surface, easel.reading
        self._words = words
        self._look = ChartLook.of(easel.theme)
        self._root = easel.root

    def chart(self, fragment: ChartFragment) -> None:
        """A chart, drawn by the charts room on this page."""
        from reportgen.charts.draw import draw_chart  # matplotlib is loaded only by files that have a chart

        with self._canvas.content(self._figure(fragment.model.alt, fragment.rect)):
            draw_chart(fragment.model, fragment.rect, fragment.plot, self._surface, self._look)

    def drawing(self, fragment: DrawingFragment) -> None:
        """Polygons in order, then their labels."""
        with self._canvas.content(self._figure(fragment.alt, fragment.rect)):
            for polygon in fragment.polygons:
                self._polygon(polygon)
            for label in fragment.label_lines:
                self._words.plain(label)

    def picture(self, fragment: PictureFragment) -> None:
        """A picture; without alt text it is decoration."""
        file = self._root / fragment.file
        if not fragment.alt:
            with self._canvas.artifact():
                self._surface.picture(file, fragment.rect)
            return
        with self._canvas.content(self._figure(fragment.alt, fragment.rect)):
            self._surface.picture(file, fragment.rect)

    def _figure(self, alt: str, rect: Rect) -> Element:
        element = self._reading.add("Figure", alt=alt)
        bottom = self._canvas.page_height - rect.bottom
        box = " ".join(map(number_text, (rect.x, bottom, rect.right, bottom + rect.h)))
        element.attributes.append(attribute("Layout", Placement="/Block", BBox=f"[{box}]"))
        return element

    def _polygon(self, polygon: Polygon) -> None:
        """An outline with its holes and islands: inside is what an odd number of rings surrounds."""
        steps: list[Step] = []
        for ring in polygon.rings:
            steps += [("M" if i == 0 else "L", (point.x, point.y)) for i, point in enumerate(ring)]
            steps.append(("Z", ()))
        stroke = Stroke(polygon.stroke, polygon.stroke_width, rounded=True) if polygon.stroke_width else None
        self._surface.path(steps, polygon.fill or None, stroke, even_odd=True)
