"""Words for money against a budget: the size of a variance, and on which side of the budget it lies."""

from __future__ import annotations

from dataclasses import replace

from reportgen.metrics.figure import Figure
from reportgen.text.numbers import marker, round_half_away, show


def size_of(figure: Figure) -> str:
    """The figure without its sign, for after a word that says it: ``£57.5m``."""
    return show(figure if figure.value is None else replace(figure, value=abs(figure.value)), form="words")


def against_budget(figure: Figure, *, amount: bool = True) -> str:
    """``£57.5m under budget``, ``£4.9m over budget``, ``on budget`` for what rounds to nothing.

    Variances are forecast or actual less budget, so that below zero is an underspend, or income beyond the budget.
    Without ``amount`` only the side is told. A missing variance is its marker.
    """
    if figure.value is None:
        return marker(figure)
    shown = round_half_away(figure.value, figure.places)
    if not shown:
        return "on budget"
    side = "over budget" if shown > 0 else "under budget"
    return f"{size_of(figure)} {side}" if amount else side
