"""Lines with their markers, dashed baselines, areas and confidence bands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from matplotlib.lines import Line2D
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform

from reportgen.charts.draw_sheet import Sheet
from reportgen.charts.look import (
    BAND_SHARE,
    END_DOT_RADIUS,
    MARKER_OUTLINE,
    MARKER_RADIUS,
    mix,
)
from reportgen.charts.model import ChartSeries
from reportgen.charts.renderer import dashes
from reportgen.geometry import Point


def draw_areas(sheet: Sheet) -> None:
    """Areas from the zero line to their values, stacked ones on each other: a missing value parts an area."""
    reached = [0.0] * len(sheet.model.categories)
    stacked = sheet.model.grouping != "clustered"
    for series in sheet.model.series:
        if series.kind == "area":
            below = list(reached) if stacked else [0.0] * len(reached)
            tops = [None if v is None else v + below[i] for i, v in enumerate(series.values)]
            _fill_between(sheet, series, tops, below)
            reached = [below[i] if top is None else top for i, top in enumerate(tops)]


def _fill_between(sheet: Sheet, series: ChartSeries, tops: Sequence[float | None], below: Sequence[float]) -> None:
    axis, run = sheet.place.axis_of(series), list[tuple[float, float, float]]()
    for i, top in enumerate((*tops, None)):
        if top is not None:
            run.append((sheet.place.centre(i), sheet.place.value(axis, top), sheet.place.value(axis, below[i])))
            continue
        if len(run) > 1:
            outline = [(x, y) for x, y, _ in run] + [(x, y) for x, _, y in reversed(run)]
            sheet.draw(Path(outline, closed=False), fill=series.colour)
        run = []


def draw_bands(sheet: Sheet) -> None:
    """Confidence intervals of lines as light areas, under everything else."""
    for series in sheet.model.series:
        if series.kind == "line" and series.low:
            for outline in sheet.place.band(series):
                sheet.draw(Path([(p.x, p.y) for p in outline], closed=False), fill=mix(series.colour, BAND_SHARE))


def draw_lines(sheet: Sheet) -> None:
    """All lines: dashed baselines first, so that data lies over them."""
    lines = [series for series in sheet.model.series if series.kind == "line"]
    for series in sorted(lines, key=lambda series: not series.dashed):
        points = sheet.place.points(series)
        _polyline(sheet, series, points)
        _markers(sheet, series, points)


def _polyline(sheet: Sheet, series: ChartSeries, points: Sequence[Point | None]) -> None:
    """The line itself; a missing value is a gap."""
    Line2D(
        [math.nan if p is None else p.x for p in points],
        [math.nan if p is None else p.y for p in points],
        color=series.colour,
        linewidth=series.line_width,
        linestyle=dashes(series.dash if series.dashed else (), series.line_width),
        solid_capstyle="round",
        solid_joinstyle="round",
        dash_capstyle="butt",
        dash_joinstyle="miter",
        marker="",
        antialiased=True,
        transform=IdentityTransform(),
    ).draw(sheet.renderer)


def _markers(sheet: Sheet, series: ChartSeries, points: Sequence[Point | None]) -> None:
    """Open markers at all or some points; a solid dot at the last one."""
    there = [i for i, point in enumerate(points) if point]
    last = there[-1:] if series.markers == "last" else []
    opened = there if series.markers == "all" else [i for i in there if i in series.marked and i not in last]
    _dots(sheet, [points[i] for i in opened], MARKER_RADIUS, "#FFFFFF", series.colour)
    _dots(sheet, [points[i] for i in last], END_DOT_RADIUS, series.colour, None)


def _dots(sheet: Sheet, points: Sequence[Point | None], radius: float, fill: str, outline: str | None) -> None:
    there = [point for point in points if point]
    if not there:
        return
    look: dict[str, Any] = {"markeredgecolor": outline or "none", "markeredgewidth": MARKER_OUTLINE if outline else 0}
    Line2D(
        [p.x for p in there],
        [p.y for p in there],
        linestyle="none",
        marker="o",
        fillstyle="full",
        markersize=2 * radius,
        markerfacecolor=fill,
        antialiased=True,
        transform=IdentityTransform(),
        **look,
    ).draw(sheet.renderer)
