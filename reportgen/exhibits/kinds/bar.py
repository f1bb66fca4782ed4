"""Horizontal bars, for categories with long names: one series, or up to four clustered or stacked."""

from __future__ import annotations

from pydantic import Field

from reportgen.charts.build_columns import Order, Wish
from reportgen.charts.model import Grouping
from reportgen.exhibits.block import Block
from reportgen.exhibits.chart_frame import ChartHead, message
from reportgen.exhibits.column_block import column_block
from reportgen.exhibits.context import Context
from reportgen.exhibits.series_source import SeriesSource, data_of


class Spec(ChartHead, SeriesSource):
    """A bar chart from one ``measure``, several ``series`` or a ``table``; the first category stands on top."""

    grouping: Grouping = Field("clustered", description="clustered, stacked, or percent (shares of each stack).")
    order: Order = Field("as given", description="largest or smallest first; left out: as the data has them.")


def build(spec: Spec, context: Context) -> Block:
    """The framed chart, or the [x] panel when no value is there; PackError for what can't be charted."""
    data = data_of(spec, context)
    wish = Wish("none", data.levels, message(spec, context), spec.grouping, horizontal=True, order=spec.order)
    return column_block(spec, data, wish, context)
