"""Line charts: up to four series, named at their right ends, on a scale from zero or from a declared start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.charts.alt import alt_text, axis_words, kind_sentence, series_words
from reportgen.charts.axes import Extent, Scale, label_steps, scale_between, scales_from_zero, value_axis
from reportgen.charts.build import (
    Built,
    ChartError,
    Grid,
    Plotted,
    check_one_axis,
    ends,
    gap_notes,
    has_lone_points,
    lay_over,
    number_format,
    point_label,
)
from reportgen.charts.levels import Level, level_key, level_series, level_values, level_words
from reportgen.charts.look import BAND_SHARE, mix
from reportgen.charts.markers import Annotation, marker_words, place_markers
from reportgen.charts.model import ChartModel, ChartSeries, KeyEntry, PointLabel, ValueAxis, VerticalMarker
from reportgen.metrics.figure import Figure, Unit
from reportgen.text.numbers import show, show_value
from reportgen.theme import Theme

MOST_POINTS = 2_000
_NEAR = 1 / 15  # of the axis: labels of points nearer to each other than this would overlap


@dataclass(frozen=True, slots=True)
class LineWish:
    """What an author may ask of a line chart. ``start`` None: from zero.

    At the ``marker`` every line shows its value; ``annotations`` are words alone. ``interval`` is half the width of the
    confidence interval around a single line.
    """

    start: float | None = None
    end: float | None = None
    marker: Annotation | None = None
    annotations: tuple[Annotation, ...] = ()
    interval: Figure | None = None
    scale: Scale | None = None  # one that charts side by side share
    end_labels: bool = True
    levels: tuple[Level, ...] = ()
    message: str = ""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the lines of one chart share; ``at`` is the category of the vertical marker."""

    grid: Grid
    axis: ValueAxis
    at: int | None
    end_labels: bool


def line_chart(name: str, plotted: Sequence[Plotted], theme: Theme, wish: LineWish) -> Built:
    """Lines over common categories. ChartError says why the series make no chart; at least one value must be there."""
    check_one_axis(plotted, wish.levels)
    _check_interval(plotted, wish)
    grid = lay_over(plotted, MOST_POINTS)
    unit = plotted[0].series.unit
    axis = value_axis(_scale(grid, plotted, wish), unit)
    marked = place_markers(grid, [wish.marker] if wish.marker else [])
    frame = _Frame(grid, axis, marked[0].category if marked else None, wish.end_labels)
    lines = tuple(_with_interval(_line(frame, row, item, theme), wish) for row, item in enumerate(plotted))
    markers = (*marked, *place_markers(grid, wish.annotations))
    steps = label_steps(grid.dimension, len(grid.categories))
    model = ChartModel(
        name=name,
        categories=grid.categories,
        series=(*lines, *level_series(wish.levels, len(grid.categories), theme)),
        axis=axis,
        alt=_alt(grid, plotted, axis, wish, markers),
        label_step=steps[0],
        label_steps=steps,
        end_labels=wish.end_labels,
        markers=markers,
    )
    cut = () if axis.minimum <= 0 else (f"Scale starts at {show_value(axis.minimum, unit, 0)}.",)
    return Built(model, _key(plotted, theme, wish), (*cut, *gap_notes(grid, plotted)))


def _scale(grid: Grid, plotted: Sequence[Plotted], wish: LineWish) -> Scale:
    if wish.scale is not None:
        return wish.scale
    unit = plotted[0].series.unit
    values = [value for row in range(len(plotted)) for value in grid.values(row)]
    limits = [limit for value in values for limit in interval_of(value, unit, wish.interval)]
    extent = Extent.of([*values, *limits, *level_values(wish.levels)], unit)
    if wish.start is None and wish.end is None:
        return scales_from_zero(extent)[0]
    try:
        return scale_between(extent, wish.start or 0.0, wish.end)
    except ValueError as error:
        raise ChartError(str(error), "a scale holds every value in three to five round steps", "", "scale") from None


def _check_interval(plotted: Sequence[Plotted], wish: LineWish) -> None:
    """One line may have a band: two would lie over each other, and a native chart cannot draw them."""
    if wish.interval is not None and len(plotted) > 1:
        raise ChartError(
            f"an interval around {len(plotted)} lines",
            "a band belongs to a single line",
            "use kind: small-multiples with a chart for each, or say the interval in the source",
            "interval",
        )


