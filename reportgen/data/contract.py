"""Checks a joined dataset against its contract; a breach names the file and row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from reportgen.data.cells import tell_few
from reportgen.data.months import index_of_iso, month_text
from reportgen.data.plan import Plan
from reportgen.errors import Place, Problems, did_you_mean
from reportgen.spec.catalogue import Catalogue, ColumnSpec, DatasetSpec

Mask = npt.NDArray[np.bool_]
_STEP = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class Origins:
    """Where the columns of a joined frame stood: the files' paths and plans, by ``_file``."""

    paths: tuple[str, ...]
    plans: tuple[Plan, ...]

    def place(self, frame: pd.DataFrame, row: int, column: str) -> Place:
        file = int(frame["_file"].iat[row])
        month = int(frame["month"].iat[row]) if "month" in frame.columns else None
        return Place(self.paths[file], int(frame["_row"].iat[row]), self.plans[file].column_number(column, month))


def check_contract(
    frame: pd.DataFrame, spec: DatasetSpec, catalogue: Catalogue, origins: Origins, through: int | None,
    problems: Problems,
) -> None:  # fmt: skip
    """Tell every breach: row count, missing and disallowed values, numbers out of range, spellings, keys, months."""
    _check_rows(frame, spec, origins, problems)
    if frame.empty:
        return
    for name, column in _columns(spec).items():
        if name in frame.columns:
            _check_column(frame, name, column, spec, catalogue, origins, problems)
    if "month" in frame.columns:
        _check_overlap(frame, spec, origins, problems)
        _check_months(frame, spec, origins, through, problems)
    _check_key(frame, spec, origins, problems)


def _columns(spec: DatasetSpec) -> dict[str, ColumnSpec]:
    """The columns to check; a wide file's value among them."""
    columns = dict(spec.columns)
    if spec.shape == "wide" and spec.value not in columns:
        columns[spec.value] = ColumnSpec(type=spec.value_type)
    return columns


def _check_rows(frame: pd.DataFrame, spec: DatasetSpec, origins: Origins, problems: Problems) -> None:
    most = spec.rows.most
    if len(frame) < spec.rows.least or (most is not None and len(frame) > most):
        expected = f"at least {spec.rows.least:,}" + (f" and at most {most:,}" if most is not None else "")
        problems.error(Place(origins.paths[-1]), f"{len(frame):,} rows after reading", expected,
                       "the file may be cut short or doubled; if not, correct rows: in the catalogue", "row-count")  # fmt: skip


def _check_column(
    frame: pd.DataFrame, name: str, column: ColumnSpec, spec: DatasetSpec, catalogue: Catalogue, origins: Origins,
    problems: Problems,
) -> None:  # fmt: skip
    values = frame[name]

    def tell(mask: Mask, found: Callable[[int], str], expected: str, hint: str, rule: str) -> None:
        rows = [(origins.place(frame, int(row), name), int(row)) for row in np.flatnonzero(mask)[:200]]
        tell_few(rows, lambda place, row: problems.error(place, found(row), expected, hint, rule), problems)

    if not column.may_be_missing:
        tell(values.isna().to_numpy(), lambda _: f"an empty cell in '{name}'", "a value in every row",
             "fill it, or say in the catalogue what blank: means", "missing-value")  # fmt: skip
    if isinstance(values.dtype, pd.CategoricalDtype):
        _check_spellings(frame, name, origins, problems)
        allowed = _allowed(column, spec, catalogue, problems)
        if allowed:
            tell((~values.isin(allowed) & values.notna()).to_numpy(), lambda row: f"'{values.iat[row]}' in '{name}'",
                 "an allowed value", "correct the cell, add the value to the list, or map it in the catalogue",
                 "value-not-allowed")  # fmt: skip
        return
    if column.type in ("count", "number"):
        _check_numbers(name, column, values.to_numpy(dtype=np.float64), tell)


def _check_numbers(name: str, column: ColumnSpec, values: npt.NDArray[np.float64], tell: Callable[..., None]) -> None:
    def found(row: int) -> str:
        return f"{values[row]:g} in '{name}'"

    least = column.least if column.least is not None else 0 if column.type == "count" else None
    with np.errstate(invalid="ignore"):
        if least is not None:
            tell(values < least, found, f"{least:g} or more", "correct the cell", "too-small")
        if column.most is not None:
            tell(values > column.most, found, f"{column.most:g} or less", "correct the cell", "too-large")
        if column.type == "count":
            tell((values % 1) > 0, found, "a whole number", "correct the cell", "not-whole")


def _allowed(column: ColumnSpec, spec: DatasetSpec, catalogue: Catalogue, problems: Problems) -> list[str]:
    if column.allowed is None:
        return []
    if isinstance(column.allowed, tuple):
        return list(column.allowed)
    if column.allowed in catalogue.lists:
        return list(catalogue.lists[column.allowed])
    problems.error(column.place_of("allowed"), f"unknown list '{column.allowed}'", "a list of the catalogue",
                   did_you_mean(column.allowed, catalogue.lists), "unknown-name")  # fmt: skip
    return []


