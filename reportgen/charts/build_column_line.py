"""Volume as quiet columns on the left axis and a rate as a strong line on the right one, with one set of gridlines."""

from __future__ import annotations

from reportgen.charts.alt import alt_text, axis_words, kind_sentence, series_words
from reportgen.charts.axes import Extent, label_steps, scales_from_zero, value_axis
from reportgen.charts.build import (
    Built,
    Grid,
    Plotted,
    check_one_axis,
    ends,
    gap_notes,
    lay_over,
    number_format,
    point_label,
)
from reportgen.charts.build_columns import MOST_COLUMNS, Look, Wish, column, is_focused
from reportgen.charts.levels import level_key, level_series, level_values, level_words
from reportgen.charts.model import ChartModel, ChartSeries, KeyEntry, ValueAxis
from reportgen.theme import Theme


def column_line_chart(name: str, columns: Plotted, line: Plotted, theme: Theme, wish: Wish) -> Built:
    """Columns and a line over common categories. ChartError says why they make no chart; a value must be there."""
    check_one_axis([columns], wish.levels)
    grid = lay_over([columns, line], MOST_COLUMNS)
    left = Extent.of([*grid.values(0), *level_values(wish.levels)], columns.series.unit)
    first, second = scales_from_zero(left, Extent.of(grid.values(1), line.series.unit))
    axis = value_axis(first, columns.series.unit)
    second_axis = value_axis(second, line.series.unit, gridlines=False)
    steps = label_steps(grid.dimension, len(grid.categories))
    look: Look = "latest" if is_focused(grid, [columns], wish.focus or "none") else "quiet"
    drawn = column(grid, 0, columns, theme, look)
    model = ChartModel(
        name=name,
        categories=grid.categories,
        series=(drawn, _line_over(grid, line, theme), *level_series(wish.levels, len(grid.categories), theme)),
        axis=axis,
        second_axis=second_axis,
        alt=_alt(grid, columns, line, (axis, second_axis), wish),
        label_step=steps[0],
        label_steps=steps,
    )
    key = (
        KeyEntry(columns.label, theme.colour("context")),
        KeyEntry(line.label, theme.colour("plum"), "marker line"),
        *level_key(wish.levels, theme),
    )
    return Built(model, key, gap_notes(grid, [columns, line]))


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


def _alt(grid: Grid, columns: Plotted, line: Plotted, axes: tuple[ValueAxis, ValueAxis], wish: Wish) -> str:
    sentences = [
        kind_sentence("Column and line chart", grid.dimension, grid.categories),
        f"Columns, {axis_words(axes[0], columns.series.unit, 'left axis')}: {series_words(grid.told(0, columns.name))}",
        f"Line, {axis_words(axes[1], line.series.unit, 'right axis')}: {series_words(grid.told(1, line.name))}",
    ]
    return alt_text([*sentences, *level_words(wish.levels)], wish.message)
