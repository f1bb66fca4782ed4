"""The register as files: the same rows as CSV and as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from functools import cache

from reportgen.checks.register.row import COLUMNS, CellValue, Row

_FORMULA = ("=", "@", "\t", "\r")


Cells = Sequence[tuple[CellValue, ...]]
"""Rows with a value for each of the columns."""


def cells_of(rows: Iterable[Row]) -> Cells:
    """The register as a table, for both files."""
    known: dict[int, tuple[str, ...]] = {}
    return [row.cells(known) for row in rows]


def as_csv(cells: Cells) -> bytes:
    """UTF-8 with the mark that Excel needs, the columns in their order."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([v if isinstance(v, str) and v[:1] not in _FORMULA else _cell(v) for v in row] for row in cells)
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def as_json(cells: Cells) -> bytes:
    """A list of objects, one to a line, with numbers as numbers and null where there is no value."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    words = cache(encode)  # most stand in many rows
    line = "{" + ", ".join(f"{encode(column)}: %s" for column in COLUMNS) + "}"
    lines = (line % tuple([words(v) if isinstance(v, str) else _number(v) for v in row]) for row in cells)
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def _number(value: int | float | None) -> str:
    """As JSON has it, without an encoder's detour."""
    if isinstance(value, float):
        return float.__repr__(value)
    return "null" if value is None else str(value)


def _cell(value: CellValue) -> str:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value  # a spreadsheet must not take words for a formula
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return "" if value is None else str(value)
