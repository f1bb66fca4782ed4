"""Series of plain numbers for chart tests: quarters up to Q1 2023/24, or names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import yaml

from reportgen.metrics.figure import Basis, Figure, Series, Unit
from reportgen.metrics.period import quarter
from reportgen.theme import Theme

OFFENCES = Unit("count", "offences")
PERCENT = Unit("percent", "%")
RATE = Unit("rate", "per 1,000 residents", 1)
LATEST = quarter(2023, 1)


@cache
def theme() -> Theme:
    path = Path(__file__).parents[2] / "layouts" / "theme.yaml"
    return Theme.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def figure(
    value: float | None, unit: Unit = OFFENCES, back: int = 0, basis: Basis = "quarter", missing: str = ""
) -> Figure:
    """One figure ``back`` quarters before Q1 2023/24."""
    why = None if value is not None else missing or "[x]: no data"
    return Figure("m", "Knife crime offences", value, unit, LATEST.shifted(-3 * back), basis, missing=why)


def by_quarter(
    values: Sequence[float | None], unit: Unit = OFFENCES, label: str = "Knife crime offences", basis: Basis = "quarter"
) -> Series:
    """The values up to Q1 2023/24."""
    figures = tuple(figure(value, unit, len(values) - 1 - i, basis) for i, value in enumerate(values))
    return Series(label, label, unit, "quarter", tuple(f.period.label for f in figures), figures)


def by_name(values: dict[str, float | None], unit: Unit = OFFENCES, dimension: str = "borough") -> Series:
    """The values by name, all for Q1 2023/24."""
    return Series("m", "Offences", unit, dimension, tuple(values), tuple(figure(v, unit) for v in values.values()))
