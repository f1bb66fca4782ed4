"""Lines over time: up to four, named at their right ends, on a scale from zero or from a declared start."""

from __future__ import annotations

from pydantic import Field, model_validator

from reportgen.charts.build_lines import LineWish, line_chart
from reportgen.charts.markers import Annotation
from reportgen.errors import Located
from reportgen.exhibits.annotations import AnnotationSpec, annotations_of
from reportgen.exhibits.block import Block
from reportgen.exhibits.chart_frame import ChartHead, check_required, framed, located, message, panel_if_missing
from reportgen.exhibits.context import Context
from reportgen.exhibits.figure_source import FigureKeys, figure_of
from reportgen.exhibits.series_source import Data, SeriesSource, data_of
from reportgen.metrics.figure import Figure, Unit


class ScaleSpec(Located):
    """Limits of the value axis; the page says where a scale does not start at zero."""

    start: float = Field(0, alias="from", description="Where the axis starts.")
    end: float | None = Field(None, alias="to", description="Where it ends; a round number when left out.")


class MarkerSpec(Located):
    """A dashed vertical line at a category, where every line shows its value."""

    at: str = Field(description="The category, or a period in it; a template: '{{ period.last_year }}'.")
    label: str = Field("", description="Its words; the category's when left out.")


class IntervalSpec(FigureKeys):
    """The confidence interval of a survey's line: ``points`` either way, or the measure or cell that holds them."""

    points: float | None = Field(None, gt=0, description="Half the interval's width, in the line's own unit.")

    @model_validator(mode="after")
    def _one_source(self) -> IntervalSpec:
        if sum(given is not None for given in (self.points, self.measure, self.cell)) != 1:
            raise ValueError("give one of 'points', 'measure' or 'cell'")
        return self


class Spec(ChartHead, SeriesSource):
    """A line chart from one ``measure``, from several ``series``, or from a ``table``."""

    scale: ScaleSpec = Field(default_factory=ScaleSpec)
    end_labels: bool = Field(True, description="Name and latest value at each line's end; otherwise a key above.")
    marker: MarkerSpec | None = None
    annotations: tuple[AnnotationSpec, ...] = Field((), description="Events: dashed vertical lines with words.")
    interval: IntervalSpec | None = Field(None, description="A band around a single line.")


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
        marker=_marker(spec.marker, context),
        annotations=annotations_of(spec.annotations, context),
        interval=_interval(spec.interval, data, context),
        end_labels=spec.end_labels,
        levels=data.levels,
        message=message(spec, context),
    )
    with located(spec.place):
        built = line_chart(context.block_id, data.plotted, context.theme, wish)
    return framed(spec, context, built)


def _marker(marker: MarkerSpec | None, context: Context) -> Annotation | None:
    """Where the dashed line stands, and its words."""
    if marker is None:
        return None
    at = context.words.plain(marker.at, marker.place_of("at"))
    return Annotation(at, context.words.plain(marker.label, marker.place_of("label")) if marker.label else at)


def _interval(spec: IntervalSpec | None, data: Data, context: Context) -> Figure | None:
    """Half the interval's width; points where the line is in per cent."""
    if spec is None:
        return None
    if spec.points is None:
        return figure_of(spec, context)
    unit = data.plotted[0].series.unit
    unit = Unit("points", "percentage points", 0, "percentage point") if unit.kind == "percent" else unit
    places = 0 if spec.points == int(spec.points) else 1
    return Figure("interval", "Confidence interval", spec.points, unit, context.measures.period, "as published",
                  decimals=places)  # fmt: skip
