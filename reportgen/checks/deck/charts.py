"""Rules of native charts: numbers that the workbook holds too, and colours that can be told apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reportgen.checks.chart_looks import (
    ChartLooks,
    SeriesLook,
    colour_alone,
    faint_neighbours,
    faint_series,
    too_many_colours,
)
from reportgen.checks.deck.opened import OpenDeck
from reportgen.checks.deck.places import areas
from reportgen.checks.finding import Finding, Rules
from reportgen.checks.ground import ground_at, middle
from reportgen.checks.readers.chart import ChartRead, SeriesRead
from reportgen.checks.readers.deck import ShapeRead, SlideRead
from reportgen.geometry import Rect

_CELLS = re.compile(r"^.+!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$")
_KINDS = {"bar": "column", "doughnut": "donut", "pie": "donut"}
_NAMES_REACH = 40.0  # points from a chart's right edge to names of its lines or slices
_STACKED = ("stacked", "percentStacked")


def workbook(deck: OpenDeck) -> Iterator[Finding]:
    """A chart's workbook opens, and the cells that the chart names hold exactly its names and numbers."""
    for slide, shape, chart in deck.charts():
        if chart.workbook_fault:
            yield Finding(chart.workbook_fault, "a workbook that opens", slide.number, shape.name, shape.rect)
            continue
        for series in chart.looks:
            held = (_cells(chart.workbook, series.name_at), _cells(chart.workbook, series.categories_at))
            shown = ((series.name,), chart.categories)
            if held != shown or _cells(chart.workbook, series.values_at) != series.values:
                found = f"the workbook does not hold the numbers of '{series.name}'"
                yield Finding(found, "the chart's own numbers", slide.number, shape.name, shape.rect)


def number_format(deck: OpenDeck) -> Iterator[Finding]:
    """Numbers in the workbook have the chart's own number format, so that edited ones look as built ones."""
    for slide, shape, chart in deck.charts():
        for series in chart.looks:
            held = _cells(chart.formats, series.values_at)
            wrong = [code for code, value in zip(held, series.values, strict=False) if value is not None]
            if not series.number_format or any(code != series.number_format for code in wrong):
                found = f"cells of '{series.name}' lack its number format"
                yield Finding(found, series.number_format or "a number format", slide.number, shape.name, shape.rect)


def _of_colours(rule: Callable[[ChartLooks], Iterator[tuple[str, str]]]) -> Callable[[OpenDeck], Iterator[Finding]]:
    """A rule of colours for all charts of a deck."""

    def check(deck: OpenDeck) -> Iterator[Finding]:
        for slide, shape, chart in deck.charts():
            for found, expected in rule(looks_of(slide, shape, chart)):
                yield Finding(found, expected, slide.number, shape.name, shape.rect)

    check.__doc__ = rule.__doc__
    return check


def looks_of(slide: SlideRead, shape: ShapeRead, chart: ChartRead) -> ChartLooks:
    """The looks of a native chart on its slide."""
    beside = [other for other in slide.content if _beside(other.rect, shape.rect)]
    words = frozenset(" ".join(p.text.split()) for other in beside for p in other.paragraphs)
    below = [area for other in slide.shapes for area in areas(other) if other.number < shape.number]
    drawn = [series for series in chart.looks if not _is_band(series, chart)]
    return ChartLooks(
        series=tuple(_look(series, chart, words) for series in drawn),
        ground=ground_at(middle(shape.rect), below),
        stacked=any(series.grouping in _STACKED for series in drawn),
    )


def _look(series: SeriesRead, chart: ChartRead, words: frozenset[str]) -> SeriesLook:
    count = sum(value is not None for value in series.values)
    by_point = [series.point_colours.get(i, series.colour) for i, v in enumerate(series.values) if v is not None]
    kind = _KINDS.get(series.kind, series.kind)
    names = chart.categories if kind == "donut" else (series.name,)
    return SeriesLook(
        name=series.name,
        kind=kind,
        colours=tuple(dict.fromkeys(colour for colour in by_point if colour)),
        named=all(" ".join(name.split()) in words for name in names),
        labelled=len(series.labels) >= count,
        outline=series.outline,
        dash=series.dash,
        markers=series.markers,
    )


def _is_band(series: SeriesRead, chart: ChartRead) -> bool:
    """Whether a series is part of a confidence interval: areas of which the lowest is not painted."""
    group = [other for other in chart.looks if other.kind == "area" and other.axes == series.axes]
    return series.kind == "area" and any(other.colour is None for other in group)


def _beside(rect: Rect, frame: Rect) -> bool:
    """Whether words stand in a chart or right of it, where names of lines do."""
    level = frame.y <= rect.y + rect.h / 2 <= frame.bottom
    return level and frame.x <= rect.x <= frame.right + _NAMES_REACH


def _cells(grid: tuple[tuple[object, ...], ...], reference: str) -> tuple[object, ...]:
    """The cells of a row or column range such as ``Data!$B$2:$B$18``; a cell off the sheet is None."""
    found = _CELLS.match(reference)
    if found is None:
        return ()
    first, top, last, bottom = found.groups()
    columns = range(_column(first), _column(last or first) + 1)
    rows = range(int(top) - 1, int(bottom or top))
    return tuple(grid[r][c] if r < len(grid) and c < len(grid[r]) else None for r in rows for c in columns)


def _column(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


RULES: Rules[OpenDeck] = {
    "chart-workbook": workbook,
    "chart-number-format": number_format,
    "chart-contrast": _of_colours(faint_series),
    "chart-neighbours": _of_colours(faint_neighbours),
    "chart-colours": _of_colours(too_many_colours),
    "chart-colour-alone": _of_colours(colour_alone),
}
