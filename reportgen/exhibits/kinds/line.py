"""Lines over time: up to four, named at their right ends, on a scale from zero or from a declared start."""

from __future__ import annotations

from pydantic import Field, model_validator

from reportgen.charts.build import Baseline, Plotted
from reportgen.charts.build_lines import LineWish, line_chart
from reportgen.errors import Located
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


class ScaleSpec(Located):
    """Limits of the value axis; the page says where a scale does not start at zero."""

    start: float = Field(0, alias="from", description="Where the axis starts.")
    end: float | None = Field(None, alias="to", description="Where it ends; a round number when left out.")


class MarkerSpec(Located):
    """A dashed vertical line at a category, where every line shows its value."""

    at: str
    label: str = Field("", description="Its words; the category's when left out.")


class Spec(ChartHead, Window):
    """A line chart from one ``measure``, from several ``series``, or from a ``table``."""

    measure: MeasureName | None = None
    series: tuple[SeriesOf, ...] = Field((), description="Up to four measures on one axis.")
    table: TableSource | None = None
    label: str = Field("", description="The measure's name at the end of its line.")
    scale: ScaleSpec = Field(default_factory=ScaleSpec)
    end_labels: bool = Field(True, description="Name and latest value at each line's end; otherwise a key above.")
    marker: MarkerSpec | None = None
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
    wish = LineWish(
        start=spec.scale.start or None,
        end=spec.scale.end,
        marker=None if spec.marker is None else (spec.marker.at, spec.marker.label or spec.marker.at),
        end_labels=spec.end_labels,
        baseline=base,
        message=message(spec, context),
    )
    with located(spec.place):
        built = line_chart(context.block_id, plotted, context.theme, wish)
    return framed(spec, context, built)


def _data(spec: Spec, context: Context) -> tuple[list[Plotted], Baseline | None]:
    if spec.table is not None:
        return tabled(spec.table, context), None
    if spec.series:
        return measured_together(spec.series, spec, context), None
    plotted = measured(spec.measure or "", spec, context, spec.label)
    if spec.baseline is None:
        return [plotted], None
    return [plotted], baseline(spec.baseline, spec.measure or "", spec, plotted.series, context)
