"""Series of native charts: references to the workbook, colours by point, lines, markers, intervals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.charts.look import (
    BAND_SHARE,
    BAR_OUTLINE,
    BASELINE_DASH,
    END_DOT_RADIUS,
    MARKER_OUTLINE,
    MARKER_RADIUS,
    ChartLook,
    mix,
)
from reportgen.charts.model import ChartModel, ChartSeries
from reportgen.charts.place import colour_of, stroke_of
from reportgen.paint.deck.chart_data import LOWER, WIDTH, ChartData
from reportgen.paint.deck.chart_labels import Labels
from reportgen.paint.deck.ooxml import dash, fill, line, number

MARKER_INSET = 4.0  # points from the top gridline to a vertical marker, as in the PDF
_SLICE_GAP = 1.5  # white between the slices of a donut
Numbers = tuple[float | None, ...]
_NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'


@dataclass(frozen=True)
class SeriesWriter:
    """Writes the series of one chart. Index and order are the column's place in the workbook."""

    model: ChartModel
    data: ChartData
    labels: Labels
    look: ChartLook
    plot_height: float  # points

    def bars(self, secondary: bool) -> str:
        """Columns or bars of one axis."""
        return "".join(self._bar(i, s) for i, s in self._of(secondary, "column", "bar"))

    def lines(self, secondary: bool) -> str:
        """Lines of one axis, dashed baselines first, so that data lies over them."""
        if self.model.horizontal:
            return ""  # a native line can't run down beside bars: a level is a shape over the chart
        found = sorted(self._of(secondary, "line"), key=lambda item: not item[1].dashed)
        return "".join(self._line(i, s) for i, s in found)

    def areas(self, secondary: bool) -> str:
        """Areas of one axis."""
        return "".join(
            f"<c:ser>{self._head(i)}{_flat(s.colour)}{self.labels.of(s, i)}{self._numbers(i)}</c:ser>"
            for i, s in self._of(secondary, "area")
        )

    def bands(self, secondary: bool) -> str:
        """The confidence intervals of lines: an unseen area up to the lower limit, a light one over it."""
        found = ""
        for i, s in self._of(secondary, "line"):
            if s.low:
                lower = self.data.index(f"{s.name}, {LOWER}", after=i)
                width = self.data.index(f"{s.name}, {WIDTH}", after=i)
                found += f"<c:ser>{self._head(lower)}<c:spPr><a:noFill/></c:spPr>{self._numbers(lower)}</c:ser>"
                found += f"<c:ser>{self._head(width)}{_flat(mix(s.colour, BAND_SHARE))}{self._numbers(width)}</c:ser>"
        return found

    def donut(self) -> str:
        """The first series as slices; their words stand beside the ring."""
        series = self.model.series[0]
        gap = line("#FFFFFF", _SLICE_GAP)
        slices = (f"<c:spPr>{fill(colour_of(series, i))}{gap}</c:spPr>" for i in range(len(series.values)))
        points = "".join(
            f'<c:dPt><c:idx val="{i}"/><c:bubble3D val="0"/>{look}</c:dPt>' for i, look in enumerate(slices)
        )
        return f"<c:ser>{self._head(0)}{_flat(series.colour)}{points}{self._numbers(0)}</c:ser>"

    def _of(self, secondary: bool, *kinds: str) -> Iterator[tuple[int, ChartSeries]]:
        return ((i, s) for i, s in enumerate(self.model.series) if s.secondary == secondary and s.kind in kinds)

    def _head(self, index: int) -> str:
        return f'<c:idx val="{index}"/><c:order val="{index}"/>{self.data.head(index)}'

    def _numbers(self, index: int) -> str:
        return self.data.labels() + self.data.values(index)

    def _bar(self, index: int, series: ChartSeries) -> str:
        own = (series.colour, series.stroke)
        looks = [(colour_of(series, i), stroke_of(series, i)) for i in range(len(series.values))]
        points = "".join(
            f'<c:dPt><c:idx val="{i}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{_flat(*look)}</c:dPt>'
            for i, look in enumerate(looks)
            if look != own
        )
        return (
            f'<c:ser>{self._head(index)}{_flat(*own)}<c:invertIfNegative val="0"/>{points}'
            f"{self.labels.of(series, index)}{self._whiskers(index, series)}{self._numbers(index)}</c:ser>"
        )

    def _whiskers(self, index: int, series: ChartSeries) -> str:
        """The interval of each bar as its error bar, as far from the value as the limits are."""
        if not series.low:
            return ""
        down = _numbers(_distances(series.values, series.low))
        up = _numbers(_distances(series.values, series.high))
        return (
            f'<c:errBars><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
            f"<c:plus>{up}</c:plus><c:minus>{down}</c:minus><c:spPr>{line(self.look.ink, 1)}</c:spPr></c:errBars>"
        )

    def _marker_line(self, index: int, series: ChartSeries) -> str:
        """The vertical markers as error bars of a line: under all labels, and fixed to their categories."""
        if index != marker_series(self.model):
            return ""
        axis, marked = self.model.axis, {marker.category for marker in self.model.markers}
        top = axis.maximum - MARKER_INSET / self.plot_height * (axis.maximum - axis.minimum)
        values = [value or 0.0 for value in series.values]
        # No number at the other points: LibreOffice would draw the ends of a bar without length.
        up = tuple(max(0.0, top - value) if i in marked else None for i, value in enumerate(values))
        down = tuple(value - axis.minimum if i in marked else None for i, value in enumerate(values))
        return (
            '<c:errBars><c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="1"/>'
            f"<c:plus>{_numbers(up)}</c:plus><c:minus>{_numbers(down)}</c:minus>"
            f"<c:spPr>{line(self.look.ink, 1, dash(*BASELINE_DASH, 1))}</c:spPr></c:errBars>"
        )

    def _line(self, index: int, series: ChartSeries) -> str:
        stroke = _stroke(series)
        return (
            f"<c:ser>{self._head(index)}<c:spPr>{stroke}</c:spPr>{_marker(series)}{_marked_points(series, stroke)}"
            f"{self.labels.of(series, index)}{self._marker_line(index, series)}{self._numbers(index)}"
            '<c:smooth val="0"/></c:ser>'
        )


