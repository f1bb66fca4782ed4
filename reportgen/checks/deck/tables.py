"""Rules of tables: headers that say so, and a plain grid."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.deck.opened import OpenDeck
from reportgen.checks.finding import Finding, Rules
from reportgen.checks.readers.deck import ShapeRead, SlideRead


def header_row(deck: OpenDeck) -> Iterator[Finding]:
    """The first row is flagged as header row, and its cells have words."""
    for slide, shape in _tables(deck):
        if not shape.header_row:
            yield Finding("a table without a header row", "Header Row ticked", slide.number, shape.name, shape.rect)
        elif not any(cell.strip() for cell in shape.cells[0]):
            yield Finding(
                "a table whose header row is empty", "names of the columns", slide.number, shape.name, shape.rect
            )


def header_column(deck: OpenDeck) -> Iterator[Finding]:
    """The first column is flagged as header column."""
    for slide, shape in _tables(deck):
        if not shape.header_column:
            yield Finding("a table without row headers", "First Column ticked", slide.number, shape.name, shape.rect)


def merged_cells(deck: OpenDeck) -> Iterator[Finding]:
    """No cell is merged or split: a screen reader loses count."""
    for slide, shape in _tables(deck):
        merged = next((cell for row in shape.grid for cell in row if cell.merged), None)
        if merged is not None:
            found = f"a table with merged cells ('{merged.text}')"
            yield Finding(found, "one cell for each row and column", slide.number, shape.name, shape.rect)


def row_lengths(deck: OpenDeck) -> Iterator[Finding]:
    """All rows have as many cells."""
    for slide, shape in _tables(deck):
        if len({len(row) for row in shape.cells}) > 1:
            found = "a table with rows of different lengths"
            yield Finding(found, "as many cells in every row", slide.number, shape.name, shape.rect)


def _tables(deck: OpenDeck) -> Iterator[tuple[SlideRead, ShapeRead]]:
    return ((slide, shape) for slide, shape in deck.shapes() if shape.kind == "table" and shape.cells)


RULES: Rules[OpenDeck] = {
    "table-header-row": header_row,
    "table-first-column": header_column,
    "table-merged-cells": merged_cells,
    "table-uneven-rows": row_lengths,
}
