"""What a table cell keeps free beside its words: padding, indent, and the width of the signs it hangs."""

from __future__ import annotations

from reportgen.exhibits.block import Cell
from reportgen.text.measure import Measure
from reportgen.theme import Theme


def cell_sides(cell: Cell, padding: float, theme: Theme) -> tuple[float, float]:
    """Points left and right of a resolved cell's words.

    What hangs is measured in the look of the cell's last run, so that ``12.0`` stands in line with ``(12.0)``.
    """
    return padding + cell.indent, padding + _hanging(cell, theme)


def _hanging(cell: Cell, theme: Theme) -> float:
    runs = [run for paragraph in cell.paragraphs for run in paragraph.runs]
    return Measure(theme).run(runs[-1], cell.hang) if cell.hang and runs else 0.0
