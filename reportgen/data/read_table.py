"""Reads an edition table: every cell kept as text, number columns read with their markers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from reportgen.data.cells import TextCells, categories, tell_few
from reportgen.data.long import months_down
from reportgen.data.normalise import latin
from reportgen.data.plan import Plan, plan_file
from reportgen.data.read_cells import read_cells
from reportgen.data.restricted import Rows, restricted_rows
from reportgen.data.source import Source
from reportgen.data.tables import Cell, RawTable, parse_cell
from reportgen.errors import Place, Problems
from reportgen.spec.catalogue import Catalogue, ColumnSpec, DatasetSpec
from reportgen.spec.supplied import waits

WAITING = "[x]"  # what a cell reads that is still to be supplied


@dataclass(frozen=True)
class TableRead:
    """A table as text and as a typed frame, row by row the same, with the plan of its columns."""

    table: RawTable
    frame: pd.DataFrame
    plan: Plan
    restricted: Rows


def read_table(
    name: str, source: Source, spec: DatasetSpec, catalogue: Catalogue, problems: Problems
) -> TableRead | None:
    """The table, or None after telling what is wrong with its shape. Cells that are no numbers are told too."""
    cells = read_cells(source, spec, spec.files[0], problems, as_text=True)
    plan = plan_file(spec, spec.files[0], cells, source.options, problems) if cells else None
    if plan is None or not isinstance(cells, TextCells):
        return None
    table = _Table(name, source, spec, cells, plan).raw(catalogue, problems)
    frame = _frame(table, plan, cells)
    if plan.month_column is not None:
        frame["month"] = months_down(cells, plan.month_column, source.options, problems)
    return TableRead(table, frame, plan, restricted_rows(cells, problems))


@dataclass(frozen=True)
class _Table:
    """A table's file, read and planned."""

    name: str
    source: Source
    spec: DatasetSpec
    cells: TextCells
    plan: Plan

    def raw(self, catalogue: Catalogue, problems: Problems) -> RawTable:
        """All columns as text in the file's order, then those that the catalogue adds; numbers beside them."""
        positions = dict(sorted({**self.plan.texts, **self.plan.numbers}.items(), key=lambda item: item[1]))
        columns = {column: [" ".join(row[at].split()) for row in self.cells.rows] for column, at in positions.items()}
        for column, column_spec in self.spec.columns.items():
            _add_text(columns, column, column_spec, catalogue, len(self.cells.rows))
        waiting = self._waiting(positions)
        for n, name in waiting:
            columns[name][n] = WAITING
        return RawTable(
            name=self.name,
            file=self.source.path,
            columns=tuple(columns),
            cells=tuple(zip(*columns.values(), strict=True)),
            row_numbers=tuple(int(line) for line in self.cells.lines),
            column_numbers=tuple(positions.get(column, -1) + 1 for column in columns),
            numbers={column: self._numbers(column, at, problems) for column, at in self.plan.numbers.items()},
            waiting=waiting,
        )

    def _waiting(self, positions: Mapping[str, int]) -> frozenset[tuple[int, str]]:
        """The cells still to be supplied, those of copied columns among them."""
        rows = list(enumerate(self.cells.rows))
        found = {(n, name) for name, at in positions.items() for n, row in rows if waits(row[at])}
        copies = [(name, spec.of) for name, spec in self.spec.columns.items() if spec.of is not None]
        return frozenset(found | {(n, name) for name, of in copies for n, _ in rows if (n, of) in found})

    def _numbers(self, column: str, position: int, problems: Problems) -> tuple[Cell, ...]:
        read: list[Cell] = []
        bad: list[tuple[Place, str]] = []
        for row, line in zip(self.cells.rows, self.cells.lines, strict=True):
            try:
                read.append(self._number(column, row[position].strip()))
            except ValueError:
                bad.append((Place(self.source.path, int(line), position + 1), row[position]))
                read.append(Cell())

        def tell(place: Place, text: str) -> None:
            expected = "a number, or a marker such as [x], [z] or N/A"
            found = f"'{text}' in column '{column}' is not a number"
            problems.error(place, found, expected, "correct the cell", "not-a-number")

        tell_few(bad, tell, problems)
        return tuple(read)

    def _number(self, column: str, text: str) -> Cell:
        """One cell, scaled; ValueError when it is neither number nor marker."""
        if waits(text) or text in self.spec.missing:
            return Cell(marker=WAITING if waits(text) else text)
        options, scale = self.cells.options, self.spec.columns[column].scale
        cell = parse_cell(text, options.decimal, options.thousands or ("," if options.decimal == "." else "."))
        value = cell.value if cell.value is None or scale == 1 else round(cell.value * scale, 10)
        return Cell(value, cell.marker)


def _add_text(columns: dict[str, list[str]], name: str, spec: ColumnSpec, catalogue: Catalogue, rows: int) -> None:
    """Derive a column, fill blanks, and pass text through its map."""
    if spec.constant is not None:
        columns[name] = [spec.constant] * rows
    elif spec.of is not None and spec.of in columns:
        columns[name] = list(columns[spec.of])
    if name not in columns or spec.type != "text":
        return
    typed = map(latin, columns[name]) if spec.letters == "latin" else columns[name]
    values = [value or spec.blank or "" for value in typed]
    mapping = catalogue.maps.get(spec.map or "", {})
    columns[name] = [mapping.get(v, v if spec.otherwise is None else spec.otherwise) or "" if v else "" for v in values]


def _frame(table: RawTable, plan: Plan, cells: TextCells) -> pd.DataFrame:
    columns: dict[str, object] = {}
    for n, name in enumerate(table.columns):
        if name in plan.numbers:
            values = [np.nan if cell.value is None else cell.value for cell in table.numbers[name]]
            columns[name] = np.array(values, dtype=np.float64)
        else:
            supplied = (None if (at, name) in table.waiting else row[n] for at, row in enumerate(table.cells))
            columns[name] = categories(supplied)
    columns["_file"] = np.zeros(len(table.cells), dtype=np.int16)
    columns["_row"] = cells.lines
    return pd.DataFrame(columns)
