"""Column charts: one series with the latest column in front, several clustered, or columns with a line above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.charts.alt import TIME, alt_text, axis_words, kind_sentence, series_words
from reportgen.charts.axes import Extent, label_steps, scales_from_zero, value_axis
from reportgen.charts.build import (
    FEW,
    Baseline,
    Built,
    Grid,
    Plotted,
    baseline_key,
    baseline_level,
    baseline_series,
    baseline_words,
    check_one_axis,
    ends,
    gap_notes,
    lay_over,
    number_format,
    point_label,
)
from reportgen.charts.model import ChartModel, ChartSeries, KeyEntry, PointLabel, ValueAxis
from reportgen.text.numbers import show
from reportgen.theme import Theme

Focus = Literal["last", "none"]
Look = Literal[
    "own", "quiet", "latest"
]  # the series' own colour, the context colour, or that but for the latest column
MOST_COLUMNS = 60  # thinner columns than these can't be told apart in the widest slot


@dataclass(frozen=True, slots=True)
class Wish:
    """What an author may ask of a column chart. ``focus`` None: the latest column of a single series over time."""

    focus: Focus | None = None
    baseline: Baseline | None = None
    message: str = ""


def column_chart(name: str, plotted: Sequence[Plotted], theme: Theme, wish: Wish) -> Built:
    """Columns from zero. ChartError says why the series make no chart; at least one value must be there."""
    check_one_axis(plotted, wish.baseline)
    grid = lay_over(plotted, MOST_COLUMNS)
    focused = _is_focused(grid, plotted, wish.focus)
    look: Look = "latest" if focused else "own"
    columns = tuple(_column(grid, row, item, theme, look) for row, item in enumerate(plotted))
    unit = plotted[0].series.unit
    levels = [value for row in range(len(plotted)) for value in grid.values(row)]
    (scale,) = scales_from_zero(Extent.of([*levels, *baseline_level(wish.baseline)], unit))
    axis = value_axis(scale, unit)
    several = len(plotted) > 1
    steps = label_steps(grid.dimension, len(grid.categories))
    model = ChartModel(
        name=name,
        categories=grid.categories,
        series=(*columns, *baseline_series(wish.baseline, grid.categories, theme)),
        axis=axis,
        alt=_column_alt(grid, plotted, axis, wish),
        gap_width=65 if several else 45,
        overlap=-6 if several else 0,
        label_step=steps[0],
        label_steps=steps,
    )
    return Built(model, _column_key(grid, plotted, theme, focused, wish.baseline), gap_notes(grid, plotted))


def column_line_chart(name: str, columns: Plotted, line: Plotted, theme: Theme, wish: Wish) -> Built:
    """Quiet columns on the left axis and a strong line on the right one, with gridlines that serve both."""
    check_one_axis([columns], wish.baseline)
    grid = lay_over([columns, line], MOST_COLUMNS)
    left = Extent.of([*grid.values(0), *baseline_level(wish.baseline)], columns.series.unit)
    first, second = scales_from_zero(left, Extent.of(grid.values(1), line.series.unit))
    axis = value_axis(first, columns.series.unit)
    second_axis = value_axis(second, line.series.unit, gridlines=False)
    steps = label_steps(grid.dimension, len(grid.categories))
    look: Look = "latest" if _is_focused(grid, [columns], wish.focus or "none") else "quiet"
    drawn = _column(grid, 0, columns, theme, look)
    model = ChartModel(
        name=name,
        categories=grid.categories,
        series=(drawn, _line_over(grid, line, theme), *baseline_series(wish.baseline, grid.categories, theme)),
        axis=axis,
        second_axis=second_axis,
        alt=_column_line_alt(grid, columns, line, (axis, second_axis), wish),
        label_step=steps[0],
        label_steps=steps,
    )
    key = (
        KeyEntry(columns.label, theme.colour("context")),
        KeyEntry(line.label, theme.colour("plum"), "marker line"),
        *baseline_key(wish.baseline, theme),
    )
    return Built(model, key, gap_notes(grid, [columns, line]))


def _is_focused(grid: Grid, plotted: Sequence[Plotted], focus: Focus | None) -> bool:
    """Whether the latest column stands out: by the author's wish, else for one series over time; never for a gap."""
    wanted = focus == "last" or (focus is None and len(plotted) == 1 and grid.dimension in TIME)
    return wanted and len(grid.categories) > 1 and grid.values(0)[-1] is not None


