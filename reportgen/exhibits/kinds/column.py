"""Columns over time or over names: one series with the latest column in front, or up to four clustered."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.charts.build import Baseline, Plotted
from reportgen.charts.build_columns import Wish, column_chart
from reportgen.exhibits.block import Block
from reportgen.exhibits.chart_frame import ChartHead, check_required, framed, located, message, panel_if_missing
from reportgen.exhibits.chart_source import (
    BaselineSpec,
    SeriesOf,
    Window,
    baseline,
    measured,
    measured_together,
)
from reportgen.exhibits.context import Context
from reportgen.exhibits.table_source import TableSource, tabled
from reportgen.spec.names import MeasureName


class Spec(ChartHead, Window):
    """A column chart from one ``measure``, from several ``series``, or from a ``table``."""

    measure: MeasureName | None = None
    series: tuple[SeriesOf, ...] = Field((), description="Measures side by side, up to four.")
    table: TableSource | None = None
    label: str = Field("", description="The measure's name in the chart's data.")
    focus: Literal["last", "none"] | None = Field(None, description="Whether the latest column stands out.")
    baseline: BaselineSpec | None = None

    @model_validator(mode="after")
    def _one_source(self) -> Spec:
        if sum((self.measure is not None, bool(self.series), self.table is not None)) != 1:
            raise ValueError("give one of 'measure', 'series' or 'table'")
        if self.baseline is not None and self.measure is None:
            raise ValueError("a 'baseline' needs one 'measure'")
        return self


def build(spec: Spec, context: Context) -> Block:
    """The framed chart, or the [x] panel when no value is there; PackError for what can't be charted."""
    plotted, base = _data(spec, context)
    panel = panel_if_missing(spec, context, (figure for item in plotted for figure in item.series.figures))
    if panel is not None:
        return panel
    check_required(spec, (item.series.figures[-1] for item in plotted if item.series.figures))
    with located(spec.place):
        built = column_chart(context.block_id, plotted, context.theme, Wish(spec.focus, base, message(spec, context)))
    return framed(spec, context, built)


def _data(spec: Spec, context: Context) -> tuple[list[Plotted], Baseline | None]:
    if spec.table is not None:
        return tabled(spec.table, context), None
    if spec.series:
        return measured_together(spec.series, spec, context), None
    plotted = measured(spec.measure or "", spec, context, spec.label)
    base = None
    if spec.baseline is not None:
        base = baseline(spec.baseline, spec.measure or "", spec, plotted.series, context)
    return [plotted], base
