"""The table of revisions: figures whose data changed since the edition before, as they were and as they are."""

from __future__ import annotations

from dataclasses import replace

from pydantic import Field

from reportgen.errors import Located
from reportgen.exhibits.block import Block, Captioned, Text
from reportgen.exhibits.context import Context
from reportgen.exhibits.tables.assemble import table_of
from reportgen.exhibits.tables.grid import Entry, Grid, GridColumn, GridRow
from reportgen.exhibits.tables.summary import summary
from reportgen.exhibits.walk import identified
from reportgen.metrics.figure import Figure
from reportgen.text.numbers import show
from reportgen.text.paragraph import plain

_NONE = "No figure has been revised since the edition before."


class Spec(Located):
    """The measures that were revised since the edition before (``earlier_figures`` of edition.yaml), newest first."""

    subtitle: str = Field("Figures revised since the edition before [r]", min_length=1, description="Above the table.")
    last: int | None = Field(None, gt=0, description="At most so many; left out: all, over as many pages as they need.")


def build(spec: Spec, context: Context) -> Block:
    """The table under its subtitle, or a sentence where nothing was revised."""
    revised = context.measures.revised()[: spec.last]
    if not revised:
        return Text(id=context.block_id, place=spec.place, paragraphs=(plain(_NONE, "body"),))
    columns = (
        GridColumn("Figure", names_row=True),
        GridColumn("Period"),
        GridColumn("As published", numeric=True),
        GridColumn("Revised", numeric=True, bold=True),
        GridColumn("Difference", numeric=True),
    )
    grid = Grid(columns, tuple(_row(figure) for figure in revised))
    table = table_of(grid, context.theme, alt=summary(grid, ""), caption=spec.subtitle, twin=False, row_height=None)
    paragraphs = (plain(context.words.plain(spec.subtitle, spec.place_of("subtitle")), "chart-subtitle"),)
    head = Text(id=f"{context.block_id}.head", place=spec.place, paragraphs=paragraphs, may_split=False)
    body = identified(table, f"{context.block_id}.table", spec.place)
    return Captioned(id=context.block_id, place=spec.place, gap=3, children=(head, body))


def _row(figure: Figure) -> GridRow:
    assert figure.revised_from is not None and figure.value is not None
    bare = replace(figure, revised_from=None, provenance=None)
    before = replace(bare, name=f"{figure.name}.as_published", value=figure.revised_from)
    points = figure.unit.kind == "percent"  # a share is revised by points
    by = replace(
        bare,
        name=f"{figure.name}.revision",
        value=figure.value - figure.revised_from,
        unit=replace(figure.unit, kind="points", name="percentage points") if points else figure.unit,
        basis="change",
        change_kind="points" if points else "number",
    )
    places = figure.places
    entries = (
        Entry(figure.label),
        Entry(figure.period_label),
        Entry(show(before), before, places),
        Entry(show(figure), figure, places),
        Entry(show(by, signed=True), by, places),
    )
    return GridRow(entries)
