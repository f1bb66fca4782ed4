"""A cumulative line: the fiscal year so far against earlier years, as sums from April on."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reportgen.charts.build_cumulative import MOST_YEARS, CumulativeWish, cumulative_chart
from reportgen.exhibits.block import Block
from reportgen.exhibits.chart_frame import ChartHead, check_required, framed, located, message, panel_if_missing
from reportgen.exhibits.chart_source import Window
from reportgen.exhibits.context import Context
from reportgen.exhibits.level_source import LevelsSpec, TargetSpec, levels
from reportgen.spec.names import MeasureName


class Spec(ChartHead):
    """One measure added up over the fiscal year, a line for each year."""

    measure: MeasureName
    by: Literal["month", "quarter"] = Field("month", description="In which steps the year builds up.")
    years: int = Field(3, ge=1, le=MOST_YEARS, description="How many years, this one included.")
    where: dict[str, str] = Field(default_factory=dict, description="Only rows with these values.")
    target: TargetSpec | None = Field(None, description="What is to be reached by March, such as the year's budget.")


def build(spec: Spec, context: Context) -> Block:
    """The framed chart, or the [x] panel without any value."""
    window = Window(by=spec.by, last=_steps(spec, context), basis="year to date", where=spec.where)
    series = context.measures.series(
        spec.measure,
        window.by,
        last=window.last,
        basis=window.basis,
        where=spec.where or None,
        place=spec.place_of("measure"),
    )
    panel = panel_if_missing(spec, context, series.figures)
    if panel is not None:
        return panel
    check_required(spec, series.figures[-1:])
    compared = levels(LevelsSpec(target=spec.target), None, window, series, context)
    with located(spec.place):
        wish = CumulativeWish(compared, message(spec, context))
        built = cumulative_chart(context.block_id, series, context.theme, wish)
    return framed(spec, context, built)


def _steps(spec: Spec, context: Context) -> int:
    """How many months or quarters lie between April of the first year and the edition's end."""
    end = context.measures.period.end
    months = (end.month - 4) % 12 + 1 + 12 * (spec.years - 1)
    return months if spec.by == "month" else -(-months // 3)
