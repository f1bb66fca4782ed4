"""What stands on top of a chart: a donut's total, a vertical marker's line over columns, labels of some categories.

A native chart has neither of the first two, so they are shapes inside the chart (a chart drawing part): they move and
scale with it, and stand where the PDF draws them. Category labels are the axis's own when all are shown; where only
some are, LibreOffice would show all of them, broken into pieces, so they are such shapes too. A marker over lines is an
error bar of one of them (``chart_series``). The words of a marker, and the names at the ends of lines, are text boxes
of the slide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.charts.look import BASELINE_DASH, CATEGORY_BASELINE, ChartLook
from reportgen.charts.model import ChartModel
from reportgen.charts.place import DONUT_HOLE, PlotPlace
from reportgen.geometry import Rect
from reportgen.layout.page import ChartFragment
from reportgen.paint.deck.chart_series import MARKER_INSET, marker_series
from reportgen.paint.deck.ooxml import DECLARATION, A, C, attribute, dash, line, look, number, place, preset, words
from reportgen.text.measure import Measure
from reportgen.text.wrap import FIRST_BASELINE

_CDR = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"
_PITCH = 1.3  # leading of words inside a chart, of their size


def labels_are_shapes(model: ChartModel) -> bool:
    """Whether the chart shows only some of its categories' labels, which then stand in shapes over it."""
    return model.label_step > 1 and not (model.horizontal or model.spark)


@dataclass(frozen=True)
class Overlay:
    """Writes the drawing part over one chart."""

    fragment: ChartFragment
    look: ChartLook
    language: str
    measure: Measure

    def part(self) -> str:
        """The part's XML, or nothing where the model asks for nothing on top."""
        shapes = "".join((*self._marker_line(), *self._total(), *self._category_labels()))
        head = f'{DECLARATION}<c:userShapes xmlns:c="{C}" xmlns:cdr="{_CDR}" xmlns:a="{A}">'
        return f"{head}{shapes}</c:userShapes>" if shapes else ""

    def _marker_line(self) -> Iterator[str]:
        model, plot = self.fragment.model, self.fragment.plot
        if model.marker is None or marker_series(model) is not None:
            return
        x, top = PlotPlace(model, plot).centre(model.marker.category), plot.y + MARKER_INSET
        rect = Rect(x, top, 0, plot.bottom - top)
        stroke = line(self.look.ink, 1, dash(*BASELINE_DASH, 1))
        yield self._anchored(
            rect,
            '<cdr:cxnSp macro=""><cdr:nvCxnSpPr><cdr:cNvPr id="2" name="Marker line"/><cdr:cNvCxnSpPr/></cdr:nvCxnSpPr>'
            f"<cdr:spPr>{self._place(rect)}{preset('line')}{stroke}</cdr:spPr></cdr:cxnSp>",
        )

    def _total(self) -> Iterator[str]:
        """The total in a donut's hole: its first line large, further lines as chart text."""
        model = self.fragment.model
        if not model.donut_total:
            return
        centre, radius = PlotPlace(model, self.fragment.plot).circle()
        first, *rest = model.donut_total.split("\n")
        height = _PITCH * (self.look.total_size + len(rest) * self.look.text_size)
        rect = Rect(centre.x - radius * DONUT_HOLE, centre.y - height / 2, 2 * radius * DONUT_HOLE, height)
        lines = self._line(first, self.look.total_size, self.look.ink, bold=True)
        lines += "".join(self._line(text, self.look.text_size, self.look.secondary) for text in rest)
        yield self._text_box(3, "Total", rect, lines)

    def _category_labels(self) -> Iterator[str]:
        """The labels that are shown, where the PDF draws them: centred under their category, inside the chart."""
        fragment, size = self.fragment, self.look.text_size
        if not labels_are_shapes(fragment.model):
            return
        own = PlotPlace(fragment.model, fragment.plot)
        height = _PITCH * size
        top = fragment.plot.bottom + CATEGORY_BASELINE - FIRST_BASELINE * height
        for identifier, category in enumerate(own.shown_categories(), start=10):
            label = fragment.model.categories[category]
            pieces = label.split("\n")
            width = max(self.measure.text(piece, size) for piece in pieces) + 1
            x = min(max(own.centre(category) - width / 2, fragment.rect.x), fragment.rect.right - width)
            lines = "".join(self._line(piece, size, self.look.secondary) for piece in pieces)
            yield self._text_box(identifier, label, Rect(x, top, width, height * len(pieces)), lines)

    def _text_box(self, identifier: int, name: str, rect: Rect, lines: str) -> str:
        return self._anchored(
            rect,
            f'<cdr:sp macro="" textlink=""><cdr:nvSpPr><cdr:cNvPr id="{identifier}" name="{attribute(name)}"/>'
            '<cdr:cNvSpPr txBox="1"/></cdr:nvSpPr>'
            f"<cdr:spPr>{self._place(rect)}{preset('rect')}<a:noFill/><a:ln><a:noFill/></a:ln></cdr:spPr>"
            '<cdr:txBody><a:bodyPr vertOverflow="overflow" wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" '
            f'anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/>{lines}</cdr:txBody></cdr:sp>',
        )

    def _line(self, text: str, size: float, colour: str, bold: bool = False) -> str:
        properties = look(size, colour, bold=bold, tag="a:rPr", language=self.language)
        spacing = f'<a:lnSpc><a:spcPts val="{round(_PITCH * size * 100)}"/></a:lnSpc>'
        return f'<a:p><a:pPr algn="ctr">{spacing}</a:pPr><a:r>{properties}<a:t>{words(text)}</a:t></a:r></a:p>'

    def _place(self, rect: Rect) -> str:
        return place(rect.moved(-self.fragment.rect.x, -self.fragment.rect.y))

    def _anchored(self, rect: Rect, shape: str) -> str:
        """The shape between its corners, which a chart drawing counts in shares of the chart."""
        frame = self.fragment.rect

        def corner(tag: str, x: float, y: float) -> str:
            across, down = _share(x - frame.x, frame.w), _share(y - frame.y, frame.h)
            return f"<cdr:{tag}><cdr:x>{across}</cdr:x><cdr:y>{down}</cdr:y></cdr:{tag}>"

        corners = corner("from", rect.x, rect.y) + corner("to", rect.right, rect.bottom)
        return f"<cdr:relSizeAnchor>{corners}{shape}</cdr:relSizeAnchor>"


def _share(part: float, whole: float) -> str:
    return number(round(min(1.0, max(0.0, part / whole)), 6))
