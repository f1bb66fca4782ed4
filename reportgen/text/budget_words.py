"""Words for money against a budget: the size of a variance, and on which side of the budget it lies."""

from __future__ import annotations

from dataclasses import replace

from reportgen.metrics.figure import Figure
from reportgen.text.numbers import marker, round_half_away, show


def size_of(figure: Figure) -> str:
    """The figure without its sign, for after a word that says it: ``£57.5m``; a missing one is its marker."""
    if figure.value is None:
        return marker(figure)
    return show(replace(figure, value=abs(figure.value)), form="words")


def against_budget(figure: Figure, *, amount: bool = True, income: bool = False) -> str:
    """``£57.5m under budget``, ``£4.9m over budget``, ``on budget`` for what rounds to nothing.

    Variances are forecast or actual less budget, so that below zero is an underspend; income is a negative sum, so that
    below zero it is ``more than budgeted``. Without ``amount`` only the side is told. A missing variance is its marker.
    """
    if figure.value is None:
        return marker(figure)
    shown = round_half_away(figure.value, figure.places)
    if not shown:
        return "as budgeted" if income else "on budget"
    over, under = ("less than budgeted", "more than budgeted") if income else ("over budget", "under budget")
    side = over if shown > 0 else under
    return f"{size_of(figure)} {side}" if amount else side
