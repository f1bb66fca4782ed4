"""What is drawn in a plot, as rectangles, so that words laid over it find a free place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportgen.charts.look import MARKER_GAP, POINT_LABEL_OFFSET
from reportgen.charts.model import ChartSeries
from reportgen.charts.place import PlotPlace
from reportgen.geometry import Point, Rect
from reportgen.layout.setting import Setting
from reportgen.text.measure import Measure

_STYLE = "chart-label"
_CLEAR = 2.0  # around a line
_PIECES = 6  # boxes that stand for one straight piece of a line


def drawn(place: PlotPlace, setting: Setting) -> Iterator[Rect]:
    """Rectangles that words over a chart must not cover: columns, lines, and the labels at their points."""
    yield from (bar.rect for bar in place.bars())
    for series in place.model.series:
        if series.kind == "line":
            points = place.points(series)
            for start, end in pairwise(points):
                if start and end:
                    yield from _boxes(start, end)
            yield from _labels(place, series, points, setting)


def _boxes(start: Point, end: Point) -> Iterator[Rect]:
    """A straight piece of a line as small boxes with a little air around them."""
    steps = [n / _PIECES for n in range(_PIECES + 1)]
    points = [Point(start.x + (end.x - start.x) * t, start.y + (end.y - start.y) * t) for t in steps]
    for one, other in pairwise(points):
        top, bottom = sorted((one.y, other.y))
        yield Rect(one.x, top - _CLEAR, other.x - one.x, bottom - top + 2 * _CLEAR)


def _labels(
    place: PlotPlace, series: ChartSeries, points: tuple[Point | None, ...], setting: Setting
) -> Iterator[Rect]:
    style = setting.theme.styles[_STYLE]
    marked = {marker.category for marker in place.model.markers}
    last = max((at for at, point in enumerate(points) if point), default=-1)
    named = place.model.end_labels and not series.dashed  # layout writes the value at its last point beside its name
    for at, (point, label) in enumerate(zip(points, series.labels, strict=False)):
        if point and label and not (named and at == last):
            width = Measure(setting.theme).text(label.text, style.size, style.bold)
            middle = point.y + (POINT_LABEL_OFFSET if label.position == "below" else -POINT_LABEL_OFFSET)
            left = point.x + MARKER_GAP if at in marked else point.x - width / 2
            yield Rect(left, middle - style.leading / 2, width, style.leading)


def meet(one: Rect, other: Rect) -> bool:
    """Whether two rectangles share any ground."""
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
