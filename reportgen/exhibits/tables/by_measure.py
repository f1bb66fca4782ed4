"""A grid of measures by a dimension: a row for each value of it, a column per measure, window or change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportgen.errors import PackError, Place, Problem, did_you_mean
from reportgen.exhibits.context import Context
from reportgen.exhibits.required import check_there
from reportgen.exhibits.shown import cell_words
from reportgen.exhibits.tables.grid import Entry, Grid, GridColumn, GridRow
from reportgen.exhibits.tables.spec import Column, Spec, bare_points
from reportgen.metrics.figure import Figure


def grid_of_measures(spec: Spec, context: Context) -> Grid:
    """Rows in the order of the dimension or sorted by a column, ``last`` ones after them, the total at the foot.

    PackError when a measure, dimension or named row does not exist, or a figure is missing that is required.
    """
    keys = _keys(spec, context)
    figures = {key: _row(spec, context, {spec.by: key}) for key in keys}
    total = _row(spec, context, {}) if spec.total else ()
    ordered = _ordered(spec, keys, figures)
    named = [(spec.names.get(key, key), figures[key]) for key in ordered] + (
        [(spec.total, total)] if spec.total else []
    )
    if spec.required and named:
        for figure in named[-1][1]:
            check_there(figure, spec.place_of("required"))
    columns = tuple(_grid_columns(spec, context, [row for _, row in named]))
    rows = tuple(
        _grid_row(name, row, spec, columns, total=bool(spec.total) and n == len(named) - 1)
        for n, (name, row) in enumerate(named)
    )
    return Grid((_name_column(spec), *columns), rows)


def _keys(spec: Spec, context: Context) -> tuple[str, ...]:
    first = spec.columns[0]
    series = context.measures.series(
        first.measure or "", spec.by, basis=first.basis, where=first.where or None, place=first.place_of("measure")
    )
    problems = [
        _unknown_row(spec.place_of_item(name, key if name == "names" else n), key, spec.by, series.keys)
        for name, words in (("last", spec.last), ("leave_out", spec.leave_out), ("names", tuple(spec.names)))
        for n, key in enumerate(words)
        if key not in series.keys
    ]
    if problems:
        raise PackError(problems)
    return tuple(key for key in series.keys if key not in spec.leave_out)


def _unknown_row(place: Place, key: str, by: str, keys: tuple[str, ...]) -> Problem:
    return Problem(
        place,
        f"no {by} '{key}' in the data",
        f"there are {len(keys)}, from {keys[0]} to {keys[-1]}" if keys else "there are none",
        did_you_mean(key, keys) or "write the name as the data has it after normalising",
        rule="unknown-row",
    )


def _row(spec: Spec, context: Context, where: Mapping[str, str]) -> tuple[Figure, ...]:
    return tuple(_figure(column, context, {**column.where, **where}) for column in spec.columns)


def _figure(column: Column, context: Context, where: Mapping[str, str]) -> Figure:
    measure, place = column.measure or "", column.place_of("measure")
    comparator = column.change or column.period
    if not comparator:
        return context.measures.figure(measure, basis=column.basis, where=where or None, place=place)
    change = context.measures.change(
        measure, comparator, kind=column.as_, basis=column.basis, where=where or None, place=place
    )
    # The value at the comparator's end of a change is the very figure that the change was computed from.
    return change if column.change or change.before is None else change.before


def _ordered(spec: Spec, keys: tuple[str, ...], figures: Mapping[str, tuple[Figure, ...]]) -> list[str]:
    body = [key for key in keys if key not in spec.last]
    column = next((n for n, column in enumerate(spec.columns) if column.sort), None)
    if column is not None:
        sign = -1 if spec.columns[column].sort == "descending" else 1
        # Missing values stand after all others; equal values keep the dimension's own order.
        body.sort(key=lambda key: _sort_key(figures[key][column].value, sign))
    return [*body, *spec.last]


def _sort_key(value: float | None, sign: int) -> tuple[bool, float]:
    return value is None, sign * (value or 0.0)


def _grid_row(
    name: str, figures: tuple[Figure, ...], spec: Spec, columns: tuple[GridColumn, ...], *, total: bool
) -> GridRow:
    entries = [
        Entry(_words(figure, column, made), replace(figure, decimals=made.places), made.places, column.place)
        for figure, column, made in zip(figures, spec.columns, columns, strict=True)
    ]
    return GridRow((Entry(name), *entries), "foot" if total else "row")


def _words(figure: Figure, column: Column, made: GridColumn) -> str:
    signed = bool(column.change) if column.signed is None else column.signed
    return cell_words(figure, places=made.places, signed=signed, bare=bare_points(column, made.header))


def _name_column(spec: Spec) -> GridColumn:
    return GridColumn(
        spec.label or spec.by[:1].upper() + spec.by[1:].replace("_", " "), names_row=True, width=spec.label_width
    )


def _grid_columns(spec: Spec, context: Context, rows: list[tuple[Figure, ...]]) -> Iterator[GridColumn]:
    for n, column in enumerate(spec.columns):
        figures = [row[n] for row in rows]
        yield GridColumn(
            header=_header(column, figures[-1] if figures else None, context),
            band=context.words.plain(column.band, column.place_of("band")) if column.band else "",
            numeric=True,
            places=_places(column, figures),
            arrow=column.arrow,
            bold=column.bold,
            heat=context.theme.heat[column.heat] if column.heat else (),
            width=column.width,
        )


def _places(column: Column, figures: list[Figure]) -> int:
    """One precision per column: the column's own, or the finest among its figures."""
    if column.decimals is not None:
        return column.decimals
    return max((figure.places for figure in figures), default=0)


def _header(column: Column, sample: Figure | None, context: Context) -> str:
    if column.header:
        return context.words.plain(column.header, column.place_of("header"))
    if not column.change:
        return sample.period_label if sample else ""
    kind = column.as_ or (sample.change_kind if sample else None)
    return {"percent": "Change, %", "points": "Change, percentage points"}.get(kind or "", "Change")
