"""Values brought to one spelling, columns derived, rows left out: all as the catalogue says, on categories."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from reportgen.data.cells import from_codes
from reportgen.errors import Problems, did_you_mean
from reportgen.spec.catalogue import Catalogue, ColumnSpec, DatasetSpec

# Capitals of other scripts that print as Latin ones: a rating typed with them looks right and is none.
_GREEK: Final = (
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "ABEZHIKMNOPTYX",
)
_CYRILLIC: Final = (
    "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425",
    "ABESIJKMHOPCTYX",
)
_LATIN: Final = str.maketrans(_GREEK[0] + _CYRILLIC[0], _GREEK[1] + _CYRILLIC[1])


def recode(column: pd.Categorical, mapping: Mapping[str, str | None], otherwise: str | None = None) -> pd.Categorical:
    """Each value as the map has it; values it does not hold stay, or become ``otherwise``; mapped to None: missing."""
    new = [mapping.get(value, value if otherwise is None else otherwise) for value in map(str, column.categories)]
    known = sorted({value for value in new if value is not None})
    code_of = {value: code for code, value in enumerate(known)}
    codes = np.array([code_of.get(value, -1) if value is not None else -1 for value in new] + [-1])
    return from_codes(codes[column.codes], known)


def latin(text: str) -> str:
    """The text with the Latin letters that its Greek and Cyrillic capitals look like: a Greek Alpha rates as an A."""
    return text.translate(_LATIN)


def fill(column: pd.Categorical, value: str) -> pd.Categorical:
    """The column with ``value`` in its empty cells."""
    if not (column.codes < 0).any():
        return column
    known = sorted({*map(str, column.categories), value})
    positions = np.array([*(known.index(str(c)) for c in column.categories), known.index(value)])
    return from_codes(positions[column.codes], known)


def constant(value: str, rows: int) -> pd.Categorical:
    """A column with the same value in every row."""
    return from_codes(np.zeros(rows, dtype=np.int8), [value])


def normalise(frame: pd.DataFrame, dataset: DatasetSpec, catalogue: Catalogue, problems: Problems) -> pd.DataFrame:
    """The frame with values normalised, columns derived and ordered as in the catalogue, and rows left out."""
    columns = {str(name): frame[name].array for name in frame.columns}
    for name, spec in dataset.columns.items():
        _add_column(columns, name, spec, catalogue, len(frame))
    order = [name for name in dataset.columns if name in columns and dataset.columns[name].type != "month"]
    rest = [name for name in columns if name not in order]
    result = pd.DataFrame({name: columns[name] for name in [*order, *rest]})
    keep = ~_left_out(result, dataset, problems)
    return result if keep.all() else result[keep].reset_index(drop=True)


def _add_column(columns: dict[str, object], name: str, spec: ColumnSpec, catalogue: Catalogue, rows: int) -> None:
    if spec.constant is not None:
        columns[name] = constant(spec.constant, rows)
    elif spec.of is not None and spec.of in columns:
        columns[name] = columns[spec.of]
    column = columns.get(name)
    if not isinstance(column, pd.Categorical):
        return
    if spec.letters == "latin":
        column = recode(column, {value: latin(value) for value in map(str, column.categories)})
    if spec.blank is not None:
        column = fill(column, spec.blank)
    if spec.map is not None and spec.map in catalogue.maps:
        column = recode(column, catalogue.maps[spec.map], spec.otherwise)
    columns[name] = column


def _left_out(frame: pd.DataFrame, dataset: DatasetSpec, problems: Problems) -> np.ndarray:
    """Which rows a rule leaves out: all columns of one rule must match."""
    leaving = np.zeros(len(frame), dtype=bool)
    for rule in dataset.leave_out:
        matching = np.ones(len(frame), dtype=bool)
        for name, values in rule.items():
            if name not in frame.columns:
                problems.error(dataset.place_of("leave_out"), f"leave_out names the column '{name}'",
                               "a column of the dataset", did_you_mean(name, map(str, frame.columns)),
                               "unknown-column")  # fmt: skip
                return leaving
            matching &= frame[name].isin(list(values)).to_numpy()
        leaving |= matching
    return leaving
