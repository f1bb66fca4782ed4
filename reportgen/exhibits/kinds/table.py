"""A table: measures by a dimension (boroughs) or an edition table's rows, with heat, arrows, ratings and groups."""

from __future__ import annotations

from reportgen.exhibits.block import Block, Captioned, Text
from reportgen.exhibits.context import Context
from reportgen.exhibits.tables.assemble import table_of
from reportgen.exhibits.tables.by_measure import grid_of_measures
from reportgen.exhibits.tables.by_row import grid_of_rows
from reportgen.exhibits.tables.grid import Grid
from reportgen.exhibits.tables.heads import table_heads
from reportgen.exhibits.tables.spec import Column, Spec
from reportgen.exhibits.tables.summary import summary
from reportgen.exhibits.walk import identified

__all__ = ["Column", "Spec", "build"]


def build(spec: Spec, context: Context) -> Block:
    """The table, under its title and subtitle where it has them; a table without rows is a warning.

    PackError for measures, datasets, columns, rows and scales that do not exist.
    """
    grid = grid_of_measures(spec, context) if spec.by else grid_of_rows(spec, context)
    if not grid.rows:
        context.problems.warning(spec.place, "a table without rows", "", "check the data it reads", rule="empty-table")
    message = context.words.plain(spec.alt, spec.place_of("alt")) if spec.alt else ""
    heads = table_heads(spec, context)
    table = table_of(
        grid,
        context.theme,
        alt=summary(grid, message),
        caption=" ".join(head.text for head in heads),
        twin=spec.twin,
        row_height=spec.row_height,
    )
    if not heads:
        return identified(table, context.block_id, spec.place)
    head = Text(id=f"{context.block_id}.head", place=spec.place, paragraphs=heads, may_split=False)
    body = identified(table, f"{context.block_id}.table", spec.place)
    return Captioned(id=context.block_id, place=spec.place, gap=3, children=(head, body), names=_row_names(grid))


def _row_names(grid: Grid) -> tuple[str, ...]:
    """By what a reader looks each row up: its group, where the table has groups, else its own name."""
    columns = [n for n, column in enumerate(grid.columns) if column.grouped or column.names_row]
    return tuple(row.entries[columns[0]].words for row in grid.rows) if columns else ()
