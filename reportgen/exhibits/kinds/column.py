"""Columns over time or over names: one series with the latest column in front, or up to four clustered or stacked."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reportgen.charts.build_columns import Wish
from reportgen.charts.model import Grouping
from reportgen.exhibits.annotations import AnnotationSpec, annotations_of
from reportgen.exhibits.block import Block
from reportgen.exhibits.chart_frame import ChartHead, message
from reportgen.exhibits.column_block import column_block
from reportgen.exhibits.context import Context
from reportgen.exhibits.series_source import SeriesSource, data_of


class Spec(ChartHead, SeriesSource):
    """A column chart from one ``measure``, from several ``series``, or from a ``table``."""

    grouping: Grouping = Field("clustered", description="clustered, stacked, or percent (shares of each stack).")
    annotations: tuple[AnnotationSpec, ...] = Field((), description="Events: dashed vertical lines with words.")
    focus: Literal["last", "none"] | None = Field(None, description="Whether the latest column stands out.")


def build(spec: Spec, context: Context) -> Block:
    """The framed chart, or the [x] panel when no value is there; PackError for what can't be charted."""
    data = data_of(spec, context)
    annotations = annotations_of(spec.annotations, context)
    wish = Wish(spec.focus, data.levels, message(spec, context), spec.grouping, annotations=annotations)
    return column_block(spec, data, wish, context)
