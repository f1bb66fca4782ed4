"""What columns, bars and lines draw: one measure, several, or a table; and the levels that they are compared with."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field, model_validator

from reportgen.charts.build import Plotted
from reportgen.charts.levels import Level
from reportgen.exhibits.chart_source import SeriesOf, Window, measured, measured_together
from reportgen.exhibits.context import Context
from reportgen.exhibits.level_source import LevelsSpec, levels
from reportgen.exhibits.table_source import TableSource, tabled
from reportgen.metrics.figure import Figure, Series, Unit
from reportgen.spec.names import MeasureName


class SeriesSource(Window, LevelsSpec):
    """One ``measure``, several ``series`` over one window, or a ``table``."""

    measure: MeasureName | None = None
    series: tuple[SeriesOf, ...] = Field((), description="Up to four measures on one axis.")
    table: TableSource | None = None
    label: str = Field("", description="The measure's name in the chart.")

    @model_validator(mode="after")
    def _one_source(self) -> SeriesSource:
        if sum((self.measure is not None, bool(self.series), self.table is not None)) != 1:
            raise ValueError("give one of 'measure', 'series' or 'table'")
        if self.baseline is not None and self.measure is None:
            raise ValueError("a 'baseline' needs one 'measure'")
        return self


@dataclass(frozen=True, slots=True)
class Data:
    """Series to draw, and the levels to compare them with."""

    plotted: tuple[Plotted, ...]
    levels: tuple[Level, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the series."""
        return tuple(figure for item in self.plotted for figure in item.series.figures)

    @property
    def latest(self) -> tuple[Figure, ...]:
        """The last figure of each series that has any."""
        return tuple(item.series.figures[-1] for item in self.plotted if item.series.figures)


def data_of(spec: SeriesSource, context: Context) -> Data:
    """The series and levels of a chart; PackError for names that are not known."""
    plotted = _plotted(spec, context)
    first = plotted[0].series if plotted else Series("", "", Unit("text", ""), "", (), ())
    return Data(tuple(plotted), levels(spec, spec.measure, spec, first, context))


def _plotted(spec: SeriesSource, context: Context) -> list[Plotted]:
    if spec.table is not None:
        return tabled(spec.table, context)
    if spec.series:
        return measured_together(spec.series, spec, context)
    label = context.words.plain(spec.label, spec.place_of("label")) if spec.label else ""
    return [measured(spec.measure or "", spec, context, label)]
