"""Cells of a table: how an entry of a grid looks by its column (numbers right, ratings as chips, heat as fill)."""

from __future__ import annotations

from typing import Literal

from reportgen.exhibits.block import Cell
from reportgen.exhibits.shown import arrow_of, arrow_says
from reportgen.exhibits.tables.grid import Entry, GridColumn, GridRow
from reportgen.exhibits.tables.heat import band_of
from reportgen.text.paragraph import Align, Paragraph, Run
from reportgen.theme import Theme

STYLE = "body"  # the plain style, in whose place the layout puts the table style that fits
# Fill and words of a rating; CA and CG (complete, rated) take the fill of their second letter.
_RATING_LOOK = {"R": ("rating-red", "white"), "A": ("rating-amber", "ink"), "G": ("rating-green", "white")}


def header_cells(column: GridColumn) -> list[Cell]:
    """The header of a column, preceded by one for its arrow; what stands under a band says its whole name."""
    whole = f"{column.band}, {column.header}" if column.band else column.header
    words = Paragraph((Run(column.header, bold=True, colour="white"),), STYLE)
    cell = Cell(paragraphs=(words,), align=alignment(column), header="column", reads=whole if column.band else "")
    if not column.arrow:
        return [cell]
    return [Cell(paragraphs=(), header="column", reads=f"{whole}, direction"), cell]


def alignment(column: GridColumn) -> Align:
    """Numbers right, ratings centred, text left; headers as their cells."""
    return "centre" if column.rating else "right" if column.numeric else "left"


def body_cells(column: GridColumn, entry: Entry, row: GridRow, theme: Theme) -> list[Cell]:
    """The cell of an entry, preceded by its arrow's cell where the column has arrows."""
    if column.rating:
        return [_rating_cell(entry)]
    if not column.numeric:
        return [_text_cell(column, entry, row)]
    return _number_cells(column, entry, row, theme)


def _text_cell(column: GridColumn, entry: Entry, row: GridRow) -> Cell:
    header: Literal["row"] | None = "row" if column.names_row or column.grouped else None
    if column.grouped and not row.opens_group and not row.total:
        return Cell(paragraphs=(), header=header, reads=entry.words)
    bold = True if column.grouped or column.bold or row.total else None
    return Cell(paragraphs=(Paragraph((Run(entry.words, bold=bold),), STYLE),), header=header)


def _rating_cell(entry: Entry) -> Cell:
    look = _RATING_LOOK.get(entry.words[-1:]) if entry.words.isupper() else None
    if look is None:
        return Cell(paragraphs=(Paragraph((Run(entry.words, colour="secondary"),), STYLE),), align="centre")
    fill, colour = look
    return Cell(
        paragraphs=(Paragraph((Run(entry.words, bold=True, colour=colour),), STYLE),),
        align="centre",
        fill=fill,
        chip=True,
    )


def _number_cells(column: GridColumn, entry: Entry, row: GridRow, theme: Theme) -> list[Cell]:
    if column.grouped and not row.opens_group and not row.total:
        return [Cell(paragraphs=(), reads=entry.words)] * (2 if column.arrow else 1)
    band = band_of(entry, column.heat)
    fill = band.fill if band else None
    colour = band.colour if band and band.fill else None
    bold = True if row.total or column.bold or fill else None
    figures = (entry.figure,) if entry.figure else ()
    run = Run(entry.words, bold=bold, colour=colour, figures=figures)
    number = Cell(paragraphs=(Paragraph((run,), STYLE),), align="right", fill=fill)
    if not column.arrow:
        return [number]
    return [_arrow_cell(entry, theme, fill, colour), number]


def _arrow_cell(entry: Entry, theme: Theme, fill: str | None, colour: str | None) -> Cell:
    sign = arrow_of(entry.figure, entry.places, theme) if entry.figure and entry.value is not None else ""
    if not sign:
        # A missing value has no direction; [x] stands beside it.
        return Cell(paragraphs=(), align="centre", fill=fill, reads="not available")
    run = Run(sign, colour=colour)
    return Cell(paragraphs=(Paragraph((run,), STYLE),), align="centre", fill=fill, reads=arrow_says(sign))
