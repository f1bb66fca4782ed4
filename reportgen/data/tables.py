"""Edition tables: the rows of a small published table as text, with the number or marker that a cell holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from reportgen.errors import Place

# What may stand in place of a number. The first five are the shorthand of the Analysis Function, in square brackets.
MARKERS = ("[x]", "[c]", "[z]", "[p]", "[r]", "[low]", "*", "**", "N/A", "NA", "n/a", "-", "–", "..", ":")
_NOTES = re.compile(r"^(?P<number>.*[0-9)%])\s*(?P<note>\[[a-z]\]|\*{1,2})$")
_NUMBER = re.compile(r"\d+(?:\.\d*)?|\.\d+")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell read as a number: ``value`` and ``marker`` may both be there (``88*``, ``12 [p]``), or neither (empty)."""

    value: float | None = None
    marker: str | None = None


def parse_cell(text: str, decimal: str = ".", thousands: str | None = ",") -> Cell:
    """The number or marker in a cell; ValueError when it is neither.

    Understood are a sign (also U+2212 and one set off by a space), brackets for negatives, thousands separators between
    groups of three, and a percent sign after the number, which changes nothing.
    """
    bare = " ".join(text.split())
    if not bare:
        return Cell()
    if bare in MARKERS:
        return Cell(marker=bare)
    note = _NOTES.match(bare)
    if note:
        return Cell(_number(note["number"], decimal, thousands), note["note"])
    return Cell(_number(bare, decimal, thousands))


def _number(text: str, decimal: str, thousands: str | None) -> float:
    bare = text.strip().removesuffix("%").strip()
    negative = bare.startswith("(") and bare.endswith(")")
    bare = bare[1:-1].strip() if negative else bare
    if bare[:1] in ("-", "−", "+"):
        negative = negative != (bare[0] != "+")
        bare = bare[1:].strip()
    if thousands and re.fullmatch(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:{re.escape(decimal)}\d*)?", bare):
        bare = bare.replace(thousands, "")
    bare = bare.replace(decimal, ".") if decimal != "." and "." not in bare else bare
    if not _NUMBER.fullmatch(bare):
        raise ValueError(f"'{text}' is not a number")
    return -float(bare) if negative and float(bare) else float(bare)


@dataclass(frozen=True)
class RawTable:
    """The rows of a file as text, in file order, values normalised by the catalogue's maps.

    ``row_numbers`` are 1-based file rows; ``column_numbers`` 1-based columns of the file (0 for a column that the
    catalogue adds). ``numbers`` holds the cells of number columns, by column name. ``waiting`` are cells (row, column)
    that are still to be supplied: they read ``[x]``, whatever stood beside their mark.
    """

    name: str
    file: str
    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    row_numbers: tuple[int, ...]
    column_numbers: tuple[int, ...]
    numbers: Mapping[str, tuple[Cell, ...]] = field(default_factory=dict)
    waiting: frozenset[tuple[int, str]] = frozenset()

    def rows(self) -> tuple[Mapping[str, str], ...]:
        """All rows, column name to text."""
        return self._rows

    @cached_property
    def _rows(self) -> tuple[Mapping[str, str], ...]:
        return tuple(dict(zip(self.columns, row, strict=True)) for row in self.cells)

    def text(self, row: int, column: str) -> str:
        """The text of a cell; KeyError for an unknown column."""
        return self.cells[row][self._index(column)]

    def cell(self, row: int, column: str) -> Cell:
        """The number or marker of a cell, also of a text column; ValueError when it holds neither."""
        if column in self.numbers:
            return self.numbers[column][row]
        return parse_cell(self.text(row, column))

    def place(self, row: int, column: str) -> Place:
        """Where the cell stands: file, file row, column number."""
        return Place(self.file, self.row_numbers[row], self.column_numbers[self._index(column)])

    def _index(self, column: str) -> int:
        if column not in self.columns:
            raise KeyError(column)
        return self.columns.index(column)
