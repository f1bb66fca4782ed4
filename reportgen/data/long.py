"""One file's cells as a long table: a row per observation with ``month``, values, and the file row it came from."""

from __future__ import annotations

import numpy as np
import pandas as pd

from reportgen.data.cells import Cells, tell_few
from reportgen.data.csv_cells import CsvCells
from reportgen.data.months import index_of_iso, month_index
from reportgen.data.plan import Plan
from reportgen.data.source import Options
from reportgen.errors import Place, Problems
from reportgen.spec.catalogue import DatasetSpec, FileSpec


def long_frame(
    dataset: DatasetSpec, file: FileSpec, cells: Cells, plan: Plan, options: Options, problems: Problems
) -> pd.DataFrame:
    """The file's rows with their columns, ``month`` where there is one, and ``_row``; numbers already scaled."""
    if isinstance(cells, CsvCells):
        wanted = set(plan.texts.values()) | ({plan.month_column} - {None} if plan.month_column is not None else set())
        if wanted:
            cells.read_texts(sorted(p for p in wanted if p is not None))
    if dataset.shape == "wide":
        return _from_wide(dataset, cells, plan, problems)
    return _from_long(dataset, file, cells, plan, options, problems)


def _from_wide(dataset: DatasetSpec, cells: Cells, plan: Plan, problems: Problems) -> pd.DataFrame:
    """Months become rows: all months of the first file row, then of the second, and so on."""
    months = sorted(plan.months)
    values = cells.numbers([plan.months[month] for month in months], dataset.missing, problems)
    columns: dict[str, object] = {}
    for name, position in plan.texts.items():
        text = cells.text(position)
        columns[name] = pd.Categorical.from_codes(np.repeat(text.codes, len(months)), categories=text.categories)
    rows = len(cells.lines)
    columns["month"] = np.tile(np.array(months, dtype=np.int32), rows)
    columns[dataset.value] = values.ravel()
    columns["_row"] = np.repeat(cells.lines, len(months))
    return pd.DataFrame(columns)


def _from_long(
    dataset: DatasetSpec, file: FileSpec, cells: Cells, plan: Plan, options: Options, problems: Problems
) -> pd.DataFrame:
    columns: dict[str, object] = {name: cells.text(position) for name, position in plan.texts.items()}
    if plan.numbers:
        values = cells.numbers(list(plan.numbers.values()), dataset.missing, problems)
        for n, name in enumerate(plan.numbers):
            scale = dataset.columns[name].scale
            # 0.57 * 100 is 56.99999999999999: take away what is only the multiplication's
            columns[name] = values[:, n] if scale == 1 else np.round(values[:, n] * scale, 10)
    columns["_row"] = cells.lines
    if plan.month_column is None:
        return pd.DataFrame(columns)
    columns["month"] = months_down(cells, plan.month_column, options, problems)
    frame = pd.DataFrame(columns)
    since = index_of_iso(file.since) if file.since else 0
    until = index_of_iso(file.until) if file.until else 10**6
    return frame if not (file.since or file.until) else frame[frame["month"].between(since, until)]


def months_down(cells: Cells, position: int, options: Options, problems: Problems) -> np.ndarray:
    """A column of months as indexes; cells that are no month are told."""
    pattern = options.months or "%Y-%m-%d"
    text = cells.text(position)
    known = [month_index(str(category), pattern) for category in text.categories]
    indexes = np.array([-1 if month is None else month for month in known] + [-1], dtype=np.int32)[text.codes]
    bad = np.flatnonzero(indexes < 0)
    shown = [(Place(cells.path, int(cells.lines[n]), position + 1), _shown(text, int(n))) for n in bad]
    tell_few(shown, lambda place, value: problems.error(
        place, f"{value} is no month", f"a month written as {pattern}",
        "correct the cell, or check months: in the catalogue", "not-a-month"), problems)  # fmt: skip
    return indexes


def _shown(text: pd.Categorical, row: int) -> str:
    return "an empty cell" if text.codes[row] < 0 else f"'{text.categories[text.codes[row]]}'"
