"""Places ranked by one measure: bars with rank, name and value in columns of one scale, coloured as on a map."""

from __future__ import annotations

from math import ceil

from pydantic import Field

from reportgen.charts.build_bars import PITCH, Ranked, ranked_bar_charts
from reportgen.charts.look import is_near_white
from reportgen.errors import PackError, Problem
from reportgen.exhibits.block import Block, Chart, Row, Stack, Text
from reportgen.exhibits.chart_frame import check_required, heading, message, panel_if_missing
from reportgen.exhibits.context import Context
from reportgen.exhibits.places import PlacesSpec, Ranking, ranking
from reportgen.text.paragraph import plain

_MOST_IN_COLUMN = 18


class Spec(PlacesSpec):
    """A measure by place as ranked bars."""

    columns: int = Field(2, ge=1, le=3, description="How many columns of bars side by side.")
    first: int | None = Field(None, gt=0, description="Only the highest so many.")


def build(spec: Spec, context: Context) -> Block:
    """Heading and a row of bar charts, highest first, read column by column; the [x] panel without any value."""
    found = ranking(spec, context)
    panel = panel_if_missing(spec, context, found.series.figures)
    if panel is not None:
        return panel
    check_required(spec, found.figures)
    bars = _bars(found, context)[: spec.first]
    size = ceil(len(bars) / spec.columns)
    if size > _MOST_IN_COLUMN:
        raise PackError([_too_many(spec, len(bars))])
    columns = [bars[start : start + size] for start in range(0, len(bars), size)]
    models = ranked_bar_charts(context.block_id, found.series.label, found.series.unit, columns, message(spec, context))
    charts = tuple(
        Chart(id=f"{context.block_id}.chart-{n}", place=spec.place, model=model, height=PITCH * len(model.categories))
        for n, model in enumerate(models, start=1)
    )
    parts: list[Block] = [*heading(spec, context), Row(children=charts)]
    if found.missing:
        words = f"[x] Not available: {', '.join(found.missing)}."
        parts.append(Text(paragraphs=(plain(words, "source", role="Note"),)))
    return Stack(id=context.block_id, place=spec.place, children=tuple(parts), gap=0, keep_together=True)


def _bars(found: Ranking, context: Context) -> list[Ranked]:
    """The bars in the colours of the map; one near to white has the map's outline."""
    outline = context.theme.colour("outline")
    colours = [context.theme.colour(found.classes.colour(place.value)) for place in found.places]
    return [
        Ranked(place.rank, place.name, place.figure, colour, outline if is_near_white(colour) else "")
        for place, colour in zip(found.places, colours, strict=True)
    ]


def _too_many(spec: Spec, count: int) -> Problem:
    return Problem(
        spec.source,
        f"{count} bars in {spec.columns} column{'s' if spec.columns > 1 else ''}",
        f"a column takes {_MOST_IN_COLUMN}",
        "give more 'columns', or 'first' for the highest only",
        rule="too-many-bars",
    )
