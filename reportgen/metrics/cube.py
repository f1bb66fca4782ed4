"""Grouped cubes: one pass over a dataset gives month by group totals, from which hundreds of windows cost little."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from reportgen.errors import did_you_mean
from reportgen.metrics.disclosure import Disclosure
from reportgen.metrics.period import Month, Period
from reportgen.metrics.selection import Selection, Test

if TYPE_CHECKING:
    import pandas as pd

    from reportgen.data.frames import Dataset

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

MONTH, FILE, ROW = "month", "_file", "_row"


class UnknownName(LookupError):
    """A column or a column's value that the dataset does not have; ``hint`` names the nearest."""

    def __init__(self, found: str, expected: str, hint: str, name: str = ""):
        super().__init__(found)
        self.found, self.expected, self.hint, self.name = found, expected, hint, name


@dataclass(frozen=True, slots=True)
class Coded:
    """A text column as small integers: ``codes`` into ``values``, -1 where the cell is missing."""

    codes: Ints
    values: tuple[str, ...]


class Columns:
    """A dataset's columns in the form cubes need, each encoded once and kept."""

    def __init__(self, dataset: Dataset):
        self.dataset = dataset
        self._coded: dict[str, Coded] = {}
        frame = dataset.frame
        self.length = len(frame)
        self.months: Ints | None = frame[MONTH].to_numpy(dtype=np.int64) if MONTH in frame.columns else None
        self._numbers: dict[str, Floats] = {}
        self._integers: dict[str, Ints] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that a filter or a calculation may name."""
        return tuple(str(c) for c in self.dataset.frame.columns if c not in (MONTH, FILE, ROW))

    @property
    def first_month(self) -> Month | None:
        """The dataset's first month; None when it has no months or no rows."""
        return Month.of(int(self.months.min())) if self.months is not None and self.length else None

    def coded(self, column: str) -> Coded:
        """A column's values as codes; UnknownName when there is none of that name."""
        if column not in self._coded:
            self._check(column)
            self._coded[column] = _encode(self.dataset.frame[column])
        return self._coded[column]

    def integers(self, column: str) -> Ints:
        """A column of whole numbers that is always there (files, rows)."""
        if column not in self._integers:
            self._integers[column] = self.dataset.frame[column].to_numpy(dtype=np.int64)
        return self._integers[column]

    def numbers(self, column: str) -> Floats:
        """A column's numbers, NaN where missing; UnknownName when there is no such column of numbers."""
        if column not in self._numbers:
            self._check(column)
            try:
                self._numbers[column] = self.dataset.frame[column].to_numpy(dtype=np.float64, na_value=np.nan)
            except (TypeError, ValueError) as error:
                found = f"column '{column}' of {self.dataset.name} holds text, not numbers"
                raise UnknownName(found, "expected a column of numbers", "set its type in the catalogue") from error
        return self._numbers[column]

    def mask(self, tests: tuple[Test, ...]) -> Flags:
        """Which rows pass all tests; UnknownName for a column or value that the dataset does not have."""
        passed = np.ones(self.length, dtype=np.bool_)
        for test in tests:
            coded = self.coded(test.column)
            wanted = np.zeros(len(coded.values) + 1, dtype=np.bool_)  # the last place is for code -1: a missing cell
            for value in test.values:
                wanted[self._code(coded, test.column, value)] = True
            passed &= wanted[coded.codes] ^ test.negated
        return passed

    def among(self, column: str, values: Collection[str]) -> Flags:
        """Which rows hold one of these values, of which any may be unknown."""
        coded = self.coded(column)
        return np.isin(coded.codes, [n for n, value in enumerate(coded.values) if value in values])

    def files_and_rows(self, positions: Ints) -> tuple[Ints, Ints]:
        """For row positions: the index of each row's file among the dataset's files, and its row in that file."""
        return self.integers(FILE)[positions], self.integers(ROW)[positions]

    def _check(self, column: str) -> None:
        if column not in self.dataset.frame.columns:
            found = f"dataset {self.dataset.name} has no column '{column}'"
            raise UnknownName(found, f"it has {', '.join(self.names)}", did_you_mean(column, self.names), column)

    def _code(self, coded: Coded, column: str, value: str) -> int:
        try:
            return coded.values.index(value)
        except ValueError:
            found = f"no row of {self.dataset.name} has {column} '{value}'"
            some = ", ".join(coded.values[:8]) + (" ..." if len(coded.values) > 8 else "")
            raise UnknownName(found, f"it has {some}", did_you_mean(value, coded.values), value) from None


