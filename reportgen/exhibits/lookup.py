"""What a spec asks for, looked up with a located error: names of the theme, and figures that must be there."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.errors import PackError, Place, Problem, did_you_mean
from reportgen.metrics.figure import Figure
from reportgen.theme import HeatBand, Theme


def theme_colour(theme: Theme, name: str, place: Place) -> str:
    """``name`` itself when the theme has that colour (``priority`` is the section's own); PackError otherwise."""
    if name != "priority" and name not in theme.colours:
        raise PackError([_unknown(place, "colour", name, theme.colours)])
    return name


def heat_scale(theme: Theme, name: str, place: Place) -> tuple[HeatBand, ...]:
    """The bands of a heat scale, lowest first; PackError when the theme has no such scale."""
    if name not in theme.heat:
        raise PackError([_unknown(place, "heat scale", name, theme.heat)])
    return theme.heat[name]


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


def _unknown(place: Place, what: str, name: str, known: Iterable[str]) -> Problem:
    names = sorted(known)
    return Problem(
        place,
        f"unknown {what} '{name}'",
        f"the theme has {', '.join(names)}",
        did_you_mean(name, names) or f"add it to layouts/theme.yaml or use one of these {what}s",
        rule=f"unknown-{what.replace(' ', '-')}",
    )
