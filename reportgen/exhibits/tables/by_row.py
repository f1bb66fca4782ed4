"""A grid of an edition table's rows as they are: numbers by their unit, markers kept, groups and totals marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from reportgen.errors import PackError, Place, Problem, Problems, did_you_mean
from reportgen.exhibits.context import Context, TableLike
from reportgen.exhibits.ratings import rating
from reportgen.exhibits.shown import cell_words
from reportgen.exhibits.tables.grid import Entry, Grid, GridColumn, GridRow, Level
from reportgen.exhibits.tables.spec import Column, Format, Spec, bare_points
from reportgen.metrics.figure import Figure, Unit, UnitKind
from reportgen.text.numbers import NOT_AVAILABLE, budget

_NOTE = re.compile(r"(?:\[[a-z]\]|\*{1,2})$")  # provisional, revised or starred, after a number
_UNITS: dict[Format, tuple[UnitKind, str]] = {
    "number": ("count", ""),
    "percent": ("percent", "%"),
    "points": ("points", "percentage points"),
    "budget": ("money", "£"),
}


class _Part(NamedTuple):
    """Rows of a table by their numbers."""

    table: TableLike
    rows: Sequence[int]


def grid_of_rows(spec: Spec, context: Context) -> Grid:
    """The dataset's rows, or those that ``where`` asks for, in file order.

    PackError for an unknown dataset or column; each rating that is none becomes an error among the context's problems.
    """
    table = context.tables.table(spec.dataset or "", spec.place_of("dataset"))
    _check_columns(spec, table)
    rows = chosen_rows(spec, table)
    formats = tuple(column.format or _format(table, column) for column in spec.columns)
    columns = _columns(spec, formats, context)
    entries = [
        _column_entries(_Part(table, rows), column, fmt, made, context.problems)
        for column, fmt, made in zip(spec.columns, formats, columns, strict=True)
    ]
    made = _grouped(spec, table, rows, list(zip(*entries, strict=True)))
    return Grid(columns, _under_names(spec, table, rows, made, columns) if spec.group_row else made)


def chosen_rows(spec: Spec, table: TableLike) -> tuple[int, ...]:
    """The numbers of the rows that ``where`` asks for; all without it."""
    return tuple(
        n for n, row in enumerate(table.rows()) if all(row[name] in values for name, values in spec.where.items())
    )


def _check_columns(spec: Spec, table: TableLike) -> None:
    named = [(column.column, column.place_of("column")) for column in spec.columns]
    shown = {name for name, _ in named}
    named += [(name, spec.place_of("where")) for name in spec.where]
    named += [(spec.group_row, spec.place_of("group_row"))] if spec.group_row else []
    problems = [_unknown_column(place, name, table) for name, place in named if name not in table.columns]
    problems += [_not_shown(spec, name) for name in spec.group if name not in shown]
    if problems:
        raise PackError(problems)


def _unknown_column(place: Place, name: str, table: TableLike) -> Problem:
    return Problem(
        place,
        f"unknown column '{name}'",
        f"{table.name} has {', '.join(table.columns)}",
        did_you_mean(name, table.columns) or "use one of these columns",
        rule="unknown-column",
    )


def _not_shown(spec: Spec, name: str) -> Problem:
    return Problem(
        spec.place_of("group"),
        f"the group '{name}' is no column of this table",
        "a group's column is shown",
        f"add a column with 'column: {name}', or leave it out of 'group'",
        rule="unknown-column",
    )


def _format(table: TableLike, column: Column) -> Format:
    """Number when every cell reads as a number or a marker, and one is a number or the spec treats it as one."""
    try:
        figures = [table.figure(n, column.column) for n in range(len(table.rows()))]
    except PackError:
        return "text"
    told = column.arrow or column.heat is not None or column.decimals is not None
    return "number" if told or any(figure.value is not None or figure.unit.name for figure in figures) else "text"


def _column_entries(part: _Part, column: Column, fmt: Format, made: GridColumn, problems: Problems) -> list[Entry]:
    table, all_rows = part.table, part.table.rows()
    raw = [all_rows[n][column.column].strip() for n in part.rows]
    places = [table.place(n, column.column) for n in part.rows]
    if fmt == "text":
        return [Entry(words or NOT_AVAILABLE, place=place) for words, place in zip(raw, places, strict=True)]
    if fmt == "rating":
        return [Entry(rating(words, place, problems), place=place) for words, place in zip(raw, places, strict=True)]
    figures = [_figure(table, n, column, fmt) for n in part.rows]
    decimals = column.decimals if column.decimals is not None else max((f.places for f in figures), default=0)
    return [
        Entry(
            _words(figure, decimals, column, made) + _note(figure, words),
            replace(figure, decimals=decimals),
            decimals,
            place,
        )
        for figure, place, words in zip(figures, places, raw, strict=True)
    ]


def _words(figure: Figure, decimals: int, column: Column, made: GridColumn) -> str:
    if column.format == "budget":
        return budget(figure)
    signed = figure.unit.kind == "points" if column.signed is None else column.signed
    return cell_words(figure, places=decimals, signed=signed, bare=bare_points(column, made.header))


def _note(figure: Figure, words: str) -> str:
    """The shorthand that follows a number in its cell (``12 [p]``), which the figure itself does not carry."""
    note = _NOTE.search(words) if figure.value is not None else None
    return f" {note[0]}" if note else ""


def _figure(table: TableLike, row: int, column: Column, fmt: Format) -> Figure:
    """The cell's figure, in the unit that the column asks for, under the thresholds that its arrow follows."""
    figure = table.figure(row, column.column)
    if column.format is not None:
        kind, name = _UNITS[fmt]
        unit = figure.unit if figure.unit.kind == kind else Unit(kind, name, figure.unit.decimals)
        figure = replace(figure, unit=unit)
    # Points are differences of shares: what is small for a volume is not for them.
    family = "share" if figure.unit.kind == "points" and figure.family == "volume" else figure.family
    return replace(figure, family=column.family or family)


