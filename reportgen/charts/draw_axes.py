"""Gridlines, axes, ticks and their labels (look, section 6), and the lines of vertical markers."""

from __future__ import annotations

from reportgen.charts.draw_sheet import Sheet
from reportgen.charts.look import (
    BASELINE_DASH,
    CAP_MIDDLE,
    CATEGORY_BASELINE,
    GRID_WEIGHT,
    LINE_PITCH,
    TICK_LABEL_GAP,
    TICK_LENGTH,
    TICK_WEIGHT,
    ZERO_LINE_WEIGHT,
)
from reportgen.charts.model import ValueAxis
from reportgen.geometry import Point

_MARKER_INSET = 4.0  # a vertical marker starts below the top gridline


def draw_grid(sheet: Sheet) -> None:
    """Gridlines at the steps of the first axis, but where the zero line is drawn anyway."""
    axis, plot = sheet.model.axis, sheet.plot
    if sheet.model.spark or not axis.gridlines:
        return
    zero = sheet.place.zero(axis)
    places = [at for at, _ in sheet.place.ticks(axis) if abs(at - zero) > 0.01]
    if sheet.model.horizontal:
        pieces = [(Point(x, plot.y), Point(x, plot.bottom)) for x in places]
    else:
        pieces = [(Point(plot.x, y), Point(plot.right, y)) for y in places]
    sheet.lines(pieces, sheet.look.grid, GRID_WEIGHT)


def draw_zero_line(sheet: Sheet) -> None:
    """The category axis where values are zero (or at the axis's limit); a spark has this line alone."""
    plot, at = sheet.plot, sheet.place.zero(sheet.model.axis)
    weight = GRID_WEIGHT if sheet.model.spark else ZERO_LINE_WEIGHT
    if sheet.model.horizontal:
        piece = (Point(at, plot.y), Point(at, plot.bottom))
    else:
        piece = (Point(plot.x, at), Point(plot.right, at))
    sheet.lines([piece], sheet.look.secondary, weight)


def draw_axes(sheet: Sheet) -> None:
    """Labels of both value axes, ticks and labels of the categories that are shown."""
    if sheet.model.spark:
        return
    if sheet.model.axis.visible:
        _value_labels(sheet, sheet.model.axis, second=False)
    if sheet.model.second_axis and sheet.model.second_axis.visible:
        _value_labels(sheet, sheet.model.second_axis, second=True)
    if sheet.model.horizontal:
        _row_labels(sheet)
    else:
        _category_labels(sheet)


def _value_labels(sheet: Sheet, axis: ValueAxis, second: bool) -> None:
    plot, drop = sheet.plot, CAP_MIDDLE * sheet.look.text_size
    for at, text in sheet.place.ticks(axis):
        if sheet.model.horizontal:
            middle = sheet.kept_inside(at, sheet.surface.text_width(text, sheet.look.text_size))
            sheet.words(middle, plot.bottom + CATEGORY_BASELINE, text, anchor="middle")
        elif second:
            sheet.words(plot.right + TICK_LABEL_GAP, at + drop, text)
        else:
            sheet.words(plot.x - TICK_LABEL_GAP, at + drop, text, anchor="end")
    if axis.title and not sheet.model.horizontal:
        above = plot.y - sheet.look.text_size
        if second:
            sheet.words(sheet.rect.right, above, axis.title, anchor="end")
        else:
            sheet.words(sheet.rect.x, above, axis.title)


def _category_labels(sheet: Sheet) -> None:
    """Labels centred under the axis, with ticks where some are left out; one at the edge of the sheet moves inwards."""
    plot, size = sheet.plot, sheet.look.text_size
    shown = sheet.place.shown_categories()
    if sheet.model.label_step > 1:
        ticks = [(Point(x, plot.bottom), Point(x, plot.bottom + TICK_LENGTH)) for x in map(sheet.place.centre, shown)]
        sheet.lines(ticks, sheet.look.secondary, TICK_WEIGHT)
    for i in shown:
        for n, text in enumerate(sheet.model.lines_of(i)):
            middle = sheet.kept_inside(sheet.place.centre(i), sheet.surface.text_width(text, size))
            sheet.words(middle, plot.bottom + CATEGORY_BASELINE + n * LINE_PITCH * size, text, anchor="middle")


def _row_labels(sheet: Sheet) -> None:
    """Labels of horizontal bars, right aligned beside the plot and centred on their bars."""
    pitch, drop = LINE_PITCH * sheet.look.text_size, CAP_MIDDLE * sheet.look.text_size
    for i in sheet.place.shown_categories():
        lines = sheet.model.lines_of(i)
        first = sheet.place.centre(i) + drop - (len(lines) - 1) * pitch / 2
        for n, text in enumerate(lines):
            sheet.words(sheet.plot.x - TICK_LABEL_GAP, first + n * pitch, text, anchor="end")


def draw_vertical_markers(sheet: Sheet) -> None:
    """A dashed line at each marked category; its words are text beside it."""
    plot = sheet.plot
    places = (sheet.place.centre(marker.category) for marker in sheet.model.markers)
    pieces = [(Point(x, plot.y + _MARKER_INSET), Point(x, plot.bottom)) for x in places]
    sheet.lines(pieces, sheet.look.ink, 1, BASELINE_DASH)
