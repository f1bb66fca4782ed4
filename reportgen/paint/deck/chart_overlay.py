"""What stands on top of a chart: a donut's total, lines that no native chart draws there, labels of some categories.

They are shapes inside the chart (a chart drawing part): they move and scale with it, and stand where the PDF draws
them. A vertical marker is one over columns (over lines it is an error bar of one of them, see ``chart_series``), and so
is a level beside bars. Category labels are the axis's own when each stands on one line. Where only some are shown, the
native axis would count them from the first one and put the ticks between categories, and LibreOffice would show all of
them; where they break into lines, each program would break them in its own way. The words of a marker, and the names at
the ends of lines, are text boxes of the slide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.charts.look import (
    BASELINE_DASH,
    CATEGORY_BASELINE,
    LINE_PITCH,
    TICK_LABEL_GAP,
    TICK_LENGTH,
    TICK_WEIGHT,
    ChartLook,
)
from reportgen.charts.model import ChartModel
from reportgen.charts.place import DONUT_HOLE, PlotPlace
from reportgen.geometry import Rect
from reportgen.layout.page import ChartFragment
from reportgen.paint.deck.chart_series import MARKER_INSET, marker_series
from reportgen.paint.deck.ooxml import DECLARATION, A, C, attribute, dash, line, look, number, place, preset, words
from reportgen.text.measure import Measure
from reportgen.text.wrap import FIRST_BASELINE

_CDR = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"


def labels_are_shapes(model: ChartModel) -> bool:
    """Whether the chart shows only some of its categories' labels, or some on several lines."""
    skipped = model.label_step > 1 and not model.horizontal
    return not model.spark and (skipped or any(len(lines) > 1 for lines in model.category_lines))


