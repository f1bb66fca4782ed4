"""A value and its change that speak of one window: the value shown is the one that the change starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.errors import PackError, Place, Problem
from reportgen.exhibits.context import Context
from reportgen.metrics.change import stated_change
from reportgen.metrics.figure import Figure, Good
from reportgen.metrics.windows import stated_comparison


@dataclass(frozen=True, slots=True)
class Asked:
    """Which figure of a measure an exhibit asks for."""

    measure: str
    basis: str | None
    where: Mapping[str, str]
    place: Place


def value_and_change(asked: Asked, comparator: str, context: Context) -> tuple[Figure, Figure | None]:
    """The value to show and its change since ``comparator`` (None without one).

    A comparator brings its own basis (the previous 12 months are rolling months), so the value is the change's own: a
    quarter's volume never stands over a change of twelve months. PackError when an asked basis does not fit.
    """
    where = asked.where or None
    if not comparator:
        return context.measures.figure(asked.measure, basis=asked.basis, where=where, place=asked.place), None
    change = context.measures.change(asked.measure, comparator, basis=asked.basis, where=where, place=asked.place)
    assert change.now is not None  # a change keeps its operands
    return change.now, change


def stated(cell: Figure, comparator: str, good: Good, place: Place, context: Context) -> Figure:
    """The change that a table states in a cell, counted from ``comparator``; PackError when there is no such."""
    try:
        comparison = stated_comparison(comparator, context.measures.period)
    except ValueError as error:
        raise PackError([Problem(place, str(error), rule="comparator")]) from error
    return stated_change(cell, comparison, good)
