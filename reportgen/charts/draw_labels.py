"""Data labels: on columns and on lines (boxed where they cross columns)."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.charts.draw_sheet import Sheet, rectangles
from reportgen.charts.look import (
    BOX_ABOVE,
    BOX_BELOW,
    BOX_HEIGHT,
    BOX_OUTLINE,
    BOX_PADDING,
    CAP_MIDDLE,
    COLUMN_LABEL_GAP,
    END_DOT_RADIUS,
    MARKER_GAP,
    POINT_LABEL_OFFSET,
    readable_on,
)
from reportgen.charts.model import ChartSeries, PointLabel
from reportgen.charts.place import Bar
from reportgen.charts.surface import TextAnchor
from reportgen.geometry import Point, Rect

_SIDE_GAP = 4.0


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the labels of one chart: bold in ink, in sparks small and regular."""

    sheet: Sheet
    size: float
    bold: bool
    colour: str

    def width(self, text: str) -> float:
        return self.sheet.surface.text_width(text, self.size, self.bold)

    def write(self, x: float, middle: float, text: str, anchor: TextAnchor = "middle", colour: str = "") -> None:
        """Words with the middle of their capitals at ``middle``."""
        baseline = middle + CAP_MIDDLE * self.size
        colour = colour or self.colour
        self.sheet.surface.text(x, baseline, text, size=self.size, colour=colour, bold=self.bold, anchor=anchor)


def draw_labels(sheet: Sheet, bars: tuple[Bar, ...]) -> None:
    """All data labels but those that stand at a line's right end."""
    look = sheet.look
    if sheet.model.spark:
        writer = _Writer(sheet, look.spark_size, False, look.secondary)
    else:
        writer = _Writer(sheet, look.label_size, True, look.ink)
    for bar in bars:
        label = _label(sheet.model.series[bar.series], bar.category)
        if label:
            _bar_label(writer, bar, label, bars)
    for series in sheet.model.series:
        if series.kind in ("line", "area"):
            _point_labels(writer, series)


def _label(series: ChartSeries, category: int) -> PointLabel | None:
    return series.labels[category] if series.labels else None


def _bar_label(writer: _Writer, bar: Bar, label: PointLabel, bars: tuple[Bar, ...]) -> None:
    rect = bar.rect
    middle = Point(rect.x + rect.w / 2, rect.y + rect.h / 2)
    if label.position == "centre":
        writer.write(middle.x, middle.y, label.text, colour=readable_on(bar.colour, writer.sheet.look.ink))
    elif not writer.sheet.model.horizontal:
        _column_label(writer, bar, label, bars)
    elif bar.end >= bar.start:
        writer.write(rect.right + _SIDE_GAP, middle.y, label.text, "start")
    else:
        writer.write(rect.x - _SIDE_GAP, middle.y, label.text, "end")


def _column_label(writer: _Writer, bar: Bar, label: PointLabel, bars: tuple[Bar, ...]) -> None:
    """Above (below zero: under) the tallest column that the words span, so that they cross none."""
    width, half = writer.width(label.text), CAP_MIDDLE * writer.size
    x = writer.sheet.kept_inside(bar.rect.x + bar.rect.w / 2, width)
    spanned = [b for b in bars if b.rect.right > x - width / 2 and b.rect.x < x + width / 2] or [bar]
    ends = [end for b in spanned for end in _extent(writer.sheet, b)]
    if bar.end < bar.start:
        writer.write(x, max(ends) + COLUMN_LABEL_GAP + half, label.text)
    else:
        writer.write(x, min(ends) - COLUMN_LABEL_GAP - half - label.lift, label.text)


def _extent(sheet: Sheet, bar: Bar) -> tuple[float, ...]:
    """Top and bottom of a column on the page, its interval included."""
    series = sheet.model.series[bar.series]
    axis = sheet.place.axis_of(series)
    limits = [limits[bar.category] for limits in (series.low, series.high) if limits]
    return (bar.rect.y, bar.rect.bottom, *(sheet.place.value(axis, limit) for limit in limits if limit is not None))


def _point_labels(writer: _Writer, series: ChartSeries) -> None:
    points = writer.sheet.place.points(series)
    marked = {marker.category for marker in writer.sheet.model.markers}
    last = max((i for i, point in enumerate(points) if point), default=-1)
    for i, point in enumerate(points):
        label = _label(series, i)
        if point and label and not (writer.sheet.model.end_labels and i == last):
            if label.boxed:
                _boxed(writer, series, point, label)
            else:
                _beside_point(writer, point, label, crossed=i in marked)


def _boxed(writer: _Writer, series: ChartSeries, point: Point, label: PointLabel) -> None:
    """Words on white with an outline in the line's colour, above or under the point."""
    width = writer.width(label.text) + 2 * BOX_PADDING
    x = writer.sheet.kept_inside(point.x, width)
    y = point.y + (BOX_BELOW if label.position == "below" else -BOX_ABOVE)
    box = Rect(x - width / 2, y - BOX_HEIGHT / 2, width, BOX_HEIGHT)
    writer.sheet.draw(rectangles([box]), fill="#FFFFFF", stroke=series.colour, width=BOX_OUTLINE)
    writer.write(x, y, label.text)


def _beside_point(writer: _Writer, point: Point, label: PointLabel, crossed: bool) -> None:
    """Words at their side of the point; where a vertical marker crosses it, those above or below start right of it."""
    aside = END_DOT_RADIUS + _SIDE_GAP
    if label.position == "right":
        writer.write(point.x + aside, point.y, label.text, "start")
    elif label.position == "left":
        writer.write(point.x - aside, point.y, label.text, "end")
    else:
        offset = {"below": POINT_LABEL_OFFSET, "centre": 0.0}.get(label.position, -POINT_LABEL_OFFSET)
        if crossed:
            writer.write(point.x + MARKER_GAP, point.y + offset, label.text, "start")
        else:
            width = writer.width(label.text)
            x = writer.sheet.place.clear_of_ticks(writer.sheet.kept_inside(point.x, width), width)
            writer.write(x, point.y + offset, label.text)
