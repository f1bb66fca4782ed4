"""Classes for maps and ranked bars: five at round breaks, told by the value as it is shown, and ranks from the highest.

Breaks that no author gives are the round numbers that keep like with like: the smallest squared distance within
classes, on a logarithmic scale, since rates of places differ by factors and an outlier must keep a class of its own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.metrics.figure import Figure, Series, Unit
from reportgen.text.numbers import round_half_away, show_value

MOST_CLASSES = 5
_ROUND = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)
_ROUGHNESS = {1.0: 0.0, 2.0: 0.0, 2.5: 0.0, 5.0: 0.0, 1.5: 0.01, 3.0: 0.01, 4.0: 0.01, 6.0: 0.02, 8.0: 0.02}


@dataclass(frozen=True, slots=True)
class Classes:
    """Limits between classes, rising: a value belongs to the class above each limit it reaches, as shown."""

    breaks: tuple[float, ...]
    unit: Unit
    places: int

    @property
    def count(self) -> int:
        return len(self.breaks) + 1

    def of(self, value: float) -> int:
        """The class of a value, 0 for the lowest."""
        shown = round_half_away(value, self.places)
        return sum(float(shown) >= limit for limit in self.breaks)

    def colour(self, value: float) -> str:
        """The theme colour of a value's class; fewer classes than five take the ends of the ramp."""
        return class_colours(self.count)[self.of(value)]

    @property
    def labels(self) -> tuple[str, ...]:
        """``Under 1.5``, ``1.5 to 2.4`` ..., ``10 or more``: as a reader sees the limits."""
        if not self.breaks:
            return ("All values",)
        least = 10.0**-self.places
        middle = (f"{self._shown(low)} to {self._shown(high - least)}" for low, high in pairwise(self.breaks))
        return (f"Under {self._round(self.breaks[0])}", *middle, f"{self._round(self.breaks[-1])} or more")

    def _shown(self, value: float) -> str:
        return show_value(value, self.unit, self.places)

    def _round(self, value: float) -> str:
        return show_value(value, self.unit, 0 if value == int(value) else self.places)


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its value: ``rank`` 1 is the highest; equal values stand in alphabetical order."""

    rank: int
    name: str
    figure: Figure
    value: float


def ranked(series: Series) -> tuple[Place, ...]:
    """The places that have a value, highest first."""
    there = [
        (figure.value, name, figure)
        for name, figure in zip(series.keys, series.figures, strict=True)
        if figure.value is not None
    ]
    there.sort(key=lambda item: (-item[0], item[1]))
    return tuple(Place(rank, name, figure, value) for rank, (value, name, figure) in enumerate(there, start=1))


def class_colours(count: int) -> tuple[str, ...]:
    """Theme colours of so many classes, light to dark: ``map-1`` to ``map-5``, evenly spread when there are fewer."""
    if count == 1:
        return ("map-3",)
    return tuple(f"map-{1 + round(i * (MOST_CLASSES - 1) / (count - 1))}" for i in range(count))


def classes(values: Sequence[float], unit: Unit, places: int, breaks: Sequence[float] = ()) -> Classes:
    """Classes at the given breaks, or at round breaks chosen for the values (fewer where few values differ)."""
    if breaks:
        return Classes(tuple(breaks), unit, places)
    shown = sorted(float(round_half_away(value, places)) for value in values)
    candidates = _candidates(shown, places)
    count = min(MOST_CLASSES - 1, len(candidates), len(set(shown)) - 1)
    return Classes(_best_breaks(shown, candidates, max(count, 0)), unit, places)


def _candidates(shown: Sequence[float], places: int) -> list[float]:
    """Round numbers above the lowest and up to the highest value, those that part the same values only once."""
    if not shown or shown[0] == shown[-1]:
        return []
    low, high = shown[0], shown[-1]
    grain = 10.0**-places
    if low > 0:
        decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
        rough = {(m * 10.0**d): _ROUGHNESS[m] for d in decades for m in _ROUND}
    else:
        step = 10.0 ** math.floor(math.log10((high - low) / 4))
        rough = {i * step: 0.0 for i in range(math.floor(low / step), math.ceil(high / step) + 1)}
    best: dict[int, tuple[float, float]] = {}  # values below -> (roughness, number)
    for number in sorted(rough):
        number_shown = round(number, places)
        if low < number_shown <= high and abs(number_shown - number) < grain / 1e6:
            below = sum(value < number_shown for value in shown)
            best[below] = min(best.get(below, (math.inf, 0.0)), (rough[number], number_shown))
    return sorted(number for _, number in best.values())


def _best_breaks(shown: Sequence[float], candidates: Sequence[float], count: int) -> tuple[float, ...]:
    """``count`` candidates with the least squared distance within classes: the best ends of ever more classes."""
    scaled = [math.log(value) for value in shown] if shown and shown[0] > 0 else list(shown)
    cuts = [0, *(sum(value < candidate for value in shown) for candidate in candidates)]
    best: dict[int, tuple[float, tuple[int, ...]]] = {
        i: (_spread(scaled[: cuts[i]]), (i,)) for i in range(1, len(cuts))
    }
    if count == 0:
        return ()
    for _ in range(count - 1):
        best = {
            i: min((cost + _spread(scaled[cuts[j] : cuts[i]]), (*path, i)) for j, (cost, path) in best.items() if j < i)
            for i in range(1, len(cuts))
            if any(j < i for j in best)
        }
    _, path = min((cost + _spread(scaled[cuts[i] :]), path) for i, (cost, path) in best.items())
    return tuple(candidates[i - 1] for i in path)


def _spread(values: Sequence[float]) -> float:
    if not values:
        return 0.0
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values)
