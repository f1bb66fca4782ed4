"""Data labels of columns and bars: those that find room. A label that covers another one says nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportgen.charts.look import TICK_LABEL_GAP
from reportgen.charts.model import ChartModel, ChartSeries, PointLabel
from reportgen.charts.place import Bar, PlotPlace
from reportgen.geometry import Rect
from reportgen.layout.setting import Setting
from reportgen.text.measure import Measure

_INSIDE = 1.5  # beside a label in the middle of its part
_APART = 3.0  # between two labels
_HEIGHT = 11.0  # of a label's figures with a hair around them


@dataclass(frozen=True, slots=True)
class Labelled:
    """A column or bar with its label and the label's width."""

    bar: Bar
    label: PointLabel
    width: float


def with_room_for_labels(model: ChartModel, plot: Rect, setting: Setting) -> ChartModel:
    """The model of horizontal bars with its axis begun so far below zero that labels left of negative bars fit.

    They stand between their bar and the categories' names, which both files put beside the plot: with the axis from m
    to M over the width w, a label of width l left of the value v fits when (v - m) w >= l (M - m).
    """
    if not model.horizontal or model.grouping != "clustered" or model.axis.visible or plot.w <= 0:
        return model
    axis = model.axis
    least = axis.minimum
    for one in labelled_bars(model, plot, setting):
        value = model.series[one.bar.series].values[one.bar.category]
        share = (one.width + 2 * TICK_LABEL_GAP) / plot.w
        if value is not None and value < 0 and share < 1:
            least = min(least, (value - share * axis.maximum) / (1 - share))
    return model if least == axis.minimum else replace(model, axis=replace(axis, minimum=least))


def with_fitting_labels(model: ChartModel, plot: Rect, setting: Setting) -> ChartModel:
    """The model without the labels that find no room.

    A label in the middle of a part needs a part that holds it; columns too narrow for one number show none, since the
    rest would seem to be picked. Labels at the ends are all shown or, where two would touch, those of the last category
    alone, or none.
    """
    labelled = labelled_bars(model, plot, setting)
    if not labelled:
        return model
    inside = [one for one in labelled if one.label.position == "centre"]
    narrow = not model.horizontal and any(one.bar.rect.w < one.width + 2 * _INSIDE for one in inside)
    kept = {(one.bar.series, one.bar.category) for one in inside if holds(one) and not narrow}
    at_ends = [one for one in labelled if one.label.position != "centre"]
    last = [one for one in at_ends if one.bar.category == len(model.categories) - 1]
    for some in (at_ends, last):
        if not _touch(some, model.horizontal):
            kept |= {(one.bar.series, one.bar.category) for one in some}
            break
    series = tuple(_kept(one, lambda at, n=n: (n, at) in kept) for n, one in enumerate(model.series))  # type: ignore[misc]
    return replace(model, series=series)


def labelled_bars(model: ChartModel, plot: Rect, setting: Setting) -> list[Labelled]:
    """The columns and bars that have a label."""
    measure, style = Measure(setting.theme), setting.theme.styles["chart-label"]
    found = []
    for bar in PlotPlace(model, plot).bars():
        labels = model.series[bar.series].labels
        label = labels[bar.category] if labels else None
        if label:
            found.append(Labelled(bar, label, measure.text(label.text, style.size, style.bold)))
    return found


def _kept(series: ChartSeries, is_kept: Callable[[int], bool]) -> ChartSeries:
    if series.kind not in ("column", "bar"):
        return series
    labels = tuple(label if is_kept(at) else None for at, label in enumerate(series.labels))
    return replace(series, labels=labels if any(labels) else ())


def holds(one: Labelled) -> bool:
    """Whether the label fits into its column or bar."""
    rect = one.bar.rect
    return rect.w >= one.width + 2 * _INSIDE and rect.h >= _HEIGHT


def _touch(labelled: Sequence[Labelled], horizontal: bool) -> bool:
    """Whether two neighbours would touch: columns side by side, bars above each other."""
    if horizontal:
        middles = sorted(one.bar.rect.y + one.bar.rect.h / 2 for one in labelled)
        return any(below - above < _HEIGHT for above, below in pairwise(middles))
    placed = sorted((one.bar.rect.x + one.bar.rect.w / 2, one.width) for one in labelled)
    return any(x2 - x1 < (w1 + w2) / 2 + _APART for (x1, w1), (x2, w2) in pairwise(placed))
