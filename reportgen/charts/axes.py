"""Value axes: round limits and steps, chosen so that gridlines serve every axis of a chart; label steps of categories.

The rule (look, section 6): bars and columns start at zero, three to five gridlines stand above (or around) it, the top
tick is above the largest value, and both axes of a combined chart have the same number of steps. Among all round steps
that keep it, the scale with the lowest cost wins: little empty height, steps of 1, 2 or 5 before 2.5, 3 or 4, and four
steps before three or five.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from reportgen.charts.model import ValueAxis
from reportgen.metrics.figure import Unit
from reportgen.text.numbers import excel_format, show_value

LEAST_STEPS, MOST_STEPS = 3, 5

# What each choice costs, in shares of the axis left empty: 0.05 means that 5 % of empty height is the better evil.
_MANTISSA_COST = {
    Decimal(1): 0.0,
    Decimal(2): 0.0,
    Decimal("2.5"): 0.03,
    Decimal(3): 0.05,
    Decimal(4): 0.08,
    Decimal(5): 0.0,
}
_STEPS_COST = {3: 0.02, 4: 0.0, 5: 0.04}
_TIGHT, _TIGHT_COST = 0.04, 0.1  # a value nearer to the top tick than this leaves no room for its label


@dataclass(frozen=True, slots=True)
class Extent:
    """The range of the values that one axis must hold. ``whole``: only whole steps make sense (counts).

    ``cap`` is a natural end (100 %) that the axis passes only when a value does.
    """

    lowest: float
    highest: float
    whole: bool = False
    cap: float | None = None

    @classmethod
    def of(cls, values: Iterable[float | None], unit: Unit) -> Extent:
        """The extent of the values there are; of no values at all: zero."""
        there = [value for value in values if value is not None]
        highest = max(there, default=0.0)
        cap = 100.0 if unit.kind == "percent" and highest <= 100 else None
        return cls(min(there, default=0.0), highest, unit.kind in ("count", "days"), cap)


@dataclass(frozen=True, slots=True)
class Scale:
    """``count`` steps of ``step`` from ``minimum``: decimal numbers, so that ticks are as round as they look."""

    minimum: Decimal
    step: Decimal
    count: int

    @property
    def maximum(self) -> Decimal:
        return self.minimum + self.step * self.count

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """Minimum to maximum, one more than there are steps."""
        return tuple(self.minimum + self.step * i for i in range(self.count + 1))

    @property
    def places(self) -> int:
        """Decimal places without which two ticks would read alike or wrong."""
        return max(_places(self.step), _places(self.minimum))


def scales_from_zero(*extents: Extent) -> tuple[Scale, ...]:
    """One scale per extent, all with zero on the same gridline and the same number of steps.

    Values below zero get gridlines below it, on every axis alike. ValueError: a value is not a finite number.
    """
    for extent in extents:
        _must_be_finite(extent)
    best: tuple[float, tuple[Scale, ...]] | None = None
    for below, above in _splits(extents):
        fits = [_fit(extent, below, above) for extent in extents]
        there = [fit for fit in fits if fit is not None]
        cost = sum(fit[0] for fit in there)
        if len(there) == len(fits) and (best is None or cost < best[0]):
            best = cost, tuple(fit[1] for fit in there)
    if best is None:
        raise ValueError("no number of steps serves all axes")
    return best[1]


def scale_to_largest(extent: Extent) -> Scale:
    """One step from zero to the largest value (or from the lowest, below zero), for charts that show no axis.

    Round limits would only take height or width from the data there. ValueError: a value is not a finite number.
    """
    _must_be_finite(extent)
    low, high = _exact(min(extent.lowest, 0.0)), _exact(max(extent.highest, 0.0))
    return Scale(low, high - low or Decimal(1), 1)


def scale_between(extent: Extent, start: float, end: float | None = None) -> Scale:
    """A scale from ``start``, which an author chose, to ``end`` or to a round number above the largest value.

    ValueError says in words what is wrong: a value outside the limits, or limits that no round steps divide.
    """
    _must_be_finite(extent)
    if extent.lowest < start:
        raise ValueError(f"the scale starts at {start:g}, but the smallest value is {extent.lowest:g}")
    if end is not None:
        return _divided(extent, start, end)
    capped = _candidates(extent, start, extent.cap)
    candidates = capped or _candidates(extent, start, None)
    return min(candidates, key=lambda candidate: candidate[0])[1]


def value_axis(scale: Scale, unit: Unit, title: str = "", *, visible: bool = True, gridlines: bool = True) -> ValueAxis:
    """The axis as drawn: its tick labels in the unit's notation, with the decimals that the steps need and no more."""
    return ValueAxis(
        minimum=float(scale.minimum),
        maximum=float(scale.maximum),
        step=float(scale.step),
        labels=tuple(show_value(float(tick), unit, scale.places) for tick in scale.ticks),
        number_format=excel_format(unit, scale.places),
        title=title,
        visible=visible,
        gridlines=gridlines,
    )


