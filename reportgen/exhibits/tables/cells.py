"""Cells of a table: how an entry of a grid looks by its column (numbers right, ratings as chips, heat as fill)."""

from __future__ import annotations

from typing import Literal

from reportgen.exhibits.block import Cell
from reportgen.exhibits.ratings import look as look_of
from reportgen.exhibits.shown import arrow_of, arrow_says
from reportgen.exhibits.tables.grid import Entry, GridColumn, GridRow
from reportgen.exhibits.tables.heat import band_of
from reportgen.exhibits.tables.row_looks import LOOKS
from reportgen.text.numbers import is_marker
from reportgen.text.paragraph import Align, Paragraph, Run
from reportgen.theme import Theme

_MINUS = "\u2212"
STYLE = "body"  # the plain style, in whose place the layout puts the table style that fits


def header_cells(column: GridColumn) -> list[Cell]:
    """The header of a column, preceded by one for its arrow; what stands under a band says its whole name."""
    whole = f"{column.band}, {column.header}" if column.band else column.header
    words = Paragraph((Run(column.header, bold=True, colour="white"),), STYLE)
    reads = whole if column.band else ""
    cell = Cell(paragraphs=(words,), align=alignment(column), header="column", indent=column.indent, reads=reads)
    if not column.arrow:
        return [cell]
    return [Cell(paragraphs=(), header="column", reads=f"{whole}, direction"), cell]


def alignment(column: GridColumn) -> Align:
    """Numbers right, ratings centred, text left; headers as their cells."""
    return "centre" if column.rating else "right" if column.numeric else "left"


def body_cells(column: GridColumn, entry: Entry, row: GridRow, theme: Theme) -> list[Cell]:
    """The cell of an entry, preceded by its arrow's cell where the column has arrows."""
    if row.level == "group" and not column.names_row:
        return [Cell(paragraphs=())] * (2 if column.arrow else 1)
    if column.rating:
        return [_rating_cell(entry)]
    if not column.numeric:
        return [_text_cell(column, entry, row)]
    return _number_cells(column, entry, row, theme)


def _text_cell(column: GridColumn, entry: Entry, row: GridRow) -> Cell:
    header: Literal["row"] | None = "row" if column.names_row or column.grouped else None
    if column.grouped and not row.opens_group and not row.total:
        return Cell(paragraphs=(), header=header, reads=entry.words)
    look = LOOKS[row.level]
    bold = True if column.grouped or column.bold else look.bold
    colour = "secondary" if is_marker(entry.words) else look.colour
    words = Paragraph((Run(entry.words, bold=bold, colour=colour),), STYLE)
    return Cell(paragraphs=(words,), header=header, indent=column.indent + (look.indent if column.names_row else 0))


def _rating_cell(entry: Entry) -> Cell:
    chip = look_of(entry.words)
    if chip is None:
        return Cell(paragraphs=(Paragraph((Run(entry.words, colour="secondary"),), STYLE),), align="centre")
    words = Paragraph((Run(entry.words, bold=True, colour=chip.colour),), STYLE)
    return Cell(paragraphs=(words,), align="centre", fill=chip.fill, chip=True)


def _number_cells(column: GridColumn, entry: Entry, row: GridRow, theme: Theme) -> list[Cell]:
    if column.grouped and not row.opens_group and not row.total:
        return [Cell(paragraphs=(), reads=entry.words)] * (2 if column.arrow else 1)
    band = band_of(entry, () if row.level == "lead" else column.heat)
    look = LOOKS[row.level]
    fill = band.fill if band else None
    colour = band.colour if band and band.fill else look.colour
    bold = True if column.bold or fill else look.bold
    if entry.value is None:
        bold, colour = False, colour or "secondary"  # what is missing does not shout
    run = Run(entry.words, bold=bold, colour=colour, figures=(entry.figure,) if entry.figure else ())
    hang = ")" if column.brackets and not entry.words.endswith((")", "]")) else ""
    heard = spoken(entry.words)
    reads = heard if heard != entry.words else ""
    number = Cell(paragraphs=(Paragraph((run,), STYLE),), align="right", fill=fill, hang=hang, reads=reads)
    if not column.arrow:
        return [number]
    return [_arrow_cell(entry, theme, fill, colour), number]


def spoken(words: str) -> str:
    """A value as it is heard: brackets round a negative number are silent, a minus is not."""
    return f"{_MINUS}{words[1:-1]}" if words.startswith("(") and words.endswith(")") else words


def _arrow_cell(entry: Entry, theme: Theme, fill: str | None, colour: str | None) -> Cell:
    sign = arrow_of(entry.figure, entry.places, theme) if entry.figure and entry.value is not None else ""
    if not sign:
        # A missing value has no direction; [x] stands beside it.
        return Cell(paragraphs=(), align="centre", fill=fill, reads="not available")
    run = Run(sign, colour=colour)
    return Cell(paragraphs=(Paragraph((run,), STYLE),), align="centre", fill=fill, reads=arrow_says(sign))
