"""Reads a sheet of a workbook into text cells, so that all readers go the same way from there."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace
from typing import Any

import numpy as np

from reportgen.data.cells import TextCells
from reportgen.data.source import Source
from reportgen.errors import Place, Problems, did_you_mean

MOST_BYTES = 300_000_000  # a workbook is a zip file: refuse one that unfolds to more


def read_excel(source: Source, sheet_place: Place, problems: Problems) -> TextCells | None:
    """The sheet's cells as text (numbers with a decimal point, dates as 2023-06-30), or None after telling why not."""
    book = _open(source, problems)
    if book is None:
        return None
    try:
        names = list(book.sheetnames)
        wanted = source.options.sheet or names[0]
        if wanted not in names:
            problems.error(sheet_place, f"'{source.path}' has no sheet '{wanted}'", f"one of {', '.join(names)}",
                           did_you_mean(wanted, names), "unknown-sheet")  # fmt: skip
            return None
        sheet = book[wanted]
        sheet.reset_dimensions()  # some writers state one cell: read what is there
        rows = [tuple(cell_text(value) for value in row) for row in sheet.iter_rows(values_only=True)]
    except Exception as error:
        problems.error(Place(source.path), f"the sheet cannot be read ({type(error).__name__})", "a sound workbook",
                       "open it in Excel and save it again as .xlsx", "unreadable-file")  # fmt: skip
        return None
    finally:
        book.close()
    return _cells(source, rows, problems)


def _open(source: Source, problems: Problems) -> Any:
    """The workbook, values only and read-only (which also skips drawings, so that a missing one does not matter)."""
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(source.raw)) as archive:
            if sum(item.file_size for item in archive.infolist()) > MOST_BYTES:
                raise ValueError("too large")
        return openpyxl.load_workbook(io.BytesIO(source.raw), read_only=True, data_only=True)
    except Exception as error:
        problems.error(Place(source.path), f"the file is not a workbook that can be read ({type(error).__name__})",
                       "an .xlsx file", "open it in Excel and save it again as .xlsx", "unreadable-file")  # fmt: skip
        return None


def _cells(source: Source, rows: list[tuple[str, ...]], problems: Problems) -> TextCells | None:
    at = source.options.header_row
    if len(rows) < at or not any(rows[at - 1]):
        problems.error(Place(source.path, at), "no header", "a row with the names of the columns", "check header_row:",
                       "no-header")  # fmt: skip
        return None
    header = tuple(" ".join(cell.split()) for cell in rows[at - 1])
    twice = [n for n, name in enumerate(header) if name and name in header[:n]]
    for n in twice:
        problems.error(Place(source.path, at, n + 1), f"column '{header[n]}' is there twice", "once",
                       "give each column its own name", "duplicate-column")  # fmt: skip
    if twice:
        return None
    kept = [(n, row) for n, row in enumerate(rows[at:], at + 1) if any(row)]
    width = len(header)
    lines = np.array([n for n, _ in kept], dtype=np.int32)
    cells = tuple((row + ("",) * width)[:width] for _, row in kept)
    return TextCells(source.path, header, at, lines, cells, replace(source.options, decimal="."))


def cell_text(value: object) -> str:
    """A cell of a workbook as text: a number with a decimal point, a date as 2023-06-30, an empty cell as nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
