"""Columns and bars: one filled path per colour, and whiskers where an interval is known."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reportgen.charts.draw_sheet import Sheet, rectangles
from reportgen.charts.look import BAR_OUTLINE
from reportgen.charts.place import Bar
from reportgen.geometry import Point

_CAP = 3.0  # half the width of a whisker's end


def draw_bars(sheet: Sheet, bars: tuple[Bar, ...]) -> None:
    """All columns or bars in drawing order: neighbours of one look are one path."""
    for (colour, stroke), group in groupby(bars, key=lambda bar: (bar.colour, bar.stroke)):
        rects = [bar.rect for bar in group if bar.rect.w and bar.rect.h]
        if rects:  # a zero has nothing to fill
            sheet.draw(rectangles(rects), fill=colour, stroke=stroke or None, width=BAR_OUTLINE)
    sheet.lines((line for bar in bars for line in _whisker(sheet, bar)), sheet.look.ink, 1)


def _whisker(sheet: Sheet, bar: Bar) -> Iterator[tuple[Point, Point]]:
    """The confidence interval of a bar's value as a line with ends."""
    series = sheet.model.series[bar.series]
    low = series.low[bar.category] if series.low else None
    high = series.high[bar.category] if series.high else None
    if low is None or high is None:
        return
    axis = sheet.place.axis_of(series)
    start, end = sheet.place.value(axis, low), sheet.place.value(axis, high)
    if sheet.model.horizontal:
        y = bar.rect.y + bar.rect.h / 2
        yield Point(start, y), Point(end, y)
        yield from ((Point(x, y - _CAP), Point(x, y + _CAP)) for x in (start, end))
    else:
        x = bar.rect.x + bar.rect.w / 2
        yield Point(x, start), Point(x, end)
        yield from ((Point(x - _CAP, y), Point(x + _CAP, y)) for y in (start, end))
