"""From a grid to a table block: rows with their rules, bands, widths by content, height and styles by density."""

from __future__ import annotations

from itertools import groupby

from reportgen.exhibits.block import Cell, ColumnBand, Table, TableRow
from reportgen.exhibits.tables.cells import STYLE, alignment, body_cells, header_cells
from reportgen.exhibits.tables.grid import Grid, GridColumn, GridRow
from reportgen.exhibits.tables.row_looks import LOOKS
from reportgen.text.paragraph import Paragraph, Run
from reportgen.theme import Theme

_ARROW_WIDTH, _RATING_WIDTH = 22.0, 54.0
_LONGEST = 44  # characters: a longer text wraps
_ONE_LINE = 12  # characters: a longer header may take two lines
_LEAST_ROOM = 2.0  # points above and below a line together
_LARGEST_GROUP = 24  # rows: a group that fills a page by itself can't be kept together


def table_of(grid: Grid, theme: Theme, *, alt: str, caption: str, twin: bool, row_height: float | None) -> Table:
    """The table block of a grid; an empty grid says so in one row, since a table without rows tells nothing."""
    rows = grid.rows
    height, styles = _density(len(rows), twin)
    if row_height:
        styles = _fitting(styles, row_height, theme)
    bands = _bands(grid.columns)
    return Table(
        header=tuple(cell for column in grid.columns for cell in header_cells(column)),
        rows=_rows(grid, theme),
        widths=_widths(grid),
        alt=alt,
        caption=caption,
        bands=bands,
        header_height=32 if bands else 28,
        row_height=row_height or height,
        styles=styles,
        twin=twin and len(rows) > 1,
    )


def _density(rows: int, twin: bool) -> tuple[float, tuple[str, ...]]:
    """Row height in points and the styles to try, from the look's table of densities; 9 points is the least."""
    per_side = (rows + 1) // 2 if twin else rows
    if per_side <= 13:
        return 24, ("table-large", "table", "table-small", "table-least")
    if per_side <= 18:
        return 20, ("table", "table-small", "table-least")
    if per_side > 23:  # they continue on a further page: 16 to a page, under a subtitle and over a key
        return 19, ("table", "table-small", "table-least")
    return (18.5 if per_side <= 19 else 15), ("table-small", "table-least")


def _fitting(styles: tuple[str, ...], row_height: float, theme: Theme) -> tuple[str, ...]:
    """The styles whose lines a row of the asked height holds; the smallest when it is too low for all of them."""
    fitting = (style for style in styles if theme.styles[style].leading + _LEAST_ROOM <= row_height)
    return tuple(fitting) or styles[-1:]


def _rows(grid: Grid, theme: Theme) -> tuple[TableRow, ...]:
    if not grid.rows:
        return (_empty_row(grid),)
    sizes = _group_sizes(grid)
    return tuple(_row(grid, n, theme, sizes[n] <= _LARGEST_GROUP) for n in range(len(grid.rows)))


def _row(grid: Grid, n: int, theme: Theme, keep: bool) -> TableRow:
    row = grid.rows[n]
    cells = tuple(
        cell
        for column, entry in zip(grid.columns, row.entries, strict=True)
        for cell in body_cells(column, entry, row, theme)
    )
    has_groups = any(column.grouped for column in grid.columns)
    in_group = has_groups and not row.closes_group
    under_name = any(other.level == "group" for other in grid.rows) and not row.closes_group
    below = grid.rows[n + 1] if n + 1 < len(grid.rows) else None
    look = LOOKS[row.level]
    under = LOOKS[below.level].above if below else None
    return TableRow(
        cells=cells,
        rule=under or ("group" if row.closes_group and not row.total else look.below),
        rule_from=_leading_groups(grid.columns) if in_group and not row.total else 0,
        keep_with_next=((in_group or under_name) and keep) or (below is not None and below.total),
        total_above=look.total_above,
        fill=look.fill,
    )


def _empty_row(grid: Grid) -> TableRow:
    """[x] in every cell: nothing is there, and a reader is told so."""
    cells = [cell for column in grid.columns for cell in _absent(column)]
    return TableRow(cells=tuple(cells), rule="group")


def _absent(column: GridColumn) -> list[Cell]:
    words = Paragraph((Run("[x]"),), STYLE)
    cell = Cell(paragraphs=(words,), align=alignment(column), header="row" if column.names_row else None)
    return [Cell(paragraphs=(), reads="not available"), cell] if column.arrow else [cell]


def _group_sizes(grid: Grid) -> list[int]:
    """For each row the number of rows in its group."""
    sizes: list[int] = []
    run = 0
    for row in grid.rows:
        run += 1
        if row.closes_group:
            sizes += [run] * run
            run = 0
    return sizes + [run] * run


def _leading_groups(columns: tuple[GridColumn, ...]) -> int:
    count = 0
    for column in columns:
        if not column.grouped:
            break
        count += 2 if column.arrow else 1
    return count


def _bands(columns: tuple[GridColumn, ...]) -> tuple[ColumnBand, ...]:
    """Neighbouring columns with the same words share a band; an arrow's column counts with its number's."""
    bands: list[ColumnBand] = []
    first = 0
    for words, run in groupby(columns, key=lambda column: column.band):
        width = sum(2 if column.arrow else 1 for column in run)
        if words:
            bands.append(ColumnBand(text=words, first=first, last=first + width - 1))
        first += width
    return tuple(bands)


def _widths(grid: Grid) -> tuple[float, ...]:
    """Points where they are fixed, else shares of what is left by the longest entry and half the header."""
    needs = [_need(column, n, grid.rows) for n, column in enumerate(grid.columns)]
    if grid.even:
        widest = max((need for column, need in zip(grid.columns, needs, strict=True) if column.numeric), default=0)
        needs = [widest if column.numeric else need for column, need in zip(grid.columns, needs, strict=True)]
    whole = sum(need for column, need in zip(grid.columns, needs, strict=True) if not _fixed(column)) or 1
    widths: list[float] = []
    for column, need in zip(grid.columns, needs, strict=True):
        if column.arrow:
            widths.append(_ARROW_WIDTH)
        widths.append(_fixed(column) or need / whole)
    return tuple(widths)


def _fixed(column: GridColumn) -> float:
    return column.width or (_RATING_WIDTH if column.rating else 0)


def _need(column: GridColumn, n: int, rows: tuple[GridRow, ...]) -> float:
    """Characters that a column asks for: its longest number, or what nine in ten texts need, since a text may wrap."""
    lengths = sorted(len(row.entries[n].words) for row in rows) or [3]
    longest = lengths[-1] if column.numeric else lengths[int(0.9 * (len(lengths) - 1))]
    header = len(column.header)
    if header > _ONE_LINE:
        header = max(_words_longest(column.header), (header + 1) // 2)
    return min(max(longest, header, 4), _LONGEST) + 4


def _words_longest(words: str) -> int:
    return max((len(word) for word in words.split()), default=0)
