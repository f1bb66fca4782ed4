"""One window of one selection: its value, or why there is none, and the rows behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from reportgen.metrics.cube import Cube, Cubes, Flags, Ints
from reportgen.metrics.disclosure import CONFIDENTIAL
from reportgen.metrics.figure import Provenance
from reportgen.metrics.period import Month, Period
from reportgen.metrics.selection import Selection

NOT_AVAILABLE, NOT_APPLICABLE = "[x]", "[z]"
_SHOWN_ROWS = 3  # first and last rows named in a provenance; the row count says how many there are in all


@dataclass(frozen=True, slots=True)
class Value:
    """A number, or None with the reason it is missing (marker first), and where it came from."""

    number: float | None
    missing: str | None
    provenance: Provenance


class TooManyPoints(ValueError):
    """A published point was asked for, and several rows claim to be it."""


class RestsOnPart2(ValueError):
    """A figure of Part 1 was asked for that some rows of Part 2 would count in."""


def evaluate(
    cubes: Cubes, selection: Selection, period: Period, by: str | None = None, groups: tuple[str, ...] = ("",)
) -> Value:
    """The value of a selection in a window, for some groups of ``by`` together or for all rows.

    A month without rows makes the value missing, unless absence counts as nothing; so does a cell that holds no
    number. A group without rows in a month in which others have some counts nothing. TooManyPoints when ``value()``
    meets several rows; RestsOnPart2 when rows that count are not in this part of the pack.
    """
    span = _needed(selection, period)
    if cubes.rests_on_lost(selection, span, by, groups):
        raise RestsOnPart2(f"{selection.calculation} for {span.label} rests on rows of {selection.dataset} in Part 2")
    cube = cubes.cube(selection, by)
    columns = np.array([cube.group(group) for group in groups], dtype=np.int64)
    missing = _missing_months(cube, selection, span, columns)
    narrowed = selection.filter_text if by is None or len(groups) != 1 else _narrowed(selection, by, groups[0])
    provenance = _provenance(cubes, cube, selection, span, columns, narrowed=narrowed)
    if missing:
        return Value(None, f"{NOT_AVAILABLE}: {missing} missing in {selection.dataset}", provenance)
    rows = slice(span.start.index - cube.first, span.end.index - cube.first + 1)
    total, count = float(cube.totals[rows][:, columns].sum()), int(cube.counts[rows][:, columns].sum())
    if selection.operation == "value" and count > 1:
        raise TooManyPoints(f"value({selection.column}) meets {count} rows of {selection.dataset} in {period.end}")
    if selection.operation == "mean":
        if not count:
            return Value(None, f"{NOT_APPLICABLE}: no rows in {selection.dataset} to average", provenance)
        total /= count
    return _disclosed(cubes, Value(_scaled(total, selection.times), None, provenance), selection, (span, by, groups))


def _disclosed(
    cubes: Cubes, value: Value, selection: Selection, asked: tuple[Period, str | None, tuple[str, ...]]
) -> Value:
    """The value under its dataset's disclosure policy: confidential, without the rows behind it, or rounded."""
    policy = cubes.disclosure.policy(selection)
    if policy is None or value.number is None:
        return value
    if cubes.disclosure.hides(selection, *asked):
        source = value.provenance
        bare = Provenance(source.dataset, source.files, filter=source.filter, calculation=source.calculation)
        return Value(None, CONFIDENTIAL, bare)
    return replace(value, number=policy.rounded(value.number))


def _narrowed(selection: Selection, by: str, group: str) -> str:
    """The filter in words with the one group that was asked for."""
    return f"{selection.filter_text} and {by} is {group}" if selection.tests else f"{by} is {group}"


def is_fixed(selection: Selection) -> bool:
    """Whether the measure can only give its own basis: points as published, and snapshots, cannot be added up."""
    return selection.operation in ("value", "last")


def _needed(selection: Selection, period: Period) -> Period:
    """The months whose rows count: a published point and a snapshot stand in the window's last month."""
    return Period(period.end, period.end) if is_fixed(selection) else period


def _scaled(number: float, times: float) -> float:
    """A number times its factor, without the dust of binary fractions: 0.57 x 100 is 57, not 56.99999999999999."""
    return number if number == round(number) and times == 1 else float(f"{number * times:.12g}")


def _missing_months(cube: Cube, selection: Selection, span: Period, columns: Ints) -> str:
    """The months of the window that lack a value, in words, or an empty string."""
    first, last = span.start.index - cube.first, span.end.index - cube.first
    low, high = max(first, 0), min(last, len(cube.covered) - 1) + 1
    held = _held(cube, selection, columns, slice(low, high))
    if low == first and high == last + 1 and held.all():
        return ""
    gaps = [m for m in range(first, last + 1) if m < low or m >= high or not held[m - low]]
    named = str(Month.of(cube.first + min(gaps)))
    more = len(gaps) - 1
    return named if not more else f"{named} and {more} more month{'s' if more > 1 else ''}"


def _held(cube: Cube, selection: Selection, columns: Ints, months: slice) -> Flags:
    """Which of these months have a value for every group."""
    numbers = np.logical_not(np.isnan(cube.totals[months][:, columns]).any(axis=1))
    if is_fixed(selection):
        return np.logical_and(numbers, (cube.counts[months][:, columns] > 0).all(axis=1))
    return np.logical_and(numbers, cube.covered[months])


def _provenance(
    cubes: Cubes, cube: Cube, selection: Selection, span: Period, columns: Ints, *, narrowed: str
) -> Provenance:
    """The rows behind a value, picked by the filter that ``narrowed`` says in words."""
    source = cubes.columns(selection.dataset)
    last_place = len(cube.starts) - 1
    start = cube.starts[min(max(span.start.index - cube.first, 0), last_place)]
    end = cube.starts[min(max(span.end.index - cube.first + 1, 0), last_place)]
    positions = cube.positions[start:end]
    if len(columns) < len(cube.groups):
        wanted = np.zeros(len(cube.groups), dtype=np.bool_)
        wanted[columns] = True
        positions = positions[wanted[cube.group_codes[start:end]]]
    files, rows = source.files_and_rows(positions)
    keys = files * (1 << 32) + rows
    if len(keys) > 1 and not (keys[1:] > keys[:-1]).all():
        keys = np.unique(keys)  # a wide row holds many months: it is one row of the file, named once
    paths = [(f.path, f.sha256) for f in source.dataset.files]
    some = keys if len(keys) <= 2 * _SHOWN_ROWS else np.concatenate([keys[:_SHOWN_ROWS], keys[-_SHOWN_ROWS:]])
    return Provenance(
        dataset=selection.dataset,
        files=tuple(paths[f] for f in sorted(set(files.tolist()))),
        rows=tuple((paths[int(k >> 32)][0], int(k & 0xFFFFFFFF)) for k in some),
        row_count=len(keys),
        filter=narrowed,
        calculation=f"{selection.calculation}, {span.label}",
    )
