"""Volume as quiet columns on the left axis, a rate as a strong line on the right one, in equal steps."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.charts.build import Baseline, Plotted
from reportgen.charts.build_columns import Wish, column_line_chart
from reportgen.exhibits.block import Block
from reportgen.exhibits.chart_frame import ChartHead, check_required, framed, located, message, panel_if_missing
from reportgen.exhibits.chart_source import BaselineSpec, OneSeries, baseline, measured
from reportgen.exhibits.context import Context
from reportgen.exhibits.table_source import TableSource, tabled


class Spec(ChartHead):
    """Columns and a line over the same periods: two measures, or a table whose first values are the columns."""

    columns: OneSeries | None = None
    line: OneSeries | None = Field(None, description="Over the columns' periods, unless it names its own.")
    table: TableSource | None = None
    baseline: BaselineSpec | None = Field(None, description="A constant to compare the columns with.")
    focus: Literal["last", "none"] = "none"

    @model_validator(mode="after")
    def _one_source(self) -> Spec:
        if (self.table is None) == (self.columns is None and self.line is None):
            raise ValueError("give 'columns' and 'line', or a 'table'")
        if self.table is None and (self.columns is None or self.line is None):
            raise ValueError("'columns' and 'line' come together; for one of them use kind: column or kind: line")
        if self.table is not None and len(self.table.values) != 2:
            raise ValueError("a table gives two values here, the columns' and the line's")
        if self.baseline is not None and self.columns is None:
            raise ValueError("a 'baseline' needs 'columns' with a measure")
        return self


def build(spec: Spec, context: Context) -> Block:
    """The framed chart, or the [x] panel when neither has a value; PackError for what can't be charted."""
    columns, line, base = _data(spec, context)
    both = (*columns.series.figures, *line.series.figures)
    panel = panel_if_missing(spec, context, both)
    if panel is not None:
        return panel
    check_required(spec, (item.series.figures[-1] for item in (columns, line) if item.series.figures))
    wish = Wish(spec.focus, base, message(spec, context))
    with located(spec.place):
        built = column_line_chart(context.block_id, columns, line, context.theme, wish)
    return framed(spec, context, built)


def _data(spec: Spec, context: Context) -> tuple[Plotted, Plotted, Baseline | None]:
    if spec.table is not None:
        columns, line = tabled(spec.table, context)
        return columns, line, None
    assert spec.columns is not None and spec.line is not None  # by the validator
    left, right = spec.columns, spec.line.following(spec.columns)
    columns = measured(left.measure, left, context, left.label)
    line = measured(right.measure, right, context, right.label)
    if spec.baseline is None:
        return columns, line, None
    return columns, line, baseline(spec.baseline, left.measure, left, columns.series, context)