def _encode(column: pd.Series) -> Coded:
    import pandas as pd

    as_category = column if isinstance(column.dtype, pd.CategoricalDtype) else column.astype("category")
    codes = np.asarray(as_category.cat.codes, dtype=np.int64)
    return Coded(codes, tuple(str(v) for v in as_category.cat.categories))


@dataclass(frozen=True)
class Cube:
    """Totals and row counts by month (from ``first``) and group, with the rows behind each month.

    ``totals`` is NaN where a value is missing; ``covered`` says in which months the selection has any row at all.
    ``positions`` are the selected rows in month order, those of month i at ``starts[i]`` to ``starts[i + 1]``.
    """

    first: int
    groups: tuple[str, ...]
    totals: Floats
    counts: Ints
    covered: Flags
    positions: Ints
    starts: Ints
    group_codes: Ints  # of positions

    def group(self, name: str) -> int:
        """The column of a group; KeyError when the dataset has no such group."""
        try:
            return self.groups.index(name)
        except ValueError:
            raise KeyError(name) from None


def build_cube(columns: Columns, selection: Selection, by: str | None) -> Cube:
    """The cube of a selection, grouped by a column or as one group. UnknownName as the columns say."""
    positions = np.flatnonzero(columns.mask(selection.tests))
    months = columns.months if columns.months is not None else np.zeros(columns.length, np.int64)
    first, last = (int(months.min()), int(months.max())) if len(months) else (0, -1)
    positions = positions[np.argsort(months[positions], kind="stable")]
    at = months[positions] - first
    groups: tuple[str, ...] = ("",)
    codes: Ints
    if by is None:
        codes = np.zeros(len(positions), np.int64)
    else:
        coded = columns.coded(by)
        groups, codes = coded.values, coded.codes[positions]
        positions, at, codes = positions[codes >= 0], at[codes >= 0], codes[codes >= 0]
    values = np.ones(len(positions)) if selection.column is None else columns.numbers(selection.column)[positions]
    shape = (last - first + 1, len(groups))
    cells = at * shape[1] + codes
    totals: Floats = np.bincount(cells, weights=values, minlength=shape[0] * shape[1]).reshape(shape).astype(np.float64)
    counts: Ints = np.bincount(cells, minlength=shape[0] * shape[1]).reshape(shape)
    covered = np.ones(shape[0], np.bool_) if selection.absent_is_zero else counts.sum(axis=1) > 0
    starts = np.searchsorted(at, np.arange(shape[0] + 1))
    return Cube(first, groups, totals, counts, covered, positions, starts, codes)


class Cubes:
    """Cubes by selection and grouping, each built once."""

    def __init__(self, datasets: Mapping[str, Dataset]):
        self._datasets = datasets
        self._columns: dict[str, Columns] = {}
        self._lost: dict[str, Columns] = {}
        self.disclosure = Disclosure(self)
        self._cubes: dict[tuple[Selection, str | None], Cube] = {}

    def columns(self, dataset: str) -> Columns:
        """A dataset's encoded columns; UnknownName when the edition has no such dataset."""
        if dataset not in self._columns:
            if dataset not in self._datasets:
                known = tuple(self._datasets)
                expected = f"there are {', '.join(known)}"
                raise UnknownName(f"unknown dataset '{dataset}'", expected, did_you_mean(dataset, known), dataset)
            self._columns[dataset] = Columns(self._datasets[dataset])
        return self._columns[dataset]

    def rests_on_lost(self, selection: Selection, span: Period, by: str | None, groups: Collection[str]) -> bool:
        """Whether a selection would hold rows, in these months and groups, that this part of the pack leaves out."""
        lost = self.columns(selection.dataset).dataset.lost
        if lost is None:
            return False
        rows = self._lost.setdefault(selection.dataset, Columns(lost))
        passed = np.ones(rows.length, dtype=np.bool_)
        if rows.months is not None:
            passed &= (span.start.index <= rows.months) & (rows.months <= span.end.index)
        for test in selection.tests:
            passed &= rows.among(test.column, test.values) ^ test.negated
        if by is not None:
            passed &= rows.among(by, groups)
        return bool(passed.any())

    def cube(self, selection: Selection, by: str | None = None) -> Cube:
        """The cube of a selection by a column (None: one group), from the cache when it was built before."""
        key = (selection, by)
        if key not in self._cubes:
            self._cubes[key] = build_cube(self.columns(selection.dataset), selection, by)
        return self._cubes[key]
