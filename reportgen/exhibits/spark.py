"""Sparks: the shape of some years in a tile, without axes; one scale serves all lines of a row of tiles."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Literal

from reportgen.charts.alt import Told, alt_text, kind_sentence, series_words
from reportgen.charts.axes import Extent, Scale, scale_between, scale_to_largest, value_axis
from reportgen.charts.model import ChartModel, ChartSeries, PointLabel, ValueAxis
from reportgen.metrics.figure import Series, Unit
from reportgen.text.numbers import excel_format, show
from reportgen.theme import Theme

SparkShape = Literal["line", "column"]
HEIGHT = 50.0  # points, the spark box of a tile
LATEST = 4  # columns in the latest year, which stand out


def row_scale(series: Iterable[Series]) -> Scale | None:
    """One scale for the lines of a row of tiles, from a round number under the lowest value; None without any value.

    The series must share a unit; the page's source line says the limits (``scale.ticks[0]`` and ``[-1]``).
    """
    rows = list(series)
    values = [value for row in rows for value in row.values if value is not None]
    if not values:
        return None
    lowest, highest = min(values), max(values)
    grain = 10.0 ** math.floor(math.log10(highest - lowest)) if highest > lowest else 1.0
    return scale_between(Extent.of(values, rows[0].unit), round(math.floor(lowest / grain) * grain, 9))


def spark(
    series: Series, shape: SparkShape, theme: Theme, *, name: str, scale: Scale | None = None, latest: int = LATEST
) -> ChartModel | None:
    """A spark of the series: columns from zero, the ``latest`` ones navy, or a line with its start value and end dot.

    ``scale`` is the row's (``row_scale``), for lines; columns always start at zero. None when no value is there.
    """
    if all(value is None for value in series.values):
        return None
    tight = scale_to_largest(Extent.of(series.values, series.unit))
    if shape == "column" or scale is None:
        scale = tight if shape == "column" else row_scale([series]) or tight
    axis = value_axis(scale, series.unit, visible=False, gridlines=False)
    drawn = _columns(series, theme, latest) if shape == "column" else _line(series, theme, axis)
    told = Told(series.label, series.dimension, tuple(zip(series.keys, series.figures, strict=True)))
    kind = kind_sentence(f"Small {shape} chart", series.dimension, series.keys)
    return ChartModel(
        name=name,
        categories=series.keys,
        series=(drawn,),
        axis=axis,
        alt=alt_text((kind, series_words(told))),
        gap_width=37,
        spark=True,
    )


def _columns(series: Series, theme: Theme, latest: int) -> ChartSeries:
    count = len(series.keys)
    colours = tuple(theme.colour("navy" if i >= count - latest else "context") for i in range(count))
    return ChartSeries(
        name=series.label,
        kind="column",
        values=series.values,
        colour=theme.colour("context"),
        number_format=_format(series),
        point_colours=colours,
        figures=series.figures,
    )


def _line(series: Series, theme: Theme, axis: ValueAxis) -> ChartSeries:
    return ChartSeries(
        name=series.label,
        kind="line",
        values=series.values,
        colour=theme.colour("navy"),
        number_format=_format(series),
        labels=_start_label(series, axis),
        markers="last",
        figures=series.figures,
    )


def _start_label(series: Series, axis: ValueAxis) -> tuple[PointLabel | None, ...]:
    """The first value, above its point unless that would leave the box."""
    first = next(i for i, value in enumerate(series.values) if value is not None)
    value = series.values[first] or 0.0
    high = (value - axis.minimum) / (axis.maximum - axis.minimum) > 2 / 3
    label = PointLabel(show(series.figures[first]), "below" if high else "above")
    return tuple(label if i == first else None for i in range(len(series.keys)))


def _format(series: Series) -> str:
    unit: Unit = series.unit
    return excel_format(unit, max((figure.places for figure in series.figures), default=unit.decimals))
