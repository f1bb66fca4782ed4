"""An edition table under its disclosure policy: hidden cells read ``[c]`` before anything else sees them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from reportgen.data.frames import Dataset, Disclosed
from reportgen.data.suppression import Counts, Hidden, Rule, suppress
from reportgen.data.tables import Cell, RawTable
from reportgen.spec.disclosure import DisclosureSpec

CONFIDENTIAL = "[c]"
_AT = tuple[int, str]  # a row of the table and a column


def disclosed(dataset: Dataset) -> Dataset:
    """The dataset as it may be shown, with what was hidden told by column; a series is hidden where it is counted."""
    policy, table = dataset.spec.disclosure, dataset.table
    if policy is None or table is None:
        return dataset
    work = _Table(table, policy)
    hidden = suppress(work.counts, Rule(policy.threshold, policy.zero_is_safe, policy.secondary))
    gone = work.cells(hidden)
    rounded = {at: policy.rounded(value) for at, value in work.values() if at not in gone and policy.round_to > 1}
    return replace(
        dataset,
        table=_changed(table, gone, rounded),
        frame=_changed_frame(dataset.frame, gone, rounded),
        hidden=tuple(work.told(hidden, gone, dataset.name)),
    )


@dataclass(frozen=True)
class _Table:
    """The counts of a table: its inner rows and columns, and where their totals stand."""

    table: RawTable
    policy: DisclosureSpec

    @property
    def rows(self) -> list[int]:
        """The rows that are no totals."""
        return [n for n, row in enumerate(self.table.rows()) if not self._is_total(row)]

    @property
    def total_rows(self) -> list[int]:
        """The row of totals, if there is one."""
        return [n for n, row in enumerate(self.table.rows()) if self._is_total(row)]

    def _is_total(self, row: Mapping[str, str]) -> bool:
        wanted = self.policy.total_row
        return bool(wanted) and all(row.get(column) == value for column, value in wanted.items())

    @property
    def columns(self) -> list[str]:
        """The columns of counts that hold no totals."""
        return [column for column in self.policy.columns if column != self.policy.total_column]

    @property
    def counts(self) -> Counts:
        """The inner counts, with the rows and columns whose total stands in the table and is not small itself."""
        total = self.policy.total_column
        row_totals = {n for n, row in enumerate(self.rows) if total and self.count(row, total) is not None}
        column_totals = {
            n for n, column in enumerate(self.columns) for row in self.total_rows if self.count(row, column)
        }
        if self.hides_column:
            row_totals = set()
        if self.hides_row:
            column_totals = set()
        cells = [[self.count(row, column) for column in self.columns] for row in self.rows]
        return Counts(cells, frozenset(row_totals), frozenset(column_totals))

    @property
    def hides_row(self) -> bool:
        """Whether a total of the row of totals is a small count itself."""
        return any(self._is_small(row, column) for row in self.total_rows for column in self.policy.columns)

    @property
    def hides_column(self) -> bool:
        """The same for the column of totals."""
        total = self.policy.total_column
        return total is not None and any(self._is_small(row, total) for row in [*self.rows, *self.total_rows])

    def _is_small(self, row: int, column: str) -> bool:
        count = self.count(row, column)
        return count is not None and Rule(self.policy.threshold, self.policy.zero_is_safe).is_small(count)

    def count(self, row: int, column: str) -> int | None:
        """The count of a cell; None where it holds none."""
        cells = self.table.numbers.get(column)
        value = cells[row].value if cells else None
        return None if value is None else round(value)

    def values(self) -> Iterable[tuple[_AT, float]]:
        """Every count, totals too."""
        for column in self.policy.columns:
            for row, cell in enumerate(self.table.numbers.get(column, ())):
                if cell.value is not None:
                    yield (row, column), cell.value

    def cells(self, hidden: Hidden) -> set[_AT]:
        """All cells of the table to hide: counts, totals that would tell them, and what is worked out from them.

        Totals go as a whole row or column: one that is missing alone could be worked back from the others.
        """
        gone = {(self.rows[row], self.columns[column]) for row, column in hidden.cells}
        total = self.policy.total_column
        if hidden.column_totals or self.hides_row:
            gone |= {(row, column) for row in self.total_rows for column in self.policy.columns}
        if total is not None and (hidden.row_totals or self.hides_column):
            gone |= {(row, total) for row in [*self.rows, *self.total_rows]}
        return gone | {(row, column) for row in {row for row, _ in gone} for column in self.policy.derived}

    def told(self, hidden: Hidden, gone: set[_AT], dataset: str) -> Iterable[Disclosed]:
        """How many cells are hidden for which reason: never which of them for which."""
        policy = self.policy
        where = f"columns {', '.join(policy.columns)}"
        others = len(gone) - len(hidden.small) - sum(column in policy.derived for _, column in gone)
        yield Disclosed(dataset, where, "small count", f"threshold {policy.threshold}", len(hidden.small))
        yield Disclosed(dataset, where, "protects a small count", "secondary suppression", others)
        derived = sum(column in policy.derived for _, column in gone)
        yield Disclosed(
            dataset, f"columns {', '.join(policy.derived)}", "worked out from a hidden count", "derived", derived
        )


def _changed(table: RawTable, gone: set[_AT], rounded: dict[_AT, float]) -> RawTable:
    texts = {**{at: f"{value:.0f}" for at, value in rounded.items()}, **dict.fromkeys(gone, CONFIDENTIAL)}
    cells = tuple(
        tuple(texts.get((n, name), text) for name, text in zip(table.columns, row, strict=True))
        for n, row in enumerate(table.cells)
    )
    numbers = {
        name: tuple(_cell(cell, (n, name), gone, rounded) for n, cell in enumerate(column))
        for name, column in table.numbers.items()
    }
    return replace(table, cells=cells, numbers=numbers)


def _cell(cell: Cell, at: _AT, gone: set[_AT], rounded: dict[_AT, float]) -> Cell:
    if at in gone:
        return Cell(marker=CONFIDENTIAL)
    return Cell(rounded[at], cell.marker) if at in rounded else cell


def _changed_frame(frame: pd.DataFrame, gone: set[_AT], rounded: dict[_AT, float]) -> pd.DataFrame:
    made = frame.copy()
    for name in {column for _, column in (*gone, *rounded)} & {str(column) for column in frame.columns}:
        if pd.api.types.is_float_dtype(frame[name].dtype):
            values = frame[name].to_numpy(copy=True)
            values[[row for row, column in gone if column == name]] = np.nan
            for (row, column), value in rounded.items():
                if column == name:
                    values[row] = value
            made[name] = values
    return made
