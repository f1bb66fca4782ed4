"""Rows of a data file that are Part 2: its columns ``part``, ``exemption`` and ``review`` say which, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from reportgen.data.cells import Cells, from_codes
from reportgen.data.frames import Dataset
from reportgen.data.tables import RawTable
from reportgen.errors import Place, Problems
from reportgen.spec.restricted import EXEMPTION, KEYS, PART, REVIEW, Parts, Restriction, restriction

Flags = npt.NDArray[np.bool_]
Rows = Mapping[int, Restriction]
"""The restricted rows of one file, by their number in it."""


def restricted_rows(cells: Cells, problems: Problems) -> Rows:
    """The rows whose cell ``part`` is 2. Tells those without exemption or review date, and those of no part that there
    is; they are restricted as well.
    """
    if PART not in cells.header:
        return {}
    parts = _texts(cells, PART)
    open_parts = ("", "1") if set(KEYS) <= set(cells.header) else set(parts) - {"2"}
    rows = [n for n, part in enumerate(parts) if part not in open_parts]
    if not rows:
        return {}
    said = {key: _texts(cells, key) if key in cells.header else None for key in (EXEMPTION, REVIEW)}
    found: dict[int, Restriction] = {}
    for n in rows:
        place = Place(cells.path, int(cells.lines[n]), cells.header.index(PART) + 1)
        if parts[n] != "2":
            problems.error(place, f"part '{parts[n]}'", "1, 2 or nothing", "write 2 for what is restricted",
                           "part-2-unclear")  # fmt: skip
        words = {key: texts[n] if texts else None for key, texts in said.items()}
        found[place.line] = restriction(words, {}, place, problems)
    return found


def is_restriction(name: str, header: Sequence[str]) -> bool:
    """Whether a column of a file only says which rows are restricted, and is no data."""
    return name in KEYS and set(KEYS) <= set(header)


def without_rows(dataset: Dataset, rows: Sequence[Rows], parts: Parts) -> Dataset:
    """The dataset without the rows of its files that are not for this part.

    It still knows which they were (``lost``), so that no figure is made of what is left of a sum.
    """
    if not any(rows) or not any(parts.leaves_out(found) for file in rows for found in file.values()):
        return dataset
    frame = dataset.frame
    gone = np.zeros(len(frame), dtype=np.bool_)
    for file, lines in enumerate(rows):
        gone |= (frame["_file"].to_numpy() == file) & np.isin(frame["_row"].to_numpy(), list(lines))
    texts = [name for name in frame.columns if isinstance(frame[name].dtype, pd.CategoricalDtype)]
    kept = [*texts, *(name for name in ("month", "_file", "_row") if name in frame.columns and name not in texts)]
    return replace(
        dataset,
        frame=_rows_of(frame, ~gone),
        table=None if dataset.table is None else _table_without(dataset.table, rows[0]),
        lost=Dataset(dataset.name, _rows_of(frame[kept], gone), dataset.spec, dataset.files),
        withheld=tuple(found for file in rows for found in file.values()),
    )


def _texts(cells: Cells, column: str) -> list[str]:
    values = cells.text(cells.header.index(column))
    known = [*map(str, values.categories), ""]
    return [known[code] for code in values.codes]


def _rows_of(frame: pd.DataFrame, keep: Flags) -> pd.DataFrame:
    """Some rows, numbered anew; categories that none of them has are gone too."""
    columns: dict[str, object] = {}
    for name in frame.columns:
        part = frame[name][keep]
        if isinstance(part.dtype, pd.CategoricalDtype):
            used = np.unique(part.cat.codes[part.cat.codes >= 0])
            place = np.full(len(part.cat.categories) + 1, -1)
            place[used] = np.arange(len(used))
            columns[str(name)] = from_codes(place[part.cat.codes], [str(part.cat.categories[n]) for n in used])
        else:
            columns[str(name)] = part.to_numpy()
    return pd.DataFrame(columns)


def _table_without(table: RawTable, rows: Rows) -> RawTable:
    kept = [n for n, line in enumerate(table.row_numbers) if line not in rows]
    at = {n: position for position, n in enumerate(kept)}
    return replace(
        table,
        cells=tuple(table.cells[n] for n in kept),
        row_numbers=tuple(table.row_numbers[n] for n in kept),
        numbers={name: tuple(cells[n] for n in kept) for name, cells in table.numbers.items()},
        waiting=frozenset((at[n], name) for n, name in table.waiting if n in at),
    )
