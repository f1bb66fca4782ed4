"""One file's cells as a long table: a row per observation with ``month``, values, and the file row it came from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from reportgen.data.cells import Cells, Ints, from_codes, tell_few
from reportgen.data.csv_cells import CsvCells
from reportgen.data.months import index_of_iso, month_index
from reportgen.data.plan import Plan
from reportgen.data.source import Options
from reportgen.errors import Place, Problems
from reportgen.spec.catalogue import DatasetSpec, FileSpec


@dataclass(frozen=True)
class LongFile:
    """One file of a dataset, read and planned."""

    dataset: DatasetSpec
    file: FileSpec
    cells: Cells
    plan: Plan
    options: Options

    def frame(self, problems: Problems) -> pd.DataFrame:
        """The file's rows with their columns, ``month`` where there is one, and ``_row``; numbers already scaled."""
        if isinstance(self.cells, CsvCells):
            down = [] if self.plan.month_column is None else [self.plan.month_column]
            if wanted := sorted({*self.plan.texts.values(), *down}):
                self.cells.read_texts(wanted)
        return self._from_wide(problems) if self.dataset.shape == "wide" else self._from_long(problems)

    def _from_wide(self, problems: Problems) -> pd.DataFrame:
        """Months become rows: all months of the first file row, then of the second, and so on."""
        months = sorted(self.plan.months)
        values = self.cells.numbers([self.plan.months[month] for month in months], self.dataset.missing, problems)
        columns: dict[str, object] = {}
        for name, position in self.plan.texts.items():
            text = self.cells.text(position)
            columns[name] = from_codes(np.repeat(text.codes, len(months)), list(text.categories))
        columns["month"] = np.tile(np.array(months, dtype=np.int32), len(self.cells.lines))
        columns[self.dataset.value] = values.ravel()
        columns["_row"] = np.repeat(self.cells.lines, len(months))
        return pd.DataFrame(columns)

    def _from_long(self, problems: Problems) -> pd.DataFrame:
        columns: dict[str, object] = {name: self.cells.text(at) for name, at in self.plan.texts.items()}
        if self.plan.numbers:
            values = self.cells.numbers(list(self.plan.numbers.values()), self.dataset.missing, problems)
            for n, name in enumerate(self.plan.numbers):
                scale = self.dataset.columns[name].scale
                # 0.57 * 100 is 56.99999999999999: take away what is only the multiplication's
                columns[name] = values[:, n] if scale == 1 else np.round(values[:, n] * scale, 10)
        columns["_row"] = self.cells.lines
        if self.plan.month_column is None:
            return pd.DataFrame(columns)
        columns["month"] = months_down(self.cells, self.plan.month_column, self.options, problems)
        return self._within(pd.DataFrame(columns))

    def _within(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows from the file's ``since`` to its ``until``."""
        if not (self.file.since or self.file.until):
            return frame
        since = index_of_iso(self.file.since) if self.file.since else 0
        until = index_of_iso(self.file.until) if self.file.until else 10**6
        return frame[frame["month"].between(since, until)]


def months_down(cells: Cells, position: int, options: Options, problems: Problems) -> Ints:
    """A column of months as indexes; cells that are no month are told."""
    pattern = options.months or "%Y-%m-%d"
    text = cells.text(position)
    known = [month_index(str(category), pattern) for category in text.categories]
    of_code: Ints = np.array([-1 if month is None else month for month in known] + [-1], dtype=np.int32)
    indexes: Ints = of_code[text.codes]
    bad = np.flatnonzero(indexes < 0)
    shown = [(Place(cells.path, int(cells.lines[n]), position + 1), _shown(text, int(n))) for n in bad]

    def tell(place: Place, value: str) -> None:
        hint = "correct the cell, or check months: in the catalogue"
        problems.error(place, f"{value} is no month", f"a month written as {pattern}", hint, "not-a-month")

    tell_few(shown, tell, problems)
    return indexes


def _shown(text: pd.Categorical, row: int) -> str:
    return "an empty cell" if text.codes[row] < 0 else f"'{text.categories[text.codes[row]]}'"
