"""Vertical markers: where in a chart an event stands that an author names, whatever window an edition draws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.charts.alt import TIME
from reportgen.charts.build import ChartError, Grid
from reportgen.charts.model import VerticalMarker
from reportgen.metrics.period import Period, parse_period
from reportgen.text.numbers import NO_BREAK


@dataclass(frozen=True, slots=True)
class Annotation:
    """Words at a category, or at a period that falls into one (``March 2020`` into ``Q4 2019/20``)."""

    at: str
    words: str


def place_markers(grid: Grid, annotations: Iterable[Annotation]) -> tuple[VerticalMarker, ...]:
    """The annotations that the chart's window holds, from left to right.

    A period outside the window has none: next quarter's window moves on, and an event may leave it. ChartError: neither
    a category of the chart nor a period.
    """
    found = [(_category(grid, annotation.at), annotation.words) for annotation in annotations]
    return tuple(VerticalMarker(at, words) for at, words in sorted(found, key=_order) if at is not None)


def marker_words(grid: Grid, marker: VerticalMarker) -> str:
    """``Marked: first lockdown at Q1 2020/21`` for the alt text; what is named by its category is told once."""
    at = grid.categories[marker.category]
    words = marker.text.replace(NO_BREAK, " ")
    return f"Marked: {words}" if at in words else f"Marked: {words} at {at}"


def _order(found: tuple[int | None, str]) -> int:
    return -1 if found[0] is None else found[0]


def _category(grid: Grid, at: str) -> int | None:
    at = at.replace(NO_BREAK, " ")
    if at in grid.categories:
        return grid.categories.index(at)
    wanted = _period(at) if grid.dimension in TIME else None
    if wanted is None:
        raise ChartError(
            f"a marker stands at '{at}', which is not in the chart",
            f"the chart runs from {grid.categories[0]} to {grid.categories[-1]}",
            "name one of its categories",
            "marker",
        )
    windows = [_period(category) for category in grid.categories]
    return next(
        (n for n, own in enumerate(windows) if own and own.start <= wanted.start and wanted.end <= own.end), None
    )


def _period(text: str) -> Period | None:
    try:
        return parse_period(text)
    except ValueError:
        return None
