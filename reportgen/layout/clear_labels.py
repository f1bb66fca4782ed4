"""Labels over columns, clear of lines: what a line, its words or a dashed level would run through stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from reportgen.charts.look import (
    BOX_ABOVE,
    BOX_BELOW,
    BOX_HEIGHT,
    BOX_PADDING,
    COLUMN_LABEL_GAP,
    MARKER_RADIUS,
    POINT_LABEL_OFFSET,
)
from reportgen.charts.model import ChartModel, ChartSeries, PointLabel
from reportgen.charts.place import PlotPlace
from reportgen.geometry import Point, Rect
from reportgen.layout.data_labels import Labelled, holds, labelled_bars
from reportgen.layout.setting import Setting
from reportgen.text.measure import Measure

_HEIGHT = 9.0  # of a label's figures, from a hair over them to one under them
_CLEAR = 2.0  # between a label and a line
_NEAR = 16.0  # how far up a label still belongs to its column at a glance


class _Band(NamedTuple):
    """What a line takes of the page's height beside a label."""

    top: float
    bottom: float


def clear_of_lines(model: ChartModel, plot: Rect, top: float, setting: Setting) -> ChartModel:
    """The model of columns under lines with each label where no line crosses it.

    A crossed label moves up over the line where that is near; else into its column, where that holds it; else up as far
    as ``top``, the chart's upper edge. One that finds no place goes: crossed out it says nothing.
    """
    lines = [series for series in model.series if series.kind == "line"]
    if not lines or model.horizontal or model.grouping != "clustered":
        return model
    place = PlotPlace(model, plot)
    moved: dict[tuple[int, int], PointLabel | None] = {}
    labelled = [one for one in labelled_bars(model, plot, setting) if one.label.position == "outside end"]
    for one in labelled:
        if one.bar.end >= one.bar.start:
            moved[one.bar.series, one.bar.category] = _cleared(one, place, lines, top, setting)
    series = tuple(_with(one, n, moved) for n, one in enumerate(model.series))
    return replace(model, series=series)


def _with(series: ChartSeries, number: int, moved: dict[tuple[int, int], PointLabel | None]) -> ChartSeries:
    labels = tuple(moved.get((number, at), label) for at, label in enumerate(series.labels))
    return series if labels == series.labels else replace(series, labels=labels if any(labels) else ())


def _cleared(
    one: Labelled, place: PlotPlace, lines: Sequence[ChartSeries], top: float, setting: Setting
) -> PointLabel | None:
    """The label at its place, at another one, or none."""
    middle = one.bar.rect.x + one.bar.rect.w / 2
    left, right = middle - one.width / 2, middle + one.width / 2
    spanned = (bar.rect.y for bar in place.bars() if bar.rect.right > left and bar.rect.x < right)
    bottom = min(spanned, default=one.bar.rect.y) - COLUMN_LABEL_GAP + 1
    taken = [band for series in lines for band in _bands(series, place, (left, right), setting)]
    free = _above(bottom, taken)
    if free == bottom:
        return one.label
    fits = free - _HEIGHT >= top
    if fits and bottom - free <= _NEAR:
        return replace(one.label, lift=bottom - free)
    centre = one.bar.rect.y + one.bar.rect.h / 2 + _HEIGHT / 2
    if holds(one) and _above(centre, taken) == centre:
        return replace(one.label, position="centre")
    return replace(one.label, lift=bottom - free) if fits else None


def _above(bottom: float, taken: Sequence[_Band]) -> float:
    """The lowest place, from ``bottom`` up, where a label crosses nothing that is taken: its lower edge."""
    for band in sorted(taken, key=lambda band: -band.bottom):
        if band.bottom > bottom - _HEIGHT - _CLEAR and band.top < bottom + _CLEAR:
            bottom = band.top - _CLEAR
    return bottom


def _bands(series: ChartSeries, place: PlotPlace, across: tuple[float, float], setting: Setting) -> Iterator[_Band]:
    """The heights between two x at which the line runs, and its markers and words stand."""
    points = place.points(series)
    for one, other in pairwise(points):
        if one and other and one.x < across[1] and other.x > across[0]:
            ends = [_height(one, other, min(max(x, one.x), other.x)) for x in across]
            yield _Band(min(ends), max(ends))
    for at, point in enumerate(points):
        if point is None:
            continue
        if series.markers == "all" and across[0] - MARKER_RADIUS < point.x < across[1] + MARKER_RADIUS:
            yield _Band(point.y - MARKER_RADIUS, point.y + MARKER_RADIUS)
        label = series.labels[at] if series.labels else None
        if label and _reaches(label, point, across, setting):
            yield _of_words(label, point)


def _height(one: Point, other: Point, x: float) -> float:
    return one.y + (other.y - one.y) * (x - one.x) / (other.x - one.x)


def _reaches(label: PointLabel, point: Point, across: tuple[float, float], setting: Setting) -> bool:
    style = setting.theme.styles["chart-label"]
    half = Measure(setting.theme).text(label.text, style.size, True) / 2 + (BOX_PADDING if label.boxed else 0)
    return across[0] < point.x + half and across[1] > point.x - half


def _of_words(label: PointLabel, point: Point) -> _Band:
    """Where a point's words stand, in a box or without."""
    up, down, height = (BOX_ABOVE, BOX_BELOW, BOX_HEIGHT) if label.boxed else (*(POINT_LABEL_OFFSET,) * 2, _HEIGHT)
    middle = point.y + (down if label.position == "below" else -up)
    return _Band(middle - height / 2, middle + height / 2)
