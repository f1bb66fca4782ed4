"""Columns and bars in their frame: side by side or stacked, or the [x] panel where nothing can be drawn."""

from __future__ import annotations

from reportgen.charts.build_columns import Wish, column_chart
from reportgen.charts.build_stacks import has_whole, stacked_chart
from reportgen.exhibits.block import Block
from reportgen.exhibits.chart_frame import ChartHead, check_required, framed, located, panel, panel_if_missing
from reportgen.exhibits.context import Context
from reportgen.exhibits.series_source import Data
from reportgen.text.numbers import reason


def column_block(spec: ChartHead, data: Data, wish: Wish, context: Context) -> Block:
    """The framed chart, or the [x] panel; PackError for what can't be charted."""
    missing = panel_if_missing(spec, context, data.figures)
    if missing is not None:
        return missing
    check_required(spec, data.latest)
    if wish.grouping == "clustered":
        with located(spec.place):
            return framed(spec, context, column_chart(context.block_id, data.plotted, context.theme, wish))
    with located(spec.place):
        if not has_whole(data.plotted, wish):
            gaps = [figure for figure in data.figures if figure.value is None]
            return panel(spec, context, [reason(figure) for figure in gaps])
        built = stacked_chart(context.block_id, data.plotted, context.theme, wish)
    return framed(spec, context, built)
