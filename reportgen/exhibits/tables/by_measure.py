"""A grid of measures by a dimension: one row per value of it (each borough), one column per measure, window or change."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.errors import PackError, Place, Problem, did_you_mean
from reportgen.exhibits.context import Context
from reportgen.exhibits.lookup import heat_scale
from reportgen.exhibits.shown import cell_words
from reportgen.exhibits.tables.grid import Entry, Grid, GridColumn, GridRow
from reportgen.exhibits.tables.spec import Column, Spec
from reportgen.metrics.figure import Figure


def grid_of_measures(spec: Spec, context: Context) -> Grid:
    """Rows in the order of the dimension or sorted by a column, ``last`` ones after them, the total at the foot.

    PackError when a measure, dimension or named row does not exist.
    """
    keys = _keys(spec, context)
    figures = {key: _row(spec, context, {spec.by: key}) for key in keys}
    total = _row(spec, context, {}) if spec.total else ()
    places = _places(spec, [*figures.values(), *([total] if total else [])])
    ordered = _ordered(spec, keys, figures)
    rows = [_grid_row(key, figures[key], spec, places) for key in ordered]
    if spec.total:
        rows.append(_grid_row(spec.total, total, spec, places, total=True))
    sample = total or next(iter(figures.values()), ())
    return Grid((_name_column(spec), *_columns(spec, context, sample)), tuple(rows))


def _keys(spec: Spec, context: Context) -> tuple[str, ...]:
    first = spec.columns[0]
    series = context.measures.series(
        first.measure, spec.by, basis=first.basis, where=first.where or None, place=first.place_of("measure")
    )
    for name, words in (("last", spec.last), ("leave_out", spec.leave_out)):
        for key in words:
            if key not in series.keys:
                raise PackError([_unknown_row(spec.place_of(name), key, spec.by, series.keys)])
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
    place = column.place_of("measure")
    comparator = column.change or column.period
    if not comparator:
        return context.measures.figure(column.measure, basis=column.basis, where=where or None, place=place)
    change = context.measures.change(
        column.measure, comparator, kind=column.as_, basis=column.basis, where=where or None, place=place
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


def _places(spec: Spec, rows: list[tuple[Figure, ...]]) -> tuple[int, ...]:
    """One precision per column: the column's own, or the finest among its figures."""
    return tuple(
        column.decimals if column.decimals is not None else max((row[n].places for row in rows), default=0)
        for n, column in enumerate(spec.columns)
    )


def _grid_row(
    name: str, figures: tuple[Figure, ...], spec: Spec, places: tuple[int, ...], total: bool = False
) -> GridRow:
    entries = [
        Entry(
            cell_words(figure, places=places[n], signed=_signed(spec.columns[n])),
            figure,
            places[n],
            spec.columns[n].place,
        )
        for n, figure in enumerate(figures)
    ]
    return GridRow((Entry(name), *entries), total=total)


def _signed(column: Column) -> bool | None:
    if column.signed is not None:
        return column.signed
    return True if column.change else None


def _name_column(spec: Spec) -> GridColumn:
    return GridColumn(spec.label or spec.by[:1].upper() + spec.by[1:].replace("_", " "), names_row=True)


def _columns(spec: Spec, context: Context, sample: tuple[Figure, ...]) -> list[GridColumn]:
    return [
        GridColumn(
            header=_header(column, sample[n] if sample else None, context),
            band=context.words.plain(column.band, column.place_of("band")) if column.band else "",
            numeric=True,
            arrow=column.arrow,
            bold=column.bold,
            heat=heat_scale(context.theme, column.heat, column.place_of("heat")) if column.heat else (),
            width=column.width,
        )
        for n, column in enumerate(spec.columns)
    ]


def _header(column: Column, sample: Figure | None, context: Context) -> str:
    if column.header:
        return context.words.plain(column.header, column.place_of("header"))
    if not column.change:
        return sample.period_label if sample else column.measure
    kind = column.as_ or (sample.change_kind if sample else None)
    return {"percent": "Change, %", "points": "Change, percentage points"}.get(kind or "", "Change")