def _check_spellings(frame: pd.DataFrame, name: str, origins: Origins, problems: Problems) -> None:
    """One label in two capitalisations would be counted as two."""
    seen: dict[str, str] = {}
    for category in map(str, frame[name].cat.categories):
        other = seen.setdefault(category.casefold(), category)
        if other != category:
            row = int(np.flatnonzero((frame[name] == category).to_numpy())[0])
            problems.error(origins.place(frame, row, name), f"'{category}' in '{name}' is also written '{other}'",
                           "one spelling", f"add '{category}: {other}' to a map of the catalogue", "two-spellings")  # fmt: skip


def _check_overlap(frame: pd.DataFrame, spec: DatasetSpec, origins: Origins, problems: Problems) -> None:
    """No month may come from two files."""
    pairs = frame[["_file", "month"]].drop_duplicates()
    twice = pairs[pairs.duplicated("month")].sort_values(["_file", "month"])
    for file, months in twice.groupby("_file")["month"]:
        first, last = int(months.min()), int(months.max())
        others = sorted(set(pairs.loc[pairs["month"].isin(months) & (pairs["_file"] != file), "_file"]))
        run = month_text(first) if first == last else f"{month_text(first)} to {month_text(last)}"
        plan = origins.plans[int(file)]
        problems.error(Place(origins.paths[int(file)], 1, plan.column_number("month", first)),
                       f"{run} is also in {', '.join(origins.paths[int(o)] for o in others)}", "each month in one file",
                       "set since: or until: for a file in the catalogue", "overlap")  # fmt: skip


def _check_months(
    frame: pd.DataFrame, spec: DatasetSpec, origins: Origins, through: int | None, problems: Problems
) -> None:
    months = np.unique(frame["month"].to_numpy())
    newest_file = Place(origins.paths[int(frame["_file"].iat[int(frame["month"].to_numpy().argmax())])])
    if spec.first_month and months[0] != index_of_iso(spec.first_month):
        problems.error(Place(origins.paths[0]), f"the series begins with {month_text(int(months[0]))}",
                       month_text(index_of_iso(spec.first_month)), "add the file with the earlier months",
                       "first-month")  # fmt: skip
    if spec.every and not spec.optional_months:
        _check_gaps(frame, months, _STEP[spec.every], origins, problems)
    if through is not None and not spec.closed and months[-1] < through:
        problems.error(newest_file, f"the newest month is {month_text(int(months[-1]))}", f"data to {month_text(through)}",
                       "fetch the newer extract, or build an earlier edition", "stale-data")  # fmt: skip


def _check_gaps(
    frame: pd.DataFrame, months: npt.NDArray[np.int32], step: int, origins: Origins, problems: Problems
) -> None:
    """Between the first month and the last, every month (quarter, year) must be there."""
    for before, after in zip(months[:-1], months[1:], strict=True):
        if after - before == step:
            continue
        row = int(np.flatnonzero(frame["month"].to_numpy() == after)[0])
        place = origins.place(frame, row, "month")
        missing = [month_text(int(m)) for m in range(int(before) + step, int(after), step)]
        what = ", ".join(missing[:3]) + (f" and {len(missing) - 3} more" if len(missing) > 3 else "")
        found = f"{what} missing before {month_text(int(after))}" if missing else f"{month_text(int(after))} out of step"
        problems.error(place, found, f"a month every {step}" if step > 1 else "every month", "add the missing data",
                       "gap")  # fmt: skip


def _check_key(frame: pd.DataFrame, spec: DatasetSpec, origins: Origins, problems: Problems) -> None:
    """The key names each row once. Codes are packed into one integer, which is many times faster than comparing rows."""
    unknown = [name for name in spec.key if name not in frame.columns]
    for name in unknown:
        problems.error(spec.place_of("key"), f"the key names the column '{name}'", "a column of the dataset",
                       did_you_mean(name, map(str, frame.columns)), "unknown-column")  # fmt: skip
    if unknown or not spec.key:
        return
    packed = np.zeros(len(frame), dtype=np.int64)
    for name in spec.key:
        codes, known = pd.factorize(frame[name], use_na_sentinel=False)
        packed = packed * (len(known) + 1) + codes
    repeated = pd.Series(packed).duplicated().to_numpy()
    rows = [(origins.place(frame, int(row), spec.key[0]), int(row)) for row in np.flatnonzero(repeated)[:200]]

    def tell(place: Place, row: int) -> None:
        first = int(np.flatnonzero(packed == packed[row])[0])
        shown = ", ".join(_key_value(frame, row, name) for name in spec.key)
        where = origins.place(frame, first, spec.key[0])
        problems.error(place, f"{shown} is given twice (first at {where})", "each key once",
                       "remove one row, or add to key: what tells them apart", "duplicate-row")  # fmt: skip

    tell_few(rows, tell, problems)


def _key_value(frame: pd.DataFrame, row: int, name: str) -> str:
    value = frame[name].iat[row]
    return month_text(int(value)) if name == "month" else str(value)