@dataclass(frozen=True)
class Overlay:
    """Writes the drawing part over one chart."""

    fragment: ChartFragment
    look: ChartLook
    language: str
    measure: Measure

    def part(self) -> str:
        """The part's XML, or nothing where the model asks for nothing on top."""
        shapes = "".join((*self._marker_lines(), *self._levels(), *self._total(), *self._ticks(), *self._labels()))
        head = f'{DECLARATION}<c:userShapes xmlns:c="{C}" xmlns:cdr="{_CDR}" xmlns:a="{A}">'
        return f"{head}{shapes}</c:userShapes>" if shapes else ""

    def _marker_lines(self) -> Iterator[str]:
        model, plot = self.fragment.model, self.fragment.plot
        if marker_series(model) is not None:
            return
        for identifier, marker in enumerate(model.markers, start=2000):
            x, top = PlotPlace(model, plot).centre(marker.category), plot.y + MARKER_INSET
            rect = Rect(x, top, 0, plot.bottom - top)
            yield self._straight(identifier, "Marker line", rect, line(self.look.ink, 1, dash(*BASELINE_DASH, 1)))

    def _levels(self) -> Iterator[str]:
        """The dashed lines of baseline and target beside bars."""
        own = PlotPlace(self.fragment.model, self.fragment.plot)
        levels = [s for s in own.model.series if s.dashed] if own.model.horizontal else []
        for identifier, series in enumerate(levels, start=4):
            top, bottom = (point for point in own.points(series) if point)
            rect = Rect(top.x, top.y, 0, bottom.y - top.y)
            stroke = line(series.colour, series.line_width, dash(*series.dash, series.line_width))
            yield self._straight(identifier, series.name, rect, stroke)

    def _straight(self, identifier: int, name: str, rect: Rect, stroke: str) -> str:
        return self._anchored(
            rect,
            f'<cdr:cxnSp macro=""><cdr:nvCxnSpPr><cdr:cNvPr id="{identifier}" name="{attribute(name)}"/>'
            "<cdr:cNvCxnSpPr/></cdr:nvCxnSpPr>"
            f"<cdr:spPr>{self._place(rect)}{preset('line')}{stroke}</cdr:spPr></cdr:cxnSp>",
        )

    def _total(self) -> Iterator[str]:
        """The total in a donut's hole: its first line large, further lines as chart text."""
        model = self.fragment.model
        if not model.donut_total:
            return
        centre, radius = PlotPlace(model, self.fragment.plot).circle()
        first, *rest = model.donut_total.split("\n")
        size = model.donut_total_size or self.look.total_size
        height = LINE_PITCH * (size + len(rest) * self.look.text_size)
        rect = Rect(centre.x - radius * DONUT_HOLE, centre.y - height / 2, 2 * radius * DONUT_HOLE, height)
        lines = self._line(first, size, self.look.ink, bold=True)
        lines += "".join(self._line(text, self.look.text_size, self.look.secondary) for text in rest)
        yield self._text_box(3, "Total", rect, lines)

    def _ticks(self) -> Iterator[str]:
        """A tick at the centre of each labelled category, where some are left out."""
        model = self.fragment.model
        own = PlotPlace(model, self.fragment.plot)
        if not labels_are_shapes(model) or model.horizontal or model.label_step == 1:
            return
        for identifier, category in enumerate(own.shown_categories(), start=1000):
            rect = Rect(own.centre(category), own.plot.bottom, 0, TICK_LENGTH)
            yield self._straight(identifier, "Tick", rect, line(self.look.secondary, TICK_WEIGHT))

    def _labels(self) -> Iterator[str]:
        """The labels that are shown, where the PDF draws them: under their category's centre, or left of their bar."""
        fragment, size = self.fragment, self.look.text_size
        if not labels_are_shapes(fragment.model):
            return
        own = PlotPlace(fragment.model, fragment.plot)
        for identifier, category in enumerate(own.shown_categories(), start=10):
            pieces = fragment.model.lines_of(category)
            width = max(self.measure.text(piece, size) for piece in pieces) + 1
            align = "r" if fragment.model.horizontal else "ctr"
            lines = "".join(self._line(piece, size, self.look.secondary, align=align) for piece in pieces)
            rect = self._label_box(own, category, width, LINE_PITCH * size * len(pieces))
            yield self._text_box(identifier, fragment.model.categories[category], rect, lines)

    def _label_box(self, own: PlotPlace, category: int, width: float, height: float) -> Rect:
        frame, size = self.fragment.rect, self.look.text_size
        if own.model.horizontal:
            right = own.plot.x - TICK_LABEL_GAP
            return Rect(right - width, own.centre(category) - height / 2, width, height)
        top = own.plot.bottom + CATEGORY_BASELINE - FIRST_BASELINE * LINE_PITCH * size
        x = min(max(own.centre(category) - width / 2, frame.x), frame.right - width)
        return Rect(x, top, width, height)

    def _text_box(self, identifier: int, name: str, rect: Rect, lines: str) -> str:
        return self._anchored(
            rect,
            f'<cdr:sp macro="" textlink=""><cdr:nvSpPr><cdr:cNvPr id="{identifier}" name="{attribute(name)}"/>'
            '<cdr:cNvSpPr txBox="1"/></cdr:nvSpPr>'
            f"<cdr:spPr>{self._place(rect)}{preset('rect')}<a:noFill/><a:ln><a:noFill/></a:ln></cdr:spPr>"
            '<cdr:txBody><a:bodyPr vertOverflow="overflow" wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" '
            f'anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/>{lines}</cdr:txBody></cdr:sp>',
        )

    def _line(self, text: str, size: float, colour: str, bold: bool = False, align: str = "ctr") -> str:
        properties = look(size, colour, bold=bold, tag="a:rPr", language=self.language)
        spacing = f'<a:lnSpc><a:spcPts val="{round(LINE_PITCH * size * 100)}"/></a:lnSpc>'
        return f'<a:p><a:pPr algn="{align}">{spacing}</a:pPr><a:r>{properties}<a:t>{words(text)}</a:t></a:r></a:p>'

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
