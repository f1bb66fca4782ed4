"""The grid of a table at one width: cells in the fitting style, column widths, wrapped cells and row heights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.exhibits.block import Cell, Table
from reportgen.layout.cell_sides import cell_sides
from reportgen.layout.column_widths import column_widths
from reportgen.layout.setting import Setting
from reportgen.text.paragraph import Align, Paragraph
from reportgen.text.wrap import Wrapped, wrap

_ROW_PADDING = 3.0  # above and below the words of a row at most; less where the row height leaves less
_HEADER_PADDING = 1.0
_UNSTYLED = "body"  # the style a paragraph has when nobody gave it one


@dataclass(frozen=True, slots=True)
class Grid:
    """A measured table: ``table`` resolved, its columns, wrapped cells and row heights, the header being row 0.

    ``band`` is the height of the bands over the header, a part of its height.
    """

    table: Table
    widths: tuple[float, ...]
    wrapped: tuple[tuple[Wrapped, ...], ...]
    heights: tuple[float, ...]
    band: float = 0

    @property
    def height(self) -> float:
        """The height of all rows with the header."""
        return sum(self.heights)


def grid_of(table: Table, width: float, setting: Setting) -> Grid:
    """The grid of a whole table at this width and step, measured once."""
    style = table.styles[min(setting.step, len(table.styles) - 1)]
    style = setting.styles.get(style, style)
    key = (id(table), width, style)
    if key not in setting.memory.grids:
        setting.memory.grids[key] = (table, _measured(table, style, width, setting))
    grid: Grid = setting.memory.grids[key][1]
    return grid


def _measured(table: Table, style: str, width: float, setting: Setting) -> Grid:
    resolved = _resolved(table, style, setting)
    rows = (resolved.header, *(row.cells for row in resolved.rows))
    columns = [[row[i] for row in rows if i < len(row)] for i in range(len(table.header))]
    widths = column_widths(columns, table.widths, table.padding, width, setting)
    wrapped = tuple(
        tuple(
            _wrapped(cell, column - sum(cell_sides(cell, table.padding, setting.theme)), setting)
            for cell, column in zip(row, widths, strict=False)
        )
        for row in rows
    )
    heights, band = _heights(resolved, wrapped, _saved(table, style, setting), setting)
    return Grid(resolved, tuple(widths), wrapped, heights, band)


def _wrapped(cell: Cell, width: float, setting: Setting) -> Wrapped:
    """A resolved cell's lines, found once though each part of a table is measured anew."""
    key, known = (id(cell), width), setting.memory.cells
    if key not in known:
        known[key] = (cell, wrap(cell.paragraphs, setting.theme, width))
    lines: Wrapped = known[key][1]
    return lines


def _resolved(table: Table, style: str, setting: Setting) -> Table:
    """The table in one style, with every colour and run concrete."""
    header = tuple(
        _cell(replace(cell, paragraphs=tuple(_heading(p) for p in cell.paragraphs)), table, style, setting)
        for cell in table.header
    )
    rows = tuple(
        replace(
            row,
            cells=tuple(_known_cell(cell, table, style, setting) for cell in row.cells),
            fill=setting.hex(row.fill) if row.fill else None,
        )
        for row in table.rows
    )
    return replace(table, header=header, rows=rows, header_fill=setting.hex(table.header_fill), styles=(style,))


def _heading(paragraph: Paragraph) -> Paragraph:
    """A header's paragraph: bold and white unless its runs say otherwise."""
    runs = (replace(r, bold=True if r.bold is None else r.bold, colour=r.colour or "white") for r in paragraph.runs)
    return replace(paragraph, runs=tuple(runs))


def _known_cell(cell: Cell, table: Table, style: str, setting: Setting) -> Cell:
    """A body cell resolved once though each part of a table is measured anew."""
    key, known = (id(cell), table.styles, style, setting.colour), setting.memory.cells
    if key not in known:
        known[key] = (cell, _cell(cell, table, style, setting))
    resolved: Cell = known[key][1]
    return resolved


def _cell(cell: Cell, table: Table, style: str, setting: Setting) -> Cell:
    """The cell resolved. Paragraphs in a style of their own keep it; alignment is the paragraph's or the cell's."""
    own = {_UNSTYLED, *table.styles}
    restyled = tuple(
        replace(p, style=style if p.style in own else p.style, align=p.align or _align(cell, p, own, setting))
        for p in cell.paragraphs
    )
    paragraphs = setting.resolved(restyled)
    align = paragraphs[0].align if paragraphs and paragraphs[0].align else cell.align
    return replace(cell, paragraphs=paragraphs, align=align, fill=setting.hex(cell.fill) if cell.fill else None)


def _align(cell: Cell, paragraph: Paragraph, own: set[str], setting: Setting) -> Align:
    if cell.align != "left" or paragraph.style in own:
        return cell.align
    return setting.theme.styles[paragraph.style].align


def _saved(table: Table, style: str, setting: Setting) -> float:
    """How much lower a line is in ``style`` than in the table's first style: rows get lower by as much."""
    styles = setting.theme.styles
    return max(styles[table.styles[0]].leading - styles[style].leading, 0)


def _heights(
    table: Table, wrapped: Sequence[Sequence[Wrapped]], saved: float, setting: Setting
) -> tuple[tuple[float, ...], float]:
    """Row heights, the header first, and the height of the bands."""
    leading = setting.theme.styles[table.styles[0]].leading
    words = [max((cell.height for cell in row), default=0.0) for row in wrapped]
    band = max(table.header_height / 2, leading + 2 * _HEADER_PADDING) if table.bands else 0.0
    header = band + max(table.header_height - band, words[0] + 2 * _HEADER_PADDING)
    rows = (
        _row_height((row.height or table.row_height) - saved, height, leading)
        for row, height in zip(table.rows, words[1:], strict=True)
    )
    return (header, *rows), band


def _row_height(least: float, words: float, leading: float) -> float:
    padding = min(_ROW_PADDING, max((least - leading) / 2, _HEADER_PADDING))
    return max(least, words + 2 * padding)
