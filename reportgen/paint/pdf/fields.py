"""Fields of a form: one Form element each, a widget where the field can be filled in, else what was answered."""

from __future__ import annotations

from reportgen.charts.surface import Step, Stroke
from reportgen.layout.page import FieldFragment
from reportgen.paint.pdf.easel import Easel
from reportgen.paint.pdf.structure import attribute


class FieldPainter:
    """Paints fields. Ground and outline of a widget lie on the page, so that they are seen where forms are not."""

    def __init__(self, easel: Easel):
        self._canvas, self._surface, self._reading = easel.canvas, easel.surface, easel.reading

    def fragment(self, fragment: FieldFragment) -> None:
        """A widget, or a tick box that is answered (ISO 32000-1, 14.8.5.6: what an interactive one would say)."""
        if fragment.fillable:
            with self._canvas.artifact():
                self._ground(fragment)
            element = self._reading.add("Form", alt=fragment.says)
            self._canvas.widget(element, fragment)
            return
        element = self._reading.add("Form", alt=fragment.says)
        checked = "/on" if fragment.ticked else "/off"
        element.attributes.append(attribute("PrintField", Role="/cb", checked=checked))
        with self._canvas.content(element):
            self._ground(fragment)
            if fragment.ticked:
                steps: list[Step] = [("M" if i == 0 else "L", (p.x, p.y)) for i, p in enumerate(fragment.tick)]
                self._surface.path(steps, stroke=Stroke(fragment.tick_colour, fragment.tick_weight))

    def _ground(self, fragment: FieldFragment) -> None:
        self._surface.rect(fragment.rect, fragment.fill, Stroke(fragment.outline, fragment.weight))
