"""Which column of a file becomes which column of the dataset: names by vintage, and months across or down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.data.cells import Cells
from reportgen.data.months import index_of_iso, is_month_format, month_index, month_text
from reportgen.data.restricted import is_restriction
from reportgen.data.source import Options
from reportgen.errors import Place, Problems, did_you_mean
from reportgen.spec.catalogue import ColumnSpec, DatasetSpec, FileSpec


@dataclass(frozen=True)
class Plan:
    """Positions (from 0) in one file: of the dataset's text, number and month columns, and of the months across.

    ``texts`` and ``numbers`` map column names to positions; ``months`` maps month indexes to positions (wide files).
    """

    texts: Mapping[str, int]
    numbers: Mapping[str, int]
    months: Mapping[int, int] = field(default_factory=dict)
    month_column: int | None = None

    def column_number(self, column: str, month: int | None = None) -> int:
        """1-based column of the file for a dataset column (a wide value: of that month); 0 when there is none."""
        if column in self.texts:
            return self.texts[column] + 1
        if column in self.numbers:
            return self.numbers[column] + 1
        if column == "month" and self.month_column is not None:
            return self.month_column + 1
        return self.months.get(month, -1) + 1 if month is not None else 0


def plan_file(dataset: DatasetSpec, file: FileSpec, cells: Cells, options: Options, problems: Problems) -> Plan | None:
    """The plan for one file; None after telling which columns are missing or which months cannot be read."""
    found = len(problems.errors)
    if options.months and not is_month_format(options.months):
        problems.error(file.place_of("months") if file.months else dataset.place_of("months"),
                       f"'{options.months}' is no way to write a month", "one with %Y or %y and %m, %b or %B",
                       "for 202306 write %Y%m, for Jun-23 write %b-%y", "bad-format")  # fmt: skip
        return None
    texts: dict[str, int] = {}
    numbers: dict[str, int] = {}
    month_column = None
    for name, column in _read_columns(dataset, cells).items():
        position = _position(name, column, cells, problems)
        if position is None:
            continue
        if column.type == "month":
            month_column = position
        else:
            (texts if column.type == "text" else numbers)[name] = position
    months = _months_across(file, cells, options, problems) if dataset.shape == "wide" else {}
    if len(problems.errors) > found:
        return None
    return Plan(texts, numbers, months, month_column)


def _read_columns(dataset: DatasetSpec, cells: Cells) -> dict[str, ColumnSpec]:
    """Columns that come from the file. A table's undeclared columns are text under their own names."""
    columns = {n: c for n, c in dataset.columns.items() if c.of is None and c.constant is None}
    if not dataset.is_table:
        return columns
    taken = {alias for name, column in columns.items() for alias in (column.names or (name,))}
    names = [name for name in cells.header if name and not is_restriction(name, cells.header)]
    undeclared = {name: ColumnSpec() for name in names if name not in taken and name not in columns}
    order = {name: n for n, name in enumerate(cells.header)}
    everything = columns | undeclared
    return dict(sorted(everything.items(), key=lambda item: min(
        (order[alias] for alias in (item[1].names or (item[0],)) if alias in order), default=len(order))))  # fmt: skip


def _position(name: str, column: ColumnSpec, cells: Cells, problems: Problems) -> int | None:
    """Where the file has the column, under any of its names."""
    aliases = column.names or (name,)
    found = [alias for alias in aliases if alias in cells.header]
    if found:
        return cells.header.index(found[0])
    if not column.optional:
        known = [header for header in cells.header if header]
        hint = did_you_mean(aliases[0], known) or f"add the file's name for it to '{name}: from' in the catalogue"
        shown = ", ".join(known[:8]) + (" ..." if len(known) > 8 else "")
        problems.error(Place(cells.path, cells.header_row), f"column '{aliases[0]}' is missing; the file has {shown}",
                       f"expected {' or '.join(aliases)}", hint, "missing-column")  # fmt: skip
    return None


def _months_across(file: FileSpec, cells: Cells, options: Options, problems: Problems) -> dict[int, int]:
    pattern = options.months or "%Y%m"
    months: dict[int, int] = {}
    since = index_of_iso(file.since) if file.since else 0
    until = index_of_iso(file.until) if file.until else 10**6
    for position, name in enumerate(cells.header):
        month = month_index(name, pattern)
        if month is None or not since <= month <= until:
            continue
        if month in months:
            place = Place(cells.path, cells.header_row, position + 1)
            problems.error(place, f"{month_text(month)} is there twice", "each month once", rule="duplicate-month")
        months[month] = position
    if not months:
        problems.error(Place(cells.path, cells.header_row), f"no column is a month written as {pattern}",
                       "a column for each month", "check months: in the catalogue", "missing-months")  # fmt: skip
    return months
