"""Widths of table columns: as wished, but none narrower than its longest unbreakable piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.exhibits.block import Cell
from reportgen.layout.cell_sides import cell_sides
from reportgen.layout.setting import TOLERANCE, Setting
from reportgen.text.wrap import SLACK, Extent, extent

POINTS_FROM = 12.0
"""A wished width of this or more is in points, less than it a share of what is left: no column is as narrow as that."""


@dataclass(frozen=True, slots=True)
class ColumnNeed:
    """What the cells of a column need, padding included: never less than ``least`` (of ``word``), best ``natural``."""

    least: float
    natural: float
    word: str = ""


def column_need(cells: Sequence[Cell], padding: float, setting: Setting) -> ColumnNeed:
    """The need of one column, its cells resolved."""
    least = natural = 2 * padding
    word = ""
    for cell in cells:
        around = sum(cell_sides(cell, padding, setting.theme))
        for reach in _reaches(cell, setting):
            if reach.least / SLACK + around > least:
                least, word = reach.least / SLACK + around, reach.word
            natural = max(natural, reach.natural / SLACK + around)
    return ColumnNeed(least, max(natural, least), word)


def _reaches(cell: Cell, setting: Setting) -> tuple[Extent, ...]:
    """How far each paragraph of a cell reaches, found once though each part of a table is measured anew."""
    key, known = (id(cell), "reaches"), setting.memory.cells
    if key not in known:
        known[key] = (cell, tuple(extent(paragraph, setting.theme) for paragraph in cell.paragraphs))
    reaches: tuple[Extent, ...] = known[key][1]
    return reaches


def wished_widths(wishes: Sequence[float], needs: Sequence[ColumnNeed], width: float) -> list[float]:
    """Widths that fill the table: points as given, 0 the natural width, shares of what is left.

    Without shares, what is left goes to natural columns by their width, or all columns grow or shrink in proportion.
    """
    count = len(needs)
    wishes = (*wishes, *(0.0,) * (count - len(wishes)))[:count]
    taken = [
        need.natural if wish <= 0 else wish if wish >= POINTS_FROM else 0.0
        for wish, need in zip(wishes, needs, strict=True)
    ]
    left = width - sum(taken)
    shares = [wish if 0 < wish < POINTS_FROM else 0.0 for wish in wishes]
    if any(shares):
        return [t + max(left, 0) * share / sum(shares) for t, share in zip(taken, shares, strict=True)]
    growing = [t if wish <= 0 else 0.0 for t, wish in zip(taken, wishes, strict=True)]
    if left < 0 or not any(growing):
        growing = taken
    return [t + left * grow / sum(growing) for t, grow in zip(taken, growing, strict=True)]


def fitted_widths(wished: Sequence[float], needs: Sequence[ColumnNeed], width: float) -> list[float] | None:
    """The wished widths with every column as wide as its longest piece, taken from wider columns; None: too narrow."""
    if sum(need.least for need in needs) > width + TOLERANCE:
        return None
    widths = [max(wish, need.least) for wish, need in zip(wished, needs, strict=True)]
    spare = [w - need.least for w, need in zip(widths, needs, strict=True)]
    over = sum(widths) - width
    if over <= 0 or not sum(spare):
        return widths
    return [w - over * s / sum(spare) for w, s in zip(widths, spare, strict=True)]


def column_widths(
    columns: Sequence[Sequence[Cell]], wishes: Sequence[float], padding: float, width: float, setting: Setting
) -> list[float]:
    """The widths of all columns, whose sum is ``width``. A table too narrow for its words is a located error."""
    needs = [column_need(cells, padding, setting) for cells in columns]
    wished = wished_widths(wishes, needs, width)
    fitted = fitted_widths(wished, needs, width)
    if fitted is not None:
        return fitted
    lacks = [(need.least - wish, -i) for i, (need, wish) in enumerate(zip(needs, wished, strict=True))]
    column = -max(lacks)[1]
    need = needs[column]
    header = " ".join(paragraph.text for paragraph in columns[column][0].paragraphs) or f"number {column + 1}"
    setting.problems.error(
        setting.at,
        f"column '{header}' is too narrow for '{need.word}', and all columns together are "
        f"{sum(n.least for n in needs) - width:.0f} points too wide",
        f"columns that fit into {width:g} points",
        "shorten the word, leave out a column or use a wider slot",
        "column-too-narrow",
    )
    total = sum(n.least for n in needs)
    return [n.least * width / total for n in needs]