def _flat(colour: str, stroke: str = "") -> str:
    outline = line(stroke, BAR_OUTLINE) if stroke else "<a:ln><a:noFill/></a:ln>"
    return f"<c:spPr>{fill(colour)}{outline}</c:spPr>"


def _stroke(series: ChartSeries) -> str:
    dashes = dash(*series.dash, series.line_width) if series.dashed else ""
    return line(series.colour, series.line_width, dashes, cap="flat" if series.dashed else "rnd")


def _open_marker(colour: str) -> str:
    return (
        f'<c:marker><c:symbol val="circle"/><c:size val="{round(2 * MARKER_RADIUS)}"/>'
        f"<c:spPr>{fill('#FFFFFF')}{line(colour, MARKER_OUTLINE)}</c:spPr></c:marker>"
    )


def _solid_marker(colour: str) -> str:
    return (
        f'<c:marker><c:symbol val="circle"/><c:size val="{round(2 * END_DOT_RADIUS)}"/>'
        f"<c:spPr>{fill(colour)}<a:ln><a:noFill/></a:ln></c:spPr></c:marker>"
    )


def _marker(series: ChartSeries) -> str:
    return _open_marker(series.colour) if series.markers == "all" else _NO_MARKER


def _marked_points(series: ChartSeries, stroke: str) -> str:
    """Points whose marker differs: a solid dot at the last one, open ones where a vertical marker crosses."""
    if series.markers == "all":
        return ""
    there = [i for i, v in enumerate(series.values) if v is not None]
    solid = set(there[-1:]) if series.markers == "last" else set()
    opened = set(series.marked) & set(there)
    return "".join(
        f'<c:dPt><c:idx val="{i}"/>{_solid_marker(series.colour) if i in solid else _open_marker(series.colour)}'
        f'<c:bubble3D val="0"/><c:spPr>{stroke}</c:spPr></c:dPt>'
        for i in sorted(solid | opened)
    )


def marker_series(model: ChartModel) -> int | None:
    """The line whose error bars can be the vertical markers: the first on the first axis with a value at each."""
    if not model.markers or model.horizontal:
        return None
    drawn = sorted(
        (i for i, s in enumerate(model.series) if s.kind == "line" and not s.secondary),
        key=lambda i: not model.series[i].dashed,
    )
    return next((i for i in drawn if all(model.series[i].values[m.category] is not None for m in model.markers)), None)


def _distances(values: Numbers, limits: Numbers) -> Numbers:
    pairs = zip(values, limits, strict=True)
    return tuple(None if value is None or limit is None else abs(value - limit) for value, limit in pairs)


def _numbers(values: Numbers) -> str:
    points = "".join(f'<c:pt idx="{i}"><c:v>{number(v)}</c:v></c:pt>' for i, v in enumerate(values) if v is not None)
    return f'<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numLit>'
