"""Checks a joined dataset against its contract; a breach names the file and row."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from reportgen.data.cells import Ints, tell_few
from reportgen.data.months import index_of_iso, month_text
from reportgen.data.plan import Plan
from reportgen.errors import Place, Problems, did_you_mean
from reportgen.spec.catalogue import Catalogue, ColumnSpec, DatasetSpec

Mask = npt.NDArray[np.bool_]
_STEP = {"month": 1, "quarter": 3, "year": 12}
_MOST_PLACED = 200  # rows that get a place; the rest are only counted


@dataclass(frozen=True)
class Origins:
    """Where the columns of a joined frame stood: the files' paths, header rows and plans, by ``_file``."""

    paths: tuple[str, ...]
    header_rows: tuple[int, ...]
    plans: tuple[Plan, ...]


@dataclass(frozen=True)
class _Breach:
    """What is said of a row that breaks a promise; ``found`` takes the row's position."""

    found: Callable[[int], str]
    expected: str
    hint: str
    rule: str


@dataclass(frozen=True)
class Contract:
    """A dataset after joining and normalising, with what it was promised to be."""

    frame: pd.DataFrame
    spec: DatasetSpec
    catalogue: Catalogue
    origins: Origins
    problems: Problems
    waiting: frozenset[tuple[int, str]] = frozenset()  # cells still to be supplied, which may be missing until they are

    def check(self, through: int | None) -> None:
        """Tell every breach: row count, missing and disallowed values, numbers out of range, spellings, months, keys.

        ``through`` is the month index that the series must reach, unless it is closed.
        """
        self._check_rows()
        if self.frame.empty:
            return
        for name, column in self._columns().items():
            if name in self.frame.columns:
                self._check_column(name, column)
        if self._has_months:
            self._check_overlap()
            self._check_months(through)
        self._check_key()

    @property
    def _has_months(self) -> bool:
        """Whether ``month`` is the running index of a series; an edition table may have words under that name."""
        return "month" in self.frame.columns and not self.spec.is_table

    def place(self, row: int, column: str) -> Place:
        """Where a cell of the frame stood (row by position); column 0 when it stood in no single cell."""
        file = self._file(row)
        month = self._month(row) if self._has_months else None
        plan = self.origins.plans[file]
        return Place(self.origins.paths[file], int(self._ints("_row")[row]), plan.column_number(column, month))

    def _ints(self, column: str) -> Ints:
        return self.frame[column].to_numpy(dtype=np.int32)

    def _file(self, row: int) -> int:
        return int(self._ints("_file")[row])

    def _month(self, row: int) -> int:
        return int(self._ints("month")[row])

    def _tell(self, mask: Mask, name: str, breach: _Breach) -> None:
        """One problem per row of the mask, the first few in full."""
        rows = np.flatnonzero(mask)
        placed = [(self.place(int(row), name), int(row)) for row in rows[:_MOST_PLACED]]
        tell_few(
            placed,
            lambda place, row: self.problems.error(place, breach.found(row), breach.expected, breach.hint, breach.rule),
            self.problems,
            len(rows),
        )

    def _columns(self) -> dict[str, ColumnSpec]:
        """The columns to check; a wide file's value among them."""
        columns = dict(self.spec.columns)
        if self.spec.shape == "wide" and self.spec.value not in columns:
            columns[self.spec.value] = ColumnSpec(type=self.spec.value_type)
        return columns

    def _check_rows(self) -> None:
        rows, least, most = len(self.frame), self.spec.rows.least, self.spec.rows.most
        if rows < least or (most is not None and rows > most):
            expected = f"at least {least:,}" + (f" and at most {most:,}" if most is not None else "")
            hint = "the file may be cut short or doubled; if not, correct rows: in the catalogue"
            self.problems.error(
                Place(self.origins.paths[-1]), f"{rows:,} rows after reading", expected, hint, "row-count"
            )

    def _check_column(self, name: str, column: ColumnSpec) -> None:
        values = self.frame[name]
        if not column.may_be_missing:
            hint = "fill it, or say in the catalogue what blank: means"
            breach = _Breach(lambda _: f"an empty cell in '{name}'", "a value in every row", hint, "missing-value")
            absent = values.isna().to_numpy(copy=True)
            absent[[row for row, column in self.waiting if column == name]] = False
            self._tell(absent, name, breach)
        if isinstance(values.dtype, pd.CategoricalDtype):
            self._check_spellings(name)
            self._check_allowed(name, column)
        elif column.type in ("count", "number"):
            self._check_numbers(name, column)

    def _check_numbers(self, name: str, column: ColumnSpec) -> None:
        values = self.frame[name].to_numpy(dtype=np.float64)

        def breach(expected: str, rule: str) -> _Breach:
            return _Breach(lambda row: f"{values[row]:g} in '{name}'", expected, "correct the cell", rule)

        least = 0 if column.least is None and column.type == "count" else column.least
        with np.errstate(invalid="ignore"):  # a missing number is neither too small nor too large
            if least is not None:
                self._tell(values < least, name, breach(f"{least:g} or more", "too-small"))
            if column.most is not None:
                self._tell(values > column.most, name, breach(f"{column.most:g} or less", "too-large"))
            if column.type == "count":
                self._tell((values % 1) > 0, name, breach("a whole number", "not-whole"))

    def _check_allowed(self, name: str, column: ColumnSpec) -> None:
        if column.allowed is None:
            return
        allowed = self.catalogue.lists.get(column.allowed) if isinstance(column.allowed, str) else column.allowed
        values = self.frame[name]
        if allowed is None:
            return
        hint = "correct the cell, or add the value to the list or to a map of the catalogue"
        breach = _Breach(lambda row: f"'{values.iloc[row]}' in '{name}'", _one_of(allowed), hint, "value-not-allowed")
        self._tell((~values.isin(list(allowed)) & values.notna()).to_numpy(), name, breach)

    def _check_spellings(self, name: str) -> None:
        """One label in two capitalisations would be counted as two."""
        seen: dict[str, str] = {}
        for category in map(str, self.frame[name].cat.categories):
            other = seen.setdefault(category.casefold(), category)
            if other == category:
                continue
            row = int(np.flatnonzero((self.frame[name] == category).to_numpy())[0])
            hint = f"add '{category}: {other}' to a map of the catalogue"
            self.problems.error(self.place(row, name), f"'{category}' in '{name}' is also written '{other}'",
                                "one spelling", hint, "two-spellings")  # fmt: skip

    def _check_overlap(self) -> None:
        """No month may come from two files."""
        months = [np.unique(self._ints("month")[self._ints("_file") == n]) for n in range(len(self.origins.paths))]
        for file, later in enumerate(months):
            for other in range(file):
                shared = np.intersect1d(months[other], later)
                if not len(shared):
                    continue
                first, last = int(shared[0]), int(shared[-1])
                run = month_text(first) if first == last else f"{month_text(first)} to {month_text(last)}"
                column = self.origins.plans[file].column_number("month", first)
                place = Place(self.origins.paths[file], self.origins.header_rows[file], column)
                self.problems.error(place, f"{run} is also in {self.origins.paths[other]}", "each month in one file",
                                    "set since: or until: for a file in the catalogue", "overlap")  # fmt: skip

    def _check_months(self, through: int | None) -> None:
        months = np.unique(self._ints("month"))
        first, last = int(months[0]), int(months[-1])
        wanted = index_of_iso(self.spec.first_month) if self.spec.first_month else first
        if first != wanted:
            self.problems.error(Place(self.origins.paths[0]), f"the series begins with {month_text(first)}",
                                month_text(wanted), "add the file with the earlier months", "first-month")  # fmt: skip
        if self.spec.every and not self.spec.optional_months:
            self._check_gaps(months, _STEP[self.spec.every])
        if through is not None and not self.spec.closed and last < through:
            newest = self._file(int(self._ints("month").argmax()))
            hint = "fetch the newer extract, or build an earlier edition"
            self.problems.error(Place(self.origins.paths[newest]), f"the newest month is {month_text(last)}",
                                f"data to {month_text(through)}", hint, "stale-data")  # fmt: skip

    def _check_gaps(self, months: Ints, step: int) -> None:
        """Between the first month and the last, every month (quarter, year) must be there."""
        for before, after in itertools.pairwise(map(int, months)):
            if after - before == step:
                continue
            row = int(np.flatnonzero(self._ints("month") == after)[0])
            missing = [month_text(month) for month in range(before + step, after, step)]
            what = ", ".join(missing[:3]) + (f" and {len(missing) - 3} more" if len(missing) > 3 else "")
            found = f"{what} missing before {month_text(after)}" if missing else f"{month_text(after)} is out of step"
            expected = "every month" if step == 1 else f"a month every {step} months"
            self.problems.error(self._month_place(row), found, expected, "add the missing data", "gap")

    def _month_place(self, row: int) -> Place:
        """Where the row's month stands: in its own row, or in the header of a wide file."""
        place = self.place(row, "month")
        if self.spec.shape != "wide":
            return place
        return Place(place.file, self.origins.header_rows[self._file(row)], place.column)

    def _check_key(self) -> None:
        """The key names each row once. Codes are packed into one integer: many times faster than comparing rows."""
        known = [str(name) for name in self.frame.columns]
        unknown = [(n, name) for n, name in enumerate(self.spec.key) if name not in known]
        for n, name in unknown:
            self.problems.error(self.spec.place_of_item("key", n), f"the key names the column '{name}'",
                                "a column of the dataset", did_you_mean(name, known), "unknown-name")  # fmt: skip
        if unknown or not self.spec.key:
            return
        packed = np.zeros(len(self.frame), dtype=np.int64)
        for name in self.spec.key:
            codes, values = pd.factorize(self.frame[name], use_na_sentinel=False)
            packed = packed * (len(values) + 1) + codes

        def found(row: int) -> str:
            first = int(np.flatnonzero(packed == packed[row])[0])
            shown = ", ".join(self._key_value(row, name) for name in self.spec.key)
            return f"{shown} is given twice (first at {self.place(first, self.spec.key[0])})"

        hint = "remove one row, or add to key: what tells them apart"
        repeated = pd.Series(packed).duplicated().to_numpy()
        self._tell(repeated, self.spec.key[0], _Breach(found, "each key once", hint, "duplicate-row"))

    def _key_value(self, row: int, name: str) -> str:
        return month_text(self._month(row)) if name == "month" else str(self.frame[name].iloc[row])


def _one_of(values: tuple[str, ...]) -> str:
    return f"one of {', '.join(values)}" if len(values) <= 8 else f"one of {len(values)} values ({values[0]} ...)"
