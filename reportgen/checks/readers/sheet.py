"""Tables in files of their own: CSV, and the sheets of a workbook."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reportgen.checks.readers.document import Grid, GridRow, PlainDocument, TextLine

_SENTENCE = 6  # words


def read_csv(name: str, content: str) -> PlainDocument:
    """A CSV as a table, its first row the header; blank rows part tables. Its separator is what stands most in it."""
    first = content.split("\n", 1)[0]
    separator = max(",;\t|", key=first.count)
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=separator)
    runs: list[list[GridRow]] = [[]]
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            runs[-1].append(GridRow(tuple(" ".join(cell.split()) for cell in cells), line))
        elif runs[-1]:
            runs.append([])
        line = reader.line_num + 1
    grids = tuple(Grid(tuple(run), _headers(run)) for run in runs if run)
    return PlainDocument(name, tuple(_prose(grids)), grids)


def _prose(grids: Iterable[Grid]) -> Iterator[TextLine]:
    """Sentences in cells, such as comments, as running text too."""
    for row in (row for grid in grids for row in grid.rows):
        for cell in row.cells:
            if len(cell.split()) >= _SENTENCE and re.search(r"[.!?]$|[.!?] [A-Z]", cell):
                yield TextLine(cell, row.line, row.page)


def _headers(rows: Sequence[GridRow]) -> int | None:
    """One, unless the first row is a title over the table: then the header is to be found."""
    filled = [sum(1 for cell in row.cells if cell) for row in rows]
    return None if len(rows) > 2 and filled[0] == 1 and min(filled[1:]) > 1 else 1


def read_workbook(name: str, content: bytes) -> PlainDocument:
    """A workbook: sheets are pages, runs of filled rows tables. Formulas give the values saved with them."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, read_only=True)  # leaves drawings unread
    grids: list[Grid] = []
    for number, sheet in enumerate(book.worksheets, start=1):
        run: list[GridRow] = []
        for line, row in enumerate(sheet.iter_rows(), start=1):
            cells = tuple(_shown(cell.value, str(cell.number_format)) for cell in row)
            if any(cells):
                run.append(GridRow(cells, line, number))
            elif run:
                grids.append(Grid(tuple(run)))
                run = []
        if run:
            grids.append(Grid(tuple(run)))
    return PlainDocument(name, tuple(_prose(grids)), tuple(grids), len(book.worksheets))


def _places(number_format: str) -> int | None:
    """The decimals that a cell's format shows; None where it shows what there is."""
    form = number_format.split(";", maxsplit=1)[0]
    found = re.search(r"0(?:\.(?P<places>0+))?", form)
    if form == "General" or found is None or re.search(r"[ymdhs]", form, re.I):
        return None
    return len(found["places"] or "")


def _shown(value: Any, number_format: str) -> str:
    """A cell as a reader of the sheet sees it: per cent formats show per cent, floats without binary dust."""
    if value is None:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        percent = "%" in number_format
        number = value * 100 if percent else value
        places = _places(number_format)
        shown = f"{number:.10g}" if places is None else f"{number:.{places}f}"
        return shown + ("%" if percent else "")
    return " ".join(str(value).split())
