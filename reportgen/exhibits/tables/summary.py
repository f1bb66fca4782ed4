"""What a reader who cannot see a table hears first: its columns, its rows, and what the column that matters says."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from reportgen.exhibits.ratings import ORDER
from reportgen.exhibits.tables.cells import spoken
from reportgen.exhibits.tables.grid import Grid, GridColumn, GridRow


def summary(grid: Grid, message: str) -> str:
    """A summary drafted from the data, and the author's ``message`` after it.

    The column that matters is the one with a heat scale, else one of ratings, else the last whose numbers can be
    compared: of one unit, and no mere numbering of the rows.
    """
    rows = [row for row in grid.rows if not row.total and row.level != "group"]
    groups = sum(row.level == "group" for row in grid.rows)
    among = f" in {groups} groups" if groups > 1 else ""
    total = ", then a total" if any(row.total for row in grid.rows) else ""
    count = f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}{among}{total}"
    parts = [f"Table of {count}. Columns: {_columns(grid.columns)}."]
    parts += [_said(grid, rows)] if rows else ["There are no rows."]
    if message:
        parts.append(message if message.endswith((".", "!", "?")) else f"{message}.")
    return " ".join(part for part in parts if part)


def _columns(columns: tuple[GridColumn, ...]) -> str:
    """``Borough; Year to date: Budget, Actual``: a band's words once, before the columns under it."""
    told = []
    for band, run in groupby(columns, key=lambda column: column.band):
        headers = [column.header for column in run]
        told += [f"{band}: {', '.join(headers)}"] if band else headers
    return "; ".join(told)


def _said(grid: Grid, rows: list[GridRow]) -> str:
    numbers = [n for n, column in enumerate(grid.columns) if column.numeric and _comparable(n, rows)]
    heat = [n for n in numbers if grid.columns[n].heat]
    ratings = [n for n, column in enumerate(grid.columns) if column.rating]
    if ratings and not heat:
        return _ratings(grid, ratings[0], rows)
    return _extremes(grid, (heat or numbers[-1:])[0], rows) if numbers else ""


def _comparable(column: int, rows: list[GridRow]) -> bool:
    """Whether a highest and a lowest value tell anything: one unit, and not 1, 2, 3 down the rows."""
    figures = [figure for row in rows if (figure := row.entries[column].figure) is not None]
    values = [figure.value for figure in figures if figure.value is not None]
    counts_rows = len(values) > 1 and values == [float(n) for n in range(1, len(values) + 1)]
    return len({(figure.unit.kind, figure.unit.name) for figure in figures}) <= 1 and not counts_rows


def _ratings(grid: Grid, column: int, rows: list[GridRow]) -> str:
    """``Rating: G 7, A 2, R 2, not rated 1``."""
    counts = Counter(row.entries[column].words for row in rows)
    known = [code for code in ORDER if code in counts]
    told = ", ".join(f"{code} {counts[code]}" for code in (*known, *sorted(set(counts) - set(known))))
    return f"{_name(grid.columns, column)}: {told}."


def _extremes(grid: Grid, column: int, rows: list[GridRow]) -> str:
    names = next((n for n, c in enumerate(grid.columns) if c.names_row), 0)
    told = [
        (value, row.entries[names].words, spoken(row.entries[column].words))
        for row in rows
        if (value := row.entries[column].value) is not None
    ]
    name = _name(grid.columns, column)
    if not told:
        return f"{name}: not available."
    highest, lowest = max(told, key=lambda item: item[0]), min(told, key=lambda item: item[0])
    if highest[0] == lowest[0]:
        return f"{name}: {highest[2]} in every row." if len(told) > 1 else f"{name}: {highest[2]} ({highest[1]})."
    return f"{name}: highest {highest[2]} ({highest[1]}), lowest {lowest[2]} ({lowest[1]})."


def _name(columns: tuple[GridColumn, ...], n: int) -> str:
    """A column as it is named in a sentence: with its band, or with the column before it where two are called alike."""
    column = columns[n]
    if column.band:
        return f"{column.band}, {column.header}"
    alike = sum(other.header == column.header for other in columns) > 1
    return f"{columns[n - 1].header}, {column.header[:1].lower()}{column.header[1:]}" if alike and n else column.header
