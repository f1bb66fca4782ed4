"""What a plot's size asks of a chart: columns that are no slabs, ticks under bars that do not run into each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from reportgen.charts.model import ChartModel, ValueAxis
from reportgen.charts.place import PlotPlace
from reportgen.geometry import Rect
from reportgen.layout.setting import Setting
from reportgen.text.measure import Measure

_WIDEST_COLUMN = 72.0  # points
_WIDEST_GAP = 500  # per cent of a column, the most that a native chart takes
_TICK_GAP = 6.0  # between two tick labels at least


def fitted(model: ChartModel, plot: Rect, setting: Setting) -> ChartModel:
    """The model with gaps between few columns wide enough, and with fewer ticks where they would touch."""
    if model.spark:
        return model
    if not model.horizontal:
        return _slim(model, plot)
    return replace(model, axis=_clear(model.axis, plot, setting)) if model.axis.visible else model


def _slim(model: ChartModel, plot: Rect) -> ChartModel:
    """Columns of 72 points at most, as far as a native chart can have gaps that wide."""
    side_by_side = sum(series.kind == "column" and not series.secondary for series in model.series)
    count = side_by_side if model.grouping == "clustered" else min(side_by_side, 1)
    place = PlotPlace(model, plot)
    if not count or place.bar_width(count)[0] <= _WIDEST_COLUMN:
        return model
    overlap = model.overlap / 100 if model.grouping == "clustered" else 1
    gap = place.category_width / _WIDEST_COLUMN - count + (count - 1) * overlap
    return replace(model, gap_width=min(_WIDEST_GAP, round(gap * 100)))


def _clear(axis: ValueAxis, plot: Rect, setting: Setting) -> ValueAxis:
    """The axis under horizontal bars with every tick, every second ... or only its ends labelled; else with none."""
    measure, size = Measure(setting.theme), setting.theme.styles["chart-text"].size
    steps = len(axis.labels) - 1
    for every in (n for n in range(1, steps + 1) if steps % n == 0):
        labels = axis.labels[::every]
        pitch = plot.w * every / steps
        widths = [measure.text(label, size) for label in labels]
        if all((one + other) / 2 + _TICK_GAP <= pitch for one, other in pairwise(widths)):
            return replace(axis, labels=labels, step=axis.step * every)
    return replace(axis, visible=False, gridlines=False)
