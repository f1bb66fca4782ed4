"""Levels to compare with: a baseline (the value of another period) or a target, drawn as a dashed constant line.

A level is named with its value in the key, never in the plot. A baseline has short dashes, a target long ones, so that
the two are told apart without colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.charts.model import ChartSeries, KeyEntry
from reportgen.metrics.figure import Figure
from reportgen.text.numbers import excel_format, show
from reportgen.theme import Theme

_WEIGHT = 1.25
_DASHES = {"baseline": (4.0, 2.5), "target": (9.0, 3.0)}


@dataclass(frozen=True, slots=True)
class Level:
    """A constant to compare with; ``label`` names it in the key, before its value."""

    figure: Figure
    label: str
    role: Literal["baseline", "target"] = "baseline"


def level_values(levels: Sequence[Level]) -> tuple[float | None, ...]:
    """The values that the axis must hold besides the series'."""
    return tuple(level.figure.value for level in levels)


def level_series(levels: Sequence[Level], count: int, theme: Theme) -> tuple[ChartSeries, ...]:
    """A dashed constant over ``count`` categories for each level with a value, its figure counted once."""
    return tuple(_series(level, value, count, theme) for level in levels if (value := level.figure.value) is not None)


def _series(level: Level, value: float, count: int, theme: Theme) -> ChartSeries:
    return ChartSeries(
        name=level.label,
        kind="line",
        values=(value,) * count,
        colour=theme.colour("ink"),
        number_format=excel_format(level.figure.unit, level.figure.places),
        line_width=_WEIGHT,
        dashed=True,
        dash=_DASHES[level.role],
        figures=(level.figure, *(None for _ in range(count - 1))),
    )


def level_key(levels: Sequence[Level], theme: Theme) -> tuple[KeyEntry, ...]:
    """``Q1 2019/20: 22,195`` beside a dash, or ``[x]`` where the data does not reach back."""
    return tuple(
        KeyEntry(
            f"{level.label}: {show(level.figure)}",
            theme.colour("ink"),
            "dash" if level.role == "baseline" else "long dash",
        )
        for level in levels
    )


def level_words(levels: Sequence[Level]) -> tuple[str, ...]:
    """The levels as alt text tells them, a sentence each."""
    return tuple(
        f"Not available [x]: {level.label}, for comparison"
        if level.figure.value is None
        else f"Dashed line at {show(level.figure)}, {level.label}"
        for level in levels
    )
