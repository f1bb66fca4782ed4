"""Where a chart's series come from when a published table holds them: its columns, or its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import Field, model_validator

from reportgen.charts.build import Plotted
from reportgen.errors import Located, PackError, Place, Problem, did_you_mean
from reportgen.exhibits.context import Context, TableLike
from reportgen.metrics.figure import Figure, Series, Unit
from reportgen.metrics.period import parse_quarter
from reportgen.spec.names import DatasetName

_YEAR = re.compile(r"^\d{4}/\d{2}$|^\d{4}$")


class TableRows(Located):
    """Rows of a table."""

    dataset: DatasetName
    where: dict[str, str | tuple[str, ...]] = Field(
        default_factory=dict, description="Only rows with these values; several in a list."
    )
    last: int | None = Field(None, gt=0, description="Only the last so many rows.")


class ValueColumn(Located):
    """A column of a table with its name in the chart, which may hold figures: '{{ period.previous }}'."""

    column: str
    label: str = ""


class TableSource(TableRows):
    """Series from a table. With ``category`` each row is a category and each value column a series; with ``series``
    each row is a series and each value column a category (a table with a column per quarter).
    """

    category: str = Field("", description="The column of the categories' names.")
    series: str = Field("", description="In place of 'category': the column of the series' names.")
    values: tuple[str | ValueColumn, ...] = Field(min_length=1, description="The columns whose values are drawn.")
    by: str = Field("", description="What the categories are, where their words do not tell (quarter, year, team ...).")
    decimals: int | None = Field(None, ge=0, le=4, description="Places shown; left out: as many as the table has.")

    @model_validator(mode="after")
    def _one_way(self) -> TableSource:
        if bool(self.category) == bool(self.series):
            raise ValueError("give either 'category' (a row is a category) or 'series' (a row is a series)")
        return self


@dataclass(frozen=True, slots=True)
class _Columns:
    """The value columns with their labels."""

    names: tuple[str, ...]
    labels: tuple[str, ...]


def tabled(source: TableSource, context: Context) -> list[Plotted]:
    """A table's series, rows in file order; PackError names unknown columns and what there is."""
    columns = _columns(source, context)
    key = "category" if source.category else "series"
    naming = source.category or source.series
    named = [(naming, source.place_of(key))]
    named += [(name, source.place_of_item("values", n)) for n, name in enumerate(columns.names)]
    table, rows = chosen_rows(source, named, context)
    if source.category:
        return _by_column(table, rows, columns, source)
    keys = columns.labels
    dimension = source.by or dimension_of("", keys)
    return [
        _plotted(row[naming], keys, tuple(_figure(table, number, name, source) for name in columns.names), dimension)
        for number, row in rows
    ]


def chosen_rows(
    source: TableRows, named: Iterable[tuple[str, Place]], context: Context
) -> tuple[TableLike, list[tuple[int, Mapping[str, str]]]]:
    """The table and the rows (with their numbers) that are asked for; PackError for columns that it does not have."""
    table = context.tables.table(source.dataset, source.place_of("dataset"))
    asked = [*named, *((name, source.place_of("where")) for name in source.where)]
    problems = [_unknown_column(table, name, place) for name, place in asked if name not in table.columns]
    if problems:
        raise PackError(problems)
    rows = [
        (number, row)
        for number, row in enumerate(table.rows())
        if all(row[name] in ((value,) if isinstance(value, str) else value) for name, value in source.where.items())
    ]
    return table, rows[-(source.last or 0) :]


def dimension_of(name: str, keys: Sequence[str]) -> str:
    """``quarter`` or ``year`` when every category reads so, else the column's own name in small letters."""
    if keys and all(_is_quarter(key) for key in keys):
        return "quarter"
    if keys and all(_YEAR.match(key) for key in keys):
        return "year"
    return name.replace("_", " ").lower()


def _columns(source: TableSource, context: Context) -> _Columns:
    columns = [ValueColumn(column=value) if isinstance(value, str) else value for value in source.values]
    labels = (
        context.words.plain(column.label, column.place_of("label")) if column.label else column.column
        for column in columns
    )
    return _Columns(tuple(column.column for column in columns), tuple(labels))


def _by_column(
    table: TableLike, rows: Sequence[tuple[int, Mapping[str, str]]], columns: _Columns, source: TableSource
) -> list[Plotted]:
    keys = tuple(row[source.category] for _, row in rows)
    dimension = source.by or dimension_of(source.category, keys)
    return [
        _plotted(label, keys, tuple(_figure(table, number, name, source) for number, _ in rows), dimension)
        for name, label in zip(columns.names, columns.labels, strict=True)
    ]


def _figure(table: TableLike, row: int, column: str, source: TableSource) -> Figure:
    """A cell's figure with the places that the source asks for, where it asks for any."""
    figure = table.figure(row, column)
    return figure if source.decimals is None else replace(figure, decimals=source.decimals)


def _plotted(label: str, keys: tuple[str, ...], figures: tuple[Figure, ...], dimension: str) -> Plotted:
    there = [figure for figure in figures if figure.value is not None] or list(figures)
    unit = there[0].unit if there else Unit("text", "")
    return Plotted(Series(label, label, unit, dimension, keys, figures), label)


def _is_quarter(key: str) -> bool:
    try:
        parse_quarter(key)
    except ValueError:
        return False
    return True


def _unknown_column(table: TableLike, name: str, place: Place) -> Problem:
    return Problem(
        place,
        f"the table '{table.name}' has no column '{name}'",
        f"its columns are {', '.join(table.columns)}",
        did_you_mean(name, table.columns) or "name one of its columns",
        rule="unknown-column",
    )