def _column(grid: Grid, row: int, item: Plotted, theme: Theme, look: Look) -> ChartSeries:
    count = len(grid.categories)
    own = theme.colour(theme.chart_colours[row])
    quiet = theme.colour("context")
    return ChartSeries(
        name=item.label,
        kind="column",
        values=grid.values(row),
        colour=own if look == "own" else quiet,
        number_format=number_format(item.series.unit, grid.rows[row]),
        point_colours=(*(quiet,) * (count - 1), own) if look == "latest" else (),
        labels=_column_labels(grid, row),
        figures=grid.rows[row],
    )


def _column_labels(grid: Grid, row: int) -> tuple[PointLabel | None, ...]:
    """All values when there are few categories or they are names; else the latest column's only."""
    figures = grid.rows[row]
    every = len(grid.categories) <= FEW
    last = len(figures) - 1
    return tuple(
        PointLabel(show(figure), "outside end")
        if figure is not None and figure.value is not None and (every or i == last)
        else None
        for i, figure in enumerate(figures)
    )


def _line_over(grid: Grid, line: Plotted, theme: Theme) -> ChartSeries:
    values = grid.values(1)
    labelled = set(ends(values)) if any(value is not None for value in values) else set()
    return ChartSeries(
        name=line.label,
        kind="line",
        values=values,
        colour=theme.colour("plum"),
        number_format=number_format(line.series.unit, grid.rows[1]),
        secondary=True,
        labels=tuple(point_label(grid, 1, i, boxed=True) if i in labelled else None for i in range(len(values))),
        markers="all",
        figures=grid.rows[1],
    )


def _column_key(
    grid: Grid, plotted: Sequence[Plotted], theme: Theme, focused: bool, baseline: Baseline | None
) -> tuple[KeyEntry, ...]:
    entries: list[KeyEntry] = []
    if len(plotted) > 1:
        entries = [KeyEntry(item.label, theme.colour(theme.chart_colours[i])) for i, item in enumerate(plotted)]
    elif focused:
        latest = f"Latest {grid.dimension}" if grid.dimension in TIME else grid.categories[-1]
        entries = [KeyEntry(latest, theme.colour(theme.chart_colours[0]))]
    return (*entries, *baseline_key(baseline, theme))


def _column_alt(grid: Grid, plotted: Sequence[Plotted], axis: ValueAxis, wish: Wish) -> str:
    kind = "Column chart" if len(plotted) == 1 else "Clustered column chart"
    told = [series_words(grid.told(row, item.name)) for row, item in enumerate(plotted)]
    scale = axis_words(axis, plotted[0].series.unit, "Axis")
    sentences = [kind_sentence(kind, grid.dimension, grid.categories), scale, *told, *baseline_words(wish.baseline)]
    return alt_text(sentences, wish.message)


def _column_line_alt(grid: Grid, columns: Plotted, line: Plotted, axes: tuple[ValueAxis, ValueAxis], wish: Wish) -> str:
    sentences = [
        kind_sentence("Column and line chart", grid.dimension, grid.categories),
        f"Columns, {axis_words(axes[0], columns.series.unit, 'left axis')}: {series_words(grid.told(0, columns.name))}",
        f"Line, {axis_words(axes[1], line.series.unit, 'right axis')}: {series_words(grid.told(1, line.name))}",
    ]
    return alt_text([*sentences, *baseline_words(wish.baseline)], wish.message)
