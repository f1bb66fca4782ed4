"""Column and bar charts: one series, with the latest column in front, or several side by side or in stacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.charts.alt import TIME, alt_text, axis_words, kind_sentence, series_words
from reportgen.charts.axes import Extent, Scale, label_steps, scale_to_largest, scales_from_zero, value_axis
from reportgen.charts.build import (
    FEW,
    Built,
    ChartError,
    Grid,
    Plotted,
    check_one_axis,
    gap_notes,
    lay_over,
    number_format,
)
from reportgen.charts.levels import Level, level_key, level_series, level_values, level_words
from reportgen.charts.markers import Annotation, marker_words, place_markers
from reportgen.charts.model import ChartModel, ChartSeries, Grouping, KeyEntry, PointLabel, ValueAxis
from reportgen.metrics.figure import Unit
from reportgen.text.numbers import show
from reportgen.theme import Theme

Focus = Literal["last", "none"]
Order = Literal["as given", "largest", "smallest"]
Look = Literal["own", "quiet", "latest"]  # the series' colour, the context colour, or that but for the latest column
MOST_COLUMNS = 60  # thinner columns than these can't be told apart in the widest slot
MOST_BARS = 24  # more names than these have no room under each other


@dataclass(frozen=True, slots=True)
class Wish:
    """What an author may ask of columns or bars. ``focus`` None: the latest column of a single series over time."""

    focus: Focus | None = None
    levels: tuple[Level, ...] = ()
    message: str = ""
    grouping: Grouping = "clustered"
    horizontal: bool = False
    order: Order = "as given"
    annotations: tuple[Annotation, ...] = ()
    scale: Scale | None = None  # of columns: one that charts side by side share


def grid_of(plotted: Sequence[Plotted], wish: Wish) -> Grid:
    """The series over common categories, in the order that is wished. ChartError: too many, or not of one axis."""
    check_one_axis(plotted, wish.levels)
    if wish.horizontal:
        return _ordered(lay_over(plotted, MOST_BARS, "use kind: ranked-bars or a table, or give 'last'"), wish.order)
    return _ordered(lay_over(plotted, MOST_COLUMNS), wish.order)


def column_chart(name: str, plotted: Sequence[Plotted], theme: Theme, wish: Wish) -> Built:
    """Columns or bars from zero, side by side. ChartError says why they make no chart; a value must be there."""
    grid = grid_of(plotted, wish)
    several = len(plotted) > 1
    look: Look = "latest" if is_focused(grid, plotted, wish.focus) and not wish.horizontal else "own"
    columns = tuple(column(grid, row, item, theme, look) for row, item in enumerate(plotted))
    axis = _axis(grid, plotted[0].series.unit, wish)
    if wish.horizontal:
        columns = tuple(replace(one, kind="bar", labels=every_label(grid, row)) for row, one in enumerate(columns))
    steps = (1,) if wish.horizontal else label_steps(grid.dimension, len(grid.categories))
    model = ChartModel(
        name=name,
        categories=grid.categories,
        series=(*columns, *level_series(wish.levels, len(grid.categories), theme)),
        axis=axis,
        alt=alt_of("Clustered" if several else "", grid, plotted, axis, wish),
        horizontal=wish.horizontal,
        gap_width=65 if several else 45,
        overlap=-6 if several else 0,
        label_step=steps[0],
        label_steps=steps,
        markers=place_markers(grid, wish.annotations),
    )
    return Built(model, _key(grid, plotted, theme, look == "latest", wish.levels), gap_notes(grid, plotted))


def column(grid: Grid, row: int, item: Plotted, theme: Theme, look: Look) -> ChartSeries:
    """One series as columns."""
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
        labels=every_label(grid, row) if count <= FEW else _last_label(grid, row),
        figures=grid.rows[row],
    )


def every_label(grid: Grid, row: int) -> tuple[PointLabel | None, ...]:
    """A value at the end of each column or bar; layout leaves out what finds no room."""
    return tuple(
        None if figure is None or figure.value is None else PointLabel(show(figure), "outside end")
        for figure in grid.rows[row]
    )


def is_focused(grid: Grid, plotted: Sequence[Plotted], focus: Focus | None) -> bool:
    """Whether the latest column stands out: by the author's wish, else for one series over time; never for a gap."""
    wanted = focus == "last" or (focus is None and len(plotted) == 1 and grid.dimension in TIME)
    return wanted and len(grid.categories) > 1 and grid.values(0)[-1] is not None


def alt_of(look: str, grid: Grid, plotted: Sequence[Plotted], axis: ValueAxis, wish: Wish) -> str:
    """Kind, axis, each series, the levels and the message; ``look`` is Clustered, Stacked or nothing."""
    kind = f"{look} {'bar' if wish.horizontal else 'column'} chart".strip()
    told = [series_words(grid.told(row, item.name)) for row, item in enumerate(plotted)]
    scale = [axis_words(axis, plotted[0].series.unit, "Axis")] if axis.visible else []
    sentences = [kind_sentence(kind[0].upper() + kind[1:], grid.dimension, grid.categories), *scale, *told]
    marked = (marker_words(grid, marker) for marker in place_markers(grid, wish.annotations))
    return alt_text([*sentences, *level_words(wish.levels), *marked], wish.message)


def _axis(grid: Grid, unit: Unit, wish: Wish) -> ValueAxis:
    """From zero; bars that all carry their value need no axis beside it."""
    levels = [value for row in range(len(grid.rows)) for value in grid.values(row)]
    extent = Extent.of([*levels, *level_values(wish.levels)], unit)
    if wish.horizontal:
        return value_axis(scale_to_largest(extent), unit, visible=False, gridlines=False)
    return value_axis(wish.scale or scales_from_zero(extent)[0], unit)


def _ordered(grid: Grid, order: Order) -> Grid:
    """The categories by the sum of their values, those without any value last."""
    if order == "as given":
        return grid
    if grid.dimension in TIME:
        raise ChartError(
            f"{grid.dimension}s sorted by size", "periods stand in their order", "take 'order' away", "order"
        )

    def rank(at: int) -> tuple[bool, float]:
        there = [value for row in range(len(grid.rows)) if (value := grid.values(row)[at]) is not None]
        return not there, sum(there) * (-1 if order == "largest" else 1)

    places = sorted(range(len(grid.categories)), key=rank)
    rows = tuple(tuple(row[at] for at in places) for row in grid.rows)
    return Grid(grid.dimension, tuple(grid.categories[at] for at in places), rows)


def _last_label(grid: Grid, row: int) -> tuple[PointLabel | None, ...]:
    every = every_label(grid, row)
    return (*(None for _ in every[:-1]), every[-1])


def _key(
    grid: Grid, plotted: Sequence[Plotted], theme: Theme, focused: bool, levels: Sequence[Level]
) -> tuple[KeyEntry, ...]:
    entries: list[KeyEntry] = []
    if len(plotted) > 1:
        entries = [KeyEntry(item.label, theme.colour(theme.chart_colours[i])) for i, item in enumerate(plotted)]
    elif focused:
        latest = f"Latest {grid.dimension}" if grid.dimension in TIME else grid.categories[-1]
        entries = [KeyEntry(latest, theme.colour(theme.chart_colours[0]))]
    return (*entries, *level_key(levels, theme))
