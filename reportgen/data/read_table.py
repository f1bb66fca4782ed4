"""Reads an edition table: every cell kept as text, number columns read with their markers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from reportgen.data.cells import TextCells, categories, tell_few
from reportgen.data.contract import Origins, check_contract
from reportgen.data.frames import Dataset, SourceFile
from reportgen.data.long import months_down
from reportgen.data.plan import Plan, plan_file
from reportgen.data.read_cells import read_cells
from reportgen.data.source import Source, open_source
from reportgen.data.tables import Cell, RawTable, parse_cell
from reportgen.errors import Place, Problems
from reportgen.spec.catalogue import Catalogue, ColumnSpec, DatasetSpec


def read_table(
    root: Path, catalogue: Catalogue, name: str, spec: DatasetSpec, edition: str | None, problems: Problems
) -> Dataset | None:
    """The table with its text, or None after telling what is wrong with it. A table has one file."""
    found = len(problems.errors)
    file = spec.files[0]
    if len(spec.files) > 1:
        problems.error(spec.files[1].place, "a table of two files", "one file", "use shape: long", "table-files")
        return None
    source = open_source(root, spec, file, edition, problems)
    cells = read_cells(source, spec, file, problems, as_text=True) if source else None
    if source is None or not isinstance(cells, TextCells):
        return None
    plan = plan_file(spec, file, cells, source.options, problems)
    if plan is None:
        return None
    table = _raw_table(name, cells, plan, spec, catalogue, source, problems)
    frame = _frame(table, plan, spec, cells)
    if plan.month_column is not None:
        frame["month"] = months_down(cells, plan.month_column, source.options, problems)
    check_contract(frame, spec, catalogue, Origins((source.path,), (plan,)), None, problems)
    if len(problems.errors) > found:
        return None
    return Dataset(name, frame, spec, (SourceFile(source.path, source.sha256),), table)


def _raw_table(
    name: str, cells: TextCells, plan: Plan, spec: DatasetSpec, catalogue: Catalogue, source: Source,
    problems: Problems,
) -> RawTable:  # fmt: skip
    positions = dict(sorted({**plan.texts, **plan.numbers}.items(), key=lambda item: item[1]))
    columns = {column: [" ".join(row[at].split()) for row in cells.rows] for column, at in positions.items()}
    for column, column_spec in spec.columns.items():
        _add_text(columns, column, column_spec, catalogue, len(cells.rows))
    numbers = {column: _numbers(column, at, cells, spec, source, problems) for column, at in plan.numbers.items()}
    return RawTable(
        name=name,
        file=source.path,
        columns=tuple(columns),
        cells=tuple(zip(*columns.values(), strict=True)),
        row_numbers=tuple(int(line) for line in cells.lines),
        column_numbers=tuple(positions.get(column, -1) + 1 for column in columns),
        numbers=numbers,
    )


def _add_text(columns: dict[str, list[str]], name: str, spec: ColumnSpec, catalogue: Catalogue, rows: int) -> None:
    """Derive a column, fill blanks, and pass text through its map."""
    if spec.constant is not None:
        columns[name] = [spec.constant] * rows
    elif spec.of is not None and spec.of in columns:
        columns[name] = list(columns[spec.of])
    if name not in columns or spec.type != "text":
        return
    values = [value or spec.blank or "" for value in columns[name]]
    mapping = catalogue.maps.get(spec.map or "", {})
    columns[name] = [mapping.get(v, v if spec.otherwise is None else spec.otherwise) or "" if v else "" for v in values]


def _numbers(
    column: str, position: int, cells: TextCells, spec: DatasetSpec, source: Source, problems: Problems
) -> tuple[Cell, ...]:
    read: list[Cell] = []
    bad: list[tuple[Place, str]] = []
    scale, options = spec.columns[column].scale, source.options
    for row, line in zip(cells.rows, cells.lines, strict=True):
        text = row[position]
        try:
            cell = Cell(marker=text.strip()) if text.strip() in spec.missing else parse_cell(
                text, options.decimal, options.thousands or ",")  # fmt: skip
        except ValueError:
            bad.append((Place(source.path, int(line), position + 1), text))
            cell = Cell()
        value = cell.value if cell.value is None or scale == 1 else round(cell.value * scale, 10)
        read.append(Cell(value, cell.marker))
    tell_few(bad, lambda place, text: problems.error(
        place, f"'{text}' in column '{column}' is not a number", "a number, or a marker such as [x], [z] or N/A",
        "correct the cell", "not-a-number"), problems)  # fmt: skip
    return tuple(read)


def _frame(table: RawTable, plan: Plan, spec: DatasetSpec, cells: TextCells) -> pd.DataFrame:
    columns: dict[str, object] = {}
    for n, name in enumerate(table.columns):
        if name in plan.numbers:
            values = [np.nan if cell.value is None else cell.value for cell in table.numbers[name]]
            columns[name] = np.array(values, dtype=np.float64)
        else:
            columns[name] = categories([row[n] for row in table.cells])
    columns["_file"] = np.zeros(len(table.cells), dtype=np.int16)
    columns["_row"] = cells.lines
    return pd.DataFrame(columns)
