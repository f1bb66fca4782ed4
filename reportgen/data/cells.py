"""Cells of a file by column: text as categories, numbers as floats, each row with its number in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from reportgen.data.source import Options
from reportgen.errors import Place, Problems

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
D = TypeVar("D")
MOST_TOLD = 5  # problems of one sort in one file; the rest are counted


class Cells(Protocol):
    """The cells below a file's header. Positions count columns from 0; ``lines`` are 1-based file rows."""

    @property
    def path(self) -> str:
        """The file, relative to the project."""

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""

    @property
    def header_row(self) -> int:
        """The file row of the header."""

    @property
    def lines(self) -> Ints:
        """File rows below the header."""

    def text(self, position: int) -> pd.Categorical:
        """One column as categories, categories sorted; empty cells have no category."""

    def numbers(self, positions: Sequence[int], missing: Sequence[str], problems: Problems) -> Floats:
        """Columns as floats, one row per file row; empty and ``missing`` cells are NaN; others are told."""


@dataclass(frozen=True)
class TextCells:
    """Cells kept as text, row by row: for workbooks, small tables, and CSV with something wrong in it."""

    path: str
    header: tuple[str, ...]
    header_row: int
    lines: Ints
    rows: tuple[tuple[str, ...], ...]
    options: Options

    def text(self, position: int) -> pd.Categorical:
        return categories([row[position] for row in self.rows])

    def numbers(self, positions: Sequence[int], missing: Sequence[str], problems: Problems) -> Floats:
        table = np.full((len(self.rows), len(positions)), np.nan)
        bad: list[tuple[Place, str]] = []
        for column, position in enumerate(positions):
            known: dict[str, float | None] = {}
            for row, line in enumerate(self.lines):
                text = self.rows[row][position]
                if text not in known:
                    known[text] = parse_number(text, self.options, missing)
                value = known[text]
                if value is None:
                    bad.append((Place(self.path, int(line), position + 1), text))
                else:
                    table[row, column] = value
        self._tell(bad, problems)
        return table

    def _tell(self, bad: list[tuple[Place, str]], problems: Problems) -> None:
        def tell(place: Place, text: str) -> None:
            found = f"'{text}' in column '{self.header[place.column - 1]}' is not a number"
            hint = "correct the cell, or list the text under missing: in the catalogue"
            problems.error(place, found, _expected(self.options), hint, "not-a-number")

        tell_few(bad, tell, problems)


def categories(values: Iterable[str | None]) -> pd.Categorical:
    """Values as categories, sorted, spaces tidied; an empty value has none."""
    tidy = [" ".join(value.split()) if value else "" for value in values]
    known = sorted({value for value in tidy if value})
    code_of = {value: code for code, value in enumerate(known)}
    return from_codes(np.array([code_of.get(value, -1) for value in tidy], dtype=np.int32), known)


def from_codes(codes: npt.NDArray[Any], known: Sequence[str]) -> pd.Categorical:
    """Categories by code; -1 is a missing value. ``known`` must be sorted and without repeats."""
    made: pd.Categorical = pd.Categorical.from_codes(codes, categories=pd.Index(list(known), dtype=object))
    return made


def parse_number(text: str, options: Options, missing: Sequence[str]) -> float | None:
    """The number as the options say it is written; NaN for an empty or missing cell; None when it is no number."""
    bare = text.strip()
    if not bare or bare in missing:
        return float("nan")
    thousands, decimal = options.thousands, re.escape(options.decimal)
    if thousands:
        groups = rf"[-+−]?\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:{decimal}\d+)?"
        bare = bare.replace(thousands, "") if re.fullmatch(groups, bare) else bare
    if not re.fullmatch(rf"[-+−]?(?:\d+(?:{decimal}\d*)?|{decimal}\d+)(?:[eE][-+]?\d{{1,3}})?", bare):
        return None
    value = float(bare.replace("−", "-").replace(options.decimal, "."))
    return value if np.isfinite(value) else None


def _expected(options: Options) -> str:
    sign = "a point" if options.decimal == "." else "a comma"
    grouped = f", thousands set off by '{options.thousands}'" if options.thousands else ""
    return f"a number with {sign} as decimal sign{grouped}"


def tell_few(
    items: Sequence[tuple[Place, D]], tell: Callable[[Place, D], None], problems: Problems, count: int | None = None
) -> None:
    """Tell the first few of many like mistakes, then how many more there are (of ``count``; None: all are in items)."""
    for place, detail in items[:MOST_TOLD]:
        tell(place, detail)
    more = (len(items) if count is None else count) - MOST_TOLD
    if more > 0:
        problems.error(items[MOST_TOLD][0], f"{more} more like the ones before", rule="and-more")
