"""Volume as quiet columns on the left axis, a rate as a strong line on the right one, in equal steps."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from reportgen.charts.build import Plotted
from reportgen.charts.build_column_line import column_line_chart
from reportgen.charts.build_columns import Wish
from reportgen.charts.levels import Level
from reportgen.exhibits.block import Block
from reportgen.exhibits.chart_frame import ChartHead, check_required, framed, located, message, panel_if_missing
from reportgen.exhibits.chart_source import OneSeries, Window, label_of, measured
from reportgen.exhibits.context import Context
from reportgen.exhibits.level_source import LevelsSpec, levels
from reportgen.exhibits.table_source import TableSource, tabled


class Spec(ChartHead, LevelsSpec):
    """Columns and a line over the same periods: two measures, or a table whose first values are the columns."""

    columns: OneSeries | None = None
    line: OneSeries | None = Field(None, description="Over the columns' periods, unless it names its own.")
    table: TableSource | None = None
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
    columns, line, compared = _data(spec, context)
    both = (*columns.series.figures, *line.series.figures)
    panel = panel_if_missing(spec, context, both)
    if panel is not None:
        return panel
    check_required(spec, (item.series.figures[-1] for item in (columns, line) if item.series.figures))
    wish = Wish(spec.focus, compared, message(spec, context))
    with located(spec.place):
        built = column_line_chart(context.block_id, columns, line, context.theme, wish)
    return framed(spec, context, built)


def _data(spec: Spec, context: Context) -> tuple[Plotted, Plotted, tuple[Level, ...]]:
    """The columns, the line, and the levels that the columns are compared with."""
    if spec.table is not None:
        columns, line = tabled(spec.table, context)
        return columns, line, levels(spec, None, Window(), columns.series, context)
    assert spec.columns is not None and spec.line is not None  # by the validator
    left, right = spec.columns, spec.line.following(spec.columns)
    columns = measured(left.measure, left, context, label_of(left, context))
    line = measured(right.measure, right, context, label_of(right, context))
    return columns, line, levels(spec, left.measure, left, columns.series, context)