def _columns(spec: Spec, formats: tuple[Format, ...], context: Context) -> tuple[GridColumn, ...]:
    names_row = next(
        (n for n, c in enumerate(spec.columns) if formats[n] == "text" and c.column not in spec.group), None
    )
    return tuple(
        GridColumn(
            header=context.words.plain(column.header, column.place_of("header")) if column.header else column.column,
            band=context.words.plain(column.band, column.place_of("band")) if column.band else "",
            numeric=formats[n] not in ("text", "rating"),
            rating=formats[n] == "rating",
            names_row=n == names_row,
            grouped=column.column in spec.group,
            arrow=column.arrow,
            bold=column.bold,
            heat=context.theme.heat[column.heat] if column.heat else (),
            width=column.width,
            indent=column.indent,
        )
        for n, column in enumerate(spec.columns)
    )


def _grouped(spec: Spec, table: TableLike, chosen: Sequence[int], rows: list[tuple[Entry, ...]]) -> tuple[GridRow, ...]:
    """Rows with the first and last of each group marked; a group is a run of rows with the same first group value."""
    raw = table.rows()
    key = spec.group[0] if spec.group else None
    made: list[GridRow] = []
    for _, run in groupby(range(len(rows)), key=lambda n: raw[chosen[n]][key] if key else ""):
        members = list(run)
        for n in members:
            opens, closes = n == members[0], n == members[-1]
            made.append(GridRow(rows[n], _level(spec, rows[n]), bool(key) and opens, bool(key) and closes))
    return tuple(made)


def _under_names(
    spec: Spec, table: TableLike, chosen: Sequence[int], rows: Sequence[GridRow], columns: Sequence[GridColumn]
) -> tuple[GridRow, ...]:
    """Each run of rows with one value in the column ``group_row`` under a row with that value."""
    raw = table.rows()
    made: list[GridRow] = []
    for name, run in groupby(zip(chosen, rows, strict=True), key=lambda pair: raw[pair[0]][spec.group_row]):
        members = list(run)
        place = table.place(members[0][0], spec.group_row)
        made.append(GridRow(tuple(Entry(name if c.names_row else "", place=place) for c in columns), "group"))
        lines = [replace(row, level="line") if row.level == "row" else row for _, row in members]
        made += [*lines[:-1], replace(lines[-1], closes_group=True)]
    return tuple(made)


def _level(spec: Spec, entries: tuple[Entry, ...]) -> Level:
    """What a row is by its name: a total at the foot, the average that leads, or one of many."""
    words = {entry.words for entry in entries}
    return "foot" if words & {*spec.total_rows} else "lead" if words & {*spec.lead_rows} else "row"
