"""A workbook of edition tables carried over to the next edition, sheet by sheet, looks and column widths kept."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportgen.data.excel_cells import cell_text
from reportgen.pipeline.next_table import Carried, next_rows
from reportgen.spec.supplied import waits

Sheet = tuple[str | None, int, Carried]
"""A sheet's name (None: the first), the row of its header, and the dataset that it holds."""


def next_workbook(raw: bytes, sheets: Sequence[Sheet]) -> tuple[bytes, int]:
    """The workbook as the next edition begins with it, and how many of its cells are to be supplied.

    Formulas become their values: what they computed from is itself to be supplied.
    """
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(raw), data_only=True)
    waiting = sum(_carry_over(book[name] if name else book.worksheets[0], at, carried) for name, at, carried in sheets)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), waiting


def _carry_over(sheet: Any, header_row: int, carried: Carried) -> int:
    """Change one sheet in place; returns how many of its cells are to be supplied."""
    lines = [[cell_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    numbered = [(n, row) for n, row in enumerate(lines, 1) if n > header_row and any(row)]
    made = next_rows(lines[header_row - 1], [row for _, row in numbered], carried)
    for (number, old), new in zip(numbered, made, strict=True):
        for at, (before, after) in enumerate(zip(old, new, strict=True), 1):
            if before != after:
                sheet.cell(number, at).value = _value(after)
    return sum(waits(cell) for row in made for cell in row)


def _value(text: str) -> str | float | None:
    """A number as a number again, so that Excel does not take it for text."""
    try:
        return float(text) if text else None
    except ValueError:
        return text