def label_steps(dimension: str, count: int) -> tuple[int, ...]:
    """Steps at which category labels may be shown, densest first; one step: all names are needed, none may be left out.

    Labels of quarters stand a whole number of years apart, so that they name one quarter of each year.
    """
    if dimension == "quarter":
        return (1, 4, 8) if count <= 6 else tuple(step for step in (4, 8, 16, 32, 64) if step < max(count, 8))
    if dimension == "month":
        return (1, 3, 6) if count <= 6 else tuple(step for step in (3, 6, 12, 24, 60, 120) if step < max(count, 6))
    if dimension == "year":
        return tuple(step for step in (1, 2, 5, 10) if step < max(count, 2))
    return (1,)


def _splits(extents: Sequence[Extent]) -> list[tuple[int, int]]:
    """(steps below zero, steps above) worth trying, four steps in all before three or five."""
    goes_below = any(extent.lowest < 0 for extent in extents)
    goes_above = any(extent.highest > 0 for extent in extents) or not goes_below
    pairs = [
        (below, above)
        for below, above in product(range(MOST_STEPS + 1), repeat=2)
        if LEAST_STEPS <= below + above <= MOST_STEPS and (below > 0) == goes_below and (above > 0) == goes_above
    ]
    return sorted(pairs, key=lambda pair: (_STEPS_COST[sum(pair)], pair))


def _fit(extent: Extent, below: int, above: int) -> tuple[float, Scale] | None:
    """The cheapest scale with these steps around zero, or None when the natural end forbids all of them."""
    high, low = max(extent.highest, 0.0), max(-extent.lowest, 0.0)
    least = max(high / above if above else 0.0, low / below if below else 0.0)
    best: tuple[float, Scale] | None = None
    for mantissa, step in _round_steps(least, extent.whole):
        top, bottom = step * above, step * below
        if (above and not _reaches(top, high, extent.cap)) or (below and not _reaches(bottom, low, None)):
            continue
        waste = 1 - (high + low) / float(top + bottom)
        cost = waste + _MANTISSA_COST[mantissa] + _STEPS_COST[below + above] + _tightness(float(top), high, extent.cap)
        if best is None or cost < best[0]:
            best = cost, Scale(-bottom, step, below + above)
    return best


def _candidates(extent: Extent, start: float, cap: float | None) -> list[tuple[float, Scale]]:
    base, height = _exact(start), extent.highest - start
    found = []
    for count in range(LEAST_STEPS, MOST_STEPS + 1):
        for mantissa, step in _round_steps(height / count, extent.whole):
            top = base + step * count
            if not _reaches(top, extent.highest, cap):
                continue
            waste = 1 - height / float(step * count)
            found.append((waste + _MANTISSA_COST[mantissa] + _STEPS_COST[count], Scale(base, step, count)))
    return found


def _divided(extent: Extent, start: float, end: float) -> Scale:
    if end <= start:
        raise ValueError(f"the scale ends at {end:g}, which is not above its start {start:g}")
    if extent.highest > end:
        raise ValueError(f"the scale ends at {end:g}, but the largest value is {extent.highest:g}")
    low, span = _exact(start), _exact(end) - _exact(start)
    for count in (4, 5, 3):
        step = span / count
        if _mantissa(step) in _MANTISSA_COST and (not extent.whole or step == step.to_integral_value()):
            return Scale(low, step.normalize(), count)
    raise ValueError(f"no three to five round steps lead from {start:g} to {end:g}")


def _round_steps(least: float, whole: bool) -> list[tuple[Decimal, Decimal]]:
    """(mantissa, step) of round steps around ``least``, smallest first; of nothing but zeros the step is about 1."""
    exponent = math.floor(math.log10(least)) if least > 0 else 0
    if whole:
        exponent = max(exponent, 0)
    powers = range(exponent, exponent + 3)
    steps = [(mantissa, mantissa.scaleb(power)) for power in powers for mantissa in sorted(_MANTISSA_COST)]
    return [(m, step) for m, step in steps if not whole or step == step.to_integral_value()]


def _reaches(top: Decimal, value: float, cap: float | None) -> bool:
    if cap is not None and top >= Decimal(cap):
        return top == Decimal(cap) >= _exact(value)
    return top > _exact(value)


def _exact(value: float) -> Decimal:
    """The number that a float is written as: 0.3 is 0.3, not the binary fraction next to it."""
    return Decimal(repr(float(value)))


def _tightness(top: float, value: float, cap: float | None) -> float:
    """A cost for a value that nearly touches the top tick, unless the axis ends there by nature."""
    return _TIGHT_COST if top and 1 - value / top < _TIGHT and top != cap else 0.0


def _mantissa(number: Decimal) -> Decimal:
    return number.scaleb(-number.adjusted()).normalize()


def _places(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _must_be_finite(extent: Extent) -> None:
    if not (math.isfinite(extent.lowest) and math.isfinite(extent.highest)):
        raise ValueError("a value is not a finite number")
