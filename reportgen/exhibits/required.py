"""Figures that an exhibit insists on: a missing one stops the build instead of showing [x]."""

from __future__ import annotations

from reportgen.errors import PackError, Place, Problem
from reportgen.metrics.figure import Figure


def check_there(figure: Figure, place: Place) -> None:
    """PackError at ``place`` (the exhibit's ``required``) when the figure is missing."""
    if figure.value is not None:
        return
    raise PackError(
        [
            Problem(
                place,
                f"{figure.label} has no figure for {figure.period_label}: {figure.missing}",
                "the exhibit is 'required'",
                "bring the data up to the period, or take 'required' away to show [x]",
                rule="required-figure",
            )
        ]
    )
