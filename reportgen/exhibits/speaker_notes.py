"""Speaker notes of a page: what the author says, the sources, each figure with its window and where it came from."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.exhibits.walk import Shown
from reportgen.metrics.figure import Figure
from reportgen.text.numbers import show


def speaker_notes(own: Iterable[str], sources: Iterable[str], shown: Iterable[Shown]) -> tuple[str, ...]:
    """Lines of notes in reading order; each distinct figure once, as it is shown on the page."""
    lines = [*own, *sources]
    figures = dict.fromkeys(figure_line(item) for item in shown)
    if figures:
        lines += ["Figures on this page:", *figures]
    return tuple(line for line in lines if line)


def figure_line(shown: Shown) -> str:
    """``Knife crime offences, Camden: 312 (quarter, Q1 2023/24; monthly_dashboard)``."""
    figure = shown.figure
    name = figure.label if not shown.at or shown.at in figure.label else f"{figure.label}, {shown.at}"
    value = show(figure) if figure.missing is None else figure.missing
    return f"{name}: {value} ({_window(figure)})"


def _window(figure: Figure) -> str:
    # A change's label says what it is counted from; "12 months to June 2023" says its basis itself.
    told = figure.basis in ("change", "month", "rolling 12 months", "as published")
    window = figure.period_label if told else f"{figure.basis}, {figure.period_label}"
    return f"{window}; {figure.provenance.dataset}" if figure.provenance else window
