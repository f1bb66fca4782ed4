"""Horizontal bars, ranked, each with its name and value; charts side by side share one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.charts.alt import alt_text, subject
from reportgen.charts.axes import Extent, scale_to_largest, value_axis
from reportgen.charts.build import number_format
from reportgen.charts.model import ChartModel, ChartSeries, PointLabel
from reportgen.metrics.figure import Figure, Unit
from reportgen.text.numbers import show

PITCH, BAR = 19.6, 11.0  # points from bar to bar, and a bar's height


@dataclass(frozen=True, slots=True)
class Ranked:
    """One bar: its rank from 1, name, figure (with a value), colour and outline as #RRGGBB (no outline: empty)."""

    rank: int
    name: str
    figure: Figure
    colour: str
    stroke: str = ""

    @property
    def label(self) -> str:
        """``7  Lambeth``."""
        return f"{self.rank}  {self.name}"


def ranked_bar_charts(
    name: str, what: str, unit: Unit, columns: Sequence[Sequence[Ranked]], message: str = ""
) -> tuple[ChartModel, ...]:
    """One chart per column of bars, first bar at the top, all with one scale and room for one width of names.

    ``what`` is the measure's label, for alt text; the author's message goes to the first chart's.
    """
    bars = [bar for column in columns for bar in column]
    values = [bar.figure.value or 0.0 for bar in bars]
    scale = scale_to_largest(Extent.of([0.0, *values], unit))
    return tuple(
        ChartModel(
            name=f"{name}.{number}",
            categories=tuple(bar.label for bar in column),
            series=(_series(what, unit, column),),
            axis=value_axis(scale, unit, visible=False, gridlines=False),
            alt=_alt(what, unit, column, len(bars), message if number == 1 else ""),
            horizontal=True,
            gap_width=round((PITCH - BAR) / BAR * 100),
            room_for=tuple(bar.label for bar in bars),
            room_for_values=tuple(show(bar.figure) for bar in bars),
        )
        for number, column in enumerate(columns, start=1)
    )


def _series(what: str, unit: Unit, column: Sequence[Ranked]) -> ChartSeries:
    return ChartSeries(
        name=what,
        kind="bar",
        values=tuple(bar.figure.value for bar in column),
        colour=column[0].colour,
        number_format=number_format(unit, [bar.figure for bar in column]),
        point_colours=tuple(bar.colour for bar in column),
        point_strokes=tuple(bar.stroke for bar in column),
        labels=tuple(PointLabel(show(bar.figure), "outside end") for bar in column),
        figures=tuple(bar.figure for bar in column),
    )


def _alt(what: str, unit: Unit, column: Sequence[Ranked], of: int, message: str) -> str:
    first, last = column[0], column[-1]
    places = f"place {first.rank}" if first is last else f"places {first.rank} to {last.rank}"
    ends = f"{show(first.figure)} ({first.name})"
    if first is not last:
        ends = f"from {ends} to {show(last.figure)} ({last.name})"
    return alt_text((f"Bar chart, {places} of {of}", f"{subject(what, unit)}: {ends}"), message)
