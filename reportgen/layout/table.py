"""Table: measured as a grid, divided between groups of rows, placed with its rules, chips and bands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from reportgen.exhibits.block import Cell, ColumnBand, Table, TableRow
from reportgen.geometry import Rect
from reportgen.layout.cell_sides import cell_sides
from reportgen.layout.page import Fragment, PlacedCell, PlacedRule, ShapeFragment, TableFragment
from reportgen.layout.setting import Need, Setting, Split
from reportgen.layout.table_grid import Grid, grid_of
from reportgen.layout.table_parts import LEAST_ROWS, balanced_cut, fitting_rows, without_widows
from reportgen.layout.text import short_alt, text_fragment
from reportgen.text.paragraph import Paragraph, Run
from reportgen.text.wrap import Wrapped

_TWIN_GAP = 16.0
_CHIP_GAP = 2.0  # white around a chip
_RULES = {"inner": (0.75, "grid"), "group": (0.75, "outline"), "sum": (0.75, "ink"), "total": (1.25, "ink")}


class TableLayouter:
    """Lays out ``Table``, alone or as twin halves side by side."""

    def measure(self, block: Table, width: float, setting: Setting) -> Need:
        """The height of all rows; of the higher half when twin."""
        if not block.twin:
            return Need(grid_of(block, width, setting).height)
        grid = grid_of(block, _half(width), setting)
        cut = balanced_cut(block.rows, grid.heights[1:])
        return Need(grid.heights[0] + max(sum(grid.heights[1 : cut + 1]), sum(grid.heights[cut + 1 :])))

    def place(self, block: Table, rect: Rect, setting: Setting) -> list[Fragment]:
        """The table, or its two halves, each with its header and the bands over it."""
        if not block.twin:
            grid = grid_of(block, rect.w, setting)
            return _placed(grid, rect, setting)
        grid = grid_of(block, _half(rect.w), setting)
        cut = balanced_cut(block.rows, grid.heights[1:])
        right = replace(rect, x=rect.x + _half(rect.w) + _TWIN_GAP)
        first, second = _rows_of(grid, 0, cut), _rows_of(grid, cut, len(block.rows))
        return [*_placed(first, rect, setting), *(_placed(second, right, setting) if second.table.rows else [])]

    def split(self, block: Table, width: float, height: float, setting: Setting) -> Split:
        """Between groups of rows; both parts keep the style and the column widths of the whole."""
        grid = grid_of(block, _half(width) if block.twin else width, setting)
        heights, room = grid.heights[1:], height - grid.heights[0]
        cut = fitting_rows(block.rows, heights, room, 0)
        if block.twin:
            cut = fitting_rows(block.rows, heights, room, cut)
        cut = without_widows(block.rows, cut, 2 * LEAST_ROWS if block.twin else LEAST_ROWS)
        if not cut:
            return None, block
        fixed = replace(block, widths=grid.widths, styles=grid.table.styles)
        rest = replace(fixed, rows=block.rows[cut:]) if cut < len(block.rows) else None
        return replace(fixed, rows=block.rows[:cut]), rest


def _half(width: float) -> float:
    return (width - _TWIN_GAP) / 2


def _rows_of(grid: Grid, start: int, end: int) -> Grid:
    """The grid with its header and the body rows from ``start`` to ``end``."""
    return replace(
        grid,
        table=replace(grid.table, rows=grid.table.rows[start:end]),
        wrapped=(grid.wrapped[0], *grid.wrapped[start + 1 : end + 1]),
        heights=(grid.heights[0], *grid.heights[start + 1 : end + 1]),
    )


def _placed(grid: Grid, rect: Rect, setting: Setting) -> list[Fragment]:
    at = Rect(rect.x, rect.y, sum(grid.widths), grid.height)
    table = TableFragment(
        rect=at,
        block=setting.owner,
        name=f"Table: {grid.table.caption or short_alt(grid.table.alt)}",
        place=setting.at,
        table=grid.table,
        column_widths=grid.widths,
        row_heights=grid.heights,
        cells=_cells(grid, at, setting),
        rules=tuple(_rules(grid, at, setting)),
    )
    return [table, *(part for band in grid.table.bands for part in _band(band, grid, at, setting))]


def _tops(grid: Grid, rect: Rect) -> list[float]:
    return list(accumulate(grid.heights, initial=rect.y))


def _lefts(grid: Grid, rect: Rect) -> list[float]:
    return list(accumulate(grid.widths, initial=rect.x))


def _cells(grid: Grid, rect: Rect, setting: Setting) -> tuple[tuple[PlacedCell, ...], ...]:
    rows = (grid.table.header, *(row.cells for row in grid.table.rows))
    tops, lefts = _tops(grid, rect), _lefts(grid, rect)

    def placed(r: int, c: int, cells: Sequence[Cell]) -> PlacedCell:
        sides = cell_sides(cells[c], grid.table.padding, setting.theme)
        whole = Rect(lefts[c], tops[r], grid.widths[c], grid.heights[r])
        text = _text_rect(whole, grid.wrapped[r][c], sides, grid.band if r == 0 else 0)
        return PlacedCell(whole.inset(*_gaps(cells, c)), text, grid.wrapped[r][c].lines)

    return tuple(tuple(placed(r, c, cells) for c in range(len(cells))) for r, cells in enumerate(rows))


def _gaps(cells: Sequence[Cell], column: int) -> tuple[float, float, float, float]:
    """What a chip keeps free around it: white above and below, and beside another chip, so that each stands alone."""
    if not cells[column].chip:
        return 0, 0, 0, 0
    left = column > 0 and cells[column - 1].chip
    right = column + 1 < len(cells) and cells[column + 1].chip
    return _CHIP_GAP if left else 0, _CHIP_GAP, _CHIP_GAP if right else 0, _CHIP_GAP


def _text_rect(whole: Rect, words: Wrapped, sides: tuple[float, float], band: float) -> Rect:
    """Where a cell's words stand: in the middle of its height; header words stand under the bands."""
    text = whole.inset(sides[0], band, sides[1], 0)
    return Rect(text.x, text.y + (text.h - words.height) / 2, text.w, words.height)


