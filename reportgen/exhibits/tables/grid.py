"""A grid: what a table says, before it has any look. Both sources of a table fill one, and one builder draws it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reportgen.errors import Place
from reportgen.errors.located import NOWHERE
from reportgen.metrics.figure import Figure
from reportgen.theme import HeatBand

Scale = tuple[HeatBand, ...]
Level = Literal["row", "lead", "foot", "group", "line", "subtotal", "total", "grand"]
"""What a row is to its table: one of many, the average that leads them, the total at their foot, the name of the group
of lines under it, or, where money is added up, a line, a subtotal of lines, a total of everything above it, and the
grand total."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: its header, the band over it, and how its entries look."""

    header: str
    band: str = ""
    numeric: bool = False
    rating: bool = False
    names_row: bool = False  # its entries are the rows' names
    grouped: bool = False  # shown only in the first row of a group
    places: int = 0  # decimals shown, one precision for the column
    arrow: bool = False
    bold: bool = False
    heat: Scale = ()
    width: float = 0
    indent: float = 0
    brackets: bool = False  # has values in brackets: all others keep the width of a closing one


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its words as shown, and the figure behind them, at the column's precision, where it is a number."""

    words: str
    figure: Figure | None = None
    places: int = 0
    place: Place = NOWHERE

    @property
    def value(self) -> float | None:
        """The unrounded value; None when there is no number."""
        return self.figure.value if self.figure else None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of entries, one per column."""

    entries: tuple[Entry, ...]
    level: Level = "row"
    opens_group: bool = False
    closes_group: bool = False

    @property
    def total(self) -> bool:
        """Whether the row adds up others."""
        return self.level not in ("row", "line", "group")


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns and rows; ``even`` makes all columns of numbers equally wide."""

    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...] = field(default=())
    even: bool = False
