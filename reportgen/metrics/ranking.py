"""Ranks and records: who is first, and since when a value has been the lowest or highest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from reportgen.metrics.figure import Figure, Series, Unit

Extreme = Literal["lowest", "highest"]
RANK = Unit("count", "", 0)


@dataclass(frozen=True, slots=True)
class Record:
    """A value that is the lowest or highest for a while: ``since`` is the last point that was as low or high, if any.

    ``start`` is the first point of the series, for records without an earlier match ("since the series began in ...").
    """

    figure: Figure
    extreme: Extreme
    since: str | None
    start: str


def ranked(series: Series, *, highest_first: bool = True) -> Series:
    """The series in order of value. Missing values come last; equal values keep the series' own order."""
    there = [(k, f) for k, f in zip(series.keys, series.figures, strict=True) if f.value is not None]
    gone = [(k, f) for k, f in zip(series.keys, series.figures, strict=True) if f.value is None]
    there.sort(key=lambda pair: (pair[1].value or 0.0) * (-1 if highest_first else 1))
    pairs = there + gone
    return replace(series, keys=tuple(k for k, _ in pairs), figures=tuple(f for _, f in pairs))


def rank_of(series: Series, key: str, *, highest_first: bool = True) -> Figure:
    """The place of ``key`` in the order, 1 for the first; equal values share the better place.

    KeyError when the series has no such key. The figure is missing when the key's own value is.
    """
    if key not in series.keys:
        raise KeyError(key)
    own = series.figures[series.keys.index(key)]
    place = None
    if own.value is not None:
        ahead = [f.value for f in series.figures if f.value is not None and _before(f.value, own.value, highest_first)]
        place = float(len(ahead) + 1)
    return replace(
        own, label=f"{own.label}: rank", value=place, unit=RANK, good="neither", decimals=None, name=f"{own.name}:rank"
    )


def extreme_of(series: Series, extreme: Extreme) -> tuple[str, Figure]:
    """The key and figure of the smallest or largest value, the first of equals; ValueError when none has a value."""
    there = [(k, f) for k, f in zip(series.keys, series.figures, strict=True) if f.value is not None]
    if not there:
        raise ValueError(f"no {series.dimension} of '{series.name}' has a value")
    order = sorted(there, key=lambda pair: (pair[1].value or 0.0) * (1 if extreme == "lowest" else -1))
    return order[0]


def record_of(series: Series, extreme: Extreme) -> Record | None:
    """Since when the last point of a timeline is its lowest or highest; None when the one before was as extreme.

    A gap ends the look back: nothing can be said about what is not known.
    """
    last = series.figures[-1] if series.figures else None
    if last is None or last.value is None:
        return None
    start = series.keys[-1]
    for key, figure in zip(reversed(series.keys[:-1]), reversed(series.figures[:-1]), strict=True):
        if figure.value is None:
            break
        if figure.value <= last.value if extreme == "lowest" else figure.value >= last.value:
            return None if key == series.keys[-2] else Record(last, extreme, key, start)
        start = key
    return None if start == series.keys[-1] else Record(last, extreme, None, start)


def _before(value: float, own: float, highest_first: bool) -> bool:
    return value > own if highest_first else value < own
