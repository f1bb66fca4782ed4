"""Lines over time: up to four, named at their right ends, on a scale from zero or from a declared start."""

from __future__ import annotations

from pydantic import Field

from reportgen.charts.build_lines import LineWish, line_chart
from reportgen.errors import Located
from reportgen.exhibits.block import Block
from reportgen.exhibits.chart_frame import ChartHead, check_required, framed, located, message, panel_if_missing
from reportgen.exhibits.context import Context
from reportgen.exhibits.series_source import SeriesSource, data_of


class ScaleSpec(Located):
    """Limits of the value axis; the page says where a scale does not start at zero."""

    start: float = Field(0, alias="from", description="Where the axis starts.")
    end: float | None = Field(None, alias="to", description="Where it ends; a round number when left out.")


class MarkerSpec(Located):
    """A dashed vertical line at a category, where every line shows its value."""

    at: str
    label: str = Field("", description="Its words; the category's when left out.")


class Spec(ChartHead, SeriesSource):
    """A line chart from one ``measure``, from several ``series``, or from a ``table``."""

    scale: ScaleSpec = Field(default_factory=ScaleSpec)
    end_labels: bool = Field(True, description="Name and latest value at each line's end; otherwise a key above.")
    marker: MarkerSpec | None = None


def build(spec: Spec, context: Context) -> Block:
    """The framed chart, or the [x] panel when no value is there; PackError for what can't be charted."""
    data = data_of(spec, context)
    panel = panel_if_missing(spec, context, data.figures)
    if panel is not None:
        return panel
    check_required(spec, data.latest)
    wish = LineWish(
        start=spec.scale.start or None,
        end=spec.scale.end,
        marker=None if spec.marker is None else (spec.marker.at, spec.marker.label or spec.marker.at),
        end_labels=spec.end_labels,
        levels=data.levels,
        message=message(spec, context),
    )
    with located(spec.place):
        built = line_chart(context.block_id, data.plotted, context.theme, wish)
    return framed(spec, context, built)
