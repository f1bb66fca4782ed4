"""Tables in files of their own: CSV, and the sheets of a workbook."""

from __future__ import annotations

import csv
import io
from typing import Any

from reportgen.checks.readers.document import Grid, GridRow, PlainDocument


def read_csv(name: str, content: str) -> PlainDocument:
    """A CSV as one table, its first row the header. The separator is the one that the first line holds most of."""
    first = content.split("\n", 1)[0]
    separator = max(",;\t|", key=first.count)
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=separator)
    rows, line = [], 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append(GridRow(tuple(" ".join(cell.split()) for cell in cells), line))
        line = reader.line_num + 1
    return PlainDocument(name, (), (Grid(tuple(rows), 1),) if rows else ())


def read_workbook(name: str, content: bytes) -> PlainDocument:
    """A workbook: sheets are pages, runs of filled rows tables. Formulas give the values saved with them."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    grids: list[Grid] = []
    for number, sheet in enumerate(book.worksheets, start=1):
        run: list[GridRow] = []
        for row in sheet.iter_rows():
            cells = tuple(_shown(cell.value, str(cell.number_format)) for cell in row)
            if any(cells):
                run.append(GridRow(cells, row[0].row, number))
            elif run:
                grids.append(Grid(tuple(run)))
                run = []
        if run:
            grids.append(Grid(tuple(run)))
    return PlainDocument(name, (), tuple(grids), len(book.worksheets))


def _shown(value: Any, number_format: str) -> str:
    """A cell as a reader of the sheet sees it: per cent formats show per cent, floats without binary dust."""
    if value is None:
        return ""
    if isinstance(value, float):
        percent = "%" in number_format
        shown = f"{value * 100 if percent else value:.10g}"
        return shown + ("%" if percent else "")
    return " ".join(str(value).split())
