"""Draw a ChartModel: the order of its parts from the ground up. Each family of marks has a module of its own.

A new kind of mark is one module with a ``draw_...(sheet)`` function and one line here. Nothing is decided while
drawing: limits, steps, colours and words stand in the model, places follow from ``charts.place``.
The words of a vertical marker, the names at the ends of lines and those of a donut's slices are text that layout puts
beside the plot: they are not drawn here.
"""

from __future__ import annotations

from reportgen.charts.draw_axes import draw_axes, draw_grid, draw_vertical_markers, draw_zero_line
from reportgen.charts.draw_bars import draw_bars
from reportgen.charts.draw_donut import draw_donut
from reportgen.charts.draw_labels import draw_labels
from reportgen.charts.draw_lines import draw_areas, draw_bands, draw_lines
from reportgen.charts.draw_sheet import Sheet
from reportgen.charts.look import ChartLook
from reportgen.charts.model import ChartModel
from reportgen.charts.place import PlotPlace
from reportgen.charts.renderer import SurfaceRenderer
from reportgen.charts.surface import Surface
from reportgen.geometry import Rect


def draw_chart(model: ChartModel, rect: Rect, plot: Rect, surface: Surface, look: ChartLook) -> None:
    """Draw the model inside ``rect``, its inner plot area at ``plot``; both in points on the page."""
    sheet = Sheet(PlotPlace(model, plot), rect, look, SurfaceRenderer(surface))
    if model.is_donut:
        draw_donut(sheet)
        return
    bars = sheet.place.bars()
    draw_bands(sheet)
    draw_grid(sheet)
    draw_areas(sheet)
    draw_bars(sheet, bars)
    draw_zero_line(sheet)
    draw_axes(sheet)
    draw_vertical_markers(sheet)
    draw_lines(sheet)
    draw_labels(sheet, bars)