def interval_of(value: float | None, unit: Unit, half: Figure | None) -> tuple[float | None, float | None]:
    """The limits around a value; a share stays between 0 and 100."""
    if value is None or half is None or half.value is None:
        return None, None
    low, high = value - half.value, value + half.value
    return (max(low, 0.0), min(high, 100.0)) if unit.kind == "percent" else (low, high)


def _with_interval(series: ChartSeries, wish: LineWish) -> ChartSeries:
    if wish.interval is None or wish.interval.value is None:
        return series
    unit = next((figure.unit for figure in series.figures if figure is not None), wish.interval.unit)
    limits = [interval_of(value, unit, wish.interval) for value in series.values]
    return replace(series, low=tuple(low for low, _ in limits), high=tuple(high for _, high in limits))


def _line(frame: _Frame, row: int, item: Plotted, theme: Theme) -> ChartSeries:
    values = frame.grid.values(row)
    there = any(value is not None for value in values)
    return ChartSeries(
        name=item.label,
        kind="line",
        values=values,
        colour=theme.colour(theme.chart_colours[row]),
        number_format=number_format(item.series.unit, frame.grid.rows[row]),
        labels=_labels(frame, row) if there else (),
        markers="all" if has_lone_points(values) else "last",
        marked=() if frame.at is None or values[frame.at] is None else (frame.at,),
        figures=frame.grid.rows[row],
    )


def _labels(frame: _Frame, row: int) -> tuple[PointLabel | None, ...]:
    """Labels at the vertical marker, or else at the first point; at the last one where no end label says it."""
    values = frame.grid.values(row)
    first, last = ends(values)
    labelled = {first} if frame.at is None else {frame.at}
    if frame.end_labels:
        labelled.discard(last)
    else:
        labelled.add(last)
    return tuple(
        point_label(frame.grid, row, i) if i in labelled and _has_room(frame, row, i) else None
        for i in range(len(values))
    )


def _has_room(frame: _Frame, row: int, at: int) -> bool:
    """Whether no earlier line passes so near that the two labels would overlap; a gap has no label."""
    value = frame.grid.values(row)[at]
    if value is None:
        return False
    others = [frame.grid.values(other)[at] for other in range(row)]
    near = _NEAR * (frame.axis.maximum - frame.axis.minimum)
    return all(other is None or abs(other - value) >= near for other in others)


def _key(plotted: Sequence[Plotted], theme: Theme, wish: LineWish) -> tuple[KeyEntry, ...]:
    lines = (KeyEntry(item.label, theme.colour(theme.chart_colours[i]), "line") for i, item in enumerate(plotted))
    return (*(() if wish.end_labels else lines), *_interval_key(wish, theme), *level_key(wish.levels, theme))


def _interval_key(wish: LineWish, theme: Theme) -> tuple[KeyEntry, ...]:
    """``Confidence interval, ±2 percentage points`` beside a sample of the band."""
    if wish.interval is None:
        return ()
    colour = theme.colour(theme.chart_colours[0])
    words = f"Confidence interval, ±{show(wish.interval, form='words')}"
    return (KeyEntry(words, mix(colour, BAND_SHARE), outline=mix(colour, 2 * BAND_SHARE)),)


def _alt(
    grid: Grid, plotted: Sequence[Plotted], axis: ValueAxis, wish: LineWish, markers: Sequence[VerticalMarker]
) -> str:
    kind = "Line chart" if len(plotted) == 1 else f"Line chart of {len(plotted)} series"
    sentences = [
        kind_sentence(kind, grid.dimension, grid.categories),
        axis_words(axis, plotted[0].series.unit, "Axis"),
        *(series_words(grid.told(row, item.name)) for row, item in enumerate(plotted)),
        *level_words(wish.levels),
    ]
    if wish.interval is not None and wish.interval.value is not None:
        sentences.append(f"Confidence interval of {show(wish.interval, form='words')} either way")
    sentences += [marker_words(grid, marker) for marker in markers]
    return alt_text(sentences, wish.message)
