"""A grid: what a table says, before it has any look. Both sources of a table fill one, and one builder draws it."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.errors import Place
from reportgen.errors.located import NOWHERE
from reportgen.metrics.figure import Figure
from reportgen.theme import HeatBand

Scale = tuple[HeatBand, ...]


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
    total: bool = False
    opens_group: bool = False
    closes_group: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns and rows."""

    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...] = field(default=())
