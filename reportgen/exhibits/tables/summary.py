"""What a reader who cannot see a table hears first: its columns, its rows, the extremes of the column that matters."""

from __future__ import annotations

from reportgen.exhibits.tables.grid import Grid, GridColumn


def summary(grid: Grid, message: str) -> str:
    """A summary drafted from the data, and the author's ``message`` after it.

    The column that matters is the one with a heat scale, or the last with numbers.
    """
    rows = [row for row in grid.rows if not row.total]
    total = ", then a total" if len(rows) < len(grid.rows) else ""
    columns = ", ".join(_name(column) for column in grid.columns)
    parts = [f"Table of {len(rows)} {'row' if len(rows) == 1 else 'rows'}{total}. Columns: {columns}."]
    parts += [_extremes(grid)] if rows else ["There are no rows."]
    if message:
        parts.append(message if message.endswith((".", "!", "?")) else f"{message}.")
    return " ".join(part for part in parts if part)


def _extremes(grid: Grid) -> str:
    column = _column_that_matters(grid)
    names = next((n for n, c in enumerate(grid.columns) if c.names_row), 0)
    if column is None:
        return ""
    told = [
        (value, row.entries[names].words, row.entries[column].words)
        for row in grid.rows
        if not row.total and (value := row.entries[column].value) is not None
    ]
    name = _name(grid.columns[column])
    if not told:
        return f"{name}: not available."
    highest, lowest = max(told, key=lambda item: item[0]), min(told, key=lambda item: item[0])
    if highest[0] == lowest[0]:
        return f"{name}: {highest[2]} in every row." if len(told) > 1 else f"{name}: {highest[2]} ({highest[1]})."
    return f"{name}: highest {highest[2]} ({highest[1]}), lowest {lowest[2]} ({lowest[1]})."


def _column_that_matters(grid: Grid) -> int | None:
    numbers = [n for n, column in enumerate(grid.columns) if column.numeric]
    heat = [n for n in numbers if grid.columns[n].heat]
    return heat[0] if heat else numbers[-1] if numbers else None


def _name(column: GridColumn) -> str:
    return f"{column.band}, {column.header}" if column.band else column.header
