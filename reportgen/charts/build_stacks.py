"""Stacks: columns or bars whose parts add up to a whole, or are shown as shares of it.

A stack with a part missing would show a smaller whole, so that category is a gap and the page says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.charts.axes import Extent, label_steps, scales_from_zero, value_axis
from reportgen.charts.build import Built, ChartError, Grid, Plotted, gap_notes, number_format
from reportgen.charts.build_columns import Wish, alt_of, grid_of
from reportgen.charts.levels import level_key, level_series, level_values
from reportgen.charts.markers import place_markers
from reportgen.charts.model import ChartModel, ChartSeries, KeyEntry, PointLabel, ValueAxis
from reportgen.metrics.figure import Figure, Unit
from reportgen.text.numbers import show
from reportgen.theme import Theme

_SHARE = Unit("percent", "%")
# A 100 % stacked chart counts its axis from 0 to 1, whatever its series count.
_SHARE_AXIS = ValueAxis(0, 1, 0.25, ("0%", "25%", "50%", "75%", "100%"), "0%")
_GAP_NOTE = "Stacks are shown where all their parts are known."


def stacked_chart(name: str, plotted: Sequence[Plotted], theme: Theme, wish: Wish) -> Built:
    """Series on each other from zero, or filling the axis. ChartError says why they make no chart.

    At least one category must have all its parts.
    """
    given = grid_of(plotted, wish)
    if wish.grouping == "percent":
        _check_shares(given, wish)
    grid = _whole(given)
    axis = _axis(grid, plotted[0].series.unit, wish)
    steps = (1,) if wish.horizontal else label_steps(grid.dimension, len(grid.categories))
    parts = tuple(_part(grid, row, item, theme, wish) for row, item in enumerate(plotted))
    look = "100% stacked" if wish.grouping == "percent" else "Stacked"
    model = ChartModel(
        name=name,
        categories=grid.categories,
        series=(*parts, *level_series(wish.levels, len(grid.categories), theme)),
        axis=axis,
        alt=alt_of(look, _shares(grid) if wish.grouping == "percent" else grid, plotted, axis, wish),
        horizontal=wish.horizontal,
        grouping=wish.grouping,
        gap_width=45,
        label_step=steps[0],
        label_steps=steps,
        markers=place_markers(grid, wish.annotations),
    )
    entries = (KeyEntry(item.label, theme.colour(theme.chart_colours[i])) for i, item in enumerate(plotted))
    notes = gap_notes(given, plotted)
    return Built(model, (*entries, *level_key(wish.levels, theme)), (*notes, _GAP_NOTE) if notes else ())


def has_whole(plotted: Sequence[Plotted], wish: Wish) -> bool:
    """Whether any category has all its parts."""
    grid = grid_of(plotted, wish)
    return any(_is_whole(grid, at) for at in range(len(grid.categories)))


def _check_shares(grid: Grid, wish: Wish) -> None:
    if wish.levels:
        raise ChartError(
            "a level in a chart of shares", "its axis runs from 0% to 100%", "use grouping: stacked", "level-of-shares"
        )
    for row in grid.rows:
        for figure in row:
            if figure is not None and (figure.value or 0) < 0:
                raise ChartError(
                    f"{figure.label} is {show(figure)}",
                    "a share of a whole cannot be negative",
                    "use grouping: stacked or clustered",
                    "negative-share",
                )


def _whole(grid: Grid) -> Grid:
    """The same categories; those that lack a part are gaps in every row."""
    whole = [_is_whole(grid, at) for at in range(len(grid.categories))]
    rows = tuple(tuple(figure if whole[at] else None for at, figure in enumerate(row)) for row in grid.rows)
    return Grid(grid.dimension, grid.categories, rows)


def _is_whole(grid: Grid, at: int) -> bool:
    return all(row[at] is not None and grid.values(n)[at] is not None for n, row in enumerate(grid.rows))


def _axis(grid: Grid, unit: Unit, wish: Wish) -> ValueAxis:
    if wish.grouping == "percent":
        return _SHARE_AXIS
    tops, bottoms = [], []
    for at in range(len(grid.categories)):
        values = [grid.values(row)[at] or 0.0 for row in range(len(grid.rows))]
        tops.append(sum(value for value in values if value > 0))
        bottoms.append(sum(value for value in values if value < 0))
    return value_axis(scales_from_zero(Extent.of([*tops, *bottoms, *level_values(wish.levels)], unit))[0], unit)


def _part(grid: Grid, row: int, item: Plotted, theme: Theme, wish: Wish) -> ChartSeries:
    return ChartSeries(
        name=item.label,
        kind="bar" if wish.horizontal else "column",
        values=grid.values(row),
        colour=theme.colour(theme.chart_colours[row]),
        number_format=number_format(item.series.unit, grid.rows[row]),
        labels=tuple(_label(grid, row, at, wish) for at in range(len(grid.categories))),
        stroke=theme.colour("white"),
        figures=grid.rows[row],
    )


def _label(grid: Grid, row: int, at: int, wish: Wish) -> PointLabel | None:
    """The value in the middle of its part, or its share; layout leaves out what finds no room."""
    figure = grid.rows[row][at]
    if figure is None or not figure.value:
        return None
    if wish.grouping == "stacked" or figure.unit.kind == "percent":
        return PointLabel(show(figure), "centre")
    share = _share(grid, row, at)
    return PointLabel(show(share), "centre", figures=(share,)) if share else None


def _shares(grid: Grid) -> Grid:
    """The same parts as shares of their whole, which is what a reader of such a chart sees."""
    places = range(len(grid.categories))
    rows = tuple(tuple(_share(grid, row, at) for at in places) for row in range(len(grid.rows)))
    return Grid(grid.dimension, grid.categories, rows)


def _share(grid: Grid, row: int, at: int) -> Figure | None:
    """A part's share of its whole, as a figure of its own for the register; a percentage is its share already."""
    figure = grid.rows[row][at]
    if figure is None or figure.value is None or figure.unit.kind == "percent":
        return figure
    total = sum(grid.values(other)[at] or 0 for other in range(len(grid.rows)))
    return Figure(
        name=f"{figure.name}.share",
        label=f"{figure.label}, share",
        value=figure.value / total * 100 if total else None,
        unit=_SHARE,
        period=figure.period,
        basis=figure.basis,
        provenance=figure.provenance,
    )
