"""Tiles: up to two rows of four, each a value, its change in arrow and word, and the shape of some years."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from reportgen.charts.axes import Scale
from reportgen.errors import Located
from reportgen.exhibits.block import Block, Box, Chart, Edge, Row, Space, Stack, Text
from reportgen.exhibits.compared import Asked, value_and_change
from reportgen.exhibits.context import Context
from reportgen.exhibits.required import check_there
from reportgen.exhibits.shown import movement_run, reason_run, value_run
from reportgen.exhibits.spark import HEIGHT, row_scale, spark
from reportgen.metrics.figure import Series
from reportgen.spec.names import MeasureName
from reportgen.text.paragraph import Paragraph, Run

_TILE_HEIGHT, _TILE_PADDING = 168, (12.0, 12.0, 12.0, 7.0)
_GAP = 16.0


class Spark(Located):
    """The small chart in a tile."""

    by: Literal["month", "quarter", "year"] = "quarter"
    last: int = Field(17, ge=2, le=60, description="How many of them; 17 quarters are four years and the first one.")
    basis: str | None = Field(None, description="The basis of the points; left out: the measure's own by quarter.")
    as_: Literal["line", "columns"] = Field("columns", alias="as", description="line for surveys, columns for counts.")


class Tile(Located):
    """One measure: its value and its change over one window, its shape."""

    measure: MeasureName
    label: str = Field("", description="A few words; left out: the measure's short label.")
    basis: str | None = Field(None, description="quarter, rolling 12 months ...; left out: the measure's own.")
    compare: str = Field(
        "previous 12 months", min_length=1, description="What the change is counted from; the value is of its window."
    )
    where: dict[str, str] = Field(default_factory=dict, description="Further filters: {borough: Camden}.")
    spark: Spark | None = Field(None, description="The small chart; left out: none.")
    required: bool = Field(False, description="Make a missing value an error instead of [x].")


class TileRow(Located):
    """A row of tiles under a line that says what they hold, for when, and against what the change is."""

    label: str = Field("", description="Bold words at the start of the line.")
    text: str = Field("", description="What, when, change on what; a template.")
    tiles: tuple[Tile, ...] = Field(min_length=1, max_length=4)


class Spec(Located):
    """A dashboard: up to two rows of up to four tiles."""

    rows: tuple[TileRow, ...] = Field(min_length=1, max_length=2)


def build(spec: Spec, context: Context) -> Block:
    """Rows of boxes of one size. A missing value is [x] with its reason; lines of one row share one scale."""
    count = max(len(row.tiles) for row in spec.rows)
    children = [part for number, row in enumerate(spec.rows, start=1) for part in _row(row, number, count, context)]
    # 12 points between the rows of tiles, 2 between a row and its line: in the look, rows start at 96 and 294.
    gaps = [part for child in children for part in (child, Space(height=2 if isinstance(child, Text) else 12))]
    return Stack(id=context.block_id, place=spec.place, gap=0, children=tuple(gaps[:-1]))


def _row(row: TileRow, number: int, count: int, context: Context) -> list[Block]:
    shapes = [_series(tile, context) for tile in row.tiles]
    scale = _shared_scale(row, shapes)
    tiles: list[Block] = [
        _tile(tile, series, scale, f"{context.block_id}.tile-{number}-{n}", context)
        for n, (tile, series) in enumerate(zip(row.tiles, shapes, strict=True), start=1)
    ]
    tiles += [Space()] * (count - len(tiles))
    boxes = Row(children=tuple(tiles), gap=_GAP)
    return [_line(row, context), boxes] if row.label or row.text else [boxes]


def _line(row: TileRow, context: Context) -> Block:
    words = context.words.inline(row.text, row.place_of("text")) if row.text else ()
    label = (Run(f"{row.label}  " if words else row.label, bold=True),) if row.label else ()
    return Text(paragraphs=(Paragraph((*label, *words), "tile-row", "H2"),), may_split=False)


def _series(tile: Tile, context: Context) -> Series | None:
    if tile.spark is None:
        return None
    return context.measures.series(
        tile.measure,
        tile.spark.by,
        last=tile.spark.last,
        basis=tile.spark.basis,
        where=tile.where or None,
        place=tile.place_of("measure"),
    )


def _shared_scale(row: TileRow, shapes: list[Series | None]) -> Scale | None:
    """One scale for all lines of a row that share a unit, so that their shapes and heights compare."""
    lines = [
        series
        for tile, series in zip(row.tiles, shapes, strict=True)
        if series is not None and tile.spark is not None and tile.spark.as_ == "line"
    ]
    return row_scale(lines) if len({series.unit for series in lines}) == 1 else None


def _tile(tile: Tile, series: Series | None, scale: Scale | None, tile_id: str, context: Context) -> Block:
    asked = Asked(tile.measure, tile.basis, tile.where, tile.place_of("measure"))
    figure, change = value_and_change(asked, tile.compare, context)
    if tile.required:
        check_there(figure, tile.place_of("required"))
    label = (
        context.words.inline(tile.label, tile.place_of("label")) if tile.label else (Run(figure.short or figure.label),)
    )
    moved = reason_run(figure) if change is None or figure.value is None else movement_run(change, context.theme)
    children: list[Block] = [
        Text(id=f"{tile_id}.label", paragraphs=(Paragraph(label, "tile-label"),), may_split=False),
        Space(height=2),
        Text(id=f"{tile_id}.value", paragraphs=(Paragraph((value_run(figure),), "tile-value"),), may_split=False),
        Space(height=2),
        Text(id=f"{tile_id}.change", paragraphs=(Paragraph((moved,), "tile-change"),), may_split=False),
    ]
    if series is not None and tile.spark is not None:
        children += _shape(series, tile.spark, scale, tile_id, context)
    return Box(
        id=tile_id,
        place=tile.place,
        child=Stack(gap=0, children=tuple(children)),
        fill="white",
        outline="rule",
        edge=Edge("top", 3, "priority"),
        padding=_TILE_PADDING,
        height=_TILE_HEIGHT,
    )


def _shape(series: Series, spec: Spark, scale: Scale | None, tile_id: str, context: Context) -> list[Block]:
    """The spark and its end labels; empty space of the same height when no point has a value."""
    shape: Literal["line", "column"] = "line" if spec.as_ == "line" else "column"
    model = spark(series, shape, context.theme, name=f"{tile_id}.spark", scale=scale if shape == "line" else None)
    if model is None:
        return [Space(height=6 + HEIGHT)]
    ends = Paragraph((Run(series.keys[0]),), "tile-end", trailing=(Run(series.keys[-1]),))
    return [
        Space(height=6),
        Chart(id=f"{tile_id}.spark", place=spec.place, model=model, height=HEIGHT, min_height=HEIGHT),
        Space(height=6),
        Text(id=f"{tile_id}.ends", paragraphs=(ends,), may_split=False),
    ]
