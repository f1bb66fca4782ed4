"""Small multiples: the same small chart for up to six measures, in one frame, so that their shapes compare."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reportgen.charts.axes import Extent, Scale, scale_between, scales_from_zero
from reportgen.charts.build import Built, ChartError, Plotted
from reportgen.charts.build_columns import Wish, column_chart
from reportgen.charts.build_lines import LineWish, line_chart
from reportgen.exhibits.block import Block, Box, Chart, Row, Space, Stack, Text
from reportgen.exhibits.chart_frame import (
    ChartHead,
    check_required,
    heading,
    key_row,
    located,
    message,
    panel_if_missing,
)
from reportgen.exhibits.chart_source import SeriesOf, Window, measured_together
from reportgen.exhibits.context import Context
from reportgen.metrics.figure import Series
from reportgen.text.numbers import marker, reason
from reportgen.text.paragraph import Paragraph, Run, plain

_LEAST_HEIGHT = 70.0
_COLUMN_GAP, _ROW_GAP = 16.0, 10.0


class Spec(ChartHead, Window):
    """One small chart per measure, all over the same window."""

    charts: tuple[SeriesOf, ...] = Field(min_length=2, max_length=6, description="A measure each, with its label.")
    as_: Literal["columns", "line"] = Field("columns", alias="as", description="columns for counts, line for shares.")
    scale: Literal["own", "shared"] = Field("own", description="shared: one axis for all, so that sizes compare too.")
    start: float | None = Field(None, alias="from", description="Where the axis of lines starts; left out: at zero.")
    columns: int | None = Field(None, ge=1, le=4, description="Charts side by side; left out: as many as look well.")


def build(spec: Spec, context: Context) -> Block:
    """Heading, the key once, the charts in rows, and what the page must say; the [x] panel without any value."""
    plotted = measured_together(spec.charts, spec, context)
    figures = [figure for item in plotted for figure in item.series.figures]
    panel = panel_if_missing(spec, context, figures)
    if panel is not None:
        return panel
    check_required(spec, (item.series.figures[-1] for item in plotted if item.series.figures))
    with located(spec.place):
        scale = _shared(spec, plotted)
        built = [_built(spec, item, scale, n, context) for n, item in enumerate(plotted, start=1)]
    cells = [_cell(item, one, context, spec, n) for n, (item, one) in enumerate(zip(plotted, built, strict=True), 1)]
    key = next((one.key for one in built if one is not None), ())
    parts: list[Block] = [*heading(spec, context), *key_row(key if spec.as_ == "columns" else ()), _grid(cells, spec)]
    notes = _notes(spec, plotted, built)
    parts += [Space(height=4), Text(paragraphs=(plain(notes, "source", role="Note"),))]
    return Stack(id=context.block_id, place=spec.place, children=tuple(parts), gap=0, keep_together=True)


def _shared(spec: Spec, plotted: list[Plotted]) -> Scale | None:
    """The scale of all charts; ChartError when their units differ or a value lies under its start."""
    if spec.scale == "own":
        return None
    units = {(item.series.unit.kind, item.series.unit.name) for item in plotted}
    if len(units) > 1:
        names = " and ".join(sorted(name or kind for kind, name in units))
        raise ChartError(
            f"{names} on one scale", "charts with a shared scale have one unit", "give scale: own", "units"
        )
    extent = Extent.of([value for item in plotted for value in item.series.values], plotted[0].series.unit)
    if spec.as_ == "columns" or spec.start is None:
        return scales_from_zero(extent)[0]
    try:
        return scale_between(extent, spec.start)
    except ValueError as error:
        raise ChartError(str(error), "a scale holds every value", "lower 'from'", "scale") from None


def _built(spec: Spec, item: Plotted, scale: Scale | None, number: int, context: Context) -> Built | None:
    """One chart; None where its measure has no value. The author's message goes to the first one."""
    if all(value is None for value in item.series.values):
        return None
    name = f"{context.block_id}.{number}"
    told = message(spec, context) if number == 1 else ""
    if spec.as_ == "line":
        wish = LineWish(start=spec.start, end_labels=False, scale=scale, message=told)
        return line_chart(name, [item], context.theme, wish)
    return column_chart(name, [item], context.theme, Wish(scale=scale, message=told))


def _cell(item: Plotted, built: Built | None, context: Context, spec: Spec, number: int) -> Block:
    """The measure's name over its chart, or over a small dashed panel with the reason."""
    name = Text(paragraphs=(Paragraph((Run(item.label, bold=True),), "chart-key", role="H3"),), may_split=False)
    if built is not None:
        chart = Chart(
            id=f"{context.block_id}.chart-{number}", place=spec.place, model=built.model, min_height=_LEAST_HEIGHT
        )
        return Stack(children=(name, chart), gap=2)
    why = Text(paragraphs=(plain(_why(item.series), "chart-key"),))
    box = Box(child=why, outline="outline", dashed=True, padding=(8, 8, 8, 8), height=_LEAST_HEIGHT)
    return Stack(children=(name, box), gap=2)


def _why(series: Series) -> str:
    if not series.figures:
        return "[x] No figures."
    return f"{marker(series.figures[-1])} Not available: {reason(series.figures[-1]) or 'no data'}."


def _grid(cells: list[Block], spec: Spec) -> Block:
    """Rows of charts of one width; a last row that is not full keeps the places empty."""
    across = spec.columns or (len(cells) if len(cells) <= 3 else 2 if len(cells) == 4 else 3)
    rows = [cells[start : start + across] for start in range(0, len(cells), across)]
    filled = [[*row, *(Space(height=0) for _ in range(across - len(row)))] for row in rows]
    return Stack(children=tuple(Row(children=tuple(row), gap=_COLUMN_GAP) for row in filled), gap=_ROW_GAP)


def _notes(spec: Spec, plotted: list[Plotted], built: list[Built | None]) -> str:
    """What all charts have in common once, what differs with its chart's name; and how their scales compare."""
    told = [one.notes if one is not None else () for one in built]
    if len(set(told)) == 1:
        words = list(told[0])
    else:
        words = [f"{item.label}: {note[0].lower()}{note[1:]}" for item, notes in zip(plotted, told, strict=True)
                 for note in notes]  # fmt: skip
    return " ".join(
        [*words, "All charts have one scale." if spec.scale == "shared" else "Each chart has its own scale."]
    )
