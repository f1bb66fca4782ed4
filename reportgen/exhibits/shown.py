"""Figures as runs and cell words: a value large, a movement in arrow and word, the reason where there is no value."""

from __future__ import annotations

from dataclasses import replace

from reportgen.metrics.figure import Figure, Unit
from reportgen.text.movement import ARROWS, judge
from reportgen.text.numbers import marker, reason, show
from reportgen.text.paragraph import Run
from reportgen.theme import Theme

_SAYS = {ARROWS["up"]: "up", ARROWS["down"]: "down", ARROWS["level"]: "level"}


def value_run(figure: Figure) -> Run:
    """The value as shown, or its marker, with its figure for the register."""
    return Run(show(figure), figures=(figure,))


def reason_run(figure: Figure) -> Run:
    """Why there is no value, in secondary colour: it stands where the movement would."""
    return Run(reason(figure) or "not available", bold=False, colour="secondary", figures=(figure,))


def movement_run(change: Figure, theme: Theme) -> Run:
    """``▲  Up 18%``: arrow, two spaces, word and number, coloured by whether it is good; else why it is missing."""
    if change.value is None:
        return Run(f"{marker(change)} {reason(change)}".strip(), bold=False, colour="secondary", figures=(change,))
    movement = judge(change, theme.movement)
    colour = None if movement.judgement == "neither" else movement.judgement
    return Run(f"{movement.arrow}  {movement.tile}", colour=colour, figures=(change,))


def magnitude_runs(change: Figure, theme: Theme) -> tuple[Run, ...]:
    """``▼  13 points``: a coloured arrow and the change without its sign, which the arrow and the text below carry."""
    if change.value is None:
        return (value_run(change),)
    movement = judge(change, theme.movement)
    colour = None if movement.judgement == "neither" else movement.judgement
    unit = replace(change.unit, name="points", singular="point") if change.unit.kind == "points" else change.unit
    words = show(replace(change, value=abs(change.value), unit=unit), form="words")
    return Run(f"{movement.arrow}  ", colour=colour), Run(words, figures=(change,))


def cell_words(figure: Figure, *, places: int, signed: bool, bare: bool) -> str:
    """A figure in a table cell at the column's precision.

    ``bare`` leaves a percentage point's unit out, for columns whose header says it; a per cent sign always stays.
    """
    if bare and figure.unit.kind == "points":
        figure = replace(figure, unit=Unit("count", ""))
    return show(figure, decimals=places, signed=signed)


def arrow_of(figure: Figure, places: int, theme: Theme) -> str:
    """▲, ▼ or ► by the thresholds of the figure's family, judged at the precision at which it is shown."""
    return judge(replace(figure, decimals=places), theme.movement).arrow


def arrow_says(sign: str) -> str:
    """What a reader hears for an arrow: up, down or level."""
    return _SAYS[sign]