def _rules(grid: Grid, rect: Rect, setting: Setting) -> list[PlacedRule]:
    tops, lefts = _tops(grid, rect), _lefts(grid, rect)
    rules: list[PlacedRule] = []

    def rule(kind: str, first_column: int, y: float) -> None:
        weight, colour = _RULES[kind]
        rules.append(PlacedRule(lefts[first_column], rect.right, y, weight, setting.hex(colour)))

    for index, row in enumerate(grid.table.rows, start=1):
        if row.total_above:
            rule("total", 0, tops[index])
        below = _below(grid.table.rows, index)
        if row.rule != "none" and not (below and below.total_above):
            rule(row.rule, row.rule_from, tops[index + 1])
    return rules


def _below(rows: tuple[TableRow, ...], index: int) -> TableRow | None:
    return rows[index] if index < len(rows) else None


def _band(band: ColumnBand, grid: Grid, rect: Rect, setting: Setting) -> list[Fragment]:
    """The word over several columns with a thin line under it: decoration over the header's ground."""
    lefts = _lefts(grid, rect)
    at = Rect(lefts[band.first], rect.y, lefts[band.last + 1] - lefts[band.first], grid.band)
    padding = grid.table.padding
    line = Rect(at.x + padding, at.bottom - 0.75, at.w - 2 * padding, 0.75)
    word = (Paragraph((Run(band.text, bold=True, colour="white"),), grid.table.styles[0], align="centre"),)
    text = text_fragment(word, at, setting, anchor="middle", name=f"Band: {band.text}")
    return [
        ShapeFragment(rect=line, block=setting.owner, name="Band line", place=setting.at, fill=setting.hex("white")),
        replace(text, artifact=True),
    ]
