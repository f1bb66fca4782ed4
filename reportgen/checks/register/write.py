"""The register as files: the same rows as CSV and as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from reportgen.checks.register.row import COLUMNS, Row

_FORMULA = ("=", "@", "\t", "\r")


def as_csv(rows: Iterable[Row]) -> bytes:
    """UTF-8 with the mark that Excel needs, the columns in their order."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    known: dict[int, dict[str, str]] = {}
    for row in rows:
        cells = row.cells(known)
        writer.writerow([_cell(cells[column]) for column in COLUMNS])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def as_json(rows: Iterable[Row]) -> bytes:
    """A list of objects, one to a line, with numbers as numbers and null where there is no value."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    known: dict[int, dict[str, str]] = {}
    lines = (encode({column: cells[column] for column in COLUMNS}) for cells in (row.cells(known) for row in rows))
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def _cell(value: str | int | float | None) -> str:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value  # a spreadsheet must not take words for a formula
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return "" if value is None else str(value)
