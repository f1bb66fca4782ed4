"""Changes: two figures of one measure compared, as number, percent or percentage points by what the unit allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, Literal

from reportgen.metrics.evaluate import NOT_APPLICABLE
from reportgen.metrics.figure import Figure, Good, Unit, UnitKind
from reportgen.metrics.windows import Comparison

ChangeKind = Literal["number", "percent", "points"]

ALLOWED: Final[Mapping[UnitKind, tuple[ChangeKind, ...]]] = {
    "count": ("percent", "number"),
    "percent": ("points",),
    "points": ("points",),
    "rate": ("number", "percent"),
    "money": ("number", "percent"),
    "ratio": ("number",),
    "days": ("number", "percent"),
    "score": ("number",),
}
"""The kinds of change each unit allows, the usual one first. A percentage changes by points: saying that 8% fell by 25%
when it fell to 6% is the misprint most often made."""


def change_between(now: Figure, before: Figure, comparison: Comparison, kind: ChangeKind | None = None) -> Figure:
    """The change from ``before`` to ``now`` on unrounded values, with both operands kept.

    Missing when either is, or when a percentage of nothing is asked for. ValueError when the unit does not allow
    ``kind``.
    """
    chosen = _kind(now, kind)
    value, missing = _value(now, before, chosen)
    return Figure(
        name=now.name,
        label=f"{now.label}: change on {comparison.against}",
        value=value,
        unit=_unit(now.unit, chosen),
        period=now.period,
        basis="change",
        good=now.good,
        missing=missing,
        provenance=now.provenance,
        change_kind=chosen,
        now=now,
        before=before,
        comparator=comparison.comparator,
        family=now.family,
        against=comparison.against,
        short=now.short,
        level_family=comparison.family or "",
    )


def stated_change(stated: Figure, comparison: Comparison, good: Good | None = None) -> Figure:
    """A change that a table states (the level and its earlier value unknown), to be worded as a computed one is."""
    return replace(
        stated,
        basis="change",
        good=good or stated.good,
        comparator=comparison.comparator,
        against=comparison.against,
        level_family=comparison.family or "",
    )


def percent_change(now: float, before: float) -> float | None:
    """The change in percent, a negative base by its size (a deficit that shrinks is a rise); None on zero."""
    return None if before == 0 else (now - before) / abs(before) * 100


def _kind(figure: Figure, kind: ChangeKind | None) -> ChangeKind:
    allowed = ALLOWED.get(figure.unit.kind, ("number",))
    if kind is None:
        return allowed[0]
    if kind not in ("number", "percent", "points"):
        raise ValueError(f"unknown kind of change '{kind}'; expected number, percent or points")
    if kind not in allowed:
        raise ValueError(
            f"'{figure.name}' is in {figure.unit.name} and has no change in {kind}; expected {' or '.join(allowed)}"
        )
    return kind


def _value(now: Figure, before: Figure, kind: ChangeKind) -> tuple[float | None, str | None]:
    if now.value is None or before.value is None:
        return None, now.missing or before.missing
    if kind != "percent":
        return now.value - before.value, None
    change = percent_change(now.value, before.value)
    return change, None if change is not None else f"{NOT_APPLICABLE}: no percentage of 0 ({before.period_label})"


def _unit(unit: Unit, kind: ChangeKind) -> Unit:
    if kind == "percent":
        return Unit("percent", "%", 0)
    if kind == "points":
        return Unit("points", "percentage points", unit.decimals, "percentage point")
    return unit
