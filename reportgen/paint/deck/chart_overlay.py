"""What stands on top of a chart: a vertical marker with its words, names at the ends of lines, a donut's total.

A native chart has none of these, so they are shapes inside the chart (a chart drawing part): they move and scale with it,
and stand where the PDF draws them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.charts.look import BASELINE_DASH, ChartLook
from reportgen.charts.model import ChartSeries
from reportgen.charts.place import DONUT_HOLE, PlotPlace
from reportgen.geometry import Rect
from reportgen.layout.page import ChartFragment
from reportgen.paint.deck.ooxml import DECLARATION, A, C, attribute, dash, fill, line, number, place, preset, words
from reportgen.text.measure import Measure

_CDR = "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"
_SWATCH, _SWATCH_GAP, _NAME_GAP = 9.0, 10.0, 23.0  # as the PDF draws them
_MARKER_INSET, _MARKER_GAP = 4.0, 5.0
_LEADING = 13.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of words in one look."""

    text: str
    size: float
    colour: str
    bold: bool

    def paragraph(self, language: str, centred: bool) -> str:
        leading = round(1.3 * self.size * 100)
        return (
            f'<a:p><a:pPr algn="{"ctr" if centred else "l"}"><a:lnSpc><a:spcPts val="{leading}"/></a:lnSpc></a:pPr><a:r>'
            f'<a:rPr lang="{attribute(language)}" sz="{round(self.size * 100)}" b="{int(self.bold)}">{fill(self.colour)}'
            f'<a:latin typeface="+mn-lt"/></a:rPr><a:t>{words(self.text)}</a:t></a:r></a:p>'
        )


@dataclass(frozen=True, slots=True)
class _Mark:
    """One shape on top of a chart: a line (``stroke``), a filled square, or lines of words."""

    rect: Rect
    name: str
    stroke: str = ""
    fill: str | None = None
    lines: tuple[_Line, ...] = ()
    centred: bool = False

    def shape(self, identifier: int, where: str, language: str) -> str:
        head = f'<cdr:cNvPr id="{identifier}" name="{attribute(self.name)}"/>'
        if self.stroke:
            return (
                f'<cdr:cxnSp macro=""><cdr:nvCxnSpPr>{head}<cdr:cNvCxnSpPr/></cdr:nvCxnSpPr>'
                f"<cdr:spPr>{where}{preset('line')}{self.stroke}</cdr:spPr></cdr:cxnSp>"
            )
        box = ' txBox="1"' if self.lines else ""
        ground = f"{fill(self.fill)}<a:ln><a:noFill/></a:ln>"
        written = "".join(one.paragraph(language, self.centred) for one in self.lines)
        body = (
            '<cdr:txBody><a:bodyPr vertOverflow="overflow" wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="ctr">'
            f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{written}</cdr:txBody>"
        )
        return (
            f'<cdr:sp macro="" textlink=""><cdr:nvSpPr>{head}<cdr:cNvSpPr{box}/></cdr:nvSpPr>'
            f"<cdr:spPr>{where}{preset('rect')}{ground}</cdr:spPr>{body if self.lines else ''}</cdr:sp>"
        )


@dataclass(frozen=True)
class Overlay:
    """Writes the drawing part over one chart."""

    fragment: ChartFragment
    look: ChartLook
    measure: Measure
    language: str

    def part(self) -> str:
        """The part's XML, or nothing where the model asks for nothing on top."""
        shapes = [*self._marker(), *self._end_labels(), *self._total()]
        if not shapes:
            return ""
        anchored = "".join(self._anchored(shape, n) for n, shape in enumerate(shapes, start=2))
        return f'{DECLARATION}<c:userShapes xmlns:c="{C}" xmlns:cdr="{_CDR}" xmlns:a="{A}">{anchored}</c:userShapes>'

    def _marker(self) -> Iterator[_Mark]:
        """The dashed line at a category, its words at the top on the side that has room."""
        model, plot = self.fragment.model, self.fragment.plot
        if model.marker is None:
            return
        x, top = PlotPlace(model, plot).centre(model.marker.category), plot.y + _MARKER_INSET
        stroke = line(self.look.ink, 1, dash(*BASELINE_DASH, 1))
        yield _Mark(Rect(x, top, 0, plot.bottom - top), "Marker line", stroke=stroke)
        width = self._width(model.marker.text, bold=True)
        fits = x + _MARKER_GAP + width <= self.fragment.rect.right
        left = x + _MARKER_GAP if fits else x - _MARKER_GAP - width
        yield self._words("Marker", Rect(left, top - 2, width, _LEADING), ((model.marker.text, True),))

    def _end_labels(self) -> Iterator[_Mark]:
        """Swatch, name and last value at the right end of each line."""
        if not self.fragment.model.end_labels:
            return
        right = self.fragment.plot.right
        for index, middle in PlotPlace(self.fragment.model, self.fragment.plot).end_labels():
            series = self.fragment.model.series[index]
            swatch = Rect(right + _SWATCH_GAP, middle - _SWATCH / 2, _SWATCH, _SWATCH)
            yield _Mark(swatch, f"Colour of {series.name}", fill=series.colour)
            value = last_value(series)
            written = ((series.name, True), (value, False)) if value else ((series.name, True),)
            width = max(self._width(text, bold) for text, bold in written)
            height = _LEADING * len(written)
            yield self._words(series.name, Rect(right + _NAME_GAP, middle - height / 2 + 1, width, height), written)

    def _total(self) -> Iterator[_Mark]:
        """A donut's total in its middle: the first line large."""
        model = self.fragment.model
        if not model.donut_total:
            return
        centre, radius = PlotPlace(model, self.fragment.plot).circle()
        first, *rest = model.donut_total.split("\n")
        height = 1.3 * (self.look.total_size + len(rest) * self.look.text_size)
        box = Rect(centre.x - radius * DONUT_HOLE, centre.y - height / 2, 2 * radius * DONUT_HOLE, height)
        lines = (_Line(first, self.look.total_size, self.look.ink, True),)
        lines += tuple(_Line(text, self.look.text_size, self.look.secondary, False) for text in rest)
        yield _Mark(box, "Total", lines=lines, centred=True)

    def _width(self, text: str, bold: bool) -> float:
        return self.measure.text(text, self.look.label_size, bold) * 1.02 + 1

    def _words(self, name: str, rect: Rect, written: tuple[tuple[str, bool], ...]) -> _Mark:
        lines = tuple(_Line(text, self.look.label_size, self.look.ink, bold) for text, bold in written)
        return _Mark(rect, name, lines=lines)

    def _anchored(self, mark: _Mark, identifier: int) -> str:
        """The shape between its corners, which a chart drawing counts in shares of the chart."""
        frame = self.fragment.rect
        corners = "".join(
            f"<cdr:{tag}><cdr:x>{_share(x - frame.x, frame.w)}</cdr:x><cdr:y>{_share(y - frame.y, frame.h)}</cdr:y></cdr:{tag}>"
            for tag, x, y in (("from", mark.rect.x, mark.rect.y), ("to", mark.rect.right, mark.rect.bottom))
        )
        where = place(mark.rect.moved(-frame.x, -frame.y))
        return f"<cdr:relSizeAnchor>{corners}{mark.shape(identifier, where, self.language)}</cdr:relSizeAnchor>"


def last_value(series: ChartSeries) -> str:
    """The label of the last point that has a value; empty where it has none."""
    for value, label in zip(reversed(series.values), reversed(series.labels), strict=False):
        if value is not None:
            return label.text if label else ""
    return ""


def _share(part: float, whole: float) -> str:
    return number(round(min(1.0, max(0.0, part / whole)), 6))
