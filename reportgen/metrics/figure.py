"""A figure: a number that knows its unit, period, basis and where it came from, or why it is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.metrics.period import Period

UnitKind = Literal["count", "percent", "points", "rate", "money", "ratio", "days", "score", "text"]
Basis = Literal[
    "month", "quarter", "rolling 12 months", "year to date", "full year", "snapshot", "change", "as published"
]
Good = Literal["up", "down", "neither"]


def window_label(period: Period, basis: Basis) -> str:
    """A window in words: ``Q1 2023/24``; rolling months stay ``12 months to March 2023``, a fiscal year or not."""
    return f"12 months to {period.end}" if basis == "rolling 12 months" else period.label


@dataclass(frozen=True, slots=True)
class Unit:
    """What a value counts. ``percent`` values are held as percent (70.0), ``points`` as percentage points."""

    kind: UnitKind
    name: str  # "offences", "%", "percentage points", "£m", "per 1,000 residents"
    decimals: int = 0
    singular: str = ""  # "offence"; empty: the name, which then serves for one as for many


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a figure came from: files with their hashes, the rows used (1-based file rows), the filter, the rule."""

    dataset: str
    files: tuple[tuple[str, str], ...] = ()  # (path relative to the project, sha256)
    rows: tuple[tuple[str, int], ...] = ()  # (path, row); the first and last few when there are many
    row_count: int = 0
    filter: str = ""
    calculation: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as computed, unrounded. ``value`` is None exactly when ``missing`` says why.

    ``missing`` starts with its marker: ``[x]: May 2023 missing in recorded_crime``.

    ``basis`` with ``period`` says what window the value covers; a change keeps its two operands, so that wording and
    explanation never recompute. ``decimals`` is how many places are shown; rounding happens once, in
    ``text.numbers.show``.
    """

    name: str
    label: str
    value: float | None
    unit: Unit
    period: Period
    basis: Basis
    good: Good = "neither"
    decimals: int | None = None  # None: the unit's
    missing: str | None = None
    provenance: Provenance | None = None
    change_kind: Literal["number", "percent", "points"] | None = None
    now: Figure | None = None
    before: Figure | None = None
    comparator: str = ""  # "previous quarter", "same quarter last year", a baseline's name
    family: str = "volume"  # which movement thresholds apply: volume, rate, survey, days, ratio ...
    against: str = ""  # a change: how a sentence names its comparator, "the previous quarter (Q4 2022/23)"
    level_family: str = ""  # a change against a named baseline: thresholds for "above" and "below"
    short: str = ""  # a shorter label for tiles and keys; empty: the label
    revised_from: float | None = None  # what the edition before showed, where its data was revised since

    @property
    def places(self) -> int:
        """Decimal places to show."""
        return self.unit.decimals if self.decimals is None else self.decimals

    @property
    def period_label(self) -> str:
        """The window in words, as ``window_label``."""
        return window_label(self.period, self.basis)


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one measure along one dimension, in the order to show them. ``keys`` are the category labels."""

    name: str
    label: str
    unit: Unit
    dimension: str  # "quarter", "month", "borough" ...
    keys: tuple[str, ...]
    figures: tuple[Figure, ...]

    @property
    def values(self) -> tuple[float | None, ...]:
        return tuple(f.value for f in self.figures)
