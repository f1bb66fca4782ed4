"""Words of lines: names with last values at their right ends, beside the plot or where a line stops within it."""

from __future__ import annotations

from reportgen.charts.model import ChartModel, ChartSeries
from reportgen.charts.place import PlotPlace
from reportgen.exhibits.block import Swatch
from reportgen.geometry import Point, Rect
from reportgen.layout.drawn import drawn, meet
from reportgen.layout.key import swatch_shapes
from reportgen.layout.page import Fragment
from reportgen.layout.setting import Setting
from reportgen.layout.text import text_fragment
from reportgen.text.numbers import show
from reportgen.text.paragraph import Paragraph, Run
from reportgen.text.wrap import SLACK, natural_width

_STYLE = "chart-key"
_FROM_POINT = 10.0  # from the last point's dot to the swatch
_SWATCH = 9.0
_SWATCH_GAP = 5.0
_APART = 2.0  # between the words of two lines
_MOST_BESIDE, _MOST_WITHIN = 0.38, 0.45  # of the chart's width, and of the plot's, before words break
_WAYS = ((1, 1), (-1, -1), (0, -1), (1, -1), (-1, 1))  # right under a point first: sums rise
_STEPS = (0, 1, -1, 2, -2)  # heights that words may stand further down or up to find a free place
_EARLY_GAP, _EARLY_DROP = 7.0, 3.0  # from the point of a line that stops early to its words


def end_label_width(model: ChartModel, width: float, setting: Setting) -> float:
    """The width that the words beside the lines take of a chart's ``width``, with swatch and gaps, in points."""
    words = _beside_lines(model)
    widest = max((_width(paragraphs, setting) for paragraphs in words), default=0.0)
    return _FROM_POINT + _SWATCH + _SWATCH_GAP + min(widest, _MOST_BESIDE * width) if words else 0.0


def _beside_lines(model: ChartModel) -> list[tuple[Paragraph, ...]]:
    return [_words(series) for series in model.series if _last(series) == len(model.categories) - 1]


def end_label_fragments(model: ChartModel, plot: Rect, rect: Rect, setting: Setting) -> list[Fragment]:
    """Swatch and words for each line, the name level with its last point unless lines end close to each other."""
    leading = setting.theme.styles[_STYLE].leading
    left = rect.right - end_label_width(model, rect.w, setting) + _FROM_POINT
    width = rect.right - left - _SWATCH - _SWATCH_GAP
    heights = [setting.wrapped(paragraphs, width).height for paragraphs in _beside_lines(model)]
    fragments: list[Fragment] = []
    for index, y in PlotPlace(model, plot).end_labels(max(heights, default=0.0) + _APART):
        series = model.series[index]
        paragraphs = _words(series)
        height = setting.wrapped(paragraphs, width).height
        top = min(max(y - leading / 2, rect.y), rect.bottom - height)
        swatch = Rect(left, top + (leading - _SWATCH) / 2, _SWATCH, _SWATCH)
        fragments += swatch_shapes(Swatch(colour=series.colour), swatch, setting)
        words = Rect(swatch.right + _SWATCH_GAP, top, width, height)
        fragments.append(text_fragment(paragraphs, words, setting))
    return fragments


def early_end_fragments(model: ChartModel, plot: Rect, setting: Setting) -> list[Fragment]:
    """The words of each line that stops before the last category, at its last point, where they cover nothing."""
    place = PlotPlace(model, plot)
    early = [s for s in model.series if (last := _last(s)) is not None and last < len(model.categories) - 1]
    taken = list(drawn(place, setting)) if early else []
    fragments: list[Fragment] = []
    for series in early:
        paragraphs = _words(series)
        width = min(_width(paragraphs, setting), _MOST_WITHIN * plot.w)
        point = next(point for point in reversed(place.points(series)) if point)
        height = setting.wrapped(paragraphs, width).height
        further = [Point(point.x, point.y + step * height) for step in _STEPS]
        places = [_beside(at, width, height, way, plot) for at in further for way in _WAYS]
        rect = next((one for one in places if not any(meet(one, other) for other in taken)), places[0])
        taken.append(rect)
        fragments.append(text_fragment(paragraphs, rect, setting))
    return fragments


def _beside(point: Point, width: float, height: float, way: tuple[int, int], plot: Rect) -> Rect:
    """Words right of a point (1), centred on it (0) or left of it (-1), and under (1) or over it (-1), in the plot."""
    across, down = way
    x = point.x + across * _EARLY_GAP - width * (1 - across) / 2
    drop = _EARLY_DROP if across else _EARLY_GAP
    y = point.y + drop if down == 1 else point.y - drop - height
    x = max(min(x, plot.right - width), plot.x + 1)
    return Rect(x, max(min(y, plot.bottom - height), plot.y), width, height)


def _last(series: ChartSeries) -> int | None:
    """The index of the last value of a series that is named at its end: a line that is no baseline."""
    if series.kind != "line" or series.dashed:
        return None
    return next((i for i in range(len(series.values) - 1, -1, -1) if series.values[i] is not None), None)


def _words(series: ChartSeries) -> tuple[Paragraph, ...]:
    """The name in bold, and under it the last value as the series shows it."""
    name = Paragraph((Run(series.name, bold=True),), _STYLE)
    value = _value(series)
    return (name, Paragraph((value,), _STYLE)) if value else (name,)


def _value(series: ChartSeries) -> Run | None:
    last = _last(series)
    if last is None:
        return None
    figure = series.figures[last] if last < len(series.figures) else None
    label = series.labels[last] if last < len(series.labels) else None
    if label is not None:
        return Run(label.text, figures=(figure,) if figure else ())
    if figure is None:
        return None
    return Run(show(figure), figures=(figure,))


def _width(paragraphs: tuple[Paragraph, ...], setting: Setting) -> float:
    resolved = setting.resolved(paragraphs)
    return max(natural_width(paragraph, setting.theme) for paragraph in resolved) / SLACK + 1
