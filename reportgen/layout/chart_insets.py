"""How far a chart's plot stands in from the chart's edges, so that every label outside the plot has room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.charts.look import LINE_PITCH, TICK_LABEL_GAP
from reportgen.charts.model import ChartModel, ValueAxis
from reportgen.geometry import Rect
from reportgen.layout.setting import Setting
from reportgen.text.measure import Measure

# Offsets of a plot from its chart (look, chart anatomy): ticks 6 outside the plot, category labels in 18 under it.
LEAST_LEFT = 42.0
TOP = 6.0
BOTTOM = 18.0
LEAST_RIGHT = 4.0
BAR_LABEL_GAP = 10.0
_SPARK = 4.0  # an end dot's radius
_LABEL_RISE = 17.0  # from a point or a column's end to the top of the words above it


@dataclass(frozen=True, slots=True)
class Insets:
    """Points between the edges of a chart and its plot."""

    left: float
    top: float
    right: float
    bottom: float


def insets_of(model: ChartModel, rect: Rect, setting: Setting) -> Insets:
    """The insets of a chart's plot in ``rect``."""
    if model.spark:
        return Insets(_SPARK, _SPARK, _SPARK, 1)  # its one label stands where the line leaves room
    if model.horizontal:
        return _of_bars(model, setting)
    return _of_columns(model, rect, setting)


def _of_columns(model: ChartModel, rect: Rect, setting: Setting) -> Insets:
    left = max(LEAST_LEFT, _widest(_ticks(model.axis), setting) + TICK_LABEL_GAP)
    if not model.axis.visible:
        left = LEAST_RIGHT
    right = LEAST_RIGHT
    if model.second_axis and model.second_axis.visible:
        right = _widest(model.second_axis.labels, setting) + TICK_LABEL_GAP
    right = max(right, _half_label(model, rect.w - left, setting))
    left = max(left, _half_label(model, rect.w - right, setting, first=True))
    bottom = BOTTOM + (_most_lines(model) - 1) * LINE_PITCH * setting.theme.styles["chart-text"].size
    return Insets(left, max(TOP, _headroom(model, rect.h - bottom)), right, bottom)


def _most_lines(model: ChartModel) -> int:
    return max((len(model.lines_of(i)) for i in range(len(model.categories))), default=1)


def _headroom(model: ChartModel, height: float) -> float:
    """The top inset at which the words above the highest labelled point stay inside the chart.

    A value at the share s of its axis lies (1 - s) (height - inset) under the plot's top.
    """
    if model.grouping != "clustered":
        return 0
    needed = 0.0
    for series in model.series:
        axis = model.second_axis if series.secondary and model.second_axis else model.axis
        for value, label in zip(series.values, series.labels, strict=False):
            if value is None or label is None or label.position not in ("above", "outside end"):
                continue
            share = min((value - axis.minimum) / (axis.maximum - axis.minimum), 1.0)
            if share > 0:
                needed = max(needed, (_LABEL_RISE - (1 - share) * height) / share)
    return needed


def _ticks(axis: ValueAxis) -> tuple[str, ...]:
    return axis.labels if axis.visible else ()


def _half_label(model: ChartModel, width: float, setting: Setting, first: bool = False) -> float:
    """The inset at which the label centred under the last shown (or first) category stays inside the chart.

    With n categories over width - inset, that category's centre is k category widths from the edge: it has to hold
    that inset + k (width - inset) / n is at least half the label.
    """
    count = len(model.categories)
    shown = range(model.label_start, count, max(model.label_step, 1))
    if not shown:
        return 0
    index = shown[0] if first else shown[-1]
    k = (index if first else count - 1 - index) + 0.5
    half = _widest(model.lines_of(index), setting) / 2
    return max((half - k * width / count) / (1 - k / count), 0) if k < count else 0


def _of_bars(model: ChartModel, setting: Setting) -> Insets:
    """Category labels stand left of the plot, data labels right of it; those of negative bars have room inside it."""
    shown = (label.text for series in model.series for label in series.labels if label)
    labels = _widest((*shown, *model.room_for_values), setting, bold=True)
    beside = labels + TICK_LABEL_GAP if labels else LEAST_RIGHT
    names = [line for i in range(len(model.categories)) for line in model.lines_of(i)]
    left = _widest((*names, *model.room_for), setting) + BAR_LABEL_GAP
    bottom = BOTTOM if model.axis.visible else LEAST_RIGHT
    last_tick = _widest(model.axis.labels[-1:], setting) / 2 if model.axis.visible else 0
    return Insets(left, LEAST_RIGHT, max(beside, last_tick, LEAST_RIGHT), bottom)


def _widest(labels: Iterable[str], setting: Setting, bold: bool = False) -> float:
    style = setting.theme.styles["chart-label" if bold else "chart-text"]
    measure = Measure(setting.theme)
    return max((measure.text(label, style.size, style.bold) for label in labels), default=0.0)
